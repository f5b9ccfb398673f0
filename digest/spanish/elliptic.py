"""Predicates without their noun: "es una de las más grandes del mundo", "es el único que cuenta con licencia"."""

from dataclasses import replace

from digest.english.readings import AdjectiveForm, NounForm
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase

_ARTICLES = {"el": ("sg", "m"), "la": ("sg", "f"), "los": ("pl", "m"), "las": ("pl", "f")}
#: What is told of one among its like by an adjective alone.
_ALONE = {"único": "only", "única": "only", "únicos": "only", "únicas": "only"}
_MOST = {"mayor": "largest", "mayores": "largest", "menor": "smallest", "menores": "smallest", "peor": "worst",
         "peores": "worst", "mejor": "best", "mejores": "best"}  # fmt: skip
#: Kinds of names, and the noun of what is called so.
_KINDS = {"mine": "mina", "river": "río", "company": "empresa"}
_NOTE = "amber: a noun that the Spanish leaves out"


def without_noun(chart: Chart, at: int, subject: NounPhrase) -> list[tuple[int, NounPhrase, float]]:
    """What is said of the subject at `at` as of one of its kind."""
    noun = _noun_of(chart, subject)
    if noun is None:
        return []
    if chart.low(at) in {"uno", "una"} and chart.low(at + 1) == "de" and chart.low(at + 2) in {"los", "las"}:
        begin, det, det_en, (number, gender) = at + 3, "oneof", "one of the", _ARTICLES[chart.low(at + 2)]
    elif chart.low(at) in _ARTICLES:
        begin, det, det_en, (number, gender) = at + 1, "def", "the", _ARTICLES[chart.low(at)]
    else:
        return []
    if noun.gender not in {gender, "mf"} or (det == "def" and number != subject.verb_number):
        return []
    bare = NounPhrase(
        start=at, end=begin, noun=replace(noun, number=number), number=number, gender=gender, det=det, det_en=det_en,
        notes=(_NOTE,),
    )  # fmt: skip
    from digest.spanish.phrases import with_posts

    heads: list[tuple[int, NounPhrase]] = []
    low = chart.low(begin)
    if low == "más" and chart.adjectives(begin + 1):
        heads.append((begin, bare))
    is_person = class_of(subject) == "person"  # "era la mayor de tres hermanos"
    english = _ALONE.get(low) or ("" if is_person else _MOST.get(low, ""))
    form = next((f for f in chart.adjectives(begin) if english and f.number == number), None)
    if form is not None:
        heads.append((begin + 1, changed(bare, end=begin + 1, adjectives=(_said(form, english),), n_pre=1)))
    for word in chart.words(begin, "ord", "last"):
        if word.number == number and det == "def":
            heads.append((begin + 1, changed(bare, end=begin + 1, ordinal=word.en)))
    out: list[tuple[int, NounPhrase, float]] = []
    for end, np in heads:
        for stop, whole, cost in with_posts(chart, end, np, 0.1):
            if stop > end or np.end > begin:  # "la más" alone says nothing
                out.append((stop, whole, cost))
    return out


def _said(form: AdjectiveForm, english: str) -> AdjectiveForm:
    first = form.senses[0]
    return replace(form, senses=(replace(first, en=english, position="pre", conditions=(), is_default=True),))


def _noun_of(chart: Chart, subject: NounPhrase) -> NounForm | None:
    if subject.also:
        return None
    if subject.noun is not None:
        return subject.noun
    kind = _KINDS.get(subject.name.kind, "") if subject.name is not None else ""
    return next(iter(chart.lexicon.nouns.get(kind, ())), None) if kind else None
