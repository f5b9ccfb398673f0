"""Small readings of HTML that feeds, APIs and listings share. Pure."""

import re
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

from scrapers.plain import plain_line, strip_controls

_BENT_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*(?:>|$)")
_UNREAD = ("script", "style", "noscript", "template", "iframe", "object", "form", "svg")


def parse_fragment(markup: str) -> lxml_html.HtmlElement | None:
    """The markup below one <div>, without what is not read; None where there is nothing."""
    text = strip_controls(markup)
    if not text.strip():
        return None
    try:
        root = lxml_html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, ValueError):
        return None
    etree.strip_elements(root, *_UNREAD, with_tail=False)
    for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        comment.drop_tree()
    return root


def headline(markup: str) -> str:
    """A title as plain text; markup bent out of shape to slip through goes as well."""
    text = plain_line(markup)
    return plain_line(_BENT_TAG.sub(" ", text)) if _BENT_TAG.search(text) else text


def web_address(link: str, base: str) -> str | None:
    """The absolute http(s) address of a link, without its fragment; None for javascript:, file:, data: and the like."""
    text = "".join(c for c in link.strip() if c.isprintable() and not c.isspace())
    if not text:
        return None
    try:
        address = urljoin(base, text)
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        return None
    return parts._replace(fragment=parts.fragment if parts.fragment.startswith(("!", "/")) else "").geturl()


def n_words(markup: str) -> int:
    """How many words the markup shows."""
    return len(plain_line(markup).split())
