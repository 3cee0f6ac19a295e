"""The read-outs of a run: losses over whole sets, accuracies, penalty."""

from __future__ import annotations

from playground.engine.metrics import accuracy
from playground.engine.network import Floats
from playground.engine.penalties import penalty
from playground.training import pieces
from playground.training.pieces import Pieces
from playground.training.run import Run
from playground.training.snapshot import Figures


def figures(run: Run, encoding: str) -> Pieces[Figures]:
    """The figures of the step the run is at when this begins. `encoding`: how its targets are written."""
    program, flat = run.program, run.state.parameters.copy()
    train, train_outputs = yield from pieces.evaluate(run.engine, flat, program.x, program.y)
    test, test_outputs = yield from pieces.evaluate(run.engine, flat, run.x_test, run.y_test)
    tested = len(run.x_test) > 0
    return Figures(
        train_loss=train,
        test_loss=test if tested else None,
        train_accuracy=_accuracy(train_outputs, program.y, encoding),
        test_accuracy=_accuracy(test_outputs, run.y_test, encoding) if tested else None,
        penalty=penalty(program.network, flat, program.l1, program.l2),
    )


def _accuracy(outputs: Floats, targets: Floats, encoding: str) -> float | None:
    return None if encoding == "value" else accuracy(outputs, targets, encoding)
