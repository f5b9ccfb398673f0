"""Who and what an article has named, so that what points back to it can be called by its name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest.english.entries import word_set
from digest.spanish.article import Article
from digest.spanish.chart import Chart
from digest.spanish.phrases import simple_phrases
from digest.spanish.tree import NounPhrase
from pipeline.types import Evidence

#: Classes of nouns that are called by a name.
_NAMED = word_set("person group org place area artefact event natural")
#: Heads that too many things share.
_COMMON = word_set("zona lugar sector parte caso tema hecho día año persona ciudadano nacional")


#: So many words behind a noun its name begins at the latest.
_MOST_WORDS = 8


#: What lies in a place, so that what follows "de" is one though no gazetteer has it.
_OF_PLACES = word_set("comunidad distrito anexo caserío provincia localidad mina poblado")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun with its name ("la empresa Southern", "la presidenta Dina Boluarte") and where it stands."""

    phrase: NounPhrase
    evidence: Evidence

    @property
    def is_apposed(self) -> bool:
        """ "el gobernador regional de Ucayali, Manuel Gambini,": who is told behind what he is."""
        return self.phrase.noun is not None and self.phrase.apposition is not None

    @property
    def person(self) -> str:
        """The name of a person, "" of all else."""
        named = self.phrase.apposition if self.is_apposed else self.phrase
        is_one = named is not None and named.name is not None and named.noun is None
        is_one = is_one or (not self.is_apposed and self.phrase.name is not None)
        return named.name.en if is_one and named is not None and named.name is not None else ""

    @property
    def name(self) -> str:
        """What tells it from others of its kind."""
        if self.is_apposed and self.phrase.apposition is not None and self.phrase.apposition.name is not None:
            return self.phrase.apposition.name.en
        if self.phrase.name is not None:
            return self.phrase.name.en
        inner = self.phrase.phrases[0].object
        return inner.name.en if inner.name else ""


def mentions_of(chart: Chart, evidence: Evidence) -> list[Mention]:
    """The nouns of the sentence that stand with a name."""
    found: list[Mention] = []
    near = {at - k for at, token in enumerate(chart.tokens) if token.is_capital for k in range(_MOST_WORDS)}
    at = 0
    while at < len(chart):
        if (told := _told_behind(chart, at)) is not None:
            found.append(Mention(phrase=told, evidence=_of_words(chart, told, evidence)))
        # what no name can follow soon is told from no other of its kind
        named = _named_at(chart, at) if at in near else None
        if named is None:
            at += 1
            continue
        found.append(Mention(phrase=named, evidence=_of_words(chart, named, evidence)))
        at = named.end
    return found


def _named_at(chart: Chart, at: int) -> NounPhrase | None:
    token = chart.tokens[at]
    # several are not called by one name
    forms = [(end, form) for end, form in chart.nouns(at) if form.number != "pl" or token.is_capital]
    is_noun = any(s.cls in _NAMED for end, form in forms for s in form.senses)
    is_noun = is_noun and _is_near_name(chart, min(end for end, _ in forms))
    is_person = token.is_capital and token.is_word and not chart.opens(at)
    if not (is_noun or is_person):
        return None
    phrases = [np for _, np, _ in simple_phrases(chart, at) if _is_named(np)]
    if chart.low(at - 1) not in {"la", "el"}:  # "una comunidad de Loreto" has no name
        phrases = [np for np in phrases if np.name is not None]
    return min(phrases, key=lambda np: np.end) if phrases else None


#: What does not stand between a noun and its name.
_BETWEEN_NONE = frozenset(
    (".", ",", ";", ":", "que", "se", "en", "por", "para", "con", "sobre", "contra", "ante", "según")
)


def _is_near_name(chart: Chart, at: int) -> bool:
    """Whether a capital or a quotation follows so soon behind a noun that it may be its name."""
    for here in range(at, min(at + _MOST_WORDS, len(chart))):
        if not chart.tokens[here].is_word and chart.text(here) not in _BETWEEN_NONE:
            return True  # a figure, a bracket, a quotation mark
        if chart.tokens[here].is_capital:
            return True
        if chart.low(here) in _BETWEEN_NONE:
            return False
    return False


