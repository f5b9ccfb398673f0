"""The line that is always true: topic, place, outlet, day and the outlet's own headline in quotation marks."""

from collections.abc import Sequence
from datetime import date

from digest.english.write import published_day
from digest.spanish.figures import day_in_english
from pipeline.types import Evidence, Grade, Item, Sentence

#: How the topics are called in running text.
TOPIC_WORDS = {"redd": "REDD+ and forest carbon", "mining": "mining", "titling": "indigenous land titling"}
#: At most so many places are named.
N_REGIONS = 2


def neutral_line(
    item: Item,
    *,
    topics: Sequence[str] = (),
    regions: Sequence[str] = (),
    outlet: str = "",
    published_on: date | None = None,
    story: str = "",
) -> Sentence:
    """What is known of an item without reading it: it claims no more than that the outlet has written."""
    about = _join([TOPIC_WORDS[t] for t in topics if t in TOPIC_WORDS])
    places = _join(list(regions[:N_REGIONS]))
    day = published_on or published_day(item)
    subject = outlet or item.source or "A Peruvian outlet"
    words = [subject[:1].upper() + subject[1:], "has reported" if day is None else "reported"]
    if about:
        words.append(f"on {about}")
    if places:
        words.append(f"in {places}")
    if day is not None:
        words.append(f"on {day_in_english(day, day)}")
    headline = item.title.strip().strip('“”"«»').rstrip(".")
    text = f"{' '.join(words)}: “{headline}”."
    evidence = Evidence(
        item=item.id, quote=item.title, field="title", start=0, end=len(item.title), source=item.source, url=item.url,
        published_on=day,
    )  # fmt: skip
    return Sentence(text=text, role="neutral", grade=Grade.NEUTRAL, evidence=(evidence,), story=story, frame="neutral")


def _join(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
