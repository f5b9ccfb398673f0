"""A PostgreSQL of the tests' own, from Debian's package, on loopback, gone when they are done."""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from pipeline.store.database import libpq_address

OWNER = "postgres"


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    address: str
    restart: Callable[[], None]  # as an administrator does it: sessions are ended at once


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """The address of an empty database on a server, dropped at the end."""
    name = f"fresh_{uuid.uuid4().hex[:16]}"
    with psycopg.connect(libpq_address(server), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield f"{server.rpartition('/')[0]}/{name}"
    with psycopg.connect(libpq_address(server), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a running server; skips where PostgreSQL is not installed."""
    if _programs() is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with postgresql_server() as server:
        yield server.address


@contextmanager
def postgresql_server() -> Iterator[Server]:
    """A running server, ended and removed at the end; raises FileNotFoundError where PostgreSQL is not installed."""
    programs = _programs()
    if programs is None:
        raise FileNotFoundError("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    # The server refuses to run as root: then it runs as the user that the package made.
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="meanwhile-pg-"))
    port = _free_port()
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200 "
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    )

    def call(*command: str) -> None:
        subprocess.run([*as_owner, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")

    try:
        if as_owner:
            shutil.chown(folder, OWNER)
        call(str(programs / "initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", "meanwhile", "-E", "UTF8")
        control = (str(programs / "pg_ctl"), "-D", str(folder / "data"), "-w")
        start = ("-o", options, "-l", str(folder / "log"))
        call(*control, *start, "start")
        address = f"postgresql+psycopg://meanwhile@127.0.0.1:{port}/postgres"
        try:
            yield Server(address, restart=lambda: call(*control, *start, "-m", "fast", "restart"))
        finally:
            call(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