def _told_behind(chart: Chart, at: int) -> NounPhrase | None:
    """ "el gobernador regional de Ucayali, Manuel Gambini,": an office with who holds it behind its comma."""
    if chart.low(at) not in {"el", "la"} or not any(
        s.cls == "person" for _, n in chart.nouns(at + 1) for s in n.senses
    ):
        return None
    told = [np for _, np, _ in simple_phrases(chart, at) if _is_office_of_person(np)]
    return min(told, key=lambda np: np.end) if told else None


def _of_words(chart: Chart, np: NounPhrase, evidence: Evidence) -> Evidence:
    """The words of the phrase alone: what else its sentence says is no part of who somebody is."""
    quote = chart.written(np.start, np.end).rstrip(" ,.")
    start = chart.tokens[np.start].start
    return replace(evidence, quote=quote, start=start, end=start + len(quote))


def _is_office_of_person(np: NounPhrase) -> bool:
    other = np.apposition
    if other is None or np.noun is None or np.participle or np.relative or np.infinitive or np.number == "pl":
        return False
    return other.noun is None and other.name is not None and other.name.kind == "person?"


def _is_named(np: NounPhrase) -> bool:
    if np.participle or np.relative or np.infinitive or np.also or np.quantity or np.number == "pl":
        return False
    if np.noun is None:  # "Dina Boluarte, presidenta del Perú"
        return bool(np.name and np.name.kind == "person?" and np.apposition and np.apposition.noun)
    if np.noun.lemma in _COMMON or np.apposition is not None:
        return False
    if np.name is not None:
        return np.name.kind != "half" and not np.phrases and len(np.name.en) > 2
    inner = np.phrases[0].object if len(np.phrases) == 1 and np.phrases[0].prep == "de" else None
    plain = inner is not None and inner.noun is None and inner.name is not None and not inner.also
    if not plain or inner is None or inner.name is None or inner.phrases:
        return False
    is_of_place = np.noun.lemma.split()[0] in _OF_PLACES and inner.name.kind in {"", "person?"}
    return inner.name.cls in {"place", "area"} or is_of_place


def named(np: NounPhrase, mentions: Iterable[Mention]) -> Mention | None:
    """The one thing of its kind that was named: "la empresa" where one company has been."""
    if np.noun is None or np.number != "sg":
        return None
    found = [
        m for m in mentions if m.phrase.noun and not m.is_apposed and _same_kind(np.noun.lemma, m.phrase.noun.lemma)
    ]
    return found[0] if len({m.name for m in found}) == 1 else None


#: What one in office is called after his or her name has been told; of both sexes, or of his or hers.
_OFFICIAL = word_set("autoridad")
_HOLDER = word_set("mandatario burgomaestre funcionario dirigente líder lideresa vocero magistrado ejecutivo")
#: Whose office makes somebody an authority, a magistrate, a leader of people.
_OF_OFFICE = {
    "autoridad": word_set(
        "gobernador vicegobernador alcalde teniente ministro viceministro prefecto subprefecto congresista regidor "
        "consejero fiscal juez superintendente premier apu curaca director jefe titular"
    ),
    "mandatario": word_set("gobernador presidente alcalde jefe"),
    "burgomaestre": word_set("alcalde"),
    "magistrado": word_set("juez fiscal presidente vocal"),
    "dirigente": word_set(
        "dirigente presidente vicepresidente secretario líder lideresa apu jefe vocero representante coordinador "
        "tesorero cacique curaca comunero"
    ),
}


def official(np: NounPhrase, mentions: Iterable[Mention]) -> Mention | None:
    """The one person who was named with an office before: "la autoridad", "el dirigente"."""
    if np.noun is None or np.number != "sg" or np.det != "def" or np.adjectives or np.phrases or np.apposition:
        return None
    if np.name is not None or np.relative or np.participle:
        return None
    lemma = np.noun.lemma
    if lemma not in _OFFICIAL | _HOLDER:
        return None
    found = [m for m in mentions if m.is_apposed or (m.phrase.name is not None and m.phrase.name.kind == "person?")]
    first = next((m for m in found if m.phrase.noun is not None), None)
    if first is None or len({m.person for m in found}) != 1 or not _may_be_called(lemma, first):
        return None
    return first if lemma in _OFFICIAL or first.phrase.gender == np.gender else None


