"""The bilingual lexicon: read from its tables, its forms generated, looked up by the written form."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.english.entries import (
    CLASSES,
    Adjective,
    Adverb,
    Argument,
    Condition,
    Frame,
    Multiword,
    Noun,
)
from digest.english.familiar import load_familiar
from digest.english.loosened import loosened, widened
from digest.english.tables import rows_of
from digest.english.ties import Ties
from digest.spanish.forms import VerbTables, feminine, load_verb_tables, plural, verb_forms
from pipeline.errors import LexiconError

#: Tables of which each row was decided on for this press.
REVIEWED = frozenset((
    "nouns_press.tsv", "nouns_own.tsv", "nouns_compounds.tsv", "adjectives_press.tsv", "frames_press.tsv",
))  # fmt: skip
NOUN_FILES = ("nouns_press.tsv", "nouns_own.tsv", "nouns_field.tsv", "nouns_compounds.tsv", "nouns_general.tsv")
#: Verbs that help others and need no frame for it.
HELPING = [
    "ser",
    "estar",
    "haber",
    "poder",
    "deber",
    "ir",
    "volver",
    "seguir",
    "continuar",
    "comenzar",
    "empezar",
    "lograr",
    "dejar",
    "tener",
    "soler",
    "venir",
    "resultar",
    "quedar",
]
AGENT = frozenset(("person", "group", "org", "name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NounForm:
    """A written form of a noun: all senses of its lemma."""

    lemma: str
    number: str
    gender: str
    senses: tuple[Noun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjectiveForm:
    """A written form of an adjective: all senses of its lemma. Empty `gender`: both."""

    lemma: str
    number: str
    gender: str
    senses: tuple[Adjective, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbReading:
    """A written form of a verb whose lemma has frames."""

    lemma: str
    tense: str
    number: str
    gender: str


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


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Everything that the parser looks up; keys are lower case as written."""

    nouns: Mapping[str, tuple[NounForm, ...]]
    adjectives: Mapping[str, tuple[AdjectiveForm, ...]]
    adverbs: Mapping[str, Adverb]
    verbs: Mapping[str, tuple[VerbReading, ...]]
    frames: Mapping[str, tuple[Frame, ...]]
    words: Mapping[str, tuple[FunctionWord, ...]]
    multiwords: Mapping[str, tuple[tuple[tuple[str, ...], object], ...]]  # by first two words, longest first
    prepositions: Mapping[str, tuple[PrepositionRule, ...]]
    complements: Ties  # of nouns, reviewed
    times: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]  # by first word: words, English, tense asked for
    size: Mapping[str, int]
    loose_frames: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)  # for headlines that none fits
    wide_frames: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)  # for sentences that none fits


def load_lexicon(folder: Path | None = None, *, peoples: Iterable[tuple[Noun, Adjective]] = ()) -> Lexicon:
    """Read the tables under `folder` (the project's own by default); a bad row raises LexiconError with its line.

    `peoples` come from the gazetteer: nouns and adjectives by which indigenous peoples are called.
    """
    folder = folder or Path(__file__).parent / "lexicon"
    spanish = Path(__file__).parents[1] / "spanish"
    tables = load_verb_tables()
    nouns = _nouns(folder)
    _promote(nouns, folder)
    adjectives = _adjectives(folder)
    for noun, adjective in peoples:
        nouns.setdefault(noun.es, [noun])
        adjectives.setdefault(adjective.es, [adjective])
    known = load_familiar(folder / "familiar.tsv")
    nouns, adjectives = known.nouns(nouns), known.adjectives(adjectives)
    frames = known.frames(_frames(folder))
    adverbs = {a.es: a for a in _adverbs(folder)}
    multi: dict[str, list[tuple[tuple[str, ...], object]]] = defaultdict(list)
    noun_forms = _noun_forms(nouns, multi)
    adjective_forms = _adjective_forms(adjectives)
    for entry in _multiwords(folder):
        words = tuple(entry.es.split())
        multi[key_of(words)].append((words, entry))
    for form in [a for a in adverbs if " " in a]:
        words = tuple(spaced(form).split())
        multi[key_of(words)].append((words, adverbs.pop(form)))
    verbs = _verb_readings(frames, tables)
    size = {
        "nouns": sum(len(v) for v in nouns.values()),
        "adjectives": sum(len(v) for v in adjectives.values()),
        "adverbs": len(adverbs),
        "multiwords": sum(len(v) for v in multi.values()),
        "predicates": len(frames),
        "senses of predicates": sum(len(v) for v in frames.values()),
    }
    return Lexicon(
        nouns=noun_forms,
        adjectives=adjective_forms,
        adverbs=adverbs,
        verbs=verbs,
        frames=frames,
        words=_words(spanish / "function_words.tsv"),
        multiwords={k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in multi.items()},
        prepositions=_prepositions(spanish / "prepositions.tsv"),
        complements=Ties(_prepositions(folder / "complements.tsv")),
        times=_times(spanish / "times.tsv"),
        size=size,
        loose_frames=loosened(frames),
        wide_frames=widened(frames),
    )


