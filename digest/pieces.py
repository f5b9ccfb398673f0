"""Long sentences in the pieces that they are made of, each a short sentence that the grammar may read by itself. Pure.

A relative or participle between commas is taken out of the sentence that holds it, and is told of what it follows; a
second statement of the same subject stands by itself; what only leads in is left off. Who says so goes along with each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.clauses import fits
from digest.spanish.figures import MONTHS, WEEKDAYS
from digest.spanish.phrases import simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.sentences import GUARD_STEMS, GUARDS
from digest.spanish.tokens import Token
from digest.spanish.tree import NounPhrase
from digest.spanish.verbgroups import FINITE

#: How a piece was made: the sentence without its asides; what an aside tells of what it follows; a further statement.
Kind = Literal["core", "relative", "second"]
#: A shorter sentence has no asides worth taking out.
FEWEST_TOKENS = 8
#: Who says so is repeated with each piece up to so many tokens.
_LONGEST_PREFIX = 26
#: A speaker who is put in between is named in so many tokens.
_LONGEST_SAYING = 14
#: What an aside may follow is no longer than this.
_LONGEST_PHRASE = 18
_RELATIVE = word_set("que quien quienes")
_WHOSE = {"cuyo": "El", "cuya": "La", "cuyos": "Los", "cuyas": "Las"}
_PREPOSITIONS = word_set("en de por a con para sobre ante entre durante desde hacia tras contra bajo")
_ARTICLES = word_set("el la los las")
#: Kinds of words that open a noun phrase, as the lexicon calls them.
_DETERMINERS = ("def", "indef", "some", "dem", "quant", "each", "other", "all", "poss", "numw", "last")
_CLITICS = word_set("se no lo la le los las les ya también solo nunca")
#: Participles of what is so, and how it is told; the others tell of what was done.
_LASTING = word_set("ubicado conformado integrado compuesto situado poblado formado")
_BE_SO = {"sg": "está", "pl": "están"}
_BE_DONE = {"sg": "fue", "pl": "fueron"}
#: Participles that tell of no act, or not of what was done to what they follow.
_NO_DEED = word_set(
    "denominado llamado considerado conocido relacionado dedicado orientado destinado encargado debido junto dado "
    "vinculado basado referido mencionado interesado preocupado acompañado seguido sumado pasado incluido próximo "
    "titulado especializado acusado habitado"
)
#: What only leads in, though it has a word that limits.
_HARMLESS = ("sin embargo", "no obstante", "pese a ello", "a pesar de ello", "pese a esto", "en ese sentido")
_ATTRIBUTES = ("según", "de acuerdo con", "a juicio", "en opinión", "para el", "para la", "conforme a")
_TIME = re.compile(
    rf"\d|\b(?:{'|'.join((*MONTHS, *WEEKDAYS))}|"
    r"ayer|hoy|año|años|mes|meses|semana|semanas|día|días|desde|hasta|durante|entre)\b",
    re.IGNORECASE,
)
#: "Ley N.º 30723": the number alone says the same.
_NUMBERED = re.compile(r"(?P<what>\b(?:Ley|Lote|Decreto \w+|Resolución \w+)) [Nn]\.?\s?[°º]\.?\s*(?=\d)")
_FINITE_ENDING = re.compile(r".{2,}(?:ó|aron|ieron|eron|ará|arán|erá|erán|irá|irán|aba|aban|ían)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A short sentence and the characters of the long one that it rests on."""

    text: str
    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aside:
    """Tokens between two commas, or from a comma to the end; `comma` opens it, `stop` closes it."""

    comma: int
    stop: int
    kind: Literal["relative", "whose", "where", "participle", "gerund", "age"]


