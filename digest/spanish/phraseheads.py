"""The beginning of a noun phrase up to its head: determiners, figures, adjectives put first, nouns and names."""

from dataclasses import replace

from digest.english.entries import FunctionWord, word_set
from digest.english.readings import AdjectiveForm
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fractions import fraction_determiners, is_part
from digest.spanish.multiples import multiples
from digest.spanish.ordinals import rank
from digest.spanish.partitives import denied_before, partitives
from digest.spanish.proper import name_of, unknown_name
from digest.spanish.quantities import QUALIFIERS_BY_FIRST, quantity
from digest.spanish.tree import HIS, THEIRS, NounPhrase

#: Noun phrases, each with where it ends and what it costs.
Found = list[tuple[int, NounPhrase, float]]
Determiner = tuple[int, str, str, str, str]  # end, category, English, number, gender
#: What the names of firms end in.
_FIRM_WORDS = word_set(
    "energy mining resources gold copper corp corporation inc ltd limited minerals metals oil petroleum group company "
    "silver lithium sac sa metal exploration ventures capital"
)
#: What may stand before the name of a work.
_BEFORE_NAMES = {"nuevo": "new", "futuro": "future", "antiguo": "old"}
EARLY = word_set(
    "nuevo grande mayor menor mejor peor presunto supuesto bueno malo pequeño antiguo actual próximo último "
    "importante principal posible diverso distinto diferente numeroso amplio alto bajo grave fuerte largo falso propio "
    "mismo único verdadero simple eventual reciente constante permanente intenso sucesivo creciente controvertido "
    "polémico histórico primero segundo tercero joven alguno cierto determinado múltiple severo serio violento "
    "inminente futuro exitoso ex"
)


#: "Our" in what is told of somebody's words, by number and gender: "their".
OURS = {"nuestro": ("sg", "m"), "nuestra": ("sg", "f"), "nuestros": ("pl", "m"), "nuestras": ("pl", "f")}


#: Verbs whose "toda actividad" is any of them.
_FORBIDDING = ("prohib", "prohíb", "rechaz", "suspend", "descart", "evit", "imped", "impid", "paraliz", "neg", "nieg")
#: What fractions begin with.
_BEFORE_FRACTIONS = frozenset((*QUALIFIERS_BY_FIRST, "la", "una"))


def _of_who_speaks(chart: Chart, at: int) -> list[Determiner]:
    """ "nuestro río", "mi comunidad", in what others tell of it: their river, his or her community."""
    low = chart.low(at)
    if (ours := OURS.get(low)) is not None:
        return [(at + 1, "poss", THEIRS, *ours)]
    if low in {"mi", "mis"} and chart.reported_by in HIS:
        return [(at + 1, "poss", HIS[chart.reported_by], "pl" if low == "mis" else "sg", "")]
    return []


#: What is compared with all others of its kind, and what it has most of all.
_COMPARED = frozenset((
    "región", "departamento", "distrito", "provincia", "país", "regiones", "departamentos", "distritos", "provincias",
    "países", "ciudad", "ciudades", "cuenca", "cuencas", "sector", "sectores", "mes", "año", "zona", "zonas",
))  # fmt: skip
_HAS_MOST = frozenset((
    "concentrar", "registrar", "perder", "tener", "reportar", "producir", "acumular", "presentar", "sumar", "exportar",
))  # fmt: skip


def is_most(chart: Chart, at: int) -> bool:
    """ "la región con | más conflictos", "que concentra | más conflictos", "que | más bosques perdió": the most."""
    before = chart.low(at - 1)
    has_it = before not in {"con", "que"} and any(r.lemma in _HAS_MOST for r in chart.verbs(at - 1))
    noun = at - 3 if has_it and chart.low(at - 2) == "que" else at - 2 if before in {"con", "que"} else -1
    if noun < 0 or chart.low(noun) not in _COMPARED or chart.low(noun - 1) not in {"el", "la", "los", "las"}:
        return False
    return not any(chart.low(k) == "que" for k in range(at + 2, min(at + 5, len(chart))))  # "más bosques que en 2020"


