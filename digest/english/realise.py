"""From a parsed Spanish clause to English words: noun phrases, verbs by the house's tenses, order of parts."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from digest.english.entries import Frame, Noun, word_set
from digest.english.inflect import EnglishForms, article
from digest.english.lexicon import AdjectiveForm, Lexicon
from digest.spanish.senses import adjective_sense, class_of, noun_sense
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase, VerbGroup
from pipeline.errors import MeanwhileError

#: Heads that keep "of" before a bare noun ("lack of water", not "water lack").
OF_HEADS = word_set(
    "falta presencia uso grupo cantidad parte serie tipo forma caso ausencia nivel delito miles mayoría resto "
    "número total porcentaje conjunto red riesgo exceso líder miembro representante dirigente presidente jefe "
    "director ministro población territorio carencia escasez promedio suma millar centenar decena tonelada "
    "litro kilo kilogramo barril galón hectárea metro kilómetro bolsa defensor defensora derecho día año mes "
    "semana hora ex autoridad"
)
AREAS = frozenset(("hectárea", "kilómetro cuadrado", "metro cuadrado", "metro cúbico", "metro"))
MEASURES = word_set("kilo kilogramo tonelada litro galón barril saco bolsa gramo quintal paquete arroba pie metro lote")
ROLES = word_set(
    "presidente presidenta gobernador gobernadora alcalde alcaldesa ministro ministra viceministro viceministra "
    "director directora jefe jefa titular gerente vocero vocera procurador rector secretario "
    "secretaria premier embajador embajadora defensor fiscal_de_la_nación curaca coordinador coordinadora "
    "vicepresidente vicepresidenta vicegobernador vicegobernadora contralor superintendente prefecto"
)
#: Events that are done by saying so: in the present too they are news, and told in the perfect.
#: Nouns whose decision, promise or need is "to" do something.
TO_NOUNS = word_set(
    "decisión compromiso intención obligación oportunidad necesidad derecho acuerdo propuesta pedido promesa deber plan "
    "orden capacidad voluntad permiso intento solicitud autorización meta responsabilidad facultad llamado exigencia"
)
#: What numbers are put to: oil lots are blocks.
NUMBERED = {"lote": "block"}
#: Plans and measures that are for something.
FOR_HEADS = word_set("estrategia medida acción plan programa política campaña mecanismo")
OFFICES = word_set("ministro ministra presidente presidenta premier gobernador gobernadora contralor")
SPEECH_ACTS = word_set(
    "say demand propose denounce criticise warn support reject announce promise deny accuse condemn report"
)
#: What is held or planned stays in the present, even in a headline.
HELD = word_set("intend consider estimate worry lack risk include continue")
#: What takes time: "is investigating", in text and headline alike.
ACTIVITIES = word_set("investigate assess talk fight prepare train")
#: What a thing does, rather than a person, lasts: "deforestation threatens jaguars".
LASTING = word_set("threaten affect cause prevent allow guarantee promote strengthen pollute protect benefit")
FREE_PREP = {
    "en": "in", "con": "with", "contra": "against", "para": "for", "por": "for", "durante": "during", "tras": "after",
    "mediante": "through", "desde": "from", "hasta": "to", "ante": "before", "bajo": "under", "sin": "without",
    "sobre": "on", "entre": "between", "hacia": "towards", "vía": "via", "de": "of", "a": "to",
}  # fmt: skip


class CannotWriteError(MeanwhileError):
    """The clause cannot be put into English with certainty; the message says why."""


@dataclass(kw_only=True)
class Realiser:
    """Puts one sentence into English; notes what makes it less than certain."""

    lexicon: Lexicon
    forms: EnglishForms
    published_on: date | None = None
    is_headline: bool = False
    doubts: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    owner: NounPhrase | None = None
    owner_verb: str = ""
    has_agent: bool = True
    is_future: bool = False

    # --- noun phrases ---------------------------------------------------------------------------------

    def phrase(self, np: NounPhrase, *, verb: str = "", is_subject: bool = False) -> str:
        """A noun phrase with all its parts, coordinated ones joined without a serial comma."""
        first = self._one(np, verb=verb, is_subject=is_subject)
        if not np.also:
            return first
        rest = [self._one(o, verb=verb, is_subject=is_subject) for o in np.also]
        parts = [first, *rest]
        return f"{', '.join(parts[:-1])} {np.conjunction} {parts[-1]}"

    def _one(self, np: NounPhrase, *, verb: str = "", is_subject: bool = False) -> str:
        if np.noun is None:
            text = self._nameless(np)
        else:
            sense = noun_sense(np, verb, is_subject=is_subject)
            if sense is None:
                raise CannotWriteError(f"several senses: {np.noun.lemma}")
            if not sense.is_safe:
                self.doubts.append(f"sense of {sense.es}")
            text = self._nominal(np, sense)
        return text + self._after(np)

    def _nameless(self, np: NounPhrase) -> str:
        if np.name is not None:
            known = np.name.kind not in {"", "person?", "half"}
            name = np.name.en
            if not known and np.name.kind == "half":
                self.doubts.append(f"name {name}")
            if np.name.has_article or (np.det == "def" and not known and np.name.kind != "person?"):
                name = f"the {name}"
            return name
        assert np.quantity is not None
        self._note(np)
        return f"{np.quantity.qualifier} {np.quantity.en}".strip()

    def _note(self, np: NounPhrase) -> None:
        if np.quantity and np.quantity.formula:
            self.formulas.append(np.quantity.formula)

    def _nominal(self, np: NounPhrase, sense: Noun) -> str:
        is_plural = np.number == "pl" and sense.count != "u"
        noun = sense.en
        if np.name is not None and np.name.en.isdigit():
            noun = NUMBERED.get(sense.es, noun)
        if is_plural and sense.count != "p":
            noun = self._plural(sense)
        pre, post = self._adjectives(np, sense)
        before, after = self._compound(np, sense)
        if np.participle is not None and self._is_lone(np):
            pre = [self.forms.participle(np.participle.frame.en), *pre]
        words = " ".join(filter(None, [*pre, before, noun]))
        if np.name is not None:
            if np.name.kind == "" and sense.cls in {"artefact", "abstract", "event", "act", "substance"}:
                self.doubts.append(f"name {np.name.en}")
            words = self._with_name(np, sense, words)
        qualified = [m.en for m in np.tails]
        tail = " ".join(filter(None, [*post, *qualified, after, self._infinitive(np)]))
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
            inner and np.noun and not np.is_loose and not inner.arguments and not inner.adjuncts
            and not inner.complement and not inner.frame.particle
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
        words = []
        for form in ordered:
            chosen = adjective_sense(form, sense)
            if chosen is not None and chosen.en.split()[0][:5] in sense.en:
                continue  # the noun's English has it in it
            if chosen is None:
                raise CannotWriteError(f"several senses: {form.lemma}")
            if not chosen.is_safe:
                self.doubts.append(f"sense of {chosen.es}")
            words.append((chosen.en, chosen.position))
        if np.adjectives_are_joined and len(words) >= 2:
            (a, _), (b, _) = words[-2:]
            pre = [*(w for w, _ in words[:-2]), f"{a} and {b}"]
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
            if index == 0 and phrase.prep == "de":
                if span := self._span(sense, inner):
                    before = span
                    continue
                if aim := self._aim(np, sense, inner):
                    after.append(aim)
                    continue
                if self._premodifies(np, inner):
                    inner_sense = noun_sense(inner)
                    if inner_sense is None:
                        raise CannotWriteError(f"several senses: {inner.noun.lemma if inner.noun else ''}")
                    before = inner_sense.en
                    for deeper in inner.phrases:
                        third = noun_sense(deeper.object)
                        if deeper.prep != "de":
                            after.append(self._tied(inner, inner_sense, deeper))
                        elif third is not None and self._is_bare(replace(deeper.object, phrases=())):
                            before = f"{third.en} {before}"
                            after.extend(self._tied(np, sense, p) for p in deeper.object.phrases)
                        else:
                            after.append(self._tied(np, sense, deeper))
                    continue
            after.append(self._tied(np, sense, phrase))
        return before, " ".join(after)

    def _span(self, sense: Noun, inner: NounPhrase) -> str:
        """ "paro de 48 horas": a 48-hour strike."""
        unit = noun_sense(inner)
        if (
            unit is None
            or unit.cls != "time"
            or inner.quantity is None
            or inner.adjectives
            or inner.phrases
            or inner.det
        ):
            return ""
        if inner.quantity.qualifier or sense.cls not in {"event", "act", "document", "penalty", "abstract"}:
            return ""
        return f"{inner.quantity.en.replace(' ', '-')}-{unit.en}"

    def _premodifies(self, np: NounPhrase, inner: NounPhrase) -> bool:
        if inner.noun is None or inner.det or inner.quantity or inner.also or inner.name:
            return False
        if len(inner.phrases) > 2 or inner.infinitive or inner.tails:
            return False
        if inner.participle or inner.relative or inner.apposition or inner.adjectives:
            return False
        if inner.number == "pl":
            stuff = noun_sense(inner)
            if stuff is None or stuff.count != "u":
                return False
        assert np.noun is not None
        if np.noun.lemma.split()[0] in OF_HEADS or np.name is not None:
            return False
        return class_of(inner) not in {"", "time", "amount", "money", "person", "body"}

    def _aim(self, np: NounPhrase, sense: Noun, inner: NounPhrase) -> str:
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
            or np.participle or np.relative or np.apposition
        )  # fmt: skip

    def _tied(self, np: NounPhrase, sense: Noun, phrase: Phrase) -> str:
        if phrase.en:
            return f"{phrase.en} {self.phrase(phrase.object)}"
        lemma = np.noun.lemma if np.noun else ""
        english = self.preposition(phrase.prep, sense.cls, phrase.object, lemma)
        if phrase.prep == "de":
            obj = phrase.object
            if self._is_stuff(np, obj):
                return f"of {self.phrase(replace(obj, number='pl'))}"
            if np.noun and np.noun.lemma in AREAS and obj.noun and not obj.det and obj.number == "sg":
                return f"of {self.phrase(replace(obj, det='zero'))}"
            if obj.name and not obj.noun and obj.name.cls in {"place", "area"} and np.number == "pl":
                english = {"group": "in", "org": "in", "person": "from"}.get(sense.cls, english)
        return f"{english} {self.phrase(phrase.object)}"

    def preposition(self, prep: str, governor: str, obj: NounPhrase, lemma: str = "") -> str:
        """The English preposition by the classes on both sides."""
        cls = class_of(obj)
        if prep == "en" and obj.name and not obj.noun and obj.name.kind == "mine":
            return "at"
        for rule in self.lexicon.prepositions.get(prep, ()):
            named = f"={obj.noun.lemma}" if obj.noun else "="
            if rule.governors & {"*", governor, f"={lemma}"} and rule.objects & {"*", cls, named}:
                return rule.en
        raise CannotWriteError(f"preposition {prep} before {cls or 'an open sense'}")

    def _with_name(self, np: NounPhrase, sense: Noun, words: str) -> str:
        assert np.name is not None
        name = np.name.en
        if re.fullmatch(r"[IVXLC]+|[A-Z]?\d+[\w-]*", name):
            return f"{' '.join(w[:1].upper() + w[1:] for w in words.split())} {name}"
        match sense.cls:
            case "person":
                return f"{words}, {name},"
            case "place" | "group":
                if np.noun and np.noun.lemma.split()[0] in _NAMED_BEFORE:
                    return f"{name} {words}"
                return f"{words} of {name}"
            case "org":
                return f"{words} {name}"
            case "law":
                return f"{words} {name}"
        return f"{name} {words}"

    def _determined(self, np: NounPhrase, sense: Noun, body: str, *, is_plural: bool) -> str:
        figure = ""
        if np.quantity is not None:
            self._note(np)
            figure = f"{np.quantity.qualifier} {np.quantity.en}".strip()
        counted = " ".join(filter(None, [np.ordinal, figure, body]))
        if np.ordinal == "last":
            counted = f"last {figure} {body}".replace("  ", " ")
        match np.det:
            case "poss":
                return f"{self._possessive()} {counted}"
            case "dem" | "quant" | "other" | "some" | "each" | "all":
                if np.det == "other" and figure:
                    return f"{figure} other {body}"
                if np.det_en == "another" and sense.count == "u":
                    return f"other {counted}"
                if np.det == "all":
                    return f"{np.det_en} {'the ' if is_plural and (figure or self._is_specific(np)) else ''}{counted}"
                if np.det == "dem" and not is_plural:
                    return f"{'this' if np.det_en == 'this' else 'that'} {counted}"
                if np.det == "quant" and not is_plural and sense.count == "u" and np.det_en in {"several", "many"}:
                    raise CannotWriteError(f"uncountable in English: {sense.en}")
                return f"{np.det_en} {counted}"
            case "zero":
                return counted
            case "indef":
                if sense.count in {"u", "p"}:
                    return counted
                return f"{article(counted)} {counted}"
            case "def":
                if np.name is not None and not self._keeps_the(np):
                    return counted
                return f"the {counted}" if self._wants_the(np, sense, is_plural=is_plural) else counted
        return self._bare(np, sense, counted, is_plural=is_plural)

    def _keeps_the(self, np: NounPhrase) -> bool:
        assert np.name is not None
        return not re.fullmatch(r"[IVXLC]+|[A-Z]?\d+[\w-]*", np.name.en)

    def _is_specific(self, np: NounPhrase) -> bool:
        return bool(np.phrases or np.participle or np.relative or np.name or np.locator)

    def _wants_the(self, np: NounPhrase, sense: Noun, *, is_plural: bool) -> bool:
        if np.ordinal or np.quantity:
            return True
        if sense.count == "u":
            return any(p.prep == "de" and not self._is_bare_mass(p.object) for p in np.phrases) or bool(np.relative)
        if is_plural:
            assert np.noun is not None
            lemma = np.noun.lemma
            is_kind = bool(np.adjectives) or (" " in lemma and " de " not in lemma)
            return self._is_specific(np) or not is_kind or np.n_pre > 0 or np.infinitive is not None
        return True

    def _is_bare_mass(self, np: NounPhrase) -> bool:
        return not np.det and np.name is None

    def _bare(self, np: NounPhrase, sense: Noun, counted: str, *, is_plural: bool) -> str:
        """No article in Spanish: none in English for plurals and masses, else "a", or "the" for what is unique."""
        if sense.count == "u" and not np.quantity and any(
            p.prep == "de" and (p.object.det == "def" or p.object.name) and not _is_absorbed(sense, p.object)
            for p in np.phrases
        ):  # fmt: skip
            return f"the {counted}"
        if is_plural or sense.count in {"u", "p"} or np.quantity or sense.cls == "crime":
            return counted
        if np.name is not None:
            if not self._keeps_the(np):
                return counted
            return f"the {counted}"
        if np.ordinal:
            return f"the {counted}"
        assert np.noun is not None
        if np.noun.lemma.split()[0] in ROLES and (np.phrases or np.noun.lemma.split()[0] in OFFICES):
            return f"the {counted}"
        if sense.cls != "person" and any(
            p.prep == "de" and (p.object.det == "def" or p.object.name) for p in np.phrases
        ):
            return f"the {counted}"
        return f"{article(counted)} {counted}"

    def _possessive(self) -> str:
        owner = self.owner
        if owner is None:
            raise CannotWriteError("«su» without a clear owner")
        if owner.is_plural:
            return "their"
        cls = class_of(owner, self.owner_verb, is_subject=True)
        if cls in {"org", "group", "place", "area"}:
            return "its"
        raise CannotWriteError("«su» of a person")

    def _after(self, np: NounPhrase) -> str:
        out = ""
        if np.acronym:
            out += f" ({np.acronym})"
        if np.locator:
            out += f" ({np.locator})"
        if np.noun is None:
            for phrase in np.phrases:
                governor = np.name.cls if np.name else "amount"
                if phrase.en:
                    out += f" {phrase.en} {self.phrase(phrase.object)}"
                elif phrase.prep == "de" and np.name:
                    out += f" of {self.phrase(phrase.object)}"
                else:
                    out += f" {self.preposition(phrase.prep, governor, phrase.object)} {self.phrase(phrase.object)}"
        if np.apposition is not None:
            out += f", {self._one(np.apposition)},"
        if np.participle is not None and not self._is_lone(np):
            text = self._participle(np.participle)
            out += f", {text}," if np.is_loose else f" {text}"
        if np.relative is not None:
            text = self._relative(np.relative, np)
            out += f", {text}," if np.is_loose else f" {text}"
        return out

    # --- clauses --------------------------------------------------------------------------------------

    def _participle(self, clause: Clause) -> str:
        verb = self.forms.participle(clause.frame.en)
        return " ".join(filter(None, [verb, clause.frame.particle, self._rest(clause)]))

    def _relative(self, clause: Clause, np: NounPhrase) -> str:
        is_person = class_of(np) == "person" or bool(np.name and np.name.kind == "person?")
        thing = "which" if np.is_loose else "that"
        if clause.gap == "object":
            assert clause.subject is not None
            subject = self.phrase(clause.subject, verb=clause.verb.lemma, is_subject=True)
            verb = self.verb(clause, is_plural=clause.subject.is_plural, is_main=False)
            return f"{thing} {subject} {verb} {self._rest(clause)}".strip()
        verb = self.verb(clause, is_plural=np.is_plural, is_main=False)
        rest = self._rest(clause)
        return f"{'who' if is_person else thing} {verb} {rest}".strip()

    def clause(self, clause: Clause, *, is_main: bool = True, mood: str = "fact") -> str:
        """A finite clause in English order: front adjuncts, subject, verb, slots, adjuncts."""
        is_passive = clause.verb.voice != "active"
        if clause.subject is None:
            if clause.complement is not None and is_passive:
                return self._it(clause, is_main=is_main)
            raise CannotWriteError("no subject in the sentence")
        if clause.frame.es in {"existir", "haber"} and clause.verb.voice == "active":
            return self._there(clause, is_main=is_main)
        if is_main:
            self.owner, self.owner_verb = None, clause.verb.lemma
        front = [self.adjunct(a) for a in clause.adjuncts if a.is_front]
        subject = self.phrase(clause.subject, verb=clause.verb.lemma, is_subject=not is_passive)
        self.owner = clause.subject
        self.is_future = clause.verb.tense == "fut"
        self.has_agent = class_of(clause.subject, clause.verb.lemma, is_subject=True) in {
            "person", "group", "org", "name", "place",
        }  # fmt: skip
        plural = self._counts_as_plural(clause)
        verb = self.verb(clause, is_plural=plural, is_main=is_main, mood=mood)
        rest = self._rest(clause)
        opening = ", ".join(front)
        inserted = ", ".join(self.adjunct(a) for a in clause.adjuncts if _is_inserted(a, clause))
        if inserted:
            subject = f"{subject}, {inserted},"
        body = " ".join(filter(None, [subject, verb, rest]))
        for other in clause.also:
            body = f"{body} and {self._joined(clause, other)}"
        return f"{opening}, {body}" if opening else body

    def _there(self, clause: Clause, *, is_main: bool) -> str:
        """ "Existen 400 comunidades": there are."""
        assert clause.subject is not None
        front = ", ".join(self.adjunct(a) for a in clause.adjuncts if a.is_front)
        thing = self.phrase(clause.subject, verb=clause.verb.lemma, is_subject=True)
        verb = self.verb(replace(clause, frame=_BE), is_plural=self._counts_as_plural(clause), is_main=is_main)
        body = " ".join(filter(None, ["there", verb, thing, self._rest(clause)]))
        return f"{front}, {body}" if front else body

    def _joined(self, clause: Clause, other: Clause) -> str:
        """A second verb of the same subject, or a second clause."""
        if other.subject is not clause.subject:
            return self.clause(other)
        self.owner, self.owner_verb = clause.subject, clause.verb.lemma
        verb = self.verb(other, is_plural=self._counts_as_plural(clause), is_main=True)
        return f"{verb} {self._rest(other)}"

    def _counts_as_plural(self, clause: Clause) -> bool:
        subject = clause.subject
        assert subject is not None
        if subject.noun is None and subject.quantity and ("$" in subject.quantity.en or "S/" in subject.quantity.en):
            return False
        if subject.noun is None and subject.quantity and subject.phrases:  # "el 85 % de los títulos"
            return subject.phrases[0].object.is_plural
        if subject.is_plural:
            sense = noun_sense(subject, clause.verb.lemma, is_subject=True)
            return not (sense and sense.count == "u" and not subject.also)
        sense = noun_sense(subject, clause.verb.lemma, is_subject=clause.verb.voice == "active")
        if sense and (sense.count == "p" or sense.en in {"police", "people"}):
            return True
        if subject.name and not subject.noun:
            return subject.name.number == "pl"
        return clause.verb.number == "pl" and "nobody" not in clause.notes

    def _it(self, clause: Clause, *, is_main: bool) -> str:
        verb = self.verb(clause, is_plural=False, is_main=is_main)
        return f"it {verb} {self._rest(clause)}"

    def _rest(self, clause: Clause) -> str:
        parts: list[str] = []
        lemma = clause.verb.lemma
        if clause.object is not None:
            parts.append(self.phrase(clause.object, verb=lemma))
        if isinstance(clause.predicate, NounPhrase):
            parts.append(self.phrase(clause.predicate))
        elif clause.predicate is not None:
            parts.append(self._predicative(clause.predicate, clause.subject))
        for argument, np in clause.arguments:
            if argument.prep.endswith("_inf"):
                assert clause.complement is not None
                parts.append(self._bare_verb(clause.complement, argument.en))
            else:
                parts.append(f"{argument.en} {self.phrase(np, verb=lemma)}".strip())
        if clause.complement is not None and not any(a.prep.endswith("_inf") for a, _ in clause.arguments):
            parts.append(self._complement(clause))
        later = [a for a in clause.adjuncts if not a.is_front and not _is_inserted(a, clause)]
        for adjunct in later:
            text = self.adjunct(adjunct)
            parts.append(text)
        return " ".join(filter(None, parts))

    def _predicative(self, form: AdjectiveForm, subject: NounPhrase | None) -> str:
        chosen = adjective_sense(form, noun_sense(subject) if subject else None)
        if chosen is None:
            raise CannotWriteError(f"several senses: {form.lemma}")
        return chosen.en

    def _complement(self, clause: Clause) -> str:
        inner = clause.complement
        assert inner is not None
        owner, verb = self.owner, self.owner_verb
        match clause.frame.clause:
            case "que" | "quedeny":
                text = f"that {self.clause(inner, is_main=False)}"
            case "quesubj":
                text = f"that {self.clause(inner, is_main=False, mood='wish')}"
            case "ing":
                text = self._bare_verb(inner, "ing")
            case _:
                text = self._bare_verb(inner, "to")
        self.owner, self.owner_verb = owner, verb
        return text

    def _bare_verb(self, inner: Clause, form: str) -> str:
        """An infinitive or -ing clause."""
        base = inner.frame.en
        is_passive = inner.verb.voice != "active"
        start, _, how = form.rpartition(":")
        how = how or form
        if how == "ing":
            verb = f"being {self.forms.participle(base)}" if is_passive else self.forms.ing(base)
        else:
            verb = f"be {self.forms.participle(base)}" if is_passive else base
            verb = f"to {verb}"
        if inner.verb.is_negated:
            verb = f"not {verb}"
        return " ".join(filter(None, [start, verb, inner.frame.particle, self._rest(inner)]))

    def adjunct(self, adjunct: Adjunct) -> str:
        """One adjunct in English."""
        if adjunct.time is not None:
            if self.is_future and adjunct.time.en.startswith("since "):
                return "from" + adjunct.time.en.removeprefix("since")
            return adjunct.time.en
        if adjunct.adverb is not None:
            if not adjunct.adverb.is_safe:
                self.doubts.append(f"sense of {adjunct.adverb.es}")
            return adjunct.adverb.en
        if adjunct.according is not None:
            return f"according to {self.phrase(adjunct.according)}"
        if adjunct.purpose is not None:
            return self._bare_verb(adjunct.purpose, "to" if adjunct.link == "to" else f"{adjunct.link}:ing")
        if adjunct.gerund is not None:
            return f", {self._bare_verb(adjunct.gerund, 'ing')}"
        assert adjunct.phrase is not None
        phrase = adjunct.phrase
        english = phrase.en or self.preposition(phrase.prep, "clause", phrase.object)
        if english == "because of" and phrase.prep == "por" and not adjunct.is_front:
            self.doubts.append("a cause may belong to the noun before it")
        return f"{english} {self.phrase(phrase.object)}"

    # --- verbs ----------------------------------------------------------------------------------------

    def verb(self, clause: Clause, *, is_plural: bool, is_main: bool, mood: str = "fact") -> str:
        """The finite verb by the house's rule: perfect for undated news, past with a day, present for states."""
        group = clause.verb
        is_passive = group.voice != "active"
        base, particle = clause.frame.en, clause.frame.particle
        pulls = {a.time.pull for a in clause.adjuncts if a.time}
        words = self._finite(group, base, is_plural, is_passive, pulls, clause.frame.event, is_main, mood)
        return " ".join(filter(None, [words, particle]))

    def _finite(
        self, group: VerbGroup, base: str, is_plural: bool, is_passive: bool, pulls: set[str], event: str,
        is_main: bool, mood: str,
    ) -> str:  # fmt: skip
        if mood == "wish":
            return self._modal("should", base, is_passive, group.is_negated)
        if group.voice == "state" and group.helper:
            return self._remaining(group, base, is_plural)
        if group.helper:
            return self._helped(group, base, is_plural, is_passive, is_main)
        match group.tense:
            case "fut":
                return self._modal("will", base, is_passive, group.is_negated)
            case "cond" if group.is_perfect:
                have = "have" if is_plural else "has"
                done = f"been {self.forms.participle(base)}" if is_passive else self.forms.participle(base)
                return f"{have} {'not ' if group.is_negated else ''}reportedly {done}"
            case "cond":
                self.doubts.append("conditional")
                return self._modal("would", base, is_passive, group.is_negated)
        tense = self._tense(group, pulls, event, is_main)
        return self._inflected(tense, base, is_plural, is_passive, group)

    def _tense(self, group: VerbGroup, pulls: set[str], event: str, is_main: bool) -> str:
        is_state = event == "state"
        if group.voice == "state" and not group.helper:
            return "past" if group.tense in {"impf", "pret"} else "pres"
        if "perfect" in pulls and group.tense in {"pres", "pret"}:
            return "perfect"
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
                lasts = is_main and self.has_agent and not is_state and group.voice == "active"
                return "was-ing" if lasts else "past"
            case "pret":
                if is_state:
                    return "past"
                return "perfect" if is_main or "perfect" in pulls else "past"
            case "subj":
                return "pres"
            case "past_subj":
                return "past"
            case "pres":
                if event in ACTIVITIES and self.has_agent and group.voice == "active":
                    return "is-ing"
                if is_main and not is_state and (self.is_headline or event in SPEECH_ACTS):
                    stands = event in HELD or (event in LASTING and not self.has_agent)
                    return "pres" if stands else "perfect"
                return "pres"
        raise CannotWriteError(f"tense {group.tense}")

    def _inflected(self, tense: str, base: str, is_plural: bool, is_passive: bool, group: VerbGroup) -> str:
        negated = group.is_negated
        done = self.forms.participle(base)
        have = "have" if is_plural else "has"
        was = "were" if is_plural else "was"
        be = "are" if is_plural else "is"
        no = " not" if negated else ""
        if is_passive:
            match tense:
                case "pres":
                    return f"{be}{no} {done}"
                case "past":
                    return f"{was}{no} {done}"
                case "perfect":
                    return f"{have}{no} been {done}"
                case "pluperfect":
                    return f"had{no} been {done}"
                case "was-ing":
                    return f"{was}{no} being {done}"
                case _:
                    return f"will{no} be {done}"
        if group.is_progressive and tense in {"pres", "perfect"}:
            return (
                f"{have}{no} been {self.forms.ing(base)}" if tense == "perfect" else f"{be}{no} {self.forms.ing(base)}"
            )
        match tense:
            case "pres":
                if base == "be":
                    return f"{be}{no}"
                if negated:
                    return f"{'do' if is_plural else 'does'} not {base}"
                return base if is_plural else self.forms.third(base)
            case "past":
                if base == "be":
                    return f"{was}{no}"
                return f"did not {base}" if negated else self.forms.past(base)
            case "perfect":
                return f"{have}{no} {done}"
            case "pluperfect":
                return f"had{no} {done}"
            case "was-ing":
                return f"{was}{no} {self.forms.ing(base)}"
            case "is-ing":
                return f"{be}{no} {self.forms.ing(base)}"
            case _:
                return f"will{no} {base}"

    def _modal(self, modal: str, base: str, is_passive: bool, negated: bool) -> str:
        verb = f"be {self.forms.participle(base)}" if is_passive else base
        return f"{modal}{' not' if negated else ''} {verb}"

    def _remaining(self, group: VerbGroup, base: str, is_plural: bool) -> str:
        """ "sigue bloqueada": remains blocked."""
        done = self.forms.participle(base)
        if group.is_negated:
            raise CannotWriteError("negated aspect")
        match group.helper_tense:
            case "pres":
                return f"{'remain' if is_plural else 'remains'} {done}"
            case "fut":
                return f"will remain {done}"
            case "pret" | "impf":
                return f"remained {done}"
        raise CannotWriteError(f"tense {group.helper_tense}")

    def _helped(self, group: VerbGroup, base: str, is_plural: bool, is_passive: bool, is_main: bool) -> str:
        negated, tense = group.is_negated, group.helper_tense
        if group.is_perfect:
            raise CannotWriteError("modal with a perfect")
        done = f"be {self.forms.participle(base)}" if is_passive else base
        be = "are" if is_plural else "is"
        match group.helper, tense:
            case "poder", "pres":
                return self._modal("can", base, is_passive, negated)
            case "poder", "cond":
                return self._modal("could", base, is_passive, negated)
            case "poder", "fut":
                return f"will {'not ' if negated else ''}be able to {done}"
            case "poder", "pret":
                return f"{'were' if is_plural else 'was'} {'not ' if negated else ''}able to {done}"
            case "deber", "pres" | "fut":
                return self._modal("must", base, is_passive, negated)
            case "deber", "cond":
                return self._modal("should", base, is_passive, negated)
            case "tener", "pres":
                if negated:
                    raise CannotWriteError("negated obligation")
                return f"{'have' if is_plural else 'has'} to {done}"
            case "ir", "pres":
                return self._modal("will", base, is_passive, negated)
            case "seguir" | "continuar", "pres":
                if negated:
                    raise CannotWriteError("negated aspect")
                return f"{'continue' if is_plural else 'continues'} to {done}"
            case "seguir" | "continuar", "fut":
                return f"will {'not ' if negated else ''}continue to {done}"
            case "volver", "pret" | "pres":
                raise CannotWriteError("volver a")
            case "comenzar" | "empezar", "pret" | "pres":
                if negated:
                    raise CannotWriteError("negated aspect")
                have = "have" if is_plural else "has"
                return f"{have} begun to {done}" if is_main else f"began to {done}"
            case "lograr", "pret" | "pres":
                have = "have" if is_plural else "has"
                return (
                    f"{have} {'not ' if negated else ''}managed to {done}"
                    if is_main
                    else f"{'did not manage' if negated else 'managed'} to {done}"
                )
            case "estar", "pres":
                if is_passive:
                    raise CannotWriteError("progressive passive")
                return f"{be} {'not ' if negated else ''}{self.forms.ing(base)}"
            case "venir", "pres":
                if is_passive or negated:
                    raise CannotWriteError("progressive passive")
                return f"{'have' if is_plural else 'has'} been {self.forms.ing(base)}"
        raise CannotWriteError(f"helper {group.helper} {tense}")


