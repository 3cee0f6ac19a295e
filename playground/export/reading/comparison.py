"""Whether weights from a file compute, in the experiment that is open, what they computed where they were trained."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.engine.network import Network
from playground.export.reading.description import Description
from playground.export.reading.weight_file import Floats, WeightFile
from playground.export.trained import TrainedNetwork
from playground.messages import N_, Message, message


def differences(file: WeightFile, trained: TrainedNetwork) -> tuple[Message, ...]:
    """What differs between the file and `trained`, which has its weights; empty where nothing does.

    A file of others says nothing of itself, so that nothing can differ.
    """
    if file.description is None:
        return ()
    found = *activations(file.description, trained.network), *inputs(file.description, trained)
    if not found and not _gives_the_same(file.description, trained):
        return (message(N_("The weights give other outputs here than where they were trained.")),)
    return found


def activations(description: Description, network: Network) -> Iterator[Message]:
    """The layers that had another activation where they were trained."""
    pairs = zip(description.activations, network.activations, strict=False)
    for number, (there, here) in enumerate(pairs, start=1):
        if there != here:
            sentence = N_("Layer {layer} was trained with the activation {there}, but has {here} here.")
            yield message(sentence, layer=number, there=there, here=here)


def inputs(description: Description, trained: TrainedNetwork) -> Iterator[Message]:
    """What the network saw otherwise where it was trained."""
    pipeline = trained.pipeline
    if description.features != pipeline.features:
        sentence = N_("The weights were trained on the inputs {there}, but the network sees {here} here.")
        there, here = (", ".join(names) or "–" for names in (description.features, pipeline.features))
        yield message(sentence, there=there, here=here)
    elif not (_same(description.offset, pipeline.offset) and _same(description.scale, pipeline.scale)):
        yield message(N_("The weights were trained on inputs that were scaled otherwise than here."))


def _same(there: Floats | None, here: Floats) -> bool:
    return there is None or (there.shape == here.shape and bool(np.allclose(there, here, rtol=1e-6, atol=1e-9)))


def _gives_the_same(description: Description, trained: TrainedNetwork) -> bool:
    if description.vectors is None:
        return True
    inputs, outputs = description.vectors
    if inputs.shape[1] != trained.pipeline.inputs or outputs.shape[1] != trained.network.sizes[-1]:
        return False
    with np.errstate(all="ignore"):
        found = trained.outputs(inputs)
    return bool(np.allclose(found, outputs, rtol=1e-5, atol=1e-6))
