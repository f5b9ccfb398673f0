"""What stands before an English noun: adjectives, nouns of the compound, spans, genitives."""

from dataclasses import dataclass, replace

from digest.english.complements import is_most_of_all, is_whole, unreviewed
from digest.english.entries import Noun
from digest.english.genitives import firms_own, force_before
from digest.english.heads import (
    CALLED_BY_PLACE,
    COMPOUNDED,
    FOR_HEADS,
    OF_HEADS,
    OWNED,
    POINTING,
    TRADES,
)
from digest.english.nounphrases import is_noun_alone, is_said_by_sense, side_of_country, unauthorised
from digest.english.postmodifiers import PostmodifierRealiser, are_there
from digest.english.rephrase import is_valley
from digest.english.writing import CannotWriteError
from digest.spanish.ranges import RANGE
from digest.spanish.senses import adjective_sense, class_of, noun_sense
from digest.spanish.tree import NounPhrase

#: Classes of what lasts a span: "a 48-hour strike".
LASTS = frozenset(("event", "act", "law", "document", "penalty", "abstract", "org", "group"))
#: What is not unauthorised itself: who fells a forest without a permit has none.
WILD = frozenset(("natural", "plant", "amount", "area", "place"))
#: What is told by its size.
_GROUNDS = frozenset(("predio", "terreno", "parcela", "concesión", "fundo", "plantación", "chacra"))
#: What is told by its length.
_WAYS = frozenset((
    "oleoducto", "gasoducto", "ducto", "carretera", "vía", "trocha", "camino", "tubería", "canal", "muro", "túnel",
    "puente", "tramo", "línea", "zanja", "dique", "pista", "narcopista",
))  # fmt: skip
#: What is as deep, or as high, as the metres that are told of it.
_SIZED = {
    **dict.fromkeys(("abismo", "pozo", "barranco", "precipicio", "hoyo", "forado", "socavón", "cráter"), "deep"),
    **dict.fromkeys(("torre", "árbol", "ola", "estatua", "antena", "cerca"), "high"),
}
#: So many English words for one Spanish one before another noun are a pile.
_PILE = 3
#: Of what part of the country somebody is in charge comes first: "a regional forestry manager".
_RANKS = frozenset(("regional", "provincial", "national", "local"))


