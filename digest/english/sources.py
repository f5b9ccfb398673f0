"""Whether the text below a headline bears out that the body before its colon says so, and is no mere topic."""

import re

from digest.english.entries import Name
from digest.spanish.tokens import fold

#: How far into the text who says so is looked for: its first sentences.
_WITHIN = 700
_SAYS = (
    r"(?:informo|anuncio|indico|reporto|senalo|preciso|confirmo|afirmo|comunico|sostuvo|detallo|destaco|revelo"
    r"|advirtio|dio a conocer|dieron a conocer|estimo|proyecto|aseguro)"
)


def says_so(body: Name, text: str) -> bool:
    """Whether the first sentences of the article tell that this body informed, announced, confirmed …"""
    names = {fold(body.es), fold(body.acronym)} - {""}
    names |= {fold(inner) for inner in re.findall(r"\(([A-Z]{3,})\)", body.en)}
    said = "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))
    lead = fold(text[:_WITHIN])
    before = rf"\b(?:{said})\b\)?,?(?: \([a-z]+\))?(?: (?:del peru|de la republica))?,? {_SAYS}\b"
    behind = rf"\b{_SAYS} (?:hoy |ayer |este \w+ )?(?:el|la|los|las) (?:[\w ]{{0,60}}\()?(?:{said})\b"
    return re.search(before, lead) is not None or re.search(behind, lead) is not None
