"""Checks of the desk by tools from outside: the Nu validator over every page, schemathesis over the API.

.venv/bin/python -m benchmarks.desk_outside --vnu node_modules/vnu-jar/build/dist/vnu.jar --schemathesis schemathesis

Either may be left out. The first comes with `npm install vnu-jar` and wants java, the other with `pip install
schemathesis` into an environment of its own. Exits with 1 when one of them finds an error.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from benchmarks.screenshots import CHROMIUM, FLAGS, sample, served, sign_in
from meanwhile.desk.accounts import first_link
from tests import nu

PAGES = (
    "/queue", "/queue?topic=mining&size=100", "/queue?state=accepted", "/queue?q=nothingatall", "/items/5", "/items/1",
    "/compare/1/2", "/duplicates", "/duplicates?kind=joined", "/stories", "/stories?order=worth", "/stories/1",
    "/search?q=mineria&topic=mining", "/editions", "/editions/1?at=0.0.0&find=bosque", "/editions/1/beside",
    "/editions/1/preview",
    "/editions/1/preview/text", "/editions/1/preview/web", "/editions/1/history", "/archive/", "/sources", "/runs",
    "/deliveries", "/recipients", "/health", "/lexicon?title=Minería en Loreto&bench=1", "/lexicon", "/pictures",
    "/pictures?weeks=52", "/log", "/users", "/webhooks", "/help", "/account", "/nothing",
)  # fmt: skip


def act(page: Page, base: str, path: str, /, **form: str) -> None:
    """Send a form of this session; what it changes is then on the pages."""
    csrf = page.locator("body").get_attribute("data-csrf") or ""
    answer = page.request.post(base + path, form={"csrf": csrf, **form}, headers={"Origin": base})
    assert answer.ok, (path, answer.status, answer.text()[-300:])


def save_pages(page: Page, base: str, out: Path) -> list[Path]:
    """Every page after a morning's work, so that none is empty; the archived edition with them."""
    page.goto(f"{base}/queue")
    for number, (verdict, version) in enumerate((("accepted", "1"), ("accepted", "1"), ("rejected", "1")), start=1):
        act(page, base, f"/items/{number}/judge", verdict=verdict, version=version)
    act(page, base, "/items/1/retag", tag="region: Tacna", version="2")
    act(page, base, "/undo")
    act(page, base, "/filters", page="queue", name="Gold", topic="mining")
    act(page, base, "/recipients", address="reader@example.org", name="A reader")
    act(page, base, "/webhooks", url="http://127.0.0.1:9/desk", events="draft.ready")
    act(page, base, "/users/invite", role="reader")
    act(page, base, "/account/tokens", name="a script")
    act(page, base, "/editions/1/move", revision="1", at="0.0.0", way="down")
    page.goto(f"{base}/editions/1")
    revision = page.locator("input[name=revision]").first.get_attribute("value") or ""
    act(page, base, "/editions/1/approve", revision=revision, when="now", reason="checked by telephone")
    act(page, base, "/editions/send")
    page.goto(f"{base}/archive/")
    archived = [link.get_attribute("href") or "" for link in page.locator("main a[href^='/archive/']").all()]
    saved = []
    for number, path in enumerate([*PAGES, *archived]):
        file = out / f"{number:02d}-{re.sub('[^a-z0-9]+', '-', path)[:60]}.html"
        file.write_text(page.request.get(base + path).text(), encoding="utf-8")
        saved.append(file)
    signed_out = page.context.browser
    assert signed_out
    for name in ("login", "welcome/none"):
        file = out / f"public-{name.replace('/', '-')}.html"
        file.write_text(signed_out.new_context().request.get(f"{base}/{name}").text(), encoding="utf-8")
        saved.append(file)
    return saved


def key_of(page: Page, base: str) -> str:
    """A new key of the API."""
    csrf = page.locator("body").get_attribute("data-csrf") or ""
    text = page.request.post(
        f"{base}/account/tokens", form={"csrf": csrf, "name": "schemathesis"}, headers={"Origin": base}
    ).text()
    found = re.search(r"mw_[\w-]+", text)
    assert found
    return found[0]


def main() -> int:
    """Serve the sample press, and let the tools at it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vnu", type=Path, help="vnu.jar")
    parser.add_argument("--schemathesis", help="the schemathesis command")
    parser.add_argument("--examples", default="60", help="how many requests schemathesis makes of each operation")
    chosen = parser.parse_args()
    status = 0
    with TemporaryDirectory() as name:
        out = Path(name) / "pages"
        out.mkdir()
        config = sample(Path(name))
        with sync_playwright() as playwright, served(config) as (base, desk):
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page()
            sign_in(page, base, first_link(desk))
            pages = save_pages(page, base, out)
            if chosen.vnu:
                said = nu.said_of(*pages, jar=chosen.vnu, options=("--errors-only",))
                print("\n".join([*said, f"Nu validator: {len(pages)} pages, {len(said) or 'no'} errors"]), flush=True)
                status = max(status, int(bool(said)))
            if chosen.schemathesis:
                command = [chosen.schemathesis, "run", f"{base}/api/v1/openapi.json", "--max-examples", chosen.examples]
                found = subprocess.run(
                    [*command, "-H", f"Authorization: Bearer {key_of(page, base)}"], check=False
                ).returncode
                print(f"schemathesis: {'failures' if found else 'no failure'}", flush=True)
                status = max(status, min(found, 1))
            browser.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
