"""The text of an article: trafilatura's reading, checked against cheaper ones, cleaned of what is not the article's.

The tree is parsed once. Trafilatura's main extractor reads it; resiliparse, which costs a tenth, reads the page a
second time. Where the two agree the rest is a matter of single lines. Where trafilatura misses much of what resiliparse
found (one page in seven) its full cascade and readability are asked too; a longer reading is taken if another confirms
it.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import lxml.etree
import lxml.html

from scrapers.cleaning import clean_lines
from scrapers.plain import strip_tags
from scrapers.readings import Trafilatura, by_readability, by_resiliparse

#: Shares and lengths below were set on one half of 548 labelled pages of four public sets and held on the other half.
#: A reading that holds less of resiliparse's word runs than this has missed something.
COVERED = 0.7
#: Less text than this is looked at again.
SHORT = 250
#: Resiliparse leaves out little; what is that much longer than its reading has taken in the whole page.
BLOATED = 2.5
#: A line is in another reading if this share of its word runs is.
SAME_LINE = 0.6
#: A longer reading replaces ours if it is that much longer, holds that much of ours, and another confirms it.
LONGER, HOLDS, CONFIRMED = 1.3, 0.7, 0.8
#: JSON-LD's articleBody judges single lines only where it holds that much of the text.
BODY_HOLDS = 0.85
#: If less than this share of the words would be left, the lines are kept after all.
KEEP = 0.4
#: From this many words on a line is a paragraph, and no teaser.
PARAGRAPH = 25
#: Pages of more elements or characters than this are read by resiliparse alone: trafilatura and htmldate take seconds
#: for them. An article's page has some thousands of elements.
LARGE_PAGE = 20_000
LARGE_TEXT = 600_000
#: As much of such a page's text as is looked at.
LONGEST = 400_000
_RUN = 4
_WORD = re.compile(r"\w+")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
#: Libxml2 cuts at 255 levels what attackers nest; resiliparse does not, and takes the square of the depth in time.
DEEPEST = 200
_TOO_DEEP = lxml.etree.XPath("boolean(" + "/*" * DEEPEST + ")")

_LARGE = lxml.etree.XPath(f"count(//*) > {LARGE_PAGE} or string-length(/) > {LARGE_TEXT}")

Runs = set[tuple[str, ...]]
Line = tuple[str, list[str]]


def parse_page(html: str) -> Any | None:
    """The page's tree, None where there is nothing to parse."""
    if (declaration := _XML_DECLARATION.match(html)) is not None:
        html = html[declaration.end() :]
    if not html or html.isspace():
        return None
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(html, parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return None


def slim_tree(tree: Any) -> None:
    """Take scripts, styles and drawings out of the tree: every reading would, each in its own copy."""
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.drop_tree()
    lxml.etree.strip_elements(tree, "style", "svg", "template", with_tail=False)


def is_large(tree: Any, html: str) -> bool:
    """Whether the careful readings would take too long."""
    if len(html) <= LARGE_TEXT and html.count("<") <= LARGE_PAGE:
        return False  # neither can be exceeded
    return bool(_LARGE(tree.getroottree()))


# --- comparing --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reading:
    """A text by its lines and their words, by which readings are compared; what is not asked for is not reckoned."""

    text: str

    @functools.cached_property
    def lines(self) -> "list[Line]":
        """The lines that are not empty, with their words."""
        return [(line, _words(line)) for part in self.text.split("\n") if (line := part.strip())]

    @functools.cached_property
    def runs(self) -> Runs:
        """The runs of words, across lines."""
        return _runs([word for _, words in self.lines for word in words])

    @functools.cached_property
    def words(self) -> str:
        """All words, single spaces between them and one at either end."""
        return f" {' '.join(word for _, words in self.lines for word in words)} "

    def holds(self, words: Sequence[str]) -> bool:
        """Whether the line of these words stands here, word for word if short, for the most part if long."""
        if len(words) < _RUN:
            return f" {' '.join(words)} " in self.words
        return _share(_runs(words), self.runs) >= SAME_LINE


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: Sequence[str]) -> Runs:
    if len(words) < _RUN:
        return {tuple(words)} if words else set()
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _share(part: Runs, whole: Runs) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _is_listed(line: str) -> bool:
    """Items of lists and rows of tables, which other readings write in their own way."""
    return line.startswith("- ") or "|" in line


