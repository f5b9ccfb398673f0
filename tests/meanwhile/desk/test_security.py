"""What keeps others out: roles over every route, CSRF and Origin on every form, throttling, sessions, headers."""

import re
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from meanwhile.config import Config
from meanwhile.desk import accounts
from meanwhile.desk.app import create_app
from meanwhile.desk.context import RANK, Desk
from meanwhile.desk.guard import SAFE, role_of
from pipeline.sort import group_items
from pipeline.store import desk_users, items
from pipeline.store.database import Database
from pipeline.tables import SavedFilterRow
from pipeline.take_in import take_in
from pipeline.types import Article

from .conftest import BASE, END, PASSWORD, Clock, Hire, MakeHostile, Person, form_token, join, quick_hasher

VALUES: dict[str, Any] = {
    "item_id": 1, "left_id": 1, "right_id": 2, "story_id": 1, "edition_id": 1, "delivery_id": 1, "recipient_id": 1,
    "user_id": 999, "token_id": 1, "filter_id": 1, "hook_id": 1, "kind": "mail", "digest": "Peru", "day": "2019-02-24",
    "token": "x" * 43, "filename": "desk.css",
}  # fmt: skip


def path_of(rule: Rule) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(VALUES[match[1]]), rule.rule)


def routes(app: Flask, *, unsafe: bool) -> list[tuple[str, str, str]]:
    """(method, path, endpoint) of every route of the desk itself."""
    found = []
    for rule in app.url_map.iter_rules():
        # the API knows no cookies, and readers' pages are reached by signed marks: each has its own tests
        if rule.endpoint.startswith(("api.", "public.")):
            continue
        for method in sorted(rule.methods or ()):
            if (method not in SAFE) == unsafe and method not in {"HEAD", "OPTIONS"}:
                found.append((method, path_of(rule), rule.endpoint))
    return sorted(found)


