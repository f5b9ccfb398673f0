"""The sure core of a clause: what may be left off so that what is written is certain, and what it would cost."""

from dataclasses import dataclass, field

from digest.english.entries import word_set
from digest.english.readings import AdjectiveForm
from digest.spanish.copies import changed
from digest.spanish.outcomes import is_outcome, with_outcomes
from digest.spanish.protests import with_aims
from digest.spanish.senses import class_of
from digest.spanish.tree import DISTANCE, Adjunct, Clause, NounPhrase, Phrase

#: A qualification of more tokens than this is left off where it can be.
LONG = 9
#: How many what somebody travels for may have.
_WHAT_FOR = 18
#: What may stand behind "por" as a cause that belongs to the whole clause.
CAUSES = word_set(
    "protesta bloqueo paro huelga lluvia pandemia deslizamiento huaico derrame sequía inundación falta conflicto "
    "dengue brote plaga helada heladas friaje epidemia malaria sismo temblor terremoto desborde desbordamiento "
    "derrumbe aluvión alud granizada nevada viento vendaval apagón oleaje crecida rotura colapso explosión "
    "fuga avería falla humo neblina niebla ceniza "
    "incendio oposición rechazo escasez contaminación emergencia amenaza violencia"
)
#: Prepositions whose adjuncts are kept when they are short.
KEPT = word_set("en tras durante contra desde hasta bajo sin hacia")


#: What ties a sentence to the one before it and says nothing without it.
CONNECTIVES = frozenset((
    "además", "asimismo", "sin embargo", "no obstante", "igualmente", "por otro lado", "por otra parte",
    "por su parte", "en tanto", "mientras tanto", "también", "finalmente", "de igual modo", "de igual manera",
    "de la misma manera", "del mismo modo", "de igual forma",
    "de la misma forma", "en ese sentido", "en este sentido", "por ello", "por eso",
    "por lo tanto", "por tanto", "así", "de esta manera", "de este modo", "de esa manera", "de otro lado",
    "a su vez", "al respecto", "incluso", "por ejemplo", "en consecuencia", "por consiguiente", "en efecto",
    "de hecho", "en cambio", "en paralelo", "en total", "luego", "posteriormente", "entonces", "actualmente",
    "en ese contexto", "en este contexto", "como resultado", "es así que", "después", "entretanto", "esta vez",
    "en esta ocasión", "en esta oportunidad", "para ello", "para eso", "con ello", "con eso", "tras ello", "ante ello",
    "ante eso", "por eso mismo", "por tal razón", "por tal motivo", "por ese motivo", "por esa razón", "de esta forma",
    "de esa forma", "al mismo tiempo", "a la vez", "a pesar de ello", "pese a ello",
    "aún así", "aun así", "ahora bien", "en respuesta", "en su lugar", "así las cosas", "como se recuerda",
    "como se recordará", "como es de conocimiento público", "como se sabe", "como es sabido", "dicho esto",
    "con todo ello", "por el contrario", "aun así",
))  # fmt: skip


#: What ties to an adjective that says how something is what it is so for.
_SUITED = frozenset(("para", "de", "con", "a"))
#: What things are counted by.
RATES = word_set("día año mes semana hora hectárea persona kilo tonelada familia kilómetro barril")
#: What is always progress in something, a time between or not.
PROGRESS = frozenset(("lo avanzado", "avance"))


def _completes(adjunct: Adjunct, clause: Clause) -> bool:
    """ "ratificó su interés | en el proyecto": a bare abstract noun may want what follows it."""
    is_said_so = clause.frame.clause == "pred" and isinstance(clause.predicate, AdjectiveForm)
    if is_said_so and adjunct.phrase is not None and adjunct.phrase.prep in _SUITED:
        return adjunct.start == clause.verb.end + 1  # "no es apta | para el consumo humano"
    thing = clause.object or (clause.subject if clause.verb.voice != "active" else None)
    if adjunct.phrase is not None and adjunct.phrase.prep == "por" and is_rate(adjunct.phrase.object):
        return True  # "puede ganar hasta 150 soles | por día"
    before = (thing, clause.object, *(np for _, np in clause.arguments))
    if any(np is not None and np.name is not None and np.name.es in {"nadie", "nada"} for np in before):
        return not adjunct.is_front  # "no detuvo a nadie | por el ataque": for other things they may have
    if thing is None or not (adjunct.phrase or adjunct.purpose) or thing.noun is None:
        return False
    if thing.noun.lemma in PROGRESS and adjunct.phrase is not None and adjunct.phrase.prep == "en":
        return True
    if adjunct.start != thing.end:
        return False
    is_bare = not (thing.phrases or thing.adjectives or thing.quantity or thing.name or thing.infinitive)
    return is_bare and class_of(thing, clause.verb.lemma) in {"abstract", "act", "law", "document", ""}


