"""The configured writer composes; when its endpoint is down the house writes, and the report says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.novelty import sentences_in
from digest.trust import to_be_read
from digest.writers.house import HouseWriter
from digest.writers.model import ModelWriter
from meanwhile import mailing
from meanwhile.config import Config, parse_config
from meanwhile.edition_json import to_json
from meanwhile.writing import Written, desk, taught_by, writer_of
from pipeline.store import editions
from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.tables import EditionRow
from pipeline.types import Item, Sentence, Story
from tests.digest.sample_editions import END_ON, single_edition

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MODEL = "{kind: model, base_url: 'http://127.0.0.1:9/v1', model: small, retries: 0, timeout_s: 1}"
ITEM = Item(
    id="1",
    title="Comunidades de Tambopata exigen títulos de propiedad",
    text="Las comunidades de Tambopata exigen títulos de propiedad.",
    lang="es",
    published_at=datetime(2019, 2, 21, 12, tzinfo=UTC),
)


def config_with(writer: str, folder: Path) -> Config:
    return parse_config(f"crawl: {{contact: demo@example.org}}\nwriter: {writer}\n", folder=folder)


def test_the_house_writes_by_default(tmp_path: Path) -> None:
    assert isinstance(writer_of(config_with("{}", tmp_path)), HouseWriter)


def test_a_model_that_is_down_is_stood_in_for_and_named(tmp_path: Path) -> None:
    writer = writer_of(config_with(MODEL, tmp_path))
    assert isinstance(writer, ModelWriter)
    story = Story(id="s", headline=ITEM.title, items=(ITEM,))

    written = Written(desk().resources).by(writer)
    english = written.of([story])["1"]

    assert english == HouseWriter(desk().resources).write(ITEM)
    (note,) = written.notes
    assert "model:small" in note
    assert "house writer served" in note


STRANGE = "A river stoppage over tailings at the Cerro Verde mine has cut off seven hamlets upstream."


def signed_with(database: Database, *sentences: Sentence, by: str | None) -> EditionRow:
    """An edition of these sentences, approved by somebody or by nobody."""
    draft = single_edition()
    (bulletin,) = draft.bulletins
    printed = replace(bulletin, paragraphs=(sentences,))
    with database.writing() as session:
        row = editions.draft(
            session, digest="weekly", title="News", period_start_on=END_ON - timedelta(days=6), period_end_on=END_ON,
            body=to_json(replace(draft, bulletins=(printed,))), now=NOW, due_at=None,
        )  # fmt: skip
        if by:
            mailing.approve(session, row, by=by, now=NOW)
        return row


def as_told(text: str) -> Sentence:
    return replace(sentences_in(single_edition())[0], text=text)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = open_database(f"sqlite:///{tmp_path}/m.db")
    upgrade(made)
    yield made
    made.close()


def is_new(database: Database, text: str = STRANGE) -> bool:
    wording = taught_by(database).wording
    assert wording is not None
    return bool(wording.doubt(text))


@pytest.mark.parametrize(("by", "is_taught"), [("Rosa", True), (editions.AUTOMATIC, False), (None, False)])
def test_the_house_learns_what_its_editors_print(database: Database, by: str | None, is_taught: bool) -> None:
    signed_with(database, as_told(STRANGE), by=by)
    at_hand = desk().resources.wording
    assert at_hand is not None

    assert is_new(database) is not is_taught
    assert at_hand.doubt(STRANGE)  # what all have stays as it was


def test_what_was_corrected_since_and_what_is_still_to_be_read_teaches_nothing(database: Database) -> None:
    other = "A thaw of the anchovy quota has dismayed the shipowners of seven northern coves."
    row = signed_with(database, as_told(STRANGE), to_be_read(as_told(other)), by="Rosa")
    assert not is_new(database)
    assert is_new(database, other)

    with database.writing() as session:
        body = to_json(single_edition())
        corrected = editions.correct(
            session, editions.by_id(session, row.id), body=body, note="It was no river stoppage.", by="Rosa", now=NOW
        )
        mailing.approve(session, corrected, by="Rosa", now=NOW)

    assert is_new(database)
