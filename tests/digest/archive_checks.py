"""A year of editions in the archive, and what can be found wrong with its pages."""

import os
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

import html5lib

from digest.archive.edition import ArchivedEdition
from digest.archive.site import pages_of
from pipeline.types import EditionDraft
from tests.digest.sample_editions import weekly_edition

XHTML = "{http://www.w3.org/1999/xhtml}"
ROOT = "https://example.org/archive"


def archived(draft: EditionDraft, **changes: object) -> ArchivedEdition:
    approved_at = datetime.combine(draft.period_end_on, datetime.min.time(), tzinfo=UTC) + timedelta(hours=23)
    edition = ArchivedEdition(draft=draft, approved_at=approved_at, approved_by="Rosa Quispe", sha256="ab" * 32)
    return replace(edition, **changes)  # type: ignore[arg-type]


def a_year() -> list[ArchivedEdition]:
    week = weekly_edition()
    return [archived(shifted(week, weeks)) for weeks in range(52)]


def shifted(draft: EditionDraft, weeks: int) -> EditionDraft:
    by = timedelta(weeks=weeks)
    return replace(draft, period_start_on=draft.period_start_on + by, period_end_on=draft.period_end_on + by)


def files_of(editions: list[ArchivedEdition], base_url: str = ROOT) -> dict[str, bytes]:
    return {page.path: page.content for page in pages_of(editions, base_url=base_url)}


def strict(content: bytes) -> ET.Element:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True)
    tree: ET.Element = parser.parse(content, transport_encoding="utf-8")
    return tree


def links_in(root: ET.Element) -> list[str]:
    return [value for element in root.iter() for key in ("href", "src") if (value := element.get(key)) is not None]


def ids_in(root: ET.Element) -> set[str]:
    return {value for element in root.iter() if (value := element.get("id"))}


def broken(pages: Mapping[str, bytes]) -> list[str]:
    """Links within the archive that lead nowhere."""
    trees = {path: strict(content) for path, content in pages.items() if path.endswith(".html")}
    found = []
    for path, tree in trees.items():
        for link in links_in(tree):
            parts = urlsplit(link)
            if parts.scheme in {"http", "https"}:
                continue
            here = path.rsplit("/", 1)[0] + "/" if "/" in path else ""
            target = os.path.normpath(here + unquote(parts.path)) if parts.path else path
            if target not in pages or (parts.fragment and parts.fragment not in ids_in(trees[target])):
                found.append(f"{path}: {link}")
    return found
