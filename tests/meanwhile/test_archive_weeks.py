"""Twelve weeks of the sample press, sorted, composed and approved: no claim twice, corrections, and their archive."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from digest.novelty import claim_keys, content_of, overlap, sentences_in
from meanwhile import mailing
from meanwhile.archiving import archived, build
from meanwhile.commands.archive import app
from meanwhile.composing import draft_edition
from meanwhile.config import Config, parse_config
from meanwhile.demo.press import load_press
from meanwhile.demo.show import END_OF_WEEK
from meanwhile.edition_json import from_json, to_json
from meanwhile.terminal import Bar
from meanwhile.weekly import digests_of, issue_ending
from meanwhile.writing import Written, desk
from pipeline.errors import ConflictError, UsageError
from pipeline.sort import group_items, tag_items
from pipeline.store import deliveries, editions, recipients
from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.tables import DeliveryRow
from pipeline.tagging import load_lexicon
from pipeline.take_in import take_in
from pipeline.types import Article, EditionDraft, Outcome
from pipeline.urls import canonical_address
from tests.databases import address_in

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("weeks")]

N_WEEKS = 12
CONFIG = """
crawl: {contact: demo@example.org}
bulletins:
  - {title: Meanwhile in Madre de Dios, region: Madre de Dios, digest: Meanwhile in Peru, weekday: sunday,
     time: "18:00", approval: automatic, recipients: [first@example.org, second@example.org]}
  - {title: Meanwhile in Loreto, region: Loreto, digest: Meanwhile in Peru, weekday: sunday, time: "18:00",
     approval: automatic, recipients: [first@example.org]}
