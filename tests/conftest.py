"""What tests of every package share: a database in a scratch folder, a fixed clock, articles written for the tests."""

import json
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.types import Article, DateSource
from pipeline.urls import canonical_address
from tests import databases

#: No deadline for one example: on a busy machine it would measure the others' work.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")

NOW = datetime(2019, 2, 24, 23, 0, tzinfo=UTC)

MakeArticle = Callable[..., Article]


@pytest.fixture
def now() -> datetime:
    """Sunday evening in Lima."""
    return NOW


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `./run test --postgresql` needs to compare two runs."""
    parser.addoption("--note", type=Path, help="write which tests passed, and which used a database, to this file")
    parser.addoption("--noted", type=Path, help="run only the tests that used a database according to this file")


class Notes:
    """Writes down, in the process that gathers the results, which tests passed and which used a database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._noted: dict[str, list[str]] = {"passed": [], "database": [], "names_sqlite": []}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that passed."""
        if report.when == "call" and report.passed:
            self._noted["passed"].append(report.nodeid)
            for kind in {name for name, _ in report.user_properties} & set(self._noted):
                self._noted[kind].append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write the file."""
        self._path.write_text(json.dumps(self._noted), encoding="utf-8")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker writes down what of the code it ran before it says that it is done.

    Left to its end, that may take longer on a busy machine than it is waited for, and the figure misses half the tests.
    """
    measuring = Coverage.current()
    if measuring is not None and hasattr(session.config, "workerinput"):
        measuring.save()


def pytest_configure(config: pytest.Config) -> None:
    """Take notes if wanted."""
    path = config.getoption("--note")
    if path is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Notes(path.resolve()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a server the tests that name SQLite are not run; and only those that were asked for."""
    path = config.getoption("--noted")
    wanted = set(json.loads(path.read_text(encoding="utf-8"))["database"]) if path is not None else None
    out = [
        item
        for item in items
        if (databases.server() and item.get_closest_marker("sqlite"))
        or (wanted is not None and _id_of(item) not in wanted)
    ]
    if out:
        config.hook.pytest_deselected(items=out)
        gone = set(out)
        items[:] = [item for item in items if item not in gone]


def _id_of(item: pytest.Item) -> str:
    # With `--dist loadgroup` xdist appends the group to the name.
    return item.nodeid.partition("@")[0] if item.get_closest_marker("xdist_group") else item.nodeid


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the report say whether the test used a database."""
    if item.nodeid in databases.used:
        kind = "names_sqlite" if item.get_closest_marker("sqlite") else "database"
        if (kind, 1) not in item.user_properties:
            item.user_properties.append((kind, 1))
    return (yield)


@pytest.fixture(autouse=databases.server() != "")
def _databases_end(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Databases on a server end with their tests."""
    yield
    databases.forget(tmp_path, shared=tmp_path.parent)


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The address of a database of this test's own: a SQLite file, or one on the server that the environment names."""
    return databases.address_in(tmp_path)


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
