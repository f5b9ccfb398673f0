"""Many items at once, for tests of speed: written straight into the tables, with tags as the tagger leaves them."""

from datetime import datetime, timedelta

from sqlalchemy import insert

from pipeline.config import DEPARTMENTS
from pipeline.store.database import Database
from pipeline.tables import ItemRow, ItemTagRow
from pipeline.types import TOPICS


def fill(database: Database, n: int, *, at: datetime) -> None:
    """`n` items over the two years before a time, from forty sources, each with a topic and a region."""
    first = 1_000_000
    step = timedelta(days=730) / n
    for start in range(0, n, 5_000):
        rows, tags = [], []
        for number in range(start, min(start + 5_000, n)):
            moment = at - step * number
            item_id = first + number
            rows.append(
                {
                    "id": item_id, "source": f"source-{number % 40}", "url": f"https://bulk.example.org/{number}",
                    "canonical_url": f"https://bulk.example.org/{number}", "guid": None,
                    "title": f"Comunidad número {number} espera su título desde hace años",
                    "text": "La comunidad espera.\n\n" * 20, "summary": "", "lang": "es", "authors": [], "image": None,
                    "published_at": moment, "published_raw": "", "date_source": "feed", "home_regions": [],
                    "peru_only": True, "fetched_at": moment, "first_seen_at": moment, "changed_at": moment,
                    "body_hash": str(number), "outcome": "new", "represented_by": None, "state": "new",
                    "worth": (number * 37 % 100) / 100, "peru": True, "tagged_with": "x", "story_id": None,
                    "story_origin": "rule", "n_revisions": 0, "version": 1,
                }
            )  # fmt: skip
            for kind, tag in (("topic", TOPICS[number % 3]), ("region", DEPARTMENTS[number % 25])):
                tags.append(
                    {"item_id": item_id, "kind": kind, "tag": tag, "rank": 0, "origin": "rule", "rejected": False,
                     "evidence": []}
                )  # fmt: skip
        with database.writing() as session:
            session.execute(insert(ItemRow), rows)
            session.execute(insert(ItemTagRow), tags)
