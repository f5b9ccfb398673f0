"""The fence behind the lock of a job."""

from collections.abc import Callable

from sqlalchemy import text

from pipeline.errors import MeanwhileError
from pipeline.store.database import Session

_MINE = text("SELECT 1 FROM procrastinate_jobs WHERE id = :job AND status = 'doing' AND worker_id = :worker")


class JobLostError(MeanwhileError):
    """This worker was taken for dead, and its job was given to another."""

    exit_status = 75


def still_ours(job: int, worker: int | None) -> Callable[[Session], None]:
    """A check that a job has not been given to another worker.

    The lock of a job is a lease: a worker that was stopped for a while goes on without it. So every request asks.
    """

    def check(session: Session) -> None:
        if session.execute(_MINE, {"job": job, "worker": worker}).scalar() is None:
            raise JobLostError(f"job {job}: it was given to another worker, since this one gave no sign of life")

    return check
