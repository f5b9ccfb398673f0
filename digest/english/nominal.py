"""Noun phrases in English: senses, articles, premodifiers, prepositions, what follows the noun."""

import re
from abc import abstractmethod
from dataclasses import dataclass, replace
from datetime import date

from digest.english.complements import ComplementRealiser, unreviewed
from digest.english.entries import Name, Noun
from digest.english.heads import (
    ADDED,
    AREAS,
    BODIES,
    BODIES_NAMED_AFTER,
    CALLED,
    CALLED_BY_PLACE,
    CARDINALS,
    CHARGES,
    COMPOUNDED,
    COURTS,
    DIVISIONS,
    FOR_HEADS,
    HEADLINE_THE,
    INCIDENTS,
    KIN,
    LAKES,
    LOCAL_OFFICES,
    LOCALS,
    MEASURES,
    MEMBERS,
    MONTHS_OF,
    MUTUAL,
    NAMED_BEFORE,
    NAMED_WORKS,
    NAMESAKES,
    NUMBERED,
    OF_HEADS,
    OF_RIVERS,
    OFFICES,
    OPERATIONS,
    ORIGINS,
    OWNED,
    POINTING,
    ROLES,
    SETTLEMENTS,
    SITES,
    STREETS,
    TO_NOUNS,
    TRADES,
    VAGUE,
    WHOLES,
)
from digest.english.inflect import article
from digest.english.rephrase import CARRIERS, CLOSINGS, as_mine, is_load, is_valley, shown
from digest.english.writing import CannotWriteError
from digest.spanish.figures import MONTHS, WEEKDAYS, day_in_english
from digest.spanish.senses import adjective_sense, class_of, noun_sense
from digest.spanish.tokens import fold
from digest.spanish.tree import Clause, NounPhrase, Phrase

#: Classes of what lasts a span: "a 48-hour strike".
LASTS = frozenset(("event", "act", "law", "document", "penalty", "abstract", "org", "group"))
#: Prepositions that are of place beside a place: "junto a la reserva", "frente al ministerio".
BESIDE = {"junto a": "beside", "frente a": "in front of"}


