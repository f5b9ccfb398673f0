"""What an aside tells of what it follows, as a statement of its own. Pure."""

import re
from collections.abc import Sequence

from digest.english.entries import word_set
from digest.pieces.further import past_of
from digest.pieces.seams import ARTICLES, DETERMINERS, WHOSE, Aside, Piece, Seams, lowered
from digest.pieces.where import told_in_whose, told_there, which_place
from digest.pieces.which import agrees_with_which, of_which, some_agree, told_of_some
from digest.spanish.chart import Chart
from digest.spanish.fitting import fits
from digest.spanish.phrases import simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase
from digest.spanish.verbgroups import FINITE

#: What an aside may follow is no longer than this.
_LONGEST_PHRASE = 18
#: Participles of what is so, and how it is told; the others tell of what was done.
_LASTING = word_set("ubicado conformado integrado compuesto situado poblado formado")
#: Participles of what goes on.
_STILL = word_set("operado administrado gestionado presidido dirigido encabezado")
#: Participles of what is done by itself.
_OF_ITSELF = {"reunido": "reunir", "desarrollado": "desarrollar", "congregado": "congregar", "producido": "producir"}
_BE_SO = {"sg": "está", "pl": "están"}
_BE_DONE = {"sg": "fue", "pl": "fueron"}
#: Participles that tell of no act, or not of what was done to what they follow.
_NO_DEED = word_set(
    "denominado llamado considerado conocido relacionado dedicado orientado destinado encargado debido junto dado "
    "vinculado basado referido mencionado interesado preocupado acompañado seguido sumado pasado incluido próximo "
    "titulado especializado acusado habitado organizado liderado"
)


def told_of(whole: Seams, aside: Aside) -> Piece | None:
    chart = whole.chart
    body = list(range(aside.comma + 1, aside.stop))
    while body and chart.text(body[-1]) == ",":
        body.pop()
    said = whole.saying(aside.comma)
    if len(body) < 4 or said is None or aside.kind in {"gerund", "age", "of", "office", "beside"}:
        return None
    before, behind = said
    if whole.is_planned() and aside.comma > whole.complement and not _is_to_come(whole, body):
        if aside.kind != "relative" or not _is_passive_past(whole, body):
            return None  # nobody announces what has been
        before = []  # "anunció que apelará el fallo, que fue leído en julio": the article says so itself
    if before and aside.kind == "participle" and _stem(chart.low(body[0])) in _LASTING:
        return None  # nobody says where a thing lies
    found = _announced(whole, aside) or _followed(whole, aside, body)
    if found is None:
        return None
    start, phrase = found
    thing = whole.text_of(range(start, _before_age(chart, aside.comma)))
    if (
        phrase is not None and phrase.det == "poss" and said != (before, behind)
    ):  # "su estrategia, que fue aprobada en 2016"
        article = _ARTICLE.get((phrase.verb_number, phrase.gender), "")
        if not article:
            return None
        thing = f"{article} {thing.partition(' ')[2]}"
    elif (
        phrase is not None and start > 0 and _is_bare_many(phrase)
    ):  # "presentaron proyectos para derogarla, que serán debatidos"
        thing = f"{'Las' if phrase.gender == 'f' else 'Los'} {lowered(thing)}"
    if chart.text(start - 1) and _named_before(chart, start, aside.comma):
        thing += ","
    text = _clause(whole, aside, body, thing, phrase)
    if text is None:
        return None
    if before:
        text = f"{whole.text_of(before)} {lowered(text)}"
    if behind:
        text = f"{text}{whole.text_of(behind)}" if chart.text(behind[0]) == "," else f"{text}, {whole.text_of(behind)}"
    first = min([start, *before])
    last = max([body[-1], *behind])
    return Piece(
        text=f"{text[:1].upper()}{text[1:]}.",
        start=whole.tokens[first].start - chart.offset,
        end=whole.tokens[last].end - chart.offset,
        kind="relative",
    )


#: The article that stands for a possessive where nobody is told of whom it is.
_ARTICLE = {("sg", "m"): "El", ("sg", "f"): "La", ("pl", "m"): "Los", ("pl", "f"): "Las"}


def _is_bare_many(np: NounPhrase) -> bool:
    """ "proyectos": told of for the first time, without an article."""
    return np.noun is not None and np.number == "pl" and not (np.det or np.quantity or np.name or np.also)


