"""The line and plane sets have a closed solution, and a network without a bend must find it."""

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.engine.network import Network
from playground.engine.program import Program, State
from tests.engine.builders import run


@pytest.mark.parametrize(("kind", "features"), [("line", ()), ("plane", ("x1", "x2"))])
@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
def test_one_linear_unit_converges_to_the_least_squares_solution(kind, features, optimizer):
    data = prepare(DataSpec(kind, samples=100, noise=0.3, features=features, scaling="standard"), "mse", 1)
    x, y = data.x_train, data.y_train
    net = Network((x.shape[1], 1), ("linear",))
    settings = {"learning_rate": 0.1 if optimizer == "sgd" else 0.02}
    prog = Program(net, x, y, optimizer=optimizer, settings=settings, batch_size=len(x))
    state = State.start(net, np.zeros(net.parameter_count))
    run(prog, state, 800)
    solution = np.linalg.lstsq(np.hstack([x, np.ones((len(x), 1))]), y)[0][:, 0]
    np.testing.assert_allclose(state.parameters, solution, rtol=1e-9, atol=1e-12)
