"""Reading a file a person named: bounded, and every failure one sentence."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from playground.messages import N_, Message, UserError, message

_REASONS = {
    errno.ENOENT: N_("it does not exist"),
    errno.ENOTDIR: N_("a part of the path is not a folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.EACCES: N_("permission is denied"),
    errno.EPERM: N_("permission is denied"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("its links lead in a circle"),
}


def reason(error: OSError) -> Message:
    """Why the system refused, in plain words; half a sentence to put after a colon."""
    known = _REASONS.get(error.errno or 0)
    return (
        message(known) if known else message(N_("the system answers “{answer}”"), answer=error.strerror or str(error))
    )


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a file of at most `limit` bytes. UserError for anything else: missing, a folder, too large."""
    with opened(path, limit) as file:
        size = os.fstat(file.fileno()).st_size
        content = file.read(size + 1)
        if len(content) > size:  # it has grown, or is of a kind whose size the system says is 0
            content += file.read(limit + 1 - len(content))
    if len(content) > limit:
        raise _too_large(path, limit)
    return content


def check_readable(path: Path, limit: int) -> None:
    """UserError where `read_bytes` would give one already when it opens the file."""
    with opened(path, limit):
        pass


@contextmanager
def opened(path: Path, limit: int) -> Iterator[IO[bytes]]:
    """A file of at most `limit` bytes to read.

    UserError where it cannot be opened, is too large, is none, or where reading it fails inside the block.
    """
    try:
        # Looked at before it is opened: opening a pipe waits for its other end.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UserError(N_("{path} cannot be read: it is a folder or a device, not a file."), path=str(path))
        if status.st_size > limit:
            raise _too_large(path, limit)
        file = path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:
        raise UserError(N_("{path} cannot be the name of a file."), path=ascii(str(path))) from error
    with file:
        try:
            yield file
        except OSError as error:
            raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> UserError:
    return UserError(N_("{path} cannot be read: {reason}."), path=str(path), reason=reason(error))


def _too_large(path: Path, limit: int) -> UserError:
    sentence = N_("{path} is too large: at most {limit} megabytes can be read.")
    return UserError(sentence, path=str(path), limit=limit // 10**6)


def decode(content: bytes, path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. UserError when it is something else."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(N_("{path} is not a text in UTF-8; save it as UTF-8 and try again."), path=str(path)) from error
    if "\0" in text:
        raise UserError(N_("{path} is not a text file."), path=str(path))
    return text
