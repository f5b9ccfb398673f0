"""Noun phrases, parsed from the chart."""

from dataclasses import replace

from digest.english.entries import Name, word_set
from digest.english.lexicon import AdjectiveForm, FunctionWord
from digest.spanish.asides import among_them, located, of_them, of_what
from digest.spanish.chart import Chart, best
from digest.spanish.copies import changed
from digest.spanish.fitting import fits
from digest.spanish.naming import bracket, by_acronym, is_of_stuff, named
from digest.spanish.proper import name_of, unknown_name
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.times import dated, times
from digest.spanish.tree import NounPhrase, Phrase

Found = list[tuple[int, NounPhrase, float]]


Determiner = tuple[int, str, str, str, str]  # end, category, English, number, gender


#: Prepositions that may tie a phrase to the noun before it, besides "de".
TYING = word_set("en con contra para sobre a entre por ante sin desde hasta hacia como")


def noun_phrases(chart: Chart, at: int) -> Found:
    """Every noun phrase that begins at `at`, coordinated ones included, cheapest first."""
    return chart.remember("np", at, None, lambda: best(_coordinated(chart, at)))


def _coordinated(chart: Chart, at: int) -> Found:
    found = list(simple_phrases(chart, at))
    results = list(found)
    if chart.low(at) == "tanto":
        return _both(chart, at)
    for end, first, cost in found:
        if not first.is_loose:  # "una reunión, en la que …, así como": who knows what is joined
            results.extend(_more(chart, end, first, cost))
    return results


def _both(chart: Chart, at: int) -> Found:
    """ "tanto los comuneros como la empresa": both."""
    out: Found = []
    for end, first, cost in simple_phrases(chart, at + 1):
        if chart.low(end) != "como":
            continue
        for stop, other, extra in simple_phrases(chart, end + 1):
            if _alike(first, other) and not _unlike(first, other):
                notes = (*first.notes, "tanto", "amber: both … and")
                both = changed(first, start=at, end=stop, also=(other,), conjunction="and", notes=notes)
                out.append((stop, both, cost + extra + 0.2))
    return out


def _more(chart: Chart, end: int, first: NounPhrase, cost: float) -> Found:
    """`first` with what is coordinated to it: "A, B y C"."""
    results: Found = []
    frontier: list[tuple[int, tuple[NounPhrase, ...], float]] = [(end, (), cost)]
    for _ in range(5):
        grown: list[tuple[int, tuple[NounPhrase, ...], float]] = []
        for here, others, total in frontier:
            conjunction = next((w.cat for w in chart.words(here, "and", "or")), "")
            if chart.low(here) == "," and chart.is_cat(here + 1, "and", "or"):
                conjunction = ""
            as_well = here + 1 if chart.low(here) == "," else here
            if chart.low(as_well) == "así" and chart.low(as_well + 1) == "como":
                conjunction, last = "and", as_well + 1
            else:
                last = here
            if conjunction:
                after = last + 2 if chart.low(last + 1) == "también" else last + 1
                only = chart.low(last + 1) == "no" and chart.low(last + 2) in {"solo", "sólo", "solamente"}
                if only:  # "territorios y no solamente parcelas"
                    after, conjunction = last + 3, "and not only"
                for stop, nxt, extra in simple_phrases(chart, after):
                    if _alike(first, nxt) or chart.low(last) == "como":
                        joined = changed(
                            first, end=stop, also=(*others, nxt), conjunction=conjunction,
                        )  # fmt: skip
                        # a bare noun is joined to the bare noun before it: "para modernización y protección"
                        far = 0.5 if first.phrases and not nxt.det and nxt.name is None else 0.0
                        far = -0.1 if _is_of_a_kind(first, nxt) else far
                        far += 0.4 if _unlike(first, nxt) else 0.0
                        results.append((stop, joined, total + extra + far + 0.4))
                        if conjunction == "and" and not others:
                            results.extend(_shared_participle(chart, stop, joined, total + extra + far + 0.4))
            elif chart.low(here) == ",":
                for stop, nxt, extra in simple_phrases(chart, here + 1):
                    if _alike(first, nxt):
                        grown.append((stop, (*others, nxt), total + extra + 0.3))
        frontier = sorted(grown, key=lambda g: g[2])[:4]
        if not frontier:
            break
    return results


