"""Cost of taking an article in with 10 thousand, 100 thousand and 1 million items stored, one commit each.

`--quick` leaves out the million. The stored items are made up: their sketches hold random fingerprints and, as in the
press, a part that many share; their texts are a line, since only candidates are read.
"""

import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.dedupe import sketch
from pipeline.store.database import open_database
from pipeline.store.schema import upgrade
from pipeline.take_in import TakeIn
from pipeline.types import Article, DateSource

SIZES = (10_000, 100_000, 1_000_000)
N_MEASURED = 600
N_WARM = 40
HASHES = 19
#: One stored fingerprint in so many is of a phrase that the press repeats.
SHARED_IN = 12
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

STOCK = (
    "La empresa respondió que cumple todas las normas ambientales y que sus puertas están abiertas al diálogo.",
    "El gobierno regional convocó a una mesa técnica que deberá reunirse antes de fin de mes en la capital.",
    "Los dirigentes anunciaron que mantendrán la medida hasta que llegue una comisión del Poder Ejecutivo.",
    "El Ministerio de Energía y Minas informó que evalúa el pedido dentro de los plazos que la ley señala.",
    "La Policía Nacional y la Fiscalía Especializada en Materia Ambiental realizaron las diligencias de ley.",
    "Según el Instituto Nacional de Estadística e Informática, seis de cada diez hogares carecen de desagüe.",
    "El Servicio Nacional de Meteorología e Hidrología prevé lluvias de moderada intensidad para la semana.",
    "La Defensoría del Pueblo pidió a las partes deponer toda medida de fuerza y retomar las conversaciones.",
    "Las comunidades nativas de la cuenca reclaman desde hace años la titulación de su territorio ancestral.",
    "El proyecto cuenta con financiamiento de la cooperación internacional y durará tres años en su inicio.",
)
SYLLABLES = tuple(re.findall("..", "caralaquimotawachipunosarimayolotemibedofegujo"))


def articles(seed: int) -> Iterator[Article]:
    """Articles of some 300 words: every fifth is a reprint of an earlier one, every tenth an update."""
    dice = random.Random(seed)
    vocabulary = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(8000)]
    told: list[str] = []
    n = 0
    while True:
        n += 1
        if told and n % 5 == 0:
            text = dice.choice(told) + " Síguenos en nuestras redes."
        elif told and n % 10 == 1:
            text = f"Asciende a {n} el número de afectados. " + dice.choice(told)
        else:
            own = [
                " ".join(dice.choices(vocabulary, k=14)).capitalize() + f" {dice.randint(2, 999)}." for _ in range(18)
            ]
            stock = dice.sample(STOCK, dice.choice((0, 0, 0, 1, 2)))  # two articles in five repeat such lines
            text = " ".join(dice.sample([*own, *stock], len(own) + len(stock)))
            told.append(text)
        url = f"https://diario{n % 40}.pe/{seed}/{n}"
        yield Article(
            source=f"diario{n % 40}",
            url=url,
            canonical_url=url,
            title=" ".join(dice.choices(vocabulary, k=9)).capitalize(),
            text=text,
            lang="es",
            fetched_at=NOW,
            published_at=NOW - timedelta(hours=20) + timedelta(minutes=n),
            date_source=DateSource.FEED,
        )


def fill(path: Path, n_items: int, *, after: int) -> int:
    """Store made-up items `after`..`n_items` with their fingerprints; the bytes that the fingerprints of all take."""
    pool = [h for sentence in STOCK for h in sketch(sentence, "es")]
    seen = (NOW - timedelta(days=40)).strftime("%Y-%m-%d %H:%M:%S.000000")
    connection = sqlite3.connect(path)
    columns = [
        row
        for row in connection.execute("PRAGMA table_info(items)")
        if row[1] not in ("id", "canonical_url", "body_hash")
    ]
    values = {
        "lang": "es",
        "outcome": "new",
        "state": "new",
        "title": "Relleno",
        "text": "Una línea.",
        "tagged_with": "x",
    }

    def value(name: str, kind: str, *, required: bool) -> str:
        if name in values:
            return f"'{values[name]}'"
        if name.endswith("_at"):
            return f"'{seen}'"
        if not required:
            return "NULL"
        if kind in ("JSON", "TEXT_JSON"):
            return "'[]'"
        return "''" if kind.startswith(("VARCHAR", "TEXT")) else "0"

    named = ", ".join(row[1] for row in columns)
    filled = ", ".join(value(row[1], row[2], required=bool(row[3])) for row in columns)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-262144")
    connection.execute("PRAGMA temp_store=MEMORY")
    with connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            f"INSERT INTO items (id, canonical_url, body_hash, {named}) "
            f"SELECT i, 'https://relleno.pe/' || i, printf('%016x', i), {filled} FROM n",
            (after + 1, n_items),
        )
    # Made and sorted by SQLite itself: nineteen million rows in half a minute. Multiples of a number modulo a prime
    # are spread evenly, and the same at each run.
    connection.execute("CREATE TEMP TABLE pool (n INTEGER PRIMARY KEY, h INTEGER)")
    connection.executemany("INSERT INTO pool VALUES (?, ?)", enumerate(pool))
    with connection:
        connection.execute(
            """
            WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)
            INSERT OR IGNORE INTO fingerprints (h, item_id)
            SELECT CASE WHEN i * 1181783497 % 2147483629 % :shared_in = 0
                        THEN (SELECT h FROM pool WHERE pool.n = i * 1812433253 % 2147483647 % :n_pool)
                        ELSE (i * 1566083941 % 2147483647 - 1073741824) * 4294967296 + i * 1812433253 % 4294967291 END,
                   i / :hashes
            FROM n ORDER BY 1, 2
            """,
            {
                "first": (after + 1) * HASHES,
                "last": (n_items + 1) * HASHES - 1,
                "shared_in": SHARED_IN,
                "n_pool": len(pool),
                "hashes": HASHES,
            },
        )
    connection.execute("ANALYZE")
    connection.commit()
    try:
        size = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'fingerprints'").fetchone()[0]
    except sqlite3.OperationalError:  # this build of SQLite has no dbstat
        size = 0
    connection.close()
    return int(size or 0)


