"""A run as cron, systemd and `serve` start it: the jobs, the pings around them, and what the operator has to know."""

import logging
from dataclasses import replace

from meanwhile import jobs, troubles
from meanwhile.config import Config
from meanwhile.jobs import NO_BAR, Clock, system_clock
from meanwhile.jobs_report import JobReport
from meanwhile.pings import ping
from meanwhile.terminal import Bar
from pipeline.errors import MeanwhileError

logger = logging.getLogger(__name__)


def run_and_tell(
    config: Config, job: str = "", *, due: bool = False, bar: Bar = NO_BAR, clock: Clock = system_clock
) -> list[JobReport]:
    """Run one job, the usual four, or with `due` what the schedule owes; ping, and tell what needs a person.

    With `due` complaints that were told before are left out, so that cron does not mail the same one every day.
    """
    url = config.operator.ping_url
    worked = False

    def begin() -> None:
        nonlocal worked
        worked = True
        ping(url, "start")

    try:
        if due:
            reports = jobs.run_due(config, bar=bar, clock=clock, on_work=begin)
        else:
            begin()
            reports = jobs.run(config, job, bar=bar, clock=clock)
    except BaseException as error:
        status = error.exit_status if isinstance(error, MeanwhileError) else 70
        ping(url, str(status or 1))
        raise
    status = max((report.exit_status for report in reports), default=0)
    # Some sources that could not be read are no failure of the run: the operator is told of those.
    if worked or status > 2:
        ping(url, str(status if status > 2 else 0))
    return _told(config, reports, clock=clock, due=due)


def _told(config: Config, reports: list[JobReport], *, clock: Clock, due: bool) -> list[JobReport]:
    if not reports or not (due or config.operator.address):
        # A person who runs a job reads its own complaints; what nobody would hear is not noted as told.
        return reports
    try:
        with jobs.open_store(config) as database:
            new = troubles.tell(database, config, now=clock())
    except MeanwhileError as error:
        # The database itself is the trouble: then everything is said, every time.
        return [*reports, JobReport(job="tell", complaints=[str(error)], exit_status=error.exit_status)]
    if not due:
        return reports
    for report in reports:
        for complaint in report.complaints:
            logger.info("complaint", extra={"job": report.job, "said": complaint})
    quiet = [
        replace(report, complaints=(), exit_status=0 if report.exit_status <= 2 else report.exit_status)
        for report in reports
    ]
    return [*quiet, JobReport(job="tell", complaints=new, exit_status=1)] if new else quiet
