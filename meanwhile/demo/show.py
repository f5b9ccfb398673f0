"""`meanwhile demo`: the sample week through the real spiders, sorter, composer and mailer, with a config of its own."""

import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import yaml

from digest.compose import bulletin_text
from digest.novelty import sentences_in
from digest.render import Links, render_mail
from digest.trust import is_only_new, is_to_be_read
from meanwhile import jobs, terminal
from meanwhile.archiving import ARCHIVE
from meanwhile.config import Config, parse_config
from meanwhile.demo.server import PressServer
from meanwhile.edition_json import from_json
from meanwhile.jobs_report import JobReport
from meanwhile.mailing import approve_by_name
from meanwhile.weekly import digests_of, issue_ending
from pipeline.errors import DiskError
from pipeline.store import editions
from pipeline.types import BulletinDraft, EditionDraft

#: Sunday evening in Lima, when the sample week is over.
END_OF_WEEK = datetime(2019, 2, 24, 23, 30, tzinfo=UTC)
REGION = "Madre de Dios"
NOTE = "Sample: the outlets and articles of this week were written for the demonstration."


def demo_config(press: PressServer, out: Path) -> Config:
    """The configuration of the demonstration: delays shortened, this machine's own addresses allowed."""
    settings = {
        "database": "sqlite:///meanwhile.db",
        "crawl": {
            "contact": "demo@example.org",
            "allow_addresses": ["127.0.0.0/8"],
            "delay": 0,
            "limits": {"timeout_s": 10, "retries": 0},
            "own_sources": press.sources(),
        },
        "bulletins": [
            {
                "title": f"Meanwhile in {region}",
                "region": region,
                "digest": "Meanwhile in Peru",
                "weekday": "sunday",
                "time": "18:00",
                "recipients": ["staff@example.org", "editor@example.org"],
                "approval": "required",
                "opening": "meanwhile" if region == REGION else "auto",
            }
            for region in (REGION, "Loreto", "Apurímac", "San Martín")
        ],
        "mail": {"outbox": "mail", "from": "Meanwhile <digest@example.org>"},
        "schedule": {"timezone": "America/Lima"},
    }
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    (out / "config.yaml").write_text(text, encoding="utf-8")
    return parse_config(text, shown=str(out / "config.yaml"), folder=out.resolve())


def show(out: Path, *, quiet: bool) -> None:
    """Run the sample week and say what to open."""
    started = time.monotonic()
    out = out.resolve()
    _make_room(out)
    with PressServer() as press:
        config = demo_config(press, out)
        if not quiet:
            terminal.plain(
                f"A SAMPLE: {len(press.sources())} outlets with a news week of 18-24 February 2019, written for this "
                "demonstration, are published on this machine and read by the real spiders."
            )
            terminal.plain()
        with terminal.progress("crawling", quiet=quiet) as bar:
            crawled = jobs.crawl(config, bar=bar, clock=_clock)
    with terminal.progress("sorting", quiet=quiet) as bar:
        processed = jobs.process(config, bar=bar, clock=_clock)
    with terminal.progress("composing", quiet=quiet) as bar:
        composed = jobs.compose(config, until_on=END_OF_WEEK.date(), bar=bar, clock=_clock)
    _approve(config)
    with terminal.progress("mailing", quiet=quiet) as bar:
        sent = jobs.send(config, bar=bar, clock=_clock)
    edition = _edition(config)
    written = _files(edition, out)
    written.append((out / ARCHIVE / "index.html", "the archive: every sentence with its sources a click away"))
    if quiet:
        return
    for report in (crawled, processed, composed, sent):
        _tell(report)
    terminal.plain()
    for bulletin in edition.bulletins:
        if bulletin.region == REGION:
            terminal.plain(bulletin_text(bulletin))
            if bulletin.paragraphs and bulletin.note:
                terminal.plain()
                terminal.plain(f"({bulletin.note})")
            _tell_doubts(bulletin)
    terminal.plain()
    terminal.plain(f"Done in {time.monotonic() - started:.0f} s. To look at:")
    for path, what in written:
        terminal.plain(f"  {_shown(path)}   {what}")
    terminal.plain(f"  {_shown(out / 'mail')}   the mails, one for each recipient (.eml)")
    terminal.plain()
    terminal.plain("Go on with the same data:")
    go_on = f"./run --config {_shown(out / 'config.yaml')}"
    terminal.plain(f"  {go_on} desk   the editors' desk, in a browser")
    terminal.plain(f"  {go_on} items search 'titulación'")
    terminal.plain("(The press is a sample; its addresses answer only while the demonstration runs.)")


def _approve(config: Config) -> None:
    """What an editor does with `meanwhile editions approve`, or at the desk, having read the draft."""
    with jobs.open_store(config) as database:
        with database.reading() as session:
            drafts = [row.id for row in editions.in_state(session, "draft")]
        for edition in drafts:
            approve_by_name(database, edition, by="the demonstration", reason="", now=_clock())


def _tell_doubts(bulletin: BulletinDraft) -> None:
    """What a draft for approval holds that would not be mailed unread."""
    doubted = [sentence for sentence in sentences_in(bulletin) if is_to_be_read(sentence)]
    for is_new, what in (
        (False, "beside their sources before approving (the demonstration does not)"),
        (True, "through, since nobody has printed such words side by side yet"),
    ):
        told = [sentence.text for sentence in doubted if is_only_new(sentence) is is_new]
        if told:
            terminal.plain()
            terminal.plain(f"An editor would read these {what}:")
            for text in told:
                terminal.plain(f"  - {text}")


def _clock() -> datetime:
    return END_OF_WEEK


def _make_room(out: Path) -> None:
    """An empty folder for the demonstration; only what an earlier one left is removed."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(out / "mail", ignore_errors=True)
        for old in [*out.glob("meanwhile.db*"), *out.glob("meanwhile-in-*")]:
            old.unlink()
    except OSError as error:
        raise DiskError(f"{out}: cannot be used ({error.strerror}); name another folder by --out") from error


def _edition(config: Config) -> EditionDraft:
    (digest,) = digests_of(config)
    issue = issue_ending(digest, END_OF_WEEK.date(), config.zone, days=config.digest.period_days)
    with jobs.open_store(config) as database, database.reading() as session:
        row = editions.newest(session, digest.name, issue.period_end_on)
        assert row is not None
        return from_json(row.body)


def _files(edition: EditionDraft, out: Path) -> list[tuple[Path, str]]:
    rendered = render_mail(edition, links=Links(), note=NOTE)
    written = []
    for suffix, content, what in (
        (".html", rendered.html, "the edition as its mail shows it: open it in a browser"),
        (".txt", rendered.text, "the same as plain text"),
    ):
        path = out / f"meanwhile-in-peru{suffix}"
        path.write_text(content, encoding="utf-8")
        written.append((path, what))
    return written


def _tell(report: JobReport) -> None:
    for line in (*report.lines, *report.complaints):
        terminal.plain(f"  {report.job}: {line}")


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
