"""An approved edition as the archive keeps it: its version, who approved it, and copies of what it cites."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from pipeline.types import EditionDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The copy of an article that was kept at the approval: its hash proves that it is the one that was read."""

    item: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedEdition:
    """One version of an approved edition."""

    draft: EditionDraft
    approved_at: datetime
    approved_by: str = ""
    version: int = 1
    correction: str = ""  # what a later version says of the one before it
    sha256: str = ""
    citations: Mapping[str, Citation] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, date]:
        """What the versions of one edition have in common."""
        return self.draft.digest, self.draft.period_end_on

    @property
    def folder(self) -> str:
        """Where its page lies: the address that its mail links to, below the archive's root."""
        parts = [part for part in self.draft.digest.split("/") if part.strip(". ")]
        return f"{'/'.join(parts)}/{self.draft.period_end_on.isoformat()}"
