"""Experiments for hypothesis: any that the file format can hold, and any that can be trained."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from playground.datasets.csv_format import DECIMALS, HEADERS
from playground.datasets.csv_text import DELIMITERS
from playground.datasets.encodings import AUTO, ENCODINGS
from playground.datasets.features import FEATURES
from playground.datasets.scaling import SCALINGS
from playground.datasets.sources import DATA_KINDS, describe
from playground.datasets.spec import DataSpec
from playground.datasets.table_samples import MISSING
from playground.datasets.targets import allowed_output_units, losses_for
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.document.frozen import ordered
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.engine.settings import Setting

seeds = st.integers(0, 2**53 - 1)
names = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs",)), max_size=30)


def values(setting: Setting) -> st.SearchStrategy[float | bool]:
    """Every value the setting accepts."""
    if setting.is_switch:
        return st.booleans()
    return st.floats(
        setting.low, setting.high, exclude_min=setting.low_open, exclude_max=setting.high_open, allow_nan=False
    )


@st.composite
def choices(draw, table) -> Choice:
    kind = draw(st.sampled_from(sorted(table)))
    chosen = {s.name: draw(values(s)) for s in table[kind].settings if draw(st.booleans())}
    return Choice.of(kind, **chosen)


layers = st.builds(
    LayerSpec,
    units=st.integers(1, 1024),
    activation=st.sampled_from(sorted(ACTIVATIONS)),
    weight_init=choices(INITIALIZERS),
    bias_init=choices({name: record for name, record in INITIALIZERS.items() if record.for_bias}),
    kind=st.just("dense"),
    frozen=st.booleans(),
)
coordinates = st.floats(-1e6, 1e6)
data = st.builds(
    DataSpec,
    kind=st.sampled_from(sorted(DATA_KINDS)),
    samples=st.integers(1, 100_000),
    noise=st.floats(0, 1),
    test_fraction=st.floats(0, 1, exclude_max=True),
    seed=seeds,
    features=st.lists(st.sampled_from(sorted(FEATURES)), min_size=1, max_size=7).map(tuple),
    scaling=st.sampled_from(sorted(SCALINGS)),
    path=st.none() | names,
    inputs=st.lists(names, max_size=3).map(tuple),
    target=st.none() | names,
    text=st.none() | st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\t\n\r"), max_size=30),
    encoding=st.sampled_from([AUTO, *ENCODINGS]),
    delimiter=st.sampled_from([AUTO, *DELIMITERS]),
    decimal=st.sampled_from([AUTO, *DECIMALS]),
    header=st.sampled_from([AUTO, *HEADERS]),
    one_hot=st.lists(names, max_size=3).map(tuple),
    task=st.sampled_from([AUTO, "classification", "regression"]),
    missing=st.sampled_from(MISSING),
    rows=st.none() | st.integers(1, 200_000),
    class_names=st.lists(names, max_size=3).map(tuple),
    x=st.lists(st.tuples(coordinates, coordinates), max_size=3).map(tuple),
    y=st.lists(coordinates, max_size=3).map(tuple),
    classes=st.integers(2, 10),
)
training = st.builds(
    TrainingSpec,
    loss=st.sampled_from(sorted(LOSSES)),
    optimizer=choices(OPTIMIZERS),
    batch_size=st.integers(1, 1_000_000),
    shuffle=st.booleans(),
    l1=st.floats(0, 1e6),
    l2=st.floats(0, 1e6),
    seed=seeds,
    precision=st.sampled_from(["float64", "float32"]),
    schedule=choices(SCHEDULES),
    clip_norm=st.floats(0, 1e9),
    frozen=st.lists(st.tuples(st.integers(0, 15), st.integers(-1, 2000), st.integers(0, 1023)), max_size=3).map(
        ordered
    ),
)
experiments = st.builds(
    Experiment,
    version=st.just(1),
    name=names,
    data=data,
    network=st.builds(NetworkSpec, st.lists(layers, min_size=1, max_size=4).map(tuple)),
    training=training,
)


@st.composite
def whole_experiments(draw) -> Experiment:
    """Experiments without a problem, on built-in data."""
    kinds = sorted(set(DATA_KINDS) - {"table", "points"})
    spec = replace(DataSpec(), kind=draw(st.sampled_from(kinds)), samples=draw(st.integers(1, 50)))
    description = describe(spec)
    loss = draw(st.sampled_from(losses_for(description)))
    units = draw(st.sampled_from(allowed_output_units(description, loss)))
    small = st.builds(LayerSpec, st.integers(1, 6), st.sampled_from(sorted(ACTIVATIONS)))
    output = LayerSpec(units, "linear" if LOSSES[loss].on_logits else draw(st.sampled_from(sorted(ACTIVATIONS))))
    stack = (*draw(st.lists(small, max_size=3)), output)
    return Experiment(data=spec, network=NetworkSpec(stack), training=TrainingSpec(loss=loss))
