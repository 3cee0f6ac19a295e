"""The parts of a zip file from an unknown hand, looked at before they cost anything."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from playground.messages import N_, UserError

MOST_MEMBERS = 16
MOST_DIRECTORY_BYTES = 16_000
DAMAGED = N_("This is not a project, or it is damaged.")

# What the reader of zip files raises for one that is damaged or something else.
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, NotImplementedError, RuntimeError)
# The last 22 bytes of a zip file without a comment: four signature bytes, 2 numbers of disks, members on this disk,
# members, size and place of the directory, length of the comment.
_END = struct.Struct("<4sHHHHLLH")
_LOCATOR_BYTES, _LOCATOR_SIGNATURE = 20, b"PK\x06\x07"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


class Archive:
    """A zip file whose directory is small and in order; `file` can be sought, and stays open.

    UserError where it is none: too many members, a name given twice, encryption, links, unusual compression.
    """

    def __init__(self, file: IO[bytes]) -> None:
        _require_small_directory(file)
        with _damage():
            self._zip = zipfile.ZipFile(file)
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._check()

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._members)

    def size(self, name: str) -> int:
        """How many bytes the member says it has; reading never gives more."""
        return self._members[name].file_size

    def read(self, name: str, limit: int) -> bytes:
        """The whole of a member. UserError where there is none, or it says or has other than at most `limit` bytes."""
        with self.open(name, limit) as file:
            return file.read(self.size(name))

    @contextmanager
    def open(self, name: str, limit: int) -> Iterator[IO[bytes]]:
        """A member to read. UserError as in `read`; also where the work inside the block meets damage."""
        if name not in self._members:
            raise UserError(N_("This is not a project: it has no {member}."), member=name)
        if self.size(name) > limit:
            raise UserError(N_("{member} is larger than it can be in a project."), member=name)
        with _damage(), self._zip.open(self._members[name]) as file:
            yield file
            if file.read(1):
                raise EOFError("more than was expected")

    def _check(self) -> None:
        times = Counter(member.filename for member in self._zip.infolist())
        for name, member in self._members.items():
            kind = stat.S_IFMT(member.external_attr >> 16)
            if times[name] > 1 or kind not in (0, stat.S_IFREG) or member.compress_type not in _METHODS:
                raise UserError(DAMAGED)
            if member.flag_bits & _ENCRYPTED:
                raise UserError(N_("This file is encrypted; a project is not."))


def _require_small_directory(file: IO[bytes]) -> None:
    """Zip files list their members at the end, and a hostile one lists millions: `zipfile` would read them all."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - _LOCATOR_BYTES))
    tail = file.read()
    if len(tail) < _END.size:
        raise UserError(DAMAGED)
    signature, _, _, _, members, directory, _, comment = _END.unpack(tail[-_END.size :])
    if signature != b"PK\x05\x06" or comment or tail.startswith(_LOCATOR_SIGNATURE):
        raise UserError(DAMAGED)
    if members > MOST_MEMBERS or directory > MOST_DIRECTORY_BYTES:
        raise UserError(DAMAGED)


@contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise UserError(DAMAGED) from error
