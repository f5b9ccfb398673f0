"""The politeness clock that machines share: a host is taken for one request by one atomic statement (PostgreSQL only).

All times are the database's, so that the machines' own clocks may differ.
"""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

_TAKE = text(
    "INSERT INTO host_clock AS clock (host, next_at, holder) "
    "VALUES (:host, clock_timestamp() + :hold_s * interval '1 second', :holder) "
    "ON CONFLICT (host) DO UPDATE SET next_at = EXCLUDED.next_at, holder = EXCLUDED.holder "
    "WHERE clock.next_at <= clock_timestamp() OR clock.holder = EXCLUDED.holder RETURNING 1"
)
_LEFT = text(
    "SELECT extract(epoch FROM next_at - clock_timestamp())::float8, holder <> '' FROM host_clock WHERE host = :host"
)
# Whoever has lost the host meanwhile (stopped for longer than the hold) may lengthen its rest and never shorten it.
_REST = text(
    "INSERT INTO host_clock AS clock (host, next_at, holder) "
    "VALUES (:host, clock_timestamp() + :rest_s * interval '1 second', '') "
    "ON CONFLICT (host) DO UPDATE SET "
    "next_at = CASE WHEN clock.holder = :holder THEN EXCLUDED.next_at "
    "ELSE greatest(clock.next_at, EXCLUDED.next_at) END, "
    "holder = CASE WHEN clock.holder = :holder THEN '' ELSE clock.holder END"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """How long a host is not to be asked; `is_held`: a request is under way, and it may end sooner."""

    seconds: float
    is_held: bool


def take(session: Session, host: str, *, holder: str, hold_s: float) -> Wait | None:
    """Take a host for one request that ends within `hold_s`; None when it is taken, else how long to wait.

    A holder that has no request under way may take what it holds anew.
    """
    if session.execute(_TAKE, {"host": host, "holder": holder, "hold_s": hold_s}).scalar():
        return None
    seconds, is_held = session.execute(_LEFT, {"host": host}).one()
    return Wait(seconds=max(0.0, seconds), is_held=is_held)


def rest(session: Session, host: str, *, holder: str, rest_s: float) -> None:
    """Give a host back after a request: nobody asks it for so many seconds."""
    session.execute(_REST, {"host": host, "holder": holder, "rest_s": rest_s})
