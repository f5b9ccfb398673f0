"""`./run test`: the tests, on both cores; `--long` adds the long ones, anything else goes to pytest.

`--postgresql` runs those that use a database on SQLite and then on a PostgreSQL server of its own, from Debian's
package, and compares: what passed on the one has to pass on the other, but for the tests that name SQLite. `--all` runs
every test on both; `--against=FILE` takes the run on SQLite as done, by what `--note FILE` wrote down.
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

SERVER = "MEANWHILE_TEST_DATABASE"


def main(arguments: list[str]) -> int:
    """Run pytest; its exit status is ours."""
    if "--postgresql" in arguments:
        return on_both([argument for argument in arguments if argument != "--postgresql"])
    return int(pytest.main(_options(arguments)))


def _options(arguments: Sequence[str]) -> list[str]:
    long = "--long" in arguments
    own = [argument for argument in arguments if argument != "--long"]
    given = [] if long or any(argument.startswith("-m") for argument in own) else ["-m", "not long"]
    # Two processes on two cores; a single test or a debugger runs plainly.
    picked = any(argument.startswith("tests") for argument in own) or "--pdb" in own
    if not picked and importlib.util.find_spec("xdist") and (os.cpu_count() or 1) > 1:
        given += ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadgroup"]
    return [*given, *own]


def on_both(arguments: list[str]) -> int:
    """The same tests on SQLite and on PostgreSQL; prints both counts, and fails where they differ."""
    # Imported here: the plain run has to start where the extra is not installed.
    from tests import databases
    from tests.pipeline.postgresql_server import postgresql_server

    every = "--all" in arguments
    against = next((Path(a.partition("=")[2]) for a in arguments if a.startswith("--against=")), None)
    options = _options([a for a in arguments if a != "--all" and not a.startswith("--against=")])
    status = 0
    with tempfile.TemporaryDirectory() as scratch:
        one, other = Path(scratch) / "sqlite.json", Path(scratch) / "postgresql.json"
        if against is None:
            status = _pytest([*options, f"--note={one}"], server="")
        else:
            one = against
        with postgresql_server() as server:
            os.environ[SERVER] = server.address
            databases.prepare_server()
            chosen = [] if every else [f"--noted={one}"]
            status = max(status, _pytest([*options, *chosen, f"--note={other}"], server=server.address))
        return _compared(json.loads(one.read_text()), json.loads(other.read_text()), every=every) or status


def _pytest(options: list[str], *, server: str) -> int:
    command = [sys.executable, "-m", "pytest", *options]
    return subprocess.run(command, env={**os.environ, SERVER: server}, check=False).returncode


def _compared(sqlite: dict[str, list[str]], postgresql: dict[str, list[str]], *, every: bool) -> int:
    """Print both counts; 1 where a test passed on one alone."""
    named = set(sqlite["names_sqlite"])
    wanted = set(sqlite["passed"]) - named if every else set(sqlite["database"])
    lost, gained = wanted - set(postgresql["passed"]), set(postgresql["passed"]) - wanted
    print(
        f"\nSQLite: {len(sqlite['passed'])} tests passed, {len(sqlite['database'])} of them on a database and "
        f"{len(named)} about SQLite itself\n"
        f"PostgreSQL: {len(postgresql['passed'])} passed, {len(wanted)} were to pass"
    )
    for test in sorted(lost):
        print(f"  passed on SQLite alone: {test}")
    for test in sorted(gained):
        print(f"  passed on PostgreSQL alone: {test}")
    return 1 if lost or gained or not wanted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
