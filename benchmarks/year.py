"""A year of runs, by simulated days: 300 articles a day to 100,000, each run a process of its own, as cron starts it.

What is measured is what a run costs as the database grows: processor time, peak memory, bytes an article. The real
code takes the articles in, remembers what was read, tags, groups and tidies up, and composes every eighth week; only
the network and the reading of pages are left out. `--days=30` ends early; `--minutes=5` stops after so long, and the
next call goes on there. The folder `out/bench-year` holds the database; a year that is over begins anew.

A machine is faster at one hour than at another. So the database of the middle of the first month is kept, and beside
each day of the last month that day is lived through once more, in the same minutes: what is held to the limit is the
one against the other.
"""

import json
import os
import random
import re
import shutil
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from meanwhile import jobs
from meanwhile.config import Config, parse_config
from meanwhile.crawl_state import StoredState
from pipeline.store.database import open_database
from pipeline.store.schema import upgrade
from pipeline.take_in import TakeIn
from pipeline.types import Article, DateSource
from scrapers.health import HealthState, RunEnd, SourceRun
from scrapers.state import AddressMemory, KnownArticle

FOLDER = Path("out/bench-year")
FIRST_DAY = datetime(2026, 1, 5, tzinfo=UTC)
A_DAY = 300
RUNS_A_DAY = 1
N_ITEMS = 100_000
N_DAYS = -(-N_ITEMS // A_DAY)
#: A month, and the day of the first month that is lived through again beside each day of the last.
MONTH = 30
MIDDLE = 15
N_SOURCES = 40
#: So many addresses an outlet's list still names at each run.
LISTED = 25
#: Largest growth of a run's cost from the first month to the last that counts as flat.
LIMIT = 1.2

_CONFIG = """
database: sqlite:///meanwhile.db
crawl: {contact: bench@example.org}
schedule: {backup: null}
bulletins:
  - title: Meanwhile in Madre de Dios
    region: Madre de Dios
    weekday: monday
    time: "07:00"
    recipients: [reader@example.org]
    approval: automatic
mail: {outbox: mail}
"""
_SYLLABLES = tuple(re.findall("..", "caralaquimotawachipunosarimayolotemibedofegujo"))
_PLACES = ("Tambopata", "Iñapari", "Laberinto", "Manu", "Iquitos", "Pucallpa", "Bagua", "Cusco", "Puno", "Satipo")
_ACTS = (
    "La Policía destruyó {n} dragas de minería ilegal en {place} y detuvo a {m} personas.",
    "En {place}, {n} comunidades nativas pidieron al gobierno regional la titulación de sus tierras.",
    "La fiscalía ambiental de {place} investiga la muerte de {m} dirigentes que denunciaron la tala ilegal.",
    "El proyecto REDD+ de {place} vendió {n} mil bonos de carbono sin consultar a {m} comunidades.",
)


def articles_of(day: int) -> Iterator[Article]:
    """A day's articles: a third on our subjects; every eighth a reprint of the last week's, every twelfth an update."""
    vocabulary_dice = random.Random(0)
    vocabulary = ["".join(vocabulary_dice.choices(_SYLLABLES, k=vocabulary_dice.randint(2, 4))) for _ in range(20_000)]
    for number in range(A_DAY):
        yield _article(day, number, vocabulary)


def _article(day: int, number: int, vocabulary: list[str]) -> Article:
    n = day * A_DAY + number
    dice = random.Random(n)
    text, title = _text(n, vocabulary)
    # From the second day on, so that the first month has what every other has.
    if day and n % 8 == 0:
        text, title = _text(n - dice.randint(1, min(n, 2000)), vocabulary)
        text += " Síguenos en nuestras redes."
    elif day and n % 12 == 1:
        earlier, title = _text(n - dice.randint(1, min(n, 900)), vocabulary)
        text = f"Asciende a {n} el número de afectados. {earlier}"
    source = f"diario{n % N_SOURCES}"
    url = f"https://{source}.example.org/{n}/"
    at = FIRST_DAY + timedelta(days=day, minutes=4 * number)
    return Article(
        source=source,
        url=url,
        canonical_url=url,
        title=title,
        text=text,
        lang="es",
        fetched_at=at,
        published_at=at,
        date_source=DateSource.FEED,
        peru_only=True,
    )


def _text(n: int, vocabulary: list[str]) -> tuple[str, str]:
    dice = random.Random(-1 - n)
    own = [
        " ".join(dice.choices(vocabulary, k=14)).capitalize() + f" {dice.randint(2, 999)}."
        for _ in range(dice.randint(10, 24))
    ]
    title = " ".join(dice.choices(vocabulary, k=9)).capitalize()
    if n % 3 == 0:
        # An event of some days that several outlets tell in words of their own.
        event = random.Random(n // 30)
        act = event.choice(_ACTS).format(n=event.randint(3, 99), m=event.randint(2, 40), place=event.choice(_PLACES))
        own.insert(0, act)
        title = act.rstrip(".")
    return " ".join(own), title


# --- a run ------------------------------------------------------------------------------------------


def crawl(config: Config, arrivals: list[Article], now: datetime) -> None:
    """What a crawl does with the database, outlet by outlet."""
    database = open_database(config.database_url)
    state, sink = StoredState(database), TakeIn(database, lambda: now)
    by_source: dict[str, list[Article]] = {}
    for article in arrivals:
        by_source.setdefault(article.source, []).append(article)
    for number in range(N_SOURCES):
        source = f"diario{number}"
        feed = f"https://{source}.example.org/feed/"
        state.host(f"{source}.example.org")
        state.address(source, feed)
        mine = by_source.get(source, [])
        newest = int(mine[-1].url.split("/")[-2]) if mine else 0
        state.known_articles(
            source,
            [
                f"https://{source}.example.org/{n}/"
                for n in range(newest, max(0, newest - LISTED * N_SOURCES), -N_SOURCES)
            ],
        )
        for article in mine:
            sink(article)
            state.remember_article(
                source,
                KnownArticle(
                    url=article.url, stamps={"feed": "1"}, ended="article", seen_at=now,
                    published_at=article.published_at, n_chars=len(article.text),
                ),
            )  # fmt: skip
        state.remember_address(source, AddressMemory(url=feed, etag=f'"{now:%s}"', seen_at=now))
        state.history(source)
        state.remember_run(
            source,
            SourceRun(
                at=now, end=RunEnd.OK, state=HealthState.OK, n_articles=len(mine), n_refused=0, n_requests=2, error="",
                median_chars=2000,
            ),
        )  # fmt: skip
    database.close()


def in_child(act: Callable[[], object]) -> tuple[float, float]:
    """Do something in a process of its own: its processor time in seconds, its peak memory in MB."""
    child = os.fork()
    if child == 0:
        status = 70
        try:
            act()
            status = 0
        finally:
            os._exit(status)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit("year: a run has failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def day_again() -> dict[str, Any]:
    """The middle day of the first month on a copy of that day's database: what such a run costs at this hour."""
    folder = FOLDER / "again"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(FOLDER / "middle.db", folder / "meanwhile.db")
    return day_of(parse_config(_CONFIG, folder=folder.resolve()), MIDDLE, folder)


def day_of(config: Config, day: int, folder: Path = FOLDER) -> dict[str, Any]:
    """One simulated day: a crawl with what follows, and the night's tidying; now and then an edition."""
    made = list(articles_of(day))
    found: dict[str, Any] = {"day": day, "crawl": [], "process": [], "memory_mb": 0.0}
    share = len(made) // RUNS_A_DAY
    for number in range(RUNS_A_DAY):
        part = made[number * share : (number + 1) * share]
        now = FIRST_DAY + timedelta(days=day, hours=8 * (number + 1), minutes=-5)
        for name, act in (
            ("crawl", lambda part=part, now=now: crawl(config, part, now)),
            ("process", lambda now=now: jobs.process(config, clock=lambda: now)),
        ):
            seconds, memory = in_child(act)
            found[name].append(seconds)
            found["memory_mb"] = max(found["memory_mb"], memory)
    others: list[tuple[str, Callable[..., object]]] = [("tidy", jobs.tidy)]
    if day % 56 == 55:
        others += [("compose", jobs.compose), ("send", jobs.send)]
    night = FIRST_DAY + timedelta(days=day, hours=23)
    for name, job in others:
        found[name], memory = in_child(lambda job=job: job(config, clock=lambda: night))  # type: ignore[misc]
        found["memory_mb"] = max(found["memory_mb"], memory)
    path = folder / "meanwhile.db"
    found["bytes"] = sum(p.stat().st_size for p in (path, path.with_name(path.name + "-wal")) if p.exists())
    return found


# --- a year -----------------------------------------------------------------------------------------


def _preload() -> None:
    """What every run imports and reads is there before the first is begun: a run costs what it does, not its start."""
    import meanwhile.archiving
    import meanwhile.composing
    import meanwhile.mailing
    import meanwhile.writing
    import pipeline.store.retention  # noqa: F401
    from pipeline.tagging import load_lexicon

    load_lexicon()
    meanwhile.writing.desk()


def _option(arguments: list[str], name: str, otherwise: float) -> float:
    return next((float(one.partition("=")[2]) for one in arguments if one.startswith(f"--{name}=")), otherwise)


def main(arguments: list[str]) -> int:
    """Live through the year, or a part of it, and print a line a month; 1 when something has grown."""
    n_days = int(_option(arguments, "days", N_DAYS))
    until = time.monotonic() + 60 * _option(arguments, "minutes", 1e6)
    days_file = FOLDER / "days.jsonl"
    done = [json.loads(line) for line in days_file.read_text().splitlines()] if days_file.exists() else []
    if not done or len(done) >= n_days:
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
        done = []
    config = parse_config(_CONFIG, folder=FOLDER.resolve())
    database = open_database(config.database_url)
    upgrade(database)
    database.close()
    _preload()
    while len(done) < n_days and time.monotonic() < until:
        if len(done) == MIDDLE:
            with (
                closing(sqlite3.connect(FOLDER / "meanwhile.db")) as now,
                closing(sqlite3.connect(FOLDER / "middle.db")) as kept,
            ):
                now.backup(kept)
        done.append(day_of(config, len(done)))
        if len(done) > n_days - MONTH and (FOLDER / "middle.db").exists():
            done[-1]["again"] = day_again()
        with days_file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(done[-1]) + "\n")
        if len(done) % MONTH == 0 or len(done) == n_days:
            print(_line(done[-MONTH:], len(done)), flush=True)
    if len(done) < n_days:
        print(f"stopped after {len(done)} of {n_days} days; call it again to go on")
        return 0
    return _judge(done)


def _line(days: list[dict[str, Any]], n: int) -> str:
    crawl_s, process_s = _mean(days, "crawl"), _mean(days, "process")
    n_bytes, n_items = days[-1]["bytes"], n * A_DAY
    editions = [day["compose"] for day in days if "compose" in day]
    return (
        f"day {n:3}, {n_items:7,} articles: crawl {crawl_s:.2f} s, process {process_s:.2f} s a run (processor); tidy "
        f"{_mean(days, 'tidy'):.2f} s, " + (f"compose {editions[0]:.1f} s; " if editions else "") + f"memory "
        f"{max(day['memory_mb'] for day in days):.0f} MB; database {n_bytes / 1e6:.0f} MB, "
        f"{n_bytes / n_items / 1000:.2f} kB an article"
    )


def _mean(days: list[dict[str, Any]], name: str) -> float:
    values = [float(value) for day in days for value in (day[name] if isinstance(day[name], list) else [day[name]])]
    return statistics.mean(values)


def _judge(days: list[dict[str, Any]]) -> int:
    first, last = days[:MONTH], days[-MONTH:]
    print("from the first month to the last, as the clock ran: " + _told(_growth(first, last)))
    again = [day["again"] for day in last if "again" in day]
    growth = _growth(again or first, last)
    memory = max(day["memory_mb"] for day in last) / max(day["memory_mb"] for day in first)
    print(
        ("a day of the first month beside each of the last" if again else "held to the limit")
        + f": {_told(growth)}, memory × {memory:.2f} (limit × {LIMIT}); "
        f"{days[-1]['bytes'] / len(days) / A_DAY:,.0f} bytes an article"
    )
    return int(growth["a run"] > LIMIT or memory > LIMIT)


def _growth(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> dict[str, float]:
    return {
        name: sum(_mean(other, part) for part in parts) / sum(_mean(one, part) for part in parts)
        for name, parts in (("a run", ("crawl", "process")), ("crawl", ("crawl",)), ("process", ("process",)))
    }


def _told(growth: dict[str, float]) -> str:
    return ", ".join(f"{name} × {ratio:.2f}" for name, ratio in growth.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
