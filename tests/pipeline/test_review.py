"""What an editor says stands: through later runs, and until it is undone."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from pipeline import review
from pipeline.errors import ConflictError, InputError, NotFoundError
from pipeline.sort import group_items
from pipeline.store import items, tags
from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.tables import ItemRow, ItemTagRow, RelationRow, ReviewRow
from pipeline.take_in import TakeIn
from pipeline.types import Article, DateSource, Tagged
from tests.conftest import NOW, MakeArticle
from tests.databases import address_in

TEXTS = [
    "La federación presentó el lunes en Puerto Maldonado una queja ante el gobierno regional por la demora en la "
    f"entrega de títulos a {n} comunidades nativas de la cuenca del río {river}, cuyos dirigentes esperan desde hace "
    "ocho años que concluya la demarcación de sus tierras y que se retiren los mineros que las ocupan sin permiso."
    for n, river in [(4, "Inambari"), (4, "Inambari"), (11, "Tahuamanu"), (4, "Inambari")]
]


def article(number: int, text: str) -> Article:
    url = f"https://o{number}.example.org/n"
    return Article(
        source=f"o{number}",
        url=url,
        canonical_url=url,
        title="Federación reclama por títulos",
        text=text,
        lang="es",
        fetched_at=NOW,
        published_at=NOW - timedelta(hours=number),
        date_source=DateSource.STRUCTURED,
    )


@pytest.fixture
def stocked(database: Database, now: datetime) -> Database:
    sink = TakeIn(database, lambda: now)
    for number, text in enumerate(TEXTS, 1):
        sink(article(number, text))
    group_items(database, now=now)
    return database


def state(database: Database, item_id: int) -> tuple[str, int | None]:
    with database.reading() as session:
        row = items.by_id(session, item_id)
        return row.state, row.represented_by


def test_second_editor_gets_a_conflict_and_nothing_is_lost(stocked: Database, now: datetime) -> None:
    with stocked.writing() as session:
        version = items.by_id(session, 1).version
        review.judge(session, 1, "accepted", editor="ana", now=now, version=version)

    with pytest.raises(ConflictError, match="changed meanwhile"), stocked.writing() as session:
        review.judge(session, 1, "rejected", editor="luis", now=now, version=version)

    assert state(stocked, 1)[0] == "accepted"


def test_split_and_merge_survive_the_next_runs(stocked: Database, now: datetime) -> None:
    assert state(stocked, 2) == ("new", 1)

    with stocked.writing() as session:
        review.split(session, 2, editor="ana", now=now)
        review.merge(session, 3, 1, editor="ana", now=now)
    group_items(stocked, now=now)

    assert state(stocked, 2)[1] is None
    assert state(stocked, 3)[1] == 1
    with stocked.reading() as session:
        first, second, third = (items.by_id(session, number).story_id for number in (1, 2, 3))
    assert first == third != second


def test_a_tag_taken_away_is_not_given_again(stocked: Database, now: datetime) -> None:
    tagged = Tagged(topics=("mining", "titling"))
    with stocked.writing() as session:
        tags.keep(session, [(1, tagged)], lexicon_version="v1")
        review.retag(session, 1, "topic", "mining", given=False, editor="ana", now=now)
        review.retag(session, 1, "region", "Loreto", given=True, editor="ana", now=now)

    with stocked.writing() as session:
        tags.keep(session, [(1, tagged)], lexicon_version="v2")

    with stocked.reading() as session:
        assert items.tags_of(session, [1], "topic")[1] == ("titling",)
        assert items.tags_of(session, [1], "region")[1] == ("Loreto",)


def test_undo_takes_back_the_last_act_and_then_the_one_before(stocked: Database, now: datetime) -> None:
    with stocked.writing() as session:
        review.judge(session, 1, "accepted", editor="ana", now=now)
        review.split(session, 2, editor="ana", now=now)

    with stocked.writing() as session:
        review.undo(session, editor="ana", now=now)
    assert state(stocked, 2)[1] == 1
    with stocked.writing() as session:
        review.undo(session, editor="ana", now=now)
    assert state(stocked, 1)[0] == "new"
    with pytest.raises(NotFoundError), stocked.writing() as session:
        review.undo(session, editor="ana", now=now)


def test_undo_never_loses_what_another_editor_decided_later(stocked: Database, now: datetime) -> None:
    with stocked.writing() as session:
        review.judge(session, 1, "accepted", editor="ana", now=now)
        review.judge(session, 1, "rejected", editor="ben", now=now)

    with pytest.raises(ConflictError, match=r"accepted of item 1 .* ben .*\(rejected\)"), stocked.writing() as session:
        review.undo(session, editor="ana", now=now)
    assert state(stocked, 1)[0] == "rejected"
    for editor, left in (("ben", "accepted"), ("ana", "new")):
        with stocked.writing() as session:
            review.undo(session, editor=editor, now=now)
        assert state(stocked, 1)[0] == left


def test_undo_of_a_tag_or_group_heeds_only_later_acts_on_the_same(stocked: Database, now: datetime) -> None:
    with stocked.writing() as session:
        given = review.retag(session, 1, "region", "Loreto", given=True, editor="ana", now=now)
        split = review.split(session, 2, editor="ana", now=now)
        review.retag(session, 1, "region", "Tacna", given=True, editor="ben", now=now)
        review.judge(session, 2, "accepted", editor="ben", now=now)
        again = review.retag(session, 1, "region", "Loreto", given=False, editor="ben", now=now)
        moved = review.move(session, 2, None, editor="ben", now=now)

    for act, said in ((given, "took away region Loreto"), (split, "move")):
        with pytest.raises(ConflictError, match=rf"ben .*\({said}\)"), stocked.writing() as session:
            review.undo(session, editor="ana", now=now, act_id=act)
    assert state(stocked, 2) == ("accepted", None)
    for act in (again, moved, given, split):
        with stocked.writing() as session:
            assert review.undo(session, editor="ana", now=now, act_id=act) == act
    assert state(stocked, 2) == ("accepted", 1)
    with stocked.reading() as session:
        assert items.tags_of(session, [1], "region")[1] == ("Tacna",)


def behind(database: Database, *numbers: int) -> list[int | None]:
    return [state(database, number)[1] for number in numbers]


def test_undoing_a_merge_gives_back_what_it_carried_and_nobody_has_changed_since(
    stocked: Database, now: datetime
) -> None:
    assert behind(stocked, 1, 2, 3, 4) == [None, 1, None, 1]
    with stocked.writing() as session:
        merged = review.merge(session, 1, 3, editor="ana", now=now)
    assert behind(stocked, 1, 2, 3, 4) == [3, 3, None, 3]

    with stocked.writing() as session:
        review.split(session, 2, editor="luis", now=now)
        review.undo(session, editor="ana", now=now, act_id=merged)

    # Luis has said that the second tells something else: that stands, as a note on the two as well.
    assert behind(stocked, 1, 2, 3, 4) == [None, None, None, 1]
    with stocked.reading() as session:
        notes = {(row.item_id, row.other_id): (row.kind, row.origin) for row in session.scalars(select(RelationRow))}
    assert notes[2, 3] == ("distinct", "editor")
    assert ("duplicate", "editor") not in notes.values()


def test_what_an_editor_merged_there_by_itself_stays_when_a_merge_is_undone(stocked: Database, now: datetime) -> None:
    with stocked.writing() as session:
        merged = review.merge(session, 1, 3, editor="ana", now=now)
        review.split(session, 4, editor="luis", now=now)
        review.merge(session, 4, 3, editor="luis", now=now)
        review.undo(session, editor="ana", now=now, act_id=merged)

    assert behind(stocked, 1, 2, 3, 4) == [None, 1, None, 3]


def test_what_is_split_and_put_back_by_undo_counts_as_unchanged(stocked: Database, now: datetime) -> None:
    with stocked.writing() as session:
        merged = review.merge(session, 1, 3, editor="ana", now=now)
        review.split(session, 4, editor="luis", now=now)
        review.undo(session, editor="luis", now=now)
        review.undo(session, editor="ana", now=now, act_id=merged)

    assert behind(stocked, 1, 2, 3, 4) == [None, 1, None, 1]


@pytest.mark.parametrize("first", ["earlier", "later"])
def test_two_merges_in_a_row_are_undone_in_either_order(stocked: Database, now: datetime, first: str) -> None:
    TakeIn(stocked, lambda: now)(article(5, TEXTS[0].replace("federación", "cámara").replace("4 comunidades", "9")))
    before = behind(stocked, 1, 2, 3, 4, 5)
    with stocked.writing() as session:
        if before[4] is not None:
            review.split(session, 5, editor="eva", now=now)
        one = review.merge(session, 1, 3, editor="ana", now=now)
        two = review.merge(session, 3, 5, editor="luis", now=now)
    assert behind(stocked, 1, 2, 3, 4, 5) == [5, 5, 5, 5, None]

    with stocked.writing() as session:
        for act in (one, two) if first == "earlier" else (two, one):
            review.undo(session, editor="ana", now=now, act_id=act)

    assert behind(stocked, 1, 2, 3, 4, 5) == [None, 1, None, 1, None]


def test_an_item_goes_back_behind_whoever_stands_for_its_group_now(stocked: Database, now: datetime) -> None:
    with stocked.writing() as session:
        split = review.split(session, 2, editor="ana", now=now)
        review.merge(session, 1, 3, editor="luis", now=now)
        review.undo(session, editor="ana", now=now, act_id=split)

    assert behind(stocked, 1, 2, 3, 4) == [3, 3, None, 3]


@pytest.mark.parametrize("act", ["verdict", "kind", "split", "merge"])
def test_impossible_acts_say_so(stocked: Database, now: datetime, act: str) -> None:
    def attempt() -> None:
        with stocked.writing() as session:
            match act:
                case "verdict":
                    review.judge(session, 1, "liked", editor="ana", now=now)
                case "kind":
                    review.retag(session, 1, "mood", "good", given=True, editor="ana", now=now)
                case "split":
                    review.split(session, 1, editor="ana", now=now)
                case _:
                    review.merge(session, 1, 2, editor="ana", now=now)

    with pytest.raises(InputError):
        attempt()


class EditorsAndRuns(RuleBasedStateMachine):
    """Acts and runs in any order: nothing that an editor said is ever lost, and no group has a chain."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.database = open_database(address_in(Path(self.folder.name)))
        upgrade(self.database)
        self.at = datetime(2019, 2, 24, tzinfo=UTC)
        self.n = 0
        self.said: dict[tuple[int, str, str], bool] = {}
        self.verdicts: dict[int, list[tuple[int, str, str]]] = {}  # acts that stand: id, editor, verdict
        self.runs = 0

    @rule(which=st.integers(0, len(TEXTS) - 1))
    def arrives(self, which: int) -> None:
        self.n += 1
        before = self.said_of_groups()
        TakeIn(self.database, lambda: self.at)(article(self.n, TEXTS[which]))
        assert self.said_of_groups() == before

    @rule()
    def sorts(self) -> None:
        self.runs += 1
        before = self.said_of_groups()
        with self.database.writing() as session:
            for version in items.lexicon_versions(session):
                found = [int(one.id) for one in items.tagged_with(session, version, after=0, limit=100)]
                tagged = [(i, Tagged(topics=("mining", "redd")[: 1 + (i + self.runs) % 2])) for i in found]
                tags.keep(session, tagged, lexicon_version=f"v{self.runs}")
        group_items(self.database, now=self.at)
        assert self.said_of_groups() == before

    def said_of_groups(self) -> tuple[dict[tuple[int, int], bool], dict[int, int | None]]:
        """Of each pair that an editor merged or split whether it is one, and the story of what an editor moved."""
        with self.database.reading() as session:
            pairs = session.scalars(select(RelationRow).where(RelationRow.origin == "editor"))
            one = {
                (row.item_id, row.other_id): items.root_of(session, row.item_id) == items.root_of(session, row.other_id)
                for row in pairs
            }
            moved = session.scalars(select(ItemRow).where(ItemRow.story_origin == "editor"))
            return one, {row.id: row.story_id for row in moved if row.story_id is not None}

    @precondition(lambda self: self.n > 0)
    @rule(data=st.data(), tag=st.sampled_from(["mining", "redd", "titling"]), given=st.booleans())
    def tags(self, data: st.DataObject, tag: str, given: bool) -> None:
        item_id = data.draw(st.integers(1, self.n))
        with self.database.writing() as session:
            review.retag(session, item_id, "topic", tag, given=given, editor="ana", now=self.at)
        self.said[item_id, "topic", tag] = given

    @precondition(lambda self: self.n > 0)
    @rule(data=st.data(), verdict=st.sampled_from(review.VERDICTS), editor=st.sampled_from(["rosa", "ben"]))
    def judges(self, data: st.DataObject, verdict: str, editor: str) -> None:
        item_id = data.draw(st.integers(1, self.n))
        with self.database.writing() as session:
            act = review.judge(session, item_id, verdict, editor=editor, now=self.at)
        self.verdicts.setdefault(item_id, []).append((act, editor, verdict))

    @precondition(lambda self: any(self.verdicts.values()))
    @rule(editor=st.sampled_from(["rosa", "ben"]))
    def takes_a_verdict_back(self, editor: str) -> None:
        """One's own last, unless the other has judged the same item since."""
        mine = max(((act, i) for i, acts in self.verdicts.items() for act, by, _ in acts if by == editor), default=None)
        try:
            with self.database.writing() as session:
                review.undo(session, editor=editor, now=self.at)
        except NotFoundError:
            assert mine is None
        except ConflictError:
            assert mine is not None
            assert self.verdicts[mine[1]][-1][0] > mine[0]
        else:
            assert mine is not None
            assert self.verdicts[mine[1]].pop()[0] == mine[0]

    @precondition(lambda self: self.n > 1)
    @rule(data=st.data(), act=st.sampled_from(["merge", "split", "move", "undo"]))
    def regroups(self, data: st.DataObject, act: str) -> None:
        one, other = data.draw(st.integers(1, self.n)), data.draw(st.integers(1, self.n))
        try:
            with self.database.writing() as session:
                match act:
                    case "merge":
                        review.merge(session, one, other, editor="luis", now=self.at)
                    case "split":
                        review.split(session, one, editor="luis", now=self.at)
                    case "move":
                        story = items.by_id(session, other).story_id
                        review.move(session, one, story, editor="luis", now=self.at)
                    case _:
                        review.undo(session, editor="luis", now=self.at)
        except (InputError, NotFoundError):
            return

    @invariant()
    def editors_word_stands(self) -> None:
        if not hasattr(self, "database"):
            return
        with self.database.reading() as session:
            for (item_id, kind, tag), given in self.said.items():
                row = session.get_one(ItemTagRow, (item_id, kind, tag))
                assert (row.origin, row.rejected) == ("editor", not given)
            for item_id, acts in self.verdicts.items():
                assert items.by_id(session, item_id).state == (acts[-1][2] if acts else "new")

    @invariant()
    def every_group_has_one_that_stands_for_itself(self) -> None:
        if not hasattr(self, "database"):
            return
        with self.database.reading() as session:
            for row in session.scalars(select(ItemRow)):
                root = session.get_one(ItemRow, items.root_of(session, row.id))
                assert root.represented_by is None

    @invariant()
    def acts_are_never_removed(self) -> None:
        if not hasattr(self, "database"):
            return
        with self.database.reading() as session:
            n = len(session.scalars(select(ReviewRow)).all())
        assert n >= getattr(self, "seen", 0)
        self.seen = n

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            self.folder.cleanup()


TestEditorsAndRuns = EditorsAndRuns.TestCase
TestEditorsAndRuns.settings = settings(
    max_examples=25, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_history_tells_all_acts(stocked: Database, now: datetime, make_article: MakeArticle) -> None:
    with stocked.writing() as session:
        review.judge(session, 1, "accepted", editor="ana", now=now, note="lead story")
        review.undo(session, editor="ana", now=now)

    with stocked.reading() as session:
        assert [act.act for act in review.history(session, 1)] == ["undo", "judge"]
