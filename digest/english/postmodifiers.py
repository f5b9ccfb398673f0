"""What follows an English noun: complements and their prepositions, participles, relative clauses, appositions."""

import re
from abc import abstractmethod
from dataclasses import dataclass, replace

from digest.english.complements import ComplementRealiser, unreviewed
from digest.english.entries import Noun
from digest.english.heads import (
    AREAS,
    BODIES,
    DIVISIONS,
    LOCALS,
    MUTUAL,
    OF_RIVERS,
    SETTLED,
    SETTLEMENTS,
    SITES,
    TO_NOUNS,
)
from digest.english.nounphrases import (
    BESIDE,
    as_the_only_one,
    grown,
    has_lone_participle,
    is_beside,
    is_branch_of_body,
    is_division,
    is_field_of,
    is_levy,
    is_measured_stuff,
    is_noun_alone,
    is_river_by_article,
    stuff_worth,
)
from digest.english.rephrase import CARRIERS, CLOSINGS, as_mine, is_load, is_valley
from digest.english.writing import CannotWriteError
from digest.spanish.figures import WEEKDAYS
from digest.spanish.nounclauses import LINKS
from digest.spanish.senses import class_of
from digest.spanish.tokens import fold
from digest.spanish.tree import Clause, NounPhrase, Phrase

#: Of whom and which a share is told in a place.
_COUNTED_THERE = frozenset((
    "niño", "niña", "estudiante", "mujer", "joven", "menor", "adolescente", "hogar", "vivienda", "familia", "escuela",
    "colegio", "menor de edad", "escolar",
))  # fmt: skip


def are_there(np: NounPhrase, phrase: Phrase) -> bool:
    """ "anexos de Pataz", "municipios de Espinar": some of those in a district or a province."""
    inner = phrase.object
    is_lone = inner.noun is None and inner.name is not None and inner.name.cls == "place" and not inner.also
    head = np.noun.lemma if np.noun is not None else ""
    several = np.number == "pl" and np.det == "" and phrase.prep == "de"
    if several and is_lone and head in SETTLEMENTS | {"municipio", "municipalidad"}:
        return True
    if head.partition(" ")[0] in CARRIERS:
        return False  # "embarcaciones de Pucallpa": from there, wherever they are
    is_any = phrase.prep == "de" and np.det in {"", "indef"} and not (np.name or np.locator)
    return (
        is_any and is_lone and (class_of(np) == "artefact" or head in {"casa", "vivienda"})
    )  # "un depósito de Juliaca", "22 casas de Peralvillo"


_DOERS = frozenset(("org", "person", "body", "group"))


def _charged(phrase: Phrase, doer: str) -> str:
    """ "una empresa a cargo de la obra" is in charge of it, "una escuela a cargo de la parroquia" is run by it."""
    is_charged = phrase.prep == "a cargo de" and doer in _DOERS and class_of(phrase.object) not in _DOERS
    return "in charge of" if is_charged else phrase.en


