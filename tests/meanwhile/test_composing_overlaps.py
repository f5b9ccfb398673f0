"""Composing by hand while an edition is let go, approved or edited: one edition, of one text, that nobody loses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from meanwhile import composing, jobs, mailing
from meanwhile.config import Config
from meanwhile.edition_json import to_json
from meanwhile.jobs_report import JobReport
from pipeline.errors import BusyError, ConflictError
from pipeline.store import drafts, editions
from pipeline.store.database import Database
from pipeline.tables import EditionRow, SaidRow
from pipeline.types import EditionDraft
from tests.digest.sample_editions import weekly_edition
from tests.meanwhile.test_mailing import DUE, config_of, drafted, mails, send_at, words_of

FIRST, *OTHERS = weekly_edition(9).bulletins
#: The hand-run one finds a paragraph less than what was drafted in the night.
ANEW = replace(weekly_edition(9), bulletins=(replace(FIRST, paragraphs=FIRST.paragraphs[:-1]), *OTHERS))
KEPT, GONE = FIRST.paragraphs[0][0].text, FIRST.paragraphs[-1][0].text
EARLY = DUE - timedelta(minutes=5)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """An edition that goes out at its time when nobody has approved it."""
    return config_of(tmp_path, if_unapproved="send")


def compose(monkeypatch: pytest.MonkeyPatch, config: Config, during: Callable[[], object] = lambda: None) -> JobReport:
    """Compose the edition as by hand, with something that happens while it is being written."""

    def draft_edition(*_: object) -> EditionDraft:
        during()
        return ANEW

    monkeypatch.setattr(composing, "draft_edition", draft_edition)
    return jobs.compose(config, until_on=ANEW.period_end_on, clock=lambda: EARLY)


def only_edition(database: Database) -> EditionRow:
    with database.reading() as session:
        (row,) = session.scalars(select(EditionRow)).all()
        return row


def words_mailed(folder: Path) -> str:
    """What the only mail says, without its line ends."""
    (mail,) = mails(folder)
    return " ".join(words_of(mail).split())


def test_an_edition_that_is_sent_meanwhile_stays_as_it_was_sent(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with jobs.open_store(config) as database:
        drafted(database)
        before = only_edition(database)

    report = compose(monkeypatch, config, lambda: send_at(config, DUE))

    assert report.lines[0].endswith("sent (approval: automatic); left as it is")
    with jobs.open_store(config) as database:
        after = only_edition(database)
        assert (after.state, after.body, after.sha256) == ("sent", before.body, before.sha256)
        with database.reading() as session:
            keys = session.scalars(select(SaidRow.key)).all()
    assert len(keys) == len(set(keys)) > 0
    assert send_at(config, DUE + timedelta(hours=1)).get("sent") is None
    assert GONE in words_mailed(tmp_path)


def test_a_text_that_is_composed_before_the_mails_are_let_go_is_the_one_that_is_sent(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with jobs.open_store(config) as database:
        drafted(database)
    real = mailing.release_due

    def release_due(*args: object, **options: object) -> tuple[int, list[str]]:
        compose(monkeypatch, config)
        found = real(*args, **options)  # type: ignore[arg-type]  # as they came
        # by now it is approved, and the second one comes too late
        assert "left as it is" in compose(monkeypatch, config, lambda: None).lines[0]
        return found

    monkeypatch.setattr(mailing, "release_due", release_due)

    assert send_at(config, DUE)["sent"] == 1

    with jobs.open_store(config) as database:
        row = only_edition(database)
        assert (row.state, row.body) == ("sent", to_json(ANEW))
    assert KEPT in words_mailed(tmp_path)
    assert GONE not in words_mailed(tmp_path)


def test_an_approval_that_is_given_meanwhile_holds_for_the_text_that_was_read(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with jobs.open_store(config) as database:
        edition = drafted(database)
        before = only_edition(database)

    def approve() -> None:
        with jobs.open_store(config) as other:
            mailing.approve_by_name(other, edition, by="Ana", reason="", now=EARLY, revision=1)

    report = compose(monkeypatch, config, approve)

    assert report.lines[0].endswith("approved (approval: Ana); left as it is")
    assert send_at(config, DUE)["sent"] == 1
    with jobs.open_store(config) as database:
        after = only_edition(database)
    assert (after.approved_by, after.body, after.revision) == ("Ana", before.body, 1)
    assert GONE in words_mailed(tmp_path)


def test_an_edit_that_is_made_meanwhile_is_not_composed_over(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    with jobs.open_store(config) as database:
        edition = drafted(database)
        body = to_json(replace(weekly_edition(9), title="By Ana"))

    def edit() -> None:
        with jobs.open_store(config) as other, other.writing() as session:
            drafts.keep(session, edition, body, revision=1, editor="Ana", act="edited", now=EARLY)

    report = compose(monkeypatch, config, edit)

    assert report.lines[0].endswith("edited by Ana; left as it is")
    with jobs.open_store(config) as database:
        assert only_edition(database).body == body


def test_a_text_that_was_composed_over_is_not_approved_unread(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    with jobs.open_store(config) as database:
        edition = drafted(database)
    compose(monkeypatch, config)

    with jobs.open_store(config) as database:
        with pytest.raises(ConflictError, match="is at revision 2 now; read it"):
            mailing.approve_by_name(database, edition, by="Ana", reason="", now=EARLY, revision=1)
        assert only_edition(database).state == "draft"
        mailing.approve_by_name(database, edition, by="Ana", reason="", now=EARLY, revision=2)
        assert only_edition(database).approved_by == "Ana"


def test_two_that_compose_at_once_make_one_edition(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    def compose_too() -> None:
        with pytest.raises(BusyError, match="compose"):
            jobs.compose(config, until_on=ANEW.period_end_on, clock=lambda: EARLY)

    compose(monkeypatch, config, compose_too)

    with jobs.open_store(config) as database:
        assert only_edition(database).version == 1
        with database.reading() as session:
            assert editions.newest(session, ANEW.digest, ANEW.period_end_on) is not None
