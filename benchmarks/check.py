"""`./run check`: format, lint, types, import contracts, tests with branch coverage, a start without the test tools.

Every check runs even if an earlier one failed, so that one run tells all. `--fast` leaves out the tests.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


def run(*command: str, environment: dict[str, str] | None = None) -> bool:
    """Run one tool in the project's folder; whether it succeeded."""
    started = time.monotonic()
    print(f"--- {' '.join(command)}", flush=True)
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    word = "ok" if done.returncode == 0 else f"FAILED ({done.returncode})"
    print(f"    {word}, {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode == 0


def fetches(*command: str) -> bool:
    """As `run`, for what asks a registry: once more with the system's certificates, as `./run` itself does."""
    return run(*command) or run(*command, environment={**os.environ, "UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"})


def starts_without_test_tools() -> bool:
    """Install the run-time packages alone into a scratch environment and start the command there."""
    uv = ROOT / ".uv" / "bin" / "uv"
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "requirements.txt"
        bare = Path(scratch) / "bare"
        for_bare = ("--quiet", "--python", str(bare / "bin" / "python"))
        return (
            fetches(
                str(uv), "pip", "compile", "--quiet", "--universal", "--no-header", "--no-annotate",
                "--no-emit-index-url", "--constraint", "requirements.lock", "--python-version", "3.11",
                "pyproject.toml", "--output-file", str(wanted),
            )
            and run(str(uv), "venv", "--quiet", "--python", sys.executable, str(bare))
            and fetches(str(uv), "pip", "install", *for_bare, "--requirement", str(wanted))
            and fetches(str(uv), "pip", "install", *for_bare, "--no-deps", str(ROOT))
            and run(str(bare / "bin" / "meanwhile"), "version")
            and run(str(bare / "bin" / "meanwhile"), "--config", str(ROOT / "config.yaml"), "check")
        )  # fmt: skip


def covered_tests() -> bool:
    """The tests with branch coverage, held to the floor in pyproject.toml; without those of minutes and of servers."""
    environment = {**os.environ, "COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml")}
    python = str(BIN / "python")
    run(python, "-m", "coverage", "erase")
    passed = run(
        python, "-m", "coverage", "run", "-m", "benchmarks.tests", "-q", "-mnot long and not slow and not server",
        environment=environment,
    )  # fmt: skip
    run(python, "-m", "coverage", "combine", "--quiet")
    return run(python, "-m", "coverage", "report", "--skip-covered") and passed


def main(arguments: list[str]) -> int:
    """Run all checks; 1 if any failed."""
    checks = {
        "format": run(str(BIN / "ruff"), "format", "--check", "."),
        "lint": run(str(BIN / "ruff"), "check", "."),
        "types": run(str(BIN / "mypy")),
        "imports": run(str(BIN / "lint-imports")),
    }
    if "--fast" not in arguments:
        checks["tests and coverage"] = covered_tests()
        checks["start without the test tools"] = starts_without_test_tools()
    failed = [name for name, passed in checks.items() if not passed]
    print(f"failed: {', '.join(failed)}" if failed else f"all {len(checks)} checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
