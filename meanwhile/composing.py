"""Wires the composing: stories from the database or from files, their English, the bulletins and editions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from digest.compose import BulletinOptions, compose_bulletin, compose_edition
from digest.config import BulletinConfig
from digest.novelty import SentMemory, sentences_in
from meanwhile.config import Config
from meanwhile.counting import some
from meanwhile.crawling import chosen_sources
from meanwhile.edition_json import to_json
from meanwhile.jobs_report import JobReport
from meanwhile.terminal import Bar
from meanwhile.weekly import Issue, bounds, composed_at, digests_of, issue_ending, last_issue, next_issue
from meanwhile.writing import Written, desk, taught_by, writer_of
from pipeline.gathering import group
from pipeline.store import crawling, editions, runs, stories
from pipeline.store.database import Database
from pipeline.stories import headline_of
from pipeline.tables import EditionRow
from pipeline.tagging import load_lexicon, tag
from pipeline.types import BulletinDraft, EditionDraft, Grade, Item, Sentence, Story
from scrapers.health import HealthState

#: Reasons of an editor's list as a reader of the edition is told them.
_PLAIN = {
    "not written:": "sentences not put into English with certainty",
    "amber": "sentences that wait for an editor",
    "on another region": "sentences on another region",
    "told before": "sentences told before",
    "sources disagree": "statements on which the sources disagree",
    "not grounded": "sentences that failed a check",
    "left out for an error": "sentences that failed a check",
    "no room": "stories without room or without a sentence that stands by itself",
}
_SILENT = {HealthState.FAILING, HealthState.BLOCKED, HealthState.CHALLENGE}


def is_read(bulletin: BulletinConfig) -> bool:
    """Whether an editor reads a bulletin before it is mailed, whatever the hour."""
    return bulletin.approval == "required" and bulletin.if_unapproved != "send"


# --- from the database ------------------------------------------------------------------------------


def region_bulletin(database: Database, config: Config, *, region: str, until_on: date) -> BulletinDraft:
    """The bulletin of a region for the period that ends on a day; nothing is kept."""
    configured = next((bulletin for bulletin in config.bulletins if bulletin.region == region), None)
    options = BulletinOptions(
        title=configured.title if configured else "",
        topics=configured.topics if configured else config.topics,
        opens_with_meanwhile=configured is None or configured.opening != "plain",
        news_days=config.digest.news_days,
        max_words=config.digest.max_words,
        background=config.digest.background,
        for_editor=configured is None or is_read(configured),
    )
    found, sent = _news(database, config, until_on=until_on)
    mine = [story for story in found if region in story.regions]
    words = taught_by(database)
    return compose_bulletin(
        region,
        mine,
        period_end_on=until_on,
        period_days=config.digest.period_days,
        written=Written(words).by(writer_of(config, words)).of(mine),
        context=desk().background,
        sent=sent,
        options=options,
        vocabulary=desk().vocabulary,
        places_of=desk().places_of,
    )


def _news(database: Database, config: Config, *, until_on: date) -> tuple[list[Story], SentMemory]:
    """Stories of the last weeks that carry a followed topic, and what was told of them before the period."""
    start_at, end_at = bounds(until_on - timedelta(days=config.digest.news_days - 1), until_on, config.zone)
    with database.reading() as session:
        found = stories.load(session, start_at, end_at)
        before = until_on - timedelta(days=config.digest.period_days - 1)
        sent = SentMemory.of(editions.said_before(session, before=before + timedelta(days=1)))
    followed = set(config.topics)
    return [story for story in found if followed & set(story.topics)], sent


def draft_edition(database: Database, config: Config, issue: Issue, written: Written) -> EditionDraft:
    """The edition of an issue, from what is in the database now, by the configured writer."""
    written.by(writer_of(config, written.resources))
    found, sent = _news(database, config, until_on=issue.period_end_on)
    drafts: list[BulletinDraft] = []
    for bulletin in issue.digest.bulletins:
        follows = any(draft.paragraphs for draft in drafts)
        drafts.append(_bulletin(config, issue, bulletin, found, sent, written, follows=follows))
    sources = chosen_sources(config, [])
    down = _down(database, [source.id for source in sources])
    names = {source.id: source.name for source in sources}
    edition = compose_edition(
        drafts,
        found,
        digest=issue.digest.name,
        title=issue.digest.title,
        period_end_on=issue.period_end_on,
        period_days=config.digest.period_days,
        written=written.of(found).brief(),
        sent=sent,
        topics=issue.digest.topics if config.digest.sections else (),
        outlets=names,
        sources_read=[source.name for source in sources if source.id not in down],
        sources_down=[source.name for source in sources if source.id in down],
        held_back=_held_back(drafts),
        lines_per_section=config.digest.lines_per_section,
        vocabulary=desk().vocabulary,
    )
    return with_outlet_names(edition, names)


def _bulletin(
    config: Config,
    issue: Issue,
    bulletin: BulletinConfig,
    found: Sequence[Story],
    sent: SentMemory,
    written: Written,
    *,
    follows: bool,
) -> BulletinDraft:
    """One bulletin of an issue."""
    mine = [story for story in found if bulletin.region in story.regions and set(bulletin.topics) & set(story.topics)]
    options = BulletinOptions(
        title=bulletin.title,
        topics=bulletin.topics,
        opens_with_meanwhile=bulletin.opening == "meanwhile" or (bulletin.opening == "auto" and follows),
        news_days=config.digest.news_days,
        max_words=config.digest.max_words,
        background=config.digest.background,
        for_editor=all(is_read(each) for each in issue.digest.bulletins),
    )
    return compose_bulletin(
        bulletin.region,
        mine,
        period_end_on=issue.period_end_on,
        period_days=config.digest.period_days,
        written=written.of(mine),
        context=desk().background,
        sent=sent,
        options=options,
        vocabulary=desk().vocabulary,
        places_of=desk().places_of,
    )


def house_bulletin(
    database: Database, config: Config, issue: Issue, region: str, *, follows: bool
) -> BulletinDraft | None:
    """What the house would write of a region for an issue, whoever the configured writer is; nothing is kept."""
    bulletin = next((each for each in issue.digest.bulletins if each.region == region), None)
    if bulletin is None:
        return None
    found, sent = _news(database, config, until_on=issue.period_end_on)
    draft = _bulletin(config, issue, bulletin, found, sent, Written(taught_by(database)), follows=follows)
    names = {source.id: source.name for source in chosen_sources(config, [])}
    return _with_names(draft, names)


def _with_names(draft: BulletinDraft, names: Mapping[str, str]) -> BulletinDraft:
    return replace(draft, paragraphs=tuple(tuple(_named(s, names) for s in part) for part in draft.paragraphs))


def _named(sentence: Sentence, names: Mapping[str, str]) -> Sentence:
    return replace(
        sentence,
        evidence=tuple(replace(each, source=names.get(each.source, each.source)) for each in sentence.evidence),
    )


def with_outlet_names(edition: EditionDraft, names: Mapping[str, str]) -> EditionDraft:
    """The same edition with outlets named as readers know them, not by their ids."""

    return replace(
        edition,
        bulletins=tuple(_with_names(draft, names) for draft in edition.bulletins),
        sections={
            topic: tuple(
                replace(line, sentence=_named(line.sentence, names), source=names.get(line.source, line.source))
                for line in lines
            )
            for topic, lines in edition.sections.items()
        },
    )


def _down(database: Database, ids: Sequence[str]) -> set[str]:
    with database.reading() as session:
        newest = crawling.states(session)
        return {name for name in ids if name in newest and newest[name].state in _SILENT}


def _held_back(drafts: Sequence[BulletinDraft]) -> dict[str, int]:
    """What readers are told of the rest: in plain words, each sentence once although several bulletins left it out."""
    seen = {
        (left.item, left.detail, _PLAIN[kind])
        for draft in drafts
        for left in draft.left_out
        if (kind := _kind(left.reason))
    }
    return dict(Counter(reason for _, _, reason in seen))


def _kind(reason: str) -> str:
    return next((kind for kind in _PLAIN if reason.startswith(kind)), "")


def issues_to_draft(config: Config, database: Database, *, until_on: date | None, now: datetime) -> list[Issue]:
    """The issues to compose: those of the day asked for, else the coming ones and last ones that were missed.

    Missed is what was due after the first run here, and of several weeks only the last one: its bulletins tell of
    the weeks before as well.
    """
    days = config.digest.period_days
    issues: list[Issue] = []
    with database.reading() as session:
        began_at = runs.first_started_at(session)
    for digest in digests_of(config):
        if until_on is not None:
            coming = next_issue(digest, now, config.zone, days=days)
            matches = coming.period_end_on == until_on
            issues.append(coming if matches else issue_ending(digest, until_on, config.zone, days=days))
            continue
        last = last_issue(digest, now, config.zone, days=days)
        if began_at is not None and began_at < last.due_at:
            with database.reading() as session:
                if _is_missed(editions.newest(session, digest.name, last.period_end_on), last, config):
                    issues.append(last)
        issues.append(next_issue(digest, now, config.zone, days=days))
    return issues


def _is_missed(row: EditionRow | None, issue: Issue, config: Config) -> bool:
    """No edition, or one that was drafted before its time, for another digest's sake, and that nobody has touched."""
    if row is None:
        return True
    return row.state == "draft" and row.edited_by is None and row.composed_at < composed_at(issue.due_at, config)


