"""What somebody is quoted as saying, told in indirect speech: always by whom, and always for an editor. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from digest.claim_types import Claim, Unread
from digest.english.entries import word_set
from digest.english.lexicon import Lexicon
from digest.english.names import Names
from digest.spanish.chart import Chart
from digest.spanish.firstperson import in_third_person, is_first_person
from digest.spanish.quotations import Quotation, Span, quotations
from digest.spanish.sayers import Sayer, gender_of, one_of_theirs, sayer_before, sayer_behind
from digest.spanish.tokens import tokenise
from digest.spanish.wesaid import counted_before, statements_in
from pipeline.types import Evidence

#: What the editor is asked about it.
NOTE = "amber: a quotation told in indirect speech"
#: Reads a sentence that tells somebody's words.
Reader = Callable[[str, Evidence, Sayer], Sequence[Claim | Unread]]
_MARKS = frozenset('“”«»"')
#: A headline's words behind who says them.
_WITHOUT_MARKS = re.compile(r"(?P<who>[^:?!¿¡|]{3,60}:) (?P<said>[^:?!¿¡|]{12,}?)[.…]*$")
#: A text without any of these quotes nobody.
_BEGUN = _MARKS | frozenset("—–")


@dataclass(frozen=True, kw_only=True)  # no slots: it remembers its quotations
class Speech:
    """The quotations of a text, and who speaks in them."""

    evidence: Evidence  # the whole headline or text
    lexicon: Lexicon
    names: Names
    seen: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return self.evidence.quote

    @cached_property
    def quotations(self) -> list[Quotation]:
        if _BEGUN.intersection(self.text):
            return quotations(self.text)
        return self._unmarked() if self.evidence.field == "title" else []

    def _unmarked(self) -> list[Quotation]:
        """ "Alcalde: No permitiremos la mina": in a headline, the first person by itself marks somebody's words."""
        found = _WITHOUT_MARKS.match(self.text)
        if found is None or not is_first_person(found["said"], self.lexicon):
            return []
        said = found.span("said")
        return [Quotation(start=said[0], end=said[1], statements=(said,), before=(0, found.end("who")))]

    def within(self, start: int, end: int) -> list[int]:
        """Which of the quotations begin in a stretch of the text."""
        return [place for place, one in enumerate(self.quotations) if start <= one.start < end]

    def is_begun(self, start: int, end: int) -> bool:
        """Whether a stretch of the text holds a part of a quotation."""
        return any(one.start < end and start < one.end for one in self.quotations)

    def is_said(self, start: int, end: int) -> bool:
        """Whether a stretch of the text lies within somebody's words: no statement of the article."""
        return any(one.start < start and end < one.end for one in self.quotations)

    def sayer(self, place: int) -> tuple[Sayer, Span] | None:
        """Who speaks in a quotation, and where that stands: before or behind it, or beside the one before it."""
        one = self.quotations[place]
        if one.goes_on:
            found = self.sayer(place - 1) if place else None
            return found if found is not None and found[0].who else None
        for span, read in ((one.behind, sayer_behind), (one.before, sayer_before)):
            if span is None:
                continue
            chart = self._chart(one_of_theirs(self.text[slice(*span)]))
            if chart.tokens and (sayer := read(chart)) is not None:
                at = self.text.find(sayer.who, *span) if sayer.who and span == one.behind else -1
                told = replace(sayer, gender=gender_of(self._chart(sayer.who))) if sayer.who else sayer
                return told, (span[0], at + len(sayer.who)) if at > 0 else span
        return None

    def _chart(self, words: str) -> Chart:
        return Chart(
            tokens=tokenise(words), lexicon=self.lexicon, names=self.names, source=words, seen=self.seen,
            is_headline=self.evidence.field == "title",
        )  # fmt: skip

    def told(self, place: int, read: Reader) -> list[Claim]:
        """What a quotation says, statement by statement, each resting on its words and on those that say whose."""
        found = self.sayer(place)
        if found is None:
            return []
        sayer, beside = found
        claims: list[Claim] = []
        before = ""
        for start, end in self.quotations[place].statements:
            words = self.text[start:end]
            whole = counted_before(words, before)
            rests_on = self._resting_on((start, end), beside, as_one=not sayer.who)
            if whole != words:  # what is counted, only the statement before tells
                rests_on = self._resting_on((self.text.index(before, 0, start), end), beside, as_one=True)
            before = words
            for statement, n_first in statements_in(whole):
                said = in_third_person(statement, self.lexicon)
                for claim in read(sayer.told(said), rests_on[0], sayer) if said is not None else ():
                    if not isinstance(claim, Claim) or (told := _as_reported(claim, rests_on[0], sayer)) is None:
                        continue
                    mine = rests_on
                    if n_first:  # "el proyecto | no está cancelado, | está en pausa"
                        rest = self._resting_on((self.text.index(", ", start) + 2, end), beside, as_one=True)
                        mine = (*rest, self._evidence(start, start + n_first))
                    elif (stop := _ends_before(claim, words)) > 0 and whole == words and sayer.who:
                        mine = self._resting_on((start, start + stop), beside, as_one=False)
                    claims.append(replace(told, evidence=mine[0], before=mine[1] if mine[1:] else told.before))
        return claims

    def _resting_on(self, said: Span, beside: Span, *, as_one: bool) -> tuple[Evidence, ...]:
        """A statement and the words that say whose it is: in one where nothing else that is said stands between."""
        start, end = min(said[0], beside[0]), max(said[1], beside[1])
        between = self.text[min(said[1], beside[1]) : max(said[0], beside[0])]
        opening = start - 1 if start == said[0] and self.text[start - 1 : start] in _MARKS else start
        closing = end + 1 if end == said[1] and self.text[end : end + 1] in _MARKS else end
        if as_one or not re.search(r"\w", between):
            return (self._evidence(opening, closing),)
        return self._evidence(*said), self._evidence(*beside)

    def _evidence(self, start: int, end: int) -> Evidence:
        return replace(self.evidence, quote=self.text[start:end], start=start, end=end)


