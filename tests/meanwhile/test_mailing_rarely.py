"""What happens rarely in a mailing: a stop in its middle, mails that wait for weeks, a server that denies a domain."""

from datetime import timedelta
from pathlib import Path

import pytest

from digest.mail import Answer, Outbox
from meanwhile import jobs, mailing
from pipeline.store import carrying, deliveries, recipients
from tests.digest.smtp_server import SmtpServer
from tests.meanwhile.test_mailing import DUE, add, approved, config_of, drafted, mails, send_at, words_of


def test_a_mailing_stops_in_its_middle_when_somebody_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        for number in range(5):
            add(database, f"reader{number}@example.org")
        approved(database)
    hand_over = Outbox.deliver

    def second_is_the_last(outbox: Outbox, *args: bytes, **named: object) -> Answer:
        answer = hand_over(outbox, *args, **named)  # type: ignore[arg-type]  # as they came
        if len(mails(tmp_path)) == 2:
            with jobs.open_store(config) as database, database.writing() as session:
                carrying.hold(session, "the wrong edition goes out")
        return answer

    monkeypatch.setattr(Outbox, "deliver", second_is_the_last)
    report = jobs.send(config, clock=lambda: DUE)
    assert len(mails(tmp_path)) == 2
    assert "the wrong edition goes out" in report.complaints[-1]

    with jobs.open_store(config) as database, database.writing() as session:
        carrying.release(session)
    assert send_at(config, DUE + timedelta(minutes=10))["sent"] == 4
    assert len(mails(tmp_path)) == 6


def test_who_joins_weeks_later_gets_no_old_edition_of_which_one_mail_still_waits(tmp_path: Path) -> None:
    late = DUE + timedelta(days=21)
    with SmtpServer({"RCPT": ["550 5.7.1 policy"]}) as server:
        config = config_of(tmp_path, smtp={"host": "127.0.0.1", "port": server.port, "tls": "none"})
        with jobs.open_store(config) as database:
            add(database, "ana@example.org")
            approved(database)
        assert send_at(config, DUE)["held"] == 1
        with jobs.open_store(config) as database, database.writing() as session:
            recipients.add(session, "new@example.org", now=late, origin="import")

        assert send_at(config, late)["sent"] == 1

    assert sorted(to for to, _ in server.journal.taken) == ["ana@example.org", "staff@example.org"]


def test_an_approval_that_comes_weeks_late_reaches_who_joined_before_it(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    late = DUE + timedelta(days=21)
    with jobs.open_store(config) as database:
        edition = drafted(database)
        with database.writing() as session:
            recipients.add(session, "new@example.org", now=late - timedelta(days=1), origin="import")
        mailing.approve_by_name(database, edition, by="Ana", reason="", now=late)

    assert send_at(config, late)["sent"] == 2


def test_a_dry_run_names_only_whom_an_edition_has_not_reached(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    with jobs.open_store(config) as database:
        for name in ("ana", "ben"):
            add(database, f"{name}@example.org")
        edition = approved(database)
    assert send_at(config, DUE)["sent"] == 3
    with jobs.open_store(config) as database, database.writing() as session:
        (row,) = [row for row, who, _ in deliveries.recent(session) if who.address == "ben@example.org"]
        row.state = "queued"
        session.flush()
        assert row.edition_id == edition

    (line,) = jobs.send(config, dry_run=True, clock=lambda: DUE + timedelta(hours=1)).lines

    assert line.endswith(": ben@example.org")


@pytest.mark.parametrize("if_unapproved", ["hold", "send"])
def test_a_draft_that_comes_after_the_hour_for_approvals_is_still_shown_once(
    tmp_path: Path, if_unapproved: str
) -> None:
    config = config_of(tmp_path, if_unapproved=if_unapproved, approvers=["ed@example.org"])
    with jobs.open_store(config) as database:
        drafted(database, at=DUE - timedelta(hours=1))

    for minutes in (50, 40, 30):
        send_at(config, DUE - timedelta(minutes=minutes))

    (mail,) = mails(tmp_path)
    assert mail["To"] == "ed@example.org"
    assert "though the time for that is over" in words_of(mail)


@pytest.mark.parametrize(
    ("unknown", "bounced"),
    [(8, 0), (3, 3)],
    ids=["all of a domain that the server takes for its own", "some of a domain"],
)
def test_one_domain_that_the_server_denies_costs_nobody_the_list(tmp_path: Path, unknown: int, bounced: int) -> None:
    # Ordered by id: those of the one domain are tried after the configuration's own address.
    answers = ["250 ok", *["550 5.1.1 User unknown in local recipient table"] * unknown]
    with SmtpServer({"RCPT": answers}) as server:
        config = config_of(tmp_path, smtp={"host": "127.0.0.1", "port": server.port, "tls": "none"}, rate_per_s=1000)
        with jobs.open_store(config) as database:
            add(database, "staff@example.org")
            for number in range(8):
                add(database, f"reader{number}@paper.example")
            for number in range(12):
                add(database, f"reader{number}@example.net")
            approved(database)

        report = jobs.send(config, clock=lambda: DUE)

    with jobs.open_store(config) as database, database.reading() as session:
        assert len(recipients.every(session, state="bounced")) == bounced
    assert report.counts["failed"] == unknown
    told = any("8 of 8 addresses of @paper.example" in line for line in report.complaints)
    assert told is (bounced == 0)