@dataclass(kw_only=True)
class PremodifierRealiser(PostmodifierRealiser):
    """Tells which complements English puts before the noun, and writes them there."""

    def _adjectives(self, np: NounPhrase, sense: Noun) -> tuple[list[str], list[str]]:
        pre: list[str] = []
        post: list[str] = []
        ordered = [*np.adjectives[: np.n_pre], *reversed(np.adjectives[np.n_pre :])]
        if np.adjectives_are_joined:
            ordered = [*np.adjectives[: np.n_pre], *np.adjectives[np.n_pre :]]
        words: list[tuple[str, str]] = []
        for form in ordered:
            chosen = self._superlative(np, sense, adjective_sense(form, sense))
            if chosen is not None and any(w.startswith(chosen.en.split()[0][:5]) for w in sense.en.split()):
                continue  # the noun's English has it in it
            if chosen is None:
                raise CannotWriteError(f"several senses: {form.lemma}")
            if not chosen.is_safe or chosen.es in POINTING:
                self.doubt_at(f"sense of {chosen.es}", np)
            self.meet(chosen, np)
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
        if (own := firms_own(np)) is not None:
            whose, bare = own
            before, behind = self._compound(bare, sense)
            return f"{whose} {before}".strip(), behind
        before = ""
        after: list[str] = []
        for index, phrase in enumerate(np.phrases):
            inner = phrase.object
            if phrase.prep == "de" and is_said_by_sense(sense, inner):
                inner_sense = noun_sense(inner)
                after.extend(self._tied(inner, inner_sense or sense, p) for p in inner.phrases)
                after.append(self._after(replace(inner, acronym="", locator="", apposition=None)).strip())
                continue
            if is_most_of_all(np) and is_whole(phrase):
                after.append(self._tied(np, sense, replace(phrase, prep="en", en="in")))
                continue
            if phrase.prep == "sin" and sense.cls not in WILD and (lacking := unauthorised(inner)):
                before = f"{lacking} {before}".strip()
                continue
            if index == 0 and phrase.prep == "de":
                if sense.cls not in {"person", "act"} and (side := side_of_country(inner)):
                    before = side
                    continue
                if span := self._span(sense, inner):
                    before = span
                    after.extend(self._tied(np, sense, p) for p in inner.phrases)
                    continue
                if force := force_before(np, inner):
                    before = force
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
                is_owned = self.lexicon.name_ties.is_owned(np, inner) and not are_there(np, phrase)
                if is_owned and (owner := self._owner_of(np, inner)):
                    before = owner
                    continue
                reviewed = self._reviewed(np, sense, phrase)
                sited = inner.phrases if all(p.prep == "en" for p in inner.phrases) else ()
                if reviewed == "mod" and (stuff := self._stuff(replace(inner, phrases=()) if sited else inner)):
                    before = stuff
                    after.extend(self._tied(np, sense, p) for p in sited)  # "una lancha de pasajeros | en Requena"
                    continue
                if reviewed == "own" and not are_there(np, phrase) and (owner := self._owner_of(np, inner)):
                    is_mine = inner.name is not None and inner.name.kind == "mine"
                    before = inner.name.en if inner.name is not None and is_mine else owner  # the Las Bambas concession
                    continue
                if reviewed in {"", "amber", "keep", "mod"} and self._premodifies(np, inner):
                    if reviewed not in {"mod", "keep"}:
                        self.doubt_at(unreviewed(np, phrase), phrase)
                    inner_sense = noun_sense(inner)
                    if inner_sense is None:
                        raise CannotWriteError(f"several senses: {inner.noun.lemma if inner.noun else ''}")
                    self.meet(inner_sense, inner)
                    before = self._premodifier(inner, inner_sense)
                    for deeper in inner.phrases:
                        third = noun_sense(deeper.object)
                        if deeper.prep != "de":
                            after.append(self._tied(inner, inner_sense, deeper))
                        elif third is not None and is_noun_alone(replace(deeper.object, phrases=())):
                            self.meet(third, deeper.object)
                            before = f"{third.en} {before}"
                            is_plain = (
                                third.cls in {"natural", "substance", "plant"}
                                and " " not in f"{third.en}{inner_sense.en}"
                            )
                            if not is_plain:
                                self.doubt_at("a pile of nouns", np)
                            after.extend(self._tied(np, sense, p) for p in deeper.object.phrases)
                        else:
                            after.append(self._tied(np, sense, deeper))
                    continue
            after.append(self._tied(np, sense, phrase))
        return before, " ".join(after)

    def _span(self, sense: Noun, inner: NounPhrase) -> str:
        """ "paro de 48 horas": a 48-hour strike; "oleoducto de 207 kilómetros": a 207-kilometre pipeline."""
        if inner.quantity is not None and RANGE.search(inner.quantity.en):
            return ""  # "penas de entre ocho y diez años"
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
            or not is_there  # "un paro de 48 horas | en Islay"
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
        if np.noun is not None and np.noun.lemma in {"década", "siglo"}:
            return False  # "cuatro décadas de extracción"
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
        is_firm = inner.noun is None and inner.name is not None and inner.name.kind in {"mine", "company"}
        head = np.noun.lemma.split()[0] if np.noun is not None else ""
        is_paper = head in {"permiso", "licencia", "autorización"}
        if is_firm and is_paper and not (inner.also or inner.phrases or np.quantity or np.name):
            assert inner.name is not None
            return f"{inner.name.en}'s"  # "el permiso de Southern": the one it was given
        if head not in OWNED or np.quantity or np.ordinal or np.adjectives or np.name:
            return ""
        if (
            is_noun_alone(replace(inner, det=""))
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
        if np.noun and np.noun.lemma == "campamento minero" and np.det != "def":
            return False  # one there
        if np.noun and np.noun.lemma == "mina" and (np.det != "def" or np.adjectives):
            return False  # a headline's "mina de Pataz" may be any mine there
        if plain and inner.name and inner.name.kind.startswith("river") and np.noun and np.noun.lemma == "cuenca":
            return np.number == "sg"  # the Napo basin
        if plain and np.noun and np.noun.lemma in {"oficina", "sede"} and inner.name and inner.name.cls == "name":
            return np.number == "sg" and not np.name  # a body or a place: the Chinecas office
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
        if len(stuff.split()) >= _PILE and " " not in inner.noun.lemma if inner.noun is not None else False:
            self.doubt_at("a pile of nouns", inner)  # "aguaje palm swamp forest"
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
        self.meet(thing, inner)
        return f"for the {thing.en} {self._tied(inner, thing, target)}"
