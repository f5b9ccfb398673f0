"""What "…, de las cuales 40 …" and "…, de la que dependen …" tell of what they follow. Pure."""

from collections.abc import Sequence

from digest.pieces.seams import Seams, lowered
from digest.spanish.chart import Chart
from digest.spanish.partitives import some_of_which
from digest.spanish.phrases import noun_phrases
from digest.spanish.quantities import quantity
from digest.spanish.tree import NounPhrase, Quantity
from digest.spanish.verbgroups import FINITE

_FORMS = {"el": ("sg", "m"), "la": ("sg", "f"), "los": ("pl", "m"), "las": ("pl", "f")}


def agrees_with_which(chart: Chart, body: Sequence[int], np: NounPhrase) -> bool:
    """Whether "la cual", "los que" behind the preposition may stand for the phrase."""
    number, gender = _FORMS.get(chart.low(body[1]), ("", ""))
    return number == np.verb_number and (np.gender in {"", "mf", gender})


def of_which(whole: Seams, body: Sequence[int], thing: str, phrase: NounPhrase | None) -> str | None:
    """ "12.188 hectáreas, de las cuales 6.845 corresponden a X"; "…, de las que dependen 7.000 familias"."""
    rest = list(body[3:])
    if len(rest) < 3 or phrase is None:
        return None
    if whole.begins_verb(rest[0]):
        return _what_depends(whole, rest, thing)
    return _so_many(whole, rest, phrase)


def _so_many(whole: Seams, rest: Sequence[int], phrase: NounPhrase) -> str | None:
    """A figure that counts some of what was counted before, and what is told of them."""
    chart = whole.chart
    counted = quantity(chart, rest[0])
    if phrase.noun is None and counted is not None and counted[2]:
        return _so_much(whole, rest, phrase, counted)
    if phrase.noun is None or phrase.quantity is None or counted is None or counted[2]:
        return None
    end, some, _ = counted
    if not 2 <= some.value < phrase.quantity.value or not _is_verb(chart, end) or phrase.number != "pl":
        return None
    at = next((k for k in range(phrase.start, phrase.end) if _is_noun(chart, k, phrase)), -1)
    if at < 0:
        return None
    those = chart.written(phrase.start, at + 1)
    if phrase.quantity.qualifier or phrase.det:
        counted_so = chart.text(at)  # "más de mil hectáreas, de las cuales 200 …": of no certain figure
    else:
        counted_so = f"de {'las' if phrase.gender == 'f' else 'los'} {those}"
    return f"{whole.text_of(range(rest[0], end))} {counted_so} {whole.text_of([k for k in rest if k >= end])}"


def _so_much(
    whole: Seams, rest: Sequence[int], phrase: NounPhrase, counted: tuple[int, Quantity, bool]
) -> str | None:  # fmt: skip
    """ "US$ 120 millones, de los cuales US$ 80 millones provendrán de X": of one sum a part, in the same money."""
    end, some, _ = counted
    whole_sum = phrase.quantity
    if whole_sum is None or some.en[:2] != whole_sum.en[:2] or not some.value < whole_sum.value:
        return None
    if whole_sum.qualifier or "%" in some.en or not _is_verb(whole.chart, end):
        return None
    those = whole.chart.written(phrase.start, phrase.end)
    return f"{whole.text_of(range(rest[0], end))} de los {those} {whole.text_of([k for k in rest if k >= end])}"


def some_agree(chart: Chart, at: int, np: NounPhrase) -> bool:
    """Whether "muchas de las cuales" at `at` may stand for the phrase."""
    article = some_of_which(chart, at)
    return np.number == "pl" and not np.also and np.gender == ("f" if chart.low(article) == "las" else "m")


def told_of_some(whole: Seams, body: Sequence[int], phrase: NounPhrase | None) -> str | None:
    """ "30 comunidades, muchas de las cuales carecen de título": many of the 30 communities do."""
    chart = whole.chart
    article = some_of_which(chart, body[0])
    rest = [k for k in body if k > article + 1]
    if phrase is None or phrase.noun is None or len(rest) < 2 or not whole.begins_verb(rest[0]):
        return None
    at = next((k for k in range(phrase.start, phrase.end) if _is_noun(chart, k, phrase)), -1)
    if at < 0:
        return None
    is_counted = phrase.quantity is not None and not (phrase.quantity.qualifier or phrase.det)
    those = chart.written(phrase.start if is_counted else at, phrase.end if phrase.end - at < 4 else at + 1)
    return f"{whole.text_of(range(body[0], article + 1))} {those} {whole.text_of(rest)}"


def _is_verb(chart: Chart, at: int) -> bool:
    """Whether a finite verb stands here, though a figure in words stands before it."""
    here = at + (chart.low(at) in {"se", "no", "ya"})
    return any(r.tense in FINITE for r in chart.verbs(here)) and not chart.nouns(here)


def _is_noun(chart: Chart, at: int, phrase: NounPhrase) -> bool:
    return any(form is phrase.noun for _, form in chart.nouns(at))


def _what_depends(whole: Seams, rest: Sequence[int], thing: str) -> str | None:
    """What stands behind a verb that takes "de": "de las que dependen 7.000 familias": these depend on them."""
    chart = whole.chart
    verb = rest[0]
    takes = any(
        argument.prep == "de" and argument.is_required
        for r in chart.verbs(verb)
        for frame in chart.lexicon.frames.get(r.lemma, ())
        for argument in frame.arguments
    )
    if not takes:
        return None
    numbers = {r.number for r in chart.verbs(verb)}
    ends = {end for end, np, _ in noun_phrases(chart, verb + 1) if np.verb_number in numbers}
    if rest[-1] + 1 not in ends:
        return None
    return f"{whole.text_of(rest[1:])} {chart.text(verb)} de {lowered(thing)}".replace(" de el ", " del ")