@dataclass(kw_only=True)
class PostmodifierRealiser(ComplementRealiser):
    """Puts into English what stands behind a noun; clauses there are left to the whole realiser."""

    @abstractmethod
    def phrase(self, np: NounPhrase, *, verb: str = "", is_subject: bool = False) -> str:
        """A noun phrase with all its parts and those it is coordinated with."""

    @abstractmethod
    def _one(self, np: NounPhrase, *, verb: str = "", is_subject: bool = False) -> str:
        """A noun phrase without those it is coordinated with."""

    @abstractmethod
    def _participle(self, clause: Clause) -> str:
        """A participle with what belongs to it."""

    @abstractmethod
    def _relative(self, clause: Clause, np: NounPhrase) -> str:
        """A relative clause."""

    @abstractmethod
    def clause(self, clause: Clause, *, is_main: bool = True, mood: str = "fact") -> str:
        """A finite clause."""

    @abstractmethod
    def _bare_verb(self, inner: Clause, form: str) -> str:
        """An infinitive or -ing clause."""

    def _infinitive(self, np: NounPhrase) -> str:
        """ "la decisión de suspender": the decision to suspend; "el riesgo de perder": of losing."""
        if np.infinitive is None or np.noun is None:
            return ""
        if np.infinitive_link in LINKS:
            owner = self.owner
            told = f"that {self.clause(np.infinitive, is_main=False, mood=LINKS[np.infinitive_link])}"
            self.owner = owner
            return told
        how = "to" if np.infinitive_link != "de" or np.noun.lemma in TO_NOUNS else "of:ing"
        return self._bare_verb(np.infinitive, how)

    def _tied(self, np: NounPhrase, sense: Noun, phrase: Phrase) -> str:
        if is_beside(phrase):
            return f"{BESIDE[phrase.prep]} {self.phrase(phrase.object)}"
        if phrase.en:
            return f"{_charged(phrase, sense.cls)} {self.phrase(phrase.object)}"
        if sense.en == "access" and phrase.prep == "a":
            return f"to {self.phrase(phrase.object)}"  # "bloquean el ingreso a la mina"
        lemma = np.noun.lemma if np.noun else ""
        if are_there(np, phrase):
            return f"in {self.phrase(phrase.object)}"
        called = phrase.object.name if phrase.object.noun is None else None
        if lemma in {"distrito", "provincia"} and called is not None and called.kind == "mine":
            return f"of {called.en}"  # the place, not the project that is named after it
        is_unrest = lemma.split(" ")[0] in {"protesta", "paro", "huelga", "bloqueo", "toma", "movilización", "plantón"}
        if is_unrest and phrase.prep == "de" and called is not None and called.kind == "mine" and called.en in SITES:
            return f"at {self.phrase(phrase.object)}"  # "la protesta de Las Bambas": nobody there protests as a mine
        is_strike = lemma.split(" ")[0] in {"paro", "huelga", "paralización"} and np.det != "poss"
        if is_strike and phrase.prep == "de" and called is not None and called.kind == "company":
            return f"at {self.phrase(phrase.object)}"  # "la huelga de Shougang": of those who work there
        is_share = "of all" in np.notes and lemma in _COUNTED_THERE
        if is_share and phrase.prep == "de" and called is not None and called.cls == "place":
            return f"in {self.phrase(phrase.object)}"  # "el 70 % de los niños de Puno"
        if self._is_one_of_a_region(np, phrase):
            return f"in {self.phrase(phrase.object)}"
        if is_valley(np, phrase.object) and phrase.prep == "de" and phrase.object.name is not None:
            return f"in the {phrase.object.name.en} area"
        if (
            phrase.prep == "de"
            and (lemma in {"denuncia", "queja"} or (lemma == "demanda" and sense.en == "lawsuit"))
            and class_of(phrase.object) in {"group", "person", "org"}
        ):
            return f"by {self.phrase(phrase.object)}"
        is_lone_name = phrase.object.name is not None and phrase.object.noun is None
        if (
            lemma in {"casa", "vivienda"}
            and phrase.prep == "de"
            and is_lone_name
            and self.event in {"affect", "destroy"}
        ):
            return f"in {self.phrase(phrase.object)}"  # nobody owns the homes that a flood destroys
        if lemma.split(" ")[0] in CARRIERS and is_load(phrase):
            return f"carrying {self.phrase(phrase.object)}"
        if phrase.prep == "de" and lemma.split(" ")[0] in OF_RIVERS and is_river_by_article(phrase.object):
            assert called is not None
            return f"of the {called.en}"
        if phrase.prep == "de" and lemma.split(" ")[0] in CLOSINGS:
            mine = as_mine(phrase.object, self.lexicon)
            if mine is None:
                self.doubts.append("the company, or its mine")
            phrase = replace(phrase, object=mine or phrase.object)
        several = np.number == "pl" and lemma in {"alcalde", "alcaldesa", "municipalidad", "municipio", "regidor"}
        if several and phrase.prep == "de" and class_of(phrase.object) == "place" and not phrase.object.also:
            link = "in" if lemma.startswith("munici") else "from"  # "recibió a alcaldes de Apurímac": not there
            return f"{link} {self.phrase(phrase.object)}"
        reviewed = self._reviewed(np, sense, phrase)
        tie = self.lexicon.name_ties.preposition(np, phrase.object) if phrase.prep == "de" else ""
        if tie and reviewed in {"", "amber", "keep", "of"}:
            return f"{tie} {self.phrase(phrase.object)}"
        match reviewed:
            case "keep" if phrase.prep == "de":
                phrase = replace(phrase, object=self._lasting(phrase.object, lemma))
            case "keep":
                phrase = replace(phrase, object=self._massed(phrase.object, np))
            case "" | "amber" | "mod" | "own":
                self.doubt_at(unreviewed(np, phrase), phrase)
            case "of" if phrase.prep == "de" and is_measured_stuff(np, phrase.object):
                pass
            case "of" if phrase.prep == "con" and is_measured_stuff(np, phrase.object):
                return f"of {self.phrase(replace(phrase.object, number='pl'))}"
            case "of" if phrase.prep == "de" and is_field_of(np, phrase.object):
                return f"of {self.phrase(grown(phrase.object))}"
            case said:
                return f"{said} {self.phrase(self._massed(phrase.object, np))}"
        english = self.preposition(phrase.prep, sense.cls, phrase.object, lemma)
        if phrase.prep == "sin" and is_noun_alone(phrase.object) and class_of(phrase.object) == "abstract":
            return f"without {self.phrase(replace(phrase.object, det='zero'))}"
        if english == "at" and lemma == "operación" and np.number == "sg":
            english = "of"  # the operation of a block, operations at it
        if phrase.prep == "de" and np.noun and np.noun.lemma == "millón":
            return self.phrase(phrase.object)  # "its first million tonnes"
        if phrase.prep == "de":
            obj = phrase.object
            if np.noun and np.noun.lemma == "kilómetro" and class_of(obj) in {"event", "act"}:
                raise CannotWriteError("a distance of something")
            if obj.noun and obj.noun.lemma in WEEKDAYS:
                raise CannotWriteError("a day tied to a noun")
            if (
                np.noun
                and np.noun.lemma == "equipo"
                and obj.noun is None
                and obj.name
                and obj.name.cls in {"org", "name"}
            ):
                return f"from {self.phrase(obj)}"
            is_bare = obj.noun and obj.number == "sg" and not (obj.det or obj.quantity or obj.name or obj.n_pre)
            is_stuff = bool(
                obj.noun and obj.noun.lemma.split()[0] in {"territorio", "bosque", "selva", "suelo", "tierra"}
            )
            if is_bare and (is_stuff or (obj.adjectives and class_of(obj) in {"abstract", "act"})):
                return f"{english} {self.phrase(replace(obj, det='zero'))}"  # "falta de acción estatal"
            if is_measured_stuff(np, obj):
                return f"of {self.phrase(replace(obj, number='pl'))}"
            if np.noun and np.noun.lemma in AREAS and obj.noun and not obj.det and obj.number == "sg":
                return f"of {self.phrase(replace(obj, det='zero'))}"
            if np.noun and np.noun.lemma in AREAS and obj.noun and not obj.det and obj.noun.lemma == "bosque":
                return f"of {self.phrase(replace(obj, number='sg', det='zero'))}"
            if obj.noun and obj.noun.lemma == "mina" and obj.name and sense.cls in {"person", "group"}:
                return f"from {self.phrase(obj)}"
            if obj.name and not obj.noun and obj.name.kind == "mine" and sense.cls in {"person", "group"}:
                return f"from {obj.name.en}"
            is_unknown = obj.noun is None and obj.name is not None and obj.name.cls in {"name", "place"}
            if np.noun and np.noun.lemma in LOCALS and is_unknown and not obj.also:
                return f"from {self.phrase(obj)}"
            if np.noun and obj.noun and np.noun.lemma in LOCALS and obj.noun.lemma.split()[0] in SETTLEMENTS:
                return f"from {self.phrase(obj)}"
            is_there = obj.name.cls in {"place", "area"} if obj.name and not obj.noun else is_division(obj)
            settled = np.noun is not None and np.noun.lemma.split()[0] in SETTLED
            if settled and obj.noun is None and obj.name and obj.name.cls == "name" and not obj.det:
                is_there = True  # "comunidades de Fajardo": no person has communities
            hamlets = settled and sense.cls == "place" and (obj.also or np.det == "def")  # "los anexos de X, Y y Z"
            listed = [one.name for one in (obj, *obj.also) if one.noun is None and one.name is not None]
            if np.det == "def" and obj.also and all(name.cls == "name" for name in listed) and settled:
                is_there = False  # "las comunidades nativas de X y Y": of those names
            if is_there and settled and np.number == "pl" and not hamlets:
                english = "in"
            elif is_there and np.number == "pl":
                english = {"group": "in", "org": "in", "person": "from"}.get(sense.cls, english)
                if np.noun and np.noun.lemma.split()[0] in BODIES:
                    english = "of"  # the governments of regions
                if sense.cls == "person" and class_of(obj) == "area":
                    english = "of"  # park rangers of a park
        return f"{english} {self.phrase(phrase.object)}"

    def preposition(self, prep: str, governor: str, obj: NounPhrase, lemma: str = "") -> str:
        """The English preposition by the classes on both sides."""
        cls = class_of(obj)
        if prep == "entre" and obj.is_plural and not (len(obj.also) == 1 and not (obj.noun and obj.number == "pl")):
            last = obj.phrases[-1].object if obj.phrases else obj
            several = obj.name.en if obj.name and obj.name.kind in {"several", "marks"} else ""
            pair = len(obj.also) == 1 or len(last.also) == 1 or (several and "," not in several)
            return "between" if pair or lemma.split(" ", maxsplit=1)[0] in MUTUAL else "among"
        if prep == "en" and obj.name and (obj.name.kind == "marks" or (not obj.noun and obj.name.kind == "mine")):
            return "at"
        if prep == "en" and obj.noun and obj.noun.lemma.split()[0] == "campamento":
            return "at"
        is_of_them = obj.noun is None and obj.quantity is not None and obj.phrases and obj.phrases[0].prep == "de"
        if prep == "en" and cls == "amount" and is_of_them:  # "en 20 de las 25 regiones", "en el 30 % de los niños"
            return self.preposition(prep, governor, obj.phrases[0].object, lemma)
        if prep == "en" and cls == "time" and obj.quantity:
            return "in"  # "en sus primeros 100 días"
        for rule in self.lexicon.prepositions.get(prep, ()):
            is_river = obj.name is not None and obj.name.kind == "river"  # "en el Napo"
            named = f"={obj.noun.lemma}" if obj.noun else "=río" if is_river else "="
            if rule.governors & {"*", governor, f"={lemma}", f"={lemma.split(' ', maxsplit=1)[0]}"} and rule.objects & {
                "*",
                cls,
                named,
            }:
                return rule.en
        raise CannotWriteError(f"preposition {prep} before {cls or 'an open sense'}")

    def _after(self, np: NounPhrase) -> str:
        out = ""
        if np.acronym and not (np.noun is not None and np.name is None):
            known = np.name.acronym if np.name else ""
            out += f" ({known if known and fold(known) == fold(np.acronym) else np.acronym})"
        if np.locator:
            out += f" ({np.locator})"
        if np.noun is None and stuff_worth(np) is None:
            for phrase in np.phrases:
                governor = np.name.cls if np.name else "amount"
                if phrase.en:
                    out += f" {phrase.en} {self.phrase(phrase.object)}"
                elif phrase.prep == "de" and np.name and is_branch_of_body(np.name, phrase.object):
                    # "la Fiscalía de Madre de Dios", but "la Corte Superior de Loreto"
                    of_place = phrase.object.name is not None and phrase.object.name.cls == "place"
                    is_office = of_place and not re.search(
                        r"Court|government|Government|[Cc]ouncil|municipality", np.name.en
                    )
                    out += f" {'in' if is_office else 'of'} {self.phrase(phrase.object)}"
                elif phrase.prep == "de" and np.name is None and is_levy(np, phrase.object):
                    out += f" in {self.phrase(phrase.object)}"  # "S/ 500 millones de canon"
                elif phrase.prep == "de" and np.name:
                    self.doubts.extend([] if self._is_local_body(np, phrase) else [f"what of {np.name.en}"])
                    out += f" of {self.phrase(phrase.object)}"
                else:
                    out += f" {self.preposition(phrase.prep, governor, phrase.object)} {self.phrase(phrase.object)}"
        if np.aside is not None:
            inner = self.phrase(np.aside.object)
            # "aged 48"
            said = inner.removesuffix(" years") if np.aside.en == "aged" else inner
            out += f", {_charged(np.aside, class_of(np) or '')} {said},"
        if np.apposition is not None:
            other = as_the_only_one(
                np.apposition
            )  # "Pataz, in the province of …", but "La Pampa, an area occupied by …"
            wider = other.noun is not None and other.noun.lemma in DIVISIONS and bool(other.name or other.phrases)
            out += f", {'in ' if wider else ''}{self._one(other)},"
        if np.participle is not None and not has_lone_participle(np):
            text = self._participle(np.participle)
            out += f", {text}," if np.is_loose else f" {text}"
        if np.relative is not None:
            text = self._relative(np.relative, np)
            out += f", {text}," if np.is_loose else f" {text}"
        return out
