"""Carrying the mailing over into a restored database: what a backup cannot know of the time after it was made.

Who left, what was mailed to whom, and which editions were approved are told to people: a restore cannot take that back.
All else (news, tags, reviews, drafts) stays as it stands in the backup.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Table, case, delete, func, insert, select, update
from sqlalchemy.orm import Session

from pipeline.errors import InputError
from pipeline.store import search, settings
from pipeline.store.recipients import CAREFUL
from pipeline.tables import (
    Base,
    BounceRow,
    CitationRow,
    DeliveryRow,
    EditionEditRow,
    EditionRow,
    FingerprintRow,
    ItemRow,
    NoticeRow,
    RecipientRow,
    RunRow,
    SaidRow,
)

#: Why no mail may leave until a person has looked; "" or absent: it may.
HELD = "mail_held"
#: What to do then.
RELEASE = "look at `meanwhile send --dry-run`, then let mails go by `meanwhile deliveries release`"
#: Signs the links of mails: with another one the two databases never were the same installation's.
_KEY = "mail_key"
#: Runs that stay done. Crawling, sorting and composing are done again, since what they left is not carried over;
#: an edition that was approved or sent is left alone by them.
_DONE_FOR_GOOD = ("send", "backup", "tidy")
_CHOICES = ("name", "lang", "frequency", "bulletins", "topics", "regions", "origin")

Values = dict[str, Any]
#: The items that an edition's body cites, by id.
CitedIn = Callable[[Mapping[str, Any]], Iterable[int]]


class NotTheSuccessorError(InputError):
    """A database that does not know what the backup knows: it cannot tell what came after it."""


@dataclass(slots=True, kw_only=True)
class Carried:
    """What was carried over, counted, and sentences on what could not be."""

    counts: Counter[str] = field(default_factory=Counter)
    left: list[str] = field(default_factory=list)


def hold(session: Session, reason: str) -> None:
    """Let no mail to readers leave until `release`."""
    settings.put(session, HELD, reason)


def held(session: Session) -> str:
    """Why no mail may leave; "" when it may."""
    return settings.get(session, HELD) or ""


def release(session: Session) -> str:
    """A person answers for mailing on; what had held it, or ""."""
    reason = held(session)
    if reason:
        settings.put(session, HELD, "")
    return reason


def carry_over(old: Session, new: Session, *, cited_in: CitedIn) -> Carried:
    """Bring the mailing of a restored database (`new`) to where the one before it (`old`) stood.

    NotTheSuccessorError when the old one does not know what the restored one knows: then nothing is to be kept of what
    was written.
    """
    _expect_same_installation(old, new)
    carried = Carried()
    for key in (_KEY, "desk_key"):
        value = settings.get(old, key)
        if value and settings.get(new, key) is None:
            settings.put(new, key, value)
    reason = settings.get(old, HELD)
    if reason is not None:
        # Also where it has been released since the backup.
        hold(new, reason)
    recipients = _recipients(old, new, carried)
    editions, renewed = _editions(old, new, carried, cited_in)
    _deliveries(old, new, carried, recipients, editions, renewed)
    _notices(old, new, {before: edition for before, edition in editions.items() if before in renewed})
    _bounces(old, new, carried, recipients)
    _runs(old, new, carried)
    return carried


# --- rows as values ---------------------------------------------------------------------------------


def _table(row: type[Base]) -> Table:
    table = row.__table__
    assert isinstance(table, Table)
    return table


def _all(session: Session, row: type[Base], *conditions: Any) -> list[Values]:
    table = _table(row)
    query = select(table).where(*conditions).order_by(*table.primary_key.columns)
    return [dict(found) for found in session.execute(query).mappings()]


def _put(session: Session, row: type[Base], values: Values) -> int:
    """Insert under the same id where that is free: links and return paths of mails that are out name it."""
    table = _table(row)
    if session.scalar(select(table.c.id).where(table.c.id == values["id"])) is not None:
        values = {key: value for key, value in values.items() if key != "id"}
    return int(session.scalar(insert(table).values(**values).returning(table.c.id)) or 0)


def _set(session: Session, row: type[Base], row_id: int, values: Values) -> None:
    table = _table(row)
    rest = {key: value for key, value in values.items() if key != "id"}
    session.execute(update(table).where(table.c.id == row_id).values(**rest))


def _expect_same_installation(old: Session, new: Session) -> None:
    ours, theirs = settings.get(new, _KEY), settings.get(old, _KEY)
    if ours is not None and ours != theirs:
        raise NotTheSuccessorError("it signs its mails with another key, so it belongs to another installation")
    if ours is None and not all(_is_known(old, new, *names) for names in _NEWEST):
        # A copy of the time before the first mailing has no key; a database that was made anew since would pass for it.
        raise NotTheSuccessorError("it does not have what the backup has, so it was made anew or is another's")


#: What is kept for good, by what it is known by.
_NEWEST: tuple[tuple[type[Base], tuple[str, ...]], ...] = (
    (EditionRow, ("digest", "period_end_on", "version")),
    (RecipientRow, ("address",)),
    (ItemRow, ("canonical_url",)),
)


def _is_known(old: Session, new: Session, row: type[Base], names: tuple[str, ...]) -> bool:
    """Whether the old database has the newest row of the restored one."""
    table = _table(row)
    newest = new.execute(select(table).order_by(table.c.id.desc()).limit(1)).mappings().first()
    if newest is None:
        return True
    same = (table.c[name] == newest[name] for name in names)
    return old.scalar(select(table.c.id).where(*same)) is not None


# --- recipients -------------------------------------------------------------------------------------


def _stricter(old: str, new: str) -> str:
    # Pending ends by the recipient's own confirmation, which is in the old database alone.
    if new == "pending":
        return old
    return max(old, new, key=CAREFUL.index)


def _recipients(old: Session, new: Session, carried: Carried) -> dict[int, int]:
    """Old ids with those in the restored database."""
    standing = {row["address"]: row for row in _all(new, RecipientRow)}
    ids: dict[int, int] = {}
    moved, kept_out = [], []
    for row in _all(old, RecipientRow):
        known = standing.get(row["address"])
        if known is None:
            ids[row["id"]] = _put(new, RecipientRow, row)
            carried.counts["recipients who joined"] += 1
            if ids[row["id"]] != row["id"]:
                moved.append(row["address"])
            continue
        ids[row["id"]] = known["id"]
        values = {key: row[key] for key in _CHOICES} if row["changed_at"] > known["changed_at"] else {}
        if values and any(values[key] != known[key] for key in _CHOICES):
            carried.counts["choices"] += 1
        state = _stricter(row["state"], known["state"])
        if state == row["state"]:
            values["state_reason"] = row["state_reason"]
            values["n_soft_bounces"] = max(row["n_soft_bounces"], known["n_soft_bounces"])
        else:
            kept_out.append(f"{row['address']} ({state})")
        if state != known["state"]:
            carried.counts[f"recipients now {state}"] += 1
        asked = [moment for moment in (row["asked_at"], known["asked_at"]) if moment is not None]
        values |= {
            "state": state,
            "asked_at": max(asked, default=None),
            "changed_at": max(row["changed_at"], known["changed_at"]),
        }
        _set(new, RecipientRow, known["id"], values)
    if moved:
        carried.left.append(f"links in the mails of {_named(moved)} do not work any more: their numbers were taken")
    if kept_out:
        carried.left.append(
            f"{_named(kept_out)} had perhaps come back; no mail for them until `meanwhile recipients state` says so"
        )
    return ids


def _named(names: list[str]) -> str:
    return ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")


# --- editions ---------------------------------------------------------------------------------------

_Key = tuple[str, date, int]


def _key(row: Values) -> _Key:
    return row["digest"], row["period_end_on"], row["version"]


#: What may have changed of an edition since the backup.
_STANDING = ("state", "sha256", "approved_at", "due_at", "sent_at", "correction")


def _editions(old: Session, new: Session, carried: Carried, cited_in: CitedIn) -> tuple[dict[int, int], set[int]]:
    """Old ids with those in the restored database, and which of them stand there as in the old one."""
    standing = {_key(row): row for row in _all(new, EditionRow)}
    ids: dict[int, int] = {}
    renewed: set[int] = set()
    edited = []
    for row in _all(old, EditionRow):
        known = standing.get(_key(row))
        is_draft = row["state"] == "draft"
        if known is None:
            if is_draft and row["edited_by"] is None:
                continue  # composed anew, from the news that are there then
            ids[row["id"]] = _put(new, EditionRow, row)
        else:
            ids[row["id"]] = known["id"]
            if is_draft and known["state"] == "draft":
                if row["edited_by"] is not None and row["sha256"] != known["sha256"]:
                    edited.append(f"{row['title']} of {row['period_end_on']}")
                continue
            if all(row[key] == known[key] for key in _STANDING):
                continue
            _set(new, EditionRow, known["id"], row)
        renewed.add(row["id"])
        carried.counts[f"editions ({row['state']})"] += 1
        _parts_of_edition(old, new, row, ids[row["id"]], cited_in, carried)
    if edited:
        carried.left.append(f"edits since the backup of drafts that are in it: {_named(edited)}")
    return ids, renewed


def _parts_of_edition(
    old: Session, new: Session, row: Values, edition: int, cited_in: CitedIn, carried: Carried
) -> None:
    """What an edition cites, what it has told, and the history of its text."""
    citations = _all(old, CitationRow, CitationRow.edition_id == row["id"])
    wanted = {citation["item_id"] for citation in citations} | set(cited_in(row["body"]))
    items = _items(old, new, wanted)
    if any(before != after for before, after in items.items()):
        carried.left.append(
            f"some of what {row['title']} of {row['period_end_on']} cites has other numbers now: its links at the desk "
            "lead to other news"
        )
    parts = (
        (CitationRow, citations),
        (SaidRow, _all(old, SaidRow, SaidRow.edition_id == row["id"])),
        (EditionEditRow, _all(old, EditionEditRow, EditionEditRow.edition_id == row["id"])),
    )
    for table, rows in parts:
        new.execute(delete(table).where(_table(table).c.edition_id == edition))
        for part in rows:
            del part["id"]
            part["edition_id"] = edition
            if "item_id" in part:
                part["item_id"] = items[part["item_id"]]
            new.execute(insert(table).values(**part))


def _items(old: Session, new: Session, wanted: set[int]) -> dict[int, int]:
    """The items that are cited, made where the backup has none: else their numbers would go to other news."""
    ids = {}
    for number in sorted(wanted):
        rows = _all(old, ItemRow, ItemRow.id == number)
        if not rows:
            continue
        (row,) = rows
        known = new.scalar(select(ItemRow.id).where(ItemRow.canonical_url == row["canonical_url"]))
        if known is None:
            # Sorted anew: its story and whom it repeats may not be there.
            row |= {"story_id": None, "represented_by": None, "tagged_with": None}
            known = _put(new, ItemRow, row)
            search.index(new, known, title=row["title"], text=row["text"], lang=row["lang"])
            for sketch in _all(old, FingerprintRow, FingerprintRow.item_id == number):
                new.execute(insert(FingerprintRow).values(h=sketch["h"], item_id=known))
        ids[number] = known
    return ids


# --- the ledger -------------------------------------------------------------------------------------


def _deliveries(
    old: Session,
    new: Session,
    carried: Carried,
    recipients: Mapping[int, int],
    editions: Mapping[int, int],
    renewed: set[int],
) -> None:
    sums = _sums(new)
    if any(sent for edition, (_, sent, _) in sums.items() if edition not in editions.values()):
        raise NotTheSuccessorError(_OLDER)
    sums_before = _sums(old)
    for before, edition in editions.items():
        if sums_before.get(before) == sums.get(edition) and before not in renewed:
            continue  # hundreds of editions of years ago, with thousands of mails each
        standing = {row["recipient_id"]: row for row in _all(new, DeliveryRow, DeliveryRow.edition_id == edition)}
        for row in _all(old, DeliveryRow, DeliveryRow.edition_id == before):
            row |= {"edition_id": edition, "recipient_id": recipients[row["recipient_id"]]}
            known = standing.pop(row["recipient_id"], None)
            if known is None:
                _put(new, DeliveryRow, row)
            elif any(row[key] != known[key] for key in ("state", "attempts", "next_at")):
                if known["state"] == "sent":
                    raise NotTheSuccessorError(_OLDER)
                _set(new, DeliveryRow, known["id"], row)
            else:
                continue
            carried.counts[f"deliveries ({row['state']})"] += 1
        if any(row["state"] == "sent" for row in standing.values()):
            raise NotTheSuccessorError(_OLDER)
        gone = [row["id"] for row in standing.values() if row["state"] == "queued"]
        if before in renewed and gone:
            # Its approval was taken back since, and with it what was queued.
            new.execute(delete(DeliveryRow).where(DeliveryRow.id.in_(gone)))


_OLDER = "it does not know mails that the backup knows, so it is older than the backup"


def _sums(session: Session) -> dict[int, tuple[int, int, Any]]:
    """By edition how many deliveries there are, how many of them sent, and when one changed last."""
    sent = func.sum(case((DeliveryRow.state == "sent", 1), else_=0))
    query = select(DeliveryRow.edition_id, func.count(), sent, func.max(DeliveryRow.changed_at))
    return {edition: (n, sent, at) for edition, n, sent, at in session.execute(query.group_by(DeliveryRow.edition_id))}


def _notices(old: Session, new: Session, editions: Mapping[int, int]) -> None:
    """Of editions that stand as they did: a draft of the backup's is told to its approvers anew."""
    standing = {(row["edition_id"], row["kind"], row["address"]) for row in _all(new, NoticeRow)}
    for row in _all(old, NoticeRow):
        edition = editions.get(row["edition_id"])
        if edition is not None and (edition, row["kind"], row["address"]) not in standing:
            _put(new, NoticeRow, row | {"edition_id": edition})