#: Verbs of going somewhere, which is no news without what for.
_JOURNEYS = word_set("travel come go arrive reach gather return enter")


def _is_bare_agreement(clause: Clause) -> bool:
    """ "firman convenios": what for is the news."""
    thing = clause.object
    if clause.frame.event != "sign" or thing is None:
        return False
    return not (thing.name or thing.adjectives or thing.phrases or clause.arguments)


def _is_fine(clause: Clause) -> bool:
    """ "impuso una multa de 40 UIT a la empresa | por incumplir …": as plain as that she was fined."""
    thing = clause.object
    return thing is not None and thing.noun is not None and thing.noun.lemma == "multa" and bool(clause.arguments)


def is_rate(np: NounPhrase) -> bool:
    """What so many are counted by: "por día", "por hectárea"."""
    return np.noun is not None and np.noun.lemma in RATES and not (np.det or np.quantity)


def _is_the_news(adjunct: Adjunct, clause: Clause) -> bool:
    """ "agresiones por parte de su seguridad", "reprimen a indígenas por denunciar …": without it the news is lost."""
    if adjunct.gerund is not None:  # "se congregaron exigiendo …": what for
        goes_on = clause.verb.lemma in {"seguir", "continuar"}  # "para seguir explotando oro"
        is_told = goes_on or is_outcome(adjunct, clause)
        return is_told or clause.frame.event in {"gather", "protest", "arrive", "travel", "block"}
    if adjunct.state is not None:
        return True  # "murieron enterrados por un derrumbe en Pataz"
    if adjunct.purpose is not None:
        travels = clause.frame.en in _JOURNEYS or _is_bare_agreement(clause)  # "viajan a Lima para exigir justicia"
        if adjunct.link == "on" and clause.frame.event in {"die", "injure", "kill"}:
            return True  # "murió al caer a un pozo"
        return travels or (adjunct.link == "for" and clause.frame.event not in {"fine"} and not _is_fine(clause))
    if adjunct.phrase is not None and adjunct.phrase.prep == DISTANCE:  # where, if nothing else says so
        return not any(a.phrase is not None and a.phrase.prep == "en" for a in clause.adjuncts)
    if adjunct.phrase is not None and adjunct.phrase.prep == "por" and is_rate(adjunct.phrase.object):
        return True  # "produce 12 000 barriles por día"
    if adjunct.phrase is not None and adjunct.phrase.prep == "para" and clause.object is not None:
        return class_of(clause.object) == "money"  # "dona US$ 3 millones para la conservación"
    thing = clause.object
    is_sum = thing is not None and thing.noun is None and class_of(thing) == "money" and not thing.phrases
    is_why = adjunct.phrase is not None and adjunct.phrase.prep == "por" and clause.frame.event == "receive"
    if is_sum and not is_why and adjunct.phrase is not None and thing is not None and adjunct.start == thing.end:
        return True  # "recibieron S/ 5 millones | producto de las transferencias": of what
    if adjunct.phrase is not None and adjunct.phrase.prep == "por" and adjunct.phrase.object.noun is None:
        worth = class_of(adjunct.phrase.object)  # "firman convenios por S/ 6 millones"
        return worth == "amount" or (worth == "money" and clause.frame.event not in {"approve", "award", "authorise"})
    return adjunct.phrase is not None and adjunct.phrase.prep == "por parte de"


def _is_now(adjunct: Adjunct) -> bool:
    """ "actualmente": the tense says it."""
    said = adjunct.time.en if adjunct.time else adjunct.adverb.en if adjunct.adverb else ""
    return said in {"currently", "at present", "nowadays"}


def _ties_back(adjunct: Adjunct) -> bool:
    """What only ties to the sentence before, at the head or between commas; "also" may stay where it stands."""
    is_mid = adjunct.adverb is not None and adjunct.adverb.position == "mid"
    return (adjunct.is_front or (adjunct.after_comma and not is_mid)) and _connects(adjunct)


