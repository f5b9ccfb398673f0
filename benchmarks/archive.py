"""How long the archive of a year takes, from the database to files, and what is wrong with it: 52 weekly editions.

Each has three bulletins and sections of 60 items, as the mail's limit has it; every tenth was corrected later.
"""

import io
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

N_WEEKS, MOST_S = 52, 10.0


def main(_: Sequence[str] = ()) -> int:
    """Build twice, the second time with nothing to change; then validate every page and follow every link."""
    from meanwhile import archiving
    from meanwhile.config import parse_config
    from meanwhile.terminal import Bar
    from pipeline.store.database import open_database
    from pipeline.store.schema import upgrade

    with tempfile.TemporaryDirectory() as folder:
        config = parse_config(
            "database: sqlite:///year.db\ncrawl: {contact: bench@example.org}\n"
            "mail: {from: Meanwhile <digest@example.org>, base_url: 'https://example.org'}\n",
            folder=Path(folder),
        )
        database = open_database(config.database_url)
        upgrade(database)
        _fill(database)
        out = Path(folder) / "archive"
        taken = []
        for _round in range(2):
            wall, cpu = time.perf_counter(), time.process_time()
            report = archiving.build(database, config, out, bar=Bar(None, None))
            taken.append((time.perf_counter() - wall, time.process_time() - cpu))
        database.close()
        pages = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        faults = [*_faults(pages), *_by_nu(out)]
    for (wall_s, cpu_s), what in zip(taken, ("built", "built again"), strict=True):
        print(f"{what:14} {wall_s:.2f} s, {cpu_s:.2f} s of processor (limit {MOST_S:.0f})")
    n_bytes = sum(len(content) for content in pages.values())
    print(f"archive        {report.counts['editions']} versions in {len(pages)} files, {n_bytes / 1e6:.1f} MB")
    print(f"faults         {len(faults)}")
    print("\n".join(faults[:20]))
    return int(bool(faults) or taken[0][0] > MOST_S)


def _fill(database: object) -> None:
    from meanwhile.edition_json import to_json
    from pipeline.store import editions
    from pipeline.store.database import Database
    from tests.digest.archive_checks import a_year

    assert isinstance(database, Database)
    with database.writing() as session:
        for number, edition in enumerate(a_year()):
            draft = edition.draft
            at = datetime.combine(draft.period_end_on, datetime.min.time(), tzinfo=UTC) + timedelta(hours=23)
            row = editions.draft(
                session, digest=draft.digest, title=draft.title, period_start_on=draft.period_start_on,
                period_end_on=draft.period_end_on, body=to_json(draft), due_at=at, now=at,
            )  # fmt: skip
            editions.approve(session, row, by="Rosa", now=at, items=[])
            if number % 10 == 9:
                note = "The dredges were eleven, not twelve."
                new = editions.correct(session, row, body=row.body, note=note, by="Rosa", now=at)
                editions.approve(session, new, by="Rosa", now=at, items=[])


def _faults(pages: dict[str, bytes]) -> list[str]:
    import json

    import feedparser

    from tests.digest.archive_checks import broken

    # pages that html5lib does not parse strictly raise
    faults = [f"link: {each}" for each in broken(pages)]
    atom = feedparser.parse(io.BytesIO(pages["atom.xml"]))
    if atom.bozo or atom.version != "atom10":
        faults.append(f"atom.xml: {atom.get('bozo_exception')}")
    if json.loads(pages["feed.json"])["version"] != "https://jsonfeed.org/version/1.1":
        faults.append("feed.json: version")
    return faults


def _by_nu(out: Path) -> list[str]:
    """What the Nu validator says of every page, where there is one."""
    from tests import nu

    if not nu.is_there():
        print(f"nu             not asked: {nu.MISSING}")
        return []
    return [f"nu: {line}" for line in nu.said_of(out, options=("--skip-non-html",))]
