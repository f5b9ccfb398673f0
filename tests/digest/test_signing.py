"""Personal mails made from one form, and signatures that hold."""

import subprocess
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import dkim
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.forms import PLACE, fill, make_form, wire_address
from digest.mail import AddressError, Envelope, RenderedEdition
from digest.signing import Signer, read_signer
from pipeline.errors import ConfigError

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make_key(folder: Path) -> tuple[Path, bytes]:
    """A private key's file, and its record for the DNS."""
    private = folder / "dkim.pem"
    try:
        subprocess.run(["openssl", "genrsa", "-out", str(private), "2048"], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    private.chmod(0o600)
    public = subprocess.run(
        ["openssl", "rsa", "-in", str(private), "-pubout", "-outform", "PEM"], check=True, capture_output=True
    ).stdout
    return private, b"v=DKIM1; k=rsa; p=" + b"".join(public.splitlines()[1:-1])


def mail(text: str = "Words.\n", mark: str = "m" * 32) -> bytes:
    body = f"<p>{text}</p><a href='https://x.example.org/u/{PLACE}'>u</a>"
    form = make_form(
        RenderedEdition(subject="Señales", html=body, text=f"{text}\nhttps://x.example.org/u/{PLACE}\n"),
        Envelope(sender="M <m@example.org>", recipient="", message_id="", sent_at=AT, list_id="M <m.example.org>"),
    )
    return fill(
        form,
        recipient="José <jo@example.org>",
        message_id="<1@example.org>",
        mark=mark,
        unsubscribe_url=f"https://x.example.org/u/{mark}",
        unsubscribe_mailto="mailto:bounces+u1@example.org",
    )


@given(st.text(alphabet="abc ñ=.\n", max_size=120), st.text(alphabet="AZaz09-_", min_size=32, max_size=32))
def test_the_mark_stands_wherever_the_place_was(text: str, mark: str) -> None:
    message = message_from_bytes(mail(text, mark), policy=policy.default)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))

    assert plain is not None
    assert html is not None
    assert f"https://x.example.org/u/{mark}\r\n" in plain.get_content()
    assert f"/u/{mark}'" in html.get_content()
    assert PLACE not in str(message)
    assert message["List-Unsubscribe"] == f"<https://x.example.org/u/{mark}>, <mailto:bounces+u1@example.org>"
    assert message["To"] == "jo@example.org"
    assert not message.defects


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert mail() == mail()


def test_an_address_that_few_servers_take_is_refused_and_a_domain_is_written_in_ascii() -> None:
    assert wire_address("ana@español.example") == "ana@xn--espaol-zwa.example"
    with pytest.raises(AddressError, match="is not a mail address"):
        wire_address("ñ@example.org")


def test_a_signature_holds_and_a_change_breaks_it(tmp_path: Path) -> None:
    path, record = make_key(tmp_path)
    signer = read_signer(domain="example.org", selector="s1", path=path)
    signed = signer.sign(mail())

    def dns(name: bytes, timeout: int = 5) -> bytes | None:
        return record if name.rstrip(b".") == b"s1._domainkey.example.org" else None

    assert dkim.verify(signed, dnsfunc=dns)
    assert not dkim.verify(signed.replace(b"Words.", b"Swords"), dnsfunc=dns)
    assert not dkim.verify(
        signed.replace(b"List-Unsubscribe: <https://x", b"List-Unsubscribe: <https://y"), dnsfunc=dns
    )
    assert b"list-unsubscribe-post" in b"".join(signed.partition(b"bh=")[0].split())


def test_a_bad_key_is_found_before_the_night(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_text("no key", encoding="utf-8")
    path.chmod(0o644)
    with pytest.raises(ConfigError, match="others may read"):
        read_signer(domain="example.org", selector="s", path=path)
    path.chmod(0o600)
    with pytest.raises(ConfigError, match="no private key"):
        read_signer(domain="example.org", selector="s", path=path)
    with pytest.raises(ConfigError, match="cannot be read"):
        read_signer(domain="example.org", selector="s", path=tmp_path / "none.pem")


def test_a_key_is_not_shown() -> None:
    assert "secret" not in repr(Signer(domain="d", selector="s", key=b"secret"))
