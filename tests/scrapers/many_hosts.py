"""Many outlets at once, each on a loopback address of its own, and what a crawl of them costs."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from typing import Any

from tests.scrapers.fault_server import Answer, FaultServer, publish, serving
from tests.scrapers.gathering import gather, outlet


def crawl_many_hosts(n_hosts: int, n_pages: int, *, delay_s: float) -> dict[str, Any]:
    """Hosts on 127.0.0.x that answer after 20 ms; the figures of a first and a second crawl."""
    with many_servers(n_hosts, n_pages) as servers:
        outlets = [
            outlet(server.url, {"type": "feed", "url": f"{server.url}/feed"}, name=f"h{n}", delay=delay_s)
            for n, server in enumerate(servers)
        ]
        first = gather(*outlets, allow=["127.0.0.0/8"], limits={"timeout_s": 30})
        n_first = sum(len(server.journal) for server in servers)
        pauses = [later.at - earlier.at for server in servers for earlier, later in pairwise(server.journal)]
        for server in servers:
            server.journal.clear()
        second = gather(*outlets, state=first.state, allow=["127.0.0.0/8"], limits={"timeout_s": 30})
        hits = [hit.path for server in servers for hit in server.journal]
    floor = (n_pages + 1) * delay_s  # robots.txt, the feed and the pages: so many pauses
    return {
        "articles": len(first.articles),
        "seconds": first.seconds,
        "delay": delay_s,
        "floor": floor,
        "ratio": first.seconds / floor,
        "per_article": n_first / max(len(first.articles), 1),
        "least_pause": min(pauses),
        "second_pages": len([path for path in hits if path.startswith("/nota/")]),
        "second_per_way": len(hits) / n_hosts,  # all requests, robots.txt included
        "second_articles": len(second.articles),
    }


@contextmanager
def many_servers(n_hosts: int, n_pages: int) -> Iterator[list[FaultServer]]:
    """Servers on 127.0.1.1, 127.0.1.2 … that answer after 20 ms."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(f"127.0.1.{n + 1}")) for n in range(n_hosts)]
        for server in servers:
            publish(server, n_pages)
            for route in server.routes.values():
                assert isinstance(route, Answer)
                route.delay_s = 0.02
        yield servers
