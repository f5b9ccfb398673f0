"""What a run asks of the database is answered from indexes: it costs no more when much more is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, event, insert, text
from sqlalchemy.orm import Session

from pipeline.sort import group_items, tag_items
from pipeline.store import crawling, grouping, items
from pipeline.store.database import Database
from pipeline.tables import StoryRow
from pipeline.tagging import Lexicon, load_lexicon
from pipeline.take_in import TakeIn
from tests.conftest import MakeArticle

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@contextmanager
def asked(engine: Engine) -> Iterator[list[tuple[str, object]]]:
    """The statements that are sent meanwhile."""
    found: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, _context: object, many: bool) -> None:
        if not many:
            found.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)


def told(database: Database, stories: list[tuple[str, datetime, datetime]]) -> None:
    with database.writing() as session:
        for lang, first_at, last_at in stories:
            session.execute(insert(StoryRow), {"lang": lang, "first_at": first_at, "last_at": last_at})


def test_a_period_has_the_languages_of_its_stories(database: Database, now: datetime) -> None:
    def spoken(since: datetime, until: datetime) -> set[str]:
        with database.reading() as session:
            return grouping.languages(session, since, until)

    assert spoken(now - DAY, now) == set()
    told(
        database,
        [
            ("es", now - 9 * DAY, now - 8 * DAY), ("es", now - DAY, now), ("en", now - 30 * DAY, now - 20 * DAY),
            ("qu", now - 5 * DAY, now - 5 * DAY), ("pt", now - 9 * DAY, now + DAY),
        ],
    )  # fmt: skip

    assert spoken(now - DAY, now) == {"es", "pt"}
    assert spoken(now - 5 * DAY, now - 4 * DAY) == {"qu", "pt"}
    assert spoken(now - 60 * DAY, now) == {"es", "en", "qu", "pt"}
    assert spoken(now + 2 * DAY, now + 3 * DAY) == set()


@pytest.mark.sqlite
def test_taking_in_tagging_and_grouping_read_no_table_through(
    database: Database, lexicon: Lexicon, now: datetime, make_article: MakeArticle
) -> None:
    """Also where the planner has learned that most items are alike."""
    sink = TakeIn(database, lambda: now)
    words = "Los delegados de {0} pidieron que los linderos de {0} se fijen antes de fin de año ante el juez de paz."

    def bring(names: list[str]) -> None:
        for name in names:
            sink(make_article(f"Linderos de {name}", words.format(name) * 3, path=name))

    bring([f"Cusipata {n}" for n in range(60)])
    tag_items(database, lexicon)
    group_items(database, now=now)
    with database.writing() as session:
        pretend_to_be_large(session)
    database.close()

    with asked(database.engine) as statements:
        bring(["Haquira", "Ollachea"])
        tag_items(database, lexicon)
        group_items(database, now=now)

    read: set[str] = set()
    with database.reading() as session:
        connection = session.connection()
        for statement, parameters in statements:
            if statement.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
                read |= {f"{step[3]}: {statement}" for step in plan if is_reading_through(step[3])}
    assert len(statements) > 30
    assert read == set()


def pretend_to_be_large(session: Session) -> None:
    """Statistics as of a million rows in each table, tagged with one lexicon and in one language."""
    session.execute(text("ANALYZE"))
    for table, index, told in session.execute(text("SELECT tbl, idx, stat FROM sqlite_stat1")).all():
        n_rows, *alike = (int(number) for number in told.split())
        is_one_value = index in {"ix_items_tagged_with", "ix_stories_lang"}
        larger = " ".join(str(10**6 if is_one_value and n == n_rows else min(n, 20)) for n in alike)
        session.execute(
            text("UPDATE sqlite_stat1 SET stat = :stat WHERE tbl = :t AND idx IS :i"),
            {"stat": f"{10**6} {larger}".strip(), "t": table, "i": index},
        )


def is_reading_through(step: str) -> bool:
    """Whether a step of a plan goes through one of the tables that grow, or through all of it from some row on."""
    growing = ("items", "stories", "fingerprints", "story_keys", "relation", "item_tags")
    name = step.removeprefix("SCAN ").removeprefix("SEARCH ").partition(" ")[0]
    if name not in growing:
        return False
    return step.startswith("SCAN") or "USING INTEGER PRIMARY KEY (rowid>?)" in step


def test_the_newest_articles_of_a_source_are_the_same_on_every_database(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether they sort what has no date first or last; it is as old as when it was seen."""
    monkeypatch.setattr(crawling, "HISTORY", 3)
    told = {"d0": (0, 9), "d2": (2, 9), "d4": (4, 0), "d6": (6, 0), "u1": (None, 1), "u5": (None, 5), "u7": (None, 7)}
    with database.writing() as session:
        for name, (published, seen) in told.items():
            values = {
                "ended": "article",
                "published_at": None if published is None else now - published * DAY,
                "seen_at": now - seen * DAY,
            }
            crawling.remember_article(session, "a", name, values)
            crawling.remember_article(session, "b", name, values | {"published_at": None})
        crawling.remember_article(session, "a", "wall", {"ended": "wall", "published_at": now, "seen_at": now})
        crawling.remember_article(session, "a", "never", {"ended": "article", "published_at": None, "seen_at": None})
    with database.reading() as session:
        newest = [row.url for row in crawling.last_articles(session, "a")]
        without_dates = [row.url for row in crawling.last_articles(session, "b")]

    assert newest == ["d2", "u1", "d0"]
    assert without_dates[-1] in {"d4", "d6"}
    assert (len(without_dates), without_dates[0]) == (3, "u1")


def test_items_wait_for_the_tagger_in_order_of_their_ids(
    database: Database, lexicon: Lexicon, now: datetime, make_article: MakeArticle
) -> None:
    sink = TakeIn(database, lambda: now)
    for n in range(5):
        sink(make_article(f"Linderos {n}", f"Texto {n}", path=str(n)))
    with database.reading() as session:
        first = [item.id for item in items.tagged_with(session, None, after=0, limit=3)]
        rest = [item.id for item in items.tagged_with(session, None, after=int(first[-1]), limit=3)]
    tag_items(database, lexicon)
    with database.reading() as session:
        tagged = [item.id for item in items.tagged_with(session, lexicon.version, after=0, limit=9)]
        assert items.tagged_with(session, None, after=0, limit=9) == []
    assert first + rest == tagged == sorted(tagged, key=int)
    assert len(tagged) == 5
