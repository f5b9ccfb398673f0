"""What the English writer needs at hand, read once: lexicon, names, English forms."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from digest.english import gazetteer
from digest.english.branches import branches
from digest.english.collocations import Collocations, load_collocations
from digest.english.entries import Name
from digest.english.inflect import EnglishForms, load_english_forms
from digest.english.lexicon import Lexicon, load_lexicon
from digest.english.names import Names, names_of
from digest.english.restate import Restater, load_restater
from digest.english.tables import rows_of
from digest.english.wording import Wording, load_wording


@dataclass(frozen=True, kw_only=True)
class Resources:
    """Lexicon, names and English forms; made once and passed on."""

    lexicon: Lexicon
    names: Names
    forms: EnglishForms
    collocations: Collocations
    restater: Restater
    wording: Wording | None = None  # None: how much of a sentence is new is no matter


def load_resources(folder: Path | None = None) -> Resources:
    """Read all tables; a bad row raises LexiconError with its file and line."""
    folder = folder or Path(__file__).parent / "lexicon"
    with _uncollected():
        return _loaded(folder)


def _loaded(folder: Path) -> Resources:
    forms = load_english_forms()
    return Resources(
        lexicon=load_lexicon(folder, peoples=gazetteer.people_entries()),
        names=load_names(folder),
        forms=forms,
        collocations=load_collocations(folder / "collocations.tsv"),
        restater=load_restater(forms, folder),
        wording=load_wording(folder),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage meanwhile: there is hardly any, and to look takes a fifth of the time of loading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load_names(folder: Path | None = None) -> Names:
    """Institutions of our own table first, then the gazetteer's."""
    folder = folder or Path(__file__).parent / "lexicon"
    return names_of(
        [
            *_institutions(folder / "institutions.tsv"),
            *branches(folder / "branches.tsv"),
            *_media(folder / "media.tsv"),
            *gazetteer.names(),
        ]
    )


def _media(path: Path) -> Iterable[tuple[str, Name]]:
    for _, row in rows_of(path, ("es", "en")):
        yield row["es"], Name(es=row["es"], en=row["en"], cls="org", kind="medium", is_capital_bound=True)


def _institutions(path: Path) -> Iterable[tuple[str, Name]]:
    for _, row in rows_of(path, ("es", "en", "class", "article", "acronym")):
        form = row["es"].removeprefix("=")  # "=INS": these letters and no others
        yield (
            form,
            Name(
                es=form,
                en=row["en"],
                cls=row["class"],
                has_article=row["article"] == "1",
                kind="known",
                number="pl" if row["acronym"] == "pl" else "sg",
                acronym=row["acronym"].removesuffix("pl"),
                is_capital_bound=form != row["es"],
            ),
        )
