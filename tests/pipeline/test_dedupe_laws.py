"""Laws of duplicates: symmetric, independent of the order of arrival, and never fooled by a changed figure."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dedupe import Memory, decide, sketch
from pipeline.resemblance import compare, read
from pipeline.types import Decision, Duplicate, NewItem, Revision, SameTemplate, Update
from tests.pipeline import news
from tests.pipeline.news import item

SENTENCES = re.split(r"(?<=\.) ", f"{news.WIRE} {news.BACKGROUND}{news.gold_price('lunes', '4,102.30', '0.4', '5.01')}")
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A text made of the sentences of three articles, with words of them put elsewhere."""
    taken = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
    found = " ".join(taken).split()
    for _ in range(draw(st.integers(0, 6))):
        found[draw(st.integers(0, len(found) - 1))] = draw(st.sampled_from(WORDS))
    return " ".join(found)


def is_merged(decision: Decision) -> bool:
    match decision:
        case Duplicate() | Update() | Revision():
            return True
        case _:
            return False


@settings(max_examples=150, deadline=None)
@given(edited(), edited())
def test_two_texts_are_one_whichever_arrives_first(one: str, other: str) -> None:
    forth = decide(item("a", "", one), [item("b", "", other)])
    back = decide(item("b", "", other), [item("a", "", one)])

    assert is_merged(forth) == is_merged(back)
    assert isinstance(forth, SameTemplate) == isinstance(back, SameTemplate)


@settings(max_examples=100, deadline=None)
@given(edited(), edited())
def test_evidence_is_the_same_from_both_sides(one: str, other: str) -> None:
    a, b = read(item("a", "", one)), read(item("b", "", other))

    forth, back = compare(a, b), compare(b, a)

    assert forth.verdict == back.verdict or {forth.verdict, back.verdict} == {"same", "update"}
    assert forth.why.score == back.why.score
    assert forth.why.veto_share == back.why.veto_share
    assert sorted((c.ours, c.theirs) for c in forth.why.conflicts) == sorted(
        (c.theirs, c.ours) for c in back.why.conflicts
    )
    assert 0 <= forth.why.score <= 1
    assert 0 <= forth.why.veto_share <= 1


@settings(max_examples=100, deadline=None)
@given(edited())
def test_text_is_its_own_reprint(text: str) -> None:
    assert isinstance(decide(item("a", "", text), [item("b", "", text.upper())]), Duplicate)


def grouped(order: list[tuple[str, str]]) -> set[frozenset[str]]:
    memory = Memory()
    group: dict[str, str] = {}
    for name, text in order:
        match memory.add(item(name, "", text)):
            case Duplicate(of=of) | Update(of=of) | Revision(of=of):
                group[name] = group[of]
            case _:
                group[name] = name
    return {frozenset(n for n in group if group[n] == head) for head in group.values()}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_order_of_arrival_does_not_change_the_groups_of_exact_reprints(data: st.DataObject) -> None:
    texts = [
        news.WIRE,
        news.TWIN,
        news.conflicts_report(271, "mayo", 198, 152, 46, "Puno"),
        "Sismo en Pisco",
        news.BACKGROUND,
    ]
    copies = [(f"{n}-{copy}", text) for n, text in enumerate(texts) for copy in range(3)]
    order = data.draw(st.permutations(copies))

    assert grouped(order) == grouped(copies)
    assert grouped(order) == {frozenset(f"{n}-{copy}" for copy in range(3)) for n in range(len(texts))}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 999), st.integers(0, 999))
def test_short_text_with_another_figure_is_never_merged(one: int, other: int) -> None:
    texts = [f"Puno: {n} detenidos tras protesta en Juliaca" for n in (one, other)]

    decision = decide(item("a", texts[0]), [item("b", texts[1])])

    assert is_merged(decision) == (one == other)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 9999), st.integers(1, 9999))
def test_resolutions_with_other_numbers_are_never_merged(one: int, other: int) -> None:
    texts = [news.resolution(n, 4, "mayo", "Bosque Berlín", 59, "Bagua Grande") for n in (one, other)]

    decision = decide(
        item("a", "Reconocen área de conservación", texts[0]), [item("b", "Reconocen área de conservación", texts[1])]
    )

    assert is_merged(decision) == (one == other)


@given(st.text(max_size=300), st.sampled_from(["es", "en", "pt", "und"]))
def test_any_text_has_a_sketch_that_is_stable(text: str, lang: str) -> None:
    found = sketch(text, lang)

    assert found == sketch(f"  {text}\n\n", lang)
    assert list(found) == sorted(set(found))
    assert all(-(1 << 63) <= h < 1 << 63 for h in found)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_decided_on(one: str, other: str) -> None:
    decision = decide(item("a", one[:50], one), [item("b", other[:50], other)])

    assert isinstance(decision, NewItem | Duplicate | Update | SameTemplate)
