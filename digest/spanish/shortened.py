"""A sentence up to where the grammar can follow it, where what is left off limits nothing of what is said."""

from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.guards import CONDITIONS, is_guard
from digest.spanish.openings import openings
from digest.spanish.phrases import simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.sentences import Parse, beginning
from digest.spanish.tree import Clause, NounPhrase, innermost
from digest.spanish.verbgroups import FINITE, verb_groups

#: So much is read at least, and no more parses are looked at.
_FEWEST_TOKENS = 5
_MOST_PARSES = 3
#: Words with which a phrase or clause begins that may be left off at the end of a sentence.
_OPENERS = word_set(
    "en por para con tras durante mediante ante sobre contra desde hacia bajo según luego después debido porque pues "
    "que donde cuando mientras pero aunque sin junto gracias además como a y e quien quienes cuyo cuya cuyos cuyas"
)
#: Of these only what forms a fixed expression or opens a clause may be left off: "a través de", "y exigió".
_TIED = word_set("a y e como")
_CLAUSE_OPENERS = word_set("que donde cuando mientras pero aunque porque pues quien quienes cuyo cuya cuyos cuyas")
#: What makes a statement depend on something else, or is who says so.
_BINDS = CONDITIONS | word_set("sino según conforme juicio opinión criterio")
_DENIALS = word_set("no ni nunca jamás tampoco")
#: What is true of less is not true of all, and what is done to less is another deed.
_WITHOUT = word_set(
    "rechazar negar prohibir cuestionar criticar evitar impedir descartar desmentir oponerse desistir carecer faltar "
    "anular suspender cancelar paralizar limitar restringir reducir exonerar eximir incumplir dejar cesar depender "
    "consistir bastar requerir exigir solicitar pedir demandar"
)
_COMPARES = word_set(
    "más menos mayor menor mejor peor mayores menores mejores peores único única únicos únicas primer primera segundo "
    "segunda tercer tercera último última igual tan tanto doble triple mitad mismo misma mismos mismas"
)
_SPOKEN = ("respecto", "frente", "comparación", "comparado", "relación")


def shortened(chart: Chart) -> list[Parse]:
    """The parses of the longest beginnings that say nothing else without their rest, the fullest first."""
    last = len(chart)
    while last > 0 and chart.text(last - 1) in {".", "…"}:
        last -= 1
    found: list[Parse] = []
    start, place, speaker, has_topic = beginning(chart)
    for end, clause, cost in openings(chart, start) if speaker is None else ():
        if not _FEWEST_TOKENS <= end - start < last - start or not _says_something(clause):
            continue
        if not _may_follow(chart, end) or not _is_plain(chart, clause) or not _is_harmless(chart, end, last):
            continue
        if _is_open(chart, clause, end):
            continue
        if chart.text(end) != "," and not _is_whole(chart, clause, end):
            continue
        cut = replace(clause, cut_at=end)
        found.append(Parse(clause=cut, cost=cost, cut_at=end, place=place, has_topic=has_topic))
    found.sort(key=lambda p: (-p.cut_at, p.cost))
    guards = frozenset(at for at in range(len(chart)) if is_guard(chart, at))
    return [replace(p, guards=guards) for p in found[:_MOST_PARSES]]


def _is_open(chart: Chart, clause: Clause, end: int) -> bool:
    """Whether what is read breaks off: behind a verb that wants more, or an adverb of what is left off."""
    if chart.low(end - 1).endswith("mente") and chart.text(end - 2) == ",":
        return True  # "explosivos, presuntamente | proveniente de …"
    if any(v.tense in {"inf", "ger"} for v in chart.verbs(end - 1)) and not chart.nouns(end - 1):
        return True  # "para terminar | con la contaminación"
    things = [np for one in (clause, clause.complement) if one is not None for np in _things(one)]
    things += [phrase.object for np in things for phrase in np.phrases]
    things += [a.phrase.object for a in clause.adjuncts if a.phrase is not None]
    inner = [c for np in things for c in (np.relative, np.participle) if c is not None]
    return chart.text(end) != "," and any(c.end == end for c in inner)


