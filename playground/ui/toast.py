"""A sentence for the user that needs no answer: shown for a while where it covers no control, then gone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.i18n import plain_text, translate
from playground.messages import Message
from playground.ui.accessible.announce import announce
from playground.ui.theme.theme import px, theme
from playground.ui.widgets.sign import Sign

MARGIN, GAP = 24, 10  # to the edges of the window, and of the part it stands over
ICON = 18
# what the row takes besides icon and text, and a little for the text's own bearings
BESIDE = 66
LEAST, MOST = 360, 640  # widths: of a place for it, and of a long sentence
MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
MIN_MS, MS_PER_LETTER = 4000, 70


class Toast(QWidget):
    """One bubble over `window`; a newer sentence replaces the older. Screen readers are told as well.

    over  the part of the window at whose lower edge it stands while that has room for it: one without controls there
    """

    def __init__(self, window: QWidget, over: QWidget | None = None) -> None:
        super().__init__(window)
        self._window, self._over = window, over or window
        self.setObjectName("Toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon = Sign()
        self._label = QLabel()
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 20, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self._message: Message | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        for ground in {window, self._over}:
            ground.installEventFilter(self)
        theme().changed.connect(self._follow_type)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def show_message(self, message: Message) -> None:
        self.show_text(translate(message))
        self._message = message

    def show_text(self, text: str) -> None:
        """Show a text in the language that is set, in which it stays."""
        self._message = None
        self._set_text(text)
        self.show()
        self.raise_()
        self._timer.start(MIN_MS + MS_PER_LETTER * len(self._label.text()))
        announce(self, self._label.text())

    def _set_text(self, text: str) -> None:
        self._label.setText(text)
        self.setAccessibleName(plain_text(text))
        self._dress()

    def _dress(self) -> None:
        self._icon.show_sign("info", "tooltip_text", px(ICON))
        self._place()

    def _follow_type(self) -> None:
        if self.isVisible():
            self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        has_room = self._over.isVisible() and self._over.width() >= px(LEAST)
        ground = self._over if has_room else window
        corner = ground.mapTo(window, QPoint(0, 0))
        text_width = self._label.fontMetrics().horizontalAdvance(self._label.text())
        width = min(ground.width() - 2 * MARGIN, px(MOST), text_width + px(ICON) + BESIDE)
        height = self.layout().heightForWidth(width)
        edge = MARGIN if ground is window else GAP
        left = corner.x() + (ground.width() - width) // 2
        self.setGeometry(left, corner.y() + ground.height() - height - edge, width, height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible() and self._message is not None:
            self._set_text(translate(self._message))
