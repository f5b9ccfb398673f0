"""The chart of one sentence: its tokens, what each may be, and what has been parsed from where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from digest.english.entries import Adverb, FunctionWord, Multiword, Name
from digest.english.lexicon import Lexicon
from digest.english.names import Names
from digest.english.readings import TIES, AdjectiveForm, NounForm, VerbReading
from digest.spanish.codes import NUMBERED, opens_code
from digest.spanish.tokens import Token, fold
from digest.spanish.tree import Before

#: Kinds of places that the press writes in capitals before a name, and that are translated all the same.
GENERIC = frozenset(
    ("comunidad nativa", "comunidad campesina", "comunidad indígena", "distrito", "provincia", "región", "departamento")
)
#: Kinds of things that are called by a name; with it they are read as words.
NAMED_KINDS = frozenset(("premio", "ley", "decreto", "proyecto", "plan", "programa", "operación", "feria", "caso"))
_CALLED = NAMED_KINDS | NUMBERED
#: Offices that are of a field.
OFFICES = frozenset(("director", "directora", "gerente", "gerenta", "jefe", "jefa", "secretario", "secretaria",
    "ministro", "ministra", "viceministro", "viceministra"))  # fmt: skip
#: Bodies that the press writes in capitals even where their name is not told: "el Ministerio anunció".
BARE_BODIES = frozenset(("ministerio", "municipalidad", "municipio", "comisión", "consejo", "comité", "federación",
    "asociación", "organización", "comunidad", "consorcio", "dirección", "gerencia", "juzgado", "sala", "tribunal",
    "procuraduría", "alcaldía", "reserva", "parque", "proyecto", "autoridad", "viceministerio", "contraloría",
))  # fmt: skip
#: Surnames of whom headlines call by nothing else, that are words as well.
SURNAMES = frozenset(("castillo", "torres", "toledo", "cerrón", "humala", "león", "rojas", "campos", "salas", "prado",
    "luna", "toro", "guerra", "reyes", "cruz", "rosas", "mesa", "puerta", "ríos", "paz", "flores", "vela", "acuña",
))  # fmt: skip
#: Nouns that are written as acronyms.
PAPERS = frozenset(("eia", "eia-d", "eiad", "eia-sd", "meia", "meia-d", "its", "igafom"))
#: Measures that are written so in any number.
SQUARES = frozenset(("m2", "m3", "m²", "m³"))
ACRONYMS = PAPERS | SQUARES | {"ceo", "pbi", "glp", "tlc", "ong", "igv", "isc", "uci"}
#: Offices before a surname.
TITLES = frozenset(("presidente", "presidenta", "ministro", "ministra", "premier", "congresista", "gobernador",
    "gobernadora", "alcalde", "alcaldesa", "fiscal", "canciller", "general", "expresidente", "exministro"))  # fmt: skip
_TOLD = frozenset(("pres", "pret", "fut", "cond"))
#: What stands before the name of a medium.
_PUBLISHED = frozenset(("publicado", "publicada", "publicados", "publicadas", "difundido", "difundida"))
_CITING = frozenset(("según", "portal", "diario", "medio", "revista", "agencia", "semanario", "plataforma", "web", "a"))
_ADJECTIVAL = ("ado", "ada", "ivo", "iva", "ario", "aria", "ional", "ental", "ífico", "ífica")
_ARTICLES = frozenset(("el", "la", "los", "las", "dicho", "dicha"))
#: How many parses that end at one place are kept.
BEAM = 3
#: "Sin" and its noun.
_LACKING = 2
#: What puts another noun beside the last one of a compound.
_ANDS = frozenset(("y", "e", "o", "u", ","))
#: Heads of compounds that tell what is done, to what follows.
_STEPS = frozenset(("medida", "medidas", "acción", "acciones", "labor", "labores", "trabajo", "trabajos"))
#: What begins something else of the noun farther back.
_RUNS_ON = frozenset(("procedente", "procedentes", "proveniente", "provenientes", "alguno", "alguna"))


class _Words(dict[int, str]):
    """Words by their place."""

    def __missing__(self, at: int) -> str:
        return ""


#: What "ya" says the end of, rather than the beginning.
_NO_LONGER = frozenset(("nadie", "nada", "ninguno", "ninguna", "ningún"))


@dataclass(kw_only=True)
class Chart:
    """Where parsers look words up and remember what they found; one per sentence, thrown away after it."""

    tokens: tuple[Token, ...]
    lexicon: Lexicon
    names: Names
    published_on: date | None = None
    is_headline: bool = False
    reported_by: str = ""  # of somebody's own words: "m" or "f" by whom, "?" where nothing tells; "nosotros" is "they"
    is_daring: bool = False  # a headline that could not be read: one word at its head may be a name
    source: str = ""
    offset: int = 0  # of `source` in the text that the tokens count in
    before: Before | None = None  # whom the sentence before has spoken of
    seen: frozenset[str] = frozenset()  # words that the article writes with a capital within its sentences
    memo: dict[tuple[str, int, Any], list[Any]] = field(default_factory=dict)
    kept: list[Any] = field(default_factory=list, repr=False)  # what keys of `memo` name by identity
    budget: int = 20_000
    guards: dict[int, bool] = field(default_factory=dict, repr=False)  # which words limit what is said
    closing: dict[int, bool] = field(default_factory=dict, repr=False)  # where no noun phrase goes on
    lows: tuple[str, ...] = field(init=False, repr=False)
    _nouns_found: dict[int, list[Any]] = field(init=False, repr=False)
    _multi_found: dict[int, list[Any]] = field(init=False, repr=False)
    _names_found: dict[int, list[Any]] = field(init=False, repr=False)
    _adjectives_found: dict[int, list[Any]] = field(init=False, repr=False)
    _verbs_found: dict[int, list[Any]] = field(init=False, repr=False)
    _last_of: dict[str, int] = field(init=False, repr=False)  # where each word stands for the last time
    low: Callable[[int], str] = field(init=False, repr=False)  # a token in lower case, "" where there is none
    text: Callable[[int], str] = field(init=False, repr=False)  # as it is written

    def __post_init__(self) -> None:
        # asked for hundreds of times each: `low` and `text` are calls that run no line of ours
        self.lows = tuple(token.low for token in self.tokens)
        self.low = _Words(enumerate(self.lows)).__getitem__
        self.text = _Words((at, token.text) for at, token in enumerate(self.tokens)).__getitem__
        self._last_of = {low: at for at, low in enumerate(self.lows)}
        self._nouns_found, self._multi_found, self._names_found = {}, {}, {}
        self._adjectives_found, self._verbs_found = {}, {}

    @property
    def is_reported(self) -> bool:
        """Whether it tells somebody's own words."""
        return bool(self.reported_by)

    def __len__(self) -> int:
        return len(self.tokens)

    def follows(self, low: str, at: int) -> bool:
        """Whether a word stands at a place or anywhere behind it."""
        return self._last_of.get(low, -1) >= at

    def written(self, start: int, end: int) -> str:
        """The source from token `start` to before token `end`, as it is written."""
        if start >= end:
            return ""
        return self.source[self.tokens[start].start - self.offset : self.tokens[end - 1].end - self.offset]

    def remember(self, kind: str, at: int, extra: Any, find: Callable[[], list[Any]]) -> list[Any]:
        """What `find` gives, found once."""
        key = (kind, at, extra)
        found = self.memo.get(key)
        if found is None:
            self.memo[key] = []  # left recursion finds nothing
            found = self.memo[key] = find()
        return found

    @staticmethod
    def _looked_up(found: dict[int, list[Any]], at: int, look_up: Callable[[int], list[Any]]) -> list[Any]:
        """As `remember`, for what is asked for at each word many times."""
        found[at] = []
        found[at] = look_up(at)
        return found[at]

    def words(self, at: int, *cats: str) -> list[FunctionWord]:
        found = self.lexicon.words.get(self.low(at))
        return [w for w in found if w.cat in cats] if found is not None else []

    def is_cat(self, at: int, *cats: str) -> bool:
        found = self.lexicon.words.get(self.low(at))
        if found is None:  # most words are none of them
            return False
        for word in found:  # noqa: SIM110 - asked for tens of thousands of times: a generator takes twice as long
            if word.cat in cats:
                return True
        return False

    def nouns(self, at: int) -> list[tuple[int, NounForm]]:
        known = self._nouns_found.get(at)
        return self._looked_up(self._nouns_found, at, self._nouns) if known is None else known

    def _nouns(self, at: int) -> list[tuple[int, NounForm]]:
        if at >= len(self.tokens) or self._is_surname(at) or self.is_firm(at):
            return []
        if self.low(at) in ACRONYMS and (self.text(at)[:2].isupper() or self.low(at) in SQUARES):
            return [(at + 1, form) for form in self._of_acronym(at)]
        if self.is_name_inside(at):
            titled = [(end, e) for end, e in self.multi(at) if isinstance(e, NounForm) and self._is_titled(end, e)]
            if self.low(at) in GENERIC:
                single = self.lexicon.nouns.get(self.low(at), ())
                titled.extend((at + 1, n) for n in single if self._is_titled(at + 1, n))
            if not titled and self._is_lone_capital(at):  # "los Wampis": a people
                peoples = self.lexicon.nouns.get(self.low(at), ())
                titled.extend(
                    (at + 1, n)
                    for n in peoples
                    if n.number == "pl" and all(s.cls == "group" and s.en[:1].isupper() for s in n.senses)
                )
            if self._is_kind_of_named(at) or self._is_sector(at) or self._is_bare_body(at):
                titled.extend((at + 1, n) for n in self.lexicon.nouns.get(self.low(at), ()))
            return titled if not self.names_at(at) else []
        found = [(end, e) for end, e in self.multi(at) if isinstance(e, NounForm) and not self._holds_name(at, end)]
        found = [(end, e) for end, e in found if not (e.lemma.endswith(" pueblo") and self._is_people(end))]
        found.extend((at + 1, self._as_block(n)) for n in self.lexicon.nouns.get(self.low(at), ()))
        return found

    def _is_people(self, at: int) -> bool:
        """ "la defensora del pueblo | shipibo": one of the Shipibo, and no ombudswoman."""
        return any(a.senses[0].en[:1].isupper() for a in self.lexicon.adjectives.get(self.low(at), ()))

    def _as_block(self, form: NounForm) -> NounForm:
        """ "el lote", where the article names the Lote 192: the block, no plot of land."""
        if form.lemma != "lote" or "Lote" not in self.seen:
            return form
        block = replace(form.senses[0], en="block", plural="", cls="area", conditions=(), is_safe=True)
        return replace(form, senses=(block,))

    def _of_acronym(self, at: int) -> list[NounForm]:
        """ "el PBI minero", "ONG ambientalistas": a noun that is written as an acronym, the same in the plural."""
        forms = list(self.lexicon.nouns.get(self.low(at), ()))
        if self.low(at) in PAPERS and not self.low(at - 1).endswith("s") and not self.text(at - 1).isdigit():
            return [f for f in forms if f.number == "sg"]  # "aprueba EIA de Zafranal": one
        countable = [f for f in forms if f.number == "sg" and all(s.count == "c" for s in f.senses)]
        return [*forms, *(replace(f, number="pl") for f in countable)]

    def _is_surname(self, at: int) -> bool:
        """ "Castillo anuncia …" at the head of a headline: nobody's castle."""
        if not self.is_headline or not self.opens(at) or self.low(at) not in SURNAMES:
            return False
        verb = at + 2 if self.low(at + 1) in {"se", "no"} else at + 1
        return any(v.tense in _TOLD and v.number == "sg" for v in self.verbs(verb))

    def is_firm(self, at: int) -> bool:
        """ "Cacao del Perú Norte taló …" at the head, written so within a sentence of the article: nobody's cocoa."""
        if not self.opens(at) or self.text(at) not in self.seen or self.low(at + 1) != "de":
            return False
        named = at + 2 + (self.low(at + 2) == "el")
        if named >= len(self.tokens) or not self.tokens[named].is_capital:
            return False
        senses = [s for form in self.lexicon.nouns.get(self.low(at), ()) for s in form.senses]
        return bool(senses) and all(s.cls in {"substance", "plant", "animal"} for s in senses)

    def _holds_name(self, at: int, end: int) -> bool:
        """ "la empresa | Maderera Real": an expression whose last word opens a name."""
        if end >= len(self.tokens) or end - at < 2:
            return False
        last, following = self.tokens[end - 1], self.tokens[end]
        return last.is_capital and following.is_capital and following.is_word and not self.opens(end)

    def _is_lone_capital(self, at: int) -> bool:
        """Whether the word stands alone in its capital: no capital or link to one beside it."""
        text = self.tokens[at].text
        before = self.tokens[at - 1] if at else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        beside = [t for t in (before, after) if t is not None and t.is_capital and t.is_word and not self.opens(at - 1)]
        return not (text.isupper() or beside or (before is not None and before.low == "de"))

    def _is_kind_of_named(self, at: int) -> bool:
        """ "Premio Goldman", "Ley 30723": a kind of thing before what it is called."""
        if self.low(at) not in _CALLED or at + 1 >= len(self.tokens) or self.text(at).isupper():
            return False
        following = self.tokens[at + 1]
        if following.text[:1].isdigit() and self.low(at) in {"ley", "decreto", "lote"}:
            return True
        if opens_code(following.low, self.text(at + 2)):
            return self.low(at) in NUMBERED
        if following.text[:1].isdigit():
            return False
        known = (self.lexicon.nouns, self.lexicon.adjectives, self.lexicon.words)
        return following.is_capital and not any(following.low in table for table in known)

    def _is_sector(self, at: int) -> bool:
        """ "el director regional de Agricultura": an office's field, in capitals by itself."""
        before = at - 1 if self.low(at - 1) in {"el", "la"} and self.low(at - 2) == "de" else at  # "del Ambiente"
        if self.low(before - 1) != "de" or (at + 1 < len(self.tokens) and self.tokens[at + 1].is_capital):
            return False
        office = {self.low(before - 2), self.low(before - 3)}
        return bool(office & OFFICES) and self.low(at + 1) not in {"y", "e"}

    def _is_bare_body(self, at: int) -> bool:
        """ "el Ministerio anunció": a body that is not told by its name, though in capitals."""
        if self.low(at) not in BARE_BODIES or self.low(at - 1) not in _ARTICLES or self.text(at).isupper():
            return False
        if at + 1 < len(self.tokens) and self.tokens[at + 1].is_capital:
            return False
        if self.low(at + 1) not in {"de", "para"}:
            return True
        here = at + 3 if self.low(at + 2) in {"el", "la", "los", "las"} else at + 2
        return here < len(self.tokens) and not self.tokens[here].is_capital

    def _is_titled(self, end: int, form: NounForm) -> bool:
        """ "Consulta Previa", "Comunidad Nativa | Paoyhan": a known expression in capitals that is no name itself."""
        if form.lemma in GENERIC:
            here = end + 1 if self.low(end) == "de" else end
            following = self.tokens[here] if here < len(self.tokens) else None
            known = following is not None and following.low in self.lexicon.nouns
            return following is not None and following.is_capital and (not known or bool(self.names_at(here)))
        goes_on = end < len(self.tokens) and self.tokens[end].is_capital and not self.low(end).startswith(("n.", "n°"))
        if self.low(end) == "de" and end + 1 < len(self.tokens):  # "Autoridad Local | de Aguas"
            here = end + 2 if self.low(end + 1) in {"el", "la", "los", "las"} else end + 1
            following = self.tokens[here] if here < len(self.tokens) else None
            goes_on = following is not None and following.is_capital and following.low in self.lexicon.nouns
            goes_on = goes_on and not self._is_protected(here)  # "Plan Maestro | del Parque Nacional Yaguas"
        return not goes_on and all(s.cls not in {"org", "area", "place", "group"} for s in form.senses)

    def _is_protected(self, at: int) -> bool:
        """Whether the name of a park or reserve that is known begins here."""
        return any(name.cls == "area" and end - at > 1 for end, name in self.names_at(at))

    def is_name_inside(self, at: int) -> bool:
        """Whether capitals make this word part of a name ("Federación Nativa …"), never to be half translated."""
        token = self.tokens[at]
        if not token.is_capital:
            return False
        if token.text.isupper() and len(token.text) > 1:
            return True
        if not self.opens(at):
            return True
        return self._goes_on_as_name(at + 1)

    def opens(self, at: int) -> bool:
        """Whether the word may owe its capital to where it stands."""
        return at == 0 or self.text(at - 1) in {".", "“", '"', ":", "—", "–", "|", "«", "-", ")"}

    def _goes_on_as_name(self, at: int) -> bool:
        """ "Federación | Nativa", "Mesa | de Diálogo": a capital follows that is no name by itself."""
        if self.low(at) in {"de", "para"} and at + 1 < len(self.tokens):
            if self.tokens[at + 1].is_capital and self.names_at(at + 1):
                return False  # "Gobernador | de La Libertad"
            at += 2 if self.low(at + 1) in {"la", "el", "los", "las"} and at + 2 < len(self.tokens) else 1
        if at >= len(self.tokens) or not self.tokens[at].is_capital or self.names_at(at):
            return False
        low = self.low(at)
        if low in SURNAMES and self.low(at - 1) in TITLES:
            return False  # "Presidente | Castillo"
        is_participle = any(v.tense == "part" for v in self.lexicon.verbs.get(low, ()))  # "Comando | Unificado"
        is_body = any(s.cls == "org" for n in self.lexicon.nouns.get(self.low(at - 1), ()) for s in n.senses)
        looks_so = is_body and low.endswith(_ADJECTIVAL)  # "Comando | Acorazado": no word of ours, and yet no name
        return low in self.lexicon.nouns or low in self.lexicon.adjectives or is_participle or looks_so

    def adjectives(self, at: int) -> list[AdjectiveForm]:
        known = self._adjectives_found.get(at)
        return self._looked_up(self._adjectives_found, at, self._adjectives) if known is None else known

    def _adjectives(self, at: int) -> list[AdjectiveForm]:
        is_inside = 0 < at < len(self.tokens) and not self.tokens[at - 1].is_capital
        if is_inside and self.tokens[at].is_capital and not (self.is_headline and self.text(at - 1) in {":", "|"}):
            return [a for a in self.lexicon.adjectives.get(self.low(at), ()) if a.senses[0].en[:1].isupper()]
        return list(self.lexicon.adjectives.get(self.low(at), ())) if at < len(self.tokens) else []

    def verbs(self, at: int) -> list[VerbReading]:
        known = self._verbs_found.get(at)
        return self._looked_up(self._verbs_found, at, self._verbs) if known is None else known

    def _verbs(self, at: int) -> list[VerbReading]:
        if at >= len(self.tokens):
            return []
        if at > 0 and self.tokens[at].is_capital and not self.is_headline:
            return []
        if self.low(at) == "para":  # the preposition, and hardly ever "it stops"
            return []
        return list(self.lexicon.verbs.get(self.low(at), ()))

    def multi(self, at: int) -> list[tuple[int, Any]]:
        """Fixed expressions that begin here, longest first."""
        known = self._multi_found.get(at)
        return self._looked_up(self._multi_found, at, self._multi) if known is None else known

    def _multi(self, at: int) -> list[tuple[int, Any]]:
        if at >= len(self.tokens):
            return []
        found: list[tuple[int, Any]] = []
        is_without = self.low(at) == "sin"
        for end, entry in self.lexicon.multiwords.find(self.lows, at):
            if is_without and end - at == _LACKING and self._qualifies(end):
                continue
            if not (isinstance(entry, NounForm) and self._goes_on(entry, self.lows[at:end], end)):
                found.append((end, entry))
        return found

    def _goes_on(self, entry: NounForm, words: Sequence[str], end: int) -> bool:
        """Whether a compound goes on behind its last noun: "muestras de suelo | y pastos", "uso de agua | de mar"."""
        if len(words) == 1 or words[-2] not in TIES:
            return False
        last = self._classes(words[-1])
        if self.low(end) in _ANDS and (others := self._bare_classes(end + 1)):
            is_deed = any(sense.cls in {"act", "event"} for sense in entry.senses)
            if is_deed or others & last:
                return True  # "pérdida de cultivos | y vidas"
        if words[0] in _STEPS and self.low(end) == "de" and "act" in last:
            return True  # "medidas de mitigación | del cambio climático"
        return any(stop > end and isinstance(e, NounForm) for stop, e in self.multi(end - 1))

    def _bare_classes(self, at: int) -> set[str]:
        """The classes of a noun that stands here without a determiner; none where a verb or a name may stand."""
        low = self.low(at)
        is_other = low in self.lexicon.verbs or at >= len(self.tokens) or self.tokens[at].is_capital
        return set() if is_other else self._classes(low)

    def _classes(self, low: str) -> set[str]:
        return {noun.senses[0].cls for noun in self.lexicon.nouns.get(low, ())}

    def _qualifies(self, at: int) -> bool:
        """Whether what stands here tells of which kind the word before it is: "sin control | estatal"."""
        low = self.low(at)
        return low in self.lexicon.adjectives and low not in self.lexicon.nouns and low not in _RUNS_ON

    def multiword(self, at: int, kind: str) -> list[tuple[int, Multiword]]:
        fixed = self.multi(at)
        if not fixed:
            return []
        found = [(end, e) for end, e in fixed if isinstance(e, Multiword) and e.kind == kind]
        if kind == "prep":  # "en el | centro de salud": within no health
            found = [(end, e) for end, e in found if not self._runs_into_noun(at, end)]
        # "cerca de 180 mineros": about so many, near nobody
        return [(end, e) for end, e in found if e.es != "cerca de" or not self._counts(end)]

    def _runs_into_noun(self, at: int, end: int) -> bool:
        """Whether the last words of a preposition open a known expression that goes on behind it."""
        if end - at < 3 or self.low(end - 1) != "de":
            return False
        return any(stop > end and isinstance(e, NounForm) for stop, e in self.multi(end - 2))

    def _counts(self, at: int) -> bool:
        return self.text(at)[:1].isdigit() or self.is_cat(at, "numw")

    def tells_event(self, at: int) -> bool:
        """Whether a noun of something that happens stands here, which what follows may belong to."""
        return any(sense.cls == "event" for _, form in self.nouns(at) for sense in form.senses[:1])

    def adverb(self, at: int) -> list[tuple[int, Adverb]]:
        found: list[tuple[int, Adverb]] = [(end, e) for end, e in self.multi(at) if isinstance(e, Adverb)]
        found += [
            (end, Adverb(es=e.es, en=e.en, position="end", is_safe=e.is_safe)) for end, e in self.multiword(at, "adv")
        ]
        single = self.lexicon.adverbs.get(self.low(at))
        if single and self.low(at) == "ya" and self.low(at + 1) in _NO_LONGER:  # "ya nadie cultiva coca"
            single = Adverb(es="ya", en="any longer", position="mid", is_safe=True)
        if single:
            found.append((at + 1, single))
        return found

    def names_at(self, at: int) -> list[tuple[int, Name]]:
        known = self._names_found.get(at)
        return self._looked_up(self._names_found, at, self._names_at) if known is None else known

    def _names_at(self, at: int) -> list[tuple[int, Name]]:
        if at >= len(self.tokens):
            return []
        known = self.names.at(self.tokens, at)
        if not known:
            return known  # at most words
        found = [(e, n) for e, n in known if n.kind != "medium" or self._is_medium(at, e)]
        kept = [(end, self._spelt(at, end, name)) for end, name in found if not self._runs_on(at, end)]
        # "Southern Perú": the branch of a firm in the country is the firm
        firms = [
            (end + 1, replace(n, en=f"{n.en} Perú"))
            for end, n in kept
            if n.kind == "company" and self.text(end) == "Perú"
        ]
        return [*firms, *kept]

    def _is_medium(self, at: int, end: int) -> bool:
        """ "según Gestión", "Correo informó que": a newspaper whose name is a word, where it is cited."""
        word = self.low(end - 1)
        if not any(word in t for t in (self.lexicon.nouns, self.lexicon.verbs, self.lexicon.adjectives)):
            return True
        is_cited = self.low(at - 1) in _CITING or (self.low(at - 1) == "por" and self.low(at - 2) in _PUBLISHED)
        if not self.opens(at) and (end > at + 1 or is_cited):
            return True  # "en El Peruano", "según Gestión"
        frames = (f for v in self.lexicon.verbs.get(self.low(end), ()) for f in self.lexicon.frames.get(v.lemma, ()))
        return any(f.clause == "que" for f in frames) and self.low(end) not in self.lexicon.nouns

    def _spelt(self, at: int, end: int, name: Name) -> Name:
        """Places keep the accents of the source, which registers leave out."""
        written = self.written(at, end)
        if name.kind not in {"place", "province", "district"}:
            return name
        return replace(name, en=written) if written != name.en and fold(written) == fold(name.en) else name

    def _runs_on(self, at: int, end: int) -> bool:
        """Whether a capitalised word follows that is no name itself: "Santa | Rosa" is not the province of Santa."""
        if end >= len(self.tokens):
            return False
        if self.low(end) == "de":
            return self._goes_on_in_capitals(at, end)
        token = self.tokens[end]
        if not (token.is_capital and token.is_word) or self.opens(end):
            return False
        return not self.names.at(self.tokens, end)

    def _goes_on_in_capitals(self, at: int, end: int) -> bool:
        """ "Policía | de Medio Ambiente": a body that is not known is not told by the name of a known one."""
        here = end + 2 if self.low(end + 1) in {"la", "el", "los", "las"} else end + 1
        if end - at > 1 or here >= len(self.tokens) or self.low(at) not in self.lexicon.nouns:
            return False
        token = self.tokens[here]
        return (
            token.is_capital
            and token.is_word
            and token.low in self.lexicon.nouns
            and not self.names.at(self.tokens, here)
        )


def best(results: list[tuple[int, Any, float]]) -> list[tuple[int, Any, float]]:
    """The cheapest `BEAM` results for each end."""
    if len(results) < 2:
        return results
    by_end: dict[int, list[tuple[int, Any, float]]] = {}
    for result in sorted(results, key=lambda r: r[2]):
        kept = by_end.setdefault(result[0], [])
        if len(kept) < BEAM:
            kept.append(result)
    return sorted((r for kept in by_end.values() for r in kept), key=lambda r: r[2])


__all__ = ["BEAM", "Chart", "VerbReading", "best"]
