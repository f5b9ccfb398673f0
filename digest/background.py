"""Standing background: facts about a region with their source, and the English sentences computed from them. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.measures import UNITS, Amount, express, plain
from pipeline.errors import LexiconError
from pipeline.types import Evidence, Grade, Sentence

FactRole = Literal["concession", "background"]
_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One standing fact. `line` and `english` hold slots: `{name}`, or `{name + name | unit | word}` to compute."""

    id: str  # "<region's slug>/<fact>"
    region: str  # a department, or "Peru"
    role: FactRole
    topics: tuple[str, ...]
    line: str
    english: str
    source: str
    url: str
    as_of: date  # the day from which the fact stood and could be known
    verified: Literal["page", "assumed"]
    until: date | None = None  # no longer told from this day on
    data: Mapping[str, Amount]

    @property
    def quote(self) -> str:
        """The fact's data line with its figures as the source gives them."""
        return _SLOT.sub(lambda slot: plain(self._amount(slot[1])), self.line)

    def sentence(self) -> Sentence:
        """The English sentence, with the reckoning of each derived figure."""
        formulas: list[str] = []

        def fill(slot: re.Match[str]) -> str:
            terms, _, how = slot[1].partition("|")
            amounts = [self._amount(term) for term in terms.split("+")]
            if not how.strip():
                if len(amounts) > 1:
                    raise LexiconError(f"context {self.id}: {slot[0]} adds without naming a unit; write {{a + b | ha}}")
                return plain(amounts[0], spelled=True)
            unit, _, word = (part.strip() for part in how.partition("|"))
            if unit not in UNITS:
                raise LexiconError(f"context {self.id}: {slot[0]} names no known unit; use one of {', '.join(UNITS)}")
            said = express(amounts, unit, word or "auto")
            formulas.append(said.formula)
            return said.text

        text = _SLOT.sub(fill, self.english)
        evidence = Evidence(
            item=f"context:{self.id}",
            quote=self.quote,
            field="context",
            end=len(self.quote),
            source=self.source,
            url=self.url,
            published_on=self.as_of,
        )
        return Sentence(
            text=text,
            role="background",
            grade=Grade.GREEN,
            evidence=(evidence,),
            frame=f"context:{self.role}",
            formulas=tuple(f for f in formulas if f),
        )

    def _amount(self, name: str) -> Amount:
        try:
            return self.data[name.strip()]
        except KeyError as error:
            raise LexiconError(f"context {self.id}: no figure is called {name.strip()!r}; add it to `data`") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """The facts of every region, and those of the country as a whole."""

    facts: tuple[Fact, ...] = ()

    def for_region(self, region: str, topics: Sequence[str], *, on: date) -> tuple[Fact, ...]:
        """Facts that stood on a day and bear on the topics: the region's first, concessions before the rest."""
        fitting = [
            fact
            for fact in self.facts
            if fact.region in {region, "Peru"}
            and fact.as_of <= on
            and (fact.until is None or on < fact.until)
            and set(fact.topics) & set(topics)
        ]
        return tuple(
            sorted(
                fitting,
                key=lambda fact: (fact.region != region, fact.role != "concession", -len({*fact.topics} & {*topics})),
            )
        )
