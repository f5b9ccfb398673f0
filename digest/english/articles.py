"""The article of a noun that Spanish leaves bare, where it goes by the noun (lexicon/articles.tsv)."""

from collections.abc import Mapping

from digest.english.entries import Articles, Noun
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase

#: What one place may have several of.
_SITES = frozenset(("mina", "playa", "campamento", "bocamina"))


def uncounted(articles: Mapping[tuple[str, str], Articles], np: NounPhrase, sense: Noun) -> bool:
    """Whether English counts it no more than Spanish does where it stands so: "llevaban material", material."""
    decided = _decided(articles, np, sense)
    return decided == "none" and not np.ordinal


def is_certain(articles: Mapping[tuple[str, str], Articles], np: NounPhrase, sense: Noun, counted: str) -> bool:
    """Whether there is one only: "capacidad de planta", the capacity; "municipio", the municipality."""
    if _decided(articles, np, sense) != "the" or np.adjectives or np.n_pre:
        return False
    of = _whose(np)
    if of is None:
        return not (np.participle or np.relative)
    if any(p.object.noun is None and p.object.quantity for p in np.phrases):  # "paralización de cinco días"
        return False
    return f"{sense.en} of " in counted


def is_one_of_several(np: NounPhrase, sense: Noun, counted: str) -> bool:
    """ "informe de la UIF", "mina de Caylloma": a report by it, a mine there."""
    assert np.noun is not None
    if sense.cls == "document":
        return f"{sense.en} by " in counted
    return np.noun.lemma in _SITES and f"{sense.en} in " in counted and not np.n_pre


def _whose(np: NounPhrase) -> NounPhrase | None:
    return next((p.object for p in np.phrases if p.prep == "de"), None)


def _decided(articles: Mapping[tuple[str, str], Articles], np: NounPhrase, sense: Noun) -> str:
    """ "" where the table leaves it at "a" or has nothing."""
    assert np.noun is not None
    row = articles.get((np.noun.lemma, sense.en))
    if row is None:
        return ""
    of = _whose(np)
    if of is None:
        return row.alone
    return row.of_name if of.det == "def" or of.name or class_of(of) == "place" else row.of_noun
