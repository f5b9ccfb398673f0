"""People at the desk: users, their sessions, invitations, failed sign-ins and API keys. Tokens come in as hashes."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from pipeline.errors import ConflictError, NotFoundError
from pipeline.tables import ApiTokenRow, InvitationRow, LoginAttemptRow, ReviewRow, SessionRow, UserRow

ROLES = ("reader", "editor", "admin")
#: A session's last use is written down only so often: reading a page need not write.
SEEN_STEP = timedelta(minutes=5)


def count(session: Session) -> int:
    """How many users there are; none means that the desk was never opened."""
    return session.scalar(select(func.count()).select_from(UserRow)) or 0


def every(session: Session) -> list[UserRow]:
    """All users by name."""
    return list(session.scalars(select(UserRow).order_by(UserRow.name)))


def by_id(session: Session, user_id: int) -> UserRow:
    """The row, or NotFoundError."""
    row = session.get(UserRow, user_id)
    if row is None:
        raise NotFoundError(f"there is no user {user_id}")
    return row


def by_name(session: Session, name: str) -> UserRow | None:
    """The user of a name, upper and lower case alike."""
    return session.scalar(select(UserRow).where(func.lower(UserRow.name) == name.strip().lower()))


def add(session: Session, name: str, *, role: str, password_hash: str, address: str, now: datetime) -> UserRow:
    """A new user; ConflictError when the name is taken."""
    if by_name(session, name) is not None:
        raise ConflictError(f"the name {name!r} is taken; choose another")
    row = UserRow(
        name=name.strip(),
        role=role,
        password_hash=password_hash,
        address=address,
        preferences={},
        created_at=now,
        changed_at=now,
    )
    session.add(row)
    session.flush()
    return row


def n_admins(session: Session) -> int:
    """Active administrators: the last one cannot be taken away."""
    query = select(func.count()).select_from(UserRow).where(UserRow.role == "admin", UserRow.is_active)
    return session.scalar(query) or 0


# --- sessions ---------------------------------------------------------------------------------------


def open_session(session: Session, token_hash: str, *, user_id: int, csrf: str, agent: str, now: datetime) -> None:
    """Note a signed-in browser."""
    session.add(
        SessionRow(token_hash=token_hash, user_id=user_id, csrf=csrf, agent=agent[:200], created_at=now, seen_at=now)
    )
    session.flush()


def session_of(
    session: Session, token_hash: str, *, now: datetime, idle: timedelta
) -> tuple[SessionRow, UserRow] | None:
    """The session of a cookie with its user; None when it is unknown, was idle too long, or the user is shut out."""
    found = session.execute(
        select(SessionRow, UserRow)
        .join(UserRow, UserRow.id == SessionRow.user_id)
        .where(SessionRow.token_hash == token_hash, SessionRow.seen_at > now - idle, UserRow.is_active)
    ).first()
    return (found[0], found[1]) if found else None


def touch(session: Session, token_hash: str, *, now: datetime) -> None:
    """Note that a session was used."""
    row = session.get(SessionRow, token_hash)
    if row is not None:
        row.seen_at = now


def sessions_of(session: Session, user_id: int) -> list[SessionRow]:
    """The signed-in browsers of a user, newest use first."""
    query = select(SessionRow).where(SessionRow.user_id == user_id)
    return list(session.scalars(query.order_by(SessionRow.seen_at.desc())))


def close_session(session: Session, token_hash: str) -> None:
    """Sign one browser out."""
    session.execute(delete(SessionRow).where(SessionRow.token_hash == token_hash))


def close_sessions(session: Session, user_id: int, *, but: str = "") -> None:
    """Sign a user out everywhere, or everywhere but here."""
    session.execute(delete(SessionRow).where(SessionRow.user_id == user_id, SessionRow.token_hash != but))


def prune(session: Session, *, now: datetime, idle: timedelta) -> None:
    """Drop what has run out: idle sessions, old failures, old invitations."""
    session.execute(delete(SessionRow).where(SessionRow.seen_at <= now - idle))
    session.execute(delete(LoginAttemptRow).where(LoginAttemptRow.at <= now - timedelta(days=1)))
    session.execute(delete(InvitationRow).where(InvitationRow.expires_at <= now))


# --- sign-ins that failed ---------------------------------------------------------------------------


def failures(session: Session, account: str, address: str, *, since: datetime) -> int:
    """Failed sign-ins for an account from an address."""
    query = select(func.count()).select_from(LoginAttemptRow)
    query = query.where(LoginAttemptRow.account == account, LoginAttemptRow.address == address)
    return session.scalar(query.where(LoginAttemptRow.at > since)) or 0


def failures_from(session: Session, address: str, *, since: datetime) -> int:
    """Failed sign-ins from an address, whatever the account."""
    query = select(func.count()).select_from(LoginAttemptRow).where(LoginAttemptRow.address == address)
    return session.scalar(query.where(LoginAttemptRow.at > since)) or 0


def note_failure(session: Session, account: str, address: str, *, now: datetime) -> None:
    """Count a failed sign-in."""
    session.add(LoginAttemptRow(account=account, address=address, at=now))
    session.flush()


def forget_failures(session: Session, account: str, address: str) -> None:
    """A sign-in that worked wipes the slate."""
    session.execute(
        delete(LoginAttemptRow).where(LoginAttemptRow.account == account, LoginAttemptRow.address == address)
    )


# --- invitations ------------------------------------------------------------------------------------


def invite(session: Session, token_hash: str, *, role: str, by: str, now: datetime, lasts: timedelta) -> None:
    """Note a one-time link."""
    session.add(InvitationRow(token_hash=token_hash, role=role, made_by=by, created_at=now, expires_at=now + lasts))
    session.flush()


def invitation(session: Session, token_hash: str, *, now: datetime) -> InvitationRow | None:
    """The invitation behind a link that can still be used."""
    row = session.get(InvitationRow, token_hash)
    return row if row is not None and row.used_at is None and row.expires_at > now else None


def withdraw_invitations(session: Session, *, by: str) -> None:
    """Make unused links of a maker worthless."""
    session.execute(delete(InvitationRow).where(InvitationRow.made_by == by, InvitationRow.used_at.is_(None)))


def open_invitations(session: Session, *, now: datetime) -> list[InvitationRow]:
    """Links that can still be used, newest first."""
    query = select(InvitationRow).where(InvitationRow.used_at.is_(None), InvitationRow.expires_at > now)
    return list(session.scalars(query.order_by(InvitationRow.created_at.desc())))


# --- keys of the API --------------------------------------------------------------------------------


def add_token(session: Session, user_id: int, name: str, token_hash: str, *, now: datetime) -> ApiTokenRow:
    """A new key."""
    row = ApiTokenRow(user_id=user_id, name=name, token_hash=token_hash, created_at=now)
    session.add(row)
    session.flush()
    return row


def tokens_of(session: Session, user_id: int) -> list[ApiTokenRow]:
    """The standing keys of a user."""
    query = select(ApiTokenRow).where(ApiTokenRow.user_id == user_id, ApiTokenRow.revoked_at.is_(None))
    return list(session.scalars(query.order_by(ApiTokenRow.id)))


def user_of_token(session: Session, token_hash: str) -> tuple[ApiTokenRow, UserRow] | None:
    """Whose key this is; None for one that was withdrawn or never given."""
    found = session.execute(
        select(ApiTokenRow, UserRow)
        .join(UserRow, UserRow.id == ApiTokenRow.user_id)
        .where(ApiTokenRow.token_hash == token_hash, ApiTokenRow.revoked_at.is_(None), UserRow.is_active)
    ).first()
    return (found[0], found[1]) if found else None


def revoke_token(session: Session, user_id: int, token_id: int, *, now: datetime) -> None:
    """Withdraw a key of a user; NotFoundError when it is not theirs."""
    row = session.get(ApiTokenRow, token_id)
    if row is None or row.user_id != user_id:
        raise NotFoundError(f"you have no key {token_id}")
    row.revoked_at = now


# --- what was done ----------------------------------------------------------------------------------


def log(
    session: Session,
    subject: str,
    subject_id: int,
    act: str,
    *,
    editor: str,
    now: datetime,
    detail: dict[str, object] | None = None,
    before: dict[str, object] | None = None,
) -> None:
    """Append an act on something else than an item to the audit trail."""
    session.add(
        ReviewRow(
            subject=subject, subject_id=subject_id, editor=editor, act=act, detail=detail or {}, before=before or {},
            at=now,
        )
    )  # fmt: skip
    session.flush()


def trail(session: Session, *, editor: str = "", before_id: int = 0, limit: int = 100) -> list[ReviewRow]:
    """All acts, newest first."""
    query = select(ReviewRow)
    if editor:
        query = query.where(ReviewRow.editor == editor)
    if before_id:
        query = query.where(ReviewRow.id < before_id)
    return list(session.scalars(query.order_by(ReviewRow.id.desc()).limit(limit)))


def use_token(session: Session, token_id: int, *, now: datetime) -> None:
    """Note that a key was used."""
    row = session.get(ApiTokenRow, token_id)
    if row is not None:
        row.used_at = now
