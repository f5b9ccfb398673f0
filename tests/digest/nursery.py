"""Runs `meanwhile send` in one new process after another without loading the program anew each time.

`python -m tests.digest.nursery`: a line `CONFIG CRASH` on standard input begets a process that runs the command; its
number is printed, and then, when it has ended, its exit status (negative: the signal that ended it).
"""

import os
import sys


def main() -> None:
    """Serve until standard input ends."""
    import importlib

    from meanwhile.cli import run

    for name in ("meanwhile.bouncing", "meanwhile.mailing", "digest.mailboxes"):
        importlib.import_module(name)
    for line in sys.stdin:
        config, crash = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.environ["MEANWHILE_CRASH"] = crash
            os._exit(run(["--quiet", "--config", config, "send"]))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
