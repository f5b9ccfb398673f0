"""The order of the queue over many items: by an index, page after page, counted right."""

import re
import threading
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, text

from benchmarks.desk_items import FIRST, fill
from meanwhile.desk.context import Desk
from meanwhile.desk.filters import Cursor, cursor_of
from meanwhile.desk.ordering import AGE_A_DAY, ordered, place
from meanwhile.desk.pages.queue import POOL
from meanwhile.desk.tally import Tally
from pipeline import review
from pipeline.store import desk_order, desk_queue, items
from pipeline.store.database import Database
from pipeline.store.search import Query

from .conftest import END, Clock, Person

N_BULK = 700


@pytest.fixture
def many(stored: Database) -> Database:
    """The sample and a few hundred items more: more than one pool."""
    fill(stored, N_BULK, at=END)
    return stored


def ids_on(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'<li id="i(\d+)"', page)]


def following(page: str) -> str:
    found = re.search(r'rel="next" href="([^"]+)"', page)
    return unescape(found[1]) if found else ""


def pages(editor: Person, address: str) -> Iterator[str]:
    while address:
        page = editor.page(address)
        yield page
        address = following(page)


def standing(stored: Database, state: str = "new") -> int:
    with stored.reading() as session:
        return desk_queue.tally(session)[state, "", ""]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "query",
    [
        Query(state="new"), Query(state="new", source="source-3"), Query(state="new", lang="en"),
        Query(state="new", topic="redd"), Query(state="new", region="Tacna", topic="mining"),
    ],
)  # fmt: skip
def test_the_best_are_read_from_the_index_alone(many: Database, query: Query) -> None:
    plans: list[str] = []

    def explain(_connection: object, cursor: object, statement: str, parameters: object, *_: object) -> None:
        if "ORDER BY (items.worth" in statement:
            own = cursor.connection.cursor()  # type: ignore[attr-defined]  # the driver's cursor
            plans.extend(str(row[3]) for row in own.execute("EXPLAIN QUERY PLAN " + statement, parameters))

    event.listen(many.engine, "before_cursor_execute", explain)
    with many.reading() as session:
        desk_order.candidates(session, query, limit=300)
        desk_order.candidates(session, query, after=(122_000.5, 7), limit=300)
        desk_order.candidates(session, query, after=(122_000.5, 7), until=(121_000.5, 7), limit=300)
    event.remove(many.engine, "before_cursor_execute", explain)

    assert len([plan for plan in plans if "USING COVERING INDEX ix_items_order (state=?" in plan]) == 3, plans
    assert not any("SCAN" in plan or "TEMP B-TREE" in plan for plan in plans), plans


def test_the_index_and_the_page_order_alike(many: Database) -> None:
    with many.reading() as session:
        found = desk_order.candidates(session, Query(state="new"), limit=400)

    assert [one.base for one in found] == sorted((one.base for one in found), reverse=True)
    for one, other in pairwise(found):
        days = (one.published_at - other.published_at) / timedelta(days=1)
        assert one.base - other.base == pytest.approx(one.worth - other.worth + AGE_A_DAY * days, abs=1e-6)
    assert desk_order.AGE_A_DAY == AGE_A_DAY
    ranks = [place.rank for _, place in ordered(found, None)]
    assert ranks == sorted(ranks, reverse=True)


def test_the_pages_hold_every_undecided_item_once(editor: Person, many: Database) -> None:
    seen = [item_id for page in pages(editor, "/queue?size=100") for item_id in ids_on(page)]

    assert len(seen) == len(set(seen)) == standing(many)


def test_deciding_a_page_hides_nothing_of_the_next(editor: Person, many: Database) -> None:
    first = editor.page("/queue?size=25")
    expected = ids_on(editor.page(following(first)))
    marks = re.findall(r'name="chosen" value="(\d+:\d+)"', first)

    editor.does("/queue/decide", {"chosen": marks, "all": "rejected", "back": "/queue?size=25"})

    assert set(ids_on(editor.page(following(first)))) == set(expected)


