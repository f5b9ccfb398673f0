"""`./run test`: the tests, on both cores; `--long` adds the long ones, anything else goes to pytest."""

import importlib.util
import os
import sys

import pytest


def main(arguments: list[str]) -> int:
    """Run pytest; its exit status is ours."""
    long = "--long" in arguments
    own = [argument for argument in arguments if argument != "--long"]
    given = [] if long or any(argument.startswith("-m") for argument in own) else ["-m", "not long"]
    # Two processes on two cores; a single test or a debugger runs plainly.
    picked = any(not argument.startswith("-") for argument in own) or "--pdb" in own
    if not picked and importlib.util.find_spec("xdist") and (os.cpu_count() or 1) > 1:
        given += ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadgroup"]
    return int(pytest.main([*given, *own]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
