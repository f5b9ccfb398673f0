"""What stands between commas behind a noun phrase: where a place lies, of which company, how long, how old."""

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.tokens import fold
from digest.spanish.tree import NounPhrase, Phrase
from pipeline import types

Found = list[tuple[int, NounPhrase, float]]

#: Levels of administration, from which a place is told: "en el distrito de Imaza, provincia de Bagua, Amazonas".
LEVELS = word_set("distrito provincia departamento región ciudad")
#: "centro poblado X, distrito Y, provincia Z, región W": more names than that are a list.
_MOST_LEVELS = 3
#: The departments, none of which lies within another.
DEPARTMENTS = frozenset((*map(fold, types.DEPARTMENTS), "cuzco"))
#: What a department lies in.
_COUNTRY = frozenset(("peru",))
_UNITS = word_set("año años mes meses semana semanas día días kilómetro kilómetros hectárea hectáreas hora horas metro "
                  "metros")  # fmt: skip


def closed(chart: Chart, end: int) -> int:
    """Where the sentence goes on behind an aside that ends at `end`; 0 where nothing closes it."""
    if chart.text(end) == ",":
        return end + 1
    return end if chart.text(end) in {".", ""} else 0


def located(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "…, provincia de Bagua, región Amazonas": the wider places, shown in brackets."""
    if np.locator or class_of(np) not in {"place", "area", "artefact", "natural"}:
        return []
    run = _run_of_places(chart, end)
    # "en Cusco, Loreto, San Martín y Ucayali" is a list of places, none within another
    if len(run) > _MOST_LEVELS or (run and chart.is_cat(run[-1][0], "and", "or") and chart.names_at(run[-1][0] + 1)):
        return []
    if not run or _is_list(chart, np, run):
        return []
    places: list[str] = []
    out: Found = []
    for here, name, _ in run:
        places.append(name)
        stop = closed(chart, here)
        if stop:
            whole = changed(np, end=stop, locator=", ".join(places), is_located=True)
            out.append((stop, whole, cost - 0.1))
            if stop > here:  # a comma that opens what follows serves as well
                out.append((here, changed(whole, end=here), cost))
    return out


def _is_list(chart: Chart, np: NounPhrase, run: list[tuple[int, str, str]]) -> bool:
    """ "en Amazonas, Cusco, Huánuco", "las provincias de Espinar, Canas": places beside one another, none wider."""
    level = np.noun.lemma if np.noun is not None and np.noun.lemma in LEVELS else ""
    before = chart.low(np.start - 2) if chart.low(np.start - 1) == "de" else ""
    if run[0][2] and level and run[0][2] != level and np.number == "pl":
        return len(run) > 1 and any(said == level for _, _, said in run)  # "los distritos de A y B, provincia de C"
    if np.number == "pl" or (before.endswith("s") and before not in LEVELS and before in chart.lexicon.nouns):
        return True
    own = fold(np.name.es) if np.name is not None else ""
    told = [fold(name) for _, name, said in run if not said]
    wide = [name for name in told if name in DEPARTMENTS]
    if own in DEPARTMENTS and level in {"", "región", "departamento"}:
        return any(said or fold(name) not in _COUNTRY for _, name, said in run)
    if len(wide) > 1 or (wide and told[-1] not in DEPARTMENTS | _COUNTRY):
        return True
    return not level and len(told) == len(run) and told[-1] not in DEPARTMENTS | _COUNTRY


def _run_of_places(chart: Chart, at: int) -> list[tuple[int, str, str]]:
    """All places that follow one another between commas, each with where it ends and the level that is told."""
    run: list[tuple[int, str, str]] = []
    while chart.text(at) == "," and (found := _wider(chart, at + 1)) is not None:
        run.append(found)
        at = found[0]
    return run


def _wider(chart: Chart, at: int) -> tuple[int, str, str] | None:
    """ "región Cusco", "provincia de Bagua", or a place's bare name."""
    here = at
    if chart.low(here) == "de" and chart.low(here + 1) in {"el", "la"} and chart.low(here + 2) in LEVELS:
        here = at = here + 2  # "…, de la provincia de Bagua"
    level = chart.low(here) if chart.low(here) in LEVELS else ""
    if level:
        here += 1
        if level == "provincia" and chart.low(here) == "y" and chart.low(here + 1) in {"región", "departamento"}:
            here += 2  # "provincia y región de Loreto": both are called so
        if chart.low(here) == "de":
            here += 1
    names = [(end, name) for end, name in chart.names_at(here) if name.cls in {"place", "area"}]
    if not names or (here > at and not level):
        return None
    return names[0][0], names[0][1].en, level


def of_what(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "el proyecto Tía María, de la empresa Southern,", "la segunda etapa, de seis meses,", "Ríos, de 48 años,"."""
    from digest.spanish.phrases import simple_phrases

    if chart.low(end + 1) != "de":
        return []
    out: Found = []
    counted = quantity(chart, end + 2)
    if counted and (counted[2] or chart.low(counted[0]) in _UNITS):
        for stop, inner, extra in simple_phrases(chart, end + 2):
            if inner.phrases and inner.phrases[0].prep != "de":
                continue
            after = closed(chart, stop)
            if after:
                is_age = chart.low(counted[0]) in {"año", "años"} and np.noun is None
                phrase = Phrase(start=end, end=stop, prep="de", object=inner, en="aged" if is_age else "of")
                out.append((after, changed(np, end=after, aside=phrase), cost + extra + 0.2))
        return out
    if np.name is None:
        return out
    for stop, inner, extra in simple_phrases(chart, end + 2):
        after = closed(chart, stop)
        if after and inner.noun is not None and inner.name is not None and class_of(inner) == "org":
            phrase = Phrase(start=end, end=stop, prep="de", object=inner, en="of")
            out.append((after, changed(np, end=after, aside=phrase), cost + extra + 0.2))
    return out


def among_them(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "250 personas, entre ellas cuatro menores,": among them four minors."""
    from digest.spanish.phrases import noun_phrases

    if chart.low(end + 1) != "entre" or chart.low(end + 2) not in {"ellos", "ellas"} or not np.is_plural:
        return []
    out: Found = []
    for stop, inner, extra in noun_phrases(chart, end + 3):
        after = closed(chart, stop)
        if after:
            phrase = Phrase(start=end, end=stop, prep="entre", object=inner, en="among them")
            out.append((after, changed(np, end=after, aside=phrase), cost + extra + 0.2))
    return out


def of_them(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "31 lotes, diez de ellos en la selva,", "14 heridos, cinco de ellos policías,": ten of them …"""
    from digest.spanish.phrases import simple_phrases

    if not np.is_plural:
        return []
    here, said = end + 1, ""
    if chart.low(here) in {"uno", "una"}:
        here, said = here + 1, "one"
    elif (counted := quantity(chart, here)) and not counted[2]:
        here, said = counted[0], f"{counted[1].qualifier} {counted[1].en}".strip()
    if not said or chart.low(here) != "de" or chart.low(here + 1) not in {"ellos", "ellas"}:
        return []
    here += 2
    in_place = chart.low(here) == "en"
    out: Found = []
    for stop, inner, extra in simple_phrases(chart, here + 1 if in_place else here):
        after = closed(chart, stop)
        is_place = class_of(inner) in {"place", "area", "natural"}
        if not after or (in_place and not is_place) or (not in_place and (inner.noun is None or inner.det)):
            continue
        noted = changed(inner, notes=(*inner.notes, "amber: some of them"))
        phrase = Phrase(
            start=end, end=stop, prep="de ellos", object=noted, en=f"{said} of them{' in' if in_place else ''}"
        )
        out.append((after, changed(np, end=after, aside=phrase), cost + extra + 0.2))
    return out
