"""Crontab lines and systemd units for an installation, as text to look at and put in place."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from meanwhile.config import Config
from meanwhile.due import LOOK_EVERY

_EVERY_MIN = int(LOOK_EVERY.total_seconds() // 60)


def crontab(config: Config, command: Sequence[str], folder: Path) -> Iterator[str]:
    """One line: what is owed is found out in the configuration's own time zone, whichever one cron has."""
    zone = config.schedule.timezone
    yield "# Meanwhile: put this into `crontab -e`. cron mails what a run prints: only what needs a person, and once."
    yield f"# Every {_EVERY_MIN} minutes it looks what the schedule of config.yaml owes ({zone}, days by name there);"
    yield "# most looks find nothing. What was missed while the machine was off is made up once."
    # In a crontab a percent sign ends the command.
    line = f"cd {shlex.quote(str(folder))} && {shlex.join([*command, '--quiet', 'run', '--due'])}".replace("%", "\\%")
    yield f"*/{_EVERY_MIN} * * * *  {line}"


def _quoted(command: Sequence[str]) -> str:
    """A command line as systemd reads it: its own quotes, and specifiers and variables that are meant as they are."""
    parts = []
    for part in command:
        safe = part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
        parts.append(f'"{safe}"' if safe != part or any(sign in part for sign in " '") else part)
    return " ".join(parts)


def _path(folder: Path) -> str:
    """A path as a value that systemd does not split."""
    return str(folder).replace("%", "%%")


def _hardening(folder: Path) -> str:
    return f"""NoNewPrivileges=true
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=true
PrivateDevices=true
ProtectKernelTunables=true
ProtectKernelModules=true
ProtectControlGroups=true
RestrictSUIDSGID=true
LockPersonality=true
ReadWritePaths="{_path(folder)}"
MemoryMax=1G
UMask=0027"""


def service_unit(config: Config, command: Sequence[str], folder: Path, *, desk: bool = False) -> Iterator[str]:
    """One service that runs everything by its own clock; save it as /etc/systemd/system/meanwhile.service."""
    yield f"""# /etc/systemd/system/meanwhile.service, then: systemctl daemon-reload; systemctl enable --now meanwhile
# Times are those of config.yaml ({config.schedule.timezone}). Set User= to whom the folder belongs.
# Secrets: LoadCredential=smtp:/etc/meanwhile/smtp, and mail.smtp.password_file: /run/credentials/meanwhile.service/smtp
[Unit]
Description=Meanwhile: news on REDD+, mining and land titling in Peru
After=network-online.target
Wants=network-online.target

[Service]
Type=notify
NotifyAccess=main
ExecStart={_quoted([*command, "serve", *(["--desk"] if desk else [])])}
WorkingDirectory={_path(folder)}
WatchdogSec=120
Restart=always
RestartSec=30
TimeoutStopSec=120
KillMode=mixed
{_hardening(folder)}

[Install]
WantedBy=multi-user.target"""


def worker_unit(config: Config, command: Sequence[str], folder: Path) -> Iterator[str]:
    """A service of which as many may run on a machine as it has cores, on any number of machines."""
    # Fed once per sign of life, and only when the database has taken it.
    watchdog_s = max(30, int(3 * config.workers.heartbeat_s))
    yield f"""# /etc/systemd/system/meanwhile-worker@.service
# Then, for two workers: systemctl daemon-reload; systemctl enable --now meanwhile-worker@1 meanwhile-worker@2
# A worker ends when the database is restarted, and starts anew: hence Restart=always.
# Set User= to whom the folder belongs.
[Unit]
Description=Meanwhile: worker %i
After=network-online.target
Wants=network-online.target
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=main
ExecStart={_quoted([*command, "worker"])}
WorkingDirectory={_path(folder)}
WatchdogSec={watchdog_s}
Restart=always
RestartSec=5
TimeoutStartSec=120
TimeoutStopSec=60
KillMode=mixed
{_hardening(folder)}

[Install]
WantedBy=multi-user.target"""


def timer_units(config: Config, command: Sequence[str], folder: Path) -> Iterator[str]:
    """A timer and the service that it starts: nothing runs in between."""
    yield f"""# /etc/systemd/system/meanwhile-due.service
# Does what the schedule of config.yaml ({config.schedule.timezone}) owes. Set User= to whom the folder belongs.
[Unit]
Description=Meanwhile: the jobs that are due
After=network-online.target
Wants=network-online.target

[Service]
Type=oneshot
ExecStart={_quoted([*command, "--quiet", "run", "--due"])}
SuccessExitStatus=1 75
WorkingDirectory={_path(folder)}
TimeoutStartSec=3h
{_hardening(folder)}
"""
    yield f"""# /etc/systemd/system/meanwhile-due.timer
# Then: systemctl daemon-reload; systemctl enable --now meanwhile-due.timer
[Unit]
Description=Meanwhile: look every {_EVERY_MIN} minutes what is due

[Timer]
OnCalendar=*:0/{_EVERY_MIN}
Persistent=true
AccuracySec=1s

[Install]
WantedBy=timers.target"""
