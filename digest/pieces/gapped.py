"""Second statements that leave out their noun or verb: "ocho años a X y cuatro a Y", "la segunda, un año". Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.pieces.seams import Kind, Piece, Seams
from digest.spanish.chart import Chart
from digest.spanish.figures import MONTHS
from digest.spanish.phraseheads import is_year
from digest.spanish.quantities import CURRENCIES, quantity
from digest.spanish.tree import Quantity

#: What ties whom or where each figure goes to.
_TIES = frozenset(("a", "en", "para", "de", "por", "contra"))
_ARTICLES = frozenset(("el", "la", "los", "las"))
#: Words behind which a figure may limit, deny or compare.
_LIMITS = frozenset(("no", "ni", "sin", "si", "solo", "sólo", "nunca", "entre", "hasta", "más", "menos", "que", "cada"))
#: Whose "su" is of the first part, who knows.
_THEIRS = frozenset(("su", "sus"))
#: The words of a figure's noun and of what each goes to stand close together.
_SHORTEST, _MOST_BETWEEN = 7, 16


def gapped(whole: Seams, kept: Sequence[int]) -> Iterator[Piece]:
    """The first statement up to its "y", and the second with the words that it leaves out."""
    chart, verb = whole.chart, whole.main_verb
    behind = set(whole.speaker_behind)
    body = [k for k in kept if k not in behind]
    if verb < 0 or len(body) < _SHORTEST or not any(k > verb and chart.is_cat(k, "and") for k in body):
        return
    seams = [k for k in body if k > verb and (chart.is_cat(k, "and") or _is_tied(chart, k))]
    if not seams or not chart.is_cat(seams[-1], "and"):
        return
    at = seams[0]
    first = [k for k in body if k < at]
    parts = [[k for k in body if k > start and k < end] for start, end in pairwise([*seams, whole.last])]
    if not all(parts) or any(whole.is_finite(k) for k in body if k > at):
        return
    told = [
        _of_figures(whole, first, part)
        or (_of_ordinals(whole, first, part) or _of_others(whole, first, part) if len(parts) == 1 else None)
        for part in parts
    ]
    if not all(told):
        return
    speaker = whole.text_of(sorted(behind)) if behind else ""
    last = max([body[-1], *behind])
    start = whole.tokens[first[0]].start - chart.offset

    def piece(words: str, end: int, kind: Kind) -> Piece:
        text = f"{words}{speaker if speaker[:1] in {',', ''} else f', {speaker}'}"
        return Piece(
            text=f"{text[:1].upper()}{text[1:]}.", start=start, end=whole.tokens[end].end - chart.offset, kind=kind
        )

    yield piece(whole.text_of(first), last if behind else at - 1, "core")
    for part, said in zip(parts, told, strict=True):
        if said is not None and not _THEIRS & {chart.low(k) for k in part}:
            yield piece(said, max([part[-1], *behind]), "gapped")


def _of_figures(whole: Seams, first: Sequence[int], rest: Sequence[int]) -> str | None:
    """ "impuso | ocho | años de cárcel | a X y | cuatro | a Y": the second figure takes the noun of the first."""
    chart = whole.chart
    later = quantity(chart, rest[0])
    if later is None or later[1].qualifier:
        return None
    stop = later[0]
    said_again = ""
    if chart.low(stop) not in _TIES and chart.nouns(stop):  # "y cuatro | años | a Y"
        said_again, stop = chart.low(stop), stop + 1
    tie = chart.low(stop)
    if tie not in _TIES:
        return None
    figures = [(k, found) for k in first if (found := _figure(chart, k)) is not None]
    figures = [(k, found) for k, found in figures if not any(o < k < f[0] for o, f in figures)]  # "70 | mil"
    if len(figures) != 1:
        return None
    start, (end, figure, is_money) = figures[0]
    if figure.qualifier or is_money != later[2]:
        return None
    if said_again and chart.low(end).removesuffix("s") != said_again.removesuffix("s"):
        return None
    between = [k for k in first if k >= end]
    ties = [k for k in between if chart.low(k) == tie and (tie != "de" or k > end)]
    if tie == "de" and not _are_kinds(chart, end, ties, stop):
        return None
    is_led = not is_money and not any(form.number == "pl" for _, form in chart.nouns(end))
    if len(ties) != 1 or len(between) > _MOST_BETWEEN or is_led or _LIMITS & {chart.low(k) for k in between}:
        return None
    if any(whole.is_finite(k) and k != whole.main_verb for k in between) or chart.text(ties[0] - 1) == ",":
        return None
    if _LIMITS & {chart.low(k) for k in first if whole.complement < k < start}:
        return None
    words = [
        *(k for k in first if k < start), *range(rest[0], later[0]), *(k for k in between if k < ties[0]),
        *(k for k in rest if k >= stop),
    ]  # fmt: skip
    return whole.text_of(words)


def _figure(chart: Chart, at: int) -> tuple[int, Quantity, bool] | None:
    """The figure at a token, no day nor year."""
    if not (chart.text(at)[:1].isdigit() or chart.low(at) in CURRENCIES or chart.is_cat(at, "numw")):
        return None
    if is_year(chart.text(at)) and chart.is_cat(at - 1, "prep"):
        return None
    found = quantity(chart, at)
    if found is None or (chart.low(found[0]) == "de" and chart.low(found[0] + 1) in MONTHS):
        return None
    return found


def _is_tied(chart: Chart, comma: int) -> bool:
    """Whether a figure stands behind a comma that tells at once whom or where it goes to: ", 1,500 | en 2022"."""
    found = _figure(chart, comma + 1) if chart.text(comma) == "," else None
    return found is not None and not found[1].qualifier and chart.low(found[0]) in _TIES


def _are_kinds(chart: Chart, noun: int, ties: Sequence[int], stop: int) -> bool:
    """ "150 hectáreas de pastos y 20 de bosque": so much of one and of another, both without an article."""
    bare = all(chart.nouns(k + 1) or chart.names_at(k + 1) for k in (*ties, stop))
    return bare and len(ties) == 1 and ties[0] == noun + 1


def _of_ordinals(whole: Seams, first: Sequence[int], rest: Sequence[int]) -> str | None:
    """ "La primera durará seis meses y | la segunda, | un año"."""
    chart = whole.chart
    if first[0] or not (_is_ordinal(chart, 0) and _is_ordinal(chart, rest[0])) or len(rest) < 3:
        return None
    verb = whole.main_verb
    if verb != 2 or chart.low(0) != chart.low(rest[0]) or _LIMITS & set(chart.lows):
        return None
    begin = 3 if chart.text(rest[2]) == "," else 2
    told = rest[begin:]
    if not told or chart.is_cat(told[0], "prep") != chart.is_cat(verb + 1, "prep"):
        return None
    return whole.text_of([*rest[:2], verb, *told])


def _of_others(whole: Seams, first: Sequence[int], rest: Sequence[int]) -> str | None:
    """ "El Ministerio formuló 33 observaciones, y | el Sernanp | otras 13": the verb and the noun of the first."""
    chart, verb = whole.chart, whole.main_verb
    found = quantity(chart, verb + 1)
    if found is None or found[1].qualifier or verb not in first or first[0] == verb:
        return None
    noun = found[0]
    forms = [form for _, form in chart.nouns(noun) if form.number == "pl"]
    who = [k for k in rest if chart.low(k) not in _OTHERS and quantity(chart, k) is None]
    figure = rest[len(who) :]
    if not forms or not who or who != list(rest[: len(who)]) or not figure or len(who) > _LONGEST_WHO:
        return None
    later = quantity(chart, figure[-1])
    is_told = len(figure) == 1 or (len(figure) == 2 and chart.low(figure[0]) in _OTHERS)
    if later is None or later[0] != figure[-1] + 1 or later[1].qualifier or later[2] or found[2] or not is_told:
        return None
    if not all(v.number == "sg" for v in chart.verbs(verb) if v.tense in _FINITE) or not _is_one(chart, who):
        return None
    if _LIMITS & {chart.low(k) for k in (*first, *who)} or not _is_one(chart, [k for k in first if k < verb]):
        return None
    if chart.low(figure[0]) in _OTHERS and chart.low(figure[0]) not in {_OTHER[f.gender] for f in forms if f.gender}:
        return None
    return whole.text_of([*who, verb, *figure, noun])


#: The second subject's words, a figure left to it.
_LONGEST_WHO = 8
_FINITE = frozenset(("pres", "pret", "impf", "fut", "cond"))
_OTHER = {"m": "otros", "f": "otras"}
_OTHERS = frozenset(_OTHER.values())


def _is_one(chart: Chart, words: Sequence[int]) -> bool:
    """Whether the words are one somebody or something in the singular that has its article or its name."""
    opens = chart.low(words[0]) in {"el", "la"} or bool(chart.names_at(words[0]))
    return opens and not any(chart.text(k) == "," or chart.is_cat(k, "and", "or", "neg", "que") for k in words)


def _is_ordinal(chart: Chart, at: int) -> bool:
    return chart.low(at) in _ARTICLES and (chart.is_cat(at + 1, "ord", "last") or chart.low(at + 1).startswith("otr"))
