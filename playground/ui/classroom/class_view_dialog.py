"""The dialog What the class sees: a box for every panel and group of controls; named, the choice becomes a view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.document.class_view import CONTROLS, LONGEST_NAME, MOST_VIEWS, PANELS
from playground.messages import N_
from playground.ui.classroom.class_views import WHAT_IS_OPEN, WHAT_IS_OPEN_TIP
from playground.ui.texts import say, set_role
from playground.ui.theme.theme import theme
from playground.ui.widgets.scrolling import scrolling
from playground.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

TITLE_BAR = 40
# what a teacher may want while the dialog has the keyboard
ACTIONS = ("projector", "class_view", "halo", "show_keys", "larger", "smaller", "usual_size")
# what each part is called
NAMES = {
    "network": N_("Network"),
    "output": N_("Output"),
    "loss": N_("Loss"),
    "gradient": N_("Gradient"),
    "palette": N_("Palette"),
    "layers": N_("Layers"),
    "inspector": N_("Inspector"),
    "menus": N_("Menus"),
    "run": N_("Train, Step, Epoch, Reset"),
    "speed": N_("Speed"),
    "numbers": N_("Numbers of the run"),
    "history": N_("Undo and Redo"),
    "language": N_("Language"),
    "status": N_("Sentence about the run"),
    "links": N_("What links show"),
    "legend": N_("Legend of the network"),
    "chart_buttons": N_("Buttons inside the charts"),
}
TIP = N_("Whether the class sees it; nothing that the run has given is lost by hiding")


class ClassViewDialog(QDialog):
    """Stays open beside the work; in projector mode the class sees every change at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        say(self, window_title=N_("What the class sees"))
        self._window = window
        self._projector = window.projector
        self.what_is_open = say(Switch(), text=WHAT_IS_OPEN, name=WHAT_IS_OPEN, tip=WHAT_IS_OPEN_TIP)
        self.boxes = {part: self._box(part) for part in (*PANELS, *CONTROLS)}
        self.saved = say(
            QComboBox(),
            name=N_("Saved views"),
            tip=N_("The views that are saved"),
            placeholder=N_("No view is saved yet"),
        )
        self.show_button = say(QPushButton(), text=N_("Show"), tip=N_("Let the class see this view"))
        self.delete_button = say(QPushButton(), text=N_("Delete"), tip=N_("Forget this view"))
        self.name = say(
            QLineEdit(),
            name=N_("Name of the view"),
            placeholder=N_("Name of the view"),
            tip=N_("What the view is to be called"),
        )
        self.name.setMaxLength(LONGEST_NAME)
        self.save_button = say(
            QPushButton(), text=N_("Save as a view"), tip=N_("Keep this choice; it is in the project file, too")
        )
        self._content = QWidget()
        # texts and type ask for their new room only when the event loop turns
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._fit)
        self._lay_out()
        self._connect()
        self._show_view()
        self._show_saved()

    def _box(self, part: str) -> Switch:
        box = say(Switch(), text=NAMES[part], name=NAMES[part], tip=TIP)
        box.setObjectName(part)
        box.committed.connect(self._switch)
        return box

    def _lay_out(self) -> None:
        columns = QHBoxLayout(self._content)
        columns.setContentsMargins(0, 8, 0, 8)
        columns.setSpacing(32)
        for title, parts in ((N_("Panels"), PANELS), (N_("Controls"), CONTROLS)):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(set_role(say(QLabel(), text=title), "section"))
            for part in parts:
                column.addWidget(self.boxes[part])
            column.addStretch(1)
            columns.addLayout(column)
        self.area = say(scrolling(self._content, takes_focus=True), name=N_("What the class sees"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(self.what_is_open)
        whole.addWidget(self.area, 1)
        for widgets in ((self.saved, self.show_button, self.delete_button), (self.name, self.save_button)):
            row = QHBoxLayout()
            row.addWidget(widgets[0], 1)
            for widget in widgets[1:]:
                row.addWidget(widget)
            whole.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._settling.start()
        elif event.type() == QEvent.Type.ActivationChange:
            # panels may have been opened and closed meanwhile
            self._show_view()

    def _fit(self) -> None:
        """As large as what is in it, where the screen is."""
        hint, room = self._content.sizeHint(), self.screen().availableSize()
        self.area.setMinimumWidth(hint.width() + self.area.verticalScrollBar().sizeHint().width())
        height = self.height() - self.area.height() + hint.height()
        self.resize(self.minimumSizeHint().width(), min(height, room.height() - TITLE_BAR))

    def _connect(self) -> None:
        for button in (self.show_button, self.delete_button, self.save_button):
            button.setAutoDefault(False)
        self.what_is_open.committed.connect(self._follow_what_is_open)
        self.show_button.clicked.connect(self._show_chosen)
        self.delete_button.clicked.connect(self._delete_chosen)
        self.save_button.clicked.connect(self._save)
        self.addActions([self._window.action(key) for key in ACTIONS])
        self._window.action("projector").triggered.connect(self.accept)
        self.name.returnPressed.connect(self._save)
        self.name.textChanged.connect(self._follow_name)
        theme().changed.connect(self._settling.start)
        self._projector.changed.connect(self._show_view)
        self._window.class_views.changed.connect(self._show_saved)
        self._follow_name()

    # -- what is seen -----------------------------------------------------------------------------------------------

    def _switch(self, on: bool) -> None:
        part = self.sender().objectName()
        self._projector.show_view(replace(self._projector.view, name="").switched(part, on))

    def _follow_what_is_open(self, on: bool) -> None:
        """Switched off, what is open now stays what the class sees, whatever is opened later."""
        self._projector.show_view(None if on else replace(self._projector.view, name=""))

    def _show_view(self) -> None:
        """Also a box that could not be switched off, because its panel is the last, shows how things are."""
        self.what_is_open.show_value(self._projector.follows_what_is_open)
        for part, box in self.boxes.items():
            box.show_value(self._projector.view.shows(part))

    # -- saved views ------------------------------------------------------------------------------------------------

    def _follow_name(self) -> None:
        names = [view.name for view in self._window.class_views.all]
        name = self.name.text().strip()
        self.save_button.setEnabled(bool(name) and (name in names or len(names) < MOST_VIEWS))

    def _save(self) -> None:
        if self.save_button.isEnabled():
            view = replace(self._projector.view, name=self.name.text().strip(), large=self._large())
            self._window.class_views.save(view)
            self.saved.setCurrentText(view.name)
            self.name.clear()

    def _large(self) -> str:
        """The panel that the class sees over the whole window, "" for none."""
        large = self._window.enlarging.key
        return large if self._projector.view.shows(large) else ""

    def _show_chosen(self) -> None:
        """The class sees the view, and not this dialog over it."""
        name = self.saved.currentText()
        self.accept()
        self._window.class_views.show(name)

    def _delete_chosen(self) -> None:
        self._window.class_views.delete(self.saved.currentText())

    def _show_saved(self) -> None:
        chosen = self.saved.currentText()
        self.saved.clear()
        self.saved.addItems([view.name for view in self._window.class_views.all])
        self.saved.setCurrentText(chosen)
        for widget in (self.saved, self.show_button, self.delete_button):
            widget.setEnabled(self.saved.count() > 0)
        self._follow_name()
