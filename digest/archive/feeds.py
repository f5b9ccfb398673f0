"""The newest editions as feeds: Atom and JSON Feed."""

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from digest.archive.edition import ArchivedEdition
from digest.archive.templates import environment, sections_of
from digest.archive.texts import plain_text
from digest.compose import date_line
from pipeline.config import DEPARTMENTS
from pipeline.types import EditionDraft

ATOM = "http://www.w3.org/2005/Atom"


def atom(editions: Sequence[ArchivedEdition], *, title: str, root: str, owner: str) -> bytes:
    """An Atom feed (RFC 4287), newest first. An entry keeps its id when a correction replaces its text."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")

    def add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
        element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
        element.text = text or None
        return element

    updated = max((edition.approved_at for edition in editions), default=datetime(2000, 1, 1, tzinfo=UTC))
    add(feed, "id", f"{root}/" if root else _urn(title))
    add(feed, "title", title)
    add(feed, "updated", _rfc3339(updated))
    add(add(feed, "author"), "name", owner)
    if root:
        add(feed, "link", rel="self", href=f"{root}/atom.xml", type="application/atom+xml")
        add(feed, "link", rel="alternate", href=f"{root}/", type="text/html")
    for edition in editions:
        entry = add(feed, "entry")
        add(entry, "id", _id(edition))
        add(entry, "title", _entry_title(edition))
        add(entry, "published", _rfc3339(edition.approved_at))
        add(entry, "updated", _rfc3339(edition.approved_at))
        if root:
            add(entry, "link", rel="alternate", href=_address(edition, root), type="text/html")
        add(entry, "content", _feed_html(edition), type="html")
    body: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def json_feed(editions: Sequence[ArchivedEdition], *, title: str, root: str, owner: str) -> bytes:
    """A JSON Feed of version 1.1, newest first."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "language": "en",
        "authors": [{"name": owner}],
    }
    if root:
        feed |= {"home_page_url": f"{root}/", "feed_url": f"{root}/feed.json"}
    feed["items"] = [
        {
            "id": _id(edition),
            **({"url": _address(edition, root)} if root else {}),
            "title": _entry_title(edition),
            "content_html": _feed_html(edition),
            "content_text": plain_text(edition),
            "date_published": _rfc3339(edition.approved_at),
            "tags": _tags(edition.draft),
        }
        for edition in editions
    ]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _tags(draft: EditionDraft) -> list[str]:
    regions = {bulletin.region for bulletin in draft.bulletins if bulletin.paragraphs}
    return [
        *(region for region in DEPARTMENTS if region in regions),
        *(t for t, lines in draft.sections.items() if lines),
    ]


def _feed_html(edition: ArchivedEdition) -> str:
    return (
        environment()
        .get_template("archive_feed.html.j2")
        .render(edition=edition, draft=edition.draft, sections=sections_of(edition))
    )


def _entry_title(edition: ArchivedEdition) -> str:
    shown = f"{edition.draft.title}, {date_line(edition.draft.period_end_on)}"
    return f"{shown} (corrected)" if edition.version > 1 else shown


def _id(edition: ArchivedEdition) -> str:
    return _urn(f"{edition.draft.digest}/{edition.draft.period_end_on.isoformat()}")


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'meanwhile/{name}')}"


def _address(edition: ArchivedEdition, root: str) -> str:
    return f"{root}/{quote(edition.folder)}/"


def _rfc3339(moment: datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
