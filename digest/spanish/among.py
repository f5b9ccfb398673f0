"""Who is among whom, told from the group: "Entre los detenidos figuran dos policías"."""

from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fitting import concord
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.tree import Clause
from digest.spanish.verbgroups import verb_groups

NOTE = "amber: who is among whom"
_VERB = "figurar"
_LEMMAS = frozenset((_VERB, "encontrar", "encontrarse", "hallar", "hallarse", "estar"))
_TENSES = frozenset(("pres", "pret", "impf"))


def among(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """The clause that begins at `start` with the group, its subject behind the verb."""
    if chart.low(start) != "entre" or not any(
        any(r.lemma in _LEMMAS for r in chart.verbs(k)) for k in range(start + 2, min(start + 14, len(chart)))
    ):
        return []
    frames = [(f, a) for f in chart.lexicon.frames.get(_VERB, ()) for a in f.arguments if a.prep == "entre"]
    out: list[tuple[int, Clause, float]] = []
    for end, those, cost in simple_phrases(chart, start + 1):
        if not frames or those.noun is None or not those.is_plural or those.det != "def":
            continue
        for after, group in verb_groups(chart, end + (chart.text(end) == ",")):
            if group.lemma not in _LEMMAS or group.tense not in _TENSES or group.is_negated or group.helper:
                continue
            if group.voice != "active" or group.lemma in {"encontrar", "hallar"}:
                continue
            verb = changed(group, lemma=_VERB, voice="active")
            for stop, who, extra in noun_phrases(chart, after):
                agrees = who.is_plural == (group.number == "pl") or concord(who, group)
                if not (agrees or (who.also and who.number == group.number)):
                    continue
                frame, argument = frames[0]
                told = Clause(
                    start=start, end=stop, verb=verb, frame=frame, subject=who, arguments=((argument, those),),
                    notes=(NOTE,),
                )  # fmt: skip
                out.append((stop, told, cost + extra + 0.2))
    return out
