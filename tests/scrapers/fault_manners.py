"""Rows C18–C20, C23 and C24 of the crawl matrix: robots.txt, waiting, trust, silence, open ports."""

import contextlib
import socket
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from scrapers.health import HealthState, RunEnd, SourceHistory, SourceRun, judge
from tests.scrapers.fault_figures import Figure
from tests.scrapers.fault_server import (
    Answer,
    hang,
    page,
    publish,
    serving,
)
from tests.scrapers.gathering import NOW, gather, outlet


def c18_robots() -> Figure:
    """robots.txt answers 503, 429, hangs, or the port is closed."""
    n_pages, n_robots, states = 0, [], []
    for answer in (Answer(status=503), Answer(status=500), Answer(status=429), Answer(behave=hang)):
        with serving() as server:
            publish(server, 3)
            server.routes["/robots.txt"] = answer
            got = gather(outlet(server.url), limits={"timeout_s": 0.5})
            n_pages += len(server.journal) - len(server.hits("/robots.txt"))
            n_robots.append(len(server.hits("/robots.txt")))
            states.append("robots_unreachable" in got.only.error or "host_waits" in got.only.error)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    got = gather(outlet(f"http://127.0.0.1:{port}"))
    states.append("robots_unreachable" in got.only.error)
    with serving() as server:
        publish(server, 3)
        server.routes["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /nota/1\n", kind="text/plain")
        partly = gather(outlet(server.url))
    return Figure(
        measured=f"{n_pages} pages, {n_robots} questions; with a rule {len(partly.articles)} of 3 "
        f"({dict(partly.report.refused)})",
        wanted="0 page requests while robots.txt fails",
        holds=n_pages == 0 and all(states) and len(partly.articles) == 2 and partly.report.refused == {"robots": 1},
    )  # fmt: skip


def c19_retry_after() -> Figure:
    """429 with Retry-After: 3600, then runs inside and after the time."""
    with serving() as server:
        publish(server, 2)
        good = server.routes["/feed"]
        server.routes["/feed"] = Answer(status=429, headers={"Retry-After": "3600"})
        first = gather(outlet(server.url))
        n_first = len(server.hits("/feed"))
        server.routes["/feed"] = good
        server.journal.clear()
        gather(outlet(server.url), state=first.state, now=NOW + timedelta(minutes=30))
        n_inside = len(server.journal)
        after = gather(outlet(server.url), state=first.state, now=NOW + timedelta(minutes=70))
        server.routes["/feed"] = Answer(status=503, headers={"Retry-After": "1"})
        server.journal.clear()
        gather(outlet(server.url), state=first.state, now=NOW + timedelta(minutes=90))
        hits = server.hits("/feed")
        waited = hits[-1].at - hits[0].at if len(hits) == 2 else 0.0
    return Figure(
        measured=f"{n_first} request, {n_inside} inside the hour, {len(after.articles)} articles after it; 1 s"
        f" of waiting kept as {waited:.1f} s",
        wanted="1 request, 0 inside, then on",
        holds=n_first == 1 and n_inside == 0 and len(after.articles) == 2 and 1.0 <= waited < 3,
    )  # fmt: skip


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A self-signed certificate for 127.0.0.1."""
    import ipaddress

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1)).add_extension(names, critical=False).sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    paths = folder / "server.crt", folder / "server.key"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return paths


def c20_tls() -> Figure:
    """A certificate that nobody vouches for."""
    with tempfile.TemporaryDirectory() as folder, serving(secure=make_certificate(Path(folder))) as server:
        publish(server, 2)
        strict = gather(outlet(server.url))
        n_strict = len(server.journal)
        lax = gather(outlet(server.url, tls="insecure"))
    return Figure(
        measured=f"{n_strict} requests got through, {len(strict.articles)} articles; allowed for the source: "
        f"{len(lax.articles)}",
        wanted="0 accepted unless allowed",
        holds=n_strict == 0 and not strict.articles and "tls" in strict.only.error and len(lax.articles) == 2,
    )  # fmt: skip


def c23_silence() -> Figure:
    """Twelve months of an outlet's normal life, then silence; a fake clock."""
    import random

    dice = random.Random(23)
    n_alarms, late = 0, []
    for gap_days in (0.2, 1.0, 3.0, 7.0, 14.0):
        at = datetime(2018, 2, 24, tzinfo=UTC)
        published: list[datetime] = []
        runs: list[SourceRun] = []
        next_at = at
        day = at
        while day < NOW:
            while next_at <= day:
                published.append(next_at)
                next_at += timedelta(days=gap_days * dice.uniform(0.5, 1.6))
            history = SourceHistory(runs=tuple(runs[-50:]), published=tuple(published[-50:]))
            health = judge(history, now=day, end=RunEnd.OK)
            runs.append(SourceRun(at=day, end=RunEnd.OK, state=health.state))
            n_alarms += health.state is HealthState.QUIET
            day += timedelta(days=1)
        due = judge(SourceHistory(runs=tuple(runs), published=tuple(published[-50:])), now=day).due_at
        while judge(SourceHistory(runs=tuple(runs), published=tuple(published[-50:])), now=day).state is HealthState.OK:
            day += timedelta(days=1)
        late.append((day - due) / timedelta(days=1) if due else 99.0)
    return Figure(
        measured=f"{n_alarms} false alarms in 5 outlets × 12 months; flagged {max(late):.1f} days after due",
        wanted="0 false alarms; within one run (a day) of due",
        holds=n_alarms == 0 and max(late) <= 1.0,
    )


def c24_control_ports() -> Figure:
    """Sockets that listen while a crawl runs."""
    with serving() as server:
        publish(server, 2)
        listening = _listening()
        during: set[str] = set()

        def look(hit: Any) -> Answer:
            during.update(_listening())
            return Answer(body=page(0))

        server.routes["/nota/0"] = look
        got = gather(outlet(server.url))
    return Figure(
        measured=f"{len(during - listening)} new listening sockets while reading {len(got.articles)} articles",
        wanted="0", holds=not during - listening and len(got.articles) == 2,
    )  # fmt: skip


def _listening() -> set[str]:
    """This process's listening TCP sockets, by inode."""
    own = set()
    for entry in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            own.add(str(entry.readlink()))
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(OSError):
            for line in Path(table).read_text(encoding="ascii").splitlines()[1:]:
                parts = line.split()
                if parts[3] == "0A" and f"socket:[{parts[9]}]" in own:
                    found.add(parts[9])
    return found
