"""One crawl after another: once each, nothing twice, counts that add up, outlets that do not disturb each other."""

import asyncio
import os
import signal
import threading
from collections.abc import Collection
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from pipeline.errors import BusyError, DiskError
from pipeline.types import Article, Refused
from scrapers.crawl import HELD_AT_MOST, MemoryState, SingleCrawls, SourceReport, crawl
from scrapers.errand import fetch_page
from scrapers.health import HealthState
from scrapers.pages import FetchedPage, FetchFailure
from scrapers.source import Source, sources_for
from tests.scrapers.fault_server import (
    Answer,
    FaultServer,
    hang,
    item,
    json_answer,
    page,
    paragraphs,
    publish,
    rss,
    serving,
)
from tests.scrapers.gathering import NOW, config_of, gather, outlet
from tests.scrapers.many_hosts import crawl_many_hosts
from tests.scrapers.walls import WALLS


def content(number: int, *, n: int = 5) -> str:
    return "".join(f"<p>{p}</p>" for p in paragraphs(number, n=n))


def wp_posts(server: FaultServer, numbers: list[int], *, modified: str = "2019-02-20T15:00:00") -> Answer:
    return json_answer(
        [
            {
                "link": f"{server.url}/nota/{i}",
                "title": {"rendered": f"Comunidad número {i} exige su título de propiedad"},
                "content": {"rendered": content(i)},
                "date_gmt": "2019-02-20T15:00:00",
                "modified_gmt": modified,
            }
            for i in numbers
        ]
    )


def serve_wordpress(server: FaultServer, answer: Answer) -> None:
    server.fallback = lambda hit: answer if hit.path.startswith("/wp-json/wp/v2/posts?") else Answer(status=404)


def test_a_second_run_with_nothing_new_costs_one_request_per_way() -> None:
    with serving() as server:
        publish(server, 6, etag='"v1"')
        first = gather(outlet(server.url))
        server.journal.clear()

        second = gather(outlet(server.url), state=first.state, now=NOW + timedelta(hours=1))

        assert len(first.articles) == 6
        assert [hit.path for hit in server.journal] == ["/feed"]
        assert server.journal[0].headers["if-none-match"] == '"v1"'
        assert second.only.ways[0].answer == "unchanged"
        assert second.articles == ()


def test_robots_txt_is_asked_once_a_day_and_obeyed_in_between() -> None:
    with serving() as server:
        publish(server, 3)
        server.routes["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /nota/1\n", kind="text/plain")
        first = gather(outlet(server.url))
        publish(server, 5)
        again = gather(outlet(server.url), state=first.state, now=NOW + timedelta(hours=23))
        asked_within_a_day = len(server.hits("/robots.txt"))
        gather(outlet(server.url), state=first.state, now=NOW + timedelta(hours=25))

        assert asked_within_a_day == 1
        assert len(server.hits("/robots.txt")) == 2
        assert server.hits("/nota/1") == []
        assert again.report.refused == {"robots": 1}


def test_a_robots_txt_that_could_not_be_read_is_asked_for_at_the_next_run() -> None:
    with serving() as server:
        publish(server, 3)
        server.routes["/robots.txt"] = Answer(status=503)
        first = gather(outlet(server.url))
        del server.routes["/robots.txt"]

        second = gather(outlet(server.url), state=first.state, now=NOW + timedelta(minutes=30))

        assert first.articles == ()
        assert len(second.articles) == 3


def test_without_validators_the_same_bytes_cost_no_article_page() -> None:
    with serving() as server:
        publish(server, 3)
        first = gather(outlet(server.url))
        server.journal.clear()

        second = gather(outlet(server.url), state=first.state)

        assert [hit.path for hit in server.journal] == ["/feed"]
        assert second.only.ways[0].answer == "unchanged"


def test_an_edited_entry_is_read_again_once_and_a_new_one_too() -> None:
    with serving() as server:
        publish(server, 3)
        first = gather(outlet(server.url))
        links = [f"{server.url}/nota/{i}" for i in range(4)]
        items = [
            item(i, link, title=f"Corregido {i}: la comunidad espera" if i == 1 else "") for i, link in enumerate(links)
        ]
        server.routes["/feed"] = Answer(body=rss(items), kind="application/rss+xml")
        server.routes["/nota/3"] = Answer(body=page(3))

        second = gather(outlet(server.url), state=first.state)
        third = gather(outlet(server.url), state=first.state)

        assert sorted(a.url for a in second.articles) == [links[1], links[3]]
        assert (second.only.found, second.only.known, second.only.articles) == (4, 2, 2)
        assert third.articles == ()