def _as_reported(claim: Claim, evidence: Evidence, sayer: Sayer) -> Claim | None:
    """A claim of what somebody says, with a note for the editor; None where it would be told as a fact."""
    parse = claim.parse
    if parse is None or parse.is_unsure or parse.clause.complement is None:
        return None
    clause = parse.clause
    if sayer.verb not in claim.evidence.quote.lower() or clause.subject is None or clause.speaker is not None:
        return None
    if parse.cut_at >= 0 and not _may_end(claim, parse.cut_at):
        return None
    # how something is done is what it is said for: "vivimos con miedo"
    tokens = tokenise(claim.evidence.quote)
    manner = frozenset(at for at, token in enumerate(tokens) if token.low in {"con", "sin"})
    noted = replace(parse, guards=parse.guards | manner, clause=replace(clause, notes=(*clause.notes, NOTE)))
    return replace(
        claim, parse=noted, evidence=evidence, read_as=claim.evidence.quote, is_reported=True, role="position"
    )


#: What begins something that may be left off; anything else may say how it is meant: "compramos botes | por gusto".
_BEGINS = word_set("y e pero porque ya aunque donde que quien quienes")


def _ends_before(claim: Claim, words: str) -> int:
    """Where in what was said that begins which a claim leaves off; 0 where nothing is, or it is not found."""
    if claim.parse is None or claim.parse.cut_at < 0:
        return 0
    tokens = tokenise(claim.evidence.quote)
    following = tokens[claim.parse.cut_at].text if claim.parse.cut_at < len(tokens) else ""
    return words.index(f" {following} ") if following.isalpha() and words.count(f" {following} ") == 1 else 0


def _may_end(claim: Claim, cut_at: int) -> bool:
    tokens = tokenise(claim.evidence.quote)
    following = tokens[cut_at].low if cut_at < len(tokens) else ""
    return following in _BEGINS or following in {"", ",", ".", ";"}


__all__ = ["NOTE", "Reader", "Speech"]
