"""One job at a time: the second is told at once who is at work, and a killed one leaves no lock behind."""

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meanwhile.lock import locked
from pipeline.errors import BusyError, DiskError

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)

HOLD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from meanwhile.lock import locked
with locked(Path(sys.argv[1]), what="crawl", now=datetime.now(UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


def test_second_run_is_refused_and_kill_frees_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "db.lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"

        with pytest.raises(BusyError, match="crawl") as caught, locked(path, what="send", now=NOW):
            raise AssertionError("must not get here")
        assert caught.value.exit_status == 75

        holder.send_signal(signal.SIGKILL)
    with locked(path, what="send", now=NOW):
        assert "send" in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == ""


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(DiskError, match="cannot be written"), locked(tmp_path / "file" / "x", what="run", now=NOW):
        raise AssertionError("must not get here")
