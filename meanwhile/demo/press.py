"""The sample press as data: its outlets and the articles of one news week, read from meanwhile/demo/press/."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from meanwhile.demo.weeks import shift_text
from pipeline.errors import MeanwhileError

#: Files of the folder that hold no articles.
_NO_ARTICLES = frozenset({"outlets.yaml", "labels.yaml"})
_ZONE_NAME = "America/Lima"


class PressError(MeanwhileError):
    """The sample press cannot be read or has no such article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One site of the sample press. `options` depend on its make."""

    id: str
    name: str
    make: str
    language: str
    regions: tuple[str, ...]
    tagline: str
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PressArticle:
    """What an outlet of the sample press publishes; `number` is its place in the outlet's files, from 1."""

    id: str
    outlet: str
    number: int
    slug: str
    title: str
    paragraphs: tuple[str, ...]
    published_at: datetime
    modified_at: datetime
    lead: str = ""
    byline: str = ""
    section: str = ""
    image: str = ""  # what its picture shows
    lang: str = "es"

    @property
    def text(self) -> str:
        """The body, its paragraphs parted by blank lines."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Ten outlets and what they publish, oldest article first."""

    outlets: tuple[Outlet, ...]
    articles: tuple[PressArticle, ...]

    def outlet(self, name: str) -> Outlet:
        """The outlet with this id."""
        return next(outlet for outlet in self.outlets if outlet.id == name)

    def of(self, outlet: str) -> tuple[PressArticle, ...]:
        """The articles of one outlet, oldest first."""
        return tuple(article for article in self.articles if article.outlet == outlet)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Text with blank lines between its paragraphs, as paragraphs of one line each."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


def _read(name: str) -> Any:
    return yaml.safe_load((files("meanwhile.demo") / "press" / name).read_text(encoding="utf-8"))


def _article(raw: Mapping[str, Any], outlet: Outlet, number: int) -> PressArticle:
    try:
        at = datetime.strptime(str(raw["at"]), "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(_ZONE_NAME))
        return PressArticle(
            id=raw["id"], outlet=outlet.id, number=number, slug=raw["slug"], title=raw["title"],
            paragraphs=paragraphs_of(raw["text"]), published_at=at, modified_at=at, lead=raw.get("lead", ""),
            byline=raw.get("byline", ""), section=raw.get("section", "Actualidad"), image=raw.get("image", ""),
            lang=raw.get("lang", outlet.language),
        )  # fmt: skip
    except (KeyError, ValueError) as error:
        raise PressError(
            f"The sample press is damaged: article {raw.get('id', number)!r} of {outlet.id} lacks or garbles {error}; "
            "install the program again."
        ) from error


def _copied(raws: Mapping[str, Mapping[str, Any]], raw: Mapping[str, Any]) -> str:
    """The text of an article that takes over another's (`of`), with its changes and the lines put before and after."""
    text = str(raws[raw["of"]]["text"])
    for old, new in raw.get("changes", {}).items():
        if old not in text:
            raise PressError(f"The sample press is damaged: {raw['id']!r} changes {old!r}, which {raw['of']!r} lacks.")
        text = text.replace(old, new)
    return "\n\n".join(part.strip() for part in (raw.get("head", ""), text, raw.get("foot", "")) if part.strip())


def _shifted(article: PressArticle, weeks: int) -> PressArticle:
    by = timedelta(weeks=weeks)
    return replace(
        article,
        id=f"{article.id}-w{weeks}",
        slug=f"{article.slug}-{weeks}",
        title=shift_text(article.title, weeks=weeks),
        lead=shift_text(article.lead, weeks=weeks),
        paragraphs=tuple(shift_text(paragraph, weeks=weeks) for paragraph in article.paragraphs),
        published_at=article.published_at + by,
        modified_at=article.modified_at + by,
    )


def load_press(*, shift_weeks: int = 0) -> Press:
    """The week of 18–24 February 2019, or a later one of the same shape with other days and figures."""
    outlets = tuple(
        Outlet(**{**raw, "regions": tuple(raw["regions"])})
        for raw in _read("outlets.yaml")
    )  # fmt: skip
    names = sorted({entry.name for entry in (files("meanwhile.demo") / "press").iterdir()} - _NO_ARTICLES)
    # an outlet's articles may stand in several files: <outlet>.yaml, <outlet>-2.yaml …
    by_outlet = {
        outlet.id: [
            raw for name in names if name.removesuffix(".yaml").partition("-")[0] == outlet.id for raw in _read(name)
        ]
        for outlet in outlets
    }
    by_id = {raw["id"]: raw for raws in by_outlet.values() for raw in raws}
    articles = [
        _article({**raw, "text": _copied(by_id, raw)} if "of" in raw else raw, outlet, number)
        for outlet in outlets
        for number, raw in enumerate(by_outlet[outlet.id], 1)
    ]
    if shift_weeks:
        articles = [_shifted(article, shift_weeks) for article in articles]
    return Press(outlets=outlets, articles=tuple(sorted(articles, key=lambda a: (a.published_at, a.id))))