def _doubtful(quick: Reading, second: Reading) -> bool:
    return (
        len(quick.text) < SHORT
        or (len(second.text) > 200 and _share(second.runs, quick.runs) < COVERED)
        or len(quick.text) > BLOATED * len(second.text)
    )


def _longer(base: Reading, second: Reading, third: Reading, declared: Reading) -> Reading:
    """A longer reading that another confirms, where there is one."""
    for candidate, witness in ((declared, second), (third, second), (second, third), (second, declared)):
        if (
            len(candidate.text) >= max(300, LONGER * len(base.text))
            and _share(candidate.runs, witness.runs) >= CONFIRMED
            and (not base.runs or _share(base.runs, candidate.runs) >= HOLDS)
        ):
            return candidate
    return base


def _without_strays(lines: list[Line], second: Reading) -> list[Line]:
    """Drop lines that resiliparse left out, where the neighbours tell that it was right.

    Before the first line that both have it may have begun too late; long paragraphs, lists and tables in the middle are
    kept as well. After the last common line nothing belongs to the article.
    """
    held = [second.holds(words) for _, words in lines]
    anchors = [place for place, (_, words) in enumerate(lines) if held[place] and len(words) >= 2 * _RUN]
    if not anchors:
        return lines
    kept = [
        (line, words)
        for place, (line, words) in enumerate(lines)
        if held[place]
        or (place < anchors[0] and len(words) >= _RUN)
        or (anchors[0] < place < anchors[-1] and (_is_listed(line) or len(words) >= PARAGRAPH))
    ]
    return kept if _n_words(kept) >= KEEP * _n_words(lines) else lines


def _n_words(lines: list[Line]) -> int:
    return sum(len(words) for _, words in lines)


def _as_declared(lines: list[Line], declared: Reading) -> list[Line]:
    """Drop short lines that the declared articleBody does not have, where it has nearly all of the text."""
    if not declared.text:
        return lines
    if _share(_runs([word for _, words in lines for word in words]), declared.runs) < BODY_HOLDS:
        return lines
    held = [declared.holds(words) for _, words in lines]
    if True not in held:
        return lines
    last = len(held) - 1 - held[::-1].index(True)
    return [
        (line, words)
        for place, (line, words) in enumerate(lines)
        if held[place] or _is_listed(line) or (len(words) > PARAGRAPH and place < last)
    ]


def read_body(tree: Any, html: str, *, declared: str = "", selected: str = "", title: str = "") -> str:
    """The article's text, one line a paragraph; "" where none is found. The tree is slimmed; see `slim_tree`.

    `declared` is JSON-LD's articleBody; `selected` what the outlet's own selectors found, which is only cleaned.
    """
    if selected:
        return "\n".join(clean_lines(_lines(selected), title=title))
    if _TOO_DEEP(tree.getroottree()):
        html = lxml.etree.tostring(tree, method="html", encoding="unicode")
    cheap = by_resiliparse(html)
    if is_large(tree, html):
        return "\n".join(clean_lines(_lines(cheap[:LONGEST]), title=title))
    careful = Trafilatura(tree)
    second, base = Reading(cheap), Reading(careful.quick())
    body = Reading(strip_tags(declared) if declared else "")
    if _doubtful(base, second):
        base = _longer(Reading(careful.full()), second, Reading(by_readability(tree)), body)
        if not base.text:
            base = max(second, body, key=lambda reading: len(reading.text))
    lines = _as_declared(_without_strays(base.lines, second), body)
    return "\n".join(clean_lines([line for line, _ in lines], title=title))


def _lines(text: str) -> list[str]:
    return [line for line in (line.strip() for line in text.split("\n")) if line]
