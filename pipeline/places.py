"""Peru's places: the gazetteer, and why an item is placed where it is."""

from pipeline.gazetteer import Gazetteer, PlaceName, Sense
from pipeline.regions import RegionScore, region_scores
from pipeline.vocabulary import Lexicon

__all__ = ["Gazetteer", "PlaceName", "RegionScore", "Sense", "departments", "region_scores"]


def departments(lexicon: Lexicon) -> tuple[str, ...]:
    """The names of the 25 departments, as tags write them, in the order of their codes."""
    codes = lexicon.gazetteer.departments
    return tuple(sorted(codes, key=lambda name: codes[name]))
