"""From a parsed Spanish clause to an English sentence: order of parts, adjuncts, complements."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from digest.english import verbal
from digest.english.complements import with_deaths
from digest.english.entries import Adverb, Frame, Multiword, word_set
from digest.english.heads import DIVISIONS, HAZARDS, INCIDENTS
from digest.english.lexicon import AdjectiveForm
from digest.english.nominal import NominalRealiser
from digest.english.nounphrases import BESIDE, LACKING_ADVERBS, is_beside, unauthorised
from digest.english.rephrase import CAUGHT, SWEEPS
from digest.english.verbal import VerbalRealiser
from digest.english.writing import CannotWriteError
from digest.spanish.core import CAUSES, is_rate
from digest.spanish.figures import WORDS, day_in_english
from digest.spanish.senses import adjective_sense, class_of, noun_sense
from digest.spanish.tree import Adjunct, Clause, NounPhrase, VerbGroup

#: Verbs after which somebody is told to do something.
TOLD_TO = frozenset(("ask", "order", "urge", "allow", "expect"))
#: What a thing is held to be that has no adjective in English.
_HELD = {"prioritario": "a priority", "clave": "crucial"}
#: What people are hurt in.
_HURT_IN = word_set("enfrentamiento choque ataque accidente explosión tiroteo emboscada derrumbe incursión agresión")
#: What is done by a day.
_ACHIEVED = frozenset(("eliminate", "reduce", "complete", "achieve", "finish", "reach", "restore", "conclude", "end"))
#: What one does with what is another's.
_TO_OTHERS = word_set("support reject welcome criticise condemn deny")
#: What looks forward rather than asks: "expects that it will …".
HOPES = frozenset(("expect", "hope", "trust", "fear"))
#: What a headline says in the present of what has happened already.
_TELLING = word_set("say denounce warn report confirm reveal criticise")
#: States that English tells by "-ing" behind a noun.
HOLDING = frozenset(("involve", "contain", "belong", "cover", "occupy"))
_IN_PRISON = Multiword(es="de prisión", en="in prison", kind="adj")
_BE = Frame(es="ser", event="state", subject=frozenset(("*",)), object=frozenset(), en="be", id="haber.1:be")


@dataclass(kw_only=True)
class Realiser(NominalRealiser, VerbalRealiser):
    """Puts one sentence into English; notes what makes it less than certain."""

    def _participle(self, clause: Clause) -> str:
        verb = self.forms.participle(clause.frame.en)
        return " ".join(filter(None, [verb, clause.frame.particle, self._rest(clause)]))

    def _relative(self, clause: Clause, np: NounPhrase) -> str:
        if clause.gap == "place":
            is_place = class_of(np) in {"place", "area", "artefact", "natural"}
            return f"{'where' if is_place else 'in which'} {self.clause(clause, is_main=False)}"
        if clause.gap == "whose":
            return f"whose {self.clause(clause, is_main=False)}"
        if clause.gap.startswith("which:"):
            return f"{clause.gap.removeprefix('which:')} which {self.clause(clause, is_main=False)}"
        is_person = class_of(np) == "person" or bool(np.name and np.name.kind == "person?")
        thing = "which" if np.is_loose else "that"
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
        if clause.verb.voice == "passive" and rest and not np.is_loose and _is_plain(clause.verb):  # "used by miners"
            done = " ".join(filter(None, [self.forms.participle(clause.frame.en), clause.frame.particle]))
            return f"{done} {rest}"
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
        also = tuple(replace(c, subject=residents) if c.subject is subject else c for c in clause.also)
        return replace(clause, subject=residents, also=also)

    def _aside(self, clause: Clause, doer: NounPhrase) -> str:
        """The verb of a relative clause: what went on, went on ("que devastaba humedales": that was devastating)."""
        self.is_aside = class_of(doer) in {"person", "group", "org", "name", "place", "artefact", "event", "crime"}
        verb = self.verb(clause, is_plural=doer.is_plural, is_main=False)
        self.is_aside = False
        return verb

    def clause(self, clause: Clause, *, is_main: bool = True, mood: str = "fact") -> str:
        """A finite clause in English order: front adjuncts, subject, verb, slots, adjuncts."""
        clause = with_deaths(clause)
        is_passive = clause.verb.voice != "active"
        if clause.verb.tense == "pres" and not clause.verb.is_perfect:
            clause = replace(clause, adjuncts=tuple(_lasting(a) for a in clause.adjuncts))
        clause = _closed_up(self._peopled(_placed_first(clause)))
        if clause.subject is not None and clause.subject.det == "none" and clause.verb.is_negated:
            # "no se registró ningún avance": no progress has been recorded
            clause = replace(clause, verb=replace(clause.verb, is_negated=False))
        if clause.subject is None:
            if clause.complement is not None and is_passive:
                return self._it(clause, is_main=is_main)
            raise CannotWriteError("no subject in the sentence")
        if clause.frame.es in {"existir", "haber"} and clause.verb.voice == "active":
            return self._there(clause, is_main=is_main)
        self.is_future = clause.verb.tense == "fut" or clause.verb.helper == "ir"
        if clause.frame.particle == "by" and clause.object is not None and clause.object.quantity is None:
            raise CannotWriteError("by how much is not said")
        if is_main:
            self.owner, self.owner_verb = (self.shared_owner, clause.verb.lemma)
        front = [
            self.adjunct(a)
            for a in clause.adjuncts
            if a.is_front and not _is_mid(a) and not (clause.verb.is_negated and _is_yet(a))
        ]
        clause = _placed_last(clause) if self.is_headline else clause
        assert clause.subject is not None
        self.event = clause.frame.event
        self.is_denied = False
        self.is_told = self._is_told(clause)
        subject = self.phrase(clause.subject, verb=clause.verb.lemma, is_subject=not is_passive)
        self.is_told = False
        self.owner = clause.subject
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
        head = clause.subject.noun.lemma.split()[0] if clause.subject.noun else ""
        self.is_event = (cls == "event" and head in INCIDENTS) or (head in HAZARDS and cls in {"event", "natural"})
        plural = self._counts_as_plural(clause)
        self.achieves = clause.frame.en in _ACHIEVED and clause.verb.is_perfect
        self.is_valued = clause.predicate is not None and clause.complement is not None
        verb = self.verb(clause, is_plural=plural, is_main=is_main, mood=mood)
        rest = self._rest(clause)
        if clause.verb.is_negated and any(_is_yet(a) for a in clause.adjuncts):
            verb = verb.replace(" not ", " not yet ", 1)
        opening = ", ".join(filter(None, front))
        inserted = ", ".join(self.adjunct(a) for a in clause.adjuncts if _is_inserted(a, clause))
        if inserted:
            subject = f"{subject}, {inserted},"
        body = " ".join(filter(None, [subject, verb, rest]))
        self.tells_past = clause.verb.tense == "pret" and not re.match(r"(?:has|have|had)\b", verb)
        for other in clause.also:
            joint = clause.joint if clause.joint.startswith(",") else f" {clause.joint}"
            body = f"{body}{joint} {self._joined(clause, other)}"
        return f"{opening}, {body}" if opening else body

    def _is_told(self, clause: Clause) -> bool:
        """Whether a mass noun with its article is a known one: what was done to it once, in a text."""
        assert clause.subject is not None
        stuff = class_of(clause.subject) in {"substance", "artefact", "plant", "money"}
        return stuff and not self.is_headline and clause.verb.voice != "active" and clause.verb.tense in {"pret", "fut"}

    def _there(self, clause: Clause, *, is_main: bool) -> str:
        """ "Existen 400 comunidades": there are; "no hubo heridos": there were no injured people."""
        assert clause.subject is not None
        subject = clause.subject
        if clause.verb.is_negated:
            if subject.det not in {"", "none"} or subject.quantity or subject.name or subject.also:
                raise CannotWriteError("there is none")
            self.doubts.append("what there is none of")
            clause = replace(clause, subject=replace(subject, det="none"), verb=replace(clause.verb, is_negated=False))
        front = ", ".join(self.adjunct(a) for a in clause.adjuncts if a.is_front)
        assert clause.subject is not None
        thing = self.phrase(clause.subject, verb=clause.verb.lemma, is_subject=True)
        verb = self.verb(replace(clause, frame=_BE), is_plural=self._counts_as_plural(clause), is_main=is_main)
        body = " ".join(filter(None, ["there", verb, thing, self._rest(clause)]))
        return f"{front}, {body}" if front else body

    def _joined(self, clause: Clause, other: Clause) -> str:
        """A second verb of the same subject, or a second clause."""
        if clause.joint == "without" and other.subject is not None:  # "sin que se consultara a las comunidades"
            is_passive = other.verb.voice != "active"
            who = self.phrase(other.subject, verb=other.verb.lemma, is_subject=not is_passive)
            return f"{who} {self._bare_verb(replace(other, subject=None), 'ing')}"
        if other.subject is not clause.subject:
            past = self.tells_past
            if clause.joint == "while" and other.verb.tense == "impf" and _goes_on(other):
                other = replace(other, verb=replace(other.verb, helper="estar", helper_tense="impf"))
            self.shared_owner = clause.subject  # "… y su primera etapa durará …"
            text = self.clause(other, is_main=clause.joint == "and" or clause.joint.startswith(","))
            self.shared_owner, self.tells_past = None, past
            return text
        self.owner, self.owner_verb = clause.subject, other.verb.lemma
        verb = self.verb(other, is_plural=self._counts_as_plural(clause), is_main=True)
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
        if subject.noun is None and subject.quantity and ("$" in subject.quantity.en or "S/" in subject.quantity.en):
            return False
        if subject.noun is None and subject.quantity and subject.phrases:  # "el 85 % de los títulos"
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

    def _it(self, clause: Clause, *, is_main: bool) -> str:
        verb = self.verb(clause, is_plural=False, is_main=is_main)
        return f"it {verb} {self._rest(clause)}"

    def _rest(self, clause: Clause) -> str:
        parts: list[str] = []
        lemma = clause.verb.lemma
        self.is_denied = clause.verb.is_negated
        if clause.object is not None:
            thing = clause.object
            begins = clause.frame.event in {"start", "resume", "suspend", "begin"}
            if begins and thing.noun and thing.noun.lemma == "construcción" and not thing.adjectives:
                thing = replace(thing, det="zero")  # "has started construction of the road"
            if clause.frame.event == "declare" and thing.noun and thing.noun.lemma == "estado de emergencia":
                thing = replace(thing, det="indef", det_en="a")  # it is declared anew
            thing, clause = _unauthorised(thing, clause)
            if clause.frame.en == "receive":
                thing = _from_whom(thing)
            if clause.frame.en == "leave" and clause.frame.event == "cause":
                thing = _as_left(thing)
            parts.append(self.phrase(thing, verb=lemma) + _respectively(clause, thing))
            if verbal.parts_from_pronoun(clause):
                parts.append(clause.frame.particle)
        if isinstance(clause.predicate, NounPhrase):
            parts.append(self.phrase(clause.predicate))
        elif clause.predicate is not None and clause.complement is not None:  # "consider it important to …"
            held = _HELD.get(clause.predicate.lemma) or self._predicative(clause.predicate, None)
            parts.append(f"it {held}")
            parts.append(self._valued(clause.complement))
            return " ".join(filter(None, [*parts, *(self.adjunct(a) for a in clause.adjuncts if not a.is_front)]))
        elif clause.predicate is not None:
            parts.append(self._predicative(clause.predicate, clause.subject))
        early: tuple[Adjunct, ...] = ()
        is_late = clause.frame.clause.startswith("que") or any(a.prep.endswith("_inf") for a, _ in clause.arguments)
        if clause.complement is not None and is_late:
            early = tuple(a for a in clause.adjuncts if a.time and not a.is_front and a.end <= clause.complement.start)
            parts.extend(self.adjunct(a) for a in early)  # "has demanded since 2002 that …"
        manner = [a for a in clause.adjuncts if _is_manner(a) and any(np.start > a.start for _, np in clause.arguments)]
        with_ = [a for a in clause.adjuncts if _is_with(a)]
        manner += [a for a in with_ if any(np.start >= a.end for _, np in clause.arguments)]
        parts.extend(self.adjunct(a) for a in manner)
        for argument, given in clause.arguments:
            np = given
            if argument.prep.endswith("_inf"):
                assert clause.complement is not None
                parts.append(self._bare_verb(clause.complement, argument.en))
            else:
                english = argument.en
                if clause.frame.event in {"accuse", "charge"}:
                    np = _unhedged(np)
                role = replace(np, det="zero") if english == "as" and np.noun and not np.det else np  # "as president"
                harmed = clause.object.noun.lemma if clause.object and clause.object.noun else ""
                if english == "for" and argument.prep == "por" and harmed in {"afectado", "perjudicado", "damnificado"}:
                    english = "by"
                on_foot = clause.frame.event in {"protest", "travel"}
                if english == "over" and argument.prep == "por" and on_foot and _is_way(np):
                    english = "through"  # "marchan por las calles"
                if clause.frame.event == "sentence":
                    role = _term(role)
                if english == "in a state of" and np.noun and np.noun.lemma.startswith("estado"):
                    raise CannotWriteError("a state of a state")
                is_river = np.noun.lemma == "río" if np.noun else np.name is not None and np.name.kind == "river"
                if english == "in" and is_river and clause.verb.lemma != "verter":
                    english = "on"
                said = self.phrase(role, verb=lemma)
                parts.append(f"{english} {said}{_respectively(clause, np)}".strip())
                is_literal = argument.is_required and not argument.en
                if verbal.trails(clause) and is_literal and not verbal.parts_from_pronoun(clause):
                    parts.append(clause.frame.particle)
        if clause.complement is not None and not any(a.prep.endswith("_inf") for a, _ in clause.arguments):
            parts.append(self._complement(clause))
        later = [
            a
            for a in clause.adjuncts
            if a not in early
            and a not in manner
            and not (a.is_front or _is_inserted(a, clause) or _is_mid(a) or (clause.verb.is_negated and _is_yet(a)))
        ]
        was_place = False
        for adjunct in _ordered(later):
            text = self._called_for(clause, adjunct) or self.adjunct(adjunct)
            is_place = _is_place(adjunct)
            parts.append(f", {text}" if is_place and was_place else text)
            was_place = is_place
        return " ".join(filter(None, parts))

    def _called_for(self, clause: Clause, adjunct: Adjunct) -> str:
        """ "exige indemnización | por derrame": what the object calls for, though it was read with the verb."""
        thing = clause.object
        if thing is None or thing.noun is None or adjunct.phrase is None or adjunct.start != thing.end:
            return ""
        sense = noun_sense(thing, clause.verb.lemma)
        if sense is None or adjunct.phrase.prep not in {"por", "contra", "sobre"} or adjunct.phrase.en:
            return ""
        tie = self._reviewed(thing, sense, adjunct.phrase)
        return "" if tie in {"", "keep", "amber", "mod", "own"} else f"{tie} {self.phrase(adjunct.phrase.object)}"

    def _predicative(self, form: AdjectiveForm, subject: NounPhrase | None) -> str:
        chosen = adjective_sense(form, noun_sense(subject) if subject else None)
        if chosen is None:
            raise CannotWriteError(f"several senses: {form.lemma}")
        return chosen.en

    def _valued(self, inner: Clause) -> str:
        """What is held to be important: to do something, or that somebody should."""
        owner, verb = self.owner, self.owner_verb
        is_said = inner.subject is not None
        text = f"that {self.clause(inner, is_main=False, mood='wish')}" if is_said else self._bare_verb(inner, "to")
        self.owner, self.owner_verb = owner, verb
        return text

    def _complement(self, clause: Clause) -> str:
        inner = clause.complement
        assert inner is not None
        owner, verb = self.owner, self.owner_verb
        if inner.subject is not None and inner.subject.det == "dem" and inner.subject.det_en in {"that", "those"}:
            raise CannotWriteError("demonstrative after that")
        match clause.frame.clause:
            case "que" | "quedeny":
                # a headline's "denuncian que invaden …": that they have invaded
                is_news = self.is_headline and clause.frame.event in _TELLING and clause.frame.en not in HOPES
                text = f"that {self.clause(inner, is_main=False, mood='told' if is_news else 'fact')}"
            case "quesubj" if inner.subject is not None and _tells_whom(clause, inner):
                subject = self.phrase(inner.subject, verb=inner.verb.lemma, is_subject=inner.verb.voice == "active")
                self.owner = inner.subject
                text = f"{subject} {self._bare_verb(inner, 'to')}"
            case "quesubj":
                mood = "hope" if clause.frame.en in HOPES else "wish"
                text = f"that {self.clause(inner, is_main=False, mood=mood)}"
            case "ing":
                text = self._bare_verb(inner, "ing")
            case "infpass":
                assert inner.object is not None
                done = f"be {self.forms.participle(inner.frame.en)}"
                never = "not " if inner.verb.is_negated else ""
                rest = self._rest(replace(inner, object=None))
                target = self.phrase(inner.object, verb=inner.verb.lemma)
                link = f"{never}{done}" if clause.frame.particle == "that" else f"{never}to {done}"
                text = " ".join(filter(None, [f"{target} {link}", inner.frame.particle, rest]))
            case _:
                text = self._bare_verb(inner, "to")
        self.owner, self.owner_verb = owner, verb
        return text

    def _bare_verb(self, inner: Clause, form: str) -> str:
        """An infinitive or -ing clause."""
        base = inner.frame.en
        self.achieves = base in _ACHIEVED
        is_passive = inner.verb.voice != "active"
        start, _, how = form.rpartition(":")
        how = how or form
        if inner.verb.is_perfect and start not in {"after", "without", "for", "on"}:
            raise CannotWriteError("an infinitive of what was done before")
        if how == "ing":
            verb = f"being {self.forms.participle(base)}" if is_passive else self.forms.ing(base)
        else:
            verb = f"be {self.forms.participle(base)}" if is_passive else base
            verb = f"to {verb}"
        if inner.verb.is_negated:
            verb = f"not {verb}"
        words = " ".join(filter(None, [start, verb, inner.frame.particle, self._rest(inner)]))
        return " and ".join([words, *(self._bare_verb(other, how) for other in inner.also)])

    def _bounded(self, time: str) -> str:
        """ "eliminate deforestation by 2021": what is achieved is so by a day, not until it."""
        if time.startswith("until ") and self.achieves:
            return "by" + time.removeprefix("until")
        return time

    def adjunct(self, adjunct: Adjunct) -> str:
        """One adjunct in English."""
        if adjunct.time is not None:
            day = adjunct.time.on
            if self.is_future and adjunct.time.is_weekday and day and self.published_on and day < self.published_on:
                return f"on {day_in_english(day + timedelta(days=7), self.published_on)}"
            if adjunct.is_front and adjunct.time.en.startswith("until "):
                return "as of" + adjunct.time.en.removeprefix("until")
            if self.event in {"rise", "fall"} and adjunct.time.en.startswith("until "):
                self.doubts.append("whether the time is that of what is said")  # in the months up to then
            if self.is_future and adjunct.time.en.startswith("since "):
                return "from" + adjunct.time.en.removeprefix("since")
            return self._bounded(adjunct.time.en)
        if adjunct.adverb is not None:
            if not adjunct.adverb.is_safe:
                self.doubts.append(f"sense of {adjunct.adverb.es}")
            return adjunct.adverb.en
        if adjunct.according is not None:
            said = f"according to {self.phrase(_some_report(adjunct.according))}"
            return said if adjunct.is_front else f", {said}"
        if adjunct.purpose is not None:
            link = adjunct.link
            if link == "on":  # "murió al caer a un pozo", "al presentar el informe"
                self.doubts.append("what «al» and a verb mean")
                link = "after" if self.event in {"die", "injure", "kill"} else "on"
            return self._bare_verb(adjunct.purpose, "to" if link == "to" else f"{link}:ing")
        if adjunct.state is not None:
            return f", {self._participle(adjunct.state)}"
        if adjunct.gerund is not None:
            return f", {self._bare_verb(adjunct.gerund, 'ing')}"
        assert adjunct.phrase is not None
        phrase = adjunct.phrase
        if is_beside(phrase):
            return f"{BESIDE[phrase.prep]} {self.phrase(phrase.object)}"
        english = phrase.en or self.preposition(phrase.prep, "clause", phrase.object)
        if english == "in the face of" and phrase.object.noun and phrase.object.noun.lemma.split()[0] in INCIDENTS:
            english = "amid"
        head = phrase.object.noun.lemma.split()[0] if phrase.object.noun else ""
        if phrase.prep == "tras" and self.event in {"injure", "die", "kill"} and head in _HURT_IN:
            english = "in"  # "heridos tras un enfrentamiento"
        if phrase.prep == "tras" and self.event in CAUGHT and head in SWEEPS and not adjunct.is_front:
            english = "in"  # "detienen a dos tras operativo"
        if english == "in favour of" and class_of(phrase.object) in {"person", "group"}:
            english = "for"  # titles are registered for communities
        if phrase.prep == "por" and phrase.object.det == "each":
            english = "for"  # "S/ 500 por cada viaje"
        if phrase.prep == "por" and is_rate(phrase.object):
            return f"per {self.phrase(replace(phrase.object, det='zero'))}"
        if english == "by" and phrase.prep == "por":
            raise CannotWriteError("«por» of somebody who does nothing")
        if english == "along" and self.event not in {"travel", "arrive", "enter", "visit", "leave", "state", "protest"}:
            raise CannotWriteError("«por» a road on which nobody moves")
        beside = (
            phrase.object.noun is not None and phrase.object.number == "pl" and phrase.object.noun.lemma in DIVISIONS
        )
        if phrase.prep == "entre" and adjunct.is_front and beside:
            english = "in"  # "entre las regiones de Ucayali y Loreto se ha creado el parque"
        is_land = class_of(phrase.object) in {"place", "area", "natural", "time"}
        if phrase.prep == "entre" and phrase.object.number == "pl" and not phrase.object.also and not is_land:
            english = "among"
        if english in {"regarding", "with regard to"} and self.event in {"rise", "fall"}:
            english = "compared with"
        is_cause = phrase.object.noun is not None and not CAUSES.isdisjoint(phrase.object.noun.lemma.split())
        if english == "because of" and phrase.prep == "por" and not adjunct.is_front and not is_cause:
            self.doubts.append("a cause may belong to the noun before it")
        return f"{english} {self.phrase(phrase.object)}"


_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")


def _opened(figure: str) -> str:
    """A figure that opens a sentence: in words up to 99, else behind "a total of"."""
    if not figure.isdigit() or int(figure) > 99 or int(figure) < 10:
        return f"A total of {figure}"
    tens, ones = divmod(int(figure), 10)
    if tens == 1:
        return _TEENS[ones]
    return _TENS[tens] + (f"-{WORDS[ones]}" if ones else "")


def _unhedged(np: NounPhrase) -> NounPhrase:
    """ "acusan de un supuesto incumplimiento": who is accused of something is not accused of something alleged."""
    kept = [(i, a) for i, a in enumerate(np.adjectives) if a.lemma not in {"supuesto", "presunto"}]
    before = sum(1 for i, _ in kept if i < np.n_pre)
    return replace(np, adjectives=tuple(a for _, a in kept), n_pre=before)


#: What one walks through.
_WAYS = word_set("calle avenida jirón plaza centro barrio arteria ciudad vía")


def _term(np: NounPhrase) -> NounPhrase:
    """ "condenan a 35 años a policías": in prison, said once behind the last of "28 años y tres meses"."""
    if np.also:
        return replace(np, also=(*np.also[:-1], _term(np.also[-1])))
    is_term = np.noun is not None and np.noun.lemma in {"año", "mes"} and not np.phrases
    return replace(np, tails=(*np.tails, _IN_PRISON)) if is_term else np


def _is_way(np: NounPhrase) -> bool:
    return class_of(np) == "place" or (np.noun is not None and np.noun.lemma.split()[0] in _WAYS)


def _from_whom(thing: NounPhrase) -> NounPhrase:
    """ "recibió S/ 12 millones de Antamina": what is received is from somebody."""
    if thing.noun is not None or thing.quantity is None or not thing.phrases:
        return thing
    giver = thing.phrases[0]
    if giver.prep != "de" or class_of(giver.object) not in {"person", "group", "org", "name"}:
        return thing
    return replace(thing, phrases=(replace(giver, en="from"), *thing.phrases[1:]))


def _as_left(np: NounPhrase) -> NounPhrase:
    """ "dejan 20 viviendas destruidas": what became of them stands behind them."""
    inner = tuple(replace(p, object=_as_left(p.object)) if p.prep == "de" else p for p in np.phrases)
    return replace(np, phrases=inner, also=tuple(_as_left(o) for o in np.also), notes=(*np.notes, "result"))


def _tells_whom(clause: Clause, inner: Clause) -> bool:
    """Whether somebody is told to do something; who asks that owners be found does not ask them."""
    is_asked = clause.verb.voice == "active" and clause.frame.en in TOLD_TO
    return is_asked and not (clause.frame.en in {"ask", "urge"} and inner.verb.voice != "active")


#: What is so, and is not being done.
_SO = word_set("be have know belong contain own remain")


def _goes_on(clause: Clause) -> bool:
    """ "mientras trabajaban": while they were working."""
    plain = not (clause.verb.helper or clause.verb.is_perfect) and clause.verb.voice == "active"
    return plain and clause.frame.en not in _SO


def _is_plain(group: VerbGroup) -> bool:
    """Whether the verb says nothing but its own meaning: no "not", no modal, no time to come."""
    return not (group.helper or group.is_negated or group.is_perfect) and group.tense in {"pres", "pret", "impf"}


def _is_mid(adjunct: Adjunct) -> bool:
    """Whether it stands within the English verb: "has already", "was also"."""
    return adjunct.adverb is not None and adjunct.adverb.position == "mid"


def _placed_first(clause: Clause) -> Clause:
    """ "captura en Iquitos a cabecilla de red que enviaba madera a México": at the end it would be another place."""
    thing = clause.object
    if thing is None or clause.verb.voice != "active" or any(a.is_front for a in clause.adjuncts):
        return clause
    near = [a for a in clause.adjuncts if _is_place(a) and clause.verb.end <= a.start < thing.start]
    if len(near) != 1 or thing.end - thing.start <= 7 or not _holds_clause(thing):
        return clause
    opening = replace(near[0], is_front=True)
    return replace(clause, adjuncts=tuple(opening if a is near[0] else a for a in clause.adjuncts))


def _holds_clause(np: NounPhrase) -> bool:
    inner = (*(p.object for p in np.phrases), *np.also)
    return bool(np.relative or np.participle or any(_holds_clause(one) for one in inner))


def _placed_last(clause: Clause) -> Clause:
    """ "Madera ilegal en embarcación fue decomisada": where it was belongs behind the verb of a passive."""
    subject = clause.subject
    if subject is None or clause.verb.voice != "passive" or subject.also or clause.adjuncts or clause.arguments:
        return clause
    last = subject.phrases[-1] if subject.phrases else None
    if last is None or last.prep != "en" or subject.participle or subject.relative:
        return clause
    place = Adjunct(start=last.start, end=last.end, phrase=last)
    return replace(clause, subject=replace(subject, phrases=subject.phrases[:-1]), adjuncts=(place,))


#: How somebody is found.
_STATES = frozenset(("alive", "dead", "safe and sound"))


def _is_manner(adjunct: Adjunct) -> bool:
    """ "de manera ilegal": it stands before the place."""
    said = adjunct.adverb.en if adjunct.adverb and adjunct.adverb.position == "end" else ""
    return said.endswith("ly") or said in _STATES


def _lasting(adjunct: Adjunct) -> Adjunct:
    """ "mantienen bloqueada la vía hace 46 días": for 46 days, as they still do."""
    time = adjunct.time
    if time is None or not time.en.endswith(" ago"):
        return adjunct
    return replace(adjunct, time=replace(time, en=f"for {time.en.removesuffix(' ago')}", pull="perfect"))


def _unauthorised(thing: NounPhrase, clause: Clause) -> tuple[NounPhrase, Clause]:
    """ "detectó explosivos | sin autorización": it is they that are unauthorised."""
    if class_of(thing) not in {"artefact", "substance", "animal", "plant"}:
        return thing, clause
    for adjunct in clause.adjuncts:
        said = adjunct.adverb.es if adjunct.adverb else ""
        lacks = LACKING_ADVERBS.get(said, "")
        if adjunct.phrase is not None and adjunct.phrase.prep == "sin":
            lacks = unauthorised(adjunct.phrase.object)
        if lacks and adjunct.start == thing.end:
            kept = tuple(a for a in clause.adjuncts if a is not adjunct)
            return replace(thing, notes=(*thing.notes, f"lacks:{lacks}")), replace(clause, adjuncts=kept)
    return thing, clause


def _respectively(clause: Clause, figures: NounPhrase) -> str:
    """ "cobre y molibdeno aumentó en 30% y 57%": each by its own figure."""
    if not figures.also or any(o.quantity is None or o.noun for o in (figures, *figures.also)):
        return ""
    subject = clause.subject
    inner = [subject, *(p.object for p in subject.phrases)] if subject is not None else []
    return " respectively" if any(len(np.also) == len(figures.also) for np in inner) else ""


def _some_report(np: NounPhrase) -> NounPhrase:
    """ "según el informe del MAAP": a report that nobody has named before."""
    is_report = np.noun is not None and np.noun.lemma in {
        "informe",
        "reporte",
        "estudio",
        "comunicado",
        "pronunciamiento",
    }
    plain = not (np.adjectives or np.ordinal or np.name or np.participle or np.relative) and bool(np.phrases)
    is_by = (
        plain and np.phrases[0].prep == "de" and class_of(np.phrases[0].object) in {"org", "group", "person", "name"}
    )
    return replace(np, det="indef") if is_report and np.det == "def" and np.number == "sg" and is_by else np


def _closed_up(clause: Clause) -> Clause:
    """ "aprueba por unanimidad ordenanzas …": has unanimously approved: no adverb waits behind its object."""
    thing = clause.object
    if thing is None or clause.verb.voice != "active" or clause.verb.is_negated or clause.verb.tense == "cond":
        return clause

    def close(adjunct: Adjunct) -> Adjunct:
        said = adjunct.adverb.en if adjunct.adverb else adjunct.time.en if adjunct.time else ""
        is_near = clause.verb.end <= adjunct.start < thing.start and not adjunct.is_front
        if not is_near or " " in said or not said.endswith("ly") or (adjunct.time and said != "recently"):
            return adjunct
        spanish = adjunct.adverb.es if adjunct.adverb else "recientemente"
        adverb = Adverb(es=spanish, en=said, position="mid", is_safe=adjunct.adverb is None or adjunct.adverb.is_safe)
        return replace(adjunct, time=None, adverb=adverb)

    return replace(clause, adjuncts=tuple(close(a) for a in clause.adjuncts))


def _is_with(adjunct: Adjunct) -> bool:
    """ "con explosivos": beside its verb, it stands before the place as in Spanish."""
    is_said = adjunct.adverb is not None and adjunct.adverb.en.startswith("with ") and adjunct.adverb.position == "end"
    is_told = adjunct.phrase is not None and adjunct.phrase.prep == "con"
    return (is_said or is_told) and not (adjunct.is_front or adjunct.after_comma)


def _is_place(adjunct: Adjunct) -> bool:
    return bool(
        adjunct.phrase and adjunct.phrase.prep == "en" and class_of(adjunct.phrase.object) in {"place", "area"}
    )  # fmt: skip


def _ordered(adjuncts: list[Adjunct]) -> list[Adjunct]:
    """Whom or what it is against, then where, then when: "marched against the project in Piura on 20 June"."""
    rank = [_rank(a) for a in adjuncts]
    if any(r < 0 for r in rank):  # the others lean on what stands beside them
        return adjuncts
    return [a for _, a in sorted(zip(rank, adjuncts, strict=True), key=lambda pair: pair[0])]


def _rank(adjunct: Adjunct) -> int:
    """Where the adjunct stands among its neighbours; -1 where it must stay."""
    if adjunct.time is not None:
        return 2
    if adjunct.phrase is None:
        return -1
    thing = adjunct.phrase.object
    is_named = thing.name is not None and thing.noun is None and not (thing.also or thing.phrases)
    if adjunct.after_comma and not (_is_place(adjunct) and is_named):  # "marcharon ayer por la avenida, en Tacna"
        return -1
    if thing.relative or thing.participle or thing.apposition or thing.aside or thing.is_located:
        return -1
    if adjunct.phrase.prep == "contra":
        return 0
    return 1 if _is_place(adjunct) else -1


def _is_yet(adjunct: Adjunct) -> bool:
    """ "aún no": not yet."""
    return adjunct.adverb is not None and adjunct.adverb.es in {"aún", "todavía"}


def _is_inserted(adjunct: Adjunct, clause: Clause) -> bool:
    """Whether it stands between commas behind the subject."""
    return bool(
        adjunct.phrase and adjunct.after_comma and not adjunct.is_front
        and adjunct.start < clause.verb.start and clause.subject and clause.subject.end <= adjunct.start
    )  # fmt: skip


#: A sentence does not begin with a figure where a word will do.
_WORDED = {"10": "ten", "11": "eleven", "12": "twelve", "13": "thirteen", "14": "fourteen", "15": "fifteen", "16":
           "sixteen", "17": "seventeen", "18": "eighteen", "19": "nineteen", "20": "twenty"}  # fmt: skip


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


#: "has caused the flooding of the Piura river": it has caused the river to overflow.
_OVERFLOWS = re.compile(
    r"\b(cause[sd]?) the (?:flooding|overflow) of ((?:the )?(?:[A-ZÁÉÍÓÚÑ][\w-]+ )*(?:rivers?|streams?))\b(?! and\b|,)"
)


def tidy(text: str) -> str:
    """A sentence: capital, full stop, no doubled or stray commas, no figure to open it."""
    text = re.sub(r"\s+", " ", text).strip()
    if opening := re.match(r"(\d[\d,.]*)(?= [a-z])", text):
        text = _opened(opening.group(1)) + text[opening.end() :]
    text = re.sub(r"\brespectively respectively\b", "respectively", text)
    text = re.sub(r",\s*,", ",", text)
    text = re.sub(r" \(([A-ZÁÉÍÓÚ]\w*[a-zñ][^()]*)\) \(([A-ZÁÉÍÓÚ]\w*[a-zñ][^()]*)\)", r", \1 (\2)", text)
    text = re.sub(rf"\bthe months? of (?={'|'.join(_MONTHS)})", "", text)
    text = re.sub(r"\bAmazonas(?=(?:,? (?:and )?[A-ZÁÉÍÓÚ]\w+)* rivers?\b)", "Amazon", text)
    text = re.sub(
        r"\bbasins of the ([A-Z]\w+) and the ([A-Z]\w+)(?=[.,]| in |$)", r"basins of the \1 and \2 rivers", text
    )
    text = text.replace("the Amazon of Peru", "the Peruvian Amazon")
    text = re.sub(r"\bsentence of prison\b", "prison sentence", text)
    text = re.sub(rf"\b(?:in|on) (?=(?:next|last) (?:{'|'.join(_MONTHS)})\b)", "", text)
    text = _OVERFLOWS.sub(r"\1 \2 to overflow", text)
    text = re.sub(r",\s*(?=[.;)]|$)", "", text)
    text = re.sub(r"\s+([,.;)])", r"\1", text)
    text = re.sub(r"^(\d\d) (?=[A-Za-z])", lambda m: f"{_WORDED.get(m[1], m[1])} ", text)
    text = text[:1].upper() + text[1:]
    return text if text.endswith(".") else text + "."
