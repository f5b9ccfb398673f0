"""Postmodifiers: adjectives, names, brackets, participles, relatives and infinitives behind the head of a phrase."""

from collections.abc import Callable, Iterable
from functools import cache

from digest.spanish.appositions import apposed
from digest.spanish.asides import among_them, located, of_what
from digest.spanish.asides import of_them as some_of_them
from digest.spanish.attributives import agrees, compared, governs_what_follows, listed_peoples, with_theirs
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.degrees import graded_attributes
from digest.spanish.fitting import fits
from digest.spanish.naming import bracket, by_acronym, is_of_stuff, named
from digest.spanish.phraseheads import Found
from digest.spanish.quantities import quantity
from digest.spanish.those import ranked
from digest.spanish.ties import tied
from digest.spanish.tree import Clause, NounPhrase
from digest.spanish.verbgroups import FINITE

#: Behind these nothing belongs to the noun phrase before them.
_CLOSING = frozenset(("", ".", ":", ";", "y", "e", "o", "u", "ni", "no", "se"))


def closes(chart: Chart, at: int) -> bool:
    """Whether no noun phrase that ends at `at` can go on there: at a stop, an "and", a verb that is nothing else.

    Asked first, as each of a score of parsers would find as much, and for each of several readings of the phrase.
    """
    known = chart.closing.get(at)
    if known is None:
        known = chart.closing[at] = _closes(chart, at)
    return known


def _closes(chart: Chart, at: int) -> bool:
    low, lexicon = chart.low(at), chart.lexicon
    if low in _CLOSING:
        return not chart.multi(at)
    if chart.tokens[at].is_capital or not any(v.tense in FINITE for v in chart.verbs(at)):
        return False
    tables = (lexicon.nouns, lexicon.adjectives, lexicon.adverbs, lexicon.words)
    is_other = any(v.tense not in FINITE for v in chart.verbs(at)) or any(low in table for table in tables)
    return not (is_other or chart.multi(at) or chart.names_at(at))


