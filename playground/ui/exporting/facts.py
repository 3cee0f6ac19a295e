"""What a person should know of a file before it is written: which way round it is, what is lost, what it takes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.engine.losses import LOSSES
from playground.export.formats import Format
from playground.export.trained import TrainedNetwork
from playground.messages import N_, Message, message
from playground.ui.numbers import significant

MEGABYTE = 1_000_000
IDENTITIES = ((), ("x1", "x2"))
# By the loss that is on logits.
LOGITS = {
    "binary_cross_entropy": N_("The outputs are logits: sigmoid makes probabilities of them."),
    "cross_entropy": N_("The outputs are logits: softmax makes probabilities of them."),
}


def facts(record: Format, trained: TrainedNetwork) -> Iterator[Message]:
    """One sentence each."""
    yield rows_sentence(record)
    yield precision_sentence(record, trained)
    if not _sees_raw_inputs(trained):
        yield message(
            N_("Features and scaling are inside: give it the inputs as they are in the data.")
            if record.takes_raw
            else N_("Features and scaling are not inside: its metadata says what to do with the inputs first.")
        )
    if LOSSES[trained.experiment.training.loss].on_logits:
        yield message(LOGITS[trained.experiment.training.loss])
    if record.size(trained) >= MEGABYTE:
        yield message(N_("About {size} MB."), size=f"{record.size(trained) / MEGABYTE:,.0f}")


def rows_sentence(record: Format) -> Message:
    return message(
        N_("In a weight, rows are outputs and columns are inputs.")
        if record.layout.rows_are_outputs
        else N_("In a weight, rows are inputs and columns are outputs.")
    )


def precision_sentence(record: Format, trained: TrainedNetwork) -> Message:
    lost, own = record.rounding(trained), trained.parameters.dtype.name
    if lost.precision == own:
        return message(N_("Every digit is kept ({precision})."), precision=own)
    return message(
        N_("Rounded from {own} to {precision}: a weight changes by {weights} at most, an output by {outputs}."),
        own=own,
        precision=lost.precision,
        weights=significant(lost.weights, 2),
        outputs=significant(lost.outputs, 2),
    )


def _sees_raw_inputs(trained: TrainedNetwork) -> bool:
    pipeline = trained.pipeline
    return pipeline.features in IDENTITIES and not np.any(pipeline.offset) and bool(np.all(pipeline.scale == 1))
