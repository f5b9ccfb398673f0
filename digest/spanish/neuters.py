"""What stands for something that is said: "lo importante", "lo que piden los comuneros", before "ser"."""

from digest.english.entries import Adverb, Frame, Name, word_set
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fitting import concord
from digest.spanish.tree import Adjunct, Clause, NounPhrase
from digest.spanish.verbgroups import verb_groups

#: Forms of "ser" that a sentence tells news by.
SER = word_set("es son fue fueron era eran será serán")
#: "lo importante": what is held of something, in English.
_HELD = {
    "cierto": "the fact", "importante": "what is important", "preocupante": "what is worrying",
    "grave": "what is serious", "fundamental": "what is crucial", "necesario": "what is needed",
    "urgente": "what is urgent", "lamentable": "what is regrettable", "triste": "what is sad",
    "alarmante": "what is alarming", "curioso": "what is odd", "llamativo": "what is striking",
    "indignante": "what is outrageous", "único": "the only thing", "primero": "the first thing",
    "ideal": "the ideal thing", "esencial": "what is essential", "positivo": "what is positive",
    "lógico": "what is logical", "correcto": "the right thing", "paradójico": "what is paradoxical",
}  # fmt: skip
_MOST = {"grave": "serious", "importante": "important", "preocupante": "worrying", "urgente": "urgent",
         "alarmante": "alarming", "triste": "sad"}  # fmt: skip
_MOSTLY = Adverb(es="más", en="most", position="end", is_safe=True)
#: What points at what was told.
_THIS = {"este": "this", "esta": "this", "esto": "this", "ese": "that", "esa": "that", "eso": "that"}
#: Who or what has suffered most: "los más afectados".
_HIT = {"afectad": "worst affected", "perjudicad": "worst affected", "golpead": "hardest hit", "dañad": "worst damaged"}
#: Kinds of names that stand for what is said of something by an adjective, and by a clause.
NEUTER, WHAT = "neuter", "what"


def being(chart: Chart) -> Frame | None:
    """The frame of "ser" that takes what something is said to be; None in a lexicon without one."""
    return next((f for f in chart.lexicon.frames.get("ser", ()) if f.clause == "pred"), None)


def neuters(chart: Chart, at: int) -> list[tuple[int, NounPhrase, float]]:
    """ "lo importante", "lo que piden los comuneros", before "ser"."""
    low = chart.low(at)
    if low in _THIS and chart.low(at + 1) in SER:
        name = Name(es=low, en=_THIS[low], cls="event", kind="pronoun")
        return [(at + 1, NounPhrase(start=at, end=at + 1, name=name, number="sg"), 0.1)]
    if low in {"los", "las", "el", "la"} and chart.low(at + 1) == "más" and chart.low(at + 3) in SER:
        stem = chart.low(at + 2).removesuffix("s")[:-1]
        if stem in _HIT:
            number = "pl" if low.endswith("s") else "sg"
            name = Name(
                es=chart.written(at, at + 3).lower(), en=f"the {_HIT[stem]}", cls="abstract", kind=NEUTER, number=number
            )
            return [(at + 3, NounPhrase(start=at, end=at + 3, name=name, number=number), 0.0)]
    if low != "lo":
        return []
    if chart.low(at + 1) == "que":
        return _what(chart, at) if not SER.isdisjoint(chart.lows[at + 3 : at + 25]) else []
    is_most = chart.low(at + 1) == "más"
    word = chart.low(at + 2 if is_most else at + 1)
    end = at + 3 if is_most else at + 2
    said = f"what is most {_MOST[word]}" if is_most and word in _MOST else "" if is_most else _HELD.get(word, "")
    if not said or chart.low(end) not in SER:
        return []
    name = Name(es=chart.written(at, end).lower(), en=said, cls="abstract", kind=NEUTER)
    return [(end, NounPhrase(start=at, end=end, name=name, number="sg"), 0.0)]


#: What a verb must be able to be done to for its object to be told so.
_THINGS = frozenset(("*", "act", "event", "document", "abstract", "law"))


def _what(chart: Chart, at: int) -> list[tuple[int, NounPhrase, float]]:
    """ "lo que exige la comunidad": what the community demands."""
    out: list[tuple[int, NounPhrase, float]] = []
    is_most = chart.low(at + 2) == "más"
    begin = at + 3 if is_most else at + 2
    for stop, read, cost in (*_done(chart, begin), *_doing(chart, begin)):
        if chart.low(stop) in SER:
            most = (*read.adjuncts, Adjunct(start=at + 2, end=begin, adverb=_MOSTLY))
            inner = changed(read, adjuncts=most) if is_most else read
            name = Name(es="lo que", en="what", cls="abstract", kind=WHAT)
            out.append((stop, NounPhrase(start=at, end=stop, name=name, number="sg", relative=inner), cost + 0.1))
    return out


def _done(chart: Chart, at: int) -> list[tuple[int, Clause, float]]:
    """A clause without its object: "exige la comunidad", "la comunidad exige"."""
    from digest.spanish.phrases import noun_phrases, simple_phrases
    from digest.spanish.valency import tails

    out: list[tuple[int, Clause, float]] = []
    spans = [
        (after, group, subject, extra)
        for end, group in verb_groups(chart, at)
        for after, subject, extra in simple_phrases(chart, end)
    ]
    spans += [
        (end, group, subject, extra)
        for after, subject, extra in noun_phrases(chart, at)
        for end, group in verb_groups(chart, after)
    ]
    for end, group, subject, extra in spans:
        if group.voice != "active" or group.is_subjunctive or not concord(subject, group):
            continue
        for stop, clause, cost in tails(chart, end, group, subject, "object"):
            if not _THINGS.isdisjoint(clause.frame.object) and clause.complement is None:
                out.append((stop, clause, cost + extra))
    return out


def _doing(chart: Chart, at: int) -> list[tuple[int, Clause, float]]:
    """A clause without its subject: "preocupa a los vecinos"."""
    from digest.spanish.valency import tails

    out: list[tuple[int, Clause, float]] = []
    for end, group in verb_groups(chart, at):
        if group.number == "pl" or group.voice not in {"active", "se"} or group.is_subjunctive:
            continue
        for stop, clause, cost in tails(chart, end, group, None, "subject"):
            wanted = clause.frame.subject if group.voice == "active" else clause.frame.object
            is_thing = not {"*", "abstract", "event"}.isdisjoint(wanted)
            is_told = bool(clause.object or clause.arguments or clause.adjuncts) or group.voice == "se"
            if is_thing and clause.frame.clause != "pred" and is_told:
                out.append((stop, clause, cost + 0.3))
    return out
