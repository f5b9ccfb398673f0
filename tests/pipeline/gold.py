"""The labelled data beside the checkout; tests that measure on it skip where it is absent."""

from typing import Any

import pytest

from benchmarks import grouping


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file of labelled data."""
    if not (grouping.GOLD / name).exists():
        pytest.skip(f"the labelled data is not here: {name}")
    return grouping.rows(name)
