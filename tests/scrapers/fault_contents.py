"""Rows C11–C17, C21 and C22 of the crawl matrix: what comes in and is not what it seems."""

from datetime import UTC, datetime, timedelta
from typing import Any

from pipeline.types import DateSource
from scrapers.charset import decode
from scrapers.entries import parse_feed
from scrapers.health import HealthState
from tests.scrapers.fault_figures import Figure, feed_with
from tests.scrapers.fault_server import (
    Answer,
    item,
    page,
    redirect,
    rss,
    serving,
    truncated,
)
from tests.scrapers.gathering import NOW, Gathered, gather, outlet


def charset_lies() -> list[tuple[bytes, str, str]]:
    """(bytes, declared charset, the text that they mean)."""
    words = (
        "minería",
        "titulación",
        "Áncash",
        "niños",
        "¿qué?",
        "«agua»",
        "Ñuñoa",
        "über",
        "señaló",
        "café",
        "“cita”",
        "años",
    )
    found = []
    for word in words:
        text = f"<p>La {word} en el año 2019 según José</p>"
        narrow = text.encode("cp1252")
        found += [(narrow, "utf-8", text), (text.encode(), "iso-8859-1", text), (text.encode(), "", text)]
        found += [(narrow, "iso-8859-1", text), (narrow, "windows-1252", text)]
    return found


def c11_charset_lies() -> Figure:
    """Bytes that are not in the charset that is declared for them."""
    cases = charset_lies()
    wrong = [
        text
        for body, charset, text in cases
        if decode(body, f"text/html; charset={charset}" if charset else "")[0] != text
    ]
    replaced = sum("\ufffd" in decode(body, charset)[0] for body, charset, _ in cases)
    with serving() as server:
        body = page(1).decode().replace("título", "título de «Ñuñoa»").encode("cp1252")
        feed_with(server, f"{server.url}/lie", lie=Answer(body=body))
        got = gather(outlet(server.url))
    right = bool(got.articles) and "Ñuñoa" in got.articles[0].title
    return Figure(
        measured=f"{len(wrong)} of {len(cases)} wrong, {replaced} with U+FFFD; through the crawl "
        f"{'right' if right else 'wrong'}",
        wanted="0 wrong of ≥ 30",
        holds=not wrong and not replaced and len(cases) >= 30 and right,
    )  # fmt: skip


def _dated_feed(dates: list[str]) -> Gathered:
    with serving() as server:
        links = [f"{server.url}/nota/{i}" for i in range(len(dates))]
        for i in range(len(dates)):
            server.routes[f"/nota/{i}"] = Answer(body=page(i, published=""))
        items = [item(i, link, date=date) for i, (link, date) in enumerate(zip(links, dates, strict=True))]
        server.routes["/feed"] = Answer(body=rss(items), kind="application/rss+xml")
        return gather(outlet(server.url))


def c12_broken_dates() -> Figure:
    """Dates that no calendar has, dates in Spanish, none at all."""
    dates = [
        "Sun, 31 Feb 2019 25:61:00 GMT",
        "lunes, 18 febrero 2019",
        "18/02/2019 10:00",
        "ayer no más",
        "",
        "2019-02-18",
    ]
    got = _dated_feed(dates)
    bad = [a for a in got.articles if a.published_at is not None and a.published_at > NOW + timedelta(hours=24)]
    invented = [a for a in got.articles if a.published_at is None and a.date_source is not DateSource.FIRST_SEEN]
    right = [a for a in got.articles if a.published_at == datetime(2019, 2, 18, 5, tzinfo=UTC)]
    return Figure(
        measured=f"{len(got.articles)} of {len(dates)} stored, {len(right)} at 18 February 0:00 in Lima, "
        f"{len(invented)} invented",
        wanted="100 % with a date source, none invented",
        holds=len(got.articles) == len(dates) and not bad and not invented and len(right) >= 2,
    )


