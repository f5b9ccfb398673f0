"""A backup that is put back knows what was mailed since, or no mail leaves before a person has looked."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
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


@dataclass(frozen=True, slots=True)
class House:
    """An installation in a folder."""

    folder: Path
    config: Config

    @property
    def path(self) -> Path:
        """Where its database is."""
        return self.folder / "meanwhile.db"

    def opened(self) -> AbstractContextManager[Database]:
        """Its database, brought to this release's tables."""
        return jobs.open_store(self.config)

    def copy(self, *, at: datetime = DUE - timedelta(hours=1)) -> Path:
        """A backup of it."""
        return backup.back_up(self.path, self.folder / "backups", now=at)

    def restore(self, copy: Path, *, source: Path | None = None, nothing_since: bool = False) -> Restored:
        """As the command does."""
        return restoring.restore(
            copy, self.path, now=LATER, source=source, nothing_since=nothing_since, step=lambda _what: None
        )

    def send_at(self, moment: datetime) -> dict[str, object]:
        """What a mailing at that time did."""
        return send_at(self.config, moment)

    def mails(self) -> list[EmailMessage]:
        """All that it has mailed."""
        return mails(self.folder)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """One that nothing has happened to yet."""
    return House(tmp_path, config_of(tmp_path))


@pytest.fixture
def copy_before(house: House) -> Path:
    """A backup of it from before anything happened."""
    with house.opened() as database:
        mail_key(database)
        return house.copy()


@pytest.fixture
def copy_of_approved(house: House) -> Path:
    """A backup of it with an approved edition, which it has too."""
    with house.opened() as database:
        mail_key(database)
        approved(database)
        return house.copy()


def states(database: Database) -> dict[str, str]:
    with database.reading() as session:
        return {row.address: row.state for row in recipients.every(session)}


def leave(database: Database, recipient: int, state: str = "unsubscribed", reason: str = "by link") -> None:
    with database.writing() as session:
        recipients.set_state(session, recipient, state, now=DUE, reason=reason)


def test_an_edition_that_was_mailed_after_the_backup_is_not_mailed_again(house: House) -> None:
    with house.opened() as database:
        add(database, "ana@example.org")
        edition = drafted(database)
        copy = house.copy()
        mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE - timedelta(minutes=30))
    assert house.send_at(DUE)["sent"] == 2
    n_mailed = len(house.mails())
    with house.opened() as database, database.reading() as session:
        before = session.scalars(select(DeliveryRow.message_id)).all()

    done = house.restore(copy)

    assert done.held == ""
    assert "2 deliveries (sent)" in done.lines[0]
    for moment in (LATER, LATER + timedelta(hours=2)):
        assert "sent" not in house.send_at(moment)
    assert len(house.mails()) == n_mailed
    with house.opened() as database, database.reading() as session:
        row = editions.by_id(session, edition)
        assert (row.state, row.approved_by) == ("sent", "Ana")
        assert session.scalars(select(DeliveryRow.message_id)).all() == before
        # What it told is not told again next week.
        assert session.scalars(select(SaidRow.key).where(SaidRow.edition_id == edition)).all()


def test_an_edition_that_the_backup_has_never_seen_is_known_and_not_composed_anew(
    house: House, copy_before: Path
) -> None:
    with house.opened() as database:
        edition = approved(database)
    house.send_at(DUE)

    house.restore(copy_before)

    with house.opened() as database:
        again = drafted(database, weekly_edition(4))
        assert again == edition
        with database.reading() as session:
            row = editions.by_id(session, edition)
            assert (row.state, row.sha256) == ("sent", editions.sha256_of(row.body))
    assert "sent" not in house.send_at(LATER)


def test_who_has_left_since_the_backup_stays_away(house: House) -> None:
    with house.opened() as database:
        left, bounced = add(database, "left@example.org"), add(database, "bounced@example.org")
        paused, stays = add(database, "paused@example.org"), add(database, "stays@example.org")
        leave(database, paused, "paused", "by an editor")
        copy = house.copy()
        leave(database, left)
        leave(database, bounced, "bounced", "no such address")
        leave(database, paused, "active", "")
        joined = add(database, "joined@example.org", topics=["mining"])
        with database.writing() as session:
            row = recipients.by_id(session, stays)
            recipients.choose(session, row, now=LATER, lang="es")
        mark = make_mark(joined, DUE.date(), purpose="list", key=mail_key(database))

    done = house.restore(copy)

    with house.opened() as database:
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


