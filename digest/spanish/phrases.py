"""Noun phrases, parsed from the chart: coordinated ones, and what may follow the head."""

from digest.english.entries import Name, word_set
from digest.spanish.asides import among_them, located, of_what
from digest.spanish.asides import of_them as some_of_them
from digest.spanish.attributives import agrees, compared, governs_what_follows, listed_peoples, with_theirs
from digest.spanish.chart import Chart, best
from digest.spanish.coordination import are_both_sites, can_be_joined, is_deed_and_thing, shared_participle
from digest.spanish.copies import changed
from digest.spanish.fitting import fits
from digest.spanish.naming import bracket, by_acronym, is_of_stuff, named
from digest.spanish.phraseheads import Found, determiners, firm_heads, named_heads, noun_heads
from digest.spanish.portfolios import ministries
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.those import of_them, ranked, said_by_enclitic, those_of, those_that
from digest.spanish.times import dated, times
from digest.spanish.tree import NounPhrase, Phrase

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
            if can_be_joined(first, other) and not is_deed_and_thing(first, other):
                notes = (*first.notes, "tanto", "amber: both … and")
                both = changed(first, start=at, end=stop, also=(other,), conjunction="and", notes=notes)
                out.append((stop, both, cost + extra + 0.2))
    return out


#: Members of a list: some enumerate half the departments of the country.
_MOST_JOINED = 12


def _more(chart: Chart, end: int, first: NounPhrase, cost: float) -> Found:
    """`first` with what is coordinated to it: "A, B y C"."""
    results: Found = []
    frontier: list[tuple[int, tuple[NounPhrase, ...], float]] = [(end, (), cost)]
    for _ in range(_MOST_JOINED):
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
                    if can_be_joined(first, nxt) or chart.low(last) == "como":
                        joined = changed(
                            first, end=stop, also=(*others, nxt), conjunction=conjunction,
                        )  # fmt: skip
                        # a bare noun is joined to the bare noun before it: "para modernización y protección"
                        far = 0.5 if first.phrases and not nxt.det and nxt.name is None else 0.0
                        far = -0.1 if are_both_sites(first, nxt) else far
                        far += 0.4 if is_deed_and_thing(first, nxt) else 0.0
                        results.append((stop, joined, total + extra + far + 0.4))
                        if conjunction == "and" and not others:
                            results.extend(shared_participle(chart, stop, joined, total + extra + far + 0.4))
            elif chart.low(here) == ",":
                for stop, nxt, extra in simple_phrases(chart, here + 1):
                    if can_be_joined(first, nxt) and not _says_what_it_is(nxt):
                        grown.append((stop, (*others, nxt), total + extra + 0.3))
        frontier = sorted(grown, key=lambda g: g[2])[:4]
        if not frontier:
            break
    return results


def _says_what_it_is(np: NounPhrase) -> bool:
    """ "la hidrovía, proyecto que abarca los ríos X y Z": the project is the waterway, no second thing beside it."""
    is_bare = np.noun is not None and np.number == "sg" and not (np.det or np.name or np.quantity)
    return is_bare and np.relative is not None


def simple_phrases(chart: Chart, at: int) -> Found:
    """Noun phrases without coordination."""
    return chart.remember("simple", at, None, lambda: best(_simple(chart, at)))


def with_repeated(chart: Chart, at: int, prep: str) -> list[tuple[int, NounPhrase, float]]:
    """Noun phrases at `at`, and those that go on with "y" and the same preposition: "de Noruega y de Suiza"."""
    found = list(noun_phrases(chart, at))
    for end, np, cost in tuple(found):
        if np.also or not chart.is_cat(end, "and") or chart.low(end + 1) != prep:
            continue
        for stop, other, extra in noun_phrases(chart, end + 2):
            if not other.also:
                joined = changed(np, end=stop, also=(other,), conjunction="and", repeats=True)
                found.append((stop, joined, cost + extra + 0.2))
    return found


def _simple(chart: Chart, at: int) -> Found:
    if at >= len(chart):
        return []
    results: Found = []
    for begin, det, det_en, number, gender in determiners(chart, at):
        if begin > at and not chart.text(begin):
            continue
        if not det or det == "def":
            results.extend(named_heads(chart, at, begin, det))
            results.extend(firm_heads(chart, at, begin, det))
            results.extend(ministries(chart, at, begin))
        results.extend(noun_heads(chart, at, begin, det, det_en, number, gender))
    results.extend(_those_who(chart, at))
    results.extend(those_of(chart, at))
    results.extend(those_that(chart, at))
    results.extend(of_them(chart, at))
    results.extend(said_by_enclitic(chart, at))
    if chart.low(at) == "nadie" and not {"no", "ni", "sin", "tampoco"} & set(chart.lows[:at]):
        nobody = Name(es="nadie", en="nobody", cls="person", kind="pronoun")
        np = NounPhrase(start=at, end=at + 1, name=nobody, number="sg", notes=("amber: nobody",))
        results.append((at + 1, np, 0.0))
    return [r for np in results for r in _with_posts(chart, *np)]