class _Sentence:
    """The tokens of a sentence with its asides and who is said to say so."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.tokens: Sequence[Token] = chart.tokens
        self.last = len(chart)
        while self.last > 0 and chart.text(self.last - 1) in {".", "…"}:
            self.last -= 1
        #: words of fixed expressions: the "parte" of "como parte de" is no verb
        self.fixed = {k for at in range(self.last) for end, _ in chart.multiword(at, "prep") for k in range(at, end)}
        self.asides = self._find_asides()
        self.outside = [at for at in range(self.last) if not any(a.comma <= at < a.stop for a in self.asides)]

    # --- looking ---

    def is_finite(self, at: int) -> bool:
        chart = self.chart
        if (
            at >= self.last
            or at in self.fixed
            or not chart.tokens[at].is_word
            or (chart.tokens[at].is_capital and at > 0)
        ):
            return False
        if chart.is_cat(at - 1, *_DETERMINERS, "prep"):
            clitic = (
                chart.low(at - 1) in {"la", "los", "las"}
                and chart.low(at - 2) in {"que", "no", ","}
                and not chart.nouns(at)
            )
            if not clitic:
                return False
        readings = chart.verbs(at)
        if readings:
            return any(r.tense in FINITE for r in readings) and not (
                chart.nouns(at) and chart.is_cat(at - 1, *_DETERMINERS, "prep")
            )
        return _FINITE_ENDING.match(chart.low(at)) is not None and not chart.nouns(at) and not chart.adjectives(at)

    def begins_verb(self, at: int) -> bool:
        """Whether a finite verb begins here, "se", "no" and the like before it."""
        here = at
        while here < at + 3 and self.chart.low(here) in _CLITICS:
            here += 1
        return self.is_finite(here)

    def is_past_participle(self, at: int) -> bool:
        readings = self.chart.verbs(at)
        if readings:
            return any(r.tense == "part" for r in readings) and not any(r.tense in FINITE for r in readings)
        return re.match(r".{3,}[aei]d[oa]s?$", self.chart.low(at)) is not None and not self.chart.nouns(at)

    def _kind_at(self, comma: int) -> Literal["relative", "whose", "where", "participle", "gerund", "age", ""]:
        chart, here = self.chart, comma + 1
        low = chart.low(here)
        if low in _RELATIVE or (low in _ARTICLES and chart.low(here + 1) in {"cual", "cuales"}):
            return "relative"
        if low in _WHOSE:
            return "whose"
        if low == "donde":
            return "where"
        if low == "de" and chart.low(here + 2) in {"año", "años"} and chart.text(here + 3) in {",", ".", ""}:
            return "age"
        if (
            low in _PREPOSITIONS
            and chart.low(here + 1) in _ARTICLES
            and chart.low(here + 2) in {"que", "cual", "cuales"}
        ):
            return "where"
        is_noun = bool(chart.nouns(here)) and chart.low(here + 1) in {"de", "que"}  # "propuesta de los pueblos"
        if self.is_past_participle(here) and not chart.tokens[here].is_capital and not is_noun:
            return "participle"
        if any(r.tense == "ger" for r in chart.verbs(here)):
            return "gerund"
        return ""

    def _find_asides(self) -> list[_Aside]:
        found: list[_Aside] = []
        at, has_verb, in_relative = 0, False, False
        while at < self.last:
            if self.chart.low(at) == "que" and self.is_complement(at):
                has_verb = False  # what is said has a verb of its own
            if self.chart.text(at) == ",":
                kind = self._kind_at(at)
                stop = self._closing(at, has_verb=has_verb) if kind else 0
                if kind and stop:
                    found.append(_Aside(comma=at, stop=stop, kind=kind))
                    at = stop
                    continue
            if self.chart.low(at) in {"que", "quien", "donde"} and not self.is_complement(at):
                in_relative = True
            elif self.is_finite(at):
                has_verb, in_relative = has_verb or not in_relative, False
            at += 1
        return found

    def is_complement(self, at: int) -> bool:
        """Whether "que" opens what is said: behind a verb of saying, or a comma behind it."""
        before = at - 1
        return any(
            f.clause == "que" for r in self.chart.verbs(before) for f in self.chart.lexicon.frames.get(r.lemma, ())
        )

    def _closing(self, comma: int, *, has_verb: bool) -> int:
        """Where the aside that opens at a comma ends: the token behind it, 0 where that cannot be told."""
        chart = self.chart
        depth = 0
        for at in range(comma + 2, self.last):
            depth += (chart.text(at) == "(") - (chart.text(at) == ")")
            if depth or chart.text(at) != ",":
                continue
            following = chart.low(at + 1)
            if self.begins_verb(at + 1) and not self._kind_at(at):
                return at + (0 if has_verb else 1)  # ", informó X": the comma belongs to what follows
            if has_verb and (
                following in {"y", "e", "pero", "mientras", "luego", "tras", "según", "aunque", "por", "como"}
                or self._kind_at(at)
            ):
                return at
            if not has_verb and (self._kind_at(at) or (not self.has_comma_and_verb(at) and self._opens_phrase(at + 1))):
                return at  # a further aside, or the subject, behind which the verb stands
        return self.last if has_verb else 0

    def has_comma_and_verb(self, at: int) -> bool:
        """Whether a further comma follows behind which the verb stands: then this one stands within the aside."""
        return any(
            self.chart.text(k) == "," and self.begins_verb(k + 1) and not self._kind_at(k)
            for k in range(at + 1, self.last)
        )

    def _opens_phrase(self, at: int) -> bool:
        return self.chart.is_cat(at, *_DETERMINERS)

    # --- who says so ---

    def main_verb(self) -> int:
        """The first finite verb of the sentence itself, or -1."""
        in_relative = False
        for at in self.outside:
            if self.chart.low(at) in {"que", "quien", "donde"} and not self.is_complement(at):
                in_relative = True
            elif self.is_finite(at):
                if not in_relative:
                    return at
                in_relative = False
        return -1

    def complement(self) -> int:
        """The "que" behind the main verb of saying, or -1."""
        verb = self.main_verb()
        if verb < 0:
            return -1
        following = next((at for at in self.outside if at > verb), -1)
        return (
            following if following > 0 and self.chart.low(following) == "que" and self.is_complement(following) else -1
        )

    def saying(self, at: int) -> tuple[list[int], list[int]] | None:
        """Tokens before and behind a piece from `at` that say who says so; None where they are too long."""
        before: list[int] = []
        opening = self.text_of(range(min(4, self.last))).lower()
        comma = next((k for k in self.outside if self.chart.text(k) == ","), -1)
        if opening.startswith(_ATTRIBUTES) and 0 < comma < at:
            before = [k for k in self.outside if k <= comma]
        que = self.complement()
        if 0 <= que < at:
            if self._is_wished(que):
                return None  # "exigen que el proyecto, que está en Piura, sea cancelado": nobody demands where it is
            before = [k for k in self.outside if k <= que]
        behind = self.speaker_behind()
        if len(before) > _LONGEST_PREFIX or len(behind) > _LONGEST_PREFIX:
            return None
        return before, [k for k in behind if k > at]

    def _is_wished(self, que: int) -> bool:
        """Whether what is said is wished, not told: its verb is a subjunctive."""
        verb = next((k for k in self.outside if k > que and self.is_finite(k)), -1)
        readings = [r for r in self.chart.verbs(verb) if r.tense in FINITE] if verb > 0 else []
        return bool(readings) and all(r.tense in {"subj", "past_subj"} for r in readings)

    def speaker_behind(self) -> list[int]:
        """ ", informó la Policía": the last part of a sentence."""
        commas = [k for k in self.outside if self.chart.text(k) == "," and self.is_saying(k + 1)]
        return [k for k in self.outside if k >= commas[-1]] if commas else []

    def is_saying(self, at: int) -> bool:
        if not self.is_finite(at):
            return self.text_of(range(at, min(at + 3, self.last))).lower().startswith(_ATTRIBUTES)
        frames = (f for r in self.chart.verbs(at) for f in self.chart.lexicon.frames.get(r.lemma, ()))
        return any(f.clause == "que" for f in frames)

    # --- writing ---

    def text_of(self, places: Sequence[int] | range) -> str:
        """The source's characters of some tokens, one blank where something between was left out."""
        out: list[str] = []
        runs: list[tuple[int, int]] = []
        for at in places:
            if runs and runs[-1][1] == at:
                runs[-1] = (runs[-1][0], at + 1)
            else:
                runs.append((at, at + 1))
        for start, end in runs:
            out.append(self.chart.written(start, end))
        text = _NUMBERED.sub(r"\g<what> ", " ".join(part for part in out if part))
        return re.sub(r"\s+([,.;:])", r"\1", text)

    def has_guard(self, places: Sequence[int]) -> bool:
        return any(self.chart.low(k) in GUARDS or self.chart.low(k).startswith(GUARD_STEMS) for k in places)


