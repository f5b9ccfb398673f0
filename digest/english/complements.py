"""What hangs on a noun: how English ties each reviewed pair of noun and complement (lexicon/complements.tsv)."""

from dataclasses import dataclass, replace

from digest.english.entries import Adjective, Noun, word_set
from digest.english.heads import (
    AREAS,
    BEST,
    DONE_TO,
    EXTENTS,
    KINDS,
    KNOWN_LAWS,
    LOCAL_HEADS,
    MASSES,
    MEASURED,
    ONLY_ONES,
    PRESUPPOSED,
    PRESUPPOSING,
    SUMS,
    SUPERLATIVES,
)
from digest.english.readings import NounForm
from digest.english.writing import Writing
from digest.spanish.asides import DEPARTMENTS
from digest.spanish.copies import changed
from digest.spanish.forms import plural
from digest.spanish.senses import class_of, counted, noun_sense
from digest.spanish.tokens import fold
from digest.spanish.tree import MOST_OF_ALL, Clause, NounPhrase, Phrase


def unreviewed(np: NounPhrase, phrase: Phrase) -> str:
    inner = phrase.object
    word = inner.noun.lemma if inner.noun else inner.name.es if inner.name else ""
    return f"how English ties {np.noun.lemma if np.noun else ''} {phrase.prep} {word} ({class_of(inner)})"


def _heads(np: NounPhrase) -> set[str]:
    """The noun as a row of the table names it: whole, and its first word."""
    return {f"={np.noun.lemma}", f"={np.noun.lemma.split(' ', maxsplit=1)[0]}"} if np.noun else set()


def _deed_before(np: NounPhrase, phrase: Phrase) -> NounPhrase | None:
    """The act or event at once before a phrase that tells what it is against or about."""
    if phrase.prep not in {"contra", "por", "sobre"}:
        return None
    inner = np.participle.adjuncts if np.participle else ()
    near = [p.object for p in (*np.phrases, *(a.phrase for a in inner if a.phrase)) if p.end == phrase.start]
    deeds = [one for one in near if class_of(one) in {"act", "event"}]
    is_of = any(p.prep == "de" and p.end == phrase.start for p in np.phrases)
    return deeds[-1] if deeds and not is_of else None


#: What somebody holds as this or that.
_POSTS = frozenset(("cargo", "puesto", "condición", "calidad"))


#: What is measured by how long it goes on.
_PERIODS = word_set("día semana mes año hora jornada década")
#: Classes of what goes on that long.
_GOES_ON = frozenset(("act", "event", "crime", "abstract"))


def _is_bare_post(np: NounPhrase) -> bool:
    return not (np.det or np.quantity or np.name) and np.number == "sg" and class_of(np) == "person"


#: Of what any place may have several.
_SEVERAL = word_set(
    "mina socavón restaurante bar hotel hostal discoteca granja finca hacienda aserradero almacén depósito taller "
    "vivienda chacra colegio escuela piscigranja grifo cantera bodega prostíbulo cantina arrozal ladrillera campamento"
)


#: What bears the name of the province that it is the seat of.
_TOWNS = frozenset(("pueblo", "localidad", "poblado"))


#: What may be of so much.
_CHANGES = word_set("aumento incremento alza avance caída reducción disminución crecimiento descenso baja")


