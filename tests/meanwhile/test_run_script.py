"""`./run` sets up by itself: what a person sees of it, behind the system's own certificates and behind none."""

import subprocess
from pathlib import Path

RUN = Path(__file__).parents[2] / "run"
#: An installer that trusts the system's certificates alone, or nobody.
INSTALLER = """#!/bin/sh
case "$1 $2" in
    "venv "*) mkdir -p .venv/bin; for made in python meanwhile; do
              printf '#!/bin/sh\\necho "ran $*"\\n' > .venv/bin/$made
              chmod +x .venv/bin/$made; done ;;
    "pip sync") [ "$TRUSTED:$UV_SYSTEM_CERTS" = yes:1 ] || { echo "error: UnknownIssuer" >&2; exit 2; } ;;
esac
"""


def started(folder: Path, *, trusted: str) -> subprocess.CompletedProcess[str]:
    (folder / "run").write_bytes(RUN.read_bytes())
    (folder / ".uv" / "bin").mkdir(parents=True)
    for name in ("requirements.lock", "pyproject.toml"):
        (folder / name).touch()
    installer = folder / ".uv" / "bin" / "uv"
    installer.write_text(INSTALLER, encoding="utf-8")
    installer.chmod(0o755)
    return subprocess.run(
        ["/bin/sh", str(folder / "run"), "status"],
        cwd=folder, env={"PATH": "/usr/bin:/bin", "TRUSTED": trusted}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_first_try_that_the_second_mends_frightens_nobody(tmp_path: Path) -> None:
    done = started(tmp_path, trusted="yes")

    assert (done.returncode, done.stdout) == (0, "ran status\n")
    assert done.stderr == "Setting up (once): installing the packages of requirements.lock ...\n"


def test_what_no_try_mends_is_told_once_with_what_to_do(tmp_path: Path) -> None:
    done = started(tmp_path, trusted="no")

    assert done.returncode == 1
    assert done.stderr.count("UnknownIssuer") == 1
    assert "run: the packages could not be installed; is the network up? Try again." in done.stderr
    assert not (tmp_path / ".venv" / ".stamp").exists()