def pieces_of(chart: Chart) -> list[Piece]:
    """The pieces of a sentence: first what it says without its asides, the fullest first, then what these tell."""
    if len(chart) < FEWEST_TOKENS or any(t.text[:1] in '“”"«»‘' for t in chart.tokens):
        return []
    whole = _Sentence(chart)
    out: list[Piece] = []
    out += _cores(whole)
    for aside in whole.asides:
        told = _told_of(whole, aside)
        if told is not None:
            out.append(told)
    return out


def _cores(whole: _Sentence) -> Iterator[Piece]:
    kept = list(whole.outside)
    dropped = [
        a for a in whole.asides if a.kind in {"participle", "gerund"} and whole.has_guard(range(a.comma, a.stop))
    ]
    if dropped:
        return  # what limits an aside without a verb of its own may limit the sentence
    statements = [(part, "core" if not number else "second") for number, part in enumerate(_statements(whole, kept))]
    if whole.asides or _NUMBERED.search(_as_written(whole)):
        yield _piece(whole, kept, "core")
    bare = _without_opening(whole, kept)
    if bare is not None:
        yield _piece(whole, bare, "core")
    if len(statements) > 1:
        for part, kind in statements:
            yield _piece(whole, part, kind)  # type: ignore[arg-type]
    for moved in (_speaker_to_the_end(whole, kept), _phrase_moved(whole, kept)):
        if moved is not None:
            yield moved
    for part, _ in statements:
        shorter = _without_ending(whole, part)
        if shorter is not None:
            yield _piece(whole, shorter, "second")


