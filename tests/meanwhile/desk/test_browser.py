"""The desk in a real browser, driven by keys and mouse; axe over every page; how fast a decision is."""

import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from waitress.server import create_server
from waitress.wasyncore import close_all

from benchmarks.desk_items import fill
from digest.novelty import sentences_in
from meanwhile.desk.accounts import first_link, invite
from meanwhile.desk.context import Desk
from meanwhile.edition_json import from_json
from pipeline.review import history
from pipeline.store import desk_queue, editions, items
from pipeline.store.database import Database

from .conftest import END, PASSWORD, Clock

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="chromium is not installed"),
]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
PAGES = (
    "/queue", "/queue?topic=mining", "/items/5", "/compare/1/2", "/duplicates?kind=joined", "/stories", "/stories/1",
    "/search?q=mineria", "/editions", "/editions/1?at=0.0.0&find=bosque", "/editions/1/beside",
    "/editions/1/beside?b=1", "/editions/1/preview", "/editions/1/history",
    "/archive/", "/sources", "/runs", "/deliveries", "/recipients", "/health", "/lexicon?title=Minería en Loreto",
    "/pictures", "/log", "/users", "/webhooks", "/help", "/account", "/nothing",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def base(app: Flask) -> Iterator[str]:
    """The desk on a port of this machine."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # answers under way end first; then the loop closes its own connections: closed from here, it would trip over them
    server.task_dispatcher.shutdown()
    with suppress(OSError):  # the loop may wake by itself, and have closed all before it is woken
        server.trigger.pull_trigger(lambda: close_all(server._map, ignore_all=True))
    thread.join(10)
    assert not thread.is_alive()


def welcome(page: Any, base: str, desk: Desk, *, name: str = "Ana Quispe", token: str = "") -> None:
    page.goto(f"{base}/welcome/{token or first_link(desk)}")
    page.fill("[name=name]", name)
    page.fill("[name=address]", "ana@example.org")
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=again]", PASSWORD)
    page.click("button.accent")
    page.wait_for_url("**/queue*")


@pytest.fixture
def page(browser: Any, base: str, desk: Desk) -> Iterator[Any]:
    """A signed-in page; what its console says of errors fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    welcome(page, base, desk)
    yield page
    context.close()
    assert not faults


def press(page: Any, key: str) -> None:
    """One decision, kept; the next item is in focus."""
    before = page.locator(".line.on").get_attribute("data-id")
    with page.expect_response(re.compile(r"/items/\d+/judge$")) as answer:
        page.keyboard.press(key)
    assert answer.value.status == 200
    page.wait_for_selector(f".line.on:not([data-id='{before}'])")
    page.wait_for_selector(f"#i{before}.done")


def counted(stored: Database) -> dict[str, int]:
    """Items that stand for themselves by state."""
    with stored.reading() as session:
        return {state: n for (state, kind, _), n in desk_queue.tally(session).items() if not kind}


def test_a_hundred_items_are_reviewed_by_keys_alone(page: Any, base: str, stored: Database, clock: Clock) -> None:
    fill(stored, 2_000, at=END)
    n_before = counted(stored)["new"]
    for _ in range(50):  # what came in otherwise than by the desk is counted behind a page
        clock.turn(seconds=10)
        page.goto(f"{base}/queue")
        if page.inner_text("[data-count=new]") == f"{n_before:,}":
            break
    page.evaluate("window.notReloaded = true")

    for number in range(100):
        press(page, "a" if number % 3 else "x")

    assert page.evaluate("window.notReloaded")
    assert counted(stored) == {"new": n_before - 100, "accepted": 66, "rejected": 34}
    playwright.expect(page.locator("[data-count=new]")).to_have_text(f"{n_before - 100:,}")
    for _ in range(3):
        with page.expect_response(re.compile("/undo$")) as answer:
            page.keyboard.press("u")
        assert answer.value.status == 200
    assert counted(stored)["new"] == n_before - 97


def test_keys_step_and_are_quiet_while_one_writes(page: Any, base: str) -> None:
    page.goto(f"{base}/queue")
    first = page.locator(".line").nth(0).get_attribute("data-id")
    second = page.locator(".line").nth(1).get_attribute("data-id")

    page.keyboard.press("j")
    playwright.expect(page.locator(".line.on")).to_have_attribute("data-id", second)
    playwright.expect(page.locator("#pane article")).to_have_attribute("data-item", second)
    page.keyboard.press("k")
    playwright.expect(page.locator(".line.on")).to_have_attribute("data-id", first)
    playwright.expect(page.locator("#pane article")).to_have_attribute("data-item", first)
    page.keyboard.press("t")
    page.keyboard.type("jax")
    assert page.locator("[data-act=tags]").input_value() == "jax"
    playwright.expect(page.locator(".line.on")).to_have_attribute("data-id", first)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_url("**/help")


def test_a_tag_and_a_decision_follow_each_other_by_keys(page: Any, base: str, stored: Database) -> None:
    page.goto(f"{base}/queue")
    item_id = page.locator(".line.on").get_attribute("data-id")

    page.keyboard.press("t")
    page.keyboard.type("region: Tacna")
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#pane .tags")).to_contain_text("Tacna")
    page.keyboard.press("Escape")
    press(page, "a")

    with stored.reading() as session:
        assert items.by_id(session, int(item_id)).state == "accepted"


def test_the_pane_decides_what_it_shows_however_slow_the_next(page: Any, base: str, stored: Database) -> None:
    page.goto(f"{base}/queue")
    first, second = (page.locator(".line").nth(n).get_attribute("data-id") for n in (0, 1))
    held: list[Any] = []
    page.route(f"**/items/{second}/pane", lambda route: held.append(route))

    page.keyboard.press("j")
    playwright.expect(page.locator(f"#i{second}")).to_have_class(re.compile(r"\bon\b"))
    playwright.expect(page.locator("#pane")).to_have_js_property("inert", True)
    with page.expect_response(re.compile(r"/judge$")) as answer:
        page.evaluate("document.querySelector('#pane [data-act=accept]').click()")

    assert f"/items/{first}/judge" in answer.value.url
    playwright.expect(page.locator(f"#i{first}")).to_have_class(re.compile(r"\bdone\b"))
    playwright.expect(page.locator(f"#i{second}")).to_have_class(re.compile(r"\bon\b"))
    with stored.reading() as session:
        assert [items.by_id(session, int(one)).state for one in (first, second)] == ["accepted", "new"]
    held[0].abort()
    playwright.expect(page.locator("#pane")).to_be_empty()
    playwright.expect(page.locator("#status")).to_contain_text("could not be shown")


def test_tick_all_leaves_what_is_decided(page: Any, base: str, stored: Database) -> None:
    page.goto(f"{base}/queue?size=10")
    first = page.locator(".line.on").get_attribute("data-id")
    page.locator(f"#i{first} input").check()
    press(page, "a")

    page.click("#tick-all")

    assert not page.locator(f"#i{first} input").is_checked()
    n = page.locator(".line:not(.done) input:checked").count()
    assert n == page.locator(".line:not(.done)").count() >= 9
    page.click("button[value=rejected][name=all]")
    playwright.expect(page.locator("#status")).to_contain_text(f"{n} rejected.")
    with stored.reading() as session:
        assert items.by_id(session, int(first)).state == "accepted"


def test_undo_reaches_over_sessions(page: Any, base: str, stored: Database) -> None:
    page.goto(f"{base}/queue")
    item_id = int(page.locator(".line.on").get_attribute("data-id"))
    press(page, "x")
    page.click("summary:has-text('More')")
    page.click("button:has-text('Sign out')")
    page.wait_for_url("**/login*")
    page.fill("[name=name]", "Ana Quispe")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue*")

    with page.expect_response(re.compile("/undo$")):
        page.keyboard.press("u")

    page.wait_for_selector(f"#i{item_id}:not(.done)")
    with stored.reading() as session:
        assert items.by_id(session, item_id).state == "new"


def test_the_slower_of_two_editors_sees_who_was_faster_and_decides_again(
    page: Any, browser: Any, base: str, desk: Desk, stored: Database
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    other = context.new_page()
    welcome(other, base, desk, name="Beto Luna", token=invite(desk, "editor", by="tests"))
    page.goto(f"{base}/queue")
    other.goto(f"{base}/queue")
    item_id = int(page.locator(".line.on").get_attribute("data-id"))
    press(page, "a")

    with other.expect_response(re.compile(r"/judge$")) as answer:
        other.keyboard.press("x")

    assert answer.value.status == 409
    playwright.expect(other.locator("#status")).to_contain_text("by Ana Quispe (accepted)")
    playwright.expect(other.locator(f"#i{item_id}")).to_have_class(re.compile(r"\bon\b"))
    playwright.expect(other.locator("#pane .s-accepted")).to_be_visible()
    with stored.reading() as session:
        assert items.by_id(session, item_id).state == "accepted"
    press(other, "x")
    with stored.reading() as session:
        assert items.by_id(session, item_id).state == "rejected"
        assert [act.editor for act in history(session, item_id)] == ["Beto Luna", "Ana Quispe"]
    context.close()


def test_a_phone_decides_beside_the_text(browser: Any, base: str, desk: Desk) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    welcome(page, base, desk)
    second = page.locator(".line").nth(1)
    item_id = second.get_attribute("data-id")

    second.locator(".title").tap()
    playwright.expect(page.locator(f"#pane [data-item='{item_id}']")).to_be_in_viewport()
    page.locator("#pane button.accent").tap()

    playwright.expect(page.locator(f"#i{item_id}")).to_have_class(re.compile("done"))
    playwright.expect(page.locator("#pane article")).not_to_have_attribute("data-item", str(item_id))
    playwright.expect(page.locator("#pane h2")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_menu_opens_within_a_narrow_window(browser: Any, base: str, desk: Desk, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    welcome(page, base, desk)

    page.click(".more summary")

    box = page.locator(".more ul").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_an_outlet_with_a_long_name_widens_no_page(browser: Any, base: str, desk: Desk) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    welcome(page, base, desk)
    page.goto(f"{base}/editions/1")

    page.evaluate("document.querySelector('.candidates cite').textContent = 'Coordinadora de los pueblos '.repeat(6)")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.parametrize("kind", ["mail", "text", "web"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_previews_look_as_they_are_meant_to(browser: Any, base: str, desk: Desk, kind: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    welcome(page, base, desk)
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)

    page.goto(f"{base}/editions/1/preview?as={kind}")
    frame = page.frame_locator("iframe.preview")
    playwright.expect(frame.locator("body")).to_contain_text("Meanwhile")

    assert not said
    if kind == "text":
        assert frame.locator(".plain-text").evaluate("e => getComputedStyle(e).whiteSpace").startswith("pre")
    if kind != "mail":
        ground, ink = frame.locator("body").evaluate(
            "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
        )
        assert ground not in {ink, "rgba(0, 0, 0, 0)"}
    context.close()


def draft_texts(stored: Database) -> list[str]:
    with stored.reading() as session:
        draft = from_json(editions.by_id(session, 1).body)
    return [one.text for one in sentences_in(draft.bulletins[0])]


def test_a_week_from_queue_to_approved_edition(page: Any, base: str, stored: Database, tmp_path: Path) -> None:
    page.context.tracing.start(screenshots=True, snapshots=True)
    for key in ("a", "a", "x", "a"):
        press(page, key)
    page.click("text=Bulletins")
    page.click("main h2 a")
    before = draft_texts(stored)
    page.click("#s0-0-0")
    playwright.expect(page.locator("#words")).to_have_value(before[0])
    playwright.expect(page.locator("#evidence mark").first).to_be_visible()
    page.fill("#words", before[0].rstrip(".") + " with 98,765 helicopters.")
    playwright.expect(page.locator("#saved")).to_contain_text("Kept", timeout=8000)
    playwright.expect(page.locator("#findings")).to_contain_text("98,765 is not in the source")
    page.fill("#words", before[0])
    page.click("#evidence button.accent")
    playwright.expect(page.locator("#findings")).not_to_contain_text("98,765")
    page.locator(".story-list a").first.click()
    playwright.expect(page.locator(".candidates").first).to_be_visible()
    page.click("#evidence button:has-text('Drop')")
    playwright.expect(page.locator("#s0-0-0")).not_to_have_text(before[0])
    assert draft_texts(stored) == before[1:]
    page.click("button:has-text('Undo the last change')")
    playwright.expect(page.locator("#s0-0-0")).to_have_text(before[0])
    page.evaluate("scrollTo(0, 0)")  # both in sight: a page that scrolls under the mouse begins no drag
    page.locator("#s0-1-0").drag_to(page.locator("#s0-0-0"))
    playwright.expect(page.locator("#s0-0-1")).to_have_text(before[0])
    if page.locator("[name=reason]").count():
        page.fill("[name=reason]", "checked by telephone")
    page.click("button:has-text('Approve as')")
    playwright.expect(page.locator("#approval")).to_contain_text("approved by Ana Quispe")
    with stored.reading() as session:
        assert editions.by_id(session, 1).approved_by == "Ana Quispe"
    # every step with its pictures: `playwright show-trace week.zip`
    page.context.tracing.stop(path=tmp_path / "week.zip")
    with zipfile.ZipFile(tmp_path / "week.zip") as recorded:
        assert len([name for name in recorded.namelist() if name.endswith(".jpeg")]) > 10


def test_a_second_editor_sees_both_texts_while_writing(page: Any, base: str, stored: Database) -> None:
    page.goto(f"{base}/editions/1?at=0.0.0")
    other = page.context.new_page()
    other.goto(f"{base}/editions/1?at=0.0.0")
    other.fill("#words", "The other one was faster.")
    other.click("#evidence button.accent")
    playwright.expect(other.locator("#s0-0-0")).to_have_text("The other one was faster.")

    page.fill("#words", "Mine comes later.")

    playwright.expect(page.locator("#saved blockquote")).to_have_text("The other one was faster.", timeout=8000)
    assert page.locator("#words").input_value() == "Mine comes later."
    assert draft_texts(stored)[0] == "The other one was faster."


@pytest.mark.parametrize("status", [0, 500])
def test_text_that_could_not_be_kept_stays_and_is_kept_at_the_next_click(
    page: Any, base: str, stored: Database, status: int
) -> None:
    page.goto(f"{base}/editions/1?at=0.0.0")
    fail = (lambda route: route.fulfill(status=status, body="no")) if status else (lambda route: route.abort())
    page.route("**/edit", fail, times=1)
    page.fill("#words", "Kept at the second try.")

    page.click("#evidence button.accent")

    playwright.expect(page.locator("#saved")).to_have_text("It could not be kept.")
    assert page.locator("#words").input_value() == "Kept at the second try."
    page.click("#evidence button.accent")
    playwright.expect(page.locator("#s0-0-0")).to_have_text("Kept at the second try.")
    assert draft_texts(stored)[0] == "Kept at the second try."


def test_a_click_waits_for_the_text_that_is_being_kept(page: Any, base: str, stored: Database) -> None:
    page.goto(f"{base}/editions/1?at=0.0.0")
    held: list[Any] = []
    page.route("**/edit", lambda route: held.append(route), times=1)
    with page.expect_request(re.compile(r"/edit$")):
        page.fill("#words", "Slow, and mine.")

    page.click("#evidence button.accent")
    page.wait_for_timeout(200)
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and answer.request != held[0].request
    ) as sent:
        held[0].continue_()

    assert sent.value.status < 400
    playwright.expect(page.locator("#s0-0-0")).to_have_text("Slow, and mine.")
    assert "meanwhile" not in page.locator("#status").inner_text()
    assert draft_texts(stored)[0] == "Slow, and mine."


def test_without_a_script_one_accepts_edits_and_approves(browser: Any, base: str, desk: Desk, stored: Database) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    welcome(page, base, desk)
    first = page.locator(".line").first.get_attribute("data-id")
    page.click(f"#i{first} >> text=Accept")
    assert page.locator(f"#i{first}").count() == 0
    page.goto(f"{base}/editions/1?at=0.0.0")
    page.fill("#words", "The operation began on 19 February.")
    page.click("#evidence button.accent")
    assert draft_texts(stored)[0] == "The operation began on 19 February."
    if page.locator("[name=reason]").count():
        page.fill("[name=reason]", "checked by telephone")
    page.click("button:has-text('Approve as')")
    assert "approved by Ana Quispe" in page.inner_text("#approval")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_nothing_on_any_page(browser: Any, base: str, desk: Desk, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    welcome(page, base, desk)
    page.goto(f"{base}/editions/1")
    page.locator(".to-read button", has_text="Drop").first.click()  # so that the two drafts side by side differ
    playwright.expect(page.locator("#approval")).to_contain_text("revision 2")
    for path in PAGES:
        page.goto(base + path)
        found = axe.Axe().run(page).response["violations"]
        told = [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
        assert not told, (path, told)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, (path, width, overflow)
    context.close()


#: Gives every place that a person can act at a number, and says how many there are.
NUMBER = """
() => { let n = 0;
  for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]'))
    if (e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.type !== 'hidden' && e.tabIndex >= 0)
      e.dataset.walk = n++;
  return n; }
"""
#: Where the focus is, whether it is seen, and whether something lies over it.
WHERE = """
() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
  return [e.dataset.walk || '', e.outerHTML.slice(0, 90), s.outlineStyle !== 'none' && r.width > 0 && r.height > 0
          && r.bottom > 0 && r.top < innerHeight]; }
"""


def test_every_page_can_be_walked_by_tab(page: Any, base: str) -> None:
    for path in PAGES:
        page.goto(base + path)
        n = page.evaluate(NUMBER)
        reached: set[str] = set()
        for _ in range(2 * n + 80):  # lines of the queue show their buttons when the focus comes to them
            page.keyboard.press("Tab")
            walk, html, is_seen = page.evaluate(WHERE)
            if html.startswith("<body") and reached:
                break
            if html.startswith(("<body", "<iframe")):
                continue
            assert is_seen, (path, html)
            reached.add(walk)
        missed = {str(number) for number in range(n)} - reached
        # of a group of radio buttons Tab reaches the chosen one, arrows the others
        missed -= set(page.evaluate("[...document.querySelectorAll('[type=radio]')].map(e => e.dataset.walk)"))
        assert not missed, (path, [page.locator(f"[data-walk='{one}']").evaluate("e => e.outerHTML") for one in missed])


def test_the_script_and_the_first_page_are_light() -> None:
    static = Path(__file__).parents[3] / "meanwhile" / "desk" / "static"

    assert (static / "desk.js").stat().st_size <= 10_000


def test_the_first_page_weighs_little(browser: Any, base: str, desk: Desk) -> None:
    context = browser.new_context()
    page = context.new_page()
    weights: list[int] = []
    welcome(page, base, desk)
    page.on("response", lambda answer: weights.append(len(answer.body())))
    page.goto(f"{base}/queue")
    page.wait_for_load_state("networkidle")

    assert 0 < sum(weights) <= 60_000, sum(weights)
    context.close()


def test_amber_sentences_are_read_one_after_another_beside_their_sources(
    page: Any, base: str, stored: Database
) -> None:
    page.goto(f"{base}/editions/1")
    rows = page.locator(".to-read").first.locator("li")
    n = rows.count()
    assert n > 2
    first = rows.nth(0).locator("p a").inner_text()

    rows.nth(0).locator("button", has_text="Right as it stands").click()

    playwright.expect(rows).to_have_count(n - 1)
    assert first in draft_texts(stored)
    text = rows.nth(0).locator("p a").inner_text()
    rows.nth(0).locator("a", has_text="Other words").click()
    playwright.expect(page.locator("#words")).to_have_value(text)
    page.fill("#words", text.rstrip(".") + ", it was said.")
    # what was written but not kept yet is kept before another button acts
    rows.nth(1).locator("button", has_text="Drop").click()
    playwright.expect(rows).to_have_count(n - 3)
    assert text.rstrip(".") + ", it was said." in draft_texts(stored)