def _is_passive_past(whole: Seams, body: Sequence[int]) -> bool:
    """ "que fue aprobada en 2016"."""
    verb = next((k for k in body if whole.is_finite(k)), -1)
    was = {"fue", "fueron", "era", "eran"}
    return verb > 0 and whole.chart.low(verb) in was and whole.is_past_participle(verb + 1)


def _stem(word: str) -> str:
    """A participle in its masculine: "ubicadas" is "ubicado"."""
    return re.sub(r"(?:as|os|a|o)$", "o", word)


def _is_to_come(whole: Seams, body: Sequence[int]) -> bool:
    verb = next((k for k in body if whole.is_finite(k)), -1)
    return verb > 0 and any(r.tense in {"fut", "pres"} for r in whole.chart.verbs(verb))


def _clause(whole: Seams, aside: Aside, body: Sequence[int], thing: str, phrase: NounPhrase | None) -> str | None:
    """The aside as a statement on `thing`."""
    chart = whole.chart
    rest = body[1:]
    if aside.kind == "participle":
        return _participle(whole, body, thing)
    if aside.kind == "whose":
        verb = next((k for k in rest if whole.begins_verb(k)), -1)
        if not 1 <= verb - body[0] - 1 <= 4:
            return None
        owner = re.sub(r"^de el ", "del ", f"de {lowered(thing)}")
        owned, said = whole.text_of(range(body[1], verb)), whole.text_of(range(verb, body[-1] + 1))
        return f"{WHOSE[chart.low(body[0])]} {owned} {owner} {said}"
    if aside.kind == "some":
        return told_of_some(whole, body, phrase)
    if aside.kind == "where":
        if chart.low(body[0]) == "de":
            return of_which(whole, body, thing, phrase)
        if chart.low(body[1]) in WHOSE or chart.low(body[1]) in {"quien", "quienes"}:
            return told_in_whose(whole, body, thing)
        if chart.low(body[0]) == "donde":
            link, rest = "En", body[1:]
        else:
            link, rest = whole.text_of(body[:1]).capitalize(), body[3:]
        return told_there(whole, link, thing, rest) if link.lower() in {"en", "durante"} else None
    if chart.low(body[0]) in ARTICLES:
        rest = body[2:]
    verb = next((k for k in rest if whole.begins_verb(k)), -1)
    if verb < 0 or verb - rest[0] > 8:
        return None
    opening = whole.text_of(range(rest[0], verb)) if verb > rest[0] else ""
    if opening and (
        chart.text(rest[0]) == ","
        or not (chart.is_cat(rest[0], "prep") or opening.lower().split()[0] in {"a", "según"})
    ):
        return None  # "que el Gobierno aprobó": told of its own subject
    tail = range(verb, body[-1] + 1)
    doer = _doer_behind(whole, verb, phrase)
    if doer is not None:
        end, doer_text, verb_text = doer
        doer_text += "," if ", " in doer_text and not doer_text.endswith(",") else ""
        told = f"{doer_text} {verb_text} {lowered(thing)} {whole.text_of(range(end, body[-1] + 1))}".rstrip()
    else:
        told = f"{thing} {whole.text_of(tail)}"
    return f"{opening}, {lowered(told)}" if opening else told


def _doer_behind(whole: Seams, verb: int, phrase: NounPhrase | None) -> tuple[int, str, str] | None:
    """ "el proyecto, que desarrolla la compañía X": who does it stands behind the verb."""
    chart = whole.chart
    if phrase is None or class_of(phrase) in {"person", "group", "org"}:
        return None
    finite = next(k for k in range(verb, len(chart)) if whole.is_finite(k))
    if finite != verb or any(r.lemma in {"ser", "estar"} for r in chart.verbs(finite)):
        return None
    for end, np, _ in sorted(simple_phrases(chart, finite + 1), key=lambda found: -found[0]):
        if np.start == finite + 1 and class_of(np) in {"person", "group", "org"} and end <= whole.last:
            return end, whole.text_of(range(finite + 1, end)), whole.text_of([finite])
    return None


def _participle(whole: Seams, body: Sequence[int], thing: str) -> str | None:
    chart = whole.chart
    reading = next((r for r in chart.verbs(body[0]) if r.tense == "part"), None)
    word = chart.low(body[0])
    stem = _stem(word)
    if reading is None or stem in _NO_DEED:
        return None
    number = "pl" if word.endswith("s") else "sg"
    if stem in _OF_ITSELF:  # "los jefes, reunidos en Satipo, …": they met there
        return f"{thing} se {past_of(_OF_ITSELF[stem], is_plural=number == 'pl')} {whole.text_of(body[1:])}"
    if stem in _STILL:
        return f"{thing} {'son' if number == 'pl' else 'es'} {whole.text_of(body)}"
    be = _BE_SO[number] if stem in _LASTING else _BE_DONE[number]
    return f"{thing} {be} {whole.text_of(body)}"