def determiners(chart: Chart, at: int) -> list[Determiner]:
    """What may stand before a noun from `at` on, nothing included, each with where it ends."""
    found: list[Determiner] = [(at, "", "", "", "")]
    found.extend(partitives(chart, at))
    if chart.low(at) == "más" and chart.low(at + 1) != "de" and any(True for _ in chart.nouns(at + 1)):
        most = is_most(chart, at)
        found.append((at + 1, "quant", "the most" if most else "more", "", ""))  # "reclaman más policías"
    found.extend(multiples(chart, at))
    if chart.is_reported:
        found.extend(_of_who_speaks(chart, at))
    if chart.low(at) in _BEFORE_FRACTIONS:
        found.extend(fraction_determiners(chart, at))
    for word in chart.words(at, "def", "indef", "dem", "quant", "poss", "each", "other", "some", "all", "none"):
        if word.cat == "all":
            found.extend(_all(chart, at, word))
            continue
        if word.form == "tal" and at and chart.is_cat(at - 1, "prep", "indef"):
            continue  # "de tal magnitud que …", "un tal Ríos"
        found.append((at + 1, word.cat, word.en, word.number, word.gender))
        if word.cat in {"def", "poss", "dem"} and chart.is_cat(at + 1, "other", "quant"):
            second = chart.words(at + 1, "other", "quant")[0]
            if second.number == word.number and second.form.startswith(("otr", "demás")):
                found.append((at + 2, word.cat, f"{word.en} other".strip(), word.number, word.gender))
    return found


def _all(chart: Chart, at: int, word: FunctionWord) -> list[Determiner]:
    if not chart.is_cat(at + 1, "def"):
        return _any(chart, at, word)
    if word.number == "pl":
        return [(at + 2, "all", "all", "pl", word.gender)]
    return [(at + 2, "all", "the whole", "sg", word.gender)]


def _any(chart: Chart, at: int, word: FunctionWord) -> list[Determiner]:
    """ "prohíbe | toda actividad": any of them, behind what forbids; "toda empresa debe …": every one."""
    if word.number == "pl" or not any(f.number == "sg" for _, f in chart.nouns(at + 1)):
        return []
    if any(low.startswith(_FORBIDDING) for low in chart.lows[max(at - 3, 0) : at]):
        return [(at + 1, "each", "any", "sg", word.gender)]
    return [(at + 1, "each", "every", "sg", word.gender)] if not at or chart.low(at - 1) == "que" else []


def named_heads(chart: Chart, at: int, begin: int, det: str) -> Found:
    """Names at `begin`, known ones before unknown ones; the phrase begins with its determiner at `at`."""
    found: Found = []
    for stop, name in chart.names_at(begin):
        end = stop
        if name.cls == "event" and is_year(chart.text(end)):
            end += 1  # "Operación Mercurio 2019"
        cost = 0.0 if end - begin > 1 else 0.05
        # "la Policía detuvo", but "the police have": the number is English's own
        number = "" if name.number == "pl" else "sg"
        np = NounPhrase(start=at, end=end, name=name, number=number, det=det)
        found.append((end, np, cost))
    for form in chart.adjectives(begin) if not chart.tokens[begin].is_capital else ():
        if english := _BEFORE_NAMES.get(form.lemma):  # "la nueva Carretera Central"
            for stop, name in chart.names_at(begin + 1):
                if name.cls in {"artefact", "area"} and form.number == "sg":
                    newer = replace(name, en=f"{english} {name.en}", has_article=True)
                    np = NounPhrase(start=at, end=stop, name=newer, number="sg", det=det)
                    found.append((stop, np, 0.2))
    if not found and (name_end := unknown_name(chart, begin)):
        np = NounPhrase(start=at, end=name_end, name=name_of(chart, begin, name_end), number="sg", det=det)
        found.append((name_end, np, 1.0))
        if is_year(chart.text(name_end)) and det == "def":  # "la Expo Amazónica 2019"
            np = changed(np, end=name_end + 1, name=replace(name_of(chart, begin, name_end + 1), cls="event"))
            found.append((name_end + 1, np, 1.0))
    return found