def draft_editions(database: Database, config: Config, *, until_on: date | None, now: datetime, bar: Bar) -> JobReport:
    """Draft what is to come; an edition that was edited, approved or sent stays as it is."""
    issues = issues_to_draft(config, database, until_on=until_on, now=now)
    bar.total(len(issues))
    written = Written(taught_by(database))
    lines: list[str] = []
    n_empty = 0
    for issue in issues:
        draft = draft_edition(database, config, issue, written)
        with database.writing() as session:
            row = editions.draft(
                session,
                digest=draft.digest,
                title=draft.title,
                period_start_on=draft.period_start_on,
                period_end_on=draft.period_end_on,
                body=to_json(draft),
                due_at=issue.due_at,
                now=now,
            )
            told = _left_as_it_is(row) or f"{row.state}; {_said(draft)}"
            lines.append(f"edition {row.id}, {row.title}, until {row.period_end_on}: {told}")
        n_empty += not any(bulletin.paragraphs for bulletin in draft.bulletins)
        bar.step(1, at=draft.title)
    if not issues:
        lines.append("no bulletin is configured: add one under bulletins")
    lines += written.notes
    return JobReport(job="compose", counts={"editions": len(issues), "empty": n_empty}, lines=lines)


def _left_as_it_is(row: EditionRow) -> str:
    """Why what was composed has not been put in place, or ""; also what was decided while it was being composed."""
    if row.state != "draft":
        return f"{row.state} (approval: {row.approved_by}); left as it is"
    return f"edited by {row.edited_by}; left as it is" if row.edited_by is not None else ""


