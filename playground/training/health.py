"""How the layers of a run fare: one look at a time, and the series of looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.engine.activations import ACTIVATIONS
from playground.engine.health import are_alike, bin_counts, responding, round_range, saturated_count
from playground.engine.network import LayerParameters
from playground.training import pieces
from playground.training.insight import Floats, HealthHistory
from playground.training.looks import Looks
from playground.training.pieces import Pieces
from playground.training.run import Run
from playground.training.selection import evenly

BINS = 48
MOST_LOOKS = 256
# Decades of the gradient's size; 0 counts as the smallest.
GRADIENT_EDGES = np.linspace(-10.0, 2.0, BINS + 1)
SERIES = ("step", "update_ratio", "saturated", "dead", "activations", "weights", "gradients")
# Samples that the scale of activations is chosen by, before the first look.
SCALE_ROWS = 256
# Numbers that are counted or summed in about a millisecond.
CHUNK = 50_000
# Values below this are all in one bin anyway.
SMALLEST_REACH = 1e-12


@dataclass(frozen=True, eq=False)
class Look:
    """What `HealthHistory` has of one step, (L,) and float32 (L, b); and which layers have units that are all alike."""

    step: int
    update_ratio: Floats
    saturated: Floats
    dead: Floats
    alike: tuple[bool, ...]
    activations: NDArray[np.float32]
    weights: NDArray[np.float32]
    gradients: NDArray[np.float32]

    @property
    def nbytes(self) -> int:
        arrays = self.update_ratio, self.saturated, self.dead, self.activations, self.weights, self.gradients
        return sum(array.nbytes for array in arrays)


@dataclass(frozen=True, eq=False)
class Scales:
    """Edges (b + 1,) of the bins: chosen at the first look at a run, the same ever after."""

    activations: Floats
    weights: Floats


class Health:
    """The looks at one run."""

    def __init__(self) -> None:
        self._looks = Looks[Look](MOST_LOOKS)
        self._scales: Scales | None = None

    def look(self, run: Run) -> Pieces[tuple[Look, HealthHistory]]:
        """Look once more: this look, and all looks so far."""
        if self._scales is None:
            self._scales = yield from _scales(run)
        seen = yield from _look(run, self._scales)
        self._looks.record(seen.step, seen)
        return seen, self._history(self._scales)

    def until(self, step: int) -> Health:
        """The looks up to a step, to go on with from there."""
        part = Health()
        part._looks, part._scales = self._looks.until(step), self._scales
        return part

    @property
    def nbytes(self) -> int:
        """About how much memory the looks take: they are all of one size."""
        looks = self._looks.all()
        return len(looks) * looks[-1][1].nbytes if looks else 0

    def _history(self, scales: Scales) -> HealthHistory:
        looks = [seen for _, seen in self._looks.all()]

        def each(name: str) -> NDArray[Any]:
            return np.array([getattr(seen, name) for seen in looks])

        return HealthHistory(
            step=np.array([seen.step for seen in looks], dtype=np.float64),
            update_ratio=each("update_ratio"),
            saturated=each("saturated"),
            dead=each("dead"),
            activations=each("activations"),
            weights=each("weights"),
            gradients=each("gradients"),
            activation_edges=scales.activations,
            weight_edges=scales.weights,
            gradient_edges=GRADIENT_EDGES,
        )


def with_look(history: HealthHistory | None, look: HealthHistory | None) -> HealthHistory | None:
    """A history with the newest look of another one put in at its step; either may be missing."""
    if history is None or look is None or not len(look.step):
        return history or look
    step = look.step[-1]
    others = history.step != step
    place = int(np.searchsorted(history.step[others], step))

    def each(name: str) -> NDArray[Any]:
        return np.insert(getattr(history, name)[others], place, getattr(look, name)[-1], axis=0)

    return replace(history, **{name: each(name) for name in SERIES})


def _scales(run: Run) -> Pieces[Scales]:
    """Twice the largest output and four times the largest weight: room to grow, on round numbers."""
    flat = run.state.parameters.copy()
    weights = max(float(np.abs(weight).max()) for weight, _ in run.program.network.views(flat))
    yield
    layers = yield from pieces.layer_outputs(run.engine, flat, evenly(run.program.x, SCALE_ROWS))
    outputs = max(float(np.abs(layer).max()) for layer in layers)
    return Scales(_edges(2 * outputs, least=1.0), _edges(4 * weights))


def _edges(reach: float, least: float = 0.0) -> Floats:
    end = max(round_range(reach), least) if SMALLEST_REACH < reach < np.inf else 1.0
    return np.linspace(-end, end, BINS + 1)


def _look(run: Run, scales: Scales) -> Pieces[Look]:
    """One look. A run that moves on between the pieces of a large network is seen a few steps apart."""
    network, step, flat = run.program.network, run.state.step, run.state.parameters.copy()
    layers = range(network.layers)
    ratios, weights, gradients, alike = [], [], [], []
    for layer in layers:
        ratios.append((yield from _update_ratio(run, layer)))
        weights.append((yield from _shares(network.views(flat)[layer].weight, scales.weights)))
        gradients.append((yield from _shares(_gradient(run, layer), GRADIENT_EDGES, _decades)))
        alike.append(_alike(network.views(flat), layer))
    saturated, dead, activations = yield from _outputs(run, flat, scales.activations)
    return Look(
        step=step,
        update_ratio=np.array(ratios),
        saturated=saturated,
        dead=dead,
        alike=tuple(alike),
        activations=activations,
        weights=np.stack(weights),
        gradients=np.stack(gradients),
    )


def _update_ratio(run: Run, layer: int) -> Pieces[float]:
    """|last update of the weights| / |weights|; NaN before the first step and without any weight other than 0."""
    network, state = run.program.network, run.state
    if state.step == 0:
        return np.nan
    weight, update = (network.views(flat)[layer].weight for flat in (state.parameters, state.update))
    if weight.size > CHUNK:
        yield
    size = float(np.linalg.norm(weight))
    return float(np.linalg.norm(update)) / size if size > 0 else np.nan


def _gradient(run: Run, layer: int) -> NDArray[np.floating]:
    """The layer's last gradient of the weights; none before the first step."""
    weight = run.program.network.views(run.state.gradient)[layer].weight
    return weight if run.state.step else weight[:0]


