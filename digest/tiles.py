"""The one picture of a mail: the departments as a grid of tiles, darker where more is told; a PNG by its own means.

An indexed PNG needs a header, a palette and one deflated block: that is less than a library would ask for.
"""

import struct
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from pipeline.types import EditionDraft

#: Pixels as shown; drawn twice as fine for sharp screens.
TILE, GAP, COLUMNS, ROWS = 42, 4, 6, 8
WIDTH, HEIGHT = COLUMNS * (TILE + GAP) + GAP, ROWS * (TILE + GAP) + GAP
_FINE = 2
#: Page (transparent, so that dark mails stay dark), none, few, some, many, dark ink, light ink, grey ink: every ink on
#: its tile has a contrast of at least 4.5 to 1.
_PALETTE = (
    (0xFF, 0xFF, 0xFF), (0xEC, 0xEB, 0xE6), (0xBF, 0xDD, 0xCE), (0x5F, 0xAE, 0x8B), (0x1A, 0x6B, 0x4A),
    (0x1F, 0x23, 0x28), (0xFF, 0xFF, 0xFF), (0x5B, 0x61, 0x69),
)  # fmt: skip
_PAGE, _NONE, _FEW, _SOME, _MANY, _DARK, _LIGHT, _GREY = range(8)


@cache
def _table() -> Mapping[str, Any]:
    table: dict[str, Any] = yaml.safe_load((files("digest") / "templates" / "tiles.yaml").read_text(encoding="utf-8"))
    return table


def stories_by_region(edition: EditionDraft) -> dict[str, int]:
    """How many stories an edition tells from each department, most first."""
    told: dict[str, set[str]] = {}
    for bulletin in edition.bulletins:
        for paragraph in bulletin.paragraphs:
            for sentence in paragraph:
                if sentence.role != "background":
                    told.setdefault(bulletin.region, set()).add(sentence.story or sentence.text)
    for lines in edition.sections.values():
        for line in lines:
            for region in line.regions:
                told.setdefault(region, set()).add(line.sentence.story or line.url)
    known = _table()["tiles"]
    counts = {region: len(stories) for region, stories in told.items() if region in known}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def tile_picture(counts: Mapping[str, int]) -> bytes:
    """The PNG: each department's letters, and its number where anything is told."""
    width, height = WIDTH * _FINE, HEIGHT * _FINE
    rows = [bytearray([_PAGE]) * width for _ in range(height)]
    most = max(counts.values(), default=0)
    for region, (column, row, letters) in _table()["tiles"].items():
        n = counts.get(region, 0)
        shade = _NONE if n == 0 else _FEW if n <= most / 3 else _SOME if n <= most * 2 / 3 else _MANY
        ink = _GREY if n == 0 else _LIGHT if shade == _MANY else _DARK
        left, top = ((GAP + place * (TILE + GAP)) * _FINE for place in (column, row))
        for y in range(top, top + TILE * _FINE):
            rows[y][left : left + TILE * _FINE] = bytes([shade]) * (TILE * _FINE)
        middle = left + TILE * _FINE // 2
        _write(rows, letters, middle, top + (8 if n else 31), size=3, ink=ink)
        if n:
            _write(rows, str(n), middle, top + 40, size=5, ink=ink)
    return _png(rows, width, height)


def _write(rows: list[bytearray], text: str, middle: int, top: int, *, size: int, ink: int) -> None:
    dots = _table()["dots"]
    left = middle - (len(text) * 6 - 1) * size // 2
    for place, letter in enumerate(text):
        for y, line in enumerate(dots[letter]):
            for x, dot in enumerate(line):
                if dot == "#":
                    start = left + (place * 6 + x) * size
                    for down in range(size):
                        rows[top + y * size + down][start : start + size] = bytes([ink]) * size


def _png(rows: list[bytearray], width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)  # 8 bits a pixel, by palette
    pixels = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 6)
    palette = bytes(part for colour in _PALETTE for part in colour)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", header),
            chunk(b"PLTE", palette),
            chunk(b"tRNS", b"\0"),
            chunk(b"IDAT", pixels),
            chunk(b"IEND", b""),
        )
    )
