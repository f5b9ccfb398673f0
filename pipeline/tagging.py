"""Tags with their reasons: the door to the tagger, its lexicon, and the bench that a changed lexicon must pass."""

from pipeline.lexicon_bench import (
    BenchCase,
    BenchFault,
    ItemChange,
    LexiconChange,
    compare,
    load_bench,
    run_bench,
)
from pipeline.regions import RegionScore, region_scores
from pipeline.tagger import tag
from pipeline.vocabulary import Lexicon, load_lexicon

__all__ = [
    "BenchCase",
    "BenchFault",
    "ItemChange",
    "Lexicon",
    "LexiconChange",
    "RegionScore",
    "compare",
    "load_bench",
    "load_lexicon",
    "region_scores",
    "run_bench",
    "tag",
]
