"""What a parse is made of: noun phrases, adjuncts, verb groups and clauses, all with their token spans."""

from dataclasses import dataclass
from datetime import date

from digest.english.entries import Adverb, Argument, Frame, Multiword, Name
from digest.english.readings import AdjectiveForm, NounForm
from digest.spanish.copies import changed, made_at_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as written and as English; `unit` is a currency or %; `qualifier` English ("more than")."""

    en: str
    value: float
    qualifier: str = ""
    formula: str = ""
    is_one: bool = False
    is_group: bool = False  # "una decena de familias", whose verb may be in the singular


#: What stands for "our" of who speaks, where others tell of it.
THEIRS = "their"
#: … and "my", by the gender of who speaks.
HIS = {"m": "his", "f": "her"}
#: The preposition of how far from something: "a 200 metros de un colegio".
DISTANCE = "a … de"
#: The note of a place that something holds of alone: "solo en Ucayali".
ALONE = "amber: there or then alone"
#: The note of a subject of which its verb is denied: "ni el alcalde ni el gobernador".
NOT_BUT = "amber: not the one but the other"
NEITHER = "amber: neither of them"
#: How a noun phrase with "más" and an adjective is meant, where its place tells ("el río más largo del Perú") or not.
MOST_OF_ALL, MOST_OR_MORE = "most of all", "amber: most, or more"


@made_at_once
@dataclass(frozen=True, kw_only=True)  # no slots: copied by `changed`
class Phrase:
    """A preposition and its object; `en` is set where the frame or a multiword says how it is rendered."""

    start: int
    end: int
    prep: str
    object: "NounPhrase"
    en: str = ""


@made_at_once
@dataclass(frozen=True, kw_only=True)  # no slots: copied by `changed`
class NounPhrase:
    """A noun or name with all that belongs to it. `noun` is None for a name standing alone."""

    start: int
    end: int
    noun: NounForm | None = None
    name: Name | None = None  # the head, or what names the noun ("la empresa X")
    number: str = "sg"
    gender: str = ""
    det: str = ""  # def, indef, dem, poss, quant, all, each, other, some or ""
    det_en: str = ""
    quantity: Quantity | None = None
    ordinal: str = ""
    adjectives: tuple[AdjectiveForm, ...] = ()
    n_pre: int = 0  # how many of them stand before the noun
    adjectives_are_joined: bool = False  # "campesinas y nativas"
    acronym: str = ""
    locator: str = ""  # "(Loreto)"
    is_located: bool = False  # the locator stood between commas
    aside: Phrase | None = None  # a phrase between commas: "of the company X", "aged 48", "among them …"
    bracket: tuple[int, int] | None = None  # tokens in brackets that are left off
    phrases: tuple[Phrase, ...] = ()
    tails: tuple[Multiword, ...] = ()  # fixed expressions that qualify it: "fuera de control"
    infinitive: "Clause | None" = None  # "la decisión de suspender", "el plazo para presentar"
    infinitive_link: str = ""
    participle: "Clause | None" = None
    relative: "Clause | None" = None
    itself: str = ""  # "el propio ministro": "himself"
    is_loose: bool = False  # the participle or relative stands between commas
    apposition: "NounPhrase | None" = None
    also: tuple["NounPhrase", ...] = ()  # coordinated
    conjunction: str = ""
    multiword: Multiword | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_plural(self) -> bool:
        return (self.number == "pl" and self.det != "oneof") or bool(self.also and self.conjunction == "and")

    @property
    def head(self) -> str:
        """The first word of its noun: "empresa" of "empresa minera"; "" where it has none."""
        return self.noun.lemma.split(maxsplit=1)[0] if self.noun is not None else ""

    @property
    def verb_number(self) -> str:
        """The number of a verb of which it is the subject: "sg" or "pl"."""
        return "pl" if self.is_plural else "sg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When: English words ready to stand ("on 12 March", "since 2018") and what they do to the tense."""

    start: int
    end: int
    en: str
    pull: str = ""
    on: date | None = None
    is_weekday: bool = False  # said by its name alone: which week is meant, the tense of the verb decides


@made_at_once
@dataclass(frozen=True, kw_only=True)  # no slots: copied by `changed`
class Adjunct:
    """What a clause says besides its frame: one of a time, a phrase, an adverb or a purpose."""

    start: int
    end: int
    time: Time | None = None
    phrase: Phrase | None = None
    adverb: Adverb | None = None
    purpose: "Clause | None" = None  # an infinitive
    link: str = ""  # what introduces it in English: "to", "after", "without"
    gerund: "Clause | None" = None
    state: "Clause | None" = None  # a participle that says how: "murieron enterrados por un derrumbe"
    according: NounPhrase | None = None
    is_front: bool = False
    after_comma: bool = False


