"""The sentences of one article as they were read, for what one of them says of another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.tree import NounPhrase, Phrase
from pipeline.types import Evidence

_OPENS, _CLOSES = frozenset("“«‘"), frozenset("”»’")
#: Another one of what has been told, without its noun: "El de Sicuani fue entregado".
_WITHOUT_NOUN = re.compile(
    r"(?:^|[.;,:]\s+|\b(?:y|que|a|con|mientras)\s)(?:[Ee]l|[Ll]a|[Ll]os|[Ll]as) "
    r"(?:de(?: la| los| las)?|del) [A-ZÁÉÍÓÚÑ]"
    r"|\botr[ao](?=[.,;])"
)


@dataclass(frozen=True, eq=False, kw_only=True)
class Told:
    """A sentence with its chart."""

    evidence: Evidence
    chart: Chart

    @property
    def is_headline(self) -> bool:
        return self.chart.is_headline

    def is_quoted(self, at: int) -> bool:
        """Whether a token stands within quotation marks, so that somebody else says it."""
        depth = plain = 0
        for token in self.chart.tokens[:at]:
            depth += (token.text in _OPENS) - (token.text in _CLOSES)
            plain += token.text == '"'
        return depth > 0 or plain % 2 == 1


@dataclass(frozen=True, eq=False, kw_only=True)
class Article:
    """Headline and text: the sentences that were read, in their order, and the whole text."""

    #: The place of what stands in somebody's words, or of where somebody went: it names nothing, and may be another.
    NOWHERE = -1

    told: Sequence[Told]
    text: str

    def place_of(self, evidence: Evidence) -> int:
        """Which of the sentences the words stand in, or -1."""
        return next(
            (
                place
                for place, one in enumerate(self.told)
                if one.evidence.field == evidence.field and one.evidence.start <= evidence.start < one.evidence.end
            ),
            -1,
        )

    @cached_property
    def written(self) -> str:
        """Headline and text as they are written."""
        return " ".join((*(one.evidence.quote for one in self.told), self.unread))

    @cached_property
    def unread(self) -> str:
        """What of the text was not read: the sentences far below, and what somebody says in his own words."""
        return " … ".join(self._unread())

    def _unread(self) -> Iterator[str]:
        at = 0
        for one in self.told:
            if one.evidence.field == "text":
                yield self.text[at : one.evidence.start]
                at = max(at, one.evidence.end)
        yield self.text[at:]

    @cached_property
    def whole(self) -> str:
        """Headline and text in lower case."""
        return self.written.lower()

    @cached_property
    def tells_without_noun(self) -> bool:
        """Whether another one is told of without its noun: "el de Sicuani", of hospitals."""
        return any(_WITHOUT_NOUN.search(one.evidence.quote) for one in self.told)

    def is_before(self, here: int, place: int) -> bool:
        """Whether the sentence `here` may name what that at `place` points to; a headline's is named below it too."""
        return here >= 0 and (here < place or self.told[place].is_headline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """What is to stand for a phrase that points back, and the sentence that names it."""

    phrase: NounPhrase
    evidence: Evidence
    words: str  # of the source
    is_sure: bool
    is_new: bool = False  # it stands as it was first told of: "una huelga"


#: What stands before another one of a kind.
OTHERS = word_set(
    "otro otra primer primera segundo segunda tercer tercera cuarto cuarta quinto quinta sexto sexta séptimo octavo "
    "noveno décimo nuevo nueva anterior último última ambas ambos cada ningún ninguna cualquier varias varios algunas "
    "algunos alguna algún dos tres cuatro cinco seis siete ocho nueve diez su sus más próximo próxima viejo vieja "
    "antiguo antigua tal otros otras nuevos nuevas primeros primeras últimos últimas anteriores muchos muchas demás "
    "diversos diversas distintos distintas sendos sendas pocos pocas ciertos ciertas"
)


#: Adjectives that stand for firms where no noun stands before them.
_TRADES = word_set("minera mineras petrolera petroleras operadora operadoras transnacional transnacionales")


#: What stands before a noun, so that "minera" behind it is one.
_BEFORE_NOUNS = word_set(
    "el la los las un una unos unas este esta estos estas ese esa dicho dicha dichas de a con por para y e o u ni "
    "entre contra sobre desde hacia hasta ante según en sin tras que gran mayor principal citada mencionada referida "
    "misma canadiense china peruana estatal angloaustraliana mexicana suiza"
)


def head_of(lemma: str) -> str:
    """The noun of "empresa minera"."""
    return lemma.split(maxsplit=1)[0]


def noun_at(chart: Chart, at: int, kinds: frozenset[str]) -> str | None:
    """The number of the noun of one of these kinds at `at`; None where there is none."""
    if not (0 <= at < len(chart) and chart.nouns(at) and chart.tokens[at].is_word):
        return None
    before = chart.low(at - 1) if at > 0 else ""
    if chart.low(at) in _TRADES and before.isalpha() and before not in OTHERS | _BEFORE_NOUNS:
        return None  # "la empresa minera", "su secuenciación minera"
    return next((form.number for _, form in chart.nouns(at) if head_of(form.lemma) in kinds), None)


def moved(np: NounPhrase, start: int, end: int) -> NounPhrase:
    """The phrase of another sentence where one of this stands, all its parts with it."""
    phrases = tuple(
        Phrase(start=start, end=end, prep=p.prep, object=moved(p.object, start, end), en=p.en) for p in np.phrases
    )
    return replace(np, start=start, end=end, phrases=phrases)
