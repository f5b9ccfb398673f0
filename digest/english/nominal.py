"""Noun phrases in English: the noun's sense, names and figures, and coordinated phrases."""

import re
from dataclasses import dataclass, replace

from digest.english.determiners import DeterminerRealiser
from digest.english.entries import Noun
from digest.english.heads import (
    BODIES_NAMED_AFTER,
    CALLED,
    LAKES,
    NAMED_BEFORE,
    NAMESAKES,
    NUMBERED,
    ONE_OF_EACH,
    OPERATIONS,
    ROLES,
    SITES,
    STREETS,
    VESSELS,
    WAYS,
)
from digest.english.nounphrases import (
    LACKING_ADVERBS,
    are_names,
    at_any_price,
    by_month,
    by_name_alone,
    by_whole_name,
    crime_itself,
    has_lone_participle,
    is_bare_people,
    is_named_firm,
    known_firm_by_name,
    large_part,
    month_of_year,
    of_stuff_as_such,
    said_in_note,
    share_of_all,
    shared_last_word,
    stuff_worth,
    tied_to_country,
    whole_of_most,
)
from digest.english.premodifiers import WILD, PremodifierRealiser
from digest.english.rephrase import shown
from digest.english.writing import CannotWriteError
from digest.spanish.senses import noun_sense, told_gender
from digest.spanish.tree import NounPhrase


