"""Signing in and out: passwords, throttling, sessions, one-time links. Tokens are kept as hashes only."""

import hashlib
import re
import secrets
from datetime import timedelta

from argon2.exceptions import InvalidHashError, VerificationError

from meanwhile.desk.context import Account, Desk
from pipeline.errors import InputError, MeanwhileError
from pipeline.store import desk_users
from pipeline.store.database import Database, Session
from pipeline.tables import SessionRow, UserRow

#: A session that was not used for so long is over.
IDLE = timedelta(hours=12)
#: Failures for one name from one address, and from one address for any names, within the window.
MAX_FAILURES, MAX_FAILURES_ADDRESS = 5, 20
WINDOW = timedelta(minutes=15)
FEWEST_CHARACTERS = 12
LONGEST_PASSWORD = 1000
INVITATION_LASTS = timedelta(days=7)
FIRST_LINK = "first start"
_NAME = re.compile(r"[^\W_][\w .'’-]{1,58}[^\W_]")


class TooManyFailuresError(MeanwhileError):
    """Signing in was tried too often; answered with 429."""


class NotSignedInError(MeanwhileError):
    """Name and password do not fit together."""


def hashed(token: str) -> str:
    """What is kept of a random token; it has 256 bits, so that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def check_password(password: str, name: str) -> None:
    """InputError for a password that is too short, too long, or holds the name."""
    if len(password) < FEWEST_CHARACTERS:
        raise InputError(f"the password has fewer than {FEWEST_CHARACTERS} characters; take a longer one")
    if len(password) > LONGEST_PASSWORD:
        raise InputError(f"the password has more than {LONGEST_PASSWORD} characters")
    if name.lower() in password.lower() or len(set(password)) < 5:
        raise InputError("the password is too easy to guess; take another, such as four words by chance")


def check_name(name: str) -> str:
    """The name as it is kept, or InputError."""
    name = " ".join(name.split())
    if not _NAME.fullmatch(name):
        raise InputError("a name has 3 to 60 letters, figures, blanks, hyphens or apostrophes")
    return name


def sign_in(desk: Desk, name: str, password: str, *, address: str, agent: str) -> tuple[str, Account]:
    """A new session's cookie token; raises after too many failures, and for a wrong name or password alike."""
    now = desk.clock()
    key = name.strip().lower()[:100]
    with desk.database.writing() as session:
        desk_users.prune(session, now=now, idle=IDLE)
        if (
            desk_users.failures(session, key, address, since=now - WINDOW) >= MAX_FAILURES
            or desk_users.failures_from(session, address, since=now - WINDOW) >= MAX_FAILURES_ADDRESS
        ):
            raise TooManyFailuresError("too many attempts; wait 15 minutes and try again")
        user = desk_users.by_name(session, name)
    # Hashing takes its time: not within a transaction.
    usable = user is not None and user.is_active
    fits = _verify(desk, user.password_hash if user is not None else desk.dummy_hash, password)
    with desk.database.writing() as session:
        if user is None or not usable or not fits:
            desk_users.note_failure(session, key, address, now=now)
            failed = True
        else:
            desk_users.forget_failures(session, key, address)
            failed = False
            if desk.hasher.check_needs_rehash(user.password_hash):
                desk_users.by_id(session, user.id).password_hash = desk.hasher.hash(password)
            opened = _open(session, desk, user, agent)
    if failed:
        raise NotSignedInError("name and password do not fit together")
    return opened


def _verify(desk: Desk, stored: str, password: str) -> bool:
    try:
        return desk.hasher.verify(stored, password[:LONGEST_PASSWORD])
    except (VerificationError, InvalidHashError):
        return False


def _open(session: Session, desk: Desk, user: UserRow, agent: str) -> tuple[str, Account]:
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    desk_users.open_session(session, hashed(token), user_id=user.id, csrf=csrf, agent=agent, now=desk.clock())
    return token, _account(user, csrf, hashed(token))


def _account(user: UserRow, csrf: str, token_hash: str) -> Account:
    return Account(
        id=user.id,
        name=user.name,
        role=user.role,
        address=user.address,
        preferences=dict(user.preferences),
        csrf=csrf,
        token_hash=token_hash,
    )


def account_of(desk: Desk, token: str) -> Account | None:
    """Whom a cookie stands for."""
    now = desk.clock()
    with desk.database.reading() as session:
        found = desk_users.session_of(session, hashed(token), now=now, idle=IDLE)
        if found is None:
            return None
        row, user = found
        account = _account(user, row.csrf, row.token_hash)
        stale = _is_stale(row, desk)
    if stale:
        with desk.database.writing() as session:
            desk_users.touch(session, account.token_hash, now=now)
    return account


def _is_stale(row: SessionRow, desk: Desk) -> bool:
    return desk.clock() - row.seen_at > desk_users.SEEN_STEP


def sign_out(desk: Desk, account: Account) -> None:
    """End this session; its cookie is worth nothing from now on."""
    with desk.database.writing() as session:
        desk_users.close_session(session, account.token_hash)


def invite(desk: Desk, role: str, *, by: str) -> str:
    """The token of a one-time link that makes a user of a role."""
    if role not in desk_users.ROLES:
        raise InputError(f"{role!r} is no role; choose from {', '.join(desk_users.ROLES)}")
    token = secrets.token_urlsafe(32)
    with desk.database.writing() as session:
        desk_users.invite(session, hashed(token), role=role, by=by, now=desk.clock(), lasts=INVITATION_LASTS)
    return token


def first_link(desk: Desk) -> str | None:
    """The token that makes the first administrator; None once there is a user. An earlier one is worth nothing then."""
    with desk.database.writing() as session:
        if desk_users.count(session):
            return None
        desk_users.withdraw_invitations(session, by=FIRST_LINK)
    return invite(desk, "admin", by=FIRST_LINK)


def invited_role(desk: Desk, token: str) -> str | None:
    """Which role a link gives; None for one that cannot be used."""
    with desk.database.reading() as session:
        row = desk_users.invitation(session, hashed(token), now=desk.clock())
        return row.role if row else None


def accept(desk: Desk, token: str, *, name: str, password: str, address: str, agent: str) -> tuple[str, Account]:
    """Make the user of a one-time link and sign them in."""
    name = check_name(name)
    check_password(password, name)
    password_hash = desk.hasher.hash(password)
    now = desk.clock()
    with desk.database.writing() as session:
        row = desk_users.invitation(session, hashed(token), now=now)
        if row is None:
            raise InputError("this link was used or is too old; ask for a new one")
        user = desk_users.add(session, name, role=row.role, password_hash=password_hash, address=address, now=now)
        row.used_at = now
        desk_users.log(session, "user", user.id, "joined", editor=name, now=now, detail={"role": row.role})
        return _open(session, desk, user, agent)


def change_password(desk: Desk, account: Account, *, old: str, new: str) -> None:
    """Change one's own password; every other session of the account ends."""
    check_password(new, account.name)
    with desk.database.reading() as session:
        stored = desk_users.by_id(session, account.id).password_hash
    if not _verify(desk, stored, old):
        raise InputError("the old password is not right")
    password_hash = desk.hasher.hash(new)
    with desk.database.writing() as session:
        user = desk_users.by_id(session, account.id)
        user.password_hash, user.changed_at = password_hash, desk.clock()
        desk_users.close_sessions(session, account.id, but=account.token_hash)
        desk_users.log(session, "user", account.id, "changed password", editor=account.name, now=desk.clock())


def is_open(database: Database) -> bool:
    """Whether the desk has a user yet."""
    with database.reading() as session:
        return desk_users.count(session) > 0
