"""Gathering in memory follows the rules of the database: told once, updates before what they update, series apart."""

from datetime import timedelta

from pipeline.gathering import gather, group
from tests.pipeline import news
from tests.pipeline.news import DAY, item


def test_reprint_stands_behind_the_first_and_update_before_it() -> None:
    items = [
        item("first", news.WIRE_TITLE, news.WIRE),
        item("reprint", news.WIRE_TITLE, news.REPRINT, at=DAY + timedelta(hours=2)),
        item("update", news.UPDATE_TITLE, news.UPDATE, at=DAY + timedelta(hours=9)),
    ]

    gathered = gather(items)

    assert [one.id for one in gathered.standing] == ["update"]
    assert dict(gathered.represented) == {"first": "update", "reprint": "update"}


def test_update_that_is_older_by_date_does_not_take_the_lead() -> None:
    items = [
        item("late", news.UPDATE_TITLE, news.UPDATE, at=DAY + timedelta(hours=9)),
        item("early", news.WIRE_TITLE, news.WIRE, at=DAY),
    ]

    assert [one.id for one in gather(items).standing] == ["late"]


def test_notices_of_one_series_never_share_a_story() -> None:
    items = [
        item(
            f"r{number}",
            f"Reconocen área de conservación privada {name}",
            news.resolution(number, 4, "mayo", name, hectares, "Bagua Grande"),
            at=DAY + timedelta(hours=number),
        )
        for number, name, hectares in ((1, "Bosque Berlín", 59), (2, "Copallín", 118), (3, "Hierba Buena", 240))
    ]

    assert sorted(len(told.items) for told in group(items)) == [1, 1, 1]


def test_story_keeps_what_stands_behind_its_items() -> None:
    items = [
        item("first", news.WIRE_TITLE, news.WIRE),
        item("reprint", news.WIRE_TITLE, news.REPRINT, at=DAY + timedelta(hours=2)),
    ]

    (told,) = group(items)

    assert [one.id for one in told.items] == ["first"]
    assert [one.id for one in told.behind] == ["reprint"]
