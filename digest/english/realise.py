"""From a parsed Spanish clause to an English sentence: its parts in order, second verbs, relative clauses."""

import re
from dataclasses import dataclass, replace

from digest.english.complements import with_deaths
from digest.english.entries import Frame, word_set
from digest.english.heads import HAZARDS, INCIDENTS, TROUBLES
from digest.english.nounphrases import stuff_worth
from digest.english.predicates import ACHIEVED, PredicateRealiser
from digest.english.verbclasses import AT_ONCE, UNDER_WAY
from digest.english.wordorder import (
    as_lasting,
    is_inserted,
    is_within_verb,
    is_yet,
    opened,
    with_adverb_in_verb,
    with_nearest_span,
    with_place_first,
    with_place_last,
    with_unauthorised_deed,
    with_vote_last,
)
from digest.english.writing import CannotWriteError
from digest.spanish.copies import changed
from digest.spanish.fractions import SHARES
from digest.spanish.neuters import WHAT
from digest.spanish.senses import class_of, noun_sense
from digest.spanish.tree import Adjunct, Clause, NounPhrase, VerbGroup

#: What is done to one animal at a time: a headline's "liberan a oso" tells of one.
_DONE_TO_ONE = word_set("rescue release find capture kill attack seize recover shoot")
#: What one does with what is another's.
_TO_OTHERS = word_set("support reject welcome criticise condemn deny")
#: States that English tells by "-ing" behind a noun.
HOLDING = frozenset(("involve", "contain", "belong", "cover", "occupy"))
_BE = Frame(es="ser", event="state", subject=frozenset(("*",)), object=frozenset(), en="be", id="haber.1:be")


