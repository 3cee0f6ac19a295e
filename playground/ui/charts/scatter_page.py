"""Predicted against true values."""

from __future__ import annotations

from playground.training.snapshot import Wants
from playground.ui.charts.legend import Legend
from playground.ui.charts.output_page import OutputPage
from playground.ui.charts.scatter_view import ScatterView


class ScatterPage(OutputPage):
    names_samples = True
    computed = Wants(output=True, unit_maps=False, on_data=True)

    def __init__(self, legend: Legend) -> None:
        super().__init__(ScatterView(), legend)