def _says_something(clause: Clause) -> bool:
    return bool(clause.object or clause.arguments or clause.complement or clause.predicate or clause.adjuncts)


def _may_follow(chart: Chart, at: int) -> bool:
    """Whether what begins here is a phrase or clause of its own."""
    if chart.text(at) == ",":
        return _opens(chart, at + 1) or any(v.tense == "part" for v in chart.verbs(at + 1))
    if chart.is_headline and any(v.tense == "part" for v in chart.verbs(at)):
        return True  # "destruye tres dragas | dedicadas a minería ilegal"
    return _opens(chart, at) or (chart.is_headline and chart.is_cat(at, "and") and _is_clause(chart, at + 1))


def _is_clause(chart: Chart, at: int) -> bool:
    """ "bus se despista en Acobamba y | número de muertos sube a nueve"."""
    return any(v.tense in FINITE for end, _, _ in simple_phrases(chart, at) for _, v in verb_groups(chart, end))


def _opens(chart: Chart, at: int) -> bool:
    low = chart.low(at)
    if low in _TIED and not chart.text(at + 1)[:1].isdigit():
        is_further = chart.is_cat(at, "and") and bool(verb_groups(chart, at + 1))
        return is_further or bool(chart.multiword(at, "prep"))
    is_which = low in {"el", "la", "los", "las", "lo"} and chart.low(at + 1) in {"que", "cual", "cuales"}
    is_far = low == "a" and chart.text(at + 1)[:1].isdigit()  # "a 40 minutos de …"
    if low in {"justo", "precisamente", "principalmente", "sobre"} and chart.low(at + 1) in {"cuando", "en", "todo"}:
        return True
    is_led = is_far or low in _OPENERS or is_which or bool(chart.multiword(at, "prep"))
    return is_led or any(v.tense == "ger" for v in chart.verbs(at))


def _is_plain(chart: Chart, clause: Clause) -> bool:
    """Whether what is said is said of all: no denial, no condition, no wish, no comparison."""
    one: Clause | None = clause
    while one is not None:
        if one.verb.is_negated or one.verb.tense in {"cond", "subj", "past_subj"}:
            return False
        one = one.complement
    return not any(
        chart.low(k) in _DENIALS or (chart.low(k) in _BINDS and chart.low(clause.start) != "según")
        for k in range(clause.start, clause.end)
    )


def _is_harmless(chart: Chart, at: int, last: int) -> bool:
    """Whether what is left off neither limits the sentence nor says who says so."""
    is_clause = chart.low(at) in _CLAUSE_OPENERS or chart.low(at + 1) in _CLAUSE_OPENERS
    for k in range(at, last):
        low = chart.low(k)
        if low in _BINDS or chart.text(k)[:1] in {"“", "”", '"', "«", "»"}:
            return False
        if low == "acuerdo" and chart.low(k - 1) == "de" and chart.low(k + 1) in {"con", "a", "al"}:
            return False
        is_clause = is_clause or low in _CLAUSE_OPENERS
        if low in _DENIALS and not is_clause:
            return False
        if low in _SPOKEN and k <= at + 2:
            return False
        if chart.text(k) == "," and _says_so(chart, k + 1):
            return False
    return True


def _says_so(chart: Chart, at: int) -> bool:
    """Whether a verb of saying begins here, which who says so follows."""
    readings = [v for v in chart.verbs(at) if v.tense in {"pret", "pres", "impf"}]
    return any(f.clause == "que" for v in readings for f in chart.lexicon.frames.get(v.lemma, ()))


