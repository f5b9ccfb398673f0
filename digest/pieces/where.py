"""What "…, donde …" tells of the place that it follows, and which place that is. Pure."""

from collections.abc import Sequence

from digest.pieces.seams import WHOSE, Seams, lowered
from digest.spanish.phrases import simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase
from digest.spanish.verbgroups import FINITE

#: Where something may be done.
_PLACES = frozenset(("place", "area", "natural", "org", "event"))


def which_place(heads: Sequence[tuple[int, NounPhrase]]) -> list[tuple[int, NounPhrase]]:
    """Of places within one another ("el hospital de Tarapoto"), the outermost; none where nothing is a place."""
    return sorted((head for head in heads if _is_place(head[1])), key=lambda head: head[0])[:1]


def _is_place(np: NounPhrase) -> bool:
    cls = class_of(np)
    if cls == "group":
        return np.noun is not None and np.noun.lemma.startswith("comunidad")
    return cls in _PLACES or (cls == "artefact" and np.det == "def")


def told_there(whole: Seams, link: str, thing: str, rest: Sequence[int]) -> str | None:
    """ "la plaza, donde los dirigentes leyeron …": in the square, the leaders did."""
    chart = whole.chart
    if not rest:
        return None
    if not whole.begins_verb(rest[0]):
        verb = next((k for k in rest[1:9] if whole.begins_verb(k)), -1)
        ends = {end for end, _, _ in simple_phrases(chart, rest[0])}
        return f"{link} {lowered(thing)}, {whole.text_of(rest)}" if verb in ends else None
    goes_on = _goes_on(whole, rest)
    if goes_on:
        return f"{goes_on} {whole.text_of(rest)} {link.lower()} {lowered(thing)}"
    return f"{link} {lowered(thing)} {whole.text_of(rest)}"


def told_in_whose(whole: Seams, body: Sequence[int], thing: str) -> str | None:
    """ "la comunidad, en cuyo territorio opera la mina": in the territory of the community."""
    chart, rest = whole.chart, body[3:]
    article = WHOSE.get(chart.low(body[1]), "").lower()
    is_one_noun = bool(article) and any(end == body[2] + 1 for end, _ in chart.nouns(body[2]))
    if chart.low(body[0]) != "en" or not is_one_noun or not rest or not whole.begins_verb(rest[0]):
        return None
    owner = f"de {lowered(thing)}".replace("de el ", "del ", 1)
    return f"En {article} {chart.text(body[2])} {owner} {whole.text_of(rest)}"


def _goes_on(whole: Seams, rest: Sequence[int]) -> str:
    """ "El oso fue llevado a Olmos, donde será monitoreado": the subject to whom something was done goes on."""
    chart, main = whole.chart, whole.main_verb
    verb = rest[0]
    if main < 0 or whole.complement >= 0 or chart.low(main) not in {"fue", "fueron", "será", "serán"}:
        return ""
    start = whole.begins_at()
    subject = [k for k in whole.outside if start <= k < main]
    phrases = [np for end, np, _ in simple_phrases(chart, subject[0]) if end == main] if subject else []
    if not phrases or len(subject) != main - subject[0]:
        return ""
    number = phrases[0].verb_number
    readings = [r for r in chart.verbs(verb) if r.tense in FINITE]
    if not readings or any(r.number != number for r in readings):
        return ""
    if any(r.lemma == "ser" for r in readings):
        done = [r for r in chart.verbs(verb + 1) if r.tense == "part"]
        same = any(r.number == number and r.gender == phrases[0].gender for r in done)
        return whole.text_of(subject) if same and not simple_phrases(chart, verb + 2) else ""
    following = [np for _, np, _ in simple_phrases(chart, verb + 1)]
    is_other = bool(following) and all(np.verb_number != number for np in following)
    return whole.text_of(subject) if is_other else ""
