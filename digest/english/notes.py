"""What the grammar has marked as read for the first time, in all the clauses of a sentence."""

from digest.english.newsworthy import is_figure_told
from digest.spanish.senses import class_of
from digest.spanish.tree import ALONE, Clause, phrases_of

#: How a rule of the grammar marks what it reads as an editor's to look at.
_MARK = "amber: "
#: What counts some of those who are known.
_SOME = frozenset(("several", "some", "many", "few"))


def noted(clause: Clause) -> list[str]:
    """What the grammar has marked as read for the first time, in the clause and all that it holds."""
    clauses, phrases = clauses_of(clause), phrases_of(clause)
    notes = [note for one in clauses for note in one.notes]
    notes += [note for np in phrases for note in np.notes]
    notes += [f"{_MARK}a passive with «verse»" for one in clauses if one.verb.is_seen]
    some = [np for np in phrases if np.det_en.partition(" of ")[0] in _SOME and " of " in np.det_en]
    notes += [f"{_MARK}some of them" for _ in some]
    some = [np for np in phrases if np.det_en.startswith(("none of ", "each of "))]
    notes += [f"{_MARK}none or each of them" for _ in some]
    times = [a.time for one in clauses for a in one.adjuncts if a.time is not None]
    is_sum = is_figure_told(clause) or (clause.object is not None and class_of(clause.object) == "money")
    adverbs = [a.adverb.en for one in clauses for a in one.adjuncts if a.adverb is not None]
    notes += [f"{_MARK}a condition at the head" for said in adverbs if said.startswith("if ")]
    notes += [ALONE for time in times if time.en.endswith(" alone") and not is_sum]
    vague = [np for np in phrases if np.quantity is not None and np.quantity.en.endswith(" of")]
    notes += [f"{_MARK}so many tens or thousands" for _ in vague]
    return [note.removeprefix(_MARK) for note in notes if note.startswith(_MARK)]


def clauses_of(clause: Clause) -> list[Clause]:
    """The clause and the clauses within it, those that hang on its noun phrases included."""
    found = [clause]
    inner = [clause.complement, *clause.also]
    for adjunct in clause.adjuncts:
        inner += [adjunct.purpose, adjunct.gerund, adjunct.state]
    for np in phrases_of(clause):
        inner += [np.participle, np.relative, np.infinitive]
    for other in inner:
        if other is not None:
            found.extend(c for c in clauses_of(other) if c not in found)
    return found
