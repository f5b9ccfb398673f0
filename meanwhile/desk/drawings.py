"""The geometry of the desk's pictures: plain figures that templates put into SVG. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.config import DEPARTMENTS

#: Where each department stands in the grid of tiles: (column, row), after the map of Peru.
GRID: Mapping[str, tuple[int, int]] = {
    "Tumbes": (0, 0), "Loreto": (3, 0),
    "Piura": (0, 1), "Amazonas": (2, 1), "San Martín": (3, 1),
    "Lambayeque": (0, 2), "Cajamarca": (1, 2), "Huánuco": (3, 2), "Ucayali": (4, 2),
    "La Libertad": (1, 3), "Áncash": (2, 3), "Pasco": (3, 3), "Madre de Dios": (5, 3),
    "Callao": (1, 4), "Lima": (2, 4), "Junín": (3, 4), "Cusco": (4, 4), "Puno": (5, 4),
    "Ica": (2, 5), "Huancavelica": (3, 5), "Apurímac": (4, 5),
    "Arequipa": (4, 6), "Ayacucho": (3, 6), "Moquegua": (5, 6),
    "Tacna": (5, 7),
}  # fmt: skip
#: Up to how many of the largest count each depth of colour goes.
_STEPS = (0.05, 0.2, 0.45, 0.75, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One week."""

    x: float
    y: float
    height: float
    n: int
    is_silent: bool
    is_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A row of weeks, the present one last."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    said: str  # the same in words


def bars(counts: Sequence[int], *, width: int = 144, height: int = 34) -> Bars:
    """Weekly counts as bars; a week without anything between weeks with something is marked as silent."""
    most = max([*counts, 1])
    step = width / max(len(counts), 1)
    first = next((number for number, n in enumerate(counts) if n), len(counts))
    drawn = []
    for number, n in enumerate(counts):
        tall = max(2.0, (height - 2) * n / most) if n else 0.0
        is_now = number == len(counts) - 1
        drawn.append(
            Bar(
                x=round(number * step, 1),
                y=round(height - tall, 1),
                height=round(tall, 1),
                n=n,
                is_silent=not n and number > first and not is_now,
                is_now=is_now,
            )
        )
    silent = sum(bar.is_silent for bar in drawn)
    said = f"{sum(counts)} items in {len(counts)} weeks, {counts[-1] if counts else 0} in this one"
    if silent:
        said += f"; {silent} silent {'week' if silent == 1 else 'weeks'}"
    return Bars(width=width, height=height, bars=tuple(drawn), said=said)


def depth(n: int, most: int) -> int:
    """0 for nothing, 1 to 5 for a share of the largest count."""
    if n <= 0:
        return 0
    share = n / max(most, 1)
    return next(number for number, limit in enumerate(_STEPS, 1) if share <= limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A square of a grid."""

    x: int
    y: int
    n: int
    depth: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """Sources by weeks."""

    width: int
    height: int
    left: int
    rows: tuple[tuple[str, int, tuple[Cell, ...]], ...]  # name, y of its text, squares


def heat(rows: Mapping[str, Sequence[int]], *, size: int = 20) -> Heat:
    """A grid: one row a source, one square a week."""
    left = 190
    most = max((n for counts in rows.values() for n in counts), default=1)
    drawn = []
    columns = max((len(counts) for counts in rows.values()), default=0)
    for number, (name, counts) in enumerate(rows.items()):
        cells = tuple(
            Cell(x=left + week * size, y=number * size, n=n, depth=depth(n, most), name=name)
            for week, n in enumerate(counts)
        )
        drawn.append((name if len(name) <= 27 else name[:26] + "…", number * size + 14, cells))
    return Heat(width=left + columns * size, height=max(len(rows), 1) * size, left=left, rows=tuple(drawn))


#: The side of a department's tile: its longest name fits in.
TILE = 98


def tiles(counts: Mapping[str, int], *, size: int = TILE) -> tuple[Cell, ...]:
    """The departments as a grid of tiles."""
    most = max([*counts.values(), 1])
    return tuple(
        Cell(x=GRID[name][0] * size, y=GRID[name][1] * size, n=n, depth=depth(n, most), name=name)
        for name in DEPARTMENTS
        for n in (counts.get(name, 0),)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A count over time."""

    name: str
    points: str
    ends_at: tuple[float, float]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """Counts over time on one pair of axes."""

    width: int
    height: int
    most: int
    curves: tuple[Curve, ...]


def curves(rows: Mapping[str, Sequence[int]], *, width: int = 620, height: int = 200) -> Curves:
    """One line a topic, from the first week to the last."""
    most = max((n for counts in rows.values() for n in counts), default=0)
    drawn = []
    left, right, top, bottom = 34, 80, 10, 24
    for name, counts in rows.items():
        step = (width - left - right) / max(len(counts) - 1, 1)
        points = [
            (round(left + number * step, 1), round(top + (height - top - bottom) * (1 - n / max(most, 1)), 1))
            for number, n in enumerate(counts)
        ]
        drawn.append(
            Curve(
                name=name,
                points=" ".join(f"{x},{y}" for x, y in points),
                ends_at=points[-1] if points else (0.0, 0.0),
                total=sum(counts),
            )
        )
    return Curves(width=width, height=height, most=most, curves=tuple(drawn))