def is_year(text: str) -> bool:
    """ "2019"."""
    return len(text) == 4 and text.isdigit() and text[:2] in {"19", "20"}


def firm_heads(chart: Chart, at: int, begin: int, det: str) -> Found:
    """ "la canadiense Frontera Energy", "la estatal Petroperú": a firm told by where it comes from or whose it is."""
    form = next((f for f in chart.adjectives(begin) if f.number == "sg"), None)
    if form is None or (det and chart.low(at) != "la"):
        return []
    firm = next(iter(chart.lexicon.nouns.get("empresa", ())), None)
    if firm is None or not (_is_demonym(chart, form) or form.lemma == "estatal"):
        return []
    adjectives: tuple[AdjectiveForm, ...] = (form,)
    here = begin + 1
    second = next((f for f in chart.adjectives(here) if f.number == "sg" and _is_demonym(chart, f)), None)
    if form.lemma == "estatal" and second is not None:  # "la estatal china Sinohydro"
        adjectives, here = (form, second), here + 1
    known = [(end, name) for end, name in chart.names_at(here) if name.cls == "org" and name.kind != "mine"]
    if not known and (end := unknown_name(chart, here)):
        is_firm = chart.low(end - 1) in _FIRM_WORDS or (bool(det) and (end == here + 1 or chart.text(end) == "("))
        name = name_of(chart, here, end)
        if det and end == here + 1 and _is_adjective_as_name(chart, here):  # "la canadiense Candente"
            name = replace(name, kind="")
        known = [(end, name)] if is_firm else []
    return [
        (
            end,
            NounPhrase(
                start=at, end=end, noun=firm, name=name, number="sg", gender="f", det="def", adjectives=adjectives
            ),
            0.1,
        )
        for end, name in known[:1]
        if name.kind != "half" or chart.text(end) == "("
    ]


def _is_adjective_as_name(chart: Chart, at: int) -> bool:
    """Whether one adjective stands here in a capital that nothing else gives it."""
    if at >= len(chart) or not chart.tokens[at].is_capital or chart.text(at).isupper():
        return False
    is_alone = at + 1 >= len(chart) or not chart.tokens[at + 1].is_capital
    return is_alone and chart.low(at) in chart.lexicon.adjectives and chart.low(at) not in chart.lexicon.nouns


def _is_demonym(chart: Chart, form: AdjectiveForm) -> bool:
    people = (s for noun in chart.lexicon.nouns.get(form.lemma, ()) for s in noun.senses)
    return form.senses[0].en[:1].isupper() and any(s.cls == "person" for s in people)


_ARTICLES = frozenset(("el", "la", "los", "las"))


