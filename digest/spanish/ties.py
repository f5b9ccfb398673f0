"""Phrases that a preposition ties to the noun before it: "la reunión | con los gremios", "plazo | hasta el lunes"."""

from digest.english.entries import Name, word_set
from digest.spanish.beyond import beyond, minors
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.pairs import with_repeated
from digest.spanish.phraseheads import Found
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.times import dated, times
from digest.spanish.tree import NounPhrase, Phrase

#: Prepositions that may tie a phrase to the noun before it, besides "de".
_TYING = word_set("en con contra para sobre a entre por ante sin desde hasta hacia como")

#: Nouns that are over or before something.
OVER = word_set(
    "protesta paro huelga bloqueo conflicto denuncia demanda reclamo marcha disputa preocupación controversia crítica "
    "enfrentamiento polémica investigación interés juicio proceso multa sanción prisión pena condena muerte daño "
    "contaminación pérdida afectado lucha compromiso respeto audiencia recurso queja rechazo indignación alerta temor "
    "investigado denunciado procesado condenado sentenciado buscado requisitoriado "
    "utilidad ganancia deforestación degradación recaudación aporte transferencia ingreso deuda regalía"
)

#: What is until a day.
_BOUNDED = word_set("plazo ampliación prórroga extensión mandato contrato concesión vigencia licencia suspensión")

#: What is of a day, month or year.
_DATED = frozenset(("event", "act", "document", "law", "abstract", "time"))

#: Whose office a body is that is told without its name: "la Dirección de Asuntos Ambientales del sector".
_OWNERS = word_set("sector ministerio ramo gobierno municipio municipalidad región congreso estado")

#: What sums are paid as: "S/ 4 million in mining transfers".
_SUMS = word_set("transferencia canon regalía multa impuesto indemnización compensación sanción aporte")

#: Classes of what is against nothing by itself.
_THINGS = word_set("artefact place area natural")

#: What leads to a place.
_WAYS = word_set("carretera vía camino ruta acceso trocha autopista puente tren vuelo bus")
_GOING_BY = frozenset(("conocida", "conocidas", "conocido", "conocidos"))  # "una banda conocida como Los Mineros"


def tied(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """`np` with the phrase that a preposition ties to it at `end`."""
    out: Found = []
    if aged := minors(chart, end, np, cost):
        return aged
    out.extend(beyond(chart, end, np, cost))
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
    if prep == "como" and np.noun is not None and np.number == "pl" and chart.low(end - 1) not in _GOING_BY:
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
            is_sum = obj.noun is not None and obj.noun.lemma.split()[0] in _SUMS and class_of(np) == "money"
            if prep == "en" or is_sum:
                phrase = Phrase(start=end, end=stop, prep=prep, object=obj, en="in" if is_sum else "")
                out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra))
    elif prep == "a" and np.noun is not None and np.noun.lemma.split()[0] in _WAYS and not np.phrases:
        for stop, obj, extra in simple_phrases(chart, end + 1):  # "la carretera a Hualgayoc"
            is_there = (
                obj.noun is not None and obj.det == "def" and class_of(obj) in {"place", "area"}
            )  # "a la frontera"
            is_had = np.head == "acceso" and obj.noun is not None and class_of(obj) not in {"person", "time"}
            if is_there or is_had or (obj.name is not None and class_of(obj) in {"place", "area", "name", "org"}):
                phrase = Phrase(start=end, end=stop, prep=prep, object=obj, en="to")
                out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase)), cost + extra))
    elif prep == "a" and np.noun is not None and np.noun.lemma.split()[0] in _RIGHTS:
        for stop, obj, extra in noun_phrases(chart, end + 1):  # "el derecho a la consulta previa"
            if class_of(obj) not in {"person", "group", "org", "name", "place"}:  # these it is given to
                phrase = Phrase(start=end, end=stop, prep=prep, object=obj, en="to")
                notes = (*np.notes, "amber: a right to something")
                out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase), notes=notes), cost + extra))
    elif prep in _TYING and np.noun is not None and not (prep == "a" and not _takes_a(np)):
        if prep == "como" and (np.number != "pl" or np.det == "def"):
            return out
        for stop, obj, extra in noun_phrases(chart, end + 1):
            if prep == "entre" and not obj.is_plural:
                continue  # "entre el Gobierno | y las comunidades"
            if prep == "en" and class_of(obj) == "time":
                continue  # "entrará en operación | en abril"
            if prep == "a" and obj.quantity is not None and class_of(obj) == "amount" and np.head not in _MOVES:
                continue  # "ampliará su capacidad de procesamiento | a 420,000 toneladas"
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


#: What one has to something, and not only gives to somebody.
_RIGHTS = frozenset(("derecho", "derechos"))


def _dates(chart: Chart, at: int) -> list[tuple[int, str]]:
    """ "del 27 de diciembre y de marzo"."""
    found = dated(chart, at)
    for end, english in tuple(found):
        if chart.is_cat(end, "and") and chart.low(end + 1) == "de":
            found.extend((stop, f"{english} and {other}") for stop, other in dated(chart, end + 2))
    return found


#: Nouns of a change, which may be to so much.
_MOVES = word_set(
    "aumento incremento alza reducción disminución caída baja ampliación expansión elevación ascenso descenso subida "
    "extensión rebaja crecimiento cambio paso venta entrega pago"
)


def _takes_a(np: NounPhrase) -> bool:
    assert np.noun is not None
    return (
        np.noun.lemma in _ATTACKS
        or np.head in _RUNNING
        or any(s.cls in {"event", "act", "abstract"} for s in np.noun.senses)
    )


#: Who runs for something: "candidata | al Congreso".
_RUNNING = word_set("candidato candidata precandidato precandidata aspirante postulante")
#: Crimes that are done to something: "atentado | a mina Poderosa".
_ATTACKS = frozenset(("atentado",))
