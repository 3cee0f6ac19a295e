"""The views of a card, of which one is shown: a row of tabs, or one button with a menu where the row is too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QMenu, QSizePolicy, QWidget

from playground.i18n import _, plain_text
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font
from playground.ui.theme.icons import pixmap
from playground.ui.theme.theme import px, theme

PADDING_X, PADDING_Y = 6, 4
CHEVRON = 14
# So long a click on a title waits for a second one.
SECOND_CLICK_MS = 250
# The narrowest menu button: its text ends in dots before the card grows because of it.
LEAST_WIDTH = 72


@dataclass(frozen=True)
class View:
    """One view: `tab` is its name beside the others, `title` its name alone, both marked English texts, like `tip`."""

    key: str
    tab: str
    title: str
    tip: str


class ViewTabs(QWidget):
    """`chosen` carries the key of the view that the user turned to.

    as_menu  always the button with the menu, in small type: a choice within a view
    """

    chosen = Signal(str)
    in_picture = False

    def __init__(self, views: Sequence[View], *, as_menu: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = {view.key: view for view in views}
        self._offered = tuple(self._views)
        self._key = views[0].key
        self._compact = as_menu
        self._group = QButtonGroup(self)
        self._tabs = {view.key: _Tab(view, self) for view in views}
        for tab in self._tabs.values():
            self._group.addButton(tab)
        self._button = _MenuButton(self, small=as_menu)
        self.menu = QMenu(self)
        self._actions = self._make_actions()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # not clicked: a screen reader toggles
        self._group.buttonToggled.connect(self._take_tab)
        self._button.clicked.connect(self.open_menu)
        self._show_key()
        self._place()

    def _make_actions(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions = {}
        for view in self._views.values():
            action = say(QAction(self), text=view.title, tip=view.tip)
            action.setCheckable(True)
            action.setData(view.key)
            group.addAction(action)
            self.menu.addAction(action)
            actions[view.key] = action
        group.triggered.connect(self._take_action)
        return actions

    # -- what is chosen ---------------------------------------------------------------------------------------------

    @property
    def key(self) -> str:
        return self._key

    @property
    def title(self) -> str:
        """The name of the chosen view alone, in the language that is set."""
        return _(self._views[self._key].title)

    @property
    def offered(self) -> tuple[str, ...]:
        return self._offered

    def offer(self, keys: Sequence[str]) -> None:
        """Offer these views only; where the chosen one is not among them, the first of them is chosen, unannounced."""
        if tuple(keys) == self._offered:
            return
        self._offered = tuple(keys)
        for key, action in self._actions.items():
            action.setVisible(key in keys)
        if self._key not in keys:
            self.choose(keys[0])
        self._place()
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Show `key` as chosen, without announcing it."""
        self._key = key
        self._show_key()

    def view(self, key: str) -> View:
        return self._views[key]

    def turn_to(self, key: str) -> None:
        """Choose a view as the user does: it is announced."""
        self.choose(key)
        self.chosen.emit(key)

    def tab(self, key: str) -> QAbstractButton:
        return self._tabs[key]

    @property
    def button(self) -> QAbstractButton:
        """The button that stands for the row of tabs where that is too long."""
        return self._button

    def open_menu(self) -> None:
        self.menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height() + 2)))

    def _take_tab(self, tab: QAbstractButton, checked: bool) -> None:
        if checked and tab.property("key") != self._key:
            self.turn_to(tab.property("key"))

    def _take_action(self, action: QAction) -> None:
        self.turn_to(action.data())

    def _show_key(self) -> None:
        self._tabs[self._key].setChecked(True)
        self._actions[self._key].setChecked(True)
        self._button.setText(self.title)
        self._button.setAccessibleName(plain_text(self.title))
        self._button.setToolTip(_(self._views[self._key].tip))
        self.updateGeometry()

    # -- size -------------------------------------------------------------------------------------------------------

    @property
    def is_compact(self) -> bool:
        return self._compact

    def set_compact(self, on: bool) -> None:
        """Show one button with a menu, or all tabs."""
        if on != self._compact:
            self._compact = on
            self._place()
            self.updateGeometry()

    def set_passive(self, on: bool) -> None:
        """Show the name of the view alone: nothing can be chosen."""
        self._button.setEnabled(not on)
        self._button.updateGeometry()
        self.updateGeometry()

    @property
    def full_width(self) -> int:
        """The width of all tabs side by side."""
        return sum(self._tabs[key].sizeHint().width() for key in self._offered)

    def sizeHint(self) -> QSize:
        height = self._button.sizeHint().height()
        return QSize(self._button.sizeHint().width() if self._compact else self.full_width, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(LEAST_WIDTH), self._button.sizeHint().height())

    def _place(self) -> None:
        self._button.setVisible(self._compact)
        self._button.setGeometry(0, 0, min(self.width(), self._button.sizeHint().width()), self.height())
        for key, tab in self._tabs.items():
            tab.setVisible(not self._compact and key in self._offered)
        x = 0
        for tab in (self._tabs[key] for key in self._offered):
            tab.setGeometry(x, 0, tab.sizeHint().width(), self.height())
            x += tab.width()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_key()
            self._place()


class _Tab(QAbstractButton):
    """A word, underlined when its view is shown."""

    def __init__(self, view: View, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, text=view.tab, tip=view.tip, name=view.tab)
        self.setProperty("key", view.key)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several: that is how it is read out
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_tab_font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * PADDING_X, metrics.height() + 2 * PADDING_Y)

    def paintEvent(self, _event: QPaintEvent) -> None:
        lit = self.isChecked() or self.underMouse()
        painter = QPainter(self)
        painter.setFont(_tab_font())
        painter.setPen(theme().colour("text" if lit else "text_muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            line = QRectF(PADDING_X, self.height() - 2, self.width() - 2 * PADDING_X, 2)
            painter.fillRect(line, theme().colour("accent"))
        painter.end()


class _MenuButton(QAbstractButton):
    """The title of the view that is shown, with a sign that there are others."""

    def __init__(self, parent: QWidget, *, small: bool) -> None:
        super().__init__(parent)
        self._is_title = not small
        self._font = _tab_font if small else _title_font
        self._clicking = QTimer(self)
        self._clicking.setSingleShot(True)
        self._clicking.timeout.connect(self.click)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = metrics.horizontalAdvance(self.text()) + px(CHEVRON) + 2 * PADDING_X
        return QSize(width, metrics.height() + 2 * PADDING_Y)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(theme().colour("accent" if self.underMouse() or self.isDown() else "text"))
        room = self.rect().adjusted(0, 0, -px(CHEVRON) - PADDING_X, 0)
        text = QFontMetrics(self._font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if not self.isEnabled():
            painter.end()
            return
        sign = pixmap("chevron-down", theme().tokens.text_muted, px(CHEVRON))
        width = QFontMetrics(self._font()).horizontalAdvance(text)
        end = min(width + PADDING_X, self.width() - px(CHEVRON))
        painter.drawPixmap(end, (self.height() - px(CHEVRON)) // 2, sign)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the title may be the first of two, which the card takes: it counts when no second one follows."""
        if self._is_title and self.isDown() and event.position().x() < self.width() - px(CHEVRON) - PADDING_X:
            self.setDown(False)
            self._clicking.start(SECOND_CLICK_MS)
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._clicking.stop()
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _tab_font() -> QFont:
    return application_font(theme().tokens.small_size, QFont.Weight.Medium)


def _title_font() -> QFont:
    return application_font(theme().tokens.title_size, QFont.Weight.DemiBold)