@dataclass(kw_only=True)
class NominalRealiser(PremodifierRealiser, DeterminerRealiser):
    """Puts noun phrases into English; clauses inside them are left to the whole realiser."""

    def phrase(self, np: NounPhrase, *, verb: str = "", is_subject: bool = False) -> str:
        """A noun phrase with all its parts, coordinated ones joined without a serial comma."""
        if np.also and all(is_bare_people(o) for o in (np, *np.also)):  # "awajún y wampis bloquean"
            np = replace(np, number="pl", also=tuple(replace(o, number="pl") for o in np.also))
        if np.also and all(is_named_firm(o) and o.noun == np.noun for o in (np, *np.also)):
            np = replace(np, also=tuple(by_name_alone(o) for o in np.also))  # "empresa X y empresa Z"
        is_firm = np.noun is not None and np.noun.lemma in {"empresa", "minera", "compañía", "petrolera"}
        if is_firm and np.name and np.number == "sg" and np.also and np.det != "indef" and are_names(np.also):
            np = replace(np, number="pl", det="def")  # "la empresa X y Z": the companies
        first = self._one(np if np.also else known_firm_by_name(np), verb=verb, is_subject=is_subject)
        if not np.also:
            return first
        rest = [self._one(o, verb=verb, is_subject=is_subject) for o in np.also]
        parts = [first, *rest]
        if len(parts) == 2 and (head := shared_last_word(np, first, rest[0])):  # "mineras y petroleras"
            return f"{first.removesuffix(head).strip()} {np.conjunction} {rest[0]}"
        heads = {part.noun.lemma for part in (np, *np.also) if part.noun}
        if {"madre", "padre"} <= heads:  # "madres y padres"
            parts = [part.replace("parents", "fathers") for part in parts]
        both = "both " if "tanto" in np.notes else "not only " if "no solo" in np.notes else ""
        return f"{both}{', '.join(parts[:-1])} {np.conjunction} {parts[-1]}"

    def _one(self, np: NounPhrase, *, verb: str = "", is_subject: bool = False) -> str:
        np = by_month(tied_to_country(of_stuff_as_such(shown(by_whole_name(np)))))
        if not (verb or is_subject):
            np = at_any_price(np)
        if (deed := crime_itself(np)) is not None:
            return self._one(deed, verb=verb)
        if (whole := whole_of_most(np)) is not None:
            text = self._one(whole, verb=verb)
            if np.det != "def":
                self.doubts.append("most of it, or the largest part")
            is_mass = whole.noun is not None and whole.det == "def" and not text.startswith("the ")
            return f"most of {'the ' if is_mass else ''}{text}"
        if month := month_of_year(np):
            return month
        np = large_part(np) or np
        if np.noun is None:
            np = share_of_all(np)
            text = self._nameless(np)
        else:
            sense = noun_sense(np, verb, is_subject=is_subject)
            if sense is None:
                raise CannotWriteError(f"several senses: {np.noun.lemma}")
            is_numbered = np.name is not None and np.name.en.isdigit() and sense.es in {*NUMBERED, "estación"}
            if not sense.is_safe and not is_numbered:
                self.doubt_at(f"sense of {sense.es}", np)
            self.meet(sense, np)
            if np.det in {"those", "that"} and np.phrases:  # "las del Ministerio de Cultura"
                text = " ".join([np.det, *(self._tied(np, sense, p) for p in np.phrases)])
            else:
                text = self._nominal(np, sense)
        if np.itself:
            text = f"{text} {'themselves' if text.endswith('police') else np.itself}"
        return text + self._after(np)

    def _nameless(self, np: NounPhrase) -> str:
        if np.name is not None:
            known = np.name.kind not in {"", "person?", "half"}
            name = np.name.en
            if not known and np.name.kind == "half":
                self.doubt_at(f"name {name}", np)
            if np.name.kind == "mine" and name in NAMESAKES:
                self.doubts.append(f"the project or the place {name}")
            beside = [one for one in np.also if one.noun is None and one.name and one.name.kind in {"", "person?"}]
            if np.name.kind == "mine" and beside:  # "Coroccohuayco y Pacopata": communities of those names
                self.doubts.append(f"the project or the place {name}")
            elif np.name.kind == "mine" and (site := SITES.get(name)):
                name = f"{name} {site}"
            is_acronym = name.isupper() and any(vowel in name for vowel in "AEIOU")
            is_called = known or np.name.kind == "person?" or is_acronym
            # "el Marañón" is the river, whatever province bears its name
            is_river = np.det == "def" and np.name.kind in {"province", "district"} and np.name.es in _RIVERS_TOO
            if np.name.has_article or name != np.name.en or (np.det == "def" and not is_called) or is_river:
                name = f"the {name}"
            return name
        assert np.quantity is not None
        self._note(np)
        if (stuff := stuff_worth(np)) is not None:
            places = [p for p in stuff.phrases if p.prep == "en"]
            bare = replace(stuff, phrases=tuple(p for p in stuff.phrases if p.prep != "en"))
            where = " ".join(f"{self.preposition(p.prep, 'clause', p.object)} {self.phrase(p.object)}" for p in places)
            said = f"{self.phrase(bare)} worth {np.quantity.qualifier} {np.quantity.en} {where}"
            return " ".join(said.split())
        further = "a further " if np.det == "other" else ""  # "otros S/ 112 millones"
        return f"{further}{np.quantity.qualifier} {np.quantity.en}".strip()

    def _nominal(self, np: NounPhrase, sense: Noun) -> str:
        of_several = np.phrases and np.phrases[0].prep == "de" and np.phrases[0].object.quantity is not None
        if sense.es == "muerte" and np.number == "sg" and of_several and np.phrases[0].object.is_plural:
            np = replace(np, number="pl")  # "la muerte de dos mineros": the deaths
        is_plural = np.number == "pl" and sense.count != "u"
        if np.det == "poss" and sense.cls == "document" and sense.count == "c" and self.owner and self.owner.is_plural:
            is_plural = True  # "dos comunidades obtienen su título": each its own
        if _is_crop(np, sense) and self.event in _TRADED:
            np, is_plural = replace(np, number="pl"), True  # "exportará palta a la India"
        is_single = np.number == "sg" and not (np.det or np.quantity or np.name or np.adjectives)
        is_young = sense.es.split()[0] in {"cría", "cachorro", "ejemplar"}
        is_one = sense.cls == "animal" and np.start == self.lone[0] and self.lone[1] > 0  # "rescatan a oso hormiguero"
        if is_single and sense.cls in {"plant", "animal"} and sense.count == "c" and not (is_young or is_one):
            self.doubt_at(f"one or many: {sense.en}", np)
        noun = sense.en
        if np.name is not None and np.name.en.isdigit():
            noun = NUMBERED.get(sense.es, noun)
        if np.number == "sg" and noun in ONE_OF_EACH and (gender := told_gender(np)):
            noun = ONE_OF_EACH[noun][gender == "f"]
        if is_plural and sense.count != "p":
            noun = self._plural(sense)
        if sense.es == "cuenca" and not (np.phrases or np.name or np.adjectives):
            noun = f"river {noun}"  # "desbloquearon cuencas"
        pre, post = self._adjectives(np, sense)
        lead: list[str] = []
        while (
            pre and sense.cls == "person" and noun.startswith(_LEADING) and pre[0] not in _STATES
        ):  # "exgerente regional forestal"
            first, _, noun = noun.partition(" ")
            lead.append(first)
        pre = [*lead, *pre, *(m.en for m in np.tails if m.en[:1].isupper())]  # "familias mashco piro"
        before, after = self._compound(np, sense)
        is_wild = sense.cls in WILD
        lacking = [LACKING_ADVERBS[m.es] for m in np.tails if m.es in LACKING_ADVERBS and not is_wild]
        before = " ".join([*lacking, before]).strip()
        before = " ".join([*(said for n in np.notes if (said := said_in_note(n))), before]).strip()
        if before == noun or before.endswith(f" {noun}"):  # "acción" of "amparo", which is an "amparo action"
            before = before.removesuffix(noun).strip()
        if np.participle is not None and has_lone_participle(np):
            if np.participle.verb.lemma in {"cometer", "perpetrar"}:
                self.doubt_at("a participle that tells nothing", np)  # "committed offences"
            how = [a.adverb.en for a in np.participle.adjuncts if a.adverb]
            pre = [*how, self.forms.participle(np.participle.frame.en), *pre]
        if _MEASURE.fullmatch(before):  # "a 200-metre Inca wall"
            at = next((k for k, word in enumerate(pre) if word[:1].isupper()), len(pre))
            pre, before = [*pre[:at], before, *pre[at:]], ""
        short = f"({np.acronym})" if np.acronym and np.name is None else ""  # right behind what it is short for
        if sense.es == "joven" and before.endswith("-year-old"):
            noun = ""  # "un joven de 22 años": a 22-year-old
        elif before.endswith("-year-old") and pre and pre[-1][:1].isupper():
            at = next(k for k, word in enumerate(pre) if word[:1].isupper())
            pre, before = [*pre[:at], before, *pre[at:]], ""  # "a 19-year-old Yanesha woman"
        words = " ".join(filter(None, [*pre, before, noun, short]))
        if np.name is not None:
            is_vague = np.noun is None or np.noun.lemma.split()[0] not in CALLED
            is_vague = is_vague and sense.cls in {"artefact", "abstract", "event", "act", "substance"}
            is_way = sense.es.split()[0] in WAYS and re.search(r"\w[-–][A-ZÁÉÍÓÚÑ]", np.name.en)  # "Oyón-Ambo"
            is_numbered = re.fullmatch(r"[IVXL]+", np.name.en) is not None  # "el tramo II"
            if np.name.kind == "" and is_vague and not is_way and not is_numbered:
                self.doubt_at(f"name {np.name.en}", np)
            is_site = sense.es.split()[0] in {"mina", "proyecto", "unidad"}
            if is_site and np.name.kind in {"", "half", "person?"} and " de " in np.name.en:
                self.doubts.append(f"whose {sense.en}")
            named = self._with_name(np, sense, words)
            age, _, thing = words.partition(" ")
            is_before = age in _AGES and named == f"{np.name.en} {words}"
            words = f"{age} {np.name.en} {thing}" if is_before else named  # "the new Quellaveco mine"
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

    def _plural(self, sense: Noun) -> str:
        if sense.plural and sense.plural != "-":
            return sense.plural
        return self.forms.plural(sense.en)

    def _with_name(self, np: NounPhrase, sense: Noun, words: str) -> str:
        assert np.name is not None
        name = np.name.en
        if owned := _OWNED.match(words):  # "la mina Raura de Minsur": Minsur's Raura mine
            return f"{owned[1]} {self._with_name(np, sense, owned[2])}"
        if np.name.kind in {"mark", "marks", "quoted"}:  # "at kilometre 441", "the gang “Los Topos”"
            return f"{words} {name}"
        if re.fullmatch(r"[IVXLC]+|[A-Z]?\d+[\w/-]*", name):
            return f"{' '.join(w[:1].upper() + w[1:] for w in words.split())} {name}"
        if np.noun and np.noun.lemma in OPERATIONS and words == sense.en:
            return f"Operation {name}"
        if np.noun and (way := STREETS.get(np.noun.lemma)) and words == sense.en:
            return f"{way} {name}"
        if np.noun and np.noun.lemma in LAKES:
            return f"Lake {name}"
        if np.noun and np.noun.lemma.split()[0] in WAYS and name.casefold().endswith((" highway", " road")):
            return name  # "la carretera Fernando Belaunde"
        if name.casefold().endswith(f" {words.casefold()}"):
            return name  # "el proyecto Majes Siguas II", which is the irrigation project of that name
        if np.noun and np.noun.lemma == "cordillera":
            return f"Cordillera {name}"
        if np.noun and np.noun.lemma.split()[0] in _SCHOOLS and not re.search(r"\d", name):
            return f"{name} {words}"  # "el colegio Huáscar": the Huáscar school
        if np.noun and np.noun.lemma == "nevado":
            return f"{name} peak"
        if np.name.has_article and words.rsplit(maxsplit=1)[-1].casefold() in name.casefold().split():
            return name  # "la federación Feconau", "el programa Agro Rural", which the name says already
        if np.noun and np.noun.lemma.split()[0] in VESSELS:
            return f"{words} {name}"  # "the patrol boat B.A.P. Río Nepeña"
        match sense.cls:
            case "person" if np.noun and np.noun.lemma.split()[0] in ROLES and np.noun.lemma != "defensor":
                return f"{words}, {name},"
            case "person" if np.name.cls == "org" and np.name.kind == "known":  # "supervisores OEFA"
                return f"{words} from the {name.removeprefix('the ')}"
            case "person":
                return f"{words} {name}"
            case "group" if np.noun and np.noun.lemma.split()[0] in BODIES_NAMED_AFTER:
                return f"{words} {name}"
            case "group" if np.noun and np.noun.lemma == "consorcio":
                return f"{name} {words}"
            case "group" | "org" if np.noun and np.noun.lemma in _CALLED_SHORT and " " not in name:
                return f"{name} {words}"  # "la federación Fecohsha"
            case "place" | "group":
                if np.noun and np.noun.lemma.split()[0] in NAMED_BEFORE:
                    return f"{name} {words}"
                return f"{words} of {name}"
            case "org":
                return f"{words} {name}"
            case "law" if np.noun and np.noun.lemma == "ley" and name.isalpha():
                return f"{name} {words}"  # "la ley Mape"
            case "law":
                return f"{words} {name}"
        return f"{name} {words}"


