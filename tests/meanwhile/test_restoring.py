"""A backup that is put back knows what was mailed since, or no mail leaves before a person has looked."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from digest.marks import make_mark
from meanwhile import jobs, mailing, restoring, subscriptions, troubles
from meanwhile.config import Config
from meanwhile.mails import mail_key
from meanwhile.restoring import Restored
from pipeline.errors import BusyError, ConfigError, InputError, MeanwhileError, NotFoundError
from pipeline.store import (
    backup,
    bounces,
    carrying,
    deliveries,
    drafts,
    editions,
    items,
    recipients,
    runs,
    search,
)
from pipeline.store.database import Database
from pipeline.tables import BounceRow, CitationRow, DeliveryRow, EditionRow, NoticeRow, RecipientRow, RunRow, SaidRow
from pipeline.take_in import TakeIn
from tests.conftest import MakeArticle
from tests.digest.sample_editions import weekly_edition
from tests.meanwhile.test_mailing import DUE, add, approved, config_of, drafted, mails, send_at
from tests.releases import RELEASES, unpacked

pytestmark = pytest.mark.sqlite

LATER = DUE + timedelta(hours=30)


def copy_of(folder: Path) -> Path:
    return backup.back_up(folder / "meanwhile.db", folder / "backups", now=DUE - timedelta(hours=1))


def restore(folder: Path, copy: Path, *, source: Path | None = None, nothing_since: bool = False) -> Restored:
    return restoring.restore(
        copy,
        folder / "meanwhile.db",
        now=LATER,
        source=source,
        nothing_since=nothing_since,
        step=lambda _what: None,
    )


def states(database: Database) -> dict[str, str]:
    with database.reading() as session:
        return {row.address: row.state for row in recipients.every(session)}


def leave(database: Database, recipient: int, state: str = "unsubscribed", reason: str = "by link") -> None:
    with database.writing() as session:
        recipients.set_state(session, recipient, state, now=DUE, reason=reason)


def test_an_edition_that_was_mailed_after_the_backup_is_not_mailed_again(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        add(database, "ana@example.org")
        edition = drafted(database)
        copy = copy_of(tmp_path)
        mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE - timedelta(minutes=30))
    assert send_at(config, DUE)["sent"] == 2
    n_mailed = len(mails(tmp_path))
    with jobs.open_store(config) as database, database.reading() as session:
        before = session.scalars(select(DeliveryRow.message_id)).all()

    done = restore(tmp_path, copy)

    assert done.held == ""
    assert "2 deliveries (sent)" in done.lines[0]
    for moment in (LATER, LATER + timedelta(hours=2)):
        assert "sent" not in send_at(config, moment)
    assert len(mails(tmp_path)) == n_mailed
    with jobs.open_store(config) as database, database.reading() as session:
        row = editions.by_id(session, edition)
        assert (row.state, row.approved_by) == ("sent", "Ana")
        assert session.scalars(select(DeliveryRow.message_id)).all() == before
        # What it told is not told again next week.
        assert session.scalars(select(SaidRow.key).where(SaidRow.edition_id == edition)).all()


def test_an_edition_that_the_backup_has_never_seen_is_known_and_not_composed_anew(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
        copy = copy_of(tmp_path)
        edition = approved(database)
    send_at(config, DUE)

    restore(tmp_path, copy)

    with jobs.open_store(config) as database:
        again = drafted(database, weekly_edition(4))
        assert again == edition
        with database.reading() as session:
            row = editions.by_id(session, edition)
            assert (row.state, row.sha256) == ("sent", editions.sha256_of(row.body))
    assert "sent" not in send_at(config, LATER)


def test_who_has_left_since_the_backup_stays_away(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        left, bounced = add(database, "left@example.org"), add(database, "bounced@example.org")
        paused, stays = add(database, "paused@example.org"), add(database, "stays@example.org")
        leave(database, paused, "paused", "by an editor")
        copy = copy_of(tmp_path)
        leave(database, left)
        leave(database, bounced, "bounced", "no such address")
        leave(database, paused, "active", "")
        joined = add(database, "joined@example.org", topics=["mining"])
        with database.writing() as session:
            row = recipients.by_id(session, stays)
            recipients.choose(session, row, now=LATER, lang="es")
        mark = make_mark(joined, DUE.date(), purpose="list", key=mail_key(database))

    done = restore(tmp_path, copy)

    with jobs.open_store(config) as database:
        found = states(database)
        assert found["left@example.org"] == "unsubscribed"
        assert found["bounced@example.org"] == "bounced"
        # Of two words the stricter holds; a person is told.
        assert found["paused@example.org"] == "paused"
        assert any("paused@example.org (paused)" in line for line in done.lines)
        with database.reading() as session:
            assert recipients.by_id(session, stays).lang == "es"
            assert recipients.by_id(session, left).state_reason == "by link"
            assert recipients.by_id(session, joined).topics == ["mining"]
        # The link in a mail that went out meanwhile still means its reader.
        assert subscriptions.standing(database, mark, now=DUE).choices.topics == ("mining",)


def test_who_confirmed_since_the_backup_is_on_the_list(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        joins = add(database, "joins@example.org")
        leave(database, joins, "pending", "")
        copy = copy_of(tmp_path)
        leave(database, joins, "active", "confirmed by mail")

    restore(tmp_path, copy)

    with jobs.open_store(config) as database:
        assert states(database)["joins@example.org"] == "active"


def test_an_approval_that_was_taken_back_since_does_not_come_back(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        add(database, "soon@example.org", frequency="as_it_comes")
        edition = approved(database)
        mailing.release_due(database, config, now=DUE - timedelta(hours=4))
        copy = copy_of(tmp_path)
        with database.writing() as session:
            row = editions.by_id(session, edition)
            drafts.keep(session, edition, row.body, revision=row.revision, editor="Ana", act="edit", now=DUE)

    restore(tmp_path, copy)

    assert send_at(config, DUE)["held_editions"] == 1
    assert mails(tmp_path) == []


@pytest.mark.parametrize(("is_approved", "told"), [(True, ["ana@example.org"]), (False, [])])
def test_approvers_are_told_again_of_a_draft_that_is_the_backups_only(
    tmp_path: Path, told: list[str], *, is_approved: bool
) -> None:
    config = config_of(tmp_path, approvers=["ana@example.org"])
    with jobs.open_store(config) as database:
        edition = drafted(database)
        copy = copy_of(tmp_path)
    send_at(config, DUE - timedelta(hours=10))
    with jobs.open_store(config) as database:
        assert notices(database) == ["ana@example.org"]
        if is_approved:
            mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE - timedelta(hours=9))

    restore(tmp_path, copy)

    with jobs.open_store(config) as database:
        assert notices(database) == told


def notices(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(NoticeRow.address)))


def test_what_waits_and_what_is_held_goes_on_where_it_was(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
        copy = copy_of(tmp_path)
        edition = approved(database)
        numbers = [add(database, f"{name}@example.org") for name in ("cut", "later", "gone")]
        mailing.release_due(database, config, now=DUE)
        with database.writing() as session:
            found = {row.recipient_id: row for row in deliveries.in_state(session, "queued")}
            cut, later, gone = (found[number] for number in numbers)
            cut.state, later.next_at, later.attempts = "final_dot", LATER + timedelta(hours=9), 3
            gone.state, gone.error = "failed", "550 5.1.1 no such user"
            bounces.add(session, key="b1", kind="soft", now=DUE, delivery_id=gone.id, recipient_id=numbers[2])

    restore(tmp_path, copy)
    counts = send_at(config, LATER)

    # Only the address of config.yaml had not got it.
    assert (counts["sent"], counts["interrupted"]) == (1, 1)
    with jobs.open_store(config) as database, database.reading() as session:
        rows = {recipients.by_id(session, d.recipient_id).address: d for d, _, _ in deliveries.recent(session)}
        assert rows["cut@example.org"].state == "unknown"
        assert (rows["later@example.org"].state, rows["later@example.org"].attempts) == ("queued", 3)
        assert rows["gone@example.org"].state == "failed"
        (bounce,) = session.scalars(select(BounceRow)).all()
        assert bounce.delivery_id == rows["gone@example.org"].id
        assert {row.edition_id for row in rows.values()} == {edition}


def test_what_is_cited_comes_along_and_its_number_goes_to_no_other_news(
    tmp_path: Path, make_article: MakeArticle
) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
        copy = copy_of(tmp_path)
        TakeIn(database, lambda: DUE)(make_article("Cuarenta balsas", "Cuarenta balsas en el río Inambari.", path="a"))
        edition = approved(database)

    restore(tmp_path, copy)

    with jobs.open_store(config) as database:
        TakeIn(database, lambda: LATER)(make_article("Otra nota", "Otra cosa en Satipo, con lluvia.", path="b"))
        with database.reading() as session:
            (citation,) = session.scalars(select(CitationRow).where(CitationRow.edition_id == edition)).all()
            assert items.by_id(session, citation.item_id).title == "Cuarenta balsas"
            assert [row.title for row in search.find(session, search.Query(words="balsas"))] == ["Cuarenta balsas"]
            assert items.count(session) == 2


def test_news_drafts_and_what_fetches_them_are_those_of_the_backup(tmp_path: Path, make_article: MakeArticle) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        edition = drafted(database)
        copy = copy_of(tmp_path)
        TakeIn(database, lambda: DUE)(make_article(path="a"))
        with database.writing() as session:
            row = editions.by_id(session, edition)
            body = row.body | {"title": "Spoiled"}
            drafts.keep(session, edition, body, revision=row.revision, editor="Ana", act="edit", now=DUE)
            for job in ("crawl", "compose", "send"):
                number = runs.begin(session, job, due_at=DUE, now=DUE)
                assert number is not None
                runs.finish(session, number, now=DUE, counts={})

    done = restore(tmp_path, copy)

    with jobs.open_store(config) as database, database.reading() as session:
        assert items.count(session) == 0
        assert editions.by_id(session, edition).edited_by is None
        # So the news come in again; what was mailed at its time is not owed again.
        assert [row.job for row in session.scalars(select(RunRow))] == ["send"]
    assert any("edits since the backup" in line for line in done.lines)


@pytest.mark.parametrize("left", ["nothing", "noise", "another"])
def test_without_the_old_database_no_mail_leaves_before_a_person_has_looked(tmp_path: Path, left: str) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
        approved(database)
        copy = copy_of(tmp_path)
    path = tmp_path / "meanwhile.db"
    path.unlink()
    if left == "noise":
        path.write_bytes(b"a head crash " * 1000)
    if left == "another":
        with jobs.open_store(config) as database:
            mail_key(database)

    done = restore(tmp_path, copy)

    assert "what was mailed since is not known" in done.held
    report = jobs.send(config, clock=lambda: DUE)
    assert report.exit_status == 1
    assert "meanwhile deliveries release" in report.complaints[0]
    assert "no mail leaves" in jobs.send(config, dry_run=True, clock=lambda: DUE).lines[0]
    assert mails(tmp_path) == []
    with jobs.open_store(config) as database:
        assert "no mail leaves" in troubles.found(database, config, now=DUE)["restored"]
        with database.writing() as session:
            carrying.release(session)
        assert "restored" not in troubles.found(database, config, now=DUE)
    assert send_at(config, DUE)["sent"] == 1


def test_a_newer_backup_over_an_older_one_holds_mails_since_it_cannot_know(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
        approved(database)
        older = copy_of(tmp_path)
    send_at(config, DUE)
    newer = backup.back_up(tmp_path / "meanwhile.db", tmp_path / "backups", now=DUE)
    (tmp_path / "meanwhile.db").unlink()
    restore(tmp_path, older, nothing_since=True)

    done = restore(tmp_path, newer)

    assert "older than the backup" in done.held


def test_a_person_may_say_beforehand_that_nothing_was_mailed(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        approved(database)
        copy = copy_of(tmp_path)
    (tmp_path / "meanwhile.db").unlink()

    assert restore(tmp_path, copy, nothing_since=True).held == ""
    assert send_at(config, DUE)["sent"] == 1


def test_mails_are_carried_over_from_a_database_that_was_set_aside_before(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        approved(database)
        copy = copy_of(tmp_path)
    send_at(config, DUE)
    elsewhere = (tmp_path / "meanwhile.db").rename(tmp_path / "rescued.db")
    before = elsewhere.read_bytes()

    done = restore(tmp_path, copy, source=elsewhere)

    assert done.held == ""
    assert "sent" not in send_at(config, LATER)
    assert elsewhere.read_bytes() == before
    with pytest.raises(NotFoundError, match=r"none\.db"):
        restore(tmp_path, copy, source=tmp_path / "none.db")


def test_what_stands_in_the_log_of_a_rescued_database_counts(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    rescued = tmp_path / "rescued"
    rescued.mkdir()
    with jobs.open_store(config) as database:
        left = add(database, "left@example.org")
        copy = copy_of(tmp_path)
        leave(database, left)
        # The machine dies: the database was never closed.
        for file in tmp_path.glob("meanwhile.db*"):
            shutil.copyfile(file, rescued / file.name)
    (tmp_path / "meanwhile.db").unlink()
    assert (rescued / "meanwhile.db-wal").stat().st_size > 0

    done = restore(tmp_path, copy, source=rescued / "meanwhile.db")

    assert done.held == ""
    with jobs.open_store(config) as database:
        assert states(database)["left@example.org"] == "unsubscribed"


@pytest.mark.parametrize("release", RELEASES)
def test_copies_and_databases_of_earlier_releases_are_understood(tmp_path: Path, release: str) -> None:
    """As when a new release is put in place and the first thing it does is a restore."""
    config = config_of(tmp_path)
    copy = unpacked(release, tmp_path / "copy.db")
    with closing(sqlite3.connect(unpacked(release, tmp_path / "meanwhile.db"))) as connection:
        connection.execute("UPDATE recipients SET state = 'unsubscribed'")
        connection.execute("UPDATE deliveries SET state = 'sent'")
        n_sent = connection.execute("SELECT count(*) FROM deliveries").fetchone()[0]
        connection.commit()

    done = restore(tmp_path, copy)

    assert done.held == ""
    with jobs.open_store(config) as database:
        assert set(states(database).values()) == {"unsubscribed"}
        with database.reading() as session:
            assert deliveries.counts(session) == {"sent": n_sent}


def test_a_hold_outlives_a_second_restore(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        approved(database)
        copy = copy_of(tmp_path)
    (tmp_path / "meanwhile.db").unlink()
    restore(tmp_path, copy)

    assert restore(tmp_path, copy).held != ""


def test_what_was_released_since_the_backup_is_not_held_again(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        approved(database)
        with database.writing() as session:
            carrying.hold(session, "in doubt")
        copy = copy_of(tmp_path)
        with database.writing() as session:
            assert carrying.release(session) == "in doubt"

    assert restore(tmp_path, copy).held == ""


@pytest.mark.parametrize("what", ["newer", "interrupted"])
def test_a_restore_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        approved(database)
        copy = copy_of(tmp_path)
        leave(database, add(database, "left@example.org"))
    names = {path.name for path in tmp_path.glob("meanwhile.db*")}
    if what == "newer":
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.commit()
    else:
        monkeypatch.setattr(carrying, "carry_over", _interrupted)

    with pytest.raises(ConfigError if what == "newer" else KeyboardInterrupt):
        restore(tmp_path, copy)

    assert {path.name for path in tmp_path.glob("meanwhile.db*")} - {"meanwhile.db.restoring"} == names
    with jobs.open_store(config) as database:
        assert states(database)["left@example.org"] == "unsubscribed"


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_broken_database_keeps_its_log_when_a_restore_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config):
        copy = copy_of(tmp_path)
    path, log = tmp_path / "meanwhile.db", tmp_path / "meanwhile.db-wal"
    path.write_bytes(b"a head crash " * 1000)
    log.write_bytes(b"what was not written yet")
    monkeypatch.setattr(restoring, "_carry", _interrupted)

    with pytest.raises(KeyboardInterrupt):
        restore(tmp_path, copy)

    assert path.read_bytes().startswith(b"a head crash")
    assert log.read_bytes() == b"what was not written yet"


def test_folders_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "50% of #1 ñ"
    folder.mkdir()
    config = config_of(folder)
    with jobs.open_store(config) as database:
        mail_key(database)
        approved(database)
        copy = copy_of(folder)
    send_at(config, DUE)

    assert restore(folder, copy).held == ""
    assert "sent" not in send_at(config, LATER)


def test_numbers_that_were_taken_since_are_told(tmp_path: Path) -> None:
    """Two databases of one origin went on apart: ids clash, addresses and editions do not."""
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
        origin = copy_of(tmp_path)
        add(database, "first@example.org")
        edition = approved(database)
    send_at(config, DUE)
    (tmp_path / "meanwhile.db").rename(tmp_path / "one.db")
    restore(tmp_path, origin, nothing_since=True)
    with jobs.open_store(config) as database:
        add(database, "second@example.org")
        with database.writing() as session:
            session.add(_edition_of("Meanwhile in Bolivia"))
        other = backup.back_up(tmp_path / "meanwhile.db", tmp_path / "backups", now=DUE)

    done = restore(tmp_path, other, source=tmp_path / "one.db")

    assert done.held == ""
    assert any("of first@example.org, staff@example.org do not work any more" in line for line in done.lines)
    with jobs.open_store(config) as database, database.reading() as session:
        rows = {(row.digest, row.id) for row in editions.recent(session)}
        assert rows == {("Meanwhile in Bolivia", edition), ("Meanwhile in Peru", edition + 1)}
        sent = [(e.digest, r.address) for d, r, e in deliveries.recent(session) if d.state == "sent"]
        assert sorted(sent) == [
            ("Meanwhile in Peru", "first@example.org"), ("Meanwhile in Peru", "staff@example.org"),
        ]  # fmt: skip
        assert len(session.scalars(select(RecipientRow)).all()) == 3


def _edition_of(digest: str) -> EditionRow:
    draft = weekly_edition(2)
    return EditionRow(
        digest=digest, title=digest, period_start_on=draft.period_start_on, period_end_on=draft.period_end_on,
        body={}, sha256="x", composed_at=DUE,
    )  # fmt: skip


def test_a_database_in_use_is_left_alone(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        copy = copy_of(tmp_path)
        with database.reading(), pytest.raises(BusyError, match="stop the desk"):
            restore(tmp_path, copy)


def test_a_database_that_is_open_and_idle_is_left_alone(tmp_path: Path) -> None:
    """As a desk's is at night: nothing but its word tells that it will write again."""
    config = config_of(tmp_path)
    with jobs.open_store(config):
        copy = copy_of(tmp_path)
        with pytest.raises(BusyError, match="stop the desk"):
            restore(tmp_path, copy)
    assert not list(tmp_path.glob("*.before-*")) + list(tmp_path.glob("*.restoring*"))
    assert restore(tmp_path, copy).aside is not None


