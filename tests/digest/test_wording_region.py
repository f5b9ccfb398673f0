"""The region of a bulletin is named once, and never where the sentence goes on to another place."""

import pytest

from digest.wording import shorten_region
from pipeline.types import Grade, Sentence


def sentence(text: str) -> Sentence:
    return Sentence(text=text, role="news", grade=Grade.GREEN, evidence=())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The market in Loreto and the offers were reviewed.",
            "The market in the region and the offers were reviewed.",
        ),
        ("Dredges have been found in Loreto.", "Dredges have been found in the region."),
        ("Dredges have been found in Loreto and Ucayali.", "Dredges have been found in Loreto and Ucayali."),
        ("Fires burn in Loreto and in Ucayali.", "Fires burn in Loreto and in Ucayali."),
        ("Fires burn in Loreto province.", "Fires burn in Loreto province."),
    ],
)
def test_the_region_is_named_once(text: str, told: str) -> None:
    ((first, second),) = shorten_region(((sentence("Leaders met in Loreto."), sentence(text)),), "Loreto")

    assert first.text == "Leaders met in Loreto."
    assert second.text == told
