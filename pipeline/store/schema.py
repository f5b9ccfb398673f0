"""Bringing a database to the tables of this release."""

from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError

from pipeline.errors import ConfigError
from pipeline.store.database import Database, take_turn


def _alembic(folder: str) -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", folder.replace("%", "%%"))
    return config


@cache
def newest_revision() -> str:
    """The last step of this release."""
    with as_file(files("pipeline") / "migrations") as folder:
        head = ScriptDirectory.from_config(_alembic(str(folder))).get_current_head()
    assert head is not None
    return head


def revision_of(database: Database) -> str | None:
    """The step that a database stands at; None for an empty one."""
    try:
        with database.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except DatabaseError as error:
        raise database.explained(error) from error


def upgrade(database: Database, *, before: Callable[[], object] | None = None) -> bool:
    """Apply the steps that are missing, all in one transaction; whether there were any.

    `before` is called when a database of an earlier release is about to be changed.
    """
    head = newest_revision()
    at = revision_of(database)
    if at == head:
        return False
    if at is not None and before is not None:
        before()
    with as_file(files("pipeline") / "migrations") as folder:
        config = _alembic(str(folder))
        known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
        try:
            with database.engine.begin() as connection:
                take_turn(connection)
                # Read again under the write lock: another process may just have done it.
                at = MigrationContext.configure(connection).get_current_revision()
                if at == head:
                    return False
                if at is not None and at not in known:
                    raise ConfigError(
                        database.shown,
                        [f"the database is of a newer release (step {at}) than this program; install that release"],
                    )
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except DatabaseError as error:
            raise database.explained(error) from error
    return True
