"""Workers beside each other: a period of many outlets with one, two and four of them, and with everything going wrong.

`./run bench workers [--hosts=50] [--outlets=4] [--articles=2] [--delay=0.4] [--at-once=4] [--workers=1,2,4]`
starts PostgreSQL from Debian's package and a press on loopback, and judges by the press's own journal. `--no-faults`
leaves out the second part, `--workers=` the first.
"""

import os
import signal
import sys
import tempfile
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.meanwhile.many_outlets import Manners, Outlets, manners, press_of
from tests.meanwhile.worker_rig import DUE, Fleet, fleet_of
from tests.pipeline.postgresql_server import Server, fresh_database, postgresql_server

#: Signs of life where workers die: short, so that it does not take minutes. Elsewhere they are the usual ones.
QUICK = {"heartbeat_s": 2.0, "dead_after_s": 8.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What is read, and how."""

    n_hosts: int
    n_outlets: int
    n_articles: int
    delay_s: float
    at_once: int

    @property
    def n_sources(self) -> int:
        """All outlets."""
        return self.n_hosts * self.n_outlets

    @property
    def floor_s(self) -> float:
        """What a host's delay alone takes: robots.txt, the feed and the pages of each of its outlets."""
        return self.n_outlets * (2 + self.n_articles) * self.delay_s


def main(options: list[str]) -> int:
    """Print the tables; 1 when a source was read twice or not at all, a host was pressed, or anything was lost."""
    chosen = dict(option.lstrip("-").split("=", 1) for option in options if "=" in option)
    size = Size(
        n_hosts=int(chosen.get("hosts", "50")),
        n_outlets=int(chosen.get("outlets", "4")),
        n_articles=int(chosen.get("articles", "2")),
        delay_s=float(chosen.get("delay", "0.4")),
        at_once=int(chosen.get("at-once", "4")),
    )
    numbers = [int(number) for number in chosen.get("workers", "1,2,4").split(",") if number]
    print(
        f"{size.n_sources} outlets on {size.n_hosts} hosts, {size.n_articles} articles each, {size.delay_s} s between "
        f"two requests to a host: {size.floor_s:.1f} s at least; {size.at_once} jobs at once in each worker"
    )
    print(
        f"\n{'workers':>8} {'seconds':>8} {'speed-up':>8} {'cpu s':>6} {'cpu ms/req':>10} {'MB':>4} {'read':>5} "
        f"{'items':>6} {'requests':>8} {'feeds once':>10} {'at once':>7} {'least pause':>11}"
    )
    failed = 0
    with postgresql_server() as server:
        first_s = 0.0
        for number in numbers:
            with tempfile.TemporaryDirectory() as scratch, fresh_database(server.address) as address:
                seconds, bad = _timed(Path(scratch), address, size, number, first_s)
                first_s = first_s or seconds
                failed += bad
        if "--no-faults" not in options:
            with tempfile.TemporaryDirectory() as scratch, fresh_database(server.address) as address:
                failed += _faults(Path(scratch), address, size, server)
    return 1 if failed else 0


def _press(folder: Path, size: Size) -> AbstractContextManager[Outlets]:
    return press_of(folder, n_hosts=size.n_hosts, n_outlets=size.n_outlets, n_articles=size.n_articles)


def _fleet(folder: Path, address: str, press: Outlets, size: Size, **times: float) -> AbstractContextManager[Fleet]:
    workers = {"jobs_at_once": size.at_once, **times}
    return fleet_of(folder / "fleet", address, press, delay_s=size.delay_s, workers=workers)


def _timed(folder: Path, address: str, size: Size, n_workers: int, first_s: float) -> tuple[float, bool]:
    with _press(folder, size) as press, _fleet(folder, address, press, size) as fleet:
        # Started and waiting before the queue is filled: a start costs seconds, and is no part of the work.
        fleet.prepare()
        for _ in range(n_workers):
            fleet.start()
        fleet.wait_for(lambda: fleet.n("SELECT count(*) FROM workers") == n_workers, limit_s=120, what="start")
        before = fleet.cpu_s()
        fleet.defer()
        began = time.monotonic()
        fleet.wait_for(lambda: fleet.n_turns() == size.n_sources, limit_s=120, what="reading all sources")
        seconds = time.monotonic() - began
        cpu, peak_mb = fleet.cpu_s() - before, fleet.peak_mb()
        statuses = fleet.stop()
        found = manners(press.asked())
        n_items, n_turns = fleet.n("SELECT count(*) FROM items"), fleet.n_turns()
        bad = _is_bad(found, size, n_items=n_items, n_turns=n_turns) or found.n_feeds != {1: size.n_sources}
        if bad:
            print((fleet.folder / "workers.log").read_text(encoding="utf-8", errors="replace")[-3000:])
        print(
            f"{n_workers:8} {seconds:8.1f} {(first_s or seconds) / seconds:8.2f} {cpu:6.1f} "
            f"{1000 * cpu / found.n_requests:10.1f} {peak_mb:4.0f} {n_turns:5} {n_items:6} {found.n_requests:8} "
            f"{found.n_feeds.get(1, 0):10} {found.n_at_once:7} {found.least_pause_s:11.3f}"
            f"{'  BAD' if bad or any(statuses) else ''}",
            flush=True,
        )
        return seconds, bad or any(statuses)


def _is_bad(found: Manners, size: Size, *, n_items: int, n_turns: int) -> bool:
    return (
        n_items != size.n_sources * size.n_articles
        or n_turns != size.n_sources
        or found.n_at_once > 0
        or found.least_pause_s < size.delay_s
    )


def _faults(folder: Path, address: str, size: Size, server: Server) -> bool:
    """Three workers: one is killed, one is stopped until it is taken for dead, and the server restarts."""
    with _press(folder, size) as press, _fleet(folder, address, press, size, **QUICK) as fleet:
        fleet.defer()
        for _ in range(3):
            fleet.start()
        began = time.monotonic()

        def said(what: str) -> None:
            print(f"{time.monotonic() - began:8.1f} s  {fleet.n_turns():4} read  {what}", flush=True)

        print("\nthree workers, and what befalls them:")
        _reach(fleet, size, 0.10)
        victim = fleet.running[0]
        n_lost = fleet.n("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' AND task_name = 'crawl'")
        victim.kill()
        said(f"kill -9 of one of them ({n_lost} jobs are under way in all)")
        dead_s = QUICK["dead_after_s"]
        _reach(fleet, size, 0.35)
        stopped = fleet.running[0]
        stopped.send_signal(signal.SIGSTOP)
        said(f"SIGSTOP of another, for {2 * dead_s:.0f} s; it is taken for dead after {dead_s:.0f} s")
        until = time.monotonic() + 2 * dead_s
        while time.monotonic() < until:
            fleet.look_after()
            time.sleep(0.1)
        stopped.send_signal(signal.SIGCONT)
        said("SIGCONT: it goes on with what others have taken over")
        _reach(fleet, size, 0.70)
        server.restart()
        said("PostgreSQL restarted")
        fleet.wait_for(
            lambda: fleet.n_turns() == size.n_sources and not fleet.crawls_left(),
            limit_s=900,
            what="reading all sources",
            look_after=True,
        )
        said("all sources read, no crawl left")
        alive = "SELECT count(*) FROM workers WHERE seen_at > now() - interval '5 seconds'"
        fleet.wait_for(lambda: fleet.n(alive) == 3, limit_s=300, what="three living workers", look_after=True)
        said("three workers at work again")
        statuses = fleet.stop()
        found = manners(press.asked())
        n_items, n_turns = fleet.n("SELECT count(*) FROM items"), fleet.n_turns()
        n_twice = fleet.n("SELECT count(*) FROM (SELECT 1 FROM items GROUP BY canonical_url HAVING count(*) > 1) twice")
        n_revised = fleet.n("SELECT count(*) FROM revisions")
        n_duplicates = fleet.n("SELECT count(*) FROM items WHERE outcome <> 'new'")
        again = {times: n for times, n in found.n_feeds.items() if times > 1}
        bad = _is_bad(found, size, n_items=n_items, n_turns=n_turns) or n_twice + n_revised + n_duplicates > 0
        print(
            f"{n_turns} of {size.n_sources} sources read, {n_items} of {size.n_sources * size.n_articles} items "
            f"stored, {n_twice} twice, {n_revised} revised, {n_duplicates} called duplicates; workers that ended by "
            f"themselves and were started anew: {len(fleet.statuses)} (exit statuses {sorted(fleet.statuses)}); "
            f"the others ended with {sorted(statuses)}\n"
            f"by the press's journal: {found.n_requests} requests, {found.n_at_once} at once to a host, least pause "
            f"{found.least_pause_s:.3f} s; feeds asked again since their job was broken off: {sum(again.values())}, "
            f"pages asked again: {found.n_pages_again}{'  BAD' if bad else ''}"
        )
        return bad or any(statuses)


def _reach(fleet: Fleet, size: Size, share: float) -> None:
    """Wait until so much has been read."""
    wanted = int(size.n_sources * share)
    fleet.wait_for(lambda: fleet.n_turns(DUE) >= wanted, limit_s=600, what=f"{share:.0%}", look_after=True)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "error")
    sys.exit(main(sys.argv[1:]))
