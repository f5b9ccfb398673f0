"""One worker: takes jobs from the queue, reads sources beside each other, and gives signs of life."""

import asyncio
import logging
import os
import signal
import socket
import sys
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from psycopg import AsyncConnection
from psycopg_pool import PoolTimeout

from meanwhile.config import Config
from meanwhile.crawl_state import StoredClock, StoredState
from meanwhile.crawling import chosen_sources
from meanwhile.notifying import notify
from meanwhile.workers import schema
from meanwhile.workers.clock import JobLostError, still_ours
from meanwhile.workers.queue import CRAWL, QUEUE, SORT, SORT_PRIORITY, queue_state
from meanwhile.workers.recovery import forget_failed, jobs_of, recover
from pipeline.errors import BusyError, MeanwhileError, UnavailableError
from pipeline.store import workers
from pipeline.store.database import Database, libpq_address, open_database
from pipeline.store.schema import upgrade
from pipeline.tables import WorkerRow
from pipeline.take_in import TakeIn
from pipeline.types import Article, Refused
from scrapers.crawl import SingleCrawls

logger = logging.getLogger(__name__)

#: A host that comes free tells nobody; the queue is looked at so often.
POLL_S = 0.5
#: What has come in is sorted so long after: more will have come by then.
SORT_AFTER_S = 60
#: What a stopping worker has for ending its crawls in good order: a download is given up at once, a page is read out.
GRACE_S = 20.0
_RETRY_S = 10
_MAX_ATTEMPTS = 5


class StoppedError(MeanwhileError):
    """The worker is being stopped; its job goes back into the queue."""

    exit_status = 0


