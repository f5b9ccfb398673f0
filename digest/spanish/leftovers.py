"""What stands behind the part of a sentence that was read, and whether it may be left off."""

from digest.english.entries import word_set
from digest.spanish.asides import LEVELS
from digest.spanish.attribution import has_attribution, is_told_by
from digest.spanish.chart import Chart
from digest.spanish.guards import is_guard
from digest.spanish.phrases import simple_phrases
from digest.spanish.tree import Clause, innermost
from digest.spanish.verbgroups import verb_groups

#: By what a figure was moved, which the press writes without a comma: "creció 7 % en julio impulsada por …".
DRIVEN = word_set("impulsado impulsada impulsados impulsadas favorecido favorecida apuntalado apuntalada")
#: How a headline goes on behind its colon to say what the article tells.
SEE_BELOW = word_set("los las el la conoce conozca esto qué cuáles cómo aquí estos estas lo ahora todo revisa mira")
#: What sums up the clause before it: "…, medida que beneficiaría a …".
SUMS_UP = word_set(
    "medida situación hecho cifra acción decisión cantidad monto iniciativa norma proceso propuesta tema"
)
#: What says again where something was, to tell more of the place.
_WHEREABOUTS = word_set("área zona lugar sitio espacio terreno localidad ciudad distrito comunidad")
#: What stands beside a figure and says what it amounts to: "sumaron S/ 40 millones, un aumento de 12 % respecto a …".
_AMOUNTS_TO = word_set(
    "aumento incremento alza crecimiento subida caída reducción disminución descenso baja retroceso variación "
    "expansión récord máximo mínimo nivel resultado total equivalente"
)
#: How a figure is set beside another one without a noun: "…, superior en 12 % a …".
_BESIDE_FIGURE = word_set("superior superiores mayor mayores inferior inferiores menor menores equivalente")
#: By what a body decides, which tells nothing of what was decided.
_RULES = word_set("decreto resolución ordenanza ley oficio acuerdo norma decretos resoluciones")
#: Tenses of what is told by itself.
_TOLD = frozenset(("pres", "pret", "fut"))
_MOVES = word_set("rise fall reach grow receive")
#: What opens a clause of its own on the noun before it or on all that was said.
_BESIDE = word_set("donde quien quienes cuyo cuya cuyos cuyas")
#: Words with which the sentence itself would go on.
_TURNS = word_set("pero aunque sino salvo excepto según embargo si condicionado")
#: Limits that may stand within a clause on a name that is left off.
_INNER = frozenset(("no", "ni", "solo", "sólo", "hasta", "sin"))
#: How what only tells the circumstances begins.
_CIRCUMSTANCES = (
    ("durante",), ("tras",), ("mediante",), ("luego", "de"), ("después", "de"), ("a", "fin", "de"),
    ("con", "el", "fin"), ("con", "el", "objetivo"), ("en", "el", "marco"), ("como", "parte", "de"),
    ("en", "un", "operativo"), ("en", "una", "operación"), ("en", "una", "intervención"), ("a", "través", "de"),
    ("como", "resultado"), ("como", "consecuencia"), ("gracias", "a"),
)  # fmt: skip
#: What is done to things that are counted, whatever else is done with it.
_COUNTED_DEEDS = word_set(
    "seize destroy arrest find recover rescue release title recognise hand_over deforest lose detect burn receive kill"
)


def may_cut(chart: Chart, at: int) -> bool:
    """A comma; in a headline a colon too, behind which it says what it is about; "porque"."""
    is_bar = chart.is_headline and chart.text(at) == "|"
    is_driven = chart.low(at) in DRIVEN and chart.low(at + 1) == "por"
    return chart.text(at) in {",", ":", ";"} or chart.low(at) == "porque" or is_bar or is_driven


