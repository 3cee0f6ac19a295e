"""What a command leaves behind about a run as a whole: an event file for TensorBoard, a page."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from playground.cli.experiment import Opened
from playground.datasets.prepared import PreparedData
from playground.document.atomic import replace_file
from playground.document.presets import truly_named
from playground.export.history import RunHistory
from playground.export.report.page import report_html
from playground.export.report.report import RunReport
from playground.export.tensorboard import LoggedRun, write_events
from playground.training.divergence import explain
from playground.training.run import Run
from playground.training.snapshot import Figures


def write_accounts(
    options: argparse.Namespace, opened: Opened, data: PreparedData, run: Run, figures: Figures
) -> tuple[str, ...]:
    """Write those that were asked for; the names of the files. UserError where that is not possible."""
    return tuple(str(path) for path in _written(options, opened, data, run, figures))


def _written(
    options: argparse.Namespace, opened: Opened, data: PreparedData, run: Run, figures: Figures
) -> Iterator[Path]:
    state, network, experiment = run.state, run.program.network, opened.experiment
    history = RunHistory.of_run(run, figures)
    if options.tensorboard is not None:
        gradient = state.gradient if state.step else None
        yield write_events(
            options.tensorboard, LoggedRun(experiment, history, network, state.parameters, gradient, state.step)
        )
    if options.report is not None:
        report = RunReport(
            title=truly_named(experiment).name or Path(options.file).stem,
            experiment=experiment,
            network=network,
            data=data,
            history=history,
            epoch=state.epoch,
            figures=figures,
            made=datetime.now().astimezone(),
            stages=opened.stages,
            remark=None if state.divergence is None else explain(state.divergence, run.program).message,
        )
        replace_file(options.report, report_html(report).encode())
        yield options.report
