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
        if ("worth", name) not in reading.met:
            continue
        first = min(span[0] for _, spans in reading.met["worth", name] for span in spans)
        if first <= reading.seam:
            total += weight
        elif first <= reading.lead:
            total += weight * table.lead
    total += table.located * located
    return round(max(table.off_topic, 1 / (1 + exp(-total))), 4)
