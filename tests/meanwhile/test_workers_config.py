"""Two lines of configuration make many machines; what is wrong with them is said."""

from pathlib import Path

import pytest

from meanwhile.cli import run
from meanwhile.config import parse_config
from meanwhile.units import worker_unit
from pipeline.errors import ConfigError

TEXT = "database: postgresql+psycopg://meanwhile@db.example.org/meanwhile\ncrawl: {contact: a@example.org}\n"


def test_two_lines_are_enough() -> None:
    config = parse_config(TEXT + "workers: procrastinate\n")

    assert config.workers.engine == "procrastinate"
    assert config.workers.jobs_at_once == 16


def test_without_them_this_machine_does_the_work() -> None:
    assert parse_config(TEXT).workers.engine == "none"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("crawl: {contact: a@example.org}\nworkers: procrastinate\n", "workers: procrastinate needs PostgreSQL"),
        (TEXT + "workers: celery\n", "workers.engine: "),
        (TEXT + "workers: {engine: procrastinate, jobs_at_once: 0}\n", "workers.jobs_at_once: "),
        (TEXT + "workers: {heartbeat_s: 10, dead_after_s: 20}\n", "dead_after_s must be three times heartbeat_s"),
        (TEXT + "workers: {host_lock: true}\n", "workers.host_lock: "),
    ],
)
def test_faults_are_told(text: str, fault: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(text)

    assert any(fault in said for said in caught.value.faults), caught.value.faults


def test_a_worker_without_a_queue_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "config.yaml").write_text(TEXT, encoding="utf-8")

    status = run(["--config", str(tmp_path / "config.yaml"), "worker"])

    assert status == 78
    assert "workers: set it to procrastinate" in capsys.readouterr().err


def test_a_worker_whose_server_is_away_ends_with_69(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = TEXT.replace("db.example.org", "127.0.0.1:9") + "workers: procrastinate\n"
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")

    status = run(["--config", str(tmp_path / "config.yaml"), "worker"])

    assert status == 69
    assert "the database does not answer" in capsys.readouterr().err


def test_the_unit_starts_a_worker_anew_however_it_ended(tmp_path: Path) -> None:
    unit = "\n".join(worker_unit(parse_config(TEXT), ["/srv/m/meanwhile"], tmp_path))

    assert "ExecStart=/srv/m/meanwhile worker\n" in unit
    assert "Restart=always" in unit
    assert "WatchdogSec=" in unit
