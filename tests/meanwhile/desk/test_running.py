"""Sources, runs, deliveries, recipients, health, pictures, lexicon, log, users' own account; the command."""

import re
import socket
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from typer.testing import CliRunner

from meanwhile.config import Config
from meanwhile.desk import server
from meanwhile.desk.context import Desk
from meanwhile.desk.words import coded
from pipeline.errors import UnavailableError
from pipeline.store import crawling, deliveries, recipients, runs
from pipeline.store.database import Database

from .conftest import BASE, END, Clock, Person


def remember(stored: Database, source: str, *, end: str, state: str, error: str = "", days_ago: float = 0) -> None:
    with stored.writing() as session:
        crawling.remember_run(
            session,
            source,
            {"at": END - timedelta(days=days_ago), "end": end, "state": state, "n_articles": 0, "error": error},
        )


def test_sources_show_twelve_weeks_state_and_trouble(editor: Person, stored: Database) -> None:
    remember(stored, "inambari", end="ok", state="ok")
    for day in (1, 2, 3):
        remember(stored, "silencio", end="failed", state="failing", error="HTTP 503 for the feed", days_ago=day)

    page = editor.page("/sources")

    assert "1 failing" in page
    assert "HTTP 503 for the feed" in page
    assert re.search(r"<title[^>]*>Inambari Noticias: \d+ items in 12 weeks", page)
    assert page.index("Radio Silencio") < page.index("Inambari Noticias")


def test_runs_show_how_each_ended(editor: Person, stored: Database) -> None:
    assert "Nothing has run yet" in editor.page("/runs")
    with stored.writing() as session:
        run_id = runs.begin(session, "crawl", due_at=END, now=END)
        assert run_id
        runs.finish(session, run_id, now=END + timedelta(seconds=42), counts={"new": 7}, error="silencio: HTTP 503")
        runs.begin(session, "send", due_at=END, now=END)

    page = editor.page("/runs")

    assert "42 s" in page
    assert "7 new" in page
    assert "running, or killed" in page


def delivery(stored: Database, state: str) -> int:
    with stored.writing() as session:
        row = recipients.add(session, f"{state}@example.org", now=END, origin="desk")
        deliveries.queue(session, 1, [(row.id, f"<{state}@example.org>")], now=END)
        found = deliveries.recent(session)[0][0]
        found.state = state
        return found.id


def test_held_deliveries_are_decided_by_their_two_buttons(editor: Person, stored: Database) -> None:
    held = [delivery(stored, "unknown")]
    page = editor.page("/deliveries")
    assert "nobody knows whether these arrived" in page
    assert "It was received" in page
    assert "Send again" in page

    editor.does(f"/deliveries/{held[0]}/resolve", {"decision": "received"})

    with stored.reading() as session:
        assert deliveries.by_id(session, held[0]).state == "sent"
    assert editor.post(f"/deliveries/{held[0]}/resolve", {"decision": "resend"}).status_code == 400
    assert "received" in editor.page("/log")
    failed = delivery(stored, "failed")
    editor.does(f"/deliveries/{failed}/resolve", {"decision": "resend"})
    with stored.reading() as session:
        assert deliveries.by_id(session, failed).state == "queued"
    assert editor.post(f"/deliveries/{failed}/resolve", {"decision": "received"}).status_code == 400
    assert editor.post(f"/deliveries/{failed}/resolve", {"decision": "burn"}).status_code == 400
    assert editor.post("/deliveries/999/resolve", {"decision": "resend"}).status_code == 404


def test_recipients_are_added_paused_and_never_brought_back_by_adding(editor: Person, stored: Database) -> None:
    first = editor.page("/recipients")
    assert "Nobody gets mail yet" not in first
    assert "taken in with the next mailing: staff@example.org, reader@example.org." in first
    editor.does("/recipients", {"address": "Rosa <rosa@example.org>", "bulletins": ["Meanwhile in Loreto", "Nothing"]})
    with stored.reading() as session:
        row = recipients.by_address(session, "rosa@example.org")
        assert row
        assert (row.name, row.bulletins) == ("Rosa", ["Meanwhile in Loreto"])

    editor.does(f"/recipients/{row.id}/state", {"state": "unsubscribed"})
    after = editor.does("/recipients", {"address": "rosa@example.org"})

    assert "is known and unsubscribed" in after.text
    assert editor.post(f"/recipients/{row.id}/state", {"state": "dead"}).status_code == 400
    assert editor.post("/recipients", {"address": "nobody"}).status_code == 400