def told_apart(stored: Database, pool: int) -> list[int]:
    """Makes the best `pool` items late ones of one story, so that those just behind them rank above them; which."""
    with stored.writing() as session:
        best = desk_order.candidates(session, Query(state="new"), limit=pool + 50)
        rows = {row.id: row for row in items.many(session, [one.id for one in best])}
        ranked = [rows[one.id] for one in best]
        newest = max(row.published_at for row in ranked)
        for number, row in enumerate(ranked):
            row.published_at, row.worth = newest - timedelta(seconds=number), 0.9
            row.story_id = ranked[0].story_id if number < pool else None
        return [row.id for row in ranked[pool:]]


@pytest.mark.parametrize("adjust", ["on", "off"])
@pytest.mark.parametrize("size", [10, 25])
def test_deciding_page_by_page_passes_over_nothing(editor: Person, many: Database, size: int, adjust: str) -> None:
    """Novelty ranks an item that comes into view late above the place that the pages have come to; habit moves all."""
    late = told_apart(many, POOL)
    with many.reading() as session:
        one = desk_order.candidates(session, Query(state="new"), limit=POOL + 1)[POOL]
        first = ordered(desk_order.candidates(session, Query(state="new"), limit=POOL), None)
        newest = first[0][0].published_at
        # It stands outside of the first pool, and would rank above the end of the first page.
        assert one.id == late[0]
        assert place(one, newest_at=newest, habits=None).rank > first[size - 1][1].rank
    editor.does("/queue/order", {"adjust": adjust, "back": "/queue"})
    n_all, address = standing(many), f"/queue?size={size}"
    seen: list[int] = []
    while address:
        page = editor.page(address)
        assert len(address) < 1000
        seen += ids_on(page)
        # Every other line is left for later; it is not shown again, nor does it keep anything back.
        marks = re.findall(r'name="chosen" value="(\d+:\d+)"', page)[::2]
        editor.does("/queue/decide", {"chosen": marks, "all": "rejected", "back": address})
        address = following(page)

    assert set(late) <= set(seen)
    assert len(seen) == len(set(seen)) == n_all


def test_what_comes_in_while_one_pages_keeps_nothing_back(editor: Person, many: Database) -> None:
    first = editor.page("/queue?size=100")
    with many.writing() as session:
        best = desk_order.candidates(session, Query(state="new"), limit=POOL + 50)
        # A source mends its dates: fifty that stood behind the pool now stand in it.
        top = items.by_id(session, best[20].id)
        moved = [one.id for one in best[POOL:]]
        for row in items.many(session, moved):
            row.published_at, row.worth = top.published_at, top.worth
    seen = ids_on(first) + [number for page in pages(editor, following(first)) for number in ids_on(page)]

    assert len(seen) == len(set(seen)) == standing(many)
    assert set(moved) <= set(seen)


def test_a_page_whose_items_others_have_decided_leads_on(editor: Person, many: Database) -> None:
    first = editor.page("/queue?size=100")
    second = editor.page(following(first))
    with many.writing() as session:
        for number in ids_on(second):
            review.judge(session, number, "rejected", editor="Ben", now=END)

    assert set(ids_on(editor.page(following(first)))).isdisjoint(ids_on(second))
    assert ids_on(editor.page(following(first)))
    with many.writing() as session:
        for one in desk_order.candidates(session, Query(state="new"), limit=10_000):
            review.judge(session, one.id, "rejected", editor="Ben", now=END)
    assert "Nothing follows here" in editor.page(following(first))


def test_what_repeats_another_stands_behind_it_and_is_searched(editor: Person, many: Database) -> None:
    with many.reading() as session:
        behind = next(
            row for row in items.many(session, range(FIRST, FIRST + N_BULK)) if row.represented_by is not None
        )
    listed = "".join(pages(editor, "/queue?size=100"))

    assert f'id="i{behind.id}"' not in listed
    assert f'id="i{behind.represented_by}"' in listed
    assert "+1 alike" in listed
    assert f'href="/items/{behind.id}"' in "".join(pages(editor, f"/search?source={behind.source}&size=100"))


def test_each_line_says_why_it_stands_there_also_to_a_keyboard(editor: Person, many: Database) -> None:
    first = ids_on(editor.page("/queue"))[0]

    told = editor.page(f"/items/{first}/pane")

    assert re.search(r"Stands at <b>[\d.]+</b>: worth [\d.]+ by its words and sources <b>\+[\d.]+</b>", told)
    assert "first of its story" in told or "earlier in its story" in told
    editor.does(f"/items/{first}/judge", {"verdict": "accepted", "version": 1})
    assert "Stands at" not in editor.page(f"/items/{first}/pane")


