"""A PostgreSQL of the tests' own, from Debian's package, on loopback, gone when they are done."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

OWNER = "postgres"


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a running server; skips where PostgreSQL is not installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    # The server refuses to run as root: then it runs as the user that the package made.
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="meanwhile-pg-"))
    port = _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"

    def call(*command: str) -> None:
        subprocess.run([*as_owner, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")

    try:
        if as_owner:
            shutil.chown(folder, OWNER)
        call(str(programs / "initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", "meanwhile", "-E", "UTF8")
        call(
            str(programs / "pg_ctl"),
            "-D",
            str(folder / "data"),
            "-o",
            options,
            "-l",
            str(folder / "log"),
            "-w",
            "start",
        )
        try:
            yield f"postgresql+psycopg://meanwhile@127.0.0.1:{port}/postgres"
        finally:
            call(str(programs / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
