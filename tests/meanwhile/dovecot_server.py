"""A real Dovecot on loopback: IMAP and POP, plain with STARTTLS and wholly encrypted, and passwords for a Postfix."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

DOVECOT = "/usr/sbin/dovecot"
#: Of all whose bounces are read, with a letter outside ASCII, as people choose them.
PASSWORD = "contraseña 1"
#: Who may send, by the Postfix that asks this Dovecot.
SENDER, SENDERS_PASSWORD = "digest", "plain words 2"
_N_USERS = 99
IS_MISSING = not Path(DOVECOT).exists() or os.getuid() != 0
WHY_MISSING = "dovecot is not installed, or this is not root"
_CONFIG = """\
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap pop3
listen = 127.0.0.1
ssl = {ssl}
ssl_cert = <{certificate}
ssl_key = <{key}
mail_location = maildir:{folder}/mail/%u
auth_mechanisms = plain login
disable_plaintext_auth = yes
auth_username_format = %Lu
first_valid_uid = 1
# And no penalty, below: else wrong passwords are answered ever more slowly.
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service pop3-login {{
  chroot =
  inet_listener pop3 {{
    port = {pop3}
  }}
  inet_listener pop3s {{
    port = {pop3s}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service auth {{
  unix_listener {folder}/auth-for-smtp {{
    mode = 0666
  }}
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
"""


def free_ports(n: int) -> list[int]:
    """Ports on loopback that nobody uses."""
    probes = [socket.socket() for _ in range(n)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()


class Dovecot:
    """An instance of its own below a folder that its users can walk into. `tls=False`: it knows no encryption."""

    def __init__(self, folder: Path, certificate: tuple[Path, Path], *, tls: bool = True) -> None:
        self.folder = folder
        self.imap, self.imaps, self.pop3, self.pop3s = free_ports(4)
        self._n_users = 0
        self._user = user = pwd.getpwnam("nobody")
        (folder / "mail").mkdir(parents=True)
        os.chown(folder / "mail", user.pw_uid, user.pw_gid)
        lines = [f"bounces{n}:{{PLAIN}}{PASSWORD}\n" for n in range(1, _N_USERS + 1)]
        lines.append(f"{SENDER}:{{PLAIN}}{SENDERS_PASSWORD}\n")
        (folder / "users").write_text("".join(lines), encoding="utf-8")
        self.new_user()
        (folder / "dovecot.conf").write_text(
            _CONFIG.format(
                folder=folder,
                certificate=certificate[0],
                key=certificate[1],
                ssl="yes" if tls else "no",
                uid=user.pw_uid,
                gid=user.pw_gid,
                imap=self.imap,
                imaps=self.imaps,
                pop3=self.pop3,
                pop3s=self.pop3s,
            ),
            encoding="utf-8",
        )
        self._process: subprocess.Popen[bytes] | None = None

    def new_user(self) -> None:
        """Go on with a user whose mailbox is empty and was never opened."""
        self._n_users += 1
        assert self._n_users <= _N_USERS
        self.user = f"bounces{self._n_users}"
        self.box = self.folder / "mail" / self.user
        for name in ("new", "cur", "tmp"):
            (self.box / name).mkdir(parents=True)
        for path in (self.box, *self.box.iterdir()):
            os.chown(path, self._user.pw_uid, self._user.pw_gid)

    def drop(self, raw: bytes, name: str) -> None:
        """Put a mail into the mailbox."""
        path = self.box / "new" / f"1700000000.{name}.host"
        path.write_bytes(raw)
        os.chown(path, self._user.pw_uid, self._user.pw_gid)

    @property
    def n_new(self) -> int:
        """How many mails nobody has read yet (IMAP) or fetched (POP)."""
        flags = [path.name.partition(":2,")[2] for where in ("new", "cur") for path in (self.box / where).iterdir()]
        return sum("S" not in each for each in flags)

    @property
    def n_mails(self) -> int:
        """How many mails the mailbox holds."""
        return sum(len(list((self.box / where).iterdir())) for where in ("new", "cur"))

    def __enter__(self) -> Self:
        self._process = subprocess.Popen([DOVECOT, "-F", "-c", str(self.folder / "dovecot.conf")])
        end = time.monotonic() + 20
        while not all(_answers(port) for port in (self.imap, self.pop3)):
            assert self._process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)
        return self

    def said(self) -> str:
        """The end of its log, for when something fails."""
        log = self.folder / "log"
        return log.read_text(encoding="utf-8", errors="replace")[-3000:] if log.exists() else "no log"

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.wait(timeout=20)
        shutil.rmtree(self.folder / "run", ignore_errors=True)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