@dataclass(kw_only=True)
class NominalRealiser(ComplementRealiser):
    """Puts noun phrases into English; clauses inside them are left to the whole realiser."""

    @abstractmethod
    def _participle(self, clause: Clause) -> str:
        """A participle with what belongs to it."""

    @abstractmethod
    def _relative(self, clause: Clause, np: NounPhrase) -> str:
        """A relative clause."""

    @abstractmethod
    def _bare_verb(self, inner: Clause, form: str) -> str:
        """An infinitive or -ing clause."""

    def phrase(self, np: NounPhrase, *, verb: str = "", is_subject: bool = False) -> str:
        """A noun phrase with all its parts, coordinated ones joined without a serial comma."""
        if np.also and all(_is_bare_people(o) for o in (np, *np.also)):  # "awajún y wampis bloquean"
            np = replace(np, number="pl", also=tuple(replace(o, number="pl") for o in np.also))
        if np.also and all(_is_named_firm(o) and o.noun == np.noun for o in (np, *np.also)):
            np = replace(np, also=tuple(_called(o) for o in np.also))  # "empresa X y empresa Z"
        is_firm = np.noun is not None and np.noun.lemma in {"empresa", "minera", "compañía", "petrolera"}
        if is_firm and np.name and np.number == "sg" and np.also and np.det != "indef" and _are_names(np.also):
            np = replace(np, number="pl", det="def")  # "la empresa X y Z": the companies
        first = self._one(np if np.also else _plain_firm(np), verb=verb, is_subject=is_subject)
        if not np.also:
            return first
        rest = [self._one(o, verb=verb, is_subject=is_subject) for o in np.also]
        parts = [first, *rest]
        if len(parts) == 2 and (head := _same_head(np, first, rest[0])):  # "mineras y petroleras"
            return f"{first.removesuffix(head).strip()} {np.conjunction} {rest[0]}"
        heads = {part.noun.lemma for part in (np, *np.also) if part.noun}
        if {"madre", "padre"} <= heads:  # "madres y padres"
            parts = [part.replace("parents", "fathers") for part in parts]
        both = "both " if "tanto" in np.notes else ""
        return f"{both}{', '.join(parts[:-1])} {np.conjunction} {parts[-1]}"

    def _one(self, np: NounPhrase, *, verb: str = "", is_subject: bool = False) -> str:
        np = _of_the_country(shown(np))
        if (deed := _crime(np)) is not None:
            return self._one(deed, verb=verb)
        if (whole := _most_of(np)) is not None:
            text = self._one(whole, verb=verb)
            if np.det != "def":
                self.doubts.append("most of it, or the largest part")
            is_mass = whole.noun is not None and whole.det == "def" and not text.startswith("the ")
            return f"most of {'the ' if is_mass else ''}{text}"
        if month := _month(np):
            return month
        if np.noun is None:
            text = self._nameless(np)
        else:
            sense = noun_sense(np, verb, is_subject=is_subject)
            if sense is None:
                raise CannotWriteError(f"several senses: {np.noun.lemma}")
            is_numbered = np.name is not None and np.name.en.isdigit() and sense.es in {*NUMBERED, "estación"}
            if not sense.is_safe and not is_numbered:
                self.doubts.append(f"sense of {sense.es}")
            text = self._nominal(np, sense)
        return text + self._after(np)

    def _nameless(self, np: NounPhrase) -> str:
        if np.name is not None:
            known = np.name.kind not in {"", "person?", "half"}
            name = np.name.en
            if not known and np.name.kind == "half":
                self.doubts.append(f"name {name}")
            if np.name.kind == "mine" and name in NAMESAKES:
                self.doubts.append(f"the project or the place {name}")
            if np.name.kind == "mine" and (site := SITES.get(name)):
                name = f"{name} {site}"
            is_acronym = name.isupper() and any(vowel in name for vowel in "AEIOU")
            is_called = known or np.name.kind == "person?" or is_acronym
            if np.name.has_article or name != np.name.en or (np.det == "def" and not is_called):
                name = f"the {name}"
            return name
        assert np.quantity is not None
        self._note(np)
        if (stuff := _worth_of(np)) is not None:
            places = [p for p in stuff.phrases if p.prep == "en"]
            bare = replace(stuff, phrases=tuple(p for p in stuff.phrases if p.prep != "en"))
            where = " ".join(f"{self.preposition(p.prep, 'clause', p.object)} {self.phrase(p.object)}" for p in places)
            said = f"{self.phrase(bare)} worth {np.quantity.qualifier} {np.quantity.en} {where}"
            return " ".join(said.split())
        return f"{np.quantity.qualifier} {np.quantity.en}".strip()

    def _note(self, np: NounPhrase) -> None:
        if np.quantity and np.quantity.formula:
            self.formulas.append(np.quantity.formula)

    def _nominal(self, np: NounPhrase, sense: Noun) -> str:
        of_several = np.phrases and np.phrases[0].prep == "de" and np.phrases[0].object.quantity is not None
        if sense.es == "muerte" and np.number == "sg" and of_several and np.phrases[0].object.is_plural:
            np = replace(np, number="pl")  # "la muerte de dos mineros": the deaths
        is_plural = np.number == "pl" and sense.count != "u"
        if np.det == "poss" and sense.cls == "document" and sense.count == "c" and self.owner and self.owner.is_plural:
            is_plural = True  # "dos comunidades obtienen su título": each its own
        is_single = np.number == "sg" and not (np.det or np.quantity or np.name or np.adjectives)
        is_young = sense.es.split()[0] in {"cría", "cachorro", "ejemplar"}
        if is_single and sense.cls in {"plant", "animal"} and sense.count == "c" and not is_young:
            self.doubts.append(f"one or many: {sense.en}")
        noun = sense.en
        if np.name is not None and np.name.en.isdigit():
            noun = NUMBERED.get(sense.es, noun)
        if is_plural and sense.count != "p":
            noun = self._plural(sense)
        pre, post = self._adjectives(np, sense)
        lead: list[str] = []
        while pre and sense.cls == "person" and noun.startswith(_LEADING):  # "exgerente regional forestal"
            first, _, noun = noun.partition(" ")
            lead.append(first)
        pre = [*lead, *pre, *(m.en for m in np.tails if m.en[:1].isupper())]  # "familias mashco piro"
        before, after = self._compound(np, sense)
        is_wild = sense.cls in _WILD
        lacking = [LACKING_ADVERBS[m.es] for m in np.tails if m.es in LACKING_ADVERBS and not is_wild]
        before = " ".join([*lacking, before]).strip()
        before = " ".join([*(said for n in np.notes if (said := _noted(n))), before]).strip()
        if before == noun or before.endswith(f" {noun}"):  # "acción" of "amparo", which is an "amparo action"
            before = before.removesuffix(noun).strip()
        if np.participle is not None and self._is_lone(np):
            how = [a.adverb.en for a in np.participle.adjuncts if a.adverb]
            pre = [*how, self.forms.participle(np.participle.frame.en), *pre]
        short = f"({np.acronym})" if np.acronym and np.name is None else ""  # right behind what it is short for
        if sense.es == "joven" and before.endswith("-year-old"):
            noun = ""  # "un joven de 22 años": a 22-year-old
        words = " ".join(filter(None, [*pre, before, noun, short]))
        if np.name is not None:
            is_vague = np.noun is None or np.noun.lemma not in CALLED
            if np.name.kind == "" and is_vague and sense.cls in {"artefact", "abstract", "event", "act", "substance"}:
                self.doubts.append(f"name {np.name.en}")
            is_site = sense.es.split()[0] in {"mina", "proyecto", "unidad"}
            if is_site and np.name.kind != "mine" and " de " in np.name.en:
                self.doubts.append(f"whose {sense.en}")
            words = self._with_name(np, sense, words)
        qualified = [m.en for m in np.tails if (is_wild or m.es not in LACKING_ADVERBS) and not m.en[:1].isupper()]
        self.doubts.extend(f"sense of {m.es}" for m in np.tails if not m.is_safe)
        noun_alone, waits, what_for = words.partition(" awaiting ")
        if waits and np.phrases and np.name is None:
            words, qualified = noun_alone, [f"awaiting {what_for}", *qualified]
        behind = [after, *qualified] if sense.cls == "person" else [*qualified, after]  # "miners from X awaiting …"
        rates = [word for word in post if word.startswith("per ")]  # "20,000 tonnes of ore per day"
        post = [word for word in post if word not in rates]
        tail = " ".join(filter(None, [*post, *behind, *rates, self._infinitive(np)]))
        body = f"{words} {tail}".strip() if tail else words
        return self._determined(np, sense, body, is_plural=is_plural)

    def _is_stuff(self, np: NounPhrase, inner: NounPhrase) -> bool:
        """ "kilos de droga": a bare singular that counts in English stands in the plural after a measure."""
        return bool(
            np.noun and np.noun.lemma in MEASURES and inner.noun and not inner.det and inner.number == "sg"
            and not inner.quantity and not inner.name
        )  # fmt: skip

    def _infinitive(self, np: NounPhrase) -> str:
        """ "la decisión de suspender": the decision to suspend; "el riesgo de perder": of losing."""
        if np.infinitive is None or np.noun is None:
            return ""
        how = "to" if np.infinitive_link != "de" or np.noun.lemma in TO_NOUNS else "of:ing"
        return self._bare_verb(np.infinitive, how)

    def _is_lone(self, np: NounPhrase) -> bool:
        """ "pozas contaminadas": a participle with nothing behind it stands before the noun."""
        inner = np.participle
        return bool(
            inner and np.noun and not np.is_loose and not {"result", "both"} & set(np.notes) and not inner.arguments
            and not _is_counted(np)
            and all(a.adverb is not None and a.adverb.en.endswith("ly") for a in inner.adjuncts)
            and len(inner.adjuncts) <= 1 and not inner.complement and not inner.frame.particle
        )  # fmt: skip

    def _plural(self, sense: Noun) -> str:
        if sense.plural and sense.plural != "-":
            return sense.plural
        return self.forms.plural(sense.en)

    def _adjectives(self, np: NounPhrase, sense: Noun) -> tuple[list[str], list[str]]:
        pre: list[str] = []
        post: list[str] = []
        ordered = [*np.adjectives[: np.n_pre], *reversed(np.adjectives[np.n_pre :])]
        if np.adjectives_are_joined:
            ordered = [*np.adjectives[: np.n_pre], *np.adjectives[np.n_pre :]]
        words: list[tuple[str, str]] = []
        for form in ordered:
            chosen = self._superlative(np, sense, adjective_sense(form, sense))
            if chosen is not None and chosen.en.split()[0][:5] in sense.en:
                continue  # the noun's English has it in it
            if chosen is None:
                raise CannotWriteError(f"several senses: {form.lemma}")
            if not chosen.is_safe or chosen.es in POINTING:
                self.doubts.append(f"sense of {chosen.es}")
            became = (
                "result" in np.notes and form.lemma.endswith(("ado", "ido")) and chosen.en.endswith(("ed", "t", "n"))
            )
            at = 0 if chosen.en in _RANKS and sense.cls == "person" and form not in np.adjectives[: np.n_pre] else None
            words.insert(len(words) if at is None else at, (chosen.en, "post" if became else chosen.position))
        if np.adjectives_are_joined and len(words) >= 2:
            (a, _), (b, _) = words[-2:]
            listed = [w for w, _ in words[:-2]]
            peoples = [w for w in (*listed, a) if w[:1].isupper()]
            if len(peoples) > 1 and b[:1].isupper():  # "bilingual Harakbut, Yine and Matsigenka"
                return [*(w for w in listed if w not in peoples), f"{', '.join(peoples)} and {b}"], post
            pre = [*listed, f"{a} and {b}"]
            return pre, post
        for word, position in words:
            if position == "pred":
                raise CannotWriteError(f"adjective that only stands after a verb: {word}")
            (post if position == "post" else pre).append(word)
        return pre, post

    def _compound(self, np: NounPhrase, sense: Noun) -> tuple[str, str]:
        """Words before the noun ("oil" spill) and the phrases that come after it."""
        before = ""
        after: list[str] = []
        for index, phrase in enumerate(np.phrases):
            inner = phrase.object
            if phrase.prep == "de" and _is_absorbed(sense, inner):
                inner_sense = noun_sense(inner)
                after.extend(self._tied(inner, inner_sense or sense, p) for p in inner.phrases)
                after.append(self._after(replace(inner, acronym="", locator="", apposition=None)).strip())
                continue
            if phrase.prep == "sin" and sense.cls not in _WILD and (lacking := unauthorised(inner)):
                before = f"{lacking} {before}".strip()
                continue
            if index == 0 and phrase.prep == "de":
                if side := _side(inner):
                    before = side
                    continue
                if span := self._span(sense, inner):
                    before = span
                    after.extend(self._tied(np, sense, p) for p in inner.phrases)
                    continue
                if aim := self._aim(np, inner):
                    after.append(aim)
                    continue
                if owner := self._genitive(np, inner):
                    before = owner
                    continue
                if is_valley(np, inner) and inner.name is not None and not np.adjectives and len(np.phrases) == 1:
                    before = inner.name.en  # "comunidades del Canipaco": Canipaco communities
                    continue
                if self._is_called_by_place(np, inner):
                    assert inner.name is not None
                    before = inner.name.en
                    continue
                reviewed = self._reviewed(np, sense, phrase)
                if reviewed == "mod" and (stuff := self._stuff(inner)):
                    before = stuff
                    continue
                if reviewed == "own" and (owner := self._owner_of(np, inner)):
                    before = owner
                    continue
                if reviewed in {"", "amber", "keep", "mod"} and self._premodifies(np, inner):
                    if reviewed not in {"mod", "keep"}:
                        self.doubts.append(unreviewed(np, phrase))
                    inner_sense = noun_sense(inner)
                    if inner_sense is None:
                        raise CannotWriteError(f"several senses: {inner.noun.lemma if inner.noun else ''}")
                    before = self._premodifier(inner, inner_sense)
                    for deeper in inner.phrases:
                        third = noun_sense(deeper.object)
                        if deeper.prep != "de":
                            after.append(self._tied(inner, inner_sense, deeper))
                        elif third is not None and self._is_bare(replace(deeper.object, phrases=())):
                            before = f"{third.en} {before}"
                            is_plain = (
                                third.cls in {"natural", "substance", "plant"}
                                and " " not in f"{third.en}{inner_sense.en}"
                            )
                            if not is_plain:
                                self.doubts.append("a pile of nouns")
                            after.extend(self._tied(np, sense, p) for p in deeper.object.phrases)
                        else:
                            after.append(self._tied(np, sense, deeper))
                    continue
            after.append(self._tied(np, sense, phrase))
        return before, " ".join(after)

    def _span(self, sense: Noun, inner: NounPhrase) -> str:
        """ "paro de 48 horas": a 48-hour strike; "oleoducto de 207 kilómetros": a 207-kilometre pipeline."""
        unit = noun_sense(inner)
        is_there = all(p.prep in {"en", "entre"} for p in inner.phrases)  # "un abismo de 80 metros | en Abancay"
        bare = is_there and not (inner.adjectives or inner.det or inner.also or inner.tails)
        head = sense.es.split()[0]
        is_long = unit is not None and unit.en in {"kilometre", "metre"} and head in _WAYS
        is_long = is_long or (unit is not None and unit.en == "hectare" and head in _GROUNDS)
        if is_long and unit is not None and inner.quantity is not None and bare and not inner.quantity.qualifier:
            return f"{inner.quantity.en.replace(' ', '-')}-{unit.en}"
        if unit is not None and unit.en == "metre" and inner.quantity is not None and bare:
            way = _SIZED.get(sense.es.split()[0], "")
            if way and not inner.quantity.qualifier:  # "un pozo de 60 metros": a 60-metre-deep well
                return f"{inner.quantity.en.replace(' ', '-')}-metre-{way}"
        if (
            unit is None
            or unit.cls != "time"
            or inner.quantity is None
            or inner.adjectives
            or inner.phrases
            or inner.det
            or inner.also  # "28 años y tres meses"
        ):
            return ""
        if sense.cls == "person" and unit.en == "year" and not inner.quantity.qualifier:
            return f"{inner.quantity.en}-year-old"
        is_lasting = sense.cls in LASTS or sense.es in {"plazo", "turno"}  # "a ten-day deadline"
        if inner.quantity.qualifier or not is_lasting:
            return ""
        return f"{inner.quantity.en.replace(' ', '-')}-{unit.en}"

    def _premodifies(self, np: NounPhrase, inner: NounPhrase) -> bool:
        if inner.det == "def" and inner.noun and inner.noun.lemma in TRADES and class_of(np) == "artefact":
            inner = replace(inner, det="")  # "las dragas de la minería ilegal"
        if inner.noun is None or inner.det or inner.quantity or inner.also or inner.name:
            return False
        if len(inner.phrases) > 2 or inner.infinitive or inner.tails:
            return False
        if inner.participle or inner.relative or inner.apposition or inner.acronym or inner.locator or inner.ordinal:
            return False
        if inner.adjectives and (
            len(inner.adjectives) > 1 or inner.n_pre or inner.phrases or inner.number == "pl"
            or class_of(inner) in {"place", "area", "group", "org", "person", "natural", "artefact"}
        ):  # fmt: skip
            return False
        assert np.noun is not None
        if inner.number == "pl":
            stuff = noun_sense(inner)
            if stuff is None or (stuff.count != "u" and np.noun.lemma not in COMPOUNDED):
                return False
        if " " in np.noun.lemma and " de " not in np.noun.lemma:
            return False  # "extracción ilegal | de oro": the adjective would come between
        of_stuff = class_of(inner) == "substance"
        if np.noun.lemma.split()[0] in OF_HEADS or (np.name is not None and not of_stuff):
            return False
        stuff = noun_sense(inner)
        is_long = stuff is not None and " " in stuff.en and inner.noun.lemma not in TRADES
        if is_long and class_of(np) in {"person", "group", "org"}:
            return False
        return class_of(inner) not in {"", "time", "amount", "money", "person", "body"}

    def _genitive(self, np: NounPhrase, inner: NounPhrase) -> str:
        """ "la decisión del Gobierno": the government's decision."""
        if np.noun is None or np.noun.lemma not in OWNED or np.quantity or np.ordinal or np.adjectives or np.name:
            return ""
        if (
            self._is_bare(replace(inner, det=""))
            and inner.noun
            and inner.noun.lemma == "gobierno"
            and inner.det == "def"
        ):
            return "government's"
        if (
            inner.noun is not None
            or inner.name is None
            or inner.also
            or inner.phrases
            or inner.acronym
            or inner.locator
        ):
            return ""
        name = inner.name.en
        if inner.name.cls not in {"org", "place"} or "(" in name or len(name.split()) > 2 or name.endswith("s"):
            return ""
        return f"{name}'s"

    def _is_called_by_place(self, np: NounPhrase, inner: NounPhrase) -> bool:
        """ "el puesto de control de La Oroya": the La Oroya checkpoint."""
        plain = inner.name and not (inner.noun or inner.also or inner.phrases or inner.locator or inner.acronym)
        if np.noun and np.noun.lemma == "mina" and (np.det != "def" or np.adjectives):
            return False  # a headline's "mina de Pataz" may be any mine there
        if plain and inner.name and inner.name.kind.startswith("river") and np.noun and np.noun.lemma == "cuenca":
            return np.number == "sg"  # the Napo basin
        return bool(
            plain and np.noun and inner.name and np.noun.lemma in CALLED_BY_PLACE and not np.name and np.number == "sg"
            and inner.name.cls in {"place", "area", "name"} and not inner.name.has_article
        )  # fmt: skip

    def _premodifier(self, inner: NounPhrase, sense: Noun) -> str:
        """ "títulos de propiedad rural": rural property titles."""
        pre, post = self._adjectives(inner, sense)
        if post:
            raise CannotWriteError("an adjective that stands behind a noun before a noun")
        stuff = "drug" if sense.en == "drugs" else sense.en.removesuffix(" tree")  # "kapok timber"
        return " ".join([*pre, stuff])

    def _aim(self, np: NounPhrase, inner: NounPhrase) -> str:
        """ "estrategias de protección de la Amazonía": strategies for the protection of the Amazon."""
        if np.noun is None or np.noun.lemma not in FOR_HEADS or inner.det or inner.noun is None or inner.adjectives:
            return ""
        thing = noun_sense(inner)
        if thing is None or thing.cls not in {"event", "act"} or len(inner.phrases) != 1:
            return ""
        target = inner.phrases[0]
        if target.prep != "de" or not (target.object.det or target.object.name):
            return ""
        return f"for the {thing.en} {self._tied(inner, thing, target)}"

    def _is_bare(self, np: NounPhrase) -> bool:
        """A noun and nothing else."""
        return not (
            np.noun is None or np.det or np.quantity or np.also or np.phrases or np.name or np.adjectives
            or np.participle or np.relative or np.apposition or np.tails or np.infinitive or np.ordinal or np.acronym
            or np.locator
        )  # fmt: skip

    def _tied(self, np: NounPhrase, sense: Noun, phrase: Phrase) -> str:
        if is_beside(phrase):
            return f"{BESIDE[phrase.prep]} {self.phrase(phrase.object)}"
        if phrase.en:
            return f"{phrase.en} {self.phrase(phrase.object)}"
        lemma = np.noun.lemma if np.noun else ""
        called = phrase.object.name if phrase.object.noun is None else None
        if lemma in {"distrito", "provincia"} and called is not None and called.kind == "mine":
            return f"of {called.en}"  # the place, not the project that is named after it
        if self._is_one_of_a_region(np, phrase):
            return f"in {self.phrase(phrase.object)}"
        if is_valley(np, phrase.object) and phrase.prep == "de" and phrase.object.name is not None:
            return f"in the {phrase.object.name.en} area"
        if (
            phrase.prep == "de"
            and lemma in {"denuncia", "queja"}
            and class_of(phrase.object) in {"group", "person", "org"}
        ):
            return f"by {self.phrase(phrase.object)}"
        if lemma.split(" ")[0] in CARRIERS and is_load(phrase):
            return f"carrying {self.phrase(phrase.object)}"
        if phrase.prep == "de" and lemma.split(" ")[0] in OF_RIVERS and _is_river(phrase.object):
            assert called is not None
            return f"of the {called.en}"
        if phrase.prep == "de" and lemma.split(" ")[0] in CLOSINGS:
            mine = as_mine(phrase.object, self.lexicon)
            if mine is None:
                self.doubts.append("the company, or its mine")
            phrase = replace(phrase, object=mine or phrase.object)
        match self._reviewed(np, sense, phrase):
            case "keep":
                pass
            case "" | "amber" | "mod" | "own":
                self.doubts.append(unreviewed(np, phrase))
            case "of" if phrase.prep == "de" and self._is_stuff(np, phrase.object):
                pass
            case said:
                return f"{said} {self.phrase(self._massed(phrase.object, np))}"
        english = self.preposition(phrase.prep, sense.cls, phrase.object, lemma)
        if phrase.prep == "sin" and self._is_bare(phrase.object) and class_of(phrase.object) == "abstract":
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
            if self._is_stuff(np, obj):
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
            is_there = obj.name.cls in {"place", "area"} if obj.name and not obj.noun else _is_division(obj)
            if is_there and np.number == "pl":
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
            several = obj.name.en if obj.name and obj.name.kind == "several" else ""
            pair = len(obj.also) == 1 or len(last.also) == 1 or (several and "," not in several)
            return "between" if pair or lemma.split(" ", maxsplit=1)[0] in MUTUAL else "among"
        if prep == "en" and obj.name and not obj.noun and obj.name.kind == "mine":
            return "at"
        if prep == "en" and obj.noun and obj.noun.lemma.split()[0] == "campamento":
            return "at"
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

    def _with_name(self, np: NounPhrase, sense: Noun, words: str) -> str:
        assert np.name is not None
        name = np.name.en
        if np.name.kind in {"mark", "quoted"}:  # "at kilometre 441", "the gang “Los Topos”"
            return f"{words} {name}"
        if re.fullmatch(r"[IVXLC]+|[A-Z]?\d+[\w-]*", name):
            return f"{' '.join(w[:1].upper() + w[1:] for w in words.split())} {name}"
        if np.noun and np.noun.lemma in OPERATIONS and words == sense.en:
            return f"Operation {name}"
        if np.noun and (way := STREETS.get(np.noun.lemma)) and words == sense.en:
            return f"{way} {name}"
        if np.noun and np.noun.lemma in LAKES:
            return f"Lake {name}"
        is_body = sense.cls in {"group", "org"} and np.name.has_article
        if is_body and words.rsplit(maxsplit=1)[-1].casefold() in name.casefold().split():
            return name  # "la federación Feconau", which is the Federation of …
        match sense.cls:
            case "person" if np.noun and np.noun.lemma.split()[0] in ROLES:
                return f"{words}, {name},"
            case "person":
                return f"{words} {name}"
            case "group" if np.noun and np.noun.lemma.split()[0] in BODIES_NAMED_AFTER:
                return f"{words} {name}"
            case "group" if np.noun and np.noun.lemma == "consorcio":
                return f"{name} {words}"
            case "place" | "group":
                if np.noun and np.noun.lemma.split()[0] in NAMED_BEFORE:
                    return f"{name} {words}"
                return f"{words} of {name}"
            case "org":
                return f"{words} {name}"
            case "law":
                return f"{words} {name}"
        return f"{name} {words}"

    def _determined(self, np: NounPhrase, sense: Noun, body: str, *, is_plural: bool) -> str:
        figure = ""
        if np.quantity is not None and np.quantity.value < 100 and sense.en == "police" and not np.name:
            body = body.replace("police", "police officers", 1)
        if np.quantity is not None and sense.count == "u" and sense.en != "police" and np.noun is not None:
            self.doubts.append(f"a count of what is not counted: {sense.en}")
        if np.quantity is not None:
            self._note(np)
            figure = f"{np.quantity.qualifier} {np.quantity.en}".strip()
        counted = " ".join(filter(None, [np.ordinal, figure, body]))
        if "result" in np.notes and figure and sense.cls == "person":  # "13 desaparecidos": left 13 missing
            counted = re.sub(r"\b(missing|injured|wounded|homeless|affected) (?:people|person)\b", r"\1", counted)
        if np.ordinal == "first" and not figure and np.noun is not None and np.noun.lemma in {"ministro", "ministra"}:
            counted = f"prime {body}"
        if np.ordinal in {"first", "last"} and not figure and (months := MONTHS_OF.get(sense.es)):
            counted = f"{np.ordinal} {months} months{body.removeprefix(sense.en)}"
        if np.ordinal == "last" and sense.cls == "document" and not figure:
            counted = f"latest {body}"
        elif np.ordinal == "last":
            counted = f"last {figure} {body}".replace("  ", " ")
        if body.startswith(("Operation ", *STREETS.values())) and np.name is not None and np.det in {"", "def"}:
            return counted
        if re.match(r"(?:[A-ZÁÉÍÓÚÑ][\w.-]+ )*[A-ZÁÉÍÓÚÑ][\w.-]+(?:'s|s') ", body) and np.det in {"", "def"}:
            return counted  # "Peru's efforts"
        if "amber: most, or more" in np.notes and np.det == "def":
            return f"the {counted}"  # the highest values
        if np.det == "quant" and np.det_en == "more":
            self.doubts.append("more, or most")
        match np.det:
            case "those":
                return "those"
            case "none":
                self.doubts.append("none of them")
                return f"{'any' if self.is_denied else 'no'} {counted}"
            case "poss":
                if np.noun is not None and np.noun.lemma in KIN and class_of(self.owner or np) in _WITHOUT_KIN:
                    raise CannotWriteError("«su» of a person")  # no ministry has a widow
                return f"{self._possessive()} {counted}"
            case "dem" | "quant" | "other" | "some" | "each" | "all":
                is_added = np.noun is not None and np.noun.lemma in ADDED
                if np.det == "other" and figure and (is_added or sense.cls in {"amount", "money"}):
                    return f"a further {figure} {body}"
                if np.det == "other" and figure and (self.is_headline or np.det_en == "more"):
                    return f"{figure} more {body}"  # nobody has been named yet that they could be other than
                if np.det == "other" and figure:
                    return f"{figure} other {body}"
                if np.det_en == "another" and sense.count == "u":
                    return f"other {counted}"
                if np.det == "all":
                    return f"{np.det_en} {'the ' if is_plural and (figure or self._is_specific(np)) else ''}{counted}"
                if np.det == "dem" and not is_plural:
                    return f"{'this' if np.det_en in {'this', 'these'} else 'that'} {counted}"
                if np.det == "quant" and not is_plural and sense.count == "u" and np.det_en in {"several", "many"}:
                    raise CannotWriteError(f"uncountable in English: {sense.en}")
                return f"{np.det_en} {counted}"
            case "oneof":
                return f"one of the {counted}"
            case "zero":
                return counted
            case "indef":
                if sense.count in {"u", "p"}:
                    return counted
                if "result" in np.notes and sense.cls == "person" and sense.en.endswith(" person"):
                    return f"one {body.replace(sense.en, sense.en.removesuffix(' person'), 1)}"  # "deja un muerto"
                return f"{article(counted)} {counted}"
            case "def" if self._is_sum(np):
                return counted if sense.count != "c" else f"{article(counted)} {counted}"
            case "def" if np.det_en.endswith("other"):
                return f"the other {counted}"
            case "def" if self.owner_verb == "declarar" and np.noun and np.noun.lemma.startswith("emergencia"):
                return f"{article(counted)} {counted}"
            case "def":
                if np.name is not None and (not self._keeps_the(np) or sense.es in LAKES):
                    return counted
                return f"the {counted}" if self._wants_the(np, sense, body, is_plural=is_plural) else counted
        return self._bare(np, sense, counted, is_plural=is_plural)

    def _keeps_the(self, np: NounPhrase) -> bool:
        assert np.name is not None
        return not re.fullmatch(r"[IVXLC]+|[A-Z]?\d+[\w-]*", np.name.en)

    def _is_specific(self, np: NounPhrase) -> bool:
        return bool(np.phrases or np.participle or np.relative or np.name or np.locator)

    def _wants_the(self, np: NounPhrase, sense: Noun, body: str, *, is_plural: bool) -> bool:
        if np.ordinal or np.quantity:
            return True
        if sense.count == "u":
            cardinal = np.noun is not None and np.noun.lemma in CARDINALS
            is_meant = self.is_told or cardinal or sense.es == "noticia"
            is_of = " of " in body and not (np.phrases and np.phrases[0].prep != "de")
            return is_of or bool(np.relative) or is_meant
        if is_plural and sense.cls == "group" and sense.en[:1].isupper():
            return True  # "the Mashco Piro"
        if is_plural:
            assert np.noun is not None
            lemma = np.noun.lemma
            if (
                lemma in MEMBERS
                and len(np.phrases) == 1
                and np.phrases[0].prep == "de"
                and not (np.participle or np.relative or np.adjectives)
            ):
                return False  # "los funcionarios del ministerio": officials of the ministry, not all of them
            is_kind = bool(np.adjectives) or (" " in lemma and " de " not in lemma)
            return self._is_specific(np) or not is_kind or np.n_pre > 0 or np.infinitive is not None
        return True

    def _bare(self, np: NounPhrase, sense: Noun, counted: str, *, is_plural: bool) -> str:
        """No article in Spanish: none in English for plurals and masses, else "a", or "the" for what is unique."""
        if np.noun is not None and np.noun.lemma in _MADE and sense.count == "u" and f"{sense.en} in " in counted:
            return counted  # "producción de cobre del Perú": copper production in Peru
        if np.noun is not None and np.noun.lemma == "parte" and np.phrases and not np.adjectives:
            return counted  # "parte de la carretera": part of the road
        if self.is_headline and sense.cls in {"area", "place"} and any(a.lemma == "crítico" for a in np.adjectives):
            return f"{article(counted)} {counted}" if np.number == "sg" else counted  # "en zona crítica del parque"
        if self.is_headline and np.number == "sg" and f"{sense.en} to " in counted and sense.en == "halt":
            return f"a {counted}"  # "exigen paralización de proyecto"
        if self.is_headline and sense.en == "premises" and np.number == "sg" and np.phrases and not np.quantity:
            return f"the {counted}"  # "queman local de la UGEL"
        if sense.en == "staff" and np.noun is not None:
            return counted  # "personal de la Sunat": staff from it, not all
        if sense.count == "u" and not np.quantity and any(self._is_certain(sense, p) for p in np.phrases):
            return f"the {counted}"
        if (
            sense.count == "u"
            and not np.quantity
            and np.phrases
            and np.phrases[0].prep == "de"
            and f"{sense.en} of " in counted
            and not (np.phrases[0].object.noun and np.phrases[0].object.noun.lemma in ORIGINS)
        ):
            return f"the {counted}"
        if is_plural and np.name is not None and sense.cls in {"org", "group"} and not np.quantity:
            return f"the {counted}"  # "mineras Antapaccay, Hudbay y Las Bambas"
        is_whole = np.noun is not None and np.noun.lemma in WHOLES and not np.quantity
        if is_whole and any(p.prep == "de" and (p.object.det == "def" or p.object.name) for p in np.phrases):
            return f"the {counted}"  # "derechos del río Marañón"
        if is_plural and sense.cls == "group" and sense.plural == sense.en and not np.quantity and not np.adjectives:
            return f"the {counted}"  # the Wampis
        if sense.count == "p" and self._is_presupposed(np):
            return f"the {counted}"
        if is_plural or sense.count in {"u", "p"} or np.quantity:
            return counted
        if sense.cls == "crime" and not np.phrases and not np.adjectives and np.noun and np.noun.lemma in CHARGES:
            return counted  # "for homicide"
        if self._is_presupposed(np):
            return f"the {counted}"
        if np.name is not None:
            if not self._keeps_the(np) or sense.es in LAKES:
                return counted
            return f"the {counted}"
        if np.ordinal:
            return f"the {counted}"
        assert np.noun is not None
        if np.noun.lemma == "territorio" and np.phrases:
            return f"the {counted}"
        is_of_named = any(p.prep == "de" and p.object.name for p in np.phrases)
        if self.is_headline and is_of_named and np.noun.lemma in NAMED_WORKS:
            return f"the {counted}"
        if self.is_headline and self.is_local and np.noun.lemma.split()[0] in LOCAL_OFFICES:
            return f"the {counted}"  # "Huari: alcalde firma acuerdo"
        if self.is_headline and sense.cls == "artefact" and (is_of_named or " belonging to " in counted):
            return f"{article(counted)} {counted}"  # "embarcación de Petroperú", "socavón de mina Poderosa"
        if any(self._is_one_of_a_region(np, p) for p in np.phrases) or np.noun.lemma.split()[0] in COURTS:
            return f"{article(counted)} {counted}"
        if self.is_headline and np.n_pre and np.noun.lemma.split()[0] in HEADLINE_THE:
            return f"{article(counted)} {counted}"  # "bloqueo de crucial corredor minero"
        is_unique = sense.en.endswith("Highway") or np.noun.lemma.split()[0] in HEADLINE_THE
        if self.is_headline and is_unique:
            return f"the {counted}"
        if self.is_headline and np.noun.lemma in VAGUE and not np.phrases and not np.locator:
            self.doubts.append(f"a or the {sense.en}")
        if self.is_headline and sense.cls == "org" and np.noun.lemma.split()[0] in BODIES:
            return f"the {counted}"
        is_new = any(a.lemma == "nuevo" for a in np.adjectives)
        if np.noun.lemma.split()[0] in ROLES and not is_new and (np.phrases or np.noun.lemma.split()[0] in OFFICES):
            return f"the {counted}"
        is_incident = self.is_headline and np.noun.lemma.split()[0] in INCIDENTS
        is_measured = any(p.object.noun is None and p.object.quantity for p in np.phrases)
        if self.is_headline and sense.cls == "act" and f"{sense.en} of " in counted and not is_measured:
            return f"the {counted}"  # "el retiro de las mineras"
        if self.is_headline and np.noun.lemma in _HOMES and any(_is_of_one(p) for p in np.phrases):
            return f"the {counted}"  # "queman casa de dirigente"
        if (
            sense.cls != "person"
            and not is_incident
            and any(p.prep == "de" and (p.object.det == "def" or p.object.name) for p in np.phrases)
        ):
            return f"the {counted}"
        return f"{article(counted)} {counted}"

    def _is_certain(self, sense: Noun, phrase: Phrase) -> bool:
        """ "interdicción de otros campamentos": of something certain, so "the interdiction"."""
        inner = phrase.object
        said = inner.det in {"def", "other", "poss", "dem"} or inner.name or inner.quantity
        is_origin = sense.cls == "substance" and class_of(inner) == "place"  # "timber from Ecuador"
        return phrase.prep == "de" and bool(said) and not is_origin and not _is_absorbed(sense, inner)

    def _possessive(self) -> str:
        owner = self.owner
        if owner is None:
            raise CannotWriteError("«su» without a clear owner")
        if owner.is_plural:
            return "their"
        if owner.name is not None and owner.name.kind == "pronoun":
            return {"he": "his", "she": "her"}.get(owner.name.en, "its")
        cls = class_of(owner, self.owner_verb, is_subject=True)
        if cls not in {"", "person", "name", "animal", "body"}:
            return "its"
        known = owner.noun or (owner.apposition.noun if owner.apposition else None)
        if cls in {"person", "name"} and known is not None and known.gender in {"m", "f"}:
            return "his" if known.gender == "m" else "her"
        raise CannotWriteError("«su» of a person")

    def _after(self, np: NounPhrase) -> str:
        out = ""
        if np.acronym and not (np.noun is not None and np.name is None):
            known = np.name.acronym if np.name else ""
            out += f" ({known if known and fold(known) == fold(np.acronym) else np.acronym})"
        if np.locator:
            out += f" ({np.locator})"
        if np.noun is None and _worth_of(np) is None:
            for phrase in np.phrases:
                governor = np.name.cls if np.name else "amount"
                if phrase.en:
                    out += f" {phrase.en} {self.phrase(phrase.object)}"
                elif phrase.prep == "de" and np.name and _is_branch(np.name, phrase.object):
                    # "la Fiscalía de Madre de Dios", but "la Corte Superior de Loreto"
                    of_place = phrase.object.name is not None and phrase.object.name.cls == "place"
                    is_office = of_place and not re.search(
                        r"Court|government|Government|[Cc]ouncil|municipality", np.name.en
                    )
                    out += f" {'in' if is_office else 'of'} {self.phrase(phrase.object)}"
                elif phrase.prep == "de" and np.name:
                    self.doubts.extend([] if self._is_local_body(np, phrase) else [f"what of {np.name.en}"])
                    out += f" of {self.phrase(phrase.object)}"
                else:
                    out += f" {self.preposition(phrase.prep, governor, phrase.object)} {self.phrase(phrase.object)}"
        if np.aside is not None:
            inner = self.phrase(np.aside.object)
            # "aged 48"
            said = inner.removesuffix(" years") if np.aside.en == "aged" else inner
            out += f", {np.aside.en} {said},"
        if np.apposition is not None:
            other = _the_one(np.apposition)  # "Pataz, in the province of …", but "La Pampa, an area occupied by …"
            wider = other.noun is not None and other.noun.lemma in DIVISIONS and bool(other.name or other.phrases)
            out += f", {'in ' if wider else ''}{self._one(other)},"
        if np.participle is not None and not self._is_lone(np):
            text = self._participle(np.participle)
            out += f", {text}," if np.is_loose else f" {text}"
        if np.relative is not None:
            text = self._relative(np.relative, np)
            out += f", {text}," if np.is_loose else f" {text}"
        return out


