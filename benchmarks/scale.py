"""Cost of an article with 10 thousand, 100 thousand and 1 million items stored: taken in (one commit), tagged, grouped.

`--quick` leaves out the million. The stored items are made up: their sketches hold random fingerprints and, as in the
press, a part that many share, all within the window for duplicates; the newest have keys of open stories. Their texts
are a line, since only candidates are read.
"""

import os
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
from itertools import islice
from pathlib import Path

from pipeline.dedupe import sketch
from pipeline.sort import group_items, tag_items
from pipeline.store.database import open_database
from pipeline.store.schema import upgrade
from pipeline.tagging import Lexicon, load_lexicon
from pipeline.take_in import TakeIn
from pipeline.types import Article, DateSource

SIZES = (10_000, 100_000, 1_000_000)
N_MEASURED = 600
#: The newest so many stored items are in stories that may still grow, three in each.
N_OPEN = 20_000
AN_EVENT = 3
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


def fill(path: Path, n_items: int, *, version: str) -> float:
    """Store made-up items, tagged and in stories, with their fingerprints and keys; bytes of index an item."""
    pool = [h for sentence in STOCK for h in sketch(sentence, "es")]
    connection = sqlite3.connect(path)
    for pragma in ("synchronous=OFF", "cache_size=-262144", "temp_store=MEMORY", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    recent = f"CASE WHEN i > {n_items - N_OPEN} THEN '{_printed(2)}' ELSE '{_printed(40)}' END"
    given = {
        "id": "i",
        "canonical_url": "'https://relleno.pe/' || i",
        "body_hash": "printf('%016x', i * 1812433253 % 4294967291)",
        "lang": "'es'",
        "outcome": "'new'",
        "state": "'new'",
        "title": "'Relleno'",
        "text": "'Una línea.'",
        "tagged_with": f"'{version}'",
        "story_id": f"i / {AN_EVENT} + 1",
        "story_origin": "'rule'",
        "represented_by": "CASE WHEN i % 5 = 4 THEN i - 1 END",
        "published_at": recent,
        "first_seen_at": recent,
    }
    with connection:
        _make(connection, "items", given, n_items)
        # A story is as old as its items, so that as many are open whatever is stored.
        told_at = f"CASE WHEN i > {(n_items - N_OPEN) // AN_EVENT} THEN '{_printed(2)}' ELSE '{_printed(40)}' END"
        told = {"id": "i", "lang": "'es'", "first_at": told_at, "last_at": told_at}
        _make(connection, "stories", told, n_items // AN_EVENT + 1)
        # There are keys of the newest items alone, and the program knows up to which item it has dropped them.
        connection.execute(
            "INSERT INTO settings (key, value) VALUES ('pruned.story_keys', ?)", (str(max(1, n_items - N_OPEN)),)
        )
    # Made and sorted by SQLite itself: nineteen million rows in half a minute. Multiples of a number modulo a prime
    # are spread evenly, and the same at each run.
    spread = "(i * 1566083941 % 2147483647 - 1073741824) * 4294967296 + i * 1812433253 % 4294967291"
    shared = f"(SELECT h FROM pool WHERE n = i * 1812433253 % 2147483647 % {len(pool)})"
    is_shared = f"i * 1181783497 % 2147483629 % {SHARED_IN} = 0"
    connection.execute("CREATE TEMP TABLE pool (n INTEGER PRIMARY KEY, h INTEGER)")
    connection.executemany("INSERT INTO pool VALUES (?, ?)", enumerate(pool))
    with connection:
        for table, first, h in (
            ("fingerprints", 1, f"CASE WHEN {is_shared} THEN {shared} ELSE {spread} END"),
            ("story_keys", max(1, n_items - N_OPEN), spread),
        ):
            connection.execute(
                "WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                f"INSERT OR IGNORE INTO {table} (h, item_id) SELECT {h}, i / {HASHES} FROM n ORDER BY 1, 2",
                (first * HASHES, (n_items + 1) * HASHES - 1),
            )
    connection.execute("ANALYZE")
    connection.commit()
    try:
        measured = [
            connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name = ?", (name,)).fetchone()[0] / n
            for name, n in (("fingerprints", n_items), ("story_keys", min(n_items, N_OPEN)))
        ]
    except sqlite3.OperationalError:  # this build of SQLite has no dbstat
        measured = []
    connection.close()
    # Or the first commit that folds the log in would wait for all of this to be on the disk, and count it as its own.
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return float(sum(measured))


def _printed(days_ago: int) -> str:
    return (NOW - timedelta(days=days_ago)).strftime("%Y-%m-%d %H:%M:%S.000000")


def _make(connection: sqlite3.Connection, table: str, given: dict[str, str], n_rows: int) -> None:
    """Rows 1.. of a table from expressions over `i`; other columns that must have a value get an empty one."""
    filled = dict(given)
    for _, name, kind, is_required, *_ in connection.execute(f"PRAGMA table_info({table})"):
        if name not in filled and (is_required or name.endswith("_at")):
            empty = "''" if kind.startswith(("VARCHAR", "TEXT")) else "0"
            filled[name] = f"'{_printed(40)}'" if name.endswith("_at") else "'[]'" if "JSON" in kind else empty
    connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        f"INSERT INTO {table} ({', '.join(filled)}) SELECT {', '.join(filled.values())} FROM n",
        (n_rows,),
    )


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
    """What one size cost: ms an item, bytes of index an item, and how the articles ended.

    `processor`, `tag` and `group` are of the processor: on a machine with other work they say more than the clock.
    """

    mean: float
    p95: float
    processor: float
    tag: float
    group: float
    floor: float
    n_bytes: float
    counts: dict[str, int]


def measure(folder: Path, n_items: int, lexicon: Lexicon) -> Cost:
    """Take articles in over so many stored items, then tag and group them."""
    path = folder / f"{n_items}.db"
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    n_bytes = fill(path, n_items, version=lexicon.version)
    take_in = TakeIn(database=database, clock=lambda: NOW)
    spent, worked = [], []
    # Made beforehand: making them up is none of the cost.
    for n, article in enumerate(list(islice(articles(n_items), N_WARM + N_MEASURED))):
        started, started_work = time.perf_counter(), time.process_time()
        take_in(article)
        if n >= N_WARM:
            spent.append(1000 * (time.perf_counter() - started))
            worked.append(1000 * (time.process_time() - started_work))
    marks = [time.process_time()]
    tag_items(database, lexicon)
    marks.append(time.process_time())
    group_items(database, now=NOW)
    marks.append(time.process_time())
    database.engine.dispose()
    least = floor(path, n_items)
    path.unlink()
    return Cost(
        mean=statistics.mean(spent),
        p95=statistics.quantiles(spent, n=20)[-1],
        processor=statistics.mean(worked),
        tag=1000 * (marks[1] - marks[0]) / (N_WARM + N_MEASURED),
        group=1000 * (marks[2] - marks[1]) / (N_WARM + N_MEASURED),
        floor=least,
        n_bytes=n_bytes,
        counts=dict(take_in.counts),
    )


def main(arguments: list[str]) -> int:
    """Print one line a size, and how much dearer the largest is than the smallest."""
    sizes = SIZES[:2] if "--quick" in arguments else SIZES
    lexicon = load_lexicon()
    means, worked = [], []
    with tempfile.TemporaryDirectory() as folder:
        for n_items in sizes:
            cost = measure(Path(folder), n_items, lexicon)
            means.append(cost.mean)
            worked.append(cost.processor + cost.tag + cost.group)
            outcomes = ", ".join(f"{n} {name}" for name, n in sorted(cost.counts.items()))
            print(
                f"{n_items:>9,} stored: {cost.mean:5.2f} ms an item taken in (look-ups, comparison, search index, one "
                f"commit), p95 {cost.p95:5.2f}; SQLite alone {cost.floor:5.2f}. Processor: taken in "
                f"{cost.processor:5.2f}, tagged {cost.tag:5.2f}, put into stories {cost.group:5.2f}, in all "
                f"{worked[-1]:5.2f} ms. {cost.n_bytes:,.0f} bytes of fingerprints and keys an item ({outcomes})",
                flush=True,
            )
    print(
        f"growth from {sizes[0]:,} to {sizes[-1]:,}: taken in × {means[-1] / means[0]:.2f}, "
        f"processor in all × {worked[-1] / worked[0]:.2f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
