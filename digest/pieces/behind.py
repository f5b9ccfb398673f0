""" "Detrás del proyecto estuvo X": who is behind something, told with its subject first."""

from collections.abc import Iterator, Sequence

from digest.pieces.seams import Piece, Seams

#: Words behind which less is said, or something else.
_LIMITS = frozenset(("no", "ni", "solo", "sólo", "tampoco", "también", "y", "e", "o", "que", "nadie", "quién", "quien"))
_OPENS = ("def", "indef", "some", "numw", "quant")
_BEING = frozenset(("está", "están", "estuvo", "estuvieron", "estaba", "estaban", "estaría", "estarían"))


def behind(whole: Seams, kept: Sequence[int]) -> Iterator[Piece]:
    """The same statement as "X estuvo detrás del proyecto"."""
    chart, verb = whole.chart, whole.main_verb
    told = set(whole.speaker_behind)
    body = [k for k in kept if k not in told]
    if verb < 0 or told or chart.lows[:2] != ("detrás", "de") or chart.low(verb) not in _BEING:
        return
    fronted = [k for k in body if k < verb]
    who = [k for k in body if k > verb]
    if len(fronted) < 3 or not who or whole.last in {verb, verb + 1}:
        return
    if _LIMITS & {chart.low(k) for k in fronted} or any(chart.text(k) in {",", ":"} for k in body):
        return
    if _LIMITS & {chart.low(who[0])} or any(whole.is_finite(k) for k in who):
        return
    if not (chart.tokens[who[0]].is_capital or chart.nouns(who[0]) or chart.is_cat(who[0], *_OPENS)):
        return
    words = whole.text_of([*who, verb])
    where = whole.text_of(fronted)
    text = f"{words[:1].upper()}{words[1:]} {where[:1].lower()}{where[1:]}."
    start = whole.tokens[body[0]].start - chart.offset
    yield Piece(text=text, start=start, end=whole.tokens[body[-1]].end - chart.offset, kind="core")