@dataclass(kw_only=True)
class ComplementRealiser(Writing):
    """Looks up how a complement is tied to its noun."""

    def _reviewed(self, np: NounPhrase, sense: Noun, phrase: Phrase) -> str:
        """How English ties the complement to its noun, where somebody has looked at the pair; "" where nobody has."""
        inner = counted(phrase.object) if phrase.prep == "en" else phrase.object
        objects = {class_of(inner), "*", *_heads(inner)}
        lemma = np.noun.lemma if np.noun else ""
        if lemma in _CHANGES and inner.noun is None and inner.quantity is not None:
            objects = {"amount"}  # "un aumento de seis soles": of as much, not in it
        governors = {*_heads(np), sense.cls, "*"}
        before = _deed_before(np, phrase)
        if before is not None:  # "madera en un operativo | contra la tala": the operation is against it
            governors = {*_heads(before), class_of(before), "*"}
        said = self.lexicon.complements.find(phrase.prep, governors, frozenset(objects))
        if not said and phrase.prep == "de":
            said = self._as_compound(lemma, inner)
        is_adjectival = " " in lemma and " de " not in lemma  # "extracción ilegal": nothing comes between
        if said.startswith("mod") and is_adjectival:
            return "of"
        if said.startswith("mod/"):  # "gold extraction", "the extraction of the gold"
            return "mod" if self._stuff(inner) else said.removeprefix("mod/")
        if said == "own/of":  # "Southern's concession", "the concession of the company Southern"
            return "own" if self._owner_of(np, inner) else "of"
        return said

    def _as_compound(self, lemma: str, inner: NounPhrase) -> str:
        """ "proyección | de inversión minera": as English ties "proyección de inversión", which the lexicon has."""
        if inner.noun is None or not lemma or not (inner.adjectives or " " in inner.noun.lemma):
            return ""  # bare, it is the compound itself, or was not to be read as one
        head = inner.noun.lemma.split()[0]
        for key in (f"{lemma} de {head}", f"{lemma} de {plural(head)}"):
            words = key.split()
            for end, entry in self.lexicon.multiwords.find(words):
                if end == len(words) and isinstance(entry, NounForm):
                    return "of" if " of " in entry.senses[0].en else "mod"
        return ""

    def _is_one_of_a_region(self, np: NounPhrase, phrase: Phrase) -> bool:
        """A headline's "comunidad kichwa de Loreto": one of those there, not one of that name."""
        inner = phrase.object
        is_bare = (self.is_headline and not np.det) or np.det == "indef"
        is_bare = is_bare and not (np.name or np.quantity) and np.number == "sg"
        if not (is_bare and np.noun and phrase.prep == "de" and inner.noun is None and inner.name):
            return False
        head, place = np.noun.lemma.split()[0], inner.name
        if head not in LOCAL_HEADS or place.cls != "place":
            return False
        if place.has_article or fold(place.es) in DEPARTMENTS or head in _SEVERAL:
            return True
        if head in _TOWNS:  # a province bears the name of its town
            return False
        is_of_people = any(s.en[:1].isupper() for a in np.adjectives for s in a.senses)
        is_native = "nativo" in {a.lemma for a in np.adjectives} or np.noun.lemma == "comunidad nativa"
        return place.kind == "province" or (place.kind == "district" and (is_of_people or is_native))

    def _massed(self, inner: NounPhrase, np: NounPhrase) -> NounPhrase:
        """ "años de cárcel", "pérdida de bosque", "especie de rana": no article in English either."""
        if inner.noun is None or np.noun is None:
            return inner
        head, measure = inner.noun.lemma.split()[0], np.noun.lemma
        if measure in AREAS and head in MASSES and inner.number == "pl":
            inner = replace(inner, number="sg")  # "hectáreas de bosques": of forest
            if inner.adjectives and not inner.det:
                return replace(inner, det="zero")
        if measure in _POSTS and inner.number == "sg":  # "al cargo de alcalde y regidor": of mayor and councillor
            posts = [replace(o, det="zero") if _is_bare_post(o) else o for o in inner.also]
            return replace(inner, det="zero" if _is_bare_post(inner) else inner.det, also=tuple(posts))
        is_mass = (head in MASSES or measure.split()[0] in KINDS) and inner.number == "sg"
        sited = measure in AREAS and all(p.prep == "en" for p in inner.phrases)  # "of forest in the reserve"
        served = head in {"cárcel", "prisión"} and all(p.prep in {"para", "contra", "por"} for p in inner.phrases)
        far = inner.phrases and not (sited or served)  # "12 años de cárcel para un exalcalde"
        if self.is_headline and measure in AREAS and inner.det == "def" and is_mass and not inner.adjectives:
            inner = replace(inner, det="")  # "15 hectáreas del humedal": of wetland, not named before
        bare = not (inner.det or inner.quantity or inner.name or inner.also or far)
        if (lasting := self._lasting(inner, measure)) is not inner:
            return lasting
        return replace(inner, det="zero") if is_mass and bare else inner

    def _lasting(self, inner: NounPhrase, measure: str) -> NounPhrase:
        """ "18 días de protesta pacífica": 18 days of peaceful protest, not of one."""
        plain = not (inner.det or inner.quantity or inner.name or inner.also) and inner.number == "sg"
        sited = all(p.prep == "en" for p in inner.phrases)
        if plain and sited and measure in _PERIODS and class_of(inner) in _GOES_ON:
            return replace(inner, det="zero")
        return inner

    def _stuff(self, inner: NounPhrase) -> str:
        """ "proyectos de plata y litio": silver and lithium projects."""
        words = []
        for one in (inner, *inner.also):
            if one.det or one.quantity or one.phrases or one.participle or one.relative or one.name or one.infinitive:
                return ""
            sense = noun_sense(one)
            if sense is None or not sense.is_safe or one.adjectives or one.tails or one.acronym or one.locator:
                return ""
            self.meet(sense, one)
            words.append("drug" if sense.en == "drugs" else sense.en.removesuffix(" tree"))
        return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"

    def _owner_of(self, np: NounPhrase, inner: NounPhrase) -> str:
        """ "la mina Constancia de Hudbay": Hudbay's Constancia mine."""
        plain = inner.name and not (inner.noun or inner.also or inner.phrases or inner.locator or inner.acronym)
        if not plain or inner.name is None or inner.name.has_article or np.quantity or np.det not in {"", "def"}:
            return ""
        if np.adjectives:  # "the mining policy of Dina Boluarte"
            return ""
        name = inner.name.en
        return f"{name}'" if name.endswith("s") else f"{name}'s"

    def _is_local_body(self, np: NounPhrase, phrase: Phrase) -> bool:
        """ "la Fiscalía Ambiental de Madre de Dios": a known body, told by the place that it is for."""
        inner = phrase.object
        is_place = inner.noun is None and inner.name is not None and inner.name.cls == "place" and not inner.also
        return bool(np.name and np.name.cls == "org" and np.name.kind == "known" and is_place)

    def _is_presupposed(self, np: NounPhrase) -> bool:
        """Whether a headline's bare noun is a known one: "levantan bloqueo", "el asesinato de un líder"."""
        if not self.is_headline or np.noun is None or (np.number != "sg" and np.noun.lemma != "muerte"):
            return False
        head = np.noun.lemma.split()[0]
        if self.owner_verb in PRESUPPOSING and head in PRESUPPOSED:
            return True
        if head in KNOWN_LAWS and (np.phrases or " " in np.noun.lemma):
            return True
        done = {"de", "a"} if head == "juicio" else {"de"}
        return head in DONE_TO | ONLY_ONES and any(
            p.prep in done and class_of(p.object) in {"person", "crime"} for p in np.phrases
        )

    def _superlative(self, np: NounPhrase, sense: Noun, chosen: Adjective | None) -> Adjective | None:
        """ "la mayor mina": the largest mine; "mayor control" is more of it. "Los mejores": the best."""
        if chosen is not None and chosen.es in BEST and np.det == "def" and np.n_pre:
            return replace(chosen, en=BEST[chosen.es], is_safe=False)
        if chosen is None or chosen.es not in SUPERLATIVES or np.det != "def" or not np.n_pre:
            return chosen
        if sense.cls not in MEASURED:
            is_greatest = chosen.es == "mayor" and is_most_of_all(np)
            return replace(chosen, en="greatest", is_safe=True) if is_greatest else chosen
        return replace(chosen, en=SUPERLATIVES[chosen.es], is_safe=True)

    def _is_sum(self, np: NounPhrase) -> bool:
        """ "la inversión de US$ 20 millones": an investment, whatever it is for."""
        return (
            np.noun is not None and np.noun.lemma in SUMS and np.number == "sg"
            and any(p.prep == "de" and p.object.quantity and class_of(p.object) == "money" for p in np.phrases)
        )  # fmt: skip


