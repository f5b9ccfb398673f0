"""What the rows of the crawl matrix share: the figure that each of them measures."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.scrapers.fault_server import (
    Answer,
    FaultServer,
    item,
    rss,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured, what it must be, and whether it is."""

    measured: str
    wanted: str
    holds: bool


Row = Callable[[], Figure]


def feed_with(server: FaultServer, *links: str, **routes: Answer) -> None:
    """A feed of links and the routes that they lead to."""
    server.routes["/feed"] = Answer(
        body=rss([item(i, link) for i, link in enumerate(links)]), kind="application/rss+xml"
    )
    for path, answer in routes.items():
        server.routes[f"/{path}"] = answer