def _decades(values: NDArray[np.floating]) -> NDArray[np.floating]:
    """log10 |value|, finite also for 0."""
    return np.log10(np.maximum(np.abs(values), 1e-30))


def _shares(
    values: NDArray[np.floating],
    edges: Floats,
    scale: Callable[[NDArray[np.floating]], NDArray[np.floating]] = np.asarray,
) -> Pieces[NDArray[np.float32]]:
    """The share of `scale(values)` in each bin, (b,); 0 where there are no values."""
    flat, counts = values.reshape(-1), np.zeros(len(edges) - 1, np.int64)
    for start in range(0, flat.size, CHUNK):
        if start:
            yield
        counts += bin_counts(scale(flat[start : start + CHUNK]), edges)
    return (counts / max(counts.sum(), 1)).astype(np.float32)


def _alike(views: tuple[LayerParameters, ...], layer: int) -> bool:
    """Whether all units of a hidden layer are one unit several times. In most layers the first two tell already."""
    if layer == len(views) - 1:
        return False
    (weight, bias), outgoing = views[layer], views[layer + 1].weight
    return are_alike(weight[:, :2], bias[:2], outgoing[:2]) and are_alike(weight, bias, outgoing)


def _outputs(run: Run, flat: NDArray[np.floating], edges: Floats) -> Pieces[tuple[Floats, Floats, NDArray[np.float32]]]:
    """Over all training samples and by layer: share saturated, share dead, (L,), and share of outputs in bins."""
    network, x = run.program.network, run.program.x
    records = [ACTIVATIONS[name] for name in network.activations]
    saturated = np.zeros(network.layers)
    alive = [np.zeros(units, bool) for units in network.sizes[1:]]
    counts = np.zeros((network.layers, len(edges) - 1), np.int64)
    for rows in pieces.row_slices(network, len(x)):
        outputs = yield from pieces.forward(run.engine, flat, x[rows])
        for layer, values in enumerate(outputs):
            saturated[layer] += saturated_count(values, records[layer])
            alive[layer] |= responding(values)
            counts[layer] += bin_counts(values, edges)
        yield
    values_seen = np.array(network.sizes[1:]) * max(len(x), 1)
    has_ends = np.array([record.saturation is not None for record in records])
    dead = [1 - np.mean(units) if record.dies else np.nan for units, record in zip(alive, records, strict=True)]
    shares = (counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)).astype(np.float32)
    return np.where(has_ends, saturated / values_seen, np.nan), np.array(dead), shares
