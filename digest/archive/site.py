"""The files of the archive: an index by year, the pages of each edition, its feeds, and by which mark they stand."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from digest.archive.edition import ArchivedEdition
from digest.archive.feeds import atom, json_feed
from digest.archive.templates import environment, numbered, sections_of
from digest.archive.texts import markdown, plain_text

#: A feed holds so many of the newest editions; the pages hold all.
FEED_LENGTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of the archive."""

    path: str  # below the archive's root, with / and unquoted
    content: bytes


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
    yield Page(path="style.css", content=environment().get_template("archive.css.j2").render().encode())
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
    templates = environment()
    assert templates.loader is not None
    names = templates.list_templates(filter_func=lambda name: name.startswith("archive"))
    sources = [templates.loader.get_source(templates, name)[0] for name in names]
    # The modules beside this one write pages as well.
    sources += [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
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
        bulletins=[(bulletin, numbered(bulletin, edition)) for bulletin in edition.draft.bulletins],
        sections=sections_of(edition),
        earlier=earlier,
        replaced_by=replaced_by,
    )
    yield Page(path=f"{folder}/edition.md", content=markdown(edition).encode())
    yield Page(path=f"{folder}/edition.txt", content=plain_text(edition).encode())


def _page(path: str, template: str, *, depth: int, **values: Any) -> Page:
    text = environment().get_template(template).render(up="../" * depth, **values)
    return Page(path=path, content=text.encode())
