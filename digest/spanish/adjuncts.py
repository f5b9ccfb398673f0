"""What a clause says besides its frame: times, adverbs, prepositional phrases, purposes, gerunds, how far from what."""

from dataclasses import replace

from digest.english.entries import Adverb, word_set
from digest.spanish.chart import Chart
from digest.spanish.comparisons import compared_with
from digest.spanish.copies import changed
from digest.spanish.degrees import compared_behind
from digest.spanish.figures import MONTHS
from digest.spanish.measured import measured
from digest.spanish.pairs import paired, with_repeated
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.quantities import quantity
from digest.spanish.rumours import hearsay, held_by
from digest.spanish.senses import class_of
from digest.spanish.times import times
from digest.spanish.tree import DISTANCE, Adjunct, NounPhrase, Phrase, Quantity, VerbGroup
from digest.spanish.valency import infinitive_clauses, tails
from digest.spanish.verbgroups import verb_groups
from digest.spanish.votes import vote


def adjuncts(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """Times, adverbs, prepositional phrases and purposes that begin at `at`."""
    known = chart.memo.get(("adjunct", at, None))
    return known if known is not None else chart.remember("adjunct", at, None, lambda: _adjuncts(chart, at))


def fronted(chart: Chart, start: int) -> list[tuple[int, tuple[Adjunct, ...], float]]:
    """What may lead in at `start`: nothing, or one adjunct with its comma; where the clause then goes on, a cost."""
    out: list[tuple[int, tuple[Adjunct, ...], float]] = [(start, (), 0.0)]
    for end, adjunct, cost in adjuncts(chart, start):
        step = 1 if chart.text(end) == "," else 0
        out.append((end + step, (replace(adjunct, is_front=True),), cost))
    return out


#: Prepositions that open an adjunct by themselves, outside any frame.
FREE = word_set("en con contra por para durante tras mediante desde hasta ante bajo sin sobre entre hacia vía")


#: What introduces an infinitive, and how English introduces its own.
INFINITIVE_LINKS = (
    (("para",), "to"), (("a", "fin", "de"), "to"), (("con", "el", "fin", "de"), "to"),
    (("con", "el", "objetivo", "de"), "to"), (("en", "busca", "de"), "to"), (("con", "la", "finalidad", "de"), "to"),
    (("con", "el", "propósito", "de"), "to"), (("con", "la", "intención", "de"), "to"), (("en", "aras", "de"), "to"),
    (("tras",), "after"), (("luego", "de"), "after"),
    (("después", "de"), "after"), (("antes", "de"), "before"), (("sin",), "without"), (("por",), "for"),
    (("a", "el"), "on"), (("con", "miras", "a"), "with a view to"), (("con", "el", "afán", "de"), "to"),
    (("a", "efectos", "de"), "to"), (("en", "lugar", "de"), "instead of"), (("en", "vez", "de"), "instead of"),
    (("además", "de"), "in addition to"), (("pese", "a"), "despite"), (("a", "pesar", "de"), "despite"),
    (("a", "cambio", "de"), "in exchange for"),
)  # fmt: skip
_LINKS_BY_FIRST = {
    first: [(words, link) for words, link in INFINITIVE_LINKS if words[0] == first]
    for first in {words[0] for words, _ in INFINITIVE_LINKS}
}


def _adjuncts(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    out: list[tuple[int, Adjunct, float]] = []
    if at >= len(chart):
        return out
    for end, time, cost in times(chart, at):
        out.append((end, Adjunct(start=at, end=end, time=time), cost))
        if stop := _bracketed(chart, end):  # "en los últimos dos años (mayo 2017 y mayo 2019)"
            out.append((stop, Adjunct(start=at, end=stop, time=time), cost + 0.1))
    out.extend(
        (end, Adjunct(start=at, end=end, adverb=adverb), 0.1)
        for end, adverb in chart.adverb(at)
        if not (adverb.es == "de acuerdo" and chart.low(end) in {"con", "a"})
        and not (adverb.es == "siempre" and chart.low(end) == "que")  # a condition
        and not (adverb.es.startswith("cada vez ") and (chart.nouns(end) or chart.adjectives(end)))
        and not (adverb.es in {"después", "luego"} and chart.low(end) in {"de", "que"})
        and not (adverb.es.startswith("con ") and chart.tells_event(at - 1))  # "un ataque | con explosivos"
    )
    out.extend((end, Adjunct(start=at, end=end, adverb=adverb), 0.0) for end, adverb in compared_with(chart, at))
    out.extend(compared_behind(chart, at))
    out.extend((end, Adjunct(start=at, end=end, adverb=adverb), 0.0) for end, adverb in vote(chart, at))
    for end, multi in chart.multiword(at, "prep"):
        for stop, np, cost in noun_phrases(chart, end):
            phrase = Phrase(start=at, end=stop, prep=multi.es, object=np, en=multi.en)
            out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.2))
    out.extend(_distances(chart, at))
    out.extend(_years_after(chart, at))
    out.extend(_long_after(chart, at))
    prep = chart.low(at)
    is_mostly = prep == "en" and [chart.low(at + 1), chart.low(at + 2)] == ["su", "mayoría"]
    if prep in FREE and not is_mostly:
        for stop, np, cost in with_repeated(chart, at + 1, prep):
            phrase = Phrase(start=at, end=stop, prep=prep, object=np)
            out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.7))
    if prep in {"tanto", "no", "ni"}:
        tie = chart.low(at + 2) if prep == "no" else chart.low(at + 1)
        for stop, np, cost in paired(chart, at, tie) if tie in FREE else ():
            phrase = Phrase(start=at, end=stop, prep=tie, object=np)
            out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.7))
    if prep == "como" and not any(noun.number == "pl" for _, noun in chart.nouns(at - 1)):
        for stop, np, cost in simple_phrases(chart, at + 1):  # "actuó como mediador"
            is_role = class_of(np) in {"person", "org", "group", "act", "law", "event", "document", "abstract"}
            if class_of(np) == "person" and np.noun and np.number == "pl" and not (np.det or np.name):
                many = changed(np, notes=(*np.notes, "amber: as what"))  # "participaron como garantes"
                phrase = Phrase(start=at, end=stop, prep=prep, object=many, en="as")
                out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.6))
            if is_role and np.noun and np.det in {"", "indef"} and not np.name and np.number == "sg":
                is_one = any(a.lemma == "único" for a in np.adjectives)  # "como única productora": the only one
                role = changed(np, det="def" if is_one else "indef", det_en="the" if is_one else "a")
                role = changed(role, notes=(*np.notes, "amber: as what"))
                phrase = Phrase(start=at, end=stop, prep=prep, object=role, en="as")
                out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.6))
    if prep == "a":  # "explicó a RPP que …"
        for stop, name in chart.names_at(at + 1):
            if name.kind == "medium":
                medium = NounPhrase(start=at + 1, end=stop, name=name, number="sg")
                phrase = Phrase(start=at, end=stop, prep=prep, object=medium, en="to")
                out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), 0.1))
    if prep == "para" and at == 0:
        out.extend(_in_their_view(chart, at))
    out.extend(held_by(chart, at))
    if prep == "según":
        out.extend((stop, Adjunct(start=at, end=stop, adverb=rumour), 0.0) for stop, rumour in hearsay(chart, at))
        for begin, are_many in ((at + 1, False), *_says_so(chart, at + 1)):
            for stop, np, cost in noun_phrases(chart, begin) if are_many else simple_phrases(chart, begin):
                out.append((stop, Adjunct(start=at, end=stop, according=np), cost + 0.3))
    for words, link in _LINKS_BY_FIRST.get(prep, ()):
        if all(chart.low(at + k) == w for k, w in enumerate(words)):
            for stop, clause, cost in infinitive_clauses(chart, at + len(words)):
                low = 0.05 * min(2, len(clause.adjuncts))  # what stands behind an infinitive leans to it
                out.append((stop, Adjunct(start=at, end=stop, purpose=clause, link=link), cost + 0.4 - low))
    for reading in chart.verbs(at) if at else ():
        if reading.tense == "ger":
            is_apart = chart.text(at - 1) == ","
            group = VerbGroup(start=at, end=at + 1, lemma=reading.lemma, tense="ger")
            for stop, clause, cost in tails(chart, at + 1, group, None):
                told = clause if is_apart else changed(clause, notes=(*clause.notes, "amber: a gerund without a comma"))
                out.append((stop, Adjunct(start=at, end=stop, gerund=told), cost + (0.4 if is_apart else 0.7)))
    return sorted(out, key=lambda r: r[2])[:12]


