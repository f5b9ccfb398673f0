"""JSON-LD of a page: its article node, whatever shape the outlet's software gave it."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

#: Longer blocks are product catalogues or worse.
LONGEST_BLOCK = 2_000_000
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|Recipe|PressRelease|OpinionPiece)$|^(?:NewsItem|Posting)$")
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
#: Deeper than any real graph; attackers nest.
DEEPEST = 12

Node = Mapping[str, Any]


def read_block(text: str) -> Any:
    """The value of one block, None where it cannot be read even after the usual mistakes are mended."""
    if len(text) > LONGEST_BLOCK:
        return None
    text = _COMMENT.sub("", _COMMENT.sub("", text)).strip().rstrip(";")
    for mend in (str, _mend_commas, _mend_breaks, html.unescape):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _mend_commas(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", text)


def _mend_breaks(text: str) -> str:
    return _mend_commas(re.sub(r"\\(?![\"\\/bfnrtu])", r"\\\\", text))


def nodes_of(value: Any, depth: int = 0) -> Iterator[Node]:
    """All objects of a block, outermost first, graphs and lists opened."""
    if depth > DEEPEST:
        return
    if isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
            if isinstance(value.get(key), Mapping | list):
                yield from nodes_of(value[key], depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from nodes_of(part, depth + 1)


def types_of(node: Node) -> tuple[str, ...]:
    """The node's types without their namespace."""
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return tuple(kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str))


def is_article(node: Node) -> bool:
    """Whether the node says that it is an article of any kind."""
    return any(_ARTICLE.search(kind) for kind in types_of(node))


def article_node(nodes: Sequence[Node], url: str = "") -> Node | None:
    """The node of the page's own article: the first that calls itself one and has a headline, a date or a body.

    Pages with several (teasers of other articles) usually put their own first; one that names the page's address wins.
    """
    articles = [
        n
        for n in nodes
        if is_article(n) and any(n.get(k) for k in ("headline", "name", "datePublished", "articleBody"))
    ]
    path = url.split("?", 1)[0].rstrip("/")
    if path and len(articles) > 1:
        for node in articles:
            if any(address.split("?", 1)[0].rstrip("/") == path for address in _addresses(node)):
                return node
    return articles[0] if articles else None


def page_node(nodes: Sequence[Node]) -> Node | None:
    """The node of the page as such, which often has the dates where no article is declared."""
    return next((n for n in nodes if any(kind.endswith("WebPage") for kind in types_of(n))), None)


def _addresses(node: Node) -> Iterator[str]:
    main = node.get("mainEntityOfPage")
    for value in (node.get("url"), node.get("@id"), main, main.get("@id") if isinstance(main, Mapping) else None):
        if isinstance(value, str):
            yield value


def text_of(value: Any) -> str:
    """The string of a value that may be a string, a list or an object with `@value`, `name` or `url`."""
    match value:
        case str():
            return value
        case [first, *_]:
            return text_of(first)
        case Mapping():
            return next((text_of(value[key]) for key in ("@value", "name", "url", "@id") if value.get(key)), "")
        case _:
            return ""


def names_of(value: Any, nodes: Sequence[Node]) -> list[str]:
    """Names of people (or outlets) in an `author`; references by `@id` are followed within the page."""
    match value:
        case str():
            return [value]
        case list():
            return [name for part in value for name in names_of(part, nodes)]
        case Mapping():
            if not value.get("name") and value.get("@id"):
                value = next((n for n in nodes if n.get("@id") == value["@id"] and n.get("name")), {})
            return names_of(value.get("name") or [], nodes)
        case _:
            return []


def picture_of(value: Any, nodes: Sequence[Node]) -> str:
    """The address of an `image`, which may be a string, a list, an object or a reference."""
    match value:
        case str():
            return value
        case [first, *_]:
            return picture_of(first, nodes)
        case Mapping():
            found = value.get("url") or value.get("contentUrl")
            if not found and value.get("@id"):
                target = next((n for n in nodes if n.get("@id") == value["@id"] and n is not value), {})
                found = target.get("url") or target.get("contentUrl")
            return found if isinstance(found, str) else ""
        case _:
            return ""