def _announced(whole: Seams, aside: Aside) -> tuple[int, NounPhrase | None] | None:
    """ "Así lo señaló Ana Ríos, presidenta de la federación, quien explicó que …": who stands behind the verb."""
    chart = whole.chart
    is_opening = [chart.low(k) for k in (0, 1)] in (["así", "lo"], ["así", "la"]) and whole.is_finite(2)
    if not is_opening or chart.low(aside.comma + 1) not in {"quien", "quienes"} or aside not in whole.asides[:2]:
        return None
    if aside is not whole.asides[0] and whole.asides[0].kind != "office":
        return None
    return 3, None


def _followed(whole: Seams, aside: Aside, body: Sequence[int]) -> tuple[int, NounPhrase] | None:
    """The phrase that an aside tells of, where there is no doubt which it is."""
    chart = whole.chart
    found: list[tuple[int, NounPhrase]] = []
    stop = _before_age(chart, aside.comma)
    for start in range(max(0, stop - _LONGEST_PHRASE), stop):
        phrases = [np for end, np, _ in simple_phrases(chart, start) if end == stop]
        if phrases and not (chart.is_cat(start - 1, *DETERMINERS)):
            found.append((_from_name(chart, start, phrases[0]), phrases[0]))
    of_it = aside.kind == "where" and chart.low(body[0]) == "de"
    found = [(start, np) for start, np in found if _begins_phrase(chart, start, np, with_participle=of_it)]
    fitting = [(start, np) for start, np in found if _fits(whole, aside, body, np)]
    # phrases within one another that are one thing: "la comunidad (de) Saweto"
    heads = [pair for pair in fitting if not any(_is_part_of_name(chart, pair[0], other[0]) for other in fitting)]
    if heads and chart.low(body[0]) == "donde":
        heads = which_place(heads)
    if len(heads) > 1 and (named := _project(whole, body, heads)) is not None:
        heads = [named]
    if len(heads) != 1 or any(_joins(chart, k) for k in range(heads[0][0], stop)):
        return None
    if aside.kind != "where" and _stem(chart.low(body[0])) not in _LASTING and not _is_thing(chart, *heads[0]):
        return None
    return heads[0]


def _project(
    whole: Seams, body: Sequence[int], heads: Sequence[tuple[int, NounPhrase]]
) -> tuple[int, NounPhrase] | None:
    """ "el plan de la consulta del proyecto Tía María, que desarrolla la empresa X": what is called by a name."""
    verb = next((k for k in body if whole.is_finite(k)), -1)
    named = [(start, np) for start, np in heads if np.noun is not None and np.name is not None and np.det == "def"]
    if verb < 0 or len(named) != 1 or named[0][0] != max(start for start, _ in heads):
        return None
    return named[0] if _doer_behind(whole, verb, named[0][1]) is not None else None


def _joins(chart: Chart, at: int) -> bool:
    """Whether an "and" joins two things here; within a name it stands between capitals."""
    if chart.low(at) not in {"y", "e"}:
        return False
    if any(end > at for k in range(max(0, at - 3), at) for end, _ in chart.nouns(k)):
        return False  # "agua y suelo": within an expression
    return not (chart.text(at - 1)[:1].isupper() and chart.text(at + 1)[:1].isupper()) or chart.low(at + 1) in ARTICLES


def _before_age(chart: Chart, comma: int) -> int:
    """ "El dirigente, de 48 años, quien …": the comma behind whom it is told of."""
    if chart.low(comma - 1) in {"año", "años"} and chart.low(comma - 3) == "de" and chart.text(comma - 4) == ",":
        return comma - 4
    return comma


def _from_name(chart: Chart, start: int, np: NounPhrase) -> int:
    """ "Walter Quertehuari, presidente de la reserva, quien …": where the name begins."""
    if chart.text(start - 1) != "," or np.det or np.noun is None or class_of(np) != "person":
        return start
    for begin in range(max(0, start - 7), start - 1):
        if any(end == start - 1 and n.noun is None and n.name for end, n, _ in simple_phrases(chart, begin)):
            return begin
    return start


