"""What tests of every package share: a database in a scratch folder, a fixed clock, articles written for the tests."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.types import Article, DateSource
from pipeline.urls import canonical_address

NOW = datetime(2019, 2, 24, 23, 0, tzinfo=UTC)

MakeArticle = Callable[..., Article]


@pytest.fixture
def now() -> datetime:
    """Sunday evening in Lima."""
    return NOW


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database with this release's tables."""
    database = open_database(f"sqlite:///{tmp_path}/meanwhile.db")
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