def _is_whole(chart: Chart, clause: Clause, end: int) -> bool:
    """Whether the clause says the same of its last thing when nothing more is told of that thing."""
    inner = innermost(clause)
    if inner.asks:
        return False  # of a question nothing is left off
    is_told = any(f.clause and f.clause != "ask" for f in chart.lexicon.frames.get(inner.verb.lemma, ()))
    is_asked = inner.object is None or chart.low(inner.verb.end) == "a"
    if chart.low(end) == "que" and is_told and is_asked:
        return False  # "respondió al ministerio | que …": what is said
    for one in (inner, *inner.also):
        if one.verb.lemma in _WITHOUT or one.verb.lemma in {"ser", "estar"}:
            return False
    if any(chart.low(k) in _COMPARES and not _is_figure(chart, k) for k in range(inner.verb.end, end)):
        return False
    thing = next((np for np in _things(inner) if np.end == end), None)
    if chart.low(end) == "que" or any(v.tense == "part" for v in chart.verbs(end)):
        # "20 dragas que operaban en …" are 20 dredgers; "los proyectos que …" are not all projects
        is_one = thing is not None and chart.is_headline and thing.number == "sg" and not thing.det
        return thing is not None and (is_one or bool(thing.quantity) or thing.det == "indef" or thing.name is not None)
    return thing is None or class_of(thing) not in {"amount", ""} or thing.quantity is not None


def _is_figure(chart: Chart, at: int) -> bool:
    return chart.low(at + 1) == "de" and (chart.text(at + 2)[:1].isdigit() or chart.is_cat(at + 2, "numw"))


def _things(clause: Clause) -> list[NounPhrase]:
    found = [np for _, np in clause.arguments]
    if clause.object is not None:
        found.append(clause.object)
    if clause.subject is not None and clause.verb.voice != "active":
        found.append(clause.subject)
    return found


#: How what only tells the circumstances of a deed begins, beside relatives.
_CIRCUMSTANCES = (
    ("para",), ("durante",), ("tras",), ("mediante",), ("luego", "de"), ("después", "de"), ("a", "fin", "de"),
    ("con", "el", "fin"), ("con", "el", "objetivo"), ("con", "la", "finalidad"), ("en", "un", "intento"),
    ("en", "el", "marco"), ("como", "parte", "de"), ("a", "través", "de"), ("gracias", "a"), ("con", "apoyo", "de"),
    ("con", "el", "apoyo"), ("en", "coordinación"), ("en", "conjunto"), ("en", "medio", "de"), ("a", "pedido", "de"),
    ("a", "solicitud", "de"), ("con", "un", "área"), ("con", "una", "extensión"), ("con", "una", "superficie"),
    ("con", "una", "inversión"), (",", "el", "mayor"), (",", "la", "mayor"),
    (",", "el", "más"), (",", "la", "más"), (",", "un", "aumento"), (",", "un", "incremento"), (",", "un", "alza"),
    (",", "una", "caída"), (",", "una", "baja"), (",", "una", "reducción"), (",", "la", "mayoría", "por"),
    (",", "la", "mayoría", "en"), ("a", "pocos"),
    (",", "uno", "de"), (",", "una", "de"), (",", "dos", "de"), (",", "tres", "de"),
)  # fmt: skip


def cleared(chart: Chart, parses: list[Parse]) -> list[Parse]:
    """The parses; of one that was cut, no doubt about a list is left where the rest is plainly none."""
    return [replace(p, is_unsure=False) if p.is_unsure and _is_no_list(chart, p) else p for p in parses]


def _is_no_list(chart: Chart, parse_: Parse) -> bool:
    """ "retienen diez buses | que llevaban trabajadores", "usaron gas | en un intento por dispersar …"."""
    end, clause = parse_.cut_at, parse_.clause
    last = len(chart)
    while last > 0 and chart.text(last - 1) in {".", "…"}:
        last -= 1
    if not 0 < end < last or clause.speaker is not None or not _says_something(clause):
        return False
    told_by = any(all(chart.low(end + k) == word for k, word in enumerate(words)) for words in _CIRCUMSTANCES)
    if not (told_by or chart.low(end) in {"que", "donde"}):
        return False
    return (
        _is_plain(chart, clause)
        and _is_harmless(chart, end, last)
        and not _is_open(chart, clause, end)
        and _is_whole(chart, clause, end)
    )
