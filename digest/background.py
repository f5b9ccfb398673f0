"""Standing background: facts about a region with their source, and the English sentences computed from them.

A file of `digest/context/` holds one region's facts. `line` is the fact as recorded, `english` the sentence; both have
slots for the figures of `data`: `{name}` as it is, `{name + name | unit | word}` summed, converted and rounded, where
`word` is almost, over, auto, some, about, 3 (digits) or exact. `as_of` is the day from which the fact stood and could
be known; `verified` says whether the page at `url` was read and bears out all of it (page), its figures and years while
the rest is common knowledge (part), or nothing was read for it (assumed).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from digest.measures import UNITS, Amount, amount_of, express, plain
from pipeline.config import DEPARTMENTS
from pipeline.errors import LexiconError
from pipeline.text import fold
from pipeline.types import TOPICS, Evidence, Grade, Sentence

FactRole = Literal["concession", "background"]
Verified = Literal["page", "part", "assumed"]
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
    verified: Verified
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


# --- reading ----------------------------------------------------------------------------------------

_KEYS = {"id", "role", "topics", "as_of", "verified", "source", "url", "line", "english"}
_FURTHER = {"data", "until"}


@cache
def load_background(folder: Path | None = None) -> Background:
    """The facts of `digest/context/`, or of another folder; a bad one raises LexiconError with its file and id."""
    if folder is None:
        entries = [
            (e.name, e.read_text(encoding="utf-8")) for e in (files("digest") / "context").iterdir() if _is_yaml(e)
        ]
    else:
        entries = [(path.name, path.read_text(encoding="utf-8")) for path in folder.glob("*.yaml")]
    facts: list[Fact] = []
    for name, text in sorted(entries):
        raw = yaml.safe_load(text)
        if not isinstance(raw, dict) or set(raw) != {"region", "facts"} or raw["region"] not in {*DEPARTMENTS, "Peru"}:
            raise LexiconError(f"context {name}: needs `region`, a department or Peru, and `facts`")
        facts += [_fact(raw["region"], entry, name) for entry in raw["facts"]]
    for fact in facts:
        fact.sentence()  # a slot that cannot be filled is found now, not on a Sunday night
    return Background(facts=tuple(facts))


def _is_yaml(entry: Any) -> bool:
    return bool(entry.name.endswith(".yaml"))


def _fact(region: str, entry: Mapping[str, Any], name: str) -> Fact:
    shown = f"context {name}, {entry.get('id', '?')}"
    missing, unknown = _KEYS - set(entry), set(entry) - _KEYS - _FURTHER
    if missing or unknown:
        raise LexiconError(f"{shown}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    if not set(entry["topics"]) <= set(TOPICS) or not isinstance(entry["as_of"], date):
        raise LexiconError(f"{shown}: topics must be of {', '.join(TOPICS)}, and as_of a day")
    if entry["verified"] not in get_args(Verified):
        raise LexiconError(f"{shown}: verified must be one of {', '.join(get_args(Verified))}")
    if not str(entry["url"]).startswith(("http://", "https://")):
        raise LexiconError(f"{shown}: url must be the address of the source")
    return Fact(
        id=f"{re.sub(r'[^a-z]+', '-', fold(region))}/{entry['id']}",
        region=region,
        role=entry["role"],
        topics=tuple(entry["topics"]),
        line=entry["line"],
        english=entry["english"],
        source=entry["source"],
        url=entry["url"],
        as_of=entry["as_of"],
        until=entry.get("until"),
        verified=entry["verified"],
        data={key: amount_of(str(value)) for key, value in (entry.get("data") or {}).items()},
    )
