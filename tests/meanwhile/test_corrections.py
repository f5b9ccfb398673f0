"""A correction: a new version that says what was wrong, for those who have the first one, and for nobody else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from meanwhile import archiving, jobs, mailing
from meanwhile.config import Config
from meanwhile.edition_json import from_json, to_json
from meanwhile.terminal import Bar
from pipeline.store import deliveries, editions, recipients
from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.types import EditionDraft
from tests.meanwhile.test_mailing import DUE, add, approved, config_of, drafted, mails, send_at, words_of

NOTE = "The dredges were eleven, not twelve."
LATER = DUE + timedelta(hours=6)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return config_of(tmp_path)


@pytest.fixture
def database(config: Config) -> Iterator[Database]:
    database = open_database(config.database_url)
    upgrade(database)
    yield database
    database.close()


def corrected(database: Database, edition: int, *, note: str = NOTE, approve: bool = True) -> int:
    """The next version of an edition, with another first sentence."""
    with database.writing() as session:
        row = editions.by_id(session, edition)
        body = to_json(with_other_words(from_json(row.body)))
        new = editions.correct(session, row, body=body, note=note, by="Rosa", now=LATER)
        if approve:
            mailing.approve(session, new, by="Rosa", now=LATER)
        return new.id


def with_other_words(draft: EditionDraft) -> EditionDraft:
    first, *others = draft.bulletins
    (sentence, *rest), *paragraphs = first.paragraphs
    told = replace(sentence, text=f"{sentence.text.rstrip('.')}, as was found later.")
    return replace(draft, bulletins=(replace(first, paragraphs=((told, *rest), *paragraphs)), *others))


def readers(found: list[EmailMessage]) -> list[str]:
    return sorted(str(mail["To"]) for mail in found)


def new_mails(folder: Path, before: list[EmailMessage]) -> list[EmailMessage]:
    known = {mail["Message-ID"] for mail in before}
    return [mail for mail in mails(folder) if mail["Message-ID"] not in known]


def test_those_who_have_the_first_version_get_the_next_one_and_nobody_else(
    database: Database, config: Config, tmp_path: Path
) -> None:
    for address in ("ana@example.org", "leaves@example.org", "fails@example.org"):
        add(database, address)
    edition = approved(database)
    send_at(config, DUE)
    before = mails(tmp_path)
    assert len(before) == 4
    add(database, "joined@example.org")
    with database.writing() as session:
        by_address = {row.address: row for row in recipients.every(session)}
        recipients.set_state(session, by_address["leaves@example.org"].id, "unsubscribed", now=LATER, reason="a link")
        (failed,) = [
            delivery
            for delivery, recipient, _ in deliveries.recent(session, edition_id=edition)
            if recipient.address == "fails@example.org"
        ]
        failed.state, failed.error = "failed", "550 no such user"
    corrected(database, edition)

    assert send_at(config, LATER)["sent"] == 2
    assert readers(new_mails(tmp_path, before)) == ["ana@example.org", "staff@example.org"]
    assert send_at(config, LATER + timedelta(hours=1)).get("sent", 0) == 0


def test_the_mail_says_that_it_corrects_and_what(database: Database, config: Config, tmp_path: Path) -> None:
    add(database, "lee@example.org", lang="es")
    edition = approved(database)
    send_at(config, DUE)
    before = mails(tmp_path)
    corrected(database, edition)
    send_at(config, LATER)

    found = {str(mail["To"]): mail for mail in new_mails(tmp_path, before)}

    english, spanish = found["staff@example.org"], found["lee@example.org"]
    assert str(english["Subject"]).startswith("Correction: Meanwhile in ")
    assert str(spanish["Subject"]).startswith("Corrección: ")
    for form in ("plain", "html"):
        assert f"Correction: {NOTE}" in " ".join(words_of(english, form).split())
        assert "as was found later" in " ".join(words_of(english, form).split())
    assert f"Corrección: {NOTE}" in " ".join(words_of(spanish).split())
    assert not any("Correction" in str(mail["Subject"]) for mail in before)


def test_its_link_leads_to_the_new_version_and_on_to_the_first_one(
    database: Database, config: Config, tmp_path: Path
) -> None:
    edition = approved(database)
    send_at(config, DUE)
    corrected(database, edition)
    send_at(config, LATER)
    out = tmp_path / "archive"
    archiving.build(database, config, out, bar=Bar(None, None))

    mail = next(mail for mail in mails(tmp_path) if str(mail["Subject"]).startswith("Correction"))
    link = next(word for word in words_of(mail).split() if "/archive/" in word)
    page = out / unquote(urlsplit(link.rstrip(".,)")).path).removeprefix("/archive/")
    page = page / "index.html" if page.is_dir() else page
    shown = page.read_text(encoding="utf-8")

    assert f"Correction: {NOTE}" in shown
    assert "as was found later" in shown
    assert len(list(out.glob("**/2026-03-01*/**/edition.md"))) == 2


def test_a_second_correction_reaches_those_who_have_the_one_before(
    database: Database, config: Config, tmp_path: Path
) -> None:
    edition = approved(database)
    send_at(config, DUE)
    second = corrected(database, edition)
    send_at(config, LATER)
    add(database, "joined@example.org")
    before = mails(tmp_path)
    corrected(database, second, note="Nor were they eleven.")

    send_at(config, LATER + timedelta(hours=2))

    assert readers(new_mails(tmp_path, before)) == ["staff@example.org"]


def test_what_is_corrected_before_its_hour_goes_out_once_in_its_corrected_form(
    database: Database, config: Config, tmp_path: Path
) -> None:
    edition = approved(database)
    early = DUE - timedelta(hours=3)
    with database.writing() as session:
        row = editions.by_id(session, edition)
        new = editions.correct(
            session, row, body=to_json(with_other_words(from_json(row.body))), note=NOTE, by="Rosa", now=early
        )
        mailing.approve(session, new, by="Rosa", now=early)
        assert new.due_at == DUE

    assert send_at(config, early).get("sent", 0) == 0
    send_at(config, DUE)
    send_at(config, DUE + timedelta(hours=1))

    (mail,) = mails(tmp_path)
    assert "as was found later" in " ".join(words_of(mail).split())


def test_a_first_version_that_is_still_queued_gives_way_to_its_correction(
    database: Database, config: Config, tmp_path: Path
) -> None:
    edition = approved(database)
    mailing.release_due(database, config, now=DUE)  # queued, and its mailing was interrupted
    corrected(database, edition)

    send_at(config, LATER)

    (mail,) = mails(tmp_path)
    assert str(mail["Subject"]).startswith("Correction")
    with database.reading() as session:
        (first,) = [delivery for delivery, _, _ in deliveries.recent(session, edition_id=edition)]
        assert (first.state, first.error) == ("failed", deliveries.REPLACED)


def test_a_correction_that_nobody_has_approved_changes_nothing(
    database: Database, config: Config, tmp_path: Path
) -> None:
    edition = drafted(database)
    mailing.approve_by_name(database, edition, by="Ana", reason="", now=DUE - timedelta(hours=5))
    mailing.release_due(database, config, now=DUE)
    corrected(database, edition, approve=False)

    report = jobs.send(config, clock=lambda: LATER)

    assert report.counts["sent"] == 1
    assert not str(mails(tmp_path)[0]["Subject"]).startswith("Correction")