Counts = dict[tuple[str, str, str], int]


def counted(desk: Desk) -> Counts:
    return {key: n for key, n in desk.tally.counts(desk.clock()).items() if n}


def wait_for_counting() -> None:
    for thread in threading.enumerate():
        if thread.name == "tally":
            thread.join(20)


def test_counts_are_right_after_each_act_and_undo(editor: Person, many: Database, desk: Desk, clock: Clock) -> None:
    def fresh() -> Counts:
        with many.reading() as session:
            return desk_queue.tally(session)

    page = editor.page("/queue?size=10")
    marks = re.findall(r'name="chosen" value="(\d+:\d+)"', page)
    (tagged, version), (merged, second), (other, _) = (mark.split(":") for mark in marks[7:10])
    assert counted(desk) == fresh()
    for path, form in (
        ("/queue/decide", {"accept": marks[0]}),
        ("/queue/decide", {"chosen": marks[1:6], "all": "rejected"}),
        ("/undo", {}),
        (f"/items/{tagged}/retag", {"tag": "region: Tacna", "version": version}),
        ("/undo", {}),
        (f"/items/{merged}/merge", {"into": other, "version": second}),
        ("/undo", {}),
        (f"/items/{merged}/merge", {"into": other, "version": int(second) + 2}),
        (f"/items/{merged}/split", {"version": int(second) + 3}),
    ):
        editor.does(path, {**form, "back": "/queue"})
        assert counted(desk) == fresh(), path
    with many.writing() as session:
        review.judge(session, int(tagged), "rejected", editor="the command line", now=END)
    clock.turn(minutes=1)
    counted(desk)
    wait_for_counting()
    assert counted(desk) == fresh()


def test_a_count_begun_before_a_decision_does_not_undo_it(
    many: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meanwhile.desk.tally.AT_ONCE_S", 0.0)  # everything takes too long to wait for
    counts = Tally(many)
    before = counts.counts(clock())["new", "", ""]
    with many.writing() as session:
        item_id = desk_order.candidates(session, Query(state="new"), limit=1)[0].id
        old = desk_queue.counts_under(session, item_id)
        act = review.judge(session, item_id, "accepted", editor="Beto", now=END)
        new = desk_queue.counts_under(session, item_id)

    counts.changed(act, old, new)

    assert counts.counts(clock())["new", "", ""] == before - 1
    with many.writing() as session:
        review.judge(session, FIRST, "accepted", editor="somebody else", now=END)
    clock.turn(minutes=1)
    counts.counts(clock())  # begins to count behind the page
    wait_for_counting()
    assert counts.counts(clock())["new", "", ""] == before - 2


def test_tags_are_completed_by_the_beginning_of_any_word_accents_aside(editor: Person, many: Database) -> None:
    assert "region: Madre de Dios" in editor.get("/tags?q=dios").get_json()
    assert "region: San Martín" in editor.get("/tags?q=region: martin").get_json()
    assert editor.get("/tags?q=zzz").get_json() == []
    with many.writing() as session:
        session.execute(text("UPDATE item_tags SET rejected = true WHERE tag = 'lugar 7'"))
    assert "place: lugar 7" not in editor.get("/tags?q=place: lugar 7").get_json()


ENDS = st.none() | st.tuples(st.floats(-1e6, 1e6), st.integers(0, 10**12))


@given(ENDS, ENDS, st.frozensets(st.integers(1, 10**12), max_size=200))
def test_a_cursor_is_read_as_it_was_written(
    pool: tuple[float, int] | None, until: tuple[float, int] | None, seen: frozenset[int]
) -> None:
    cursor = Cursor(pool=pool, until=until, seen=seen)

    assert cursor_of(str(cursor)) == (cursor if pool or until or seen else None)


@pytest.mark.parametrize("written", ["~~_w", "~~AAA", "~~A", "~~" + "_" * 400, "~~AQ==", "1.0,2~3.0,4", "~~é"])
def test_what_no_cursor_wrote_is_none(written: str) -> None:
    assert cursor_of(written) is None


@given(st.text(max_size=40) | st.text("~AQgw_-", max_size=20))
def test_any_other_text_is_no_cursor(written: str) -> None:
    found = cursor_of(written)

    assert found is None or cursor_of(str(found)) == found
