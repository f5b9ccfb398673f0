"""Personal mails made from one form, and signatures that hold."""

import subprocess
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.forms import PLACE, fill, make_form
from digest.mail import AddressError, Envelope, RenderedEdition, wire_address
from digest.signing import Signer, read_signer
from pipeline.errors import ConfigError
from tests.digest.mail_rig import make_key, verifies

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


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


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Signer, bytes]:
    path, record = make_key(tmp_path_factory.mktemp("key"))
    return read_signer(domain="example.org", selector="s1", path=path), record


def test_a_signature_holds_and_a_change_breaks_it(signing: tuple[Signer, bytes]) -> None:
    signer, record = signing
    signed = signer.sign(mail())

    assert verifies(signed, record)
    for old, new in (
        (b"Words.", b"Swords"),
        (b"List-Unsubscribe: <https://x", b"List-Unsubscribe: <https://y"),
        (b"\r\nTo: ", b"\r\nTo: x"),
    ):
        assert old in signed
        assert not verifies(signed.replace(old, new), record)
    for second in (b"From: x@example.org\r\n", b"Subject: x\r\n", b"List-Unsubscribe: <https://x.example>\r\n"):
        assert not verifies(second + signed, record)
    assert b"list-unsubscribe-post" in b"".join(signed.partition(b"bh=")[0].split())
    assert signer.sign(mail()) == signed


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=300),
    st.lists(st.text(alphabet="ab \t", max_size=40), max_size=3),
    st.sampled_from(["", "\r\n", "\r\n\r\n\r\n", "x  \t y \r\n", "x"]),
    st.sets(
        st.sampled_from(["To", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "MIME-Version", "Auto-Submitted"])
    ),
)
def test_whatever_stands_in_a_mail_its_signature_holds(
    signing: tuple[Signer, bytes], text: str, folds: list[str], end: str, more: set[str]
) -> None:
    signer, record = signing
    folded = "".join(f"\r\n {fold}x" for fold in folds)
    head = f"From: a@example.org\r\nX-Other: y\r\nSUBJECT:  x {folded}\r\n" + "".join(f"{name}: x\r\n" for name in more)
    plain = f"{head}Reply-To: b@example.org\r\n\r\n{end}"

    assert verifies(signer.sign(plain.encode()), record)
    assert verifies(signer.sign(mail(text)), record)


def test_the_record_for_the_dns_is_what_openssl_says(tmp_path: Path) -> None:
    path, _ = make_key(tmp_path)
    try:
        public = subprocess.run(["openssl", "rsa", "-in", str(path), "-pubout"], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    record = b"v=DKIM1; k=rsa; p=" + b"".join(public.stdout.splitlines()[1:-1])
    signer = read_signer(domain="example.org", selector="s1", path=path)

    assert signer.record.encode() == record
    assert signer.record_name == "s1._domainkey.example.org"


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


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (["genpkey", "-algorithm", "ed25519"], "not an RSA key"),
        (["genrsa", "-traditional", "512"], "512 bits are too few"),
        (["genrsa", "-aes128", "-passout", "pass:x", "2048"], "no private key that can sign"),
    ],
)
def test_a_key_that_receivers_would_not_take_is_refused(tmp_path: Path, command: list[str], why: str) -> None:
    try:
        made = subprocess.run(["openssl", *command], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    if made.returncode:
        pytest.skip(f"this openssl does not make such a key: {made.stderr.decode()[:80]}")
    path = tmp_path / "key.pem"
    path.write_bytes(made.stdout)
    path.chmod(0o600)

    with pytest.raises(ConfigError, match=why):
        read_signer(domain="example.org", selector="s", path=path)


def test_a_key_is_not_shown(signing: tuple[Signer, bytes]) -> None:
    assert "key" not in repr(signing[0])
