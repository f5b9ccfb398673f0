"""Crontab lines and systemd units for an installation, as text to look at and put in place."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from meanwhile.config import Config
from meanwhile.weekly import digests_of

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def crontab(config: Config, command: str) -> Iterator[str]:
    """Lines for crontab; cron mails what a job prints, and a job that is well prints nothing."""
    yield "# Meanwhile: put these lines into `crontab -e`."
    yield f"CRON_TZ={config.schedule.timezone}"
    for moment in config.schedule.crawl:
        yield f"{moment.minute} {moment.hour} * * *  {command} --quiet run gather"
    for digest in digests_of(config):
        bulletin = digest.bulletins[0]
        due = datetime(2024, 1, 1 + bulletin.weekday.number, bulletin.time.hour, bulletin.time.minute)  # noqa: DTZ001  a wall clock
        early = due - timedelta(hours=config.schedule.compose_hours_before)
        yield f"{early.minute} {early.hour} * * {_DAYS[early.weekday()]}  {command} --quiet run compose"
    yield f"*/10 * * * *  {command} --quiet run send"
    if config.schedule.backup:
        yield f"{config.schedule.backup.minute} {config.schedule.backup.hour} * * *  {command} --quiet backup"


def systemd_units(config: Config, command: str, folder: Path) -> Iterator[str]:
    """One service that runs everything by its own clock; save it as /etc/systemd/system/meanwhile.service."""
    yield f"""# /etc/systemd/system/meanwhile.service, then: systemctl enable --now meanwhile
[Unit]
Description=Meanwhile: news on REDD+, mining and land titling in Peru
After=network-online.target
Wants=network-online.target

[Service]
Type=notify
NotifyAccess=main
ExecStart={command} serve
WorkingDirectory={folder}
WatchdogSec=120
Restart=always
RestartSec=30
TimeoutStopSec=120
NoNewPrivileges=true
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=true
ReadWritePaths={folder}
MemoryMax=1G
Environment=TZ={config.schedule.timezone}

[Install]
WantedBy=multi-user.target"""
