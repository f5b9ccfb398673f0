"""What goes with a verb: whether a reader has seen each pair of verb and noun (lexicon/collocations.tsv)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.english.deeds import GIVEN_OVER, abandoned, as_company, carried, caught, escorted, given_to_body, own_strike
from digest.english.entries import AGENT, CLASSES, Frame, word_set
from digest.english.particles import TRAILING
from digest.english.tables import rows_of
from digest.spanish.copies import changed
from digest.spanish.core import PROGRESS
from digest.spanish.senses import class_of, counted
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase
from pipeline.errors import LexiconError

#: Slots of a verb beside those that a preposition opens.
OBJECT, SUBJECT, PREDICATE = "obj", "subj", "pred"
_PREPOSITIONS = word_set("a de en con por para contra sobre ante entre hacia hasta desde tras como")
#: Events and verbs of going somewhere.
_TRAVELS = word_set("arrive leave return move transport travel visit inspect escape enter go take send flee migrate")
#: Events of giving, sending and bringing back.
_GIVES = word_set("hand_over give grant send transfer present return deliver award distribute move transport take")
#: Prepositions that a passive leaves behind it.
_LATE = word_set("of for")
#: Words by which a verb holds an object already: "grant a concession for".
_ARTICLES = word_set("a an the")
#: Decisions that are no English.
KEEP, AMBER = "keep", "amber"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocation:
    """One reviewed relation: what may stand in a slot of a verb, and what English makes of it."""

    nouns: frozenset[str]
    en: str
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Collocations:
    """Reviewed relations by verb and slot: Spanish lemmas as they are, English verbs with "to ", `*` any verb."""

    rows: Mapping[tuple[str, str], Sequence[Collocation]]

    def of(self, frame: Frame, lemma: str, slot: str, words: frozenset[str]) -> str:
        """What was decided on the relation; "" where nobody has looked at it.

        Rows of the Spanish verb go before those of the English one, and these before those of any verb.
        """
        return self.row(frame, lemma, slot, words)[0]

    def row(self, frame: Frame, lemma: str, slot: str, words: frozenset[str]) -> tuple[str, bool]:
        """The same, and whether the row is of that verb and names the noun itself."""
        for verb in (lemma, f"to {frame.en} {frame.particle}".rstrip(), "*"):
            for row in self.rows.get((verb, slot), ()):
                if not row.nouns.isdisjoint(words):
                    return row.en, verb != "*" and any(word.startswith("=") for word in row.nouns & words)
        return "", False


def load_collocations(path: Path) -> Collocations:
    """The table; a bad row raises LexiconError with its line."""
    rows: dict[tuple[str, str], list[Collocation]] = defaultdict(list)
    for line, row in rows_of(path, ("verb", "slot", "noun", "en")):
        if not all(row.values()):
            raise LexiconError(f"{path.name}:{line}: an empty cell: a row has verb, slot, noun and en")
        one = Collocation(nouns=_nouns(row["noun"], path, line), en=row["en"], line=line)
        for verb in row["verb"].split("|"):
            for slot in row["slot"].split("|"):
                rows[verb, slot].append(one)
    return Collocations(rows={k: tuple(v) for k, v in rows.items()})


def _nouns(text: str, path: Path, line: int) -> frozenset[str]:
    found: set[str] = set()
    for part in text.split("|"):
        if part == "A":
            found |= AGENT
        elif part in {"*", "clause"} or part in CLASSES or (part.startswith("=") and len(part) > 1):
            found.add(part)
        else:
            raise LexiconError(f"{path.name}:{line}: «{part}» is no class: use one of {sorted(CLASSES)}, A, * or =noun")
    return frozenset(found)


@dataclass(kw_only=True)
class Collocator:
    """Puts a clause into the words that English uses with its nouns; notes what nobody has looked at."""

    table: Collocations
    doubts: list[str] = field(default_factory=list)
    seen: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    named: set[int] = field(default_factory=set)  # where verbs begin of which a row names the noun beside them
    spots: list[tuple[str, int, int]] = field(default_factory=list)  # doubts with the tokens that they lie in

    def clause(self, clause: Clause, head: NounPhrase | None = None) -> Clause:
        """`head`: the noun that a participle or relative belongs to."""
        clause = given_to_body(carried(escorted(caught(abandoned(as_company(own_strike(clause)))), head), head))
        frame, twin = clause.frame, clause.twin
        is_passive = clause.verb.voice != "active"
        if is_passive and frame.particle == "an emergency in":  # "declaran en emergencia 13 distritos"
            frame = replace(frame, en="place", particle="under a state of emergency")
            clause = changed(clause, frame=frame)
        if clause.gap == "object" and clause.verb.lemma != "dejar" and _is_late_thing(clause):
            self.doubts.append("which of two does it")  # "un dictamen que modifica | la ley forestal"
        if _may_be_given_to(clause):
            self.doubts.append("to whom it is given, or from whom it was taken")
        for slot, np in _slots(clause, head):
            said = self._said(clause, slot, np)
            if said and slot == OBJECT and any(a.is_required and _is_literal(a.prep, a.en) for a in frame.arguments):
                continue  # "dejar aisladas a": the words of the frame say what the verb alone does not
            if said and (slot == OBJECT or np in (clause.subject, head)):
                self.named.add(clause.verb.start)
                verb, _, particle = said.partition(" ")
                frame = replace(frame, en=verb, particle=particle)
            if slot == OBJECT and twin is not None:
                self._said(changed(clause, frame=twin[1], verb=twin[0]), slot, np)
        self.doubts.extend(_unclear(clause))
        if clause.verb.voice != "active" and {frame.particle, clause.frame.particle} & _LATE:
            self.doubts.append("a passive of a verb with a preposition")  # "years in prison have been called for"
        if clause.verb.voice != "active" and (_holds(frame) or _holds(clause.frame)):
            self.doubts.append("a passive of a verb that has its own object")  # "has been given the go-ahead to"
            frame = clause.frame  # "35 years have been upheld a sentence of" is no English
        if clause.verb.voice != "active" and frame.particle == "fire to":
            frame = replace(frame, particle="on fire")
        clause = changed(clause, frame=frame)  # what else goes with it goes with the verb that was chosen
        arguments = []
        for argument, given in clause.arguments:
            is_bare = argument.prep.endswith("_inf") or _is_literal(argument.prep, argument.en)
            said = "" if is_bare else self._said(clause, argument.prep.replace("_", " "), given)
            if argument.prep == "por" and argument.en == "for" and not said and _is_doer(clause, given):
                said = "by"  # "dinero pagado por Cerro Verde"
            arguments.append((replace(argument, en=said) if said else argument, self.phrase(given) or given))
        adjuncts = []
        for one in clause.adjuncts:
            adjunct = one
            thing = clause.object.noun if clause.object is not None else None
            if (
                adjunct.phrase is not None
                and thing is not None
                and thing.lemma in PROGRESS
                and adjunct.phrase.prep == "en"
            ):
                adjunct = changed(adjunct, phrase=self._tied(adjunct.phrase))  # "los avances | en la implementación"
            elif adjunct.phrase is not None:
                said = self._said(self._holder(clause, adjunct), adjunct.phrase.prep, adjunct.phrase.object)
                inner = self._tied(adjunct.phrase)
                adjunct = changed(adjunct, phrase=changed(inner, en=said) if said else inner)
            elif adjunct.adverb is not None and adjunct.adverb.en.startswith("by ") and " votes " in adjunct.adverb.en:
                pass  # how it was decided
            elif (
                adjunct.adverb is not None
                and adjunct.adverb.en.startswith("by ")
                and not (_moves(clause) or adjunct.adverb.es.startswith("por sí "))
            ):
                self.doubts.append("a vehicle in which nobody travels")  # "hallan oro en avioneta"
            elif adjunct.purpose is not None:
                adjunct = changed(adjunct, purpose=self.clause(adjunct.purpose))
            elif adjunct.gerund is not None:
                adjunct = changed(adjunct, gerund=self.clause(adjunct.gerund))
            adjuncts.append(adjunct)
        subject = self.phrase(clause.subject)
        return changed(
            clause,
            subject=subject,
            object=self.phrase(clause.object),
            predicate=self.phrase(clause.predicate) if isinstance(clause.predicate, NounPhrase) else clause.predicate,
            arguments=tuple(arguments),
            complement=self.clause(clause.complement) if clause.complement is not None else None,
            adjuncts=tuple(adjuncts),
            also=tuple(
                changed(self.clause(c), subject=subject) if c.subject is clause.subject else self.clause(c)
                for c in clause.also
            ),
        )

    def _holder(self, clause: Clause, adjunct: Adjunct) -> Clause:
        """ "anunciaron que realizarán una marcha | contra la minería": the clause whose verb calls for the adjunct."""
        inner = clause.complement
        if inner is None or adjunct.phrase is None or adjunct.start < inner.start:
            return clause
        seen, lemma = adjunct.phrase, clause.verb.lemma
        words = frozenset((class_of(seen.object), "*"))
        return clause if self.table.of(clause.frame, lemma, seen.prep, words) else inner

    def phrase(self, np: NounPhrase | None) -> NounPhrase | None:
        """What is said within a noun phrase."""
        if np is None:
            return None
        bare = changed(np, participle=None, relative=None, infinitive=None)
        return changed(
            np,
            phrases=tuple(self._tied(p) for p in np.phrases),
            participle=self.clause(np.participle, bare) if np.participle is not None else None,
            relative=self.clause(np.relative, bare) if np.relative is not None else None,
            infinitive=self.clause(np.infinitive) if np.infinitive is not None else None,
            apposition=self.phrase(np.apposition),
            also=tuple(self.phrase(o) or o for o in np.also),
        )

    def _tied(self, phrase: Phrase) -> Phrase:
        return changed(phrase, object=self.phrase(phrase.object) or phrase.object)

    def _said(self, clause: Clause, slot: str, np: NounPhrase) -> str:
        """The English that was decided on; "" where that of the frame stands or is in doubt."""
        named = [o for o in np.also if o.noun is not None or np.noun is None]  # "las calles de Piura y Castilla"
        decided = {self._decision(clause, slot, one) for one in (np, *named)}
        if decided == {KEEP}:
            return ""
        if len(decided) == 1 and not decided & {AMBER, ""}:
            return decided.pop()
        doubt = _pair(clause, slot, np)
        self.doubts.append(doubt)
        self.spots.append((doubt, np.start, np.end))
        return ""

    def _decision(self, clause: Clause, slot: str, np: NounPhrase) -> str:
        lemma = clause.verb.lemma
        is_subject = slot == SUBJECT
        if _is_share(np) and clause.frame.event == "cause":
            # "causó el 90 % de la deforestación": what is said of the whole is said of a part of it
            return self._decision(clause, slot, np.phrases[0].object)
        if slot == "en":
            np = counted(np)  # "presente | en 20 de las 25 regiones"
        cls = class_of(np, lemma, is_subject=is_subject)
        if slot == "por" and _is_doer(clause, np):
            return KEEP
        words = {cls, "*"}
        noun = np.noun.lemma if np.noun is not None else ""
        if noun:
            words |= {f"={noun}", f"={noun.split(' ', maxsplit=1)[0]}"}
        decided, is_named = self.table.row(clause.frame, lemma, slot, frozenset(words))
        if is_named and decided != AMBER and slot in {OBJECT, SUBJECT, PREDICATE}:
            self.named.add(clause.verb.start)
        self.seen.append((f"{lemma}>{clause.frame.en} {clause.frame.particle}".rstrip(), slot, cls, noun, decided))
        if decided == "per" and (np.quantity is not None or np.det):
            return KEEP  # "amplió el plazo | por 30 días": by so long, and no rate
        return KEEP if is_subject and not decided else decided  # other rules say who may act


def _is_share(np: NounPhrase) -> bool:
    """ "el 90 % de la deforestación"."""
    is_bare = np.noun is None and np.name is None and np.quantity is not None and np.quantity.en.endswith("%")
    return is_bare and bool(np.phrases) and np.phrases[0].prep == "de"


def _may_be_given_to(clause: Clause) -> bool:
    """ "entregó los vehículos incautados | a la fiscalía": it is the giving that is to somebody."""
    thing = clause.patient
    inner = thing.participle if thing is not None else None
    if inner is None or clause.frame.event not in _GIVES or any(a.prep == "a" for a, _ in clause.arguments):
        return False
    taken = [*(a.prep for a, _ in inner.arguments), *(a.phrase.prep for a in inner.adjuncts if a.phrase is not None)]
    return "a" in taken


def _unclear(clause: Clause) -> Iterator[str]:
    """Whom is asked, where somebody else may be meant; which of two figures is whose."""
    inner = clause.complement
    people = [np for np in (clause.object, *(np for a, np in clause.arguments if a.prep == "a")) if np is not None]
    if clause.verb.lemma in GIVEN_OVER and len(people) > 1 and all(class_of(np) in {"person", "name"} for np in people):
        yield "who is handed over to whom"
    given = clause.object if clause.verb.voice == "active" else None
    if clause.verb.lemma in GIVEN_OVER and given is not None and given.noun is None and class_of(given) == "place":
        yield "who is handed over to whom"  # "Ecuador entrega a Perú a cabecilla"
    for argument, np in clause.arguments:
        if argument.prep == "a" and inner is not None and np.start > inner.start:
            yield "of whom it is asked"  # "pide anular licencia | a Southern"
    figures = [np for _, np in clause.arguments if np.also and np.noun is None and np.quantity is not None]
    subject = clause.subject
    sharers = [subject, *(p.object for p in subject.phrases)] if subject is not None else []
    is_each = any(len(np.also) == len(figures[0].also) for np in sharers) if figures else False  # "respectively"
    if figures and not is_each and clause.frame.event in {"rise", "fall"}:
        yield "which figure is of which"  # "aumentó en 30 % y 57 %"


def _holds(frame: Frame) -> bool:
    return bool(_ARTICLES & set(frame.particle.split())) and not frame.particle.startswith(TRAILING)


def _is_doer(clause: Clause, np: NounPhrase) -> bool:
    """Of a passive, who did it; in the active "por" may be for whom."""
    return clause.verb.voice != "active" and class_of(np, clause.verb.lemma) in AGENT


def _moves(clause: Clause) -> bool:
    return clause.frame.event in _TRAVELS or clause.frame.en in _TRAVELS


def _is_late_thing(clause: Clause) -> bool:
    subject = clause.subject
    if subject is None or subject.start < clause.verb.end:
        return False
    return class_of(subject, clause.verb.lemma, is_subject=True) not in AGENT


def _is_literal(prep: str, en: str) -> bool:
    """ "declarar inconstitucional": the words before the object are part of the verb."""
    return not en and prep not in _PREPOSITIONS and not prep.endswith("_inf")


def _slots(clause: Clause, head: NounPhrase | None) -> Iterator[tuple[str, NounPhrase]]:
    """Subject and object as English has them, a noun that its own participle or relative is about included."""
    is_active = clause.verb.voice == "active"
    subject = clause.subject
    if head is not None and clause.gap != "place" and (clause.gap != "object" and subject is None):
        subject = head
    if subject is not None:
        yield (SUBJECT if is_active else OBJECT), subject
    if clause.object is not None:
        yield OBJECT, clause.object
    elif head is not None and clause.gap == "object":
        yield OBJECT, head
    if isinstance(clause.predicate, NounPhrase):
        yield PREDICATE, clause.predicate
    for argument, np in clause.arguments:
        if _is_literal(argument.prep, argument.en):
            yield OBJECT, np


def _pair(clause: Clause, slot: str, np: NounPhrase) -> str:
    noun = np.noun.lemma if np.noun is not None else np.name.es if np.name is not None else ""
    cls = class_of(np, clause.verb.lemma, is_subject=slot == SUBJECT)
    verb = f"{clause.verb.lemma} ({clause.frame.en} {clause.frame.particle}".rstrip() + ")"
    return f"whether English says so: {verb} {slot} {noun} ({cls})"