def floor(path: Path, n_items: int) -> float:
    """Mean ms that SQLite alone takes to look an article up by its fingerprints and write it, one commit each."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")
    columns = [row[1] for row in connection.execute("PRAGMA table_info(items)") if row[1] != "id"]
    sample = list(connection.execute(f"SELECT {', '.join(columns)} FROM items WHERE id = 1").fetchone())
    insert = f"INSERT INTO items ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    spent = []
    for n, article in enumerate(articles(-n_items)):
        if n >= N_WARM + N_MEASURED:
            break
        values = dict(zip(columns, sample, strict=True))
        values.update(canonical_url=article.url, url=article.url, title=article.title, text=article.text)
        hashes = sketch(article.text, "es")
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        asked = (
            f"SELECT item_id, count(*) FROM fingerprints WHERE h IN ({', '.join('?' * len(hashes))}) GROUP BY item_id"
        )
        connection.execute(asked, hashes).fetchall()
        item_id = connection.execute(insert, [values[column] for column in columns]).lastrowid
        connection.execute(
            "INSERT INTO items_fts(rowid, title, body) VALUES (?, ?, ?)", (item_id, article.title, article.text)
        )
        connection.executemany("INSERT INTO fingerprints VALUES (?, ?)", [(h, item_id) for h in hashes])
        connection.execute("COMMIT")
        if n >= N_WARM:
            spent.append(1000 * (time.perf_counter() - started))
    connection.close()
    return statistics.mean(spent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one size cost: ms an item, bytes of index an item, and how the articles ended."""

    mean: float
    p95: float
    processor: float
    floor: float
    n_bytes: float
    counts: dict[str, int]


def measure(folder: Path, n_items: int) -> Cost:
    """Take articles in over so many stored items."""
    path = folder / f"{n_items}.db"
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    n_bytes = fill(path, n_items, after=0)
    take_in = TakeIn(database=database, clock=lambda: NOW)
    spent, worked = [], []
    for n, article in enumerate(articles(n_items)):
        if n >= N_WARM + N_MEASURED:
            break
        started, started_work = time.perf_counter(), time.process_time()
        take_in(article)
        if n >= N_WARM:
            spent.append(1000 * (time.perf_counter() - started))
            worked.append(1000 * (time.process_time() - started_work))
    database.engine.dispose()
    least = floor(path, n_items)
    path.unlink()
    return Cost(
        mean=statistics.mean(spent),
        p95=statistics.quantiles(spent, n=20)[-1],
        processor=statistics.mean(worked),
        floor=least,
        n_bytes=n_bytes / n_items,
        counts=dict(take_in.counts),
    )


def main(arguments: list[str]) -> int:
    """Print one line a size, and how much dearer the largest is than the smallest."""
    sizes = SIZES[:2] if "--quick" in arguments else SIZES
    means = []
    with tempfile.TemporaryDirectory() as folder:
        for n_items in sizes:
            cost = measure(Path(folder), n_items)
            means.append(cost.mean)
            outcomes = ", ".join(f"{n} {name}" for name, n in sorted(cost.counts.items()))
            print(
                f"{n_items:>9,} stored: {cost.mean:6.2f} ms an item, p95 {cost.p95:6.2f} ms, processor "
                f"{cost.processor:6.2f} ms; SQLite alone {cost.floor:6.2f} ms; {cost.n_bytes:6.0f} bytes of index "
                f"an item ({outcomes})",
                flush=True,
            )
    print(f"growth from {sizes[0]:,} to {sizes[-1]:,}: × {means[-1] / means[0]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
