"""What tests of the bulletins share: the lexicon, read once."""

import pytest

from digest.english.resources import Resources, load_resources


@pytest.fixture(scope="session")
def resources() -> Resources:
    return load_resources()