def _classes(text: str, path: Path, line: int) -> frozenset[str]:
    if text in {"", "-"}:
        return frozenset()
    classes: set[str] = set()
    for part in text.split("|"):
        if part == "A":
            classes |= AGENT
        elif part == "T":
            classes |= CLASSES - {"person", "group", "name"}
        elif part in {"*", "clause"} or part in CLASSES or part.startswith("="):
            classes.add(part)
        else:
            raise LexiconError(f"{path.name}:{line}: «{part}» is no class: use one of {sorted(CLASSES)}, A or *")
    return frozenset(classes)


def _conditions(text: str, path: Path, line: int) -> tuple[tuple[Condition, ...], bool]:
    if text in {"", "default"}:
        return (), text == "default"
    conditions = []
    for part in text.split(";"):
        kind, _, values = part.strip().partition(":")
        if kind not in {"mod", "of", "in", "verb", "subj", "n"}:
            raise LexiconError(f"{path.name}:{line}: «{part}» is no condition: write mod:, of:, in:, verb:, n: or subj")
        conditions.append(Condition(kind=kind, values=frozenset(v.strip() for v in values.split("|") if v.strip())))  # type: ignore[arg-type]  # checked above
    return tuple(conditions), False


def _nouns(folder: Path) -> dict[str, list[Noun]]:
    nouns: dict[str, list[Noun]] = defaultdict(list)
    for name in NOUN_FILES:
        path = folder / name
        seen = set(nouns)
        for line, row in rows_of(path, ("es", "gender", "en", "plural", "count", "class", "sense", "grade")):
            if row["es"] in seen:  # an earlier table has the say
                continue
            if row["class"] not in CLASSES:
                raise LexiconError(f"{name}:{line}: «{row['class']}» is no class: use one of {sorted(CLASSES)}")
            if row["gender"] not in {"m", "f", "mf"} or row["count"] not in {"c", "u", "p"}:
                raise LexiconError(f"{name}:{line}: gender must be m, f or mf, and count c, u or p")
            if not row["en"]:
                raise LexiconError(f"{name}:{line}: «{row['es']}» has no English")
            conditions, is_default = _conditions(row["sense"], path, line)
            nouns[row["es"]].append(
                Noun(
                    es=row["es"],
                    en=row["en"],
                    gender=row["gender"],
                    plural=row["plural"],
                    count=row["count"],
                    cls=row["class"],
                    conditions=conditions,
                    is_default=is_default,
                    is_safe=row["grade"] != "a",
                    is_familiar=name in REVIEWED,
                )
            )
    return nouns


def _promote(nouns: dict[str, list[Noun]], folder: Path) -> None:
    """Senses that are doubtful in general but not in the press that we read (nouns_safe.tsv)."""
    for line, row in rows_of(folder / "nouns_safe.tsv", ("es", "en")):
        if row["es"] not in nouns:
            continue
        senses = nouns[row["es"]]
        if not any(s.en == row["en"] for s in senses):
            found = sorted({s.en for s in senses})
            raise LexiconError(f"nouns_safe.tsv:{line}: «{row['es']}» has no sense «{row['en']}», only {found}")
        nouns[row["es"]] = [replace(s, is_safe=True, is_familiar=True) if s.en == row["en"] else s for s in senses]


