"""JSON lines: the good ones are done, the bad ones are named by number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meanwhile.lines import LIMA, BadLineError, Lines, item_of, moment_of
from pipeline.errors import InputError
from pipeline.types import Item


def test_bad_lines_are_named_and_the_good_ones_done() -> None:
    incoming = Lines(['{"id": 1, "title": "a"}', "{", "[]", '{"title": "no id"}', '{"id": "x", "text": 3.5}', ""])

    done: list[Item] = list(incoming.read(item_of))

    assert [item.id for item in done] == ["1", "x"]
    with pytest.raises(InputError) as caught:
        incoming.complain()
    told = str(caught.value)
    assert "line 2 is not JSON" in told
    assert "line 3 holds a list" in told
    assert 'line 4 has no "id"' in told
    assert "2 good lines were done" in told
    assert caught.value.exit_status == 2


def test_a_day_stays_the_day_in_lima() -> None:
    for written in ("2019-02-24", "20190224", "2019-02-24T03:00:00-05:00", "2019-02-24T12:00:00+00:00"):
        moment = moment_of(written)
        assert moment is not None
        assert moment.astimezone(LIMA).date().isoformat() == "2019-02-24"


@given(st.text())
def test_no_time_raises_anything_but_a_bad_line(text: str) -> None:
    try:
        moment = moment_of(text)
    except BadLineError:
        return
    assert moment is None or moment.tzinfo is not None


@given(st.text())
def test_no_line_raises_anything_else(text: str) -> None:
    incoming = Lines(text.split("\n"))
    list(incoming.read(item_of))
