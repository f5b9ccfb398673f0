"""Which addresses may be called."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.networks import host_key, inner_address, may_call

PRIVATE = [
    "127.0.0.1", "127.255.0.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:c0a8:1::", "2001:0:7f00:1::80ff:fffe", "2001:db8::1",
    "", "example.org", "127.1", "0x7f000001",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "190.119.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused(address: str) -> None:
    assert not may_call(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_called(address: str) -> None:
    assert may_call(address)


def test_an_allowed_network_opens_nothing_beside_it() -> None:
    allowed = [ipaddress.ip_network("127.0.0.0/30")]

    assert may_call("127.0.0.1", allowed)
    assert may_call("::ffff:127.0.0.1", allowed)
    assert not may_call("127.0.0.9", allowed)
    assert not may_call("10.0.0.1", allowed)
    assert not may_call("::1", allowed)


@given(st.ip_addresses(v=4))
def test_an_ipv6_address_that_carries_an_ipv4_address_is_judged_by_it(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    carriers = [ipaddress.IPv6Address((0x64FF9B << 96) | number), ipaddress.IPv6Address((0xFFFF << 32) | number)]

    for carrier in carriers:
        assert inner_address(carrier) == inner
        assert may_call(str(carrier)) == may_call(str(inner))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.servindi.org/x", "servindi.org"),
        ("http://servindi.org:80/", "servindi.org"),
        ("http://SERVINDI.org./", "servindi.org"),
        ("http://127.0.0.1:8123/a?b", "127.0.0.1:8123"),
        ("https://a.pe:http/", "a.pe"),
    ],
)
def test_one_host_has_one_key(url: str, key: str) -> None:
    assert host_key(url) == key
