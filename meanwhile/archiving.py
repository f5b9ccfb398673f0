"""Builds the static archive: approved editions from the database, as files that any web server can serve."""

import json
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from digest.archive.edition import ArchivedEdition, Citation
from digest.archive.site import FILES, marks_of, pages_of
from meanwhile.config import Config
from meanwhile.counting import some
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
            kept = editions.citation_hashes(session, row.id)
            found.append(
                ArchivedEdition(
                    draft=from_json(row.body),
                    approved_at=row.approved_at.replace(tzinfo=row.approved_at.tzinfo or UTC),
                    approved_by=row.approved_by or "",
                    version=row.version,
                    correction=row.correction,
                    sha256=row.sha256,
                    citations={str(item): Citation(item=str(item), sha256=sha256) for item, sha256 in kept.items()},
                )
            )
    return found


#: Where the static site of all editions is kept up to date, below the configuration's folder.
ARCHIVE = "archive"


#: Which editions lie there already, by the marks of what their pages are made of.
_BUILT = ".built.json"


def build(database: Database, config: Config, out: Path, *, bar: Bar, only_new: bool = False) -> JobReport:
    """Write the archive below a folder; a file that is as it should be is left alone, so that copies stay cheap.

    `only_new`: pages of editions that this has built before are not made again, but for the lists and feeds that name
    them all.
    """
    shown = archived(database)
    root = f"{config.mail.base_url}/archive" if config.mail.base_url else ""
    owner = config.mail.sender.partition("<")[0].strip() or "Meanwhile"
    standing = _built(out) if only_new else {}
    pages = list(pages_of(shown, base_url=root, owner=owner, standing=standing))
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
        # Last of all: what was not written to its end is made again.
        _note_built(out, marks_of(shown))
    except OSError as error:
        raise DiskError(
            f"{out}: the archive cannot be written ({error.strerror}); name another folder by --out"
        ) from error
    lines = [f"{some(len(shown), 'edition')} in {len(pages)} files below {out}, {n_changed} of them new or changed"]
    if not root:
        lines.append("the feeds carry no addresses: set mail.base_url to the place where the archive will be served")
    return JobReport(
        job="archive", counts={"editions": len(shown), "files": len(pages), "changed": n_changed}, lines=lines
    )


def _built(out: Path) -> dict[str, str]:
    """The editions whose pages all lie there, as they were noted; none where that cannot be read."""
    try:
        noted = json.loads((out / _BUILT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(noted, dict):
        return {}
    return {
        folder: mark
        for folder, mark in noted.items()
        if all((out / folder / name).is_file() for name in FILES) and isinstance(mark, str)
    }


def _note_built(out: Path, marks: Mapping[str, str]) -> None:
    path = out / _BUILT
    content = json.dumps(marks, indent=0)
    if not (path.is_file() and path.read_text(encoding="utf-8", errors="replace") == content):
        scratch = path.with_suffix(".part")
        scratch.write_text(content, encoding="utf-8")
        scratch.replace(path)