def _noted(note: str) -> str:
    """What a note puts before the noun: that it lacks a permit, how long it lasts."""
    kind, _, said = note.partition(":")
    return said if kind in {"lacks", "before"} else ""


#: What has no family and no body.
_WITHOUT_KIN = frozenset(("org", "law", "document", "act", "event"))
#: Parts of a country as adjectives: "the southern mining corridor".
_SIDES = {"sur": "southern", "norte": "northern", "centro": "central", "oriente": "eastern", "este": "eastern",
          "oeste": "western", "noroeste": "north-western", "sureste": "south-eastern"}  # fmt: skip


def _side(inner: NounPhrase) -> str:
    """ "el corredor minero del sur": southern, unless it is told of what."""
    plain = not (inner.phrases or inner.adjectives or inner.also or inner.name or inner.locator or inner.tails)
    return _SIDES.get(inner.noun.lemma, "") if inner.noun is not None and inner.det == "def" and plain else ""


def _is_counted(np: NounPhrase) -> bool:
    """ "20 hectáreas destruidas": what became of what is counted stands behind it."""
    return np.quantity is not None and not np.det and np.quantity.value >= 2 and class_of(np) != "person"


#: What is had by right, and what is called that lacks it.
_LACKING = {"autorización": "unauthorised", "permiso": "unauthorised", "licencia": "unlicensed"}


