"""Values that an installation makes for itself."""

import secrets

from sqlalchemy.orm import Session

from pipeline.tables import SettingRow


def get(session: Session, key: str) -> str | None:
    """The stored value, or None."""
    row = session.get(SettingRow, key)
    return row.value if row else None


def put(session: Session, key: str, value: str) -> None:
    """Store a value in place of an earlier one."""
    row = session.get(SettingRow, key)
    if row is None:
        session.add(SettingRow(key=key, value=value))
    else:
        row.value = value
    session.flush()


def secret(session: Session, key: str) -> str:
    """A random key, made at the first call and the same ever after."""
    value = get(session, key)
    if value is None:
        value = secrets.token_urlsafe(32)
        put(session, key, value)
    return value
