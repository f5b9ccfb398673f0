"""Builds the static archive: approved editions from the database, as files that any web server can serve."""

from datetime import UTC
from pathlib import Path

from digest.archive import ArchivedEdition, Citation, pages_of
from meanwhile.config import Config
from meanwhile.edition_json import from_json
from meanwhile.jobs_report import JobReport
from meanwhile.terminal import Bar
from pipeline.errors import DiskError
from pipeline.store import editions
from pipeline.store.database import Database


def archived(database: Database) -> list[ArchivedEdition]:
    """Every approved or sent version of every edition, with the hashes of the copies kept of what it cites."""
    found = []
    with database.reading() as session:
        for row in editions.in_state(session, "approved", "sent"):
            assert row.approved_at is not None
            kept = editions.citations(session, row.id)
            found.append(
                ArchivedEdition(
                    draft=from_json(row.body),
                    approved_at=row.approved_at.replace(tzinfo=row.approved_at.tzinfo or UTC),
                    approved_by=row.approved_by or "",
                    version=row.version,
                    correction=row.correction,
                    sha256=row.sha256,
                    citations={str(c.item_id): Citation(item=str(c.item_id), sha256=c.sha256) for c in kept},
                )
            )
    return found


#: Where the static site of all editions is kept up to date, below the configuration's folder.
ARCHIVE = "archive"


def build(database: Database, config: Config, out: Path, *, bar: Bar) -> JobReport:
    """Write the archive below a folder; a file that is as it should be is left alone, so that copies stay cheap."""
    shown = archived(database)
    root = f"{config.mail.base_url}/archive" if config.mail.base_url else ""
    owner = config.mail.sender.partition("<")[0].strip() or "Meanwhile"
    pages = list(pages_of(shown, base_url=root, owner=owner))
    bar.total(len(pages))
    n_changed = 0
    try:
        for page in pages:
            path = out / page.path
            if not (path.is_file() and path.read_bytes() == page.content):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(page.content)
                n_changed += 1
            bar.step(1, at=page.path)
    except OSError as error:
        raise DiskError(
            f"{out}: the archive cannot be written ({error.strerror}); name another folder by --out"
        ) from error
    lines = [f"{len(shown)} editions in {len(pages)} files below {out}, {n_changed} of them new or changed"]
    if not root:
        lines.append("the feeds carry no addresses: set mail.base_url to the place where the archive will be served")
    return JobReport(
        job="archive", counts={"editions": len(shown), "files": len(pages), "changed": n_changed}, lines=lines
    )