LACKING_ADVERBS = {f"sin {noun}": english for noun, english in _LACKING.items()}


#: What is not unauthorised itself: who fells a forest without a permit has none.
_WILD = frozenset(("natural", "plant", "amount", "area", "place"))


def unauthorised(inner: NounPhrase) -> str:
    """ "explosivos sin autorización": unauthorised; "" where more is said of it."""
    bare = not (inner.det or inner.phrases or inner.adjectives or inner.also or inner.quantity or inner.participle)
    return _LACKING.get(inner.noun.lemma, "") if inner.noun is not None and bare else ""


def is_beside(phrase: Phrase) -> bool:
    """ "junto a la reserva", but "junto a la Policía" is together with it."""
    beside = {"place", "area", "natural", "artefact"} | ({"org"} if phrase.prep != "junto a" else set())
    return phrase.prep in BESIDE and class_of(phrase.object) in beside


def _same_head(np: NounPhrase, first: str, second: str) -> str:
    """ "mining companies and oil companies" share their last word, where nothing stands before the first."""
    words, others = first.split(), second.split()
    last = np.also[0]
    follows = last.relative is not None or last.participle is not None
    if follows or (last.phrases and all(p.prep == "en" for p in last.phrases)):
        others = others[:2]  # "desechos tóxicos y residuos minerales que …"
    bare = not (np.det == "indef" or np.quantity or last.det or last.quantity or np.name or last.name)
    return words[-1] if bare and len(words) == len(others) == 2 and words[-1] == others[-1] else ""


