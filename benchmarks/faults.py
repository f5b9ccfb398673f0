"""Print the figures of the crawl matrix C1–C24 as one table: `python -m benchmarks.faults [ROW …] [--long]`.

`--long` adds the crawl of 1,000 pages over 50 hosts, which takes what politeness takes.
"""

import sys
import time

from tests.scrapers.fault_matrix import ROWS
from tests.scrapers.many_hosts import crawl_many_hosts


def main(wanted: list[str]) -> int:
    """Run the rows and print what they measured; 1 when one does not hold."""
    failed = 0
    print(f"{'row':4} {'holds':5} {'s':>5}  measured  |  wanted")
    long = "--long" in wanted
    wanted = [name for name in wanted if name != "--long"]
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
    if long:
        figures = crawl_many_hosts(50, 20, delay_s=2.0)
        print("1,000 pages over 50 hosts that answer after 20 ms, a pause of 2 s between two requests of a host:")
        for key, value in figures.items():
            print(
                f"{'':17}{key.replace('_', ' ')}: {value:.2f}" if isinstance(value, float) else f"{'':17}{key}: {value}"
            )
        failed += not (
            figures["articles"] == 1000
            and figures["ratio"] <= 1.3
            and figures["per_article"] <= 1.2
            and figures["second_per_way"] <= 1
            and figures["second_pages"] == 0
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