def _long_after(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """ "dos días después del ataque", "horas antes de la audiencia": so long after or before it."""
    out = []
    for end, english in measured(chart, at):
        for stop, np, cost in noun_phrases(chart, end + 1) if chart.low(end) == "de" else ():
            if class_of(np) in {"event", "crime", "act", "law", "abstract", "penalty", "natural"}:
                noted = changed(np, notes=(*np.notes, "amber: how long after or before something"))
                phrase = Phrase(start=at, end=stop, prep="después de", object=noted, en=english)
                out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.1))
    return out


def _in_their_view(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """ "Para la Defensoría, la norma vulnera …": at the head, of a body or of one person, who holds it."""
    out = []
    for stop, np, cost in simple_phrases(chart, at + 1):
        is_one = not np.is_plural and not np.quantity and np.det in {"", "def"}
        if chart.text(stop) == "," or chart.text(stop - 1) == ",":
            holds = class_of(np) in {"org", "group", "person"} or (np.name is not None and np.name.kind == "person?")
            if is_one and holds:
                told = changed(np, notes=(*np.notes, "amber: in somebody's view"))
                out.append((stop, Adjunct(start=at, end=stop, according=told), cost + 0.2))
    return out


def _bracketed(chart: Chart, at: int) -> int:
    """Where a bracket of months and years that begins at `at` closes; 0 where none does."""
    if chart.text(at) != "(":
        return 0
    close = next((k for k in range(at + 1, min(at + 12, len(chart))) if chart.text(k) == ")"), 0)
    is_dates = all(
        chart.low(k) in MONTHS or chart.text(k).isdigit() or chart.low(k) in {"y", "a", "de", "el", "-", "–", "/"}
        for k in range(at + 1, close)
    )
    return close + 1 if close and is_dates else 0


_LENGTHS = {
    "metro": "metre", "metros": "metres", "kilómetro": "kilometre", "kilómetros": "kilometres", "km": "kilometres",
    "hora": "hour", "horas": "hours", "minutos": "minutes", "cuadras": "blocks",
}  # fmt: skip


#: How the way is gone: "a tres horas de caminata de Puerto Nuevo".
_ON_THE_WAY = {
    "camino": "on foot", "caminata": "on foot", "marcha": "on foot", "navegación": "by river", "viaje": "away",
    "recorrido": "away",
}  # fmt: skip


_ABOVE_SEA = ("sobre", "el", "nivel", "del", "mar")


def _distances(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """ "a unos 200 metros de un colegio", "a cuatro horas de Pucallpa": how far from what."""
    if chart.low(at) != "a":
        return []
    figure, end, said = None, at + 1, ""
    if counted := quantity(chart, at + 1):
        end, figure, is_money = counted
        if is_money:
            return []
        said = f"{figure.qualifier} {figure.en}".strip()
    elif chart.low(at + 1) in {"un", "una"}:
        end, said = at + 2, "a"
    elif chart.low(at + 1) in {"pocos", "pocas"} and chart.low(at + 2) in {"metros", "kilómetros", "horas", "minutos"}:
        end, said = at + 2, "a few"
    unit = _LENGTHS.get(chart.low(end), "")
    if not said or not unit:
        return []
    end += 1
    if chart.lows[end : end + 5] == _ABOVE_SEA or chart.lows[end : end + 6] == (*_ABOVE_SEA[:3], "de", "el", "mar"):
        stop = end + 5 if chart.lows[end : end + 5] == _ABOVE_SEA else end + 6
        high = Adverb(es="en altura", en=f"at {said} {unit} above sea level", is_safe=True)
        return [(stop, Adjunct(start=at, end=stop, adverb=high), 0.1)]
    if chart.low(end) == "y" and chart.low(end + 1) in {"medio", "media"}:
        said, unit, end = (
            ("one and a half" if said in {"a", "one"} else f"{said} and a half"),
            f"{unit.rstrip('s')}s",
            end + 2,
        )
    if chart.low(end) == "de" and chart.low(end + 1) in _ON_THE_WAY and chart.low(end + 2) == "de":
        unit, end = f"{unit} {_ON_THE_WAY[chart.low(end + 1)]}", end + 2
    if chart.low(end) == "de":
        out = []
        for stop, np, cost in noun_phrases(chart, end + 1):
            if class_of(np) not in {"place", "area", "natural", "artefact", "org", "name"}:
                continue
            noted = changed(np, notes=(*np.notes, "amber: how far from something"))
            phrase = Phrase(start=at, end=stop, prep=DISTANCE, object=noted, en=f"{said} {unit} from")
            out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.1))
        return out
    return []


