"""The last hand on an assembled text: acronyms and terms explained once, names shortened, the opening word. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from digest.wordlists import HouseWords
from pipeline.config import DEPARTMENTS
from pipeline.types import Grade, Sentence

Paragraphs = tuple[tuple[Sentence, ...], ...]
IsName = Callable[[str, Sentence], bool]

#: Acronyms that every reader knows (style guide P1), companies that have no other name, and what only looks like one.
KNOWN_ACRONYMS = frozenset({
    "UN", "EU", "NGO", "NGOS", "REDD", "REDD+", "US", "UK", "TV", "COVID", "USA", "MMG", "BHP", "II", "III",
})  # fmt: skip
ACRONYM = re.compile(r"(?<![\w$-])[A-ZÁÉÍÓÚÑ]{2,}(?:-[A-ZÁÉÍÓÚÑ]+|\d+)?\+?(?![\w$])")
#: At most so many Spanish terms are shown in one text: brackets tire.
N_GLOSSES = 2
_ROMAN = re.compile(r"[IVXLC]+")
_AUXILIARY = re.compile(r"^(?P<subject>.{3,80}?) (?P<verb>has|have|will) (?P<rest>.+)\.$")
_LONG_NAME = (
    r"(?:[Tt]he )?[A-ZÁÉÍÓÚÑ][\w'’+-]*"
    r"(?:,? (?:of the|of|for the|for|and|in|on|de la|de los|de|del|y|the|[A-ZÁÉÍÓÚÑ][\w'’+-]*))*"
)
#: "the environmental certification agency": a name in plain words, back to its own article and no further.
_PLAIN_NAME = r"\b[Tt]he (?:(?!(?:the|an?|of|for|by|to|in|on|at|from|and|with|that)\b)[a-z][\w'’-]* ){0,4}[a-z][\w'’-]*"
#: Two sentences become one up to this length.
MERGED_WORDS = 34
#: Between two sentences that are neighbours stands no more than a stop and a line's end.
_GAP = 3
_PERSON = re.compile(r",\s(?P<name>[A-ZÁÉÍÓÚÑ][\w'’-]+(?: [A-ZÁÉÍÓÚÑ][\w'’-]+){1,3}),")


def smooth(
    paragraphs: Paragraphs, words: HouseWords, *, is_name: IsName, opening: bool, region: str = ""
) -> Paragraphs:
    """The text as it is read; what each sentence rests on stays as it was."""
    paragraphs = tuple(merged(paragraph, is_name) for paragraph in paragraphs)
    paragraphs = shorten_persons(paragraphs)
    paragraphs = shorten_region(paragraphs, region)
    paragraphs = explain_acronyms(paragraphs, words)
    paragraphs = gloss_terms(paragraphs, words)
    return open_with_meanwhile(paragraphs, is_name=is_name) if opening else paragraphs


def _each(paragraphs: Paragraphs, change: Callable[[Sentence], Sentence]) -> Paragraphs:
    return tuple(tuple(change(sentence) for sentence in paragraph) for paragraph in paragraphs)


# --- two claims in one sentence ---------------------------------------------------------------------


def merged(paragraph: Sequence[Sentence], is_name: IsName) -> tuple[Sentence, ...]:
    """Short neighbours of one article become one sentence; "and" claims no more than that both are so."""
    out: list[Sentence] = []
    for sentence in paragraph:
        both = _merge(out[-1], sentence, is_name) if out else None
        if both is None:
            out.append(sentence)
        else:
            out[-1] = both
    return tuple(out)


def _merge(first: Sentence, second: Sentence, keeps_capital: IsName) -> Sentence | None:
    one, two = _AUXILIARY.match(first.text), _AUXILIARY.match(second.text)
    if not (one and two) or not first.story or first.story != second.story or first.frame == "merged":
        return None
    if not {evidence.item for evidence in first.evidence} & {evidence.item for evidence in second.evidence}:
        return None  # a story may hold two events; "and" would make them one
    # A comma may close a list or an aside, and "and" would then join the wrong things.
    is_one = one["subject"] == two["subject"]  # "the governor, Ana Ríos, has …": said once, with its commas
    bare = re.sub(r"(?<=\d),(?=\d)", "", one["rest"] + two["rest"] if is_one else first.text + second.text)
    if any(mark in bare for mark in ",;:“") or (one["verb"] == "will") != (two["verb"] == "will"):
        return None
    n_words = len(first.text.split()) + len(second.text.split())
    if n_words > MERGED_WORDS or {first.role, second.role} & {"background", "neutral"}:
        return None
    if is_one and one["verb"] == two["verb"] and " and " not in one["rest"]:
        text = f"{one['subject']} {one['verb']} {one['rest']} and {_further(one, two)}."
    elif not _are_neighbours(first, second):
        return None  # what the article tells apart has no "and" between it
    else:
        text = f"{first.text[:-1]}, and {lowered(second, keeps_capital)}"
    return replace(
        first,
        text=text,
        role=second.role if second.role == "outlook" else first.role,
        grade=Grade.AMBER if Grade.AMBER in {first.grade, second.grade} else first.grade,
        evidence=first.evidence + tuple(e for e in second.evidence if e not in first.evidence),
        formulas=first.formulas + second.formulas,
        findings=first.findings + second.findings,
        frame="merged",
    )


#: "explained that the invaders …": the word of saying, and of whom.
_SAID = re.compile(r"(?P<says>\w+) that (?:the (?P<whom>[a-z]+s) )?")
_SEVERAL = re.compile(r"\b(?:[a-z]{3,}s|people|men|women|children|police)\b")


def _further(one: re.Match[str], two: re.Match[str]) -> str:
    """What follows "and" of two that have one subject: a second "has said that the miners" is "that they"."""
    said, again = _SAID.match(one["rest"]), _SAID.match(two["rest"])
    if said is None or again is None or said["says"] != again["says"]:
        return f"{two['verb']} {two['rest']}"
    is_same = said["whom"] is not None and said["whom"] == again["whom"]
    # "they" are the only ones of whom there are several
    if is_same and one["verb"] == "has" and _SEVERAL.search(one["rest"][said.end() :]) is None:
        return f"that they {two['rest'][again.end() :]}"
    return two["rest"].partition(" ")[2]


def _are_neighbours(first: Sentence, second: Sentence) -> bool:
    """Whether the source tells one directly behind the other; its headline stands before its first sentence."""
    before, after = first.evidence[-1], second.evidence[0]
    if before.field == "title":
        return after.start == 0
    return before.field == after.field and 0 <= after.start - before.end <= _GAP


# --- names ------------------------------------------------------------------------------------------


def shorten_persons(paragraphs: Paragraphs) -> Paragraphs:
    """A person named in full beside their office is called by the first surname afterwards."""
    seen: set[str] = set()

    def change(sentence: Sentence) -> Sentence:
        text = sentence.text
        for name in sorted(seen, key=len, reverse=True):
            parts = name.split()
            # Given name, surname, second surname; with four words the third is the surname.
            short = parts[2] if len(parts) == 4 else parts[1]
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", short, text)
            text = re.sub(rf"^The [a-z][^,]{{2,80}}, {re.escape(short)}, (?=has|will|had)", f"{short} ", text)
            # "according to the governor, Hidalgo.": who that is has just been told
            text = re.sub(rf"\b(the [a-z][a-z ]*[a-z]), {re.escape(short)}(?=[,.])", r"\1", text)
        seen.update(match["name"] for match in _PERSON.finditer(sentence.text))
        return replace(sentence, text=text) if text != sentence.text else sentence

    return _each(paragraphs, change)


def shorten_region(paragraphs: Paragraphs, region: str) -> Paragraphs:
    """The region of the bulletin by its name once; afterwards "the region", "the regional governor"."""
    if not region:
        return paragraphs
    name = re.escape(region)
    told = False

    def change(sentence: Sentence) -> Sentence:
        nonlocal told
        text = sentence.text
        if told and not any(evidence.field == "context" for evidence in sentence.evidence):
            text = re.sub(
                rf"\b([Tt])he (?:regional )?governor of {name}\b(?! \w*[A-Z])", r"\1he regional governor", text
            )
            text = re.sub(rf"\b([Tt])he {name} regional government\b", r"\1he regional government", text)
            text = re.sub(rf"\b([Tt])he regional government of {name}\b", r"\1he regional government", text)
            text = re.sub(rf"(?<=\w) \({name}\)", "", text)  # "in Lircay (Huancavelica)"
            text = re.sub(
                rf"(?<=\w )in {name}(?=[.]| (?:has|have|is|are|was|were|will|and (?!in\b)[a-z]+)\b)",
                "in the region",
                text,
            )
        told = told or re.search(rf"\b{name}\b", sentence.text) is not None
        return replace(sentence, text=text) if text != sentence.text else sentence

    return _each(paragraphs, change)


def explain_acronyms(paragraphs: Paragraphs, words: HouseWords) -> Paragraphs:
    """The full English name with the acronym in brackets at the first mention, the acronym alone afterwards."""
    explained: set[str] = set()

    def change(sentence: Sentence) -> Sentence:
        text = _shorten_explained(sentence.text, explained)
        for match in re.finditer(r"\(([A-ZÁÉÍÓÚÑ][\w+-]*)\)", text):
            if match[1] not in DEPARTMENTS:  # "the province of Espinar (Cusco)"
                explained.add(match[1].upper())
        for acronym in dict.fromkeys(ACRONYM.findall(text)):
            known = words.organisations.get(acronym)
            if acronym.upper() in KNOWN_ACRONYMS | explained or known is None or _ROMAN.fullmatch(acronym):
                continue
            longer = _expand(text, acronym, known.english)
            if longer is not None:
                text = longer
                explained.add(acronym.upper())
        return replace(sentence, text=text) if text != sentence.text else sentence

    return _each(paragraphs, change)


def _shorten_explained(text: str, explained: set[str]) -> str:
    """ "the Ministry of Culture (MINCUL)" at a later mention becomes the acronym."""

    def short(match: re.Match[str]) -> str:
        return match["acronym"] if match["acronym"].upper() in explained else match[0]

    text = re.sub(rf"{_LONG_NAME} \((?P<acronym>[A-ZÁÉÍÓÚÑ][\w+-]+)\)", short, text)
    return re.sub(rf"{_PLAIN_NAME} \((?P<acronym>[A-Z]{{3,}})\)", short, text)


def with_short_names(text: str) -> str:
    """The text with each name that has its acronym beside it by that acronym alone, as it reads from then on."""
    if " (" not in text:
        return text
    text = re.sub(rf"{_LONG_NAME} \((?P<acronym>[A-ZÁÉÍÓÚÑ][\w+-]+)\)", r"\g<acronym>", text)
    return re.sub(rf"{_PLAIN_NAME} \((?P<acronym>[A-Z]{{3,}})\)", r"\g<acronym>", text)


def _expand(text: str, acronym: str, english: str) -> str | None:
    """The first mention with its full name; None where the grammar around it leaves no room."""
    if english in text:
        return None
    match = re.search(rf"(?P<the>\b[Tt]he )?(?<![\w$-]){re.escape(acronym)}(?P<s>['’]s)?(?![\w$-])", text)
    if match is None or match["s"]:
        # "FENAMAD's president": the president of the full name would need another order of words.
        return None
    before = text[: match.start()]
    after = text[match.end() :]
    if re.match(r" [A-ZÁÉÍÓÚÑ]\w+", after):
        return None  # "the AIDESEP Ucayali organisation": part of a longer name
    if re.match(r" [a-z]+s?\b", after) and re.search(r"\b(?:[Aa]n?|[Aa]ll|[Ss]ome|[Nn]o) $", before):
        return None  # "an OEFA report"
    the = "The" if not before and not match["the"] else (match["the"] or "the").strip()
    name = english if acronym in {"RIA", "RIJ"} else f"{the} {english}"
    if "(" in before and before.count("(") > before.count(")"):
        return None
    return f"{before}{name} ({acronym}){after}"


# --- Spanish terms ----------------------------------------------------------------------------------


def gloss_terms(paragraphs: Paragraphs, words: HouseWords) -> Paragraphs:
    """Terms with a Peruvian meaning show their Spanish once; Spanish left in a text gets its English once."""
    done: set[str] = set()
    whole = " ".join(sentence.text for paragraph in paragraphs for sentence in paragraph).lower()

    def change(sentence: Sentence) -> Sentence:
        text = sentence.text
        for term in words.terms:
            low = text.lower()  # looked for first, it spares most terms their two patterns
            if term.english in done or not (term.spanish.lower() in low or term.english.lower() in low):
                continue
            spanish = re.search(rf"(?<!\w){re.escape(term.spanish)}(?!\w)", text, re.IGNORECASE)
            if spanish and not _in_quotes(text, spanish.start()) and term.english not in whole:
                text = f"{text[: spanish.end()]} ({term.english}){text[spanish.end() :]}"
                done.add(term.english)
                continue
            english = re.search(rf"(?<!\w){re.escape(term.english)}(?!\w)(?! \()", text, re.IGNORECASE)
            wanted = term.is_shown and f"({term.spanish}" not in whole and len(done) < N_GLOSSES and text.count("(") < 2
            if english and wanted and not _in_quotes(text, english.start()):
                text = f"{text[: english.end()]} ({term.spanish}){text[english.end() :]}"
                done.add(term.english)
        return replace(sentence, text=text) if text != sentence.text else sentence

    return _each(paragraphs, change)


def _in_quotes(text: str, at: int) -> bool:
    return text[:at].count("“") > text[:at].count("”")


# --- the opening ------------------------------------------------------------------------------------


def open_with_meanwhile(paragraphs: Paragraphs, *, is_name: IsName) -> Paragraphs:
    """ "Meanwhile," before the first word, which loses its capital unless it is a name."""
    if not paragraphs or not paragraphs[0]:
        return paragraphs
    first = paragraphs[0][0]
    if first.text.startswith("Meanwhile,"):
        return paragraphs
    opened = replace(first, text=f"Meanwhile, {lowered(first, is_name)}")
    return ((opened, *paragraphs[0][1:]), *paragraphs[1:])


#: Words that a name may follow at the head of a sentence without being part of it.
_OPENER_WORDS = (
    "The A An In On At From Since Until By For With Without After Before During Through Some Several Many Most "
    "All Both Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Their His Her Its This That These Those "
    "According Under Between Among Towards Despite Over About Only Other Another Each Every No Indigenous "
    "Peasant Native Local Former Members Leaders Residents Community Communities Miners Farmers Police President "
    "Governor Minister Mayor"
)
_OPENERS = frozenset(_OPENER_WORDS.split())


def lowered(sentence: Sentence, is_name: IsName) -> str:
    """The sentence as it stands within another: its first word loses the capital unless it is a name."""
    text = sentence.text
    word = re.split(r"[\s,]", text, maxsplit=1)[0]
    is_odd = (len(word) > 1 and not word[1:].replace("-", "").replace("'", "").islower()) or not word[:1].isalpha()
    follows = re.match(r"\S+ [A-ZÁÉÍÓÚÑ]", text)  # "Arbildo Meléndez"
    keeps = word in {"I", "Congress"} or (
        word != "A" and (is_odd or is_name(word, sentence) or (follows and word not in _OPENERS))
    )
    return text if keeps else text[:1].lower() + text[1:]