#: What something named has one of.
_ONLY = frozenset((
    "operador", "operadora", "titular", "propietario", "propietaria", "dueño", "dueña", "capital", "concesionario",
    "concesionaria", "responsable", "fundador", "fundadora",
))  # fmt: skip


def _the_one(np: NounPhrase) -> NounPhrase:
    """ "Pluspetrol, operador del proyecto Camisea,": the operator."""
    is_one = np.noun is not None and np.noun.lemma in _ONLY and np.number == "sg" and not np.det and bool(np.phrases)
    return replace(np, det="def") if is_one else np


def _is_branch(body: Name, where: NounPhrase) -> bool:
    """A known public body and the part of the country where it acts."""
    place = where.name if where.noun is None else None
    if (
        place is not None
        and place.cls == "org"
        and place.kind
        and body.has_article
        and not (where.also or where.phrases)
    ):
        return not re.search(r"ministry|Ministry", body.en)  # "la Comisión Permanente del Congreso"
    plain = place is not None and not (where.also or where.phrases or where.locator or where.det)
    return bool(plain and place and place.cls == "place" and place.en != "Peru" and body.has_article and body.kind)


#: What is done somewhere to a stuff.
_MADE = frozenset(("producción", "extracción", "exportación", "importación", "venta", "comercialización"))