@made_at_once
@dataclass(frozen=True, kw_only=True)  # no slots: copied by `changed`
class VerbGroup:
    """A finite or bare verb with its auxiliaries. `helper` is a Spanish modal or aspect verb."""

    start: int
    end: int
    lemma: str
    tense: str
    number: str = ""
    gender: str = ""
    voice: str = "active"
    is_negated: bool = False
    is_perfect: bool = False
    is_progressive: bool = False
    helper: str = ""
    helper_tense: str = ""
    is_seen: bool = False  # "se vio afectado", a passive by another verb
    dative: str = ""  # "le" (sg) or "les" (pl) that doubles whom it is done to: "le exige al Gobierno"
    adverb: Adverb | None = None  # within the group: "quedó temporalmente paralizada"
    adverb_at: int = -1
    is_helped_before: bool = False  # the helper is in the perfect: "habían empezado a levantar"
    is_to_somebody: bool = False  # "entregarle", "haberles pagado": to whom, the verb itself leaves open
    whom: NounPhrase | None = None  # who is meant by "le" or "les", where the sentence tells
    is_limiting: bool = False  # "solo había dos mineros": the "only" of the figure behind it

    def __hash__(self) -> int:
        """By what tells most groups apart, for what the chart remembers of each is looked up by it."""
        return hash((self.start, self.end, self.lemma, self.tense, self.voice))

    @property
    def is_subjunctive(self) -> bool:
        """Whether it is wished, feared or supposed rather than told."""
        return self.tense in {"subj", "past_subj"}


@made_at_once
@dataclass(frozen=True, kw_only=True)  # no slots: copied by `changed`
class Clause:
    """A verb in one sense with its slots filled."""

    start: int
    end: int
    verb: VerbGroup
    frame: Frame
    subject: NounPhrase | None = None
    object: NounPhrase | None = None
    predicate: NounPhrase | AdjectiveForm | None = None
    arguments: tuple[tuple[Argument, NounPhrase], ...] = ()
    complement: "Clause | None" = None
    adjuncts: tuple[Adjunct, ...] = ()
    also: tuple["Clause", ...] = ()
    joint: str = "and"  # the English that ties the further clause, with its comma: "and", ", but", "if" …
    twin: tuple[VerbGroup, Frame] | None = None  # "incautó y destruyó …": a first verb with the same object
    gap: str = ""
    asks: str = ""  # of a question that is told: what leads it in ("whether"), or of what it asks ("object")
    asked: NounPhrase | None = None  # "cuántas hectáreas perdió la comunidad": the object that is asked about
    speaker: NounPhrase | None = None
    speaker_verb: str = ""
    cost: float = 0.0
    cut_at: int = -1  # token where the rest was left off, or -1
    notes: tuple[str, ...] = ()

    @property
    def patient(self) -> NounPhrase | None:
        """What it is done to: the object, or the subject of a passive."""
        return self.object if self.verb.voice == "active" else self.subject

    def with_subject(self, subject: NounPhrase | None) -> "Clause":
        """The clause with another subject, which the further clauses share that shared the old one."""
        also = tuple(changed(c, subject=subject) if c.subject is self.subject else c for c in self.also)
        return changed(self, subject=subject, also=also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """A noun in the plural that a sentence holds; `n` is how many it tells of, 0 where it leaves that open."""

    noun: NounForm
    n: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """Whom the sentence before has spoken of: who may go on in the next one unsaid."""

    subject: NounPhrase | None = None
    speaker: NounPhrase | None = None  # "…, dijo el alcalde"
    others: tuple[NounPhrase, ...] = ()
    named: tuple[NounPhrase, ...] = ()  # every phrase of it, inner ones and things included
    event: str = ""
    several: tuple[Several, ...] = ()
    is_whole: bool = False  # whether `named` holds every phrase of that sentence

    @property
    def each(self) -> tuple[NounPhrase, ...]:
        """Every phrase of it, and the first of several that are joined by itself: "al alcalde y a un regidor"."""
        return (*self.named, *(changed(np, also=()) for np in self.named if np.also))


def innermost(clause: Clause) -> Clause:
    """What is said, asked or wanted at the end of a chain of complements; the clause itself where it has none."""
    while clause.complement is not None:
        clause = clause.complement
    return clause


def phrases_of(clause: Clause) -> list[NounPhrase]:
    """Every noun phrase of the clause, inner ones included."""
    found: list[NounPhrase] = []

    def take(np: NounPhrase | None) -> None:
        if np is None:
            return
        found.append(np)
        for other in np.also:
            take(other)
        for phrase in np.phrases:
            take(phrase.object)
        take(np.apposition)
        for inner in (np.participle, np.relative, np.infinitive):
            if inner is not None:
                found.extend(phrases_of(inner))

    take(clause.subject)
    take(clause.object)
    take(clause.asked)
    if isinstance(clause.predicate, NounPhrase):
        take(clause.predicate)
    for _, np in clause.arguments:
        if np.noun or np.name or np.quantity:
            take(np)
    for adjunct in clause.adjuncts:
        if adjunct.phrase:
            take(adjunct.phrase.object)
        for inner in (adjunct.purpose, adjunct.state):
            if inner is not None:
                found.extend(phrases_of(inner))
        take(adjunct.according)
    if clause.complement is not None:
        found.extend(phrases_of(clause.complement))
    for other in clause.also:
        found.extend(phrases_of(other if other.subject is not clause.subject else changed(other, subject=None)))
    return found