def test_every_route_says_which_role_it_needs(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static" or rule.endpoint.startswith("api."):
            continue
        assert hasattr(app.view_functions[rule.endpoint], "needs"), rule.endpoint


def test_a_nul_in_a_form_is_no_fault_and_is_not_kept(app: Flask, admin: Person, stored: Database) -> None:
    """Browsers never send one, and PostgreSQL takes no text that holds one."""
    names = (
        "address", "as", "at", "b", "back", "bulletin", "detail", "evidence", "find", "item", "key", "kind", "lang",
        "name", "new", "next", "note", "old", "again", "page", "q", "reason", "region", "revision", "role", "secret",
        "source", "story", "tag", "text", "title", "to", "topic", "url", "way", "when",
    )  # fmt: skip
    for method, path, endpoint in routes(app, unsafe=True):
        if endpoint != "access.logout":
            answer = admin.post(path, dict.fromkeys(names, "a\x00b"))
            assert (method, answer.status_code < 500) == ("POST", True), (path, answer.status_code)
    for path in ("/subscribe", "/search?q=%00a&story=%00&region=a%00", "/tags?q=topic%3A%00a", "/queue?item=%00"):
        assert admin.get(path).status_code < 500, path

    admin.does("/filters", {"name": "Min\x00eria", "q": "ma\x00dera", "page": "search"})

    with stored.reading() as session:
        saved = session.scalars(select(SavedFilterRow).where(SavedFilterRow.name == "Mineria")).one()
        assert saved.query["q"] == "madera"


def test_the_role_matrix_holds_for_every_route(app: Flask, hire: Hire, admin: Person) -> None:
    people = {
        "public": Person(app.test_client()),
        "reader": hire("Rosa Reader", "reader"),
        "editor": hire("Edu Editor", "editor"),
        "admin": admin,
    }
    n = 0
    for unsafe in (False, True):
        for method, path, endpoint in routes(app, unsafe=unsafe):
            if endpoint in {"access.logout", "access.close_others", "static"}:
                continue
            needed = role_of(app, endpoint)
            for role, person in people.items():
                n += 1
                if unsafe:
                    token = "" if role == "public" else person.csrf()
                    answer = person.client.open(
                        path, method=method, base_url=BASE, data={"csrf": token}, headers={"Origin": BASE}
                    )
                else:
                    answer = person.get(path)
                refused = answer.status_code in {401, 403} or answer.headers.get("Location", "").startswith("/login?")
                if needed == "public":
                    continue
                assert refused == (RANK[role] < RANK[needed]), (method, path, role, needed, answer.status_code)
                assert answer.status_code < 500, (method, path, role, answer.text[-300:])
    assert n > 200


def test_every_unsafe_route_wants_the_token_of_the_session(app: Flask, admin: Person, stored: Database) -> None:
    before = stored_state(stored)
    tried = 0
    for method, path, endpoint in routes(app, unsafe=True):
        for token in ("", "x" * 32):
            answer = admin.client.open(
                path, method=method, base_url=BASE, data={"csrf": token}, headers={"Origin": BASE}
            )
            assert answer.status_code == 403, (path, endpoint, answer.status_code)
            tried += 1
    assert tried >= 60
    assert stored_state(stored) == before


def test_every_unsafe_route_wants_its_own_origin(app: Flask, admin: Person, stored: Database) -> None:
    token = admin.csrf()
    before = stored_state(stored)
    for method, path, _ in routes(app, unsafe=True):
        for headers in (
            {"Origin": "https://evil.example"}, {"Origin": "null"}, {}, {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://127.0.0.1.evil.example"},
        ):  # fmt: skip
            answer = admin.client.open(path, method=method, base_url=BASE, data={"csrf": token}, headers=headers)
            assert answer.status_code == 403, (path, headers)
    assert stored_state(stored) == before


def stored_state(database: Database) -> list[tuple[Any, ...]]:
    with database.reading() as session:
        states = [(row.id, row.state, row.version) for rows in items.every(session) for row in rows]
        return [*states, *((user.name, user.role) for user in desk_users.every(session))]


def test_no_get_changes_anything(app: Flask, admin: Person, stored: Database) -> None:
    before = stored_state(stored)
    with stored.reading() as session:
        n_acts = len(desk_users.trail(session, limit=1000))

    for _, path, endpoint in routes(app, unsafe=False):
        if endpoint != "static":
            assert admin.get(path).status_code in {200, 303, 404}, path

    assert stored_state(stored) == before
    with stored.reading() as session:
        assert len(desk_users.trail(session, limit=1000)) == n_acts


def sign_in(app: Flask, name: str, password: str, client: Any = None) -> Any:
    client = client or app.test_client()
    page = client.get("/login", base_url=BASE).text
    return client.post(
        "/login",
        base_url=BASE,
        data={"csrf": form_token(page), "name": name, "password": password, "next": "/queue"},
        headers={"Origin": BASE},
    )


def test_five_failures_close_the_door_for_fifteen_minutes(app: Flask, editor: Person, clock: Clock) -> None:
    for _ in range(5):
        answer = sign_in(app, "Beto Luna", "not the password")
        assert answer.status_code == 401
        assert "do not fit together" in answer.text

    assert sign_in(app, "Beto Luna", PASSWORD).status_code == 429
    assert sign_in(app, "BETO luna ", PASSWORD).status_code == 429
    clock.turn(minutes=16)
    assert sign_in(app, "Beto Luna", PASSWORD).status_code == 303


def test_one_address_cannot_try_many_names(app: Flask, editor: Person) -> None:
    for number in range(20):
        assert sign_in(app, f"Somebody {number}", "not the password").status_code == 401

    assert sign_in(app, "Beto Luna", PASSWORD).status_code == 429


def test_an_unknown_name_is_answered_like_a_wrong_password(app: Flask, editor: Person) -> None:
    wrong, unknown = sign_in(app, "Beto Luna", "x" * 14), sign_in(app, "Nobody", "x" * 14)

    assert wrong.status_code == unknown.status_code == 401
    plain = [re.sub(r'value="[^"]*"', "", answer.text) for answer in (wrong, unknown)]
    assert plain[0] == plain[1]


def cookie_of(answer: Any) -> str:
    found = re.search(r"__Host-meanwhile=([^;]+)", "\n".join(answer.headers.getlist("Set-Cookie")))
    assert found
    return found[1]


def test_a_planted_session_is_never_used_and_each_sign_in_has_a_new_one(app: Flask, editor: Person) -> None:
    client = app.test_client()
    client.set_cookie("__Host-meanwhile", "planted", domain="127.0.0.1", secure=True, path="/")

    first = cookie_of(sign_in(app, "Beto Luna", PASSWORD, client))
    second = cookie_of(sign_in(app, "Beto Luna", PASSWORD))

    assert len({"planted", first, second}) == 3
    assert min(len(first), len(second)) >= 40


def test_cookies_are_locked_to_the_host_and_kept_from_scripts(app: Flask, editor: Person) -> None:
    answer = sign_in(app, "Beto Luna", PASSWORD)

    (header,) = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("__Host-meanwhile=")]
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in header
    assert "Domain" not in header


def test_a_plain_network_gets_plain_cookies_only_by_configuration(
    config: Config, stored: Database, clock: Clock
) -> None:
    plain = config.model_copy(update={"desk": config.desk.model_copy(update={"secure_cookies": False})})
    app = create_app(plain, stored, clock, hasher=quick_hasher())

    person = join(app.test_client(), accounts.first_link(app.extensions["meanwhile"]) or "", "Ana Quispe")

    assert "Queue" in person.page("/queue")
    cookie = person.client.get_cookie("meanwhile", domain="127.0.0.1")
    assert cookie
    assert not cookie.secure


def test_sessions_end_by_sign_out_by_idleness_and_from_elsewhere(app: Flask, editor: Person, clock: Clock) -> None:
    cookie = editor.client.get_cookie("__Host-meanwhile", domain="127.0.0.1")
    assert cookie
    editor.post("/logout")
    stolen = app.test_client()
    stolen.set_cookie("__Host-meanwhile", cookie.value, domain="127.0.0.1", secure=True)
    assert stolen.get("/queue", base_url=BASE).status_code == 303

    one, other = app.test_client(), app.test_client()
    sign_in(app, "Beto Luna", PASSWORD, one)
    sign_in(app, "Beto Luna", PASSWORD, other)
    Person(one).does("/account/sessions/close")
    assert other.get("/queue", base_url=BASE).status_code == 303
    assert one.get("/queue", base_url=BASE).status_code == 200
    clock.turn(hours=11)
    assert one.get("/queue", base_url=BASE).status_code == 200
    clock.turn(hours=11)
    assert one.get("/queue", base_url=BASE).status_code == 200
    clock.turn(hours=13)
    assert one.get("/queue", base_url=BASE).status_code == 303


def test_tokens_and_passwords_are_kept_as_hashes_only(editor: Person, stored: Database) -> None:
    cookie = editor.client.get_cookie("__Host-meanwhile", domain="127.0.0.1")
    assert cookie
    with stored.reading() as session:
        user = desk_users.by_name(session, "beto luna")
        assert user
        rows = desk_users.sessions_of(session, user.id)

    assert user.password_hash.startswith("$argon2id$")
    assert rows[0].token_hash == accounts.hashed(cookie.value) != cookie.value


def test_a_role_that_was_taken_away_is_gone_at_once(admin: Person, editor: Person, stored: Database) -> None:
    with stored.reading() as session:
        user = desk_users.by_name(session, "Beto Luna")
        mine = desk_users.by_name(session, "Ana Quispe")
    assert user
    assert mine
    assert editor.get("/recipients").status_code == 200

    admin.does(f"/users/{user.id}", {"role": "reader", "active": "1"})
    assert editor.get("/recipients").status_code == 403
    admin.does(f"/users/{user.id}", {"role": "reader"})
    assert editor.get("/queue").status_code == 303
    refused = admin.post(f"/users/{mine.id}", {"role": "editor", "active": "1"})
    assert refused.status_code == 400
    assert "last administrator" in refused.text
    assert admin.post(f"/users/{mine.id}", {"role": "king", "active": "1"}).status_code == 400


def test_links_work_once_and_not_for_ever(app: Flask, desk: Desk, admin: Person, clock: Clock) -> None:
    page = admin.post("/users/invite", {"role": "reader"}).text
    found = re.search(r"/welcome/([\w-]+)", page)
    assert found
    assert "a reader of the desk" in app.test_client().get(f"/welcome/{found[1]}", base_url=BASE).text

    join(app.test_client(), found[1], "Rosa Reader")

    assert app.test_client().get(f"/welcome/{found[1]}", base_url=BASE).status_code == 404
    old = accounts.invite(desk, "reader", by="tests")
    clock.turn(days=8)
    assert app.test_client().get(f"/welcome/{old}", base_url=BASE).status_code == 404
    assert accounts.first_link(desk) is None


def test_a_second_start_makes_the_first_link_worthless(app: Flask, desk: Desk) -> None:
    first = accounts.first_link(desk)
    second = accounts.first_link(desk)

    assert first
    assert second
    assert accounts.invited_role(desk, first) is None
    assert accounts.invited_role(desk, second) == "admin"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password": "short", "again": "short"}, "fewer than 12"),
        ({"password": "aaaaaaaaaaaaaa", "again": "aaaaaaaaaaaaaa"}, "easy to guess"),
        ({"password": "Ana Quispe 2019!", "again": "Ana Quispe 2019!"}, "easy to guess"),
        ({"again": "another password"}, "differ"),
        ({"name": "x"}, "3 to 60 letters"),
        ({"name": "<script>alert(1)</script>"}, "3 to 60 letters"),
        ({"address": "nobody"}, "nobody"),
        ({"password": "a1b2c3d4" * 200, "again": "a1b2c3d4" * 200}, "more than"),
    ],
)
def test_an_account_that_is_weak_is_not_made(app: Flask, desk: Desk, change: dict[str, str], said: str) -> None:
    token = accounts.first_link(desk)
    client = app.test_client()
    page = client.get(f"/welcome/{token}", base_url=BASE).text
    data = {"csrf": form_token(page), "name": "Ana Quispe", "password": PASSWORD, "again": PASSWORD, **change}

    answer = client.post(f"/welcome/{token}", base_url=BASE, data=data, headers={"Origin": BASE})

    assert answer.status_code == 400
    assert said in answer.text


