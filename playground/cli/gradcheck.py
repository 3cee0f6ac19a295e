"""`playground gradcheck FILE`: backpropagation against finite differences, layer by layer."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from playground.cli.arguments import Command
from playground.cli.experiment import add_file, load_experiment
from playground.cli.progress import Progress
from playground.cli.terminal import tell
from playground.datasets.prepare import prepare
from playground.document.experiment import Experiment
from playground.engine.gradient_check import LayerCheck, Objective, check_layer
from playground.engine.network import Floats
from playground.i18n import _
from playground.messages import N_, Message, UserError, message
from playground.training.start import network_of, start_parameters

ROWS = 64
PARAMETERS = 200
# A difference above this is an error of backpropagation, not of rounding.
LARGEST_DIFFERENCE = 1e-6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--json", action="store_true", help=_(N_("give the result as JSON")))


def run(options: argparse.Namespace) -> int:
    """Compare at the start of the experiment, in float64, over its first training rows; fail above 1e-6."""
    experiment, base = load_experiment(options.file)
    objective, parameters = _objective(experiment, base)
    layers = objective.network.layers
    checks = []
    with Progress(sys.stderr, layers) as progress:
        for layer in range(layers):
            progress.update(layer)
            checks.append(check_layer(objective, parameters, layer, PARAMETERS))
    if options.json:
        print(json.dumps({"layers": [asdict(check) for check in checks]}))
    else:
        for check in checks:
            tell(_sentence(check))
    worst = max(checks, key=lambda check: check.difference)
    if not worst.difference <= LARGEST_DIFFERENCE:
        raise UserError(
            N_("The gradient of layer {layer} differs by {difference}, more than the {limit} that rounding explains."),
            layer=worst.layer + 1,
            difference=f"{worst.difference:.1e}",
            limit=f"{LARGEST_DIFFERENCE:.0e}",
        )
    return 0


def _objective(experiment: Experiment, base: Path) -> tuple[Objective, Floats]:
    training = experiment.training
    data = prepare(experiment.data, training.loss, experiment.network.layers[-1].units, base)
    objective = Objective(
        network_of(experiment, data),
        training.loss,
        data.x_train[:ROWS],
        data.y_train[:ROWS],
        training.l1,
        training.l2,
    )
    return objective, start_parameters(experiment, data)


def _sentence(check: LayerCheck) -> Message:
    if not check.compared:
        return message(N_("Layer {layer}: nothing to compare, every step crosses a kink"), layer=check.layer + 1)
    return message(
        N_(
            "Layer {layer}: largest relative difference {difference} of {compared} parameters, at {parameter}: "
            "{exact} by backpropagation, {finite} by finite differences"
        ),
        layer=check.layer + 1,
        difference=f"{check.difference:.1e}",
        compared=check.compared,
        parameter=_parameter(check),
        exact=f"{check.backpropagation:.10g}",
        finite=f"{check.finite_difference:.10g}",
    )


def _parameter(check: LayerCheck) -> Message:
    index = [number + 1 for number in check.parameter.index]
    if check.parameter.kind == "bias":
        return message(N_("the bias of unit {unit}"), unit=index[0])
    return message(N_("the weight from input {source} to unit {unit}"), source=index[0], unit=index[1])


COMMAND = Command(
    "gradcheck", N_("Compare backpropagation with finite differences, layer by layer."), add_arguments, run
)