def _shared_participle(chart: Chart, end: int, joined: NounPhrase, cost: float) -> Found:
    """ "campamentos y maquinaria usados en minería": a participle in the plural that agrees with both together."""
    from digest.spanish.hanging import participles

    last = joined.also[-1]
    if last.number == "pl" or last.phrases or last.participle or last.relative or last.name or joined.phrases:
        return []
    gender = "f" if joined.gender == last.gender == "f" else "m"
    out: Found = []
    for stop, clause, extra in participles(chart, end, "pl", gender):
        if clause.frame.object and all(fits(np, clause.frame.object, clause.verb.lemma) for np in (joined, last)):
            whole = changed(last, end=stop, participle=clause, notes=(*last.notes, "both"))
            out.append((stop, changed(joined, end=stop, also=(whole,)), cost + extra + 0.2))
    return out


#: Classes of what happens and of what there is: "la deforestación del bosque y la alteración" are two of the first.
_HAPPENS = word_set("event act crime abstract")


def _unlike(first: NounPhrase, other: NounPhrase) -> bool:
    """Whether one of two phrases happens and the other is a thing."""
    classes = {class_of(first), class_of(other)}
    return "" not in classes and len(classes) == 2 and len(classes & _HAPPENS) == 1


def _alike(first: NounPhrase, other: NounPhrase) -> bool:
    """Whether two phrases can be coordinated: no determiner out of nowhere in the second."""
    if first.noun and other.noun and first.det == "" and other.det == "def" and not first.phrases:
        return False
    is_people = other.noun is not None and other.noun.senses[0].en[:1].isupper()
    if is_people and not other.det and not other.quantity and first.number == "pl" and first.noun and not first.name:
        return first.noun.senses[0].en[:1].isupper()
    if first.quantity is not None and other.quantity is not None and "time" not in {class_of(first), class_of(other)}:
        return True  # "cuatro muertos y 200 casas destruidas": what is counted up
    ours, theirs = class_of(first), class_of(other)
    if ours in {"place", "area"} and theirs in {"act", "event", "document", "abstract", "law", "money"}:
        return False  # "revisó el mercado en la región | y las ofertas"
    kinds = {_KINDS.get(ours, ""), _KINDS.get(theirs, "")}
    return len(kinds) == 1 or "" in kinds


#: Classes of what stands somewhere.
_SITED = word_set("artefact place")


def _is_of_a_kind(first: NounPhrase, other: NounPhrase) -> bool:
    """ "laboratorio de cocaína y pista de aterrizaje": two sites, not one of two stuffs."""
    inner = first.phrases[-1] if first.phrases else None
    if inner is None or inner.prep != "de" or first.noun is None or other.noun is None or other.det:
        return False
    return class_of(first) in _SITED and class_of(other) in _SITED and class_of(inner.object) == "substance"


#: Classes that are not put in one list: "en la región, miembros de la Policía" is no list.
_KINDS = {"place": "where", "area": "where", "person": "who", "group": "who", "org": "who", "time": "when"}


def simple_phrases(chart: Chart, at: int) -> Found:
    """Noun phrases without coordination."""
    return chart.remember("simple", at, None, lambda: best(_simple(chart, at)))


