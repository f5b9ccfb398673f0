"""What a sentence points back to, and whether that was told before it. Pure."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from digest.english.corroboration import OF_CONTEXT
from digest.spanish.synonyms import called_also
from digest.wording import ACRONYM, KNOWN_ACRONYMS
from digest.wordlists import house_words
from pipeline.text import fold, sentences
from pipeline.types import Finding, Item, Sentence


def points_back(sentence: Sentence) -> bool:
    """Whether the writer itself says that the sentence refers to something named before."""
    return any(
        (finding.rule == "anaphora" and not _is_named_within(finding, sentence))
        or (finding.rule == "english" and finding.message in OF_CONTEXT and not _is_settled(finding, sentence))
        for finding in sentence.findings
    )


#: "community members from Fuerabamba": a name that no register has, which is where people are from and no person.
_FROM = re.compile(
    r"\b(?:[Mm]embers|[Rr]esidents|[Pp]eople|[Ff]armers|[Ll]eaders|[Vv]illagers|[Cc]ommunities|[Aa]uthorities)"
    r" (?:from|of|in) [A-Z]"
)


def _is_settled(finding: Finding, sentence: Sentence) -> bool:
    """Whether a doubt of context is none here: a place, or an acronym that the wording explains where it stands."""
    if finding.message == "an acronym without its name":
        known = {name.upper() for name in house_words().organisations} | KNOWN_ACRONYMS
        return {acronym.upper() for acronym in ACRONYM.findall(sentence.text)} <= known
    return finding.message == "a person who is not introduced" and _FROM.search(sentence.text) is not None


def has_named_subject(sentence: Sentence) -> bool:
    """Whether a sentence points back by something else than by whom it tells of."""
    return all(
        finding.rule != "anaphora" or finding.message.startswith(_BESIDE) or _is_named_within(finding, sentence)
        for finding in sentence.findings
    ) and not any(finding.message in OF_CONTEXT and not _is_settled(finding, sentence) for finding in sentence.findings)


#: How the writer tells that something beside the subject has been named before.
_BESIDE = "something has been named before: "


def _is_named_within(finding: Finding, sentence: Sentence) -> bool:
    """ "la comunidad Shimashirinkani … ajenas a la comunidad": the sentence itself has named it."""
    noun = finding.message.removeprefix(_BESIDE)
    if noun == finding.message or not sentence.evidence:
        return False
    return len(re.findall(rf"\b{re.escape(fold(noun))}\b", fold(sentence.evidence[0].quote))) > 1


#: "the body", "the meeting" where it does something: readers take it for what was told last.
_TAKEN_FOR = re.compile(
    r"(?:^|, |\bthat |^The \w+ of )[Tt]he (?P<noun>body|bodies|institution|entity|meeting|event|letter|organisation"
    r"|figure|results|experts)"
    r",? (?:[A-ZÁÉÍÓÚÑ][^,]+, )?(?:also |then )?(?:has|have|had|was|were|is|are|will|[a-z]+ed)\b"
)
#: What may be called a body, an institution or an entity.
_BODY = re.compile(
    r"\b(?:Agency|Authority|Board|Comm(?:ittee|ission)|Directorate|Institute|Ministry|Office|Organisation|Service"
    r"|committee|commission|directorate|ministry|institute|agency|body|[A-Z]{3,})\b"
)
#: Where the subject of a sentence ends.
_VERB = re.compile(r" (?:has|have|had|was|were|is|are|will|must|did|does|[a-z]+ed) ")
#: What readers must have been told of before it may be called "the …", in whatever words.
_TOLD_OF = {
    "organisation": re.compile(
        r"\b(?:[Oo]rgani[sz]ations?|Organización|[Ff]ederation|[Aa]ssociation|Central|Coordinator|Coordinadora"
        r"|AIDESEP|FENAMAD|ORPIO|CONAP|ONAMIAP)\b"
    ),
    "letter": re.compile(r"\b(?:letters?|memorial|communication|wrote|writ(?:e|ten) to|request)\b"),
    "meeting": re.compile(r"\b(?:me(?:et|t|eting|etings)|session|workshop|assembly|talks|dialogue)\b"),
    "figure": re.compile(r"\d"),
    "results": re.compile(r"\b(?:samples?|tests?|stud(?:y|ies)|analys[ei]s|survey|elections?|inspections?|census)\b"),
    "experts": re.compile(
        r"\b(?:[Ee]xperts?|specialists?|[Cc]ommittee|researchers?|scientists?|investigation|study)\b"
    ),
    "event": re.compile(r"\b(?:event|fair|festival|ceremony|anniversary|forum|congress|conference)\b"),
}


def is_mistaken(text: str, before: Sequence[str]) -> bool:
    """Whether readers would take a sentence to be of another body or meeting, or of none that was told.

    A body is that of the sentence right before it; a meeting has been told of somewhere.
    """
    found = _TAKEN_FOR.search(text)
    if found is None:
        return False
    named = _TOLD_OF.get(found["noun"])
    if found["noun"] == "figure":
        before = before[-1:]  # that which was told last
    if named is not None:
        return not any(named.search(one) for one in before)
    if not before:
        return True
    subject = _VERB.split(before[-1], maxsplit=1)[0]
    return _BODY.search(subject) is None


#: What only the sentence right before can explain: "that body", "both bodies", "to respond to them".
_HARD = re.compile(
    r"\b(?:(?:[Tt]hat|[Tt]his) (?:body|entity|institution|organisation|ministry|figure|amount|place|area|sector)"
    r"|(?:[Bb]oth|[Tt]hose|[Tt]hese|[Ss]uch) (?:bodies|entities|institutions|organisations|companies|ministries"
    r"|communities|peoples|figures|amounts|cases|documents|places|areas|sectors))\b"
)
_THEM = re.compile(r"^[^,]*?\b(?:to|for|from|with|of|by|on) them\b")
_SEVERAL = re.compile(r"\b(?:[a-z]{3,}s|people|men|women|children|police)\b")


def points_hard(text: str) -> bool:
    """Whether a sentence points to something by a word that any other sentence in between would turn elsewhere."""
    if _HARD.search(text):
        return True
    found = _THEM.search(text)
    return found is not None and _SEVERAL.search(found.group()) is None


def comes_right_behind(sentence: Sentence, item: Item, before: Sentence | None) -> bool:
    """Whether the sentence before it in the text is the one before it in its article, or of the same one."""
    mine = _places(sentence, item)
    theirs = _places(before, item) if before is not None else []
    return bool(mine and theirs) and mine[0] - 1 <= theirs[0] <= mine[0]


# --- where an editor reads the text, with the article beside it --------------------------------------------


#: What there may be several of in one article, each doing other things: who is meant must have been told.
_AGENTS = (
    "empresa minera compañía petrolera firma consorcio concesionaria estatal operadora juez jueza fiscal juzgado sala "
    "tribunal corte dirigente líder lideresa dirigentes líderes presidente presidenta ministro ministra viceministro "
    "viceministra gobernador gobernadora alcalde alcaldesa congresista congresistas jefe jefa director directora "
    "gerente vocero vocera abogado abogada defensora funcionario funcionaria autoridad titular especialista experto "
    "investigador investigadora comunidad federación organización organizaciones asociación entidad entidades "
    "institución instituciones organismo ministerio dirección comité comisión fiscalía procuraduría oficina gremio "
    "sindicato hombre mujer joven menor acusado acusada víctima persona"
)
#: The place of the headline among the sentences of an article.
_HEADLINE = -1


def follows(sentence: Sentence, item: Item, before: Sequence[Sentence]) -> bool:
    """Whether an editor, who has the article beside the text, finds what a sentence points back to in what was told.

    What was told of the article names it; or it comes right behind that; or it is a thing or an event that no sentence
    left out in between names, so that nothing else can be meant.
    """
    mine = _places(sentence, item)
    told = {place for other in before for place in _places(other, item)}
    if not mine or not told or min(told) > min(mine):
        return False
    sources = _sources(item)
    first = min(mine)
    told = {place for place in told if place <= first}
    skipped = range(max(told) + 1, first)
    for finding in sentence.findings:
        if finding.rule != "anaphora" and not finding.message.startswith("a demonstrative"):
            continue
        noun = finding.message.rpartition(": ")[2]
        if noun == finding.message:  # a pronoun or a demonstrative
            if skipped or first in told or "pronoun" in noun:
                return False
            continue
        named = _naming(noun)
        if any(named.search(sources[place]) for place in told):
            continue
        if any(named.search(sources[place]) for place in skipped):
            return False
        if skipped and fold(noun) in _folded_agents():
            return False
    return True


def _places(sentence: Sentence, item: Item) -> list[int]:
    """Which sentences of the article it rests on, the headline before the first."""
    found = []
    for evidence in sentence.evidence:
        if evidence.item != item.id:
            continue
        if evidence.field == "title":
            found.append(_HEADLINE)
        else:
            found.extend(
                place for place, span in enumerate(sentences(item.text)) if span.start <= evidence.start < span.end
            )
    return found[:1]  # what else it rests on names what it points to


def _sources(item: Item) -> Mapping[int, str]:
    """Folded, by their place."""
    return _folded_sentences(item.title, item.text)


@lru_cache(maxsize=64)
def _folded_sentences(title: str, text: str) -> Mapping[int, str]:
    """An item is asked about again for each sentence that may stand before or behind one of its own."""
    return {_HEADLINE: fold(title)} | {place: fold(span.text) for place, span in enumerate(sentences(text))}


@cache
def _naming(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(fold(word)) for word in called_also(noun))})(?!\w)")


@cache
def _folded_agents() -> frozenset[str]:
    return frozenset(fold(_AGENTS).split())


#: Offices that English does not tell a man's from a woman's.
_OFFICE = re.compile(
    r"^(?P<the>[EL]a?l?) "
    r"(?P<root>ministr|alcald|gobernador|president|director|dirigent|lider|juez|fiscal|congresist)\w*"
    r"(?! (?:de|del)\b)(?=\s)"
)


def may_be_anothers(sentence: Sentence, item: Item, before: Sequence[Sentence]) -> bool:
    """Whether "the company" would be taken for one that was told though its article names another in between.

    So would it where the sentence before names two of its kind, or where a man holds the office now told of a woman.
    """
    mine = _places(sentence, item)
    told = [place for other in before for place in _places(other, item) if mine and place < mine[0]]
    if not mine:
        return False
    sources = _sources(item)
    if _is_of_other_sex(sources[mine[0]], [sources[place] for place in sorted(sources) if place < mine[0]]):
        return True
    if not told:
        return False
    for finding in sentence.findings:
        noun = finding.message.rpartition(": ")[2]
        is_subject = finding.rule == "anaphora" and finding.message.startswith("the subject")
        if not is_subject or noun == finding.message or fold(noun) not in _folded_agents():
            continue
        named = re.compile(
            rf"{_naming(noun).pattern} (?:(?:de|del|la|campesina|nativa|minera) )*(?P<name>[A-ZÁÉÍÓÚÑ]\w+)"
        )
        plain = {_HEADLINE: item.title} | {n: span.text for n, span in enumerate(sentences(item.text))}
        own = {m["name"] for m in named.finditer(plain[max(told)])}
        if len(own) > 1 or any(
            m["name"] not in plain[max(told)]
            for place in range(max(told) + 1, mine[0])
            for m in named.finditer(plain[place])
        ):
            return True
    return False


def _is_of_other_sex(source: str, before: Sequence[str]) -> bool:
    """ "El ministro" where the article spoke of "la ministra" last."""
    found = _OFFICE.match(source[:1].upper() + source[1:])
    if found is None:
        return False
    called = re.compile(rf"\b(?P<the>el|la) {found['root']}\w*")
    spoken = [match["the"] for text in before for match in called.finditer(text)]
    return bool(spoken) and spoken[-1] != found["the"].lower() and found["the"].lower() in spoken
