"""Who speaks, and how: read of the words beside a quotation. Pure."""

import re
from dataclasses import dataclass

from digest.english.entries import word_set
from digest.english.readings import VerbReading
from digest.spanish.chart import Chart
from digest.spanish.fitting import concord
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.times import times
from digest.spanish.tree import NounPhrase, VerbGroup
from digest.spanish.verbgroups import FINITE

#: Verbs behind which "que" and what was said are told as they stand.
_TELL = word_set(
    "decir asegurar señalar indicar sostener afirmar enfatizar recalcar subrayar remarcar precisar agregar añadir "
    "comentar contar relatar narrar acotar referir puntualizar detallar resaltar advertir alertar mencionar manifestar "
    "expresar declarar explicar reconocer admitir denunciar recordar reiterar informar aclarar avisar argumentar "
    "aseverar alegar revelar confirmar prometer anunciar apuntar insistir reportar"
)
#: Others by which the press tells who speaks: what they add to "said" is left off.
_SPEAK = _TELL | word_set(
    "lamentar cuestionar concluir responder opinar considerar reclamar protestar quejarse quejar describir criticar "
    "ratificar confesar sentenciar defender replicar contestar sustentar exponer pedir exigir demandar destacar "
    "saludar celebrar plantear anotar observar pensar lamentarse adelantar"
)
#: … and their forms that are no verbs of the lexicon.
_FORMS = word_set(
    "exclamó reflexionó resumió comparó ironizó evocó gritó dijo sintetizó enfatizó rememoró exclamaron resumieron "
    "gritaron reclamó reclamaron cuestionó sentenció resume opinó opinaron graficó arengó zanjó bromeó "
    "testimonió adelantó adelantaron comunicó comunicaron urgió acusó acusaron calculó calcularon"
)
_PLURAL = re.compile(r"(?:aron|ieron|eron|an|en)$")
_SOMEBODY = frozenset(("person", "group", "org", "name", ""))
#: A place, a day or a medium may stand between the verb and who speaks.
_MOST_BETWEEN = 7
_ENDS = frozenset((
    ",", ".", ";", ":", "", "-", "–", "—", "(", "quien", "quienes", "que", "tras", "luego", "ante", "cuando", "durante",
    "mientras", "frente", "junto", "desde", "sobre", "por", "en", "a", "al", "con", "hoy", "ayer", "este", "esta",
))  # fmt: skip
_PREPOSITIONS = word_set("a de en por con para durante tras ante sobre según desde entre hacia hasta sin")
#: How somebody speaks, as no table holds it.
_MOODS = word_set("emocionada emocionado indignada indignado visiblemente molesto molesta enfático enfática")
_WHERE = word_set("a en por durante tras ante sobre desde con frente junto")
_THIS = word_set("esa ese esas esos esta este estas estos")
_PRONOUNS = word_set("él ella ellos ellas usted esto eso ello")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayer:
    """Who speaks, in the words of the source ("" where they leave it open), and the verb that tells so."""

    who: str
    verb: str
    gender: str = "?"  # "m" or "f", where the words tell

    def told(self, said: str) -> str:
        """What was said in the words of another."""
        if not self.who:
            return f"{self.verb[:1].upper()}{self.verb[1:]} que {said}."
        who = self.who if self.who[:1].isupper() else f"{self.who[:1].upper()}{self.who[1:]}"
        return f"{who}{',' if ', ' in who else ''} {self.verb} que {said}."


_OF_THEIRS = re.compile(r"\b(?P<one>una|uno|otro|otra) de sus (?P<many>\w+?)(?P<s>(?<=[rnlz])es|s)\b")


#: A title that is cut short, and says nothing in English.
_TITLES = re.compile(r"\b(?:Ing|Lic|Dra?|Sra?|Abog|Econ|Arq|Gral|Mg|Blgo|Blga|Prof)\. ")


def one_of_theirs(words: str) -> str:
    """ "uno de sus dirigentes" as "un dirigente": whose, the words beside a quotation leave to what stands before."""
    words = _TITLES.sub("", words)
    return _OF_THEIRS.sub(lambda m: f"{'una' if m['one'].endswith('a') else 'un'} {m['many']}", words)


