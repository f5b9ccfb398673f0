"""How much of a quality there is, and compared with what: "cada vez más violenta", "mayor que la de 2024"."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import Adverb, Argument
from digest.english.readings import AdjectiveForm
from digest.spanish.chart import Chart
from digest.spanish.comparisons import compared_bases
from digest.spanish.copies import changed
from digest.spanish.multiples import times_over
from digest.spanish.phraseheads import Found
from digest.spanish.phrases import simple_phrases
from digest.spanish.quantities import quantity
from digest.spanish.times import times
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase, Quantity

#: Words before an adjective, and the English before its own; "{}" stands for the comparative.
_DEGREES = {
    ("muy",): "very", ("bastante",): "quite", ("demasiado",): "too", ("sumamente",): "extremely",
    ("extremadamente",): "extremely", ("altamente",): "highly", ("más",): "{}", ("mucho", "más"): "much {}",
    ("aún", "más"): "even {}", ("todavía", "más"): "even {}", ("cada", "vez", "más"): "increasingly",
    ("cada", "vez", "menos"): "less and less", ("menos",): "less", ("mucho", "menos"): "much less",
    ("igual", "de"): "equally", ("especialmente",): "especially", ("particularmente",): "particularly",
}  # fmt: skip
_BY_FIRST = {first: [(w, en) for w, en in _DEGREES.items() if w[0] == first] for first in {w[0] for w in _DEGREES}}
#: Comparatives of one word.
_COMPARATIVES = {
    "importante": "more important", "alto": "higher", "bajo": "lower", "grande": "larger", "pequeño": "smaller",
    "cercano": "nearer", "antiguo": "older", "pobre": "poorer", "rico": "richer", "joven": "younger",
    "largo": "longer", "fuerte": "stronger", "reciente": "more recent", "caro": "dearer", "barato": "cheaper",
    "lejano": "farther away", "profundo": "deeper", "rápido": "faster", "lento": "slower", "duro": "harder",
    "corto": "shorter", "ancho": "wider", "limpio": "cleaner", "seguro": "safer", "fácil": "easier", "débil": "weaker",
    "mayor": "higher", "menor": "lower", "mejor": "better", "peor": "worse", "superior": "higher",
    "inferior": "lower",
}  # fmt: skip
_OWN = frozenset(("mayor", "menor", "mejor", "peor", "superior", "inferior"))
#: What is measured by what was allowed or expected.
_NORMS = {
    "permitido": "allowed", "previsto": "planned", "esperado": "expected", "habitual": "usual", "normal": "normal",
    "anunciado": "announced", "planificado": "planned", "programado": "planned", "recomendado": "recommended",
    "estimado": "estimated", "establecido": "established", "autorizado": "authorised", "declarado": "declared",
}  # fmt: skip
_THOSE = {"el": "that", "la": "that", "los": "those", "las": "those"}
#: What an editor is asked of a comparison.
COMPARED = "amber: compared with what"
_THAN = Argument(prep="que", classes=frozenset(("*",)), en="than")


def graded(chart: Chart, at: int) -> list[tuple[int, AdjectiveForm, bool]]:
    """Adjectives with their degree that begin at `at`, each with whether something may follow it to compare with."""
    out: list[tuple[int, AdjectiveForm, bool]] = []
    for words, english in _BY_FIRST.get(chart.low(at), ()):
        here = at + len(words)
        if all(chart.low(at + k) == word for k, word in enumerate(words)):
            out += [(here + 1, told, words[-1] in {"más", "menos"}) for told in _told(chart, here, english)]
    if chart.low(at) in _OWN or chart.low(at).removesuffix("es") in _OWN:
        out += [(at + 1, told, True) for told in _told(chart, at, "{}")]
    share = quantity(chart, at)
    if share is not None and share[2] and share[1].en.endswith("%"):  # "12 % mayor"
        out += [(stop, told, True) for stop, told in _multiplied(chart, share[0], _by(share[1]))]
    multiple = times_over(chart, at) if "veces" in chart.lows else None
    if multiple:
        here, english = multiple
        out += [(stop, told, True) for stop, told in _multiplied(chart, here, english)]
    return out


def _by(figure: Quantity) -> str:
    return f"{figure.qualifier} {figure.en}".strip()


def _told(chart: Chart, at: int, english: str) -> Iterator[AdjectiveForm]:
    for form in chart.adjectives(at):
        compared = _COMPARATIVES.get(form.lemma, "")
        template = english if "{}" in english else f"{english} {{}}"
        more = "more " if "{}" in english else ""
        senses = tuple(
            replace(s, en=template.format(compared if compared and more else f"{more}{s.en}"), position="pre")
            for s in form.senses
        )
        if compared and "{}" in english:
            senses = (replace(senses[0], conditions=(), is_default=True),)
        yield replace(form, senses=senses)


def _multiplied(chart: Chart, at: int, english: str) -> Iterator[tuple[int, AdjectiveForm]]:
    is_more = chart.low(at) == "más"
    here = at + 1 if is_more else at
    if not is_more and chart.low(at) not in _OWN and chart.low(at).removesuffix("es") not in _OWN:
        return
    for told in _told(chart, here, "{}"):
        yield here + 1, replace(told, senses=tuple(replace(s, en=f"{english} {s.en}") for s in told.senses))


def graded_predicates(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "es muy peligrosa", "es tres veces mayor que en 2020", "está cada vez más contaminado"."""
    subject = clause.subject
    for end, form, compares in graded(chart, at):
        fits = subject is None or (
            form.number == subject.verb_number
            and form.gender in {"", subject.gender or form.gender}
        )  # fmt: skip
        if not fits:
            continue
        notes = (*clause.notes, COMPARED)
        told = changed(clause, predicate=form, notes=notes)
        if compares and chart.low(end) in {"que", "a"}:
            for stop, base, extra in than(chart, end):
                if isinstance(base, NounPhrase):
                    yield stop, changed(told, arguments=(*told.arguments, (_THAN, base))), cost + extra + 0.1
                else:
                    yield stop, changed(told, adjuncts=(*told.adjuncts, base)), cost + 0.1
        elif chart.low(end) != "que":
            yield end, told, cost + 0.1


