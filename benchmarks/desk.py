"""The desk's pages over 100,000 items, beside Datasette's page of the same table; `--quick` takes 10,000.

Both answer in this process, so that processor time is theirs alone; wall time is told beside it. Then a hundred
decisions by keys in Chromium.
"""

import asyncio
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from flask.testing import FlaskClient

from benchmarks.desk_items import fill
from benchmarks.desk_keys import measure_keys
from meanwhile.config import parse_config
from meanwhile.desk.accounts import accept, first_link
from meanwhile.desk.app import create_app
from meanwhile.desk.guard import COOKIE
from pipeline.store.database import open_database
from pipeline.store.schema import upgrade

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
N_MEASURED = 40
CONFIG = "database: sqlite:///items.db\ncrawl: {contact: desk@example.org}\n"
NAME, PASSWORD = "Ana Quispe", "four words by chance"
BASE = "http://127.0.0.1"
PAGES = (
    "/queue", "/queue?size=100", "/queue?topic=mining", "/queue?region=Tacna&topic=redd", "/queue?source=source-79",
    "/queue?lang=en", "/queue?q=dragas", "/queue?since=2025-03-01&until=2025-04-01", "/queue?state=accepted",
    "/search?q=dragas&topic=redd", "/pictures",
)  # fmt: skip
PEER = (
    "/items/items?state=new&_sort_desc=published_at&_size=25",
    "/items/items?state=new&_sort_desc=published_at&_size=25&_facet=source&_facet=lang",
)


def measured(name: str, ask: Callable[[], None], n: int = N_MEASURED) -> None:
    """Print how long something takes, the first time (caches are cold) apart."""
    ask()
    spent, worked = [], []
    for _ in range(n):
        started, started_work = time.perf_counter(), time.process_time()
        ask()
        worked.append(1000 * (time.process_time() - started_work))
        spent.append(1000 * (time.perf_counter() - started))
    wall, work = statistics.quantiles(spent, n=20), statistics.quantiles(worked, n=20)
    print(
        f"{name:<58} wall p50 {wall[9]:7.1f} p95 {wall[18]:7.1f} ms, processor p50 {work[9]:7.1f} p95 {work[18]:7.1f}",
        flush=True,
    )


def measure_desk(folder: Path, n: int) -> None:
    """Pages of the desk, and decisions."""
    config = parse_config(CONFIG, folder=folder)
    database = open_database(config.database_url)
    upgrade(database)
    fill(database, n, at=NOW, decided=0.2)
    app = create_app(config, database, lambda: NOW, hasher=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    desk = app.extensions["meanwhile"]
    token, account = accept(desk, first_link(desk) or "", name=NAME, password=PASSWORD, address="", agent="bench")
    client = app.test_client()
    client.set_cookie(COOKIE, token, domain="127.0.0.1", secure=True)
    print(f"--- the desk, {n:,} items")
    for path in PAGES:
        measured(path, lambda path=path: _get(client, path))  # type: ignore[misc]  # the path of this turn
    listed = re.findall(r'data-id="(\d+)" data-version', client.get("/queue?size=100", base_url=BASE).text)
    waiting = iter(listed)
    headers = {"Origin": BASE, "X-CSRF-Token": account.csrf, "X-Desk": "1"}

    def decide() -> None:
        item_id = next(waiting)
        form = {"verdict": "accepted", "version": "1"}
        answer = client.post(f"/items/{item_id}/judge", base_url=BASE, data=form, headers=headers)
        assert answer.status_code == 200, answer.text
        _get(client, f"/items/{item_id}/pane")

    measured("a decision, kept, and the next item read", decide)
    measure_keys(app, NAME, PASSWORD)
    database.close()


def _get(client: FlaskClient, path: str) -> None:
    answer = client.get(path, base_url=BASE)
    assert answer.status_code == 200, (path, answer.status_code)


def measure_peer(folder: Path) -> None:
    """The same table in Datasette: a page of a state by date, without and with two facets."""
    try:
        from datasette.app import Datasette
    except ImportError:
        print("--- Datasette is not installed (./run bench installs the peers)")
        return
    print("--- Datasette, the same table")
    server: Any = Datasette([str(folder / "items.db")])

    async def ask(path: str) -> None:
        answer = await server.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    with asyncio.Runner() as runner:
        for path in PEER:
            measured(path[len("/items") :], lambda path=path: runner.run(ask(path)), 10)  # type: ignore[misc]  # as above


def main(arguments: list[str]) -> int:
    """Print one line for each page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure_desk(folder, 10_000 if "--quick" in arguments else 100_000)
        measure_peer(folder)
    return 0
