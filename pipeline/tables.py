"""Every table, on one page. Rows stay inside the unit of work that loaded them."""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

#: Named constraints: without names Alembic can alter none of them on SQLite.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in Python; SQLite keeps no zone, so a naive value is refused on the way in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class PlainText(TypeDecorator[str]):
    """Text without NUL, which PostgreSQL refuses and nobody means: it is left out on the way in, on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        return value.replace("\x00", "") if value and "\x00" in value else value


class ShortText(PlainText):
    """The same in a column of limited length."""

    impl = String  # type: ignore[assignment]
    cache_ok = True


class Base(DeclarativeBase):
    """All tables of Meanwhile."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        str: PlainText,
        float: Float,
        bool: Boolean,
    }


# --- gathered ---------------------------------------------------------------------------------------


class ItemRow(Base):
    """Our record of an article. Columns down to `peru_only` come from outside, the others are ours."""

    __tablename__ = "items"
    __table_args__ = (
        # by state, newest first; the order of the queue itself is ix_items_order, an index on an expression, which
        # pipeline.store.desk_order and its migration write for each database
        Index("ix_items_queue", "state", "published_at", "id"),
        # what `process` still has to tag
        Index("ix_items_tagged_with", "tagged_with", "id"),
        # `process` groups what has no story yet; a story's members are counted without reading them
        Index("ix_items_story_id", "story_id", "id", "published_at", "represented_by"),
        Index("ix_items_body_hash", "body_hash"),
        Index("ix_items_source_guid", "source", "guid"),
        # by day, with what is counted over days
        Index("ix_items_published_at", "published_at", "id", "source", "state", "lang"),
        # Without the many that stand for themselves: asked for those, a planner that counts badly would read them all.
        Index(
            "ix_items_represented_by",
            "represented_by",
            sqlite_where=sql("represented_by IS NOT NULL"),
            postgresql_where=sql("represented_by IS NOT NULL"),
        ),
        # where the window for duplicates begins
        Index("ix_items_first_seen_at", "first_seen_at", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    source: Mapped[str]
    url: Mapped[str]
    canonical_url: Mapped[str] = mapped_column(unique=True)
    guid: Mapped[str | None]  # null: the outlet gives none
    title: Mapped[str]
    text: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    lang: Mapped[str]
    authors: Mapped[list[Any]] = mapped_column(default=list)
    image: Mapped[str | None]  # null: the page shows none
    published_at: Mapped[datetime]  # never later than a day after first_seen_at
    published_raw: Mapped[str] = mapped_column(default="")
    date_source: Mapped[str]
    home_regions: Mapped[list[Any]] = mapped_column(default=list)
    peru_only: Mapped[bool] = mapped_column(default=False)

    fetched_at: Mapped[datetime]
    first_seen_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    body_hash: Mapped[str]
    outcome: Mapped[str]  # how it came in: new, duplicate, update, same_template
    represented_by: Mapped[int | None] = mapped_column(ForeignKey("items.id"))  # null: stands for itself
    state: Mapped[str] = mapped_column(default="new")  # new, accepted, rejected
    worth: Mapped[float] = mapped_column(default=0.0)
    peru: Mapped[bool] = mapped_column(default=False)
    tagged_with: Mapped[str | None]  # version of the lexicon; null: not tagged since the text changed
    story_id: Mapped[int | None] = mapped_column(ForeignKey("stories.id"))  # null: not grouped yet
    story_origin: Mapped[str] = mapped_column(default="rule")  # rule, editor
    n_revisions: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)


class RevisionRow(Base):
    """An earlier text of an item, kept when its outlet changed it."""

    __tablename__ = "revisions"
    __table_args__ = (Index("ix_revisions_item_id", "item_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    replaced_at: Mapped[datetime]
    title: Mapped[str]
    text: Mapped[str]
    body_hash: Mapped[str]


class RelationRow(Base):
    """That two items tell the same, or only look so, with the evidence; an editor's row is never overruled."""

    __tablename__ = "relation"
    __table_args__ = (UniqueConstraint("item_id", "other_id"), Index("ix_relation_other_id", "other_id"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))  # the one that came in
    other_id: Mapped[int] = mapped_column(ForeignKey("items.id"))  # the one that it was held against
    kind: Mapped[str]  # duplicate, update, same_template, suggested, distinct (an editor's split)
    detail: Mapped[str] = mapped_column(default="")  # reprint, rewrite, shortened
    score: Mapped[float] = mapped_column(default=0.0)
    veto_share: Mapped[float] = mapped_column(default=0.0)
    evidence: Mapped[dict[str, Any]] = mapped_column(default=dict)  # conflicts, new sentences, why
    origin: Mapped[str] = mapped_column(default="rule")  # rule, editor
    made_at: Mapped[datetime]


class FingerprintRow(Base):
    """Sketch of an item for finding its near-duplicates: about 19 rows an item, pruned outside the window."""

    __tablename__ = "fingerprints"
    __table_args__ = ({"sqlite_with_rowid": False},)

    h: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    item_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)


# --- sorted -----------------------------------------------------------------------------------------


class ItemTagRow(Base):
    """A tag of an item. A rule's rows are replaced at each tagging; an editor's stay."""

    __tablename__ = "item_tags"
    __table_args__ = (
        Index("ix_item_tags_kind_tag", "kind", "tag", "item_id", "rejected"),
        {"sqlite_with_rowid": False},
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(ShortText(20), primary_key=True)
    tag: Mapped[str] = mapped_column(ShortText(200), primary_key=True)
    rank: Mapped[int] = mapped_column(default=0)  # 0 is the strongest of its kind
    origin: Mapped[str] = mapped_column(default="rule")  # rule, editor
    rejected: Mapped[bool] = mapped_column(default=False)  # an editor took it away: never given again by a rule
    evidence: Mapped[list[Any]] = mapped_column(default=list)  # [rule, field, start, end, matched, weight]


class StoryRow(Base):
    """An event that items tell."""

    __tablename__ = "stories"
    __table_args__ = (
        Index("ix_stories_last_at", "last_at"),
        # which languages a period has, without reading its stories
        Index("ix_stories_lang", "lang", "last_at", "first_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    lang: Mapped[str]
    headline_item_id: Mapped[int | None]  # no foreign key: items point here already
    n_items: Mapped[int] = mapped_column(default=0)
    n_sources: Mapped[int] = mapped_column(default=0)
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    worth: Mapped[float] = mapped_column(default=0.0)
    version: Mapped[int] = mapped_column(default=1)


class StoryKeyRow(Base):
    """Words by which an open story is found; pruned when the story closes."""

    __tablename__ = "story_keys"
    __table_args__ = ({"sqlite_with_rowid": False},)

    h: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    item_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)


class StoryLinkRow(Base):
    """A suggestion that two stories in two languages tell the same event."""

    __tablename__ = "story_links"

    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id"), primary_key=True, autoincrement=False)
    other_id: Mapped[int] = mapped_column(ForeignKey("stories.id"), primary_key=True, autoincrement=False)
    score: Mapped[float]
    why: Mapped[str]
    origin: Mapped[str] = mapped_column(default="rule")


class ReviewRow(Base):
    """One act of an editor: append only, the audit trail and the undo list in one."""

    __tablename__ = "reviews"
    __table_args__ = (Index("ix_reviews_subject", "subject", "subject_id"), Index("ix_reviews_editor", "editor", "id"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    subject: Mapped[str]  # item, story, edition
    subject_id: Mapped[int]
    editor: Mapped[str]
    act: Mapped[str]  # accept, reject, tag, untag, merge, split, move, undo, …
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what undo restores
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    undone_by: Mapped[int | None]  # id of the act that undid this one


# --- crawled ----------------------------------------------------------------------------------------


class AddressRow(Base):
    """What a way in said last: its validators, so that it is asked only whether it changed."""

    __tablename__ = "addresses"

    source: Mapped[str] = mapped_column(ShortText(100), primary_key=True)
    url: Mapped[str] = mapped_column(primary_key=True)
    variant: Mapped[int] = mapped_column(default=0)  # which of the forms that the way knows has answered
    etag: Mapped[str] = mapped_column(default="")
    last_modified: Mapped[str] = mapped_column(default="")
    body_hash: Mapped[str] = mapped_column(default="")
    seen_at: Mapped[datetime | None]


class KnownArticleRow(Base):
    """An article's address that was dealt with: not fetched again until its stamp changes."""

    __tablename__ = "known_articles"
    __table_args__ = (Index("ix_known_articles_published_at", "source", "published_at"),)

    source: Mapped[str] = mapped_column(ShortText(100), primary_key=True)
    url: Mapped[str] = mapped_column(primary_key=True)
    stamps: Mapped[dict[str, Any]] = mapped_column(default=dict)  # by kind of discovery
    ended: Mapped[str] = mapped_column(default="article")  # or the reason of its refusal, or "old"
    seen_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]  # null: the page tells none
    n_chars: Mapped[int] = mapped_column(default=0)


class HostRow(Base):
    """A host that asked to be left alone until a time."""

    __tablename__ = "hosts"

    host: Mapped[str] = mapped_column(primary_key=True)
    next_allowed_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(default="")


class RobotsRow(Base):
    """A site's robots.txt as it was last read: asked for again when it is a day old."""

    __tablename__ = "robots"

    site: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[int]
    body: Mapped[str]
    read_at: Mapped[datetime]


class HostClockRow(Base):
    """When a host may be asked next, for all machines that share the database; its times are the database's own."""

    __tablename__ = "host_clock"

    host: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[datetime]
    holder: Mapped[str] = mapped_column(default="")  # whose request is under way; empty: the host rests


class CrawlTurnRow(Base):
    """The newest due time for which a worker has read a source to its end: a job that comes twice does nothing."""

    __tablename__ = "crawl_turns"

    source: Mapped[str] = mapped_column(ShortText(100), primary_key=True)
    due_at: Mapped[datetime]
    done_at: Mapped[datetime]


class WorkerRow(Base):
    """A worker that is or was at work; `seen_at` is its last sign of life."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(primary_key=True)
    machine: Mapped[str]
    process: Mapped[int]
    at_once: Mapped[int]
    n_doing: Mapped[int] = mapped_column(default=0)
    n_done: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class SourceRunRow(Base):
    """How one run of one source ended; `state` is the judgement after it."""

    __tablename__ = "source_runs"
    __table_args__ = (Index("ix_source_runs_source", "source", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    source: Mapped[str] = mapped_column(ShortText(100))
    at: Mapped[datetime]
    end: Mapped[str]
    state: Mapped[str]
    n_articles: Mapped[int] = mapped_column(default=0)
    n_refused: Mapped[int] = mapped_column(default=0)
    n_requests: Mapped[int] = mapped_column(default=0)
    median_chars: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(default="")


class RunRow(Base):
    """One run of a job. (job, due_at) is unique, so that a second firing is harmless."""

    __tablename__ = "runs"
    __table_args__ = (UniqueConstraint("job", "due_at"), Index("ix_runs_started_at", "started_at"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    job: Mapped[str]
    due_at: Mapped[datetime]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]  # null: running, or killed
    exit_status: Mapped[int | None]  # null: running, or killed, or of a release that did not note it
    attempts: Mapped[int] = mapped_column(default=1, server_default="1")
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    error: Mapped[str] = mapped_column(default="")


class TroubleRow(Base):
    """What needs a person, from when to when, and when the operator was told: the same trouble is not told daily."""

    __tablename__ = "troubles"

    key: Mapped[str] = mapped_column(ShortText(200), primary_key=True)  # of the trouble, as job:crawl
    said: Mapped[str]
    since_at: Mapped[datetime]
    told_at: Mapped[datetime | None]  # null: the operator has not been told
    over_at: Mapped[datetime | None]  # null: it lasts


class RefusalRow(Base):
    """An article that was not stored, and why; kept for the editor and the counts, pruned with time."""

    __tablename__ = "refusals"
    __table_args__ = (Index("ix_refusals_at", "at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    source: Mapped[str]
    url: Mapped[str]
    reason: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


# --- composed and sent ------------------------------------------------------------------------------


class EditionRow(Base):
    """One weekly digest. From its approval on `body` never changes; a correction is a new version."""

    __tablename__ = "editions"
    __table_args__ = (UniqueConstraint("digest", "period_end_on", "version"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    digest: Mapped[str]
    period_start_on: Mapped[date]
    period_end_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default="draft")
    title: Mapped[str]
    body: Mapped[dict[str, Any]]  # EditionDraft as JSON
    sha256: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)  # counts edits of a draft; an approval names one
    composed_at: Mapped[datetime]
    due_at: Mapped[datetime | None]  # when it is to be mailed; null: as soon as it is approved
    edited_by: Mapped[str | None]  # null: as composed; a draft that a person has edited is never composed anew
    approved_by: Mapped[str | None]  # null: not approved; "automatic" by configuration
    approved_at: Mapped[datetime | None]
    approval_reason: Mapped[str] = mapped_column(default="")  # asked for when a finding is overridden
    sent_at: Mapped[datetime | None]
    correction: Mapped[str] = mapped_column(default="")  # the note that a new version carries


class CitationRow(Base):
    """A copy of each article that an approved edition cites, as it was then."""

    __tablename__ = "citations"
    __table_args__ = (UniqueConstraint("edition_id", "item_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    copy: Mapped[dict[str, Any]]
    sha256: Mapped[str]


class SaidRow(Base):
    """What has been sent to readers, so that no claim is told twice."""

    __tablename__ = "said"
    __table_args__ = (Index("ix_said_key", "key"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.id"))
    key: Mapped[str]  # of the claim: see digest.novelty
    text: Mapped[str]
    story: Mapped[str] = mapped_column(default="")
    said_on: Mapped[date]


class RecipientRow(Base):
    """A reader, with what they chose."""

    __tablename__ = "recipients"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    address: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    lang: Mapped[str] = mapped_column(default="en")
    state: Mapped[str] = mapped_column(default="active")  # active, paused, bounced, unsubscribed, pending
    frequency: Mapped[str] = mapped_column(default="weekly")  # weekly, as_it_comes
    bulletins: Mapped[list[Any]] = mapped_column(default=list)  # titles; empty: all
    topics: Mapped[list[Any]] = mapped_column(default=list)
    regions: Mapped[list[Any]] = mapped_column(default=list)
    origin: Mapped[str] = mapped_column(default="config")  # config, import, signup, desk
    n_soft_bounces: Mapped[int] = mapped_column(default=0)  # editions in a row that came back
    state_reason: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None]  # when the mail that asks for confirmation was sent last
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class DeliveryRow(Base):
    """One edition for one recipient, and how far it got: see digest/ledger.py for the states."""

    __tablename__ = "deliveries"
    __table_args__ = (UniqueConstraint("edition_id", "recipient_id"), Index("ix_deliveries_due", "state", "next_at"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.id"))
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipients.id"))
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None]  # null: due now, or final
    error: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime]


# --- mail -------------------------------------------------------------------------------------------


class BounceRow(Base):
    """A mail that came back, or one in the bounces' mailbox that nobody could read: that is an editor's."""

    __tablename__ = "bounces"
    __table_args__ = (Index("ix_bounces_recipient_id", "recipient_id"), Index("ix_bounces_state", "state"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)  # of the mail: read twice, it counts once
    kind: Mapped[str]  # hard, policy, soft, full, delayed, reply, unsubscribe, unknown
    state: Mapped[str]  # done, open (waits for an editor), settled (by an editor)
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipients.id"))
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"))
    status: Mapped[str] = mapped_column(default="")  # RFC 3463, as 5.1.1
    said: Mapped[str] = mapped_column(default="")  # the server's words, or the start of an unread mail
    at: Mapped[datetime]


class NoticeRow(Base):
    """A mail about an edition to one of its approvers: each is sent once."""

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("edition_id", "kind", "address"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.id"))
    kind: Mapped[str]  # test, reminder
    address: Mapped[str]
    at: Mapped[datetime]


class SettingRow(Base):
    """A value that the installation made for itself, such as the key that signs links."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


# --- desk -------------------------------------------------------------------------------------------


class UserRow(Base):
    """A person at the editors' desk."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)  # what stands with each act; never changed
    address: Mapped[str] = mapped_column(default="")  # for test mails to oneself
    role: Mapped[str]  # reader, editor, admin
    password_hash: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    preferences: Mapped[dict[str, Any]] = mapped_column(default=dict)  # keys, order of the queue
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class SessionRow(Base):
    """A signed-in browser. Only the hash of its cookie is kept."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_user_id", "user_id"),)

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    csrf: Mapped[str]
    agent: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class InvitationRow(Base):
    """A one-time link that makes a user."""

    __tablename__ = "invitations"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    made_by: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class LoginAttemptRow(Base):
    """A failed sign-in: what throttling counts; pruned after a day."""

    __tablename__ = "login_attempts"
    __table_args__ = (Index("ix_login_attempts_account", "account", "at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    account: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]


class ApiTokenRow(Base):
    """A key of a user for the read-only API. Only its hash is kept."""

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class SavedFilterRow(Base):
    """A search or queue that a user wants back."""

    __tablename__ = "saved_filters"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    name: Mapped[str]
    page: Mapped[str]  # queue, search
    query: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class EditionEditRow(Base):
    """One state of a draft with the act that made it: history and undo in one."""

    __tablename__ = "edition_edits"
    __table_args__ = (UniqueConstraint("edition_id", "revision"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.id"))
    revision: Mapped[int]
    editor: Mapped[str]
    act: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    body: Mapped[dict[str, Any]]  # after the act
    at: Mapped[datetime]
    is_undone: Mapped[bool] = mapped_column(default=False)


class HookRow(Base):
    """An address that is told of events."""

    __tablename__ = "hooks"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    url: Mapped[str]
    events: Mapped[list[Any]] = mapped_column(default=list)
    secret: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    made_by: Mapped[str]
    created_at: Mapped[datetime]


class HookCallRow(Base):
    """One event for one address, told until it is taken. `key` names the event, so that none is told twice."""

    __tablename__ = "hook_calls"
    __table_args__ = (UniqueConstraint("hook_id", "key"), Index("ix_hook_calls_due", "state", "next_at"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    hook_id: Mapped[int] = mapped_column(ForeignKey("hooks.id"))
    key: Mapped[str]
    event: Mapped[str]
    payload: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="queued")  # queued, taken, failed
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
