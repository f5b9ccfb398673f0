"""`./run bench [NAME …]`: the benchmarks beside their peers."""

import importlib
import sys
from pathlib import Path

NAMES = (
    "extract",
    "dedupe",
    "stories",
    "tag",
    "english",
    "compose",
    "coverage",
    "archive",
    "scale",
    "faults",
    "mailing",
    "workers",
    "copying",
    "desk",
    "year",
)
#: Only when it is named: it takes most of an hour.
LONG = {"year"}


def main(arguments: list[str]) -> int:
    """Run the named benchmarks, or all; an unknown name says which there are."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    names = names or [name for name in NAMES if name not in LONG]
    options = [argument for argument in arguments if argument.startswith("-")]
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"bench: no benchmark {', '.join(unknown)}; choose from {', '.join(NAMES)}", file=sys.stderr)
        return 64
    # Last on the path, so that what both we and a peer use is ours.
    sys.path.append(str(Path(sys.prefix) / "peers"))
    status = 0
    for name in names:
        print(f"=== {name}", flush=True)
        status = max(status, importlib.import_module(f"benchmarks.{name}").main(options))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
