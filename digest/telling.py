"""What a text tells of one story: the sentence by which it enters, then one after the other as room allows. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from digest.bearing import left_open, loosely_known, stands_alone, takes_up
from digest.contrary import is_at_odds, is_opposed
from digest.layout import FULL_WORDS, MOST_PARAGRAPHS, Candidate, Choice, in_order, in_paragraphs, n_figures
from digest.novelty import tells_of_it
from digest.parties import answers, reacts
from digest.pointing import comes_right_behind, follows, is_mistaken, may_be_anothers, points_back, points_hard
from digest.retold import (
    are_headline_and_text,
    are_one,
    denied_by,
    denies_untold,
    is_better_told,
    is_named_too_late,
    is_part_of,
    tells_new,
    told_elsewhere,
)
from digest.settled import judged, leaning
from digest.style_marks import MILESTONES
from digest.trust import is_to_be_read
from digest.twice import Event, adds_a_name, adds_much, differ, event_of
from pipeline.text import figure

#: What each figure, name and word more counts beside the rank of a sentence, and how many are counted.
NEW_FIGURE, NEW_NAME, NEW_WORD = 0.3, 0.1, 0.03
MOST_FIGURES, MOST_NAMES, MOST_WORDS = 4, 3, 12
#: … and what each doubt costs that an editor would have to settle.
DOUBT, MOST_DOUBTS = 0.1, 6
#: What goes on from an article that is told already reads on.
SAME_ARTICLE = 0.5
#: What tells no new figure or name tells so many new words at least, beside those that may be said of anything.
ENOUGH_NEW_WORDS = 2
#: … and one more where it has less than so many words altogether, and so many more where it is a part of a sentence
#: that is told: "the study, drawn up by the firm, has not been published".
SHORT_SENTENCE = 8
PART_OF_ANOTHER = 2
ANYTHING = event_of(
    "it said and asked that its government and state authorities and the country’s people work, a place or organisation"
).words
#: So much more weighs a telling that is better (digest/twice.py), and one that is less sure.
FULLER, LESS_SURE = 1.0, 1.5
#: … where it opens its story as well as another, by rank.
AS_GOOD = 0.2
#: What opens nothing by itself goes on from another article with so many words at least.
FEWEST_WORDS_ON = 8
#: Figures of the sentences of one story for each word; so many are never too many.
DENSEST_STORY = 0.05
FEW_FIGURES, FEW_FIGURES_READ = 3, 5
#: So many sentences are tried for the paragraph by which a story enters, those in the place of others included.
MOST_STEPS = 20
#: How often the sentences of a story are gone through: (whether they may lean on the article, whether they must tell a
#: figure or a name more).
PASSES = ((False, False),)
PASSES_READ = ((False, True), (False, False), (True, True), (True, False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What bounds the telling of a story: the room that there is, and what the rest of the text tells."""

    room: int  # words
    elsewhere: Sequence[str]  # what other stories have told
    is_lead: bool = True
    has_facts: bool = False  # standing facts explain more than its background does
    to_come: Sequence[str] = ()  # the news by which others may enter, which tell it better
    only_news: bool = False  # what is said of it waits until the others have told theirs
    most_paragraphs: int = MOST_PARAGRAPHS


