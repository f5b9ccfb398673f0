"""Every row of the crawl matrix, provoked on loopback; `python -m benchmarks.faults` prints the figures."""

import pytest

from tests.scrapers.fault_matrix import ROWS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("row", ROWS)
def test_fault_ends_as_it_should(row: str) -> None:
    figure = ROWS[row]()

    assert figure.holds, f"{row}: measured {figure.measured}; wanted {figure.wanted}"


def test_every_row_of_the_matrix_is_provoked() -> None:
    assert list(ROWS) == [f"C{number}" for number in range(1, 25)]
