"""How English ties a name to a noun, by the noun and by what bears the name (lexicon/name_ties.tsv).

Spanish says nearly all of it with "de": "hospitales de Puno" are in Puno, "trabajadores de la mina Cuajone" work at it,
"dragas del río Nanay" are on it.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.english.entries import word_set
from digest.english.tables import rows_of
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase
from pipeline.errors import LexiconError

#: What may bear the name: a town, district, province or region beside one noun or several, and the others.
TOWN, TOWNS, MINE, COMPANY, RIVER, COMMUNITY = BEARERS = ("town", "towns", "mine", "company", "river", "community")
_NONE = ("",) * len(BEARERS)
_PREPOSITIONS = word_set("in at on of from by for to with")
#: "Antamina's lorries"; `mod` ("the Tambo valley") is for other rules, `-` is undecided.
OWN = "own"
_OTHERS = frozenset((OWN, "mod", "-", ""))
#: Classes of what a place consists of, or holds.
_SPACES = frozenset(("area", "natural", "substance"))
#: Classes of what is at a mine, where the name may be that of the firm.
_AT_MINES = frozenset(("place", "artefact", "person", "area", "substance", "money", "amount"))
#: Classes of what a mine yields, or costs.
_YIELDS = frozenset(("money", "amount"))
#: Nouns before a name, and what bears it then.
_HEADS = (
    (word_set("mina planta refinería unidad proyecto fundición yacimiento tajo"), MINE),
    (word_set("empresa minera compañía petrolera operadora consorcio contratista"), COMPANY),
    (word_set("río quebrada lago laguna riachuelo"), RIVER),
    (word_set("comunidad caserío anexo poblado"), COMMUNITY),
    (word_set("distrito provincia ciudad región departamento localidad"), TOWN),
)


@dataclass(frozen=True, kw_only=True)
class NameTies:
    """What was decided on, by noun and bearer: a preposition, or `own`."""

    decided: Mapping[str, tuple[str, ...]]

    def preposition(self, np: NounPhrase, inner: NounPhrase) -> str:
        """What stands between the noun of `np` and the name; "" where nothing was decided on."""
        bearer, cls = bearer_of(inner), class_of(np)
        if bearer == TOWN and (cls in _SPACES or (np.det not in {"", "indef"} and not np.is_plural)):
            return ""  # "bosques de Loreto", "el hospital de Puno": there are other rules for these
        if bearer == MINE and inner.noun is None and cls not in _AT_MINES:
            return ""  # "agresión de Las Bambas": of the firm, it may be
        if bearer == COMPANY and cls != "person":
            return ""
        said = self._decided(np, TOWNS if bearer == TOWN and np.is_plural else bearer)
        return "" if said == OWN else said

    def is_owned(self, np: NounPhrase, inner: NounPhrase) -> bool:
        """ "el proyecto de Newmont", "las utilidades de Antamina": of a company by its name, or its mine."""
        bearer, cls = bearer_of(inner), class_of(np)
        is_its = (bearer == COMPANY and cls != "substance") or (bearer == MINE and cls in _YIELDS)
        return is_its and self._decided(np, bearer) == OWN

    def _decided(self, np: NounPhrase, bearer: str) -> str:
        if np.noun is None or not bearer or np.name is not None:
            return ""
        place = BEARERS.index(bearer)
        ties = (self.decided.get(lemma, _NONE)[place] for lemma in (np.noun.lemma, np.noun.lemma.partition(" ")[0]))
        return next((said for said in ties if said), "")


def bearer_of(np: NounPhrase) -> str:
    """What bears the name that a phrase tells, by the noun before it or as the name is known; "" for anything else."""
    name = np.name
    if name is None or np.also or np.quantity:
        return ""
    if np.noun is not None:
        head = np.noun.lemma.partition(" ")[0]
        return next((bearer for heads, bearer in _HEADS if head in heads), "")
    if name.kind in {"mine", "company"}:
        return MINE if name.kind == "mine" else COMPANY
    if name.kind == "river?":
        return RIVER
    return TOWN if name.cls == "place" else ""


def load_name_ties(path: Path) -> NameTies:
    """The table; a bad row raises LexiconError with its line."""
    decided: dict[str, tuple[str, ...]] = {}
    for line, row in rows_of(path, ("noun", *BEARERS)):
        ties = [sys.intern(row[bearer]) for bearer in BEARERS]
        for bearer, said in zip(BEARERS, ties, strict=True):
            if said not in _PREPOSITIONS | _OTHERS:
                raise LexiconError(
                    f"{path.name}:{line}: «{said}» under {bearer}: write one of {', '.join(sorted(_PREPOSITIONS))}, "
                    "mod, own or -"
                )
        decided[row["noun"]] = tuple(said if said in _PREPOSITIONS | {OWN} else "" for said in ties)
    return NameTies(decided=decided)
