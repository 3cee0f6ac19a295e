#!/usr/bin/env python3
"""What a developer, a student and the build machine type: `python3 packaging/dev.py COMMAND`.

Standard library only. The first call makes `.venv` and installs what is pinned; later calls start at once.
"""

from __future__ import annotations

import io
import sys

import environment
import locks
import qt_libraries
from environment import ROOT, TEST, SetupError, run_python
from run import run

SCRIPTS = [str(path) for path in sorted((ROOT / "packaging").glob("*.py"))]
CHECKS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("-m", "mypy", "--strict", "--follow-imports=silent", *SCRIPTS),
    ("-c", "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"),
)


def test(arguments: list[str]) -> int:
    """Run the tests (arguments go to pytest)."""
    environment.prepare(TEST)
    qt_libraries.require()
    return run_python("-m", "pytest", *arguments, cwd=ROOT)


def check(arguments: list[str]) -> int:
    """Run lint, format, types and the package contracts."""
    no_more(arguments)
    environment.prepare(TEST)
    return max(run_python(*command, cwd=ROOT) for command in CHECKS)


def lock(arguments: list[str]) -> int:
    """Resolve the newest allowed versions and pin them with hashes."""
    no_more(arguments)
    return locks.write()


def texts(arguments: list[str]) -> int:
    """Collect the texts of the program into the Thai catalogue and compile it."""
    no_more(arguments)
    environment.prepare(TEST)
    return run_python(str(ROOT / "packaging" / "texts.py"), cwd=ROOT)


def screenshots(arguments: list[str]) -> int:
    """Make the README's pictures from the real program."""
    no_more(arguments)
    environment.prepare(environment.RUN)
    qt_libraries.require()
    return run_python(str(ROOT / "packaging" / "pictures.py"))


def build(arguments: list[str]) -> int:
    """Build the wheel and the source archive into `dist`."""
    no_more(arguments)
    environment.prepare(TEST)
    return run_python("-m", "build", "--no-isolation", cwd=ROOT)


COMMANDS = {f.__name__: f for f in (run, test, check, lock, texts, screenshots, build)}


def no_more(arguments: list[str]) -> None:
    """Refuse arguments of a command that takes none."""
    if arguments:
        raise SetupError(f"This command takes no arguments, but {' '.join(arguments)!r} was given.")


def usage() -> str:
    """The commands, one a line."""
    lines = [f"  {name:<12}{(command.__doc__ or '').splitlines()[0]}" for name, command in COMMANDS.items()]
    return "usage: python3 packaging/dev.py COMMAND [ARGUMENTS]\n\n" + "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Carry out one command; the exit code is the command's own, 1 for a set-up that failed, 2 for wrong usage."""
    if not arguments or arguments[0] not in COMMANDS:
        print(usage())
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)  # our lines and those of what we start stay in order
    sys.exit(main(sys.argv[1:]))