def _noun_forms(
    nouns: Mapping[str, list[Noun]], multi: dict[str, list[tuple[tuple[str, ...], object]]]
) -> dict[str, tuple[NounForm, ...]]:
    forms: dict[str, list[NounForm]] = defaultdict(list)
    for lemma, senses in nouns.items():
        gender = senses[0].gender
        singular, plural_form = spaced(lemma), spaced(_noun_plural(lemma))
        if all(s.count == "p" for s in senses) and singular.split()[0].endswith("s"):  # written in the plural
            pairs = [(singular, "pl")]
        else:
            pairs = [(singular, "sg"), (plural_form, "pl")]
        for form, number in pairs:
            reading = NounForm(lemma=lemma, number=number, gender=gender, senses=tuple(senses))
            words = tuple(form.split())
            if len(words) > 1:
                multi[key_of(words)].append((words, reading))
            else:
                forms[form].append(reading)
        if senses[0].cls == "group" and senses[0].plural == senses[0].en:  # peoples: "los mashco piro"
            words = tuple(singular.split())
            reading = NounForm(lemma=lemma, number="pl", gender=gender, senses=tuple(senses))
            if len(words) > 1:
                multi[key_of(words)].append((words, reading))
            else:
                forms[singular].append(reading)
    return {k: tuple(v) for k, v in forms.items()}


def key_of(words: Sequence[str]) -> str:
    """What fixed expressions are kept by: their first two words."""
    return " ".join(words[:2])


def spaced(words: str) -> str:
    """As the tokeniser has it: "del" and "al" are two words."""
    return " ".join({"del": "de el", "al": "a el"}.get(w, w) for w in words.split())


def _noun_plural(lemma: str) -> str:
    """Of a compound, the head and the adjectives that follow it at once are put in the plural."""
    words = lemma.split()
    out = []
    inflecting = True
    for word in words:
        if word in {"de", "del", "a", "al", "en", "para", "por", "con", "sin", "contra", "sobre", "y"}:
            inflecting = False
        out.append(plural(word) if inflecting else word)
    return " ".join(out)


def _adjectives(folder: Path) -> dict[str, list[Adjective]]:
    adjectives: dict[str, list[Adjective]] = defaultdict(list)
    for name in ("adjectives_press.tsv", "adjectives.tsv", "adjectives_own.tsv"):
        path = folder / name
        seen = set(adjectives)
        for line, row in rows_of(path, ("es", "en", "position", "sense", "grade")):
            if row["es"] in seen:
                continue
            if row["position"] not in {"pre", "post", "pred"}:
                raise LexiconError(f"{name}:{line}: position must be pre, post or pred")
            conditions, is_default = _conditions(row["sense"], path, line)
            adjectives[row["es"]].append(
                Adjective(
                    es=row["es"],
                    en=row["en"],
                    position=row["position"],
                    conditions=conditions,
                    is_default=is_default,
                    is_safe=row["grade"] != "a",
                    is_familiar=name in REVIEWED,
                )
            )
    return adjectives


def _adjective_forms(adjectives: Mapping[str, list[Adjective]]) -> dict[str, tuple[AdjectiveForm, ...]]:
    forms: dict[str, list[AdjectiveForm]] = defaultdict(list)
    for lemma, senses in adjectives.items():
        other = feminine(lemma)
        pairs = [(lemma, "m"), (other, "f")] if other != lemma else [(lemma, "")]
        if " " in lemma:
            continue
        for form, gender in pairs:
            forms[form].append(AdjectiveForm(lemma=lemma, number="sg", gender=gender, senses=tuple(senses)))
            forms[plural(form)].append(AdjectiveForm(lemma=lemma, number="pl", gender=gender, senses=tuple(senses)))
        if senses[0].en[:1].isupper():  # names of peoples are often left as they are: "comunidades awajún"
            forms[lemma].append(AdjectiveForm(lemma=lemma, number="pl", gender="", senses=tuple(senses)))
            if other != lemma:  # and "lideresa shipibo"
                forms[lemma].append(AdjectiveForm(lemma=lemma, number="sg", gender="f", senses=tuple(senses)))
        if lemma in {"grande", "bueno", "malo"}:
            short = {"grande": "gran", "bueno": "buen", "malo": "mal"}[lemma]
            forms[short].append(AdjectiveForm(lemma=lemma, number="sg", gender="", senses=tuple(senses)))
    return {k: tuple(v) for k, v in forms.items()}


