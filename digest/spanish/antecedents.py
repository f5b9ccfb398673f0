"""What "la empresa", "esta reserva" or "el paro" stands for: the one thing of its kind that the article tells of.

Nothing is guessed. Of whatever kind a thing is, it must be the only one of it in the whole article, what was not read
included; a second one, a plural, "otra empresa", a name that might be one's, and the phrase keeps its doubt.
"""

from dataclasses import replace

from digest.spanish.article import Antecedent, Article, Told, head_of, noun_at
from digest.spanish.fuller import fuller, kinds_of
from digest.spanish.onefirm import FIRMS, firm
from digest.spanish.onlyone import (
    AREAS,
    BODIES,
    LEVELS,
    OF_AREAS,
    OFFICERS,
    SITES,
    area,
    body,
    department,
    governor,
    local,
    police,
    site,
    stuff_or_activity,
)
from digest.spanish.tree import NounPhrase
from pipeline.types import Evidence


def antecedent(np: NounPhrase, at: Evidence, article: Article, *, is_subject: bool = False) -> Antecedent | None:
    """The one thing that `np`, in the sentence of `at`, can stand for; None where there is doubt which."""
    if is_subject and np.noun is not None and head_of(np.noun.lemma) in {"actividad", "práctica"}:
        return None  # "esta actividad fue dirigida por …" is what was just done
    place = article.place_of(at)
    if np.phrases and np.det == "dem" and all(p.prep == "en" for p in np.phrases):  # "esta actividad en Mazamari"
        one = antecedent(replace(np, phrases=()), at, article)
        is_act = one is not None and one.phrase.name is None and not one.phrase.phrases
        return replace(one, phrase=replace(one.phrase, phrases=np.phrases)) if one is not None and is_act else None
    if place < 0 or np.noun is None or np.det not in {"def", "dem"} or not _is_bare(np):
        return None
    head = head_of(np.noun.lemma)
    if _is_told_beside(article.told[place], head):
        return None
    if np.number == "sg" and (one := _of_its_kind(np, head, place, article)) is not None:
        return one
    if np.number == "pl" and head in OFFICERS and not np.adjectives:
        return police(np, place, article)
    return fuller(np, head, place, article) if not np.adjectives else None


def _of_its_kind(np: NounPhrase, head: str, place: int, article: Article) -> Antecedent | None:
    """What is told apart by its kind alone, where there is one of it."""
    assert np.noun is not None
    if head in FIRMS:
        return firm(np, head, place, article)
    if head in SITES:
        return site(np, place, article)
    if head in AREAS and {*np.noun.lemma.split()[1:], *(a.lemma for a in np.adjectives)} <= OF_AREAS:
        return area(np, head, place, article)
    if head == "gobernador":
        return governor(np, place, article)
    if head in LEVELS:
        return local(np, place, article)
    if np.adjectives and np.det != "dem":
        return None
    if head in {"región", "departamento"} and not np.adjectives:
        return department(np, place, article)
    if head in BODIES and not np.adjectives:
        return body(np, head, place, article)
    return stuff_or_activity(np, head, place, article) if np.det == "dem" else None


def _is_bare(np: NounPhrase) -> bool:
    is_told = np.name or np.phrases or np.participle or np.relative or np.infinitive or np.also or np.apposition
    is_counted = np.quantity or np.ordinal or np.acronym or np.locator or np.aside or np.tails
    return not (is_told or is_counted or np.notes or np.det_en.endswith("other"))


def _is_told_beside(told: Told, head: str) -> bool:
    """Whether the sentence itself holds another of its kind, which may be the one."""
    kinds = FIRMS if head in FIRMS else SITES if head in SITES else kinds_of(head)
    return sum(noun_at(told.chart, at, kinds) is not None for at in range(len(told.chart))) > 1