def test_a_taken_name_is_refused(app: Flask, desk: Desk, editor: Person) -> None:
    client = app.test_client()
    token = accounts.invite(desk, "reader", by="tests")
    page = client.get(f"/welcome/{token}", base_url=BASE).text
    data = {"csrf": form_token(page), "name": "beto LUNA", "password": PASSWORD, "again": PASSWORD}

    answer = client.post(f"/welcome/{token}", base_url=BASE, data=data, headers={"Origin": BASE})

    assert answer.status_code == 400
    assert "taken" in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "desk.example.org", "localhost@evil.example"]
)
def test_other_hosts_are_refused(app: Flask, host: str) -> None:
    for path in ("/login", "/queue", "/api/v1/items", "/static/desk.css"):
        assert app.test_client().get(path, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%2e%2e%2f%2e%2e%2fconfig.py",
        "/static//etc/passwd", "/archive/..%2f..%2fetc/2019-02-24/", "/archive/Peru/..%2f..%2fx/",
        "/editions/1/preview/..%2f..%2fmail",
    ],
)  # fmt: skip
def test_no_path_leads_out(admin: Person, path: str) -> None:
    answer = admin.get(path)

    assert answer.status_code in {404, 308}, answer.text
    assert "root:" not in answer.text
    assert "create_app" not in answer.text


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/x\ny"]
)
def test_nobody_is_led_elsewhere(app: Flask, editor: Person, target: str) -> None:
    client = app.test_client()
    page = client.get("/login", base_url=BASE, query_string={"next": target}).text
    answer = client.post(
        "/login",
        base_url=BASE,
        data={"csrf": form_token(page), "name": "Beto Luna", "password": PASSWORD, "next": target},
        headers={"Origin": BASE},
    )

    assert answer.headers["Location"] == "/"
    assert editor.post("/undo", {"back": target}).status_code in {303, 404}


