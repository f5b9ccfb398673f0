"""Whether a sentence is on the region of its bulletin (style rule S3). Pure."""

import re
from collections.abc import Callable, Mapping, Sequence

from pipeline.config import DEPARTMENTS
from pipeline.text import fold
from pipeline.types import Finding, Item, Sentence

#: Which departments a text names; the caller has the gazetteer.
PlacesOf = Callable[[str], Sequence[str]]


def is_on_region(sentence: Sentence, item: Item, region: str, places_of: PlacesOf | None = None) -> bool:
    """Whether the article names the region, or the sentence a place of it, and the sentence is not on another one."""
    quotes = [evidence.quote for evidence in sentence.evidence]
    if any(named(text, region) for text in (sentence.text, *quotes)):
        return True
    places = {place for quote in quotes for place in places_of(_LIKE_REGIONS.sub("", quote))} if places_of else set()
    if region in places:
        return True
    if region not in item.regions:
        return False
    # an article on several regions: a sentence that is plainly on another one does not enter
    text = _RIVERS.sub("", sentence.text)
    elsewhere = bool(places) or any(named(text, other) for other in DEPARTMENTS if other != region)
    return not (elsewhere and len(item.regions) > 1)


#: Rivers that have a department's name, in an organisation's name as well.
_LIKE_REGIONS = re.compile(rf"\b[Rr]íos? (?:{'|'.join(DEPARTMENTS)})\b")
#: "the Ucayali, Marañón and Amazonas rivers", "the river Ucayali", "Organización … del Río Apurímac": no departments.
_RIVERS = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ]\w+(?:, | and ))*[A-ZÁÉÍÓÚÑ]\w+ [Rr]ivers?\b"
    r"|\b(?:[Rr]ivers?|[Rr]íos?) (?:[A-ZÁÉÍÓÚÑ]\w+(?:, | and )?)+"
)


def region_findings(
    sentence: Sentence, items: Mapping[str, Item], region: str, places_of: PlacesOf | None = None
) -> tuple[Finding, ...]:
    """S3: a claim on a region comes from an article that names the region."""
    cited = [items[evidence.item] for evidence in sentence.evidence if evidence.item in items]
    if not cited or any(region in item.regions for item in cited):
        return ()
    if any(is_on_region(sentence, item, region, places_of) for item in cited):
        return ()
    message = f"the article cited does not name {region}: {sentence.text[:50]}…"
    return (Finding(rule="S3", severity="warning", message=message),)


def named(text: str, place: str) -> bool:
    """Whether a text names a place as a whole word, accents aside."""
    name, within = fold(place), fold(text)
    return name in within and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", within) is not None
