"""What an edit means for a run under way: go on with other settings, keep some layers, or begin again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from playground.document.experiment import Experiment, LayerSpec
from playground.document.frozen import BIAS


class Part(Enum):
    """The parts of an experiment that matter differently to a run."""

    NAME = "name"
    LIVE = "live"
    OPTIMIZER = "optimizer"
    LOSS = "loss"
    STRUCTURE = "structure"
    DATA = "data"
    SEED = "seed"
    PRECISION = "precision"


@dataclass(frozen=True)
class Change:
    """The parts in which two experiments differ.

    LIVE: settings that apply at once, such as the learning rate. OPTIMIZER: another kind, so what it remembered is
    forgotten. STRUCTURE: layers, activations or initializations.
    """

    parts: frozenset[Part] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether a run need not notice: equal, or only the name differs."""
        return self.parts <= {Part.NAME}

    @property
    def new_start(self) -> bool:
        """Whether the run begins again: other data, another seed or another precision."""
        return bool(self.parts & {Part.DATA, Part.SEED, Part.PRECISION})

    @property
    def structure(self) -> bool:
        """Whether weights have to be matched by `kept_layers`."""
        return Part.STRUCTURE in self.parts


def compare(old: Experiment, new: Experiment) -> Change:
    """In which parts `new` differs from `old`."""
    parts = {part for part, value in _VALUES.items() if value(old) != value(new)}
    return Change(frozenset(parts | {Part.STRUCTURE} if _have_changed_places(old, new) else parts))


def kept_layers(old: Experiment, new: Experiment, inputs_old: int, inputs_new: int) -> tuple[int | None, ...]:
    """For each layer of `new`, which layer of `old` it keeps its weights from; None: it is drawn anew.

    A layer keeps weights of the same shape and initialization, its own place before any other; its activation and what
    is frozen in it decide only between several. So a moved layer takes its weights along. The layer after an inserted
    or a removed one is drawn anew even where its shape stays: its weights were learnt for other inputs, and a unit that
    they saturate could never learn again. inputs_old and inputs_new are the numbers of network inputs.
    """
    old_layers, new_layers = _shaped(old, inputs_old), _shaped(new, inputs_new)
    if len(old_layers) == len(new_layers):
        return _kept_in_any_order(old_layers, new_layers)
    return _kept_around_a_gap(old_layers, new_layers)


# A layer, and the units of it whose biases are frozen by themselves.
Marked = tuple[LayerSpec, tuple[int, ...]]
# The number of a layer's inputs, and the layer.
Shaped = tuple[int, Marked]

_VALUES: dict[Part, Callable[[Experiment], Hashable]] = {
    Part.NAME: lambda e: e.name,
    Part.LIVE: lambda e: (
        e.training.optimizer.settings,
        e.training.batch_size,
        e.training.shuffle,
        e.training.l1,
        e.training.l2,
        e.training.schedule,
        e.training.clip_norm,
        e.training.frozen,
        tuple(layer.frozen for layer in e.network.layers),
    ),
    Part.OPTIMIZER: lambda e: e.training.optimizer.kind,
    Part.LOSS: lambda e: e.training.loss,
    Part.STRUCTURE: lambda e: tuple(replace(layer, frozen=False) for layer in e.network.layers),
    Part.DATA: lambda e: e.data,
    Part.SEED: lambda e: e.training.seed,
    Part.PRECISION: lambda e: e.training.precision,
}


def _marked(experiment: Experiment) -> tuple[Marked, ...]:
    frozen = experiment.training.frozen
    return tuple(
        (spec, tuple(unit for layer, source, unit in frozen if (layer, source) == (index, BIAS)))
        for index, spec in enumerate(experiment.network.layers)
    )


def _have_changed_places(old: Experiment, new: Experiment) -> bool:
    """Whether the layers are the same in another order, even where they differ only in what is frozen.

    To freeze one thing and let another learn takes two edits, so this was a move.
    """
    before, after = _marked(old), _marked(new)
    return before != after and Counter(before) == Counter(after)


def _shaped(experiment: Experiment, inputs: int) -> list[Shaped]:
    """Each layer with the number of its inputs."""
    sizes = inputs, *(layer.units for layer in experiment.network.layers)
    return list(zip(sizes, _marked(experiment), strict=False))


def _candidates(old: int, new: int) -> Iterator[tuple[int, int]]:
    """Pairs (new, old) in order of preference: the same place from the front, the same from the end, any."""
    yield from ((index, index) for index in range(min(old, new)))
    yield from ((new - 1 - index, old - 1 - index) for index in range(min(old, new)))
    yield from ((index, source) for index in range(new) for source in range(old))


def _kept_in_any_order(old: list[Shaped], new: list[Shaped]) -> tuple[int | None, ...]:
    kept: dict[int, int] = {}
    for same in (_equal, _interchangeable):
        for index, source in _candidates(len(old), len(new)):
            free = index not in kept and source not in kept.values()
            if free and same(old[source], new[index]):
                kept[index] = source
    return tuple(kept.get(index) for index in range(len(new)))


def _kept_around_a_gap(old: list[Shaped], new: list[Shaped]) -> tuple[int | None, ...]:
    """Layers were put in or taken out in one place: those before it and those behind its neighbour keep weights."""
    grown = len(new) - len(old)
    layers = zip((layer for _, (layer, _) in old), (layer for _, (layer, _) in new), strict=False)
    start = next((i for i, (before, after) in enumerate(layers) if before != after), min(len(old), len(new)))
    behind = start + max(grown, 0)
    before = [i if i < start and _interchangeable(old[i], new[i]) else None for i in range(min(behind + 1, len(new)))]
    after = [i - grown if _interchangeable(old[i - grown], new[i]) else None for i in range(behind + 1, len(new))]
    return (*before, *after)


def _interchangeable(old: Shaped, new: Shaped) -> bool:
    """Same shape and same initialization, whatever the activation."""
    (inputs, (before, _)), (new_inputs, (after, _)) = old, new
    return (inputs, before.units, before.weight_init, before.bias_init) == (
        new_inputs, after.units, after.weight_init, after.bias_init,
    )  # fmt: skip


def _equal(old: Shaped, new: Shaped) -> bool:
    return old == new