def graded_attributes(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "una minería cada vez más violenta", "una zona muy peligrosa"; "más" by itself may be "most"."""
    if chart.low(end) in {"más", "menos"} or chart.low(end) in _OWN:
        return []
    out: Found = []
    for stop, form, _ in graded(chart, end):
        agrees = form.number == np.number and form.gender in {"", np.gender or form.gender}
        if agrees and chart.low(stop) != "que" and not any(r.tense == "part" for r in chart.verbs(stop - 1)):
            notes = (*np.notes, COMPARED)
            out.append((stop, changed(np, end=stop, adjectives=(*np.adjectives, form), notes=notes), cost + 0.1))
    return out


def than(chart: Chart, at: int) -> Iterator[tuple[int, NounPhrase | Adjunct, float]]:
    """What stands behind the "que" of a comparison: a time, a norm, a thing."""
    begin = at + 1
    low = chart.low(begin)
    if low == "lo" and (norm := _NORMS.get(chart.low(begin + 1))):
        yield begin + 2, _adverb(chart, at, begin + 2, f"than {norm}"), 0.0
        return
    if low == "antes":
        yield begin + 1, _adverb(chart, at, begin + 1, "than before"), 0.0
        return
    if (those := _THOSE.get(low)) and chart.low(begin + 1) == "de":  # "que la de 2024", "que los del año pasado"
        is_later = chart.low(begin + 2) in {"el", "la"} and not _is_period(chart, begin + 3)
        for end, base in compared_bases(chart, begin + 2) if not is_later else ():
            owned = f"{base}'s" if base.startswith("last") else ""
            yield end, _adverb(chart, at, end, f"than {owned}" if owned else f"than {those} of {base}"), 0.0
    is_timed = False
    for end, time, _ in times(chart, begin):
        if time.en.startswith(("in ", "on ", "last ", "a ", "the ")) or time.en.endswith(" ago"):
            is_timed = True
            yield end, _adverb(chart, at, end, f"than {time.en}"), 0.0
    for end, base in compared_bases(chart, begin + (low == "en")):
        yield end, _adverb(chart, at, end, f"than in {base}" if low == "en" else f"than {base}"), 0.0
    if is_timed:
        return
    for end, np, cost in simple_phrases(chart, begin):
        yield end, np, cost


def _is_period(chart: Chart, at: int) -> bool:
    return chart.low(at) in {"año", "mes"} or (chart.text(at).isdigit() and len(chart.text(at)) == len("2024"))


def _adverb(chart: Chart, at: int, end: int, english: str) -> Adjunct:
    told = Adverb(es=chart.written(at, end), en=english, position="end", is_safe=True)
    return Adjunct(start=at, end=end, adverb=told)


#: Words that ask for something to compare with, behind them.
_ASKS = frozenset(("más", "menos", "doble", "triple"))
_ASKS_BEFORE_NOUN = frozenset(("mayor", "mayores", "menor", "menores"))
_AS = frozenset(("doble", "triple"))
#: So far behind them may what is compared with begin.
_FARTHEST = 7


def asks_before(chart: Chart, at: int) -> int:
    """Where the word before `at` stands that asks for something to compare with; -1 where there is none."""
    return next((k for k in range(at - 1, max(-1, at - _FARTHEST), -1) if _asks(chart, k, at)), -1)


def _asks(chart: Chart, at: int, stop: int) -> bool:
    low = chart.low(at)
    if low in {"más", "menos"} and chart.low(at + 1) == "de":
        return False  # "más de 300 títulos"
    return low in _ASKS or (low in _ASKS_BEFORE_NOUN and at + 1 < stop and bool(chart.nouns(at + 1)))


def compared_behind(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """ "recibió el doble de canon | que en 2023", "perdió más bosque | que el año pasado"."""
    if chart.low(at) != "que":
        return []
    asking = asks_before(chart, at)
    if asking < 0:
        return []
    if chart.low(asking) in {"más", "menos"} and chart.low(asking + 1) == "que" and asking + 1 != at:
        return []
    word = "as" if chart.low(asking) in _AS else "than"
    out: list[tuple[int, Adjunct, float]] = []
    for end, base, cost in than(chart, at):
        if isinstance(base, NounPhrase):
            phrase = Phrase(start=at, end=end, prep="que", object=changed(base, notes=(*base.notes, COMPARED)), en=word)
            out.append((end, Adjunct(start=at, end=end, phrase=phrase), cost + 0.3))
        elif base.adverb is not None:
            told = replace(base.adverb, en=word + base.adverb.en.removeprefix("than"))
            out.append((end, replace(base, adverb=told), 0.0))
    return out
