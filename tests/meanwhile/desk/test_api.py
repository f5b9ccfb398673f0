"""The read-only API: keys, filters, faults in words; answers fit their description."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meanwhile.desk.openapi import description
from pipeline.store import desk_users
from pipeline.store.database import Database

from .conftest import BASE, Person

PATHS = ("/items", "/items/1", "/stories", "/stories/1", "/editions", "/editions/1", "/sources")


class Program:
    """A program with a key."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.client, self.token = client, token

    def get(self, path: str) -> Any:
        """An answer."""
        return self.client.get(f"/api/v1{path}", base_url=BASE, headers={"Authorization": f"Bearer {self.token}"})


@pytest.fixture
def program(app: Flask, editor: Person) -> Program:
    """A program of the editor's."""
    found = re.search(r"mw_[\w-]+", editor.post("/account/tokens", {"name": "script"}).text)
    assert found
    return Program(app.test_client(), found[0])


def fits(value: Any, schema: dict[str, Any], where: str) -> None:
    """A plain check of a value against the part of JSON Schema that the description uses."""
    if "$ref" in schema:
        schema = description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    python: dict[str, tuple[type, ...]] = {
        "object": (dict,),
        "array": (list,),
        "string": (str,),
        "integer": (int,),
        "number": (int, float),
        "null": (type(None),),
    }
    assert any(isinstance(value, python[kind]) for kind in kinds), (where, value, kinds)
    if isinstance(value, dict) and "properties" in schema:
        assert set(schema["required"]) <= set(value), where
        for key, one in value.items():
            assert key in schema["properties"], (where, key)
            fits(one, schema["properties"][key], f"{where}.{key}")
    if isinstance(value, list):
        for one in value:
            fits(one, schema["items"], f"{where}[]")
    if "enum" in schema:
        assert value in schema["enum"], where


def test_every_described_path_answers_as_described(program: Program) -> None:
    described = description()["paths"]
    for path in PATHS:
        name = re.sub(r"/\d+$", "/{id}", path)
        answer = program.get(path)
        assert answer.status_code == 200, (path, answer.text[:300])
        fits(
            answer.get_json(), described[name]["get"]["responses"]["200"]["content"]["application/json"]["schema"], path
        )
    assert len(described) == len(PATHS)


def test_the_description_is_open_and_of_this_server(app: Flask) -> None:
    answer = app.test_client().get("/api/v1/openapi.json", base_url=BASE)

    assert answer.status_code == 200
    assert answer.get_json()["openapi"].startswith("3.1")


def test_without_a_key_nothing_is_told(app: Flask, program: Program, editor: Person, stored: Database) -> None:
    client = app.test_client()
    for path in PATHS:
        for header in ("", "Bearer", "Bearer x", "Basic abc", f"Token {program.token}"):
            answer = client.get(f"/api/v1{path}", base_url=BASE, headers={"Authorization": header})
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"] == "Bearer"
            assert answer.mimetype == "application/problem+json"
    # a session's cookie is no key
    assert editor.get("/api/v1/items").status_code == 401
    with stored.writing() as session:
        user = desk_users.by_name(session, "Beto Luna")
        assert user
        user.is_active = False
    assert program.get("/items").status_code == 401


def test_nothing_can_be_written(program: Program) -> None:
    for path in PATHS:
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = program.client.open(
                f"/api/v1{path}", method=method, base_url=BASE, headers={"Authorization": f"Bearer {program.token}"}
            )
            assert answer.status_code == 405
            assert "GET" in answer.headers["Allow"]


def test_items_are_filtered_and_paged(program: Program) -> None:
    every = program.get("/items?limit=200").get_json()
    mining = program.get("/items?topic=mining&region=Madre de Dios&limit=3").get_json()

    assert every["total"] == len(every["items"])
    assert len(mining["items"]) == 3 < mining["total"] < every["total"]
    assert all("mining" in one["topics"] and "Madre de Dios" in one["regions"] for one in mining["items"])
    following = program.get("/items?topic=mining&region=Madre de Dios&limit=3&offset=3").get_json()
    assert not {one["id"] for one in following["items"]} & {one["id"] for one in mining["items"]}
    found = program.get('/items?q="madre de dios"&lang=es&state=new&since=2019-02-18&until=2019-02-24').get_json()
    assert found["total"] > 3


