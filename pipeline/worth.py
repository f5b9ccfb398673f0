"""How much an editor would want an item: classes of cues, each counted once, through a logistic curve."""

from math import exp

from pipeline.reader import Reading
from pipeline.vocabulary import Lexicon


def worth_of(reading: Reading, lexicon: Lexicon, topics: tuple[str, ...], *, located: bool) -> float:
    """0..1; an item without a topic is worth next to nothing."""
    table = lexicon.worth
    if not topics:
        return table.off_topic
    total = max(table.base[topic] for topic in topics)
    for name, weight in table.weights.items():
        places = {reading.place(found.span[0]) for found in reading.of("worth", name)}
        if "title" in places:
            total += weight
        elif "lead" in places:
            total += weight * table.lead
    total += table.located * located
    return round(max(table.off_topic, 1 / (1 + exp(-total))), 4)