@dataclass(kw_only=True)
class Realiser(PredicateRealiser):
    """Puts one sentence into English; notes what makes it less than certain."""

    def _participle(self, clause: Clause) -> str:
        how = [a.adverb.en for a in clause.adjuncts if a.adverb and a.adverb.position == "mid"]
        verb = self.forms.participle(clause.frame.en)  # "extraído ilegalmente en 2023": illegally extracted
        return " ".join(filter(None, [*how, verb, clause.frame.particle, self._rest(clause)]))

    def _relative(self, clause: Clause, np: NounPhrase) -> str:
        if clause.gap == "place":
            is_place = class_of(np) in {"place", "area", "artefact", "natural"}
            return f"{'where' if is_place else 'in which'} {self.clause(clause, is_main=False)}"
        if clause.gap == "whose":
            return f"whose {self.clause(clause, is_main=False)}"
        if clause.gap.startswith("which:"):
            return f"{clause.gap.removeprefix('which:')} which {self.clause(clause, is_main=False)}"
        is_person = class_of(np) == "person" or bool(np.name and np.name.kind == "person?")
        is_what = np.name is not None and np.name.kind == WHAT  # "lo que exigen": what they demand
        thing = "" if is_what else "which" if np.is_loose else "that"
        if clause.gap == "object":
            assert clause.subject is not None
            subject = self.phrase(clause.subject, verb=clause.verb.lemma, is_subject=True)
            verb = self._aside(clause, clause.subject)
            return f"{thing} {subject} {verb} {self._rest(clause)}".strip()
        owner, self.owner = self.owner, replace(np, relative=None)
        verb = self._aside(clause, np)
        rest = self._rest(clause)
        self.owner = owner
        holds = clause.frame.en in HOLDING and clause.verb.tense == "pres" and clause.verb.voice == "active"
        if holds and _is_plain(clause.verb) and not np.is_loose:  # "conflicts involving mining companies"
            return f"{self.forms.ing(clause.frame.en)} {clause.frame.particle} {rest}".replace("  ", " ")
        # "que fue extraído ilegalmente en 2023": how is said within the verb
        is_short = _is_plain(clause.verb) and not any(a.adverb and a.adverb.position == "mid" for a in clause.adjuncts)
        if clause.verb.voice == "passive" and rest and not np.is_loose and is_short:  # "used by miners"
            done = " ".join(filter(None, [self.forms.participle(clause.frame.en), clause.frame.particle]))
            on_its_way = clause.verb.tense == "impf" and clause.frame.event in UNDER_WAY
            return f"{'being ' if on_its_way else ''}{done} {rest}"  # "que eran llevadas a Lima": being taken
        return f"{'who' if is_person else thing} {verb} {rest}".strip()

    def _peopled(self, clause: Clause) -> Clause:
        """ "Población de Chupa llega a Puno": residents, not everybody who lives there."""
        subject = clause.subject
        if subject is None or subject.noun is None or subject.noun.lemma != "población" or not subject.phrases:
            return clause
        moves = clause.frame.event in {"arrive", "travel", "protest", "block", "meet"} and not subject.adjectives
        is_there = subject.phrases[0].prep == "de" and class_of(subject.phrases[0].object) in {"place", "name"}
        people = next(iter(self.lexicon.nouns.get("pobladores", ())), None)
        if not moves or not is_there or people is None or subject.quantity or subject.also:
            return clause
        residents = replace(subject, noun=people, number="pl", gender="m", det="")
        return clause.with_subject(residents)

    def _aside(self, clause: Clause, doer: NounPhrase) -> str:
        """The verb of a relative clause: what went on, went on ("que devastaba humedales": that was devastating)."""
        self.is_aside = class_of(doer) in {"person", "group", "org", "name", "place", "artefact", "event", "crime"}
        self.is_relative = True
        # "a plan that combines …", whatever stands beside the plan; "legislation that affects …", of "normativas"
        is_plural = self._counts_as_plural(changed(clause, subject=replace(doer, also=())))
        verb = self.verb(clause, is_plural=is_plural, is_main=False)
        self.is_aside = self.is_relative = False
        return _not_yet(verb, clause)  # "que aún no cuentan con título"

    def clause(self, clause: Clause, *, is_main: bool = True, mood: str = "fact") -> str:
        """A finite clause in English order: front adjuncts, subject, verb, slots, adjuncts."""
        clause = with_deaths(clause)
        is_passive = clause.verb.voice != "active"
        if clause.verb.tense == "pres" and not clause.verb.is_perfect:
            clause = replace(clause, adjuncts=tuple(as_lasting(self._as_of_now(a, clause)) for a in clause.adjuncts))
        clause = with_adverb_in_verb(self._peopled(with_place_first(clause)))
        if clause.subject is not None and clause.subject.det == "none" and clause.verb.is_negated:
            # "no se registró ningún avance": no progress has been recorded
            clause = replace(clause, verb=replace(clause.verb, is_negated=False))
        if clause.subject is None:
            if clause.complement is not None and (
                is_passive or clause.predicate is not None or clause.frame.es == "trascender"
            ):
                return self._it(clause, is_main=is_main, mood=mood)
            raise CannotWriteError("no subject in the sentence")
        if clause.frame.es in {"existir", "haber"} and clause.verb.voice == "active":
            return self._there(clause, is_main=is_main)
        self.is_future = clause.verb.tense == "fut" or clause.verb.helper == "ir" or mood in {"hope", "wish"}
        self.is_at_once = clause.verb.tense == "pret" and clause.frame.event in AT_ONCE
        if clause.frame.particle == "by" and clause.object is not None and clause.object.quantity is None:
            raise CannotWriteError("by how much is not said")
        if is_main:
            self.owner, self.owner_verb = (self.shared_owner, clause.verb.lemma)
        clause = with_vote_last(with_nearest_span(clause))
        front = [
            self.adjunct(a)
            for a in clause.adjuncts
            if a.is_front and not is_within_verb(a) and not (clause.verb.is_negated and is_yet(a))
        ]
        clause = with_place_last(clause) if self.is_headline else clause
        one = clause.subject
        assert one is not None
        if is_passive:  # "se extrae oro sin autorización"
            one, clause = with_unauthorised_deed(one, clause)
            clause = replace(clause, subject=one)
        assert clause.subject is not None
        self.event = clause.frame.event
        one_of_them = clause.patient if self.event in _DONE_TO_ONE else None
        self.lone = (one_of_them.start, one_of_them.end) if one_of_them is not None else (0, 0)
        self.is_denied = False
        self.is_told = self._is_told(clause)
        if one.gender == "mf" and one.number == "sg" and clause.verb.gender and clause.verb.tense != "part":
            one = replace(one, gender=clause.verb.gender)  # "joven fue hallada muerta"
        subject = self.phrase(one, verb=clause.verb.lemma, is_subject=not is_passive)
        self.is_told = False
        is_what = clause.asks == "subject" and clause.subject.name is not None and clause.subject.name.en == "what"
        self.owner = self.outer_owner if is_what else clause.subject  # "saber qué pasará con sus casas": theirs
        thing = clause.object
        if thing is not None and thing.det == "poss" and clause.frame.event in _TO_OTHERS:
            self.doubts.append("whose, of two things that are joined")  # "respaldó su pedido": that of another
        if "nobody" in clause.notes:  # a headline's grammar, wherever it stands
            self.is_headline = True
        cls = class_of(clause.subject, clause.verb.lemma, is_subject=True)
        self.has_agent = cls in {"person", "group", "org", "name", "place"}
        if "nobody" in clause.notes:
            self.has_agent = True
        self.is_document = cls == "document"
        words = clause.subject.noun.lemma.split() if clause.subject.noun else [""]
        head = next((word for word in words if word in HAZARDS), words[0])  # "intensas lluvias"
        self.is_event = (cls == "event" and head in INCIDENTS) or (head in HAZARDS and cls in {"event", "natural"})
        self.is_event = self.is_event or head in TROUBLES
        plural = self._counts_as_plural(clause)
        self.achieves = clause.frame.en in ACHIEVED and clause.verb.is_perfect
        self.is_valued = clause.predicate is not None and clause.complement is not None
        is_news = is_main and not _is_framed(clause)
        verb = self.verb(clause, is_plural=plural, is_main=is_news, mood=mood)
        rest = self._rest(clause)
        verb = _not_yet(verb, clause)
        opening = opened(front, clause)
        inserted = ", ".join(self.adjunct(a) for a in clause.adjuncts if is_inserted(a, clause))
        if inserted:
            subject = f"{subject}, {inserted},"
        body = " ".join(filter(None, [subject, verb, rest]))
        self.tells_past = clause.verb.tense == "pret" and not re.match(r"(?:has|have|had)\b", verb)
        for other in clause.also:
            wished = mood if mood in {"wish", "hope"} and other.verb.is_subjunctive else "fact"
            if other.end <= clause.verb.start and other.start > clause.start:  # "Si los pagos se concretan, …"
                told = self._joined(clause, other)
                body = f"{clause.joint.lstrip(', ')} {told}, {f'{opening}, ' if opening else ''}{body}"
                opening = ""
                continue
            joint = clause.joint if clause.joint.startswith(",") else f" {clause.joint}"
            body = f"{body}{joint} {self._joined(clause, other, mood=wished)}"
        return f"{opening}, {body}" if opening else body

    def _as_of_now(self, adjunct: Adjunct, clause: Clause) -> Adjunct:
        """ "Hoy la reserva alberga …": now, and not on one day, where it tells a state."""
        is_today = adjunct.time is not None and adjunct.time.on is not None and adjunct.time.on == self.published_on
        if not is_today or adjunct.time is None or adjunct.end - adjunct.start > 1 or clause.frame.event != "state":
            return adjunct
        return replace(adjunct, time=replace(adjunct.time, en="today", on=None))

    def _is_told(self, clause: Clause) -> bool:
        """Whether a mass noun with its article is a known one: what was done to it once, in a text."""
        assert clause.subject is not None
        stuff = class_of(clause.subject) in {"substance", "artefact", "plant", "money", "area"}
        return stuff and not self.is_headline and clause.verb.voice != "active" and clause.verb.tense in {"pret", "fut"}

    def _there(self, clause: Clause, *, is_main: bool) -> str:
        """ "Existen 400 comunidades": there are; "no hubo heridos": there were no injured people."""
        assert clause.subject is not None
        subject = clause.subject
        if clause.verb.is_negated:
            if subject.det == "indef" and subject.number == "sg":  # "no existe un registro": there is no register
                subject = replace(subject, det="")
            if subject.det not in {"", "none"} or subject.quantity or subject.name or _are_all(subject):
                raise CannotWriteError("there is none")
            self.doubts.append("what there is none of")
            if any(a.adverb is not None and a.adverb.en == "already" for a in clause.adjuncts):  # "ya no hay dragas"
                clause = replace(clause, subject=replace(subject, det="quant", det_en="any"))
            else:
                bare = replace(subject, det="none", det_en="")
                clause = replace(clause, subject=bare, verb=replace(clause.verb, is_negated=False))
        front = ", ".join(self.adjunct(a) for a in clause.adjuncts if a.is_front and not is_within_verb(a))
        assert clause.subject is not None
        thing = self.phrase(clause.subject, verb=clause.verb.lemma, is_subject=True)
        verb = self.verb(replace(clause, frame=_BE), is_plural=self._counts_as_plural(clause), is_main=is_main)
        told = [thing, "there", verb] if clause.asks == "subject" else ["there", verb, thing]  # "how many there are"
        body = " ".join(filter(None, [*told, self._rest(clause)]))
        return f"{front}, {body}" if front else body

    def _joined(self, clause: Clause, other: Clause, *, mood: str = "fact") -> str:
        """A second verb of the same subject, or a second clause; wished as the first one is, if it is a wish."""
        if clause.joint == "without" and other.subject is not None:  # "sin que se consultara a las comunidades"
            is_passive = other.verb.voice != "active"
            who = self.phrase(other.subject, verb=other.verb.lemma, is_subject=not is_passive)
            return f"{who} {self._bare_verb(replace(other, subject=None), 'ing')}"
        if other.subject is not clause.subject:
            past = self.tells_past
            if clause.joint in {"while", "when"} and other.verb.tense == "impf" and _goes_on(other):
                other = replace(other, verb=replace(other.verb, helper="estar", helper_tense="impf"))
            self.shared_owner = clause.subject  # "… y su primera etapa durará …"
            is_main = clause.joint == "and" or clause.joint.startswith(",")
            text = self.clause(other, is_main=is_main, mood=mood)
            self.shared_owner, self.tells_past = None, past
            return text
        self.owner, self.owner_verb = clause.subject, other.verb.lemma
        verb = self.verb(other, is_plural=self._counts_as_plural(clause), is_main=True, mood=mood)
        verb = _not_yet(verb, other)
        if mood == "wish" and verb.startswith("should ") and not verb.startswith("should not "):
            return f"{verb.removeprefix('should ')} {self._rest(other)}"  # "should annul the concession and repair …"
        auxiliary, _, done = verb.partition(" ")
        if clause.joint == "and" and done and not done.startswith("not ") and auxiliary in {"has", "have", "will"}:
            # "has left nine communities without water and caused a crisis": said once
            first = self.verb(clause, is_plural=self._counts_as_plural(clause), is_main=True)
            if first.startswith(f"{auxiliary} ") and not first.startswith(f"{auxiliary} not "):
                verb = done
        return f"{verb} {self._rest(other)}"

    def _counts_as_plural(self, clause: Clause) -> bool:
        subject = clause.subject
        assert subject is not None
        if (stuff := stuff_worth(subject)) is not None:
            return stuff.is_plural
        if subject.noun is None and subject.quantity and ("$" in subject.quantity.en or "S/" in subject.quantity.en):
            return False
        if subject.noun is None and subject.quantity and subject.phrases:  # "el 85 % de los títulos"
            return subject.phrases[0].object.is_plural
        if subject.noun is not None and subject.noun.lemma in _SHARES and subject.phrases:  # "la mitad de los títulos"
            return subject.phrases[0].object.is_plural
        if subject.is_plural:
            sense = noun_sense(subject, clause.verb.lemma, is_subject=True)
            return not (sense and sense.count == "u" and not subject.also)
        sense = noun_sense(subject, clause.verb.lemma, is_subject=clause.verb.voice == "active")
        if sense and (sense.count == "p" or sense.en in {"police", "people", "staff"}):
            return True
        if subject.name and not subject.noun:
            return subject.name.number == "pl" or bool(re.search(r"police(?: \([A-Z]+\))?$", subject.name.en))
        return clause.verb.number == "pl" and "nobody" not in clause.notes

    def _it(self, clause: Clause, *, is_main: bool, mood: str) -> str:
        verb = _not_yet(self.verb(clause, is_plural=False, is_main=is_main, mood=mood), clause)
        told = [a for a in clause.adjuncts if a.is_front and not (clause.verb.is_negated and is_yet(a))]
        front = ", ".join(self.adjunct(a) for a in told)  # "Cusco: denuncian que …"
        return f"{front}, it {verb} {self._rest(clause)}" if front else f"it {verb} {self._rest(clause)}"