def _said(draft: EditionDraft) -> str:
    full = [bulletin for bulletin in draft.bulletins if bulletin.paragraphs]
    n_lines = sum(len(lines) for lines in draft.sections.values())
    sentences = [sentence for bulletin in full for sentence in sentences_in(bulletin)]
    n_read = sum(sentence.grade is Grade.AMBER for sentence in sentences)
    to_read = f" ({n_read} marked to be read beside their sources)" if n_read else ""
    return (
        f"{len(full)} of {len(draft.bulletins)} bulletins with {some(len(sentences), 'sentence')}{to_read}, "
        f"{some(n_lines, 'line')} in the sections"
    )


# --- from files -------------------------------------------------------------------------------------


def stories_of(items: Sequence[Item], *, zone: ZoneInfo) -> list[Story]:
    """Items told once, tagged and grouped in memory, as `crawl` and `process` do in the database."""
    lexicon = load_lexicon()
    found = []
    for told in group(sorted(items, key=lambda item: item.published_at or datetime.min.replace(tzinfo=zone))):
        mine = [tag(item, lexicon) for item in told.items]
        members = tuple(
            replace(item, topics=tags.topics, regions=tags.regions) for item, tags in zip(told.items, mine, strict=True)
        )
        found.append(
            Story(
                id=told.id,
                headline=headline_of(members).title,
                items=members,
                topics=_union(each.topics for each in mine),
                subtopics=_union(each.subtopics for each in mine),
                regions=_union(each.regions for each in mine),
                worth=max(each.worth for each in mine),
                sources=tuple(dict.fromkeys(item.source for item in (*members, *told.behind))),
            )
        )
    return found


def _union(parts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for part in parts for tag in part))


def bulletin_from_items(
    items: Sequence[Item], *, region: str, until_on: date, period_days: int, zone: ZoneInfo
) -> BulletinDraft:
    """The bulletin of a region from items alone, for `try compose`; no memory of what was sent."""
    found = [story for story in stories_of(items, zone=zone) if story.topics and region in story.regions]
    return compose_bulletin(
        region,
        found,
        period_end_on=until_on,
        period_days=period_days,
        written=Written(desk().resources).of(found),
        context=desk().background,
        options=BulletinOptions(for_editor=True),
        vocabulary=desk().vocabulary,
        places_of=desk().places_of,
    )
