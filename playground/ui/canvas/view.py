"""The network view: mouse, wheel and keyboard on the columns of the scene."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QStyle, QWidget

from playground.document.experiment import Experiment
from playground.i18n import plain_text
from playground.messages import N_
from playground.training.insight import ParameterPlace
from playground.training.snapshot import RunState, Snapshot, Wants
from playground.ui import selection as selections
from playground.ui.accessible.parts import Parts
from playground.ui.accessible.voice import NetworkVoice
from playground.ui.canvas import layer_edits
from playground.ui.canvas.captions import column_title, network_sentence
from playground.ui.canvas.card import Card
from playground.ui.canvas.content import ColumnContent, column_contents, described
from playground.ui.canvas.drops import offer_at, remove_offer
from playground.ui.canvas.foreground import draw_empty_hint
from playground.ui.canvas.frame import Quantity
from playground.ui.canvas.head import HeadItem
from playground.ui.canvas.hit import STEPPER, Hit
from playground.ui.canvas.hover import Hover
from playground.ui.canvas.keys import KeyGestures
from playground.ui.canvas.menu import LayerMenu
from playground.ui.canvas.places import middle
from playground.ui.canvas.pointing import hit_at, selection_at
from playground.ui.canvas.scene import NetworkScene
from playground.ui.drag.controller import DragController
from playground.ui.drag.offer import Mark, Offer
from playground.ui.drag.payload import Dragged, MoveLayer, Payload
from playground.ui.parameters import parameter_title, place_of, selection_of
from playground.ui.pictures.menu import add_picture_actions
from playground.ui.pictures.subject import Panel
from playground.ui.selection import Selection
from playground.ui.texts import say
from playground.ui.theme.theme import theme
from playground.ui.tips import show_tip
from playground.ui.workbench import Workbench

ZOOM_STEP = 1.15
ZOOM_RANGE = (0.3, 4.0)
REACH = 6  # pixels from a link at which it is still meant
CARD_HZ = 10
SCROLL_EDGE, SCROLL_STEP = 32, 24
WANTS = Wants(output=False, unit_maps=True)
NAME = N_("Network")


class NetworkView(QGraphicsView):
    """Shows the network of the workbench and lets it be changed; accepts drops (see `drag.offer.DropTarget`).

    panel   what a picture is taken of, where one can be
    """

    legend_changed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.network_scene = NetworkScene(self)
        self.setScene(self.network_scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self._drag = DragController(self)
        self._keys = KeyGestures(workbench, self._inputs_of)
        self._pressed: Hit | None = None
        self._hover = Hover(workbench, self.network_scene, self.viewport())
        self.panel: Panel | None = None
        self._refreshed_at = 0.0
        self.parts = Parts(self)
        self._voice = NetworkVoice(self)
        say(self, name=NAME)
        workbench.experiment_changed.connect(self._show_experiment)
        workbench.snapshot_taken.connect(self._show_snapshot)
        workbench.selection_changed.connect(self._show_selection)
        theme().changed.connect(self._show_theme)
        self._show_theme()

    @property
    def drag(self) -> DragController:
        return self._drag

    @property
    def card(self) -> Card:
        return self._hover.card

    @property
    def workbench(self) -> Workbench:
        return self._workbench

    # -- showing ----------------------------------------------------------------------------------------------------

    def _show_experiment(self, _experiment: Experiment) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        experiment = self._workbench.experiment
        contents = column_contents(experiment, described(experiment, self._workbench.base))
        self._fit_scene(contents)
        self._show_selection(self._workbench.selection)
        self._hover.show(None)
        self.network_scene.show_frozen(experiment.training.frozen)
        self.legend_changed.emit()

    def _fit_scene(self, contents: tuple[ColumnContent, ...]) -> None:
        """Lay the scene out in the view, with scroll bars only where even the tightest network does not fit.

        Qt's own bars as needed would come in pairs: each takes the room that makes the other one needed.
        """
        size, ratio = self.contentsRect().size(), self.devicePixelRatioF()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        scene = self.network_scene
        scene.show_network(contents, size.width(), size.height(), ratio)
        if scene.width() > size.width():
            scene.show_network(contents, size.width(), size.height() - bar, ratio)
        self._show_bars()

    def _show_bars(self) -> None:
        """By the size of the whole view: what is left beside a bar would take the reason for the bar away."""
        size, scene, zoom = self.contentsRect().size(), self.sceneRect(), self.transform().m11()
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(on if zoom * scene.width() > size.width() + 1 else off)
        self.setVerticalScrollBarPolicy(on if zoom * scene.height() > size.height() + 1 else off)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if not self.isVisible():
            return
        before = self.network_scene.scale
        self.network_scene.show_snapshot(snapshot)
        if before != self.network_scene.scale:
            self.legend_changed.emit()
        now = time.monotonic()
        if snapshot.state is not RunState.RUNNING or now - self._refreshed_at >= 1 / CARD_HZ:
            self._refreshed_at = now
            self._hover.card.refresh()

    def _show_selection(self, selection: Selection) -> None:
        self.network_scene.show_selection(selection)
        contents, place = self.network_scene.contents, place_of(selection)
        sentence = network_sentence(self._workbench.experiment.network, contents[0].units)
        if place is not None:
            title = parameter_title(place, len(contents) - 1, contents[0].labels)
            sentence = f"{title}. {sentence}"
        self.setAccessibleDescription(plain_text(sentence))

    def show_quantity(self, key: str) -> None:
        """Let links and matrices show weights, gradients or the last update: a value of `frame.Quantity`."""
        self.network_scene.show_quantity(Quantity(key))
        self.legend_changed.emit()

    def _show_theme(self) -> None:
        self.setBackgroundBrush(QColor(theme().tokens.surface))
        self.network_scene.forget_pictures()
        self._lay_out()

    def dress(self) -> None:
        """Take colours from the theme and show the newest snapshot, at once."""
        self._show_theme()
        self.network_scene.render_all()

    def paint_picture(self, painter: QPainter, at: QPoint) -> QSize:
        """Draw the whole network, however much of it is in view, its corner at `at`; returns how large it is."""
        scene = self.network_scene
        scene.show_selection(selections.TRAINING)
        place = scene.sceneRect()
        with scene.uncached():
            scene.render(painter, place.translated(QPointF(at) - place.topLeft()), place)
        scene.show_selection(self._workbench.selection)
        return place.size().toSize()

    # -- places -----------------------------------------------------------------------------------------------------

    def hit(self, position: QPoint) -> Hit | None:
        """What is at a position of the viewport."""
        point = self.mapToScene(position)
        return hit_at(self.network_scene, point.x(), point.y(), REACH / self.transform().m11())

    def place_of_parameter(self, place: ParameterPlace) -> QPoint | None:
        """A point on the link, cell or mark of a weight or bias, in the viewport."""
        path = self.network_scene.outline(place)
        return None if path is None else self.mapFromScene(middle(path))

    def place_of(self, column: int, part: str = "title") -> QPoint:
        """The middle of a part of a column's head, in the viewport."""
        layout = self.network_scene.layout_
        assert layout is not None
        head = self.network_scene.items_by_key["head", column]
        assert isinstance(head, HeadItem)
        box = head.parts.boxes[part]
        return self.mapFromScene(QPointF(head.x() + box.middle_x, head.y() + box.middle_y))

    def place_of_gap(self, gap: int) -> QPoint:
        """The middle of a gap, in the viewport."""
        layout = self.network_scene.layout_
        assert layout is not None
        box = layout.gap_box(gap)
        return self.mapFromScene(QPointF(box.middle_x, box.middle_y))

    def focus_place(self) -> QRect:
        """Around what is selected, where the keys of the view act; all of the view where that is not drawn."""
        place = self.network_scene.place_of(self._workbench.selection)
        if place is None:
            return self.rect()
        rect = self.mapFromScene(place).boundingRect()
        return QRect(self.viewport().mapTo(self, rect.topLeft()), rect.size())

    # -- drops ------------------------------------------------------------------------------------------------------

    def offer(self, payload: Payload, global_pos: QPoint) -> Offer | None:
        layout = self.network_scene.layout_
        position = self.viewport().mapFromGlobal(global_pos)
        if layout is None or not self.viewport().rect().contains(position):
            return None
        self._scroll_near_edges(position)
        return offer_at(self._workbench, layout, payload, self.mapToScene(position).x())

    def _scroll_near_edges(self, position: QPoint) -> None:
        """A drag near the left or right edge brings more of a wide network into view."""
        bar, width = self.horizontalScrollBar(), self.viewport().width()
        if position.x() < SCROLL_EDGE:
            bar.setValue(bar.value() - SCROLL_STEP)
        elif position.x() > width - SCROLL_EDGE:
            bar.setValue(bar.value() + SCROLL_STEP)

    def show_mark(self, mark: Mark | None) -> None:
        self.network_scene.show_mark(mark, self._workbench.selection)

    # -- mouse ------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton and self._drag.dragging:
            self._drag.cancel()
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = self.hit(event.position().toPoint())
        if self._pressed is None or self._pressed.part in STEPPER:
            return
        self._workbench.select(selection_at(self._pressed))
        if self._pressed.column > 0 and self._pressed.place is None:
            self._drag.press(event.globalPosition().toPoint(), self._dragged(self._pressed.layer))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag.move(event.globalPosition().toPoint()):
            self._hover.show(None)
        else:
            at = event.position().toPoint()
            self._hover.show(self.hit(at), at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._drag.release(event.globalPosition().toPoint()) or pressed is None:
            return
        if pressed.part in STEPPER and self.hit(event.position().toPoint()) == pressed:
            layer_edits.change_units(self._workbench, pressed.layer, 1 if pressed.part == "plus" else -1)
            self._workbench.select(selections.layer(pressed.layer))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the background: the whole network, or back to its own size. A second click on + or - counts as one."""
        if self.hit(event.position().toPoint()) is not None:
            self.mousePressEvent(event)
        elif not self.transform().isIdentity():
            self.resetTransform()
        else:
            self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        self._show_bars()

    def _dragged(self, layer: int) -> Dragged:
        title = column_title(layer + 1, layer_edits.layer_count(self._workbench))
        return Dragged(MoveLayer(layer), title, elsewhere=remove_offer(self._workbench, layer))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover.show(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """On a head or its units: one unit more or fewer; with Ctrl: zoom; elsewhere: scroll."""
        notches = 1 if event.angleDelta().y() > 0 else -1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(ZOOM_STEP**notches)
            return
        hit = self.hit(event.position().toPoint())
        if hit is not None and hit.on_head and hit.column > 0 and event.angleDelta().y():
            layer_edits.change_units(self._workbench, hit.layer, notches)
        else:
            super().wheelEvent(event)

    def _zoom(self, factor: float) -> None:
        low, high = ZOOM_RANGE
        if low <= self.transform().m11() * factor <= high:
            self.scale(factor, factor)
            self._show_bars()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._drag.dragging:
            return
        self._hover.show(None)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        hit = self.hit(event.pos()) if by_mouse else Hit(self._workbench.selection.layer + 1)
        if hit is None or hit.column == 0:
            event.ignore()
            return
        parameter = hit.place if by_mouse else place_of(self._workbench.selection)
        self._workbench.select(selections.layer(hit.layer) if parameter is None else selection_of(parameter))
        place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.place_of(hit.column))
        menu = LayerMenu(self._workbench, hit.layer, parameter, self)
        if self.panel is not None:
            menu.addSeparator()
            add_picture_actions(menu, self._workbench.picture_asked.emit, self.panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    # -- keyboard ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.press(event):
            event.accept()
            self._scroll_to_selection()
            chosen = self._workbench.selection
            self._hover.tell_unit((chosen.layer, chosen.unit) if chosen.kind == "unit" else None)
        else:
            event.ignore()

    def _inputs_of(self, layer: int) -> int:
        return self.network_scene.contents[layer].units

    def _scroll_to_selection(self) -> None:
        selection, layout = self._workbench.selection, self.network_scene.layout_
        column = 0 if selection.kind == "data" else selection.layer + 1
        if layout is None or not 0 <= column < len(layout.columns):
            return
        head = layout.columns[column].head
        self.ensureVisible(QRectF(head.x, head.y, head.width, head.height), 16, 16)

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tip(event.globalPos(), self._tip(self.hit(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _tip(self, hit: Hit | None) -> str:
        if hit is None:
            return ""
        return self.network_scene.contents[hit.column].sentence if hit.on_head else ""

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawForeground(painter, rect)
        if len(self.network_scene.contents) == 2:
            layout = self.network_scene.layout_
            assert layout is not None
            draw_empty_hint(painter, layout.gap_box(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._workbench.want(NAME, WANTS)
        if self._workbench.snapshot is not None:
            self._show_snapshot(self._workbench.snapshot)

    def hideEvent(self, event: QHideEvent) -> None:
        self._workbench.want(NAME, None)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._lay_out()