def kind_of_rest(chart: Chart, at: int, last: int, clause: Clause) -> str:
    """What kind of rest begins at the comma `at`: "safe" or "unsure" to leave off, "" where it must not be."""
    if chart.is_headline and chart.text(at) in {":", "|"} and chart.low(at + 1) in SEE_BELOW:
        return "safe"
    if innermost(clause).asks:
        return ""  # of a question that is told nothing is left off
    if has_attribution(chart, at, last) or is_told_by(chart, at, last):
        return ""  # "…, en Loreto, informó el fiscal": who says so is not left off
    while_it = chart.low(at + 1) == "cuando" and any(v.tense in {"impf", "pret"} for v in chart.verbs(at + 2))
    for k in range(at, last):
        if while_it and k == at + 1:  # "fue asesinado, cuando regresaba": no condition
            continue
        if is_guard(chart, k):
            if chart.low(k) in _INNER and _goes_on_beside(chart, at) and not _turns(chart, at, last):
                continue  # "…, donde dos personas no contaban con permiso": a limit of that clause alone
            # a limit within what describes a name says nothing of the sentence
            return "safe" if chart.low(k) in _INNER and _describes_name(chart, at, k) else ""
        if chart.text(k)[:1] in {"“", "”", '"', "«", "»"}:
            return ""
    first = chart.low(at + 1)
    if chart.text(at) == ":" and not chart.is_headline:
        return "unsure"
    if while_it or chart.text(at) != ",":
        return "safe"
    if first in {"porque", "como"} or (first == "lo" and chart.low(at + 2) in {"que", "cual"}):
        return "safe"
    if first in {"el", "la", "los", "las"} and chart.low(at + 2) in {"cual", "cuales"}:
        return "safe"
    if first in SUMS_UP and chart.low(at + 2) == "que":
        return "safe"
    if first in _WHEREABOUTS and chart.low(at + 2) in {"donde", "que", "cuyo", "cuya"}:
        return "safe"  # "ingresaron al tajo, área donde la empresa proyecta …"
    if first in {"que", "quien", "quienes", "donde", "cuyo", "cuya", "cuyos", "cuyas"}:
        return "safe"
    counted = chart.text(at + 1)[:1].isdigit() or chart.is_cat(at + 1, "numw")
    if counted and chart.low(at + 2) == "de" and chart.low(at + 3) in {"ellos", "ellas", "los", "las"}:
        return "safe"  # "171 conflictos, 89 de ellos por minería"
    if _describes_name(chart, at, last) or _weighs_figure(chart, at, clause):
        return "safe"
    if chart.is_cat(at + 1, "and"):
        return "safe" if verb_groups(chart, at + 2) else ""
    if any(v.tense in {"ger", "part"} for v in chart.verbs(at + 1)):
        return "safe"
    if _tells_role(chart, at, last) or (chart.is_headline and _is_clause(chart, at + 1, last)):
        return "safe"
    begin = at + 2 if first == "en" else at + 1
    begin += chart.low(begin) in {"el", "la"}
    if chart.low(begin) in LEVELS:
        return "safe"  # "…, distrito de Urarinas, provincia de Loreto": where that is
    if chart.is_cat(at + 1, "prep") or chart.multiword(at + 1, "prep"):
        if first in {"de", "a", "entre"}:
            return ""
        is_long = bool(chart.multiword(at + 1, "prep"))  # "en respuesta a", which is no second "en"
        again = not is_long and any(a.phrase and a.phrase.prep == first for a in clause.adjuncts)
        return "unsure" if again else "safe"
    if any(end == last and np.noun is not None and not np.also for end, np, _ in simple_phrases(chart, at + 1)):
        return "unsure"
    return ""


def _is_clause(chart: Chart, at: int, last: int) -> bool:
    """ "siete detenidos por contrabando, | decomiso supera el millón de soles": news of its own behind a comma."""
    from digest.spanish.openings import openings

    return any(
        end == last and one.subject is not None and one.verb.tense in _TOLD for end, one, _ in openings(chart, at)
    )


def _tells_role(chart: Chart, at: int, last: int) -> bool:
    """ "a Petroperú, operadora del oleoducto, …": a bare noun in the singular that says what a name is."""
    before = chart.tokens[at - 1]
    if not (before.is_capital or before.text in {")", "."}) or chart.tokens[at + 1].is_capital:
        return False
    is_noun = any(
        form.number == "sg"
        and (form.lemma == "afluente" or any(s.cls in {"person", "org", "place", "area"} for s in form.senses))
        for _, form in chart.nouns(at + 1)
    )
    stop = next((k for k in range(at + 1, last) if chart.text(k) == ","), last)
    return is_noun and not any(chart.is_cat(k, "and", "or") for k in range(at + 1, min(stop + 2, last)))


