"""Adjectives behind a noun: agreement, degrees, lists of peoples, participles that govern something."""

from dataclasses import replace

from digest.english.entries import word_set
from digest.english.heads import EXTENTS
from digest.english.readings import AdjectiveForm
from digest.spanish.beyond import bound
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.phraseheads import Found
from digest.spanish.senses import class_of
from digest.spanish.times import times
from digest.spanish.tree import MOST_OF_ALL, MOST_OR_MORE, NounPhrase, Phrase

#: Superlatives and comparatives of one word.
_DEGREES = {
    "importante": ("most important", "more important"), "alto": ("highest", "higher"), "bajo": ("lowest", "lower"),
    "grande": ("largest", "larger"),
    "pequeño": ("smallest", "smaller"), "cercano": ("nearest", "nearer"), "antiguo": ("oldest", "older"),
    "pobre": ("poorest", "poorer"), "rico": ("richest", "richer"), "joven": ("youngest", "younger"),
    "largo": ("longest", "longer"), "fuerte": ("strongest", "stronger"), "reciente": ("latest", "more recent"),
    "duro": ("toughest", "tougher"), "seco": ("driest", "drier"), "limpio": ("cleanest", "cleaner"),
    "caro": ("dearest", "dearer"), "lejano": ("farthest", "more distant"), "profundo": ("deepest", "deeper"),
}  # fmt: skip
#: Prepositions that hang on a participle before them.
GOVERNED = word_set("en por desde hasta mediante durante para a con sobre")


def compared(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "el frente más activo", "los sectores más vulnerables", "afluentes más pequeños"."""
    if chart.low(end) != "más" or chart.low(end + 2) in {"que", "y"}:
        return []
    out: Found = []
    for form in chart.adjectives(end + 1):
        is_done = any(r.tense == "part" for r in chart.verbs(end + 1))  # "los más afectados por el derrame"
        if not agrees(form.number, form.gender, np) or (is_done and chart.low(end + 2) == "por"):
            continue
        first = form.senses[0]
        word = _DEGREES.get(form.lemma, (f"most {first.en}", f"more {first.en}"))[
            0 if np.det in {"def", "oneof", "poss"} else 1
        ]
        told = replace(form, senses=(replace(first, en=word, position="pre", conditions=(), is_default=True),))
        is_one_of_all = np.det == "def" and chart.low(end + 2) in {"de", "del"} and _is_whole(chart, end + 3)
        notes = (*np.notes, MOST_OF_ALL if is_one_of_all else MOST_OR_MORE)
        out.append((end + 2, changed(np, end=end + 2, adjectives=(*np.adjectives, told), notes=notes), cost + 0.1))
    return out


def _is_whole(chart: Chart, at: int) -> bool:
    """ "del país", "de la región", "de Loreto": that of which one is the longest, or whatever it is most of."""
    here = at + 1 if chart.low(at) in {"el", "la"} else at
    names = chart.names_at(here) if chart.text(here)[:1].isupper() else ()
    return chart.low(here) in EXTENTS or any(name.cls == "place" for _, name in names)


def listed_peoples(chart: Chart, at: int, np: NounPhrase, cost: float) -> Found:
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


#: What somebody does with what follows "de": "comunidades propietarias de bosques".
_OF_THEIRS = {
    "propietari": "own", "dueñ": "own", "poseedor": "hold", "productor": "produce", "exportador": "export",
    "importador": "import", "comercializador": "sell", "proveedor": "supply", "beneficiari": "benefit from",
    "titular": "hold", "usuari": "use", "procesador": "process", "consumidor": "consume", "operador": "operate",
}  # fmt: skip
_ENDINGS = frozenset(("", "a", "o", "as", "os", "es"))


def with_theirs(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "las comunidades propietarias de bosques", "la empresa titular de la concesión": that own, that holds."""
    if chart.low(end + 1) != "de":
        return []
    low = chart.low(end)
    stem = next((s for s in _OF_THEIRS if low.startswith(s) and low[len(s) :] in _ENDINGS), "")
    if not stem or (np.number == "pl") != low.endswith("s"):
        return []
    if class_of(np) not in {"org", "group", "person", "place"}:
        return []
    from digest.spanish.phrases import noun_phrases

    verb, _, particle = _OF_THEIRS[stem].partition(" ")
    third = f"{verb}s" if not verb.endswith("s") else f"{verb}es"
    english = f"that {verb if np.number == 'pl' else third} {particle}".strip()
    english = english.replace("that", "who", 1) if class_of(np) == "person" else english
    notes = (*np.notes, "amber: who owns what")
    out: Found = []
    for stop, theirs, extra in noun_phrases(chart, end + 2):
        phrase = Phrase(start=end, end=stop, prep="de", object=theirs, en=english)
        out.append((stop, changed(np, end=stop, phrases=(*np.phrases, phrase), notes=notes), cost + extra + 0.1))
    return out


#: What tells of somebody's own deed where and from what, behind its participle.
HUNG_ON = {"fallecer": ("por", "en", "tras", "durante"), "desaparecer": ("en", "desde", "durante")}


def governs_what_follows(chart: Chart, at: int) -> bool:
    """ "el convenio suscrito | en 2024": a participle, though an adjective too, is a verb if something hangs on it."""
    if bound(chart, at)[0]:
        return True  # "mayores | de 100 hectáreas"
    if chart.low(at + 1) == "de" and any(form.lemma == "lleno" for form in chart.adjectives(at)):
        return True  # "un camión lleno | de droga"
    done = [r.lemma for r in chart.verbs(at) if r.tense == "part"]
    if any(chart.low(at + 1) in HUNG_ON.get(lemma, ()) for lemma in done):
        return True  # "un agente fallecido | por malaria"
    if not any(frame.object for lemma in done for frame in chart.lexicon.frames.get(lemma, ())):
        return False  # "deja tres obreros muertos | en Pataz": nobody dies anybody
    by_adverb = chart.low(at + 1).endswith("mente") and bool(chart.adverb(at + 1))
    return chart.low(at + 1) in GOVERNED or by_adverb or bool(times(chart, at + 1))


def agrees(number: str, gender: str, np: NounPhrase) -> bool:
    """Whether an adjective of this number and gender may belong to the phrase."""
    return number == np.number and (gender in {"", np.gender} or np.gender in {"mf", ""})
