"""The keys that are pressed, shown for a moment: "Ctrl + Z"; pressed again, with how often."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import px, theme
from playground.ui.widgets.key_caps import key_names

SHOWN_MS = 1600
MARGIN, PADDING_X, PADDING_Y = 24, 18, 10
MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeyDisplay(QWidget):
    """A bubble in the lower left corner of `window`, where no message comes.

    Only while it is on does it hear of keys, and it takes none away.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._names: tuple[str, ...] = ()
        self._times = 0
        self.is_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._forget)
        self.hide()

    @property
    def text(self) -> str:
        """What it shows, empty while it is hidden."""
        keys = " + ".join(self._names)
        return f"{keys} × {self._times}" if self._times > 1 else keys

    def switch(self, on: bool) -> None:
        app = QApplication.instance()
        if on is self.is_on or app is None:
            return
        self.is_on = on
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
            self._forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key begins with this event at what has the focus, also one that is a shortcut."""
        # it sees every event of the program: nothing may be asked before the kind is known
        if event.type() == QEvent.Type.ShortcutOverride:
            self._hear(watched, event)
        return False

    def _hear(self, watched: QObject, event: QEvent) -> None:
        """The event goes on to what is around the focus: once is enough."""
        if isinstance(event, QKeyEvent) and watched is (QApplication.focusWidget() or self.window()):
            self._show_keys(event)

    def _show_keys(self, event: QKeyEvent) -> None:
        if event.key() in MODIFIERS or event.key() == Qt.Key.Key_unknown:
            return
        names = key_names(QKeySequence(_combination(event)).toString(QKeySequence.SequenceFormat.PortableText))
        self._times = self._times + 1 if names == self._names else 1
        self._names = names
        self._place()
        self.show()
        self.raise_()
        self.update()
        self._timer.start()

    def _forget(self) -> None:
        self._timer.stop()
        self._names, self._times = (), 0
        self.hide()

    def _place(self) -> None:
        window, metrics = self.parentWidget(), QFontMetrics(_font())
        width = metrics.horizontalAdvance(self.text) + 2 * px(PADDING_X)
        height = metrics.height() + 2 * px(PADDING_Y)
        self.setGeometry(MARGIN, window.height() - height - MARGIN, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("tooltip"))
        painter.drawRoundedRect(QRectF(self.rect()), px(10), px(10))
        painter.setFont(_font())
        painter.setPen(theme().colour("tooltip_text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()


def _combination(event: QKeyEvent) -> QKeyCombination:
    """The keys without the keypad, which no sign on a key tells of."""
    return QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))


def _font() -> QFont:
    return application_font(theme().tokens.readout_size, QFont.Weight.DemiBold)
