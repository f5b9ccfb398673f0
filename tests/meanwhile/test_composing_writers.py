"""The configured writer composes; when its endpoint is down the house writes, and the report says so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.novelty import sentences_in
from digest.writers.house import HouseWriter
from digest.writers.model import ModelWriter
from meanwhile import mailing
from meanwhile.config import Config, parse_config
from meanwhile.edition_json import to_json
from meanwhile.writing import Written, desk, taught_by, writer_of
from pipeline.store import editions
from pipeline.store.database import open_database
from pipeline.store.schema import upgrade
from pipeline.types import Item, Story
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


@pytest.mark.parametrize(("by", "is_taught"), [("Rosa", True), (editions.AUTOMATIC, False), (None, False)])
def test_the_house_learns_what_its_editors_print(tmp_path: Path, by: str | None, is_taught: bool) -> None:
    text = "A river stoppage over tailings at the Cerro Verde mine has cut off seven hamlets upstream."
    draft = single_edition()
    (bulletin,) = draft.bulletins
    printed = replace(bulletin, paragraphs=((replace(sentences_in(draft)[0], text=text),),))
    body = to_json(replace(draft, bulletins=(printed,)))
    database = open_database(f"sqlite:///{tmp_path}/m.db")
    upgrade(database)
    with database.writing() as session:
        row = editions.draft(
            session, digest="weekly", title="News", period_start_on=END_ON - timedelta(days=6), period_end_on=END_ON,
            body=body, now=NOW, due_at=None,
        )  # fmt: skip
        if by:
            mailing.approve(session, row, by=by, now=NOW)
    at_hand = desk().resources.wording
    assert at_hand is not None
    assert at_hand.doubt(text)

    taught = taught_by(database).wording

    assert taught is not None
    assert bool(taught.doubt(text)) is not is_taught
    assert at_hand.doubt(text)
    database.close()
