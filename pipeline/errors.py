"""The one tree of errors raised on purpose; each says what failed, on what, and what to do."""

import errno


class MeanwhileError(Exception):
    """The root: whoever drives catches this and prints it without a traceback."""

    #: exit status of the command when this ends it (FAULTS: 64 usage, 69 unavailable, 74 disk, 75 try later, 78 config)
    exit_status = 1


class UsageError(MeanwhileError):
    """The command was called in a way it cannot follow."""

    exit_status = 64


class InputError(MeanwhileError):
    """A line or file that came in cannot be read; the good part was done."""

    exit_status = 2


class ConfigError(MeanwhileError):
    """config.yaml has faults; `faults` lists all of them, one sentence each, by dotted key."""

    exit_status = 78

    def __init__(self, path: str, faults: list[str]) -> None:
        self.path = path
        self.faults = faults
        super().__init__("\n".join(f"{path}: {fault}" for fault in faults))


class UnavailableError(MeanwhileError):
    """A service that is needed (database, mail server) does not answer."""

    exit_status = 69


class DiskError(MeanwhileError):
    """The disk is full or not writable; nothing acknowledged was lost."""

    exit_status = 74


class ReadOnlyError(MeanwhileError):
    """A file or folder may not be written: wrong owner or mode, or a disk that is mounted read-only."""

    exit_status = 78


def unwritable(path: object, error: OSError) -> MeanwhileError:
    """The error to raise when a file or folder could not be made or written: not allowed, or no room."""
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return ReadOnlyError(f"{path}: cannot be written ({error.strerror}); check the folder's owner and mode")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskError(f"{path}: the disk is full; nothing acknowledged was lost. Free space and run again")
    return DiskError(f"{path}: cannot be written ({error.strerror or error}); check the disk and the folder")


class BusyError(MeanwhileError):
    """Another run holds the lock; try again later."""

    exit_status = 75


class LexiconError(MeanwhileError):
    """A data file of the lexicon or gazetteer cannot be used; says which file, entry and why."""

    exit_status = 78


class ConflictError(MeanwhileError):
    """Somebody else changed the row since it was read; nothing was written."""


class NotFoundError(MeanwhileError):
    """What was asked for by id or name is not there."""