def postmodified(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """`np` with one thing more behind it, in each way that it can go on."""
    out: Found = []
    if np.aside or np.is_located:
        return out
    bare = not (np.phrases or np.participle or np.relative or np.apposition or np.infinitive)
    if np.noun and not np.name and len(np.phrases) == 1 and is_of_stuff(np.phrases[0]):
        out.extend(named(chart, end, np, cost))  # "la mina de cobre Quellaveco"
    is_more = chart.low(end) == "más" and chart.low(end + 1) != "que" and not chart.adjectives(end + 1)
    is_more = is_more and not (chart.low(end + 1) == "de" and quantity(chart, end + 2))
    if is_more and np.noun and np.quantity and bare and not (np.det or np.name):  # "siete cadáveres más"
        out.append((end + 1, changed(np, end=end + 1, det="other", det_en="more"), cost))
    if np.noun and bare and not np.name:
        for form in chart.adjectives(end):
            if agrees(form.number, form.gender, np) and not governs_what_follows(chart, end):
                out.append((end + 1, changed(np, end=end + 1, adjectives=(*np.adjectives, form)), cost + 0.1))
                out.extend(listed_peoples(chart, end + 1, changed(np, adjectives=(*np.adjectives, form)), cost))
                if chart.is_cat(end + 1, "and"):
                    for other in chart.adjectives(end + 2):
                        if other.gender in {"", np.gender} or np.gender == "mf":
                            both = (*np.adjectives, form, other)
                            joined = changed(np, end=end + 3, adjectives=both, adjectives_are_joined=True)
                            out.append((end + 3, joined, cost + 0.25))
        out.extend(compared(chart, end, np, cost))
        out.extend(graded_attributes(chart, end, np, cost))
        out.extend(with_theirs(chart, end, np, cost))
        out.extend(named(chart, end, np, cost))
        for stop, multi in chart.multiword(end, "adj"):
            if any(after > stop for after, _ in chart.multiword(end, "prep")):
                continue  # "agentes | a bordo de lanchas"
            out.append((stop, changed(np, end=stop, tails=(*np.tails, multi)), cost + 0.05))
    elif np.noun and not np.name and not np.adjectives:
        out.extend(_beyond_its_kind(chart, end, np, cost))
    if np.noun and not np.name and chart.text(end) == "(" and chart.text(end + 2) == ")":
        out.extend(by_acronym(chart, end, np, cost))
    if (np.name or np.noun) and chart.text(end) == "(" and np.bracket is None:
        close = next((k for k in range(end + 2, min(end + 30, len(chart))) if chart.text(k) == ")"), 0)
        if close > end + 2 or (close and chart.text(end + 1)[:1].isdigit()):
            out.append((close + 1, changed(np, end=close + 1, bracket=(end, close + 1)), cost + 0.8))
    is_whole = not (np.phrases or np.participle or np.relative or np.infinitive or np.apposition)
    if (np.name or np.noun) and chart.text(end) == "(" and not np.acronym and not np.locator and is_whole:
        out.extend(bracket(chart, end, np, cost))
    if not (np.relative or np.apposition or np.participle or np.infinitive) and (np.noun or np.quantity or np.name):
        out.extend(tied(chart, end, np, cost))
    if np.noun and not np.participle and not np.relative:
        out.extend(_clausal(chart, end, np, cost))
        out.extend(ranked(chart, end, np, cost))
    if chart.text(end) == "," and not np.apposition and (np.name or np.noun) and not np.relative:
        out.extend(apposed(chart, end, np, cost))
        if not np.aside:
            for aside in (located, of_what, among_them, some_of_them):
                out.extend(aside(chart, end, np, cost))
    return out


def _beyond_its_kind(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "las medidas de seguridad | necesarias": an adjective that agrees with the first noun and not with its kind."""
    kind = np.phrases[0].object if len(np.phrases) == 1 else None
    if kind is None or np.phrases[0].prep != "de" or kind.noun is None or np.phrases[0].end != end:
        return []
    is_bare = not (kind.det or kind.quantity or kind.name or kind.adjectives or kind.also)
    if (
        not is_bare
        or kind.end != kind.start + 1
        or np.participle
        or np.relative
        or np.infinitive
        or np.apposition
        or governs_what_follows(chart, end)
    ):
        return []
    forms = chart.adjectives(end)
    if any(agrees(form.number, form.gender, kind) for form in forms):
        return []  # "una denuncia de comunidades | wampís"
    return [
        (end + 1, changed(np, end=end + 1, adjectives=(form,)), cost + 0.1)
        for form in forms
        if agrees(form.number, form.gender, np)
    ]


_Clauses = Callable[..., list[tuple[int, Clause, float]]]


@cache
def _with_a_verb() -> tuple[Callable[..., Iterable[tuple[int, NounPhrase, float]]], _Clauses, _Clauses, _Clauses]:
    """Parsers in modules that need this one, got once."""
    from digest.spanish.hanging import participles, relatives
    from digest.spanish.nounclauses import about
    from digest.spanish.valency import infinitive_clauses

    return about, participles, relatives, infinitive_clauses


def _clausal(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    about, participles, relatives, infinitive_clauses = _with_a_verb()
    out: Found = list(about(chart, end, np, cost))
    far = 0.3 if np.phrases else 0.0  # they belong to the nearest noun that agrees
    for stop, clause, extra in participles(chart, end, np.number, np.gender, np):
        if clause.frame.object and not fits(np, clause.frame.object, clause.verb.lemma):
            continue  # "cifras citadas": cited, not summoned
        out.append((stop, changed(np, end=stop, participle=clause), cost + extra + far + 0.4))
    for stop, clause, extra in relatives(chart, end, np):
        out.append((stop, changed(np, end=stop, relative=clause), cost + extra + far + 0.5))
    link = chart.low(end)
    if (
        link in {"de", "para", "a"}
        and np.infinitive is None
        and (link != "a" or (np.noun and np.noun.lemma == "derecho"))
    ):
        for stop, clause, extra in infinitive_clauses(chart, end + 1):
            whole = changed(np, end=stop, infinitive=clause, infinitive_link=link)
            # "para" leans to the verb, "de" can only belong to the noun
            out.append((stop, whole, cost + extra + (0.3 if link == "de" else 0.7)))
    return out
