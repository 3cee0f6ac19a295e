"""The views of the output card, and which of them the data allow."""

from __future__ import annotations

from playground.datasets.prepared import PreparedData
from playground.messages import N_
from playground.ui.charts.view_tabs import View

VIEWS = (
    View("map", N_("Map"), N_("Output map"), N_("What the network says about every point of the input plane")),
    View("curve", N_("Curve"), N_("Fitted curve"), N_("What the network says for every value of its input")),
    View(
        "confusion",
        N_("Classes"),
        N_("Right and wrong by class"),
        N_("How many samples of each class are taken for which"),
    ),
    View(
        "scatter",
        N_("Predictions"),
        N_("Predicted against true"),
        N_("The predicted value of each sample against its true value"),
    ),
    View(
        "hidden",
        N_("Hidden space"),
        N_("Hidden space"),
        N_("The training samples as a layer sees them: training pulls the classes apart"),
    ),
    View("mistakes", N_("Mistakes"), N_("Worst mistakes"), N_("The wrong test samples the network is surest of")),
)
REGIONS = {1: "curve", 2: "map"}


def kinds_for(data: PreparedData) -> tuple[str, ...]:
    """The keys of the views that there are for these data, the most usual first."""
    region = REGIONS.get(data.dataset.inputs.shape[1])
    on_data = "scatter" if data.encoding == "value" else "confusion"
    if region is not None:
        return region, "hidden", on_data
    pictures = data.dataset.image_shape is not None and data.encoding != "value"
    return (on_data, "hidden", "mistakes") if pictures else (on_data, "hidden")


def signature(data: PreparedData) -> object:
    """Where this stays the same, what was drawn of older data may stay until there is something newer."""
    dataset = data.dataset
    return dataset.inputs.shape[1], dataset.input_names, dataset.class_names, dataset.image_shape, data.encoding
