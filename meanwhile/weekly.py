"""Which editions there are, when each is due, and which days it covers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from digest.config import BulletinConfig
from meanwhile.config import Config

#: An edition that is mailed in the morning covers the days up to the one before.
_NOON = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Bulletins that go out together as one edition."""

    name: str
    bulletins: tuple[BulletinConfig, ...]

    @property
    def title(self) -> str:
        """The title of its editions."""
        return self.bulletins[0].title if len(self.bulletins) == 1 else self.name

    @property
    def automatic(self) -> bool:
        """No editor needs to approve it."""
        return all(bulletin.approval == "automatic" for bulletin in self.bulletins)

    @property
    def topics(self) -> tuple[str, ...]:
        """All topics of its bulletins."""
        return tuple(dict.fromkeys(topic for bulletin in self.bulletins for topic in bulletin.topics))


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One due edition of a digest."""

    digest: Digest
    due_at: datetime
    period_start_on: date
    period_end_on: date


def digests_of(config: Config) -> tuple[Digest, ...]:
    """The digests in the order of their first bulletins."""
    groups: dict[str, list[BulletinConfig]] = {}
    for bulletin in config.bulletins:
        groups.setdefault(bulletin.digest or bulletin.title, []).append(bulletin)
    return tuple(Digest(name=name, bulletins=tuple(bulletins)) for name, bulletins in groups.items())


def issue_on(digest: Digest, due_on: date, zone: ZoneInfo, *, days: int) -> Issue:
    """The edition that is due on a day."""
    first = digest.bulletins[0]
    period_end_on = due_on if first.time >= _NOON else due_on - timedelta(days=1)
    return Issue(
        digest=digest,
        due_at=datetime.combine(due_on, first.time, tzinfo=zone).astimezone(UTC),
        period_start_on=period_end_on - timedelta(days=days - 1),
        period_end_on=period_end_on,
    )


def _issues_around(digest: Digest, now: datetime, zone: ZoneInfo, *, days: int) -> Iterator[Issue]:
    """The editions due within nine days of a time: by local days, since weeks differ in hours."""
    today = now.astimezone(zone).date()
    for ahead in range(-9, 10):
        due_on = today + timedelta(days=ahead)
        if due_on.weekday() == digest.bulletins[0].weekday.number:
            yield issue_on(digest, due_on, zone, days=days)


def next_issue(digest: Digest, now: datetime, zone: ZoneInfo, *, days: int) -> Issue:
    """The next edition that is due at or after a time."""
    return next(issue for issue in _issues_around(digest, now, zone, days=days) if issue.due_at >= now)


def last_issue(digest: Digest, now: datetime, zone: ZoneInfo, *, days: int) -> Issue:
    """The newest edition that was due before a time."""
    return [issue for issue in _issues_around(digest, now, zone, days=days) if issue.due_at < now][-1]


def issue_ending(digest: Digest, period_end_on: date, zone: ZoneInfo, *, days: int) -> Issue:
    """An edition for a period that ends on any day, due at once: for composing by hand."""
    return Issue(
        digest=digest,
        due_at=datetime.combine(period_end_on, time(), tzinfo=zone).astimezone(UTC),
        period_start_on=period_end_on - timedelta(days=days - 1),
        period_end_on=period_end_on,
    )


def composed_at(due_at: datetime, config: Config) -> datetime:
    """When the edition that is due at a time is composed: what was drafted before was for another digest's sake."""
    return due_at - timedelta(hours=config.schedule.compose_hours_before)


def bounds(start_on: date, end_on: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a first day and the first moment after a last day, in UTC."""
    after = end_on + timedelta(days=1)
    return (
        datetime.combine(start_on, time(), tzinfo=zone).astimezone(UTC),
        datetime.combine(after, time(), tzinfo=zone).astimezone(UTC),
    )


def recipients_of(digests: Sequence[Digest]) -> dict[str, list[str]]:
    """Each configured address with the titles of the bulletins that name it."""
    wanted: dict[str, list[str]] = {}
    for digest in digests:
        for bulletin in digest.bulletins:
            for recipient in bulletin.recipients:
                address = recipient.address.rpartition("<")[2].rstrip(">").strip().lower()
                wanted.setdefault(address, []).append(bulletin.title)
    return wanted
