"""Whom "the leader" or "the institution" means, by the name that its article gave last, for an editor to look at. Pure.

The grammar names what can only be one thing (digest/english/resolved.py), and that may be mailed. Here the article has
named one person or one body of that kind before the sentence and no other: so an editor would write it, and is asked.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from digest.english.gazetteer import CATEGORIES
from digest.english.resolved import TAKEN
from digest.wordlists import house_words
from pipeline.text import fold
from pipeline.types import Evidence, Finding, Grade, Item, Sentence

_SUBJECT = "the subject has been named before: "
_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü’'-]+"
_PERSON = rf"(?:{_WORD} )(?:(?:de la |de los |del |de |la )?{_WORD} ?){{1,3}}(?<! )"
#: Who may be called so: "el dirigente" is whoever was told to lead something.
_LEADS = "dirigente lider lideresa presidente presidenta vicepresidente jefe jefa apu coordinador coordinadora vocero"
_PEOPLE: Mapping[str, str] = {
    "dirigente": _LEADS, "líder": _LEADS, "lideresa": _LEADS, "apu": _LEADS,
    **{
        word: word
        for word in (
            "presidente", "presidenta", "comunero", "comunera", "alcalde", "alcaldesa", "gobernador", "gobernadora",
            "ministro", "ministra", "viceministro", "viceministra", "fiscal", "juez", "jueza", "abogado", "abogada",
            "congresista", "gerente", "director", "directora", "vocero", "vocera", "funcionario", "funcionaria",
            "especialista", "investigador", "investigadora", "obispo",
        )
    },
}  # fmt: skip
#: How the name of a body begins that may be called so, and of which there may be one only.
_BODIES: Mapping[str, str] = {
    "federación": "Federación|Federacion",
    "asociación": "Asociación",
    "coordinadora": "Coordinadora",
    "confederación": "Confederación",
    "organización": "Organización|Federación|Coordinadora|Central|Asociación|Confederación",
    "gremio": "Sociedad|Cámara|Confederación|Junta|Asociación",
    "junta": "Junta",
    "institución": "Servicio|Organismo|Instituto|Autoridad|Superintendencia|Defensoría|Dirección|Oficina",
    "entidad": "Servicio|Organismo|Instituto|Autoridad|Superintendencia|Dirección|Oficina|Ministerio",
    "organismo": "Servicio|Organismo|Instituto|Autoridad|Superintendencia",
    "servicio": "Servicio",
    "ministerio": "Ministerio",
    "autoridad": "Autoridad",
    "defensoría": "Defensoría",
}
_LINK = r"(?:de la|de los|de las|del|de|la|las|los|el|para el|para la|para|por el|por la|por|en|e|y)"
_HEAD_OF_PERSON = (
    r"leader|president|community member|mayor|governor|minister|deputy minister|prosecutor|judge|lawyer|congressman"
    r"|congresswoman|manager|director|spokesperson|spokesman|spokeswoman|official|specialist|researcher|bishop"
)
_HEAD_OF_BODY = (
    r"federation|association|coordinator|confederation|organisation|guild|union|body|board|institution|entity|agency"
    r"|service|ministry|authority|Ombudsman's Office"
)
_VERB = r"(?= (?:has|have|had|will|is|was|must|can|also|then|plans|expects|maintains|continues|demands|warns|says) )"
_PERSON_TOLD = re.compile(rf"^The (?P<head>{_HEAD_OF_PERSON}){_VERB}")
_BODY_TOLD = re.compile(rf"^The (?P<head>{_HEAD_OF_BODY}){_VERB}")
#: Of a pronoun within the sentence nothing is known: "the coordinator … that she".
_PRONOUN = re.compile(r"\b(?:he|she|him|her)\b")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in an article: how it is told in English, by what it is told apart, and where it stands."""

    english: str
    key: str
    at: re.Match[str]
    sex: str = ""  # "la", "el", where the article tells


def meant(sentence: Sentence, item: Item) -> Sentence | None:
    """The sentence with its subject or an area by name; None where the article has named none of that kind, or two."""
    by_subject = _by_subject(sentence, item)
    return _by_area(by_subject or sentence, item) or by_subject


#: How protected areas are called, and what that is in English.
_AREAS = {
    **dict(CATEGORIES[kind] for kind in ("RC", "RN", "PN", "SN", "SH", "ACR", "ZR")),
    "Reserva Indígena": "Indigenous Reserve", "Reserva Territorial": "Territorial Reserve",
}  # fmt: skip
_AREA = re.compile(
    rf"\b(?P<kind>{'|'.join(_AREAS)}) (?:de |del |de la )?(?P<name>{_WORD}(?:(?: de| del| de la| Río)? {_WORD})*)"
)
_AREA_NOUNS = re.compile(r"(?:the subject|something) has been named before: (?P<noun>reserva|parque|área|santuario)$")
_AREA_TOLD = re.compile(r"\b[Tt]he (?:protected area|natural area|reserve|park|area|sanctuary)\b(?! (?:of|in|where))")


