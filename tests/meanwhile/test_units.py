"""What is printed for cron and systemd can be put in place as it stands."""

import shutil
import subprocess
from pathlib import Path

import pytest

from meanwhile.units import crontab, service_unit, timer_units
from tests.meanwhile.test_scheduler import config

#: What a folder may be called; units have quotes, specifiers and variables of their own.
FOLDERS = ("meanwhile", "mean while", "50%", 'the $HOME of "news"')


def test_the_crontab_is_one_line_that_names_this_installation(tmp_path: Path) -> None:
    lines = list(crontab(config(), ["python", "-m", "meanwhile", "--config", "/srv/50% m/config.yaml"], Path("/srv/m")))

    (line,) = [line for line in lines if not line.startswith("#")]
    assert line == (
        "*/10 * * * *  cd /srv/m && python -m meanwhile --config '/srv/50\\% m/config.yaml' --quiet run --due"
    )


@pytest.mark.server
@pytest.mark.parametrize("name", FOLDERS)
def test_systemd_finds_no_fault_in_the_units(tmp_path: Path, name: str) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed (Debian: systemd)")
    folder = tmp_path / name
    folder.mkdir()
    command = [shutil.which("true") or "/bin/true", "--config", str(folder / "config.yaml")]
    service, timer = timer_units(config(), command, folder)
    texts = {
        "meanwhile.service": "\n".join(service_unit(config(), command, folder, desk=True)),
        "meanwhile-due.service": service,
        "meanwhile-due.timer": timer,
    }
    for unit, text in texts.items():
        (tmp_path / unit).write_text(text + "\n", encoding="utf-8")

    for unit in texts:
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(tmp_path / unit)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_the_service_waits_for_the_watchdog_and_writes_only_here(tmp_path: Path) -> None:
    unit = "\n".join(service_unit(config(), ["/srv/m/meanwhile"], tmp_path))

    assert "ExecStart=/srv/m/meanwhile serve\n" in unit
    assert "WatchdogSec=120" in unit
    assert f'ReadWritePaths="{tmp_path}"' in unit
