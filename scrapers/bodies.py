"""The text of an article out of the tree of its page."""

import re
from typing import Any

import lxml.etree
import lxml.html
import trafilatura

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse_page(html: str) -> Any | None:
    """The page's tree, None where there is nothing to parse."""
    html = _XML_DECLARATION.sub("", html, count=1)
    if not html.strip():
        return None
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml.html.document_fromstring(html, parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return None


def read_body(tree: Any, url: str) -> str:
    """The article's text, one line a paragraph; "" where none is found."""
    document = trafilatura.bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    return (document.text or "") if document is not None else ""