def _by_area(sentence: Sentence, item: Item) -> Sentence | None:
    """The sentence with "the reserve" by its name, where the article tells of one protected area only."""
    asked = [found for f in sentence.findings if (found := _AREA_NOUNS.match(f.message))]
    first = sentence.evidence[0] if sentence.evidence else None
    told = _AREA_TOLD.search(sentence.text)
    if sentence.grade is not Grade.AMBER or len(asked) != 1 or told is None or first is None or first.field != "text":
        return None
    areas = list(_AREA.finditer(item.text))
    before = [area for area in areas if area.end() <= first.start]
    if not before or len({fold(area["name"]) for area in areas}) != 1 or _AREA.search(first.quote):
        return None
    name = f"{before[-1]['name']} {_AREAS[before[-1]['kind']]}"
    text = f"{sentence.text[: told.start()]}{told.group()[:3]} {name}{sentence.text[told.end() :]}"
    return _called(sentence, text, before[-1], asked[0].group(), asked[0]["noun"], before[-1]["name"])


def _called(sentence: Sentence, text: str, at: re.Match[str], settled: str, noun: str, name: str) -> Sentence:
    """The sentence as it reads by name, the place of the name beside its source, and an editor asked."""
    first = sentence.evidence[0]
    named = Evidence(
        item=first.item,
        quote=at.group(),
        start=at.start(),
        end=at.end(),
        source=first.source,
        url=first.url,
        published_on=first.published_on,
    )
    kept = [f for f in sentence.findings if f.message != settled]
    asked = Finding(rule="english", severity="info", message=f"{TAKEN}{noun}: {name}")
    return replace(sentence, text=text, evidence=(*sentence.evidence, named), findings=(*kept, asked))


def _by_subject(sentence: Sentence, item: Item) -> Sentence | None:
    nouns = [f.message.removeprefix(_SUBJECT) for f in sentence.findings if f.message.startswith(_SUBJECT)]
    first = sentence.evidence[0] if sentence.evidence else None
    if sentence.grade is not Grade.AMBER or len(nouns) != 1 or first is None or first.field != "text":
        return None
    noun, before = nouns[0], item.text[: first.start]
    if noun in _PEOPLE and (told := _PERSON_TOLD.match(sentence.text)):
        one = _person(before, _PEOPLE[noun], sex=_sex(noun, first.quote))
        text = f"The {told['head']} {one.english}{sentence.text[told.end() :]}" if one else ""
    elif noun in _BODIES and (told := _BODY_TOLD.match(sentence.text)) and not _PRONOUN.search(sentence.text):
        one = _only(_bodies(before, _BODIES[noun]))
        text = f"The {one.english}{sentence.text[told.end() :]}" if one else ""
    else:
        return None
    if one is None:
        return None
    return _called(sentence, text, one.at, f"{_SUBJECT}{noun}", noun, one.key)


def _only(found: list[_Named]) -> _Named | None:
    return found[-1] if found and len({one.key for one in found}) == 1 else None


def _sex(role: str, text: str) -> str:
    """Whether a woman or a man is spoken of, where the word or the article before it tells."""
    told = re.search(rf"\b(?P<the>el|la|una?) {role}\b", text, re.IGNORECASE)
    if fold(role).endswith(("a", "lideresa", "alcaldesa")) and not fold(role).endswith("ista"):
        return "la"
    if told is None:
        return ""
    return "la" if told["the"].lower() in {"la", "una"} else "el"


def _person(text: str, roles: str, *, sex: str) -> _Named | None:
    """The one person whom a text names in one of the roles, where it has named nobody else since."""
    everybody = _people(text)
    one = _only([person for role, person in everybody if role in roles.split()])
    if one is None or (sex and one.sex and sex != one.sex):
        return None
    spoken = {person.key: text.rfind(person.key) for _, person in everybody}
    return one if spoken[one.key] == max(spoken.values()) else None


#: "Ana Ríos, lideresa awajún", "el alcalde de Iñapari, Raúl Paz", "la fiscal Inés Mori".
_BEHIND = re.compile(rf"(?P<name>{_PERSON}), (?:(?:el|la|un|una|actual|primer|nuevo|nueva) )*(?P<role>[a-záéíóúñ]+)\b")
_BEFORE = re.compile(rf"\b(?P<role>[a-záéíóúñ]+)(?: (?:d[ae]|del) [^.;:“”\"]{{1,90}}?,)? (?P<name>{_PERSON})")


def _people(text: str) -> list[tuple[str, _Named]]:
    """The people whom a text names, each with the role beside the name, in its order."""
    found = []
    for pattern in (_BEHIND, _BEFORE):
        for match in pattern.finditer(text):
            role = fold(match["role"])
            if role in _FOLDED_ROLES:
                name, sex = match["name"], _sex(match["role"], text[max(0, match.start() - 4) : match.end()])
                found.append((match.start("name"), role, _Named(name, name.split()[-1], match, sex)))
    return [(role, person) for _, role, person in sorted(found, key=lambda each: each[0])]


def _bodies(text: str, heads: str) -> list[_Named]:
    """The bodies that a text names in full with their acronym, and whose name begins so."""
    found = []
    for match in re.finditer(
        rf"(?<!\w)(?P<name>(?:{heads})(?:,? (?:{_LINK} )?{_WORD}){{1,14}}) \((?P<acronym>[A-ZÁÉÍÓÚÑ][\w-]{{2,}})\)",
        text,
    ):
        acronym = match["acronym"]
        known = house_words().organisations.get(acronym.upper())
        is_it = known is not None and fold(known.spanish).startswith(fold(match["name"]))  # "… por el Estado"
        name = known.english if known and is_it else match["name"]
        found.append(_Named(f"{name} ({acronym.upper() if known else acronym})", acronym, match))
    return found


_FOLDED_ROLES = frozenset(word for roles in _PEOPLE.values() for word in roles.split())
