"""A headline against the text below it: figures it rounds, deeds it calls alleged, what it counts by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.claim_types import Claim
from digest.spanish.figures import number_of
from digest.spanish.quantities import QUALIFIERS
from digest.spanish.tokens import fold, tokenise
from digest.spanish.tree import Clause, NounPhrase, phrases_of
from pipeline.types import Evidence, Item, Sentence

#: What the text may say before a figure that the headline gives flat.
_ROUNDED = frozenset(("more than", "about", "some", "almost", "at least", "just over", "just under"))
#: Below this, a figure is told as it is.
_TOLD_FLAT = 4
_SCALED = {"mil": 1_000.0, "millones": 1_000_000.0}
#: Who is called so before a court has said it, in English and by the Spanish that the text hedges.
_WORDS = (
    (r"illegal miners?", r"mineros? (?:ilegal|informal)"),
    (r"illegal loggers?", r"(?:taladores?|madereros?)"),
    (r"loggers?", r"(?:taladores?|madereros?)"),
    (r"(?:drug|land|timber|wildlife|people|arms) traffickers?", r"\w*traficantes?"),
    (r"(?:hired killers?|hitm[ae]n)", r"sicarios?"),
    (r"extortionists?", r"extorsionador"),
    (r"criminals?", r"(?:delincuente|criminal)"),
    (r"poachers?", r"cazador"),
    (r"(?:land )?invaders?", r"invasor"),
    (r"terrorists?", r"terrorista"),
    (r"ringleaders?", r"cabecillas?"),
    (r"smugglers?", r"contrabandista"),
    (r"robbers?", r"(?:asaltante|ladr)"),
)
#: The same as patterns: who is called so, and the hedge before the Spanish.
_CALLED = tuple(
    (
        re.compile(rf"\b{english}\b", re.IGNORECASE),
        re.compile(rf"\b(?:presunt|supuest)[oa]s? (?:\w+ )?{spanish}", re.IGNORECASE),
    )
    for english, spanish in _WORDS
)
_CRIMINAL = re.compile(
    r"\b(?:network|gang|ring|mafia|ringleader|trafficker|killer|hitman|hitmen|extortionist|criminal organisation"
    r"|launder\w*)s?\b"
)
_GROUP = re.compile(r"\ban? (?=(?:criminal )?(?:network|gang|ring|mafia)\b|criminal organisation\b)")
_HEDGED = re.compile(r"\b(?:alleged\w*|reported\w*|suspect\w*|accused|according to|supposed\w*|charged|convicted)\b")
_DOUBTED = re.compile(
    r"\b(?:presunt[oa]s?|supuest[oa]s?) (?:\w+ )?(?:integrante|miembro|cabecilla|líder|red|banda|organizaci|traficante"
    r"|autor|responsable|sicario|testaferro)|\b(?:pertenecer|integrar|conformar|dedicar)ían? "
    r"|\bhabrían? (?:integrado|conformado|pertenecido|liderado) ",
    re.IGNORECASE,
)
#: What is done to suspects; who is sentenced is one no longer.
_ON_SUSPICION = frozenset(("arrest", "seize", "raid", "detain", "capture", "find", "dismantle", "break_up", "charge"))


def rounded_below(clause: Clause, claim: Claim, item_text: str) -> tuple[Clause, Evidence | None]:
    """ "Entregan 1.300 títulos" above "más de 1.300 títulos": more than that, and where the text says so."""
    is_done_to = clause.object is not None or clause.verb.voice != "active"
    thing = clause.patient if is_done_to else clause.subject  # "mueren 15"
    quantity = thing.quantity if thing is not None and thing.noun is not None else None
    is_plain = quantity is not None and not quantity.qualifier and quantity.value >= _TOLD_FLAT and not quantity.formula
    if thing is None or quantity is None or thing.noun is None or not is_plain or not claim.is_headline or thing.also:
        return clause, None
    of = next((p.object.noun for p in thing.phrases if p.prep == "de" and p.object.noun is not None), None)
    words = [fold(noun.lemma)[:5] for noun in (thing.noun, of) if noun is not None]  # kilos, and of gold
    found = _qualified(item_text, quantity.value, words)
    if found is None:
        return clause, None
    qualifier, start, end = found
    changed = replace(thing, quantity=replace(quantity, qualifier=qualifier))
    evidence = replace(claim.evidence, field="text", start=start, end=end, quote=item_text[start:end])
    if clause.object is thing:
        return replace(clause, object=changed), evidence
    return clause.with_subject(changed), evidence


def _qualified(text: str, value: float, nouns: Sequence[str]) -> tuple[str, int, int] | None:
    """The qualifier that the text gives a figure of such things, and where it stands; None where it is told flat."""
    tokens = tokenise(text)
    found: tuple[str, int, int] | None = None
    for at, token in enumerate(tokens):
        if not token.text[:1].isdigit():
            continue
        number, end = number_of(token.text), at + 1
        if number is not None and end < len(tokens) and tokens[end].low in _SCALED:
            number, end = number * _SCALED[tokens[end].low], end + 1
        near = [fold(t.text) for t in tokens[end : end + 6]]
        if number != value or not all(any(word.startswith(noun) for word in near) for noun in nouns):
            continue
        first = at - (at > 0 and tokens[at - 1].low == "a")  # "detuvo al menos a 15"
        said = next(
            (
                (words, english)
                for words, english in QUALIFIERS.items()
                if tuple(t.low for t in tokens[max(0, first - len(words)) : first]) == words
            ),
            None,
        )
        if said is None or said[1] not in _ROUNDED:
            return None
        words, english = said
        found = found or (english, tokens[first - len(words)].start, tokens[min(end, len(tokens) - 1)].end)
    return found


def alleged_below(sentence: Sentence, claim: Claim, item: Item) -> tuple[Sentence, str]:
    """A headline that calls people criminals flat, where the text hedges: with "alleged", or a doubt about it."""
    if sentence.evidence[0].field != "title" or _HEDGED.search(sentence.text):
        return sentence, ""
    is_on_suspicion = claim.event in _ON_SUSPICION
    for english, spanish in _CALLED:
        who = english.search(sentence.text)
        if who is None or not (is_on_suspicion or who.start() == 0):  # what they did, or what was done to them
            continue
        hedge = spanish.search(item.text)
        if hedge is None:
            continue
        before = re.sub(r"\b([Aa]) $", r"\1n ", sentence.text[: who.start()])
        whom = sentence.text[who.start() :]
        text = f"{before}alleged {whom}" if before else f"Alleged {whom[0].lower()}{whom[1:]}"
        told = replace(sentence.evidence[0], field="text", start=hedge.start(), end=hedge.end(), quote=hedge.group())
        return replace(sentence, text=text, evidence=(*sentence.evidence, told)), ""
    if not is_on_suspicion:
        return sentence, ""
    hedge = _DOUBTED.search(item.text)
    group = _GROUP.search(sentence.text)
    if group is not None and hedge is not None and group.start() > 0:
        told = replace(sentence.evidence[0], field="text", start=hedge.start(), end=hedge.end(), quote=hedge.group())
        text = f"{sentence.text[: group.start()]}an alleged {sentence.text[group.end() :]}"
        return replace(sentence, text=text, evidence=(*sentence.evidence, told)), ""
    if _CRIMINAL.search(sentence.text) and hedge is not None:
        return sentence, "alleged in the text, told flat in the headline"
    return sentence, ""


#: What is measured, as it is counted again behind "y".
_MEASURED = r"(?:kilos?|kilogramos|toneladas?|litros|galones|metros|gramos|sacos|cajas|barriles)"


#: What somebody leads or defends, where the text below says so, as English says it before the noun.
_OF_WHAT = (
    ("traficante", r"(?:traficantes?|tr[áa]fico) de (?:tierras|terrenos)", "land"),
    ("traficante", r"(?:traficantes?|tr[áa]fico) (?:de madera|maderero)", "timber"),
    ("traficante", r"(?:traficantes?|tr[áa]fico) de (?:fauna|animales|especies)", "wildlife"),
    ("traficante", r"(?:traficantes?|tr[áa]fico) de mercurio", "mercury"),
    ("defensor", r"defensor\w* ambiental", "environmental"),
    ("defensor", r"defensor\w* de (?:los )?derechos humanos", "human rights"),
    ("defensor", r"defensor\w* (?:del? )?(?:la )?(?:tierra|territorio)", "land"),
    ("defensor", r"defensor\w* del? bosque", "forest"),
    ("líder", r"l[íi]der(?:es)? ind[íi]gena", "indigenous"),
    ("dirigente", r"dirigentes? ind[íi]gena", "indigenous"),
    ("dirigente", r"dirigentes? (?:arrocero|de los arroceros)", "rice farmers'"),
    ("dirigente", r"dirigentes? minero", "miners'"),
    ("dirigente", r"dirigentes? cocalero", "coca growers'"),
    ("dirigente", r"dirigentes? (?:agrario|agricultor)", "farmers'"),
    ("dirigente", r"dirigentes? campesino", "peasant"),
    ("dirigente", r"dirigentes? comunal", "community"),
    ("dirigente", r"dirigentes? (?:transportista|de los transportistas)", "hauliers'"),
    ("líder", r"l[íi]der comunal", "community"),
)


def introduced_below(clause: Clause, claim: Claim) -> tuple[Clause, Evidence | None]:
    """ "al defensor Raúl Paz", where the text calls him an environmental defender: with that."""
    if not claim.below:
        return clause, None
    heads = {np.noun.lemma for np in phrases_of(clause) if np.noun is not None}
    for head, spanish, english in _OF_WHAT:
        found = re.search(spanish, claim.below) if head in heads else None
        if found is None:
            continue
        changed = _clause_with(clause, head, f"before:{english}")
        if changed != clause:
            said = replace(claim.evidence, field="text", start=found.start(), end=found.end(), quote=found.group())
            return changed, said
    return clause, None


def _clause_with(clause: Clause, head: str, note: str) -> Clause:
    return replace(
        clause.with_subject(_with(clause.subject, head, note)),
        object=_with(clause.object, head, note),
        arguments=tuple((a, _with(np, head, note) or np) for a, np in clause.arguments),
    )


def _with(np: NounPhrase | None, head: str, note: str) -> NounPhrase | None:
    """The phrase, and those in its relative clause, with the note on a person of that office who is told by name."""
    if np is None:
        return None
    if np.relative is not None:
        np = replace(np, relative=_clause_with(np.relative, head, note))
    lemma = np.noun.lemma if np.noun is not None else ""
    is_told = np.adjectives or np.phrases or np.apposition or np.tails or note in np.notes
    is_one = np.name is not None or head == "traficante"
    return replace(np, notes=(*np.notes, note)) if lemma == head and is_one and not is_told else np


def without_seconds(clause: Clause, item_text: str) -> Clause:
    """What the text counts by itself is not told as part of one figure: the first is."""
    subject, thing = _first_only(clause.subject, item_text), _first_only(clause.object, item_text)
    if (subject, thing) == (clause.subject, clause.object):
        return clause
    return replace(clause.with_subject(subject), object=thing)


def _first_only(np: NounPhrase | None, item_text: str) -> NounPhrase | None:
    if np is None or not any(
        _is_counted(inner, item_text) and _follows(np, inner, item_text) for inner in _seconds(np)
    ):
        return np
    phrases = tuple(
        replace(p, object=replace(p.object, also=(), conjunction="")) if p.prep == "de" and p.object.also else p
        for p in np.phrases
    )
    return replace(np, phrases=phrases)


def _follows(np: NounPhrase, second: NounPhrase, item_text: str) -> bool:
    """Whether the text counts the second at once behind the first: "nueve toneladas de cal y 600 kilos de cianuro"."""
    first = next((p.object.noun for p in np.phrases if p.prep == "de" and p.object.also), None)
    if first is None or second.noun is None:
        return False
    one, other = (re.escape(noun.lemma.split()[0][:6]) for noun in (first, second.noun))
    told = rf"\bde {one}\w*(?:,| y| e| además de| más| junto con)[^.;]{{0,25}}{_MEASURED} de {other}"
    return bool(re.search(told, item_text, re.IGNORECASE))


def counted_apart(clause: Clause, item_text: str) -> Iterator[str]:
    """ "nueve toneladas de cal y cianuro", of which the text counts the cyanide by itself: not nine of both."""
    for np in (clause.subject, clause.object):
        for inner in _seconds(np):
            if inner.noun is not None and _is_counted(inner, item_text):
                yield f"how much of the second: {inner.noun.lemma}"


def _is_counted(np: NounPhrase, item_text: str) -> bool:
    assert np.noun is not None
    stem = re.escape(np.noun.lemma.split()[0][:6])
    return bool(re.search(rf"\b(?:\d[\d.,]*|\w+) (?:mil )?{_MEASURED} de {stem}", item_text, re.IGNORECASE))


def _seconds(np: NounPhrase | None) -> Iterator[NounPhrase]:
    if np is None or np.quantity is None:
        return
    for phrase in np.phrases:
        if phrase.prep == "de" and phrase.object.also:
            yield from (one for one in phrase.object.also if one.noun is not None and one.quantity is None)