def _those_who(chart: Chart, at: int) -> Found:
    """ "quienes lavan oro", "los que viven en la cuenca": those who."""
    begin = (
        at if chart.low(at) == "quienes" else at + 1 if chart.low(at) == "los" and chart.low(at + 1) == "que" else -1
    )
    people = next(iter(chart.lexicon.nouns.get("personas", ())), None)
    if begin < 0 or people is None or chart.text(at - 1) in {",", ""}:
        return []
    from digest.spanish.hanging import relatives

    those = NounPhrase(
        start=at, end=begin, noun=people, number="pl", det="those", notes=("amber: those who",)
    )  # fmt: skip
    return [
        (stop, changed(those, end=stop, relative=c), cost + 0.3) for stop, c, cost in relatives(chart, begin, those)
    ]


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
    bare = not (np.phrases or np.participle or np.relative or np.apposition or np.infinitive)
    if np.noun and not np.name and len(np.phrases) == 1 and is_of_stuff(np.phrases[0]):
        out.extend(named(chart, end, np, cost))  # "la mina de cobre Quellaveco"
    is_more = chart.low(end) == "más" and chart.low(end + 1) != "que" and not chart.adjectives(end + 1)
    is_more = is_more and not (chart.low(end + 1) == "de" and quantity(chart, end + 2))
    if is_more and np.noun and np.quantity and bare and not (np.det or np.name):  # "siete cadáveres más"
        out.append((end + 1, changed(np, end=end + 1, det="other", det_en="more"), cost))
    if np.noun and bare and not np.name:
        for form in chart.adjectives(end):
            if agrees(form.number, form.gender, np) and not governs_what_follows(chart, end):
                out.append((end + 1, changed(np, end=end + 1, adjectives=(*np.adjectives, form)), cost + 0.1))
                out.extend(listed_peoples(chart, end + 1, changed(np, adjectives=(*np.adjectives, form)), cost))
                if chart.is_cat(end + 1, "and"):
                    for other in chart.adjectives(end + 2):
                        if other.gender in {"", np.gender} or np.gender == "mf":
                            both = (*np.adjectives, form, other)
                            joined = changed(np, end=end + 3, adjectives=both, adjectives_are_joined=True)
                            out.append((end + 3, joined, cost + 0.25))
        out.extend(compared(chart, end, np, cost))
        out.extend(with_theirs(chart, end, np, cost))
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
        out.extend(ranked(chart, end, np, cost))
    if chart.text(end) == "," and not np.apposition and (np.name or np.noun) and not np.relative:
        out.extend(_apposed(chart, end, np, cost))
        if not np.aside:
            for aside in (located, of_what, among_them, some_of_them):
                out.extend(aside(chart, end, np, cost))
    return out


#: Nouns that are over or before something.
OVER = word_set(
    "protesta paro huelga bloqueo conflicto denuncia demanda reclamo marcha disputa preocupación controversia crítica "
    "enfrentamiento polémica investigación interés juicio proceso multa sanción prisión pena condena muerte daño "
    "contaminación pérdida afectado lucha compromiso respeto audiencia recurso queja rechazo indignación alerta temor "
    "investigado denunciado procesado condenado sentenciado buscado requisitoriado "
    "utilidad ganancia deforestación degradación recaudación aporte transferencia ingreso deuda regalía"
)


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
    if prep == "," and chart.low(end + 1) == "como" and np.noun is not None and np.number == "pl" and not np.name:
        for stop, obj, extra in noun_phrases(chart, end + 2):  # "áreas protegidas, como el Manu y Tambopata"
            if obj.name is not None and obj.noun is None and chart.text(stop) in {".", ",", ""}:
                close = stop + 1 if chart.text(stop) == "," and stop + 1 < len(chart) else stop
                phrase = Phrase(start=end, end=stop, prep="como", object=obj, en="such as")
                notes = (*np.notes, "amber: what is named as an example")
                out.append(
                    (close, changed(np, end=close, phrases=(*np.phrases, phrase), notes=notes), cost + extra + 0.2)
                )
    if prep == "como" and np.noun is not None and np.number == "pl":
        for stop, obj, extra in noun_phrases(chart, end + 1):
            if obj.name is not None and obj.noun is None:
                phrase = Phrase(start=end, end=stop, prep="como", object=obj, en="such as")
                out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra))
    if (prep == "de" and np.name is None) or (prep == "de" and np.noun is not None):
        for stop, obj, extra in with_repeated(chart, end + 1, "de"):
            phrase = Phrase(start=end, end=stop, prep="de", object=obj)
            # "de" ties to the nearest noun
            far = 0.3 if np.phrases else 0.0
            out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra + far))
    elif prep == "de" and np.name is not None and np.name.kind not in {"person?", "person"}:
        for stop, obj, extra in simple_phrases(chart, end + 1):
            of_body = (np.acronym or np.name.has_article) and obj.name is not None and obj.name.cls == "org"
            is_owner = obj.noun is not None and obj.noun.lemma in _OWNERS and obj.det == "def"
            of_sector = is_owner and obj.end - obj.start < 3
            if (obj.name and not obj.noun and (obj.name.cls in {"place", "area"} or of_body)) or of_sector:
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


