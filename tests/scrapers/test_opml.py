"""Lists of sources in and out."""

import pytest

from pipeline.errors import InputError
from scrapers.opml import read_opml, write_opml
from scrapers.source import Feed, SourceEntry

ENTRIES = [
    {
        "id": "rio",
        "name": "Radio «Río» & Selva",
        "home": "https://rio.pe/",
        "discovery": [{"type": "feed", "url": "https://rio.pe/rss.xml?a=1&b=2"}],
    },
    {"id": "wp", "name": "Semanario", "home": "https://wp.pe/", "language": "en", "discovery": [{"type": "wordpress"}]},
    {"id": "arc", "name": "Diario", "home": "https://arc.pe/", "discovery": [{"type": "arc"}]},
    {
        "id": "list",
        "name": "Federación",
        "home": "https://f.pe/",
        "discovery": [{"type": "listing", "url": "https://f.pe/n"}],
    },
]


def test_what_is_written_can_be_read_again() -> None:
    sources = [SourceEntry.model_validate(entry).source() for entry in ENTRIES]

    back = read_opml(write_opml(sources).encode())

    assert back.faults == ()
    assert [(entry.name, entry.home, entry.language) for entry in back.entries] == [
        ("Radio «Río» & Selva", "https://rio.pe/", "es"),
        ("Semanario", "https://wp.pe/", "en"),
        ("Diario", "https://arc.pe/", "es"),
    ]
    assert back.entries[0].discovery == (Feed(url="https://rio.pe/rss.xml?a=1&b=2"),)
    assert back.entries[1].discovery == (Feed(url="https://wp.pe/feed/"),)
    assert len({entry.id for entry in back.entries}) == 3


def test_bad_outlines_are_told_and_the_good_ones_kept() -> None:
    opml = (
        '<opml version="1.0"><body><outline text="Folder"><outline text="Uno" xmlUrl="https://a.pe/feed"/>'
        '<outline text="Uno" xmlUrl="https://b.pe/feed" htmlUrl="https://b.pe/"/></outline>'
        '<outline text="Mala" xmlUrl="javascript:alert(1)"/><outline text="Uno" xmlUrl="https://a.pe/feed"/></body></opml>'
    )

    found = read_opml(opml.encode(), taken_ids=["uno"])

    assert [entry.id for entry in found.entries] == ["uno_2", "uno_3"]
    assert len(found.faults) >= 1
    assert all(fault.startswith("Mala") for fault in found.faults)


def test_entities_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<opml><body><outline text="x&b;" xmlUrl="https://a.pe/feed"/></body></opml>'
    )

    assert len(read_opml(bomb.encode()).entries[0].name) < 200


@pytest.mark.parametrize("content", [b"", b"not xml", b"<html></html>", b"\x00\x01"])
def test_what_is_no_opml_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(InputError):
        read_opml(content)