def test_who_confirmed_since_the_backup_is_on_the_list(house: House) -> None:
    with house.opened() as database:
        joins = add(database, "joins@example.org")
        leave(database, joins, "pending", "")
        copy = house.copy()
        leave(database, joins, "active", "confirmed by mail")

    house.restore(copy)

    with house.opened() as database:
        assert states(database)["joins@example.org"] == "active"


def test_an_approval_that_was_taken_back_since_does_not_come_back(house: House) -> None:
    with house.opened() as database:
        add(database, "soon@example.org", frequency="as_it_comes")
        edition = approved(database)
        mailing.release_due(database, house.config, now=DUE - timedelta(hours=4))
        copy = house.copy()
        with database.writing() as session:
            row = editions.by_id(session, edition)
            drafts.keep(session, edition, row.body, revision=row.revision, editor="Ana", act="edit", now=DUE)

    house.restore(copy)

    assert house.send_at(DUE)["held_editions"] == 1
    assert house.mails() == []


@pytest.mark.parametrize(("is_approved", "told"), [(True, ["ana@example.org"]), (False, [])])
def test_approvers_are_told_again_of_a_draft_that_is_the_backups_only(
    tmp_path: Path, told: list[str], *, is_approved: bool
) -> None:
    house = House(tmp_path, config_of(tmp_path, approvers=["ana@example.org"]))
    with house.opened() as database:
        edition = drafted(database)
        copy = house.copy()
    house.send_at(DUE - timedelta(hours=10))
    with house.opened() as database:
        assert notices(database) == ["ana@example.org"]
        if is_approved:
            mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE - timedelta(hours=9))

    house.restore(copy)

    with house.opened() as database:
        assert notices(database) == told


def notices(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(NoticeRow.address)))


def test_what_waits_and_what_is_held_goes_on_where_it_was(house: House, copy_before: Path) -> None:
    with house.opened() as database:
        edition = approved(database)
        numbers = [add(database, f"{name}@example.org") for name in ("cut", "later", "gone")]
        mailing.release_due(database, house.config, now=DUE)
        with database.writing() as session:
            found = {row.recipient_id: row for row in deliveries.in_state(session, "queued")}
            cut, later, gone = (found[number] for number in numbers)
            cut.state, later.next_at, later.attempts = "final_dot", LATER + timedelta(hours=9), 3
            gone.state, gone.error = "failed", "550 5.1.1 no such user"
            bounces.add(session, key="b1", kind="soft", now=DUE, delivery_id=gone.id, recipient_id=numbers[2])

    house.restore(copy_before)
    counts = house.send_at(LATER)

    # Only the address of config.yaml had not got it.
    assert (counts["sent"], counts["interrupted"]) == (1, 1)
    with house.opened() as database, database.reading() as session:
        rows = {recipients.by_id(session, d.recipient_id).address: d for d, _, _ in deliveries.recent(session)}
        assert rows["cut@example.org"].state == "unknown"
        assert (rows["later@example.org"].state, rows["later@example.org"].attempts) == ("queued", 3)
        assert rows["gone@example.org"].state == "failed"
        (bounce,) = session.scalars(select(BounceRow)).all()
        assert bounce.delivery_id == rows["gone@example.org"].id
        assert {row.edition_id for row in rows.values()} == {edition}


def test_what_is_cited_comes_along_and_its_number_goes_to_no_other_news(
    house: House, copy_before: Path, make_article: MakeArticle
) -> None:
    with house.opened() as database:
        TakeIn(database, lambda: DUE)(make_article("Cuarenta balsas", "Cuarenta balsas en el río Inambari.", path="a"))
        edition = approved(database)

    house.restore(copy_before)

    with house.opened() as database:
        TakeIn(database, lambda: LATER)(make_article("Otra nota", "Otra cosa en Satipo, con lluvia.", path="b"))
        with database.reading() as session:
            (citation,) = session.scalars(select(CitationRow).where(CitationRow.edition_id == edition)).all()
            assert items.by_id(session, citation.item_id).title == "Cuarenta balsas"
            assert [row.title for row in search.find(session, search.Query(words="balsas"))] == ["Cuarenta balsas"]
            assert items.count(session) == 2


