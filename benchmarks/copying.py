"""`meanwhile db copy` of many items to PostgreSQL and back: equal by counts and hashes, and what it costs.

`./run bench copying [--items=100000]` starts PostgreSQL from Debian's package. The items are made up: articles of some
2,000 characters in stories, with their sketches and the crawler's memory of them.
"""

import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.scale import SYLLABLES, fill
from pipeline.store.copying import CopiedTable, compared
from pipeline.store.database import open_database
from pipeline.store.schema import upgrade
from tests.pipeline.postgresql_server import fresh_database, postgresql_server


def main(options: list[str]) -> int:
    """Print both ways; 1 when they are not equal."""
    chosen = dict(option.lstrip("-").split("=", 1) for option in options if "=" in option)
    n_items = int(chosen.get("items", "100000"))
    with tempfile.TemporaryDirectory() as scratch, postgresql_server() as server, fresh_database(server.address) as far:
        folder = Path(scratch)
        (folder / "config.yaml").write_text("crawl: {contact: digest@example.org}\n", encoding="utf-8")
        near, back = f"sqlite:///{folder}/near.db", f"sqlite:///{folder}/back.db"
        database = open_database(near)
        upgrade(database)
        database.close()
        stock(folder / "near.db", n_items)
        size = (folder / "near.db").stat().st_size
        print(f"{n_items:,} items, {size / 1e6:.0f} MB as SQLite", flush=True)
        status = _copy(folder, near, far, "SQLite to PostgreSQL") or _copy(folder, far, back, "PostgreSQL to SQLite")
        if status:
            return status
        one, other = open_database(near), open_database(back)
        found = compared(one, other)  # raises where they differ
        one.close()
        other.close()
        _tell(found)
    return 0


def _copy(folder: Path, source: str, target: str, said: str) -> int:
    """The command itself, as a process of its own, so that its memory can be told."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "meanwhile", "--quiet", "--config", str(folder / "config.yaml")]
    status = subprocess.run([*command, "db", "copy", "--from", source, target], check=False).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{said}: {'equal' if status == 0 else f'FAILED ({status})'}, {time.monotonic() - began:.0f} s, "
        f"processor {cpu:.0f} s, at most {after.ru_maxrss / 1024:.0f} MB",
        flush=True,
    )
    return status


def _tell(found: tuple[CopiedTable, ...]) -> None:
    print("there and back again:")
    for table in found:
        if table.n_rows:
            print(f"  {table.name:16} {table.n_rows:>10,} rows  {table.sha256[:16]}  equal")


def stock(path: Path, n_items: int) -> None:
    """Fill an empty database."""
    fill(path, n_items, version="1")
    dice = random.Random(11)
    vocabulary = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(5000)]
    paragraphs = [" ".join(dice.choices(vocabulary, k=60)).capitalize() + "." for _ in range(400)]
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=OFF")
    connection.create_function(
        "made", 1, lambda n: f"Nota {n}. " + "\n\n".join(random.Random(n).choices(paragraphs, k=5))
    )
    with connection:
        connection.execute("UPDATE items SET text = made(id), title = 'Nota ' || id, url = canonical_url")
        _insert(connection, "known_articles", {"source": "source", "url": "canonical_url"})
    connection.close()


def _insert(connection: sqlite3.Connection, table: str, given: dict[str, str]) -> None:
    """A row for each item; what is not given and has to be there is empty."""
    values = dict(given)
    for _, name, kind, required, default, _ in connection.execute(f"PRAGMA table_info({table})"):
        if name not in values and required and default is None:
            text = "'{}'" if "JSON" in kind else "''" if kind.startswith(("VARCHAR", "TEXT")) else "0"
            values[name] = "'2026-11-20 12:00:00.000000'" if kind == "DATETIME" else text
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) SELECT {', '.join(values.values())} FROM items")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