def c13_future_dates() -> Figure:
    """Publication in 2099."""
    got = _dated_feed(["Thu, 31 Dec 2099 10:00:00 GMT", "Wed, 20 Feb 2019 10:00:00 GMT"])
    after = [a for a in got.articles if a.published_at is not None and a.published_at > NOW + timedelta(hours=24)]
    clamped = [a for a in got.articles if a.date_source is DateSource.CLAMPED and "2099" in a.published_raw]
    return Figure(
        measured=f"{len(after)} after the run, {len(clamped)} clamped with the raw date kept",
        wanted="0 dated after the run", holds=not after and len(clamped) == 1 and len(got.articles) == 2,
    )  # fmt: skip


def c14_guids() -> Figure:
    """Missing, reused, changed guids and guids that are addresses: 60 feeds, each fetched twice."""
    starts = [(kind, start) for kind in range(4) for start in range(0, 75, 5)]
    with serving() as server:
        for i in range(90):
            server.routes[f"/nota/{i}"] = Answer(body=page(i))
        outlets = [
            outlet(server.url, {"type": "feed", "url": f"{server.url}/{kind}/{start}"}, name=f"s{kind}_{start}")
            for kind, start in starts
        ]
        state = None
        counts: list[dict[str, int]] = []
        for turn in (0, 1):
            for kind, start in starts:
                numbers = [*range(start, start + 5), *([start + 5] if turn else [])]
                body = rss([_guid_item(kind, turn, i, server.url) for i in numbers])
                server.routes[f"/{kind}/{start}"] = Answer(body=body, kind="application/rss+xml")
            got = gather(*outlets, state=state)
            state = got.state
            counts.append({report.source: report.articles for report in got.report.sources})
    n_wrong = sum(counts[0][name] != 5 or counts[1][name] != 1 for name in counts[0])
    return Figure(
        measured=f"{n_wrong} wrong of {len(starts)} pairs of fetches", wanted="0 duplicates, 0 swallowed on 60 pairs",
        holds=n_wrong == 0 and len(starts) == 60,
    )  # fmt: skip


def _guid_item(kind: int, turn: int, number: int, url: str) -> str:
    link = f"{url}/nota/{number}"
    match kind:
        case 0:
            return item(number, link, guid=None)
        case 1:
            return item(number, link, guid="1")
        case 2:
            return item(number, link, guid=f"cambia-{turn}-{number}")
        case _:
            return item(number, "", guid=link)


def c15_calendar() -> Figure:
    """A listing whose next page never ends."""
    with serving() as server:

        def calendar(hit: Any) -> Answer:
            number = int(hit.path.rpartition("=")[2] or 0)
            links = "".join(
                f'<li><a href="/n/{number}-{i}">La comunidad número {number} {i} pide justicia ambiental</a></li>'
                for i in range(5)
            )
            return Answer(
                body=f'<html><body><ul>{links}</ul><a rel="next" href="/cal?n={number + 1}">Siguiente</a>'.encode()
            )

        server.fallback = lambda hit: (
            calendar(hit) if hit.path.startswith("/cal") else Answer(body=page(hash(hit.path) % 10**6))
        )
        way = {"type": "listing", "url": f"{server.url}/cal?n=0", "next_page": "a[rel=next]"}
        limits = {"history_pages_per_source": 40}
        daily = gather(outlet(server.url, way))
        n_daily = len(server.hits("/cal"))
        server.journal.clear()
        history = gather(outlet(server.url, way), since=NOW - timedelta(days=60), limits=limits)
        n_history = len(server.journal) - len(server.hits("/robots"))
    return Figure(
        measured=f"{n_daily} listing pages a day, {n_history} requests of 40 allowed in history",
        wanted="≤ depth 3; ≤ the page limit",
        holds=n_daily <= 3 and n_history <= 41 and daily.only.articles > 0 and "limit" in history.only.limit,
    )


