"""How long an edition of a week of 500 items takes, and what it holds in memory: writing, planning, checking."""

import resource
import time
from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from pipeline.types import Item

N_ITEMS = 500
UNTIL = date(2019, 2, 24)
REGIONS = ("Madre de Dios", "Loreto", "Apurímac", "San Martín")
MOST_S, MOST_MB = 3.0, 300


def main(_: Sequence[str] = ()) -> int:
    """Measure on the sample press, its week told again with other days and figures until there are 500 items."""
    from digest.compose import compose_bulletin, compose_edition
    from digest.plan import BulletinOptions
    from meanwhile.composing import stories_of
    from meanwhile.writing import Written, desk

    items = week()
    found = [story for story in stories_of(items, zone=ZoneInfo("America/Lima")) if story.topics]
    at_hand = desk()
    before_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wall, cpu = time.perf_counter(), time.process_time()
    written = Written(at_hand.resources)
    drafts = []
    for region in REGIONS:
        mine = [story for story in found if region in story.regions]
        drafts.append(
            compose_bulletin(
                region,
                mine,
                period_end_on=UNTIL,
                written=written.of(mine),
                context=at_hand.background,
                options=BulletinOptions(for_editor=True),
                vocabulary=at_hand.vocabulary,
                places_of=at_hand.places_of,
            )
        )
    edition = compose_edition(
        drafts, found, digest="bench", title="bench", period_end_on=UNTIL, written=written.of(found).brief(),
        vocabulary=at_hand.vocabulary,
    )  # fmt: skip
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    n_sentences = sum(len(paragraph) for draft in edition.bulletins for paragraph in draft.paragraphs)
    n_lines = sum(len(lines) for lines in edition.sections.values())
    print(f"items              {len(items)}, {sum(len(s.items) for s in found)} on a topic in {len(found)} stories")
    print(f"edition            {len(drafts)} bulletins with {n_sentences} sentences, {n_lines} lines in the sections")
    print(f"time               {wall:.2f} s, {cpu:.2f} s of processor (limit {MOST_S:.0f})")
    print(f"memory             {peak_mb:.0f} MB (limit {MOST_MB}), {before_mb:.0f} before composing")
    return int(cpu > MOST_S or peak_mb > MOST_MB)


def week() -> list[Item]:
    """500 items of the week that ends on 24 February 2019."""
    from meanwhile.demo.press import load_press

    items: list[Item] = []
    shift = 0
    while len(items) < N_ITEMS:
        for article in load_press(shift_weeks=shift).articles:
            text = "\n\n".join(part for part in (article.lead, article.text) if part)
            items.append(
                Item(
                    id=f"{article.id}-{shift}",
                    title=article.title,
                    text=text,
                    lang=article.lang,
                    url=f"https://{article.outlet}.example.org/{article.id}-{shift}",
                    source=article.outlet,
                    published_at=article.published_at - timedelta(weeks=shift),
                    peru_only=True,
                )
            )
        shift += 1
    return items[:N_ITEMS]