def _as_written(whole: _Sentence) -> str:
    """The sentence as it is written."""
    return whole.chart.written(0, whole.last)


def _piece(whole: _Sentence, places: Sequence[int], kind: Kind) -> Piece:
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


def _without_opening(whole: _Sentence, kept: Sequence[int]) -> list[int] | None:
    """The sentence without what only leads in: no time, nobody who says so, nothing that limits."""
    chart = whole.chart
    comma = next((k for k in kept if chart.text(k) == ","), -1)
    if comma < 1 or comma > 24:
        return None
    opening = [k for k in kept if k < comma]
    text = whole.text_of(opening).lower()
    if text in _HARMLESS:
        return [k for k in kept if k > comma]
    is_led = chart.is_cat(0, "prep") or chart.multiword(0, "prep") or text.split()[0] in {"al", "como", "luego"}
    if text.startswith(("de ", "en caso", "en tanto")):
        return None  # "De concretarse, …": a condition
    if not is_led or text.startswith(_ATTRIBUTES) or _TIME.search(text) or whole.has_guard(opening):
        return None
    if any(whole.is_finite(k) for k in opening) or whole.begins_verb(comma + 1):
        return None
    return [k for k in kept if k > comma]


#: How a further clause begins at the end of a sentence, which says to what end, when or in spite of what.
_ENDING_WORDS = (
    "con el objetivo de, con el objeto de, con el fin de, a fin de, con la finalidad de, luego de que, "
    "después de que, debido a, a raíz de, pese a que, a pesar de que, sin que, para que, ya que, porque, en la que, "
    "en el que, en las que, en los que, donde, como consecuencia de, en el marco de, mientras que"
)
_ENDINGS = tuple(_ENDING_WORDS.split(", "))
_SHORTEST = 7
#: What makes a statement depend on something; the pieces of a sentence that has one stay together.
_CONDITIONS = word_set("si salvo excepto siempre menos caso condición")
#: What stands before a verb and belongs to it.
_OF_VERB = word_set("se no lo le les")


def _without_ending(whole: _Sentence, kept: Sequence[int]) -> list[int] | None:
    """The sentence up to where a further clause begins; what it then says is no less true, but an editor looks."""
    chart = whole.chart
    verb = whole.main_verb()
    for number, at in enumerate(kept):
        if number < _SHORTEST or at <= verb or chart.low(at - 1) in {"y", "e", "o", "que"}:
            continue
        following = " ".join(chart.low(k) for k in kept[number : number + 5]) + " "
        if any(following.startswith(f"{words} ") for words in _ENDINGS):
            if any(chart.low(k) in _CONDITIONS for k in kept[number:]):
                return None
            return [*kept[:number], *(k for k in whole.speaker_behind() if k > at)]
    return None


