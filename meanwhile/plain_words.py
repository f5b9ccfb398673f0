"""What a configuration means, in plain words."""

from collections.abc import Iterator
from datetime import datetime

from meanwhile.config import Config
from meanwhile.counting import some
from meanwhile.crawling import chosen_sources
from meanwhile.weekly import digests_of, next_issue
from pipeline.store.database import sqlite_path

_TOPICS = {"redd": "REDD+", "mining": "mining", "titling": "titling"}


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def describe(config: Config, *, now: datetime) -> Iterator[str]:
    """Sentences on what will happen when, with the next dates."""
    sources = chosen_sources(config, [])
    zone = config.schedule.timezone
    yield "The configuration has no faults."
    yield f"Everything is kept in {config.database_url}."
    if sources:
        at = _list([f"{moment:%H:%M}" for moment in config.schedule.crawl]) if config.schedule.crawl else ""
        when = f"every day at {at} ({zone})" if at else "only when you say so"
        are = "are" if len(sources) > 1 else "is"
        yield f"{some(len(sources), 'source')} {are} read {when}: {', '.join(source.name for source in sources)}."
        assumed = [source.id for source in sources if source.verified == "assumed"]
        if assumed:
            yield f"Nobody has verified the addresses of {_list(assumed)}; `meanwhile sources test ID` does."
    else:
        yield "No source is read: name some under crawl.sources or crawl.own_sources."
    yield f"Outlets can reach you at {config.crawl.contact}, which every request names."
    for digest in digests_of(config):
        issue = next_issue(digest, now, config.zone, days=config.digest.period_days)
        due = issue.due_at.astimezone(config.zone)
        titles = _list([bulletin.title for bulletin in digest.bulletins])
        topics = _list([_TOPICS[topic] for topic in digest.topics])
        readers = {recipient.address for bulletin in digest.bulletins for recipient in bulletin.recipients}
        yield (
            f"{titles} ({topics}): next due on {due:%A} {due.day} {due:%B %Y at %H:%M} ({zone}), for the days "
            f"{issue.period_start_on.day} {issue.period_start_on:%B} to {issue.period_end_on.day} "
            f"{issue.period_end_on:%B}, to {some(len(readers), 'recipient')}."
        )
        if digest.automatic:
            yield "  It goes out without anyone's approval, unless a statement in it is not supported."
        else:
            yield "  It goes out only after an editor has approved it by name."
    if not config.bulletins:
        yield "No bulletin is composed: add one under bulletins."
    if config.schedule.backup is None:
        yield "No backup is made: set schedule.backup."
    elif sqlite_path(config.database_url) is not None:
        yield (
            f"A copy of the database is made every day at {config.schedule.backup:%H:%M} ({zone}); the newest "
            f"{config.schedule.keep_backups} are kept beside it."
        )
    if config.operator.address:
        yield f"{config.operator.address} gets one mail when something begins to need a person."
    else:
        yield "Nobody is told when something needs a person, but who asks for the status: set operator.address."
    if config.mail.smtp is None:
        yield f"Mails are written into {config.path(config.mail.outbox)} and not sent: set mail.smtp to send them."
    else:
        yield f"Mails are sent by {config.mail.smtp.host}:{config.mail.smtp.port} as {config.mail.sender}."
    if not config.mail.base_url:
        yield "Mails carry no link to an archive or to unsubscribe by one click: set mail.base_url for them."
    if config.writer.kind == "model":
        yield f"Sentences are written by {config.writer.model} at {config.writer.base_url} and checked like any others."
