"""Both drafts side by side: a model's, held to its evidence, and the house's; an editor takes from either."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from meanwhile.config import Config, parse_config
from meanwhile.edition_json import from_json
from pipeline.store import editions
from pipeline.store.database import Database
from pipeline.types import EditionDraft
from tests.databases import on_database
from tests.digest.chat_endpoint import Endpoint, Reply, said

from .conftest import CONFIG, Hire, Person

EDITION = "/editions/1"
BY_MODEL = (
    "Some 1,200 police and 300 members of the armed forces entered La Pampa in Madre de Dios on 19 February 2019."
)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    endpoint = Endpoint()

    def answer(prompt: str) -> Reply:
        lines = prompt.splitlines()
        told = next((n for n, line in enumerate(lines) if "1,200 policías y 300 miembros" in line), 0)
        return said({"text": BY_MODEL, "claims": [told], "role": "news"}) if told else said()

    endpoint.answer = answer
    yield endpoint
    endpoint.close()


@pytest.fixture
def config(tmp_path: Path, endpoint: Endpoint) -> Config:
    """As in the other tests, with a model as the writer."""
    writer = f"writer: {{kind: model, base_url: '{endpoint.address}', model: small, timeout_s: 5}}\n"
    return parse_config(on_database(CONFIG, tmp_path) + writer, folder=tmp_path)


@pytest.fixture
def modelled(editor: Person, stored: Database) -> EditionDraft:
    """The edition composed anew, by the model."""
    house = draft_of(stored)
    editor.does(f"{EDITION}/anew", {"revision": revision_of(stored)})
    assert "model:small" in {s.writer for part in draft_of(stored).bulletins[0].paragraphs for s in part}
    return house


def draft_of(database: Database) -> EditionDraft:
    with database.reading() as session:
        return from_json(editions.by_id(session, 1).body)


def revision_of(database: Database) -> int:
    with database.reading() as session:
        return editions.by_id(session, 1).revision


def texts(draft: EditionDraft, number: int = 0) -> list[str]:
    return [sentence.text for part in draft.bulletins[number].paragraphs for sentence in part]


def test_both_drafts_stand_side_by_side(editor: Person, stored: Database, modelled: EditionDraft) -> None:
    page = unescape(editor.page(f"{EDITION}/beside"))

    left, right = page.split('aria-label="The house"')
    assert all(text in left for text in texts(draft_of(stored)))
    assert "model:small" in left
    assert all(text in right for text in texts(modelled))
    assert "Drafts side by side" in editor.page(EDITION)


def test_one_sentence_of_the_house_is_taken(editor: Person, stored: Database, modelled: EditionDraft) -> None:
    before = texts(draft_of(stored))
    page = editor.page(f"{EDITION}/beside")
    key = page.split('name="key" value="')[1].partition('"')[0]

    editor.does(f"{EDITION}/take", {"revision": revision_of(stored), "b": 0, "key": key})

    after = texts(draft_of(stored))
    assert after[:-1] == before
    assert after[-1] in texts(modelled)


def test_the_house_s_draft_takes_the_place_of_the_other_and_back(
    editor: Person, stored: Database, modelled: EditionDraft
) -> None:
    before = texts(draft_of(stored))

    editor.does(f"{EDITION}/take", {"revision": revision_of(stored), "b": 0})
    assert texts(draft_of(stored)) == texts(modelled)
    assert "the same in both" in editor.page(f"{EDITION}/beside")
    editor.does(f"{EDITION}/undo", {"revision": revision_of(stored)})

    assert texts(draft_of(stored)) == before


def test_two_drafts_that_are_the_same_say_so_and_offer_nothing(editor: Person, stored: Database) -> None:
    page = unescape(editor.page(f"{EDITION}/beside"))

    assert "the same, word for word" in page
    assert "Take this draft" not in page
    left, right = page.split('aria-label="The house"')
    # its evidence and its doubts are told once
    assert '<blockquote lang="es">' in left
    assert "<blockquote" not in right


def test_what_is_not_offered_is_not_taken(editor: Person, stored: Database, modelled: EditionDraft, hire: Hire) -> None:
    revision = revision_of(stored)
    reader = hire("Rita Ríos", "reader")

    assert editor.post(f"{EDITION}/take", {"revision": revision, "b": 0, "key": "nothing"}).status_code == 409
    assert editor.post(f"{EDITION}/take", {"revision": revision, "b": 77}).status_code == 404
    assert editor.post(f"{EDITION}/take", {"revision": revision + 5, "b": 0}).status_code == 409
    assert editor.get("/editions/99/beside").status_code == 404
    assert reader.post(f"{EDITION}/take", {"revision": revision, "b": 0}).status_code == 403
    assert "Take this draft" not in reader.page(f"{EDITION}/beside?b=1")
    assert revision_of(stored) == revision
