"""The one place where the window's parts meet: the document with its undo stack, the session, the selection.

Data flows one way: a gesture calls `edit` with a pure edit; the undo stack swaps two experiments; the session is told;
its snapshots are pulled by the heartbeat and handed to the views by `snapshot_taken`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from playground.document import edits
from playground.document.class_view import MOST_VIEWS, ClassView, with_view
from playground.document.experiment import Experiment
from playground.document.presets import truly_named
from playground.document.problems import check
from playground.engine.network import Floats
from playground.i18n import _
from playground.messages import N_, Message, UserError
from playground.training.checkpoint import Checkpoint
from playground.training.insight import InsightWants, together
from playground.training.session import Session
from playground.training.snapshot import Snapshot, Wants
from playground.ui import selection as selections
from playground.ui.past import Past
from playground.ui.selection import Selection
from playground.ui.undo import StartAgain, SwapExperiment, TakeWeights, UndoStack

Edit = Callable[..., Experiment]


class Workbench(QObject):
    """Document, session and selection of one window. All methods run on the window's thread and return at once."""

    experiment_changed = Signal(object)  # Experiment
    snapshot_taken = Signal(object)  # Snapshot
    selection_changed = Signal(object)  # Selection
    said = Signal(object)  # Message: a sentence for the user that needs no answer
    opened = Signal(object)  # int: another document is open, whose file has so many steps of its run
    file_changed = Signal(object)  # Path | None
    own_data_wanted = Signal(str)  # the kind of data that the user wants to bring: "table" or "points"
    picture_asked = Signal(object)  # PictureRequest
    views_changed = Signal()  # what a class sees, saved under names
    unit_hovered = Signal(object)  # (layer, unit) under the mouse in the network view, or None

    def __init__(self, experiment: Experiment, base: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.experiment = experiment
        self.base = base
        self.path: Path | None = None
        self.former_path: Path | None = None  # of a document that was recovered
        self.last_folder: Path | None = None  # from which or into which a file was chosen last
        self.views: tuple[ClassView, ...] = ()
        self.selection = selections.layer(0)
        self.snapshot: Snapshot | None = None
        self.undo_stack = UndoStack(self)
        self.session = Session(experiment, base, start=False)
        self.past = Past(self)
        self._wants: dict[str, Wants] = {}
        self._insight_wants: dict[str, InsightWants] = {}

    # -- the document -----------------------------------------------------------------------------------------------

    def attempt(self, edit: Edit, *arguments: object, **settings: object) -> Experiment | Message:
        """What an edit would give, without doing it: the new experiment, or the sentence that says why not."""
        try:
            new = truly_named(edit(self.experiment, *arguments, **settings))
            check(new, self.base)
        except UserError as error:
            return error.message
        return new

    def edit(self, text: str, edit: Edit, *arguments: object, key: str = "", **settings: object) -> Message | None:
        """Do a pure edit, undoably. `text` is the translated name of the step, `key` merges repeats of one gesture.

        Returns None when done; when it is impossible nothing changes and the sentence that says why is returned.
        """
        new = self.attempt(edit, *arguments, **settings)
        if isinstance(new, Message):
            return new
        if new != self.experiment:
            self.past.go_on()
            self.undo_stack.push(SwapExperiment(self, new, text, key))
        return None

    def edit_or_say(self, text: str, edit: Edit, *arguments: object, key: str = "", **settings: object) -> bool:
        """`edit`, with a refusal shown to the user; returns whether it was done."""
        refusal = self.edit(text, edit, *arguments, key=key, **settings)
        if refusal is not None:
            self.said.emit(refusal)
        return refusal is None

    def show_experiment(self, experiment: Experiment, *, keep: int | None, restore: int | None) -> None:
        """Make `experiment` the one that is open: called by the undo stack alone. `Session.apply` has the tokens."""
        self.past.leave()
        self.experiment = experiment
        self.session.apply(experiment, keep=keep, restore=restore)
        self._keep_selection_valid()
        self.experiment_changed.emit(experiment)

    def display(self, experiment: Experiment) -> None:
        """Show an experiment that the session knows already."""
        if experiment != self.experiment:
            self.experiment = experiment
            self._keep_selection_valid()
            self.experiment_changed.emit(experiment)

    def show_weights(self, experiment: Experiment, parameters: Floats, *, keep: int | None) -> None:
        """Make `experiment` the one that is open, with these weights: called by the undo stack alone."""
        self.past.leave()
        self.experiment = experiment
        self.session.begin_with(experiment, parameters, keep=keep)
        self._keep_selection_valid()
        self.experiment_changed.emit(experiment)

    def open_experiment(
        self, experiment: Experiment, path: Path | None, base: Path | None, checkpoint: Checkpoint | None = None
    ) -> None:
        """Replace the document by another one, whose run goes on from `checkpoint`; nothing can be undone any more."""
        self.undo_stack.clear()
        self.undo_stack.setClean()  # an empty stack that was not clean stays so when it is cleared
        self.path, self.former_path = path, None
        self.last_folder = path.parent if path else self.last_folder
        self._open(experiment, base, checkpoint, checkpoint.step if checkpoint else 0)

    def recover_experiment(
        self, experiment: Experiment, former: Path | None, base: Path | None, checkpoint: Checkpoint | None
    ) -> None:
        """Open what was in no file when the program ended; `former` is the file that was open then."""
        self.undo_stack.clear()
        self.undo_stack.resetClean()
        self.path, self.former_path = None, former
        self._open(experiment, base, checkpoint, saved_step=0)

    def _open(self, experiment: Experiment, base: Path | None, checkpoint: Checkpoint | None, saved_step: int) -> None:
        self.past.arrive()
        self.past.leave()
        self.base = base
        self.session.open(experiment, base, checkpoint)
        self.experiment = experiment
        self.opened.emit(saved_step)
        self.select(selections.layer(0))
        self.experiment_changed.emit(experiment)
        self.file_changed.emit(self.path)

    @property
    def folder(self) -> Path:
        """Where to begin to look for a file, or to put one."""
        return self.last_folder or (self.path.parent if self.path else Path.home())

    def needs(self, path: Path | None) -> bool:
        """Whether the document that is open is in this file, or its data are."""
        data = self.experiment.data
        table = (self.base or Path()) / data.path if data.kind == "table" and data.path else None
        needed = [file for file in (self.path, table) if file is not None and file.exists()]
        return path is not None and any(file.samefile(path) for file in needed)

    def show_views(self, views: tuple[ClassView, ...]) -> None:
        """These are the saved views of what a class sees; a project is saved with them."""
        if views != self.views:
            self.views = views
            self.views_changed.emit()

    def add_views(self, views: tuple[ClassView, ...]) -> None:
        """Those of a project that was opened come to the others; of two with one name, the project's stays."""
        together = self.views
        for view in views:
            together = with_view(together, view)
        self.show_views(together[-MOST_VIEWS:])

    def saved_as(self, path: Path) -> None:
        """The document is in this file from now on."""
        self.path, self.former_path = path, None
        self.last_folder = path.parent
        self.file_changed.emit(path)

    def take_weights(self, text: str, experiment: Experiment, parameters: Floats) -> None:
        """Train on from parameters (p,) that come from elsewhere, undoably. `text` is the translated name of the step.

        experiment  the one that is open, or one with another network for the same data
        """
        self.past.go_on()
        self.undo_stack.push(TakeWeights(self, experiment, parameters, text))

    # -- the selection ----------------------------------------------------------------------------------------------

    def select(self, selection: Selection) -> None:
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit(selection)

    def _keep_selection_valid(self) -> None:
        """What is gone gives way to the nearest; the inspector does the same for a weight or a bias."""
        layers, chosen = self.experiment.network.layers, self.selection
        if chosen.layer >= len(layers):
            self.select(selections.layer(len(layers) - 1))
        elif chosen.kind == "unit":
            self.select(replace(chosen, unit=min(chosen.unit, layers[chosen.layer].units - 1)))

    # -- the run ----------------------------------------------------------------------------------------------------

    def want(self, view: str, wants: Wants | None) -> None:
        """What one view needs computed while it is visible; None when it is hidden."""
        if wants is None:
            self._wants.pop(view, None)
        else:
            self._wants[view] = wants
        self._tell_wants()

    def want_insight(self, view: str, wants: InsightWants | None) -> None:
        """Which looks inside the network one view needs while it is visible; None when it is hidden."""
        if wants is None:
            self._insight_wants.pop(view, None)
        else:
            self._insight_wants[view] = wants
        self._tell_wants()

    def _tell_wants(self) -> None:
        everything = self._wants.values()
        self.session.want(
            Wants(
                output=any(w.output for w in everything),
                unit_maps=any(w.unit_maps for w in everything),
                output_resolution=max((w.output_resolution for w in everything if w.output), default=100),
                unit_resolution=max((w.unit_resolution for w in everything if w.unit_maps), default=24),
                insight=together(self._insight_wants.values()),
                on_data=any(w.on_data for w in everything),
            )
        )

    def pull(self) -> None:
        """Take the newest snapshot, when there is one: called by the heartbeat."""
        snapshot = self.session.take()
        if snapshot is None:
            return
        fresh = self.snapshot is None or self.snapshot.number != snapshot.number
        self.snapshot = snapshot
        self.past.follow(snapshot)
        if fresh:
            self.snapshot_taken.emit(snapshot)
        for notice in snapshot.notices:
            self.said.emit(notice)

    @property
    def running(self) -> bool:
        """Whether the run moves, or will as soon as the engine is ready."""
        return self.snapshot is not None and self.snapshot.goes_on

    def train(self) -> None:
        """Move without end, from the step that is shown."""
        self.past.go_on()
        self.session.train()

    def step(self) -> None:
        self.past.go_on()
        self.session.step()

    def epoch(self) -> None:
        self.past.go_on()
        self.session.epoch()

    def reset(self) -> None:
        """The same start again; undoable where there is anything to lose."""
        is_untouched = self.snapshot is None or (self.snapshot.is_untouched and not self.past.is_elsewhere)
        self.past.look_at_now()
        if is_untouched:
            self.session.reset()
        else:
            self.undo_stack.push(StartAgain(self, _(N_("Reset"))))

    def new_start(self) -> None:
        """Another seed: other first weights and another order of batches; undoable."""
        self.past.look_at_now()
        self.edit_or_say(_(N_("New start")), edits.new_seed)

    def close(self) -> None:
        self.session.close()
