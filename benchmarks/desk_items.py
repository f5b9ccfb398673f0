"""Many made-up items for measures of the desk, written straight into the tables as gathering and sorting leave them."""

import random
from datetime import datetime, timedelta

from sqlalchemy import insert

from pipeline.config import DEPARTMENTS
from pipeline.store.database import Database
from pipeline.tables import ItemRow, ItemTagRow, StoryRow
from pipeline.types import TOPICS

WORDS = (
    "comunidad", "nativa", "minería", "ilegal", "dragas", "río", "bosque", "carbono", "título", "territorio",
    "ancestral", "gobierno", "regional", "denuncia", "federación", "lote", "concesión", "operativo", "policía",
)  # fmt: skip
#: Kinds of tags, what there is of each, and how many an item has at most.
TAGS = (
    ("topic", TOPICS, 2),
    ("region", DEPARTMENTS, 3),
    ("subtopic", tuple(f"asunto {n}" for n in range(20)), 2),
    ("place", tuple(f"lugar {n}" for n in range(800)), 4),
    ("organisation", tuple(f"federación {n}" for n in range(300)), 3),
)
FIRST = 1_000_000
#: Items of a story; every seventh item or so repeats the one before it.
OF_A_STORY, REPEATS = 4, 0.15


def fill(database: Database, n: int, *, at: datetime, decided: float = 0.0) -> None:
    """`n` items over the two years before a time, from up to 80 sources, a part of them decided."""
    dice = random.Random(n)
    step = timedelta(days=730) / n
    for start in range(0, n, 5_000):
        items, tags, stories = [], [], []
        for number in range(start, min(start + 5_000, n)):
            moment, item_id = at - step * number, FIRST + number
            if number % OF_A_STORY == 0:
                stories.append(
                    {"id": item_id, "lang": "es", "headline_item_id": item_id, "n_items": OF_A_STORY, "n_sources": 2,
                     "first_at": moment - step * OF_A_STORY, "last_at": moment, "worth": 0.5, "version": 1}
                )  # fmt: skip
            repeats = number % OF_A_STORY == 1 and dice.random() < REPEATS * OF_A_STORY
            items.append(
                {
                    "id": item_id, "source": f"source-{min(int(dice.expovariate(0.08)), 79)}",
                    "url": f"https://bulk.example.org/{number}", "canonical_url": f"https://bulk.example.org/{number}",
                    "guid": None, "title": " ".join(dice.choices(WORDS, k=11)).capitalize(),
                    "text": " ".join(dice.choices(WORDS, k=300)) + ".", "summary": "",
                    "lang": "es" if dice.random() < 0.93 else "en", "authors": [], "image": None,
                    "published_at": moment, "published_raw": "", "date_source": "feed", "home_regions": [],
                    "peru_only": True, "fetched_at": moment, "first_seen_at": moment, "changed_at": moment,
                    "body_hash": str(number), "outcome": "duplicate" if repeats else "new",
                    "represented_by": item_id - 1 if repeats else None,
                    "state": dice.choice(("accepted", "rejected")) if dice.random() < decided else "new",
                    "worth": dice.random(), "peru": True, "tagged_with": "x",
                    "story_id": item_id - number % OF_A_STORY, "story_origin": "rule", "n_revisions": 0, "version": 1,
                }
            )  # fmt: skip
            for kind, values, most in TAGS:
                tags += [
                    {"item_id": item_id, "kind": kind, "tag": tag, "rank": rank, "origin": "rule", "rejected": False,
                     "evidence": []}
                    for rank, tag in enumerate(dict.fromkeys(dice.choices(values, k=dice.randint(0, most))))
                ]  # fmt: skip
        with database.writing() as session:
            session.execute(insert(StoryRow), stories)
            session.execute(insert(ItemRow), items)
            session.execute(insert(ItemTagRow), tags)