def test_an_article_of_two_ways_comes_once_without_its_page() -> None:
    with serving() as server:
        publish(server, 4)
        server.routes.pop("/nota/2")
        serve_wordpress(server, wp_posts(server, [0, 1, 2, 3]))
        ways = [{"type": "wordpress", "url": f"{server.url}/"}, {"type": "feed", "url": f"{server.url}/feed"}]

        got = gather(outlet(server.url, *ways))

        assert sorted(a.url for a in got.articles) == [f"{server.url}/nota/{i}" for i in range(4)]
        assert got.only.fetched == 0
        assert got.only.requests == 3
        assert got.articles[0].text.split("\n\n") in [paragraphs(i) for i in range(4)]


def test_a_closed_api_leaves_the_feed() -> None:
    closed = json_answer({"code": "rest_disabled", "message": "Cerrado"})
    closed.status = 401
    with serving() as server:
        publish(server, 2)
        server.fallback = closed
        ways = [{"type": "wordpress", "url": f"{server.url}/"}, {"type": "feed", "url": f"{server.url}/feed"}]

        got = gather(outlet(server.url, *ways))

        assert len(got.articles) == 2
        assert got.only.error == ""
        assert [way.answer for way in got.only.ways] == ["forbidden", "ok"]


def test_the_feeds_text_stands_in_for_a_page_that_does_not_come() -> None:
    with serving() as server:
        items = [
            item(i, f"{server.url}/nota/{i}", extra=f"<content:encoded><![CDATA[{content(i)}]]></content:encoded>")
            for i in range(2)
        ]
        server.routes["/feed"] = Answer(body=rss(items), kind="application/rss+xml")
        server.routes["/nota/0"] = Answer(status=500)
        short = (
            b"<html><title>Comunidad 1 exige</title><body><article><p>" + paragraphs(1)[0].encode() + b"</p></article>"
        )
        server.routes["/nota/1"] = Answer(body=short)

        got = gather(outlet(server.url))

        texts = {a.url[-1]: a.text for a in got.articles}
        assert texts["0"] == "\n\n".join(paragraphs(0))
        assert texts["1"] == "\n\n".join(paragraphs(1))


def test_failures_that_pass_are_tried_again_and_those_that_last_are_not() -> None:
    with serving() as server:
        publish(server, 3)
        server.routes["/nota/0"] = Answer(status=404)
        server.routes["/nota/1"] = Answer(status=500)

        first = gather(outlet(server.url))
        server.routes["/nota/1"] = Answer(body=page(1))
        server.journal.clear()
        second = gather(outlet(server.url), state=first.state)
        third = gather(outlet(server.url), state=first.state)

        assert dict(first.report.refused) == {"gone": 1, "server_error": 1}
        assert len(first.articles) == 1
        assert [a.url[-1] for a in second.articles] == ["1"]
        assert not [hit for hit in server.journal if hit.path == "/nota/0"]
        assert third.articles == ()
        assert third.refused == ()


def test_the_page_limit_postpones_and_the_next_run_goes_on() -> None:
    with serving() as server:
        publish(server, 10)

        first = gather(outlet(server.url), limits={"pages_per_source": 5})
        second = gather(outlet(server.url), state=first.state, limits={"pages_per_source": 5})
        third = gather(outlet(server.url), state=first.state, limits={"pages_per_source": 5})

        assert (first.only.found, first.only.articles, first.only.postponed) == (10, 4, 6)
        assert "limit of 5 pages" in first.only.limit
        assert (second.only.articles, second.only.known, second.only.postponed) == (4, 4, 2)
        assert (third.only.articles, third.only.postponed) == (2, 0)


def test_the_time_limit_ends_a_source_that_never_ends() -> None:
    with serving() as server:
        publish(server, 50)
        for i in range(50):
            server.routes[f"/nota/{i}"] = Answer(body=page(i), delay_s=0.2)

        got = gather(outlet(server.url), limits={"time_per_source_s": 1.0})

        assert got.seconds < 3
        assert 0 < got.only.articles < 10
        assert got.only.postponed == 50 - got.only.articles
        assert "seconds" in got.only.limit


