"""What stands for something that is said: "lo importante", "lo que piden los comuneros", before "ser"."""

from digest.english.entries import Name, word_set
from digest.spanish.chart import Chart
from digest.spanish.fitting import concord
from digest.spanish.tree import Clause, NounPhrase
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
#: Kinds of names that stand for what is said of something by an adjective, and by a clause.
NEUTER, WHAT = "neuter", "what"


def neuters(chart: Chart, at: int) -> list[tuple[int, NounPhrase, float]]:
    """ "lo importante", "lo que piden los comuneros", before "ser"."""
    if chart.low(at) != "lo":
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
    for stop, inner, cost in (*_done(chart, at + 2), *_doing(chart, at + 2)):
        if chart.low(stop) in SER:
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
        if group.voice != "active" or group.tense in {"subj", "past_subj"} or not concord(subject, group):
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
        if group.number == "pl" or group.voice != "active" or group.tense in {"subj", "past_subj"}:
            continue
        for stop, clause, cost in tails(chart, end, group, None, "subject"):
            is_thing = not {"*", "abstract", "event"}.isdisjoint(clause.frame.subject)
            if is_thing and clause.frame.clause != "pred" and (clause.object or clause.arguments or clause.adjuncts):
                out.append((stop, clause, cost + 0.3))
    return out
