"""One candidate per article, and what is worth a visit."""

from datetime import UTC, datetime, timedelta

from scrapers.candidates import REBUILT, gather, sort_out
from scrapers.pages import FeedEntry
from scrapers.source import Source, SourceEntry
from scrapers.state import KnownArticle

NOW = datetime(2019, 2, 24, 15, tzinfo=UTC)


def source(**quirks: object) -> Source:
    entry = {"id": "a", "name": "A", "home": "https://a.pe/", "discovery": [{"type": "wordpress"}], "quirks": quirks}
    return SourceEntry.model_validate(entry).source()


def entry(url: str, **values: object) -> FeedEntry:
    return FeedEntry(url=url, **values)  # type: ignore[arg-type]


def test_the_same_article_of_two_ways_is_one_candidate_with_what_both_know() -> None:
    announced = [
        ("feed", "feed", entry("http://www.a.pe/nota/?utm_source=rss", title="Nota", authors=("Rosa",), stamp="f1")),
        ("api", "wordpress", entry("https://a.pe/nota/", html="<p>Largo</p>", published_at=NOW, stamp="w1")),
    ]

    (candidate,) = gather(announced, source())

    assert candidate.stamps == {"feed": "f1", "wordpress": "w1"}
    assert candidate.kinds == ("feed", "wordpress")
    assert candidate.entry.html == "<p>Largo</p>"
    assert (candidate.entry.title, candidate.entry.authors, candidate.entry.published_at) == ("Nota", ("Rosa",), NOW)


def test_declared_patterns_say_what_is_an_article() -> None:
    odd = source(only=[r"/\d{4}/\d{2}/"], skip=[r"/amp/?$"], drop_query=["outputType"])
    announced = [
        ("", "feed", entry(url))
        for url in (
            "https://a.pe/2019/02/x?outputType=amp",
            "https://a.pe/2019/02/x",
            "https://a.pe/2019/02/y/amp/",
            "https://a.pe/z",
        )
    ]

    assert [candidate.entry.url for candidate in gather(announced, odd)] == ["https://a.pe/2019/02/x"]


def test_going_back_in_time_ends_where_it_is_told_to() -> None:
    announced = [("", "feed", entry(f"https://a.pe/{n}", published_at=NOW - timedelta(days=n))) for n in (1, 5, 20)]
    announced.append(("", "feed", entry("https://a.pe/undated")))

    kept = gather(announced, source(), since=NOW - timedelta(days=7))

    assert [candidate.entry.url.rpartition("/")[2] for candidate in kept] == ["1", "5", "undated"]


def test_new_and_edited_are_visited_newest_first_and_the_rest_is_known() -> None:
    announced = [
        ("", "feed", entry(f"https://a.pe/{n}", published_at=NOW - timedelta(days=n), stamp="new")) for n in range(5)
    ]
    candidates = gather(announced, source())
    stamps = {0: "new", 1: "old", 2: "", 3: "new"}
    known = {
        candidates[n].url: KnownArticle(url=candidates[n].url, stamps={"feed": stamp} if stamp else {"wordpress": "w"})
        for n, stamp in stamps.items()
    }

    found = sort_out(candidates, known, now=NOW)

    assert [candidate.entry.url[-1] for candidate in found.visit] == ["1", "4"]
    assert [candidate.entry.url[-1] for candidate in found.known] == ["0", "2", "3"]
    (noted,) = found.note
    assert noted.stamps == {"wordpress": "w", "feed": "new"}


def test_a_rebuilt_sitemap_is_not_taken_for_edits() -> None:
    def after(n: int) -> int:
        candidates = gather([("", "sitemap", entry(f"https://a.pe/{i}", stamp="new")) for i in range(n)], source())
        known = {c.url: KnownArticle(url=c.url, stamps={"sitemap": "old"}) for c in candidates}
        return len(sort_out(candidates, known, now=NOW).visit)

    assert after(REBUILT) == REBUILT
    assert after(REBUILT + 1) == 0


def test_what_was_never_fetched_stays_so() -> None:
    candidates = gather([("", "sitemap", entry("https://a.pe/1", stamp="new"))], source())
    known = {c.url: KnownArticle(url=c.url, stamps={"sitemap": "old"}, ended="old") for c in candidates}

    assert sort_out(candidates, known, now=NOW).visit == ()
