"""`meanwhile db …`: moving from one database to another."""

from typing import Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of

app = typer.Typer(no_args_is_help=True, help="The database as a whole: bring it to this release, copy it.")


@app.command("upgrade")
def upgrade_database(context: typer.Context) -> None:
    """Bring the configured database, and the workers' queue in it, to this release; any other command does so too."""
    from pipeline.store import schema

    settings = settings_of(context)
    config = settings.load()
    with settings.store() as database:
        told = [f"{database.shown}: step {schema.revision_of(database)}"]
        if config.workers.engine != "none":
            from meanwhile.workers import schema as queue

            queue.bring(database)
            told.append(f"the workers' queue: step {queue.newest_step()}")
    if not settings.quiet:
        for line in told:
            terminal.plain(line)


@app.command("copy")
def copy_database(
    context: typer.Context,
    target: Annotated[str, typer.Argument(help="The address of an empty database, as in config.yaml.")],
    source: Annotated[str, typer.Option("--from", help="The configured database without it.")] = "",
) -> None:
    """Copy everything to another database, SQLite or PostgreSQL, and prove it by counts and hashes."""
    from pipeline.store import schema
    from pipeline.store.copying import copy_all
    from pipeline.store.database import open_database

    settings = settings_of(context)
    one = open_database(source or settings.load().database_url)
    other = open_database(target)
    try:
        schema.upgrade(one)
        schema.upgrade(other)
        with terminal.progress("copying", quiet=settings.quiet) as bar:
            copied = copy_all(one, other, step=lambda table: bar.step(at=table))
    finally:
        one.close()
        other.close()
    if not settings.quiet:
        terminal.table(
            ["table", "rows", "sum of the rows' SHA-256"],
            [[table.name, table.n_rows, table.sha256[:16]] for table in copied],
            right=["rows"],
        )
        terminal.plain("equal in every table; now name the new address as `database` in config.yaml")
