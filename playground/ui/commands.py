"""What each action does: the table of actions meets the window here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from playground import __version__
from playground.i18n import _, plain_text
from playground.messages import N_, message
from playground.training.snapshot import RunState, Snapshot
from playground.ui.canvas import layer_edits
from playground.ui.finder.command import Command
from playground.ui.finder.finder import Finder
from playground.ui.focus.panels import PanelWalk
from playground.ui.summary import run_summary
from playground.ui.theme.icons import pixmap
from playground.ui.theme.scale import larger, scales, smaller
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

# Windows that stay open beside the work. Loaded once they are asked for: the window is there before.
WINDOWS = {
    "class_view": ("playground.ui.classroom.class_view_dialog", "ClassViewDialog"),
    "shortcuts": ("playground.ui.shortcuts.window", "ShortcutsWindow"),
    "guide": ("playground.ui.guide", "GuideWindow"),
}
ABOUT = 56  # pixels of the sign of the program


class Commands(QObject):
    """Connects every action of the window and keeps the actions enabled only while they can do something."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workbench = window.workbench
        stack = self._workbench.undo_stack
        self._finder = Finder(window, self._findable)
        self._walk = PanelWalk()
        self._windows: dict[str, QWidget] = {}
        self._state: RunState | None = None
        for key, slot in self._slots().items():
            window.action(key).triggered.connect(slot)
        stack.canUndoChanged.connect(window.action("undo").setEnabled)
        stack.canRedoChanged.connect(window.action("redo").setEnabled)
        window.enlarging.changed.connect(self._follow_panel)
        self._follow_panel()
        window.action("undo").setEnabled(False)
        window.action("redo").setEnabled(False)
        self._workbench.past.changed.connect(self._follow_past)
        self._follow_past(False)
        self._workbench.snapshot_taken.connect(self._follow_state)

    def _slots(self) -> dict[str, Callable[..., object]]:
        """What each action calls, by its key."""
        window, workbench = self._window, self._workbench
        return {
            "new": window.files.new,
            "open": window.files.ask_open,
            "save": window.files.save,
            "save_as": window.files.ask_save_as,
            "export": window.exports.ask,
            "import": window.imports.ask,
            "export_history": window.run_files.ask_history,
            "export_report": window.run_files.ask_report,
            "export_tensorboard": window.run_files.ask_tensorboard,
            "quit": window.close,
            "undo": workbench.undo_stack.undo,
            "redo": workbench.undo_stack.redo,
            "paste": self.paste,
            "draw": window.draw,
            "add_layer": self.add_layer,
            "remove_layer": self.remove_layer,
            "train": self.toggle_training,
            "step": workbench.step,
            "epoch": workbench.epoch,
            "reset": workbench.reset,
            "new_start": workbench.new_start,
            "go_on": workbench.past.go_on,
            "look_at_now": workbench.past.look_at_now,
            "restore": window.restore_arrangement,
            "projector": window.projector.switch,
            "class_view": self.choose_class_view,
            "enlarge": window.enlarging.toggle_here,
            "shrink": window.enlarging.go_back,
            "halo": window.halo.switch,
            "show_keys": window.key_display.switch,
            "calm": window.show_motion,
            "summary": self.say_summary,
            "next_panel": self.next_panel,
            "previous_panel": self.previous_panel,
            "larger": self.larger,
            "smaller": self.smaller,
            "usual_size": self.usual_size,
            "find": self._finder.toggle,
            "shortcuts": self.list_shortcuts,
            "guide": self.show_guide,
            "about": self.about,
        }

    def toggle_training(self) -> None:
        if self._workbench.running:
            self._workbench.session.pause()
        else:
            self._workbench.train()

    def paste(self) -> None:
        # an empty clipboard may have no content at all, not even an empty one
        self._window.take(QApplication.clipboard().mimeData() or QMimeData())

    def add_layer(self) -> None:
        layer_edits.add_layer(self._workbench, layer_edits.place_for_new_layer(self._workbench))

    def remove_layer(self) -> None:
        layer_edits.remove_layer(self._workbench, self._workbench.selection.layer)

    def larger(self) -> None:
        self._show_size(larger(theme().scale, projector=theme().is_projector))

    def smaller(self) -> None:
        self._show_size(smaller(theme().scale, projector=theme().is_projector))

    def usual_size(self) -> None:
        self._show_size(scales(theme().is_projector)[0])

    def _show_size(self, percent: int) -> None:
        if percent != theme().scale:
            theme().set_scale(percent)
        self._workbench.said.emit(message(N_("Type at {percent} %"), percent=percent))

    def choose_class_view(self) -> None:
        self._bring_up("class_view")

    def say_summary(self) -> None:
        self._window.toast.show_text(run_summary(self._workbench.snapshot))

    def next_panel(self) -> None:
        self._walk.go(self._window.panels, forward=True)

    def previous_panel(self) -> None:
        self._walk.go(self._window.panels, forward=False)

    def _findable(self) -> list[Command]:
        # imported once it is needed: it knows every panel, and the window is there before they are loaded
        from playground.ui.finder.gather import commands_of

        return commands_of(self._window)

    def list_shortcuts(self) -> None:
        self._bring_up("shortcuts")

    def show_guide(self) -> None:
        self._bring_up("guide")

    def _bring_up(self, key: str) -> None:
        """Show one of `WINDOWS` in front of all others."""
        if key not in self._windows:
            module, name = WINDOWS[key]
            self._windows[key] = getattr(import_module(module), name)(self._window)
        shown = self._windows[key]
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def about(self) -> None:
        name = _(N_("Neural-network playground {version}")).format(version=__version__)
        text = _(N_("Build a small network, train it, and see what learning is."))
        more = _(N_("Free software under the MIT licence. It opens no network connection."))
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(plain_text(_(N_("About"))))
        box.setIconPixmap(pixmap("playground", "", ABOUT))
        box.setText(f"<b>{name}</b>")
        box.setInformativeText(f"<p>{text}</p><p>{more}</p>")
        box.open()

    def _follow_panel(self) -> None:
        window, is_large = self._window, bool(self._window.enlarging.key)
        window.action("shrink").setEnabled(is_large)
        window.action("enlarge").setChecked(is_large)

    def _follow_state(self, snapshot: Snapshot) -> None:
        is_there = snapshot.look_back is not None and snapshot.look_back.progress == 1
        self._window.action("go_on").setEnabled(self._workbench.past.is_shown and is_there)
        self._window.action("look_at_now").setEnabled(self._workbench.past.is_elsewhere)
        if snapshot.state is self._state:
            return
        self._state = snapshot.state
        steady = snapshot.state not in (RunState.RUNNING, RunState.FAILED)
        for key in ("step", "epoch"):
            self._window.action(key).setEnabled(steady)

    def _follow_past(self, is_shown: bool) -> None:
        self._window.action("look_at_now").setEnabled(is_shown)
        if not is_shown:
            self._window.action("go_on").setEnabled(False)  # otherwise as soon as the step is there
