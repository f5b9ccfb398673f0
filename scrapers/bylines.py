"""Who wrote an article: JSON-LD, else meta, else the byline that is printed."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import lxml.etree

from scrapers.cleaning import title_key
from scrapers.heads import Head, text_of_element
from scrapers.plain import plain_line
from scrapers.structured import Node, names_of, text_of, types_of

_METAS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "og:article:author", "citation_author", "cxenseparse:author", "article:author_name", "twitter:data1",
)  # fmt: skip
#: A name is short and holds no address.
LONGEST_NAME = 80
MOST_NAMES = 8
_BEFORE = re.compile(
    r"^(?:por|escrito por|escribe|autor(?:es|a|as)?|texto(?: y fotos)?|redacci[oó]n(?: por)?|entrevista|publicado por|"
    r"de la redacci[oó]n de|reportaje de|informe de|una investigaci[oó]n de|by|words by|"
    r"written by|posted by|published by|"
    r"authors?|guide by|reviewed by|interview|story by|report by|von|vom|text|interview|di|da|de autor[ií]a de|"
    r"(?:ver|mostrar) todas las (?:entradas|publicaciones) (?:de|por)|m[aá]s (?:art[ií]culos|notas) de|"
    r"view all posts by|more (?:posts|articles|stories) (?:by|from)|posts by|see all posts by|"
    r"zeige alle beitr[aä]ge von|"
    r"alle beitr[aä]ge von|voir tous les articles de|ver tudo de|par)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*(?:\([^()]*\)|→|»|,\s*(?:ph\.?\s?d|m\.?d|rd|msc|mba)\.?)\s*$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|^\W*$|^\(|^(?:\w+\.){2,}\w+$|"
    r"^(?:admin\w*|autor\w*|author\w*|editor|editora|staff|user|root|webmaster|null|none|undefined|unknown|anonymous|"
    r"an[oó]nimo|redacci[oó]n|redaccion|guest|share|follow|comment\w*|archiv\w*|search|buscar|ver m[aá]s|read more|"
    r"about|sobre|leave a comment|no comments|twitter|facebook|instagram|linkedin|min read|default)$|"
    r"\b(?:view all|all posts|alle beitr|archiv anzeigen|min read|minutos? de lectura|comentarios?|comments?)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;/|•·]|\s(?:y|e|and|und|et|&)\s)\s*", re.IGNORECASE)
_PERSON = re.compile(
    r"^[^\W\d_a-zß-ÿ][\w'’.\-]*(?:\s+(?:de|del|la|las|los|da|do|dos|von|van|der|den|di|y|e))*(?:\s+[^\W\d_][\w'’.\-]*){1,4}$"
)
_TAGS = frozenset(
    ("a", "span", "p", "div", "strong", "address", "b", "h3", "h4", "h5", "h6", "li", "em", "cite", "small", "td")
)
_DECLARED_PATHS = tuple(
    lxml.etree.XPath(path)
    for path in (
        "//*[@itemprop='author']//*[@itemprop='name'] | //*[@rel='author'][normalize-space()]",
        "//*[@itemprop='author'][not(.//*[@itemprop='name'])]",
    )
)
#: One walk over the classes finds all boxes that speak of an author, in either case of the letter.
_BOXES_PATH = lxml.etree.XPath(
    "//@class[{}]/.. | //*[@id='author'] | //@data-testid[contains(.,'author')]/..".format(
        " or ".join(
            f"contains(.,'{part}')"
            for part in (
                "utho", "utor", "yline", "irma", "writer", "redactor", "journalist", "periodista", "posted-by",
                "credits", "fn n",
            )
        )
    )
)  # fmt: skip
_LINES_PATH = lxml.etree.XPath("//p | //span | //div[not(*)] | //strong | //em")
_NAME_BOX = re.compile(
    r"author(?:-|_|__)?name|authorName|autor[-_]nombre|nombre[-_]autor|byline(?:-|__)name|\bfn n\b|"
    r"^(?:author|autor|byline)$"
)
_ELSEWHERE = re.compile(
    r"comment|respond|related|sidebar|widget|footer|most-|popular|recomend|recommend|card|teaser|listing|more-",
    re.IGNORECASE,
)
_SAYS_BY = re.compile(r"^(?:por|by|von|par|texto|escrito por|written by)\s*:?\s", re.IGNORECASE)


def clean_name(text: str) -> str:
    """One name without "Por" and the like; "" where it is none."""
    name = plain_line(text)
    for _ in range(2):
        name = _BEHIND.sub("", _BEFORE.sub("", name)).strip(" ,;:|-–—·•*")
    return "" if len(name) > LONGEST_NAME or _NO_NAME.search(name) else name


def _split(text: str) -> list[str]:
    """Several names in one string, where each part looks like a person's."""
    text = _BEFORE.sub("", text)
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) > 1 and all(_PERSON.match(part) for part in parts):
        return parts
    return [text]


