"""Letting editions go, telling approvers, leaving and joining by links, and what follows when mails come back."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
import yaml
from flask import Flask

from digest.bounces import return_path
from digest.config import SmtpConfig
from digest.marks import make_mark
from digest.trust import to_be_read
from meanwhile import bouncing, jobs, mail_previews, mailing, subscriptions
from meanwhile.config import Config, load_config
from meanwhile.due import is_for_approval
from meanwhile.edition_json import to_json
from meanwhile.lock import locked
from meanwhile.mails import MailMaker, Reader, mail_key
from meanwhile.subscriptions import LinkError
from pipeline.errors import BusyError
from pipeline.store import bounces, deliveries, editions, recipients
from pipeline.store.database import Database, Session
from pipeline.take_in import TakeIn
from pipeline.types import EditionDraft, Grade
from tests.conftest import MakeArticle
from tests.databases import address_in
from tests.digest.sample_editions import weekly_edition
from tests.digest.smtp_server import SmtpServer
from tests.digest.test_bounces import report

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)


def config_of(folder: Path, *, if_unapproved: str = "hold", approval: str = "required", **mail: object) -> Config:
    settings: dict[str, object] = {
        "from": "Meanwhile <digest@digest.example.org>",
        "outbox": "mail",
        "base_url": "https://digest.example.org",
        "list_id": "Meanwhile <meanwhile.digest.example.org>",
    }
    bulletin = {
        "title": "Meanwhile in Madre de Dios",
        "region": "Madre de Dios",
        "weekday": "monday",
        "time": "07:00",
        "recipients": ["staff@example.org"],
        "digest": "Meanwhile in Peru",
        "if_unapproved": if_unapproved,
        "approval": approval,
    }
    (folder / "config.yaml").write_text(
        yaml.safe_dump(
            {
                "database": address_in(folder),
                "crawl": {"contact": "digest@example.org", "sources": []},
                "bulletins": [bulletin],
                "mail": settings | mail,
            }
        ),
        encoding="utf-8",
    )
    return load_config(folder / "config.yaml")


def drafted(database: Database, draft: EditionDraft | None = None, *, at: datetime = DUE - timedelta(hours=14)) -> int:
    draft = draft or weekly_edition(9)
    with database.writing() as session:
        return editions.draft(
            session,
            digest=draft.digest,
            title=draft.title,
            period_start_on=draft.period_start_on,
            period_end_on=draft.period_end_on,
            body=to_json(draft),
            due_at=DUE,
            now=at,
        ).id


def approved(database: Database, **changes: str) -> int:
    edition = drafted(database)
    mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE - timedelta(hours=5))
    return edition


def add(database: Database, address: str, **choices: object) -> int:
    with database.writing() as session:
        row = recipients.add(session, address, now=DUE, origin="import")
        recipients.choose(session, row, now=DUE, **choices)  # type: ignore[arg-type]  # of the test
        return row.id


def mails(folder: Path) -> list[EmailMessage]:
    parsed = [
        message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted(folder.glob("mail/*.eml"))
    ]
    assert all(isinstance(mail, EmailMessage) for mail in parsed)
    return parsed


def words_of(mail: EmailMessage, form: str = "plain") -> str:
    part = mail.get_body((form,))
    assert part is not None
    return str(part.get_content())


def send_at(config: Config, moment: datetime) -> dict[str, object]:
    return dict(jobs.send(config, clock=lambda: moment).counts)


# --- letting go -------------------------------------------------------------------------------------


def test_held_when_nobody_has_approved(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        drafted(database)

    assert send_at(config, DUE)["held_editions"] == 1
    assert mails(tmp_path) == []


def test_who_sends_too_early_is_told_when_it_is_due(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    early = DUE - timedelta(hours=5)
    with jobs.open_store(config) as database:
        edition = drafted(database)
        said = mailing.approve_by_name(database, edition, by="Ana", reason="", now=early, zone=config.zone)

    report = jobs.send(config, clock=lambda: early)

    at = f"{DUE.astimezone(config.zone):%A} {DUE.astimezone(config.zone).day} "
    assert said.startswith("edition 1 (")
    assert f"is approved by Ana; it is due on {at}" in said
    assert report.lines[0] == "0 deliveries new; nothing to mail"
    assert f"approved, due on {at}" in report.lines[1]
    assert report.lines[1].endswith("(America/Lima)")
    assert report.exit_status == 0


def test_what_comes_due_during_a_run_is_left_to_the_next(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        add(database, "soon@example.org", frequency="as_it_comes")
        approved(database)

    def clock() -> datetime:
        return DUE + timedelta(minutes=1 if mails(tmp_path) else -1)

    jobs.send(config, clock=clock)

    assert send_at(config, DUE + timedelta(minutes=2))["sent"] == 1
    assert {str(mail["To"]) for mail in mails(tmp_path)} == {"soon@example.org", "staff@example.org"}


def test_an_edition_is_mailed_while_a_crawl_takes_in_news(tmp_path: Path, make_article: MakeArticle) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        for number in range(20):
            add(database, f"reader{number}@example.org")
        approved(database)
    begun, over = threading.Event(), threading.Event()
    taken = []

    def crawl() -> None:
        with locked(jobs.lock_path(config), what="crawl", now=DUE), jobs.open_store(config) as database:
            sink = TakeIn(database, lambda: DUE)
            for number in range(2000):
                taken.append(
                    sink(make_article(f"Nota {number}", f"Texto {number} del río {number}.", path=f"{number}"))
                )
                begun.set()
                if over.is_set():
                    return

    crawling = threading.Thread(target=crawl)
    crawling.start()
    try:
        assert begun.wait(30)
        counts = send_at(config, DUE)
        n_before = len(taken)
    finally:
        over.set()
        crawling.join()

    assert counts["sent"] == 21
    assert len(mails(tmp_path)) == 21
    assert n_before > 1  # they took turns


def test_who_joins_late_gets_no_edition_that_nobody_was_to_get(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        staff = add(database, "staff@example.org")
        with database.writing() as session:
            recipients.by_id(session, staff).state = "paused"
        approved(database)
    send_at(config, DUE)
    send_at(config, DUE + timedelta(days=8))
    with jobs.open_store(config) as database:
        add(database, "late@example.org")

    assert send_at(config, DUE + timedelta(days=9))["queued"] == 0


def doubted_edition() -> EditionDraft:
    """An edition with a sentence that an editor is to read."""
    draft = weekly_edition(9)
    first, *others = draft.bulletins
    (sentence, *rest), *paragraphs = first.paragraphs
    amber = to_be_read(replace(sentence, grade=Grade.AMBER))
    return replace(draft, bulletins=(replace(first, paragraphs=((amber, *rest), *paragraphs)), *others))


@pytest.mark.parametrize("setting", [{"if_unapproved": "send"}, {"approval": "automatic"}])
def test_what_is_still_to_be_read_does_not_go_out_by_itself(tmp_path: Path, setting: dict[str, str]) -> None:
    config = config_of(tmp_path, **setting)
    with jobs.open_store(config) as database:
        edition = drafted(database, doubted_edition())

    report = jobs.send(config, clock=lambda: DUE)

    assert report.counts["held_editions"] == 1
    assert any(
        "still to be read beside their sources: 1, the first: Meanwhile, the prosecutors" in line
        for line in report.lines
    )
    assert mails(tmp_path) == []
    with jobs.open_store(config) as database:
        mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE)
    assert send_at(config, DUE)["sent"] == 1


def test_sent_when_nobody_has_objected_if_so_configured(tmp_path: Path) -> None:
    config = config_of(tmp_path, if_unapproved="send")
    with jobs.open_store(config) as database:
        drafted(database)

    assert send_at(config, DUE - timedelta(minutes=1))["queued"] == 0
    assert send_at(config, DUE)["sent"] == 1


def test_approvers_get_the_draft_before_and_a_reminder_after_the_deadline_once_each(tmp_path: Path) -> None:
    config = config_of(tmp_path, if_unapproved="remind", approvers=["ana@example.org"])
    with jobs.open_store(config) as database:
        drafted(database)

    for hours in (10, 9, 2, 1.5, 0):
        send_at(config, DUE - timedelta(hours=hours))

    texts = [words_of(mail) for mail in mails(tmp_path)]
    assert len(texts) == 2
    assert sum("Draft for approval" in text for text in texts) == 1
    assert sum("Nobody has approved this edition yet" in text for text in texts) == 1


def test_approvers_get_the_draft_of_its_own_time_and_not_one_made_for_another_digest(tmp_path: Path) -> None:
    config = config_of(tmp_path, approvers=["ana@example.org"])
    early, late = weekly_edition(3), weekly_edition(9)
    with jobs.open_store(config) as database:
        drafted(database, early, at=DUE - timedelta(days=3))
        with database.reading() as session:
            assert not is_due_to_tell(session, config, DUE - timedelta(days=2))
        send_at(config, DUE - timedelta(days=2))
        assert mails(tmp_path) == []
        drafted(database, late, at=DUE - timedelta(hours=14))

    send_at(config, DUE - timedelta(hours=13))

    (mail,) = mails(tmp_path)
    assert "Draft for approval" in words_of(mail)
    told = " ".join(words_of(mail).split())
    headlines = [[line.headline for lines in draft.sections.values() for line in lines] for draft in (early, late)]
    assert set(headlines[1]) > set(headlines[0])
    assert [headline for headline in headlines[1] if headline not in told] == []


def is_due_to_tell(session: Session, config: Config, moment: datetime) -> bool:
    (row,) = editions.in_state(session, "draft")
    return is_for_approval(row, config, now=moment)


@pytest.mark.parametrize("edited", [True, False])
def test_an_early_draft_that_will_not_be_composed_anew_is_for_approval(tmp_path: Path, *, edited: bool) -> None:
    config = config_of(tmp_path, approvers=["ana@example.org"])
    with jobs.open_store(config) as database:
        number = drafted(database, at=DUE - timedelta(days=3))
        if edited:
            with database.writing() as session:
                editions.by_id(session, number).edited_by = "Ana"

    send_at(config, DUE - timedelta(days=2))
    assert len(mails(tmp_path)) == edited
    # Composing has failed or was left out: an hour after its time the early one is shown.
    send_at(config, DUE - timedelta(hours=12))
    assert len(mails(tmp_path)) == 1


def test_an_approver_whose_server_puts_us_off_is_told_by_the_next_run(tmp_path: Path) -> None:
    with SmtpServer({"RCPT": ["451 4.7.1 greylisted"]}) as server:
        smtp = {"host": "127.0.0.1", "port": server.port, "tls": "none"}
        config = config_of(tmp_path, approvers=["ana@example.org"], smtp=smtp)
        with jobs.open_store(config) as database:
            drafted(database)

        first = jobs.send(config, clock=lambda: DUE - timedelta(hours=10))
        for hours in (9, 8):
            send_at(config, DUE - timedelta(hours=hours))

        assert "greylisted" in " ".join(first.complaints)
        assert server.journal.per_recipient() == {"ana@example.org": 1}


def test_each_gets_only_what_was_chosen_and_nothing_when_that_is_empty(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        add(database, "mining@example.org", topics=["mining"], regions=["Loreto"], lang="es")
        add(database, "nothing@example.org", regions=["Tumbes"], bulletins=["Meanwhile in Tumbes"], topics=["none"])
        approved(database)

    assert send_at(config, DUE)["sent"] == 2

    by_address = {mail["To"]: mail for mail in mails(tmp_path)}
    assert set(by_address) == {"staff@example.org", "mining@example.org"}
    text = words_of(by_address["mining@example.org"])
    assert "MINERÍA" in text.upper()
    assert "REDD+" not in text


def test_whoever_wants_it_as_it_comes_does_not_wait_for_the_day(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        add(database, "early@example.org", frequency="as_it_comes")
        approved(database)

    assert send_at(config, DUE - timedelta(hours=4))["sent"] == 1
    assert [mail["To"] for mail in mails(tmp_path)] == ["early@example.org"]
    assert send_at(config, DUE)["sent"] == 1
    assert "sent" not in send_at(config, DUE + timedelta(hours=1))


def test_headers_lead_off_the_list(tmp_path: Path) -> None:
    config = config_of(tmp_path, bounces={"address": "bounces@digest.example.org"})
    with jobs.open_store(config) as database:
        approved(database)
    send_at(config, DUE)
    (mail,) = mails(tmp_path)

    web, by_mail = str(mail["List-Unsubscribe"]).split(", ")
    assert web.startswith("<https://digest.example.org/u/")
    assert by_mail.startswith("<mailto:bounces+u")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert web.strip("<>") in words_of(mail, "html")
    assert mail["Date"].datetime == DUE


def test_many_who_chose_alike_are_rendered_for_once(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    maker = MailMaker(config=config.mail, key=b"k")

    sent = {
        maker.mail(weekly_edition(), Reader(id=n, address=f"r{n}@x.org"), edition=1, message_id=f"<{n}@x>", at=DUE)
        for n in range(50)
    }

    assert maker.n_rendered == 1
    assert len(sent) == 50


def test_a_dry_run_and_a_preview_keep_nothing(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        edition = approved(database)
        written = mail_previews.preview_files(database, config, edition, tmp_path / "preview", now=DUE)

    assert "staff@example.org" in " ".join(jobs.send(config, dry_run=True, clock=lambda: DUE).lines)
    assert {path.suffix for path in written} == {".html", ".txt", ".eml"}
    assert all(path.stat().st_size > 500 for path in written)
    with jobs.open_store(config) as database, database.reading() as session:
        assert deliveries.counts(session) == {}


# --- leaving, choosing, joining ---------------------------------------------------------------------


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[tuple[Flask, Config]]:
    from argon2 import PasswordHasher

    from meanwhile.desk.context import Desk
    from meanwhile.desk.public import blueprint

    config = config_of(tmp_path, signup=True)
    with jobs.open_store(config) as database:
        approved(database)
        add(database, "ana@example.org")
    from pipeline.store.database import open_database

    database = open_database(config.database_url)
    app = Flask("meanwhile.desk")
    app.extensions["meanwhile"] = Desk(
        config=config, database=database, clock=lambda: DUE, hasher=PasswordHasher(), key="", dummy_hash=""
    )
    app.register_blueprint(blueprint)
    yield app, config
    database.close()


def ana(config: Config) -> tuple[str, str, bytes]:
    """State and mark of a recipient, and the key."""
    with jobs.open_store(config) as database:
        key = mail_key(database)
        with database.reading() as session:
            row = recipients.by_address(session, "ana@example.org")
            assert row is not None
            return row.state, make_mark(row.id, DUE.date(), purpose="list", key=key), key


def test_one_click_is_honoured_at_once_also_for_what_is_queued(pages: tuple[Flask, Config]) -> None:
    app, config = pages
    _, mark, _ = ana(config)
    with jobs.open_store(config) as database:
        mailing.release_due(database, config, now=DUE)

    answer = app.test_client().post(f"/u/{mark}", data={"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert ana(config)[0] == "unsubscribed"
    with jobs.open_store(config) as database, database.reading() as session:
        (failed,) = deliveries.in_state(session, "failed")
        assert failed.error == "the recipient has left the list"
    assert send_at(config, DUE)["sent"] == 1


def test_a_scanner_that_follows_links_changes_nothing(pages: tuple[Flask, Config]) -> None:
    app, config = pages
    _, mark, _ = ana(config)

    for path in (f"/u/{mark}", f"/p/{mark}", "/subscribe"):
        for method in ("GET", "HEAD"):
            assert app.test_client().open(path, method=method).status_code == 200

    assert ana(config)[0] == "active"
    assert "an…@example.org" in app.test_client().get(f"/u/{mark}").text


@pytest.mark.parametrize("fault", ["forged", "other key", "expired", "cut", "other purpose", "nobody"])
def test_a_bad_link_changes_nothing(pages: tuple[Flask, Config], fault: str) -> None:
    app, config = pages
    state, mark, key = ana(config)
    bad = {
        "forged": ("A" if mark[0] != "A" else "B") + mark[1:],
        "other key": make_mark(1, DUE.date(), purpose="list", key=b"another"),
        "expired": make_mark(1, DUE.date() - timedelta(days=801), purpose="list", key=key),
        "cut": mark[:-1],
        "other purpose": make_mark(1, DUE.date(), purpose="join", key=key),
        "nobody": make_mark(99, DUE.date(), purpose="list", key=key),
    }[fault]

    client = app.test_client()
    answers = [client.post(f"/u/{bad}"), client.post(f"/p/{bad}", data={"lang": "en", "frequency": "weekly"})]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert ana(config)[0] == state == "active"


@pytest.mark.parametrize(
    ("path", "purpose", "days"),
    [
        ("u", "list", subscriptions.LEAVE_DAYS),
        ("p", "list", subscriptions.CHOOSE_DAYS),
        ("join", "join", subscriptions.JOIN_DAYS),
    ],
)
def test_each_link_opens_to_its_last_day_and_not_after(
    pages: tuple[Flask, Config], path: str, purpose: str, days: int
) -> None:
    app, config = pages
    _, _, key = ana(config)
    client = app.test_client()
    with jobs.open_store(config) as database, database.writing() as session:
        row = recipients.by_address(session, "ana@example.org")
        assert row is not None
        row.state, row.asked_at = ("pending", DUE) if purpose == "join" else ("active", None)
    form = {"lang": "es", "frequency": "weekly"}

    def mark(age: int) -> str:
        return make_mark(row.id, DUE.date() - timedelta(days=age), purpose=purpose, key=key)  # type: ignore[arg-type]

    for method in ("GET", "POST"):
        answer = client.open(
            f"/{path}/{mark(days + 1)}", method=method, data=form, headers={"Accept-Language": "es-PE,es;q=0.9"}
        )
        assert answer.status_code == 400
        assert "Este enlace es demasiado antiguo" in answer.text
    before = ana(config)[0]
    assert client.get(f"/{path}/{mark(days)}").status_code == 200
    assert ana(config)[0] == before
    assert client.post(f"/{path}/{mark(days)}", data=form).status_code == 200


def test_who_left_by_mistake_is_shown_the_way_back(pages: tuple[Flask, Config]) -> None:
    app, config = pages
    _, mark, _ = ana(config)

    assert 'href="/subscribe"' in app.test_client().post(f"/u/{mark}").text


def test_a_mail_server_that_is_down_costs_nobody_an_hour(pages: tuple[Flask, Config]) -> None:
    app, config = pages
    with SmtpServer({"RCPT": ["451 4.7.1 greylisted"]}) as server:
        smtp = config.mail.model_copy(
            update={"smtp": SmtpConfig(host="127.0.0.1", port=server.port, tls="none", timeout_s=5)}
        )
        app.extensions["meanwhile"] = replace(
            app.extensions["meanwhile"], config=config.model_copy(update={"mail": smtp})
        )
        for _ in range(3):
            assert app.test_client().post("/subscribe", data={"address": "new@example.org"}).status_code == 200

        assert server.journal.per_recipient() == {"new@example.org": 1}

    with SmtpServer() as plain:
        refused = smtp.model_copy(update={"smtp": SmtpConfig(host="127.0.0.1", port=plain.port, tls="starttls")})
        app.extensions["meanwhile"] = replace(
            app.extensions["meanwhile"], config=config.model_copy(update={"mail": refused})
        )
        answer = app.test_client().post("/subscribe", data={"address": "other@example.org", "lang": "en"})
    assert answer.status_code == 503
    assert "does not answer just now" in answer.text


def test_every_changed_letter_of_a_mark_is_noticed(pages: tuple[Flask, Config]) -> None:
    _, config = pages
    _, mark, _ = ana(config)

    with jobs.open_store(config) as database:
        for place in range(len(mark)):
            changed = mark[:place] + ("x" if mark[place] != "x" else "y") + mark[place + 1 :]
            with pytest.raises(LinkError):
                subscriptions.leave(database, changed, now=DUE)


def test_choices_are_kept_and_unknown_ones_refused(pages: tuple[Flask, Config]) -> None:
    app, config = pages
    _, mark, _ = ana(config)
    client = app.test_client()

    good = client.post(f"/p/{mark}", data={"topics": ["mining"], "lang": "es", "frequency": "as_it_comes"})
    bad = client.post(f"/p/{mark}", data={"topics": ["gossip"], "lang": "es", "frequency": "weekly"})

    assert good.status_code == 200
    assert "Su elección está guardada" in good.text
    assert bad.status_code == 400
    with jobs.open_store(config) as database:
        kept = subscriptions.standing(database, mark, now=DUE).choices
    assert (kept.topics, kept.lang, kept.frequency) == (("mining",), "es", "as_it_comes")


def test_all_languages_have_all_words() -> None:
    root = Path(mailing.__file__).parents[1]
    for path in ("digest/templates/words.yaml", "meanwhile/desk/templates/public/words.yaml"):
        tables = yaml.safe_load((root / path).read_text(encoding="utf-8"))
        assert {lang: set(table) ^ set(tables["en"]) for lang, table in tables.items()} == {"en": set(), "es": set()}
        for key, said in tables["en"].items():
            places = [sorted(re.findall(r"\{\w+\}", str(table[key]))) for table in tables.values()]
            assert places[0] == places[1], (path, key, said)


def test_joining_takes_a_confirmed_link_and_tells_nobody_who_reads(pages: tuple[Flask, Config], tmp_path: Path) -> None:
    app, config = pages
    client = app.test_client()

    new = client.post("/subscribe", data={"address": "New@Example.org", "lang": "en"})
    known = client.post("/subscribe", data={"address": "ana@example.org", "lang": "en"})
    client.post("/subscribe", data={"address": "new@example.org", "lang": "en"})

    assert new.text == known.text
    (mail,) = mails(tmp_path)
    assert mail["To"] == "new@example.org"
    link = next(line for line in words_of(mail).split() if "/join/" in line)
    path = link.removeprefix("https://digest.example.org")
    assert client.get(path).status_code == 200
    assert _state(config, "new@example.org") == "pending"
    assert client.post(path).status_code == 200
    assert _state(config, "new@example.org") == "active"


def test_an_old_confirmation_brings_nobody_back(pages: tuple[Flask, Config]) -> None:
    _, config = pages
    _, mark, key = ana(config)
    with jobs.open_store(config) as database:
        with database.reading() as session:
            row = recipients.by_address(session, "ana@example.org")
            assert row is not None
        join = make_mark(row.id, DUE.date(), purpose="join", key=key)
        subscriptions.leave(database, mark, now=DUE)

        with pytest.raises(LinkError, match="served already"):
            subscriptions.confirm(database, join, now=DUE)


def test_nobodys_box_is_filled_through_us(pages: tuple[Flask, Config]) -> None:
    _, config = pages
    transport = mailing.transport_of(config)
    with jobs.open_store(config) as database:
        for n in range(subscriptions.MAX_ASKED_PER_HOUR):
            subscriptions.ask_to_join(database, config, f"n{n}@x.org", lang="en", transport=transport, now=DUE)

        with pytest.raises(BusyError, match="next one"):
            subscriptions.ask_to_join(database, config, "one@more.org", lang="en", transport=transport, now=DUE)


def _state(config: Config, address: str) -> str:
    with jobs.open_store(config) as database, database.reading() as session:
        row = recipients.by_address(session, address)
        assert row is not None
        return row.state


# --- coming back ------------------------------------------------------------------------------------


@pytest.fixture
def mailed(tmp_path: Path) -> tuple[Config, int]:
    config = config_of(tmp_path, bounces={"address": "bounces@digest.example.org", "maildir": "box"})
    for name in ("new", "cur", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
    with jobs.open_store(config) as database:
        approved(database)
    send_at(config, DUE)
    with jobs.open_store(config) as database, database.reading() as session:
        return config, deliveries.in_state(session, "sent")[0].id


def drop(config: Config, raw: bytes, name: str = "1") -> None:
    (config.path("box") / "new" / f"1700000000.{name}.host").write_bytes(raw)


def read(config: Config) -> dict[str, int]:
    with jobs.open_store(config) as database:
        return dict(bouncing.read_bounces(database, config, now=DUE).counts)


def path_of(config: Config, delivery: int) -> str:
    with jobs.open_store(config) as database:
        return return_path("bounces@digest.example.org", "d", delivery, mail_key(database))


def test_an_address_that_does_not_exist_gets_no_more(mailed: tuple[Config, int]) -> None:
    config, delivery = mailed
    drop(config, report("5.1.1", to=path_of(config, delivery)))

    assert read(config) == {"suppressed": 1}
    assert read(config) == {}
    assert _state(config, "staff@example.org") == "bounced"


def test_a_report_is_known_by_the_mail_it_brings_back(mailed: tuple[Config, int]) -> None:
    config, delivery = mailed
    with jobs.open_store(config) as database, database.reading() as session:
        mark = deliveries.by_id(session, delivery).message_id
    drop(config, report("5.1.1", to="bounces@digest.example.org", message_id=mark))

    assert read(config) == {"suppressed": 1}


def in_three_weeks(config: Config, first: int) -> list[int]:
    """The deliveries of three editions, one a week."""
    ids = [first]
    for week in (1, 2):
        draft = replace(weekly_edition(9), period_end_on=weekly_edition(9).period_end_on + timedelta(days=7 * week))
        with jobs.open_store(config) as database:
            edition = drafted(database, draft)
            mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE)
        send_at(config, DUE)
        with jobs.open_store(config) as database, database.reading() as session:
            ids.append(max(row.id for row in deliveries.in_state(session, "sent")))
    return ids


def test_a_refusal_of_us_ends_no_subscription_and_is_shown_after_three(mailed: tuple[Config, int]) -> None:
    config, delivery = mailed
    found = []
    for number, each in enumerate(in_three_weeks(config, delivery)):
        for again in ("a", "b"):
            drop(
                config, report("5.7.26", to=path_of(config, each), said=f"unauthenticated {again}"), f"{again}{number}"
            )
            found.append(read(config))

    assert found == [{"counted": 1}, {"noted": 1}, {"counted": 1}, {"noted": 1}, {"for_an_editor": 1}, {"noted": 1}]
    assert _state(config, "staff@example.org") == "active"
    with jobs.open_store(config) as database, database.reading() as session:
        assert bounces.n_open(session) == 1


def test_passing_reasons_count_by_edition_and_three_are_enough(mailed: tuple[Config, int]) -> None:
    config, delivery = mailed
    found = []
    for number, each in enumerate(in_three_weeks(config, delivery)):
        drop(config, report("5.2.2", to=path_of(config, each)), name=f"a{number}")
        found.append(read(config))
        drop(config, report("5.2.2", to=path_of(config, each), said="again"), name=f"b{number}")
        found.append(read(config))

    assert found == [{"counted": 1}, {"noted": 1}, {"counted": 1}, {"noted": 1}, {"suppressed": 1}, {"noted": 1}]
    assert _state(config, "staff@example.org") == "bounced"


def test_what_nobody_can_read_waits_for_an_editor(mailed: tuple[Config, int]) -> None:
    config, delivery = mailed
    drop(config, f"To: {path_of(config, delivery)}\nSubject: Away\n\nBack soon.\n".encode())
    drop(config, report("5.1.1", to="bounces@digest.example.org", message_id="<unknown@x>"), name="2")

    assert read(config) == {"for_an_editor": 2}
    assert _state(config, "staff@example.org") == "active"
    with jobs.open_store(config) as database, database.writing() as session:
        waiting = bounces.recent(session, only_open=True)
        assert len(waiting) == 2
        bounces.settle(session, waiting[0][0].id)
        assert len(bounces.recent(session, only_open=True)) == 1


def test_a_mail_box_that_does_not_answer_keeps_no_edition_back(tmp_path: Path) -> None:
    config = config_of(tmp_path, bounces={"address": "bounces@digest.example.org", "maildir": "missing"})
    with jobs.open_store(config) as database:
        approved(database)

    report = jobs.send(config, clock=lambda: DUE)

    assert report.counts["sent"] == 1
    assert any("no Maildir" in complaint for complaint in report.complaints)
