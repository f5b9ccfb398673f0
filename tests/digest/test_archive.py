"""The static archive: every page valid, every link resolves, a year within its budget, feeds that readers take."""

import io
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import feedparser
import pytest

from digest.archive.edition import Citation
from digest.archive.texts import markdown, plain_text
from tests import nu
from tests.digest.archive_checks import ROOT, XHTML, a_year, archived, broken, files_of, ids_in, links_in, strict
from tests.digest.sample_editions import single_edition, weekly_edition

NASTY = '<script>alert("x")</script> & “Ñ” *not bold* [no](link)'


@pytest.mark.slow
def test_a_year_parses_strictly_and_every_link_resolves() -> None:
    pages = files_of(a_year())

    assert sum(path.endswith("/edition.md") for path in pages) == 52
    assert {"index.html", "style.css", "atom.xml", "feed.json", "2026/index.html", "2027/index.html"} <= set(pages)
    assert broken(pages) == []


def test_each_sentence_has_its_evidence_a_click_away_and_no_script() -> None:
    draft = weekly_edition()
    (page,) = [content for path, content in files_of([archived(draft)]).items() if "2026-03-01/index" in path]
    tree = strict(page)
    details = {"".join(d.find(f"{XHTML}summary").itertext()): d for d in tree.iter(f"{XHTML}details")}  # type: ignore[union-attr]

    assert list(tree.iter(f"{XHTML}script")) == []
    for bulletin in draft.bulletins:
        for paragraph in bulletin.paragraphs:
            for sentence in paragraph:
                (shown,) = [d for text, d in details.items() if text.startswith(sentence.text)]
                said = "".join(shown.itertext())
                assert all(evidence.quote in said and evidence.source in said for evidence in sentence.evidence)


def test_the_page_lies_where_the_mail_links_to_and_has_its_anchors() -> None:
    draft = replace(weekly_edition(), digest="Meanwhile in Peru")
    pages = files_of([archived(draft)])
    tree = strict(pages["Meanwhile in Peru/2026-03-01/index.html"])

    assert {"b1", "b2", "b3", "redd", "mining", "titling"} <= ids_in(tree)


def test_what_publishers_wrote_stays_text() -> None:
    draft = single_edition()
    first = draft.bulletins[0]
    sentence = first.paragraphs[0][0]
    evil = replace(
        sentence,
        text=NASTY,
        evidence=(replace(sentence.evidence[0], quote=NASTY, source=NASTY, url="javascript:alert(1)"),),
    )
    draft = replace(draft, title=NASTY, bulletins=(replace(first, paragraphs=((evil,),)),))
    pages = files_of([archived(draft, correction=NASTY)])

    for path, content in pages.items():
        if path.endswith(".html"):
            tree = strict(content)
            assert list(tree.iter(f"{XHTML}script")) == []
            assert not any(link.startswith("javascript:") for link in links_in(tree))
    (entry,) = feedparser.parse(io.BytesIO(pages["atom.xml"])).entries
    assert "<script" not in entry.content[0].value
    assert r"\*not bold\*" in markdown(archived(draft))
    assert "<script>" not in markdown(archived(draft)).replace(r"\<script\>", "")


def test_the_atom_feed_is_read_with_full_addresses() -> None:
    feed = feedparser.parse(io.BytesIO(files_of(a_year())["atom.xml"]))

    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id
    assert feed.feed.title
    assert feed.feed.updated
    assert feed.feed.author == "Meanwhile"
    assert len(feed.entries) == 30
    assert len({entry.id for entry in feed.entries}) == 30
    assert [entry.updated for entry in feed.entries] == sorted((e.updated for e in feed.entries), reverse=True)
    assert all(entry.link.startswith(f"{ROOT}/") and " " not in entry.link for entry in feed.entries)
    assert all(entry.title and entry.content[0].type == "text/html" for entry in feed.entries)


def test_the_json_feed_keeps_to_its_version() -> None:
    feed = json.loads(files_of(a_year())["feed.json"])

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert feed["home_page_url"] == f"{ROOT}/"
    assert feed["feed_url"].endswith("feed.json")
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["url"].startswith("https://")
        assert item["content_html"]
        assert item["content_text"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
        assert all(isinstance(tag, str) for tag in item["tags"])


def test_without_an_address_the_feeds_claim_none() -> None:
    pages = files_of(a_year()[:1], base_url="")

    assert "url" not in json.loads(pages["feed.json"])["items"][0]
    assert not feedparser.parse(io.BytesIO(pages["atom.xml"])).bozo
    assert broken(pages) == []


def test_a_correction_stands_in_place_of_the_version_before_which_stays_readable() -> None:
    draft = single_edition()
    folder = archived(draft).folder
    old = archived(draft)
    new = archived(draft, version=2, correction="The dredges were eleven, not twelve.")
    pages = files_of([old, new])

    assert "The dredges were eleven, not twelve." in pages[f"{folder}/index.html"].decode()
    assert "has been corrected" in pages[f"{folder}/v1/index.html"].decode()
    assert broken(pages) == []
    (entry,) = feedparser.parse(io.BytesIO(pages["atom.xml"])).entries
    assert entry.title.endswith("(corrected)")
    (before,) = feedparser.parse(io.BytesIO(files_of([old])["atom.xml"])).entries
    assert entry.id == before.id


def test_the_kept_copy_is_named_by_its_hash() -> None:
    draft = single_edition()
    item = draft.bulletins[0].paragraphs[0][0].evidence[0].item
    edition = archived(draft, citations={item: Citation(item=item, sha256="cd" * 32)})

    assert "cd" * 32 in files_of([edition])[f"{edition.folder}/index.html"].decode()


def test_texts_carry_all_sentences_and_sources() -> None:
    draft = weekly_edition()
    as_text, as_markdown = plain_text(archived(draft)), markdown(archived(draft))

    for bulletin in draft.bulletins:
        for paragraph in bulletin.paragraphs:
            for sentence in paragraph:
                assert sentence.text in as_text
                assert sentence.text in as_markdown
                assert all(evidence.url in as_text for evidence in sentence.evidence)
    assert "[^1]: " in as_markdown


def test_an_empty_archive_says_so() -> None:
    pages = files_of([])

    assert "No edition has been approved yet" in pages["index.html"].decode()
    assert not feedparser.parse(io.BytesIO(pages["atom.xml"])).bozo
    assert broken(pages) == []


def test_a_digest_named_like_a_path_stays_below_the_root() -> None:
    edition = archived(replace(single_edition(), digest="../../etc/Río"))

    assert edition.folder == f"etc/Río/{date(2026, 3, 1)}"


@pytest.mark.skipif(not nu.is_there(), reason=nu.MISSING)
def test_the_nu_validator_finds_nothing(tmp_path: Path) -> None:
    corrected = archived(single_edition(), version=2, correction="Eleven, not twelve.")
    for path, content in files_of([archived(weekly_edition()), archived(single_edition()), corrected]).items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    assert nu.said_of(tmp_path, options=("--skip-non-html",)) == []
    assert nu.said_of(tmp_path / "style.css", options=("--css", "--errors-only")) == []
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!doctype html><title>x</title><p><div></p>", encoding="utf-8")
    assert nu.said_of(wrong) != []
