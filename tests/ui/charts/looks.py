"""Looks inside networks that never were, made by hand."""

from __future__ import annotations

import numpy as np

from playground.training.insight import HealthHistory, Insight, StartFigures
from playground.training.snapshot import Snapshot
from tests.ui.charts.runs import snapshot

BINS = 8


def histogram(values: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Shares (bins,) of values between the edges; those outside count in the outermost bins."""
    counts, _edges = np.histogram(np.clip(values, edges[0], edges[-1]), edges)
    return (counts / max(1, len(values))).astype(np.float32)


def health(
    layers: int = 2, looks: int = 20, last: float = 1000.0, bins: int = BINS, **changes: object
) -> HealthHistory:
    """Layers whose activations spread out as they train; the first is saturated by a quarter, the last has no ends."""
    rng = np.random.default_rng(0)
    activation_edges, weight_edges = np.linspace(-1, 1, bins + 1), np.linspace(-2, 2, bins + 1)
    gradient_edges = np.linspace(-10, 2, bins + 1)
    shape = looks, layers, bins
    activations, weights, gradients = (np.zeros(shape, np.float32) for _ in range(3))
    for look in range(looks):
        for layer in range(layers):
            spread = 0.2 + 0.8 * look / looks
            activations[look, layer] = histogram(np.tanh(rng.normal(0, 2 * spread, 400)), activation_edges)
            weights[look, layer] = histogram(rng.normal(0, spread, 400), weight_edges)
            gradients[look, layer] = histogram(rng.normal(-3 - layer, 0.7, 400), gradient_edges)
    saturated, dead = np.full((looks, layers), np.nan), np.full((looks, layers), np.nan)
    saturated[:, :-1] = np.linspace(0, 0.25, looks)[:, np.newaxis]
    fields: dict[str, object] = {
        "step": np.linspace(0, last, looks),
        "update_ratio": np.full((looks, layers), 1e-3) * (1 + np.arange(layers)),
        "saturated": saturated,
        "dead": dead,
        "activations": activations,
        "weights": weights,
        "gradients": gradients,
        "activation_edges": activation_edges,
        "weight_edges": weight_edges,
        "gradient_edges": gradient_edges,
    }
    return HealthHistory(**(fields | changes))  # type: ignore[arg-type]


def looked(history: HealthHistory | None = None, **changes: object) -> Snapshot:
    """A snapshot that carries a history of health."""
    return snapshot(insight=Insight(health=history or health()), **changes)


def start_figures(layers: int = 2) -> tuple[StartFigures, ...]:
    """The choice and the alternatives; the signal fades with a small start."""
    factors = {
        "current": 0.9,
        "zeros": 0.0,
        "small_normal": 0.02,
        "large_normal": 1.6,
        "xavier_uniform": 0.9,
        "kaiming_normal": 1.1,
    }
    depth = np.arange(1, layers + 1)
    return tuple(
        StartFigures(name, tuple((factor**depth).tolist()), tuple((0.05 * factor ** depth[::-1]).tolist()))
        for name, factor in factors.items()
    )
