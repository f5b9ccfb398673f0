"""Tense and aspect of English verbs by the house's rule."""

import re
from dataclasses import dataclass, replace

from digest.english.conjugation import Conjugator
from digest.english.entries import word_set
from digest.english.newsworthy import is_figure_told
from digest.english.particles import trails
from digest.english.periods import tells_past_period
from digest.english.verbclasses import (
    ACTIVITIES,
    BOUNDED,
    COUNTED,
    GOING_ON,
    GRADUAL,
    HELD,
    HELD_PEOPLE,
    LASTING,
    SETTLED,
    SPEECH_ACTS,
    UNDER_WAY,
)
from digest.english.writing import CannotWriteError
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase, VerbGroup

#: Adverbs that say how something was done, and so stand beside what was done.
_HOW = word_set(
    "seriously severely badly heavily directly openly fully completely totally partially deliberately intentionally "
    "illegally legally officially formally publicly violently brutally forcibly systematically wrongly unjustly widely "
    "repeatedly temporarily permanently definitively immediately jointly duly personally legitimately unanimously"
)


#: What is over when it is news who took part in it.
_BRIEF = word_set(
    "operativo megaoperativo intervención inspección diligencia reunión ceremonia audiencia taller sesión simulacro "
    "feria asamblea foro encuentro visita firma"
)


def _is_share(np: NounPhrase | None) -> bool:
    """ "El 55 % de los peruanos": what such a share thinks or does is so at the time of the survey."""
    return np is not None and np.noun is None and np.quantity is not None and np.quantity.en.endswith("%")


#: "un paro para el 15 de agosto": the day that is set, not how long it lasts.
_FOR_DAY = re.compile(r"for (?:\d+ )?[A-Z]")
#: What two verbs of one subject share.
AUXILIARIES = word_set("has have had will is are was were")


def _is_dated(np: NounPhrase) -> bool:
    """Whether a noun phrase carries a day, month or year."""
    return any(p.object.name is not None and p.object.name.kind == "day" for p in np.phrases)


def _is_on_site(clause: Clause) -> bool:
    """ "que trabajaban en un socavón": at the time, rather than for a living."""
    places = [np for a, np in clause.arguments if a.prep == "en"]
    places += [a.phrase.object for a in clause.adjuncts if a.phrase is not None and a.phrase.prep == "en"]
    return any(np.noun is not None and class_of(np) in {"artefact", "natural", "place", "area"} for np in places)


def is_passive_pair(clause: Clause) -> bool:
    """ "fueron incautadas y destruidas"."""
    return clause.twin is not None and clause.verb.voice == clause.twin[0].voice == "passive"


#: How long something lasted that is over.
_SHORT = frozenset(("hora", "minuto"))


def _lasted(adjunct: Adjunct) -> bool:
    """ "por varias horas": for how long it was so, and no longer."""
    phrase = adjunct.phrase
    if adjunct.adverb is not None:
        return adjunct.adverb.en in {"for several hours", "for some hours", "for hours", "for several minutes"}
    if phrase is None or phrase.prep != "por" or phrase.object.noun is None:
        return False
    return phrase.object.number == "pl" and phrase.object.noun.lemma in _SHORT


def _is_counted_from(adjunct: Adjunct) -> bool:
    """ "dos días después del ataque": so long after or before something."""
    return adjunct.phrase is not None and adjunct.phrase.en.endswith((" after", " before"))


def _is_hearsay(clause: Clause) -> bool:
    """What people are told to be in the conditional is said of them; of things it may depend on something."""
    is_being = clause.frame.clause == "pred" and isinstance(clause.predicate, NounPhrase) and not clause.verb.helper
    subject = clause.subject
    is_it = subject is not None and subject.name is not None and subject.name.kind == "pronoun"  # "se trataría de"
    people = is_it or (subject is not None and class_of(subject) in {"person", "group"})
    return is_being and people and clause.verb.tense == "cond" and not clause.verb.is_perfect


