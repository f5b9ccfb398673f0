"""The whole job on the sample week: crawled, sorted, composed, mailed, and nothing twice."""

import re
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from digest.novelty import sentences_in
from meanwhile import jobs
from meanwhile.config import Config, load_config
from meanwhile.demo.show import END_OF_WEEK
from meanwhile.edition_json import from_json, to_json
from pipeline.store import deliveries, editions, items
from pipeline.types import EditionDraft, Grade

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "meanwhile", "demo", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=250, check=False)
    assert done.returncode == 0, done.stderr
    return out, done.stdout


@pytest.fixture
def config(shown: tuple[Path, str]) -> Config:
    return load_config(shown[0] / "config.yaml")


@pytest.fixture
def edition(config: Config) -> EditionDraft:
    with jobs.open_store(config) as database, database.reading() as session:
        return from_json(editions.recent(session)[0].body)


def test_it_prints_the_bulletin_and_says_that_the_press_is_a_sample(shown: tuple[Path, str]) -> None:
    said = shown[1]

    assert "A SAMPLE" in said
    assert re.search(r"Meanwhile in Madre de Dios\n\n24 February 2019\n\nMeanwhile, ", said)
    assert "meanwhile-in-peru.html" in said


def test_its_bulletin_has_news_the_region_and_what_is_to_come(shown: tuple[Path, str]) -> None:
    bulletin = shown[1].partition("Meanwhile in Madre de Dios")[2].partition("An editor would read")[0]

    assert "met on 19 and 20 February to assess progress since 2014" in bulletin
    assert "Although gold mining and timber trafficking do great damage" in bulletin
    assert "will resume agreements with international cooperation" in bulletin
    assert "place an indigenous leader at the head of the regional indigenous affairs service" in bulletin


def test_it_names_the_sentences_that_an_editor_would_read_first(shown: tuple[Path, str], edition: EditionDraft) -> None:
    (bulletin,) = [one for one in edition.bulletins if one.region == "Madre de Dios"]
    sentences = sentences_in(bulletin)
    doubted = [s.text for s in sentences if any(finding.rule == "E1" for finding in s.findings)]

    named = re.findall(r"^  - (.+)$", shown[1], re.MULTILINE)

    assert doubted
    assert sorted(named) == sorted(doubted)


def test_every_sentence_is_green_or_marked_and_quotes_its_source_to_the_letter(
    config: Config, edition: EditionDraft
) -> None:
    sentences = [sentence for bulletin in edition.bulletins for sentence in sentences_in(bulletin)]

    assert len(sentences) >= 8
    with jobs.open_store(config) as database, database.reading() as session:
        for sentence in sentences:
            is_marked = any(finding.rule == "E1" for finding in sentence.findings)
            assert sentence.grade is Grade.GREEN or is_marked
            assert sentence.evidence
            for evidence in sentence.evidence:
                if evidence.field == "context":
                    assert evidence.url.startswith("http")
                    continue
                row = items.by_id(session, int(evidence.item))
                whole = row.title if evidence.field == "title" else row.text
                assert whole[evidence.start : evidence.end] == evidence.quote


def test_nothing_in_it_is_unsupported_or_against_the_style(edition: EditionDraft) -> None:
    for bulletin in edition.bulletins:
        findings = [f for f in bulletin.findings if f.severity == "error"]
        findings += [f for p in bulletin.paragraphs for s in p for f in s.findings if f.severity == "error"]
        assert findings == []


def test_an_edition_comes_back_from_json_equal(edition: EditionDraft) -> None:
    assert from_json(to_json(edition)) == edition


def test_each_recipient_has_one_mail_in_two_forms(shown: tuple[Path, str]) -> None:
    mails = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in (shown[0] / "mail").iterdir()]

    assert sorted(mail["To"] for mail in mails) == ["editor@example.org", "staff@example.org"]
    for mail in mails:
        assert mail.get_content_type() == "multipart/alternative"
        assert "24 February 2019" in mail["Subject"]


def test_a_rerun_mails_nobody_twice(shown: tuple[Path, str], config: Config) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in (shown[0] / "mail").iterdir()}

    report = jobs.send(config, clock=lambda: END_OF_WEEK)

    assert report.counts["queued"] == 0
    assert {path.name: path.stat().st_mtime_ns for path in (shown[0] / "mail").iterdir()} == before
    with jobs.open_store(config) as database, database.reading() as session:
        assert deliveries.counts(session) == {"sent": 2}


def test_composing_again_leaves_what_was_sent_alone(config: Config, edition: EditionDraft) -> None:
    jobs.compose(config, until_on=END_OF_WEEK.date(), clock=lambda: END_OF_WEEK)

    with jobs.open_store(config) as database, database.reading() as session:
        (row,) = editions.recent(session)
        assert row.state == "sent"
        assert from_json(row.body) == edition


def test_what_was_told_is_not_told_again(config: Config, edition: EditionDraft) -> None:
    from datetime import timedelta

    told = {s.text for bulletin in edition.bulletins for p in bulletin.paragraphs for s in p if s.role != "background"}

    later = jobs.bulletin(
        config, region="Madre de Dios", until_on=END_OF_WEEK.date() + timedelta(days=7), clock=lambda: END_OF_WEEK
    )

    assert told.isdisjoint(s.text for p in later.paragraphs for s in p)


def test_the_counts_of_the_crawl_add_up(config: Config) -> None:
    with jobs.open_store(config) as database, database.reading() as session:
        from pipeline.store import runs

        row = runs.last(session, "crawl")
        assert row is not None
        counts = row.counts
    outcomes = ("new", "revision", "duplicate", "update", "same_template", "unchanged", "refused")

    assert (
        sum(counts.get(outcome, 0) for outcome in outcomes) + counts["known"] + counts["postponed"] == counts["found"]
    )
    assert counts["failed"] == 1


def test_it_says_how_to_go_on_at_the_desk(shown: tuple[Path, str]) -> None:
    out, said = shown

    assert f"./run --config {out / 'config.yaml'} desk" in said


def test_the_readme_shows_what_it_prints(shown: tuple[Path, str]) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    quoted = re.findall(r"^> ?(.*)$", readme.partition("<!-- bulletin -->")[2], re.MULTILINE)
    sentences = re.split(r"(?<=\.) (?=[A-Z])", " ".join(" ".join(quoted).replace("*", "").split()))
    printed = " ".join(shown[1].split())

    kept = [sentence for sentence in sentences if sentence in printed]

    # The wording moves on with the grammar; a README that shows another bulletin is to be brought up to date.
    assert len(sentences) > 8
    assert len(kept) > 0.8 * len(sentences), sorted(set(sentences) - set(kept))