def _named_before(chart: Chart, start: int, comma: int) -> bool:
    """Whether what is told of is a name with an apposition, which a comma must close."""
    return chart.tokens[start].is_capital and any(chart.text(k) == "," for k in range(start, comma))


def _begins_phrase(chart: Chart, start: int, np: NounPhrase, *, with_participle: bool = False) -> bool:
    if np.also or np.relative or (np.participle and not with_participle) or chart.low(start - 1) in {"y", "e"}:
        return False
    if np.quantity is not None and (chart.text(start - 1)[:1].isdigit() or chart.is_cat(start - 1, "numw")):
        return False  # "86 | mil hectáreas"
    if np.det or np.quantity is not None:
        return True
    before = chart.low(start - 1)
    is_part = any(r.tense == "part" for r in chart.verbs(start))
    if _is_bare_many(np) and not is_part and any(r.tense in {*FINITE, "part"} for r in chart.verbs(start - 1)):
        return True
    is_name = np.name is not None and np.noun is None
    return (start == 0 or before in {"de", "a", "por", "en", "con", "y", ",", "que"}) and (
        is_name or np.noun is not None
    )


def _is_thing(chart: Chart, start: int, np: NounPhrase) -> bool:
    """Whether something may be told of a phrase: of no part of a name, and of no bare noun in the singular."""
    first = start + 1 if chart.low(start) in ARTICLES else start
    is_tied = start >= 2 and chart.tokens[start - 2].is_capital and chart.is_cat(start - 1, "prep")
    if is_tied and chart.tokens[first].is_capital and (first > start or not chart.names_at(first)):
        return False  # "la Coordinadora por | el Desarrollo de Loreto"
    if np.det or np.quantity is not None or start == 0:
        return True
    if chart.low(start - 1) == "de":
        # "la asociación de retornantes, que …", "el comité del sur de Ayacucho, que …": of the whole, as may be
        return np.name is not None and np.name.cls not in {"place", "area"}
    return np.name is not None or np.number == "pl" or class_of(np) in {"person", "place", "area"}


def _is_part_of_name(chart: Chart, start: int, outer: int) -> bool:
    """ "de San Martín" of "el pueblo kichwa de San Martín": a bare noun or place behind "de" is no thing of its own."""
    return outer < start and chart.low(start - 1) == "de" and chart.low(start) not in ARTICLES


def _fits(whole: Seams, aside: Aside, body: Sequence[int], np: NounPhrase) -> bool:
    chart = whole.chart
    first = chart.low(body[0])
    cls = class_of(np)
    if first in {"quien", "quienes"} and cls not in {"person", "name", ""}:
        return False
    if aside.kind == "where" and first == "de" and not agrees_with_which(chart, body, np):
        return False
    if aside.kind == "some" and not some_agree(chart, body[0], np):
        return False
    if aside.kind == "relative" and not _may_do(whole, body, np):
        return False
    if first in {"quien", "que", "cual"} or aside.kind in {"relative", "participle"}:
        plural = np.is_plural or bool(np.also)
        if aside.kind == "participle":
            is_place = np.noun is None and np.name is not None and np.name.cls in {"place", "area"}
            if is_place and _stem(first) not in _LASTING:
                return False  # "… el tránsito entre Juliaca y Sandia, interrumpido desde abril"
            gender = "f" if re.search(r"as?$", first) else "m"
            noun_gender = np.gender
            return plural == first.endswith("s") and (not noun_gender or noun_gender == gender)
        verb = next((k for k in body[1:] if whole.is_finite(k)), -1)
        numbers = {r.number for r in chart.verbs(verb) if r.tense in FINITE} if verb > 0 else set()
        doer = verb > 0 and _doer_behind(whole, verb, np)
        if numbers and not doer and ("pl" if plural else "sg") not in numbers:
            return False
    return True


def _may_do(whole: Seams, body: Sequence[int], np: NounPhrase) -> bool:
    """Whether a sense of the verb may be told of the phrase: an event demands nothing."""
    chart = whole.chart
    verb = next((k for k in body if whole.is_finite(k)), -1)
    readings = [r for r in chart.verbs(verb) if r.tense in FINITE] if verb > 0 else []
    frames = [f for r in readings for f in chart.lexicon.frames.get(r.lemma, ())]
    if not frames or any(r.lemma in {"ser", "estar", "haber"} for r in readings) or chart.low(verb - 1) == "se":
        return True
    is_thing = _doer_behind(whole, verb, np) is not None
    return is_thing or any(fits(np, f.subject, f.es, is_subject=True) for f in frames)
