"""A local body by its full name, which its own article gives beside the acronym. Pure."""

import re
from dataclasses import replace

from digest.wordlists import house_words
from pipeline.text import fold
from pipeline.types import Evidence, Finding, Grade, Item, Sentence

#: The doubts of an acronym, or of a name that may be a person's, which the article settles.
_UNKNOWN = frozenset(("an acronym without its name", "a person who is not introduced"))
#: What takes their place: the text is longer than what was written, so an editor looks.
NAMED_BELOW = "a name that the article writes out"
_WORD = r"[A-ZÁÉÍÓÚÑ][\w’'-]*"
_LINK = r"(?:de la|de los|de las|del|de|la|las|los|el|para el|para la|para|por la|por|en|e|y)"
_FULL_NAME = rf"(?<![\w])(?P<name>{_WORD}(?:,? (?:{_LINK} )?{_WORD}){{1,14}})"
_OPENING = re.compile(r"(?:The )?(?P<acronym>[A-ZÁÉÍÓÚÑ][\w-]{2,})(?= (?:has|have|had|will|is|was)\b)")
#: Words of a name that give no letter to its acronym.
_SMALL = frozenset(("de", "la", "las", "los", "del", "el", "en", "e", "y", "para", "por"))


def introduced(sentence: Sentence, item: Item) -> Sentence:
    """The sentence with the acronym that opens it written out, as the article does elsewhere; else as it was."""
    if sentence.grade is not Grade.AMBER or not any(f.message in _UNKNOWN for f in sentence.findings):
        return sentence
    head = _OPENING.match(sentence.text)
    if head is None or head["acronym"].upper() in {name.upper() for name in house_words().organisations}:
        return sentence
    acronym = head["acronym"]
    found = re.search(rf"{_FULL_NAME} \({re.escape(acronym)}\)", item.text)
    if found is None or not _is_short_for(acronym, found["name"]):
        return sentence
    name = re.sub(r"^(?:La|El|Las|Los) (?=[A-ZÁÉÍÓÚÑ])", "", found.group())
    others = [f for f in sentence.findings if f.message not in _UNKNOWN]
    named = Evidence(
        item=item.id,
        quote=name,
        start=found.end() - len(name),
        end=found.end(),
        source=sentence.evidence[0].source,
        url=sentence.evidence[0].url,
        published_on=sentence.evidence[0].published_on,
    )
    return replace(
        sentence,
        text=f"The {name}{sentence.text[head.end() :]}",
        evidence=(*sentence.evidence, named),
        findings=(*others, Finding(rule="english", severity="info", message=NAMED_BELOW)),
    )


def _is_short_for(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym come in a name in their order, the first at its head: Orpian."""
    words = [fold(word) for word in re.findall(r"\w+", name) if fold(word) not in _SMALL]
    if len(words) < 2 or words[0][:1] != fold(acronym)[:1]:
        return False
    at = 0
    whole = " ".join(words)
    for letter in fold(acronym).replace("-", ""):
        at = whole.find(letter, at) + 1
        if at == 0:
            return False
    return True
