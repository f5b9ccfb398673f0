"""What follows the verb of an English clause: objects, arguments, predicatives, complement clauses."""

from dataclasses import dataclass, replace

from digest.english.entries import AGENT, Multiword, word_set
from digest.english.nounphrases import grown, holds_clause, is_noun_alone
from digest.english.particles import parts_from_pronoun, trails
from digest.english.readings import AdjectiveForm
from digest.english.toldclauses import ToldClauseRealiser, in_place
from digest.english.verbclasses import KEPT_UP
from digest.english.wordorder import (
    in_english_order,
    is_inserted,
    is_manner,
    is_with,
    is_within_verb,
    is_yet,
    nearest_first,
    tells_place,
    with_unauthorised_deed,
    with_unauthorised_object,
)
from digest.english.writing import CannotWriteError
from digest.spanish.described import CALLS_SO
from digest.spanish.senses import adjective_sense, class_of, noun_sense
from digest.spanish.tree import Adjunct, Clause, NounPhrase


def _is_of_saying(adjunct: Adjunct, clause: Clause) -> bool:
    """ "señaló desde 2019 | en un comunicado | durante la reunión que …": it stays before what is said."""
    if adjunct.is_front:
        return False
    is_occasion = adjunct.adverb is not None and adjunct.adverb.en.startswith(("in a ", "at a "))
    return adjunct.time is not None or (
        adjunct.start >= clause.verb.end and (is_occasion or adjunct.phrase is not None)
    )


#: Verbs after which somebody is told to do something.
TOLD_TO = frozenset(("ask", "order", "urge", "allow", "expect"))
#: What a thing is held to be that has no adjective in English.
_HELD = {"prioritario": "a priority", "clave": "crucial"}
#: What is done by a day.
ACHIEVED = frozenset(("eliminate", "reduce", "complete", "achieve", "finish", "reach", "restore", "conclude", "end"))
#: Verbs after which somebody does something, whoever asks it or keeps from it.
MADE_TO = frozenset(("force", "get", "help", "want", "cause", "encourage", "wait"))
#: What somebody is kept from, or what is held against it.
KEPT_FROM = {
    "prevent": "from ", "stop": "from ", "prohibit": "from ", "oppose": "", "avoid": "", "risk": "", "depend": "",
}  # fmt: skip
#: What looks forward rather than asks: "expects that it will …".
HOPES = frozenset(("expect", "hope", "trust", "fear", "pledge", "ensure", "see", "achieve", "rule"))
#: English that stands before a noun only, for adjectives that are trades too; and who is of age is not "lower".
_ATTRIBUTIVE = frozenset(("mining", "logging", "farming", "lower"))
#: What a headline says in the present of what has happened already.
_TELLING = word_set("say denounce warn report confirm reveal criticise")
#: What somebody complains of in news of the day is still so.
_HAS_COME_IN = word_set("occupy invade enter block pollute seize clear fell")
#: What a term of years is spent in.
_IN_PRISON = Multiword(es="de prisión", en="in prison", kind="adj")
#: What one walks through.
#: What is done in the water of a river, not on it.
_IN_WATER = word_set("verter ahogarse morir fallecer derramar arrojar")
_WAYS = word_set("calle avenida jirón plaza centro barrio arteria ciudad vía")


