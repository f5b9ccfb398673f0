"""What clauses behind the main one tell, each as a statement: reasons, what came before, what is set against it.

"X se detuvo luego de que Y presentara una queja" also tells that Y presented a complaint, "tras registrar …" that the
subject recorded something. Not so what is wished, supposed or denied.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from digest.english.entries import word_set
from digest.pieces.seams import Piece, Seams, lowered
from digest.spanish.chart import Chart
from digest.spanish.forms import VerbTables, load_verb_tables, verb_forms
from digest.spanish.phrases import simple_phrases
from digest.spanish.verbgroups import FINITE

#: What a clause that is true by itself begins with; those in the first row put its verb in the subjunctive.
_AFTER = ("luego de que", "después de que")
_TOLD = (
    "porque", "ya que", "debido a que", "puesto que", "pues", "mientras que", "pero", "toda vez que", "dado que",
    "a raíz de que", "en tanto que",
)  # fmt: skip
_TOLD_BEHIND_COMMA = ("mientras", "y", "e", "en tanto", "aunque")
#: What stands before an infinitive of the same subject that tells what was done before.
_DONE = ("tras", "luego de", "después de")
#: Words that make a clause depend on another, or that point to one.
_DEPENDS = word_set("si salvo excepto siempre caso condición sino ello eso esto cual cuales")
#: Who is named by the way, and may be the one who did it.
_SOME = word_set("algunos algunas otros otras varios varias muchos muchas quienes quien ambos ambas")
#: Deeds that undo what came before, or by which somebody is only said to have done it.
_UNDO = word_set(
    "morir fallecer reanudar reiniciar retomar reabrir detener capturar arrestar intervenir denunciar acusar imputar "
    "investigar"
)
_RISES_OR_FALLS = word_set("subir bajar caer crecer aumentar disminuir descender retroceder repuntar reducirse")
_CLITIC = re.compile(r"(?:me|te|lo|la|los|las|le|les|nos)$")


@cache
def _tables() -> VerbTables:
    return load_verb_tables()


def past_of(lemma: str, *, is_plural: bool) -> str:
    """The third person of a verb in the past: "registró", "registraron"."""
    number = "pl" if is_plural else "sg"
    forms = verb_forms(lemma, _tables())
    return next((f.form for f in forms if f.tense == "pret" and f.number == number), "")


def further_statements(whole: Seams, kept: Sequence[int]) -> Iterator[Piece]:
    """What the clauses behind the main verb tell by themselves."""
    verb = whole.main_verb
    if verb < 0 or any(whole.chart.low(k) in _DEPENDS for k in kept):
        return
    said = whole.saying(kept[-1])
    if said is None:
        return
    behind = set(whole.speaker_behind)
    body = [k for k in kept if k not in behind]
    for number, at in enumerate(body):
        if at <= verb:
            continue
        found = _behind_seam(whole, body, number)
        if found is None:
            continue
        text, first = found
        yield _told(whole, text, first, body[-1], behind)


def _told(whole: Seams, text: str, first: int, last: int, behind: set[int]) -> Piece:
    chart = whole.chart
    que = whole.complement
    before = [k for k in whole.outside if k <= que] if 0 <= que < first else []
    start = first
    if before:
        text, start = f"{whole.text_of(before)} {lowered(text)}", before[0]
    elif (front := whole.attribution) and front[-1] < first:
        text, start = f"{whole.text_of(front)} {lowered(text)}", front[0]
    if behind:
        speaker = sorted(behind)
        text, last = f"{text}{whole.text_of(speaker)}", speaker[-1]
    return Piece(
        text=f"{text[:1].upper()}{text[1:]}.",
        start=whole.tokens[start].start - chart.offset,
        end=whole.tokens[last].end - chart.offset,
        kind="second",
    )


def _behind_seam(whole: Seams, body: Sequence[int], number: int) -> tuple[str, int] | None:
    """A clause that begins at a place of the sentence, as a statement, and where its words begin."""
    chart = whole.chart
    if chart.low(body[number]) not in _FIRST_WORDS:
        return None
    following = " ".join(chart.low(k) for k in body[number : number + 4]) + " "
    behind_comma = number > 0 and chart.text(body[number - 1]) == ","
    for words in (*_AFTER, *_TOLD, *(_TOLD_BEHIND_COMMA if behind_comma else ())):
        if following.startswith(f"{words} "):
            rest = _up_to_next(whole, body[number + len(words.split()) :])
            text = _clause_of(whole, rest, is_wish=words in _AFTER)
            return (text, rest[0]) if text else None
    between = [k for k in body[:number] if k > whole.main_verb]
    if any(whole.is_finite(k) or chart.low(k) in _SOME for k in between):
        return None  # "…, a la que acudieron 700 comuneros, algunos tras caminar un día": of somebody else
    for words in _DONE:
        if following.startswith(f"{words} "):
            rest = _up_to_next(whole, body[number + len(words.split()) :])
            text = _deed_of(whole, rest)
            return (text, rest[0]) if text else None
    return None


_FIRST_WORDS = frozenset(words.split()[0] for words in (*_AFTER, *_TOLD, *_TOLD_BEHIND_COMMA, *_DONE))
_BEGINNINGS = tuple(f"{words} " for words in (*_AFTER, *_TOLD, *_DONE))


def _up_to_next(whole: Seams, rest: Sequence[int]) -> list[int]:
    """A clause up to where the next one begins."""
    chart = whole.chart
    for number, at in enumerate(rest):
        if number <= 3:
            continue
        following = " ".join(chart.low(k) for k in rest[number : number + 4]) + " "
        if following.startswith(_BEGINNINGS):
            return _stripped(chart, rest[:number])
        if chart.text(at) == "," and chart.low(at + 1) in {"y", "mientras", "lo", "por"}:
            return _stripped(chart, rest[:number])
    return _stripped(chart, rest)


def _stripped(chart: Chart, places: Sequence[int]) -> list[int]:
    kept = list(places)
    while kept and chart.text(kept[-1]) in {",", ";"}:
        kept.pop()
    while kept and chart.text(kept[0]) == ",":
        kept.pop(0)
    return kept


def _clause_of(whole: Seams, rest: Sequence[int], *, is_wish: bool) -> str:
    """A clause with a subject of its own before its verb; the subjunctive of what came before is a past."""
    chart = whole.chart
    if len(rest) < 5:
        return ""
    verb = next((k for k in rest if whole.is_finite(k)), -1)
    if verb < 0 or any(chart.low(k) in {"que", "quien", "donde"} for k in rest if k < verb):
        return ""
    subject = [k for k in rest if k < verb and chart.low(k) not in {"se", "no", "ya", "también"}]
    readings = [r for r in chart.verbs(verb) if r.tense in FINITE]
    if not readings or any(r.tense == "cond" for r in readings):
        return ""
    if not subject or chart.is_cat(subject[0], "prep"):
        return _without_subject(whole, rest, verb, subject)
    ends = {end for start in subject[:1] for end, _, _ in simple_phrases(chart, start)}
    if subject[-1] + 1 not in ends and chart.low(subject[-1]) not in {"además", "también"}:
        return ""
    is_subjunctive = all(r.tense in {"subj", "past_subj"} for r in readings)
    if not is_subjunctive:
        return whole.text_of(rest)
    past = [r for r in readings if r.tense == "past_subj"]
    if not is_wish or not past:
        return ""
    told = past_of(past[0].lemma.removesuffix("se"), is_plural=past[0].number == "pl")
    before, after = [k for k in rest if k < verb], [k for k in rest if k > verb]
    return f"{whole.text_of(before)} {told} {whole.text_of(after)}".strip() if told else ""


def _without_subject(whole: Seams, rest: Sequence[int], verb: int, front: Sequence[int]) -> str:
    """ "pero no se ha …", "pero enfrenta …": a passive with its subject behind, or a deed of the main subject."""
    chart = whole.chart
    if any(r.tense in {"subj", "past_subj"} for r in chart.verbs(verb)):
        return ""
    if chart.low(verb - 1) == "se":
        return whole.text_of(rest)
    subject = _subject_of_past(whole)
    main = whole.main_verb
    plain = [r for r in chart.verbs(verb) if r.tense in FINITE and not r.lemma.endswith("se")]
    frames = [f for r in plain for f in chart.lexicon.frames.get(r.lemma, ())]
    if front or not subject or not frames or not agree(chart, main, verb):
        return ""
    if not all(f.object or f.clause for f in frames):
        return ""  # "pero persiste la minería": who does it may stand behind
    return f"{whole.text_of(subject)} {whole.text_of(rest)}"


def _deed_of(whole: Seams, rest: Sequence[int]) -> str:
    """ "tras registrar …": what the subject did before."""
    chart = whole.chart
    if len(rest) < 3:
        return ""
    at = rest[1] if chart.low(rest[0]) == "no" else rest[0]
    low = chart.low(at)
    has_se = low.endswith(("arse", "erse", "irse"))
    readings = chart.lexicon.verbs.get(low.removesuffix("se") if has_se else low, ())
    reading = next((r for r in readings if r.tense == "inf"), None)
    comma = next((number for number, k in enumerate(rest) if chart.text(k) == ","), len(rest))
    rest = rest[:comma]
    if any(chart.low(k) in {"su", "sus"} for k in rest):
        return ""  # "tras comprobar su responsabilidad": not the subject's
    subject = _subject_of_past(whole)
    if reading is None or not subject or _CLITIC.search(low):
        return ""
    verb = whole.main_verb
    deeds = {r.lemma for at in (verb, verb + 1) for r in chart.verbs(at)}
    if deeds & _UNDO or (deeds & _RISES_OR_FALLS and reading.lemma in _RISES_OR_FALLS):
        return ""  # "murió tras ser baleado", "cayó 2 % tras subir 5 %": it is not how things stand
    numbers = {r.number for r in chart.verbs(verb) if r.tense in FINITE}
    if len(numbers) != 1:
        return ""
    told = past_of(reading.lemma.removesuffix("se"), is_plural=numbers == {"pl"})
    se = "se " if has_se else ""
    no = "no " if at != rest[0] else ""
    return f"{whole.text_of(subject)} {no}{se}{told} {whole.text_of([k for k in rest if k > at])}" if told else ""


def agree(chart: Chart, one: int, other: int) -> bool:
    """Whether two verbs may have one subject, by their number."""
    numbers = [{r.number for r in chart.verbs(at) if r.tense in FINITE} for at in (one, other)]
    return not (numbers[0] and numbers[1]) or bool(numbers[0] & numbers[1])


def _subject_of_past(whole: Seams) -> list[int]:
    """The subject before a main verb in the past that is neither denied nor told of somebody else's saying."""
    chart = whole.chart
    verb = whole.main_verb
    if whole.complement >= 0 or chart.low(verb - 1) in {"no", "nunca", "tampoco"}:
        return []
    if not any(r.tense in {"pret", "pres"} for r in chart.verbs(verb)):
        return []
    start = whole.begins_at()
    subject = [k for k in whole.outside if start <= k < verb]
    while subject and (chart.text(subject[-1]) == "," or chart.low(subject[-1]) in {"se", "lo", "la", "le", "ya"}):
        subject.pop()
    if not subject:
        return []
    ends = {end for end, _, _ in simple_phrases(chart, subject[0])}
    is_one = subject[-1] + 1 in ends and subject[-1] - subject[0] + 1 == len(subject)
    return subject if is_one else []