def sayer_behind(chart: Chart) -> Sayer | None:
    """ ", dijo el alcalde en Lima"; None where nobody is said to speak, or it is not certain who."""
    at = 0
    if chart.low(0) == "así":
        at = 1
    elif [chart.low(k) for k in (0, 1)] == ["es", "lo"] or (chart.low(0) in {"con", "de"} and chart.low(1) in _THIS):
        at = 3  # "es lo que dijo", "con esa promesa respondió"
    elif chart.low(0) == "según" and (found := _who(chart, 1, "")) is not None:
        return Sayer(who=found, verb="dijo")
    while chart.low(at) in {"se", "le", "les", "nos", "lo", "como", "según"}:
        at += 1
    verb = _verb(chart, at)
    if verb is None:
        return None
    told, number = verb
    if at + 1 >= len(chart) or chart.text(at + 1) in {".", ",", ":"}:
        return Sayer(who="", verb=told)
    who = _who(chart, at + 1, number)
    if who is None:
        return Sayer(who="", verb=told) if _is_only_beside(chart, at + 1) else None
    return Sayer(who=who, verb=told)


def sayer_before(chart: Chart) -> Sayer | None:
    """ "El alcalde dijo en Lima:"; None where nobody is said to speak, or it is not certain who."""
    if chart.is_headline and chart.text(len(chart) - 1) == ":":  # "Julia Pérez: “…”"
        ends = [(end, np) for end, np, _ in noun_phrases(chart, 0) if end == len(chart) - 1 and _may_speak(np, "")]
        ends = [(end, np) for end, np in ends if not any(p.prep in _ABOUT for p in np.phrases)]
        words = _in_words(chart, 0, len(chart) - 1) if ends else None
        if words is not None:
            return Sayer(who=words, verb="dijeron" if ends[0][1].is_plural else "dijo")
        if (asked := _asked_about(chart)) is not None:
            return asked
    according = 3 if [chart.low(k) for k in range(3)] == ["de", "acuerdo", "con"] else 1
    if according > 1 or chart.low(0) in {"según", "para"}:
        who = _who(chart, according, "")
        is_whole = chart.text(len(chart) - 1) in {",", ":"}
        tells_of_another = any(_verb(chart, at) is not None for at in range(len(chart)))
        return Sayer(who=who, verb="dijo") if who is not None and is_whole and not tells_of_another else None
    spots = [at for at in range(len(chart)) if _verb(chart, at) is not None]
    if not spots:
        return None
    at = spots[-1]
    verb = _verb(chart, at)
    assert verb is not None
    told, number = verb
    stop = len(chart) - 1
    if stop > at + 1 and not _reaches(chart, at + 1, stop):
        return None  # "acusó al dirigente de decir: …"
    end = at
    while chart.low(end - 1) in {"se", "le", "les", "lo", "nos"}:
        end -= 1
    found = [
        (begin, np)
        for begin in range(end)
        for stop, np, _ in noun_phrases(chart, begin)
        if (stop == end or (stop == end - 1 and chart.text(stop) == ",")) and _may_speak(np, number)
    ]
    heads = [(begin, np) for begin, np in found if begin == 0 or chart.low(begin - 1) in {",", ":", "y"}]
    if heads and (who := _in_words(chart, heads[0][0], min(heads[0][1].end, end))) is not None:
        return Sayer(who=who, verb=told)
    if found:
        return None
    inverted = _who(chart, at + 1, number)
    if inverted is not None:
        return Sayer(who=inverted, verb=told)
    return Sayer(who="", verb=told) if end == 0 else None


#: What somebody is asked about, or what he speaks at, between his name and the colon of a headline.
_ABOUT = word_set("sobre tras ante a")


def _asked_about(chart: Chart) -> Sayer | None:
    """ "Julia Pérez | sobre el paro en Puno:": who speaks, with what it is about left off."""
    if any(reading.tense in FINITE for at in range(len(chart)) for reading in _verbs_alone(chart, at)):
        return None
    for end, np, _ in simple_phrases(chart, 0):
        is_one = chart.low(end) in _ABOUT and np.number == "sg" and not np.also and _may_speak(np, "")
        if is_one and (words := _in_words(chart, 0, end)) is not None:
            return Sayer(who=words, verb="dijo")
    return None


def _verbs_alone(chart: Chart, at: int) -> list[VerbReading]:
    """What a word is as a verb, where it is nothing else and no name."""
    is_other = bool(chart.nouns(at) or chart.adjectives(at) or chart.is_cat(at, "prep")) or chart.tokens[at].is_capital
    return [] if is_other else chart.verbs(at)