@dataclass(slots=True, kw_only=True)
class Telling:
    """One story as it is told, and the sentences that may still be."""

    pool: Sequence[Candidate]
    choice: Choice
    region: str = ""
    for_editor: bool = False
    opens_text: bool = True
    is_further: bool = False  # other news of its matter has been told
    seen: set[str] = field(default_factory=set)  # texts that point back to what an editor finds in the article
    echoes: list[Candidate] = field(default_factory=list)  # news of other articles that the text has told already
    known: tuple[str, ...] = ()  # what other articles on the same matter have told before it

    @property
    def told(self) -> list[Candidate]:
        return self.choice.told

    @property
    def has_news(self) -> bool:
        """Whether anything that may be told of the story has happened."""
        return any(candidate.sentence.role == "news" for candidate in self.pool)

    def begin(self, bounds: Bounds, *, most: int) -> Choice | None:
        """The best sentences of the story, at most `most`, in one paragraph; None where none can open."""
        for _ in range(MOST_STEPS):
            if len(self.told) >= most:
                break
            # beside the lead, a story of what is to come is told in one sentence, at the end
            if self.told and not bounds.is_lead and self.told[0].sentence.role == "outlook":
                break
            if not self.tell_more(replace(bounds, most_paragraphs=1)):
                break
        return self.choice if self.told else None

    def tell_more(self, bounds: Bounds) -> bool:
        """Whether there was one sentence more, the one that tells most that is new."""
        for candidate, may_lean in self._offered():
            if self.told and not self._is_introduced(candidate, may_lean=may_lean, is_lead=bounds.is_lead):
                continue  # a detail of another article, which has not been introduced
            if candidate.sentence.role == "background" and bounds.has_facts:
                continue  # standing facts explain more
            if self.told and bounds.only_news and candidate.sentence.role != "news":
                continue
            if told_elsewhere(candidate, bounds.elsewhere, self.region):
                self._leave(candidate)
                continue
            if self.told and is_better_told(candidate, bounds.to_come, self.region):
                continue
            if self.told and self._is_scrap(candidate, bounds.elsewhere):
                continue
            told = self._told_by(candidate)
            for instead in self._places(candidate, told):
                ordered = self._with(candidate, instead, may_lean=may_lean)
                if ordered is not None and (twin := self._better_called(candidate)) is not None:
                    ordered = self._with(twin, instead, may_lean=True) or ordered
                n_more = candidate.n_words - (instead.n_words if instead else 0)
                if ordered is None or n_more > bounds.room or len(in_paragraphs(ordered)) > bounds.most_paragraphs:
                    continue
                self.choice.told = ordered
                texts = [each.sentence.text for each in ordered]
                known = self.known
                self.seen |= {text for n, text in enumerate(texts) if not stands_alone(text, [*known, *texts[:n]])}
                return True
            if told is not None:
                self._leave(candidate)
        return False

    def said_again(self, elsewhere: Sequence[str]) -> Iterator[tuple[Candidate, str, bool]]:
        """What is left out because another sentence tells its event, that one, and whether they disagree in figures."""
        own = {each.sentence.text for each in self.told}
        for candidate in self.pool:
            if candidate.sentence.text in own:
                continue
            told = self._told_by(candidate)
            text = told.sentence.text if told else told_elsewhere(candidate, elsewhere, self.region)
            text = text or denied_by(candidate, self.told)
            if text:
                event = self._event(candidate)
                yield candidate, text, differ(event, event_of(text, self.region)) or is_at_odds(event.text, text)

    def _better_called(self, candidate: Candidate) -> Candidate | None:
        """The twin that says "the leader" where the text has named him, or names the area that nothing has named."""
        first = candidate.sentence.evidence[0]
        twins = (each for each in self.pool if each.sentence.evidence[0] == first)
        twin = next((each for each in twins if each.is_named != candidate.is_named), None)
        if twin is None:
            return None
        named, bare = (candidate, twin) if candidate.is_named else (twin, candidate)
        names = self._event(named).names - self._event(bare).names
        is_told = names <= frozenset().union(*(self._event(each).names for each in self.told))
        must_be_named = _is_vaguer(bare, named) and not is_told
        return twin if candidate.is_named != must_be_named else None

    # --- in which order ---------------------------------------------------------------------------------

    def _offered(self) -> Iterator[tuple[Candidate, bool]]:
        """What may come next, best first, and whether it may lean on the article."""
        if not self.told:
            further = Counter(candidate.item.id for candidate in self.pool)
            by_use = sorted(self.pool, key=lambda each: _by_use(each, further[each.item.id]))
            if self.for_editor and not self.opens_text:  # what has happened goes before what is to come of it
                by_use.sort(key=lambda each: each.sentence.role == "outlook" and not _is_headline(each))
            for candidate in by_use:
                if candidate.opens or candidate.may_open or (self.is_further and candidate.answers):
                    for each in (*self._better(candidate), candidate):
                        yield each, False
                elif self.known and _goes_on(candidate, self.known):
                    yield candidate, False
            return
        told = {each.sentence.text for each in self.told}
        left = [candidate for candidate in self.pool if candidate.sentence.text not in told]
        if not self.for_editor:
            further = Counter(candidate.item.id for candidate in self.pool)
            left.sort(key=lambda each: _by_use(each, further[each.item.id]))
        else:
            gains = {id(candidate): self._gain(candidate) for candidate in left}
            left.sort(key=lambda each: -gains[id(each)])
        for may_lean, is_new in PASSES_READ if self.for_editor else PASSES:
            for candidate in left:
                if tells_new(candidate, self.told) or (not is_new and self._says_enough(candidate)):
                    yield candidate, may_lean

    def _better(self, candidate: Candidate) -> list[Candidate]:
        """The other tellings of an event that may open the story and tell more of it, the fullest first."""
        twins: list[tuple[float, int, Candidate]] = []
        for n, other in enumerate(self.pool):
            more = self._event(other).weight - self._event(candidate).weight
            more -= LESS_SURE if candidate.is_sure and not other.is_sure else 0
            if (
                other.opens
                and other.rank >= candidate.rank - AS_GOOD
                and more >= FULLER
                and self._are_one(other, candidate)
            ):
                twins.append((-more, n, other))
        return [other for _, _, other in sorted(twins, key=lambda twin: twin[:2])]

    def _says_enough(self, candidate: Candidate) -> bool:
        """Whether a sentence without a new figure or name tells something new: padding makes no text."""
        is_part = any(is_part_of(candidate.sentence, each.sentence) for each in self.told)
        text = candidate.sentence.text
        if any(is_opposed(text, each.sentence.text) and tells_of_it(text, each.sentence.text) for each in self.told):
            return True  # "resumed", of what was suspended
        enough = ENOUGH_NEW_WORDS + (candidate.n_words < SHORT_SENTENCE) + PART_OF_ANOTHER * is_part
        return not self.for_editor or len(self._new_words(candidate) - ANYTHING) >= enough

    def _is_scrap(self, candidate: Candidate, elsewhere: Sequence[str]) -> bool:
        """Whether a short sentence tells no figure, day or name that has not been told, and hardly a word."""
        if self.for_editor and _UNANSWERED.search(candidate.sentence.text):
            return True
        if not self.for_editor or candidate.n_words >= SHORT_SENTENCE:
            return False
        event = self._event(candidate)
        known = [*(self._event(each) for each in self.told), *(event_of(text, self.region) for text in elsewhere)]
        if _IN_PARTS.search(event.text):
            return True
        if event.figures - frozenset().union(*(each.figures for each in known)):
            return False
        if event.names - frozenset().union(*(each.names for each in known)):
            return False
        if event.days - frozenset().union(*(each.days for each in known)):
            return False
        words = event.words - frozenset().union(*(each.words for each in known)) - ANYTHING
        return len(words) <= ENOUGH_NEW_WORDS

    def _new_words(self, candidate: Candidate) -> frozenset[str]:
        """What a sentence says in words that have not been said, names aside."""
        known = frozenset().union(*(self._event(each).words for each in self.told))
        return self._event(candidate).words - known

    def _gain(self, candidate: Candidate) -> float:
        """How much more a sentence tells than those before it."""
        event = self._event(candidate)
        told = [self._event(each) for each in self.told]
        figures = (event.figures | event.days) - frozenset().union(*(each.figures | each.days for each in told))
        figures -= _milestones(candidate.sentence.text)
        names = event.names - frozenset().union(*(each.names for each in told))
        is_told_of = any(each.item.id == candidate.item.id for each in self.told)
        return (
            candidate.rank
            + (SAME_ARTICLE if is_told_of else 0)
            + NEW_FIGURE * min(MOST_FIGURES, len(figures))
            + NEW_NAME * min(MOST_NAMES, len(names))
            + NEW_WORD * min(MOST_WORDS, len(self._new_words(candidate)))
            - DOUBT * min(MOST_DOUBTS, len(candidate.sentence.findings))
        )

    # --- whether it may stand there -----------------------------------------------------------------------

    def _is_introduced(self, candidate: Candidate, *, may_lean: bool, is_lead: bool) -> bool:
        """Whether readers know what a sentence tells of: it opens by itself, or its article has been told of."""
        of_item = any(each.item.id == candidate.item.id for each in (*self.told, *self.echoes))
        if of_item or candidate.opens or (self.for_editor and is_lead and candidate.may_open):
            return True
        if not may_lean or not (is_lead or candidate.may_open):
            return False
        # a detail of another article: all that it calls "the …" has been named
        return not points_back(candidate.sentence) or takes_up(
            candidate.sentence.text, [each.sentence.text for each in self.told]
        )

    def _told_by(self, candidate: Candidate) -> Candidate | None:
        """The sentence of the story that has told the event of another."""
        return next((each for each in self.told if self._are_one(candidate, each)), None)

    def _are_one(self, new: Candidate, told: Candidate) -> bool:
        return are_one(new, told, self.region, for_editor=self.for_editor)

    def _places(self, candidate: Candidate, told: Candidate | None) -> list[Candidate | None]:
        """In whose place a sentence may stand that tells an event again and better, or None for beside all others."""
        if told is None:
            return [None]
        found: list[Candidate | None] = []
        event, known = self._event(candidate), self._event(told)
        is_pair = self.for_editor and are_headline_and_text(candidate, told)
        is_lead = is_pair and told.sentence.evidence[0].field == "title"  # below its headline an editor sees both
        better = FULLER + (LESS_SURE if told.is_sure and not candidate.is_sure and not is_lead else 0)
        may_replace = told is not self.told[0] or candidate.opens or (is_pair and candidate.may_open)
        if event.weight - known.weight >= better and may_replace:
            found.append(told)
        adds_name = self.for_editor and not (is_pair and found) and adds_a_name(event, known)
        if adds_much(event, known) or adds_name:
            found.append(None)
        return found

    def _event(self, candidate: Candidate) -> Event:
        return event_of(candidate.sentence.text, self.region)

    def _leave(self, candidate: Candidate) -> None:
        """What else the article of a sentence tells may follow, though the sentence says again what another tells."""
        has_item = any(each.item.id == candidate.item.id for each in (*self.told, *self.echoes))
        if self.for_editor and candidate.opens and not has_item:
            self.echoes.append(candidate)

    def _with(
        self, candidate: Candidate, instead: Candidate | None = None, *, may_lean: bool
    ) -> list[Candidate] | None:
        """The story with a sentence more, as an editor is to see it; None where it would leave something open.

        `instead`: the sentence in whose place it stands.
        """
        kept = [each for each in self.told if each is not instead]
        if instead is not None:  # what tells two events in one stands in the place of both
            kept = [each for each in kept if each is self.told[0] or not self._are_one(each, candidate)]
        if not self.told or instead is self.told[0]:
            return self._as_ordered([candidate, *kept], candidate, kept, may_lean=may_lean)
        # the article that leads the story first; else what goes on from another may have to stand behind that
        for after in (kept[0], None):
            ordered = [*kept[:1], *in_order([*kept[1:], candidate], after=after)]
            if (found := self._as_ordered(ordered, candidate, kept, may_lean=may_lean)) is not None:
                return found
        return None

    def _as_ordered(
        self, ordered: list[Candidate], candidate: Candidate, kept: Sequence[Candidate], *, may_lean: bool
    ) -> list[Candidate] | None:
        """The story in that order, where the one sentence that is new is clear in it and leaves the others clear."""
        n_words = sum(each.n_words for each in ordered)
        few = FEW_FIGURES_READ if self.for_editor else FEW_FIGURES
        most_figures = max(few, FEW_FIGURES * len(in_paragraphs(ordered)), DENSEST_STORY * n_words)
        if len(ordered) > 1 and n_figures([each.sentence.text for each in ordered]) > most_figures:
            return None
        place = next(n for n, each in enumerate(ordered) if each is candidate)
        before = [*self.known, *(each.sentence.text for each in ordered[:place])]
        if points_hard(candidate.sentence.text) and not comes_right_behind(
            candidate.sentence, candidate.item, ordered[place - 1].sentence if place else None
        ):
            return None
        if may_be_anothers(candidate.sentence, candidate.item, [each.sentence for each in ordered[:place]]):
            return None
        heard = [each.sentence for each in (*kept, *self.echoes)]
        may_follow = may_lean and follows(candidate.sentence, candidate.item, heard)
        settled = judged(candidate, before, may_follow=may_follow)
        if settled is None:
            return None
        ordered[place] = settled
        texts = [each.sentence.text for each in ordered]
        if self.for_editor and denies_untold(candidate.sentence.text, before):
            return None
        if is_named_too_late(texts) or any(is_mistaken(text, texts[:n]) for n, text in enumerate(texts)):
            return None
        unclear = {
            text
            for n, text in enumerate(texts)
            if text not in self.seen and not stands_alone(text, [*self.known, *texts[:n]])
        }
        if unclear and not (unclear == {settled.sentence.text} and may_follow):
            return None
        if unclear and not is_to_be_read(settled.sentence):
            nouns = left_open(settled.sentence.text, before)
            ordered[place] = replace(settled, sentence=leaning(settled.sentence, nouns), is_sure=False)
        return ordered


