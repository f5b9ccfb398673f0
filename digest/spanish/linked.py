"""A second clause that a conjunction ties to the first: "…, pero …", "… si …", "…, mientras que …", "… para que …"."""

from dataclasses import dataclass, replace
from typing import Literal

from digest.spanish.chart import Chart
from digest.spanish.clauses import clauses
from digest.spanish.clitics import done_to_who_acts
from digest.spanish.fitting import concord, fits, pronoun
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, NounPhrase, VerbGroup
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """A conjunction and its English, with its comma. `shares`: how it goes on with the subject of the first clause."""

    words: tuple[str, ...]
    english: str
    shares: Literal["", "verb", "pronoun"] = ""  # "but has …", "while they were …"
    moods: tuple[str, ...] = ("fact",)
    is_tried: bool = True  # readers have found such sentences to be faithful


_LINKS = (
    _Link(words=("pero",), english=", but", shares="verb"),
    _Link(words=("mientras", "que"), english=", while"),
    _Link(words=("mientras",), english="while", shares="pronoun", is_tried=False),
    _Link(words=("mientras",), english="as long as", moods=("wish",), is_tried=False),
    _Link(words=("sin", "que"), english="without", moods=("wish",), is_tried=False),
    _Link(words=("siempre", "que"), english="provided that", moods=("wish",), is_tried=False),
    _Link(words=("siempre", "y", "cuando"), english="provided that", moods=("wish",), is_tried=False),
    _Link(words=("a", "condición", "de", "que"), english="on condition that", moods=("wish",), is_tried=False),
    _Link(words=("con", "la", "condición", "de", "que"), english="on condition that", moods=("wish",), is_tried=False),
    _Link(words=("a", "menos", "que"), english="unless", moods=("wish",), is_tried=False),
    _Link(words=("a", "no", "ser", "que"), english="unless", moods=("wish",), is_tried=False),
    _Link(words=("salvo", "que"), english="unless", moods=("wish",), is_tried=False),
    _Link(words=("hasta", "que"), english="until", moods=("wish",), is_tried=False),
    _Link(words=("desde", "que"), english="since", is_tried=False),
    _Link(words=("en", "tanto"), english="as long as", moods=("wish",), is_tried=False),
    _Link(words=("si",), english="if", shares="pronoun"),
    _Link(words=("porque",), english="because", shares="pronoun"),
    _Link(words=("ya", "que"), english="because", shares="pronoun"),
    _Link(words=("debido", "a", "que"), english="because", shares="pronoun"),
    _Link(words=("pues",), english="because", shares="pronoun", is_tried=False),
    _Link(words=("puesto", "que"), english="because", shares="pronoun", is_tried=False),
    _Link(words=("dado", "que"), english="because", shares="pronoun", is_tried=False),
    _Link(words=("toda", "vez", "que"), english="because", shares="pronoun", is_tried=False),
    _Link(words=("luego", "de", "que"), english="after", moods=("fact", "wish")),
    _Link(words=("después", "de", "que"), english="after", moods=("fact", "wish")),
    _Link(words=("luego", "que"), english="after", moods=("fact", "wish"), is_tried=False),
    _Link(words=("después", "que"), english="after", moods=("fact", "wish"), is_tried=False),
    _Link(words=("antes", "de", "que"), english="before", moods=("fact", "wish")),
    _Link(words=("antes", "que"), english="before", moods=("wish",), is_tried=False),
    _Link(words=("cuando",), english="when", shares="pronoun"),
    _Link(words=("aunque",), english=", although", shares="pronoun", is_tried=False),
    _Link(words=("pese", "a", "que"), english=", although", shares="pronoun", is_tried=False),
    _Link(words=("a", "pesar", "de", "que"), english=", although", shares="pronoun", is_tried=False),
    _Link(words=("por", "lo", "que"), english=", so", is_tried=False),
    _Link(words=("para", "que"), english="so that", moods=("wish",), is_tried=False),
    _Link(words=("a", "fin", "de", "que"), english="so that", moods=("wish",), is_tried=False),
    _Link(words=("con", "el", "fin", "de", "que"), english="so that", moods=("wish",), is_tried=False),
    _Link(words=("con", "la", "finalidad", "de", "que"), english="so that", moods=("wish",), is_tried=False),
    _Link(words=("con", "el", "objetivo", "de", "que"), english="so that", moods=("wish",), is_tried=False),
)