def test_health_says_what_needs_a_person(editor: Person, stored: Database) -> None:
    delivery(stored, "unknown")

    page = editor.page("/health")

    assert "1 mail was cut off while being handed over, and held" in page
    assert "<td>compose</td>" in page
    assert "items; the database has" in page
    assert "held: <code>meanwhile deliveries</code> shows which" in page


def test_a_page_that_is_not_there_is_told_in_our_words(editor: Person) -> None:
    answer = editor.get("/nothing")

    assert answer.status_code == 404
    assert "<h1>Not found</h1>" in answer.text
    assert "There is no such page." in answer.text
    assert "on the server" not in answer.text


def test_backticks_are_commands_and_the_rest_is_escaped() -> None:
    assert coded("run `meanwhile <x>`") == "run <code>meanwhile &lt;x&gt;</code>"
    assert coded("one ` and <b>") == "one ` and &lt;b&gt;"


@pytest.mark.sqlite
def test_a_monitor_sees_without_signing_in_that_jobs_are_run(app: Flask, stored: Database, clock: Clock) -> None:
    browser = app.test_client()

    def asked() -> tuple[int, str]:
        answer = browser.get("/healthz", base_url=BASE)
        return answer.status_code, answer.text

    with stored.writing() as session:
        runs.begin(session, "crawl", due_at=clock(), now=clock())
    assert asked() == (200, "ok\n")
    clock.now += timedelta(days=3)
    status, said = asked()
    assert (status, said.startswith("overdue: crawl")) == (503, True)
    stored.engine.dispose()
    path = Path(str(stored.engine.url.database))
    path.write_bytes(b"no database" * 1000)
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    assert asked() == (503, "the database does not answer\n")


def test_pictures_come_with_their_tables(editor: Person) -> None:
    for weeks in (12, 26, 52, 13):
        page = editor.page(f"/pictures?weeks={weeks}")
        assert page.count("<svg") == page.count("<summary>Table</summary>") == 3
        assert page.count("<title id=") == 3
    assert re.search(r"Madre de Dios</a></td><td class=\"num\">[1-9]", page)


def test_the_lexicon_bench_tags_a_text_and_shows_why(editor: Person) -> None:
    page = editor.page("/lexicon?title=Minería ilegal en Madre de Dios&text=La minería ilegal avanza en Tambopata.")

    assert "Mining" in page
    assert "<mark" in page
    assert "get what they must" in editor.page("/lexicon?bench=1") or "f-error" in editor.page("/lexicon?bench=1")


def test_the_log_keeps_who_did_what(admin: Person, editor: Person) -> None:
    editor.does("/recipients", {"address": "rosa@example.org"})

    page = admin.page("/log")

    assert "Beto Luna" in page
    assert "added" in page
    assert "added" not in admin.page("/log?editor=Ana Quispe").split("<tbody>")[1]
    assert admin.get("/log?before=x").status_code == 200


def test_keys_are_given_other_letters_or_switched_off(editor: Person) -> None:
    form = {
        "key_next": "j", "key_previous": "k", "key_accept": "y", "key_reject": "n", "key_undo": "u", "key_open": "o",
        "key_tags": "t", "key_merge": "m", "key_split": "s", "key_search": "/", "key_help": "?",
    }  # fmt: skip
    editor.does("/account/keys", form)
    assert "<kbd>y</kbd>" in editor.page("/help")
    assert editor.post("/account/keys", {**form, "key_next": "y"}).status_code == 400
    assert editor.post("/account/keys", {**form, "key_next": "jj"}).status_code == 400

    editor.does("/account/keys", {**form, "off": "on"})

    assert "You have switched keys off" in editor.page("/help")
    assert 'data-keys="{}"' in editor.page("/queue")


def test_ones_own_address_and_keys_of_the_api(editor: Person) -> None:
    editor.does("/account/address", {"address": "beto.luna@example.org"})
    assert editor.post("/account/address", {"address": "nobody"}).status_code == 400
    page = editor.post("/account/tokens", {"name": "script"}).text
    assert re.search(r"mw_[\w-]{40,}", page)
    assert "mw_" not in editor.page("/account")
    number = re.search(r"/account/tokens/(\d+)/revoke", page)
    assert number

    editor.does(f"/account/tokens/{number[1]}/revoke")

    assert "script" not in editor.page("/account").split("Keys of the API")[1].split("Where you are")[0]
    assert editor.post("/account/tokens/999/revoke").status_code == 404


