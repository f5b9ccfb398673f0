"""Headlines that tell as done what their text only expects, and days that an "if" has turned round. Pure."""

import re

from pipeline.text import fold
from pipeline.types import Item, Sentence

TO_COME = "a headline of what is to come"
REMAND = "prison, or pre-trial detention"
#: Prison in a headline, for no length of time, and what a text calls it.
_PRISON = re.compile(
    r"\b(?<!años de )(?<!meses de )(?:prisión|cárcel)\b(?! (?:preventiva|efectiva|suspendida|domiciliaria))",
    re.IGNORECASE,
)
_REMAND = re.compile(r"\bprisión preventiva\b|\bdetención preliminar\b", re.IGNORECASE)
DAY_IN_IF = "a day within an if"
_WILL = re.compile(r"\b(?:will|would|could|may|might|plans?|to be)\b")
_IF = re.compile(r"\b(?:si|siempre que|siempre y cuando|a menos que|salvo que|en caso)\b")
_DAY_IN_IF = re.compile(r"\b(?:if|provided that|unless) [^.]*\bon \d{1,2} [A-Z]")
_ROOT = 4
#: Vowels that open under the stress.
_OPENED = re.compile("ie|ue")


def _closed(found: re.Match[str]) -> str:
    return "e" if found[0] == "ie" else "o"


#: What somebody has decided to do and not done.
_MEANT = re.compile(
    r"\b(?:decidi(?:o|eron)|decide|acord(?:o|aron)|acuerdan|planean?|preven?|evaluan?|alistan?|proyectan?|propuso) "
    r"(?:la |el )?(\w{3,}[aei]r)\b"
)
_TO_TAKE_PART = re.compile(
    r"\bpara (?:participar (?:en|de)|asistir a|encabezar|presidir|liderar|realizar|hacer)(?: la|l| el| una?) (\w{4,})"
)


def _is_done(root: str, text: str) -> bool:
    return re.search(rf"\b{root}\w*(?:ó|aron|ieron)\b", text) is not None


def doubt_of_coming(sentence: Sentence, item: Item) -> str:
    """What speaks against telling a headline as done, or a day as it was reckoned; "" where nothing does."""
    quote = sentence.evidence[0].quote
    if _DAY_IN_IF.search(sentence.text):
        return DAY_IN_IF
    if sentence.evidence[0].field != "title" or _WILL.search(sentence.text):
        return ""
    if _PRISON.search(quote) and _REMAND.search(item.text) and re.search(r"\bprison\b", sentence.text):
        return REMAND
    if _IF.search(quote):
        return TO_COME
    text = fold(item.text)
    # a headline is in lower case but for names and its first word, which may be its verb
    told = [fold(word) for word in re.findall(r"\b[a-záéíóúñ]{4,}|^\w{4,}", quote)]
    # "invierte", "comienza": "invertirá", "comenzará"; what is invested is set aside for it, too
    words = {word[:_ROOT] for word in told} | {_OPENED.sub(_closed, word, count=1)[:_ROOT] for word in told}
    words |= {"dest"} if "inve" in words else set()
    for match in re.finditer(r"\b(\w{4,}r)(?:á|án)\b", item.text):
        root = fold(match[1])[:_ROOT]
        if root in words and not _is_done(root, item.text):
            return TO_COME if not re.search(rf"\b(?:ha|han|fue|fueron) {root}", text) else ""
    for match in _MEANT.finditer(text):  # "decidió cerrar la mina": it is not closed yet
        root = match[1][:_ROOT]
        if root in words and not _is_done(root, item.text):
            return TO_COME
    for match in _TO_TAKE_PART.finditer(text):  # "llega hoy para participar en la entrega de títulos"
        if match[1][:_ROOT] in words and re.search(rf"\b{match[1][:_ROOT]}\w*(?:o|aron|ieron)\b(?! de)", text) is None:
            return TO_COME
    return ""
