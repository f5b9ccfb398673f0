"""The statements of a long sentence, each without its asides and with its subject and who says so. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.english.entries import word_set
from digest.pieces.further import agree
from digest.pieces.seams import ATTRIBUTES, NUMBERED, Kind, Piece, Seams, lowered
from digest.spanish.chart import Chart
from digest.spanish.figures import MONTHS, WEEKDAYS
from digest.spanish.guards import CONDITIONS
from digest.spanish.phrases import simple_phrases
from digest.spanish.tokens import fold
from digest.spanish.verbgroups import FINITE

#: A speaker who is put in between is named in so many tokens.
_LONGEST_SAYING = 14
#: What only leads in, though it has a word that limits.
_HARMLESS = (
    "asimismo", "además", "igualmente", "también", "finalmente", "por su parte", "por otro lado", "por otra parte",
    "de otro lado", "en tanto", "al respecto", "en esa línea", "de igual forma", "de igual manera", "del mismo modo",
    "incluso", "así", "por ello", "por lo tanto", "en tal sentido",
    "sin embargo", "no obstante", "pese a ello", "a pesar de ello", "pese a esto", "en ese sentido",
)  # fmt: skip
_TIME = re.compile(
    rf"\d|\b(?:{'|'.join((*MONTHS, *WEEKDAYS))}|"
    r"ayer|hoy|año|años|mes|meses|semana|semanas|día|días|desde|hasta|durante|entre)\b",
    re.IGNORECASE,
)
#: How a further clause begins at the end of a sentence, which says to what end, when or in spite of what.
_ENDING_WORDS = (
    "con el objetivo de, con el objeto de, con el fin de, a fin de, con la finalidad de, luego de que, "
    "después de que, debido a, a raíz de, pese a que, a pesar de que, sin que, para que, ya que, porque, en la que, "
    "en el que, en las que, en los que, donde, como consecuencia de, en el marco de, mientras que, pues, puesto que, "
    "dado que, toda vez que, con lo que, motivo por el cual, razón por la cual, de modo que, de manera que"
)
_ENDINGS = tuple(f"{words} " for words in _ENDING_WORDS.split(", "))
_SHORTEST = 7
#: What stands before a verb and belongs to it.
_OF_VERB = word_set("se no lo le les ya también tampoco además aún todavía")


def cores(whole: Seams) -> Iterator[Piece]:
    kept = list(whole.outside)
    dropped = [
        a for a in whole.asides if a.kind in {"participle", "gerund"} and whole.has_guard(range(a.comma, a.stop))
    ]
    if dropped:
        return  # what limits an aside without a verb of its own may limit the sentence
    fuller = [k for k in range(whole.last) if k in kept or whole.is_beside(k)]
    if whole.asides or NUMBERED.search(_as_written(whole)):
        yield _piece(whole, fuller, "core")
    bare = _without_opening(whole, fuller)
    if bare is not None:
        yield _piece(whole, bare, "core")
    if fuller != kept:
        yield _piece(whole, kept, "shorter")
        if (bare := _without_opening(whole, kept)) is not None:
            yield _piece(whole, bare, "shorter")
    if (open_ := _without_brackets(whole, kept)) != kept:
        yield _piece(whole, open_, "shorter")
        if (bare := _without_opening(whole, open_)) is not None:
            yield _piece(whole, bare, "shorter")
    if (plain := _without_later(whole, kept)) is not None:
        yield _piece(whole, plain, "shorter")
    for number, part in enumerate(_halves(whole, kept)):
        yield _piece(whole, part, "second" if number else "shorter")
    statements = _statements(whole, kept)
    if len(statements) > 1:
        for number, part in enumerate(statements):
            yield _piece(whole, part, "second" if number else "core")
    for moved in (_speaker_to_the_end(whole, kept), _phrase_moved(whole, kept), speaker_first(whole, kept)):
        if moved is not None:
            yield moved
    for part in statements:
        shorter = _without_ending(whole, part)
        if shorter is not None:
            yield _piece(whole, shorter, "second")


def _without_brackets(whole: Seams, kept: Sequence[int]) -> list[int]:
    """The sentence without what stands in brackets, but for acronyms and what limits it."""
    chart = whole.chart
    gone: set[int] = set()
    for number, at in enumerate(kept):
        if chart.text(at) != "(" or at in gone:
            continue
        stop = next((k for k in kept[number + 1 :] if chart.text(k) == ")"), -1)
        held = range(at + 1, stop)
        is_acronym = len(held) == 1 and chart.tokens[at + 1].is_capital
        if held and not is_acronym and not whole.has_guard(held):
            gone.update(range(at, stop + 1))
    return [k for k in kept if k not in gone]


def _without_later(whole: Seams, kept: Sequence[int]) -> list[int] | None:
    """ "El crudo alcanzó después el río": that it was later, the sentence before it tells."""
    chart, at = whole.chart, whole.main_verb + 1
    if at < 1 or chart.low(at) != "después" or chart.low(at + 1) in {"de", "que"}:
        return None
    return [k for k in kept if k != at]


def _halves(whole: Seams, kept: Sequence[int]) -> Iterator[list[int]]:
    """What stands before and behind a semicolon, each with a subject and a verb of its own."""
    chart = whole.chart
    stops = [k for k in kept if chart.text(k) == ";"]
    if len(stops) != 1 or any(chart.low(k) in CONDITIONS for k in kept) or whole.speaker_behind:
        return
    for half in ([k for k in kept if k < stops[0]], [k for k in kept if k > stops[0]]):
        while half and (chart.low(half[0]) in {"y", "mientras", "pero", "además", ","}):
            half.pop(0)
        verb = next((k for k in half if whole.is_finite(k)), -1)
        ends = {end for end, _, _ in simple_phrases(chart, half[0])} if half else set()
        if verb > 0 and len(half) >= _SHORTEST and any(half[0] < end <= verb for end in ends):
            yield half


def _as_written(whole: Seams) -> str:
    """The sentence as it is written."""
    return whole.chart.written(0, whole.last)


def _piece(whole: Seams, places: Sequence[int], kind: Kind) -> Piece:
    places = list(places)
    while len(places) > 1 and whole.chart.text(places[-1]) in {",", ";"}:
        places.pop()
    text = whole.text_of(places).strip(" ,;")
    first, last = whole.tokens[places[0]], whole.tokens[places[-1]]
    return Piece(
        text=f"{text[:1].upper()}{text[1:]}.",
        start=first.start - whole.chart.offset,
        end=last.end - whole.chart.offset,
        kind=kind,
    )


def _without_opening(whole: Seams, kept: Sequence[int]) -> list[int] | None:
    """The sentence without all that only leads in."""
    left = _without_first(whole, kept)
    while left is not None and (further := _without_first(whole, left)) is not None:
        left = further
    return left


#: How a sentence begins that only says that something is said.
_NOTICE = re.compile(
    r"(?:cabe|hay que|se debe|es (?:preciso|importante|necesario)|vale) (?:señalar|precisar|recordar|mencionar|indicar|"
    r"resaltar|destacar|anotar|subrayar|agregar|añadir)(?: también)? que ",
    re.IGNORECASE,
)


#: Words of where it happened that make another army, police or ministry of it.
_ABROAD = re.compile(
    r"\b(?:lado|frontera|vecino|extranjero|exterior|bolivi\w+|brasil\w*|colombia\w*|ecuador|ecuatorian\w+|chilen?\w*"
    r"|venez\w+|argentin\w+|mexic\w+|panam\w+|paraguay\w*|uruguay\w*|guyan\w+|surinam\w*|estados unidos|canad\w+"
    r"|espan\w+|chin[ao]s?|suiza|noruega|europ\w+)\b"
)


def _without_first(whole: Seams, kept: Sequence[int]) -> list[int] | None:
    """The sentence without its first words, where these tell no time, nor who says so, and limit nothing."""
    chart = whole.chart
    if kept and chart.low(kept[0]) in {"pero", "y", "pues"} and len(kept) > _SHORTEST:
        return list(kept[2:] if chart.text(kept[1]) == "," else kept[1:])
    if notice := _NOTICE.match(whole.text_of(kept[:8]) + " "):
        return list(kept[len(notice.group().split()) :])
    comma = next((k for k in kept if chart.text(k) == ","), -1)
    if comma < 1 or comma > kept[0] + 24:
        return None
    opening = [k for k in kept if k < comma]
    text = whole.text_of(opening).lower()
    if text in _HARMLESS:
        return [k for k in kept if k > comma]
    first = kept[0]
    is_led = chart.is_cat(first, "prep") or bool(chart.multiword(first, "prep"))
    is_led = is_led or text.split()[0] in {"al", "como", "luego"} or any(r.tense == "ger" for r in chart.verbs(first))
    is_led = is_led or (whole.is_past_participle(first) and not chart.nouns(first) and len(opening) > 2)
    if text.startswith(("de ", "en caso", "en tanto", "desde ", "por parte de ")):
        return None  # "De concretarse, …": a condition; "Desde el ministerio, se precisó …": who says so
    if _ABROAD.search(fold(text)):
        return None  # "Del lado colombiano, el Ejército …": another army
    if not is_led or text.startswith(ATTRIBUTES) or _TIME.search(text) or whole.has_guard(opening):
        return None
    if any(whole.is_finite(k) for k in opening) or whole.begins_verb(comma + 1):
        return None
    return [k for k in kept if k > comma]


def _without_ending(whole: Seams, kept: Sequence[int]) -> list[int] | None:
    """The sentence up to where a further clause begins; what it then says is no less true, but an editor looks."""
    chart = whole.chart
    verb = whole.main_verb
    for number, at in enumerate(kept):
        if number < _SHORTEST or at <= verb or chart.low(at - 1) in {"y", "e", "o", "que"}:
            continue
        following = " ".join(chart.low(k) for k in kept[number : number + 5]) + " "
        if following.startswith(_ENDINGS):
            if any(chart.low(k) in CONDITIONS for k in kept[number:]):
                return None
            return [*kept[:number], *(k for k in whole.speaker_behind if k > at)]
    return None


def speaker_first(whole: Seams, kept: Sequence[int]) -> Piece | None:
    """ "Según informó la Policía, S": "La Policía informó que S"; "S, según la OEFA": "Según la OEFA, S"."""
    chart = whole.chart
    spoken = set(whole.speaker_behind)
    body = [k for k in kept if k not in spoken]
    behind = [k for k in kept if k in spoken][1:]
    front = whole.attribution
    if front and len(front) > 2 and any(r.tense in {"pret", "pres"} for r in chart.verbs(front[1])):
        said, rest = front[1:-1], [k for k in body if k > front[-1]]
    elif behind and not front:
        said, rest = behind[1:] if chart.low(behind[0]) == "según" else behind, body
        if not said or not whole.is_finite(said[0]):
            piece = _piece(whole, kept, "core")
            text = f"{whole.text_of(behind)}, {lowered(whole.text_of(rest))}."
            return Piece(text=f"{text[:1].upper()}{text[1:]}", start=piece.start, end=piece.end, kind="shorter")
    else:
        return None
    says = any(f.clause == "que" for r in chart.verbs(said[0]) for f in chart.lexicon.frames.get(r.lemma, ()))
    if not rest or len(said) < 2 or whole.complement >= 0 or not says:
        return None
    stop = max((end for end, _, _ in simple_phrases(chart, said[1])), default=0)
    speaker = [k for k in said[1:] if k < stop]
    if not speaker:
        return None
    piece = _piece(whole, kept, "core")
    rest = _without_opening(whole, rest) or rest
    text = f"{whole.text_of(speaker)} {whole.text_of(said[:1])} que {lowered(whole.text_of(rest).strip(' ,'))}."
    return Piece(text=f"{text[:1].upper()}{text[1:]}", start=piece.start, end=piece.end, kind="shorter")


def _speaker_to_the_end(whole: Seams, kept: Sequence[int]) -> Piece | None:
    """ "Desde entonces, denuncian las organizaciones, se han vendido …": who says so goes to the end."""
    chart = whole.chart
    commas = [k for k in kept if chart.text(k) == ","]
    for first, second in pairwise(commas):
        said = [k for k in kept if first < k < second]
        if not 2 <= len(said) <= _LONGEST_SAYING or not whole.is_finite(said[0]) or not whole.is_saying(said[0]):
            continue
        before, behind = [k for k in kept if k < first], [k for k in kept if k > second]
        if len(behind) < _SHORTEST - 3 or any(whole.is_finite(k) for k in before):
            continue
        piece = _piece(whole, kept, "core")
        tie = " " if whole.begins_verb(behind[0]) else ", "  # "La meta, precisó la alcaldesa, depende de …"
        text = f"{whole.text_of(before)}{tie}{whole.text_of(behind)}, {whole.text_of(said)}."
        return Piece(text=f"{text[:1].upper()}{text[1:]}", start=piece.start, end=piece.end, kind="core")
    return None


def _phrase_moved(whole: Seams, kept: Sequence[int]) -> Piece | None:
    """ "La planta, según la OEFA, vierte …", "informó que, en mayo, la planta vertió …": to the head, or to the end."""
    chart = whole.chart
    verb, que = whole.main_verb, whole.complement
    for first, second in pairwise([k for k in kept if chart.text(k) == ","]):
        phrase = [k for k in kept if first < k < second]
        text = whole.text_of(phrase).lower()
        is_led = bool(phrase) and (chart.is_cat(phrase[0], "prep") or text.startswith(ATTRIBUTES))
        if not is_led or len(phrase) > _LONGEST_SAYING or any(whole.is_finite(k) for k in phrase):
            continue
        before, behind = [k for k in kept if k < first], [k for k in kept if k > second]
        if not behind:
            continue
        if first < verb and whole.begins_verb(behind[0]):
            told = f"{whole.text_of(phrase)}, {lowered(whole.text_of(before))} {whole.text_of(behind)}"
        elif first - 1 == que and not text.startswith(ATTRIBUTES) and chart.text(behind[-1]) != ",":
            told = f"{whole.text_of(before)} {whole.text_of(behind)} {whole.text_of(phrase)}"
        else:
            continue
        piece = _piece(whole, kept, "core")
        return Piece(text=f"{told[:1].upper()}{told[1:]}.", start=piece.start, end=piece.end, kind="shorter")
    return None


def _statements(whole: Seams, kept: Sequence[int]) -> list[list[int]]:
    """A sentence of several statements, each with its subject and with who says so."""
    chart = whole.chart
    kept = _without_opening(whole, kept) or list(kept)
    verb = whole.main_verb
    if verb < 0 or verb not in kept:
        return [list(kept)]
    que = whole.complement
    subject = [k for k in kept if k < verb and chart.low(k) not in _OF_VERB]
    if any(chart.low(k) in CONDITIONS for k in kept) or any(chart.low(k) == "nunca" for k in subject):
        return [list(kept)]  # what limits one statement may limit the other
    behind = whole.speaker_behind

    def by_speaker(places: Sequence[int]) -> list[int]:
        return [*places, *(k for k in behind if k > max(places))] if places else []

    consequence = next((k for k in kept if k > verb and _is_consequence(chart, k)), -1)
    if consequence > 0:
        first = by_speaker([k for k in kept if k < consequence])
        second = [k for k in kept if k > consequence + _is_consequence(chart, consequence)]
        prefix = [k for k in kept if k <= que] if 0 <= que < consequence else []
        return [first, [*prefix, *second]]
    for k in kept:
        if k <= verb or chart.low(k) not in {"y", "e"}:
            continue
        first = by_speaker([at for at in kept if at < k])
        rest = [at for at in kept if at > k]
        if not rest:
            continue
        if que > 0 and chart.low(rest[0]) == "que":
            if any(chart.low(at) in {"que", "quien", "donde"} for at in kept if que < at < k):
                return [list(kept)]  # "… que ha invadido tierras que destinó … y que constituyen …": of which
            upto = que
            if whole.begins_verb(rest[1] if len(rest) > 1 else -1):  # "… y que habían matado": of the same
                upto = next((at for at in kept if at > que and whole.is_finite(at)), que + 1) - 1
            prefix = [at for at in kept if at <= upto and not (at > que and chart.low(at) in _OF_VERB)]
            return [first, [*prefix, *rest[1:]]]
        if not whole.begins_verb(rest[0]):
            continue
        finite = next(at for at in rest if whole.is_finite(at))
        if que < 0 and not agree(chart, verb, finite):
            continue
        if que < 0:
            if any(chart.low(at) in {"que", "quien", "donde", "cuando"} for at in first if verb < at < k):
                continue  # the verb may be that of a relative
            return [*_of_one_subject(whole, subject, first), [*subject, *rest]] if subject else [first]
        if prefix := _of_what_is_said(whole, kept, k):
            return [first, [*prefix, *rest]]
        if is_of_speaker(whole, kept, finite):
            return [first, [*subject, *rest]] if subject else [first]
        if agree(chart, verb, finite) and any(chart.low(at) == "que" and whole.is_complement(at) for at in rest[:3]):
            return [first, [*subject, *rest]] if subject else [first]
    return [list(kept)]


_CONSEQUENCES = ("por lo que", "con lo que", "por lo cual", "con lo cual", "motivo por el cual", "razón por la cual")


def _is_consequence(chart: Chart, at: int) -> int:
    """How many tokens behind a comma say that what follows comes of what was said; 0 where none do."""
    if chart.text(at) != ",":
        return 0
    following = " ".join(chart.low(at + k) for k in range(1, 5)) + " "
    return next((len(words.split()) for words in _CONSEQUENCES if following.startswith(f"{words} ")), 0)


def _of_one_subject(whole: Seams, subject: Sequence[int], first: Sequence[int]) -> list[list[int]]:
    """ "destruyó dragas, incautó combustible | y detuvo …": what stands before the last verb, verb by verb."""
    chart, verb = whole.chart, whole.main_verb
    cuts = [
        k
        for k in first
        if k > verb and chart.text(k) == "," and whole.begins_verb(k + 1) and not whole.is_saying(k + 1)
        and agree(chart, verb, next(at for at in first if at > k and whole.is_finite(at)))
    ]  # fmt: skip
    parts: list[list[int]] = []
    for start, end in pairwise([-1, *cuts, len(chart)]):
        part = [k for k in first if start < k < end]
        parts.append(part if start < 0 else [*subject, *part])
    return parts


def is_of_speaker(whole: Seams, kept: Sequence[int], finite: int) -> bool:
    """ "denunció que menores fueron contratados | y demandó …": of who says so, by the number of the verbs alone."""
    chart, que = whole.chart, whole.complement
    said = [k for k in kept if que < k < finite and whole.is_finite(k)]
    *moods, mood = (
        {r.tense in {"subj", "past_subj"} for r in chart.verbs(k) if r.tense in FINITE} for k in (*said, finite)
    )
    if said and all(True in one for one in moods) and mood == {False} and agree(chart, whole.main_verb, finite):
        return True  # "negó que su personal robe | y atribuyó …": what is wished or denied goes on in its mood
    if whole.has_guard(said):
        return False  # what is told rests on words that hold back
    return bool(said) and agree(chart, whole.main_verb, finite) and not any(agree(chart, k, finite) for k in said)


def _of_what_is_said(whole: Seams, kept: Sequence[int], at: int) -> list[int]:
    """ "explicó que la etapa durará dos semanas | y tiene …": the prefix and subject of a second verb of what is said.

    By its tense: what is past as the saying is may be the speaker's own deed.
    """
    chart, verb, que = whole.chart, whole.main_verb, whole.complement
    said = next((k for k in kept if k > que and whole.is_finite(k)), -1)
    other = next((k for k in kept if k > at and whole.is_finite(k)), -1)
    if said < 0 or other < 0 or not agree(chart, said, other):
        return []
    tenses = [{r.tense for r in chart.verbs(k) if r.tense in FINITE} for k in (verb, said, other)]
    if not all(tenses) or tenses[0] & tenses[2] or tenses[2] & {"subj", "past_subj", "cond"}:
        return []
    if any(chart.low(k) in {"que", "quien", "donde", "cuando"} for k in kept if said < k < at):
        return []
    subject = [k for k in kept if que < k < said and chart.low(k) not in _OF_VERB]
    return [*(k for k in kept if k <= que), *subject] if subject else []