def _bounces(old: Session, new: Session, carried: Carried, recipients: Mapping[int, int]) -> None:
    states = {row["key"]: row for row in _all(new, BounceRow)}
    of_mails = dict(old.execute(select(DeliveryRow.id, DeliveryRow.message_id)).all())
    for row in _all(old, BounceRow):
        known = states.get(row["key"])
        if known is not None:
            if known["state"] != row["state"]:
                _set(new, BounceRow, known["id"], {"state": row["state"]})
            continue
        mark = of_mails.get(row["delivery_id"])
        delivery = new.scalar(select(DeliveryRow.id).where(DeliveryRow.message_id == mark)) if mark else None
        recipient = recipients.get(row["recipient_id"]) if row["recipient_id"] is not None else None
        _put(new, BounceRow, row | {"delivery_id": delivery, "recipient_id": recipient})
        carried.counts["mails that came back"] += 1


def _runs(old: Session, new: Session, carried: Carried) -> None:
    of_these = RunRow.job.in_(_DONE_FOR_GOOD)
    standing = {(row["job"], row["due_at"]): row for row in _all(new, RunRow, of_these)}
    for row in _all(old, RunRow, of_these):
        known = standing.get((row["job"], row["due_at"]))
        if known is None:
            _put(new, RunRow, row)
            carried.counts["runs"] += 1
        elif known["finished_at"] is None:
            # The run of the backup itself, which was not done when it was copied.
            _set(new, RunRow, known["id"], row)
