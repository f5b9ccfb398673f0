"""One lock for each SQLite database: whoever may use it may hold it, and what cannot be locked is told."""

import errno
import fcntl
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BusyError, DiskError, ReadOnlyError
from pipeline.store import backup, in_use
from pipeline.store.database import open_database
from pipeline.store.schema import upgrade
from tests.conftest import NOW

pytestmark = pytest.mark.sqlite


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "data" / "meanwhile.db"
    found.parent.mkdir()
    found.write_bytes(b"")
    return found


def lock_of(path: Path) -> Path:
    return path.with_name(path.name + ".use.lock")


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def refuse(monkeypatch: pytest.MonkeyPatch, fault: int, *, reading: bool = True, folder: bool = True) -> None:
    """What the system says to a process that may not open the lock file, or only to read it."""
    real, access = os.open, os.access

    def refused(path: Any, flags: int, *more: Any, **options: Any) -> int:
        if str(path).endswith(".use.lock") and (reading or flags & os.O_RDWR):
            raise OSError(fault, os.strerror(fault), str(path))
        return real(path, flags, *more, **options)

    def allowed(path: Any, mode: int) -> bool:
        return access(path, mode) and (folder or mode != os.W_OK)

    monkeypatch.setattr(os, "open", refused)
    monkeypatch.setattr(os, "access", allowed)


def test_the_lock_is_open_for_writing_as_a_network_disk_wants_it(path: Path) -> None:
    handle = in_use.share(path)
    assert handle is not None
    try:
        assert fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDWR
    finally:
        os.close(handle)


@pytest.mark.parametrize("fault", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_lock_that_may_only_be_read_is_shared_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    lock_of(path).touch()
    refuse(monkeypatch, fault, reading=False)

    handle = in_use.share(path)

    assert handle is not None
    with pytest.raises(BusyError, match="stop the desk"), in_use.replacing(path):
        pass
    os.close(handle)


@pytest.mark.parametrize("fault", [errno.ENOLCK, errno.EBADF, errno.EOPNOTSUPP])
def test_a_disk_that_cannot_lock_is_told_and_nothing_stays_open(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def flock(_handle: int, _how: int) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(fcntl, "flock", flock)
    before = descriptors()

    with pytest.raises(DiskError, match=r"use\.lock: cannot be locked"):
        open_database(f"sqlite:///{path}")
    with pytest.raises(DiskError, match="cannot be locked"), in_use.replacing(path):
        pass

    assert descriptors() == before


def test_what_is_refused_leaves_nothing_open(path: Path) -> None:
    before = descriptors()
    with in_use.replacing(path):
        with pytest.raises(BusyError, match="try again in a moment"):
            open_database(f"sqlite:///{path}")
        with pytest.raises(BusyError, match="stop the desk"), in_use.replacing(path):
            pass
    assert descriptors() == before


@pytest.mark.parametrize(
    ("fault", "told"),
    [(errno.EACCES, ReadOnlyError), (errno.EROFS, ReadOnlyError), (errno.ENOSPC, DiskError), (errno.EMFILE, DiskError)],
)
@pytest.mark.parametrize("folder", [True, False])
def test_a_lock_file_that_cannot_be_opened_is_not_taken_for_none(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, told: type[Exception], folder: bool
) -> None:
    lock_of(path).touch()
    refuse(monkeypatch, fault, folder=folder)

    with pytest.raises(told, match=r"use\.lock"):
        in_use.share(path)


@pytest.mark.parametrize(
    ("fault", "folder", "needed"),
    [
        (errno.EROFS, True, False),
        (errno.EACCES, False, False),
        (errno.EACCES, True, True),
        (errno.ENOSPC, True, True),
        (errno.ENOSPC, False, True),
        (errno.EMFILE, True, True),
    ],
)
def test_no_lock_is_needed_only_where_nothing_can_be_put_in_place(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, folder: bool, needed: bool
) -> None:
    refuse(monkeypatch, fault, folder=folder)

    if needed:
        with pytest.raises((ReadOnlyError, DiskError), match=r"use\.lock"):
            in_use.share(path)
    else:
        assert in_use.share(path) is None


@pytest.mark.parametrize(("stored", "wanted"), [(0o664, 0o664), (0o600, 0o600), (None, 0o660)])
def test_who_may_use_the_database_may_use_its_lock(path: Path, stored: int | None, wanted: int) -> None:
    if stored is None:
        path.unlink()
    else:
        path.chmod(stored)
    umask = os.umask(0o077)
    try:
        handle = in_use.share(path)
    finally:
        os.umask(umask)
    assert handle is not None
    os.close(handle)

    assert stat.S_IMODE(lock_of(path).stat().st_mode) == wanted


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_lock_that_root_makes_belongs_to_whom_the_database_belongs_to(path: Path) -> None:
    os.chown(path, 12345, 12346)
    path.chmod(0o600)

    handle = in_use.share(path)

    assert handle is not None
    os.close(handle)
    found = lock_of(path).stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode) & 0o600) == (12345, 12346, 0o600)


def test_a_database_that_a_link_leads_to_has_one_lock(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "meanwhile.db"
    link.symlink_to(path)

    handle = in_use.share(link)

    assert handle is not None
    with pytest.raises(BusyError), in_use.replacing(path):
        pass
    os.close(handle)
    assert not lock_of(link).exists()


def test_a_link_leads_to_what_is_restored(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "meanwhile.db"
    link.symlink_to(path)
    copy = made(tmp_path / "copy.db")
    made(path)
    before = path.stat().st_ino

    aside = backup.restore(copy, link, now=NOW)

    assert link.is_symlink()
    assert aside is not None
    assert (aside.parent, aside.stat().st_ino) == (path.parent, before)


def made(path: Path) -> Path:
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    database.close()
    return path


def test_nobody_makes_a_database_or_restores_another_while_one_is_restored(path: Path, tmp_path: Path) -> None:
    """From the copying on: what were made then would be overwritten, and not be set aside."""
    copy = made(tmp_path / "copy.db")
    path.unlink()
    refused: list[str] = []

    def adapt(half: Path) -> None:
        with pytest.raises(BusyError, match="try again in a moment"):
            open_database(f"sqlite:///{path}")
        with pytest.raises(BusyError, match="stop the desk") as caught:
            backup.restore(copy, path, now=NOW)
        refused.append(str(caught.value))
        assert half.exists()
        assert not path.exists()

    assert backup.restore(copy, path, now=NOW, adapt=adapt) is None

    assert len(refused) == 1
    assert path.exists()
    assert sorted(one.name for one in path.parent.iterdir()) == ["meanwhile.db", "meanwhile.db.use.lock"]
