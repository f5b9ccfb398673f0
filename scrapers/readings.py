"""The readings of a page's text that are compared: resiliparse's, trafilatura's, readability's; one tree for all.

Trafilatura's public functions copy the tree four times and walk it with expressions that no page of a newspaper meets;
the stages of its cascade are called one by one here, on one tree, with the same outcome: `tests` hold them together.
"""

import functools
import re
from copy import copy
from typing import Any

import lxml.etree
import lxml.html
from resiliparse.extract.html2text import extract_plain_text
from trafilatura.baseline import baseline
from trafilatura.external import compare_extraction, justext_rescue
from trafilatura.htmlprocessing import convert_tags, tree_cleaning
from trafilatura.main_extractor import extract_content
from trafilatura.settings import Extractor
from trafilatura.xml import xmltotxt

#: Trafilatura's own bounds of its cascade: shorter texts are rescued; texts below the second length that are less than
#: this share of the page are looked for once more with looser rules, whose result must be that much longer.
SHORTEST, ESCALATED_BELOW, ESCALATED_SHARE = 250, 3_000, 0.2
ESCALATED_LONGER, JUSTEXT_LONGER = 1.5, 2.0

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section",
        "table", "td", "th", "tr", "ul",
    )
)  # fmt: skip
#: Boxes of comments, by the beginning of their id or by their class.
_COMMENTS_ID = re.compile(r"[Cc]omment(?!ary)|comol|disqus_thread|dsq-comments")
_COMMENT_LIST_ID = re.compile(r"[Cc]omment(?!ary)|comol")
_COMMENTS_CLASS = re.compile(r"^[Cc]omment(?!ary)|(?:article|post)-comments")
#: Boxes that hold whole articles which follow by scrolling, and buttons that a theme puts into the article's box.
_FOLLOWING = re.compile(r"mvp-post-add-(?:box|wrap)")
_ENDLESS = re.compile(r"infinite-?scroll")
_BUTTONS = "elementor-share-buttons"
#: What may be one of these: a walk over the attributes costs less than one over the elements.
_MARKED = lxml.etree.XPath(
    "(//@class | //@id)[contains(.,'omment') or contains(.,'comol') or contains(.,'disqus_') or contains(.,'dsq-')"
    f" or contains(.,'mvp-post-add-') or contains(.,'infinite') or contains(.,'{_BUTTONS}')]/.."
)
_PAGE_LENGTH = lxml.etree.XPath("string-length(normalize-space(//body))")


def by_resiliparse(html: str) -> str:
    """The cheap reading, a tenth of trafilatura's cost."""
    return extract_plain_text(
        html, main_content=True, preserve_formatting=True, list_bullets=False, alt_texts=False, links=False,
        comments=False, post_meta=False,
    ) or ""  # fmt: skip


def by_readability(tree: Any) -> str:
    """Readability's reading, by the fork that trafilatura keeps; the tree stays as it is."""
    from copy import deepcopy

    from trafilatura.readability_lxml import Document

    summary = Document(deepcopy(tree), min_text_length=25).summary()
    try:
        return text_lines(lxml.html.fromstring(summary)) if summary.strip() else ""
    except (lxml.etree.ParserError, ValueError):
        return ""


def text_lines(element: Any) -> str:
    """The text of an element, a line for every block; no recursion, whatever the page nests."""
    parts: list[str] = []
    for event, node in lxml.etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            if event == "end" and node.tail:
                parts.append(node.tail)
            continue
        block = node.tag in _BLOCKS
        if event == "start":
            parts.append("\n" if block else "")
            parts.append(_flat(node.text))
        else:
            parts.append("\n" if block else "")
            if node is not element:
                parts.append(_flat(node.tail))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


@functools.cache
def _options(*, fast: bool, recall: bool) -> Extractor:
    return Extractor(output_format="python", comments=False, fast=fast, recall=recall)


class Trafilatura:
    """Trafilatura's reading of a page: `quick` first, and `full` where that seems to have missed something.

    The tree is used up: boxes of comments are taken out of it. Its scripts may be gone, but for JSON-LD.
    """

    def __init__(self, tree: Any) -> None:
        _prune(tree)
        self._tree = tree
        self._first: tuple[Any, str] | None = None

    def quick(self) -> str:
        """The main extractor's reading; loosened where it holds little of the page."""
        options = _options(fast=True, recall=False)
        self._first = extract_content(convert_tags(tree_cleaning(copy(self._tree), options), options), options)
        return _text(self._rescued(*self._first, fast=True))

    def full(self) -> str:
        """The whole cascade: the main extractor's reading held against readability's and justext's."""
        options = _options(fast=False, recall=False)
        if self._first is None:
            self.quick()
        assert self._first is not None
        cleaned = tree_cleaning(copy(self._tree), options)
        found = compare_extraction(cleaned, copy(self._tree), *self._first, options)
        return _text(self._rescued(*found, fast=False))

    def _rescued(self, body: Any, text: str, *, fast: bool) -> Any:
        if len(text) < SHORTEST:
            plain_body, plain_text, n_chars = baseline(self._tree)
            if n_chars > len(text):
                body, text = plain_body, plain_text
        if 0 < len(text) < ESCALATED_BELOW and len(text) < ESCALATED_SHARE * self._page_length():
            body = self._escalated(body, text, fast=fast)
        return body

    def _escalated(self, body: Any, text: str, *, fast: bool) -> Any:
        options = _options(fast=fast, recall=True)
        cleaned = tree_cleaning(copy(self._tree), options)
        uncleaned = None if fast else copy(cleaned)
        loose_body, loose_text = extract_content(convert_tags(cleaned, options), options)
        if uncleaned is not None:
            loose_body, loose_text = compare_extraction(uncleaned, copy(self._tree), loose_body, loose_text, options)
            just_body, just_text = justext_rescue(copy(self._tree), options)
            if len(just_text) > max(len(loose_text), JUSTEXT_LONGER * len(text)):
                return just_body
        return loose_body if len(loose_text) >= max(SHORTEST, ESCALATED_LONGER * len(text) + 1) else body

    def _page_length(self) -> float:
        """How much text the page shows outside of asides and footers."""
        beside = (" ".join(box.text_content().split()) for box in self._tree.iter("aside", "footer"))
        return float(_PAGE_LENGTH(self._tree)) - sum(map(len, beside))


def _text(body: Any) -> str:
    return xmltotxt(body, False) or ""


def _prune(tree: Any) -> None:
    """Take out boxes of comments and of articles that follow by scrolling."""
    for box in _MARKED(tree):
        box_id, box_class = box.get("id", ""), box.get("class", "")
        match box.tag:
            case "div" | "section" | "details":
                of_comments = _COMMENTS_ID.match(box_id) or _COMMENTS_CLASS.search(box_class)
            case "ol" | "ul":
                of_comments = _COMMENT_LIST_ID.match(box_id) or _COMMENTS_CLASS.search(box_class)
            case _:
                of_comments = None
        if (of_comments or _follows(box, box_id, box_class)) and box.getparent() is not None:
            box.drop_tree()


def _follows(box: Any, box_id: str, box_class: str) -> bool:
    marks = f"{box_id}\n{box_class}"
    if box.tag not in {"div", "section", "aside"}:
        return False
    if _BUTTONS in box_class or _FOLLOWING.search(marks):
        return True
    return _ENDLESS.search(marks) is not None and box.find(".//h1") is None
