"""What tests of every package share: a database in a scratch folder, a fixed clock, articles written for the tests."""

import os
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.types import Article, DateSource
from pipeline.urls import canonical_address

#: No deadline for one example: on a busy machine it would measure the others' work.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")

NOW = datetime(2019, 2, 24, 23, 0, tzinfo=UTC)

MakeArticle = Callable[..., Article]


@pytest.fixture
def now() -> datetime:
    """Sunday evening in Lima."""
    return NOW


#: Names a PostgreSQL server (as an SQLAlchemy address) on which the tests are to run instead of SQLite.
SERVER = "MEANWHILE_TEST_DATABASE"


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """The address of a database of this test's own: a SQLite file, or one on the server that the environment names."""
    server = os.environ.get(SERVER)
    if not server:
        yield f"sqlite:///{tmp_path}/meanwhile.db"
        return
    import psycopg
    from psycopg import sql

    name = f"test_{uuid.uuid4().hex[:16]}"
    plain = server.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield f"{server.rpartition('/')[0]}/{name}"
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty database with this release's tables."""
    database = open_database(database_url)
    upgrade(database)
    yield database
    database.close()


@pytest.fixture
def make_article() -> MakeArticle:
    """Articles that differ in what a test names."""

    def make(
        title: str = "Comunidades de Tambopata piden titular sus tierras",
        text: str = "",
        *,
        source: str = "aldea",
        path: str = "nota",
        lang: str = "es",
        days_ago: float = 1,
    ) -> Article:
        url = f"https://{source}.example.org/{path}/"
        return Article(
            source=source,
            url=url,
            canonical_url=canonical_address(url),
            title=title,
            text=text,
            lang=lang,
            fetched_at=NOW,
            published_at=NOW - timedelta(days=days_ago),
            date_source=DateSource.STRUCTURED,
        )

    return make
