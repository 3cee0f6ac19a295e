"""Everything between what the user says about the data and what training reads."""

from __future__ import annotations

from pathlib import Path

from playground.datasets.filling import filled
from playground.datasets.pipeline import InputPipeline
from playground.datasets.prepared import PreparedData
from playground.datasets.sources import load, network_features
from playground.datasets.spec import DataSpec
from playground.datasets.split import split
from playground.datasets.targets import encode


def prepare(spec: DataSpec, loss: str, output_units: int, base: Path | None = None) -> PreparedData:
    """Load, split, fill gaps, fit the scaling on the training rows, compute features, encode targets.

    UserError where the data cannot be had (a table) or does not fit the loss and the output units.
    """
    dataset = load(spec, base)
    train, test = split(len(dataset.inputs), spec.test_fraction, spec.seed)
    dataset = filled(dataset, train)
    features = network_features(spec, dataset.inputs.shape[1])
    pipeline = InputPipeline.fit(dataset.input_names, features, spec.scaling, dataset.inputs[train])
    encoding, y = encode(dataset, loss, output_units)
    return PreparedData(
        dataset=dataset,
        pipeline=pipeline,
        encoding=encoding,
        train_rows=train,
        test_rows=test,
        x_train=pipeline.apply(dataset.inputs[train]),
        y_train=y[train],
        x_test=pipeline.apply(dataset.inputs[test]),
        y_test=y[test],
    )
