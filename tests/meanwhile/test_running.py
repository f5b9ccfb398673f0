"""What the schedule owes is done once, whoever calls and however often; what needs a person is told once."""

import http.server
import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from meanwhile import jobs, running, troubles
from meanwhile.config import Config, parse_config
from meanwhile.due import owed
from meanwhile.jobs import open_store
from meanwhile.jobs_report import JobReport
from meanwhile.limits import TookTooLongError, time_limit
from meanwhile.lock import locked
from meanwhile.logs import JsonLines, TextLines, named_run
from meanwhile.pings import ping
from meanwhile.status import status_of
from pipeline.errors import BusyError, DiskError, UsageError
from pipeline.store import crawling, runs
from pipeline.store import troubles as stored
from pipeline.tables import RunRow
from pipeline.types import Outcome
from tests.databases import on_database, server
from tests.digest.mail_rig import make_key, verifies

#: A server is backed up with its own tools.
BACKUP = [] if server() else ["backup"]
#: A Monday noon in Lima.
NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
TEXT = """
database: sqlite:///m.db
crawl: {contact: a@example.org, sources: [servindi]}
schedule: {crawl: ["05:00"]}
bulletins:
  - {title: Meanwhile in Loreto, region: Loreto, weekday: monday, time: "07:00", recipients: [a@example.org]}
mail: {outbox: mail}
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return parse_config(on_database(TEXT, tmp_path).replace(", sources: [servindi]", ""), folder=tmp_path)


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def waiting(config: Config, now: datetime) -> list[str]:
    with open_store(config) as database, database.reading() as session:
        return [one.stage for one in owed(session, config, now=now)]


def done(config: Config, now: datetime) -> list[str]:
    return [report.job for report in jobs.run_due(config, clock=at(now))]


def test_what_is_owed_is_done_once(config: Config) -> None:
    everything = ["crawl", "process", "compose", "send", *BACKUP, "tidy"]

    assert waiting(config, NOW) == everything
    assert done(config, NOW) == everything
    assert done(config, NOW) == []
    # A look that finds no mail waiting begins no run, but for one every hour; the next morning the crawl is due again.
    assert done(config, NOW + timedelta(minutes=10)) == []
    assert done(config, NOW + timedelta(minutes=70)) == ["send"]
    assert done(config, NOW + timedelta(hours=17)) == ["crawl", "process", "send", *BACKUP, "tidy"]


def test_mails_that_wait_are_looked_for_every_ten_minutes(config: Config) -> None:
    from digest.novelty import sentences_in
    from meanwhile.edition_json import to_json
    from meanwhile.mailing import approve
    from pipeline.store import deliveries, editions, recipients
    from tests.digest.sample_editions import single_edition

    done(config, NOW)
    draft = single_edition()
    assert list(sentences_in(draft))
    later = NOW + timedelta(minutes=20)
    with open_store(config) as database, database.writing() as session:
        recipient = recipients.add(session, "a@example.org", now=NOW, origin="import")
        row = editions.draft(
            session,
            digest=draft.digest,
            title=draft.title,
            period_start_on=draft.period_start_on,
            period_end_on=draft.period_end_on,
            body=to_json(draft),
            due_at=NOW,
            now=NOW - timedelta(minutes=1),
        )
        session.flush()
    assert waiting(config, later) == []
    with open_store(config) as database, database.writing() as session:
        # An editor approves it after its time.
        approve(session, editions.by_id(session, row.id), by="an editor", now=later)
    assert done(config, later) == ["send"]
    assert done(config, later + timedelta(minutes=10)) == []
    with open_store(config) as database, database.writing() as session:
        # A server said: later.
        mark = [(recipient.id, "<m@example.org>")]
        deliveries.queue(session, row.id, mark, now=later)
        (delivery, *_) = deliveries.recent(session, limit=1)[0]
        delivery.state, delivery.next_at = "queued", later + timedelta(minutes=25)
    assert done(config, later + timedelta(minutes=20)) == []
    assert done(config, later + timedelta(minutes=30)) == ["send"]


def test_of_a_month_that_was_missed_the_newest_is_made_up(config: Config) -> None:
    done(config, NOW)

    assert done(config, NOW + timedelta(days=30)) == ["crawl", "process", "compose", "send", *BACKUP, "tidy"]
    assert done(config, NOW + timedelta(days=30, seconds=1)) == []


def test_what_was_done_by_hand_since_is_not_owed(config: Config) -> None:
    jobs.run(config, "gather", clock=at(NOW - timedelta(hours=1)))

    assert "crawl" not in waiting(config, NOW)
    assert "process" not in waiting(config, NOW)
    assert "tidy" in waiting(config, NOW)


def test_a_part_that_was_run_by_hand_leaves_the_whole_owed(config: Config) -> None:
    done(config, NOW - timedelta(days=1))
    early = NOW - timedelta(minutes=30)
    before = waiting(config, NOW)
    assert {"crawl", "compose"} <= set(before)

    jobs.crawl(config, since_on=early.date(), clock=at(early))
    with pytest.raises(UsageError, match="no source nobody"):
        jobs.crawl(config, only=["nobody"], clock=at(early))
    jobs.compose(config, until_on=early.date(), clock=at(early))

    assert waiting(config, NOW) == before
    with open_store(config) as database:
        told = {job.job: job for job in status_of(database, config, now=NOW).jobs}
    assert told["crawl"].started_at == NOW - timedelta(days=1)
    assert (told["crawl: nobody"].started_at, told["crawl: nobody"].exit_status) == (early, 64)
    assert told["compose: until 2026-11-23"].next_at is None
    # What a person tried and saw fail is no trouble of the schedule.
    with open_store(config) as database:
        assert not any(key.startswith("job:") for key in troubles.found(database, config, now=NOW))


def test_what_was_done_while_the_clock_was_a_year_ahead_keeps_nothing_back(config: Config) -> None:
    done(config, NOW + timedelta(days=366))

    assert done(config, NOW) == ["crawl", "process", "compose", "send", *BACKUP, "tidy"]


def test_a_run_that_was_killed_is_done_again_and_one_that_was_done_is_not(config: Config) -> None:
    done(config, NOW)
    with open_store(config) as database, database.writing() as session:
        row = runs.last(session, "process")
        assert row is not None
        row.finished_at, row.exit_status = None, None

    assert done(config, NOW + timedelta(minutes=1)) == ["process"]
    with open_store(config) as database, database.reading() as session:
        row = runs.last(session, "process")
        assert row is not None
        assert (row.attempts, row.exit_status) == (2, 0)


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr("meanwhile.jobs.group_items", fail)


def test_a_stage_that_fails_keeps_no_other_back_and_is_tried_again(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        failing(patch, DiskError("the disk is full"))
        reports = jobs.run_due(config, clock=at(NOW))

        assert [(one.job, one.exit_status) for one in reports if one.exit_status] == [("process", 74)]
        assert [one.job for one in reports] == ["crawl", "process", "compose", "send", *BACKUP, "tidy"]
        # Not at once, and not for ever.
        assert waiting(config, NOW + timedelta(minutes=9)) == []
        later = NOW
        for _ in range(10):
            later += timedelta(hours=1)
            jobs.run_due(config, clock=at(later))
        with open_store(config) as database, database.reading() as session:
            row = runs.last(session, "process")
            assert row is not None
            assert (row.attempts, row.error) == (runs.MAX_ATTEMPTS, "the disk is full")

    assert "process" in done(config, NOW + timedelta(days=1))


def test_a_fault_of_the_program_in_one_stage_is_told_and_the_mails_go_out(
    config: Config, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing(monkeypatch, ZeroDivisionError("by nought"))

    reports = jobs.run_due(config, clock=at(NOW))

    (bad,) = [one for one in reports if one.exit_status]
    assert (bad.job, bad.exit_status) == ("process", 70)
    assert "ZeroDivisionError: by nought" in bad.complaints[0]
    assert "send" in [one.job for one in reports]
    assert any(record.exc_info for record in caplog.records)


def test_after_a_step_of_the_clock_back_a_failed_run_is_not_waited_for(config: Config) -> None:
    with open_store(config) as database, database.writing() as session:
        due = NOW - timedelta(hours=7)
        run_id = runs.begin(session, "crawl", due_at=due, now=NOW + timedelta(days=3))
        assert run_id is not None
        runs.finish(session, run_id, now=NOW + timedelta(days=3), counts={}, exit_status=69)

        assert runs.is_owed(session, "crawl", due_at=due, now=NOW)


def test_while_another_run_is_at_work_nothing_is_done_and_nothing_said(config: Config) -> None:
    with locked(jobs.lock_path(config), what="crawl", now=NOW):
        assert jobs.run_due(config, clock=at(NOW)) == []
        assert running.run_and_tell(config, due=True, clock=at(NOW)) == []


def test_mails_do_not_wait_for_a_crawl(config: Config) -> None:
    done(config, NOW)
    morning = NOW + timedelta(hours=17)

    with locked(jobs.lock_path(config), what="crawl", now=morning):
        assert done(config, morning) == ["send"]

    assert done(config, morning + timedelta(minutes=1)) == ["crawl", "process", *BACKUP, "tidy"]


def test_nobody_mails_beside_another_who_mails(config: Config) -> None:
    done(config, NOW)
    morning = NOW + timedelta(hours=17)

    with locked(jobs.lock_path(config, mailing=True), what="send", now=morning):
        assert done(config, morning) == ["crawl", "process", *BACKUP, "tidy"]
        with pytest.raises(BusyError, match=r"send .* is at work"):
            jobs.send(config, clock=at(morning))

    assert done(config, morning + timedelta(minutes=1)) == ["send"]


def test_a_run_that_takes_too_long_is_ended() -> None:
    import signal
    import time

    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TookTooLongError, match="longer than 1 s"), time_limit(limit_s=1, grace_s=60):
        time.sleep(30)

    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.alarm(0) == 0


@pytest.mark.sqlite
def test_a_database_of_an_earlier_release_is_copied_before_it_is_upgraded(config: Config, tmp_path: Path) -> None:
    from pipeline.store import backup
    from tests.releases import unpacked

    old = unpacked("0.1.0", tmp_path / "m.db").read_bytes()

    with open_store(config):
        pass

    (copy,) = backup.backups(tmp_path / "backups")
    backup.check(copy)
    assert b"0001" in copy.read_bytes()
    assert (tmp_path / "m.db").read_bytes() != old
    with open_store(config):
        pass
    assert backup.backups(tmp_path / "backups") == [copy]


# --- telling ----------------------------------------------------------------------------------------


def with_operator(folder: Path, more: str = "") -> Config:
    return parse_config(
        on_database(TEXT, folder) + f"operator: {{address: ops@example.org, min_free_gb: 0{more}}}\n", folder=folder
    )


def mails(folder: Path) -> list[Any]:
    found = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in (folder / "mail").glob("ops*")]
    return sorted(found, key=lambda mail: str(mail["Date"]))


def source_is(config: Config, state: str, now: datetime) -> None:
    with open_store(config) as database, database.writing() as session:
        crawling.remember_run(
            session, "servindi", {"at": now, "end": "failed", "state": state, "error": "refused (111)"}
        )


def tell(config: Config, now: datetime) -> list[str]:
    with open_store(config) as database:
        return troubles.tell(database, config, now=now)


def test_the_operator_gets_one_mail_for_a_trouble_and_not_one_a_day(tmp_path: Path) -> None:
    config = with_operator(tmp_path)
    source_is(config, "failing", NOW)

    told = [tell(config, NOW + timedelta(days=day)) for day in range(27)]

    assert told[0] == ["Servindi (servindi) is not read: refused (111)"]
    assert told[1:] == [[]] * 26
    (mail,) = mails(tmp_path)
    assert (mail["To"], mail["Subject"]) == ("ops@example.org", "Meanwhile: 1 thing needs a person")
    assert "Servindi (servindi) is not read" in mail.get_body(("plain",)).get_content()
    # What lasts for a month is told again.
    assert len(tell(config, NOW + timedelta(days=28))) == 1


def test_the_operators_mail_is_signed_where_a_key_is_set(tmp_path: Path) -> None:
    key, record = make_key(tmp_path)
    signing = f"dkim: {{domain: example.org, selector: s1, key_file: {key}}}"
    text = TEXT.replace("{outbox: mail}", f"{{outbox: mail, from: m@example.org, {signing}}}")
    text += "operator: {address: ops@example.org, min_free_gb: 0}\n"
    config = parse_config(on_database(text, tmp_path), folder=tmp_path)
    source_is(config, "failing", NOW)

    tell(config, NOW)

    (path,) = (tmp_path / "mail").glob("ops*")
    assert verifies(path.read_bytes(), record)
    # A key that cannot be read is told, and keeps nothing else back.
    key.unlink()
    source_is(config, "blocked", NOW)
    with open_store(config) as database, database.writing() as session:
        stored.follow(session, {}, now=NOW)
    assert "could not be told by mail" in " ".join(tell(config, NOW + timedelta(days=30)))


def test_a_trouble_that_comes_and_goes_is_told_once_a_week_at_most(tmp_path: Path) -> None:
    config = with_operator(tmp_path)
    n = 0
    for day in range(14):
        source_is(config, "failing" if day % 2 == 0 else "ok", NOW + timedelta(days=day))
        n += len(tell(config, NOW + timedelta(days=day)))

    assert n == 2
    assert len(mails(tmp_path)) == 2


def test_a_new_trouble_names_the_old_ones_as_well(tmp_path: Path) -> None:
    config = with_operator(tmp_path)
    source_is(config, "blocked", NOW)
    tell(config, NOW)
    with open_store(config) as database, database.writing() as session:
        session.add(
            RunRow(
                job="compose", due_at=NOW, started_at=NOW, finished_at=NOW, exit_status=70, attempts=1, counts={},
                error="a fault",
            )
        )  # fmt: skip

    said = tell(config, NOW + timedelta(days=1))

    assert said[0] == "compose failed (status 70, attempt 1): a fault"
    text = mails(tmp_path)[-1].get_body(("plain",)).get_content()
    assert text.index("compose failed") < text.index("Told before") < text.index("Servindi")


def test_a_mail_that_is_not_taken_is_tried_again_some_hours_later(tmp_path: Path) -> None:
    config = with_operator(tmp_path)
    source_is(config, "failing", NOW)
    (tmp_path / "mail").write_text("a file where the folder should be", encoding="utf-8")

    said = tell(config, NOW)
    assert "could not be told by mail" in said[-1]
    assert tell(config, NOW + timedelta(hours=1)) == []

    (tmp_path / "mail").unlink()
    assert len(tell(config, NOW + timedelta(hours=7))) == 1
    assert len(mails(tmp_path)) == 1


def test_what_is_over_is_noted(config: Config) -> None:
    with open_store(config) as database, database.writing() as session:
        assert [row.key for row in stored.follow(session, {"disk": "full"}, now=NOW)] == ["disk"]
        assert [row.key for row in stored.lasting(session)] == ["disk"]
        assert stored.follow(session, {}, now=NOW + timedelta(hours=1)) == []
        assert stored.lasting(session) == []


def test_cron_hears_of_a_trouble_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = with_operator(tmp_path)
    with monkeypatch.context() as patch:
        failing(patch, DiskError("the disk is full"))
        first = running.run_and_tell(config, due=True, clock=at(NOW))
        second = running.run_and_tell(config, due=True, clock=at(NOW + timedelta(hours=1)))

    assert [said for report in first for said in report.complaints if "process" in said] == [
        "process failed (status 74, attempt 1): the disk is full"
    ]
    assert max(report.exit_status for report in first) == 74
    assert [said for report in second for said in report.complaints if "process" in said] == []
    # Whoever asks for the status sees it as long as it lasts.
    with open_store(config) as database:
        needs = status_of(database, config, now=NOW + timedelta(hours=1)).needs
    assert any("process failed (status 74, attempt 2)" in need for need in needs)


def test_what_nobody_runs_needs_a_person(config: Config) -> None:
    with open_store(config) as database:
        # A new installation has nothing to make up.
        assert "overdue" not in troubles.found(database, config, now=NOW)
    done(config, NOW)
    with open_store(config) as database:
        assert "overdue" not in troubles.found(database, config, now=NOW + timedelta(hours=18))
        said = troubles.found(database, config, now=NOW + timedelta(hours=22))["overdue"]
        # Nor does it look well just because the next time has come.
        assert "overdue" in troubles.found(database, config, now=NOW + timedelta(days=2, hours=-7))
    assert said.startswith(
        f"{', '.join(['crawl', 'process', *BACKUP, 'tidy'])}: due since 24 Nov 2026 at 03:30 (America/Lima) and not "
        "done; is `meanwhile serve`"
    )
    # What is made up later counts for what was missed before it.
    done(config, NOW + timedelta(days=2))
    with open_store(config) as database:
        assert "overdue" not in troubles.found(database, config, now=NOW + timedelta(days=2, minutes=1))


def test_a_run_by_hand_takes_no_trouble_for_told_that_nobody_heard_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = parse_config(TEXT, folder=tmp_path)
    source_is(config, "failing", NOW)
    monkeypatch.setattr("meanwhile.jobs.crawl", lambda *_, **__: JobReport(job="crawl"))

    running.run_and_tell(config, "process", clock=at(NOW))
    reports = running.run_and_tell(config, due=True, clock=at(NOW + timedelta(minutes=1)))

    assert any("is not read" in said for report in reports for said in report.complaints)


def test_an_edition_that_nobody_approved_in_time_needs_a_person(config: Config) -> None:
    from meanwhile.edition_json import to_json
    from pipeline.store import editions
    from tests.digest.sample_editions import single_edition

    draft = single_edition()
    with open_store(config) as database, database.writing() as session:
        editions.draft(
            session,
            digest=draft.digest,
            title=draft.title,
            period_start_on=draft.period_start_on,
            period_end_on=draft.period_end_on,
            body=to_json(draft),
            due_at=NOW,
            now=NOW,
        )

    with open_store(config) as database:
        assert "edition:1" not in troubles.found(database, config, now=NOW - timedelta(hours=1))
        assert "editions approve 1 --revision 1 --by" in troubles.found(database, config, now=NOW)["edition:1"]


# --- pings ------------------------------------------------------------------------------------------


@contextmanager
def watchdog_service(status: int = 200) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name of the base class
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/check", asked
        finally:
            server.shutdown()
            thread.join()


def test_a_run_is_pinged_at_its_start_and_with_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with watchdog_service() as (url, asked):
        config = with_operator(tmp_path, f", ping_url: '{url}'").model_copy(
            update={"crawl": parse_config(TEXT.replace(", sources: [servindi]", "")).crawl}
        )
        running.run_and_tell(config, due=True, clock=at(NOW))
        assert asked == ["/check/start", "/check/0"]
        # A look for mails that finds none is no run to be told.
        running.run_and_tell(config, due=True, clock=at(NOW + timedelta(minutes=10)))
        assert asked == ["/check/start", "/check/0"]
        failing(monkeypatch, DiskError("the disk is full"))
        running.run_and_tell(config, due=True, clock=at(NOW + timedelta(days=1)))
        assert asked[2:] == ["/check/start", "/check/74"]
        with pytest.raises(DiskError):
            running.run_and_tell(config, "process", clock=at(NOW + timedelta(days=1)))
        assert asked[4:] == ["/check/start", "/check/74"]


def test_a_ping_that_fails_changes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with watchdog_service(500) as (url, asked):
        assert not ping(url, "0")
        assert asked == ["/check/0"]
    assert not ping("http://127.0.0.1:1/check", "0")
    assert not ping("", "0")
    assert len(caplog.records) == 2


# --- logs -------------------------------------------------------------------------------------------


def record(message: str, **extra: Any) -> logging.LogRecord:
    made = logging.makeLogRecord({"name": "meanwhile.jobs", "levelname": "INFO", "msg": message, "created": 0.0})
    for key, value in extra.items():
        setattr(made, key, value)
    return made


def test_log_lines_name_their_run_as_text_and_as_json() -> None:
    with named_run("crawl-12"):
        text = TextLines().format(record("ended", exit_status=0))
        found = json.loads(JsonLines().format(record("ended", exit_status=0, outcome=Outcome.NEW)))

    assert text == "1970-01-01T00:00:00Z INFO crawl-12 meanwhile.jobs: ended exit_status=0"
    assert found == {
        "at": "1970-01-01T00:00:00.000+00:00", "level": "info", "run": "crawl-12", "logger": "meanwhile.jobs",
        "message": "ended", "exit_status": 0, "outcome": "new",
    }  # fmt: skip
    assert " - meanwhile.jobs: ended" in TextLines().format(record("ended"))


def test_a_traceback_stays_within_its_json_line() -> None:
    try:
        raise ValueError("a\nb")
    except ValueError as error:
        made = record("failed")
        made.exc_info = (type(error), error, error.__traceback__)

    line = JsonLines().format(made)
    assert "\n" not in line
    assert "ValueError: a\nb" in json.loads(line)["traceback"]
    assert "ValueError: a\nb" in TextLines().format(made)
