"""The stages as commands: check, crawl, process, compose, send, run."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from meanwhile import lines, terminal
from meanwhile.logs import LogFormat
from pipeline.errors import UsageError
from pipeline.store.database import Database

if TYPE_CHECKING:
    from meanwhile.config import Config
    from meanwhile.jobs_report import JobReport


@dataclass(frozen=True, slots=True)
class Settings:
    """What the options before the command said."""

    config: Path | None
    quiet: bool
    verbose: bool = False
    log: LogFormat = LogFormat.TEXT

    def load(self) -> "Config":
        """The configuration, checked."""
        from meanwhile.config import load_config

        return load_config(self.config)

    @contextmanager
    def store(self) -> Iterator[Database]:
        """The configured database, brought to this release's tables."""
        from meanwhile.jobs import open_store

        with open_store(self.load()) as database:
            yield database


def settings_of(context: typer.Context) -> Settings:
    """The options before the command."""
    settings = context.find_root().obj
    assert isinstance(settings, Settings)
    return settings


def register(app: typer.Typer) -> None:
    """Put these commands under `meanwhile`."""
    app.command()(check)
    app.command()(crawl)
    app.command()(process)
    app.command()(compose)
    app.command()(send)
    app.command()(run)
    app.command()(demo)


Json = Annotated[bool, typer.Option("--json", help="The counts as one line of JSON.")]
Until = Annotated[str, typer.Option(help="The last day of the period, as 2019-02-24; today without it.")]


def _until(value: str) -> date | None:
    return lines.day_of(value, name="--until") if value else None


def check(context: typer.Context) -> None:
    """Check config.yaml and say in plain words what will happen when."""
    from meanwhile.plain_words import describe

    settings = settings_of(context)
    for line in describe(settings.load(), now=datetime.now(UTC)):
        terminal.plain(line)


def crawl(
    context: typer.Context,
    source: Annotated[list[str] | None, typer.Option("--source", help="Only this source; may be given again.")] = None,
    since: Annotated[str, typer.Option(help="Go back through archives to this day, as 2026-01-01.")] = "",
    *,
    json: Json = False,
) -> None:
    """Fetch what is new from every source."""
    from meanwhile import jobs

    settings = settings_of(context)
    since_on = lines.day_of(since, name="--since") if since else None
    with terminal.progress("crawling", quiet=settings.quiet) as bar:
        report = jobs.crawl(settings.load(), only=source or [], since_on=since_on, bar=bar)
    tell(report, quiet=settings.quiet, json=json)


def process(
    context: typer.Context,
    *,
    again: Annotated[
        bool, typer.Option(help="Tag every stored item anew, also with the lexicon it already had.")
    ] = False,
    json: Json = False,
) -> None:
    """Tag what is new or was tagged with another lexicon, and group it into stories."""
    from meanwhile import jobs

    settings = settings_of(context)
    with terminal.progress("sorting", quiet=settings.quiet) as bar:
        report = jobs.process(settings.load(), again=again, bar=bar)
    tell(report, quiet=settings.quiet, json=json)


def compose(
    context: typer.Context,
    until: Until = "",
    *,
    region: Annotated[str, typer.Option(help="Print this region's bulletin instead of drafting editions.")] = "",
    json: Json = False,
) -> None:
    """Draft the editions of the period, one for each digest."""
    from digest.compose import bulletin_text
    from meanwhile import jobs

    settings = settings_of(context)
    config = settings.load()
    if region:
        draft = jobs.bulletin(config, region=region, until_on=_until(until))
        if json:
            terminal.json_line(draft)
        else:
            terminal.plain(bulletin_text(draft))
        return
    with terminal.progress("composing", quiet=settings.quiet) as bar:
        report = jobs.compose(config, until_on=_until(until), bar=bar)
    tell(report, quiet=settings.quiet, json=json)


def send(
    context: typer.Context,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say who would get what; mail nobody.")] = False,
    test: Annotated[str, typer.Option("--test", help="Mail the newest edition to this address alone.")] = "",
    json: Json = False,
) -> None:
    """Mail approved editions to whoever has not got them yet."""
    from meanwhile import jobs

    settings = settings_of(context)
    with terminal.progress("mailing", quiet=settings.quiet) as bar:
        report = jobs.send(settings.load(), dry_run=dry_run, test=test, bar=bar)
    tell(report, quiet=settings.quiet, json=json)


def run(
    context: typer.Context,
    job: Annotated[
        str,
        typer.Argument(
            help="gather (crawl and process), crawl, process, compose, send, backup or tidy; without it the first "
            "four in turn."
        ),
    ] = "",
    *,
    due: Annotated[
        bool, typer.Option("--due", help="All that config.yaml's schedule owes now and that has not been done.")
    ] = False,
    json: Json = False,
) -> None:
    """Do the jobs once: crawl, process, compose, send. With --due what the schedule owes, for cron and systemd."""
    from meanwhile.limits import time_limit
    from meanwhile.running import run_and_tell

    settings = settings_of(context)
    if due and job:
        raise UsageError("--due finds out by itself which jobs are owed: name none")
    config = settings.load()
    with time_limit(), terminal.progress("running", quiet=settings.quiet) as bar:
        reports = run_and_tell(config, job, due=due, bar=bar)
    for report in reports:
        _print(report, quiet=settings.quiet, json=json)
    if status := max((report.exit_status for report in reports), default=0):
        raise typer.Exit(status)


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="Where the bulletin, the mails and the database go.")] = Path("out"),
) -> None:
    """A sample news week (18-24 February 2019), crawled, sorted, composed and mailed into a folder."""
    from meanwhile.demo.show import show

    settings = settings_of(context)
    show(out, quiet=settings.quiet)


def tell(report: "JobReport", *, quiet: bool, json: bool) -> None:
    """Print what a job says; leave with its status when it is another than 0."""
    _print(report, quiet=quiet, json=json)
    if report.exit_status:
        raise typer.Exit(report.exit_status)


def _print(report: "JobReport", *, quiet: bool, json: bool) -> None:
    if json:
        terminal.json_line({"job": report.job, "exit_status": report.exit_status, **report.counts})
    elif not quiet:
        for line in report.lines:
            terminal.plain(line)
    for line in report.complaints:
        terminal.notice(line)
