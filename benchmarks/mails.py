"""Write two signed mails as a recipient gets them: a week of three bulletins and sixty items, and a single bulletin.

`python -m benchmarks.mails FOLDER [CHECKER …]` composes nothing: the editions are those of the tests. A checker is a
command that is run on each mail, `{mail}` standing for its file and `{dkim}` for `NAME=FILE` of the key's DNS record;
the exit status is then the worst of theirs.
"""

import subprocess
import sys
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from meanwhile import jobs
from tests.digest.mail_rig import Rig, make_key, verifies
from tests.digest.sample_editions import single_edition, weekly_edition

DOMAIN, SELECTOR = "digest.example.org", "s1"


def write(out: Path) -> dict[str, Path]:
    """The mails by name, sent by the real command into an outbox; the key's record beside them."""
    out.mkdir(parents=True, exist_ok=True)
    written = {}
    for name, edition in (("weekly", weekly_edition()), ("single", single_edition())):
        with TemporaryDirectory() as scratch:
            folder = Path(scratch)
            key, record = make_key(folder)
            (out / f"{name}.dkim").write_bytes(record)
            rig = Rig(
                folder,
                port=25,
                n_recipients=1,
                mail={
                    "smtp": None,
                    "outbox": "outbox",
                    "reply_to": f"editors@{DOMAIN}",
                    "list_id": f"Meanwhile <meanwhile.{DOMAIN}>",
                    "base_url": f"https://{DOMAIN}",
                    "bounces": {"address": f"bounces@{DOMAIN}"},
                    "dkim": {"domain": DOMAIN, "selector": SELECTOR, "key_file": str(key)},
                },
            )
            rig.add_edition(edition)
            jobs.send(rig.config)
            (mail,) = (folder / "outbox").iterdir()
            raw = mail.read_bytes()
            assert verifies(raw, record, selector=SELECTOR)
            written[name] = out / f"{name}.eml"
            written[name].write_bytes(raw)
            for form in ("html", "plain"):
                message = message_from_bytes(raw, policy=policy.default)
                assert isinstance(message, EmailMessage)
                part = message.get_body((form,))
                assert part is not None
                content = part.get_content()
                suffix = "html" if form == "html" else "txt"
                (out / f"{name}.{suffix}").write_text(content, encoding="utf-8")
    return written


def main(arguments: Sequence[str]) -> int:
    """Write them, tell their sizes, run the checker if one is named."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 64
    out, checker = Path(arguments[0]), arguments[1:]
    status = 0
    for name, path in write(out).items():
        n_html = len((out / f"{name}.html").read_bytes())
        n_text = len((out / f"{name}.txt").read_bytes())
        print(f"{path}: {path.stat().st_size:,} bytes, of which HTML {n_html:,}, plain text {n_text:,}", flush=True)
        if checker:
            dkim = f"{SELECTOR}._domainkey.{DOMAIN}={out / f'{name}.dkim'}"
            command = [part.replace("{mail}", str(path)).replace("{dkim}", dkim) for part in checker]
            status = max(status, subprocess.run(command, check=False).returncode)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