def _speaker_to_the_end(whole: _Sentence, kept: Sequence[int]) -> Piece | None:
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
        text = f"{whole.text_of(before)}, {whole.text_of(behind)}, {whole.text_of(said)}."
        return Piece(text=f"{text[:1].upper()}{text[1:]}", start=piece.start, end=piece.end, kind="core")
    return None


def _phrase_moved(whole: _Sentence, kept: Sequence[int]) -> Piece | None:
    """ "La planta, según la OEFA, vierte …", "informó que, en mayo, la planta vertió …": to the head, or to the end."""
    chart = whole.chart
    verb, que = whole.main_verb(), whole.complement()
    for first, second in pairwise([k for k in kept if chart.text(k) == ","]):
        phrase = [k for k in kept if first < k < second]
        text = whole.text_of(phrase).lower()
        is_led = bool(phrase) and (chart.is_cat(phrase[0], "prep") or text.startswith(_ATTRIBUTES))
        if not is_led or len(phrase) > _LONGEST_SAYING or any(whole.is_finite(k) for k in phrase):
            continue
        before, behind = [k for k in kept if k < first], [k for k in kept if k > second]
        if not behind:
            continue
        if first < verb and whole.begins_verb(behind[0]):
            told = f"{whole.text_of(phrase)}, {_lowered(whole.text_of(before))} {whole.text_of(behind)}"
        elif first - 1 == que and not text.startswith(_ATTRIBUTES) and chart.text(behind[-1]) != ",":
            told = f"{whole.text_of(before)} {whole.text_of(behind)} {whole.text_of(phrase)}"
        else:
            continue
        piece = _piece(whole, kept, "core")
        return Piece(text=f"{told[:1].upper()}{told[1:]}.", start=piece.start, end=piece.end, kind="second")
    return None


def _statements(whole: _Sentence, kept: Sequence[int]) -> list[list[int]]:
    """A sentence of several statements, each with its subject and with who says so."""
    chart = whole.chart
    kept = _without_opening(whole, kept) or list(kept)
    verb = whole.main_verb()
    if verb < 0 or verb not in kept:
        return [list(kept)]
    que = whole.complement()
    subject = [k for k in kept if k < verb and chart.low(k) not in _OF_VERB]
    if any(chart.low(k) in _CONDITIONS for k in kept) or any(chart.low(k) == "nunca" for k in subject):
        return [list(kept)]  # what limits one statement may limit the other
    behind = whole.speaker_behind()

    def by_speaker(places: Sequence[int]) -> list[int]:
        return [*places, *(k for k in behind if k > max(places))] if places else []

    consequence = next((k for k in kept if k > verb and _is_consequence(chart, k)), -1)
    if consequence > 0:
        first = by_speaker([k for k in kept if k < consequence])
        second = [k for k in kept if k > consequence + 3]
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
            upto = que
            if whole.begins_verb(rest[1] if len(rest) > 1 else -1):  # "… y que habían matado": of the same
                upto = next((at for at in kept if at > que and whole.is_finite(at)), que + 1) - 1
            prefix = [at for at in kept if at <= upto and not (at > que and chart.low(at) in {"se", "no"})]
            return [first, [*prefix, *rest[1:]]]
        if not whole.begins_verb(rest[0]):
            continue
        finite = next(at for at in rest if whole.is_finite(at))
        if not _agree(chart, verb, finite):
            continue
        if que < 0:
            if any(chart.low(at) in {"que", "quien", "donde", "cuando"} for at in first if verb < at < k):
                continue  # the verb may be that of a relative
            return [first, [*subject, *rest]] if subject else [first]
        if any(chart.low(at) == "que" and whole.is_complement(at) for at in rest[:3]):
            return [first, [*subject, *rest]] if subject else [first]
    return [list(kept)]


def _is_consequence(chart: Chart, at: int) -> bool:
    return chart.text(at) == "," and [chart.low(at + k) for k in (1, 2, 3)] == ["por", "lo", "que"]


