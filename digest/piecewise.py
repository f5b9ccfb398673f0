"""What the pieces of a sentence tell, in the place of the whole or beside it. Pure."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from digest.claim_types import PIECE, Claim, Unread
from digest.english.entries import word_set
from digest.pieces import Piece, pieces_of
from digest.pieces.choice import FURTHER, first_read, read_in_pieces
from digest.spanish.chart import Chart
from digest.spanish.sentences import Parse, parse
from digest.spanish.shortened import shortened
from digest.spanish.tokens import tokenise
from pipeline.types import Evidence

#: Reads a text that rests on the evidence, and adds its chart to the list.
TextReader = Callable[[str, Evidence, list[Chart]], Claim | Unread]
#: Makes a claim of a parse.
ClaimOf = Callable[[Parse, Evidence, Chart], Claim]
#: Words that no table holds, and that the grammar reads by itself where it can.
GRAMMAR = word_set(
    "pero si porque pues mientras como donde cuando que qué cual cuales cuyo cuya cuyos cuyas quien quienes ello ellos "
    "ellas él ella lo le les uno una ninguno ninguna alguno alguna alguien nadie nada tampoco después antes ya vez "
    "veces sí ni sino aunque así"
)
#: What may set what follows against what is told.
_AGAINST = frozenset(("mientras", "pero", "aunque", "sino", "salvo", "excepto"))
#: A passive, as a participle between commas is told.
_DONE = re.compile(r"\b(?:fue|fueron) \w+d[oa]s?\b")


def with_pieces(
    read: Claim | Unread, evidence: Evidence, chart: Chart, *, read_text: TextReader, claim_of: ClaimOf
) -> list[Claim | Unread]:
    """What was read of a sentence, and of its pieces: the whole in their place where it could not be read."""
    if isinstance(read, Unread) and read.reason not in {"no parse", "words missing from the lexicon"}:
        return [read]

    charts = {chart.source: chart}

    def of_part(piece: Piece) -> Evidence:
        start, end = evidence.start + piece.start, evidence.start + piece.end
        return replace(evidence, quote=piece.text, start=start, end=end)

    def whole(piece: Piece) -> Claim | None:
        if unknown.intersection(t.low for t in tokenise(piece.text) if not t.is_capital or t.low not in capitals):
            return None  # a word that is not known is not known in a part of the sentence either
        held: list[Chart] = []
        found = read_text(piece.text, of_part(piece), held)
        charts.update((piece.text, chart) for chart in held)
        if isinstance(found, Unread) or found.parse is None or found.parse.is_unsure:
            return None
        if _is_of_likeness(found, piece) or _breaks_off(held[-1], found.parse.cut_at):
            return None
        if found.parse.cut_at >= 0 and (piece.kind not in {"core", "shorter"} or not _may_end(found, piece)):
            return None
        return replace(found, sense=f"{found.sense}{PIECE}{piece.kind}")

    def chart_of(piece: Piece) -> Chart:
        if piece.text not in charts:
            charts[piece.text] = Chart(
                tokens=tokenise(piece.text), lexicon=chart.lexicon, names=chart.names, published_on=chart.published_on,
                source=piece.text, seen=chart.seen, reported_by=chart.reported_by,
            )  # fmt: skip
        return charts[piece.text]

    def begun(piece: Piece) -> Claim | None:
        of_piece = chart_of(piece)
        parses = [p for p in parse(of_piece) if not p.is_unsure]
        parses = max(parses, shortened(of_piece), key=lambda found: found[0].cut_at if found else -1)
        if not parses:
            return None
        if _breaks_off(of_piece, parses[0].cut_at):
            return None
        found = claim_of(parses[0], of_part(_ended(piece, of_piece, parses[0].cut_at, evidence.quote)), of_piece)
        at = parses[0].cut_at
        kind = "begun" if _AGAINST & {of_piece.low(at), of_piece.low(at + 1)} else "second"
        return None if _is_of_likeness(found, piece) else replace(found, sense=f"{found.sense}{PIECE}{kind}")

    unknown = set(read.missing) - GRAMMAR if isinstance(read, Unread) else set()
    # "Virgilio Pizarro", at the head of a sentence: one word there may be any, two are a name
    pairs = zip(chart.tokens, chart.tokens[1:], strict=False)
    capitals = {one.low for one, other in pairs if one.is_capital and other.is_capital and other.is_word}
    pieces = pieces_of(chart)
    asides = [piece for piece in pieces if piece.kind == "relative"]
    told = [claim for piece in asides if (claim := first_read([piece], whole, begun)) is not None]
    parse_ = read.parse if isinstance(read, Claim) else None
    is_whole = parse_ is not None and not parse_.is_unsure
    if parse_ is not None and is_whole and parse_.cut_at < 0:
        # what is written of the whole may leave off its further clauses
        further = [claim for piece in pieces if piece.kind in FURTHER and (claim := whole(piece))]
        return [read, *told, *further]
    itself = Piece(text=evidence.quote, start=0, end=len(evidence.quote), kind="core")
    core, seconds = read_in_pieces(pieces, itself, whole=whole, begun=begun)
    if core is None:
        seconds += _further(seconds, (whole(part) for part in _parts_of(pieces, chart_of)))
    if core is not None and any(core.evidence.end > second.evidence.start > core.evidence.start for second in seconds):
        seconds = []
    found = [*([core] if core else []), *seconds, *told]
    if is_whole:
        return [read, *found]  # where the whole cannot be put into English, its parts may
    return [*found] if core or (isinstance(read, Unread) and found) else [read, *found]


def _further(seconds: Sequence[Claim], parts: Iterable[Claim | None]) -> list[Claim]:
    """What the parts of pieces tell that no piece tells: another verb, or the same one elsewhere."""

    def key(claim: Claim) -> tuple[int, str]:
        return claim.evidence.start, claim.sense.partition(PIECE)[0]

    told = {key(one) for one in seconds}
    found: list[Claim] = []
    for claim in parts:
        if claim is not None and key(claim) not in told:
            told.add(key(claim))
            found.append(claim)
    return found


#: So many pieces that cannot be read are taken apart once more, and so many parts of them are tried.
_MOST_PIECES = 8
_MOST_PARTS = 16


def _parts_of(pieces: Sequence[Piece], chart_of: Callable[[Piece], Chart]) -> list[Piece]:
    """Pieces of pieces: a sentence that leads in, says who says so and goes on comes apart step by step.

    Each rests on all that its piece rests on.
    """
    known = {piece.text for piece in pieces}
    found: list[Piece] = []
    for piece in [p for p in pieces if p.kind != "relative"][:_MOST_PIECES]:
        for part in pieces_of(chart_of(piece)):
            if part.text not in known and part.kind != "relative":
                known.add(part.text)
                found.append(replace(part, start=piece.start, end=piece.end, kind="second"))
    return found[:_MOST_PARTS]


def _is_of_likeness(read: Claim, piece: Piece) -> bool:
    """ "fue organizada" is what was done, not what it is like."""
    return piece.kind == "relative" and read.sense.startswith("ser.") and _DONE.search(piece.text) is not None


def _breaks_off(chart: Chart, cut_at: int) -> bool:
    """ "…, específicamente | entre Tumbes y Piura": an adverb of what is left off."""
    return cut_at > 1 and chart.low(cut_at - 1).endswith("mente") and chart.text(cut_at - 2) == ","


def _ended(piece: Piece, chart: Chart, cut_at: int, source: str) -> Piece:
    """A piece that rests on the source only up to where it was read."""
    tail = chart.written(max(0, cut_at - 3), cut_at)
    at = source.find(tail, piece.start) if cut_at > 0 else -1
    return replace(piece, end=at + len(tail)) if 0 <= at < piece.end else piece


def _may_end(read: Claim, piece: Piece) -> bool:
    """Whether what was read of a piece is whole where it was cut: "el segundo país" wants to be told of what."""
    assert read.parse is not None
    rest = tokenise(piece.text)[read.parse.cut_at :]
    return len(rest) > 1 and rest[1].low in {"que", "quien", "quienes", "cuyo", "cuya", "donde", "informó", "indicó"}
