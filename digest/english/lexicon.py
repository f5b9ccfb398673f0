"""The bilingual lexicon: read from its tables, its forms generated, looked up by the written form."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from digest.english.entries import Adjective, Adverb, Articles, Frame, FunctionWord, Noun, PrepositionRule
from digest.english.familiar import load_familiar
from digest.english.fixed import Expression, FixedExpressions
from digest.english.frame_tables import read_frames
from digest.english.loosened import loosened, widened
from digest.english.nameties import NameTies, load_name_ties
from digest.english.readings import (
    AdjectiveForm,
    NounForm,
    VerbReading,
    adjective_forms,
    key_of,
    noun_forms,
    spaced,
    verb_readings,
)
from digest.english.ties import Ties
from digest.english.word_tables import (
    COMPOUNDS,
    promote,
    read_adjectives,
    read_adverbs,
    read_articles,
    read_multiwords,
    read_nouns,
    read_prepositions,
    read_times,
    read_words,
)
from digest.spanish.forms import load_verb_tables


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Everything that the parser looks up; keys are lower case as written."""

    nouns: Mapping[str, tuple[NounForm, ...]]
    adjectives: Mapping[str, tuple[AdjectiveForm, ...]]
    adverbs: Mapping[str, Adverb]
    verbs: Mapping[str, tuple[VerbReading, ...]]
    frames: Mapping[str, tuple[Frame, ...]]
    words: Mapping[str, tuple[FunctionWord, ...]]
    multiwords: FixedExpressions
    prepositions: Mapping[str, tuple[PrepositionRule, ...]]
    complements: Ties  # of nouns, reviewed
    times: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]  # by first word: words, English, tense asked for
    size: Mapping[str, int]
    name_ties: NameTies = field(default_factory=lambda: NameTies(decided={}))  # how English ties names to nouns
    articles: Mapping[tuple[str, str], Articles] = field(default_factory=dict)  # of nouns that Spanish leaves bare
    loose_frames: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)  # for headlines that none fits
    wide_frames: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)  # for sentences that none fits


def load_lexicon(folder: Path | None = None, *, peoples: Iterable[tuple[Noun, Adjective]] = ()) -> Lexicon:
    """Read the tables under `folder` (the project's own by default); a bad row raises LexiconError with its line.

    `peoples` come from the gazetteer: nouns and adjectives by which indigenous peoples are called.
    """
    folder = folder or Path(__file__).parent / "lexicon"
    spanish = Path(__file__).parents[1] / "spanish"
    tables = load_verb_tables()
    nouns, compounds = read_nouns(folder)
    promote(nouns, folder)
    adjectives = read_adjectives(folder)
    for noun, adjective in peoples:
        nouns.setdefault(noun.es, [noun])
        adjectives.setdefault(adjective.es, [adjective])
    known = load_familiar(folder / "familiar.tsv")
    nouns, adjectives = known.nouns(nouns), known.adjectives(adjectives)
    frames = known.frames(read_frames(folder))
    adverbs = {a.es: a for a in read_adverbs(folder)}
    multi: dict[str, list[Expression]] = defaultdict(list)
    forms_of_nouns = noun_forms(nouns, multi)
    forms_of_adjectives = adjective_forms(adjectives)
    for entry in read_multiwords(folder):
        words = tuple(entry.es.split())
        multi[key_of(words)].append((words, entry))
    for form in [a for a in adverbs if " " in a]:
        words = tuple(spaced(form).split())
        multi[key_of(words)].append((words, adverbs.pop(form)))
    verbs = verb_readings(frames, tables)
    size = {
        "nouns": sum(len(v) for v in nouns.values()),
        "adjectives": sum(len(v) for v in adjectives.values()),
        "adverbs": len(adverbs),
        "multiwords": sum(len(v) for v in multi.values()) + sum(len(v) for v in compounds.values()),
        "predicates": len(frames),
        "senses of predicates": sum(len(v) for v in frames.values()),
    }
    return Lexicon(
        nouns=forms_of_nouns,
        adjectives=forms_of_adjectives,
        adverbs=adverbs,
        verbs=verbs,
        frames=frames,
        words=read_words(spanish / "function_words.tsv"),
        multiwords=FixedExpressions(multi, compounds, forms_of_nouns, folder / COMPOUNDS),
        prepositions=read_prepositions(spanish / "prepositions.tsv"),
        complements=Ties(read_prepositions(folder / "complements.tsv")),
        times=read_times(spanish / "times.tsv"),
        size=size,
        name_ties=load_name_ties(folder / "name_ties.tsv"),
        articles=read_articles(folder),
        loose_frames=loosened(frames),
        wide_frames=widened(frames),
    )
