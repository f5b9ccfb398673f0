""" "Su presidenta precisó que …" at the head of a sentence: the president of whom the sentence before speaks of."""

from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.senses import class_of
from digest.spanish.tree import Before, Clause, NounPhrase, Phrase

NOTE = "amber: whose, the sentence before tells"
#: What only people have.
_KIN = word_set(
    "hermano hermana hijo hija padre madre esposo esposa cónyuge viuda viudo tío tía primo prima sobrino sobrina "
    "abuelo abuela nieto nieta suegro suegra cuñado cuñada pareja conviviente familiar pariente casa vivienda cuerpo "
    "cadáver vida muerte salud"
)
#: What has officers, and what has done or owns something.
_BODIES = frozenset(("org", "group"))
_OWNERS = _BODIES | {"person", "name"}


def owned_by_before(
    chart: Chart, start: int, found: list[tuple[int, Clause, float]]
) -> list[tuple[int, Clause, float]]:
    """The clauses that begin at `start`, "su" at their head told by its owner where there is one only."""
    before = chart.before
    if start or before is None or chart.low(start) not in {"su", "sus"}:
        return found
    out: list[tuple[int, Clause, float]] = []
    for end, clause, cost in found:
        subject = clause.subject
        if subject is None or subject.start != start or subject.det != "poss":
            out.append((end, clause, cost))
            continue
        owner = _owner(before, subject)
        if owner is None:
            out.append((end, clause, cost))
            continue
        of = Phrase(start=start, end=start, prep="de", object=owner, en="of")
        thing = changed(subject, det="def", det_en="", phrases=(*subject.phrases, of))
        also = tuple(replace(o, subject=thing) if o.subject is subject else o for o in clause.also)
        notes = (*clause.notes, NOTE)
        out.append((end, changed(clause, subject=thing, also=also, notes=notes), cost))
    return out


def _owner(before: Before, thing: NounPhrase) -> NounPhrase | None:
    """Who was spoken of, where nobody else was who may have such a thing."""
    if thing.noun is not None and thing.noun.lemma.split()[0] in _KIN:
        wanted = frozenset({"person", "name"})
    else:
        wanted = _BODIES if class_of(thing, is_subject=True) == "person" else _OWNERS
    told = [np for np in (before.subject, before.speaker, *before.others) if np is not None]
    fit = [np for np in told if (class_of(np, is_subject=True) or "name") in wanted and not np.also]
    return fit[0] if len(fit) == 1 and not thing.phrases else None
