"""What names a noun, and what its brackets say: "la empresa Southern", "los ríos Ene y Tambo", "… (OEFA)"."""

import re

from digest.english.entries import Name, word_set
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.figures import MEASURES, MONTHS, number_of
from digest.spanish.numbered import numbered
from digest.spanish.phraseheads import is_year
from digest.spanish.proper import LINKS, name_of, quoted_name, unknown_name
from digest.spanish.senses import class_of
from digest.spanish.tokens import fold, tokenise
from digest.spanish.tree import NounPhrase, Phrase

Found = list[tuple[int, NounPhrase, float]]


#: Events, plans and the like that are called by a name.
NAMED_THINGS = word_set(
    "proyecto plan programa caso operativo operación fenómeno campaña estrategia iniciativa festival feria convención "
    "premio propuesta conflicto marca tratado convenio convenio acuerdo decreto resolución ordenanza artículo informe"
)


def named(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "la empresa Southern", "el presidente Jorge Pérez", "el lote 192"."""
    out: Found = []
    if close := quoted_name(chart, end):
        said = chart.written(end, close)
        quoted = changed(np, end=close, name=Name(es=said, en=said, cls="name", kind="quoted"))
        if np.noun is None or np.noun.lemma.split()[0] not in _GANGS:  # "la banda “Los Topos”"
            quoted = changed(quoted, notes=(*np.notes, "amber: a name in quotation marks"))
        may_be_called = np.noun is not None and {s.cls for s in np.noun.senses} & _CALLED and not np.tails
        return [(close, quoted, cost + 0.1)] if may_be_called else out
    if chart.text(end)[:1] in {"“", '"', "«", "‘"} or np.tails:
        return out
    assert np.noun is not None
    if np.noun.lemma in _QUAKES and (found := _strength(chart, end)) and not np.notes:
        stop, figure = found
        return [(stop, changed(np, end=stop, notes=(f"before:magnitude {figure}",)), cost)]
    if code := numbered(chart, end, np):
        return [(code[1], changed(np, end=code[1], name=name_of(chart, *code)), cost)]
    if np.noun.lemma == "kilómetro" and np.quantity is None and chart.text(end)[:1].isdigit():
        stop, said = _marks(chart, end) if np.number == "pl" else (end + 1, chart.text(end))
        kind = "marks" if stop > end + 1 else "mark"
        name = Name(es=chart.written(end, stop), en=said, cls="place", kind=kind)
        return [(stop, changed(np, end=stop, name=name), cost)] if stop else out
    classes = {s.cls for s in np.noun.senses}
    if not classes & {
        "person",
        "group",
        "org",
        "place",
        "area",
        "law",
        "document",
        "artefact",
        "natural",
        "event",
        "act",
        "abstract",
    }:
        return out
    if not classes & {"person", "group", "org", "place", "area", "law", "artefact", "natural"} and (
        np.noun.lemma.split()[0] not in NAMED_THINGS
    ):
        return out
    if any(form.senses[0].en[:1].isupper() and form.number == np.number for form in chart.adjectives(end)):
        return out  # "comunidades Awajún": of that people
    for stop, name in chart.names_at(end):
        out.append((stop, changed(np, end=stop, name=name), cost + 0.1))
    if np.noun.lemma.split()[0] in _ROUTES and (route := _route(chart, end)) is not None:
        stop, name = route
        return [(stop, changed(np, end=stop, name=name), cost)]
    if np.number == "pl" and np.gender:
        out.extend(_named_together(chart, end, np, cost))
    if not out and end < len(chart):
        token = chart.tokens[end]
        if token.is_capital or (token.text[:1].isdigit() and np.number == "sg" and np.quantity is None):
            stop = unknown_name(chart, end) if token.is_capital else end + 1
            if stop and token.text[:1].isdigit() and (number_of(token.text) is None or "%" in token.text):
                stop = 0
            if stop and token.text.isdigit() and chart.low(stop) == "de" and chart.low(stop + 1) in MONTHS:
                stop += 2  # the community "6 de Mayo"
            if stop and np.noun.lemma in _SPOTS and chart.low(stop) == "de" and _goes_on(chart, stop + 1):
                stop = unknown_name(chart, stop + 1) or stop  # "el sector Ojo de Toro"
            if stop:
                name = name_of(chart, end, stop)
                out.append((stop, changed(np, end=stop, name=name), cost + 0.3))
                if token.is_capital and is_year(chart.text(stop)) and "event" in classes:  # "la feria Expo Papa 2019"
                    name = name_of(chart, end, stop + 1)
                    out.append((stop + 1, changed(np, end=stop + 1, name=name), cost + 0.3))
    return out


def _marks(chart: Chart, at: int) -> tuple[int, str]:
    """ "kilómetros | 98 y 115", "45, 62 y 78": where the figures end, and how they are said; 0 where there is one."""
    said = [chart.text(at)]
    while chart.text(at + 1) == "," and chart.text(at + 2)[:1].isdigit():
        at += 2
        said.append(chart.text(at))
    if not chart.is_cat(at + 1, "and") or not chart.text(at + 2)[:1].isdigit():
        return 0, ""
    return at + 3, f"{', '.join(said)} and {chart.text(at + 2)}"


#: What leads from one place to another and is called by both.
_ROUTES = word_set("carretera vía ruta autopista camino ferrocarril tramo corredor trocha tren oleoducto gasoducto")
_PLACE = r"[A-ZÁÉÍÓÚÑ][\w.]+(?: (?:de |del |la |las |los |el )?[A-ZÁÉÍÓÚÑ][\w.]+)*"
#: How the state numbers its roads: "la carretera AR-647".
_ROAD_CODE = re.compile(r"[A-Z]{2}-\d{1,4}[A-Z]?\b(?!-)")
_FROM_TO = re.compile(rf"({_PLACE})\s?[-–—]\s?({_PLACE})(?:\s?[-–—]\s?({_PLACE}))?")


def _route(chart: Chart, at: int) -> tuple[int, Name] | None:
    """ "carretera | Cusco-Puno", "vía La Oroya–Tarma": where the name of a route between known places ends."""
    if at >= len(chart):
        return None
    start = chart.tokens[at].start - chart.offset
    found = _ROAD_CODE.match(chart.source, start) or _FROM_TO.match(chart.source, start)
    if found is None:
        return None
    parts = [part for part in found.groups() if part]
    if parts and not all(_is_place(chart, part) for part in parts):
        return None
    end = next((k + 1 for k in range(at, len(chart)) if chart.tokens[k].end - chart.offset == found.end()), 0)
    written = "-".join(parts) or found[0]
    return (end, Name(es=written, en=written, cls="place", kind="route")) if end else None


def _is_place(chart: Chart, words: str) -> bool:
    tokens = tokenise(f"en {words}")
    return any(end == len(tokens) and name.cls == "place" for end, name in chart.names.at(tokens, 1))


_QUAKES = word_set("sismo temblor terremoto réplica movimiento")


def _strength(chart: Chart, at: int) -> tuple[int, str] | None:
    """ "sismo | de magnitud 4.1", "de 4.1 de magnitud", "de 4,1 grados", "de 4,1": where it ends, and the figure."""
    here = at + 1 if chart.low(at) == "de" else at
    if chart.low(here) == "magnitud":
        end, figure = here + 2, chart.text(here + 1)
    elif here > at and (chart.low(here + 1), chart.low(here + 2)) == ("de", "magnitud"):
        end, figure = here + 3, chart.text(here)
    elif here > at and chart.low(here + 1) == "grados":
        end, figure = here + 2, chart.text(here)
    elif here > at and re.fullmatch(r"[3-9][.,]\d", chart.text(here)) and chart.low(here + 1) not in _UNITS:
        end, figure = here + 1, chart.text(here)  # "sismo de 6,7 deja un muerto"
    else:
        return None
    return (end, figure.replace(",", ".")) if re.fullmatch(r"\d(?:[.,]\d)?", figure) else None


#: Behind a figure, what says that it measures no strength.
_UNITS = word_set("minutos segundos kilómetros km metros horas millones mil por")
#: What the police know by a name that it has given itself.
_GANGS = word_set("banda clan mafia")
#: What may be called by a name in quotation marks.
_CALLED = frozenset(("person", "group", "org", "event", "law", "abstract", "document", "act", "place", "area"))


#: Spots that are called by names of several words.
_SPOTS = word_set("sector caserío anexo fundo paraje cerro laguna quebrada comunidad centro_poblado playa zona")


def _goes_on(chart: Chart, at: int) -> bool:
    """Whether a capitalised word that is no known name goes on with the one before "de"."""
    return at < len(chart) and chart.tokens[at].is_capital and not chart.names_at(at)


def is_of_stuff(phrase: Phrase) -> bool:
    inner = phrase.object
    bare = not (inner.det or inner.phrases or inner.adjectives or inner.name or inner.also or inner.quantity)
    return phrase.prep == "de" and bare and class_of(inner) == "substance"


#: Names of one noun: "los distritos de A, B, …".
_MOST_NAMES = 12


def _named_together(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "los ríos Ene y Tambo": one noun, several names."""
    names: list[str] = []
    here = end
    while here < len(chart) and len(names) < _MOST_NAMES:
        known = chart.names_at(here)
        stop = known[0][0] if known else unknown_name(chart, here)
        if not stop:
            return []
        names.append(known[0][1].en if known else chart.written(here, stop))
        if chart.is_cat(stop, "and") and len(names) >= 1 and here != end - 1:
            last = chart.names_at(stop + 1)
            finish = last[0][0] if last else unknown_name(chart, stop + 1)
            if not finish:
                return []
            names.append(last[0][1].en if last else chart.written(stop + 1, finish))
            english = f"{', '.join(names[:-1])} and {names[-1]}"
            name = Name(es=english, en=english, cls="place", kind="several", number="pl")
            return [(finish, changed(np, end=finish, name=name), cost - 0.1)]
        if chart.text(stop) != ",":
            return []
        here = stop + 1
    return []


def bracket(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    if chart.text(end + 2) == ")" and np.noun is None and np.name and np.name.kind in {"", "half", "person?"}:
        known = [n for stop, n in chart.names_at(end + 1) if stop == end + 2 and n.kind and (n.acronym or "(" in n.en)]
        if known and not _names_another(
            chart, np.name.es, known[0]
        ):  # a long name that the gazetteer knows by its acronym
            return [(end + 3, changed(np, end=end + 3, name=known[0]), cost)]
    if chart.text(end + 2) == ")" and chart.text(end + 1) in MEASURES and np.quantity is not None:
        return [(end + 3, changed(np, end=end + 3), cost)]  # "1,200 toneladas métricas finas (TMF)"
    if chart.text(end + 2) == ")" and chart.text(end + 1).isupper() and len(chart.text(end + 1)) > 1:
        return [(end + 3, changed(np, end=end + 3, acronym=chart.text(end + 1)), cost)]
    close = next((k for k in range(end + 1, min(end + 9, len(chart))) if chart.text(k) == ")"), 0)
    if not close:
        return []
    if (
        all(chart.tokens[k].is_capital or chart.text(k) in "-" or chart.low(k) in LINKS for k in range(end + 1, close))
        and close - end <= 4
    ):
        here = chart.names_at(end + 1)
        if here and here[0][0] == close:
            name = here[0][1]
            if name.cls in {"place", "area"}:
                return [(close + 1, changed(np, end=close + 1, locator=name.en), cost)]
            return [(close + 1, changed(np, end=close + 1, acronym=name_of(chart, end + 1, close).en), cost)]
        if close == end + 2 and np.name and not np.noun:
            return [(close + 1, changed(np, end=close + 1, acronym=chart.text(end + 1)), cost)]
    places = _places(chart, end + 1, close)
    return [(close + 1, changed(np, end=close + 1, locator=places), cost)] if places else []


def by_acronym(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "la policía nacional del Perú (PNP)": a body in lower case that is known by its acronym."""
    known = [
        n for stop, n in chart.names_at(end + 1) if stop == end + 2 and n.has_article and (n.acronym or n.es.isupper())
    ]
    plain = all(p.prep == "de" and p.object.noun is None for p in np.phrases) and not (np.participle or np.relative)
    if not known or not plain or class_of(np) != "org" or np.quantity or np.number == "pl":
        return []
    body = NounPhrase(start=np.start, end=end + 3, name=known[0], number=np.number, gender=np.gender, det=np.det)
    return [(end + 3, body, cost - 0.2)]


def _names_another(chart: Chart, written: str, known: Name) -> bool:
    """Whether the body as it is written has a proper word that the one known by this acronym has not."""
    said = fold(f"{known.es} {known.en}")
    words = [w for w in written.split() if w[:1].isupper() and len(w) > 3]
    tables = (chart.lexicon.nouns, chart.lexicon.adjectives, chart.lexicon.verbs)
    return any(not any(w.lower() in t for t in tables) and fold(w) not in said for w in words)


def _places(chart: Chart, at: int, close: int) -> str:
    """ "Islay, Arequipa" where both are known places; "" otherwise."""
    parts = []
    while at < close:
        here = [n for n in chart.names_at(at) if n[1].cls in {"place", "area"} and n[0] <= close]
        if not here:
            return ""
        parts.append(here[0][1].en)
        at = here[0][0]
        if at < close:
            if chart.text(at) not in {",", "-", "–"}:
                return ""
            at += 1
    return ", ".join(parts)