#: What is so many of those it is of.
_SHARES = SHARES | {"parte", "mayor parte", "gran parte", "buena parte"}
#: What is so, and is not being done.
_SO = word_set("be have know belong contain own remain")


def _not_yet(verb: str, clause: Clause) -> str:
    """The verb with what "aún no" says: "has not yet paid"."""
    is_said = clause.verb.is_negated and any(is_yet(a) for a in clause.adjuncts)
    return verb.replace(" not ", " not yet ", 1) if is_said else verb


def _are_all(np: NounPhrase) -> bool:
    """Whether a list is denied as one: "ni heridos ni detenidos" denies each."""
    return bool(np.also) and (np.conjunction != "or" or any(o.det or o.quantity or o.name for o in np.also))


def _is_framed(clause: Clause) -> bool:
    """ "burned a dredge when the police arrived", "While they were patrolling, … found a camp": then, and no news."""
    went_on = any(other.verb.tense == "impf" and other.end <= clause.verb.start for other in clause.also)
    is_dated = clause.joint == "when" or clause.joint.endswith((" after", " before"))  # "two days after the ban ended"
    return bool(clause.also) and (is_dated or (clause.joint == "while" and went_on))


def _goes_on(clause: Clause) -> bool:
    """ "mientras trabajaban": while they were working."""
    plain = not (clause.verb.helper or clause.verb.is_perfect) and clause.verb.voice == "active"
    return plain and clause.frame.en not in _SO


def _is_plain(group: VerbGroup) -> bool:
    """Whether the verb says nothing but its own meaning: no "not", no modal, no time to come."""
    return not (group.helper or group.is_negated or group.is_perfect) and group.tense in {"pres", "pret", "impf"}
