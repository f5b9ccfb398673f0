"""A desk over the sample press: gathered, sorted and composed once, copied for each test."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from meanwhile.composing import draft_editions
from meanwhile.config import Config, parse_config
from meanwhile.demo.press import PressArticle, load_press
from meanwhile.desk.accounts import first_link, invite
from meanwhile.desk.app import create_app
from meanwhile.desk.context import Desk
from meanwhile.jobs import NO_BAR
from pipeline.sort import group_items, tag_items
from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.tagging import load_lexicon
from pipeline.take_in import TakeIn
from pipeline.types import Article, DateSource
from pipeline.urls import canonical_address
from tests.databases import copy_into, on_database

BASE = "http://127.0.0.1"
PASSWORD = "four words by chance"
END = datetime(2019, 2, 25, 0, 0, tzinfo=UTC)
CONFIG = """
database: sqlite:///meanwhile.db
crawl:
  contact: desk@example.org
  allow_addresses: [127.0.0.0/8]
  own_sources:
    - {id: inambari, name: Inambari Noticias, home: "https://inambari.example.org/", language: es,
       discovery: [{type: feed, url: "https://inambari.example.org/feed/"}]}
    - {id: silencio, name: Radio Silencio, home: "https://silencio.example.org/", language: es,
       discovery: [{type: feed, url: "https://silencio.example.org/feed/"}]}
bulletins:
  - {title: Meanwhile in Madre de Dios, region: Madre de Dios, weekday: monday, time: "07:00", digest: Peru,
     recipients: [staff@example.org, reader@example.org]}
  - {title: Meanwhile in Loreto, region: Loreto, weekday: monday, time: "07:00", digest: Peru,
     recipients: [staff@example.org]}
mail: {outbox: mail, from: Meanwhile <digest@example.org>}
"""


def article_of(one: PressArticle) -> Article:
    """An article of the sample press, as extracted."""
    url = f"https://{one.outlet}.example.org/{one.slug}/"
    return Article(
        source=one.outlet,
        url=url,
        canonical_url=canonical_address(url),
        title=one.title,
        text="\n\n".join(one.paragraphs),
        lang=one.lang,
        fetched_at=END,
        published_at=one.published_at,
        date_source=DateSource.STRUCTURED,
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the sample week and its draft edition; never written to by a test."""
    folder = tmp_path_factory.mktemp("sample")
    config = parse_config(on_database(CONFIG, folder), folder=folder)
    database = open_database(config.database_url)
    upgrade(database)
    sink = TakeIn(database, lambda: END)
    for one in sorted(load_press().articles, key=lambda one: (one.published_at, one.id)):
        sink(article_of(one))
    tag_items(database, load_lexicon())
    group_items(database, now=END)
    draft_editions(database, config, until_on=END.date() - timedelta(days=1), now=END, bar=NO_BAR)
    database.close()
    return config.database_url


@dataclass(slots=True)
class Clock:
    """A clock that tests turn."""

    now: datetime = field(default=END + timedelta(hours=10))

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        """Later by so much."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    """Monday, five in the morning in Lima."""
    return Clock()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """The configuration in a folder of the test's own."""
    return parse_config(on_database(CONFIG, tmp_path), folder=tmp_path)


@pytest.fixture
def stored(sample: str, config: Config, tmp_path: Path) -> Iterator[Database]:
    """A copy of the sample."""
    copy_into(sample, tmp_path)
    database = open_database(config.database_url)
    yield database
    database.close()


def quick_hasher() -> PasswordHasher:
    """Passwords are not what most tests are about."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def app(config: Config, stored: Database, clock: Clock) -> Flask:
    """The desk over the sample."""
    return create_app(config, stored, clock, hasher=quick_hasher())


@pytest.fixture
def desk(app: Flask) -> Desk:
    """Its inner things."""
    found: Desk = app.extensions["meanwhile"]
    return found


class Person:
    """A browser without a script: forms are sent with what their page holds."""

    def __init__(self, client: FlaskClient, name: str = "") -> None:
        self.client = client
        self.name = name

    def get(self, path: str, **options: Any) -> TestResponse:
        """A page."""
        return self.client.get(path, base_url=BASE, **options)

    def page(self, path: str) -> str:
        """A page that is there."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[-400:])
        return answer.text

    def csrf(self) -> str:
        """The token of the session."""
        found = re.search(r'data-csrf="([^"]+)"', self.page("/help"))
        assert found
        return found[1]

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        """A form of this session."""
        headers = {"Origin": BASE, **options.pop("headers", {})}
        return self.client.post(path, base_url=BASE, data={"csrf": self.csrf(), **(data or {})}, headers=headers)

    def does(self, path: str, data: dict[str, Any] | None = None) -> TestResponse:
        """A form that works, and the page after it."""
        answer = self.post(path, data)
        assert answer.status_code == 303, (path, answer.status_code, answer.text[-600:])
        after = self.get(answer.location)
        assert after.status_code == 200, (answer.location, after.text[-400:])
        return after


def form_token(page: str) -> str:
    """The token of a sign-in form."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]


def join(client: FlaskClient, token: str, name: str) -> Person:
    """Make the user of a one-time link."""
    page = client.get(f"/welcome/{token}", base_url=BASE).text
    answer = client.post(
        f"/welcome/{token}",
        base_url=BASE,
        data={
            "csrf": form_token(page),
            "name": name,
            "password": PASSWORD,
            "again": PASSWORD,
            "address": f"{name.split(maxsplit=1)[0].lower()}@example.org",
        },
        headers={"Origin": BASE},
    )
    assert answer.status_code == 303, answer.text[-500:]
    return Person(client, name)


Hire = Callable[[str, str], Person]


@pytest.fixture
def hire(app: Flask, desk: Desk) -> Hire:
    """People of a role, each with a browser of their own."""

    def make(name: str, role: str) -> Person:
        return join(app.test_client(), invite(desk, role, by="tests"), name)

    return make


@pytest.fixture
def admin(app: Flask, desk: Desk) -> Person:
    """Whom the first link makes."""
    token = first_link(desk)
    assert token
    return join(app.test_client(), token, "Ana Quispe")


@pytest.fixture
def editor(hire: Hire) -> Person:
    """An editor."""
    return hire("Beto Luna", "editor")


MakeHostile = Callable[..., Article]


@pytest.fixture
def make_hostile() -> MakeHostile:
    """An article every field of which holds an attack."""

    def make(attack: str, *, url: str = "") -> Article:
        return Article(
            source="hostil" if url else f"hostil {attack}",
            url=url or f"https://hostil.example.org/{attack}",
            canonical_url=f"https://hostil.example.org/{len(attack)}{len(url)}",
            title=f"Minería {attack} en Madre de Dios",
            text=f"Hostil {attack} minería.\n\n{attack}",
            lang="es",
            fetched_at=END,
            published_at=END,
            published_raw=attack,
            date_source=DateSource.FEED,
            authors=(attack,),
            summary=attack,
            image=attack,
            guid=attack,
        )

    return make