#: "deforestation could reach 400 hectares": before any clause or figure.
_SUPPOSED = re.compile(r"^[^,]{0,60}?\b(?:could|would|might)\b")


def _milestones(text: str) -> frozenset[str]:
    """The figures of a sentence that say where on a road something is."""
    return frozenset(figure(place) for found in MILESTONES.finditer(text) for place in found.groups() if place)


#: "The operation comprises three stages": which, is what would be told.
_IN_PARTS = re.compile(r"\b(?:comprises|has|includes|consists of) \w+ (?:stages|phases|parts|components)\.?$")


#: What newsrooms say of their own asking.
_UNANSWERED = re.compile(r"\btime of publication\b")


def _is_vaguer(candidate: Candidate, twin: Candidate) -> bool:
    """Whether it calls by "the area" what its twin names."""
    return loosely_known(candidate.sentence.text) > loosely_known(twin.sentence.text)


def _is_headline(candidate: Candidate) -> bool:
    """Whether it is what the article is about, be it still to come."""
    return candidate.sentence.evidence[0].field == "title"


def _is_supposed(candidate: Candidate) -> bool:
    return _SUPPOSED.search(candidate.sentence.text) is not None


def _goes_on(candidate: Candidate, known: Sequence[str]) -> bool:
    """Whether a sentence that opens nothing by itself goes on from what another article on the matter has told."""
    sentence = candidate.sentence
    is_told = candidate.n_words >= FEWEST_WORDS_ON and sentence.role != "background" and not answers(sentence.text)
    return is_told and not points_hard(sentence.text) and takes_up(sentence.text, known)


def _by_use(candidate: Candidate, n_further: int) -> tuple[bool, bool, bool, bool, bool, float]:
    """A story enters by its news, in a sentence that takes nothing as known; best where more can follow."""
    return (
        not candidate.opens,
        not (candidate.opens or candidate.may_open),
        candidate.n_words < FULL_WORDS,
        # who welcomes it, and what may come of it, waits until it has been told
        reacts(candidate.sentence.text) or _is_supposed(candidate),
        not candidate.is_sure,
        -(candidate.rank + 0.1 * min(4, n_further)),
    )