@dataclass(kw_only=True)
class PredicateRealiser(ToldClauseRealiser):
    """Puts what belongs to a verb behind it; clauses with a subject are left to the whole realiser."""

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
            thing, clause = with_unauthorised_object(*with_unauthorised_deed(thing, clause))
            if clause.frame.en == "receive":
                thing = _from_whom(thing)
            if clause.frame.en == "leave" and clause.frame.event == "cause":
                thing = _as_left(thing)
            receiver = _receiver(clause, thing)
            if receiver is not None:  # "has given the government a 15-day deadline"
                parts.append(self.phrase(receiver, verb=lemma))
                kept = tuple((a, np) for a, np in clause.arguments if np is not receiver)
                clause = replace(clause, arguments=kept)
            parts.append(self.phrase(thing, verb=lemma) + _respectively(clause, thing))
            if parts_from_pronoun(clause):
                parts.append(clause.frame.particle)
        if isinstance(clause.predicate, NounPhrase):
            parts.append(self.phrase(clause.predicate))
        elif clause.predicate is not None and clause.complement is not None and clause.subject is None:
            parts.append(self._predicative(clause.predicate, None))  # "it is necessary | for the state to …"
            parts.append(self._held_of(clause))
            return " ".join(filter(None, parts))
        elif clause.predicate is not None and clause.complement is not None:  # "consider it important to …"
            held = _HELD.get(clause.predicate.lemma) or self._predicative(clause.predicate, None)
            parts.append(f"it {held}")
            parts.append(self._valued(clause.complement))
            return " ".join(filter(None, [*parts, *(self.adjunct(a) for a in clause.adjuncts if not a.is_front)]))
        elif clause.predicate is not None:
            called = "as " if clause.frame.event == CALLS_SO else ""
            parts.append(f"{called}{self._predicative(clause.predicate, clause.object or clause.subject)}")
        early: tuple[Adjunct, ...] = ()
        waits: tuple[Adjunct, ...] = ()  # "arrested in Tambopata on 3 May for …"
        is_late = clause.frame.clause.startswith(("que", "ask"))
        is_late = is_late or any(a.prep.endswith("_inf") for a, _ in clause.arguments)
        if clause.complement is not None and is_late:
            early = tuple(a for a in clause.adjuncts if _is_of_saying(a, clause) and a.end <= clause.complement.start)
            waits = tuple(a for a in early if a.time is not None) if _is_placed_first(clause) else ()
            early = tuple(a for a in early if a not in waits)
            parts.extend(self.adjunct(a) for a in in_english_order(list(early)))  # "has demanded since 2002 that …"
        manner = [a for a in clause.adjuncts if is_manner(a) and any(np.start > a.start for _, np in clause.arguments)]
        with_ = [a for a in clause.adjuncts if is_with(a)]
        manner += [a for a in with_ if any(np.start >= a.end for _, np in clause.arguments)]
        parts.extend(self.adjunct(a) for a in manner)
        for argument, given in clause.arguments:
            np = given
            if argument.en == "by" and holds_clause(given):  # "bloqueada desde el lunes en Chala por mineros que …"
                near = [a for a in clause.adjuncts if a not in manner and _is_before_doer(a, given, clause)]
                parts.extend(self.adjunct(a) for a in in_english_order(near))
                manner += near
            if argument.prep == "por" and argument.en in _CAUSES:
                near = [a for a in clause.adjuncts if a not in manner and _is_place_before(a, given, clause)]
                parts.extend(self.adjunct(a) for a in in_english_order(near))
                manner += near  # "stranded in Puno because of a strike", whose place is not the strike's
            if argument.prep.endswith("_inf"):
                assert clause.complement is not None
                parts.extend(self.adjunct(a) for a in waits)
                parts.append(self._bare_verb(clause.complement, argument.en))
            else:
                english = argument.en
                if clause.frame.event in {"accuse", "charge"}:
                    np = _unhedged(np)
                role = replace(np, det="zero") if english == "as" and np.noun and not np.det else np  # "as president"
                if role is not np and np.number == "sg" and class_of(np) in {"area", "place", "org", "event"}:
                    is_of_it = bool(np.phrases) and np.phrases[0].prep == "de" and np.phrases[0].object.det == "def"
                    role = replace(np, det="def" if is_of_it else "indef", det_en="the" if is_of_it else "a")
                if role is not np and any(a.lemma == "nuevo" for a in np.adjectives[: np.n_pre]) and np.phrases:
                    role = replace(np, det="def")  # "as the new president of Petroperú"
                harmed = clause.object.noun.lemma if clause.object and clause.object.noun else ""
                if english == "for" and argument.prep == "por" and harmed in {"afectado", "perjudicado", "damnificado"}:
                    english = "by"
                on_foot = clause.frame.event in {"protest", "travel"}
                if english == "over" and argument.prep == "por" and on_foot and _is_way(np):
                    english = "through"  # "marchan por las calles"
                if clause.frame.event == "sentence":
                    role = _term(role)
                if english == "with" and clause.frame.en == "plant" and is_noun_alone(np) and np.number == "sg":
                    role = grown(np)
                if english == "in a state of" and np.noun and np.noun.lemma.startswith("estado"):
                    raise CannotWriteError("a state of a state")
                is_river = np.noun.lemma == "río" if np.noun else np.name is not None and np.name.kind == "river"
                if english == "in" and is_river and clause.verb.lemma not in _IN_WATER:
                    english = "on"
                if english == "in" and np.noun is not None and np.noun.lemma in _OPEN_GROUND:
                    english = "on"
                said = self.phrase(role, verb=lemma)
                parts.append(f"{english} {said}{_respectively(clause, np)}".strip())
                is_literal = argument.is_required and not argument.en
                if trails(clause) and is_literal and not parts_from_pronoun(clause):
                    parts.append(clause.frame.particle)
        if clause.complement is not None and not any(a.prep.endswith("_inf") for a, _ in clause.arguments):
            parts.append(self._complement(clause))
        later = [
            a
            for a in clause.adjuncts
            if a not in early
            and a not in waits
            and a not in manner
            and not (
                a.is_front or is_inserted(a, clause) or is_within_verb(a) or (clause.verb.is_negated and is_yet(a))
            )
        ]
        was_place = False
        for adjunct in in_english_order(nearest_first(later, clause)):
            text = self._called_for(clause, adjunct) or self.adjunct(adjunct)
            is_place = tells_place(adjunct)
            follows_name = bool(parts) and parts[-1].rstrip("),").split(" ")[-1][:1].isupper()
            aside = is_place and (was_place or (adjunct.after_comma and follows_name))
            parts.append(f", {text}," if aside else text)  # "in Llochegua, in the VRAEM, on 9 February"
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
        if chosen.en in _ATTRIBUTIVE and subject is not None and class_of(subject) in {"person", "group", "name"}:
            raise CannotWriteError("a trade, or an adjective")  # "negó ser minero": a miner, and not mining
        if subject is not None:
            self.meet(chosen, subject)
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
        outer, self.outer_owner = self.outer_owner, clause.subject
        if inner.subject is not None and inner.subject.det == "dem" and inner.subject.det_en in {"that", "those"}:
            raise CannotWriteError("demonstrative after that")
        match clause.frame.clause:
            case "que" | "quedeny":
                # a headline's "denuncian que invaden …": that they have invaded
                is_telling = clause.frame.event in _TELLING and clause.frame.en not in HOPES
                is_kept_up = inner.frame.en in KEPT_UP and inner.verb.tense == "pres" and inner.verb.voice == "active"
                is_news = is_telling and ((self.is_headline and not is_kept_up) or _is_still_so(clause, inner))
                text = f"that {self.clause(inner, is_main=False, mood='told' if is_news else 'fact')}"
            case "quesubj" if inner.subject is not None and _tells_whom(clause, inner):
                subject = self.phrase(inner.subject, verb=inner.verb.lemma, is_subject=inner.verb.voice == "active")
                self.owner = inner.subject
                text = f"{subject} {self._bare_verb(in_place(inner), 'to')}"
            case "quesubj" if inner.subject is not None and clause.frame.en in (MADE_TO | KEPT_FROM.keys()):
                subject = self.phrase(inner.subject, verb=inner.verb.lemma, is_subject=inner.verb.voice == "active")
                self.owner = inner.subject
                is_kept = clause.frame.en in KEPT_FROM
                done = self._bare_verb(in_place(inner), "ing" if is_kept else "to")
                text = f"{subject} {KEPT_FROM.get(clause.frame.en, '')}{done}"
            case "quesubj":
                mood = "hope" if clause.frame.en in HOPES else "wish"
                text = f"that {self.clause(inner, is_main=False, mood=mood)}"
            case "ing":
                is_kept = any(a.prep == "a" for a, _ in clause.arguments)  # "prohibits the company from entering"
                text = f"{KEPT_FROM.get(clause.frame.en, '') if is_kept else ''}{self._bare_verb(inner, 'ing')}"
            case "pred":  # "la meta es que …"
                text = self._told(clause, inner)
            case "ask":
                text = self._asked(inner)
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
        self.owner, self.owner_verb, self.outer_owner = owner, verb, outer
        return text

    def _bare_verb(self, inner: Clause, form: str) -> str:
        """An infinitive or -ing clause."""
        base = inner.frame.en
        self.achieves = base in ACHIEVED
        is_passive = inner.verb.voice != "active"
        start, _, how = form.rpartition(":")
        how = how or form
        if inner.verb.is_perfect and start not in {"after", "without", "for", "on", "of"}:
            raise CannotWriteError("an infinitive of what was done before")
        if inner.verb.helper in _HELPING:
            if is_passive:
                raise CannotWriteError("a helped passive infinitive")
            helping, follows = _HELPING[inner.verb.helper]
            done = self.forms.ing(base) if follows == "ing" else f"to {base}"
            head, _, able = helping.partition(" ")
            verb = f"{self.forms.ing(head) if how == 'ing' else f'to {head}'} {able} {done}".replace("  ", " ")
        elif how == "ing":
            verb = f"being {self.forms.participle(base)}" if is_passive else self.forms.ing(base)
        else:
            verb = f"be {self.forms.participle(base)}" if is_passive else base
            verb = f"to {verb}"
        if inner.verb.is_perfect and start == "of":  # "se le acusa de haber cobrado coimas"
            self.doubts.append("what they had done")
            verb = f"having {'been ' if is_passive else ''}{self.forms.participle(base)}"
        if inner.verb.is_negated:
            verb = f"not {verb}"
        hedges = [a.adverb.en for a in inner.adjuncts if a.adverb is not None and a.adverb.position == "mid"]
        if how == "ing" and hedges:
            verb = f"{' '.join(hedges)} {verb}"  # "por presuntamente cobrar coimas"
        particle = "" if trails(inner) else inner.frame.particle  # "to place the province under a state of …"
        words = " ".join(filter(None, [start, verb, particle, self._rest(inner)]))
        return " and ".join([words, *(self._bare_verb(other, how) for other in inner.also)])


