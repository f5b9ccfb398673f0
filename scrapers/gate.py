"""Tell pages that are no articles: challenges, cookie walls, soft 404s, paywall stubs, empty shells (FAULTS C16, C17).

Nothing is refused for a phrase alone, since articles are written about Cloudflare, cookies and error 404 as well: it
takes a thin text together with the phrase, or what only a machine says (a header, the challenge's own code and title).
"""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Literal
from urllib.parse import urlsplit

import yaml

from scrapers.addresses import is_home
from scrapers.dates import fold_words
from scrapers.pages import FetchedPage

#: A notice of two sentences is news; less than this is a caption or an error.
SHORTEST = 100
#: Challenge, consent and error pages say little; articles that speak of them say more.
THIN = 700
#: Paywalls let a first paragraph or two through.
STUB = 1400
#: How much of a page's code is searched.
CODE_BYTES = 400_000


class Refusal(StrEnum):
    """Why a page is not stored as an article; the words are shown to operators and counted."""

    NOT_HTML = "not_html"
    NO_TEXT = "no_text"
    TOO_SHORT = "too_short"
    CHALLENGE = "challenge"
    COOKIE_WALL = "cookie_wall"
    SOFT_404 = "soft_404"
    PAYWALL = "paywall"
    NO_TITLE = "no_title"


@dataclass(frozen=True, slots=True)
class _Phrases:
    challenge_titles: tuple[str, ...]
    challenge_phrases: tuple[str, ...]
    challenge_code: tuple[str, ...]
    cookie_words: tuple[str, ...]
    cookie_phrases: tuple[str, ...]
    missing_titles: tuple[str, ...]
    missing_phrases: tuple[str, ...]
    paywall_phrases: tuple[str, ...]


@functools.cache
def _phrases() -> _Phrases:
    raw = yaml.safe_load((files("scrapers") / "gate.yaml").read_text(encoding="utf-8"))
    return _Phrases(**{name: tuple(map(str, values)) for name, values in raw.items()})


def _found(text: str, phrases: Sequence[str]) -> str:
    """The first phrase that stands in the folded text as whole words, else ""."""
    for phrase in phrases:
        start = text.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            before = start == 0 or not text[start - 1].isalnum()
            after = end == len(text) or not text[end].isalnum() or phrase[-3:] in {"nad", "vid"}
            if before and after:
                return phrase
            start = text.find(phrase, start + 1)
    return ""


def not_html(page: FetchedPage) -> str:
    """What the answer is instead of HTML ("application/pdf"), "" where it may be HTML."""
    kind = page.headers.get("content-type", "").split(";")[0].strip().casefold()
    start = page.body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, name in (
        (b"%pdf-", "application/pdf"), (b"\x89png", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"gif8", "image"),
        (b"pk\x03\x04", "application/zip"), (b"<rss", "a feed"), (b"<feed", "a feed"), (b"<urlset", "a sitemap"),
        (b"<sitemapindex", "a sitemap"), (b"rifft", "media"), (b"\x1f\x8b", "compressed data"),
    ):  # fmt: skip
        if start.startswith(mark):
            return name
    if (
        start.startswith(b"<?xml")
        and b"<html" not in start
        and re.search(rb"<(?:rss|feed|urlset|sitemapindex|rdf:rdf)\b", start)
    ):
        return "a feed or sitemap"
    looks = b"<html" in start or b"<!doctype html" in start or b"<head" in start or b"<body" in start
    if (
        kind
        and "html" not in kind
        and kind not in {"text/plain", "application/octet-stream", "application/xml", "text/xml"}
    ):
        return "" if looks else kind
    if start[:1] in {b"{", b"["} and not looks:
        return "application/json"
    return ""


def is_challenge(*, title: str, text: str, code: str, headers: Mapping[str, str] | None = None) -> str:
    """Why the page is a bot challenge or block page, "" where it is not."""
    if (headers or {}).get("cf-mitigated", "").casefold() == "challenge":
        return "header cf-mitigated: challenge"
    if len(text) > THIN:
        return ""
    words = _phrases()
    heading, folded = fold_words(title), fold_words(text)
    in_title = _found(heading, words.challenge_titles)
    in_code = next((mark for mark in words.challenge_code if mark in code[:CODE_BYTES]), "")
    in_text = _found(folded, words.challenge_phrases)
    if in_title and (in_code or in_text or len(text) < 200):
        return f"title “{title[:60]}”" + (f", code {in_code}" if in_code else "")
    if in_text and (in_code or len(text) < 300):
        return f"says “{in_text}”"
    return f"code {in_code} and no text" if in_code and len(text) < 60 else ""


