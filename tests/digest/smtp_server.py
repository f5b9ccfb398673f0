"""A scripted SMTP server on loopback that keeps its own journal: what it took, and what it was told to do instead.

`python -m tests.digest.smtp_server [FOLDER]` is a plain sink: prints its port, and at the end of its input how many it
took. Every hundredth mail is put into the folder.
"""

import select
import socketserver
import ssl
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Self

#: What may be scripted instead of a yes: an answer line, "drop" (close at once), "drop_after" (take it, then close).
Step = str
#: Told what the server sees, at once: a command's verb, or CONNECT, BODY (it may begin), DOT, TAKEN, ANSWERED.
OnEvent = Callable[[str], None]


@dataclass
class Journal:
    """What the server saw."""

    taken: list[tuple[str, bytes]] = field(default_factory=list)  # recipient, message
    commands: list[str] = field(default_factory=list)
    cut: list[bytes] = field(default_factory=list)  # what had come of a mail that was not taken

    def messages(self) -> list[EmailMessage]:
        """The taken mails, parsed."""
        parsed = [message_from_bytes(raw, policy=policy.default) for _, raw in self.taken]
        return [message for message in parsed if message.is_multipart() or message.keys()]

    def per_recipient(self) -> dict[str, int]:
        """How many mails each recipient got."""
        counts: dict[str, int] = defaultdict(int)
        for recipient, _ in self.taken:
            counts[recipient] += 1
        return dict(counts)


class _Handler(socketserver.StreamRequestHandler):
    server: "_Tcp"
    #: A server that answers at once: the sender's own pauses are what is measured.
    disable_nagle_algorithm = True
    is_private = False

    def setup(self) -> None:
        if self.server.tls == "implicit":
            self.make_private()
        super().setup()

    def finish(self) -> None:
        super().finish()
        if self.is_private:
            # The server itself closes only the socket that it accepted.
            self.request.close()

    def make_private(self) -> None:
        assert self.server.context is not None
        self.request = self.server.context.wrap_socket(self.request, server_side=True)
        self.is_private = True

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def see(self, event: str) -> None:
        if self.server.on_event is not None:
            self.server.on_event(event)

    def scripted(self, verb: str) -> str | None:
        with self.server.lock:
            steps = self.server.script.get(verb)
            return steps.popleft() if steps else None

    def handle(self) -> None:
        server = self.server
        recipient = ""
        self.see("CONNECT")
        greeting = self.scripted("CONNECT")
        if greeting == "drop":
            return
        self.say(greeting or "220 loopback ready")
        while line := self.rfile.readline():
            text = line.decode("utf-8", "replace").strip()
            verb = text.split(" ")[0].split(":")[0].upper()
            with server.lock:
                server.journal.commands.append(verb)
            self.see(verb)
            step = self.scripted(verb)
            if step == "drop":
                return
            if step:
                self.say(step)
                if verb == "QUIT":
                    return
                continue
            match verb:
                case "EHLO":
                    self.say("250-loopback")
                    if self.server.tls == "starttls" and not self.is_private:
                        self.say("250-STARTTLS")
                    if self.server.login:
                        self.say("250-AUTH PLAIN")
                    self.say("250 8BITMIME")
                case "STARTTLS":
                    self.say("220 go on")
                    self.make_private()
                    super().setup()
                case "AUTH":
                    self.say("235 welcome" if text.split()[-1] == self.server.login else "535 no")
                case "RCPT":
                    recipient = text.partition("<")[2].partition(">")[0]
                    self.say("250 ok")
                case "DATA":
                    if not self.take(recipient):
                        return
                case "QUIT":
                    self.say("221 bye")
                    return
                case _:
                    self.say("250 ok")

    def take(self, recipient: str) -> bool:
        self.say("354 go on")
        body: list[bytes] = []
        if self.scripted("BODY") == "drop":
            self.rfile.readline()
            return False
        self.see("BODY")
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                with self.server.lock:
                    self.server.journal.cut.append(b"".join(body))
                return False
            body.append(line[1:] if line.startswith(b".") else line)
        self.see("DOT")
        step = self.scripted("DOT")
        if step == "drop":
            with self.server.lock:
                self.server.journal.cut.append(b"".join(body))
            return False
        if step and step != "drop_after":
            self.say(step)
            return True
        if self.server.slow_s:
            time.sleep(self.server.slow_s)
        with self.server.lock:
            keeps = self.server.keeps_every and len(self.server.journal.taken) % self.server.keeps_every == 0
            self.server.journal.taken.append((recipient, b"".join(body) if keeps else b""))
        if step == "drop_after":
            return False
        self.see("TAKEN")
        self.say("250 taken")
        self.see("ANSWERED")
        return True


class _Tcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        self.script: dict[str, deque[Step]] = {}
        self.journal = Journal()
        self.lock = threading.Lock()
        self.slow_s = 0.0
        self.keeps_every = 1
        self.tls = ""
        self.context: ssl.SSLContext | None = None
        self.login = ""
        self.n_open = 0
        self.on_event: OnEvent | None = None
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self.lock:
            self.n_open += 1
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self.lock:
                self.n_open -= 1

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed breaks its connection: that is what is tested."""


class SmtpServer:
    """`with SmtpServer({"RCPT": ["451 later"]}) as server:` answers the first RCPT so, and everything else with yes."""

    def __init__(
        self,
        script: dict[str, list[Step]] | None = None,
        *,
        slow_s: float = 0.0,
        keeps_every: int = 1,  # 0: counts and forgets
        tls: str = "",
        context: ssl.SSLContext | None = None,
        login: str = "",  # AUTH PLAIN's answer, in base64
    ) -> None:
        self._tcp = _Tcp()
        self._tcp.keeps_every, self._tcp.tls, self._tcp.context, self._tcp.login = keeps_every, tls, context, login
        self._tcp.slow_s = slow_s
        self._tcp.script = {verb: deque(steps) for verb, steps in (script or {}).items()}
        self._thread = threading.Thread(target=self._tcp.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._tcp.server_address[1]
        return port

    @property
    def journal(self) -> Journal:
        """What it saw."""
        return self._tcp.journal

    def watch(self, on_event: OnEvent | None) -> None:
        """Tell somebody from now on."""
        self._tcp.on_event = on_event

    def settle(self) -> None:
        """Wait until the connections of clients that have gone have been read to their end."""
        end = time.monotonic() + 10
        n_quiet = 0
        while n_quiet < 3:
            waits = bool(select.select([self._tcp.socket], [], [], 0)[0])
            with self._tcp.lock:
                n_quiet = 0 if waits or self._tcp.n_open else n_quiet + 1
            if time.monotonic() > end:
                raise TimeoutError("a client is still connected")
            time.sleep(0.001)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._tcp.shutdown()
        self._tcp.server_close()
        self._thread.join(timeout=5)


def main(folders: Sequence[str]) -> None:
    """A sink for a mailing that is measured: it counts, and keeps a few."""
    with SmtpServer(keeps_every=100) as server:
        sys.stdout.write(f"{server.port}\n")
        sys.stdout.flush()
        sys.stdin.read()
        for folder in folders:
            for n, (_, raw) in enumerate(server.journal.taken):
                if raw:
                    (Path(folder) / f"{n:06}.eml").write_bytes(raw)
        sys.stdout.write(f"{len(server.journal.taken)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