#: What helps another verb in the infinitive, and the form that English puts that in.
_HELPING = {
    "dejar": ("stop", "ing"), "comenzar": ("start", "ing"), "empezar": ("start", "ing"), "seguir": ("continue", "to"),
    "continuar": ("continue", "to"), "poder": ("be able", "to"),
}  # fmt: skip
_CAUSES = frozenset(("because of", "over", "for"))


def _is_placed_first(clause: Clause) -> bool:
    """Whether where it was is told before what for: "detenidos ayer en Tambopata por extraer oro"."""
    preps = [argument.prep for argument, _ in clause.arguments]
    return len(preps) == 2 and preps[0] == "en" and preps[1].endswith("_inf")


def _is_before_doer(adjunct: Adjunct, doer: NounPhrase, clause: Clause) -> bool:
    """Whether it tells where or when, between a passive and who did it."""
    after_verb = clause.verb.end <= adjunct.start < doer.start
    return after_verb and (tells_place(adjunct) or adjunct.time is not None) and not adjunct.is_front


def _is_place_before(adjunct: Adjunct, cause: NounPhrase, clause: Clause) -> bool:
    """Whether it tells where or on what day, between the verb and why."""
    after_verb = clause.verb.end <= adjunct.start < cause.start
    is_day = adjunct.time is not None and adjunct.time.on is not None
    return after_verb and (is_day or tells_place(adjunct)) and not (adjunct.is_front or adjunct.after_comma)