def _determiners(chart: Chart, at: int) -> list[Determiner]:
    found: list[Determiner] = [(at, "", "", "", "")]
    if chart.low(at) in {"uno", "una"} and chart.low(at + 1) == "de" and chart.low(at + 2) in {"los", "las"}:
        found.append((at + 3, "oneof", "one of the", "pl", "m" if chart.low(at + 2) == "los" else "f"))
    if chart.low(at) == "más" and chart.low(at + 1) != "de" and any(True for _ in chart.nouns(at + 1)):
        found.append((at + 1, "quant", "more", "", ""))  # "reclaman más policías"
    for word in chart.words(at, "def", "indef", "dem", "quant", "poss", "each", "other", "some", "all", "none"):
        if word.cat == "all":
            found.extend(_all(chart, at, word))
            continue
        found.append((at + 1, word.cat, word.en, word.number, word.gender))
        if word.cat in {"def", "poss", "dem"} and chart.is_cat(at + 1, "other", "quant"):
            second = chart.words(at + 1, "other", "quant")[0]
            if second.number == word.number and second.form.startswith(("otr",)):
                found.append((at + 2, word.cat, f"{word.en} other".strip(), word.number, word.gender))
    return found


def _all(chart: Chart, at: int, word: FunctionWord) -> list[Determiner]:
    if not chart.is_cat(at + 1, "def"):
        return []
    if word.number == "pl":
        return [(at + 2, "all", "all", "pl", word.gender)]
    return [(at + 2, "all", "the whole", "sg", word.gender)]


def _simple(chart: Chart, at: int) -> Found:
    if at >= len(chart):
        return []
    results: Found = []
    for begin, det, det_en, number, gender in _determiners(chart, at):
        if begin > at and not chart.text(begin):
            continue
        if not det or det == "def":
            results.extend(_names(chart, at, begin, det))
            results.extend(_firms(chart, at, begin, det))
        results.extend(_counted(chart, at, begin, det, det_en, number, gender))
    results.extend(_those_who(chart, at))
    if chart.low(at) == "nadie" and not {"no", "ni", "sin", "tampoco"} & set(chart.lows[:at]):
        nobody = Name(es="nadie", en="nobody", cls="person", kind="pronoun")
        np = NounPhrase(start=at, end=at + 1, name=nobody, number="sg", notes=("amber: nobody",))
        results.append((at + 1, np, 0.0))
    return [r for np in results for r in _with_posts(chart, *np)]


def _those_who(chart: Chart, at: int) -> Found:
    """ "quienes lavan oro", "los que viven en la cuenca": those who."""
    from digest.spanish.hanging import relatives

    begin = (
        at if chart.low(at) == "quienes" else at + 1 if chart.low(at) == "los" and chart.low(at + 1) == "que" else -1
    )
    people = next(iter(chart.lexicon.nouns.get("personas", ())), None)
    if begin < 0 or people is None or chart.text(at - 1) in {",", ""}:
        return []
    those = NounPhrase(
        start=at, end=begin, noun=people, number="pl", det="those", notes=("amber: those who",)
    )  # fmt: skip
    return [
        (stop, changed(those, end=stop, relative=c), cost + 0.3) for stop, c, cost in relatives(chart, begin, those)
    ]


def _names(chart: Chart, at: int, begin: int, det: str) -> Found:
    found: Found = []
    for stop, name in chart.names_at(begin):
        end = stop
        year = chart.text(end)
        if name.cls == "event" and len(year) == 4 and year.isdigit():
            end += 1  # "Operación Mercurio 2019"
        cost = 0.0 if end - begin > 1 else 0.05
        # "la Policía detuvo", but "the police have": the number is English's own
        number = "" if name.number == "pl" else "sg"
        np = NounPhrase(start=at, end=end, name=name, number=number, det=det)
        found.append((end, np, cost))
    if not found and (name_end := unknown_name(chart, begin)):
        np = NounPhrase(start=at, end=name_end, name=name_of(chart, begin, name_end), number="sg", det=det)
        found.append((name_end, np, 1.0))
    return found


#: What the names of firms end in.
_FIRM_WORDS = word_set(
    "energy mining resources gold copper corp corporation inc ltd limited minerals metals oil petroleum group company "
    "silver lithium sac sa metal exploration ventures capital"
)


