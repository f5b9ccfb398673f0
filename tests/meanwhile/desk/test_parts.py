"""The desk's pure parts: order and habit, marks and differences, editing, drawings, filters."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.vocabulary import Vocabulary
from meanwhile.desk.drawings import GRID, bars, curves, depth, heat, tiles
from meanwhile.desk.editing import LineSpot, Spot, checked, dropped, errors_in, located, moved, placed, spot_of
from meanwhile.desk.filters import filter_of
from meanwhile.desk.guard import own_path
from meanwhile.desk.marks import Span, difference, marked, paragraphs, supporting, two_sides
from meanwhile.desk.ordering import HABIT, Habits, ordered, place
from pipeline.config import DEPARTMENTS
from pipeline.errors import ConflictError, InputError
from pipeline.types import BulletinDraft, EditionDraft, Evidence, Finding, Grade, Sentence

AT = datetime(2019, 2, 24, tzinfo=UTC)


@dataclass(frozen=True)
class One:
    id: int = 1
    source: str = "aldea"
    topics: tuple[str, ...] = ("mining",)
    regions: tuple[str, ...] = ("Loreto",)
    worth: float = 0.5
    published_at: datetime = AT
    n_earlier: int = 0
    accepted: bool = True


def test_worth_recency_and_novelty_each_move_an_item_up() -> None:
    plain = One()
    for better, worse in (
        (replace(plain, worth=0.9), plain),
        (plain, replace(plain, published_at=AT - timedelta(days=3))),
        (plain, replace(plain, n_earlier=3)),
    ):
        best, _ = ordered([replace(worse, id=2), replace(better, id=1)], None)
        assert best[0].id == 1
        assert best[1].score == pytest.approx(sum(reason.points for reason in best[1].reasons))


def test_habit_needs_decisions_and_is_bounded() -> None:
    few = Habits.of([One(accepted=True)] * 5)
    assert few.adjust(One()) == (0.0, "")
    habits = Habits.of([One()] * 40 + [One(source="blog", topics=("redd",), regions=("Puno",), accepted=False)] * 40)
    up, why = habits.adjust(One())
    down, _ = habits.adjust(One(source="blog", topics=("redd",), regions=("Puno",)))
    unknown, _ = habits.adjust(One(source="new", topics=("titling",), regions=("Ica",)))
    assert 0.1 < up <= HABIT
    assert -HABIT <= down < -0.1
    assert unknown == pytest.approx(0)
    assert "40 of 40 accepted lately" in why
    assert "habit" in {reason.what for reason in place(One(), newest_at=AT, habits=habits).reasons}
    assert ordered([], habits) == []


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 220), st.integers(0, 220)), max_size=8))
def test_marking_loses_no_character(text: str, ends: list[tuple[int, int]]) -> None:
    pieces = marked(text, [Span(start=min(pair), end=max(pair), label="x") for pair in ends])

    assert "".join(piece.text for piece in pieces) == text


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_difference_gives_both_texts_back(old: str, new: str) -> None:
    changes = difference(old, new)
    assert "".join(one.text for one in changes if one.kind != "come") == old
    assert "".join(one.text for one in changes if one.kind != "gone") == new
    left, right = two_sides(old, new)
    assert "".join(one.text for one in left) == old
    assert "".join(one.text for one in right) == new


def test_paragraphs_keep_their_marks() -> None:
    text = "La minería avanza.\n\nEn Loreto hay oro."

    shown = paragraphs(text, [Span(start=3, end=10, label="topic"), Span(start=23, end=29, label="region")])

    assert [[piece.text for piece in one if piece.label] for one in shown] == [["minería"], ["Loreto"]]


def test_supporting_words_are_figures_names_and_the_spanish_behind_english() -> None:
    vocabulary = Vocabulary(behind={"police": frozenset(("polici",))})

    spans = supporting("Unos 1,200 policías entraron a La Pampa.", "Some 1,200 police entered La Pampa.", vocabulary)

    assert [("Unos 1,200 policías entraron a La Pampa.")[one.start : one.end] for one in spans] == [
        "1,200", "policías", "Pampa",
    ]  # fmt: skip


def sentence(text: str) -> Sentence:
    return Sentence(text=text, role="news", grade=Grade.GREEN, evidence=(Evidence(item="1", quote=text),))


def edition(*paragraphs: tuple[str, ...]) -> EditionDraft:
    draft = BulletinDraft(
        region="Loreto",
        title="Meanwhile in Loreto",
        dated_on=date(2019, 2, 24),
        paragraphs=tuple(tuple(sentence(text) for text in paragraph) for paragraph in paragraphs),
    )
    return EditionDraft(
        digest="d", title="t", period_start_on=date(2019, 2, 18), period_end_on=date(2019, 2, 24), bulletins=(draft,)
    )


def shape(draft: EditionDraft) -> list[str]:
    return [" ".join(one.text for one in paragraph) for paragraph in draft.bulletins[0].paragraphs]


def test_sentences_move_within_and_across_paragraphs() -> None:
    draft = edition(("a", "b"), ("c",))
    for spot, way, after, target in (
        ("0.0.1", "up", ["b a", "c"], "0.0.0"),
        ("0.0.0", "up", ["a b", "c"], "0.0.0"),
        ("0.0.1", "down", ["a", "b c"], "0.1.0"),
        ("0.1.0", "up", ["a b c"], "0.0.2"),
        ("0.1.0", "down", ["a b", "c"], "0.1.0"),
        ("0.0.1", "part", ["a", "b", "c"], "0.1.0"),
        ("0.1.0", "part", ["a b c"], "0.0.2"),
        ("0.0.0", "part", ["a b", "c"], "0.0.0"),
    ):
        edited, at = moved(draft, spot_of(spot), way)
        assert shape(edited) == after, (spot, way)
        assert str(at) == target, (spot, way)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(["up", "down", "part"])), max_size=12))
def test_moving_loses_no_sentence(steps: list[tuple[int, int, str]]) -> None:
    draft = edition(("a", "b", "c"), ("d",), ("e", "f"))
    for p, s, way in steps:
        try:
            draft, _ = moved(draft, Spot(0, p, s), way)
        except ConflictError:
            continue

    assert sorted(" ".join(shape(draft)).split()) == ["a", "b", "c", "d", "e", "f"]
    assert all(draft.bulletins[0].paragraphs)


def test_a_sentence_is_placed_before_another() -> None:
    draft = edition(("a", "b"), ("c",))

    assert shape(placed(draft, Spot(0, 1, 0), Spot(0, 0, 0))[0]) == ["c a b"]
    assert shape(placed(draft, Spot(0, 0, 0), Spot(0, 1, 0))[0]) == ["b", "a c"]
    assert placed(draft, Spot(0, 0, 0), Spot(0, 0, 0))[0] is draft


def test_places_that_are_none_are_refused() -> None:
    assert spot_of("mining.3") == LineSpot("mining", 3)
    for text in ("", "x", "0.1", "1.2.3.4", "-1.0.0", "0.0.99999", "mining.x"):
        with pytest.raises(InputError):
            spot_of(text)
    with pytest.raises(ConflictError):
        dropped(edition(("a",)), LineSpot("mining", 0))


def test_remarks_lie_on_their_sentences_and_notes_follow_the_text() -> None:
    draft = edition(("One two.", "Three four."))
    bulletin = replace(
        draft.bulletins[0],
        findings=(
            Finding(rule="X", severity="error", message="here", start=9, end=14),
            Finding(rule="Y", severity="warning", message="all"),
        ),
    )

    by_sentence, whole = located(bulletin)

    assert [finding.rule for finding in by_sentence[0, 1]] == ["X"]
    assert [finding.rule for finding in whole] == ["Y"]
    emptied = checked(dropped(dropped(draft, Spot(0, 0, 0)), Spot(0, 0, 0)))
    assert emptied.bulletins[0].note.startswith("No bulletin on Loreto")
    assert errors_in(emptied) == []
    short = checked(draft)
    assert short.bulletins[0].note.startswith("A short bulletin")


def test_pictures_tell_the_truth() -> None:
    drawn = bars([0, 3, 0, 6, 0, 2])
    assert [bar.is_silent for bar in drawn.bars] == [False, False, True, False, True, False]
    assert drawn.bars[3].height == max(bar.height for bar in drawn.bars)
    assert "2 silent weeks" in drawn.said
    assert bars([]).said.startswith("0 items")
    assert [depth(n, 100) for n in (0, 1, 20, 40, 70, 100)] == [0, 1, 2, 3, 4, 5]
    assert set(GRID) == set(DEPARTMENTS)
    assert len(set(GRID.values())) == 25
    assert sum(cell.n for cell in tiles({"Loreto": 4, "Puno": 2})) == 6
    grid = heat({"A very long name of an outlet in Peru": [1, 0], "B": [0, 2]})
    assert grid.rows[0][0].endswith("…")
    lines = curves({"mining": [0, 5, 10], "redd": []})
    assert lines.most == 10
    assert lines.curves[0].total == 15


def test_filters_read_what_they_write() -> None:
    found = filter_of({"q": "oro", "topic": "mining", "since": "2019-02-18", "size": "50", "page": "3"}, state="new")

    assert found.offset == 100
    assert found.address(page=4) == "?q=oro&state=new&topic=mining&since=2019-02-18&size=50&page=4"
    assert found.address(topic="") == "?q=oro&state=new&since=2019-02-18&size=50"
    assert found.active() == [("topic", "mining"), ("since", "2019-02-18")]


@given(st.text(max_size=60))
def test_a_path_of_ones_own_never_leads_elsewhere(target: str) -> None:
    found = own_path(target)

    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))