def clean_names(values: Iterable[str]) -> tuple[str, ...]:
    """All names, each once."""
    names: dict[str, str] = {}
    for value in values:
        for part in _split(plain_line(value)):
            if name := clean_name(part):
                names.setdefault(title_key(name), name)
    return tuple(names.values())[:MOST_NAMES]


def is_elsewhere(element: Any) -> bool:
    """Whether the element stands in a comment, a side column or a list of other articles."""
    for ancestor in element.iterancestors():
        if ancestor.tag in {"aside", "footer", "nav"}:
            return True
        if ancestor.tag in {"body", "html", "main", "article"}:
            continue
        marks = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if len(marks) > 3 and len(marks) < 200 and _ELSEWHERE.search(marks):
            return True
    return False


def _short_text(element: Any) -> str:
    """The element's text if it may be a byline of the article, else ""."""
    text = text_of_element(element)
    return text if 3 < len(text) <= LONGEST_NAME and not is_elsewhere(element) else ""


def _printed(tree: Any) -> tuple[str, ...]:
    """The byline as printed: marked up as one, or a short line that says "Por" and a name."""
    boxes = [box for box in _BOXES_PATH(tree) if box.tag in _TAGS]
    named = [box for box in boxes if box.get("id") == "author" or _NAME_BOX.search((box.get("class") or "").strip())]
    for elements in (*(path(tree) for path in _DECLARED_PATHS), named, boxes):
        found = [text for element in elements[:8] if (text := _short_text(element))]
        if names := clean_names(found):
            # boxes nest: "Ana Ruiz" and "Ana Ruiz Editora" are one
            return tuple(name for name in names if not any(name != other and other in name for other in names))[:4]
    for element in _LINES_PATH(tree)[:400]:
        text = text_of_element(element) if len(element) < 4 else ""
        if 8 < len(text) <= 60 and _SAYS_BY.match(text) and not is_elsewhere(element):
            names = clean_names([text])
            if names and all(_PERSON.match(name) for name in names):
                return names
    return ()


def _outlet_names(head: Head, article: Node | None) -> set[str]:
    names = {head.meta("og:site_name")} | {text_of((article or {}).get("publisher"))}
    for node in head.nodes:
        if any(kind.endswith(("Organization", "WebSite")) for kind in types_of(node)):
            names.add(text_of(node.get("name")))
    return {title_key(name) for name in names} - {""}


def _is_outlet(name: str, outlets: set[str]) -> bool:
    key = title_key(name)
    return (
        key in outlets
        or re.search(r"\.\w{2,3}$", name) is not None
        or any(key in other for other in outlets if len(key) > 3)
    )


def read_authors(head: Head, article: Node | None, tree: Any) -> tuple[str, ...]:
    """People before outlets: where what is declared names only the outlet, a person named elsewhere is taken."""
    declared: Sequence[Any] = ()
    if article:
        declared = names_of(article.get("author") or article.get("creator"), head.nodes)
    outlets = _outlet_names(head, article)
    fallback: tuple[str, ...] = ()
    for values in (declared, *(head.metas.get(meta, ()) for meta in _METAS)):
        names = clean_names(values)
        people = tuple(name for name in names if not _is_outlet(name, outlets))
        if people:
            return people
        fallback = fallback or names
    printed = _printed(tree) if tree is not None else ()
    people = tuple(name for name in printed if not _is_outlet(name, outlets))
    if fallback:
        return people if people and all(_PERSON.match(name) for name in people) else fallback
    return people or printed