def test_news_drafts_and_what_fetches_them_are_those_of_the_backup(house: House, make_article: MakeArticle) -> None:
    with house.opened() as database:
        edition = drafted(database)
        copy = house.copy()
        TakeIn(database, lambda: DUE)(make_article(path="a"))
        with database.writing() as session:
            row = editions.by_id(session, edition)
            body = row.body | {"title": "Spoiled"}
            drafts.keep(session, edition, body, revision=row.revision, editor="Ana", act="edit", now=DUE)
            for job in ("crawl", "compose", "send"):
                number = runs.begin(session, job, due_at=DUE, now=DUE)
                assert number is not None
                runs.finish(session, number, now=DUE, counts={})

    done = house.restore(copy)

    with house.opened() as database, database.reading() as session:
        assert items.count(session) == 0
        assert editions.by_id(session, edition).edited_by is None
        # So the news come in again; what was mailed at its time is not owed again.
        assert [row.job for row in session.scalars(select(RunRow))] == ["send"]
    assert any("edits since the backup" in line for line in done.lines)


@pytest.mark.parametrize("left", ["nothing", "noise", "another"])
def test_without_the_old_database_no_mail_leaves_before_a_person_has_looked(
    house: House, copy_of_approved: Path, left: str
) -> None:
    path = house.path
    path.unlink()
    if left == "noise":
        path.write_bytes(b"a head crash " * 1000)
    if left == "another":
        with house.opened() as database:
            mail_key(database)

    done = house.restore(copy_of_approved)

    assert "what was mailed since is not known" in done.held
    report = jobs.send(house.config, clock=lambda: DUE)
    assert report.exit_status == 1
    assert "meanwhile deliveries release" in report.complaints[0]
    assert "no mail leaves" in jobs.send(house.config, dry_run=True, clock=lambda: DUE).lines[0]
    assert house.mails() == []
    with house.opened() as database:
        assert "no mail leaves" in troubles.found(database, house.config, now=DUE)["restored"]
        with database.writing() as session:
            carrying.release(session)
        assert "restored" not in troubles.found(database, house.config, now=DUE)
    assert house.send_at(DUE)["sent"] == 1


def test_a_newer_backup_over_an_older_one_holds_mails_since_it_cannot_know(house: House) -> None:
    with house.opened() as database:
        mail_key(database)
        approved(database)
        older = house.copy()
    house.send_at(DUE)
    newer = house.copy(at=DUE)
    house.path.unlink()
    house.restore(older, nothing_since=True)

    done = house.restore(newer)

    assert "older than the backup" in done.held


def test_a_person_may_say_beforehand_that_nothing_was_mailed(house: House, copy_of_approved: Path) -> None:
    house.path.unlink()

    assert house.restore(copy_of_approved, nothing_since=True).held == ""
    assert house.send_at(DUE)["sent"] == 1


def test_mails_are_carried_over_from_a_database_that_was_set_aside_before(house: House, copy_of_approved: Path) -> None:
    house.send_at(DUE)
    elsewhere = house.path.rename(house.folder / "rescued.db")
    before = elsewhere.read_bytes()

    done = house.restore(copy_of_approved, source=elsewhere)

    assert done.held == ""
    assert "sent" not in house.send_at(LATER)
    assert elsewhere.read_bytes() == before
    with pytest.raises(NotFoundError, match=r"none\.db"):
        house.restore(copy_of_approved, source=house.folder / "none.db")


def test_what_stands_in_the_log_of_a_rescued_database_counts(house: House) -> None:
    rescued = house.folder / "rescued"
    rescued.mkdir()
    with house.opened() as database:
        left = add(database, "left@example.org")
        copy = house.copy()
        leave(database, left)
        # The machine dies: the database was never closed.
        for file in house.folder.glob("meanwhile.db*"):
            shutil.copyfile(file, rescued / file.name)
    house.path.unlink()
    assert (rescued / "meanwhile.db-wal").stat().st_size > 0

    done = house.restore(copy, source=rescued / "meanwhile.db")

    assert done.held == ""
    with house.opened() as database:
        assert states(database)["left@example.org"] == "unsubscribed"


