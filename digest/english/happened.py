"""Headlines of what happens at once, told by its noun: which of them are news of these days, and plain."""

import re

from digest.claim_types import Claim
from digest.english.entries import word_set
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause

#: What happens at once, and lets nobody ask who wants it.
_AT_ONCE = word_set(
    "derrame incendio explosión choque accidente enfrentamiento emboscada tiroteo balacera deslizamiento derrumbe "
    "huaico huayco alud aluvión avalancha desborde inundación sismo temblor terremoto granizada nevada "
    "atentado ataque"
)
#: What the grammar doubts of every headline without a verb.
DOUBTED = frozenset(("a headline without a verb", "a predicate that has not fared well", "an abstraction that acts"))
#: How a text tells that it is of these days.
_OF_LATE = re.compile(
    r"\b(?:hoy|ayer|anoche|anteayer|anteanoche|esta (?:mañana|tarde|madrugada|noche)|(?:este|el) (?:lunes|martes"
    r"|miércoles|jueves|viernes|sábado|domingo)|la (?:mañana|tarde|noche|madrugada) (?:de ayer|del?))\b",
    re.IGNORECASE,
)
#: What was long ago, or is only played, feared or judged.
_OLD = re.compile(
    r"\b(?:años? después|hace (?:\w+ )?(?:años?|meses)|a \w+ años|aniversario|conmemor\w+|simulacro|juicio|sentencia"
    r"|riesgo|posible|podría\w*|habría\w*)\b",
    re.IGNORECASE,
)
_WITHIN = 400


def has_happened(claim: Claim, clause: Clause) -> bool:
    """ "Nuevo derrame de petróleo en el río Corrientes": what has happened, at a place that is named."""
    what = clause.subject
    if not claim.is_headline or clause.frame.en != "exist" or what is None or what.noun is None or clause.also:
        return False
    head = what.noun.lemma.split()[0]
    places = [a.phrase.object for a in clause.adjuncts if a.phrase is not None and a.phrase.prep == "en"]
    places += [p.object for p in what.phrases if p.prep == "en"]
    is_placed = any(np.name is not None and class_of(np) in {"place", "area", "natural", "artefact"} for np in places)
    label = claim.parse.place if claim.parse is not None else None
    is_new = any(a.lemma == "nuevo" for a in what.adjectives)
    if (
        not (head in _AT_ONCE or (head == "bloqueo" and is_new))
        or not (is_placed or label is not None)
        or _OLD.search(claim.source)
    ):
        return False
    lead = claim.below[:_WITHIN]
    return not _OLD.search(lead) and (bool(_OF_LATE.search(lead)) or (is_new and not claim.below))