def _reaches(chart: Chart, at: int, stop: int) -> bool:
    """Whether only who speaks, where, when, how and to whom stands there, from `at` to the mark at `stop`."""
    begins = _begins(chart, at)
    ends = {end for begin in begins if begin < stop for end, _, _ in noun_phrases(chart, begin)}
    is_last = chart.low(stop - 1) in {"así", "siguiente"}
    return stop in begins or stop in ends or is_last or any(stop in _begins(chart, end) for end in ends if end < stop)


def gender_of(chart: Chart) -> str:
    """Whether a man or a woman speaks, "m" or "f", by the words that name one; "?" where they leave it open."""
    found = {
        noun.gender
        for end, np, _ in noun_phrases(chart, 0)
        if end == len(chart) and not np.is_plural and class_of(np, is_subject=True) in {"person", "name"}
        for noun in (np, np.noun, np.apposition, np.apposition.noun if np.apposition is not None else None)
        if noun is not None and noun.gender in {"m", "f"}
    }
    return next(iter(found)) if len(found) == 1 else "?"


def _verb(chart: Chart, at: int) -> tuple[str, str] | None:
    """A verb of saying, as what is said is told by it, and its number."""
    low = chart.low(at)
    for reading in chart.verbs(at):
        if reading.tense not in {"pret", "pres", "impf"} or reading.lemma not in _SPEAK:
            continue
        if chart.nouns(at) and (at or reading.lemma not in {"contar", "decir"}):
            continue  # "la denuncia", but "“…”, cuenta Rosa"
        if chart.low(at - 1) == "no":
            return None
        if reading.lemma in _TELL and reading.tense != "impf":
            return low, reading.number
        return ("dijeron" if reading.number == "pl" else "dijo"), reading.number
    if low in _FORMS:
        is_plural = _PLURAL.search(low) is not None
        return ("dijeron" if is_plural else "dijo"), "pl" if is_plural else "sg"
    return None


def _may_speak(np: NounPhrase, number: str) -> bool:
    if number and not concord(np, VerbGroup(start=0, end=0, lemma="decir", tense="pret", number=number)):
        return False
    return class_of(np, is_subject=True) in _SOMEBODY and np.quantity is None


def _who(chart: Chart, at: int, number: str) -> str | None:
    """Who speaks, told from `at` on, behind a place, a day or a medium at most."""
    for begin in _begins(chart, at):
        ends = []
        for end, np, _ in noun_phrases(chart, begin):
            if chart.low(end) not in _ENDS or np.relative is not None or np.participle is not None or np.also:
                continue
            if any(phrase.prep.split()[0] in _WHERE for phrase in np.phrases):
                continue  # "dijo la organización | en un comunicado"
            if _may_speak(np, number) and _in_words(chart, begin, end) is not None:
                ends.append(end)
        if ends:
            return _in_words(chart, begin, max(ends))
    return None


def _begins(chart: Chart, at: int) -> list[int]:
    """Where who speaks may begin: behind the verb, or behind where, when, how and to whom it was said."""
    found = [at]
    for here in found:
        if here - at > _MOST_BETWEEN:
            break
        after = [end for end, _ in chart.adverb(here)] + [end for end, _, _ in times(chart, here)]
        if chart.low(here) in _PREPOSITIONS:
            after += [end for end, _, _ in simple_phrases(chart, here + 1)]
        if chart.low(here) in {"don", "doña"}:
            found.append(here + 1)
        if (chart.adjectives(here) and not chart.nouns(here)) or chart.low(here) in _MOODS:
            after.append(here + 1)  # "dijo emocionada la alcaldesa"
        after += [end + 1 for end in after if chart.text(end) == ","]
        found += [end for end in sorted(set(after)) if end not in found]
    return found


def _is_only_beside(chart: Chart, at: int) -> bool:
    """ "manifestó | durante la ceremonia": nobody stands there who could speak."""
    return chart.low(at) in _PREPOSITIONS and any(
        chart.text(end) in {"", ".", ",", ":"} for end in _begins(chart, at) if end > at
    )


def _in_words(chart: Chart, start: int, end: int) -> str | None:
    """The words of who speaks; None where they are a pronoun's, or only say whose somebody is within."""
    words = chart.written(start, end).rstrip(", ")
    low = words.lower()
    if low in _PRONOUNS or re.search(r".\b(?:sus?|cuy[oa]s?)\b", low):
        return None
    return words


__all__ = ["Sayer", "gender_of", "one_of_theirs", "sayer_before", "sayer_behind"]