_BY_FIRST = {first: [link for link in _LINKS if link.words[0] == first] for first in {link.words[0] for link in _LINKS}}


def linked(chart: Chart, end: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """The clause that ends at `end` with what a conjunction ties to it."""
    out: list[tuple[int, Clause, float]] = _in_which(chart, end, clause, cost)
    here = end + 1 if chart.text(end) == "," else end
    for link in _BY_FIRST.get(chart.low(here), ()):
        if any(chart.low(here + k) != word for k, word in enumerate(link.words)):
            continue
        begin = here + len(link.words)
        notes = clause.notes if link.is_tried else (*clause.notes, f"amber: a clause with {link.english.lstrip(', ')}")
        for mood in link.moods:
            for stop, other, extra in clauses(chart, begin, mood=mood):
                is_until_not = (
                    link.english == "until" and other.verb.is_negated
                )  # "hasta que no se retome": until it is
                if other.subject is not None and not is_until_not:
                    whole = replace(clause, also=(other,), joint=link.english, notes=notes)
                    out.append((stop, whole, cost + extra + 0.4))
        if link.english in {"when", "after", "because", "before", ", but"}:
            noted = replace(clause, notes=notes)
            for stop, told, extra in done_to_who_acts(chart, begin, clause):
                out.append((stop, replace(noted, also=(told,), joint=link.english), cost + extra + 0.4))
        inner = clause.complement
        if (
            inner is not None
            and inner.subject is not None
            and link.shares == "pronoun"
            and clause.frame.clause == "que"
        ):
            for stop, told, extra in _shared(chart, begin, replace(inner, notes=()), link, 0.0):
                noted = replace(told, notes=(*inner.notes, *told.notes))
                out.append((stop, replace(clause, complement=noted), cost + extra + 0.4))
        if clause.complement is None and link.shares:
            out.extend(_shared(chart, begin, replace(clause, notes=notes), link, cost))
    return out


#: Conjunctions that lead in from the head of a sentence, before what they are tied to.
_LEADING = [link for link in _LINKS if link.english in {
    "if", "when", "after", "before", "because", "while", "as long as", ", while", ", although", "provided that",
}]  # fmt: skip


def led_in(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Si los pagos se concretan, las comunidades recibirán …": the clause behind the comma with what leads in."""
    out: list[tuple[int, Clause, float]] = []
    for link in _LEADING:
        if any(chart.low(start + k) != word for k, word in enumerate(link.words)):
            continue
        note = f"amber: a clause with {link.english.lstrip(', ')} at the head"
        for mood in link.moods:
            for stop, other, extra in clauses(chart, start + len(link.words), mood=mood):
                if other.subject is None or chart.text(stop) != ",":
                    continue
                for end, main, cost in clauses(chart, stop + 1):
                    if main.subject is not None and not main.also:
                        told = replace(
                            main, start=start, also=(other,), joint=link.english, notes=(*main.notes, note)
                        )  # fmt: skip
                        out.append((end, told, cost + extra + 0.4))
    return out


def _shared(chart: Chart, at: int, clause: Clause, link: _Link, cost: float) -> list[tuple[int, Clause, float]]:
    """A clause that goes on with the subject of the first: by its verb alone, or told by a pronoun."""
    subject = clause.subject
    if subject is None:
        return []
    notes = clause.notes
    if link.shares == "pronoun":
        subject = pronoun(subject)
        one = not any(np.end > np.start for np in _others(clause))
        notes = (*notes, f"amber: {'a pronoun for the subject' if one else 'a subject that is left unsaid'}")
        if subject is None:
            return []
    out: list[tuple[int, Clause, float]] = []
    for after, group in verb_groups(chart, at):
        if group.number != clause.verb.number or group.tense in {"subj", "past_subj"}:
            continue
        if link.shares == "pronoun" and _is_another(clause, subject, group):
            continue
        for stop, other, extra in tails(chart, after, group, subject):
            out.append((stop, replace(clause, also=(other,), joint=link.english, notes=notes), cost + extra + 0.45))
    return out


#: What one says something in, and how the relative that tells so begins.
_SAID_IN = frozenset(("document", "law", "event", "act", "abstract"))
_IN_WHICH = {"la": ("sg", "f"), "el": ("sg", "m"), "las": ("pl", "f"), "los": ("pl", "m")}
_LONG_IN_WHICH = {("en", "que"): "in which", ("en", "cual"): "in which", ("durante", "cual"): "during which",
                  ("mediante", "cual"): "through which", ("con", "cual"): "with which",
                  ("con", "que"): "with which"}  # fmt: skip


def _in_which(chart: Chart, end: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """ "envió una carta | en la que expresa su preocupación": what who acts says or does in what is told."""
    here = end + 1 if chart.text(end) == "," else end
    form = _IN_WHICH.get(chart.low(here + 1))
    english = _LONG_IN_WHICH.get((chart.low(here), chart.low(here + 2).removesuffix("es")), "")
    subject = clause.subject
    if form is None or not english or subject is None or clause.verb.voice != "active" or clause.also:
        return []
    # of an adjunct, which may be left off, only where it stands beside what tells of it
    last = clause.adjuncts[-1].phrase if clause.adjuncts else None
    beside = last.object if last is not None and last.object.end == end else None
    told = [beside] if beside is not None else [clause.object] if clause.object is not None else []
    is_told = any(("pl" if np.is_plural else "sg", np.gender) == form and class_of(np) in _SAID_IN for np in told)
    who = pronoun(subject)
    if not is_told or who is None or (beside is not None and (beside.relative or beside.also)):
        return []
    out: list[tuple[int, Clause, float]] = []
    notes = (*clause.notes, "amber: what is said in it, and by whom")
    for after, group in verb_groups(chart, here + 3):
        is_other = group.tense in {"subj", "past_subj"} or group.voice != "active" or not concord(subject, group)
        if is_other or group.lemma == "haber" or group.dative:
            continue
        for stop, other, extra in tails(chart, after, group, who):
            if not fits(subject, other.frame.subject, group.lemma, is_subject=True):
                continue
            whole = replace(clause, also=(other,), joint=english, notes=notes)
            if beside is not None and last is not None:
                gap = "place" if english == "in which" else f"which:{english.removesuffix(' which')}"
                noted = replace(beside, relative=replace(other, gap=gap), end=stop, is_loose=here > end)
                phrase = replace(last, object=noted, end=stop)
                adjuncts = (*clause.adjuncts[:-1], replace(clause.adjuncts[-1], phrase=phrase, end=stop))
                whole = replace(clause, adjuncts=adjuncts, notes=notes)
            out.append((stop, whole, cost + extra + 0.4))
    return out


def _others(clause: Clause) -> list[NounPhrase]:
    return [*([clause.object] if clause.object else []), *(np for _, np in clause.arguments)]


def _is_another(clause: Clause, told: NounPhrase, group: VerbGroup) -> bool:
    """ "detuvo al alcalde porque exigía cupos": whether the unsaid subject may be another, told by another pronoun."""
    for np in _others(clause):
        if np.end > np.start and class_of(np) in {"person", "group", "org", "name", ""} and concord(np, group):
            word = pronoun(np)
            if word is None or word.name is None or told.name is None or word.name.en != told.name.en:
                return True
    return False
