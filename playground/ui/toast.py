"""A sentence for the user that needs no answer: shown over the lower edge of the window, then gone by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.i18n import plain_text, translate
from playground.messages import Message
from playground.ui.accessible.announce import announce
from playground.ui.theme.icons import pixmap
from playground.ui.theme.theme import px, theme

MARGIN = 24
ICON = 18
# what the row takes besides icon and text, and a little for the text's own bearings
BESIDE = 66
MIN_MS, MS_PER_LETTER = 4000, 70


class Toast(QWidget):
    """One bubble over `window`; a newer sentence replaces the older. Screen readers are told as well."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("Toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon = QLabel()
        self._label = QLabel()
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 20, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        theme().changed.connect(self._follow_type)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def show_message(self, message: Message) -> None:
        self.show_text(translate(message))

    def show_text(self, text: str) -> None:
        """Show a text in the language that is set."""
        self._label.setText(text)
        self.setAccessibleName(plain_text(self._label.text()))
        self._dress()
        self.show()
        self.raise_()
        self._timer.start(MIN_MS + MS_PER_LETTER * len(self._label.text()))
        announce(self, self._label.text())

    def _dress(self) -> None:
        self._icon.setPixmap(pixmap("info", theme().tokens.tooltip_text, px(ICON)))
        self._place()

    def _follow_type(self) -> None:
        if self.isVisible():
            self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.parentWidget()
        room = window.width() - 2 * MARGIN
        text_width = self._label.fontMetrics().horizontalAdvance(self._label.text())
        width = min(room, px(640), text_width + px(ICON) + BESIDE)
        height = self.layout().heightForWidth(width)
        self.setGeometry((window.width() - width) // 2, window.height() - height - MARGIN, width, height)