def noun_heads(chart: Chart, at: int, begin: int, det: str, det_en: str, number: str, gender: str) -> Found:
    """Nouns at `begin`, with figures, ordinals and adjectives before them, and bare figures."""
    if chart.low(begin) in _ARTICLES and not chart.nouns(begin):
        return []  # read with the article as their determiner
    found: Found = []
    here, figure, ordinal, end = begin, None, "", begin
    is_fraction = is_part(chart, begin)
    ranked = rank(chart, begin) if not is_fraction else None
    counted = quantity(chart, begin) if ranked is None else None
    if ranked is not None:
        (here, ordinal), number = ranked, "sg"
    counts = det in {"", "def", "dem", "poss", "all", "other", "oneof"} or " of " in det_en  # "varias de las 40 obras"
    if counted and counts:
        end, figure, is_money = counted
        if is_money:
            share = figure.en.endswith("%")
            np = NounPhrase(start=at, end=end, quantity=figure, number="" if share else "pl", det=det, det_en=det_en)
            if chart.low(end) != "de" or figure.en[-1] != "%":
                found.append((end, np, 0.2))
            if figure.en.endswith("%") and chart.low(end) == "de":
                found.append((end, np, 0.2))
            return found
        here = end
        if chart.low(here) == "de" and figure.en.endswith(("million", "billion")):
            here += 1
        number = "sg" if figure.value == 1 else "pl"
    of_those = chart.low(here) == "de" and chart.is_cat(here + 1, "def", "dem", "poss")  # "48 de estas"
    is_count = chart.low(at - 1) == "a" and (
        here >= len(chart) or chart.is_cat(here, "def") or not chart.tokens[here].is_word
    )
    is_alone = chart.verbs(here) or of_those or is_count  # "asciende a 17", "sube a 9 el número"
    are_others = det == "other" and bool(chart.verbs(here))  # "murieron tres y otras siete resultaron heridas"
    if figure is not None and (not det or are_others) and figure.value >= 2 and here == end and is_alone:
        found.append((here, NounPhrase(start=at, end=here, quantity=figure, number="pl", det=det), 0.8))
    for word in chart.words(here, "ord", "last") if not ordinal and not is_fraction else ():
        if not number or word.number == number:
            ordinal, here = word.en, here + 1
            later = quantity(chart, here) if not figure else None
            if later and not later[2]:
                here, figure = later[0], later[1]
            break
    pre: list[tuple[int, tuple[AdjectiveForm, ...]]] = [(here, ())]
    for form in chart.adjectives(here) if here > at or not _is_declared(chart, at) else ():
        if not number or form.number == number:
            pre.append((here + 1, (form,)))
            break
    for start, adjectives in pre:
        for stop, noun in chart.nouns(start):
            end, counted_as = stop, figure
            if chart.low(stop) == "y" and chart.low(stop + 1) in {"medio", "media"}:
                if figure is None or noun.senses[0].cls != "time":
                    continue
                end, counted_as = stop + 2, replace(figure, en=f"{figure.en} and a half")
            if number and noun.number != number:
                continue
            is_told_of_them = any(r.tense == "part" for r in chart.verbs(stop))  # "joven herido en un choque"
            behind = () if is_told_of_them or noun.lemma != "joven" else chart.nouns(stop)
            if any(s.cls == "person" for _, n in behind for s in n.senses):
                continue  # "tres jóvenes mineros": young miners
            if gender and noun.gender not in {gender, "mf"} and not _feminine_el(chart, start, det, gender):
                continue
            if adjectives and adjectives[0].gender not in {"", noun.gender} and noun.gender != "mf":
                continue
            own = gender if noun.gender == "mf" and gender else noun.gender  # "la policía", "el policía"
            np = NounPhrase(
                start=at, end=end, noun=noun, number=noun.number, gender=own, det=det, det_en=det_en,
                quantity=counted_as, ordinal=ordinal, adjectives=adjectives, n_pre=len(adjectives),
                notes=("amber: a rank",) if ranked is not None else (),
            )  # fmt: skip
            # few adjectives stand before their noun; most that seem to are nouns themselves ("los comuneros acusados")
            early = sum(0.3 if a.lemma in EARLY else 1.0 for a in adjectives)
            is_same = noun.number == "pl" and noun.lemma == chart.low(start) and stop - start == 1
            if is_same and not number and noun.senses[0].cls == "event":
                early += 0.2  # "agudiza crisis": one, where nothing tells that there are more
            found.append((end, np, early + (0.0 if end - start > 1 else 0.15)))
            if not det and noun.number == "sg" and chart.low(end) in {"alguno", "alguna"} and denied_before(chart, at):
                whole = changed(np, end=end + 1, det="none", det_en="no")  # "no hay actividad alguna"
                found.append((end + 1, whole, early))
    return found


def _is_declared(chart: Chart, at: int) -> bool:
    """ "declaran | improcedente huelga": that is what they say of the strike."""
    if not at or not any(verb.lemma == "declarar" for verb in chart.verbs(at - 1)):
        return False
    asked = (argument.prep for frame in chart.lexicon.frames.get("declarar", ()) for argument in frame.arguments)
    return chart.low(at) in asked


def _feminine_el(chart: Chart, at: int, det: str, gender: str) -> bool:
    """ "el agua", "un área": feminine nouns in stressed a- take the masculine article."""
    return gender == "m" and det in {"def", "indef"} and chart.low(at)[:1] in {"a", "á", "h"}
