"""A database copied to another one is equal in every row, and goes on from there."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from pipeline import review
from pipeline.errors import UsageError
from pipeline.sort import group_items
from pipeline.store import items, search
from pipeline.store.copying import CopyDiffersError, compared, copy_all
from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.tables import ItemRow
from pipeline.take_in import TakeIn
from tests.conftest import MakeArticle
from tests.pipeline.test_review import TEXTS, article


@pytest.fixture
def stocked(tmp_path: Path, now: datetime) -> Database:
    database = open_database(f"sqlite:///{tmp_path}/from.db")
    upgrade(database)
    sink = TakeIn(database, lambda: now)
    for number, text in enumerate(TEXTS * 3, 1):
        sink(article(number, text))
    group_items(database, now=now)
    with database.writing() as session:
        review.split(session, 2, editor="ana", now=now)
        # A row that points at a later one.
        session.execute(update(ItemRow).where(ItemRow.id == 1).values(represented_by=4))
    return database


def test_a_copy_is_equal_and_can_be_searched_and_written(
    stocked: Database, database: Database, now: datetime, make_article: MakeArticle
) -> None:
    copied = copy_all(stocked, database)

    assert {table.name: table.n_rows for table in copied}["items"] == 12
    with database.reading() as session:
        assert items.by_id(session, 1).represented_by == 4
        found = search.find(session, search.Query(words="demarcación"))
        assert len(found) == 12
    TakeIn(database, lambda: now)(make_article("Algo nuevo", "Una nota que no estaba.", path="nueva"))
    with database.reading() as session:
        assert session.scalars(select(ItemRow.id).order_by(ItemRow.id.desc())).first() == 13


def test_a_database_that_holds_something_is_left_alone(stocked: Database, database: Database) -> None:
    copy_all(stocked, database)

    with pytest.raises(UsageError, match="holds items already"):
        copy_all(stocked, database)


def test_a_difference_is_found(stocked: Database, database: Database) -> None:
    copy_all(stocked, database)
    with database.writing() as session:
        session.execute(update(ItemRow).where(ItemRow.id == 3).values(title="Otro"))

    with pytest.raises(CopyDiffersError, match="items"):
        compared(stocked, database)