def is_most_of_all(np: NounPhrase) -> bool:
    """ "la mayor pérdida de bosques del país", "el puente más largo del Perú": of all that are in there."""
    is_most = MOST_OF_ALL in np.notes or any(form.lemma in SUPERLATIVES for form in np.adjectives[: np.n_pre])
    return is_most and np.det == "def" and any(is_whole(p) or any(map(is_whole, p.object.phrases)) for p in np.phrases)


def is_whole(phrase: Phrase) -> bool:
    """ "del país", "de Loreto": that of which something is the most."""
    whole = phrase.object
    is_place = whole.name is not None and whole.name.cls == "place" and whole.noun is None
    return phrase.prep == "de" and (is_place or (whole.noun is not None and whole.noun.lemma in EXTENTS))


def with_deaths(clause: Clause) -> Clause:
    """ "la muerte de dos mineros" in the plural, as each has died: the deaths of two miners."""
    subject, thing = _deaths(clause.subject), _deaths(clause.object)
    arguments = tuple((argument, _deaths(np) or np) for argument, np in clause.arguments)
    if subject is not clause.subject:
        clause = clause.with_subject(subject)
    return changed(clause, object=thing, arguments=arguments)


def _deaths(np: NounPhrase | None) -> NounPhrase | None:
    """The phrase itself where nothing in it changes: who is whom is told by identity."""
    if np is None or not np.phrases:
        return np
    inner = [_deaths(p.object) or p.object for p in np.phrases]
    if any(new is not p.object for new, p in zip(inner, np.phrases, strict=True)):
        np = changed(np, phrases=tuple(changed(p, object=new) for new, p in zip(inner, np.phrases, strict=True)))
    many = any(p.prep == "de" and p.object.is_plural and _die_each(p.object) for p in np.phrases)
    is_death = np.noun is not None and np.noun.lemma == "muerte" and np.number == "sg"
    return changed(np, number="pl") if is_death and many else np


def _die_each(np: NounPhrase) -> bool:
    """People, and animals that are counted: "deaths of fish", and "the death of their livestock"."""
    sense = noun_sense(np)
    return class_of(np) == "person" or (sense is not None and sense.cls == "animal" and sense.count == "c")