def _firms(chart: Chart, at: int, begin: int, det: str) -> Found:
    """ "la canadiense Frontera Energy", "la estatal Petroperú": a firm told by where it comes from or whose it is."""
    form = next((f for f in chart.adjectives(begin) if f.number == "sg"), None)
    if form is None or (det and chart.low(at) != "la"):
        return []
    is_demonym = form.senses[0].en[:1].isupper() and any(
        s.cls == "person" for noun in chart.lexicon.nouns.get(form.lemma, ()) for s in noun.senses
    )
    firm = next(iter(chart.lexicon.nouns.get("empresa", ())), None)
    if firm is None or not (is_demonym or form.lemma == "estatal"):
        return []
    known = [(end, name) for end, name in chart.names_at(begin + 1) if name.cls == "org" and name.kind != "mine"]
    if not known and (end := unknown_name(chart, begin + 1)):
        is_firm = chart.low(end - 1) in _FIRM_WORDS or (bool(det) and end == begin + 2)
        known = [(end, name_of(chart, begin + 1, end))] if is_firm else []
    return [
        (
            end,
            NounPhrase(start=at, end=end, noun=firm, name=name, number="sg", gender="f", det="def", adjectives=(form,)),
            0.1,
        )
        for end, name in known[:1]
        if name.kind != "half"
    ]


def _counted(chart: Chart, at: int, begin: int, det: str, det_en: str, number: str, gender: str) -> Found:
    found: Found = []
    here, figure, ordinal, end = begin, None, "", begin
    counted = quantity(chart, begin)
    if counted and det in {"", "def", "dem", "poss", "all", "other"}:
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
    of_those = chart.low(here) == "de" and chart.is_cat(here + 1, "def", "dem")  # "48 de estas embarcaciones"
    if figure is not None and not det and figure.value >= 2 and here == end and (chart.verbs(here) or of_those):
        found.append((here, NounPhrase(start=at, end=here, quantity=figure, number="pl"), 0.8))
    for word in chart.words(here, "ord", "last"):
        if not number or word.number == number:
            ordinal, here = word.en, here + 1
            later = quantity(chart, here) if not figure else None
            if later and not later[2]:
                here, figure = later[0], later[1]
            break
    pre: list[tuple[int, tuple[AdjectiveForm, ...]]] = [(here, ())]
    for form in chart.adjectives(here):
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
            if noun.lemma == "joven" and any(s.cls == "person" for _, n in chart.nouns(stop) for s in n.senses):
                continue  # "tres jóvenes mineros": young miners
            if gender and noun.gender not in {gender, "mf"} and not _feminine_el(chart, start, det, gender):
                continue
            if adjectives and adjectives[0].gender not in {"", noun.gender} and noun.gender != "mf":
                continue
            np = NounPhrase(
                start=at, end=end, noun=noun, number=noun.number, gender=noun.gender, det=det, det_en=det_en,
                quantity=counted_as, ordinal=ordinal, adjectives=adjectives, n_pre=len(adjectives),
            )  # fmt: skip
            # few adjectives stand before their noun; most that seem to are nouns themselves ("los comuneros acusados")
            early = sum(0.3 if a.lemma in EARLY else 1.0 for a in adjectives)
            found.append((end, np, early + (0.0 if end - start > 1 else 0.15)))
    return found


EARLY = word_set(
    "nuevo grande mayor menor mejor peor presunto supuesto bueno malo pequeño antiguo actual próximo último "
    "importante principal posible diverso distinto diferente numeroso amplio alto bajo grave fuerte largo falso propio "
    "mismo único verdadero simple eventual reciente constante permanente intenso sucesivo creciente controvertido "
    "polémico histórico primero segundo tercero joven alguno cierto determinado múltiple severo serio violento "
    "inminente futuro exitoso ex"
)


def _feminine_el(chart: Chart, at: int, det: str, gender: str) -> bool:
    """ "el agua", "un área": feminine nouns in stressed a- take the masculine article."""
    return gender == "m" and det in {"def", "indef"} and chart.low(at)[:1] in {"a", "á", "h"}


