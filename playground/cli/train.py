"""`playground train FILE`: trains without a window, on this very thread, with the numbers the window would get."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np

from playground.cli.accounts import write_accounts
from playground.cli.arguments import Command, UsageError, number, positive_integer, whole_number
from playground.cli.engine import engine
from playground.cli.experiment import Opened, add_file, open_file
from playground.cli.history import History
from playground.cli.interrupt import INTERRUPTED, Interrupt
from playground.cli.loop import Goal, train
from playground.cli.progress import Progress
from playground.cli.report import Outcome, show, show_json
from playground.cli.terminal import say
from playground.cli.weights import read_weights
from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment
from playground.document.problems import check
from playground.export.formats import FORMATS, format_of, write_weights
from playground.export.trained import TrainedNetwork
from playground.i18n import _
from playground.messages import N_, UserError, message
from playground.projects.files import ENDING, Project, is_project, write_project
from playground.training import pieces
from playground.training.divergence import explain
from playground.training.evaluations import EvaluationMemory, EveryEpoch
from playground.training.figures import figures
from playground.training.headless import headless_run
from playground.training.run import Run
from playground.training.start import network_of

DEFAULT_STEPS = 1000
# How far to go for a loss where no limit is given.
STEPS_FOR_LOSS = 1_000_000
EXIT_CODES = {"steps": 0, "reached": 0, "interrupted": INTERRUPTED, "diverged": 1, "not reached": 1}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--steps", type=positive_integer, metavar="N", help=_(N_("how many steps to take (default 1000)"))
    )
    length.add_argument("--epochs", type=positive_integer, metavar="N", help=_(N_("how many epochs to take")))
    parser.add_argument(
        "--until-loss",
        type=number,
        metavar="X",
        help=_(N_("stop at the end of the first epoch with a training loss of at most X")),
    )
    parser.add_argument("--seed", type=whole_number, metavar="S", help=_(N_("seed of the run, instead of the file's")))
    parser.add_argument(
        "--weights-in",
        type=Path,
        metavar="W",
        help=_(N_("start from the weights in this file: .npz, .safetensors, .json or a project")),
    )
    parser.add_argument(
        "--export",
        type=Path,
        action="append",
        default=[],
        metavar="OUT",
        help=_(
            N_("write the weights to this file, in the format of its ending ({endings}); may be given several times")
        ).format(endings=", ".join(record.ending for record in FORMATS)),
    )
    parser.add_argument(
        "--save", type=Path, metavar="P.playground", help=_(N_("keep the run in this project, to go on from there"))
    )
    parser.add_argument("--history", type=Path, metavar="H.csv", help=_(N_("write one row a step to this table")))
    parser.add_argument(
        "--tensorboard", type=Path, metavar="DIR", help=_(N_("write an event file for TensorBoard into this folder"))
    )
    parser.add_argument("--report", type=Path, metavar="R.html", help=_(N_("write a page about the run to this file")))
    quiet = _(N_("say nothing but what went wrong, and the result where --json asks for it"))
    parser.add_argument("--quiet", action="store_true", help=quiet)
    parser.add_argument("--json", action="store_true", help=_(N_("give the result as JSON")))


def run(options: argparse.Namespace) -> int:
    """Train, write what was asked for (after Ctrl-C and divergence too), and say how it went."""
    opened = _opened(options)
    _check_outputs(options)
    data = opened.data()
    trainee = _begin(options, opened, data)
    begin = perf_counter()
    stopped = _train(options, trainee)
    seconds = perf_counter() - begin
    with np.errstate(all="ignore"):  # a run that diverged
        final = pieces.complete(figures(trainee, data.encoding))
    files = _write(options, opened, data, trainee) + write_accounts(options, opened, data, trainee, final)
    if options.json or not options.quiet:
        outcome = Outcome(stopped, trainee.state.step, trainee.state.epoch, seconds, final, files)
        (show_json if options.json else show)(outcome)
    _complain(options, stopped, trainee)
    return EXIT_CODES[stopped]


def _check_outputs(options: argparse.Namespace) -> None:
    """Refuse before the work what could not be written after it."""
    for path in options.export:
        try:
            format_of(path)
        except UserError as error:
            raise UsageError("{problem}", problem=error.message) from error
    if options.save is not None and not is_project(options.save):
        raise UsageError(
            N_("{path} cannot be a project: its name has to end in {ending}."), path=str(options.save), ending=ENDING
        )
    for path in filter(None, [*options.export, options.history, options.report]):
        if path.resolve() == options.file.resolve():
            raise UsageError(N_("{path} is what is trained: give what is written another name."), path=str(path))
    for path in [*_outputs(options), *filter(None, [options.tensorboard, options.report])]:
        if not path.resolve().parent.is_dir():
            raise UserError(
                N_("{path} cannot be written: there is no folder {folder}."), path=str(path), folder=str(path.parent)
            )
        if not os.access(path.resolve().parent, os.W_OK):
            raise UserError(N_("{path} cannot be written: its folder can only be read."), path=str(path))


def _opened(options: argparse.Namespace) -> Opened:
    """What to train; a project goes on from its step, but not with another seed or with other weights."""
    opened = open_file(options.file)
    if options.seed is not None:
        return replace(opened, experiment=_with_seed(opened, options.seed), checkpoint=None)
    return replace(opened, checkpoint=None) if options.weights_in is not None else opened


def _with_seed(opened: Opened, seed: int) -> Experiment:
    changed = replace(opened.experiment, training=replace(opened.experiment.training, seed=seed))
    try:
        check(changed, opened.base)
    except UserError as error:
        raise UsageError(N_("--seed: {problem}"), problem=error.message) from error
    return changed


def _begin(options: argparse.Namespace, opened: Opened, data: PreparedData) -> Run:
    """The run before the first step that is asked for."""
    weights = options.weights_in
    parameters = read_weights(weights, network_of(opened.experiment, data)) if weights else None
    memory = opened.checkpoint.evaluations if opened.checkpoint else EvaluationMemory()
    every_epoch = options.history is not None or options.until_loss is not None
    return headless_run(
        opened.experiment,
        data,
        parameters=parameters,
        checkpoint=opened.checkpoint,
        evaluations=EveryEpoch.of(memory) if every_epoch else None,
        factory=engine(),
    )


def _train(options: argparse.Namespace, trainee: Run) -> str:
    goal = Goal(_steps(options, trainee), options.until_loss)
    with ExitStack() as stack:
        interrupt = stack.enter_context(Interrupt())
        progress = stack.enter_context(Progress(sys.stderr, goal.steps, hidden=options.quiet))
        history = None
        if options.history:
            history = stack.enter_context(History(options.history, trainee.program.network.layers))
        return train(trainee, goal, interrupt, progress, history)


def _steps(options: argparse.Namespace, trainee: Run) -> int:
    if options.epochs:
        return trainee.steps_to_epoch_end() + (int(options.epochs) - 1) * trainee.steps_in_epoch
    return int(options.steps or (DEFAULT_STEPS if options.until_loss is None else STEPS_FOR_LOSS))


def _write(options: argparse.Namespace, opened: Opened, data: PreparedData, trainee: Run) -> tuple[str, ...]:
    """Write all that was asked for; the names of the files."""
    state, experiment, network = trainee.state, opened.experiment, trainee.program.network
    trained = TrainedNetwork.of(experiment, network, data, state.parameters, state.step, state.epoch, opened.stages)
    for path in options.export:
        write_weights(trained, path)
    if options.save is not None:
        before = opened.checkpoint
        is_drawn = options.weights_in is None and (before is None or before.is_drawn)
        moment = trainee.capture(experiment, is_drawn=is_drawn, hand_steps=before.hand_steps if before else ())
        checkpoint = replace(moment, stages=opened.stages)
        write_project(Project(experiment, checkpoint), options.save, opened.base)
    return tuple(str(path) for path in _outputs(options))


def _outputs(options: argparse.Namespace) -> list[Path]:
    """The files to write."""
    return [*options.export, *filter(None, [options.save, options.history])]


def _complain(options: argparse.Namespace, stopped: str, trainee: Run) -> None:
    """Say on stderr why the run did not come as far as was asked."""
    if trainee.state.divergence is not None:
        say(explain(trainee.state.divergence, trainee.program).message)
    elif stopped == "not reached":
        say(
            message(
                N_("The training loss did not fall to {loss} within {steps} steps."),
                loss=f"{options.until_loss:g}",
                steps=f"{trainee.state.step:,}",
            )
        )
    elif stopped == "interrupted":
        say(message(N_("Stopped by Ctrl-C at step {step}."), step=f"{trainee.state.step:,}"))


COMMAND = Command("train", N_("Train an experiment without a window."), add_arguments, run)
