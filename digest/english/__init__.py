"""English in the house style from claims of Spanish and English articles, without a language model."""

from digest.english.resources import Resources, load_resources

__all__ = ["Resources", "load_resources"]