mail: {from: Meanwhile <digest@example.org>, base_url: "https://example.org"}
"""
Weeks = tuple[Database, Config, list[EditionDraft]]


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weeks]:
    folder = tmp_path_factory.mktemp("weeks")
    config = parse_config(CONFIG, folder=folder)
    database = open_database(address_in(folder))
    upgrade(database)
    lexicon = load_lexicon()
    drafts = []
    for week in range(N_WEEKS):
        end = END_OF_WEEK + timedelta(weeks=week)
        publish(database, week, now=end)
        tag_items(database, lexicon)
        group_items(database, now=end)
        drafts.append(approved_edition(database, config, end.date(), now=end))
    yield database, config, drafts
    database.close()


def publish(database: Database, week: int, *, now: datetime) -> None:
    """What the sample outlets of Madre de Dios and Loreto publish in a week; other outlets tell of other regions."""
    press = load_press(shift_weeks=week)
    with database.writing() as session:
        for article in press.articles:
            outlet = press.outlet(article.outlet)
            url = f"https://{outlet.id}.example.org/{article.slug}/"
            taken, _ = take_in(
                session,
                Article(
                    source=outlet.id,
                    url=url,
                    canonical_url=canonical_address(url),
                    title=article.title,
                    text=article.text,
                    lang=article.lang,
                    fetched_at=now,
                    published_at=article.published_at.astimezone(UTC),
                    home_regions=outlet.regions,
                    peru_only=True,
                ),
                now=now,
            )
            assert isinstance(taken, Outcome)


def approved_edition(database: Database, config: Config, end_on: date, *, now: datetime) -> EditionDraft:
    (digest,) = digests_of(config)
    issue = issue_ending(digest, end_on, config.zone, days=7)
    draft = draft_edition(database, config, issue, Written(desk().resources))
    with database.writing() as session:
        editions.draft(
            session,
            digest=draft.digest,
            title=draft.title,
            period_start_on=draft.period_start_on,
            period_end_on=draft.period_end_on,
            body=to_json(draft),
            due_at=now,
            now=now,
        )
    mailing.release_due(database, config, now=now)
    return draft


def test_every_week_is_released_by_itself_without_an_error(weeks: Weeks) -> None:
    database, _, drafts = weeks

    with database.reading() as session:
        assert [row.state for row in editions.in_state(session, "approved", "sent")] == ["approved"] * N_WEEKS
    assert all(mailing.errors_in(draft) == [] for draft in drafts)
    assert sum(bool(bulletin.paragraphs) for bulletin in drafts[0].bulletins) >= 1


def test_no_claim_is_sent_twice(weeks: Weeks) -> None:
    _, _, drafts = weeks
    told: dict[str, str] = {}
    texts: set[str] = set()

    for draft in drafts:
        keys: dict[str, str] = {}
        for sentence in sentences_in(draft):
            assert sentence.text not in texts
            for key in claim_keys(sentence):
                assert key not in told, f"{sentence.text} / {told[key]}"
                keys[key] = sentence.text
        told |= keys
        texts |= set(keys.values())
    assert len(texts) >= 30


def test_an_update_carries_only_what_is_new(weeks: Weeks) -> None:
    _, _, drafts = weeks
    before: dict[str, list[str]] = {}

    for draft in drafts:
        for sentence in sentences_in(draft):
            for earlier in before.get(sentence.story, []):
                ours, theirs = content_of(sentence.text), content_of(earlier)
                # the same words only where the figures are new
                assert overlap(ours, theirs) < 0.7 or not ours.figures <= theirs.figures, f"{sentence.text} / {earlier}"
        for sentence in sentences_in(draft):
            if sentence.story:
                before.setdefault(sentence.story, []).append(sentence.text)


def test_a_correction_is_a_new_version_that_reaches_those_who_got_the_first(weeks: Weeks) -> None:
    database, config, _ = weeks
    later = END_OF_WEEK + timedelta(weeks=N_WEEKS)
    with database.writing() as session:
        row = editions.in_state(session, "approved", "sent")[0]
        first = {delivery.recipient_id for delivery in session.query(DeliveryRow).filter_by(edition_id=row.id)}
        with pytest.raises(UsageError):
            editions.correct(session, row, body=row.body, note=" ", by="Rosa", now=later)
        corrected = editions.correct(session, row, body=row.body, note="The figure was wrong.", by="Rosa", now=later)
        with pytest.raises(ConflictError):
            editions.correct(session, row, body=row.body, note="Again.", by="Rosa", now=later)
        new_id, old_id = corrected.id, row.id
        mailing.approve(session, corrected, by="Rosa", now=later)
        assert {c.sha256 for c in editions.citations(session, new_id)} == {
            c.sha256 for c in editions.citations(session, old_id)
        }
    mailing.release_due(database, config, now=later)

    with database.reading() as session:
        second = {delivery.recipient_id for delivery in session.query(DeliveryRow).filter_by(edition_id=new_id)}
        assert first
        assert second == first
        assert [r.version for r in editions.versions(session, row.digest, row.period_end_on)] == [1, 2]
        assert deliveries.counts(session, new_id)
        assert {r.address for r in recipients.every(session, state="active")} >= {"first@example.org"}


def test_the_archive_holds_every_version_with_the_hashes_of_what_it_cites(weeks: Weeks, tmp_path: Path) -> None:
    database, config, drafts = weeks
    report = build(database, config, tmp_path, bar=Bar(None, None))

    shown = archived(database)
    assert len(shown) >= N_WEEKS
    for edition in shown:
        cited = {e.item for s in sentences_in(edition.draft) for e in s.evidence if e.item.isdigit()}
        assert cited == set(edition.citations)
        assert (tmp_path / edition.folder / "index.html").is_file()
    assert report.counts["changed"] == report.counts["files"]
    again = build(database, config, tmp_path, bar=Bar(None, None))
    assert again.counts["changed"] == 0
    address = mailing_address(config, drafts[0])
    assert address.startswith("https://example.org/archive/Meanwhile%20in%20Peru/2019-02-24/")


@pytest.fixture
def standing(weeks: Weeks, tmp_path: Path) -> Path:
    database, config, _ = weeks
    build(database, config, tmp_path, bar=Bar(None, None))
    return tmp_path


def built_again(weeks: Weeks, out: Path) -> int:
    """How many files are made, of all that there are; what lies there is as a whole building makes it."""
    database, config, _ = weeks
    made = build(database, config, out, bar=Bar(None, None), only_new=True).counts["files"]
    assert build(database, config, out, bar=Bar(None, None)).counts["changed"] == 0
    return int(made)


def test_only_what_is_new_is_built_again(weeks: Weeks, standing: Path) -> None:
    n_lists = built_again(weeks, standing)
    folders = sorted(path.parent for path in standing.rglob("edition.md"))

    assert n_lists <= 6  # the lists of years, the style and the feeds
    assert len(folders) >= N_WEEKS

    (folders[0] / "edition.txt").unlink()
    assert built_again(weeks, standing) == n_lists + 3


@pytest.mark.parametrize("noted", ["", "[]", "{", '{"x": 1}'])
def test_where_it_is_not_known_what_lies_there_all_is_built(weeks: Weeks, standing: Path, noted: str) -> None:
    n_all = len([path for path in standing.rglob("*") if path.is_file()])
    (standing / ".built.json").write_text(noted, encoding="utf-8")

    assert built_again(weeks, standing) == n_all - 1


def test_a_correction_renews_the_pages_of_its_edition_and_no_other(weeks: Weeks, standing: Path) -> None:
    database, _, _ = weeks
    n_lists = built_again(weeks, standing)
    later = END_OF_WEEK + timedelta(weeks=N_WEEKS)
    with database.writing() as session:
        row = editions.in_state(session, "approved", "sent")[3]
        corrected = editions.correct(session, row, body=row.body, note="A name.", by="Rosa", now=later)
        mailing.approve(session, corrected, by="Rosa", now=later)

    # The new version, and the one before it, which now names it.
    assert built_again(weeks, standing) == n_lists + 6


def mailing_address(config: Config, draft: EditionDraft) -> str:
    from meanwhile.mails import archive_url

    return archive_url(config.mail, draft)


def test_an_approved_text_stays_whatever_happens_to_its_articles(weeks: Weeks) -> None:
    database, _, drafts = weeks

    with database.reading() as session:
        row = editions.versions(session, drafts[3].digest, drafts[3].period_end_on)[0]
        assert editions.sha256_of(row.body) == row.sha256
        assert from_json(row.body) == drafts[3]
        for copy in editions.citations(session, row.id):
            assert editions.sha256_of(copy.copy) == copy.sha256


def test_the_command_is_there() -> None:
    assert [command.name for command in app.registered_commands] == ["build"]