class _Retry(BaseRetryStrategy):
    """Outlets that fail are outcomes and tried at their next time; only our own troubles bring a job back at once.

    It comes back behind the others, since a job that waits keeps back all that wait for the same host.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, JobLostError):
            return None
        if isinstance(exception, StoppedError | asyncio.CancelledError):
            return RetryDecision(retry_in={"seconds": 0})
        if job.attempts + 1 >= _MAX_ATTEMPTS and not isinstance(exception, BusyError):
            return None
        return RetryDecision(retry_in={"seconds": _RETRY_S}, priority=job.priority - 1)


class Worker:
    """Works until it is told to stop, until the queue is empty, or until the database is gone."""

    def __init__(
        self, config: Config, config_path: Path, *, options: Sequence[str], clock: Callable[[], datetime] | None = None
    ) -> None:
        self._config = config
        self._command = [sys.executable, "-m", "meanwhile", "--config", str(config_path), *options]
        self._clock = clock or _system_clock
        self._settings = config.workers
        # A unit of work that is stopped in its middle must end before everybody who waits for it is taken for dead.
        self._database = open_database(config.database_url, silent_s=self._settings.dead_after_s / 2)
        self._sources = {source.id: source for source in chosen_sources(config, [])}
        self._crawls = SingleCrawls(config.crawl)
        self._stop = asyncio.Event()
        self._doing: dict[int, int | None] = {}  # job -> the worker's number in the queue
        self._unknown: set[int] = set()
        now = self._clock()
        self._row = WorkerRow(
            id=uuid.uuid4().hex,
            machine=socket.gethostname(),
            process=os.getpid(),
            at_once=self._settings.jobs_at_once,
            n_doing=0,
            n_done=0,
            started_at=now,
            seen_at=now,
        )
        self._app = self._make_app()

    def _make_app(self) -> App:
        app = App(connector=connector_of(self._config))
        retry = _Retry()
        app.task(name=CRAWL, queue=QUEUE, pass_context=True, retry=retry)(self._crawl)
        app.task(name=SORT, queue=QUEUE, pass_context=True, retry=retry)(self._sort)
        return app

    # --- jobs -------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def _at_work(self, context: JobContext) -> AsyncIterator[Job]:
        job = context.job
        assert job.id is not None  # of every job that was fetched
        if self._stop.is_set():
            raise StoppedError("the worker is being stopped")
        self._doing[job.id] = job.worker_id
        try:
            yield job
            self._row.n_done += 1
        except MeanwhileError as error:
            logger.info("a job was not finished", extra={"job": job.queueing_lock, "why": str(error)})
            raise
        finally:
            self._doing.pop(job.id, None)

    async def _crawl(self, context: JobContext, *, source: str, due_at: str, tries: int = 0) -> str:
        """Read one source for a due time; nothing when that was done already."""
        async with self._at_work(context) as job:
            due = datetime.fromisoformat(due_at)
            known = self._sources.get(source)
            if known is None:
                return f"{source} is not among this worker's sources"
            with self._database.reading() as session:
                if workers.had_turn(session, source, due_at=due):
                    return "read already"
            assert job.id is not None
            sink = TakeIn(self._database, self._clock)

            def keep(arrival: Article | Refused) -> None:
                sink(arrival)

            check = still_ours(job.id, job.worker_id)
            clock = StoredClock(self._database, f"{job.id}/{job.worker_id}", check=check)
            state = StoredState(self._database)
            report = await self._crawls.read(known, keep, state, clock, now=self._clock(), stop=self._stop)
            if self._stop.is_set():
                raise StoppedError("the worker is being stopped")
            with self._database.noting() as session:
                workers.keep_turn(session, source, due_at=due, now=self._clock())
                forget_failed(session, str(job.queueing_lock))
            logger.info("read", extra={"source": source, "counts": dict(sink.counts), "tries": tries})
            if any(outcome not in {"unchanged", "refused"} for outcome in sink.counts):
                await self._sort_soon()
            return f"{report.articles} articles, {report.requests} requests"

    async def _sort_soon(self) -> None:
        """Have what has come in sorted, once for all that comes within a minute."""
        from procrastinate.exceptions import AlreadyEnqueued

        task = self._app.configure_task(
            SORT,
            queue=QUEUE,
            lock=SORT,
            queueing_lock=SORT,
            priority=SORT_PRIORITY,
            schedule_in={"seconds": SORT_AFTER_S},
        )
        with suppress(AlreadyEnqueued):
            await task.defer_async()

    async def _sort(self, context: JobContext, *, tries: int = 0) -> str:
        """Tag and group what has come in, as a process of its own: it may take long, and signs of life go on."""
        async with self._at_work(context):
            process = await asyncio.create_subprocess_exec(*self._command, "--quiet", "run", "process")
            ended = asyncio.ensure_future(process.wait())
            stopped = asyncio.ensure_future(self._stop.wait())
            try:
                await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                stopped.cancel()
                if not ended.done():
                    process.terminate()
                    await ended
            if self._stop.is_set():
                raise StoppedError("the worker is being stopped")
            status = ended.result()
            if status == BusyError.exit_status:
                raise BusyError("another job is at work; what has come in is sorted later")
            if status:
                raise UnavailableError(f"sorting ended with status {status} (try {tries + 1})")
            with self._database.noting() as session:
                forget_failed(session, SORT)
            return "sorted"

    # --- signs of life ----------------------------------------------------------------------------------

    async def _live(self, *, until_empty: bool) -> None:
        """Give signs of life, and see to the jobs of workers that give none; ends when the queue is to end and has."""
        while True:
            self._row.seen_at, self._row.n_doing = self._clock(), len(self._doing)
            with self._database.noting() as session:
                workers.alive(session, self._row)
            recover(self._database, dead_after_s=self._settings.dead_after_s, orphans=self._orphans())
            notify("WATCHDOG=1")
            if until_empty and self._is_empty():
                return
            await asyncio.sleep(self._settings.heartbeat_s)

    def _is_empty(self) -> bool:
        with self._database.reading() as session:
            state = queue_state(session)
        return not (state.waiting or state.doing or self._doing)

    def _orphans(self) -> set[int]:
        """Jobs that the queue calls ours and that we know nothing of, for two signs of life: their end was lost."""
        number = next((worker for worker in self._doing.values() if worker is not None), self._number)
        if number is None:
            return set()
        self._number = number
        unknown = jobs_of(self._database, number) - set(self._doing)
        orphans, self._unknown = unknown & self._unknown, unknown
        return orphans

    _number: int | None = None

    # --- the whole --------------------------------------------------------------------------------------

    async def run(self, *, until_empty: bool) -> None:
        """Work; raises UnavailableError when the database has gone away, so that the system starts a new one."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(_on_loose_error)
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop.set)
        try:
            async with self._app.open_async():
                await self._work(until_empty=until_empty)
        except (ConnectorException, PoolTimeout) as error:
            why = error.__cause__ or error
            raise UnavailableError(f"{self._database.shown}: the queue cannot be reached any more ({why})") from error
        finally:
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(number)
            self._leave()

    async def _work(self, *, until_empty: bool) -> None:
        settings = self._settings
        working = asyncio.ensure_future(
            self._app.run_worker_async(
                queues=[QUEUE],
                name=self._row.id,
                concurrency=settings.jobs_at_once,
                fetch_job_polling_interval=POLL_S,
                update_heartbeat_interval=settings.heartbeat_s,
                stalled_worker_timeout=settings.dead_after_s,
                shutdown_graceful_timeout=GRACE_S,
                delete_jobs="successful",
                install_signal_handlers=False,
            )
        )
        living = asyncio.ensure_future(self._live(until_empty=until_empty))
        stopping = asyncio.ensure_future(self._stop.wait())
        notify("READY=1")
        try:
            await asyncio.wait({working, living, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            notify("STOPPING=1")
            told = self._stop.is_set()
            # Every crawl ends in good order, whatever the reason.
            self._stop.set()
            living_error = living.exception() if living.done() and not living.cancelled() else None
            for task in (living, stopping):
                task.cancel()
            ended_by_itself = working.done()
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working
        if living_error is not None:
            raise living_error
        if ended_by_itself and not told:
            raise UnavailableError(f"{self._database.shown}: the queue went away; a new worker is to be started")

    def _leave(self) -> None:
        with suppress(MeanwhileError), self._database.noting() as session:
            workers.gone(session, self._row.id, now=self._clock())
        self._database.close()


def connector_of(config: Config) -> PsycopgConnector:
    """The way to the queue that a worker's library goes."""
    return PsycopgConnector(
        conninfo=libpq_address(config.database_url),
        min_size=1,
        max_size=4,
        timeout=config.workers.heartbeat_s,
        configure=_by_itself,
    )


async def _by_itself(connection: AsyncConnection[Any]) -> None:
    """Let each of the queue's statements stand for itself.

    Else a worker that is stopped between one and its commit keeps its rows, and all others wait for it for ever.
    """
    await connection.set_autocommit(True)


def _on_loose_error(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """The library lets the end of a job that was given away, or that the server cannot be told, fail on its own."""
    error = context.get("exception")
    if isinstance(error, ConnectorException):
        logger.info("the end of a job could not be noted", extra={"why": str(error.__cause__ or error)})
    else:
        loop.default_exception_handler(context)


def _system_clock() -> datetime:
    return datetime.now(UTC)


def work(config: Config, config_path: Path, *, until_empty: bool, options: Sequence[str] = ()) -> None:
    """Be a worker of the configured database until told to stop, or until nothing waits."""
    database: Database = open_database(config.database_url)
    try:
        upgrade(database)
        schema.bring(database)
    finally:
        database.close()

    async def run() -> None:
        await Worker(config, config_path, options=options).run(until_empty=until_empty)

    asyncio.run(run())


def dead_at(seen_at: datetime, config: Config) -> datetime:
    """When a worker that was seen last at a time is taken for dead."""
    return seen_at + timedelta(seconds=config.workers.dead_after_s)
