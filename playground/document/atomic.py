"""Writing a file so that it is either the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from playground.datasets.reading import reason
from playground.messages import N_, UserError


def replace_file(path: Path, content: bytes) -> None:
    """Write a neighbour file, flush it to the disk, rename it over `path`.

    UserError with the reason when that fails (a read-only folder, a full disk); the old file is then untouched.
    """
    try:
        target = path.resolve()  # behind a link, so that the link stays one
        neighbour = target.with_name(f".{target.name[:50]}.{secrets.token_hex(4)}.part")
        try:
            _write(neighbour, content)
            if target.exists():
                neighbour.chmod(target.stat().st_mode & 0o777)
            neighbour.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                neighbour.unlink()
            raise
    except OSError as error:
        raise UserError(N_("{path} cannot be written: {reason}."), path=str(path), reason=reason(error)) from error
    except (ValueError, RuntimeError) as error:  # a name no file can have; links in a circle
        raise UserError(N_("{path} cannot be the name of a file."), path=ascii(str(path))) from error


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