def _is_absorbed(sense: Noun, inner: NounPhrase) -> bool:
    """Whether the sense was chosen by this complement and says it already ("mesa de diálogo": dialogue table)."""
    if inner.noun is None or inner.det or inner.adjectives or inner.quantity or inner.also:
        return False
    named = any(c.kind == "of" and inner.noun.lemma in c.values for c in sense.conditions)
    return named and (" " in sense.en or any(s.en[:5] in sense.en for s in inner.noun.senses))


def _is_inserted(adjunct: Adjunct, clause: Clause) -> bool:
    """Whether it stands between commas behind the subject."""
    return bool(
        adjunct.phrase and adjunct.after_comma and not adjunct.is_front
        and adjunct.start < clause.verb.start and clause.subject and clause.subject.end <= adjunct.start
    )  # fmt: skip


_BE = Frame(es="ser", event="state", subject=frozenset(("*",)), object=frozenset(), en="be", id="haber.1:be")
_NAMED_BEFORE = word_set("región carretera proyecto unidad mina campamento distrito río valle cuenca zona")


def tidy(text: str) -> str:
    """A sentence: capital, full stop, no doubled or stray commas."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r",\s*,", ",", text)
    text = re.sub(r",\s*(?=[.;)]|$)", "", text)
    text = re.sub(r"\s+([,.;)])", r"\1", text)
    text = text[:1].upper() + text[1:]
    return text if text.endswith(".") else text + "."
