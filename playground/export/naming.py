"""What an experiment is called, in the language that is set."""

from __future__ import annotations

from playground.document.experiment import Experiment
from playground.document.presets import PRESETS, truly_named
from playground.i18n import _, name_of, ngettext
from playground.messages import N_


def title_of(experiment: Experiment) -> str:
    """Its own name, as long as that is true; without one, `Exclusive-or with 3 layers`."""
    name = truly_named(experiment).name
    if name:
        return _(name) if name in PRESETS.values() else name
    layers = len(experiment.network.layers)
    text = ngettext("{data} with {count} layer", "{data} with {count} layers", layers)
    return text.format(data=_data_name(experiment), count=layers)


def table_name(experiment: Experiment) -> str:
    """The name of the file that the data come from; empty where they come from none."""
    spec = experiment.data
    return spec.file_name if spec.kind == "table" else ""


def _data_name(experiment: Experiment) -> str:
    if experiment.data.kind == "table":
        return table_name(experiment) or _(N_("Pasted table"))
    return _(name_of(experiment.data.kind))
