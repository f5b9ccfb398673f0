"""The configured writer composes; when its endpoint is down the house writes, and the report says so."""

from datetime import UTC, datetime
from pathlib import Path

from digest.writers.house import HouseWriter
from digest.writers.model import ModelWriter
from meanwhile.config import Config, parse_config
from meanwhile.writing import Written, desk, writer_of
from pipeline.types import Item, Story

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
