"""Where the particle of a verb stands: before its object or behind it."""

from digest.english.entries import word_set
from digest.spanish.tree import Clause

#: How particles begin that stand behind the object: "regards the project as unviable".
TRAILING = (
    "as ", "of national", "part of the national", "of regional", "of public", "a public", "under a ",
    "without a home", "without power", "without water", "without drinking", "hostage",
    "off limits", "lawful", "illegal", "inadmissible", "void", "unviable",
)  # fmt: skip
#: Particles behind which no pronoun stands: "handed them over".
_MOVABLE = word_set("over out away up in down off back aside on through")


def parts_from_pronoun(clause: Clause) -> bool:
    """ "los entregaron": handed them over, not over them."""
    thing = clause.object
    is_pronoun = thing is not None and thing.name is not None and thing.name.kind == "pronoun"
    return is_pronoun and clause.verb.voice == "active" and clause.frame.particle in _MOVABLE


def trails(clause: Clause) -> bool:
    """Whether the particle follows the object: "regards the project as unviable"."""
    if parts_from_pronoun(clause):
        return True
    if clause.verb.voice != "active" or not clause.frame.particle.startswith(TRAILING):
        return False
    target = next((np for a, np in clause.arguments if a.is_required and not a.en), None)
    if target is None or target.end - target.start > 7:  # a long object comes last
        return False
    # "declares of national interest the construction of roads": not roads of that interest, nor a place held hostage
    return not (clause.frame.particle.startswith(("of ", "hostage")) and target.phrases)
