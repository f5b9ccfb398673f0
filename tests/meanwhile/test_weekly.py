"""Which edition is due when, in zones with and without summer time."""

import itertools
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from meanwhile.config import Config, parse_config
from meanwhile.weekly import digests_of, issue_on, last_issue, next_issue, recipients_of

LIMA = ZoneInfo("America/Lima")


def config(text: str) -> Config:
    return parse_config(f"crawl: {{contact: a@example.org}}\nbulletins:\n{text}")


ONE = '  - {title: Meanwhile in Loreto, region: Loreto, weekday: sunday, time: "18:00", recipients: [a@example.org]}\n'


def test_a_morning_edition_covers_the_days_before() -> None:
    (digest,) = digests_of(config(ONE.replace("sunday", "monday").replace("18:00", "07:00")))

    issue = next_issue(digest, datetime(2019, 2, 24, 15, tzinfo=UTC), LIMA, days=7)

    assert (issue.period_start_on, issue.period_end_on) == (date(2019, 2, 18), date(2019, 2, 24))
    assert issue.due_at == datetime(2019, 2, 25, 12, tzinfo=UTC)


def test_an_evening_edition_covers_its_own_day() -> None:
    (digest,) = digests_of(config(ONE))

    issue = next_issue(digest, datetime(2019, 2, 24, 15, tzinfo=UTC), LIMA, days=7)

    assert issue.period_end_on == date(2019, 2, 24)


@pytest.mark.parametrize("zone", ["America/Lima", "Europe/London", "Australia/Lord_Howe"])
def test_every_week_has_exactly_one_edition(zone: str) -> None:
    (digest,) = digests_of(config(ONE))
    at = datetime(2019, 1, 1, tzinfo=UTC)
    seen = []
    while at.year == 2019:
        issue = next_issue(digest, at, ZoneInfo(zone), days=7)
        assert last_issue(digest, issue.due_at, ZoneInfo(zone), days=7).due_at < issue.due_at
        seen.append(issue.period_end_on)
        at = issue.due_at.replace(microsecond=1)

    assert len(seen) == len(set(seen)) == 52 or len(seen) == 53
    assert all((later - earlier).days == 7 for earlier, later in itertools.pairwise(seen))


def test_bulletins_of_one_digest_make_one_edition() -> None:
    two = ONE.replace("region: Loreto", "region: Loreto, digest: The week") + ONE.replace(
        "Meanwhile in Loreto, region: Loreto", "Meanwhile in Puno, region: Puno, digest: The week"
    )

    (digest,) = digests_of(config(two))

    assert digest.title == "The week"
    assert [bulletin.region for bulletin in digest.bulletins] == ["Loreto", "Puno"]
    assert recipients_of([digest]) == {"a@example.org": ["Meanwhile in Loreto", "Meanwhile in Puno"]}


def test_the_issue_of_a_day_is_due_at_its_local_time() -> None:
    (digest,) = digests_of(config(ONE))

    summer = issue_on(digest, date(2019, 7, 7), ZoneInfo("Europe/London"), days=7)
    winter = issue_on(digest, date(2019, 1, 6), ZoneInfo("Europe/London"), days=7)

    assert (summer.due_at.hour, winter.due_at.hour) == (17, 18)