def _of_the_country(np: NounPhrase) -> NounPhrase:
    """ "la producción de cobre del Perú": it is the production that is Peru's."""
    if np.noun is None or np.noun.lemma not in _MADE or len(np.phrases) != 1 or np.phrases[0].prep != "de":
        return np
    stuff = np.phrases[0].object
    where = stuff.phrases[-1] if stuff.phrases else None
    if where is None or len(stuff.phrases) != 1 or stuff.also or where.prep != "de" or stuff.det or stuff.relative:
        return np
    if class_of(stuff) != "substance" or class_of(where.object) != "place" or where.object.noun is not None:
        return np
    bare = replace(np.phrases[0], object=replace(stuff, phrases=(), end=where.start), end=where.start)
    return replace(np, phrases=(bare, replace(where, object=replace(where.object, det=""))))


#: What is told by its size.
_GROUNDS = frozenset(("predio", "terreno", "parcela", "concesión", "fundo", "plantación", "chacra"))
#: What is told by its length.
_WAYS = frozenset((
    "oleoducto", "gasoducto", "ducto", "carretera", "vía", "trocha", "camino", "tubería", "canal", "muro", "túnel",
    "puente", "tramo", "línea", "zanja", "dique",
))  # fmt: skip
#: What is as deep, or as high, as the metres that are told of it.
_SIZED = {
    **dict.fromkeys(("abismo", "pozo", "barranco", "precipicio", "hoyo", "forado", "socavón", "cráter"), "deep"),
    **dict.fromkeys(("torre", "árbol", "ola", "estatua", "antena", "cerca"), "high"),
}
#: What one person has one of.
_HOMES = frozenset(("casa", "vivienda", "domicilio", "despacho"))