def c16_challenges() -> Figure:
    """Walls that answer 200 where an article was."""
    from tests.scrapers.walls import GENUINE, WALLS

    with serving() as server:
        for i, (body, headers) in enumerate(WALLS):
            server.routes[f"/wall/{i}"] = Answer(body=body, headers=headers)
        feed_with(server, *(f"{server.url}/wall/{i}" for i in range(len(WALLS))))
        got = gather(outlet(server.url))
    with serving() as server:
        genuine = [*GENUINE, *((page(i), {}) for i in range(200))]
        for i, (body, headers) in enumerate(genuine):
            server.routes[f"/nota/{i}"] = Answer(body=body, headers=headers)
        feed_with(server, *(f"{server.url}/nota/{i}" for i in range(len(genuine))))
        good = gather(outlet(server.url), limits={"pages_per_source": 400})
    missed = len(genuine) - len(good.articles)
    return Figure(
        measured=f"{len(got.articles)} of {len(WALLS)} walls stored (state {got.only.state}); "
        f"{missed} of {len(genuine)} genuine pages refused",
        wanted="0 stored, state challenge, 0 false alarms on ≥ 200 pages",
        holds=not got.articles and got.only.state is HealthState.CHALLENGE and missed == 0 and len(genuine) >= 200,
    )  # fmt: skip


def c17_soft_404() -> Figure:
    """Articles that are gone, answered with the front page, one page for all, or a redirect home."""
    with serving() as server:
        front = page(77, title="Radio de prueba: noticias de la región", canonical=f"{server.url}/")
        same = page(78, title="Lo más leído de la semana en la radio")
        gone = (
            b"<html><title>P\xc3\xa1gina no encontrada</title><body><h1>Error 404</h1><p>No existe.</p></body></html>"
        )
        links = []
        for i in range(4):
            for name, answer in (("front", Answer(body=front)), ("same", Answer(body=same)),
                                 ("gone", Answer(body=gone)),
                                 ("home", redirect("/"))):  # fmt: skip
                server.routes[f"/{name}/{i}"] = answer
                links.append(f"{server.url}/{name}/{i}")
        server.routes["/"] = Answer(body=front)
        server.routes["/nota"] = Answer(body=page(1))
        feed_with(server, *links, f"{server.url}/nota")
        server.routes["/nota"] = Answer(body=page(1))
        got = gather(outlet(server.url))
    return Figure(
        measured=f"{len(got.articles) - 1} of {len(links)} stored, the genuine one kept; {dict(got.report.refused)}",
        wanted="0 stored",
        holds=len(got.articles) == 1 and got.articles[0].url.endswith("/nota"),
    )


def c21_truncated() -> Figure:
    """A body that breaks off, at first; whole at the next run."""
    with serving() as server:
        feed_with(server, f"{server.url}/half", f"{server.url}/whole", half=Answer(behave=truncated(page(1))))
        server.routes["/whole"] = Answer(body=page(2))
        first = gather(outlet(server.url))
        server.routes["/half"] = Answer(body=page(1))
        second = gather(outlet(server.url), state=first.state)
    return Figure(
        measured=f"{len(first.articles) - 1} partial stored ({dict(first.report.refused)}); "
        f"{len(second.articles)} at the next run",
        wanted="0 stored, tried again",
        holds=len(first.articles) == 1 and first.report.refused == {"truncated": 1} and len(second.articles) == 1,
    )


def c22_html_in_titles() -> Figure:
    """Markup, scripts and control characters in titles."""
    nasty = [
        "Marcha <b>indígena</b>", "<script>alert(1)</script>Protesta", "&lt;img src=x onerror=alert(1)&gt;Paro",
        "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;Bloqueo", "Uno\u0085dos\u2028tres", "A &amp; B",
        "<![CDATA[<svg/onload=alert(1)>Toma de pozos]]>", "Derrame\u202egpj.exe",
    ]  # fmt: skip
    feed = rss([item(i, f"http://a.pe/{i}", title=title) for i, title in enumerate(nasty)])
    titles = [entry.title for entry in parse_feed(feed, url="http://a.pe/feed", now=NOW).entries]
    bad = [t for t in titles if "<" in t or "alert" in t or any(c in t for c in "\x85\u2028\u202e\x00\n")]
    return Figure(
        measured=f"{len(bad)} of {len(nasty)} titles with markup, script or control characters; e.g. {titles[1]!r}",
        wanted="0", holds=not bad and len(titles) == len(nasty) and all(titles),
    )  # fmt: skip
