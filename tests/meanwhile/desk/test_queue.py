"""The queue and the item pages, without a script."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from benchmarks.desk_items import fill
from meanwhile.desk.context import Desk
from pipeline import review
from pipeline.store import desk_queue, items
from pipeline.store.database import Database
from pipeline.store.search import Query

from .conftest import END, Clock, Hire, Person


def first_line(page: str) -> tuple[int, int]:
    found = re.search(r'data-id="(\d+)" data-version="(\d+)"', page)
    assert found
    return int(found[1]), int(found[2])


def state_of(database: Database, item_id: int) -> str:
    with database.reading() as session:
        return items.by_id(session, item_id).state


def test_the_queue_shows_the_best_undecided_items_with_their_reasons(editor: Person) -> None:
    page = editor.page("/queue")

    scores = [float(score) for score in re.findall(r" · (\d\.\d\d)</p>", page)]
    assert len(scores) == 25
    assert scores == sorted(scores, reverse=True)
    assert "first of its story" in page
    assert len(page) < 60_000


def test_an_accepted_item_leaves_the_queue_and_comes_back_by_undo(editor: Person, stored: Database) -> None:
    item_id, version = first_line(editor.page("/queue"))

    after = editor.does("/queue/decide", {"accept": f"{item_id}:{version}", "back": "/queue"})

    assert state_of(stored, item_id) == "accepted"
    assert f'id="i{item_id}"' not in after.text
    assert "1 accepted." in after.text
    undone = editor.does("/undo", {"back": "/queue"})
    assert "Undone" in undone.text
    assert state_of(stored, item_id) == "new"


def test_undo_reaches_over_sessions_and_takes_back_only_ones_own(hire: Hire, editor: Person, stored: Database) -> None:
    other = hire("Carla Ríos", "editor")
    item_id, version = first_line(editor.page("/queue"))
    editor.does(f"/items/{item_id}/judge", {"verdict": "rejected", "version": version})
    editor.post("/logout")
    page = editor.get("/login").text
    token = re.search(r'name="csrf" value="([^"]+)"', page)
    assert token

    assert other.post("/undo").status_code == 404
    assert state_of(stored, item_id) == "rejected"
    signed_in = editor.client.post(
        "/login",
        base_url="http://127.0.0.1",
        data={"csrf": token[1], "name": editor.name, "password": "four words by chance"},
        headers={"Origin": "http://127.0.0.1"},
    )
    assert signed_in.status_code == 303
    editor.does("/undo", {"back": "/queue"})
    assert state_of(stored, item_id) == "new"


def test_two_editors_on_one_item_the_second_gets_409_and_nothing_is_lost(
    hire: Hire, editor: Person, stored: Database
) -> None:
    other = hire("Carla Ríos", "editor")
    item_id, version = first_line(editor.page("/queue"))
    editor.does(f"/items/{item_id}/judge", {"verdict": "accepted", "version": version})

    for path, data in (
        (f"/items/{item_id}/judge", {"verdict": "rejected", "version": version}),
        ("/queue/decide", {"reject": f"{item_id}:{version}"}),
        (f"/items/{item_id}/retag", {"tag": "region: Loreto", "version": version}),
        (f"/items/{item_id}/merge", {"into": "1", "version": version}),
        (f"/items/{item_id}/move", {"story": "", "version": version}),
    ):
        answer = other.post(path, data)
        assert answer.status_code == 409, path
        assert "changed meanwhile" in answer.text
    assert state_of(stored, item_id) == "accepted"


def test_undo_leaves_what_a_colleague_decided_later(hire: Hire, editor: Person, stored: Database) -> None:
    other = hire("Carla Ríos", "editor")
    item_id, version = first_line(editor.page("/queue"))
    editor.does(f"/items/{item_id}/judge", {"verdict": "accepted", "version": version})
    other.does(f"/items/{item_id}/judge", {"verdict": "rejected", "version": version + 1})

    for headers in ({}, {"X-Desk": "1"}):
        answer = editor.post("/undo", {"back": "/queue"}, headers=headers)
        assert answer.status_code == 409
        assert "Carla Ríos has decided the same later (rejected)" in unescape(
            answer.get_json()["error"] if headers else answer.text
        )
    assert state_of(stored, item_id) == "rejected"


def test_many_are_decided_at_once_and_those_that_changed_are_left(editor: Person, stored: Database) -> None:
    page = editor.page("/queue")
    marks = re.findall(r'name="chosen" value="(\d+:\d+)"', page)[:3]
    stale = marks[0].split(":")[0] + ":99"

    after = editor.does("/queue/decide", {"chosen": [stale, *marks[1:]], "all": "rejected", "back": "/queue"})

    assert "2 rejected. 1 were left" in after.text
    assert [state_of(stored, int(mark.split(":")[0])) for mark in marks] == ["new", "rejected", "rejected"]
    assert "no item is ticked" in editor.post("/queue/decide", {"all": "rejected"}).text


def test_all_that_are_ticked_are_decided_or_too_many_refused(
    editor: Person, stored: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(stored, 60, at=END)
    with stored.reading() as session:
        found = desk_queue.lines(session, Query(state="new"), limit=120)
    marks = [f"{line.id}:{line.version}" for line in found]
    assert len(marks) > 100

    monkeypatch.setattr("meanwhile.desk.pages.queue.AT_ONCE", len(marks) - 1)
    refused = editor.post("/queue/decide", {"chosen": marks, "all": "rejected"})
    assert refused.status_code == 400
    assert f"{len(marks)} items are ticked; tick at most {len(marks) - 1} at once" in refused.text
    assert {state_of(stored, line.id) for line in found} == {"new"}

    monkeypatch.setattr("meanwhile.desk.pages.queue.AT_ONCE", len(marks))
    after = editor.does("/queue/decide", {"chosen": [*marks, marks[0]], "all": "rejected", "back": "/queue"})
    assert f"{len(marks)} rejected." in after.text
    assert "were left" not in after.text
    assert {state_of(stored, line.id) for line in found} == {"rejected"}


def test_the_script_gets_answers_in_json(editor: Person) -> None:
    item_id, version = first_line(editor.page("/queue"))

    told = editor.post(
        f"/items/{item_id}/judge", {"verdict": "accepted", "version": version}, headers={"X-Desk": "1"}
    ).get_json()

    assert told["id"] == item_id
    assert told["state"] == "accepted"
    assert told["version"] == version + 1
    again = editor.post(f"/items/{item_id}/judge", {"verdict": "rejected", "version": version}, headers={"X-Desk": "1"})
    assert again.status_code == 409
    assert "changed meanwhile" in again.get_json()["error"]
    assert editor.post("/undo", headers={"X-Desk": "1"}).get_json()["state"] == "new"


def test_counts_follow_decisions_at_once(editor: Person, desk: Desk) -> None:
    def count(state: str) -> int:
        return desk.tally.counts(desk.clock())[state, "", ""]

    before = count("new")
    item_id, version = first_line(editor.page("/queue"))

    editor.does(f"/items/{item_id}/judge", {"verdict": "accepted", "version": version})

    assert count("new") == before - 1
    assert count("accepted") == 1


def test_a_tag_is_taken_away_by_one_click_and_its_rule_is_told(editor: Person, stored: Database) -> None:
    with stored.reading() as session:
        (row,) = desk_queue.lines(session, Query(topic="mining"), limit=1)
    page = editor.page(f"/items/{row.id}")
    assert "<mark" in page

    editor.does(
        f"/items/{row.id}/retag", {"tag": "topic: mining", "given": "0", "version": row.version, "back": "/queue"}
    )

    bench = editor.page("/lexicon")
    assert "Rules that editors overruled" in bench
    assert row.title in unescape(bench)
    overruled = editor.get("/lexicon/overruled.yaml")
    assert "topic: mining" in overruled.text
    assert "Taken away by an editor" in editor.page(f"/items/{row.id}")


def test_tags_are_given_from_closed_lists(editor: Person, stored: Database) -> None:
    item_id, version = first_line(editor.page("/queue"))

    assert "choose from redd" in editor.post(f"/items/{item_id}/retag", {"tag": "topic: gold", "version": version}).text
    assert editor.post(f"/items/{item_id}/retag", {"tag": "Loreto", "version": version}).status_code == 400
    assert editor.post(f"/items/{item_id}/retag", {"tag": "region: Tacna"}).status_code == 400
    editor.does(f"/items/{item_id}/retag", {"tag": "region: Tacna", "version": version})
    with stored.reading() as session:
        (record,) = items.records(session, [items.by_id(session, item_id)])
    assert "Tacna" in record.regions
    assert "region: Tacna" in editor.get("/tags?q=tac").get_json()
    assert editor.get("/tags?q=region: mad").get_json() == ["region: Madre de Dios"]


def test_items_are_merged_split_and_moved(editor: Person, stored: Database) -> None:
    with stored.reading() as session:
        one, other = (
            items.by_id(session, line.id) for line in desk_queue.lines(session, Query(representatives=True), limit=2)
        )
        number = one.story_id
    compared = editor.page(f"/compare/{one.id}/{other.id}")
    assert "<del>" in compared
    assert "<ins>" in compared
    assert "Merge: the left one stands for both" in compared

    editor.does(f"/items/{other.id}/merge", {"into": one.id, "version": other.version})
    with stored.reading() as session:
        assert items.by_id(session, other.id).represented_by == one.id
    assert "Split: they differ" in editor.page(f"/compare/{one.id}/{other.id}")
    assert "Split" in editor.page(f"/items/{other.id}")
    story = editor.page(f"/stories/{number}")
    assert "also" in story
    editor.does(f"/items/{other.id}/split", {"version": other.version + 1})
    with stored.reading() as session:
        assert items.by_id(session, other.id).represented_by is None
    editor.does(f"/items/{other.id}/move", {"story": number, "version": other.version + 2})
    with stored.reading() as session:
        assert items.by_id(session, other.id).story_id == number
        assert len(review.history(session, other.id)) == 3
    assert editor.post(f"/items/{other.id}/merge", {"into": "x", "version": 4}).status_code == 400
    assert editor.post(f"/items/{other.id}/move", {"story": "x", "version": 4}).status_code == 400
    assert editor.get(f"/compare/{one.id}/{one.id}").status_code == 400


def test_what_the_outlet_changed_is_shown(editor: Person, stored: Database) -> None:
    from dataclasses import replace

    from meanwhile.demo.press import load_press
    from pipeline.take_in import TakeIn

    from .conftest import article_of

    one = article_of(load_press().articles[0])
    outcome = TakeIn(stored, lambda: END)(replace(one, text=one.text + "\n\nCorrección: fueron 48 familias."))
    assert outcome.value == "revision"
    with stored.reading() as session:
        row = items.by_address(session, one.canonical_url)
        assert row

    page = editor.page(f"/items/{row.id}")

    assert "Earlier texts" in page
    assert "<ins>" in page


@pytest.mark.parametrize("kind", ["suggested", "joined", "forms"])
def test_duplicates_are_listed_by_kind(editor: Person, kind: str) -> None:
    page = editor.page(f"/duplicates?kind={kind}")

    assert "/compare/" in page or "None now" in page
    assert editor.get("/duplicates?kind=all").status_code == 400


def test_filters_narrow_and_are_kept(editor: Person) -> None:
    page = editor.page("/queue?topic=mining&region=Madre de Dios&size=10")
    assert len(re.findall(r'<li id="i\d+"', page)) == 10
    editor.does("/filters", {"page": "queue", "name": "Gold", "topic": "mining", "region": "Madre de Dios"})

    kept = editor.page("/queue")
    link = re.search(r'href="/queue\?([^"]+)">Gold<', kept)
    assert link
    assert dict(parse_qsl(unescape(link[1]))) == {"topic": "mining", "region": "Madre de Dios", "state": "new"}
    number = re.search(r'/filters/(\d+)/drop"', kept)
    assert number
    editor.does(f"/filters/{number[1]}/drop")
    assert "Gold" not in editor.page("/queue")
    assert editor.post(f"/filters/{number[1]}/drop").status_code == 404
    assert editor.post("/filters", {"page": "queue", "name": " "}).status_code == 400
    editor.does("/filters", {"page": "search", "name": "All gold", "topic": "mining"})
    assert "All gold" in editor.page("/search")


def test_addresses_written_by_hand_never_break_the_page(editor: Person) -> None:
    for query in (
        "size=7&page=0", "page=99999999999", "since=yesterday", "until=2019-13-01", "state=gone", "topic=%00",
        "q=%22", "q=" + "a" * 500, "item=x", "item=999999999", "order=up", "lang=xx", "page=900",
    ):  # fmt: skip
        assert editor.get(f"/queue?{query}").status_code == 200, query
        assert editor.get(f"/search?{query}").status_code == 200, query


def test_search_finds_narrows_and_says_when_nothing_is_there(editor: Person) -> None:
    found = editor.page("/search?q=mineria&order=worth")
    assert "Madre de Dios" in found
    assert "Nothing was found" in editor.page("/search?q=zzzzzz")


def test_decisions_adjust_the_order_and_it_can_be_switched_off(
    editor: Person, stored: Database, clock: Clock, desk: Desk
) -> None:
    with stored.reading() as session:
        titling = desk_queue.lines(session, Query(topic="titling", state="new"), limit=8)
        mining = desk_queue.lines(session, Query(topic="mining", state="new"), limit=10)
    with stored.writing() as session:
        for line in titling:
            review.judge(session, line.id, "rejected", editor="Beto Luna", now=clock())
        for line in mining:
            if line.id not in {other.id for other in titling}:
                review.judge(session, line.id, "accepted", editor="Beto Luna", now=clock())

    page = editor.page("/queue")
    assert "accepted lately" in page
    assert "adjusted by" in page
    editor.does("/queue/order", {"adjust": "off", "back": "/queue"})
    assert "accepted lately" not in editor.page("/queue")
    assert "alone" in editor.page("/queue")
    editor.does("/queue/order", {"adjust": "on", "back": "/queue"})
    assert "accepted lately" in editor.page("/queue")


def test_an_item_stays_in_view_after_a_tag_whatever_narrows_the_list(editor: Person, stored: Database) -> None:
    with stored.reading() as session:
        line = desk_queue.lines(session, Query(topic="mining", state="new"), limit=1)[0]
    address = f"/queue?topic=mining&size=10&item={line.id}"
    assert f'data-item="{line.id}"' in editor.page(address)

    page = unescape(editor.page(address))
    back = re.search(rf'action="/items/{line.id}/retag".*?name="back" value="([^"]+)"', page)
    assert back
    assert "topic=mining" in back[1]
    after = editor.does(
        f"/items/{line.id}/retag", {"tag": "topic: mining", "given": "0", "version": line.version, "back": back[1]}
    )

    assert f'<li id="i{line.id}"' not in after.text
    assert f'data-item="{line.id}"' in after.text
    judge = re.search(rf'action="/items/{line.id}/judge".*?name="back" value="([^"]+)"', unescape(after.text))
    assert judge
    assert "topic=mining" in judge[1]


def test_an_empty_queue_says_what_to_do_next(editor: Person, stored: Database, clock: Clock) -> None:
    with stored.writing() as session:
        for rows in items.every(session):
            for row in rows:
                row.state = "accepted"
            session.flush()
    clock.turn(minutes=1)

    assert "The queue is empty" in editor.page("/queue")
    assert "Nothing fits this filter" in editor.page("/queue?topic=redd")
    assert "Nothing is rejected yet" in editor.page("/queue?state=rejected")