#: Provinces and districts that bear the name of a river, which Spanish tells from them by its article.
_RIVERS_TOO = frozenset((
    "Marañón", "Ucayali", "Urubamba", "Santa", "Tambo", "Cenepa", "Napo", "Putumayo", "Huallaga", "Purús", "Tahuamanu",
    "Tambopata", "Inambari", "Mantaro", "Nanay", "Pastaza", "Morona", "Tigre", "Yavarí", "Santiago", "Chira", "Rímac",
))  # fmt: skip
#: Whose a thing is, and the thing.
_OWNED = re.compile(r"((?:[A-ZÁÉÍÓÚÑ][\w.-]+ )*[A-ZÁÉÍÓÚÑ][\w.-]+(?:'s|s')) (.+)")
#: What stands before what a thing is called.
_AGES = frozenset(("new", "future", "old", "former", "first", "current"))
#: What a thing measures, as it stands before it.
_MEASURE = re.compile(r"[\d,.]+-\w+")
#: What is named before: "the Unanue hospital".
_SCHOOLS = frozenset((
    "colegio", "escuela", "hospital", "clínica", "instituto", "academia", "universidad", "institución", "posta",
    "jardín", "estadio", "coliseo", "hotel", "restaurante", "cuartel", "penal", "museo",
))  # fmt: skip
#: Bodies that are called by an acronym, whatever its letters.
_CALLED_SHORT = frozenset(("federación", "confederación", "central", "organización indígena"))
#: What stands before all other words of an office.
_LEADING = ("former ", "regional ", "provincial ")


#: What somebody is now, whatever he was before: "a fugitive former mayor".
_STATES = frozenset(
    ("fugitive", "imprisoned", "jailed", "convicted", "missing", "murdered", "arrested", "corrupt", "controversial")
)
#: What is done to a crop as such, not to one fruit or plant.
_TRADED = frozenset(("sell", "buy", "produce", "plant", "export"))


def _is_crop(np: NounPhrase, sense: Noun) -> bool:
    """A plant in the singular without anything that counts it, where English counts."""
    bare = np.number == "sg" and not (np.det or np.quantity or np.name or np.also)
    return bare and sense.cls == "plant" and sense.count == "c"