def test_without_any_network_every_source_is_named_with_its_reason() -> None:
    names = ["uno", "dos", "tres"]
    outlets = [outlet(f"http://{name}.invalid", name=name) for name in names]
    state = MemoryState()

    got = gather(*outlets, state=state)

    assert got.seconds < 20
    assert [report.source for report in got.report.failed] == names
    assert all("dns" in report.error for report in got.report.failed)
    assert got.articles == ()
    assert got.refused == ()
    assert not state.articles
    assert not state.addresses


def test_a_change_of_state_is_told_once() -> None:
    with serving() as server:
        publish(server, 3)
        server.routes["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /", kind="text/plain")

        first = gather(outlet(server.url))
        second = gather(outlet(server.url), state=first.state, now=NOW + timedelta(hours=25))
        server.routes["/robots.txt"] = Answer(status=404)
        third = gather(outlet(server.url), state=first.state, now=NOW + timedelta(hours=50))

        assert [c.after for c in first.report.changes] == [HealthState.BLOCKED]
        assert second.report.changes == ()
        assert second.only.state is HealthState.BLOCKED
        assert [(c.before, c.after) for c in third.report.changes] == [(HealthState.BLOCKED, HealthState.OK)]


@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_wall_before_the_feed_is_told_apart_from_a_broken_feed(status: int) -> None:
    body, _ = WALLS[1]
    with serving() as server:
        server.routes["/feed"] = Answer(status=status, body=body)

        got = gather(outlet(server.url))

        assert got.only.state is HealthState.CHALLENGE
        assert got.only.ways[0].answer == "challenge"


def test_the_sink_ends_the_crawl_with_its_own_error() -> None:
    with serving() as server:
        publish(server, 3)
        config = config_of(outlet(server.url))
        state = MemoryState()

        def full(found: Article | Refused) -> None:
            raise DiskError("the disk is full")

        with pytest.raises(DiskError):
            crawl(sources_for(config), full, state, config, now=NOW)

        assert not state.articles
        assert not state.addresses


class FreeHosts:
    """A shared clock that lets everybody go on at once."""

    def take(self, host: str, hold_s: float) -> float:
        return 0.0

    def rest(self, host: str, rest_s: float) -> None:
        return None


def test_of_crawls_beside_each_other_only_the_one_that_fails_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrapers.crawl.HELD_AT_MOST", 1)  # the sink fails while its spider is under way
    with serving() as server, serving() as other:
        publish(server, 3)
        publish(other, 3)
        for i in range(3):
            server.routes[f"/nota/{i}"] = other.routes[f"/nota/{i}"] = Answer(body=page(i), delay_s=0.5)
        config = config_of(outlet(server.url), outlet(other.url, name="other"))
        failing, sound = sources_for(config)
        kept: list[Article | Refused] = []

        def busy(found: Article | Refused) -> None:
            raise BusyError("another job holds the database")

        async def read_both() -> tuple[list[Any], bool, int]:
            stop, crawls, clock = asyncio.Event(), SingleCrawls(config), FreeHosts()
            ended = await asyncio.gather(
                crawls.read(failing, busy, MemoryState(), clock, now=NOW, stop=stop),
                crawls.read(sound, kept.append, MemoryState(), clock, now=NOW, stop=stop),
                return_exceptions=True,
            )
            await asyncio.sleep(0)
            return list(ended), stop.is_set(), len(asyncio.all_tasks())

        (failed, report), stopped, n_tasks = asyncio.run(read_both())

        assert isinstance(failed, BusyError)
        assert not stopped
        assert isinstance(report, SourceReport)
        assert (report.articles, report.postponed, len(kept)) == (3, 0, 3)
        assert n_tasks == 1, "nothing is left waiting for the end of the worker"