def test_every_page_carries_the_headers(app: Flask, admin: Person) -> None:
    for _, path, endpoint in routes(app, unsafe=False):
        answer = admin.get(path)
        text = "" if endpoint == "static" else answer.text
        answer.close()
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "base-uri 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        if endpoint not in {"bulletins.previewed", "static"}:
            assert "frame-ancestors 'none'" in policy
            assert answer.headers["Cache-Control"] == "no-store"
            assert not re.search(r"<[^>]+\son\w+=|<[^>]+\sstyle=|<script>|<style", text), path


def test_sign_in_forms_are_tied_to_their_browser(app: Flask, editor: Person) -> None:
    token = form_token(app.test_client().get("/login", base_url=BASE).text)
    stranger = app.test_client()

    answer = stranger.post(
        "/login",
        base_url=BASE,
        data={"csrf": token, "name": "Beto Luna", "password": PASSWORD},
        headers={"Origin": BASE},
    )

    assert answer.status_code == 403


def taken_in(stored: Database, article: Article) -> int:
    """The item that an article has become."""
    with stored.writing() as session:
        take_in(session, article, now=article.fetched_at)
    with stored.reading() as session:
        row = items.by_address(session, article.canonical_url)
    assert row
    return row.id


ATTACKS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'-alert(1)-'",
    "{{7*7}}${7*7}",
    "</title><svg/onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "\u202e<b>bidi</b>",
    "]]><!--<script>",
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_was_scraped_becomes_markup(
    editor: Person, stored: Database, make_hostile: MakeHostile, attack: str
) -> None:
    article: Article = make_hostile(attack)
    item_id = taken_in(stored, article)
    # its outlet's later text is another way in, as is the story that it opens
    taken_in(stored, replace(article, text=f"{article.text} Otra vez {attack}."))
    group_items(stored, now=END)
    with stored.reading() as session:
        story = items.by_id(session, item_id).story_id
    editor.does("/filters", {"page": "queue", "name": attack, "topic": attack})
    editor.does("/filters", {"page": "search", "name": attack, "q": attack})
    pages = ("/queue", "/queue?state=all&size=100", f"/items/{item_id}", f"/items/{item_id}/pane",
             f"/compare/1/{item_id}", "/stories", f"/stories/{story}", "/pictures", "/archive/", "/help",
             f"/queue?q={attack}&topic={attack}&source={attack}", f"/editions/1?find={attack}",
             "/search?q=minería", "/editions/1?find=hostil", "/sources", f"/lexicon?title={attack}&text={attack}",
             f"/search?q={attack}", f"/log?editor={attack}")  # fmt: skip

    for path in pages:
        page = editor.page(path)
        for active in ("<script>alert", "<img src=x", "<svg/onload", 'href="javascript:', "<b>bidi"):
            assert active not in page, (path, active)
        assert "49" not in page or "{{7*7}}" not in attack or "{{7*7}}" in page


