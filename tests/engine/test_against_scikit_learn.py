"""The same start and the same batches give the same loss curve and weights as scikit-learn's own networks.

scikit-learn halves its squared error, so our rate is half of its; it adds its penalty alpha / 2 · sum(w²) divided by
the size of the batch; and it puts epsilon beside the uncorrected root, so epsilon is made too small to matter.
"""

import warnings

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor

from playground.engine.network import Network
from playground.engine.penalties import penalty
from playground.engine.program import Program, State
from tests.engine.builders import inputs, parameters, run, targets

EPOCHS = 20
RATE = 0.05
TINY = 1e-60

# scikit-learn's settings, and ours
OPTIMIZERS = {
    "sgd": ({"solver": "sgd", "momentum": 0.0}, "sgd", {}),
    "momentum": (
        {"solver": "sgd", "momentum": 0.9, "nesterovs_momentum": False},
        "momentum",
        {"momentum": 0.9, "nesterov": False},
    ),
    "nesterov": (
        {"solver": "sgd", "momentum": 0.9, "nesterovs_momentum": True},
        "momentum",
        {"momentum": 0.9, "nesterov": True},
    ),
    "adam": ({"solver": "adam", "epsilon": TINY}, "adam", {"epsilon": TINY}),
}


def theirs(base, net: Network, flat: np.ndarray, x, y, **settings):
    """scikit-learn's model, trained for `EPOCHS` from our parameters on batches in the order of the data."""
    layers = iter(net.views(flat))

    class FromOurStart(base):
        def _init_coef(self, fan_in, fan_out, dtype):
            weight, bias = next(layers)
            return weight.copy(), bias.copy()

    model = FromOurStart(
        hidden_layer_sizes=net.sizes[1:-1],
        shuffle=False,
        max_iter=EPOCHS,
        tol=0,
        n_iter_no_change=10 * EPOCHS,
        **settings,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(x, y)


def ours(prog: Program, flat: np.ndarray) -> tuple[np.ndarray, State]:
    """The mean loss of each epoch over its samples, and the state at the end."""
    sizes = np.array([min(prog.batch_size, prog.samples - i) for i in range(0, prog.samples, prog.batch_size)])
    state = State.start(prog.network, flat)
    curve = [np.sum(run(prog, state, len(sizes))[0] * sizes) / prog.samples for _ in range(EPOCHS)]
    return np.array(curve), state


def assert_same_weights(model, prog: Program, state: State) -> None:
    for (weight, bias), coefficients, intercepts in zip(
        prog.network.views(state.parameters), model.coefs_, model.intercepts_, strict=True
    ):
        np.testing.assert_allclose(weight, coefficients, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(bias, intercepts, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("activation", ["tanh", "relu", "logistic", "identity"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize(("loss", "k"), [("binary_cross_entropy", 1), ("cross_entropy", 3)])
def test_classification_has_the_same_curve(optimizer, loss, k, activation):
    settings, name, own_settings = OPTIMIZERS[optimizer]
    own = {"logistic": "sigmoid", "identity": "linear"}.get(activation, activation)
    net = Network((3, 6, 5, k), (own, own, "linear"))
    x, y, flat = inputs(50, 3), targets(loss, 50, k), parameters(net)
    labels = y[:, 0] if k == 1 else y.argmax(axis=1)
    model = theirs(
        MLPClassifier,
        net,
        flat,
        x,
        labels,
        activation=activation,
        batch_size=16,
        alpha=0.0,
        learning_rate_init=RATE,
        **settings,
    )
    own_settings = own_settings | {"learning_rate": RATE}
    prog = Program(net, x, y, loss=loss, optimizer=name, settings=own_settings, batch_size=16, shuffle=False)
    curve, state = ours(prog, flat)
    np.testing.assert_allclose(curve, model.loss_curve_, rtol=1e-9)
    assert_same_weights(model, prog, state)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov"])
def test_regression_with_penalty_has_the_same_curve(optimizer):
    settings, name, own_settings = OPTIMIZERS[optimizer]
    net = Network((3, 6, 1), ("tanh", "linear"))
    x, y, flat = inputs(50, 3), targets("mse", 50, 1), parameters(net)
    model = theirs(
        MLPRegressor,
        net,
        flat,
        x,
        y[:, 0],
        activation="tanh",
        batch_size=50,
        alpha=2.0,
        learning_rate_init=RATE,
        **settings,
    )
    # Half the loss at twice the rate: their penalty 2 / 50 belongs to half the loss, so ours is twice that.
    prog = Program(
        net,
        x,
        y,
        optimizer=name,
        settings=own_settings | {"learning_rate": RATE / 2},
        batch_size=50,
        l2=2 * 2.0 / 50,
        shuffle=False,
    )
    _, state = ours(prog, flat)
    assert_same_weights(model, prog, state)
    first = State.start(net, flat)
    penalised = run(prog, first, 1)[0][0] + penalty(net, flat, 0, prog.l2)
    assert penalised / 2 == pytest.approx(model.loss_curve_[0], rel=1e-12)