def _connects(adjunct: Adjunct) -> bool:
    if adjunct.adverb is not None:
        return adjunct.adverb.es in CONNECTIVES or adjunct.adverb.en in {"for example", "in addition"}
    if adjunct.phrase is not None and adjunct.phrase.object.det == "dem" and adjunct.phrase.object.noun:
        return adjunct.phrase.object.noun.lemma in {"contexto", "sentido", "marco", "línea", "escenario"}
    return False


#: What became of somebody and how far something goes, without which the verb says something else.
_OUTCOMES = frozenset((
    "dead", "alive", "safe and sound", "unharmed", "injured", "in vain", "unsuccessfully", "partially", "partly",
    "temporarily", "provisionally", "in part",
))  # fmt: skip


#: Adverbs that point to what follows them, and are left off with it.
_POINTING_ON = word_set(
    "especialmente principalmente particularmente fundamentalmente mayormente específicamente concretamente sobre_todo"
)


#: What is done to somebody for a deed, which is told with it.
_PUNISHED = word_set("fine sanction penalise sentence")


@dataclass(kw_only=True)
class Core:
    """A clause without what was left off; `dropped` are token spans of the source that it no longer renders."""

    clause: Clause
    dropped: list[tuple[int, int]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    ends_at: int = -1  # token where a second clause begins that was left off, or -1


#: What says where a thing lies: a place behind it is the thing's all the same.
_LYING = word_set("ubicar ubicarse situar situarse localizar localizarse encontrarse")
#: How much is left off: 0 what is loose, 1 adjuncts as well, 2 second clauses and what qualifies names as well.
LEVELS = 3


def core_of(
    clause: Clause, guards: frozenset[int], level: int, unsure: frozenset[tuple[int, int]] = frozenset()
) -> Core:
    """The clause at this level of brevity; `guards` are tokens that must not be left off.

    `unsure` are spans that nobody can vouch for: what may be left off and holds one is left off at any level.
    """
    return _Shortener(guards=guards, level=level, unsure=unsure).run(with_outcomes(with_aims(clause)))


def _of_what_costs(np: NounPhrase) -> tuple[Phrase, ...]:
    """ "un perjuicio de S/ 2 millones en la compra de mascarillas": the loss is in the purchase, not the sum."""
    if np.noun is None:
        return np.phrases
    out: list[Phrase] = []
    for phrase in np.phrases:
        of = phrase.object
        if phrase.prep == "de" and of.noun is None and of.quantity is not None and of.phrases:
            bare = changed(of, phrases=(), end=of.phrases[0].start)
            out += [changed(phrase, object=bare, end=bare.end), *of.phrases]
        else:
            out.append(phrase)
    return tuple(out)


#: What right behind a clause that is left off may have belonged to it.
_STRAYS = frozenset(("en", "de", "a", "desde", "hacia", "como", DISTANCE))


def _length(adjunct: Adjunct) -> int:
    """How many tokens it has, without the loose relative behind it, which is left off first."""
    np = adjunct.phrase.object if adjunct.phrase is not None else None
    inner = (np.relative or np.participle) if np is not None and np.is_loose else None
    return (inner.start if inner is not None else adjunct.end) - adjunct.start


def _is_place(adjunct: Adjunct) -> bool:
    """ "en Chala", "en el sector La Pampa": it may stand before the clause."""
    if adjunct.phrase is None or adjunct.phrase.prep != "en" or adjunct.after_comma:
        return False
    where = adjunct.phrase.object
    is_place = class_of(where) in {"place", "area"} or (class_of(where) == "natural" and where.name is not None)
    return is_place and not (where.relative or where.participle or where.also)


def _is_emptied(whole: Clause, shorter: Clause) -> bool:
    """Whether a clause has lost all that it said besides its verb."""
    told = (shorter.object, shorter.complement, shorter.predicate, shorter.arguments, shorter.adjuncts, shorter.also)
    return bool(whole.adjuncts) and not any(told) and shorter.gap != "object" and shorter.verb.voice == "active"


def _ends_in_clause(adjunct: Adjunct) -> bool:
    """ "en medio del bloqueo de la vía que mineros mantienen | en Nasca": what follows may be of the relative."""
    np = adjunct.phrase.object if adjunct.phrase is not None and not adjunct.is_front else None
    while np is not None:
        inner = np.relative or np.participle
        if inner is not None and inner.end == adjunct.end:
            return True
        np = np.phrases[-1].object if np.phrases and np.phrases[-1].end == adjunct.end else None
    return False


def _is_dated(np: NounPhrase) -> bool:
    """ "una carta del 19 de diciembre", "un oficio fechado el 3 de mayo"."""
    days = (p.object.name for p in np.phrases if p.object.name is not None)
    when = np.participle.adjuncts if np.participle is not None else ()
    return any(name.kind == "day" for name in days) or any(a.time is not None for a in when)


@dataclass(kw_only=True)
class _Shortener:
    guards: frozenset[int]
    level: int
    unsure: frozenset[tuple[int, int]] = frozenset()
    ends_at: int = -1
    dropped: list[tuple[int, int]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    clause_ends: set[int] = field(default_factory=set)  # where clauses and deeds end that were left off

    def run(self, clause: Clause) -> Core:
        shorter = self.clause(clause)
        return Core(clause=shorter, dropped=self.dropped, doubts=self.doubts, ends_at=self.ends_at)

    def may_drop(self, start: int, end: int) -> bool:
        """Whether nothing in the span limits what the rest says; if so it is noted as dropped."""
        if any(start <= at < end for at in self.guards):
            return False
        self.dropped.append((start, end))
        return True

    def is_unsure(self, start: int, end: int) -> bool:
        """Whether something within the span cannot be vouched for."""
        return any(start <= at and stop <= end for at, stop in self.unsure)

    def clause(self, clause: Clause, *, is_bound: bool = False) -> Clause:
        """`is_bound`: it restricts a noun or fills a slot, so that what hangs on it is part of what is said."""
        kept: list[Adjunct] = []
        others = [a for a in clause.adjuncts if a.time is None and a.adverb is None]
        has_more = bool(clause.object or clause.arguments or clause.complement or clause.predicate)
        for adjunct in clause.adjuncts:
            if _ties_back(adjunct) or _is_now(adjunct):
                self.dropped.append((adjunct.start, adjunct.end))
                continue
            thing = clause.object
            is_heavy = thing is not None and any(o.relative or o.participle for o in (thing, *thing.also))
            is_between = is_heavy and thing is not None and clause.verb.end <= adjunct.start < thing.start
            goes_first = _is_place(adjunct) and not any(a.is_front for a in clause.adjuncts)
            if is_between and adjunct.phrase and not goes_first and self.may_drop(adjunct.start, adjunct.end):
                continue  # "destruyeron, en un operativo, 16 dragas que eran usadas": it would land behind the dredges
            if _completes(adjunct, clause) or self._is_what_for(adjunct, clause):
                kept.append(self._adjunct(adjunct))
                continue
            is_needed = not has_more and adjunct is others[0] if others else False
            if self._is_doubtful(
                adjunct,
                is_needed=is_needed or is_bound,
                is_bound=is_bound,
                is_passive=clause.verb.voice == "passive",
                is_late="late subject" in clause.notes,
                is_told=is_outcome(adjunct, clause) or (clause.frame.event in _PUNISHED and adjunct.link == "for"),
            ) and self.may_drop(adjunct.start, adjunct.end):
                is_deed = adjunct.phrase is not None and adjunct.phrase.prep == "por" and not adjunct.is_front
                if adjunct.gerund or adjunct.state or adjunct.purpose or is_deed or _ends_in_clause(adjunct):
                    self.clause_ends.add(adjunct.end)
                if clause.verb.lemma == "dejar" and adjunct.phrase is not None and adjunct.phrase.prep in {"en", "a"}:
                    self.doubts.append("a bare noun whose complement is left off")  # "deja barricas | en cenizas"
                if _is_the_news(adjunct, clause):
                    self.doubts.append("who did it, or why, is left off")
                continue
            kept.append(self._adjunct(adjunct))
        starts = {start for start, _ in self.dropped}
        aimed = [a for a in kept if a.adverb is not None and a.adverb.es in _POINTING_ON and a.end in starts]
        for adjunct in aimed:  # "…, especialmente | sobre los impactos en los peces"
            self.dropped.append((adjunct.start, adjunct.end))
            kept.remove(adjunct)
        gone = {end for _, end in self.dropped}
        if any(a.phrase is not None and a.phrase.prep in {"contra", "por", "sobre"} and a.start in gone for a in kept):
            self.doubts.append("what is left off may go with what follows")  # "en intervención | contra la tala"
        ends = {a.end for a in kept if a.purpose is not None}
        if any(a.start in ends for a in clause.adjuncts if a not in kept and (a.start, a.end) in self.dropped):
            self.doubts.append("a purpose is torn from what completes it")  # "para reunirse | con los mineros"
        also = clause.also
        is_behind = bool(also) and also[0].start > clause.start + 1  # not "un muerto y cuatro heridos"
        is_behind = is_behind and also[0].start > clause.verb.start
        is_loose = self.level >= 2 or any(self.is_unsure(c.start, c.end) for c in also)
        if is_behind and is_loose and self.may_drop(also[0].start - 1, max(c.end for c in also)):
            self.ends_at = also[0].start - 1
            if clause.frame.en in _JOURNEYS:
                self.doubts.append("what for is left off")  # "llega a Puno | y rechaza concesiones"
            also = ()
        subject, thing = self.phrase(clause.subject), self.phrase(clause.object)
        arguments = tuple((a, self.phrase(np) or np) for a, np in clause.arguments)
        strays = {start + k for start in self.clause_ends for k in (1, 2)}  # the preposition, or a comma and it
        arguments = tuple(
            (a, np)
            for a, np in arguments
            if a.is_required or a.prep != "en" or np.start not in strays or not self.may_drop(np.start - 1, np.end)
        )
        kept = self._without_strays(kept)
        return changed(
            clause,
            subject=subject,
            object=thing,
            predicate=self.phrase(clause.predicate) if isinstance(clause.predicate, NounPhrase) else clause.predicate,
            arguments=arguments,
            complement=self.clause(clause.complement, is_bound=clause.frame.clause != "que")
            if clause.complement and not clause.complement.asks  # of a question nothing is left off
            else clause.complement,
            adjuncts=tuple(kept),
            also=tuple(
                changed(self.clause(changed(c, subject=None)), subject=subject)
                if c.subject is clause.subject
                else self.clause(c)
                for c in also
            ),
        )

    def _without_strays(self, kept: list[Adjunct]) -> list[Adjunct]:
        """A place right behind what is left off may have belonged to it: "…, que operan ilegalmente, en Loreto"."""
        ends = self.clause_ends
        out: list[Adjunct] = []
        for adjunct in kept:
            is_place = adjunct.phrase is not None and adjunct.phrase.prep in _STRAYS
            if is_place and not adjunct.is_front and adjunct.start in ends | {end + 1 for end in ends}:
                if not self.may_drop(adjunct.start, adjunct.end):
                    self.doubts.append("a place may belong to what is left off")
                    out.append(adjunct)
                continue
            out.append(adjunct)
        return out

    def _adjunct(self, adjunct: Adjunct) -> Adjunct:
        if adjunct.phrase is not None:
            return changed(adjunct, phrase=self._tied(adjunct.phrase))
        if adjunct.purpose is not None:
            return changed(adjunct, purpose=self.clause(adjunct.purpose, is_bound=True))
        if adjunct.according is not None:
            return changed(adjunct, according=self.phrase(adjunct.according))
        return adjunct

    def _is_what_for(self, adjunct: Adjunct, clause: Clause) -> bool:
        """ "viajará a Puno para reunirse con …": a journey without what for is no news, so that it may be longer."""
        is_aim = adjunct.purpose is not None and adjunct.link == "to" and not adjunct.is_front
        if not is_aim or clause.frame.en not in _JOURNEYS or self.level >= 1 or "late subject" in clause.notes:
            return False
        return adjunct.end - adjunct.start <= _WHAT_FOR and not self.is_unsure(adjunct.start, adjunct.end)

    def _is_doubtful(
        self, adjunct: Adjunct, *, is_needed: bool, is_bound: bool, is_passive: bool, is_late: bool, is_told: bool
    ) -> bool:
        """Whether it is not certain what the adjunct belongs to, or it says too much."""
        if adjunct.time is not None or adjunct.according is not None:
            return False
        length = _length(adjunct)
        if adjunct.adverb is not None:
            if adjunct.adverb.en in _OUTCOMES:
                return False  # "aparece muerto" is not "appears"
            return not is_bound and (not adjunct.adverb.is_safe or self.level >= 2)
        if adjunct.gerund is not None:
            return not is_told
        if adjunct.state is not None:
            return self.level >= 1
        if adjunct.phrase is not None and adjunct.phrase.prep == "entre" and adjunct.after_comma:
            return class_of(adjunct.phrase.object) in {"person", "group"}  # "33 personas, entre policías y civiles"
        if adjunct.purpose is not None and is_late:
            return True  # "se revisaron las ofertas que han llegado para vender": the offers' purpose
        if adjunct.purpose is not None and is_passive and adjunct.link != "to":
            return True  # "a strike was lifted after signing": who signed is not said
        if is_needed:
            return False
        if self.is_unsure(adjunct.start, adjunct.end):
            return True
        if adjunct.purpose is not None:
            if not adjunct.is_front:  # "con el fin de" is longer than it says
                length = adjunct.end - adjunct.purpose.start
            return length > LONG or self.level >= 1 or (adjunct.link == "for" and not is_told)
        assert adjunct.phrase is not None
        phrase = adjunct.phrase
        cls = class_of(phrase.object)
        if phrase.prep == "en" and cls in {"place", "area"}:
            return self.level >= 2 and length > LONG
        if phrase.prep == "con" and phrase.object.quantity is not None and cls in {"amount", "substance", "artefact"}:
            return self.level >= 1 or length > LONG  # "detienen a dos hombres con 30 kilos de mercurio"
        if phrase.en.startswith("worth"):
            return True  # what is worth so much, stands elsewhere
        if phrase.prep in {"en", "mediante"} and cls == "document" and _is_dated(phrase.object):
            return self.level >= 1  # "en una carta del 19 de diciembre"
        if phrase.prep == "en respuesta a":
            return self.level >= 1
        if phrase.prep == "en" and cls in {"act", "abstract", "document", "crime", "penalty"}:
            return True
        if (
            self.level >= 1
            or length > LONG
            or (adjunct.is_front and phrase.prep in {"contra", "con", "para", "por", "a"})
        ):
            return True
        if phrase.prep == "por":
            return phrase.object.noun is None and cls != "abstract"  # "por COVID-19"
        if phrase.prep == "ante":
            return phrase.object.noun is None
        return not (phrase.en or phrase.prep in KEPT)

    def phrase(self, np: NounPhrase | None) -> NounPhrase | None:
        if np is None:
            return None
        if np.bracket is not None and not self.may_drop(*np.bracket):
            self.doubts.append("an aside that limits what is said")
        if np.aside is not None and self.may_drop(np.aside.start, np.aside.end):
            np = changed(np, aside=None)
        is_number = np.noun is not None and np.name is not None and class_of(np) == "law" and np.name.en[:1].isdigit()
        if np.is_loose and (np.relative or np.participle) and not (is_number and np.relative):
            inner = np.relative or np.participle
            assert inner is not None
            if self.may_drop(inner.start, inner.end):
                if inner.verb.lemma not in _LYING:
                    self.clause_ends.add(inner.end)
                tight = np.participle if np.relative is not None else None  # "la demanda presentada por X, que …"
                np = changed(np, relative=None, participle=tight, is_loose=False)
        if np.apposition is not None:
            other = np.apposition
            is_unsure = self.is_unsure(other.start, other.end)
            is_long = other.end - other.start > LONG
            if (is_long or self.level >= 2 or is_unsure) and self.may_drop(other.start, other.end):
                np = changed(np, apposition=None)
        is_thing = class_of(np) in {"substance", "artefact", "animal", "plant"}
        kept = [
            p
            for p in _of_what_costs(np)
            if not (is_thing and p.prep == "en" and class_of(p.object) in {"act", "abstract"})
            or not self.may_drop(p.start, p.end)
        ]
        relative = self.clause(np.relative, is_bound=True) if np.relative else None
        if np.relative and relative and _is_emptied(np.relative, relative):  # "sicarios que llegaron | en moto"
            if np.det in {"", "indef"} and self.may_drop(np.relative.start - 1, np.relative.end):
                relative = None
            else:
                self.doubts.append("what is left of a relative says nothing")
        return changed(
            np,
            phrases=tuple(self._tied(p) for p in kept),
            apposition=self.phrase(np.apposition),
            participle=self.clause(np.participle, is_bound=True) if np.participle else None,
            relative=relative,
            infinitive=self.clause(np.infinitive, is_bound=True) if np.infinitive else None,
            also=tuple(self.phrase(o) or o for o in np.also),
        )

    def _tied(self, phrase: Phrase) -> Phrase:
        return changed(phrase, object=self.phrase(phrase.object) or phrase.object)
