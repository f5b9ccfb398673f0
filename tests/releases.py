"""Databases as earlier releases left them: one for each release, with a row in every table."""

import lzma
from pathlib import Path

FOLDER = Path(__file__).parent / "pipeline" / "releases"
#: The releases, oldest first; CONTRIBUTING.md says how to add one.
RELEASES = tuple(sorted(path.name.removesuffix(".db.xz") for path in FOLDER.glob("*.db.xz")))


def unpacked(release: str, target: Path) -> Path:
    """The database of a release, written to a path."""
    target.write_bytes(lzma.decompress((FOLDER / f"{release}.db.xz").read_bytes()))
    return target
