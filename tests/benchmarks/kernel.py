"""Steps per second of the compiled kernel and its peers: `python -m tests.benchmarks.kernel [part of a name ...]`.

One thread, plain SGD. Kernel and reference record the loss and each layer's gradient norm at every step; scikit-learn
and PyTorch record nothing but the loss. Peers take turns, several rounds; the fastest round of each counts.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from playground.engine.kernel.compiled import CompiledRun
from playground.engine.network import Network
from playground.engine.program import Program, State
from playground.engine.reference import Reference

SAMPLES = 640
LEARNING_RATE = 0.01
ROUNDS = 5
SECONDS_A_ROUND = 0.2

TakeSteps = Callable[[int], None]


@dataclass(frozen=True)
class Workload:
    """Layer sizes, the activation of the hidden layers, batch size and precision."""

    name: str
    sizes: tuple[int, ...]
    activation: str
    batch: int
    precision: str = "float64"

    @property
    def classes(self) -> int:
        """Output units; more than one is a classification."""
        return self.sizes[-1]

    def program(self) -> Program:
        rng = np.random.default_rng(0)
        network = Network(self.sizes, (self.activation,) * (len(self.sizes) - 2) + ("linear",))
        x = rng.normal(size=(SAMPLES, self.sizes[0]))
        y = np.eye(self.classes)[rng.integers(self.classes, size=SAMPLES)] if self.classes > 1 else np.sign(x[:, :1])
        return Program(
            network,
            x,
            y,
            loss="cross_entropy" if self.classes > 1 else "mse",
            settings={"learning_rate": LEARNING_RATE},
            batch_size=self.batch,
            precision=self.precision,
        )

    def state(self) -> State:
        network = self.program().network
        flat = np.random.default_rng(1).normal(size=network.parameter_count) * 0.05
        return State.start(network, flat, self.precision)


SHAPES = (
    ("2-4-2-1 b10", (2, 4, 2, 1), "tanh", 10),
    ("2-16-1 b32", (2, 16, 1), "tanh", 32),
    ("2-10x16-1 sigmoid b32", (2, *[16] * 10, 1), "sigmoid", 32),
    ("64-64-10 b32", (64, 64, 10), "tanh", 32),
    ("784-50-10 b64", (784, 50, 10), "relu", 64),
    ("784-512-10 b64", (784, 512, 10), "relu", 64),
)
WORKLOADS = tuple(Workload(*shape, precision) for shape in SHAPES for precision in ("float64", "float32"))


def engine_steps(make: Callable[[Program], CompiledRun | Reference], workload: Workload) -> TakeSteps:
    """Steps of the kernel or of the reference."""
    engine, state = make(workload.program()), workload.state()

    def take(steps: int) -> None:
        engine.run(state, steps, np.empty(steps), np.empty((steps, len(workload.sizes) - 1)))
        if state.divergence is not None:
            raise RuntimeError(f"{workload.name}: {state.divergence}")

    return take


def scikit_learn_steps(workload: Workload) -> TakeSteps:
    """Steps of scikit-learn's perceptron, in whole epochs; the sigmoid is called logistic there."""
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    program = workload.program()
    kind = MLPClassifier if workload.classes > 1 else MLPRegressor
    target = program.y.argmax(axis=1) if workload.classes > 1 else program.y[:, 0]
    model = kind(
        hidden_layer_sizes=workload.sizes[1:-1],
        activation={"sigmoid": "logistic"}.get(workload.activation, workload.activation),
        solver="sgd",
        momentum=0,
        alpha=0,
        learning_rate_init=LEARNING_RATE,
        batch_size=workload.batch,
        tol=0,
        n_iter_no_change=10**9,
    )

    def take(steps: int) -> None:
        model.max_iter = max(1, steps * workload.batch // SAMPLES)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(program.x, target)

    return take


def torch_steps(workload: Workload) -> TakeSteps:
    """Steps of PyTorch in eager mode."""
    import torch

    torch.set_num_threads(1)
    program = workload.program()
    hidden = {"tanh": torch.nn.Tanh, "sigmoid": torch.nn.Sigmoid, "relu": torch.nn.ReLU}[workload.activation]
    kind = torch.float64 if workload.precision == "float64" else torch.float32
    layers: list[torch.nn.Module] = []
    for d_in, d_out in zip(workload.sizes, workload.sizes[1:], strict=False):
        layers += [torch.nn.Linear(d_in, d_out, dtype=kind), hidden()]
    model = torch.nn.Sequential(*layers[:-1])
    loss = torch.nn.CrossEntropyLoss() if workload.classes > 1 else torch.nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    x, y = torch.from_numpy(program.x), torch.from_numpy(program.y)

    def take(steps: int) -> None:
        for step in range(steps):
            place = step * workload.batch % (SAMPLES - workload.batch + 1)
            optimizer.zero_grad()
            loss(model(x[place : place + workload.batch]), y[place : place + workload.batch]).backward()
            optimizer.step()

    return take


PEERS: dict[str, Callable[[Workload], TakeSteps]] = {
    "kernel": lambda workload: engine_steps(CompiledRun, workload),
    "reference": lambda workload: engine_steps(Reference, workload),
    "scikit-learn": scikit_learn_steps,
    "PyTorch": torch_steps,
}


def speeds(workload: Workload) -> dict[str, float]:
    """Steps per second of each peer that is installed."""
    peers: dict[str, tuple[TakeSteps, int]] = {}
    for name, make in PEERS.items():
        try:
            take = make(workload)
        except ImportError:
            continue
        peers[name] = take, steps_a_round(take, SAMPLES // workload.batch)
    best = dict.fromkeys(peers, 0.0)
    for _ in range(ROUNDS):
        for name, (take, steps) in peers.items():
            best[name] = max(best[name], steps / seconds(take, steps))
    return best


def steps_a_round(take: TakeSteps, epoch: int) -> int:
    """Whole epochs that take about `SECONDS_A_ROUND`."""
    take(epoch)
    steps = epoch
    while (spent := seconds(take, steps)) < SECONDS_A_ROUND / 4:
        steps *= 4
    return max(1, round(SECONDS_A_ROUND / spent * steps / epoch)) * epoch


def seconds(take: TakeSteps, steps: int) -> float:
    begin = time.perf_counter()
    take(steps)
    return time.perf_counter() - begin


def lines(chosen: tuple[Workload, ...]) -> Iterator[str]:
    yield f"{'steps per second':32}" + "".join(f"{name:>22}" for name in PEERS)
    for workload in chosen:
        found = speeds(workload)
        cells = [
            f"{found[name]:,.0f} ({found['kernel'] / found[name]:.1f}x)" if name in found else "-" for name in PEERS
        ]
        yield f"{workload.name + ' ' + workload.precision:32}" + "".join(f"{cell:>22}" for cell in cells)
    yield "in brackets: how many times faster the kernel is"


def main(words: list[str]) -> None:
    chosen = tuple(w for w in WORKLOADS if not words or any(word in f"{w.name} {w.precision}" for word in words))
    with threadpool_limits(1):
        for line in lines(chosen):
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
