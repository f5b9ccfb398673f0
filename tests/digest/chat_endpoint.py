"""A loopback endpoint that speaks the chat protocol as it was told to."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

Reply = tuple[int, Any]


def said(*sentences: dict[str, Any], tokens: int = 100) -> Reply:
    """A chat completion that holds sentences as the writer asks for them."""
    content = json.dumps({"sentences": sentences})
    return 200, {"choices": [{"message": {"content": content}}], "usage": {"total_tokens": tokens}}


class Endpoint:
    """A loopback server that gives the replies it was told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.answer: Callable[[str], Reply] | None = None  # to what the user's part of a prompt says
        self.pause_s = 0.0  # before each byte of an answer
        self.is_closing = threading.Event()
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked.append({"path": self.path, **json.loads(body)})
                outer.keys.append(self.headers.get("Authorization", ""))
                prompt = outer.asked[-1]["messages"][-1]["content"]
                status, content = outer.answer(prompt) if outer.answer else outer.replies.pop(0)
                raw = content if isinstance(content, bytes) else json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                outer._write(self, raw)

            def log_message(self, *args: Any) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/v1"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()

    def _write(self, handler: BaseHTTPRequestHandler, raw: bytes) -> None:
        """At once, or a byte at a time until the other side has had enough."""
        if not self.pause_s:
            handler.wfile.write(raw)
            return
        with suppress(OSError):
            for at in range(len(raw)):
                if self.is_closing.wait(self.pause_s):
                    return
                handler.wfile.write(raw[at : at + 1])

    def says(self, *sentences: dict[str, Any], tokens: int = 100) -> None:
        """The next answer."""
        self.replies.append(said(*sentences, tokens=tokens))

    def close(self) -> None:
        """Stop, also in the middle of an answer."""
        self.is_closing.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