def test_nobody_opens_the_old_database_while_a_copy_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
        copy = copy_of(tmp_path)
    said: list[str] = []

    def carry_over(*args: Any, **options: Any) -> carrying.Carried:
        # In another process, as a desk that is started just now.
        opening = [sys.executable, "-c", _OPEN, str(tmp_path / "meanwhile.db")]
        said.append(subprocess.run(opening, capture_output=True, text=True, check=False).stderr)
        return real(*args, **options)

    real = carrying.carry_over
    monkeypatch.setattr(carrying, "carry_over", carry_over)

    assert restore(tmp_path, copy).held == ""

    assert "BusyError" in said[0]
    assert "a backup is being put in its place; try again in a moment" in said[0]
    with jobs.open_store(config):
        pass


_OPEN = """
import sys
from pipeline.store.database import open_database
open_database(f"sqlite:///{sys.argv[1]}")
"""


def test_backups_and_what_is_set_aside_are_not_changed(tmp_path: Path) -> None:
    config: Config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        approved(database)
        copy = copy_of(tmp_path)
    send_at(config, DUE)
    before = copy.read_bytes()

    aside = restore(tmp_path, copy).aside

    assert aside is not None
    assert copy.read_bytes() == before
    assert {path.name for path in tmp_path.glob("meanwhile.db*")} == {
        "meanwhile.db", "meanwhile.db.mailing.lock", "meanwhile.db.use.lock", aside.name,
    }  # fmt: skip
    assert jobs.backup(config, clock=lambda: LATER).exit_status == 0


