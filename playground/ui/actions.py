"""Every action of the program in one table: its texts, its shortcut and its icon. The window says what each does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from playground.messages import N_
from playground.ui.texts import say
from playground.ui.theme.icons import give_icon
from playground.ui.theme.theme import theme


@dataclass(frozen=True)
class ActionRecord:
    """`shortcuts` in Qt's portable notation; `disabled` says why it cannot be done when it cannot."""

    key: str
    text: str
    tip: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    disabled: str = ""


NOTHING_TO_UNDO = N_("Nothing was changed yet.")
STOPPED = N_("The run has stopped: go back to an earlier step, reset it, or take another start.")
NOT_LOOKING_BACK = N_("Only while an earlier step is looked at: move the slider below the loss.")
NOT_THERE = N_("Only while an earlier step is shown: move the slider below the loss, and wait until it is computed.")
UNDER_WAY = N_("Pause the run first, or reset one that has stopped.")

ACTIONS = (
    ActionRecord("new", N_("New"), N_("Begin with the ready network again"), ("Ctrl+N",)),
    ActionRecord(
        "open",
        N_("Open…"),
        N_("Open a project (.playground), an experiment (.json) or your own data (.csv)"),
        ("Ctrl+O",),
        "folder-open",
    ),
    ActionRecord("save", N_("Save"), N_("Save the experiment and its trained network"), ("Ctrl+S",), "save"),
    ActionRecord(
        "save_as",
        N_("Save as…"),
        N_("Save under another name: as a project with the trained network, or the experiment alone"),
        ("Ctrl+Shift+S",),
    ),
    ActionRecord(
        "export",
        N_("Export weights…"),
        N_("Write the trained weights to a file: NumPy, PyTorch, ONNX, spreadsheet and others"),
        ("Ctrl+E",),
        "download",
    ),
    ActionRecord(
        "import",
        N_("Import weights…"),
        N_("Take over weights from a file (.npz, .safetensors, .json, .playground), into this network or as a new one"),
        ("Ctrl+I",),
    ),
    ActionRecord(
        "export_history",
        N_("Export history…"),
        N_("Write loss and gradients of the run, step by step, as a table (.csv)"),
    ),
    ActionRecord(
        "export_report",
        N_("Export report…"),
        N_("Write a page about the run: settings, curves, figures (.html)"),
    ),
    ActionRecord(
        "export_tensorboard",
        N_("Export for TensorBoard…"),
        N_("Write the run as an event file that TensorBoard opens"),
    ),
    ActionRecord("quit", N_("Quit"), N_("Close the program"), ("Ctrl+Q",)),
    ActionRecord(
        "undo",
        N_("Undo"),
        N_("Undo the last change: trained weights that it took away come back too"),
        ("Ctrl+Z",),
        "undo-2",
        disabled=NOTHING_TO_UNDO,
    ),
    ActionRecord(
        "redo",
        N_("Redo"),
        N_("Do the undone change again"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo-2",
        disabled=N_("Nothing was undone."),
    ),
    ActionRecord("draw", N_("Draw data…"), N_("Draw points of your own on the plane"), ("Ctrl+D",)),
    ActionRecord("paste", N_("Paste data"), N_("Train with the table that was copied from a spreadsheet"), ("Ctrl+V",)),
    ActionRecord("add_layer", N_("Add layer"), N_("Add a dense layer after the selected one"), ("Ctrl+L",), "plus"),
    ActionRecord("remove_layer", N_("Remove layer"), N_("Remove the selected layer"), ("Ctrl+Backspace",), "trash-2"),
    ActionRecord("train", N_("Train"), N_("Train or pause"), ("Space",), "play", disabled=STOPPED),
    ActionRecord("step", N_("Step"), N_("One update from one batch"), (".",), "step-forward", disabled=UNDER_WAY),
    ActionRecord(
        "epoch",
        N_("Epoch"),
        N_("Use every training sample once"),
        ("Shift+.", ">"),
        "skip-forward",
        disabled=UNDER_WAY,
    ),
    ActionRecord(
        "reset",
        N_("Reset"),
        N_(
            "The same start again: the same first weights, the same order of batches. Undo brings back what was trained"
        ),
        ("Ctrl+R",),
        "rotate-ccw",
    ),
    ActionRecord(
        "new_start",
        N_("New start"),
        N_("Another start: draw other first weights with a new seed. Undo brings back what was trained"),
        ("Ctrl+Shift+R",),
        "dices",
    ),
    ActionRecord(
        "class_view",
        N_("What the class sees…"),
        N_("Choose the panels and controls that are shown in projector mode, and save the choice as a view"),
        ("Ctrl+Shift+F11",),
        "presentation",
    ),
    ActionRecord(
        "enlarge",
        N_("Enlarge the panel"),
        N_("Show the panel with the keyboard, or the network, over the whole window; or double-click its title"),
        ("F9",),
        "maximize-2",
        True,
    ),
    ActionRecord(
        "shrink",
        N_("All panels again"),
        N_("Show all panels again, as they were (Esc)"),
        disabled=N_("No panel is enlarged."),
    ),
    ActionRecord(
        "look_at_now",
        N_("Back to now"),
        N_("Show the newest step of the run again"),
        icon="skip-forward",
        disabled=NOT_LOOKING_BACK,
    ),
    ActionRecord(
        "go_on",
        N_("Go on from here"),
        N_("Continue from the step that is shown, as Train does too. Undo brings back what came after it"),
        icon="history",
        disabled=NOT_THERE,
    ),
    ActionRecord(
        "summary",
        N_("Say where the run stands"),
        N_("State, loss and accuracy in a few sentences: shown, and spoken by a screen reader"),
        ("Ctrl+Shift+L",),
    ),
    ActionRecord(
        "halo",
        N_("Ring around the pointer"),
        N_("A ring follows the mouse, so that a class sees where you point"),
        ("Ctrl+Shift+H",),
        checkable=True,
    ),
    ActionRecord(
        "show_keys",
        N_("Show the keys"),
        N_("The keys you press are shown for a moment"),
        ("Ctrl+Shift+K",),
        checkable=True,
    ),
    ActionRecord("larger", N_("Larger type"), N_("Show all type larger"), ("Ctrl++", "Ctrl+=")),
    ActionRecord("smaller", N_("Smaller type"), N_("Show all type smaller"), ("Ctrl+-",)),
    ActionRecord("usual_size", N_("Usual size of type"), N_("Show all type in its usual size"), ("Ctrl+0",)),
    ActionRecord("restore", N_("Restore arrangement"), N_("Put every panel back to its place")),
    ActionRecord(
        "calm",
        N_("Reduce motion"),
        N_("Panels jump to their places instead of gliding, as they do where the system asks for it"),
        checkable=True,
    ),
    ActionRecord(
        "projector",
        N_("Projector mode"),
        N_("Large type and thick lines for the back row"),
        ("F11",),
        "presentation",
        True,
    ),
    ActionRecord("next_panel", N_("Next panel"), N_("Take the keyboard to the next panel"), ("F6",)),
    ActionRecord("previous_panel", N_("Previous panel"), N_("Take the keyboard to the panel before"), ("Shift+F6",)),
    ActionRecord(
        "find", N_("Find a command…"), N_("Find every command and every setting by its name"), ("Ctrl+K",), "search"
    ),
    ActionRecord("shortcuts", N_("Keyboard shortcuts"), N_("Every key and what it does"), ("Ctrl+/",), "keyboard"),
    ActionRecord("guide", N_("First steps"), N_("How to begin, step by step"), ("F1",)),
    ActionRecord("about", N_("About"), N_("What this program is, and its version")),
)

REASONS = {record.key: record.disabled for record in ACTIONS if record.disabled}


def make_actions(parent: QObject) -> dict[str, QAction]:
    """One `QAction` for each record, with `parent`; not yet connected to anything."""
    return {record.key: _action(record, parent) for record in ACTIONS}


def tint(actions: dict[str, QAction]) -> None:
    """Draw the icons in the colour of the theme; that of Train says what the run does, and the top bar draws it."""
    for record in ACTIONS:
        if record.icon and record.key != "train":
            give_icon(actions[record.key], record.icon, theme().tokens)


def _action(record: ActionRecord, parent: QObject) -> QAction:
    action = QAction(parent)
    say(action, text=record.text, tip=record.tip)
    action.setObjectName(record.key)
    action.setCheckable(record.checkable)
    action.setShortcuts([QKeySequence(keys) for keys in record.shortcuts])
    return action
