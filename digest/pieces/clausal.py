"""Where long sentences of the press come apart besides: at colons, resumed nouns, lists of what is said, and "pero".

"…, trámite que inició en 2015" resumes what was said, and is left off; "…, periodo en el que la Policía controlará el
paso" tells a statement of its own. What limits one part is never left off with another.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.english.entries import word_set
from digest.pieces.further import agree
from digest.pieces.seams import ARTICLES, PREPOSITIONS, Kind, Piece, Seams, lowered
from digest.spanish.guards import CONDITIONS
from digest.spanish.phrases import simple_phrases
from digest.spanish.verbgroups import FINITE

#: A part has so many tokens at least.
_SHORTEST = 5
#: What stands between commas and says nothing of what is told.
INSERTED = frozenset((
    "por otro lado", "por otra parte", "por su parte", "de otro lado", "de otra parte", "en tanto", "además",
    "asimismo", "también", "a su vez", "en cambio", "por lo demás", "por último", "finalmente", "por tanto",
    "por lo tanto", "en consecuencia", "en ese sentido", "al mismo tiempo", "de igual modo", "por cierto",
))  # fmt: skip
#: What a resumed noun is told of by, besides "que".
_RESUMED = word_set("que cual cuales")


def clausal(whole: Seams) -> Iterator[Piece]:
    """The further parts of a sentence; the fullest first."""
    kept = list(whole.outside)
    if whole.main_verb < 0:
        return
    everything = list(range(whole.last))
    if (plain := _without_inserted(whole, everything)) != everything:
        yield _piece(whole, plain, "shorter")  # with its asides, which what is put in hides
    plain = _without_inserted(whole, kept)
    if resumed := _resumed(whole, plain):
        comma, stop = resumed
        core = [k for k in plain if not comma <= k < stop]
        yield _piece(whole, core, "shorter")
        yield from _of_resumed(whole, plain, comma, stop)
        plain = core
    yield from _at_colon(whole, plain)
    yield from _asked_for(whole, plain)
    yield from _listed(whole)
    yield from _set_against(whole, plain)
    yield from _side_by_side(whole, plain)


def _piece(whole: Seams, places: Sequence[int], kind: Kind, text: str = "") -> Piece:
    places = list(places)
    while len(places) > 1 and whole.chart.text(places[-1]) in {",", ";", ":"}:
        places.pop()
    text = (text or whole.text_of(places)).strip(" ,;:")
    first, last = whole.tokens[min(places)], whole.tokens[max(places)]
    offset = whole.chart.offset
    return Piece(text=f"{text[:1].upper()}{text[1:]}.", start=first.start - offset, end=last.end - offset, kind=kind)


def _without_inserted(whole: Seams, kept: Sequence[int]) -> list[int]:
    """The sentence without what is put in between two commas, or at its head, and only leads on."""
    commas = [k for k in kept if whole.chart.text(k) == ","]
    gone: set[int] = set()
    for first, second in pairwise([-1, *commas]):
        held = [k for k in kept if first < k < second]
        if held and whole.text_of(held).lower() in INSERTED:
            gone.update((first, *held, second))
    return [k for k in kept if k not in gone]


def _resumed(whole: Seams, kept: Sequence[int]) -> tuple[int, int] | None:
    """The comma before a bare noun that resumes what was said, as a relative tells of it, and where that ends."""
    chart = whole.chart
    for comma in (k for k in kept if chart.text(k) == "," and k > whole.main_verb):
        ends = [e for e, form in chart.nouns(comma + 1) if not chart.tokens[comma + 1].is_capital]
        for end in ends:
            is_led = chart.low(end) in PREPOSITIONS and chart.low(end + 1) in ARTICLES
            if chart.low(end) != "que" and not (is_led and chart.low(end + 2) in _RESUMED):
                continue
            behind = whole.speaker_behind
            stop = behind[0] if behind and behind[0] > end + 1 else whole.last
            if not any(chart.low(k) in CONDITIONS for k in range(comma, stop)):
                return comma, stop
    return None


def _of_resumed(whole: Seams, kept: Sequence[int], comma: int, stop: int) -> Iterator[Piece]:
    """ "…, periodo en el que la Policía controlará el paso": what somebody does then or there."""
    chart = whole.chart
    que = next((k for k in range(comma, stop) if chart.low(k) in _RESUMED), -1)
    if chart.low(que - 2) not in {"en", "durante", "por", "mediante"} or whole.is_planned():
        return
    rest = [k for k in kept if que < k < stop]
    yield from _statement(whole, rest, before=comma)


def _statement(whole: Seams, rest: Sequence[int], *, before: int) -> Iterator[Piece]:
    """A clause with its own subject before its verb, told by who tells what stands before it."""
    chart = whole.chart
    verb = next((k for k in rest if whole.is_finite(k)), -1)
    if verb < 0 or len(rest) < _SHORTEST or chart.is_cat(rest[0], "prep"):
        return
    ends = {end for end, _, _ in simple_phrases(chart, rest[0])}
    if not any(rest[0] < end <= verb for end in ends):
        return
    if any(r.tense in {"subj", "past_subj", "cond"} for r in chart.verbs(verb)):
        return
    said = whole.saying(before)
    if said is None:
        return
    front, behind = said
    text = whole.text_of(rest)
    text = f"{whole.text_of(front)} {lowered(text)}" if front else text
    text = f"{text}{whole.text_of(behind)}" if behind else text
    yield _piece(whole, [*front, *rest, *behind], "second", text)


def _at_colon(whole: Seams, kept: Sequence[int]) -> Iterator[Piece]:
    """What stands before and behind a colon, where each has a verb."""
    chart = whole.chart
    colons = [k for k in kept if chart.text(k) == ":"]
    if len(colons) != 1 or any(chart.low(k) in CONDITIONS for k in kept):
        return
    left, right = [k for k in kept if k < colons[0]], [k for k in kept if k > colons[0]]
    if len(left) < _SHORTEST or whole.main_verb > colons[0]:
        return
    yield _piece(whole, _with_speaker(whole, left), "shorter")
    told = left if whole.complement < 0 else [k for k in left if k <= whole.complement]
    if any(chart.low(k) in _UNTRUE or chart.low(k).startswith(_UNTRUE_STEMS) for k in told):
        return  # "lo negó: la mina no vertió relaves", "temen lo peor: …"
    if whole.complement < 0 and whole.is_saying(whole.main_verb):
        return  # "respondió: …"
    verb = next((k for k in right if whole.is_finite(k)), -1)
    if verb < 0 or len(right) < _SHORTEST or chart.low(right[0]) == "que":
        return
    said = whole.saying(colons[0])
    if said is None:
        return
    front, behind = said
    text = whole.text_of([k for k in right if k not in behind])
    text = f"{whole.text_of(front)} {lowered(text)}" if front else text
    text = f"{text}{whole.text_of(behind)}" if behind else text
    yield _piece(whole, [*front, *right], "second", text)


#: What somebody asks for, as its noun tells: "una demanda: que …".
_ASKED = {
    "demanda": "exig", "exigencia": "exig", "reclamo": "exig", "pedido": "ped", "petición": "ped", "solicitud": "ped",
}  # fmt: skip
_ASKING = {"exig": ("exigió", "exigieron"), "ped": ("pidió", "pidieron")}


def _asked_for(whole: Seams, kept: Sequence[int]) -> Iterator[Piece]:
    """ "Las federaciones han planteado una demanda: que los fondos lleguen …": that they demand it."""
    chart, verb = whole.chart, whole.main_verb
    colon = next((k for k in kept if chart.text(k) == ":" and chart.low(k + 1) == "que"), -1)
    if colon < verb or whole.complement >= 0 or any(chart.low(k) in CONDITIONS for k in kept):
        return
    asked = [_ASKED[chart.low(k)] for k in range(verb + 1, colon) if chart.low(k) in _ASKED]
    before = [k for k in kept if k < colon]
    if len(set(asked)) != 1 or any(chart.low(k) in _REFUSED for k in before):
        return
    rest = [k for k in kept if k > colon]
    wished = next((k for k in rest if whole.is_finite(k)), -1)
    if wished < 0 or not any(r.tense == "subj" for r in chart.verbs(wished)):
        return
    subject = [k for k in before if k < verb]
    while subject and chart.low(subject[-1]) in {"se", "ha", "han"}:
        subject.pop()
    start = max((k + 1 for k in subject if chart.text(k) == ","), default=subject[0] if subject else 0)
    doer = [k for k in subject if k >= start]
    ends = {end for end, _, _ in simple_phrases(chart, start)}
    numbers = {r.number for k in range(max(subject, default=0) + 1, verb + 1) for r in chart.verbs(k) if r.number}
    if not doer or doer[-1] + 1 not in ends or len(numbers) != 1:
        return
    said = _ASKING[asked[0]]["pl" in numbers]
    yield _piece(whole, [*doer, *rest], "second", f"{whole.text_of(doer)} {said} {whole.text_of(rest)}")


#: With these nobody has asked for it, or not yet.
_REFUSED = word_set("no nunca rechazó rechazaron rechaza rechazan retiró retiraron analiza evalúa evaluará")


#: What stands before a colon that leads in what is not so, or not yet.
_UNTRUE = word_set(
    "lo falso falsa mentira rumor versión versiones hipótesis pregunta duda dudas temor plan idea objetivo meta "
    "propuesta pedido exigencia demanda amenaza promesa acuerdo compromiso condición no nunca ni"
)
_UNTRUE_STEMS = ("neg", "nieg", "desm", "rechaz", "dud", "tem", "sospech", "promet", "amenaz", "exig", "pid", "propon")


def _with_speaker(whole: Seams, places: Sequence[int]) -> list[int]:
    """A part with who says so at the end of its sentence."""
    kept = list(places)
    while kept and whole.chart.text(kept[-1]) == ",":
        kept.pop()
    return [*kept, *(k for k in whole.speaker_behind if k > max(places))]


def _listed(whole: Seams) -> Iterator[Piece]:
    """ "respondió que A, que B y que C": each by who says so."""
    chart, que = whole.chart, whole.complement
    if que < 0 or any(chart.low(k) in CONDITIONS for k in range(whole.last)):
        return
    lasts = [k for k in range(que + 1, whole.last) if chart.is_cat(k, "and") and chart.low(k + 1) == "que"]
    if len(lasts) != 1:
        return
    cuts = [k for k in range(que + 1, lasts[0]) if chart.text(k) == "," and chart.low(k + 1) == "que"]
    if not cuts or any(chart.text(k) == "(" for k in range(que, whole.last)):
        return
    front = [k for k in whole.outside if k <= que]
    if len(front) > 26:
        return
    bounds = [que - 1, *cuts, lasts[0], whole.last]
    doer = _first_doer(whole, que)
    for number, (start, end) in enumerate(pairwise(bounds)):
        rest = list(range(start + 2, end))
        if len(rest) >= _SHORTEST - 2:
            of_first = doer if number and whole.begins_verb(rest[0]) else []  # whom all of it is said of
            text = f"{whole.text_of(front)} {whole.text_of([*of_first, *rest])}"
            yield _piece(whole, [*front, *rest], "second" if number else "core", text)


def _first_doer(whole: Seams, que: int) -> list[int]:
    """Who does what the first of several clauses says, where it stands right before its verb."""
    ends = {end for end, _, _ in simple_phrases(whole.chart, que + 1)}
    end = next((e for e in sorted(ends) if whole.begins_verb(e)), 0)
    return list(range(que + 1, end))


def _set_against(whole: Seams, kept: Sequence[int]) -> Iterator[Piece]:
    """ "respaldó A, pero advirtió que B si C": two deeds of one subject; the condition is of what is said only."""
    chart, verb = whole.chart, whole.main_verb
    at = next((k for k in kept if k > verb and chart.low(k) == "pero" and whole.begins_verb(k + 1)), -1)
    if at < 0 or whole.complement >= 0:
        return
    left, right = [k for k in kept if k < at], [k for k in kept if k > at]
    finite = next((k for k in right if whole.is_finite(k)), -1)
    if finite < 0 or not agree(chart, verb, finite) or any(chart.low(k) in CONDITIONS for k in left):
        return
    limits = [k for k in right if chart.low(k) in CONDITIONS]
    if limits and not (whole.is_saying(finite) and chart.low(finite + 1) == "que"):
        return
    subject = [k for k in left if k < verb]
    while subject and chart.low(subject[-1]) in {"se", "no", "lo", "la", "le", "ya"}:
        subject.pop()
    if not subject or any(chart.text(k) == "," for k in subject[-1:]) or chart.is_cat(subject[0], "prep"):
        return
    yield _piece(whole, _with_speaker(whole, left), "shorter")
    yield _piece(whole, [*subject, *right], "second")


def _side_by_side(whole: Seams, kept: Sequence[int]) -> Iterator[Piece]:
    """ "los agentes siguen en la zona y comerciantes de la vía han pedido …": two subjects, each with its verb."""
    chart, verb = whole.chart, whole.main_verb
    if whole.complement >= 0 or any(chart.low(k) in CONDITIONS for k in kept):
        return
    for k in kept:
        if k <= verb + 1 or not chart.is_cat(k, "and"):
            continue
        rest = [at for at in kept if at > k]
        other = next((at for at in rest if whole.is_finite(at)), -1)
        if other < 0 or len(rest) < _SHORTEST or chart.is_cat(rest[0], "prep") or chart.low(rest[0]) == "que":
            continue
        ends = {end for end, _, _ in simple_phrases(chart, rest[0])}
        plain = {r.tense for r in chart.verbs(other) if r.tense in FINITE} - {"subj", "past_subj", "cond"}
        if not plain or not any(whole.begins_verb(end) and rest[0] < end <= other for end in ends):
            continue
        left = [at for at in kept if at < k]
        if any(chart.low(at) in {"que", "quien", "donde"} for at in left if at > verb):
            return  # the verb may be that of a relative
        yield _piece(whole, _with_speaker(whole, left), "shorter")
        yield from _statement(whole, [at for at in rest if at not in whole.speaker_behind], before=k)
        return
