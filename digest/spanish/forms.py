"""Forms of Spanish verbs, nouns and adjectives, generated from their lemmas: third persons and the bare forms."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

VOWELS = "aeiouáéíóú"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbForm:
    """One reading of a written form: `number` is `sg` or `pl`; participles also have a `gender`."""

    form: str
    lemma: str
    tense: str
    number: str = ""
    gender: str = ""


@dataclass(frozen=True, kw_only=True)
class VerbTables:
    """What is irregular: stem changes, whole paradigms, participles."""

    changes: Mapping[str, str]
    paradigms: Mapping[str, Mapping[str, str]]
    participles: Mapping[str, str]
    prefixes: frozenset[str]
    stressed: frozenset[str]  # those in -iar and -uar with the stress on the i or u ("envía", "continúa")

    @cached_property
    def bases(self) -> tuple[str, ...]:
        """Irregular lemmas that others are built on, longest first (`proponer` on `poner`)."""
        return tuple(sorted((b for b in self.paradigms if b not in {"ir", "ser", "dar", "ver"}), key=len, reverse=True))


def load_verb_tables(folder: Path | None = None) -> VerbTables:
    """Read the three tables of irregular verbs beside this module."""
    folder = folder or Path(__file__).parent
    changes: dict[str, str] = {}
    for row in _rows(folder / "stem_changes.tsv"):
        changes.update(dict.fromkeys(row["lemmas"].split(), row["change"]))
    return VerbTables(
        changes={lemma: change for lemma, change in changes.items() if change in {"ie", "ue", "i"}},
        paradigms={row["lemma"]: row for row in _rows(folder / "irregular_verbs.tsv")},
        participles={row["ending"]: row["participle"] for row in _rows(folder / "irregular_participles.tsv")},
        prefixes=frozenset(lemma for lemma, change in changes.items() if change == "prefix") | {""},
        stressed=frozenset(lemma for lemma, change in changes.items() if change == "stress"),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def verb_forms(lemma: str, tables: VerbTables) -> list[VerbForm]:
    """Every form of `lemma` that a news text in the third person uses, pronominal ending ignored."""
    infinitive = lemma.removesuffix("se") if lemma.endswith(("arse", "erse", "irse", "írse")) else lemma
    cells = _paradigm(infinitive, tables)
    forms = [VerbForm(form=infinitive, lemma=lemma, tense="inf")]
    for tense in ("pres", "pret", "impf", "fut", "cond", "subj", "past_subj"):
        for number, form in zip(("sg", "pl"), cells[tense].split(), strict=True):
            forms.append(VerbForm(form=form, lemma=lemma, tense=tense, number=number))
    forms.append(VerbForm(form=cells["ger"], lemma=lemma, tense="ger"))
    forms.extend(_participles(cells["part"], lemma))
    return forms


def _participles(masculine: str, lemma: str) -> list[VerbForm]:
    stem = masculine[:-1]
    return [
        VerbForm(form=stem + ending, lemma=lemma, tense="part", number=number, gender=gender)
        for ending, number, gender in (("o", "sg", "m"), ("a", "sg", "f"), ("os", "pl", "m"), ("as", "pl", "f"))
    ]


def _paradigm(lemma: str, tables: VerbTables) -> dict[str, str]:
    base = lemma if lemma in tables.paradigms else next((b for b in tables.bases if _built_on(lemma, b, tables)), "")
    if not base:
        return _regular(lemma, tables)
    prefix = lemma[: len(lemma) - len(base)]
    cells = {}
    for tense, forms in tables.paradigms[base].items():
        if tense != "lemma":
            cells[tense] = " ".join(prefix + form for form in forms.split())
    plural_form = cells["pret"].split()[1]
    stem = plural_form.removesuffix("ron")
    cells["past_subj"] = f"{stem}ra {stem}ran"
    return cells


def _built_on(lemma: str, base: str, tables: VerbTables) -> bool:
    # the prefixes are listed: "desterrar" has no "errar", "navegar" no "gar"
    return lemma.endswith(base) and lemma[: len(lemma) - len(base)] in tables.prefixes


def _regular(lemma: str, tables: VerbTables) -> dict[str, str]:
    stem, ending = lemma[:-2], lemma[-2:].replace("í", "i")
    change = tables.changes.get(lemma, "")
    strong = _change(stem, change)
    weak = _change(stem, {"ie": "i", "ue": "u", "i": "i"}.get(change, "")) if ending == "ir" else stem
    if ending == "ar":
        present = _stress_i_u(strong, lemma, tables)
        wish = _stress_i_u(_soft(strong), lemma, tables)
        return {
            "pres": f"{present}a {present}an",
            "pret": f"{stem}ó {stem}aron",
            "impf": f"{stem}aba {stem}aban",
            "fut": f"{lemma}á {lemma}án",
            "cond": f"{lemma}ía {lemma}ían",
            "subj": f"{wish}e {wish}en",
            "past_subj": f"{stem}ara {stem}aran",
            "ger": f"{stem}ando",
            "part": f"{stem}ado",
        }
    plain = lemma.replace("í", "i")
    past = _preterite(weak, lemma)
    participle = next((lemma.removesuffix(e) + p for e, p in tables.participles.items() if lemma.endswith(e)), "")
    strong = strong + "y" if _in_uir(lemma) else strong
    return {
        "pres": f"{strong}e {strong}en",
        "pret": past,
        "impf": f"{stem}ía {stem}ían",
        "fut": f"{plain}á {plain}án",
        "cond": f"{plain}ía {plain}ían",
        "subj": f"{_hard(strong, lemma)}a {_hard(strong, lemma)}an",
        "past_subj": f"{past.split()[1].removesuffix('ron')}ra {past.split()[1].removesuffix('ron')}ran",
        "ger": _gerund(weak, lemma),
        "part": participle or (f"{stem}ído" if stem.endswith(("a", "e", "o")) else f"{stem}ido"),
    }


def _in_uir(lemma: str) -> bool:
    return lemma.endswith("uir") and not lemma.endswith(("guir", "quir"))


def _change(stem: str, change: str) -> str:
    """The last vowel of the stem that can change, changed."""
    letter = {"ie": "e", "ue": "o", "i": "e", "u": "o"}.get(change, "")
    at = stem.rfind(letter) if letter else -1
    return stem if at < 0 else stem[:at] + change + stem[at + 1 :]


def _soft(stem: str) -> str:
    for hard, soft in (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")):
        if stem.endswith(hard):
            return stem.removesuffix(hard) + soft
    return stem


def _hard(stem: str, lemma: str) -> str:
    if lemma.endswith(("cer", "cir")) and len(stem) > 1:
        return stem[:-1] + ("zc" if stem[-2] in VOWELS else "z")
    if lemma.endswith(("ger", "gir")):
        return stem[:-1] + "j"
    if lemma.endswith("guir"):
        return stem[:-1]
    return stem


def _stress_i_u(stem: str, lemma: str, tables: VerbTables) -> str:
    if lemma in tables.stressed and stem[-1:] in {"i", "u"}:
        return stem[:-1] + {"i": "í", "u": "ú"}[stem[-1]]
    if lemma == "aislar":
        return "aísl"
    return stem


def _preterite(weak: str, lemma: str) -> str:
    if lemma.endswith("ducir"):
        return f"{weak[:-1]}jo {weak[:-1]}jeron"
    if _in_uir(lemma):
        return f"{weak}yó {weak}yeron"
    if weak.endswith(("a", "e", "o")):  # leer, creer, proveer
        return f"{weak}yó {weak}yeron"
    if weak.endswith(("ñ", "ll")):
        return f"{weak}ó {weak}eron"
    return f"{weak}ió {weak}ieron"


def _gerund(weak: str, lemma: str) -> str:
    if weak.endswith(("a", "e", "o")) or _in_uir(lemma):
        return f"{weak}yendo"
    return f"{weak}iendo"


#: Plurals whose stress or ending no rule gives.
_IRREGULAR = {"país": "países", "espécimen": "especímenes", "régimen": "regímenes", "carácter": "caracteres",
              "menú": "menús", "chef": "chefs", "récord": "récords", "raíz": "raíces", "maíz": "maíces"}  # fmt: skip


def plural(noun: str) -> str:
    """The plural of a Spanish noun or adjective."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    if noun[-1:] in "aeiouáéó":
        return noun + "s"
    if noun[-1:] in "íú":
        return noun + "es"
    if noun.endswith(("ión", "ón", "án", "én", "ín", "ún", "és", "ás", "ós")):
        bare = {"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u"}[noun[-2]]
        return noun[:-2] + bare + noun[-1] + "es"
    if noun.endswith("s") and len(noun) > 3:
        return noun
    if noun.endswith(("en", "an", "on")) and len(noun) > 4 and not any(c in "áéíóú" for c in noun):
        # "imagen" → "imágenes", "orden" → "órdenes": the stress stays where it was
        head = noun[:-2]
        at = max((head.rfind(v) for v in "aeiou"), default=-1)
        if at >= 0:
            head = head[:at] + {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}[head[at]] + head[at + 1 :]
        return head + noun[-2:] + "es"
    return noun + "es"


def feminine(adjective: str) -> str:
    """The feminine of an adjective ("ilegal" has none of its own)."""
    if adjective.endswith("o"):
        return adjective[:-1] + "a"
    if adjective.endswith(("or", "ón", "án", "és")) and not adjective.endswith(("ior", "yor", "jor", "eor", "nor")):
        bare = adjective[:-2] + {"ó": "o", "á": "a", "é": "e"}.get(adjective[-2], adjective[-2]) + adjective[-1]
        return bare + "a"
    return adjective
