"""`meanwhile desk`: the editors' desk in a browser."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of


def register(app: typer.Typer) -> None:
    """Put this command under `meanwhile`."""
    app.command()(desk)


def desk(
    context: typer.Context,
    port: Annotated[int | None, typer.Option(help="Another port than desk.port.", min=1, max=65535)] = None,
) -> None:
    """Serve the editors' desk; the first start prints a one-time link that makes the administrator."""
    from meanwhile.desk.server import serve

    settings = settings_of(context)
    config = settings.load()
    if port is not None:
        config = config.model_copy(update={"desk": config.desk.model_copy(update={"port": port})})
    with settings.store() as database:
        serve(config, database, lambda: datetime.now(UTC), announce=terminal.plain)
