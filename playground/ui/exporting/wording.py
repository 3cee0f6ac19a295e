"""What became of an export, as one sentence."""

from __future__ import annotations

from pathlib import Path

from playground.export.verification import Verification
from playground.messages import N_, Message, message
from playground.ui.numbers import significant


def result_sentence(result: Verification, path: Path) -> tuple[Message, str]:
    """The sentence, and the kind of it: `good`, `bad` or `note`."""
    if result.remark:
        return message(N_("Written: {path}. {remark}"), path=path.name, remark=message(result.remark)), "note"
    values = {
        "path": path.name,
        "same": result.same,
        "of": result.of,
        "reader": message(result.reader),
        "difference": significant(result.difference, 2),
    }
    if result.is_proved:
        sentence = N_(
            "Written: {path}. Verified: {same} of {of} test inputs give the same output "
            "(read back by {reader}, largest difference {difference})."
        )
        return message(sentence, **values), "good"
    sentence = N_(
        "{path} is not to be relied on: only {same} of {of} test inputs give the same output "
        "(read back by {reader}, largest difference {difference})."
    )
    return message(sentence, **values), "bad"