@dataclass(kw_only=True)
class VerbalRealiser(Conjugator):
    """Puts verb groups into English."""

    def verb(self, clause: Clause, *, is_plural: bool, is_main: bool, mood: str = "fact") -> str:
        """The finite verb by the house's rule: perfect for undated news, past with a day, present for states."""
        group = clause.verb
        if clause.twin is not None:
            first = self.verb(
                replace(clause, verb=clause.twin[0], frame=clause.twin[1], twin=None),
                is_plural=is_plural, is_main=is_main, mood=mood,
            )  # fmt: skip
            second = self.verb(replace(clause, twin=None), is_plural=is_plural, is_main=is_main, mood=mood)
            auxiliary, _, rest = second.partition(" ")
            if rest.startswith("been ") and first.startswith(f"{auxiliary} been "):
                return f"{first} and {rest.removeprefix('been ')}"  # "have been seized and destroyed"
            if is_passive_pair(clause) and first.startswith(f"{auxiliary} ") and auxiliary in {"was", "were"}:
                return f"{first} and {rest}"
            if rest.startswith("be ") and first.startswith(f"{auxiliary} be "):
                return f"{first} and {rest.removeprefix('be ')}"
            shared = rest and first.startswith(f"{auxiliary} ") and auxiliary in AUXILIARIES
            return f"{first} and {rest if shared else second}"
        is_able = group.helper == "poder" and group.helper_tense == "pret" and not group.is_negated
        if is_able and clause.subject is not None and class_of(clause.subject) in {"event", "natural", "crime", "act"}:
            raise CannotWriteError("could have, or was able to")  # "el incendio pudo destruir el bosque"
        if group.helper == "lograr" and not group.is_negated and group.helper_tense in {"pret", "pres"}:
            group = replace(group, helper="", tense=group.helper_tense)  # "logró inscribir": it has registered
        is_passive = group.voice != "active"
        if is_passive and (clause.frame.en, clause.frame.particle) == ("start", "") and not clause.arguments:
            begun = replace(clause, frame=replace(clause.frame, en="begin"), verb=replace(group, voice="active"))
            return self.verb(begun, is_plural=is_plural, is_main=is_main, mood=mood)  # it has begun by itself
        base, particle = clause.frame.en, clause.frame.particle
        event = "start" if base in {"open", "launch", "start", "begin"} else clause.frame.event
        # "amplía hasta 2030": what lasts until then has been extended, now
        times = [a.time for a in clause.adjuncts if a.time]
        pulls = {t.pull for t in times if not (base in BOUNDED and t.en.startswith("until "))}
        pulls -= {"term"}  # the years that a plan is made for
        for phrase in (a.phrase for a in clause.adjuncts if a.phrase and _is_dated(a.phrase.object)):
            if phrase.prep == "desde" and not self.is_at_once:
                pulls.add("perfect")
            elif group.tense == "pret":
                pulls.add("past")  # "murieron en las protestas de 2012"
        if any(
            a.time and a.time.pull == "perfect" and a.time.en.startswith(("since ", "for ")) for a in clause.adjuncts
        ):
            pulls.add("lasting")
        bounded = base in BOUNDED  # "se declaró la emergencia por 60 días": for 60 days to come
        if any(
            a.time
            and a.time.en.startswith("for ")
            and not a.time.pull
            and not bounded
            and not _FOR_DAY.match(a.time.en)
            for a in clause.adjuncts
        ):
            pulls.add("past" if group.tense == "pret" else "span")
        spans = any(
            np.noun is not None and np.noun.lemma in _SHORT for _, np in clause.arguments
        )  # "por algunas horas"
        if group.tense == "pret" and not bounded and (spans or any(map(_lasted, clause.adjuncts))):
            pulls.add("past")  # "quedó bloqueada por varias horas"
        counted = group.tense == "pres" and self.is_headline and event in COUNTED and not group.helper
        if (group.tense == "pret" or counted) and tells_past_period(clause):
            pulls.add("past")  # "cae 11 % en el primer trimestre": it fell
        is_at_it = is_passive and event in ACTIVITIES  # "el 84 % de alcaldes es investigado": is being
        if _is_share(clause.subject) and group.tense == "pres" and not group.is_perfect and not is_at_it:
            pulls.add("present")  # "el 55 % rechaza la ley": they reject it
        if any(a.adverb and a.adverb.en.startswith(("every ", "daily")) for a in clause.adjuncts):
            pulls.add("present")  # "huaicos bloquean la vía cada semana"
        if self.is_freed and event in HELD_PEOPLE and group.tense in {"pret", "pres"} and not group.helper:
            pulls.add("past")  # "fueron retenidos", and let go since
        is_span = any(a.time and re.match(r"for \S+ (?:hour|minute|day)", a.time.en) for a in clause.adjuncts)
        if is_span and event in HELD_PEOPLE and group.tense in {"pret", "pres"} and not group.helper:
            pulls.add("past")  # "retienen a alcalde por ocho horas": no longer
        if group.tense == "pret" and any(a.phrase and a.phrase.prep == "durante" for a in clause.adjuncts):
            pulls.add("past")  # "durante el recorrido, los especialistas confirmaron"
        if group.tense == "pret" and any(a.adverb and a.adverb.es == "después" for a in clause.adjuncts):
            pulls.add("past")  # "el relave alcanzó después el río": it later reached it
        if group.tense == "pret" and any(a.purpose is not None and a.link == "before" for a in clause.adjuncts):
            pulls.add("past")  # "fue amenazado antes de morir"
        if group.tense == "pret" and any(map(_is_counted_from, clause.adjuncts)):
            pulls.add("past")  # "dos días después del ataque"
        as_of = any(a.time and a.is_front and a.time.en.startswith("until ") for a in clause.adjuncts)
        if as_of and group.tense == "pret" and not group.helper:  # "hasta febrero registró 66": it had by then
            group = replace(group, tense="impf", is_perfect=True)
        if any(a.adverb and a.adverb.en == "unchecked" for a in clause.adjuncts):
            pulls.add("unchecked")
        if group.tense == "impf" and pulls & {"soon", "future"} and not (group.helper or group.is_perfect):
            self.doubts.append("what was due then")  # "el plazo vencía el 8 de enero", written in December
            pulls = {"due"}
        if pulls & {"nearest", "soon"}:
            # "la producción cae 5 % en noviembre": it fell
            is_counted = event in {"rise", "fall"} and "nearest" in pulls
            is_over = group.tense in {"pret", "impf"} or group.is_perfect or (is_counted and group.tense == "pres")
            pulls -= {"nearest", "soon"}
            pulls.add("past" if is_over else "future")
            if group.helper in {"empezar", "comenzar"} and group.helper_tense == "pres":
                group = replace(group, helper_tense="fut")  # in June: "empieza a perforar en octubre"
        if "again" in pulls:  # "rechazan por segunda vez": up to now, unless a time is told
            pulls -= {"again"}
            pulls |= set() if pulls - {""} else {"perfect"}
        if base == "total" and group.tense == "pres" and not pulls:
            event = "state"  # "suman 120 mil hectáreas": they do
        is_now = group.tense == "pres" and is_main and not (self.has_agent or self.is_headline or pulls)
        if base == "operate" and is_now and not (group.is_negated or group.helper or is_passive or group.is_perfect):
            group = replace(group, is_progressive=True)  # "operan 200 dragas": they are operating
        thing = clause.object or clause.subject
        self.is_under_way = base in GOING_ON and not (group.is_negated or is_passive)
        self.is_projected = is_main and is_figure_told(clause) and not any(a.link == "if" for a in clause.adjuncts)
        self.is_at_work = is_passive and event in UNDER_WAY
        self.is_at_work = self.is_at_work or base in {"operate", "spend"} or (base == "work" and _is_on_site(clause))
        self.is_once = thing is not None and class_of(thing, group.lemma) in {"event", "act"}
        if event == "take_part":
            joined = [np.noun.lemma for a, np in clause.arguments if a.prep == "en" and np.noun is not None]
            self.is_once = any(lemma.split()[0] in _BRIEF for lemma in joined)
        if _is_hearsay(clause):  # "serían integrantes de la banda": are reportedly
            self.doubts.append("conditional" if is_main else "a conditional that somebody says")
            return f"{'are' if is_plural else 'is'} {'not ' if group.is_negated else ''}reportedly"
        mid = [a.adverb.en for a in clause.adjuncts if a.adverb and a.adverb.position == "mid"]
        if group.is_negated and "already" in mid:  # "ya no opera": it no longer operates
            group = replace(group, is_negated=False)
            mid = ["no longer", *(m for m in mid if m != "already")]
        words = self._finite(group, base, is_plural, is_passive, pulls, event, is_main, mood)
        if "reportedly" in mid:
            self.doubts.append("who says so")  # "Según trascendió, …"
        if group.is_negated:
            mid = [m for m in mid if m not in {"still", "yet"}]
        if trails(clause):
            particle = ""
        how = [m for m in mid if m in _HOW]
        head, _, last = words.rpartition(" ")
        if how and head and (is_passive or head.endswith("able to")):  # "has been seriously harmed"
            words, mid = " ".join([head, *how, last]), [m for m in mid if m not in _HOW]
        first, _, rest = words.partition(" ")
        if mid and rest:
            words = " ".join([first, *mid, rest])
        elif mid:
            words = " ".join([*([first] if first in {"is", "are", "was", "were"} else []), *mid])
            words += "" if first in {"is", "are", "was", "were"} else f" {first}"
        return " ".join(filter(None, [words, particle]))

    def _finite(
        self, group: VerbGroup, base: str, is_plural: bool, is_passive: bool, pulls: set[str], event: str,
        is_main: bool, mood: str,
    ) -> str:  # fmt: skip
        if mood == "hope":
            return self._modal("will", base, is_passive, group.is_negated)
        if mood == "wish":
            return self._modal("should", base, is_passive, group.is_negated)
        if group.voice == "state" and group.helper:
            return self._remaining(group, base, is_plural)
        if group.helper:
            return self._helped(group, base, is_plural, is_passive, is_main and "past" not in pulls)
        match group.tense:
            case "fut":
                return self._modal("will", base, is_passive, group.is_negated)
            case "cond" if group.is_perfect and "past" in pulls:  # "habrían talado 20 hectáreas en 2021"
                told = replace(group, tense="pret", is_perfect=False, is_negated=False)
                said = self._inflected("past", base, is_plural, is_passive, told)
                if group.is_negated and not is_passive and base != "be":
                    return f"reportedly did not {base}"
                be, _, done = said.partition(" ")
                return (
                    f"{be} reportedly {'not ' if group.is_negated else ''}{done}"
                    if is_passive or base == "be"
                    else f"reportedly {said}"
                )
            case "cond" if group.is_perfect:
                have = "have" if is_plural else "has"
                done = f"been {self.forms.participle(base)}" if is_passive else self.forms.participle(base)
                return f"{have} {'not ' if group.is_negated else ''}reportedly {done}"
            case "cond" if group.voice == "state":  # "estaría implicado": he is said to be
                self.doubts.append("conditional" if is_main else "a conditional that somebody says")
                be = "are" if is_plural else "is"
                return f"{be} {'not ' if group.is_negated else ''}reportedly {self.forms.participle(base)}"
            case "cond" if self.is_projected and not group.is_negated:  # "las ventas llegarían a US$ 5 millones"
                return self._modal("could", base, is_passive, False)
            case "cond":
                self.doubts.append("conditional" if is_main else "a conditional that somebody says")
                return self._modal("would", base, is_passive, group.is_negated)
        tense = self._tense(group, pulls, event, is_main or mood == "told")
        return self._inflected(tense, base, is_plural, is_passive, group)

    def _tense(self, group: VerbGroup, pulls: set[str], event: str, is_main: bool) -> str:
        is_state = event == "state" or group.lemma in {"estar", "oponerse"}
        if group.voice == "state" and not group.helper and "lasting" in pulls and group.tense == "pres":
            return "perfect"
        if group.voice == "state" and not group.helper:
            return "past" if group.tense in {"impf", "pret"} else "pres"
        if "present" in pulls and group.tense == "pres":
            return "pres"
        if "lasting" in pulls and event in GRADUAL and group.is_perfect and group.tense == "pres":
            return "perfect-ing"
        if (
            "lasting" in pulls
            and group.tense == "pres"
            and not is_state
            and not group.is_perfect
            and group.voice == "active"
        ):
            return "perfect-ing"
        if group.lemma in {"saber", "desconocer", "ignorar"} and group.tense == "pres" and group.is_negated:
            return "pres"  # "hasta el momento se desconoce cuántos": so far it is not known
        is_awaited = event in {"decide", "publish"} and group.tense == "pres" and group.is_negated
        if is_awaited and group.voice == "active" and is_main:
            return "perfect"  # "aún no define cuándo": it has not yet decided
        if pulls & {"perfect", "lasting"} and group.tense in {"pres", "pret"}:
            return "perfect"
        if "due" in pulls:
            return "due"
        if "future" in pulls and group.tense in {"pret", "impf"} and not group.helper:
            raise CannotWriteError("a day to come of what is past")
        if self.tells_past and group.tense == "pret" and is_main:
            return "past"  # the verb before it, joined by "and", has told when
        if "past" in pulls and not (group.is_perfect and group.tense == "impf"):
            return "past" if not (group.tense == "pres" and is_state) else "pres"
        if "future" in pulls and group.tense == "pres":
            if event in SPEECH_ACTS or event in HELD:
                raise CannotWriteError("a day to come may belong to what is said")
            return "future"
        if group.is_perfect:
            return "pluperfect" if group.tense == "impf" else "perfect"
        match group.tense:
            case "impf":
                goes_on = is_main and self.has_agent
                lasts = (goes_on or (self.is_aside and event not in SETTLED)) and not is_state
                lasts = lasts and group.voice == "active"
                lasts = lasts or (self.is_relative and self.is_at_work)
                if lasts and event == "demand" and not self.is_aside:
                    return "pluperfect"  # "la fiscalía pedía 30 años": it had called for them
                return "was-ing" if lasts else "past"
            case "pret" if event == "consider" and self.is_valued:
                return "pres"  # what was held to be important still is
            case "pret":
                if is_state:
                    return "past"
                return "perfect" if is_main else "past"
            case "pres" if not (is_main or self.is_relative) and self.is_under_way and self.has_agent:
                return "is-ing"  # "denunció que mineros ocupan terrenos": are occupying
            case "subj":
                return "pres"
            case "past_subj":
                return "past"
            case "pres":
                if event == "take_part" and self.is_once and is_main and self.is_headline:
                    return "perfect"  # "participa en operativo": it is over when it is news
                if event == "use" and not (is_main and self.is_headline):
                    return "pres"  # "la carretera que usa la mina"
                if event in ACTIVITIES and "span" not in pulls and (self.has_agent or group.voice == "passive"):
                    return "is-ing"
                is_held = group.lemma == "buscar" and event in {"find", "recover"}  # "busca a cuatro"
                is_held = is_held or event == "face" or (event == "lead" and not self.is_once)
                if is_main and is_held and self.has_agent and not group.is_negated:
                    return "is-ing"
                if is_main and "unchecked" in pulls and not self.has_agent:
                    return "is-ing"
                if self.is_relative and event == "travel" and not group.is_negated and group.voice == "active":
                    return "is-ing"  # "los transportistas que se desplazan hacia Lima"
                if event in {"protest", "block"} and not self.is_headline and self.has_agent and not group.is_negated:
                    return "is-ing"
                if self.is_document and event in SPEECH_ACTS:
                    return "pres"
                if is_main and not is_state and (self.is_headline or event in SPEECH_ACTS):
                    lasts = (
                        event in LASTING
                        and not (self.is_event and event in {"affect", "pollute"})
                        and not self.has_agent
                    )
                    spreads = event == "advance" and group.is_progressive  # "avanza la deforestación"
                    stands = event in HELD or lasts or spreads
                    return "pres" if stands else "perfect"
                return "pres"
        raise CannotWriteError(f"tense {group.tense}")