def _adverbs(folder: Path) -> list[Adverb]:
    found = []
    for name in ("adverbs.tsv", "adverbs_own.tsv", "adverbs_press.tsv"):
        for line, row in rows_of(folder / name, ("es", "en", "position", "grade")):
            if row["position"] not in {"initial", "mid", "end"}:
                raise LexiconError(f"{name}:{line}: position must be initial, mid or end")
            found.append(Adverb(es=row["es"], en=row["en"], position=row["position"], is_safe=row["grade"] != "a"))
    return found


def _multiwords(folder: Path) -> list[Multiword]:
    found = []
    for name in ("multiwords.tsv", "multiwords_own.tsv", "multiwords_press.tsv"):
        for line, row in rows_of(folder / name, ("es", "en", "kind", "grade")):
            if row["kind"] not in {"prep", "adv", "conj", "noun", "adj", "name"}:
                raise LexiconError(f"{name}:{line}: kind must be prep, adv, conj, noun, adj or name")
            found.append(Multiword(es=spaced(row["es"]), en=row["en"], kind=row["kind"], is_safe=row["grade"] != "a"))
    return found


def _frames(folder: Path) -> dict[str, tuple[Frame, ...]]:
    frames: dict[str, list[Frame]] = defaultdict(list)
    for name in ("frames.tsv", "verbs_general.tsv"):
        path = folder / name
        seen = set(frames)
        for line, row in rows_of(path, ("es", "event", "subj", "obj", "args", "en", "grade")):
            if row["es"] in seen:
                continue
            frame = _frame(row, path, line, len(frames[row["es"]]) + 1)
            frames[frame.es].append(frame)
    for line, row in rows_of(folder / "frames_press.tsv", ("es", "event", "subj", "obj", "args", "en", "grade")):
        frame = _frame(row, folder / "frames_press.tsv", line, len(frames[row["es"]]) + 1)
        frames[frame.es].append(frame)  # further senses, beside those of the other tables
    return {k: _widened(v) for k, v in frames.items() if v}


#: What besides an agent may do what the press says of agents: "el estudio halló", "la ley crea", "la mina produce".
_THINGS_THAT_ACT = frozenset(("document", "law", "event", "act", "place", "area", "artefact", "substance", "natural"))


#: Verbs whose sense is their object's: "dar la espalda", "tomar la palabra".
_LIGHT = frozenset(
    ("dar", "hacer", "tener", "poner", "tomar", "llevar", "echar", "sacar", "pasar", "dejar", "traer", "volver",
     "meter", "tirar", "abrir", "cerrar", "cobrar", "correr", "perder", "ganar", "guardar", "romper")
)  # fmt: skip


def _widened(frames: list[Frame]) -> tuple[Frame, ...]:
    """A verb with one English takes any thing for its object, and things that act for its subject.

    Classes choose between senses; where there is only one to choose, they would only refuse sentences.
    """
    plain = [f for f in frames if f.object and not f.clause and not any(a.is_required for a in f.arguments)]
    if len({(f.en, f.particle) for f in plain}) != 1 or not plain[0].is_safe or plain[0].es in _LIGHT:
        return tuple(frames)
    things = CLASSES - {"person", "group", "name", "place", "time", "plant", "animal"}
    widened = []
    for frame in frames:
        if frame in plain and any(not c.startswith("=") for c in frame.object):
            further = _THINGS_THAT_ACT if frame.subject >= AGENT else frozenset()
            wider = replace(frame, object=frame.object | things, loose_subject=further - frame.subject)
            widened.append(wider)
        else:
            widened.append(frame)
    return tuple(widened)


