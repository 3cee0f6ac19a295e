"""What Qt itself says on buttons, in menus and in dialogs, from our catalogue: Qt ships no Thai.

Native file dialogs are not Qt's: where the desktop brings its own, they speak the language of the system.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from playground.i18n import in_context, language
from playground.messages import NC_

CONTEXT = "Qt"
# Names of keys stay as they are printed on the keys.
KEYS = "QShortcut"
# As Qt looks them up, but for the "&" before the letter that Alt reaches: Thai has none.
QT_TEXTS = frozenset((
    # standard buttons
    NC_("Qt", "OK"), NC_("Qt", "Cancel"), NC_("Qt", "Close"), NC_("Qt", "Yes"), NC_("Qt", "No"),
    NC_("Qt", "Yes to All"), NC_("Qt", "No to All"), NC_("Qt", "Open"), NC_("Qt", "Save"), NC_("Qt", "Save All"),
    NC_("Qt", "Discard"), NC_("Qt", "Don't Save"), NC_("Qt", "Close without Saving"), NC_("Qt", "Apply"),
    NC_("Qt", "Reset"), NC_("Qt", "Restore Defaults"), NC_("Qt", "Help"), NC_("Qt", "Abort"), NC_("Qt", "Retry"),
    NC_("Qt", "Ignore"), NC_("Qt", "Show Details..."), NC_("Qt", "Hide Details..."),
    # menus of text fields and labels
    NC_("Qt", "Undo"), NC_("Qt", "Redo"), NC_("Qt", "Cut"), NC_("Qt", "Copy"), NC_("Qt", "Paste"), NC_("Qt", "Delete"),
    NC_("Qt", "Select All"), NC_("Qt", "Clear"), NC_("Qt", "Copy Link Location"), NC_("Qt", "Step up"),
    NC_("Qt", "Step down"), NC_("Qt", "Insert Unicode control character"), NC_("Qt", "Undo %1"), NC_("Qt", "Redo %1"),
    # scroll bars, tabs, panels, boxes
    NC_("Qt", "Scroll here"), NC_("Qt", "Top"), NC_("Qt", "Bottom"), NC_("Qt", "Left edge"), NC_("Qt", "Right edge"),
    NC_("Qt", "Page up"), NC_("Qt", "Page down"), NC_("Qt", "Page left"), NC_("Qt", "Page right"),
    NC_("Qt", "Scroll up"), NC_("Qt", "Scroll down"), NC_("Qt", "Scroll left"), NC_("Qt", "Scroll right"),
    NC_("Qt", "Float"), NC_("Qt", "Closes the dock widget"), NC_("Qt", "Undocks and re-attaches the dock widget"),
    NC_("Qt", "Open the combo box selection popup"), NC_("Qt", "More"), NC_("Qt", "Enter a value:"),
    NC_("Qt", "Press shortcut"), NC_("Qt", "Show this message again"),
    # the file dialog
    NC_("Qt", "Look in:"), NC_("Qt", "File name:"), NC_("Qt", "Files of type:"), NC_("Qt", "Directory:"),
    NC_("Qt", "Choose"), NC_("Qt", "Save As"), NC_("Qt", "Find Directory"), NC_("Qt", "Directories"),
    NC_("Qt", "Files"), NC_("Qt", "All Files (*)"), NC_("Qt", "Show "), NC_("Qt", "Show hidden files"),
    NC_("Qt", "Rename"), NC_("Qt", "Remove"), NC_("Qt", "New Folder"), NC_("Qt", "Create New Folder"),
    NC_("Qt", "Create a New Folder"), NC_("Qt", "Back"), NC_("Qt", "Go back"), NC_("Qt", "Forward"),
    NC_("Qt", "Go forward"), NC_("Qt", "Parent Directory"), NC_("Qt", "Go to the parent directory"),
    NC_("Qt", "List View"), NC_("Qt", "Change to list view mode"), NC_("Qt", "Detail View"),
    NC_("Qt", "Change to detail view mode"), NC_("Qt", "Sidebar"), NC_("Qt", "List of places and bookmarks"),
    NC_("Qt", "Recent Places"), NC_("Qt", "Computer"), NC_("Qt", "Drive"), NC_("Qt", "Folder"), NC_("Qt", "File"),
    NC_("Qt", "Unknown"), NC_("Qt", "Name"), NC_("Qt", "Size"), NC_("Qt", "Type"), NC_("Qt", "Date Modified"),
    NC_("Qt", "%1 already exists.\nDo you want to replace it?"),
    NC_("Qt", "%1\nFile not found.\nPlease verify the correct file name was given."),
    NC_("Qt", "%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    NC_("Qt", "Are you sure you want to delete '%1'?"), NC_("Qt", "Could not delete directory."),
    NC_("Qt", "'%1' is write protected.\nDo you want to delete it anyway?"),
    # what can be done with a control, as a screen reader asks
    NC_("Qt", "Press"), NC_("Qt", "Triggers the action"), NC_("Qt", "Toggle"), NC_("Qt", "Toggles the state"),
    NC_("Qt", "Increase"), NC_("Qt", "Increase the value"), NC_("Qt", "Decrease"), NC_("Qt", "Decrease the value"),
    NC_("Qt", "ShowMenu"), NC_("Qt", "Shows the menu"), NC_("Qt", "SetFocus"), NC_("Qt", "Sets the focus"),
))  # fmt: skip


class QtTexts(QTranslator):
    """Answers Qt's look-ups in the language that is set at that moment; in English Qt's own words stand."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        plain = source.replace("&", "")
        if language() == "en" or context == KEYS or plain not in QT_TEXTS:
            return None
        return in_context(CONTEXT, plain)

    def isEmpty(self) -> bool:
        return False
