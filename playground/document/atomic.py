"""Writing a file so that it is either the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from playground.datasets.reading import reason
from playground.messages import N_, UserError


def replace_file(path: Path, content: bytes | Iterable[bytes | memoryview]) -> None:
    """Write a neighbour file, flush it to the disk, rename it over `path`.

    `content` may come in pieces, made while they are written. UserError with the reason when that fails (a read-only
    folder, a full disk); then, and when a piece cannot be made, the old file is untouched and no other is left.
    """
    pieces = (content,) if isinstance(content, bytes) else content
    try:
        with _neighbour(path) as (file, neighbour, target):
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            if target.exists():
                neighbour.chmod(target.stat().st_mode & 0o777)
            neighbour.replace(target)
    except OSError as error:
        raise UserError(N_("{path} cannot be written: {reason}."), path=str(path), reason=reason(error)) from error


@contextlib.contextmanager
def _neighbour(path: Path) -> Iterator[tuple[BinaryIO, Path, Path]]:
    """A new file beside what `path` leads to, its name, and that of the target; gone where the work on it fails."""
    try:
        target = path.resolve()  # behind a link, so that the link stays one
        neighbour = target.with_name(f".{target.name[:50]}.{secrets.token_hex(4)}.part")
        file = neighbour.open("xb")
    except (ValueError, RuntimeError) as error:  # a name no file can have; links in a circle
        raise UserError(N_("{path} cannot be the name of a file."), path=ascii(str(path))) from error
    try:
        with file:
            yield file, neighbour, target
    except BaseException:
        with contextlib.suppress(OSError):
            neighbour.unlink()
        raise