@pytest.mark.parametrize(
    "path",
    [
        "/items?limit=0", "/items?limit=201", "/items?limit=-1", "/items?limit=x", "/items?limit=٣",
        "/items?offset=1e9",
        "/items?topic=gold", "/items?region=Lima%00", "/items?since=yesterday", "/items?since=20190224",
        "/items?until=9999-12-32", "/items?q=%00", "/items?state=gone", "/items?nothing=1", "/items/1?x=1",
        "/editions?state=new", "/stories?limit=", f"/items?q={'a' * 300}", "/items?source=" + "a" * 200,
    ],
)  # fmt: skip
def test_faults_are_told_in_words(program: Program, path: str) -> None:
    answer = program.get(path)

    assert answer.status_code == 400, answer.text
    assert answer.mimetype == "application/problem+json"
    assert len(answer.get_json()["title"]) > 10


@pytest.mark.parametrize(
    "path", ["/items/999999", "/stories/0", "/editions/99999999999999999999999", "/items/x", "/nothing"]
)
def test_what_is_not_there_is_404_in_json(program: Program, path: str) -> None:
    answer = program.get(path)

    assert answer.status_code == 404
    assert answer.get_json()["status"] == 404


def test_any_day_is_a_day(program: Program) -> None:
    every = program.get("/items").get_json()["total"]

    assert program.get("/items?since=0001-01-01&until=9999-12-31").get_json()["total"] == every
    assert program.get("/items?since=9999-12-31").get_json()["total"] == 0


#: By kind and limits, values that the description allows, and values that it does not.
def _values(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    allowed: st.SearchStrategy[Any]
    if "enum" in schema:
        allowed = st.sampled_from(schema["enum"])
    elif schema["type"] == "integer":
        allowed = st.integers(schema.get("minimum", 0), schema.get("maximum", 10**6))
    elif schema.get("format") == "date":
        allowed = st.dates()
    else:
        allowed = st.text(max_size=schema.get("maxLength", 50))
    return allowed.map(str)


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_is_answered_as_described_or_refused_in_words(program: Program, data: st.DataObject) -> None:
    described = description()["paths"]
    path = data.draw(st.sampled_from(sorted(described)))
    operation = described[path]["get"]
    parameters = [*described[path].get("parameters", ()), *operation.get("parameters", ())]
    asked = data.draw(
        st.fixed_dictionaries(
            {}, optional={one["name"]: _values(one["schema"]) | st.text(max_size=12) for one in parameters}
        )
    )
    number = asked.pop("id", None) or str(data.draw(st.integers(0, 90)))
    answer = program.client.get(
        "/api/v1" + path.replace("{id}", quote(number, safe="")), base_url=BASE, query_string=asked,
        headers={"Authorization": f"Bearer {program.token}"},
    )  # fmt: skip

    assert answer.status_code in {200, 308, 400, 404}, (path, asked, answer.text[:300])
    if answer.status_code == 200:
        fits(answer.get_json(), operation["responses"]["200"]["content"]["application/json"]["schema"], path)
    elif answer.status_code != 308:
        assert str(answer.status_code) in operation["responses"] or answer.status_code == 404
        assert answer.mimetype == "application/problem+json"
        assert answer.get_json()["title"]


def test_odd_words_never_break_the_search(program: Program) -> None:
    for words in ('"', '""', "*", "AND OR NOT", "a-b", "(", "NEAR(x", "ñ", "🙂", "%", "'; DROP TABLE items; --"):
        assert program.client.get(
            "/api/v1/items", base_url=BASE, query_string={"q": words},
            headers={"Authorization": f"Bearer {program.token}"},
        ).status_code == 200, words  # fmt: skip
