"""What the user says about the data: the `data` part of an experiment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataSpec:
    """The `data` part of an experiment file; see the file format in the README.

    `path`, `inputs` and `target` belong to `kind="table"`, `x` and `y` to `kind="points"`, `classes` to `kind="blobs"`.
    Fields that do not belong to the kind are kept and have no effect.
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
    x: tuple[tuple[float, ...], ...] = ()
    y: tuple[float, ...] = ()
    classes: int = 3
