"""The history of a run as a table: one row a step, written while it runs."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import numpy as np

from playground.datasets.reading import reason
from playground.messages import N_, UserError
from playground.training.run import Run


class History:
    """A CSV file with the columns step, epoch, loss, gradient_norm.0 ..., train_loss, test_loss.

    epoch                  the epoch that the step belongs to, from 1
    loss                   of the step's batch, before its update, without penalty
    gradient_norm.i        L2 norm over weight and bias gradient of layer i, penalty included
    train_loss, test_loss  over the whole sets, on the rows that end an epoch; empty elsewhere, or without test rows

    The run must evaluate at every epoch. UserError where the file cannot be written.
    """

    def __init__(self, path: Path, layers: int) -> None:
        self._path = path
        names = ["step", "epoch", "loss", *(f"gradient_norm.{i}" for i in range(layers)), "train_loss", "test_loss"]
        try:
            self._file = path.open("w", encoding="utf-8", newline="\n")
            self._file.write(",".join(names) + "\n")
        except (OSError, ValueError) as error:
            raise self._refusal(error) from error

    def __enter__(self) -> History:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        try:
            self._file.close()
        except OSError as problem:
            raise self._refusal(problem) from problem

    def write(self, run: Run) -> None:
        """Add the steps of the run's last call; where it ended an epoch, that must have been evaluated by now."""
        if not len(run.losses):
            return
        first = run.state.step - len(run.losses) + 1
        epoch = str(run.state.epoch + (run.state.position > 0))
        rows = [
            [str(step), epoch, *map(repr, [loss, *norms]), "", ""]
            for step, loss, norms in zip(
                range(first, run.state.step + 1), run.losses.tolist(), run.norms.tolist(), strict=True
            )
        ]
        last = run.evaluations.last
        if last is not None and last[0] == run.state.step:
            rows[-1][-2:] = ["" if np.isnan(loss) else repr(loss) for loss in last[1:]]
        try:
            self._file.write("".join(",".join(row) + "\n" for row in rows))
        except OSError as error:
            raise self._refusal(error) from error

    def _refusal(self, error: Exception) -> UserError:
        why = reason(error) if isinstance(error, OSError) else str(error)
        return UserError(N_("{path} cannot be written: {reason}."), path=str(self._path), reason=why)
