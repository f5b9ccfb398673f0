"""Decisions by keys in a real browser over many items: how long until the next is in focus, and until each is kept."""

import re
import statistics
import threading
from pathlib import Path

from flask import Flask
from playwright.sync_api import sync_playwright
from waitress.server import create_server

CHROMIUM = Path("/usr/bin/chromium")
N_DECISIONS = 100
#: In the page itself, in milliseconds: from a key to the next item in focus, and to the decision being kept.
MEASURE = """
() => { window.took = []; window.kept = []; let begun = 0;
  document.addEventListener('keydown', () => { begun = performance.now(); }, true);
  new MutationObserver(found => { for (const one of found) {
    const line = one.target.closest && one.target.closest('.line');
    const came = one.attributeName === 'class' && !one.oldValue.includes(' on');
    if (line && begun && came && line.classList.contains('on'))
      window.took.push(performance.now() - begun);
    if (line && one.attributeName === 'data-version') window.kept.push(performance.now() - begun);
  } }).observe(document.body, { subtree: true, attributes: true, attributeOldValue: true });
}
"""


def measure_keys(app: Flask, name: str, password: str) -> None:
    """Print the two times of a hundred decisions of an editor."""
    if not CHROMIUM.exists():
        print("--- chromium is not installed: no decisions by keys")
        return
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    base = f"http://127.0.0.1:{server.effective_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{base}/login")
        page.fill("[name=name]", name)
        page.fill("[name=password]", password)
        page.click("button.accent")
        page.wait_for_url("**/queue*")
        page.evaluate(MEASURE)
        for number in range(N_DECISIONS):
            before = page.locator(".line.on").get_attribute("data-id")
            with page.expect_response(re.compile(r"/judge$")):
                page.keyboard.press("a" if number % 3 else "x")
            page.wait_for_selector(f"#i{before}.done")
        for what, times in (("next item in focus", "window.took"), ("decision kept", "window.kept")):
            found = statistics.quantiles(page.evaluate(times), n=20)
            print(
                f"{N_DECISIONS} decisions by keys, {what:<20} p50 {found[9]:6.1f} p95 {found[18]:6.1f} ms", flush=True
            )
        browser.close()
    server.close()
    thread.join(5)
