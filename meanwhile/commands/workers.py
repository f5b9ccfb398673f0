"""`meanwhile worker`: crawling on as many machines as wanted."""

from typing import Annotated

import typer

from meanwhile.commands.jobs import settings_of
from pipeline.errors import ConfigError


def register(app: typer.Typer) -> None:
    """Put this command under `meanwhile`."""
    app.command()(worker)


def worker(
    context: typer.Context,
    *,
    until_empty: Annotated[bool, typer.Option("--until-empty", help="End when nothing waits any more.")] = False,
) -> None:
    """Read sources that wait in the queue, beside any number of other workers, until told to stop."""
    import os

    from meanwhile.config import config_path

    settings = settings_of(context)
    config = settings.load()
    shown = str(config_path(settings.config, os.environ))
    if config.workers.engine == "none":
        raise ConfigError(shown, ["workers: set it to procrastinate, so that jobs are queued for workers"])
    try:
        from meanwhile.workers.worker import work
    except ModuleNotFoundError as error:
        raise ConfigError(
            shown,
            [f"workers: procrastinate needs a package that is missing ({error.name}): install meanwhile[cluster]"],
        ) from error
    options = ("--log", settings.log.value, *(["--verbose"] if settings.verbose else []))
    work(config, config_path(settings.config, os.environ).resolve(), until_empty=until_empty, options=options)