def _is_of_one(phrase: Phrase) -> bool:
    return phrase.prep == "de" and phrase.object.number == "sg" and class_of(phrase.object) == "person"


#: What stands before all other words of an office.
_LEADING = ("former ", "regional ", "provincial ")
#: Of what part of the country somebody is in charge comes first: "a regional forestry manager".
_RANKS = frozenset(("regional", "provincial", "national", "local"))


def _is_named_firm(np: NounPhrase) -> bool:
    is_firm = np.noun is not None and np.noun.lemma in {"empresa", "compañía"} and np.name is not None
    return is_firm and np.number == "sg" and not (np.adjectives or np.phrases or np.tails or np.quantity)


def _called(firm: NounPhrase) -> NounPhrase:
    """A company behind another one: by its name alone, which then is that of no mine."""
    name = firm.name
    return replace(firm, noun=None, det="", name=replace(name, kind="known") if name is not None else None)


def _plain_firm(np: NounPhrase) -> NounPhrase:
    """ "la empresa Glencore": a company that the gazetteer knows needs no saying that it is one."""
    known = np.name is not None and np.name.cls == "org" and np.name.kind not in {"", "person?", "half", "several"}
    is_firm = np.noun is not None and np.noun.lemma in {"empresa", "compañía"} and np.number == "sg"
    if not (known and is_firm) or np.det not in {"", "def"} or np.adjectives or np.tails or np.quantity or np.ordinal:
        return np
    return replace(np, noun=None, det="")