@pytest.mark.parametrize("before", [True, False])
def test_a_worker_that_ends_ends_its_crawls_in_good_order(before: bool) -> None:
    with serving() as server:
        publish(server, 3)
        server.routes["/nota/1"] = Answer(behave=hang)
        config = config_of(outlet(server.url), limits={"timeout_s": 60})
        (source,) = sources_for(config)
        kept: list[Article | Refused] = []

        async def read() -> SourceReport:
            stop = asyncio.Event()
            asyncio.get_running_loop().call_later(0 if before else 2, stop.set)
            await asyncio.sleep(0.01)
            return await SingleCrawls(config).read(source, kept.append, MemoryState(), FreeHosts(), now=NOW, stop=stop)

        report = asyncio.run(read())

        assert report.error == ""
        assert report.articles == len(kept) < 3
        assert report.seconds < 30
        assert not before or server.hits("/feed") == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_in_good_order_and_the_rest_comes_next_time(number: signal.Signals) -> None:
    with serving() as server, serving() as stuck:
        publish(server, 30)
        for i in range(30):
            server.routes[f"/nota/{i}"] = Answer(body=page(i), delay_s=0.1)
        stuck.routes["/feed"] = Answer(behave=hang)
        outlets = [outlet(server.url), outlet(stuck.url, name="stuck")]
        threading.Timer(1.5, os.kill, (os.getpid(), number)).start()

        first = gather(*outlets, limits={"timeout_s": 30})

        assert first.report.interrupted
        assert first.seconds < 4
        by = {report.source: report for report in first.report.sources}
        assert 0 < by["aldea"].articles < 30
        assert by["aldea"].postponed == 30 - by["aldea"].articles
        assert first.report.changes == ()

        second = gather(outlet(server.url), state=first.state)

        assert second.only.articles == 30 - by["aldea"].articles


