"""Stretches of time that are over when they are told by their number: what is done in them is put in the past."""

from digest.english.entries import word_set
from digest.spanish.tree import Clause, NounPhrase

#: Periods that are over when they are counted: "in the first quarter".
PERIODS = word_set("semestre trimestre bimestre cuatrimestre quincena gestión campaña")
#: Parts of what has an end: "en la segunda jornada se revisó" was reviewed on that day.
SITTINGS = word_set("día jornada sesión reunión audiencia asamblea encuentro ronda")


def _is_sitting(np: NounPhrase) -> bool:
    """ "el primer día", "la última reunión"; not "los últimos días", which reach to now."""
    return (
        np.noun is not None
        and bool(np.ordinal)
        and np.noun.lemma in SITTINGS
        and (np.number == "sg" or np.ordinal != "last")
    )


def _is_past_period(np: NounPhrase) -> bool:
    """ "al cierre del primer bimestre", "en los primeros seis meses": a period that is told by its number."""
    inner = [np, *(p.object for p in np.phrases if p.prep == "de")]
    return any(
        _is_sitting(part)
        or (
            part.noun is not None
            and part.ordinal not in {"", "last"}
            and (part.noun.lemma.split()[0] in PERIODS or (part.number == "pl" and part.noun.lemma in {"mes", "año"}))
        )
        for part in inner
    )


def tells_past_period(clause: Clause) -> bool:
    """Whether such a period stands with the verb or, where no other word comes between, with a figure."""
    counted = [np for np in (clause.object, *(np for _, np in clause.arguments)) if np is not None and np.quantity]
    phrases = [*(a.phrase for a in clause.adjuncts), *(p for np in counted for p in np.phrases)]
    return any(p is not None and _is_past_period(p.object) for p in phrases)
