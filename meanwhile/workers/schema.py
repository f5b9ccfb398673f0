"""The queue's own tables: made once, brought to the library's release, also when many machines start at one moment."""

import re
from importlib.resources import files

from sqlalchemy import text

from pipeline.errors import ConfigError
from pipeline.store.database import Database, Session

#: The mark that tells up to which step the tables are: it lives and dies with them.
_MARK = "meanwhile: "


def newest_step() -> str:
    """The last step of the installed library."""
    return steps()[-1]


def steps() -> list[str]:
    """The library's own steps in their order."""
    folder = files("procrastinate") / "sql" / "migrations"
    return sorted(path.name.removesuffix(".sql") for path in folder.iterdir() if path.name.endswith(".sql"))


def step_of(session: Session) -> str | None:
    """Up to which step the tables are: None where there are none, "" where somebody else has made them."""
    if session.execute(text("SELECT to_regclass('procrastinate_jobs')")).scalar() is None:
        return None
    mark = session.execute(text("SELECT obj_description('procrastinate_jobs'::regclass)")).scalar() or ""
    return str(mark).removeprefix(_MARK) if str(mark).startswith(_MARK) else ""


def bring(database: Database) -> bool:
    """Make or bring on the queue's tables; whether there was anything to do.

    Each step is a transaction with its mark: some use what an earlier one must have committed (values of enumerations).
    """
    n_done = 0
    while True:
        with database.reading() as session:
            if step_of(session) == newest_step():
                return n_done > 0
        with database.writing() as session:
            # Read again now that we are alone: another machine may just have done it.
            n_done += _one_step(session, database.shown)


def _one_step(session: Session, shown: str) -> bool:
    at = step_of(session)
    if at == newest_step():
        return False
    if at == "":
        fault = (
            f"database: {shown} holds a queue of Procrastinate that Meanwhile has not made; "
            "use a database of its own, or remove those tables (procrastinate_…)"
        )
        raise ConfigError("config.yaml", [fault])
    if at is None:
        _apply(session, (files("procrastinate") / "sql" / "schema.sql").read_text(encoding="utf-8"))
        next_step = newest_step()
    elif at in steps():
        next_step = steps()[steps().index(at) + 1]
        apply_step(session, next_step)
    else:
        fault = f"database: the queue's tables are of a newer release ({at}) than this program; install that release"
        raise ConfigError("config.yaml", [fault])
    session.execute(text(f"COMMENT ON TABLE procrastinate_jobs IS '{_MARK}{next_step}'"))
    return True


def apply_step(session: Session, step: str) -> None:
    """One of the library's own steps."""
    _apply(session, (files("procrastinate") / "sql" / "migrations" / f"{step}.sql").read_text(encoding="utf-8"))


def _apply(session: Session, script: str) -> None:
    """A file of statements as it stands: no part of it is a parameter."""
    # A step that ends transactions would leave the tables half done.
    if re.search(r"^\s*(COMMIT|ROLLBACK)\s*;", script, re.IGNORECASE | re.MULTILINE):
        raise ConfigError("config.yaml", ["workers: this release of procrastinate has steps of its own transactions"])
    session.connection().exec_driver_sql(script.replace("%", "%%"))
