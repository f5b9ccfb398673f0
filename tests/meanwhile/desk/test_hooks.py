"""Webhooks: each event once, signed, tried again until it is taken; never into a private network."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from meanwhile.config import Config
from meanwhile.desk import hooks
from pipeline.errors import InputError
from pipeline.store import crawling, editions
from pipeline.store import hooks as kept
from pipeline.store.database import Database

from .conftest import END, Clock, Person


class Listener(HTTPServer):
    """A program that is told of events."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.status = 204
        self.told: list[tuple[dict[str, Any], str, bytes]] = []


class Answer(BaseHTTPRequestHandler):
    """Takes what is told."""

    def do_POST(self) -> None:
        """Keep the call and answer with the status that the test wants."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        assert isinstance(self.server, Listener)
        self.server.told.append((json.loads(body), self.headers["X-Meanwhile-Signature"], body))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name in the base class
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def url_of(listener: Listener) -> str:
    return f"http://127.0.0.1:{listener.server_port}/told?by=desk"


def test_each_event_is_told_once_and_signed(
    listener: Listener, admin: Person, stored: Database, config: Config, clock: Clock
) -> None:
    page = admin.post("/webhooks", {"url": url_of(listener), "events": list(hooks.EVENTS)}).text
    secret = page.split('class="secret">')[1].split("<")[0]
    clock.turn(minutes=5)
    with stored.writing() as session:
        row = editions.by_id(session, 1)
        row.composed_at = row.approved_at = row.sent_at = clock()
        row.approved_by = "Ana Quispe"
        for days, state in ((2, "ok"), (0, "failing")):
            values = {"at": clock() - timedelta(days=days), "end": "ok", "state": state, "error": "HTTP 503"}
            crawling.remember_run(session, "silencio", values)

    assert hooks.tell(stored, config, now=clock()) == 4
    assert hooks.tell(stored, config, now=clock()) == 0

    assert sorted(told["event"] for told, _, _ in listener.told) == sorted(hooks.EVENTS)
    for _, signature, body in listener.told:
        assert signature == hooks.signature(secret, body)
    silent = next(told for told, _, _ in listener.told if told["event"] == "source.silent")
    assert (silent["source"], silent["before"], silent["state"]) == ("silencio", "ok", "failing")
    assert "HTTP 204" in admin.page("/webhooks")


def test_what_was_before_is_not_told(
    listener: Listener, admin: Person, stored: Database, config: Config, clock: Clock
) -> None:
    admin.post("/webhooks", {"url": url_of(listener), "events": list(hooks.EVENTS)})

    assert hooks.tell(stored, config, now=clock()) == 0
    assert not listener.told


def test_a_call_that_is_not_taken_is_made_again_later_and_given_up_at_last(
    listener: Listener, stored: Database, config: Config, clock: Clock
) -> None:
    listener.status = 302
    with stored.writing() as session:
        kept.add(session, url_of(listener), ["draft.ready"], secret="x", by="tests", now=END - timedelta(days=1))

    assert hooks.tell(stored, config, now=clock()) == 0
    assert hooks.tell(stored, config, now=clock()) == 0
    assert len(listener.told) == 1
    clock.turn(minutes=2)
    listener.status = 500
    hooks.tell(stored, config, now=clock())
    assert len(listener.told) == 2
    for _ in range(20):
        clock.turn(days=1)
        hooks.tell(stored, config, now=clock())
    assert len(listener.told) == hooks.MAX_ATTEMPTS
    with stored.reading() as session:
        assert [call.state for call, _ in kept.recent(session)] == ["failed"]


def test_a_listener_that_is_down_is_an_outcome(stored: Database, config: Config, clock: Clock) -> None:
    with stored.writing() as session:
        kept.add(session, "http://127.0.0.1:9/x", ["draft.ready"], secret="x", by="tests", now=END - timedelta(days=1))

    assert hooks.tell(stored, config, now=clock()) == 0

    with stored.reading() as session:
        (call, _) = kept.recent(session)[0]
    assert "Refused" in call.answer


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "javascript:alert(1)", "http://", "https://user:pass@127.0.0.1/", "http://10.0.0.1/",
     "http://[::1]/", "http://169.254.169.254/latest/", "http://0.0.0.0/", "http://127.0.0.1:99999/"],
)  # fmt: skip
def test_addresses_inside_are_refused(url: str, config: Config) -> None:
    with pytest.raises(InputError):
        hooks.check_address(url, config)


def test_a_network_of_ones_own_is_refused_until_it_is_allowed(config: Config, stored: Database, clock: Clock) -> None:
    closed = config.model_copy(update={"crawl": config.crawl.model_copy(update={"allow_addresses": ()})})
    with pytest.raises(InputError, match="not on the public internet"):
        hooks.check_address("http://127.0.0.1/", closed)
    with stored.writing() as session:
        kept.add(session, "http://127.0.0.1/", ["draft.ready"], secret="x", by="tests", now=END - timedelta(days=1))

    assert hooks.tell(stored, closed, now=clock()) == 0
    with stored.reading() as session:
        assert "public internet" in kept.recent(session)[0][0].answer


def test_webhooks_are_removed_and_need_an_event(admin: Person, listener: Listener) -> None:
    assert admin.post("/webhooks", {"url": url_of(listener)}).status_code == 400
    admin.post("/webhooks", {"url": url_of(listener), "events": ["draft.ready"]})

    admin.does("/webhooks/1/drop")

    assert "No address is told of anything" in admin.page("/webhooks")
    assert admin.post("/webhooks/1/drop").status_code == 404
