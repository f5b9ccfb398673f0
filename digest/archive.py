"""The archive of editions as a static site: pages, feeds and texts as path and content, to be written anywhere. Pure.

Every page works from a folder, a web server or behind any path: links within the archive are relative.
"""

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import jinja2

from digest.compose import MONTHS, date_line
from digest.editions import SECTION_TITLES
from pipeline.config import DEPARTMENTS
from pipeline.types import BulletinDraft, EditionDraft, Evidence, Sentence

ATOM = "http://www.w3.org/2005/Atom"
#: A feed holds so many of the newest editions; the pages hold all.
FEED_LENGTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The copy of an article that was kept at the approval: its hash proves that it is the one that was read."""

    item: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedEdition:
    """One version of an approved edition."""

    draft: EditionDraft
    approved_at: datetime
    approved_by: str = ""
    version: int = 1
    correction: str = ""  # what a later version says of the one before it
    sha256: str = ""
    citations: Mapping[str, Citation] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, date]:
        """What the versions of one edition have in common."""
        return self.draft.digest, self.draft.period_end_on

    @property
    def folder(self) -> str:
        """Where its page lies: the address that its mail links to, below the archive's root."""
        parts = [part for part in self.draft.digest.split("/") if part.strip(". ")]
        return f"{'/'.join(parts)}/{self.draft.period_end_on.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of the archive."""

    path: str  # below the archive's root, with / and unquoted
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """One piece of evidence as a page shows it."""

    number: int
    evidence: Evidence
    lang: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One sentence with its evidence, numbered through a bulletin."""

    sentence: Sentence
    cited: tuple[_Cited, ...]


def pages_of(
    editions: Sequence[ArchivedEdition],
    *,
    title: str = "Meanwhile",
    base_url: str = "",
    owner: str = "Meanwhile",
    standing: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Page]:
    """All files of the archive. `base_url` is where its root will be reached; feeds need it for full addresses.

    `standing`: by folder the mark of each edition that lies there already; where that is still its mark, its pages are
    left out.
    """
    marks = marks_of(editions, title=title)
    newest = _newest(editions)
    root = base_url.rstrip("/")
    years: dict[int, list[ArchivedEdition]] = {}
    for edition in newest:
        years.setdefault(edition.draft.period_end_on.year, []).append(edition)
    yield _page("index.html", "archive_index.html.j2", depth=0, title=title, years=years, editions=newest, year=None)
    for year, of_year in years.items():
        yield _page(
            f"{year}/index.html",
            "archive_index.html.j2",
            depth=1,
            title=title,
            years=years,
            editions=of_year,
            year=year,
        )
    for edition in newest:
        earlier = sorted(
            (other for other in editions if other.key == edition.key and other.version < edition.version),
            key=lambda other: other.version,
        )
        if standing.get(edition.folder) != marks[edition.folder]:
            yield from _pages_of_one(edition, edition.folder, title=title, earlier=earlier, replaced_by=None)
        for old in earlier:
            folder = f"{edition.folder}/v{old.version}"
            if standing.get(folder) != marks[folder]:
                yield from _pages_of_one(old, folder, title=title, earlier=[], replaced_by=edition)
    yield Page(path="style.css", content=_environment().get_template("archive.css.j2").render().encode())
    yield Page(path="atom.xml", content=atom(newest[:FEED_LENGTH], title=title, root=root, owner=owner))
    yield Page(path="feed.json", content=json_feed(newest[:FEED_LENGTH], title=title, root=root, owner=owner))


#: What lies in the folder of one edition.
FILES = ("index.html", "edition.md", "edition.txt")


def marks_of(editions: Sequence[ArchivedEdition], *, title: str = "Meanwhile") -> dict[str, str]:
    """By folder what an edition's pages are made of, as a hash: while it is the same, so are they."""
    versions: dict[tuple[str, date], list[ArchivedEdition]] = {}
    for edition in sorted(editions, key=lambda edition: edition.version):
        versions.setdefault(edition.key, []).append(edition)
    marks = {}
    for of_one in versions.values():
        # A page names the versions beside it, so all of them go into the mark of each.
        told = [
            [one.version, one.sha256, one.correction, one.approved_by, one.approved_at.isoformat(),
             sorted((name, kept.sha256) for name, kept in one.citations.items())]
            for one in of_one
        ]  # fmt: skip
        folder = of_one[-1].folder
        for one in of_one:
            path = folder if one is of_one[-1] else f"{folder}/v{one.version}"
            made_of = json.dumps([title, path, _templates_mark(), one.version, told])
            marks[path] = hashlib.sha256(made_of.encode()).hexdigest()
    return marks


@cache
def _templates_mark() -> str:
    """Another one as soon as a page would look otherwise."""
    environment = _environment()
    assert environment.loader is not None
    names = environment.list_templates(filter_func=lambda name: name.startswith("archive"))
    sources = [environment.loader.get_source(environment, name)[0] for name in names]
    # This module writes pages as well.
    sources.append(Path(__file__).read_text(encoding="utf-8"))
    return hashlib.sha256("\0".join(sources).encode()).hexdigest()


def _newest(editions: Sequence[ArchivedEdition]) -> list[ArchivedEdition]:
    """The last version of each edition, newest first."""
    last: dict[tuple[str, date], ArchivedEdition] = {}
    for edition in sorted(editions, key=lambda edition: edition.version):
        last[edition.key] = edition
    return sorted(last.values(), key=lambda edition: (edition.draft.period_end_on, edition.draft.title), reverse=True)


