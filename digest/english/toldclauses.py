"""Clauses that say what something is, what is held of a deed, and what is asked."""

from abc import abstractmethod
from dataclasses import dataclass, replace

from digest.english.adjuncts import AdjunctRealiser
from digest.english.readings import AdjectiveForm
from digest.english.verbal import VerbalRealiser
from digest.english.writing import CannotWriteError
from digest.spanish.copulas import how_told
from digest.spanish.tree import Clause


@dataclass(kw_only=True)
class ToldClauseRealiser(AdjunctRealiser, VerbalRealiser):
    """Puts into English the clauses that "ser", adjectives and verbs of asking take."""

    @abstractmethod
    def clause(self, clause: Clause, *, is_main: bool = True, mood: str = "fact") -> str:
        """A finite clause; `mood` tells how what governs it means it: as a fact, told, hoped or wished."""

    @abstractmethod
    def _bare_verb(self, inner: Clause, form: str) -> str:
        """An infinitive or -ing clause."""

    @abstractmethod
    def _rest(self, clause: Clause) -> str:
        """What follows a verb."""

    def _told(self, clause: Clause, inner: Clause) -> str:
        """What something is, told by a clause: "for all communities to have a title", "that the river will rise"."""
        if inner.verb.tense == "inf":
            return self._bare_verb(inner, "to")
        assert clause.subject is not None
        assert inner.subject is not None
        match how_told(clause.subject, inner):
            case "for":
                who = self.phrase(inner.subject, verb=inner.verb.lemma, is_subject=inner.verb.voice == "active")
                self.owner = inner.subject
                return f"for {who} {self._bare_verb(in_place(inner), 'to')}"
            case "fact":
                return f"that {self.clause(inner, is_main=False)}"
            case "should":
                return f"that {self.clause(inner, is_main=False, mood='wish')}"
            case "will":
                return f"that {self.clause(inner, is_main=False, mood='hope')}"
        raise CannotWriteError("what was feared before")

    def _held_of(self, clause: Clause) -> str:
        """What is held to be necessary, likely or false."""
        inner = clause.complement
        assert inner is not None
        match clause.frame.clause:
            case "inf":
                return self._bare_verb(inner, "to")
            case "ask":
                return self._asked(inner)
            case "quesubj":
                assert inner.subject is not None
                who = self.phrase(inner.subject, verb=inner.verb.lemma, is_subject=inner.verb.voice == "active")
                self.owner = inner.subject
                return f"for {who} {self._bare_verb(in_place(inner), 'to')}"
        held = clause.predicate
        is_to_come = isinstance(held, AdjectiveForm) and held.lemma in {"posible", "probable"}
        is_hope = is_to_come and inner.verb.tense == "subj" and not inner.verb.is_perfect
        return f"that {self.clause(inner, is_main=False, mood='hope' if is_hope else 'fact')}"

    def _asked(self, inner: Clause) -> str:
        """A question that is told, in the order of a statement: "how many hectares the community lost"."""
        lead = {"subject": "", "object": ""}.get(inner.asks, inner.asks)
        who = inner.subject.name if inner.subject is not None else None
        is_own = lead == "whether" and who is not None and who.kind == "pronoun"
        if is_own and inner.verb.tense in {"pres", "fut"} and inner.verb.voice == "active" and not inner.verb.helper:
            return f"whether {self._bare_verb(replace(inner, subject=None), 'to')}"  # "decidirá si acepta"
        if inner.verb.tense == "inf":
            return f"{lead} {self._bare_verb(inner, 'to')}"
        if inner.gap != "object":
            return f"{lead} {self.clause(inner, is_main=False)}".strip()
        assert inner.subject is not None
        thing = self.phrase(inner.asked, verb=inner.verb.lemma) if inner.asked is not None else lead
        subject = self.phrase(inner.subject, verb=inner.verb.lemma, is_subject=True)
        self.owner = inner.subject
        verb = self.verb(inner, is_plural=inner.subject.is_plural, is_main=False)
        return " ".join(filter(None, [thing, subject, verb, self._rest(inner)]))


def in_place(inner: Clause) -> Clause:
    """ "que para 2028 las comunidades tengan un título": for them to have one by then; what led in stands behind."""
    return replace(inner, subject=None, adjuncts=tuple(replace(a, is_front=False) for a in inner.adjuncts))