class Watcher:
    """Writes down what a progress bar would be told."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def crawl_started(self, n_sources: int) -> None:
        self.heard.append(f"crawl {n_sources}")

    def source_started(self, source: Source) -> None:
        self.heard.append(f"start {source.id}")

    def source_listed(self, source: Source, n_entries: int) -> None:
        assert n_entries > 0

    def source_found(self, source: Source, n_to_visit: int) -> None:
        self.heard.append(f"found {n_to_visit}")

    def article_done(self, source: Source, outcome: str) -> None:
        self.heard.append(outcome)

    def source_finished(self, report: SourceReport) -> None:
        self.heard.append(f"finish {report.source}")


def test_whoever_watches_hears_every_step() -> None:
    with serving() as server:
        publish(server, 3)
        server.routes["/nota/1"] = Answer(status=404)
        watcher = Watcher()

        gather(outlet(server.url), progress=watcher)

        assert watcher.heard[:2] == ["crawl 1", "start aldea"]
        assert watcher.heard[-1] == "finish aldea"
        assert sorted(watcher.heard[2:-1]) == ["article", "article", "found 3", "gone"]


def test_outlets_of_one_host_share_its_patience_and_its_robots_txt() -> None:
    with serving() as server:
        publish(server, 2, path="/a/", feed="/feed-a")
        publish(server, 2, path="/b/", feed="/feed-b")
        outlets = [
            outlet(server.url, {"type": "feed", "url": f"{server.url}/feed-{name}"}, name=name, delay=0.15)
            for name in ("a", "b")
        ]

        got = gather(*outlets)

        times = [hit.at for hit in server.journal]
        assert len(got.articles) == 4
        assert len(server.hits("/robots.txt")) == 1
        assert all(later - earlier >= 0.14 for earlier, later in pairwise(times))


def test_crawl_delay_of_robots_txt_is_kept() -> None:
    with serving() as server:
        publish(server, 2)
        server.routes["/robots.txt"] = Answer(body=b"User-agent: *\nCrawl-delay: 0.3\n", kind="text/plain")

        gather(outlet(server.url))

        times = [hit.at for hit in server.journal]
        assert all(later - earlier >= 0.28 for earlier, later in pairwise(times[1:]))


def test_we_say_who_we_are_and_nothing_more() -> None:
    with serving() as server:
        publish(server, 1)

        gather(outlet(server.url))

        for hit in server.journal:
            assert hit.headers["user-agent"].startswith("Meanwhile/")
            assert "digest@example.org" in hit.headers["user-agent"]
            assert not {"cookie", "referer", "authorization"} & set(hit.headers)


def test_pages_that_are_no_pages_are_refused() -> None:
    with serving() as server:
        publish(server, 3)
        server.routes["/nota/0"] = Answer(body=b"%PDF-1.4 ...", kind="application/pdf")
        server.routes["/nota/1"] = Answer(body=b"", kind="text/html")

        got = gather(outlet(server.url))

        assert len(got.articles) == 1
        assert sum(got.report.refused.values()) == 2


def test_an_article_under_two_addresses_is_handed_on_once() -> None:
    with serving() as server:
        canonical = f"{server.url}/2019/02/20/nota-7"
        for path in ("/2019/02/20/nota-7", "/p/7"):
            server.routes[path] = Answer(body=page(7, canonical=canonical))
        links = [f"{server.url}/2019/02/20/nota-7", f"{server.url}/p/7"]
        server.routes["/feed"] = Answer(
            body=rss([item(i, link) for i, link in enumerate(links)]), kind="application/rss+xml"
        )

        got = gather(outlet(server.url))
        again = gather(outlet(server.url), state=got.state)

        assert [a.canonical_url for a in got.articles] == [canonical]
        assert (got.only.found, got.only.known) == (2, 1)
        assert again.articles == ()


def publish_with_a_wall(server: FaultServer, n: int, walled: Collection[int]) -> None:
    """An outlet of `n` articles that answers some of its addresses with one and the same page."""
    publish(server, n)
    for i in walled:
        server.routes[f"/nota/{i}"] = Answer(body=page(999, title="Lo más leído de la semana en la radio"))


@pytest.mark.parametrize("walled", [[5, 45, 46, 85], [38, 39, 78, 79], [0, 119]])
def test_a_page_under_many_addresses_is_seen_however_it_is_spread(walled: Collection[int]) -> None:
    n = 3 * HELD_AT_MOST
    with serving() as server:
        publish_with_a_wall(server, n, walled)

        got = gather(outlet(server.url))
        again = gather(outlet(server.url), state=got.state)

    of_the_wall = {f"{server.url}/nota/{i}" for i in walled}
    kept = [a.url for a in got.articles if a.url in of_the_wall]
    if len(walled) < 3:
        assert len(kept) == len(walled), "two are not many: nothing is lost"
        assert not got.refused
    else:
        assert len(kept) <= 1, "only what was handed on before a second one came"
        assert got.report.refused == {"soft_404": len(walled) - len(kept)}
    assert len(got.articles) == n - len(walled) + len(kept)
    assert again.articles == ()


def test_a_solid_wall_leaves_nothing_to_store() -> None:
    with serving() as server:
        publish_with_a_wall(server, HELD_AT_MOST + 2, range(HELD_AT_MOST + 2))

        got = gather(outlet(server.url))

    assert got.articles == ()
    assert got.report.refused == {"soft_404": HELD_AT_MOST + 2}


def test_trying_one_address_needs_no_source() -> None:
    with serving() as server:
        publish(server, 1)
        config = config_of(outlet(server.url))

        good = fetch_page(f"{server.url}/nota/0", config, now=NOW)
        gone = fetch_page(f"{server.url}/nota/9", config, now=NOW)
        private = fetch_page("http://127.0.0.2/", config, now=NOW)

        assert isinstance(good, FetchedPage)
        assert isinstance(gone, FetchFailure)
        assert gone.reason == "gone"
        assert isinstance(private, FetchFailure)
        assert private.reason == "blocked_address"


def check_many(figures: dict[str, Any], n_articles: int) -> None:
    assert figures["articles"] == n_articles
    assert figures["ratio"] <= 3, figures  # side by side, not one after another; how fast: ./run bench faults
    assert figures["per_article"] <= 1.2, figures
    # as the servers see it, which on a busy machine note a request late and the next one in time
    assert figures["least_pause"] >= 0.9 * figures["delay"], figures
    assert figures["second_pages"] == 0
    assert figures["second_per_way"] <= 1
    assert figures["second_articles"] == 0


def test_two_hundred_pages_over_ten_hosts_take_what_politeness_takes() -> None:
    check_many(crawl_many_hosts(10, 20, delay_s=0.5), 200)


@pytest.mark.long
def test_a_thousand_pages_over_fifty_hosts_take_what_politeness_takes() -> None:
    check_many(crawl_many_hosts(50, 20, delay_s=2.0), 1000)