def _with_posts(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """`np` as it stands and with what may follow it."""
    results: Found = [(end, np, cost)]
    frontier: Found = [(end, np, cost)]
    for _ in range(6):
        grown = best([r for e, n, c in frontier for r in _posts(chart, e, n, c)])[:10]
        if not grown:
            break
        results.extend(grown)
        frontier = grown
    return results


def _posts(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    out: Found = []
    if np.aside or np.is_located:
        return out
    bare = not (np.phrases or np.participle or np.relative or np.apposition)
    if np.noun and not np.name and len(np.phrases) == 1 and is_of_stuff(np.phrases[0]):
        out.extend(named(chart, end, np, cost))  # "la mina de cobre Quellaveco"
    is_more = chart.low(end) == "más" and chart.low(end + 1) != "que" and not chart.adjectives(end + 1)
    is_more = is_more and not (chart.low(end + 1) == "de" and quantity(chart, end + 2))
    if is_more and np.noun and np.quantity and bare and not (np.det or np.name):  # "siete cadáveres más"
        out.append((end + 1, changed(np, end=end + 1, det="other", det_en="more"), cost))
    if np.noun and bare and not np.name:
        for form in chart.adjectives(end):
            if _agrees(form.number, form.gender, np) and not _governs(chart, end):
                out.append((end + 1, changed(np, end=end + 1, adjectives=(*np.adjectives, form)), cost + 0.1))
                out.extend(_listed(chart, end + 1, changed(np, adjectives=(*np.adjectives, form)), cost))
                if chart.is_cat(end + 1, "and"):
                    for other in chart.adjectives(end + 2):
                        if other.gender in {"", np.gender} or np.gender == "mf":
                            both = (*np.adjectives, form, other)
                            joined = changed(np, end=end + 3, adjectives=both, adjectives_are_joined=True)
                            out.append((end + 3, joined, cost + 0.25))
        out.extend(_most(chart, end, np, cost))
        out.extend(named(chart, end, np, cost))
        for stop, multi in chart.multiword(end, "adj"):
            out.append((stop, changed(np, end=stop, tails=(*np.tails, multi)), cost + 0.05))
    if np.noun and not np.name and chart.text(end) == "(" and chart.text(end + 2) == ")":
        out.extend(by_acronym(chart, end, np, cost))
    if (np.name or np.noun) and chart.text(end) == "(" and np.bracket is None:
        close = next((k for k in range(end + 2, min(end + 30, len(chart))) if chart.text(k) == ")"), 0)
        if close > end + 2 or (close and chart.text(end + 1)[:1].isdigit()):
            out.append((close + 1, changed(np, end=close + 1, bracket=(end, close + 1)), cost + 0.8))
    is_whole = not (np.phrases or np.participle or np.relative or np.infinitive or np.apposition)
    if (np.name or np.noun) and chart.text(end) == "(" and not np.acronym and not np.locator and is_whole:
        out.extend(bracket(chart, end, np, cost))
    if not (np.relative or np.apposition or np.participle or np.infinitive) and (np.noun or np.quantity or np.name):
        out.extend(_tied(chart, end, np, cost))
    if np.noun and not np.participle and not np.relative:
        out.extend(_clausal(chart, end, np, cost))
    if chart.text(end) == "," and not np.apposition and (np.name or np.noun) and not np.relative:
        out.extend(_apposed(chart, end, np, cost))
        if not np.aside:
            for aside in (located, of_what, among_them, of_them):
                out.extend(aside(chart, end, np, cost))
    return out


#: Superlatives and comparatives of one word.
_DEGREES = {
    "importante": ("most important", "more important"), "alto": ("highest", "higher"), "bajo": ("lowest", "lower"),
    "grande": ("largest", "larger"),
    "pequeño": ("smallest", "smaller"), "cercano": ("nearest", "nearer"), "antiguo": ("oldest", "older"),
    "pobre": ("poorest", "poorer"), "rico": ("richest", "richer"), "joven": ("youngest", "younger"),
    "largo": ("longest", "longer"), "fuerte": ("strongest", "stronger"), "reciente": ("latest", "more recent"),
    "caro": ("dearest", "dearer"), "lejano": ("farthest", "more distant"), "profundo": ("deepest", "deeper"),
}  # fmt: skip


def _most(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "el frente más activo", "los sectores más vulnerables", "afluentes más pequeños"."""
    if chart.low(end) != "más" or chart.low(end + 2) in {"que", "y"}:
        return []
    out: Found = []
    for form in chart.adjectives(end + 1):
        if not _agrees(form.number, form.gender, np) or any(r.tense == "part" for r in chart.verbs(end + 1)):
            continue
        first = form.senses[0]
        word = _DEGREES.get(form.lemma, (f"most {first.en}", f"more {first.en}"))[
            0 if np.det in {"def", "oneof"} else 1
        ]
        told = replace(form, senses=(replace(first, en=word, position="pre", conditions=(), is_default=True),))
        notes = (*np.notes, "amber: most, or more")
        out.append((end + 2, changed(np, end=end + 2, adjectives=(*np.adjectives, told), notes=notes), cost + 0.1))
    return out


def _listed(chart: Chart, at: int, np: NounPhrase, cost: float) -> Found:
    """ "comunidades harakbut, yine y matsigenka": peoples in a list, each an adjective."""
    forms = list(np.adjectives)
    here = at
    while chart.text(here) == "," and (form := _people(chart, here + 1)):
        forms.append(form)
        here += 2
    last = _people(chart, here + 1) if chart.is_cat(here, "and") else None
    if last is None or not forms[-1].senses[0].en[:1].isupper() or np.number != "pl":
        return []
    whole = changed(np, end=here + 2, adjectives=(*forms, last), adjectives_are_joined=True)
    return [(here + 2, whole, cost - 0.2)]


def _people(chart: Chart, at: int) -> AdjectiveForm | None:
    return next((f for f in chart.adjectives(at) if f.senses[0].en[:1].isupper()), None)


#: Nouns that are over or before something.
OVER = word_set(
    "protesta paro huelga bloqueo conflicto denuncia demanda reclamo marcha disputa preocupación controversia crítica "
    "enfrentamiento polémica investigación interés juicio proceso multa sanción prisión pena condena muerte daño "
    "contaminación pérdida afectado lucha compromiso respeto audiencia recurso queja rechazo indignación alerta temor"
)
#: Prepositions that hang on a participle before them.
GOVERNED = word_set("en por desde hasta mediante durante para a con sobre")


def _governs(chart: Chart, at: int) -> bool:
    """ "el convenio suscrito | en 2024": a participle, though an adjective too, is a verb if something hangs on it."""
    if not any(r.tense == "part" for r in chart.verbs(at)):
        return False
    by_adverb = chart.low(at + 1).endswith("mente") and bool(chart.adverb(at + 1))
    return chart.low(at + 1) in GOVERNED or by_adverb or bool(times(chart, at + 1))


def _agrees(number: str, gender: str, np: NounPhrase) -> bool:
    return number == np.number and (gender in {"", np.gender} or np.gender in {"mf", ""})


def _dates(chart: Chart, at: int) -> list[tuple[int, str]]:
    """ "del 27 de diciembre y de marzo"."""
    found = dated(chart, at)
    for end, english in tuple(found):
        if chart.is_cat(end, "and") and chart.low(end + 1) == "de":
            found.extend((stop, f"{english} and {other}") for stop, other in dated(chart, end + 2))
    return found


#: What is until a day.
_BOUNDED = word_set("plazo ampliación prórroga extensión mandato contrato concesión vigencia licencia suspensión")
#: What is of a day, month or year.
_DATED = frozenset(("event", "act", "document", "law", "abstract", "time"))


def _tied(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    out: Found = []
    prep = chart.low(end)
    if prep == "de" and np.noun is not None and any(s.cls in _DATED for s in np.noun.senses):
        for stop, english in _dates(chart, end + 1):
            name = Name(es=english, en=english, cls="time", kind="day")
            inner = NounPhrase(start=end + 1, end=stop, name=name)
            phrase = Phrase(start=end, end=stop, prep="de", object=inner, en="of")
            out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost))
    if prep == "hasta" and np.noun is not None and np.noun.lemma in _BOUNDED:
        for stop, time, extra in times(chart, end):
            name = Name(es=time.en, en=time.en.removeprefix("until ").removeprefix("by "), cls="time", kind="term")
            inner = NounPhrase(start=end + 1, end=stop, name=name)
            phrase = Phrase(start=end, end=stop, prep=prep, object=inner, en="until")
            out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra))
    if prep == "como" and np.noun is not None and np.number == "pl":
        for stop, obj, extra in noun_phrases(chart, end + 1):
            if obj.name is not None and obj.noun is None:
                phrase = Phrase(start=end, end=stop, prep="como", object=obj, en="such as")
                out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra))
    if (prep == "de" and np.name is None) or (prep == "de" and np.noun is not None):
        from digest.spanish.clauses import with_repeated

        for stop, obj, extra in with_repeated(chart, end + 1, "de"):
            phrase = Phrase(start=end, end=stop, prep="de", object=obj)
            # "de" ties to the nearest noun
            far = 0.3 if np.phrases else 0.0
            out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra + far))
    elif prep == "de" and np.name is not None and np.name.kind not in {"person?", "person"}:
        for stop, obj, extra in simple_phrases(chart, end + 1):
            of_body = (np.acronym or np.name.has_article) and obj.name is not None and obj.name.cls == "org"
            if obj.name and not obj.noun and (obj.name.cls in {"place", "area"} or of_body):
                phrase = Phrase(start=end, end=stop, prep="de", object=obj)
                out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra + 0.1))
    elif prep in {"en", "por"} and np.noun is None and np.name is None and np.quantity is not None and not np.phrases:
        for stop, obj, extra in noun_phrases(chart, end + 1):  # "S/ 14 millones en multas", "… por transferencias"
            is_sum = obj.noun is not None and obj.noun.lemma.split()[0] in SUMS and class_of(np) == "money"
            if prep == "en" or is_sum:
                phrase = Phrase(start=end, end=stop, prep=prep, object=obj, en="in" if is_sum else "")
                out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra))
    elif prep == "a" and np.noun is not None and np.noun.lemma.split()[0] in WAYS and not np.phrases:
        for stop, obj, extra in simple_phrases(chart, end + 1):  # "la carretera a Hualgayoc"
            is_there = (
                obj.noun is not None and obj.det == "def" and class_of(obj) in {"place", "area"}
            )  # "a la frontera"
            if is_there or (obj.name is not None and class_of(obj) in {"place", "area", "name", "org"}):
                phrase = Phrase(start=end, end=stop, prep=prep, object=obj, en="to")
                out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra))
    elif prep in TYING and np.noun is not None and not (prep == "a" and not _takes_a(np)):
        if prep == "como" and (np.number != "pl" or np.det == "def"):
            return out
        for stop, obj, extra in noun_phrases(chart, end + 1):
            if prep == "entre" and not obj.is_plural:
                continue  # "entre el Gobierno | y las comunidades"
            phrase = Phrase(start=end, end=stop, prep=prep, object=obj)
            # causes and occasions belong to what happens, unless the noun is of that kind itself
            far = 0.4 if prep in {"por", "ante"} and np.noun.lemma.split()[0] not in OVER else 0.0
            far = 1.0 if prep == "contra" and class_of(np) in _THINGS else far  # "bloquean puente | contra la mina"
            out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra + 0.6 + far))
    for stop, multi in chart.multiword(end, "prep"):
        if np.noun is None:
            break
        for finish, obj, extra in noun_phrases(chart, stop):
            phrase = Phrase(start=end, end=finish, prep=multi.es, object=obj, en=multi.en)
            is_said_of_nouns = prep == "de" or prep.endswith(("ado", "ada", "ados", "adas", "ente", "entes"))
            tie = 0.0 if is_said_of_nouns else 0.6  # "del tamaño de" is said of nouns
            out.append((finish, changed(np, end=finish, phrases=(*np.phrases, phrase)), cost + extra + tie))
    return out


#: What sums are paid as: "S/ 4 million in mining transfers".
SUMS = word_set("transferencia canon regalía multa impuesto indemnización compensación sanción aporte")
#: Classes of what is against nothing by itself.
_THINGS = word_set("artefact place area natural")
#: What leads to a place.
WAYS = word_set("carretera vía camino ruta acceso trocha autopista puente")


def _takes_a(np: NounPhrase) -> bool:
    assert np.noun is not None
    return any(s.cls in {"event", "act", "abstract"} for s in np.noun.senses)


def _clausal(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    from digest.spanish.clauses import infinitive_clauses
    from digest.spanish.hanging import participles, relatives

    out: Found = []
    far = 0.3 if np.phrases else 0.0  # they belong to the nearest noun that agrees
    for stop, clause, extra in participles(chart, end, np.number, np.gender):
        if clause.frame.object and not fits(np, clause.frame.object, clause.verb.lemma):
            continue  # "cifras citadas": cited, not summoned
        out.append((stop, changed(np, end=stop, participle=clause), cost + extra + far + 0.4))
    for stop, clause, extra in relatives(chart, end, np):
        out.append((stop, changed(np, end=stop, relative=clause), cost + extra + far + 0.5))
    link = chart.low(end)
    if (
        link in {"de", "para", "a"}
        and np.infinitive is None
        and (link != "a" or (np.noun and np.noun.lemma == "derecho"))
    ):
        for stop, clause, extra in infinitive_clauses(chart, end + 1):
            whole = changed(np, end=stop, infinitive=clause, infinitive_link=link)
            # "para" leans to the verb, "de" can only belong to the noun
            out.append((stop, whole, cost + extra + (0.3 if link == "de" else 0.7)))
    return out


def _apposed(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "Julio Ríos, presidente de la federación,": a person or body and what it is; relatives after a comma."""
    from digest.spanish.hanging import participles, relatives

    out: Found = []
    loose = [(s, changed(np, end=s, relative=c, is_loose=True), e) for s, c, e in relatives(chart, end + 1, np)]
    if np.noun is not None:
        found = participles(chart, end + 1, np.number, np.gender)
        loose += [(s, changed(np, end=s, participle=c, is_loose=True), e) for s, c, e in found]
    for stop, whole, extra in loose:
        if chart.text(stop) == ",":
            out.append((stop + 1, changed(whole, end=stop + 1), cost + extra + 0.6))
        elif chart.text(stop) in {".", ""}:
            out.append((stop, whole, cost + extra + 0.6))
    for stop, other, extra in simple_phrases(chart, end + 1):
        if other.noun is None and not (other.name and np.noun) and not (other.quantity and np.quantity):
            continue
        if np.quantity is not None and other.quantity is not None and other.quantity.en.endswith("%"):
            roles = {"person"}  # "11,000 barriles, el 17 % de la producción,"
        elif np.name is not None and other.noun is not None and other.name is None and np.noun is None:
            roles = {s.cls for s in other.noun.senses}
        elif np.noun is not None and np.name is None and other.name is not None and other.noun is None:
            roles = {"person"} if any(s.cls == "person" for s in np.noun.senses) and np.det == "def" else set()
        else:
            continue
        if not roles & {"person", "org", "group", "place", "area"} or other.also or other.det in {"poss", "dem"}:
            continue
        if chart.text(stop) == ",":
            out.append((stop + 1, changed(np, end=stop + 1, apposition=other), cost + extra + 0.3))
        elif chart.text(stop) in {".", ""}:
            out.append((stop, changed(np, end=stop, apposition=other), cost + extra + 0.3))
    return out
