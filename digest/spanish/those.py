"""Articles that stand for a noun of the same sentence, and what counts those who were named: "las del ministerio"."""

from digest.english.entries import Name, word_set
from digest.english.readings import NounForm
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.phraseheads import Found
from digest.spanish.quantities import quantity
from digest.spanish.tree import NounPhrase, Phrase
from digest.spanish.verbgroups import FINITE

_ARTICLES = {"el": ("sg", "m"), "la": ("sg", "f"), "los": ("pl", "m"), "las": ("pl", "f")}
#: What counts people or things that the sentence before has named.
_OF_THEM = {
    "varios": "several of them", "varias": "several of them", "algunos": "some of them", "algunas": "some of them",
    "muchos": "many of them", "muchas": "many of them", "ninguno": "none of them", "ninguna": "none of them",
    "dos": "two of them", "tres": "three of them", "cuatro": "four of them", "cinco": "five of them",
    "seis": "six of them", "siete": "seven of them", "ocho": "eight of them", "nueve": "nine of them",
    "diez": "ten of them", "uno": "one of them", "una": "one of them",
}  # fmt: skip
_SINGULAR = word_set("uno una ninguno ninguna")


def those_of(chart: Chart, at: int) -> Found:
    """ "las observaciones se suman a | las del Ministerio de Cultura": those of it, where one noun only is meant."""
    number, gender = _ARTICLES.get(chart.low(at), ("", ""))
    if not number or at < 2 or chart.low(at + 1) != "de" or chart.text(at)[:1].isupper():
        return []
    meant = _meant(chart, at, number, gender)
    if meant is None:
        return []
    from digest.spanish.pairs import with_repeated  # here, since most phrases get no further than the line above

    out: Found = []
    for stop, owner, cost in with_repeated(chart, at + 2, "de"):
        phrase = Phrase(start=at + 1, end=stop, prep="de", object=owner)
        those = NounPhrase(
            start=at, end=stop, noun=meant, number=number, gender=gender, phrases=(phrase,),
            det="those" if number == "pl" else "that", notes=("amber: those of",),
        )  # fmt: skip
        out.append((stop, those, cost + 0.3))
    return out


def those_that(chart: Chart, at: int) -> Found:
    """ "se suman a | las que fueron planteadas por …": those raised by …, right behind a verb and its preposition."""
    number, gender = _ARTICLES.get(chart.low(at), ("", ""))
    if number != "pl" or chart.low(at + 1) != "que":
        return []
    is_behind_verb = chart.is_cat(at - 1, "prep") and not chart.nouns(at - 2)
    is_behind_verb = is_behind_verb and any(r.tense in FINITE for r in chart.verbs(at - 2))
    if not is_behind_verb:
        return []
    meant = _meant(chart, at, number, gender)
    if meant is None:
        return []
    from digest.spanish.hanging import relatives

    those = NounPhrase(
        start=at, end=at + 1, noun=meant, number=number, gender=gender, det="those", notes=("amber: those of",)
    )
    return [(end, changed(those, end=end, relative=c), cost + 0.3) for end, c, cost in relatives(chart, at + 1, those)]


def _meant(chart: Chart, at: int, number: str, gender: str) -> NounForm | None:
    """The one noun before an article that it may stand for, in its number and gender."""
    found: dict[str, NounForm] = {}
    for k in range(at):
        for _, noun in chart.nouns(k):
            if noun.number == number and noun.gender in {gender, "mf"} and len(noun.lemma.split()) == 1:
                found[noun.lemma] = noun
    return next(iter(found.values())) if len(found) == 1 else None


