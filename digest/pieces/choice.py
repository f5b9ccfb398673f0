"""Which pieces of a sentence are read: the fullest of those that say the same, and each further statement. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from digest.pieces.seams import Piece

Read = TypeVar("Read")
#: Statements beside that of the core.
FURTHER = frozenset(("second", "gapped"))
#: Reads a piece, or gives None.
Reader = Callable[[Piece], Read | None]


def first_read(pieces: Iterable[Piece], *readers: Reader[Read]) -> Read | None:
    """What is read of the first piece that one of the readers can read."""
    for piece in pieces:
        for reader in readers:
            if (found := reader(piece)) is not None:
                return found
    return None


def read_in_pieces(
    pieces: Sequence[Piece], itself: Piece, *, whole: Reader[Read], begun: Reader[Read]
) -> tuple[Read | None, list[Read]]:
    """What the sentence says by itself, and its further statements; `begun` reads a piece in its beginning only.

    `itself` is the sentence as it stands, which is tried last.
    """
    by_kind = {kind: [p for p in pieces if p.kind == kind] for kind in ("core", "shorter", "second")}
    core = first_read([*by_kind["core"], *by_kind["shorter"]], whole)
    further = [p for p in pieces if p.kind in FURTHER]
    seconds = [found for piece in further if (found := whole(piece)) is not None]
    if core is None and not seconds:
        start = first_read([*by_kind["core"], *by_kind["shorter"], *by_kind["second"], itself], begun)
        seconds = [start] if start is not None else []
    return core, seconds