@pytest.mark.parametrize("release", RELEASES)
def test_copies_and_databases_of_earlier_releases_are_understood(house: House, release: str) -> None:
    """As when a new release is put in place and the first thing it does is a restore."""
    copy = unpacked(release, house.folder / "copy.db")
    with closing(sqlite3.connect(unpacked(release, house.path))) as connection:
        connection.execute("UPDATE recipients SET state = 'unsubscribed'")
        connection.execute("UPDATE deliveries SET state = 'sent'")
        n_sent = connection.execute("SELECT count(*) FROM deliveries").fetchone()[0]
        connection.commit()

    done = house.restore(copy)

    assert done.held == ""
    with house.opened() as database:
        assert set(states(database).values()) == {"unsubscribed"}
        with database.reading() as session:
            assert deliveries.counts(session) == {"sent": n_sent}


def test_a_hold_outlives_a_second_restore(house: House, copy_of_approved: Path) -> None:
    house.path.unlink()
    house.restore(copy_of_approved)

    assert house.restore(copy_of_approved).held != ""


def test_what_was_released_since_the_backup_is_not_held_again(house: House) -> None:
    with house.opened() as database:
        approved(database)
        with database.writing() as session:
            carrying.hold(session, "in doubt")
        copy = house.copy()
        with database.writing() as session:
            assert carrying.release(session) == "in doubt"

    assert house.restore(copy).held == ""