#: Bodies that are called an authority.
_AUTHORITY = re.compile(r"\bautoridad (?:nacional|portuaria|de transporte|marítima|ambiental|administrativa|forestal)")


def is_body_called(np: NounPhrase, article: Article | None) -> bool:
    """Whether "la autoridad" may be a body of the article: the National Water Authority."""
    is_authority = np.noun is not None and np.noun.lemma in _OFFICIAL
    return is_authority and article is not None and _AUTHORITY.search(article.whole) is not None


#: Of whom a leader may be another one.
_OTHER_PEOPLE = re.compile(
    r"\b(?:[Ll]os|[Ll]as) (?:comuner|poblador|ronder|miner|trabajador|agricultor|campesin|vecin|transportist|colon)\w+"
    r"|\b(?:[Ll]a|[Ee]l) (?:comunidad|federación|sindicato|asociación|organización|frente|gremio|empresa)\b"
)
_LEADERS = word_set("dirigente líder lideresa vocero")


def is_of_others(np: NounPhrase, mention: Mention, at: Evidence, article: Article | None) -> bool:
    """Whether other people were told of between a person and "the leader", who may be theirs."""
    if np.noun is None or np.noun.lemma not in _LEADERS or article is None or mention.evidence.field != at.field:
        return False
    between = article.text[mention.evidence.end : at.start]
    _, _, after = between.partition(". ")
    return _OTHER_PEOPLE.search(after) is not None


def _may_be_called(lemma: str, mention: Mention) -> bool:
    """Whether who has this office is called so: the president of a board is no authority."""
    kinds = _OF_OFFICE.get("dirigente" if lemma in {"líder", "lideresa"} else lemma)
    if kinds is None or mention.phrase.noun is None:
        return True
    head = mention.phrase.noun.lemma.split()[0]
    return bool({head, re.sub(r"a$", "e", head), re.sub(r"a$", "o", head), re.sub(r"a$", "", head)} & kinds)


def _same_kind(wanted: str, lemma: str) -> bool:
    return wanted == lemma or lemma.startswith(f"{wanted} ") or wanted.startswith(f"{lemma} ")


def introduced(np: NounPhrase, mentions: Sequence[Mention]) -> Mention | None:
    """Where a person is said to be what: "la presidenta Dina Boluarte"; a surname alone will do."""
    if np.name is None or np.noun is not None:
        return None
    found = [
        m
        for m in mentions
        if _is_called(m.person, np.name.en)
        and (m.phrase.noun is None or any(s.cls == "person" for s in m.phrase.noun.senses))
    ]  # fmt: skip
    heads = {m.phrase.noun.lemma for m in found if m.phrase.noun} or {""}
    return found[0] if found and len(heads) == 1 and len({m.person for m in found}) == 1 else None


def called_so(np: NounPhrase, mentions: Iterable[Mention]) -> Mention | None:
    """The one community, company or mine of this name: "Huancute" where the article has "la comunidad de Huancute"."""
    if np.name is None or np.noun is not None or np.also or np.phrases:
        return None
    found = [m for m in mentions if m.phrase.noun and not m.is_apposed and m.name == np.name.en and _is_a_thing(m)]
    return found[0] if len({m.phrase.noun.lemma for m in found if m.phrase.noun}) == 1 else None


def _is_a_thing(mention: Mention) -> bool:
    noun = mention.phrase.noun
    is_thing = noun is not None and any(s.cls in {"group", "org", "place", "artefact"} for s in noun.senses)
    return is_thing and noun is not None and not any(s.cls == "person" for s in noun.senses)


def _is_called(person: str, name: str) -> bool:
    """Whether somebody is spoken of by this name: whole, or by one surname or both ("Hidalgo", "Hidalgo Okimura")."""
    if not person or person == name or person.endswith(f" {name}"):
        return bool(person)
    words = person.split()
    surnames = words[1:-1] if len(words) > len(_SHORTEST) else []  # "Luis Hidalgo Okimura"
    return name in surnames


#: A given name and one surname.
_SHORTEST = ("given", "surname")


def in_its_place(np: NounPhrase, mention: Mention) -> NounPhrase:
    """The mention where `np` stands."""
    det = "def" if mention.phrase.noun is not None else ""
    return replace(mention.phrase, start=np.start, end=np.end, det=det)