def of_them(chart: Chart, at: int) -> Found:
    """ "Varios de ellos": several of those whom the sentence before has named."""
    said, end = _OF_THEM.get(chart.low(at), ""), at + 1
    begin = at + 1 if chart.low(at) == "el" and "%" in chart.text(at + 1) + chart.text(at + 2) else at
    counted = quantity(chart, begin) if not said else None
    if counted is not None and (not counted[2] or counted[1].en.endswith("%")):
        end, said = counted[0], f"{counted[1].qualifier} {counted[1].en} of them".strip()
    if not said or chart.low(end) != "de" or chart.low(end + 1) not in {"ellos", "ellas"}:
        return []
    number = "sg" if chart.low(at) in _SINGULAR else "pl"
    out: Found = []
    for cls, cost in (("person", 0.0), ("artefact", 0.2), ("document", 0.3), ("area", 0.3)):
        name = Name(es=chart.written(at, end + 2), en=said, cls=cls, kind="pronoun", number=number)
        them = NounPhrase(start=at, end=end + 2, name=name, number=number, notes=("amber: which of them",))
        out.append((end + 2, them, cost))
    return out


_ENCLITICS = {"-lo": ("sg", "m"), "-la": ("sg", "f"), "-los": ("pl", "m"), "-las": ("pl", "f")}
#: What is done to all that was said: "para lograrlo".
_OF_ALL = word_set("lograr conseguir hacer decir saber evitar impedir contar confirmar")
#: Classes of what is "he" or "she" where one is meant.
_PEOPLE = frozenset(("person", "animal"))


def said_by_enclitic(chart: Chart, at: int) -> Found:
    """ "aprobar la ley o derog|arla": what the infinitive is done to, named before in the sentence or the article."""
    number, gender = _ENCLITICS.get(chart.low(at), ("", ""))
    if not number or (chart.low(at) == "-lo" and chart.low(at - 1) in _OF_ALL):
        return []
    nouns = [
        noun for k in range(at) for _, noun in chart.nouns(k)
        if noun.number == number and noun.gender in {gender, "mf"}
    ]  # fmt: skip
    classes = [noun.senses[0].cls for noun in nouns]
    if number == "sg" and _PEOPLE & set(classes):
        return []  # "him", "her" or "it"
    word = "them" if number == "pl" else "it"
    out: Found = []
    for cls in dict.fromkeys(reversed(classes or ["document", "abstract", "artefact"])):
        name = Name(es=chart.low(at), en=word, cls=cls, kind="pronoun", number=number)
        notes = ("amber: an object said by a clitic",)
        out.append((at + 1, NounPhrase(start=at, end=at + 1, name=name, number=number, notes=notes), 0.1))
    return out


def ranked(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "el segundo país, después de Colombia, en adoptar …", "la primera empresa en recibir …": to do something."""
    is_one = np.ordinal or any(a.lemma in {"único", "primero", "último"} for a in np.adjectives)
    if not is_one or np.infinitive is not None or np.noun is None:
        return []
    from digest.spanish.phrases import simple_phrases
    from digest.spanish.valency import infinitive_clauses

    starts: list[tuple[int, NounPhrase, float]] = []
    if chart.low(end) == "en":
        starts.append((end, np, cost))
    words = ("después", "de")
    if chart.text(end) == "," and tuple(chart.low(end + k) for k in (1, 2)) == words:
        for stop, other, extra in simple_phrases(chart, end + 3):
            if chart.text(stop) == "," and chart.low(stop + 1) == "en" and other.name is not None:
                phrase = Phrase(start=end, end=stop, prep="después de", object=other, en="after")
                starts.append((stop + 1, changed(np, end=stop + 1, phrases=(*np.phrases, phrase)), cost + extra))
    out: Found = []
    for begin, whole, so_far in starts:
        for stop, clause, extra in infinitive_clauses(chart, begin + 1):
            is_first = whole.ordinal == "first"  # a "second" may be second only in how much it does
            notes = whole.notes if is_first else (*whole.notes, "amber: the first or second to do it")
            told = changed(whole, end=stop, infinitive=clause, infinitive_link="en", notes=notes)
            out.append((stop, told, so_far + extra + 0.1))
    return out
