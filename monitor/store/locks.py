"""Who may write to a file, and who on this machine works on a shared database: locks that end with their process.

What must never happen: a worker counts as gone and is still sending. So it does not go by anything that a living one
may lose (a connection to the database, a heartbeat that a busy machine delays, a process id that is given out again):
the kernel lets go of a file's lock when the process has ended, however it ended, and not before. What a worker on
another machine has leased is free when the lease is over.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from monitor.store.contract import StoreBusyError, StoreError

STEADY = 2.0
"""Seconds by which the moment at which a machine was started may seem to differ; more where its clock was set."""

_locks: set[int] = set()


def _let_go_in_child() -> None:
    for descriptor in _locks:
        os.close(descriptor)
    _locks.clear()


# A forked worker that outlives a killed daemon would otherwise keep the next one out.
os.register_at_fork(after_in_child=_let_go_in_child)


class OwnerLock:
    """The right to write to a SQLite file: held until released, or until the process ends however it ends."""

    def __init__(self, file: Path) -> None:
        path = file.with_name(file.name + ".lock")
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StoreError(
                f"{path}: cannot be written ({error.strerror}): give the directory to the user that runs monitor, "
                "or set another data_dir"
            ) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            owner = os.read(self._descriptor, 20).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            raise StoreBusyError(
                f"{file}: another monitor (process {owner or 'unknown'}) runs on this database: stop it first, "
                "or give this one its own data_dir"
            ) from error
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"{os.getpid()}\n".encode(), 0)
        _locks.add(self._descriptor)

    def release(self) -> None:
        """Once; the file stays, since removing it would let two in."""
        _locks.discard(self._descriptor)
        os.close(self._descriptor)


class Colleagues:
    """The workers that share a directory on this machine: a locked file for each, for as long as its process lives.

    A file says when the machine was started, and its own number on the disk. A copy of it is wrong in one of them, so
    that nobody counts as gone whose directory was copied: it may live elsewhere.
    """

    def __init__(self, directory: Path, worker: str) -> None:
        """Be one of them, as `worker`. Where nothing can be written there, nobody knows of it, nor when it ends."""
        self._directory = directory
        self._worker = worker
        self._descriptor: int | None = None
        with suppress(OSError):
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(directory / worker, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                said = f"{_started():.3f} {os.fstat(descriptor).st_ino}\n"
                os.pwrite(descriptor, said.encode(), 0)  # who looks before this sees an empty file, and leaves it
            except OSError:
                os.close(descriptor)
                raise
            self._descriptor = descriptor
            _locks.add(descriptor)

    @contextmanager
    def gone(self) -> Iterator[Sequence[str]]:
        """Those whose processes have ended; they are forgotten once the context ends without an error."""
        with ExitStack() as kept:
            left = {path: ended for path in self._others() if (ended := _has_ended(path, kept)) is not None}
            yield sorted(path.name for path, ended in left.items() if ended)
            for path in left:
                with suppress(OSError):
                    path.unlink()

    def release(self) -> None:
        """Be none of them any more. The file stays, for whoever comes next to see to what may have been left."""
        if self._descriptor is not None:
            _locks.discard(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None

    def _others(self) -> Sequence[Path]:
        try:
            return [path for path in self._directory.iterdir() if path.name != self._worker]
        except OSError:
            return []


def _started() -> float:
    """When this machine was: in seconds since 1970."""
    return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)


def _says_the_truth(descriptor: int, said: str) -> bool:
    started, number = said.split()
    return number == str(os.fstat(descriptor).st_ino) and abs(float(started) - _started()) < STEADY


def _has_ended(file: Path, kept: ExitStack) -> bool | None:
    """Whether a worker's process has ended since this machine was started, as far as its file tells; None where the
    file is held, or was made this very moment. Nobody else finds the same until `kept` is closed."""
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CLOEXEC)
        kept.callback(os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        said = os.pread(descriptor, 200, 0).decode("ascii", "replace")
        return _says_the_truth(descriptor, said) if said else None
    except OSError:
        return None
    except ValueError:  # not such a file, or damaged
        return False