def test_stories_have_timelines(editor: Person) -> None:
    page = editor.page("/stories?size=100")
    story = re.search(r'href="/stories/(\d+)"[^>]*>.*?<td class="num">([2-9])</td>', page)
    assert story

    shown = editor.page(f"/stories/{story[1]}")

    assert f"{story[2]} items" in shown
    assert editor.get("/stories/99999").status_code == 404


def test_the_archive_is_empty_until_something_is_approved(editor: Person) -> None:
    assert "No edition has been approved yet" in editor.page("/archive/")
    assert editor.get("/archive/Peru/2019-02-24/").status_code == 404
    assert editor.get("/archive/Peru/sunday/").status_code == 404


def test_an_empty_desk_says_what_to_do_next(config: Config, clock: Clock, tmp_path: object) -> None:
    from meanwhile.desk.accounts import first_link
    from meanwhile.desk.app import create_app
    from pipeline.store.database import open_database
    from pipeline.store.schema import upgrade

    from .conftest import join, quick_hasher

    database = open_database(config.database_url)
    upgrade(database)
    app = create_app(config, database, clock, hasher=quick_hasher())
    assert "Nobody can sign in yet" in app.test_client().get("/login", base_url="http://127.0.0.1").text
    admin = join(app.test_client(), first_link(app.extensions["meanwhile"]) or "", "Ana Quispe")
    for path, said in (
        ("/queue", "Nothing has come in yet: <code>meanwhile crawl"),
        ("/editions", "meanwhile compose"), ("/stories", "meanwhile process"),
        ("/search", "Nothing has come in yet"),
        ("/search?q=oro", "Nothing was found"), ("/pictures", "Topics over time"), ("/webhooks", "No address"),
        ("/deliveries", "No mail has been queued yet"), ("/sources", "never read"),
    ):  # fmt: skip
        assert said in admin.page(path), path
    assert admin.get("/editions/1").status_code == 404
    database.close()


def test_the_command_prints_the_first_link(config: Config, stored: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    class Stopped:
        effective_port = 1

        def run(self) -> None:
            """Ends at once."""

        def close(self) -> None:
            """Nothing is open."""

    monkeypatch.setattr(server, "create_server", lambda app, **options: Stopped())

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    free = config.model_copy(update={"desk": config.desk.model_copy(update={"port": port})})
    server.serve(free, stored, lambda: END, announce=said.append)

    assert said[0].startswith(f"The desk is at http://127.0.0.1:{port}/")
    assert re.search(rf"http://127\.0\.0\.1:{port}/welcome/[\w-]{{40,}}", said[1])


def test_a_taken_port_is_told_in_words(config: Config, stored: Database) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        busy = config.model_copy(update={"desk": config.desk.model_copy(update={"port": port})})
        with pytest.raises(UnavailableError, match=r"cannot be listened on \(Address already in use\); .* --port$"):
            server.serve(busy, stored, lambda: END, announce=lambda line: None)


def test_the_command_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    import typer

    from meanwhile.commands import desk as command

    app = typer.Typer()
    app.callback()(lambda: None)
    command.register(app)

    shown = CliRunner().invoke(app, ["desk", "--help"])

    assert shown.exit_code == 0
    assert "one-time link" in " ".join(shown.output.split())


def test_over_tls_the_address_and_headers_say_so(config: Config, stored: Database, clock: Clock, desk: Desk) -> None:
    from meanwhile.desk.app import create_app

    from .conftest import quick_hasher

    behind = config.desk.model_copy(update={"https": True, "allowed_hosts": ("desk.example.org",)})
    tls = config.model_copy(update={"desk": behind})
    app = create_app(tls, stored, clock, hasher=quick_hasher())

    answer = app.test_client().get("/login", base_url="https://desk.example.org")

    assert answer.status_code == 200
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    assert server.address_of(tls) == "https://desk.example.org"


def test_where_nobody_is_named_the_recipients_page_says_how_to_begin(
    config: Config, stored: Database, clock: Clock
) -> None:
    from meanwhile.desk.accounts import first_link
    from meanwhile.desk.app import create_app

    from .conftest import join, quick_hasher

    alone = config.model_copy(update={"bulletins": ()})
    app = create_app(alone, stored, clock, hasher=quick_hasher())
    admin = join(app.test_client(), first_link(app.extensions["meanwhile"]) or "", "Ana Quispe")

    page = admin.page("/recipients")

    assert "Nobody gets mail yet" in page
    assert "next mailing" not in page
