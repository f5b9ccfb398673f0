"""One job at a time on one database, and mailing beside it, also when they are on several machines."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from pipeline.errors import BusyError
from pipeline.store.database import Database

#: Another lock than that of single units of work: a job holds it from its start to its end.
_JOB = 0x4D656A6F
#: Mailing waits for no other job, only for another mailing.
_MAILING = 0x4D656D61


@contextmanager
def alone(database: Database, *, what: str, mailing: bool = False) -> Iterator[None]:
    """Hold the lock of jobs, or raise BusyError at once. SQLite's are kept apart by a file: see meanwhile.lock."""
    if database.is_sqlite:
        yield
        return
    key = _MAILING if mailing else _JOB
    try:
        connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except DatabaseError as error:
        raise database.explained(error) from error
    with connection:
        if not connection.execute(text(f"SELECT pg_try_advisory_lock({key})")).scalar():
            raise BusyError(f"{database.shown}: another machine is at work; {what} was not started. Try again later")
        try:
            yield
        finally:
            with suppress(DatabaseError):
                connection.execute(text(f"SELECT pg_advisory_unlock({key})"))
