"""What becomes of something: progress while it is under way, then one sentence with its sign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from playground.i18n import plain_text
from playground.messages import N_
from playground.ui.texts import say
from playground.ui.theme.icons import pixmap
from playground.ui.theme.theme import theme

# kind of sentence: its icon, the token of the icon's colour
SIGNS = {
    "good": ("circle-check", "good"),
    "bad": ("circle-alert", "danger"),
    "note": ("info", "text_muted"),
}
ICON = 18


class Outcome(QWidget):
    """Nothing moves when it speaks: it keeps the room that `reserve_lines` gives it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setFixedWidth(ICON)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.bar = say(QProgressBar(), name=N_("Progress"), tip=N_("How much of the file is written"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row, 1)
        column.addWidget(self.bar)

    @property
    def text(self) -> str:
        return self._label.text()

    def show_progress(self, text: str, share: float | None) -> None:
        """Say what is being done; `share` from 0 to 1, None where it is not known."""
        self._icon.clear()
        self._label.setText(text)
        self.bar.setRange(0, 0 if share is None else 1000)
        self.bar.setValue(round(1000 * (share or 0)))
        self.bar.show()

    def show_sentence(self, text: str, kind: str) -> None:
        """Say how it is, once; `kind` is one of `SIGNS`."""
        self.bar.hide()
        icon, colour = SIGNS[kind]
        self._icon.setPixmap(pixmap(icon, getattr(theme().tokens, colour), ICON))
        self._label.setText(text)
        self._label.setAccessibleName(plain_text(text))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, plain_text(text)))

    def clear(self) -> None:
        self.bar.hide()
        self._icon.clear()
        self._label.clear()

    def reserve_lines(self, lines: int) -> None:
        """Keep the room of so many lines of text and of the bar."""
        height = self._label.fontMetrics().lineSpacing() * lines + self.bar.sizeHint().height() + 12
        self.setMinimumHeight(height)