@pytest.mark.parametrize("what", ["newer", "interrupted"])
def test_a_restore_that_fails_leaves_everything_as_it_was(
    house: House, copy_of_approved: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    with house.opened() as database:
        leave(database, add(database, "left@example.org"))
    names = {path.name for path in house.folder.glob("meanwhile.db*")}
    if what == "newer":
        with closing(sqlite3.connect(copy_of_approved)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.commit()
    else:
        monkeypatch.setattr(carrying, "carry_over", _interrupted)

    with pytest.raises(ConfigError if what == "newer" else KeyboardInterrupt):
        house.restore(copy_of_approved)

    assert {path.name for path in house.folder.glob("meanwhile.db*")} - {"meanwhile.db.restoring"} == names
    with house.opened() as database:
        assert states(database)["left@example.org"] == "unsubscribed"


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_broken_database_keeps_its_log_when_a_restore_fails(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with house.opened():
        copy = house.copy()
    path, log = house.path, house.folder / "meanwhile.db-wal"
    path.write_bytes(b"a head crash " * 1000)
    log.write_bytes(b"what was not written yet")
    monkeypatch.setattr(restoring, "_carry", _interrupted)

    with pytest.raises(KeyboardInterrupt):
        house.restore(copy)

    assert path.read_bytes().startswith(b"a head crash")
    assert log.read_bytes() == b"what was not written yet"


def test_folders_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "50% of #1 ñ"
    folder.mkdir()
    house = House(folder, config_of(folder))
    with house.opened() as database:
        mail_key(database)
        approved(database)
        copy = house.copy()
    house.send_at(DUE)

    assert house.restore(copy).held == ""
    assert "sent" not in house.send_at(LATER)


def test_numbers_that_were_taken_since_are_told(house: House) -> None:
    """Two databases of one origin went on apart: ids clash, addresses and editions do not."""
    with house.opened() as database:
        mail_key(database)
        origin = house.copy()
        add(database, "first@example.org")
        edition = approved(database)
    house.send_at(DUE)
    house.path.rename(house.folder / "one.db")
    house.restore(origin, nothing_since=True)
    with house.opened() as database:
        add(database, "second@example.org")
        with database.writing() as session:
            session.add(_edition_of("Meanwhile in Bolivia"))
        other = house.copy(at=DUE)

    done = house.restore(other, source=house.folder / "one.db")

    assert done.held == ""
    assert any("of first@example.org, staff@example.org do not work any more" in line for line in done.lines)
    with house.opened() as database, database.reading() as session:
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


def test_a_database_in_use_is_left_alone(house: House) -> None:
    with house.opened() as database:
        copy = house.copy()
        with database.reading(), pytest.raises(BusyError, match="stop the desk"):
            house.restore(copy)


def test_a_database_that_is_open_and_idle_is_left_alone(house: House) -> None:
    """As a desk's is at night: nothing but its word tells that it will write again."""
    with house.opened():
        copy = house.copy()
        with pytest.raises(BusyError, match="stop the desk"):
            house.restore(copy)
    assert not list(house.folder.glob("*.before-*")) + list(house.folder.glob("*.restoring*"))
    assert house.restore(copy).aside is not None


def test_nobody_opens_the_old_database_while_a_copy_takes_its_place(
    house: House, copy_before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def carry_over(*args: Any, **options: Any) -> carrying.Carried:
        # In another process, as a desk that is started just now.
        opening = [sys.executable, "-c", _OPEN, str(house.path)]
        said.append(subprocess.run(opening, capture_output=True, text=True, check=False).stderr)
        return real(*args, **options)

    real = carrying.carry_over
    monkeypatch.setattr(carrying, "carry_over", carry_over)

    assert house.restore(copy_before).held == ""

    assert "BusyError" in said[0]
    assert "a backup is being put in its place; try again in a moment" in said[0]
    with house.opened():
        pass


_OPEN = """
import sys
from pipeline.store.database import open_database
open_database(f"sqlite:///{sys.argv[1]}")
"""


def test_backups_and_what_is_set_aside_are_not_changed(house: House, copy_of_approved: Path) -> None:
    house.send_at(DUE)
    before = copy_of_approved.read_bytes()

    aside = house.restore(copy_of_approved).aside

    assert aside is not None
    assert copy_of_approved.read_bytes() == before
    assert {path.name for path in house.folder.glob("meanwhile.db*")} == {
        "meanwhile.db", "meanwhile.db.mailing.lock", "meanwhile.db.use.lock", aside.name,
    }  # fmt: skip
    assert jobs.backup(house.config, clock=lambda: LATER).exit_status == 0


def test_a_database_made_anew_does_not_pass_for_the_one_of_a_copy_without_a_key(house: House) -> None:
    with house.opened() as database:
        add(database, "ana@example.org")
        edition = drafted(database)
        copy = house.copy()
        mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE - timedelta(minutes=30))
    assert house.send_at(DUE)["sent"] == 2
    # The disk is gone; some command has made an empty database on the new one.
    house.path.unlink()
    with house.opened():
        pass

    done = house.restore(copy)

    assert "made anew" in done.held
    assert "sent" not in house.send_at(LATER)


def test_mails_are_not_carried_over_from_the_copy_itself(house: House, copy_before: Path) -> None:

    with pytest.raises(InputError, match="is the copy itself"):
        house.restore(copy_before, source=copy_before)


def test_a_copy_of_a_later_release_leaves_nothing_behind(house: House, copy_before: Path) -> None:
    with closing(sqlite3.connect(copy_before)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(MeanwhileError):
        house.restore(copy_before)

    assert not list(house.folder.glob("meanwhile.db.*-*")) + list(house.folder.glob("*.restoring*"))


def test_cited_numbers_that_other_news_have_are_told(house: House, make_article: MakeArticle) -> None:
    with house.opened() as database:
        mail_key(database)
        early = house.copy()
        TakeIn(database, lambda: DUE)(make_article("Otra nota", "Otra cosa en Satipo, con lluvia.", path="b"))
    later = house.copy(at=DUE)
    house.restore(early)
    with house.opened() as database:
        # It gets the number that other news has in the later copy.
        TakeIn(database, lambda: DUE)(make_article("Cuarenta balsas", "Cuarenta balsas en el río Inambari.", path="a"))
        edition = approved(database)

    done = house.restore(later)

    assert any("has other numbers now" in line for line in done.lines)
    with house.opened() as database, database.reading() as session:
        (citation,) = session.scalars(select(CitationRow).where(CitationRow.edition_id == edition)).all()
        assert items.by_id(session, citation.item_id).title == "Cuarenta balsas"
