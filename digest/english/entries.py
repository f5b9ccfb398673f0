"""What the bilingual lexicon holds: nouns, adjectives, adverbs, multiwords, frames of verbs, names."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Count = Literal["c", "u", "p"]


def word_set(text: str) -> frozenset[str]:
    """A set of words written with blanks between them."""
    return frozenset(text.split())


#: An object of so few classes is chosen rather than a wide one.
FEW = 2
CLASSES = word_set(
    "person group org place area time amount money law document event act crime penalty substance artefact "
    "natural animal plant abstract body name"
)
#: Classes of who acts.
AGENT = frozenset(("person", "group", "org", "name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a sense is meant: `kind` mod, of, in, verb or subj; one of `values` (a lemma, or `@class`) satisfies it."""

    kind: Literal["mod", "of", "in", "verb", "subj", "n"]
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """One sense of a noun; without conditions it is the only or the default one."""

    es: str
    en: str
    gender: str = "m"
    plural: str = ""
    count: str = "c"
    cls: str = "abstract"
    conditions: tuple[Condition, ...] = ()
    is_default: bool = False
    is_safe: bool = True
    is_familiar: bool = True  # its English is right in nearly any sentence of this press (familiar.tsv)


class Articles(NamedTuple):
    """What English puts before a noun that Spanish leaves bare: "the", "a", "none", or "-" for undecided."""

    alone: str
    of_noun: str  # before "de" and a noun without an article
    of_name: str  # before "de" and a name, or a noun with an article


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjective:
    """One sense of an adjective and where it stands in English."""

    es: str
    en: str
    position: str = "pre"
    conditions: tuple[Condition, ...] = ()
    is_default: bool = False
    is_safe: bool = True
    is_familiar: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Adverb:
    """An adverb or adverbial phrase and where it stands in English."""

    es: str
    en: str
    position: str = "end"
    is_safe: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiword:
    """A fixed expression of several words."""

    es: str
    en: str
    kind: str
    is_safe: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name: English where the gazetteer has an English form, else as the source writes it."""

    es: str
    en: str
    cls: str = "name"
    has_article: bool = False
    number: str = "sg"
    kind: str = ""
    acronym: str = ""
    is_capital_bound: bool = False  # only as written, in capitals ("DAR")


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A slot of a frame that a Spanish preposition opens, and the English preposition that renders it."""

    prep: str
    classes: frozenset[str]
    en: str
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One sense of a verb: what may fill its slots, and the English verb. Empty `subject` or `object`: none."""

    es: str
    event: str
    subject: frozenset[str]
    object: frozenset[str]
    clause: Literal["", "que", "quesubj", "quedeny", "inf", "infpass", "ing", "pred", "ask"] = ""
    clause_prep: str = ""  # what ties the clause on: "se oponen | a que …", "insistió | en que …"
    object_is_optional: bool = False
    arguments: tuple[Argument, ...] = ()
    en: str = ""
    particle: str = ""
    is_safe: bool = True
    is_familiar: bool = True
    loose_subject: frozenset[str] = frozenset()  # what may stand for an agent, where nothing fits better
    id: str = field(default="")

    weight: int = field(init=False, compare=False, repr=False)  # how choosy: of two that fit, the choosier is meant

    def __post_init__(self) -> None:
        choosy = (
            ("*" not in self.subject)
            + ("*" not in self.object) * 2
            + any(c.startswith("=") for c in self.object) * 2
            + (0 < len(self.object) <= FEW)
            + sum(2 for a in self.arguments if a.is_required)
        )
        object.__setattr__(self, "weight", choosy)  # asked for at each reading of each verb


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionWord:
    """A word of grammar, with its category."""

    form: str
    cat: str
    number: str
    gender: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepositionRule:
    """How a preposition is rendered between a governor and an object of these classes."""

    governors: frozenset[str]
    objects: frozenset[str]
    en: str