def _years_after(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """ "a ocho años del crimen": eight years after it."""
    counted = quantity(chart, at + 1) if chart.low(at) == "a" else None
    if chart.low(at) == "a" and chart.low(at + 1) in {"un", "una"}:
        counted = (at + 2, Quantity(en="one", value=1), False)
    some = at + 2 if chart.low(at + 1) == "los" else at + 1
    if chart.low(at) == "a" and chart.low(some) in {"pocos", "pocas"}:  # "a pocas horas de la intervención"
        counted = (some + 1, Quantity(en="a few", value=3), False)
    if counted is None or counted[2] or chart.low(counted[0]) not in _AGES or chart.low(counted[0] + 1) != "de":
        return []
    end, figure, _ = counted
    unit = _AGES[chart.low(end)].removesuffix("s") if figure.value == 1 else _AGES[chart.low(end)]
    said = f"{figure.qualifier} {figure.en}".strip()
    out = []
    for stop, np, cost in noun_phrases(chart, end + 2):
        is_told = np.det in {"def", "dem"} or (chart.is_headline and not np.det and not np.quantity)
        is_to_come = np.head in _TO_COME  # "a un mes de las elecciones": before them
        if class_of(np) in {"event", "crime", "act", "law"} and is_told and not is_to_come:
            noted = changed(np, notes=(*np.notes, "amber: how long after something"))
            phrase = Phrase(start=at, end=stop, prep=DISTANCE, object=noted, en=f"{said} {unit} after")
            out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.1))
    return out


#: What people count the days to.
_TO_COME = word_set(
    "inicio elección elecciones comicios cierre vencimiento referéndum fiesta apertura inauguración votación campaña "
    "festival feria cumbre paro huelga"
)
_AGES = {
    "horas": "hours", "año": "years", "años": "years", "mes": "months", "meses": "months", "días": "days",
    "semanas": "weeks",
}  # fmt: skip


def _says_so(chart: Chart, at: int) -> list[tuple[int, bool]]:
    """ "según informó | la Policía", "según dio a conocer …": where who says so begins, and if they are many."""
    out: list[tuple[int, bool]] = []
    for end, group in verb_groups(chart, at):
        frames = [f for f in chart.lexicon.frames.get(group.lemma, ()) if f.clause == "que" and not f.arguments]
        if frames and group.tense in {"pret", "pres"} and not group.is_negated and group.voice == "active":
            out.append((end, group.number == "pl"))
    return out