def _agree(chart: Chart, one: int, other: int) -> bool:
    numbers = [{r.number for r in chart.verbs(at) if r.tense in FINITE} for at in (one, other)]
    return not (numbers[0] and numbers[1]) or bool(numbers[0] & numbers[1])


# --- what an aside tells of what it follows ---------------------------------------------------------


def _told_of(whole: _Sentence, aside: _Aside) -> Piece | None:
    chart = whole.chart
    body = list(range(aside.comma + 1, aside.stop))
    while body and chart.text(body[-1]) == ",":
        body.pop()
    said = whole.saying(aside.comma)
    if len(body) < 4 or said is None or aside.kind in {"gerund", "age"}:
        return None
    before, behind = said
    found = _announced(whole, aside) or _followed(whole, aside, body)
    if found is None:
        return None
    start, phrase = found
    thing = whole.text_of(range(start, _before_age(chart, aside.comma)))
    if chart.text(start - 1) and _named_before(chart, start, aside.comma):
        thing += ","
    text = _clause(whole, aside, body, thing, phrase)
    if text is None:
        return None
    if before:
        text = f"{whole.text_of(before)} {_lowered(text)}"
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


def _clause(whole: _Sentence, aside: _Aside, body: Sequence[int], thing: str, phrase: NounPhrase | None) -> str | None:
    """The aside as a statement on `thing`."""
    chart = whole.chart
    rest = body[1:]
    if aside.kind == "participle":
        return _participle(whole, body, thing)
    if aside.kind == "whose":
        verb = next((k for k in rest if whole.begins_verb(k)), -1)
        if not 1 <= verb - body[0] - 1 <= 4:
            return None
        owner = re.sub(r"^de el ", "del ", f"de {_lowered(thing)}")
        owned, said = whole.text_of(range(body[1], verb)), whole.text_of(range(verb, body[-1] + 1))
        return f"{_WHOSE[chart.low(body[0])]} {owned} {owner} {said}"
    if aside.kind == "where":
        if chart.low(body[0]) == "donde":
            link, rest = "En", body[1:]
        else:
            link, rest = whole.text_of(body[:1]).capitalize(), body[3:]
        if link.lower() not in {"en", "durante"} or not rest or not whole.begins_verb(rest[0]):
            return None
        return f"{link} {_lowered(thing)} {whole.text_of(rest)}"
    if chart.low(body[0]) in _ARTICLES:
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
        told = f"{doer_text} {verb_text} {_lowered(thing)} {whole.text_of(range(end, body[-1] + 1))}".rstrip()
    else:
        told = f"{thing} {whole.text_of(tail)}"
    return f"{opening}, {_lowered(told)}" if opening else told


def _doer_behind(whole: _Sentence, verb: int, phrase: NounPhrase | None) -> tuple[int, str, str] | None:
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


def _participle(whole: _Sentence, body: Sequence[int], thing: str) -> str | None:
    chart = whole.chart
    reading = next((r for r in chart.verbs(body[0]) if r.tense == "part"), None)
    word = chart.low(body[0])
    stem = re.sub(r"(?:as|os|a|o)$", "o", word)
    if reading is None or stem in _NO_DEED:
        return None
    number = "pl" if word.endswith("s") else "sg"
    be = _BE_SO[number] if stem in _LASTING else _BE_DONE[number]
    return f"{thing} {be} {whole.text_of(body)}"


def _announced(whole: _Sentence, aside: _Aside) -> tuple[int, NounPhrase | None] | None:
    """ "Así lo señaló Ana Ríos, presidenta de la federación, quien explicó que …": who stands behind the verb."""
    chart = whole.chart
    is_opening = [chart.low(k) for k in (0, 1)] in (["así", "lo"], ["así", "la"]) and whole.is_finite(2)
    if not is_opening or chart.low(aside.comma + 1) not in {"quien", "quienes"} or aside is not whole.asides[0]:
        return None
    return 3, None


