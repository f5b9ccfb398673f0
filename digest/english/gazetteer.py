"""Names with their English from the pipeline's gazetteer: places, protected areas, blocks, bodies, peoples."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from digest.english.entries import Adjective, Name, Noun
from digest.spanish.tokens import fold

#: Categories of protected areas as they are written before a name, and after it in English.
CATEGORIES = {
    "PN": ("Parque Nacional", "National Park"),
    "RN": ("Reserva Nacional", "National Reserve"),
    "RC": ("Reserva Comunal", "Communal Reserve"),
    "SN": ("Santuario Nacional", "National Sanctuary"),
    "SH": ("Santuario Histórico", "Historic Sanctuary"),
    "BP": ("Bosque de Protección", "Protection Forest"),
    "RVS": ("Refugio de Vida Silvestre", "Wildlife Refuge"),
    "RP": ("Reserva Paisajística", "Landscape Reserve"),
    "CC": ("Coto de Caza", "Hunting Reserve"),
    "ZR": ("Zona Reservada", "Reserved Zone"),
    "ACR": ("Área de Conservación Regional", "Regional Conservation Area"),
    "ACP": ("Área de Conservación Privada", "Private Conservation Area"),
}
#: Marks of names that are also words, persons or places abroad: not taken standing alone.
DOUBTFUL = frozenset(("word", "saint", "elsewhere", "short", "typed", "person"))
#: Of these, the marks of places that are places all the same where the words around say so.
PLACED = frozenset(("word", "saint", "short", "typed"))
#: Kinds of bodies that are called by name, without an article.
BRANDS = frozenset(("company", "standard", "donor"))


def gazetteer_folder() -> Path:
    """Where the pipeline keeps its lexicon."""
    import pipeline

    return Path(str(pipeline.__file__)).parent / "lexicon"


def names(folder: Path | None = None) -> Iterator[tuple[str, Name]]:
    """Every written form of the gazetteer with what it names; absent tables give none."""
    folder = folder or gazetteer_folder()
    yield from _reserves(folder)
    yield from _areas(folder)
    yield from _regional_governments(folder)
    for row in rows_of(folder / "blocks.tsv"):
        english = row["name"].replace("Lote ", "Block ")
        name = Name(es=row["name"], en=english, cls="area", kind="block", has_article=not english.startswith("Block "))
        if english.startswith("Block "):
            yield row["name"], name
    for row in rows_of(folder / "organisations.tsv"):
        yield from _body(row)
    for row in rows_of(folder / "provinces.tsv"):
        yield row["name"], _place(row["name"], "province")
        if " " in row.get("capital", ""):  # one word may be anything
            yield row["capital"], _place(row["capital"])
    for row in rows_of(folder / "rivers.tsv"):
        if " " not in row["name"] and row["name"] != "Grande":
            english = "Amazon" if row["name"] == "Amazonas" else row["name"]
            yield row["name"], Name(es=row["name"], en=english, cls="natural", kind="river?", has_article=True)
    towns = {row["name"] for row in rows_of(folder / "districts.tsv") if not _marks(row)}
    for row in rows_of(folder / "mines.tsv"):
        if not _marks(row) & DOUBTFUL:
            for form in (row["name"], *_variants(row)):
                if form not in towns:  # "Ananea", of La Rinconada's mine, and "Haquira": the district
                    yield form, Name(es=form, en=form, cls="org", kind="mine")
    for table in ("localities.tsv", "districts.tsv"):
        for row in rows_of(folder / table):
            if not _marks(row) & DOUBTFUL:
                yield row["name"], _place(row["name"], "district" if table == "districts.tsv" else "place")
    for table in ("localities.tsv", "districts.tsv"):
        for row in rows_of(folder / table):
            if _marks(row) & DOUBTFUL and not _marks(row) - PLACED - {"placed", "community"}:
                yield row["name"], Name(es=row["name"], en=row["name"], cls="place", kind="place?")


@cache
def departments_by_place() -> Mapping[str, frozenset[str]]:
    """In which departments there is a province or district of a name, all without accents."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in ("provinces.tsv", "districts.tsv"):
        for row in rows_of(gazetteer_folder() / table):
            found[fold(row["name"])].add(fold(row["department"]))
    return {name: frozenset(departments) for name, departments in found.items()}


