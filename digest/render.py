"""An edition as people read it: mail (HTML and plain text) from the templates beside it."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import css_inline
import jinja2
import yaml

from digest.mail import RenderedEdition, clean_header
from digest.tiles import HEIGHT, WIDTH, stories_by_region, tile_picture
from pipeline.types import BulletinDraft, EditionDraft, Evidence, Sentence, TopicLine

#: Gmail clips a mail near 102 KB; what is over goes to the archive page.
MAX_HTML_BYTES = 80_000
COLUMNS = 76
#: Mail programs show about so much of a subject.
MAX_SUBJECT = 78
PICTURE_ID = "regions@meanwhile"
#: A picture says something where the news comes from several places.
_PICTURE_FROM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Addresses that an edition carries; each may be empty."""

    archive: str = ""  # the edition's own page
    preferences: str = ""
    unsubscribe: str = ""
    editors: str = ""  # a mail address


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
    paragraphs: tuple[tuple[tuple[Sentence, tuple[Source, ...]], ...], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    headline: str
    lang: str
    url: str
    meta: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    topic: str
    lines: tuple[_Line, ...]
    n_more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    title: str
    anchor: str  # on the archive's page
    english: bool
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """How much of an edition a mail takes, where all of it would be too long."""

    quote_chars: int = 160
    lines: int = 1000


#: What is given up, step by step, until the HTML is short enough.
_MEASURES = (
    _Measure(),
    _Measure(quote_chars=80),
    *(_Measure(quote_chars=80, lines=n) for n in (30, 20, 15, 10, 7, 5, 3)),
    _Measure(quote_chars=0, lines=3),
)


@cache
def _words(lang: str) -> Mapping[str, Any]:
    path = files("digest") / "templates" / "words.yaml"
    tables: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {**tables["en"], **tables.get(lang, {})}


@cache
def languages() -> tuple[str, ...]:
    """The languages that a mail can speak of itself in."""
    return tuple(yaml.safe_load((files("digest") / "templates" / "words.yaml").read_text(encoding="utf-8")))


def long_day(day: date, lang: str = "en") -> str:
    """24 February 2019, in any locale of the machine."""
    words = _words(lang)
    return str(words["day"].format(day=day.day, month=words["months"][day.month - 1], year=day.year))


def short_day(day: date | None, lang: str = "en") -> str:
    """24 Feb 2019, or nothing."""
    return f"{day.day} {_words(lang)['short_months'][day.month - 1]} {day.year}" if day else ""


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("digest"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2", "html"), default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["wrap"] = _wrap
    environment.filters["underlined"] = _underlined
    return environment


@cache
def _inliner() -> css_inline.CSSInliner:
    # The dark-mode rules stay in <style> (data-css-inline="keep"); nothing is ever fetched.
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def _wrap(text: str, indent: str = "") -> str:
    """A paragraph within 78 columns; an address is never broken, a word longer than a line is."""
    lines = textwrap.wrap(
        text, COLUMNS, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(
        piece
        for line in lines
        for piece in (
            [line]
            if "://" in line or len(line) <= COLUMNS
            else textwrap.wrap(line, COLUMNS, initial_indent=indent, subsequent_indent=indent)
        )
    )


def _underlined(text: str, mark: str) -> str:
    wrapped = _wrap(text)
    return f"{wrapped}\n{mark * max((len(line) for line in wrapped.splitlines()), default=0)}"


def _plain(text: str) -> str:
    """Scraped text on one line, without controls: as safe in a mail's body as in its headers."""
    return clean_header(text)


def _cut(text: str, n: int) -> str:
    """At most so many characters, ended at a word."""
    if len(text) <= n:
        return text
    return text[:n].rsplit(" ", 1)[0].rstrip(" ,;:") + " …" if n else ""


def _web(url: str) -> str:
    """The address if it is one of the web; anything else is not made a link."""
    return url if url.startswith(("https://", "http://")) and url.isprintable() and " " not in url else ""


def _numbered(draft: BulletinDraft, lang: str, measure: _Measure) -> _Bulletin:
    """Sentences with the numbers of their sources; a source that serves twice keeps its number."""
    sources: dict[tuple[str, str], Source] = {}

    def source_of(evidence: Evidence) -> Source:
        key = (evidence.url or evidence.item, evidence.quote if not evidence.url else "")
        if key not in sources:
            label = ", ".join(part for part in (evidence.source, short_day(evidence.published_on, lang)) if part)
            sources[key] = Source(
                number=len(sources) + 1,
                label=_plain(label or evidence.item),
                quote=_cut(_plain(evidence.quote), measure.quote_chars),
                lang=_language_of(evidence),
                url=_web(evidence.url),
            )
        return sources[key]

    paragraphs = tuple(
        tuple(
            (sentence, tuple(dict.fromkeys(source_of(evidence) for evidence in sentence.evidence)))
            for sentence in paragraph
        )
        for paragraph in draft.paragraphs
    )
    return _Bulletin(
        draft=draft, dated=long_day(draft.dated_on, lang), paragraphs=paragraphs, sources=tuple(sources.values())
    )


def _language_of(evidence: Evidence) -> str:
    """Of a quote: standing background is recorded in English, the press is Spanish unless its small words are not."""
    if evidence.field == "context":
        return "en"
    words = evidence.quote.lower().split()
    n_by_language = {lang: sum(word in _words(lang)["small_words"] for word in words) for lang in languages()}
    return "en" if n_by_language["en"] > n_by_language["es"] else "es"


def subject_of(edition: EditionDraft, lang: str = "en") -> str:
    """The regions and the day: what a reader looks for in a list of mails."""
    names = [bulletin.region for bulletin in edition.bulletins if bulletin.paragraphs]
    day = long_day(edition.period_end_on, lang)
    for n in range(len(names), 0, -1):
        more = f" {_words(lang)['and_more']}" if n < len(names) else ""
        subject = clean_header(f"Meanwhile in {', '.join(names[:n])}{more}, {day}")
        if len(subject) <= MAX_SUBJECT and n <= 3:
            return subject
    title = clean_header(edition.title)
    return f"{_cut(title, MAX_SUBJECT - len(day) - 4)}, {day}"


def is_empty(edition: EditionDraft) -> bool:
    """Nothing in it to read: no mail is owed."""
    return not any(bulletin.paragraphs for bulletin in edition.bulletins) and not any(edition.sections.values())


def chosen(
    edition: EditionDraft, *, bulletins: Sequence[str], topics: Sequence[str], regions: Sequence[str]
) -> EditionDraft:
    """The part of an edition that a recipient has chosen; an empty choice means all.

    Of a digest none of whose bulletins was chosen nothing is: not the sections of its edition either.
    """
    if bulletins and not {draft.title for draft in edition.bulletins} & set(bulletins):
        return replace(edition, bulletins=(), sections={})
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


def render_mail(
    edition: EditionDraft,
    *,
    links: Links,
    lang: str = "en",
    note: str = "",
    correction: str = "",
    picture: bool = False,
) -> RenderedEdition:
    """An edition as one recipient's mail. `note` stands on top ("draft", "sample"), or what a `correction` corrects.

    Too long an edition gives up quotes, then lines of its sections, alike in both forms; what is left out is counted.
    """
    told = f"{_words(lang)['correction']}: {correction}" if correction else ""
    note = " ".join(part for part in (note, told) if part)
    counts = stories_by_region(edition) if picture else {}
    shown = counts if len(counts) >= _PICTURE_FROM else {}
    for measure in _MEASURES:
        context = _context(edition, links, lang, note, shown, measure)
        html = _inliner().inline(_squeezed(_environment().get_template("mail.html.j2").render(context)))
        if len(html.encode()) <= MAX_HTML_BYTES:
            break
    text = _tidy(_environment().get_template("mail.txt.j2").render(context))
    pictures = ((PICTURE_ID, _picture(tuple(shown.items()))),) if shown else ()
    subject = subject_of(edition, lang)
    if correction:
        subject = f"{_words(lang)['correction']}: {subject}"
    return RenderedEdition(subject=subject, html=html, text=text, pictures=pictures)


@lru_cache(maxsize=64)
def _picture(counts: tuple[tuple[str, int], ...]) -> bytes:
    return tile_picture(dict(counts))


def _context(
    edition: EditionDraft, links: Links, lang: str, note: str, counts: Mapping[str, int], measure: _Measure
) -> dict[str, Any]:
    words = _words(lang)
    bulletins = [_numbered(draft, lang, measure) for draft in edition.bulletins if draft.paragraphs]
    sections = [
        _Section(
            topic=topic,
            lines=tuple(_line(line, lang) for line in lines[: measure.lines]),
            n_more=max(0, len(lines) - measure.lines),
        )
        for topic, lines in edition.sections.items()
        if lines
    ]
    entries = [
        _Entry(title=bulletin.draft.title, anchor=f"b{number}", english=True, n=0)
        for number, bulletin in enumerate(bulletins, 1)
    ]
    entries += [
        _Entry(title=words[section.topic], anchor=section.topic, english=False, n=len(section.lines) + section.n_more)
        for section in sections
    ]
    alone = len(entries) == 1 and bulletins
    return {
        "subject": subject_of(edition, lang),
        "heading": _plain(bulletins[0].draft.title if alone else edition.title),
        "day": bulletins[0].dated if alone else long_day(edition.period_end_on, lang),
        "contents": [] if len(entries) < 2 else entries,
        "picture": {
            "cid": PICTURE_ID,
            "width": WIDTH,
            "height": HEIGHT,
            "said": ", ".join(f"{region} {n}" for region, n in counts.items()),
        }
        if counts
        else None,
        "bulletins": bulletins,
        "quiet": [draft for draft in edition.bulletins if not draft.paragraphs],
        "sections": sections,
        "coverage": _coverage(edition, words),
        "links": links,
        "lang": lang,
        "note": _plain(note),
        "words": words,
    }


def _line(line: TopicLine, lang: str) -> _Line:
    parts = [line.source, short_day(line.published_on, lang), ", ".join(line.regions[:3])]
    return _Line(
        headline=_plain(line.headline) or line.source,
        lang=line.lang,
        url=_web(line.url),
        meta=_plain(" · ".join(part for part in parts if part)),
        said="" if line.sentence.role == "neutral" else line.sentence.text,
    )


def _coverage(edition: EditionDraft, words: Mapping[str, Any]) -> str:
    coverage = edition.coverage
    parts = [f"{len(coverage.sources_read)} {words['outlets_read']}"]
    if coverage.sources_down:
        parts.append(f"{', '.join(coverage.sources_down)} {words['outlets_down']}")
    parts.append(f"{coverage.n_items} {words['items']}")
    # The number stands behind, so that one is as right as many.
    held = [f"{words['reasons'].get(reason, reason)} ({n})" for reason, n in coverage.held_back.items() if n]
    if held:
        parts.append(f"{words['held_back']}: {', '.join(held)}")
    return _plain("; ".join(parts)) + "."


def _squeezed(html: str) -> str:
    """Without empty lines: Gmail counts them."""
    return "\n".join(line for line in html.splitlines() if line.strip())


def _tidy(text: str) -> str:
    """No white space at the ends of lines, never more than one empty line together."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"
