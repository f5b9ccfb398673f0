"""The templates of the archive, and what they show of an edition: its sentences with their evidence."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

import jinja2

from digest.archive.edition import ArchivedEdition
from digest.archive.texts import is_web, short_day
from digest.compose import date_line
from digest.editions import SECTION_TITLES
from pipeline.types import BulletinDraft, Evidence, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One piece of evidence as a page shows it."""

    number: int
    evidence: Evidence
    lang: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence with its evidence, numbered through a bulletin."""

    sentence: Sentence
    cited: tuple[Cited, ...]


def numbered(bulletin: BulletinDraft, edition: ArchivedEdition) -> tuple[tuple[Told, ...], ...]:
    """The paragraphs with their evidence numbered in the order of reading."""
    number = 0
    paragraphs = []
    for paragraph in bulletin.paragraphs:
        told = []
        for sentence in paragraph:
            cited = []
            for evidence in sentence.evidence:
                number += 1
                cited.append(_cite(number, evidence, edition))
            told.append(Told(sentence=sentence, cited=tuple(cited)))
        paragraphs.append(tuple(told))
    return tuple(paragraphs)


def _cite(number: int, evidence: Evidence, edition: ArchivedEdition) -> Cited:
    kept = edition.citations.get(evidence.item)
    return Cited(
        number=number,
        evidence=evidence,
        lang="en" if evidence.field == "context" else "es",
        sha256=kept.sha256 if kept else "",
    )


def sections_of(edition: ArchivedEdition) -> list[tuple[str, str, list[tuple[Any, Told]]]]:
    """(topic, heading, lines with their evidence) of each section that has lines."""
    return [
        (
            topic,
            SECTION_TITLES.get(topic, topic),
            [
                (
                    line,
                    Told(sentence=line.sentence, cited=tuple(_cite(0, e, edition) for e in line.sentence.evidence)),
                )
                for line in lines
            ],
        )
        for topic, lines in edition.draft.sections.items()
        if lines
    ]


@cache
def environment() -> jinja2.Environment:
    """The templates, with the filters that they use."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("digest"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"short_day": short_day, "long_day": date_line, "path": quote}
    found.tests["web"] = is_web
    return found
