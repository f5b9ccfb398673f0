"""A second clause that a conjunction ties to the first: "…, pero …", "… si …", "…, mientras que …", "… para que …"."""

from digest.english.entries import Adverb
from digest.spanish.adjuncts import fronted
from digest.spanish.chart import Chart
from digest.spanish.clauses import clauses
from digest.spanish.clitics import done_to_who_acts
from digest.spanish.conjunctions import Link, links_at
from digest.spanish.coordination import also_behind
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, fits, pronoun
from digest.spanish.leadingin import once_done
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase, VerbGroup
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

_ALSO = Adverb(es="también", en="also", position="mid", is_safe=True)


def linked(chart: Chart, end: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """The clause that ends at `end` with what a conjunction ties to it."""
    out: list[tuple[int, Clause, float]] = _in_which(chart, end, clause, cost)
    is_apart = chart.text(end) == "," or (chart.text(end) == ";" and chart.text(end + 3) == ",")
    here = end + 1 if is_apart else end
    if chart.low(here) == "una" and chart.low(here + 1) == "vez":
        noted = changed(clause, notes=(*clause.notes, "amber: a clause with once"))
        for stop, other, extra in once_done(chart, here + 2):
            out.append((stop, changed(noted, also=(other,), joint="once"), cost + extra + 0.4))
    for link in links_at(chart, here):
        if link.words == ("como",):
            continue  # a reason at the head alone
        begin = here + len(link.words)
        notes = clause.notes if link.is_tried else (*clause.notes, f"amber: a clause with {link.english.lstrip(', ')}")
        for mood in link.moods:
            for stop, other, extra in clauses(chart, begin, mood=mood):
                is_until_not = (
                    link.english == "until" and other.verb.is_negated
                )  # "hasta que no se retome": until it is
                if other.subject is not None and not is_until_not:
                    whole = changed(clause, also=(other,), joint=link.english, notes=notes)
                    out.append((stop, whole, cost + extra + 0.4))
        if link.english in {"when", "after", "because", "before", ", but"}:
            noted = changed(clause, notes=notes)
            for stop, told, extra in done_to_who_acts(chart, begin, clause):
                out.append((stop, changed(noted, also=(told,), joint=link.english), cost + extra + 0.4))
        inner = clause.complement
        if (
            inner is not None
            and inner.subject is not None
            and link.shares == "pronoun"
            and clause.frame.clause == "que"
        ):
            for stop, told, extra in _shared(chart, begin, changed(inner, notes=()), link, 0.0):
                noted = changed(told, notes=(*inner.notes, *told.notes))
                out.append((stop, changed(clause, complement=noted), cost + extra + 0.4))
        if clause.complement is None and link.shares:
            out.extend(_shared(chart, begin, changed(clause, notes=notes), link, cost))
    return out


def _shared(chart: Chart, at: int, clause: Clause, link: Link, cost: float) -> list[tuple[int, Clause, float]]:
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
    begins: list[tuple[int, tuple[Adjunct, ...]]] = [(at, ())]
    if link.shares == "verb":  # "pero aún no cuenta con …", "pero hasta la fecha no ha sido …"
        begins += [(end, front) for end, front, _ in fronted(chart, at) if front and (front[0].time or front[0].adverb)]
    for after, group, front in ((e, g, f) for begin, f in begins for e, g in verb_groups(chart, begin)):
        is_wish = group.is_subjunctive
        if group.number != clause.verb.number or ("wish" if is_wish else "fact") not in link.moods:
            continue  # "luego de que denunciara a los taladores"
        if link.shares == "pronoun" and _is_another(clause, subject, group):
            continue
        for stop, other, extra in tails(chart, after, group, subject):
            told = changed(other, adjuncts=(*other.adjuncts, *(changed(a, is_front=False) for a in front)))
            out.append((stop, changed(clause, also=(told,), joint=link.english, notes=notes), cost + extra + 0.45))
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
    is_told = any((np.verb_number, np.gender) == form and class_of(np) in _SAID_IN for np in told)
    who = pronoun(subject)
    if not is_told or who is None or (beside is not None and (beside.relative or beside.also)):
        return []
    out: list[tuple[int, Clause, float]] = []
    notes = (*clause.notes, "amber: what is said in it, and by whom")
    for after, group in verb_groups(chart, here + 3):
        is_other = group.is_subjunctive or group.voice != "active" or not concord(subject, group)
        if is_other or group.lemma == "haber" or group.dative:
            continue
        for stop, other, extra in tails(chart, after, group, who):
            if not fits(subject, other.frame.subject, group.lemma, is_subject=True):
                continue
            whole = changed(clause, also=(other,), joint=english, notes=notes)
            if beside is not None and last is not None:
                gap = "place" if english == "in which" else f"which:{english.removesuffix(' which')}"
                noted = changed(beside, relative=changed(other, gap=gap), end=stop, is_loose=here > end)
                phrase = changed(last, object=noted, end=stop)
                adjuncts = (*clause.adjuncts[:-1], changed(clause.adjuncts[-1], phrase=phrase, end=stop))
                whole = changed(clause, adjuncts=adjuncts, notes=notes)
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


def but_also(chart: Chart, end: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """ "no solo incumplió el acuerdo | , sino que (también) denunció a X": a second verb of one subject."""
    begin = also_behind(chart, end)
    if not begin or clause.subject is None:
        return _but(chart, end, clause, cost)
    at = begin if chart.low(begin - 1) != "que" else begin - 1
    if chart.low(at) == "que":
        at += 1
    at += chart.low(at) in {"también", "además", "incluso"}
    notes = (*clause.notes, "amber: both … and")
    return [
        (stop, changed(clause, also=(other,), joint="but", notes=notes), cost + extra + 0.3)
        for after, group in _with_also(verb_groups(chart, at))
        if group.number == clause.verb.number and not group.is_subjunctive and not group.is_negated
        for stop, other, extra in tails(chart, after, group, clause.subject)
    ]


def _but(chart: Chart, end: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """ "no firmó el acta | , sino que abandonó la sala": what is done instead."""
    at = end + 1 if chart.text(end) == "," else end
    if [chart.low(at), chart.low(at + 1)] != ["sino", "que"] or not clause.verb.is_negated or clause.subject is None:
        return []
    notes = (*clause.notes, "amber: not the one but the other")
    return [
        (stop, changed(clause, also=(other,), joint=", but", notes=notes), cost + extra + 0.3)
        for after, group in verb_groups(chart, at + 2)
        if group.number == clause.verb.number and not group.is_subjunctive and not group.is_negated
        for stop, other, extra in tails(chart, after, group, clause.subject)
    ]


def _with_also(groups: list[tuple[int, VerbGroup]]) -> list[tuple[int, VerbGroup]]:
    return [(end, changed(group, adverb=_ALSO, adverb_at=group.start)) for end, group in groups if not group.adverb]


def nor(chart: Chart, end: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """ "no firmaron el acta | ni aceptaron el acuerdo": a second thing that is not done."""
    at = end + 1 if chart.text(end) == "," else end
    if chart.low(at) != "ni" or not clause.verb.is_negated or clause.subject is None:
        return []
    return [
        (stop, changed(clause, also=(changed(other, verb=changed(other.verb, is_negated=True)),)), cost + extra + 0.3)
        for after, group in verb_groups(chart, at + 1)
        if group.number == clause.verb.number and not group.is_negated and group.tense == clause.verb.tense
        for stop, other, extra in tails(chart, after, group, clause.subject)
    ]