def _is_bare_people(np: NounPhrase) -> bool:
    """A people by its name, which has one form for one and many: "awajún", but "brasileño" is one man."""
    named = np.noun is not None and all(s.en[:1].isupper() for s in np.noun.senses)
    is_people = named and all(s.plural == s.en for s in np.noun.senses) if np.noun is not None else False
    return is_people and class_of(np) in {"person", "group"} and not (np.det or np.quantity or np.name or np.phrases)


def _are_names(others: tuple[NounPhrase, ...]) -> bool:
    return all(o.noun is None and o.name is not None for o in others)


def _worth_of(np: NounPhrase) -> NounPhrase | None:
    """ "más de S/ 63.000 en madera": timber worth more than S/63,000."""
    if np.noun is not None or np.name is not None or np.quantity is None or len(np.phrases) != 1:
        return None
    phrase = np.phrases[0]
    is_stuff = class_of(phrase.object) in {"substance", "artefact", "plant", "animal"}
    return phrase.object if phrase.prep == "en" and class_of(np) == "money" and is_stuff else None


def _crime(np: NounPhrase) -> NounPhrase | None:
    """ "el delito de minería ilegal": illegal mining."""
    if np.noun is None or np.noun.lemma not in {"delito", "presunto delito"} or len(np.phrases) != 1 or np.adjectives:
        return None
    inner = np.phrases[0]
    is_crime = inner.prep in {"de", "contra"} and class_of(inner.object) in {"crime", "act", "event", "abstract"}
    return inner.object if is_crime and inner.prep == "de" and np.number == "sg" and np.det in {"", "def"} else None


def _most_of(np: NounPhrase) -> NounPhrase | None:
    """ "la mayor parte de las regalías": most of the royalties."""
    if np.noun is None or np.noun.lemma != "mayor parte" or not np.phrases or np.phrases[0].prep != "de":
        return None
    inner = np.phrases[0].object
    inner = replace(inner, phrases=(*inner.phrases, *np.phrases[1:]))
    if np.adjectives or np.also or np.participle or np.relative or inner.det not in {"", "def"}:
        return None
    return replace(inner, det="def") if inner.noun is not None and inner.quantity is None else inner


def _month(np: NounPhrase) -> str:
    """ "marzo de 2016": March 2016."""
    if np.noun is None or np.noun.lemma not in MONTHS or np.det or np.adjectives or len(np.phrases) > 1:
        return ""
    month = day_in_english(date(2000, MONTHS[np.noun.lemma], 1), date(2000, 1, 1)).split()[1]
    if not np.phrases and not np.tails:
        return month
    year = np.phrases[0].object if np.phrases else np
    said = year.quantity.en if year.quantity else year.name.en if year.name else ""
    return f"{month} {said}" if re.fullmatch(r"(?:19|20)\d\d", said) else ""


def _is_division(np: NounPhrase) -> bool:
    is_told = np.det in {"def", "quant", "other", "all"} or np.quantity is not None
    return np.noun is not None and np.noun.lemma.split()[0] in DIVISIONS and is_told


def _is_absorbed(sense: Noun, inner: NounPhrase) -> bool:
    """Whether the sense was chosen by this complement and says it already ("mesa de diálogo": dialogue table)."""
    if inner.noun is None or inner.det or inner.adjectives or inner.quantity or inner.also:
        return False
    named = any(c.kind == "of" and inner.noun.lemma in c.values for c in sense.conditions)
    return named and any(s.en[:5] in sense.en for s in inner.noun.senses)


def _is_river(np: NounPhrase) -> bool:
    """ "del Urubamba": a name of a place with an article that the place has not is that of a river."""
    plain = np.noun is None and np.name is not None and not (np.also or np.phrases or np.locator or np.acronym)
    return bool(plain and np.name and np.det == "def" and np.name.cls in {"place", "name"} and not np.name.has_article)
