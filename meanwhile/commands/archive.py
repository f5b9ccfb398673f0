"""`meanwhile archive …`: the editions as a static site."""

from pathlib import Path
from typing import Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of

app = typer.Typer(no_args_is_help=True, help="The archive of editions as a static site.")


@app.command("build")
def build_archive(
    context: typer.Context,
    *,
    out: Annotated[
        Path | None, typer.Option(help="The folder to serve as /archive/; archive/ beside config.yaml without it.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The counts as one line of JSON.")] = False,
) -> None:
    """Write the pages, feeds and texts of every approved edition."""
    from meanwhile.archiving import ARCHIVE, build

    settings = settings_of(context)
    config = settings.load()
    with settings.store() as database, terminal.progress("archive", quiet=settings.quiet) as bar:
        report = build(database, config, out or config.path(ARCHIVE), bar=bar)
    if json:
        terminal.json_line(dict(report.counts))
    elif not settings.quiet:
        for line in report.lines:
            terminal.plain(line)
