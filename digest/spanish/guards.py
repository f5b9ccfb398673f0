"""Words that limit what is said, so that nothing which holds one may be left off: "no", "según", "presunto"."""

from digest.english.entries import word_set
from digest.spanish.chart import Chart

#: Words in what is left off that forbid leaving it off.
GUARDS = word_set(
    "no ni sin nunca solo sólo casi hasta según si salvo aunque pero pese cuando apenas aún todavía tampoco "
    "excepto jamás quizá quizás mientras embargo niega negó desmintió desmiente condicionado siempre "
    "ilegalmente ilícitamente irregularmente falsamente parcialmente temporalmente provisionalmente"
)
#: How words begin that do the same.
GUARD_STEMS = ("presunt", "supuest", "podría", "habría", "aparente", "al menos")
#: Words that make a statement depend on something else.
CONDITIONS = word_set("si salvo excepto siempre menos caso condición")
#: Below what a thing is no news, or good news.
_LIMITS = word_set("límite límites nivel niveles norma normas estándar estándares umbral permitido")
#: Before which end somebody suffered it.
_ENDS = word_set("morir fallecer asesinado asesinada asesinados asesinadas ejecutado ejecutados acribillado")
_SHARES = word_set("mitad tercio doble triple cuarto")
#: By whose opinion something is so.
_OPINIONS = frozenset(("juicio", "opinión", "criterio", "decir", "palabras"))


def is_condition(chart: Chart, at: int) -> bool:
    """ "…, de concretarse, …", "De no pagar, …": only if it comes about."""
    if chart.low(at) != "de" or not (at == 0 or chart.text(at - 1) in {",", ";", ".", "(", "–", "—"}):
        return False
    verb = at + 2 if chart.low(at + 1) == "no" else at + 1
    low = chart.low(verb).removesuffix("se") if chart.low(verb).endswith("rse") else chart.low(verb)
    return any(r.tense == "inf" for r in chart.lexicon.verbs.get(low, ()))


def is_guard(chart: Chart, at: int) -> bool:
    """Whether the word limits what the sentence says."""
    known = chart.guards.get(at)
    if known is None:
        known = chart.guards[at] = _is_guard(chart, at)
    return known


def _is_guard(chart: Chart, at: int) -> bool:
    low = chart.low(at)
    if low == "cada" and chart.low(at - 1) == "por":  # "S/ 10 | por cada hectárea"
        return True
    if low == "sí" and chart.low(at - 1) == "por" and chart.low(at + 1).startswith("sol"):
        return True  # "no resolverá por sí sola el conflicto"
    if low == "para" and at == 0 and chart.low(1) in {"él", "ella", "ellos", "ellas"}:
        return True  # "Para ellos, la vía significa …": in their view
    if low == "debajo" and any(chart.low(at + n) in _LIMITS for n in (2, 3)):
        return True  # "halló plomo | por debajo del límite"
    if low == "manos" and chart.low(at - 1) == "en" and any(chart.low(k).startswith("dej") for k in range(at)):
        return True  # "dejó la mina | en manos de otra empresa"
    if low == "antes" and chart.low(at + 1) == "de" and chart.low(at + 2 + (chart.low(at + 2) == "ser")) in _ENDS:
        return True  # "fue amenazado | antes de morir"
    if low == "que" and chart.low(at - 2) == "de" and chart.low(at - 3) in _SHARES:
        return True  # "la mitad de bosque | que en 2023"
    is_head = at == 0 or chart.low(at - 1) == "que"
    if is_head and low == "de" and chart.low(at + 1).endswith(("arse", "irse", "prosperar")):
        return True  # "De concretarse, …": a condition
    if low == "acuerdo" and chart.low(at - 1) == "de" and chart.low(at + 1) in {"con", "a", "al"}:
        return chart.low(at + 2) not in {"ley", "norma"} and chart.low(at + 3) not in {"ley", "norma"}
    if is_condition(chart, at):
        return True
    if low in _OPINIONS and chart.low(at + 1) in {"de", "del"}:
        return chart.low(at - 1) in {"a", "en"}  # "a juicio de": who says so
    return low in GUARDS or low.startswith(GUARD_STEMS) or (low.endswith(("ría", "rían")) and bool(chart.verbs(at)))


def any_guard(chart: Chart, start: int, end: int) -> bool:
    """Whether a word between the two limits what is said before."""
    return any(is_guard(chart, at) for at in range(start, end))