def _pages_of_one(
    edition: ArchivedEdition,
    folder: str,
    *,
    title: str,
    earlier: Sequence[ArchivedEdition],
    replaced_by: ArchivedEdition | None,
) -> Iterator[Page]:
    yield _page(
        f"{folder}/index.html",
        "archive_edition.html.j2",
        depth=folder.count("/") + 1,
        title=title,
        edition=edition,
        draft=edition.draft,
        bulletins=[(bulletin, _numbered(bulletin, edition)) for bulletin in edition.draft.bulletins],
        sections=_sections(edition),
        earlier=earlier,
        replaced_by=replaced_by,
    )
    yield Page(path=f"{folder}/edition.md", content=markdown(edition).encode())
    yield Page(path=f"{folder}/edition.txt", content=plain_text(edition).encode())


# --- one edition ------------------------------------------------------------------------------------


def _numbered(bulletin: BulletinDraft, edition: ArchivedEdition) -> tuple[tuple[_Told, ...], ...]:
    """The paragraphs with their evidence numbered in the order of reading."""
    number = 0
    paragraphs = []
    for paragraph in bulletin.paragraphs:
        told = []
        for sentence in paragraph:
            cited = []
            for evidence in sentence.evidence:
                number += 1
                cited.append(_cited(number, evidence, edition))
            told.append(_Told(sentence=sentence, cited=tuple(cited)))
        paragraphs.append(tuple(told))
    return tuple(paragraphs)


def _cited(number: int, evidence: Evidence, edition: ArchivedEdition) -> _Cited:
    kept = edition.citations.get(evidence.item)
    return _Cited(
        number=number,
        evidence=evidence,
        lang="en" if evidence.field == "context" else "es",
        sha256=kept.sha256 if kept else "",
    )


def _sections(edition: ArchivedEdition) -> list[tuple[str, str, list[tuple[Any, _Told]]]]:
    """(topic, heading, lines with their evidence) of each section that has lines."""
    return [
        (
            topic,
            SECTION_TITLES.get(topic, topic),
            [
                (
                    line,
                    _Told(sentence=line.sentence, cited=tuple(_cited(0, e, edition) for e in line.sentence.evidence)),
                )
                for line in lines
            ],
        )
        for topic, lines in edition.draft.sections.items()
        if lines
    ]


def markdown(edition: ArchivedEdition) -> str:
    """An edition in Markdown, its sources as numbered notes."""
    draft = edition.draft
    out = [f"# {_md(draft.title)}", f"*{date_line(draft.period_end_on)}*"]
    if edition.correction:
        out.append(f"> Correction: {_md(edition.correction)}")
    notes: list[str] = []
    for bulletin in draft.bulletins:
        out.append(f"## {_md(bulletin.title)}")
        if not bulletin.paragraphs:
            out.append(f"*{_md(bulletin.note)}*")
        for paragraph in bulletin.paragraphs:
            said = []
            for sentence in paragraph:
                marks = ""
                for evidence in sentence.evidence:
                    notes.append(_note(evidence))
                    marks += f"[^{len(notes)}]"
                said.append(_md(sentence.text) + marks)
            out.append(" ".join(said))
    for topic, lines in draft.sections.items():
        if lines:
            out.append(f"## {SECTION_TITLES.get(topic, topic)}")
            entries = []
            for line in lines:
                shown = f"[{_md(line.source)}](<{line.url}>)" if _web(line.url) else _md(line.source)
                entries.append(f"- {_md(line.sentence.text)} ({shown})")
            out.append("\n".join(entries))
    if notes:
        out.append("\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1)))
    return "\n\n".join(out) + "\n"


def _note(evidence: Evidence) -> str:
    day = f", {short_day(evidence.published_on)}" if evidence.published_on else ""
    address = f" <{evidence.url}>" if _web(evidence.url) else ""
    return f"{_md(evidence.source)}{day}: “{_md(evidence.quote)}”{address}"


def _md(text: str) -> str:
    """Text whose marks are not taken for Markdown's; on one line."""
    plain = " ".join(text.split())
    return "".join(f"\\{mark}" if mark in "\\`*_[]<>#|" else mark for mark in plain)


def plain_text(edition: ArchivedEdition) -> str:
    """An edition as plain text, one paragraph a line."""
    draft = edition.draft
    out = [draft.title, date_line(draft.period_end_on)]
    if edition.correction:
        out.append(f"Correction: {edition.correction}")
    for bulletin in draft.bulletins:
        out += [bulletin.title.upper() if len(draft.bulletins) > 1 else bulletin.title]
        out += [" ".join(s.text for s in paragraph) for paragraph in bulletin.paragraphs] or [bulletin.note]
        sources = [
            f"- {e.source}{f', {short_day(e.published_on)}' if e.published_on else ''} {e.url}".rstrip()
            for paragraph in bulletin.paragraphs
            for s in paragraph
            for e in s.evidence
        ]
        if sources:
            out.append("\n".join(["Sources", *dict.fromkeys(sources)]))
    for topic, lines in draft.sections.items():
        if lines:
            entries = [f"- {line.sentence.text} ({line.source}) {line.url}".rstrip() for line in lines]
            out.append("\n".join([SECTION_TITLES.get(topic, topic), *entries]))
    return "\n\n".join(out) + "\n"


# --- feeds ------------------------------------------------------------------------------------------


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
        _environment()
        .get_template("archive_feed.html.j2")
        .render(edition=edition, draft=edition.draft, sections=_sections(edition))
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


# --- templates --------------------------------------------------------------------------------------


def short_day(day: date | None) -> str:
    """24 Feb 2019, in any locale of the machine."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def _web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _page(path: str, template: str, *, depth: int, **values: Any) -> Page:
    text = _environment().get_template(template).render(up="../" * depth, **values)
    return Page(path=path, content=text.encode())


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("digest"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"short_day": short_day, "long_day": date_line, "path": quote}
    environment.tests["web"] = _web
    return environment
