"""What tests of the bulletins share: the lexicon, read once."""

from dataclasses import replace

import pytest

from digest.english.resources import Resources, load_resources


@pytest.fixture(scope="session")
def at_hand() -> Resources:
    """All that the house writes with."""
    return load_resources()


@pytest.fixture(scope="session")
def resources(at_hand: Resources) -> Resources:
    """The same, blind to how much of a sentence is new, so that a test sees the doubts of what it is about."""
    return replace(at_hand, wording=None)