#: Whose office a body is that is told without its name: "la Dirección de Asuntos Ambientales del sector".
_OWNERS = word_set("sector ministerio ramo gobierno municipio municipalidad región congreso estado")
#: What sums are paid as: "S/ 4 million in mining transfers".
SUMS = word_set("transferencia canon regalía multa impuesto indemnización compensación sanción aporte")
#: Classes of what is against nothing by itself.
_THINGS = word_set("artefact place area natural")
#: What leads to a place.
WAYS = word_set("carretera vía camino ruta acceso trocha autopista puente tren vuelo bus")


def _takes_a(np: NounPhrase) -> bool:
    assert np.noun is not None
    return any(s.cls in {"event", "act", "abstract"} for s in np.noun.senses)


def _clausal(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    from digest.spanish.hanging import participles, relatives
    from digest.spanish.valency import infinitive_clauses

    out: Found = []
    far = 0.3 if np.phrases else 0.0  # they belong to the nearest noun that agrees
    for stop, clause, extra in participles(chart, end, np.number, np.gender, np):
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


#: What a firm is of another.
_OWNED = word_set("filial subsidiaria propiedad división unidad operadora titular concesionaria")


def is_owned_firm(np: NounPhrase, other: NounPhrase) -> bool:
    """ "la compañía X, filial de Y": a named firm and what it is of another."""
    is_firm = np.noun is not None and np.name is not None and np.number == "sg" and class_of(np) == "org"
    owned = other.noun is not None and other.noun.lemma.split()[0] in _OWNED and not other.det and other.name is None
    return is_firm and owned and any(p.prep == "de" for p in other.phrases)


def _apposed(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "Julio Ríos, presidente de la federación,": a person or body and what it is; relatives after a comma."""
    from digest.spanish.hanging import participles, relatives

    out: Found = []
    loose = [(s, changed(np, end=s, relative=c, is_loose=True), e) for s, c, e in relatives(chart, end + 1, np)]
    if np.noun is not None:
        found = participles(chart, end + 1, np.number, np.gender, np)
        loose += [(s, changed(np, end=s, participle=c, is_loose=True), e) for s, c, e in found]
    for stop, whole, extra in loose:
        if chart.text(stop) == ",":
            out.append((stop + 1, changed(whole, end=stop + 1), cost + extra + 0.6))
        elif chart.text(stop) in {".", ""}:
            out.append((stop, whole, cost + extra + 0.6))
    for stop, beside, extra in simple_phrases(chart, end + 1):
        other = beside
        if other.noun is None and not (other.name and np.noun) and not (other.quantity and np.quantity):
            continue
        if np.quantity is not None and other.quantity is not None and other.quantity.en.endswith("%"):
            roles = {"person"}  # "11,000 barriles, el 17 % de la producción,"
        elif np.name is not None and other.noun is not None and other.name is None and np.noun is None:
            roles = {s.cls for s in other.noun.senses}
        elif is_owned_firm(np, other):
            roles = {"org"}  # "la compañía Antapaccay, filial de Glencore,"
            is_one_of = other.noun is not None and other.noun.lemma in {"filial", "subsidiaria", "división", "unidad"}
            other = changed(other, notes=(*other.notes, "amber: a firm of another"))
            other = changed(other, det="indef", det_en="a") if is_one_of else other
        elif np.noun is not None and np.name is None and other.name is not None and _is_just_named(other):
            is_role = any(s.cls == "person" for s in np.noun.senses)
            roles = {"person"} if is_role and np.det in {"def", "poss"} else set()
            if other.noun is not None:
                other = changed(other, notes=(*other.notes, "amber: a rank before a name"))
        else:
            continue
        if not roles & {"person", "org", "group", "place", "area"} or other.also or other.det in {"poss", "dem"}:
            continue
        if chart.text(stop) == ",":
            out.append((stop + 1, changed(np, end=stop + 1, apposition=other), cost + extra + 0.3))
        elif chart.text(stop) in {".", ""}:
            out.append((stop, changed(np, end=stop, apposition=other), cost + extra + 0.3))
    return out


def _is_just_named(np: NounPhrase) -> bool:
    """ "…, Rosa Quispe,", "…, coronel Luis Paz,": a name, a rank before it at most."""
    is_rank = np.noun is not None and np.noun.lemma in _RANKS and not np.det and not np.adjectives
    return np.noun is None or (is_rank and not np.phrases)


_RANKS = word_set(
    "coronel general comandante mayor capitán teniente almirante vicealmirante contralmirante suboficial doctor "
    "doctora ingeniero ingeniera abogado abogada monseñor padre"
)
