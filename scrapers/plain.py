"""Plain text out of what outlets put into titles, bylines and feeds: no tags, no entities, no control characters."""

import html
import re

#: All that a line of text must not hold: C0 and C1 controls (U+0085 among them), line and paragraph separators,
#: zero-width marks, direction overrides, the object replacement and replacement characters, soft hyphens, and halves of
#: characters, which JSON can spell and no database takes.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_BREAKS = re.compile("[\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_DROPPED = re.compile(r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
#: A tag, not a comparison: "<b>", "</a>", "<img …", an unclosed one at the end too.
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:-]*(?:\s[^<>]*|/)?(?:>|$)|<![a-zA-Z\[][^<>]*(?:>|$)")
_BLOCK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote|/tr)\b[^<>]*>", re.IGNORECASE)


def strip_controls(text: str) -> str:
    """Without control characters; line separators of Unicode become line breaks."""
    return _CONTROLS.sub("", _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """Spaces and breaks collapsed, controls gone."""
    return " ".join(strip_controls(text).split())


def strip_tags(text: str) -> str:
    """Without markup; scripts and styles go with what they hold."""
    text = _COMMENT.sub(" ", _DROPPED.sub(" ", text))
    return _TAG.sub("", _BLOCK.sub(" ", text))


def plain_line(text: str) -> str:
    """One line of plain text from text that may carry tags or (twice escaped) entities: a title, a name."""
    for _ in range(3):  # feeds escape twice: "&amp;lt;b&amp;gt;"
        unescaped = html.unescape(strip_tags(text))
        if unescaped == text:
            break
        text = unescaped
    return one_line(strip_tags(text))


def tidy_text(text: str, *, longest: int) -> str:
    """Paragraphs parted by blank lines, each on one line, cut at the last paragraph that fits into `longest`."""
    text = strip_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    paragraphs = [line for line in (_SPACES.sub(" ", line).strip() for line in text.split("\n")) if line]
    kept: list[str] = []
    size = 0
    for paragraph in paragraphs:
        size += len(paragraph) + 2
        if size > longest:
            if not kept:
                kept.append(paragraph[:longest])
            break
        kept.append(paragraph)
    return "\n\n".join(kept)
