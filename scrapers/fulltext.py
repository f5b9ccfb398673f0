"""The text that a feed or API carries itself: as paragraphs, as an article, and when it is better than the page's."""

import re
from datetime import datetime

from lxml import html as lxml_html

from pipeline.types import Article, DateSource
from scrapers.cleaning import clean_lines
from scrapers.dates import LATEST
from scrapers.languages import detect_language
from scrapers.markup import parse_fragment
from scrapers.pages import FeedEntry
from scrapers.plain import plain_line, tidy_text
from scrapers.source import Source

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figure", "footer", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td",
        "th", "thead", "tr", "ul",
    }
)  # fmt: skip
#: Boxes that plugins add to the article's own text.
_ADDED = re.compile(
    r"\b(sharedaddy|jp-relatedposts|addtoany\w*|yarpp\w*|related-?posts?|wp-block-buttons|post-navigation"
    r"|share-?buttons?|social-?share|newsletter\w*|mc4wp\w*|wpcf7|tptn\w*|crp_related|heateor\w*|essb_\w+"
    r"|author-?box|wp-caption-text)\b",
    re.IGNORECASE,
)
_SIGNED = (
    r"(the post|la entrada|el art[ií]culo) .{1,300}"
    r" (appeared first on|se public[oó] primero en|apareci[oó] primero en)\b.{0,120}$"
)
#: The line that WordPress puts below every text of its feeds.
_SIGNATURE = re.compile(rf"^{_SIGNED}", re.IGNORECASE)
#: What WordPress and feeds put behind a shortened text.
_CUT = re.compile(
    r"(\[\s*(…|\.\.\.)\s*\]|…|\.\.\.|\b(leer m[aá]s|seguir leyendo|continuar leyendo|read more|continue reading)\W*)$"
    rf"|\b{_SIGNED}",
    re.IGNORECASE,
)
#: Shortcodes that WordPress left standing; words in brackets, as quotations have them, are none.
_SHORTCODE = re.compile(
    r"\[(?:/[a-z][\w-]*|[a-z][\w-]*\s+[^\]\[]*=[^\]\[]*|(?:gallery|embed|vc_\w+|et_pb_\w+)[^\]\[]*)/?\]"
)
#: Fewer words than this may be the teaser of an article: the page is asked.
FULL_WORDS = 80
LONGEST_TEXT = 200_000
#: Titles of fewer words may be a label; those that share less than this with the page's name something else.
TITLE_WORDS, SAME_TITLE = 3, 0.25
#: Share of the page's word sequences that the feed's text must hold to count as the same text, only longer.
CONTAINED = 0.85
LONGER = 1.1


def text_of(markup: str) -> str:
    """The paragraphs of a fragment, parted by blank lines, without what plugins add."""
    root = parse_fragment(markup)
    if root is None:
        return ""
    for node in root.xpath("//*[@class or @id]"):
        if node is not root and _ADDED.search(f"{node.get('class', '')} {node.get('id', '')}"):
            node.drop_tree()
    for caption in root.xpath("//figcaption"):
        caption.drop_tree()
    lines: list[str] = []
    _collect(root, lines)
    kept = (_SHORTCODE.sub("", line).strip() for line in "".join(lines).split("\n"))
    paragraphs = [plain_line(line) for line in kept if line.strip()]
    while paragraphs and _SIGNATURE.match(paragraphs[-1]):
        paragraphs.pop()
    return tidy_text("\n".join(paragraph for paragraph in paragraphs if paragraph), longest=LONGEST_TEXT)


def _collect(root: lxml_html.HtmlElement, lines: list[str]) -> None:
    """Text in reading order with a line break at every block; a loop, since pages nest deeper than Python recurses."""
    stack: list[tuple[lxml_html.HtmlElement, bool]] = [(root, False)]
    while stack:
        node, closing = stack.pop()
        is_block = node.tag in _BLOCKS
        if closing:
            if is_block:
                lines.append("\n")
            if node is not root and node.tail:
                lines.append(" ".join(re.split(r"\s+", node.tail)))
            continue
        if node.tag == "br" or is_block:
            lines.append("\n")
        if node.text and isinstance(node.tag, str):
            lines.append(" ".join(re.split(r"\s+", node.text)))
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def is_whole(text: str) -> bool:
    """Whether a text is long enough and not visibly cut, so that the page can be spared."""
    return len(text.split()) >= FULL_WORDS and not _CUT.search(text.rstrip())


def _word_runs(text: str, n: int = 4) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}


def is_better(feed_text: str, page_text: str) -> bool:
    """Whether the feed's text is the page's and more: longer, and nearly all of the page's stands in it."""
    if len(feed_text) < LONGER * len(page_text) or _CUT.search(feed_text.rstrip()):
        return False
    runs = _word_runs(page_text)
    return bool(runs) and len(runs & _word_runs(feed_text)) >= CONTAINED * len(runs)


def title_of(page_title: str, announced: str) -> str:
    """The announced title where the page's is another thing altogether: blogs put their own name into the headline."""
    words, others = set(re.findall(r"\w+", page_title.casefold())), re.findall(r"\w+", announced.casefold())
    if len(others) < TITLE_WORDS or len(words & set(others)) > SAME_TITLE * min(len(words), len(others)):
        return page_title
    return announced


def article_of(entry: FeedEntry, source: Source, text: str, *, now: datetime) -> Article:
    """An article from what the feed or API says, without its page."""
    boilerplate = [re.compile(pattern) for pattern in source.quirks.boilerplate]
    lines = [line for line in text.split("\n") if line.strip() and not any(p.search(line) for p in boilerplate)]
    text = tidy_text("\n".join(clean_lines(lines, title=entry.title)), longest=LONGEST_TEXT)
    published_at, date_source = entry.published_at, DateSource.FEED
    if published_at is not None and published_at > now + LATEST:
        published_at, date_source = now, DateSource.CLAMPED
    elif published_at is None:
        date_source = DateSource.FIRST_SEEN
    return Article(
        source=source.id,
        url=entry.url,
        canonical_url=entry.url,
        title=entry.title or plain_line(text[:120]),
        text=text,
        lang=detect_language(text, declared=entry.lang or source.language),
        fetched_at=now,
        published_at=published_at,
        published_raw=entry.published_raw,
        date_source=date_source,
        authors=entry.authors,
        summary=entry.summary,
        image=entry.image,
        guid=entry.guid,
        home_regions=source.regions,
        peru_only=source.peru_only,
    )
