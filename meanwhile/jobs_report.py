"""What a job says when it ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class JobReport:
    """Counts for programs, lines for people, complaints for standard error, and the exit status."""

    job: str
    counts: Mapping[str, Any] = field(default_factory=dict)
    lines: Sequence[str] = ()
    complaints: Sequence[str] = ()
    exit_status: int = 0