def _followed(whole: _Sentence, aside: _Aside, body: Sequence[int]) -> tuple[int, NounPhrase] | None:
    """The phrase that an aside tells of, where there is no doubt which it is."""
    chart = whole.chart
    found: list[tuple[int, NounPhrase]] = []
    stop = _before_age(chart, aside.comma)
    for start in range(max(0, stop - _LONGEST_PHRASE), stop):
        phrases = [np for end, np, _ in simple_phrases(chart, start) if end == stop]
        if phrases and not (chart.is_cat(start - 1, *_DETERMINERS)):
            found.append((_from_name(chart, start, phrases[0]), phrases[0]))
    found = [(start, np) for start, np in found if _begins_phrase(chart, start, np)]
    fitting = [(start, np) for start, np in found if _fits(whole, aside, body, np)]
    # phrases within one another that are one thing: "la comunidad (de) Saweto"
    heads = [pair for pair in fitting if not any(_is_part_of_name(chart, pair[0], other[0]) for other in fitting)]
    if len(heads) != 1 or any(_joins(chart, k) for k in range(heads[0][0], stop)):
        return None
    return heads[0]


def _joins(chart: Chart, at: int) -> bool:
    """Whether an "and" joins two things here; within a name it stands between capitals."""
    if chart.low(at) not in {"y", "e"}:
        return False
    return not (chart.text(at - 1)[:1].isupper() and chart.text(at + 1)[:1].isupper()) or chart.low(at + 1) in _ARTICLES


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


def _begins_phrase(chart: Chart, start: int, np: NounPhrase) -> bool:
    if np.also or np.relative or np.participle or chart.low(start - 1) in {"y", "e"}:
        return False
    if np.det or np.quantity is not None:
        return True
    before = chart.low(start - 1)
    is_name = np.name is not None and np.noun is None
    return (start == 0 or before in {"de", "a", "por", "en", "con", "y", ",", "que"}) and (
        is_name or np.noun is not None
    )


def _is_part_of_name(chart: Chart, start: int, outer: int) -> bool:
    """ "de San Martín" of "el pueblo kichwa de San Martín": a bare noun or place behind "de" is no thing of its own."""
    return outer < start and chart.low(start - 1) == "de" and chart.low(start) not in _ARTICLES


def _fits(whole: _Sentence, aside: _Aside, body: Sequence[int], np: NounPhrase) -> bool:
    chart = whole.chart
    first = chart.low(body[0])
    cls = class_of(np)
    if first in {"quien", "quienes"} and cls not in {"person", "name", ""}:
        return False
    if aside.kind == "relative" and not _may_do(whole, body, np):
        return False
    if first in {"quien", "que", "cual"} or aside.kind in {"relative", "participle"}:
        plural = np.is_plural or bool(np.also)
        if aside.kind == "participle":
            gender = "f" if re.search(r"as?$", first) else "m"
            noun_gender = np.gender
            return plural == first.endswith("s") and (not noun_gender or noun_gender == gender)
        verb = next((k for k in body[1:] if whole.is_finite(k)), -1)
        numbers = {r.number for r in chart.verbs(verb) if r.tense in FINITE} if verb > 0 else set()
        doer = verb > 0 and _doer_behind(whole, verb, np)
        if numbers and not doer and ("pl" if plural else "sg") not in numbers:
            return False
    return True


def _may_do(whole: _Sentence, body: Sequence[int], np: NounPhrase) -> bool:
    """Whether a sense of the verb may be told of the phrase: an event demands nothing."""
    chart = whole.chart
    verb = next((k for k in body if whole.is_finite(k)), -1)
    readings = [r for r in chart.verbs(verb) if r.tense in FINITE] if verb > 0 else []
    frames = [f for r in readings for f in chart.lexicon.frames.get(r.lemma, ())]
    if not frames or any(r.lemma in {"ser", "estar", "haber"} for r in readings) or chart.low(verb - 1) == "se":
        return True
    is_thing = _doer_behind(whole, verb, np) is not None
    return is_thing or any(fits(np, f.subject, f.es, is_subject=True) for f in frames)


def _lowered(text: str) -> str:
    """An article at the head of a phrase in lower case within a sentence; names keep their capital."""
    first, blank, rest = text.partition(" ")
    if first.lower() in {"el", "la", "los", "las", "un", "una", "en", "durante", "unos", "unas", "este", "esta"}:
        return f"{first.lower()}{blank}{rest}"
    return text
