"""What tests of the bulletins share: the lexicon, read once."""

import pytest

from digest.english import load_resources
from digest.english.resources import Resources


@pytest.fixture(scope="session")
def resources() -> Resources:
    return load_resources()
