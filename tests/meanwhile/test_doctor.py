"""The doctor finds what will go wrong, names it, and changes nothing."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from meanwhile import doctor, jobs
from meanwhile.config import Config, parse_config
from meanwhile.demo.server import PressServer
from meanwhile.doctor import Finding, findings
from meanwhile.jobs import NO_BAR, open_store
from pipeline.store import runs
from pipeline.store.in_use import replacing
from tests.databases import address_in

NOW = datetime(2026, 11, 29, 10, tzinfo=UTC)


def made(folder: Path, **more: object) -> Config:
    crawl = {"contact": "a@example.org", "allow_addresses": ["127.0.0.0/8"], "delay": 0}
    sections = {"database": address_in(folder, "m.db"), "crawl": crawl, "mail": {"outbox": "mail"}} | more
    return parse_config(yaml.safe_dump(sections), folder=folder)


def looked(config: Config, *, fetch: bool = False, now: datetime = NOW) -> dict[str, Finding]:
    return {one.what: one for one in findings(config, now=now, fetch=fetch, bar=NO_BAR)}


@pytest.mark.sqlite
def test_a_healthy_installation_has_nothing_but_good(tmp_path: Path) -> None:
    config = made(tmp_path)
    jobs.run_due(config, clock=lambda: NOW)

    found = looked(config)

    assert [one.what for one in found.values() if not one.fine] == ["sources"]
    assert "sound" in found["database"].said
    assert "0 days old, is sound" in found["backups"].said


@pytest.mark.sqlite
def test_before_the_first_run_nothing_is_made(tmp_path: Path) -> None:
    found = looked(made(tmp_path))

    assert "does not exist yet" in found["database"].said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.sqlite
def test_an_older_database_is_left_as_it_is(tmp_path: Path) -> None:
    from tests.releases import unpacked

    unpacked("0.1.0", tmp_path / "m.db")

    assert "step 0001; the next command brings it to" in looked(made(tmp_path))["database"].said


@pytest.mark.sqlite
def test_a_broken_database_and_a_broken_copy_are_found(tmp_path: Path) -> None:
    (tmp_path / "m.db").write_bytes(b"no database " * 500)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "meanwhile-20261129-033000.db").write_bytes(b"no copy " * 500)

    found = looked(made(tmp_path))

    assert not found["database"].fine
    assert "not a sound database" in found["backups"].said


@pytest.mark.sqlite
def test_a_database_that_is_being_replaced_is_said_and_the_rest_is_looked_at(tmp_path: Path) -> None:
    config = made(tmp_path)
    with open_store(config):
        pass

    with replacing(tmp_path / "m.db"):
        found = looked(config)

    assert not found["database"].fine
    assert "try again in a moment" in found["database"].said
    assert {"backups", "mail"} <= set(found)


def test_a_clock_that_was_put_back_is_found(tmp_path: Path) -> None:
    config = made(tmp_path)
    with open_store(config) as database, database.writing() as session:
        runs.begin(session, "crawl", due_at=NOW, now=NOW)

    assert looked(config, now=NOW + timedelta(minutes=1))["clock"].fine
    assert "though the newest run began" in looked(config, now=NOW - timedelta(days=1))["clock"].said
    assert "before this program was written" in looked(config, now=datetime(1970, 1, 1, tzinfo=UTC))["clock"].said


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.sqlite
@pytest.mark.parametrize("name", ["m.db", "m.db.use.lock", "m.db.mailing.lock"])
def test_files_of_several_owners_are_found(tmp_path: Path, name: str) -> None:
    config = made(tmp_path)
    with open_store(config):
        pass
    (tmp_path / name).touch()
    os.chown(tmp_path / name, 12345, -1)

    assert f"{name} belongs to user 12345; run this as user 12345" in looked(config)["permissions"].said


def test_too_little_disk_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "FREE_BYTES", 1 << 60)

    assert "; make it" in looked(made(tmp_path))["disk"].said


@contextmanager
def server_that_says(greeting: bytes) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.sendall(greeting)
                connection.recv(100)

        thread = threading.Thread(target=answer)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(10)


@pytest.mark.parametrize(("greeting", "fine"), [(b"220 mail.example.org\r\n", True), (b"554 go away\r\n", False)])
def test_the_mail_servers_greeting_is_read(tmp_path: Path, greeting: bytes, fine: bool) -> None:
    with server_that_says(greeting) as port:
        mail = {"smtp": {"host": "127.0.0.1", "port": port, "tls": "none"}}
        found = looked(made(tmp_path, mail=mail))["mail"]

    assert found.fine is fine
    assert greeting.decode().strip() in found.said


def test_a_mail_server_that_is_not_there_is_found(tmp_path: Path) -> None:
    mail = {"smtp": {"host": "127.0.0.1", "port": 1, "tls": "none"}}

    assert not looked(made(tmp_path, mail=mail))["mail"].fine


def test_each_source_is_asked_for_an_article_and_nothing_is_kept(tmp_path: Path) -> None:
    with PressServer() as press:
        crawl = {
            "contact": "a@example.org",
            "allow_addresses": ["127.0.0.0/8"],
            "delay": 0,
            "limits": {"timeout_s": 10, "retries": 0},
            "own_sources": [one for one in press.sources() if one["id"] in {"inambari", "bitacora", "portal_selva"}],
        }
        found = looked(made(tmp_path, crawl=crawl), fetch=True)

    for name in ("inambari", "bitacora"):
        assert found[f"source {name}"].fine
        assert ", 0 read" not in found[f"source {name}"].said
    assert not found["source portal_selva"].fine
    assert not (tmp_path / "m.db").exists()