def _frame(row: Mapping[str, str], path: Path, line: int, n: int) -> Frame:
    obj = row["obj"]
    is_optional = obj.startswith("?")
    obj = obj.removeprefix("?")
    clause = ""
    clause_prep, tied, rest = obj.partition(":")
    if tied:  # "a:quesubj": tied on by a preposition
        obj = rest
    if obj in {"que", "quesubj", "quedeny", "inf", "infpass", "ing", "pred"}:
        clause, obj = obj, ""
    arguments = []
    for part in filter(None, (p.strip() for p in row["args"].split(";"))):
        if part == "-":
            continue
        left, arrow, en = part.partition(">")
        prep, _, classes = left.partition(":")
        is_required = prep.endswith("!") or classes.endswith("!")
        prep, classes = prep.removesuffix("!"), classes.removesuffix("!")
        arguments.append(
            Argument(
                prep=prep,
                classes=_classes(classes or "*", path, line),
                en=en if arrow else prep,
                is_required=is_required,
            )
        )
    verb, _, particle = row["en"].partition(" ")
    if not verb:
        raise LexiconError(f"{path.name}:{line}: «{row['es']}» has no English verb")
    return Frame(
        es=row["es"],
        event=row["event"],
        subject=_classes(row["subj"], path, line),
        object=_classes(obj, path, line),
        clause=clause,  # type: ignore[arg-type]  # one of the four, tested above
        clause_prep=clause_prep if tied else "",
        object_is_optional=is_optional,
        arguments=tuple(arguments),
        en=verb,
        particle=particle,
        is_safe=row["grade"] != "a",
        is_familiar=path.name in REVIEWED,
        id=f"{row['es']}.{n}:{row['en'].replace(' ', '_')}",
    )


def _verb_readings(frames: Mapping[str, object], tables: VerbTables) -> dict[str, tuple[VerbReading, ...]]:
    readings: dict[str, list[VerbReading]] = defaultdict(list)
    for lemma in (*frames, *(h for h in HELPING if h not in frames)):
        for form in verb_forms(lemma, tables):
            reading = VerbReading(lemma=lemma, tense=form.tense, number=form.number, gender=form.gender)
            if reading not in readings[form.form]:
                readings[form.form].append(reading)
    if "existir" in frames:  # "hay resistencia": there is
        for written, tense in (("hay", "pres"), ("hubo", "pret"), ("había", "impf"), ("habrá", "fut")):
            readings[written].append(VerbReading(lemma="existir", tense=tense, number="", gender=""))
    return {k: tuple(v) for k, v in readings.items()}


def _words(path: Path) -> dict[str, tuple[FunctionWord, ...]]:
    words: dict[str, list[FunctionWord]] = defaultdict(list)
    for _, row in rows_of(path, ("form", "cat", "number", "gender", "en")):
        word = FunctionWord(form=row["form"], cat=row["cat"], number=row["number"], gender=row["gender"], en=row["en"])
        words[row["form"]].append(word)
    return {k: tuple(v) for k, v in words.items()}


def _times(path: Path) -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    times: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for _, row in rows_of(path, ("es", "en", "pull")):
        words = tuple(spaced(row["es"]).split())
        times[words[0]].append((words, row["en"], row["pull"]))
    return {k: tuple(v) for k, v in times.items()}


def _prepositions(path: Path) -> dict[str, tuple[PrepositionRule, ...]]:
    rules: dict[str, list[PrepositionRule]] = defaultdict(list)
    for line, row in rows_of(path, ("prep", "governor", "object", "en")):
        rule = PrepositionRule(
            governors=_classes(row["governor"], path, line), objects=_classes(row["object"], path, line), en=row["en"]
        )
        rules[row["prep"]].append(rule)
    return {k: tuple(v) for k, v in rules.items()}