#: What one works, lives or protests on.
_OPEN_GROUND = word_set("pampa llanura meseta ladera orilla ribera playa isla terreno predio fundo")


#: What one is given before it is said what: "gave Petroperú 30 days".
_TERMS = word_set("plazo ultimátum tregua prórroga día hora mes semana año oportunidad garantía explicación")


def _receiver(clause: Clause, thing: NounPhrase) -> NounPhrase | None:
    """To whom a term is given, where few words say it."""
    is_term = thing.noun is not None and thing.noun.lemma.split()[0] in _TERMS
    is_pay = clause.frame.en == "pay" and class_of(thing) == "money"  # "pagará US$ 91 millones a Gold Fields"
    if (
        clause.frame.en not in {"give", "pay"}
        or (clause.frame.en == "pay" and not is_pay)
        or clause.frame.particle
        or not (is_term or is_pay)
        or clause.verb.voice != "active"
    ):
        return None
    told = [np for a, np in clause.arguments if a.prep == "a" and a.en == "to" and class_of(np) in AGENT]
    plain = len(told) == 1 and not (told[0].also or told[0].relative or told[0].participle or told[0].apposition)
    return told[0] if plain and told[0].end - told[0].start <= 7 else None


def _unhedged(np: NounPhrase) -> NounPhrase:
    """ "acusan de un supuesto incumplimiento": who is accused of something is not accused of something alleged."""
    kept = [(i, a) for i, a in enumerate(np.adjectives) if a.lemma not in {"supuesto", "presunto"}]
    before = sum(1 for i, _ in kept if i < np.n_pre)
    return replace(np, adjectives=tuple(a for _, a in kept), n_pre=before)


