"""What the user says about the data: the `data` part of an experiment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PureWindowsPath

from playground.datasets.encodings import AUTO


@dataclass(frozen=True, slots=True)
class DataSpec:
    """The `data` part of an experiment file; see the file format in the README.

    `path` to `rows` belong to `kind="table"`, see `csv_format.TableFormat` and `table_samples.TableChoice`; `text` is a
    table that the experiment holds itself, because it was pasted or came with a project: it is taken before `path`,
    which then only tells what the table is called.
    `x`, `y` and `class_names` belong to `kind="points"`, `classes` to `kind="blobs"`. Fields that do not belong to the
    kind are kept and have no effect.
    """

    kind: str = "circle"
    samples: int = 500
    noise: float = 0.0
    test_fraction: float = 0.5
    seed: int = 1
    features: tuple[str, ...] = ("x1", "x2")
    scaling: str = "none"
    path: str | None = None
    inputs: tuple[str, ...] = ()
    target: str | None = None
    text: str | None = None
    encoding: str = AUTO
    delimiter: str = AUTO
    decimal: str = AUTO
    header: str = AUTO
    one_hot: tuple[str, ...] = ()
    task: str = AUTO
    missing: str = "refuse"
    rows: int | None = None
    x: tuple[tuple[float, ...], ...] = ()
    y: tuple[float, ...] = ()
    class_names: tuple[str, ...] = ()
    classes: int = 3

    @property
    def file_name(self) -> str:
        """The name of the file at `path`, whichever system wrote the path; empty where there is no file."""
        return PureWindowsPath(self.path).name if self.path else ""  # knows the separators of every system
