"""The corpus of test sentences beside this module, and the items made of them."""

import csv
from datetime import UTC, datetime
from pathlib import Path

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Item, Sentence

CORPUS = Path(__file__).parent / "corpus"
PUBLISHED = datetime(2024, 5, 20, 12, tzinfo=UTC)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table of the corpus."""
    with (CORPUS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def item(sentence: str, *, field: str = "text", lang: str = "es") -> Item:
    """An item with one sentence, as its headline or as its text."""
    title, text = (sentence, "") if field == "title" else ("", sentence)
    return Item(id="1", title=title, text=text, lang=lang, published_at=PUBLISHED, source="test")


def headline(text: str, resources: Resources) -> Sentence:
    """The one sentence that is written of a Spanish headline."""
    (sentence,) = sentences_of(item(text, field="title"), resources).sentences
    return sentence


def assert_doubted(spanish: str, english: str, doubt: str, resources: Resources) -> None:
    """The sentence is written so, for an editor, who is asked about this."""
    whole = sentences_of(item(spanish), resources)
    written = (*whole.sentences, *whole.fuller)

    found = next((s for s in written if s.text == english), None)
    assert found is not None, [s.text for s in written]
    assert found.grade is Grade.AMBER
    assert doubt in [f.message for f in found.findings]
