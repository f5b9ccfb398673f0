"""Completeness: whether a clause has all that its frame and its verb ask for."""

from collections.abc import Set
from functools import lru_cache

from digest.english.entries import Frame
from digest.spanish.chart import Chart
from digest.spanish.described import CALLS_SO
from digest.spanish.senses import class_of
from digest.spanish.standing import PLACES
from digest.spanish.tree import DISTANCE, Adjunct, Clause
from digest.spanish.verbgroups import BARELY

#: Verbs of being that may take a place for their predicate.
PLACED = frozenset(("estar", "encontrarse", "hallarse"))

#: What may be said of nobody in particular: "se informó que", "se espera que", "se prevé iniciar".
IMPERSONAL = frozenset(("que", "inf", "quesubj", "ask"))


def is_complete(clause: Clause, is_passive: bool) -> bool:
    """Whether a clause may end here: every slot that must be filled is, and the verb's own marks are accounted for."""
    frame = clause.frame
    if frame.clause == "ask" and clause.complement is None:
        return False
    if frame.clause == "pred":
        if frame.es == "ser" and clause.predicate is None:
            is_told = clause.complement is not None  # "la meta es que …"
            return is_told or (is_happening(clause) and any(_tells_where_or_when(a) for a in clause.adjuncts))
        return clause.predicate is not None or (
            frame.es in PLACED
            and any(
                (a.phrase and (a.phrase.prep.startswith("en") or a.phrase.prep == DISTANCE or a.phrase.prep in PLACES))
                or (a.adverb and a.adverb.es.startswith("en "))
                for a in clause.adjuncts
            )
        )
    if not is_passive and clause.gap != "object":
        if frame.object and not frame.object_is_optional and clause.object is None:
            return False
        if frame.clause and clause.complement is None and not frame.object_is_optional:
            return False
    filled = {a.prep for a, _ in clause.arguments}
    if clause.verb.dative and not _is_doubled(clause):
        return False
    given = clause.subject if is_passive else clause.object
    given_or_told = given is not None or clause.gap == "object" or _tells_of_another(clause) or _is_to_be_done(clause)
    if clause.verb.is_to_somebody and (not given_or_told or "a" in filled or frame.event in {"charge", "accuse"}):
        return False  # "le retiró la licencia": from whom is left unsaid
    if clause.verb.adverb is BARELY and any(
        np is not None and np.quantity is not None
        for np in (clause.object, clause.subject, *(np for _, np in clause.arguments))
    ):
        return False  # "apenas recibió 20 mil soles": only so much
    if clause.verb.is_limiting and not any(
        np is not None and "amber: only so many" in np.notes
        for np in (clause.object, clause.subject, *(np for _, np in clause.arguments))
    ):
        return False
    if any(a.is_required and a.prep not in filled for a in frame.arguments):
        return False
    if frame.event == CALLS_SO and clause.predicate is None and not any(a.is_required for a in frame.arguments):
        return False
    if is_passive and clause.subject is None and clause.complement is None and clause.gap != "subject":
        return clause.verb.tense in {"inf", "part"}
    return True


def is_out_of_reach(chart: Chart, at: int, frame: Frame, filled: Set[str] = frozenset()) -> bool:
    """Whether the frame asks for something whose preposition does not follow: so do most senses of most verbs."""
    for a in frame.arguments:  # asked for tens of thousands of times: a generator takes twice as long
        asks = a.is_required and a.prep not in filled and a.prep != "como"
        if asks and not chart.follows(words_of_slot(a.prep)[0], at):
            return True
    return False


@lru_cache(maxsize=256)
def words_of_slot(prep: str) -> tuple[str, ...]:
    """Those of a slot of the lexicon, of which there are some dozens."""
    return tuple(prep.replace("_", " ").split())


def is_happening(clause: Clause) -> bool:
    """Whether "ser" may say of the subject when or where it is: "la sesión será en julio"."""
    subject = clause.subject
    return subject is not None and clause.verb.lemma == "ser" and class_of(subject) == "event" and not clause.gap


def _tells_where_or_when(adjunct: Adjunct) -> bool:
    is_place = adjunct.phrase is not None and adjunct.phrase.prep == "en"
    return not adjunct.is_front and (adjunct.time is not None or is_place)


#: Verbs of what somebody is to do, or will do for another.
_ASKED_OR_OFFERED = frozenset((
    "ordenar", "exigir", "pedir", "solicitar", "recomendar", "proponer", "demandar", "ofrecer", "prometer", "permitir",
))  # fmt: skip


def _is_to_be_done(clause: Clause) -> bool:
    """ "le ordenó retirar un muro": what is to be done, by whom is left open."""
    is_asked = clause.frame.clause in {"inf", "infpass"} and clause.verb.lemma in _ASKED_OR_OFFERED
    return is_asked and clause.complement is not None and not clause.arguments


def _tells_of_another(clause: Clause) -> bool:
    """ "les aseguró que la carretera …": what was told, of somebody or something that is named there."""
    inner = clause.complement
    who = inner.subject if inner is not None and clause.frame.clause == "que" else None
    return who is not None and who.start > clause.verb.start and (who.name is None or who.name.kind != "pronoun")


def _is_doubled(clause: Clause) -> bool:
    """ "le exige al Gobierno …": whether "le" only says again whom the sentence names."""
    # "le prenden fuego a la comisaría", too
    whom = next((np for a, np in clause.arguments if a.prep == "a" or a.prep.endswith("_a")), None)
    return whom is not None and whom.verb_number == clause.verb.dative
