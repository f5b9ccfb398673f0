"""Takes the pictures of the desk that the documents show: the sample press, a real server, headless Chromium."""

import argparse
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from argon2 import PasswordHasher
from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server

from meanwhile import jobs
from meanwhile.config import Config, load_config
from meanwhile.demo.server import PressServer
from meanwhile.demo.show import END_OF_WEEK, demo_config
from meanwhile.desk.accounts import first_link
from meanwhile.desk.app import create_app
from meanwhile.desk.context import Desk
from pipeline.store.database import open_database

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
PASSWORD = "four words by chance"
#: name, address, what is clicked first
PAGES = (
    ("queue", "/queue", ""),
    ("bulletin", "/editions/1?at=0.0.0", ""),
    ("sources", "/sources", ""),
)
WIDTHS = {"wide": 1280, "tablet": 768, "phone": 320}


def clock() -> datetime:
    """Monday morning after the sample week."""
    return datetime(2019, 2, 25, 12, 0, tzinfo=UTC)


def sample(folder: Path) -> Config:
    """The sample press gathered, sorted and composed, so that an editor has everything still to do."""
    with PressServer() as press:
        config = demo_config(press, folder)
        jobs.crawl(config, clock=lambda: END_OF_WEEK)
    path = folder / "config.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    for bulletin in settings["bulletins"]:
        bulletin["approval"] = "required"
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    config = load_config(path)
    jobs.process(config, clock=lambda: END_OF_WEEK)
    jobs.compose(config, until_on=END_OF_WEEK.date(), clock=lambda: END_OF_WEEK - timedelta(hours=14))
    return config


@contextmanager
def served(config: Config) -> Iterator[tuple[str, Desk]]:
    """The desk on a free port of this machine."""
    database = open_database(config.database_url)
    app = create_app(config, database, clock, hasher=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}", app.extensions["meanwhile"]
    finally:
        server.close()
        database.close()


def sign_in(page: Page, base: str, token: str | None) -> None:
    """As the administrator that the first link makes, or the one it made."""
    if token:
        page.goto(f"{base}/welcome/{token}")
        page.fill("[name=name]", "Ana Quispe")
        page.fill("[name=address]", "ana@example.org")
        page.fill("[name=again]", PASSWORD)
    else:
        page.goto(f"{base}/login")
        page.fill("[name=name]", "Ana Quispe")
    page.fill("[name=password]", PASSWORD)
    page.click("button.accent")
    page.wait_for_url("**/queue*")


def take(browser: Browser, base: str, token: str | None, out: Path, *, everything: bool) -> list[Path]:
    """All pages in both colour schemes; three widths, or the wide one alone."""
    taken = []
    for scheme in ("light", "dark"):
        for name, width in WIDTHS.items():
            if name != "wide" and not everything:
                continue
            page = browser.new_page(
                color_scheme="dark" if scheme == "dark" else "light",
                viewport={"width": width, "height": 860 if width > 400 else 640},
            )
            sign_in(page, base, token)
            token = None
            for what, address, click in PAGES:
                page.goto(base + address)
                if click:
                    page.click(click)
                page.wait_for_load_state("networkidle")
                suffix = ("" if name == "wide" else f"-{name}") + ("" if scheme == "light" else "-dark")
                path = out / f"desk-{what}{suffix}.png"
                page.screenshot(path=str(path))
                taken.append(path)
            page.close()
    return taken


def main() -> None:
    """Write docs/desk-*.png."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    parser.add_argument("--all", action="store_true", help="three widths instead of the wide one")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        config = sample(Path(folder))
        with served(config) as (base, desk), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for path in take(browser, base, first_link(desk), chosen.out, everything=chosen.all):
                print(path)
            browser.close()


if __name__ == "__main__":
    main()
