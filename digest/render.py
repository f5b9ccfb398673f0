"""An edition as people read it: mail (HTML and plain text) and bulletin texts, from the templates beside it."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import css_inline
import jinja2
import yaml

from digest.mail import RenderedEdition, clean_header
from pipeline.types import BulletinDraft, EditionDraft, Evidence, Sentence, TopicLine

#: Gmail clips a mail near 102 KB; what is over goes to the archive page.
MAX_HTML_BYTES = 80_000
WIDTH = 76


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Addresses that an edition carries; each may be empty."""

    archive: str = ""  # the edition's own page
    preferences: str = ""
    unsubscribe: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One numbered source of a bulletin: what the small figures behind its sentences point to."""

    number: int
    label: str  # outlet and day
    quote: str
    lang: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bulletin:
    draft: BulletinDraft
    dated: str
    paragraphs: tuple[tuple[tuple[Sentence, tuple[int, ...]], ...], ...]
    sources: tuple[Source, ...]


def long_day(day: date) -> str:
    """24 February 2019."""
    return f"{day.day} {day:%B %Y}"


def short_day(day: date | None) -> str:
    """24 Feb 2019, or nothing."""
    return f"{day.day} {day:%b %Y}" if day else ""


@cache
def _words(lang: str) -> Mapping[str, str]:
    path = files("digest") / "templates" / "words.yaml"
    tables: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {**tables["en"], **tables.get(lang, {})}


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("digest"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2", "html"), default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["long_day"] = long_day
    environment.filters["short_day"] = short_day
    environment.filters["wrap"] = _wrap
    return environment


@cache
def _inliner() -> css_inline.CSSInliner:
    # The dark-mode rules stay in <style> (data-css-inline="keep"); nothing is ever fetched.
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def _wrap(text: str, indent: str = "") -> str:
    """A paragraph within 78 columns; an address is never broken."""
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _numbered(draft: BulletinDraft) -> _Bulletin:
    """Sentences with the numbers of their sources; a source that serves twice keeps its number."""
    numbers: dict[tuple[str, str], int] = {}
    sources: list[Source] = []

    def number_of(evidence: Evidence) -> int:
        key = (evidence.url or evidence.item, evidence.quote if not evidence.url else "")
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            label = ", ".join(part for part in (evidence.source, short_day(evidence.published_on)) if part)
            sources.append(
                Source(
                    number=numbers[key],
                    label=label or evidence.item,
                    quote=evidence.quote,
                    lang="es" if evidence.field != "context" else "en",
                    url=evidence.url,
                )
            )
        return numbers[key]

    paragraphs = tuple(
        tuple(
            (sentence, tuple(dict.fromkeys(number_of(evidence) for evidence in sentence.evidence)))
            for sentence in paragraph
        )
        for paragraph in draft.paragraphs
    )
    return _Bulletin(draft=draft, dated=long_day(draft.dated_on), paragraphs=paragraphs, sources=tuple(sources))


def subject_of(edition: EditionDraft) -> str:
    """The regions and the day: what a reader looks for in a list of mails."""
    names = [bulletin.region for bulletin in edition.bulletins if bulletin.paragraphs]
    day = long_day(edition.period_end_on)
    if not names:
        return clean_header(f"{edition.title}, {day}")
    shown = names[0] if len(names) == 1 else f"{', '.join(names[:3])}" + (" and more" if len(names) > 3 else "")
    return clean_header(f"Meanwhile in {shown}, {day}")


def is_empty(edition: EditionDraft) -> bool:
    """Nothing in it to read: no mail is owed."""
    return not any(bulletin.paragraphs for bulletin in edition.bulletins) and not any(edition.sections.values())


def chosen(
    edition: EditionDraft, *, bulletins: Sequence[str], topics: Sequence[str], regions: Sequence[str]
) -> EditionDraft:
    """The part of an edition that a recipient has chosen; an empty choice means all."""
    from dataclasses import replace

    kept = tuple(
        draft
        for draft in edition.bulletins
        if (not bulletins or draft.title in bulletins) and (not regions or draft.region in regions)
    )
    sections = {
        topic: tuple(line for line in lines if not regions or not line.regions or set(line.regions) & set(regions))
        for topic, lines in edition.sections.items()
        if not topics or topic in topics
    }
    return replace(edition, bulletins=kept, sections=sections)


def render_mail(edition: EditionDraft, *, links: Links, lang: str = "en", note: str = "") -> RenderedEdition:
    """An edition as one recipient's mail. `note` stands on top: "draft", "correction", "sample"."""
    bulletins = [_numbered(draft) for draft in edition.bulletins if draft.paragraphs]
    quiet = [draft for draft in edition.bulletins if not draft.paragraphs]
    context = {
        "edition": edition,
        "subject": subject_of(edition),
        "bulletins": bulletins,
        "quiet": quiet,
        "sections": {topic: lines for topic, lines in edition.sections.items() if lines},
        "coverage": edition.coverage,
        "links": links,
        "lang": lang,
        "note": note,
        "words": _words(lang),
        "regions_of": _regions_of,
    }
    html = _inliner().inline(_environment().get_template("mail.html.j2").render(context))
    if len(html.encode()) > MAX_HTML_BYTES and links.archive:
        # The bulletins are the mail; the one-line sections can be read in the archive.
        context["sections"] = {topic: lines[:5] for topic, lines in edition.sections.items() if lines}
        html = _inliner().inline(_environment().get_template("mail.html.j2").render(context))
    text = _environment().get_template("mail.txt.j2").render(context)
    return RenderedEdition(subject=subject_of(edition), html=html, text=_tidy(text))


def _regions_of(line: TopicLine) -> str:
    return ", ".join(line.regions[:3])


def _tidy(text: str) -> str:
    """No white space at the ends of lines, never more than one empty line together."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"


Renderer = Callable[[EditionDraft], RenderedEdition]
