"""Which network addresses may be called: public ones, and those that the configuration allows. Pure."""

import ipaddress
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import urlsplit

#: IPv6 ranges that carry an IPv4 address, with the number of bits behind it. `ipaddress` calls them all global.
_CARRIERS = (
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("64:ff9b:1::/48"), 0),  # NAT64 of one's own network
    (IPv6Network("::/96"), 0),  # IPv4-compatible, long withdrawn, still routed by some
    (IPv6Network("2002::/16"), 80),  # 6to4
)
_UNSPECIFIED_OR_LOOPBACK = frozenset({IPv6Address("::"), IPv6Address("::1")})

Network = IPv4Network | IPv6Network


def inner_address(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for, else the address itself."""
    if isinstance(address, IPv4Address) or address in _UNSPECIFIED_OR_LOOPBACK:
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.teredo is not None:
        return address.teredo[1]
    for network, n_bits_behind in _CARRIERS:
        if address in network:
            return IPv4Address((int(address) >> n_bits_behind) & 0xFFFFFFFF)
    return address


def may_call(address: str, allowed: Sequence[Network] = ()) -> bool:
    """Whether a numeric address is public or in one of the allowed networks; what is no address is refused."""
    try:
        outer = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = inner_address(outer)
    if any(inner in network for network in allowed if network.version == inner.version):
        return True
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def host_key(url: str) -> str:
    """The host whose patience is at stake: `www.` makes no other host, another port does."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    try:
        port = parts.port
    except ValueError:
        port = None
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return host if port in (None, usual) else f"{host}:{port}"