def is_cookie_wall(*, title: str, text: str, url: str = "") -> str:
    """Why the text is a consent notice and nothing else, "" where it is not."""
    if len(text) > STUB:
        return ""
    words = _phrases()
    folded = fold_words(text)
    phrase = _found(folded, words.cookie_phrases)
    hits = sum(len(re.findall(rf"\b{re.escape(word)}\b", folded)) for word in words.cookie_words)
    host = urlsplit(url).hostname or ""
    n_words = max(1, len(folded.split()))
    if host.startswith("consent.") and (phrase or hits):
        return f"sent to {host}"
    # a genuine article on cookies is longer than a notice, or says the words less densely
    if phrase and hits >= 3 and hits / n_words > 0.03:
        return f"says “{phrase}”"
    if fold_words(title) in {"cookies", "privacidad", "privacy", "consent", "consentimiento"} and hits >= 2:
        return f"title “{title[:60]}”"
    return ""


def is_missing(*, title: str, text: str, page_title: str = "") -> str:
    """Why the page is an error page that came with status 200, "" where it is not."""
    if len(text) > THIN:
        return ""
    words = _phrases()
    folded = fold_words(text)
    for heading in (fold_words(title), fold_words(page_title)):
        phrase = _found(heading, words.missing_titles)
        if not phrase:
            continue
        # "No existe vacuna…" is a headline; an error's heading is little more than the phrase
        bare = len(heading) <= len(phrase) + 25
        if (bare and len(text) < 300) or _found(folded, words.missing_phrases) or heading in words.missing_titles:
            return f"title “{heading[:60]}”"
    phrase = _found(folded, words.missing_phrases)
    return f"says “{phrase}”" if phrase and len(text) < 300 else ""


def is_paywall(*, text: str, free: bool = True, page_text: str = "", declared: str = "none") -> str:
    """Why the text is only the free beginning of an article, "" where it is whole enough.

    `declared` is the outlet's quirk; `free` what JSON-LD says; `page_text` the page's text outside the body as well.
    """
    if len(text) > STUB:
        return ""
    words = _phrases()
    phrase = _found(fold_words(text), words.paywall_phrases)
    around = phrase or _found(fold_words(page_text[-20_000:]), words.paywall_phrases)
    if phrase and (len(text) < THIN or not free or declared != "none"):
        return f"says “{phrase}”"
    if not free and (around or len(text) < THIN):
        return "declared as not free, and the text is short"
    if declared == "full" and len(text) < THIN:
        return "the outlet asks for a subscription, and the text is short"
    if declared == "part" and around and len(text) < THIN:
        return f"the page says “{around}”"
    return ""


def sent_home(asked: str, final: str, canonical: str = "") -> str:
    """Why the answer is the site's front page though an article was asked for, "" where it is not."""
    if is_home(asked):
        return ""
    if is_home(final):
        return f"redirected to {final}"
    if canonical and is_home(canonical) and urlsplit(canonical).path != urlsplit(asked).path:
        return f"the page calls itself {canonical}"
    return ""


def refuse_reason(
    page: FetchedPage,
    text: str,
    *,
    title: str = "",
    page_title: str = "",
    code: str = "",
    page_text: str = "",
    canonical: str = "",
    free: bool = True,
    paywall: Literal["none", "part", "full"] = "none",
    shortest: int = SHORTEST,
) -> tuple[str, str] | None:
    """A fixed word of Refusal and a detail for the operator, or None where the page is an article.

    `text` is the extracted body, `code` the page as sent, `page_text` all that it shows.
    """
    if kind := not_html(page):
        return Refusal.NOT_HTML, kind
    heading = title or page_title
    challenge = is_challenge(title=page_title or title, text=text, code=code, headers=page.headers)
    if challenge or (title and (challenge := is_challenge(title=title, text=text, code=code))):
        return Refusal.CHALLENGE, challenge
    if wall := is_cookie_wall(title=heading, text=text, url=page.final_url):
        return Refusal.COOKIE_WALL, wall
    if missing := is_missing(title=title, text=text, page_title=page_title) or sent_home(page.url, page.final_url):
        return Refusal.SOFT_404, missing
    if stub := is_paywall(text=text, free=free, page_text=page_text, declared=paywall):
        return Refusal.PAYWALL, stub
    if not text:
        return Refusal.NO_TEXT, "no text was found on the page"
    if len(text) < shortest:
        return Refusal.TOO_SHORT, f"{len(text)} characters, fewer than {shortest}"
    if sent := sent_home(page.url, page.final_url, canonical):
        return (Refusal.SOFT_404, sent) if len(text) < THIN else None
    if not heading:
        return Refusal.NO_TITLE, "neither headline nor title was found"
    return None