@cache
def wholes_by_place() -> Mapping[str, frozenset[str]]:
    """What a province, district or locality of a name lies in, homonyms together, all without accents."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in ("provinces.tsv", "districts.tsv", "localities.tsv"):
        for row in rows_of(gazetteer_folder() / table):
            several = re.split(r"[,;]\s*", row.get("departments", ""))
            wide = (row.get("province", ""), row.get("department", ""), *several)
            found[fold(row["name"])].update(fold(name) for name in wide if name)
    return {name: frozenset(wide) for name, wide in found.items()}


def people_entries(table: Path | None = None, folder: Path | None = None) -> Iterator[tuple[Noun, Adjective]]:
    """A people's name as a noun of a group and as an adjective; the house's spellings stand first."""
    table = table or Path(__file__).parent / "lexicon" / "peoples.tsv"
    forms = {row["es"]: row["en"] for row in rows_of(table)}
    for row in rows_of((folder or gazetteer_folder()) / "peoples.tsv"):
        if row["name"].lower() not in forms and not _marks(row) & DOUBTFUL:
            forms[row["name"].lower()] = row["name"]
    for form, english in forms.items():
        noun = Noun(es=form, en=english, gender="mf", plural=english, count="c", cls="group")
        yield noun, Adjective(es=form, en=english)


def _place(name: str, kind: str = "place") -> Name:
    return Name(es=name, en=name, cls="place", kind=kind)


def _regional_governments(folder: Path) -> Iterator[tuple[str, Name]]:
    """ "Goreamazonas", "GORE-Ica", "Gore de Piura": as headlines call them."""
    for region in sorted({row["department"] for row in rows_of(folder / "provinces.tsv")}):
        name = Name(es=f"Gore{region}", en=f"{region} regional government", cls="org", kind="known", has_article=True)
        together = region.replace(" ", "")
        for form in (f"Gore{together.lower()}", f"Gore {region}", f"Gore-{region}", f"Gore de {region}"):
            yield form, name


def _areas(folder: Path) -> Iterator[tuple[str, Name]]:
    for row in rows_of(folder / "areas.tsv"):
        es, en = CATEGORIES.get(row["category"], ("", ""))
        if not es:
            continue
        for form in (row["name"], *_variants(row)):
            if form.isupper() or es.split()[0] in form:
                continue
            name = Name(es=f"{es} {form}", en=f"{row['name']} {en}", cls="area", has_article=True, kind="area")
            for link in ("", "de ", "del ", "de la ", "de los "):
                yield f"{es} {link}{form}", name
            yield f"{row['category']} {form}", name
            if row["category"] == "PN":
                yield f"Parque {form}", name
            if not _marks(row) and len(re.split(r"[ -]", form)) > 1:
                # "en Bahuaja Sonene", "el Bosque de Pómac": known without its category
                short = row["name"].startswith(f"{form} ")
                yield form, replace(name, en=f"{form} {en}") if short else name


def _reserves(folder: Path) -> Iterator[tuple[str, Name]]:
    for row in rows_of(folder / "reserves.tsv"):
        for es, en in (("Reserva Indígena", "Indigenous Reserve"), ("Reserva Territorial", "Territorial Reserve")):
            if row["name"].startswith(es):
                rest = row["name"].removeprefix(es).strip().removeprefix("del ").removeprefix("de ")
                name = Name(es=row["name"], en=f"{rest} {en}", cls="area", has_article=True, kind="area")
                yield row["name"], name
                if not _marks(row):
                    yield from ((form, name) for form in _variants(row) if re.fullmatch(r"\w+[ -]\w+( \w+)*", form))


def _body(row: Mapping[str, str]) -> Iterator[tuple[str, Name]]:
    short, spanish, english, kind = row["name"], row["spanish"], row["english"], row["kind"]
    if "/" in short or "(" in short:
        return
    if english == short and short.isupper():
        english = _spelt_out().get(short, english)
    if kind in BRANDS or english in {short, spanish}:
        for form in dict.fromkeys((spanish, short, *_exact(row))):  # of two with one form the first stands
            yield form, Name(es=form, en=form, cls="org", kind=kind)
        return
    is_acronym = short.replace("-", "").isupper()
    acronym = short if is_acronym else ""
    yield spanish, Name(es=spanish, en=english, cls="org", kind=kind, has_article=True, acronym=acronym)
    if is_acronym:
        name = Name(es=short, en=f"{english} ({short})", cls="org", kind=kind, has_article=True, acronym=short)
        for form in (short, short.capitalize(), *(v for v in _exact(row) if v.upper() == short)):
            yield form, name


@cache
def _spelt_out() -> Mapping[str, str]:
    """What acronyms stand for in English."""
    return {row["acronym"]: row["english"] for row in rows_of(Path(__file__).parents[1] / "words" / "acronyms.tsv")}


def _exact(row: Mapping[str, str]) -> list[str]:
    """Forms of a body's name that count as written ("=Conap")."""
    forms = [p.strip() for p in row.get("phrases", "").split(";")]
    return [f.removeprefix("=") for f in forms if f.startswith("=")]


def _variants(row: Mapping[str, str]) -> list[str]:
    return [v.strip() for v in row.get("variants", "").split(";") if v.strip()]


def _marks(row: Mapping[str, str]) -> set[str]:
    return set(row.get("marks", "").replace(",", " ").replace(";", " ").split())


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a table, without its comments; an absent one has none."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE, restval=""
        )
        return [{k: v or "" for k, v in row.items() if k} for row in reader]
