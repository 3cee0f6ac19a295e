"""What a command says about a run at its end."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from playground.cli.terminal import tell
from playground.messages import N_, Message, message
from playground.training.snapshot import Figures


@dataclass(frozen=True)
class Outcome:
    """How a run ended.

    stopped  "steps" (all were taken), "reached" (the loss asked for), "interrupted" or "diverged"
    """

    stopped: str
    step: int
    epoch: int
    seconds: float
    figures: Figures
    files: tuple[str, ...]


def show(outcome: Outcome) -> None:
    """The outcome in sentences on stdout."""
    for sentence in _sentences(outcome):
        tell(sentence)


def show_json(outcome: Outcome) -> None:
    """The outcome as one JSON object on stdout; what has no meaning, or is not finite, is null."""
    values: dict[str, Any] = {
        "stopped": outcome.stopped,
        "step": outcome.step,
        "epoch": outcome.epoch,
        "seconds": round(outcome.seconds, 3),
        **{name: _finite(value) for name, value in asdict(outcome.figures).items()},
        "files": list(outcome.files),
    }
    print(json.dumps(values, allow_nan=False))


def _sentences(outcome: Outcome) -> list[Message]:
    figures = outcome.figures
    sentences = [
        message(N_("Step {step}, epoch {epoch}"), step=f"{outcome.step:,}", epoch=f"{outcome.epoch:,}"),
        _line(N_("Training loss {loss}"), N_("Training loss {loss}, accuracy {accuracy}"), figures, "train"),
    ]
    if figures.test_loss is not None:
        sentences.append(_line(N_("Test loss {loss}"), N_("Test loss {loss}, accuracy {accuracy}"), figures, "test"))
    return sentences + [message(N_("Written: {path}"), path=path) for path in outcome.files]


def _line(plain: str, with_accuracy: str, figures: Figures, part: str) -> Message:
    loss, accuracy = getattr(figures, f"{part}_loss"), getattr(figures, f"{part}_accuracy")
    if accuracy is None:
        return message(plain, loss=f"{loss:.6g}")
    return message(with_accuracy, loss=f"{loss:.6g}", accuracy=f"{accuracy:.1%}")


def _finite(value: float | None) -> float | None:
    return value if value is not None and abs(value) < float("inf") else None
