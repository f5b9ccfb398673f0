"""What holds on SQLite holds on PostgreSQL: the tests of the store, run again on a server."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SERVER
from tests.pipeline.postgresql_server import postgresql

ROOT = Path(__file__).parents[2]
#: The tests that work on the `database` fixture and name no SQLite of their own.
FILES = ("test_take_in.py", "test_search.py", "test_copying.py")


def passed(environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    done = subprocess.run(
        [*command, *(f"tests/pipeline/{name}" for name in FILES)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    counted = re.search(r"(\d+) passed", done.stdout)
    assert counted is not None
    return int(counted[1])


@pytest.mark.server
def test_the_same_tests_pass_on_both() -> None:
    with postgresql() as server:
        on_postgresql = passed({SERVER: server})

    assert on_postgresql == passed({SERVER: ""}) > 20
