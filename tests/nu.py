"""The Nu HTML checker over files: VNU_JAR names its vnu.jar (`npm install vnu-jar`), java runs it."""

import os
import shutil
import subprocess
from pathlib import Path

MISSING = "no Nu validator: set VNU_JAR to its vnu.jar"


def is_there() -> bool:
    return bool(os.environ.get("VNU_JAR")) and shutil.which("java") is not None


def said_of(*paths: Path, jar: Path | str = "", options: tuple[str, ...] = ()) -> list[str]:
    """All that it says of files, or of the pages in folders, a line each: `"file":line.column: error: …`."""
    command = ["java", "-jar", str(jar or os.environ["VNU_JAR"]), "--format", "gnu", *options]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if line.strip()]
    # a jar that cannot be run, or a file that cannot be read, is no clean bill
    return said if said or done.returncode == 0 else [f"vnu.jar ended with status {done.returncode}"]
