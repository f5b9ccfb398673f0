"""DKIM: signing what goes out, so that the headers that lead off the list can be trusted."""

from dataclasses import dataclass, field
from pathlib import Path

import dkim

from pipeline.errors import ConfigError

#: RFC 8058 asks for the two List-Unsubscribe headers; the rest is what RFC 6376 (5.4.1) suggests.
_HEADERS = (
    b"from", b"to", b"subject", b"date", b"message-id", b"reply-to", b"list-id", b"list-unsubscribe",
    b"list-unsubscribe-post", b"auto-submitted", b"mime-version", b"content-type",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Signs with one key. Receivers find its other half in the DNS at `<selector>._domainkey.<domain>`."""

    domain: str
    selector: str
    key: bytes = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        """The mail with a signature on top."""
        signature: bytes = dkim.sign(
            message,
            self.selector.encode("ascii"),
            self.domain.encode("idna"),
            self.key,
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=[name for name in _HEADERS if _has(message, name)],
        )
        return signature + message


def _has(message: bytes, name: bytes) -> bool:
    head = message.partition(b"\r\n\r\n")[0].lower()
    return head.startswith(name + b":") or b"\n" + name + b":" in head


def read_signer(*, domain: str, selector: str, path: Path) -> Signer:
    """The signer of a key file; a key that cannot sign is found now, not in the night of sending."""
    try:
        if path.stat().st_mode & 0o044:
            raise ConfigError(
                "config.yaml", [f"mail.dkim.key_file: others may read {path}; run `chmod 600 {path.name}`"]
            )
        signer = Signer(domain=domain, selector=selector, key=path.read_bytes())
        signer.sign(b"From: <a@example.org>\r\nSubject: x\r\n\r\nx\r\n")
    except OSError as error:
        raise ConfigError("config.yaml", [f"mail.dkim.key_file: {path} cannot be read ({error.strerror})"]) from error
    except (dkim.DKIMException, ValueError) as error:
        fault = f"mail.dkim.key_file: {path} is no private key that can sign ({error}); make one with openssl genrsa"
        raise ConfigError("config.yaml", [fault]) from error
    return signer