def _goes_on_beside(chart: Chart, at: int) -> bool:
    """Whether ", donde …", ", quienes …" or ", lo que …" begins at the comma `at`."""
    first, second = chart.low(at + 1), chart.low(at + 2)
    is_which = first in {"el", "la", "los", "las", "lo"} and second in {"cual", "cuales"}
    return chart.text(at) == "," and (first in _BESIDE or is_which or (first == "lo" and second == "que"))


def _weighs_figure(chart: Chart, at: int, clause: Clause) -> bool:
    """Whether what begins behind the comma `at` only says what the figure before it amounts to."""
    thing = clause.object
    told = [thing, *(np for _, np in clause.arguments)]
    is_figure = any(np is not None and np.quantity is not None for np in told)
    if not is_figure and clause.frame.event not in _MOVES:
        return False
    first, second = chart.low(at + 1), chart.low(at + 2)
    if first in _BESIDE_FIGURE:
        return True
    is_counted = chart.text(at + 1)[:1].isdigit() or chart.is_cat(at + 1, "numw")
    than = [k for k in range(at + 2, at + 5) if chart.low(k) in {"más", "menos"} and chart.low(k + 1) == "que"]
    if is_counted and than:
        return True  # "…, 10 % menos que en 2024", "…, dos más que en mayo"
    is_share = chart.text(at + 2)[:1].isdigit() and "%" in chart.text(at + 2) + chart.text(at + 3)
    if first in {"un", "una", "el", "la"} and is_share:
        return chart.low(at + 3) in {"más", "menos"} or chart.low(at + 4) in {"más", "menos"}
    return first in {"un", "una", "el", "la"} and second in _AMOUNTS_TO | SUMS_UP


def _turns(chart: Chart, start: int, end: int) -> bool:
    return any(chart.low(k) in _TURNS for k in range(start, end))


def _describes_name(chart: Chart, at: int, last: int) -> bool:
    """ "… (RIA), la propuesta con la que …": what a name stands for, in no list; `last` is within its clause."""
    relative = any(chart.low(k) in {"que", "quien", "donde", "cual"} for k in range(at + 2, last))
    if last < len(chart) - 1 and chart.low(last) in _INNER and not relative:
        return False
    before = chart.tokens[at - 1]
    is_numbered = at > 1 and before.text.isdigit() and chart.tokens[at - 2].is_capital  # "el Lote 192, el yacimiento …"
    if not (before.is_capital or before.text == ")" or is_numbered) or chart.low(at + 1) not in {
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
    }:
        return False
    if chart.text(at + 2)[:1].isupper():
        return False
    for k in range(at + 2, last):
        if chart.text(k) == ",":
            return True
        if chart.is_cat(k, "and") and chart.low(k + 1) in {"el", "la", "los", "las", "un", "una"}:
            return False
    return True


def tells_circumstances(chart: Chart, end: int, clause: Clause) -> bool:
    """Whether what is written stays true and whole without the rest: "destruyó 21 dragas | durante …, que …"."""
    literal = next((np for a, np in clause.arguments if a.is_required and not a.en), None)  # "llevó a cabo 10 procesos"
    thing = clause.object or (clause.subject if clause.verb.voice != "active" else literal)
    is_plain = not (clause.also or clause.complement or clause.verb.is_negated or clause.verb.tense == "cond")
    by_rule = chart.low(end) == "mediante" and any(chart.low(k) in _RULES for k in (end + 1, end + 2))
    if by_rule and thing is not None and is_plain:
        return True  # "aprobó el plan | mediante el Decreto Supremo N.° …"
    is_after = chart.low(end) == "tras" and chart.low(end + 1) not in {"las", "otro", "otra"}
    if is_after and thing is not None and is_plain:
        return True  # "expulsa a mineros del río | tras vencer plazo"
    if thing is None or thing.quantity is None or thing.noun is None or thing.also or clause.complement is not None:
        return False
    if thing.end != end and not clause.adjuncts and not clause.arguments:
        return False
    if clause.also or thing.quantity.en.endswith("%") or clause.verb.is_negated or clause.verb.tense == "cond":
        return False
    if any(all(chart.low(end + k) == word for k, word in enumerate(words)) for words in _CIRCUMSTANCES):
        return True
    if thing.end != end or clause.frame.event not in _COUNTED_DEEDS:
        return chart.low(end) == "que" and thing.end == end
    return chart.low(end) in {"que", ","}
