"""Print the figures of the crawl matrix C1–C24 as one table: `python -m benchmarks.faults [ROW …]`."""

import sys
import time

from tests.scrapers.fault_matrix import ROWS


def main(wanted: list[str]) -> int:
    """Run the rows and print what they measured; 1 when one does not hold."""
    failed = 0
    print(f"{'row':4} {'holds':5} {'s':>5}  measured  |  wanted")
    for name, row in ROWS.items():
        if wanted and name not in wanted:
            continue
        began = time.monotonic()
        figure = row()
        failed += not figure.holds
        seconds = time.monotonic() - began
        what = (row.__doc__ or "").strip()
        print(f"{name:4} {'yes' if figure.holds else 'NO':5} {seconds:5.1f}  {what}")
        print(f"{'':17}{figure.measured}  |  {figure.wanted}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