def test_addresses_that_are_no_web_addresses_are_no_links(
    editor: Person, stored: Database, make_hostile: MakeHostile
) -> None:
    article = make_hostile("x", url="javascript:alert(document.domain)")
    item_id = taken_in(stored, article)

    assert "javascript:" not in editor.page(f"/items/{item_id}")
    page = editor.page("/queue?state=all&source=hostil")
    assert f'id="i{item_id}"' in page
    assert "javascript:" not in page


def test_a_form_that_is_too_large_is_refused(editor: Person) -> None:
    answer = editor.post("/editions/1/edit", {"text": "x" * 2_000_000, "at": "0.0.0", "revision": 1})

    assert answer.status_code == 413


def test_passwords_are_changed_with_the_old_one_only(app: Flask, editor: Person) -> None:
    other = app.test_client()
    sign_in(app, "Beto Luna", PASSWORD, other)
    new = {"new": "another four good words", "again": "another four good words"}

    assert "not right" in editor.post("/account/password", {"old": "wrong", **new}).text
    assert "differ" in editor.post("/account/password", {"old": PASSWORD, **new, "again": "x"}).text
    editor.does("/account/password", {"old": PASSWORD, **new})

    assert other.get("/queue", base_url=BASE).status_code == 303
    assert editor.get("/queue").status_code == 200
    assert sign_in(app, "Beto Luna", PASSWORD).status_code == 401
    assert sign_in(app, "Beto Luna", "another four good words").status_code == 303
