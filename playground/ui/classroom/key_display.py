"""The keys that are pressed, shown for a moment as caps: Ctrl Z; pressed again, with how often."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import px, theme
from playground.ui.widgets.key_caps import key_names

SHOWN_MS = 1600
MARGIN, PADDING, GAP = 24, 10, 8
CAP_X, CAP_Y, CAP_LINE = 10, 4, 2
MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
# Keys that only take part in writing a letter (AltGr, compose, input methods, dead accents): Qt has no names for them.
COMPOSING = range(Qt.Key.Key_AltGr, Qt.Key.Key_Dead_Longsolidusoverlay + 1)


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
        theme().changed.connect(self._restyle)
        self.hide()

    @property
    def text(self) -> str:
        """What it shows, empty while it is hidden."""
        return " ".join((" + ".join(self._names), self._often)).strip()

    @property
    def _often(self) -> str:
        return f"× {self._times}" if self._times > 1 else ""

    @property
    def caps(self) -> list[QRect]:
        """Where the cap of each key is, from left to right."""
        metrics, left, places = QFontMetrics(_font()), px(PADDING), []
        height = metrics.height() + 2 * px(CAP_Y)
        for name in self._names:
            width = max(height, metrics.horizontalAdvance(name) + 2 * px(CAP_X))
            places.append(QRect(left, px(PADDING), width, height))
            left += width + px(GAP)
        return places

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
        if event.key() in MODIFIERS or event.key() in COMPOSING or event.key() == Qt.Key.Key_unknown:
            return
        names = key_names(QKeySequence(_combination(event)).toString(QKeySequence.SequenceFormat.PortableText))
        if not names:  # text that no key stands for, as from an input method
            return
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

    def _restyle(self) -> None:
        """The keys that are shown may be those that have changed the size of the type."""
        if self._names:
            self._place()
            self.update()

    def _place(self) -> None:
        window, last = self.parentWidget(), self.caps[-1]
        often = QFontMetrics(_font()).horizontalAdvance(self._often) + px(GAP) if self._often else 0
        width, height = last.right() + 1 + often + px(PADDING), last.height() + 2 * px(PADDING)
        self.setGeometry(MARGIN, window.height() - height - MARGIN, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("tooltip"))
        painter.drawRoundedRect(QRectF(self.rect()), px(10), px(10))
        painter.setFont(_font())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("tooltip_text"), CAP_LINE))
        for name, cap in zip(self._names, self.caps, strict=True):
            painter.drawRoundedRect(QRectF(cap).adjusted(1, 1, -1, -1), px(6), px(6))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, name)
        rest = self.rect().adjusted(0, 0, -px(PADDING), 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._often)
        painter.end()


def _combination(event: QKeyEvent) -> QKeyCombination:
    """The keys without the keypad, which no sign on a key tells of, and without the Shift that a sign like ? needs."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if _is_sign(event.key()):
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeyCombination(modifiers, Qt.Key(event.key()))


def _is_sign(key: int) -> bool:
    """Whether it is neither a letter, a digit, a space nor one of the keys that have a name."""
    return key < Qt.Key.Key_Escape and chr(key).isprintable() and not chr(key).isalnum() and not chr(key).isspace()


def _font() -> QFont:
    return application_font(theme().tokens.readout_size, QFont.Weight.DemiBold)