def test_a_database_made_anew_does_not_pass_for_the_one_of_a_copy_without_a_key(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        add(database, "ana@example.org")
        edition = drafted(database)
        copy = copy_of(tmp_path)
        mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE - timedelta(minutes=30))
    assert send_at(config, DUE)["sent"] == 2
    # The disk is gone; some command has made an empty database on the new one.
    (tmp_path / "meanwhile.db").unlink()
    with jobs.open_store(config):
        pass

    done = restore(tmp_path, copy)

    assert "made anew" in done.held
    assert "sent" not in send_at(config, LATER)


def test_mails_are_not_carried_over_from_the_copy_itself(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
    copy = copy_of(tmp_path)

    with pytest.raises(InputError, match="is the copy itself"):
        restore(tmp_path, copy, source=copy)


def test_a_copy_of_a_later_release_leaves_nothing_behind(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
    copy = copy_of(tmp_path)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(MeanwhileError):
        restore(tmp_path, copy)

    assert not list(tmp_path.glob("meanwhile.db.*-*")) + list(tmp_path.glob("*.restoring*"))


def test_cited_numbers_that_other_news_have_are_told(tmp_path: Path, make_article: MakeArticle) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        mail_key(database)
        early = copy_of(tmp_path)
        TakeIn(database, lambda: DUE)(make_article("Otra nota", "Otra cosa en Satipo, con lluvia.", path="b"))
    later = backup.back_up(tmp_path / "meanwhile.db", tmp_path / "backups", now=DUE)
    restore(tmp_path, early)
    with jobs.open_store(config) as database:
        # It gets the number that other news has in the later copy.
        TakeIn(database, lambda: DUE)(make_article("Cuarenta balsas", "Cuarenta balsas en el río Inambari.", path="a"))
        edition = approved(database)

    done = restore(tmp_path, later)

    assert any("has other numbers now" in line for line in done.lines)
    with jobs.open_store(config) as database, database.reading() as session:
        (citation,) = session.scalars(select(CitationRow).where(CitationRow.edition_id == edition)).all()
        assert items.by_id(session, citation.item_id).title == "Cuarenta balsas"
