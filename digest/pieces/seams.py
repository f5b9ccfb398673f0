"""Where a long sentence comes apart: its asides, its main verb, and who is said to say so. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.guards import GUARD_STEMS, GUARDS, is_condition
from digest.spanish.partitives import some_of_which
from digest.spanish.phrases import simple_phrases
from digest.spanish.tokens import Token
from digest.spanish.verbgroups import FINITE

#: How a piece was made: the sentence without its asides, or shorter still; what an aside tells of what it follows; a
#: further statement, or one that leaves out words of the first.
Kind = Literal["core", "shorter", "relative", "second", "gapped"]
AsideKind = Literal["relative", "whose", "where", "participle", "gerund", "age", "office", "of", "beside", "some"]
#: Who says so is repeated with each piece up to so many tokens.
_LONGEST_PREFIX = 26
RELATIVE = word_set("que quien quienes")
WHOSE = {"cuyo": "El", "cuya": "La", "cuyos": "Los", "cuyas": "Las"}
PREPOSITIONS = word_set("en de por a con para sobre ante entre durante desde hacia tras contra bajo")
ARTICLES = word_set("el la los las")
#: Kinds of words that open a noun phrase, as the lexicon calls them.
DETERMINERS = ("def", "indef", "some", "dem", "quant", "each", "other", "all", "poss", "numw", "last")
_CLITICS = word_set("se no lo la le los las les ya también solo nunca tampoco sí")
ATTRIBUTES = ("según", "de acuerdo con", "a juicio", "en opinión", "para el", "para la", "conforme a")
#: "Ley N.º 30723": the number alone says the same.
NUMBERED = re.compile(r"(?P<what>\b(?:Ley|Lote|Decreto \w+|Resolución \w+)) [Nn]\.?\s?[°º]\.?\s*(?=\d)")
_BEFORE_MARK = re.compile(r"\s+([,.;:])")
_FINITE_ENDING = re.compile(r".{2,}(?:ó|aron|ieron|eron|ará|arán|erá|erán|irá|irán|aba|aban|ían)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A short sentence and the characters of the long one that it rests on."""

    text: str
    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Tokens between two commas, or from a comma to the end; `comma` opens it, `stop` closes it."""

    comma: int
    stop: int
    kind: AsideKind


class Seams:
    """The tokens of a sentence with its asides and who is said to say so."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self._finite: dict[int, bool] = {}
        self.tokens: Sequence[Token] = chart.tokens
        self.last = len(chart)
        while self.last > 0 and chart.text(self.last - 1) in {".", "…"}:
            self.last -= 1
        #: words of fixed expressions: the "parte" of "como parte de" is no verb
        self.fixed = {k for at in range(self.last) for end, _ in chart.multiword(at, "prep") for k in range(at, end)}
        self.asides = self._find_asides()
        self.outside = self._without_asides()
        if (beside := self._beside_subject()) is not None:
            self.asides.append(beside)
            self.outside = self._without_asides()

    # --- looking ---

    def is_finite(self, at: int) -> bool:
        if at not in self._finite:
            self._finite[at] = self._is_finite(at)
        return self._finite[at]

    def _is_finite(self, at: int) -> bool:
        chart = self.chart
        if (
            at >= self.last
            or at in self.fixed
            or not chart.tokens[at].is_word
            or (chart.tokens[at].is_capital and at > 0)
        ):
            return False
        if chart.is_cat(at, *DETERMINERS, "prep"):
            return False  # "entre", "una": no "entrar", no "unir"
        if chart.is_cat(at - 1, *DETERMINERS, "prep"):
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
                chart.nouns(at) and chart.is_cat(at - 1, *DETERMINERS, "prep")
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

    def _kind_at(self, comma: int) -> AsideKind | Literal[""]:
        chart, here = self.chart, comma + 1
        low = chart.low(here)
        if low in RELATIVE or (low in ARTICLES and chart.low(here + 1) in {"cual", "cuales"}):
            return "relative"
        if low in WHOSE:
            return "whose"
        if some_of_which(chart, here):
            return "some"
        if low == "donde":
            return "where"
        if low == "de" and chart.low(here + 2) in {"año", "años"} and chart.text(here + 3) in {",", ".", ""}:
            return "age"
        if low == "de" and self._is_body(comma, here + 1):
            return "of"
        if self._is_office(comma):
            return "office"
        if low in PREPOSITIONS and chart.low(here + 1) in ARTICLES and chart.low(here + 2) in {"que", "cual", "cuales"}:
            return "where"
        if low in PREPOSITIONS and chart.low(here + 1) in {"quien", "quienes", *WHOSE}:
            return "where"  # "a quien dispararon", "en cuyo territorio opera la mina": left off, and nothing told of it
        if chart.multiword(here, "prep"):
            return ""  # "debido a", "junto a"
        is_noun = bool(chart.nouns(here)) and chart.low(here + 1) in {"de", "que"}  # "propuesta de los pueblos"
        if self.is_past_participle(here) and not chart.tokens[here].is_capital and not is_noun:
            return "participle"
        if any(r.tense == "ger" for r in chart.verbs(here)):
            return "gerund"
        return ""

    def _is_body(self, comma: int, at: int) -> bool:
        """ "Ana Ríos, del Quinto Juzgado Penal, …": an article and a capital behind "de", behind a name."""
        chart, before = self.chart, self.chart.tokens[comma - 1]
        if not (before.is_capital and before.is_word) or at + 1 >= self.last:
            return False
        if chart.low(at) not in {"el", "la"}:  # "Ana Ríos, de Agua y Tierra (ATI), …": known by its acronym
            stop = next((k for k in range(at, min(at + 14, self.last)) if chart.text(k) == ","), 0)
            return chart.tokens[at].is_capital and stop > 0 and chart.text(stop - 1) == ")"
        return chart.tokens[at + 1].is_capital and not chart.names_at(comma - 1)

    def _is_office(self, comma: int) -> bool:
        """ "Rosa Quispe, presidenta de la federación, …": a bare noun of a person behind a name."""
        chart, here = self.chart, comma + 1
        before = chart.tokens[comma - 1] if comma else None
        if before is None or not (before.is_capital and before.is_word) or here >= self.last:
            return False
        is_person = any(s.cls == "person" for _, form in chart.nouns(here) for s in form.senses if form.number == "sg")
        is_speaker = any(chart.text(k) == "," and self.is_saying(k + 1) for k in range(max(0, comma - 6), comma))
        return is_person and not chart.tokens[here].is_capital and not chart.names_at(comma - 1) and not is_speaker

    def is_beside(self, at: int) -> bool:
        """Whether a token stands in what tells somebody's office or body, or is set beside the subject."""
        return any(a.comma <= at < a.stop for a in self.asides if a.kind in {"office", "of", "beside"})

    def _find_asides(self) -> list[Aside]:
        found: list[Aside] = []
        at, has_verb, in_relative = 0, False, False
        while at < self.last:
            if self.chart.low(at) == "que" and self.is_complement(at):
                has_verb = False  # what is said has a verb of its own
            if self.chart.text(at) == ",":
                kind = self._kind_at(at)
                stop = self._closing(at, has_verb=has_verb) if kind else 0
                if kind in {"office", "of"} and self.chart.text(stop) == "," and self.chart.is_cat(stop + 1, "prep"):
                    stop += 1  # "condenó a X, gerente de Y, | por el delito"
                if kind and stop:
                    found.append(Aside(comma=at, stop=stop, kind=kind))
                    at = stop
                    continue
            if self.chart.low(at) in {"que", "quien", "donde"} and not self.is_complement(at):
                in_relative = True
            elif self.is_finite(at):
                has_verb, in_relative = has_verb or not in_relative, False
            at += 1
        return found

    def _without_asides(self) -> list[int]:
        return [at for at in range(self.last) if not any(a.comma <= at < a.stop for a in self.asides)]

    def _beside_subject(self) -> Aside | None:
        """ "El chofer, de nacionalidad boliviana, huyó": what else stands between commas behind the subject."""
        chart = self.chart
        commas = [k for k in self.outside if chart.text(k) == ","]
        for comma, stop in pairwise(commas):
            held = [k for k in self.outside if comma < k < stop]
            if not held or not self.begins_verb(stop + 1) or self.is_saying(stop + 1) or self.has_guard(held):
                continue
            is_led = chart.is_cat(held[0], "and", "or") or any(self.is_finite(k) for k in held)
            if is_led or held[-1] - held[0] + 1 != len(held):
                continue
            begins = [0, *(k + 1 for k in range(comma) if chart.text(k) == "," or chart.low(k) == "que")]
            phrases = {end for start in begins for end, _, _ in simple_phrases(chart, start)}
            if comma in phrases and not self._ends_list(held):
                return Aside(comma=comma, stop=stop + 1, kind="beside")
        return None

    def _ends_list(self, held: Sequence[int]) -> bool:
        """ "Piura, Tumbes y Loreto, registran": things of one list."""
        chart = self.chart
        is_phrase = not chart.is_cat(held[0], "prep")
        return is_phrase and any(chart.is_cat(k, "and") for k in held)

    def is_complement(self, at: int) -> bool:
        """Whether "que" opens what is said: behind a verb of saying, or a comma behind it."""
        before = at - 1
        return any(
            f.clause.startswith("que")
            for r in self.chart.verbs(before)
            for f in self.chart.lexicon.frames.get(r.lemma, ())
        )

    def _closing(self, comma: int, *, has_verb: bool) -> int:
        """Where the aside that opens at a comma ends: the token behind it, 0 where that cannot be told."""
        chart = self.chart
        depth, has_verb_within = 0, False
        for at in range(comma + 2, self.last):
            depth += (chart.text(at) == "(") - (chart.text(at) == ")")
            has_verb_within = has_verb_within or self.is_finite(at)
            if depth or chart.text(at) != ",":
                continue
            following = chart.low(at + 1)
            if has_verb_within and self.is_saying(at + 1) and chart.text(at + 2) == ",":
                continue  # "que ocupa, afirma, buena parte de …"
            if chart.text(at - 2) == "," and self.is_saying(at - 1) and at - 2 > comma:
                continue
            if self.begins_verb(at + 1) and not self._kind_at(at):
                # ", informó X": the comma belongs to what follows; so it does where it closes "el jefe, Ana Ríos, …"
                keeps = (has_verb and self.is_saying(at + 1)) or self._names_before(comma)
                return at + (0 if keeps else 1)
            if has_verb and (
                following in {"y", "e", "pero", "mientras", "luego", "tras", "según", "aunque", "por", "como"}
                or self._kind_at(at)
            ):
                return at
            if not has_verb and (self._kind_at(at) or (not self.has_comma_and_verb(at) and self._opens_phrase(at + 1))):
                return at  # a further aside, or the subject, behind which the verb stands
        return self.last if has_verb else 0

    def _names_before(self, comma: int) -> bool:
        """ "El jefe de la zona, Ana Ríos | , de 48 años, advirtió": whether a name set off by a comma ends here."""
        before = next((k for k in range(comma - 1, 0, -1) if self.chart.text(k) == ","), 0)
        return (
            before > 0
            and comma - before < 7
            and all(t.is_capital or t.low in {"de", "la", "del"} for t in self.tokens[before + 1 : comma])
        )

    def has_comma_and_verb(self, at: int) -> bool:
        """Whether a further comma follows behind which the verb stands: then this one stands within the aside."""
        return any(
            self.chart.text(k) == "," and self.begins_verb(k + 1) and not self._kind_at(k)
            for k in range(at + 1, self.last)
        )

    def _opens_phrase(self, at: int) -> bool:
        return self.chart.is_cat(at, *DETERMINERS)

    # --- who says so ---

    @cached_property
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

    @cached_property
    def complement(self) -> int:
        """The "que" behind the main verb of saying, or -1."""
        verb = self.main_verb
        if verb < 0:
            return -1
        following = next((at for at in self.outside if at > verb), -1)
        return (
            following if following > 0 and self.chart.low(following) == "que" and self.is_complement(following) else -1
        )

    @cached_property
    def attribution(self) -> list[int]:
        """ "Según la Policía, …": the tokens at the head that say who says so, their comma among them."""
        opening = self.text_of(range(min(4, self.last))).lower()
        comma = next((k for k in self.outside if self.chart.text(k) == ","), -1)
        return [k for k in self.outside if k <= comma] if opening.startswith(ATTRIBUTES) and comma > 0 else []

    def begins_at(self) -> int:
        """Where the sentence begins behind what leads in before its first comma."""
        chart = self.chart
        comma = next((k for k in self.outside if chart.text(k) == ","), -1)
        is_led = chart.is_cat(0, "prep") or chart.multiword(0, "prep") or self.attribution or chart.adverb(0)
        is_before = 0 < comma < self.main_verb and not self.begins_verb(comma + 1)
        return comma + 1 if is_led and is_before else 0

    def saying(self, at: int) -> tuple[list[int], list[int]] | None:
        """Tokens before and behind a piece from `at` that say who says so; None where they are too long."""
        before = [k for k in self.attribution if k < at]
        que = self.complement
        if 0 <= que < at:
            if self._is_wished(que):
                return None  # "exigen que el proyecto, que está en Piura, sea cancelado": nobody demands where it is
            before = [k for k in self.outside if k <= que]
        behind = self.speaker_behind
        if len(before) > _LONGEST_PREFIX or len(behind) > _LONGEST_PREFIX:
            return None
        return before, [k for k in behind if k > at]

    def is_planned(self) -> bool:
        """Whether what is said is to come: "anunció que apelará el fallo, que fue leído en julio"."""
        que = self.complement
        verb = next((k for k in self.outside if k > que and self.is_finite(k)), -1) if que >= 0 else -1
        return verb > 0 and all(r.tense == "fut" for r in self.chart.verbs(verb) if r.tense in FINITE)

    def _is_wished(self, que: int) -> bool:
        """Whether what is said is wished, not told: its verb is a subjunctive."""
        verb = next((k for k in self.outside if k > que and self.is_finite(k)), -1)
        readings = [r for r in self.chart.verbs(verb) if r.tense in FINITE] if verb > 0 else []
        return bool(readings) and all(r.tense in {"subj", "past_subj"} for r in readings)

    @cached_property
    def speaker_behind(self) -> list[int]:
        """ ", informó la Policía": the last part of a sentence."""
        main = self.main_verb
        commas = [k for k in self.outside if self.chart.text(k) == "," and k + 1 != main and self.is_saying(k + 1)]
        return [k for k in self.outside if k >= commas[-1]] if commas else []

    def is_saying(self, at: int) -> bool:
        if not self.is_finite(at):
            return self.text_of(range(at, min(at + 3, self.last))).lower().startswith(ATTRIBUTES)
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
        text = " ".join(part for part in out if part)
        if "°" in text or "º" in text:
            text = NUMBERED.sub(r"\g<what> ", text)
        return _BEFORE_MARK.sub(r"\1", text)

    def has_guard(self, places: Sequence[int]) -> bool:
        return any(
            self.chart.low(k) in GUARDS or self.chart.low(k).startswith(GUARD_STEMS) or is_condition(self.chart, k)
            for k in places
        )


_LOWERED = word_set(
    "el la los las un una en durante unos unas este esta estos estas ninguno ninguna nadie alguno alguna algunos "
    "algunas todos todas varios varias muchos muchas ambos ambas cada otro otra otros otras tampoco ya también solo "
    "más menos del al de se lo le les no su sus desde hasta con por para tras entre hace aún incluso cerca casi"
)


def lowered(text: str) -> str:
    """An article at the head of a phrase in lower case within a sentence; names keep their capital."""
    first, blank, rest = text.partition(" ")
    if first.lower() in _LOWERED:
        return f"{first.lower()}{blank}{rest}"
    return text
