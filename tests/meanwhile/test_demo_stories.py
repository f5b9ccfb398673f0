"""The sample press through taking in and grouping: every planted story whole, none mixed, in any order of arrival."""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import pytest
import yaml
from sqlalchemy import select

from meanwhile.demo.press import PressArticle, load_press
from pipeline.gathering import group
from pipeline.sort import group_items
from pipeline.store.database import Database
from pipeline.tables import ItemRow, StoryLinkRow
from pipeline.take_in import TakeIn
from pipeline.types import Article, Item

CRAWLED_AT = datetime(2019, 2, 25, 5, tzinfo=UTC)

ORDERS: dict[str, Callable[[list[PressArticle]], list[PressArticle]]] = {
    "as published": lambda articles: sorted(articles, key=lambda article: article.published_at),
    "newest first": lambda articles: sorted(articles, key=lambda article: article.published_at, reverse=True),
    "outlet by outlet": lambda articles: articles,
    "shuffled": lambda articles: random.Random(7).sample(articles, len(articles)),
}


@pytest.fixture(scope="module")
def articles() -> list[PressArticle]:
    press = load_press()
    return [article for outlet in press.outlets for article in reversed(press.of(outlet.id))]


@pytest.fixture(scope="module")
def labels() -> dict[str, dict[str, Any]]:
    path = files("meanwhile.demo") / "press" / "labels.yaml"
    found: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def faults(stories: Sequence[Sequence[str]], articles: list[PressArticle], labels: dict[str, dict[str, Any]]) -> str:
    """Which planted stories are split, and which found ones are mixed; an event in two languages is two stories."""
    lang = {article.id: article.lang for article in articles}
    found = {name: number for number, members in enumerate(stories) for name in members}
    planted: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for name, label in labels.items():
        if name in found:
            planted[label["story"], lang[name]].add(found[name])
    split = sorted(story for (story, _), numbers in planted.items() if len(numbers) > 1)
    mixed = [
        sorted(members)
        for members in stories
        if len({labels[name].get("running", labels[name]["story"]) for name in members}) > 1
    ]
    return f"split: {split}, mixed: {mixed}"


@pytest.mark.parametrize("order", ORDERS)
def test_every_planted_story_is_whole_and_none_is_mixed(
    order: str, database: Database, articles: list[PressArticle], labels: dict[str, dict[str, Any]]
) -> None:
    sink = TakeIn(database, lambda: CRAWLED_AT)
    for article in ORDERS[order](articles):
        url = f"https://{article.outlet}.example.org/{article.id}"
        sink(
            Article(
                source=article.outlet,
                url=url,
                canonical_url=url,
                guid=article.id,
                title=article.title,
                text=article.text,
                lang=article.lang,
                published_at=article.published_at,
                fetched_at=CRAWLED_AT,
            )
        )

    report = group_items(database, now=CRAWLED_AT)

    stories: defaultdict[int | None, list[str]] = defaultdict(list)
    with database.reading() as session:
        for name, story in session.execute(select(ItemRow.guid, ItemRow.story_id)):
            stories[story].append(str(name))
        by_story = {story: members[0] for story, members in stories.items()}
        linked = {
            frozenset(labels[by_story[number]].get("running", labels[by_story[number]]["story"]) for number in pair)
            for pair in session.execute(select(StoryLinkRow.story_id, StoryLinkRow.other_id))
        }
    assert None not in stories
    assert faults(list(stories.values()), articles, labels) == "split: [], mixed: []"
    assert report.n_stories == len(stories)
    assert {frozenset({event}) for event in ("mercurio", "ria", "bambas", "titulacion-congreso")} <= linked
    assert len(linked) <= 6


def test_gathered_in_memory_the_stories_are_the_same(
    articles: list[PressArticle], labels: dict[str, dict[str, Any]]
) -> None:
    items = [
        Item(
            id=article.id,
            title=article.title,
            text=article.text,
            lang=article.lang,
            source=article.outlet,
            published_at=article.published_at,
        )
        for article in ORDERS["as published"](articles)
    ]

    stories = [[item.id for item in (*told.items, *told.behind)] for told in group(items)]

    assert faults(stories, articles, labels) == "split: [], mixed: []"