def _term(np: NounPhrase) -> NounPhrase:
    """ "condenan a 35 años a policías": in prison, said once behind the last of "28 años y tres meses"."""
    if np.also:
        return replace(np, also=(*np.also[:-1], _term(np.also[-1])))
    is_term = np.noun is not None and np.noun.lemma in {"año", "mes"} and not np.phrases
    return replace(np, tails=(*np.tails, _IN_PRISON)) if is_term else np


def _is_way(np: NounPhrase) -> bool:
    return class_of(np) == "place" or (np.noun is not None and np.noun.lemma.split()[0] in _WAYS)


def _as_left(np: NounPhrase) -> NounPhrase:
    """ "dejan 20 viviendas destruidas": what became of them stands behind them."""
    inner = tuple(replace(p, object=_as_left(p.object)) if p.prep == "de" else p for p in np.phrases)
    return replace(np, phrases=inner, also=tuple(_as_left(o) for o in np.also), notes=(*np.notes, "result"))


def _from_whom(thing: NounPhrase) -> NounPhrase:
    """ "recibió S/ 12 millones de Antamina": what is received is from somebody."""
    if thing.noun is not None or thing.quantity is None or not thing.phrases:
        return thing
    giver = thing.phrases[0]
    if giver.prep != "de" or class_of(giver.object) not in {"person", "group", "org", "name"}:
        return thing
    return replace(thing, phrases=(replace(giver, en="from"), *thing.phrases[1:]))


def _tells_whom(clause: Clause, inner: Clause) -> bool:
    """Whether somebody is told to do something; who asks that owners be found does not ask them."""
    is_called_for = (clause.frame.en, clause.frame.particle) == ("call", "for")
    is_asked = clause.verb.voice == "active" and (clause.frame.en in TOLD_TO or is_called_for)
    return is_asked and not (clause.frame.en in {"ask", "urge"} and inner.verb.voice != "active")


def _respectively(clause: Clause, figures: NounPhrase) -> str:
    """ "cobre y molibdeno aumentó en 30% y 57%": each by its own figure."""
    if not figures.also or any(o.quantity is None or o.noun for o in (figures, *figures.also)):
        return ""
    subject = clause.subject
    inner = [subject, *(p.object for p in subject.phrases)] if subject is not None else []
    return " respectively" if any(len(np.also) == len(figures.also) for np in inner) else ""


def _is_still_so(clause: Clause, inner: Clause) -> bool:
    """ "advirtió que mineros invadieron concesiones", undated: that they have invaded them."""
    is_dated = any(a.time is not None for a in (*clause.adjuncts, *inner.adjuncts))
    is_plain = inner.verb.tense == "pret" and inner.verb.voice == "active" and not inner.verb.helper
    return is_plain and not is_dated and (clause.frame.event == "warn" or inner.frame.en in _HAS_COME_IN)
