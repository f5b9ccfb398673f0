"""Which stories the desk shows."""

from datetime import datetime, timedelta

from pipeline.store import coverage
from pipeline.store.database import Database
from pipeline.tables import StoryRow


def by_worth(database: Database, *days: int, now: datetime) -> list[int]:
    """The days, counted from now, of the stories shown by worth; the earlier one given is worth more."""
    with database.writing() as session:
        for place, day in enumerate(days):
            at = now + timedelta(days=day)
            session.add(StoryRow(lang="es", headline_item_id=None, first_at=at, last_at=at, worth=1 - place / 10))
    with database.reading() as session:
        return [(row.last_at - now).days for row in coverage.recent_stories(session, now=now, by_worth=True)]


def test_a_story_of_the_future_hides_no_other(database: Database, now: datetime) -> None:
    assert by_worth(database, -3, 400, -27, -29, now=now) == [-3, 400, -27]


def test_of_old_stories_the_last_four_weeks_there_are_are_shown(database: Database, now: datetime) -> None:
    assert by_worth(database, -400, -427, -429, now=now) == [-400, -427]


def test_without_stories_none_is_shown(database: Database, now: datetime) -> None:
    assert by_worth(database, now=now) == []
