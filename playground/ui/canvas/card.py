"""What is under the mouse, in a bubble beside it: a weight, a bias or a unit with its figures."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from playground.document.edits import is_frozen
from playground.i18n import _
from playground.messages import N_
from playground.training.insight import ParameterPlace
from playground.ui import numbers
from playground.ui.canvas.content import ColumnContent
from playground.ui.canvas.hit import Hit
from playground.ui.canvas.pictures import shows_sample
from playground.ui.charts.bubble import Bubble, Line
from playground.ui.charts.strokes import DASHED, SOLID, Stroke
from playground.ui.parameters import Reading, parameter_title, reading, symbol
from playground.ui.theme.colormap import sign_colour
from playground.ui.theme.theme import theme
from playground.ui.workbench import Workbench

SAMPLE_WIDTH = 2


class Card:
    """Follows the mouse over `owner`; `refresh` shows the figures of the newest snapshot."""

    def __init__(self, workbench: Workbench, owner: QWidget) -> None:
        self._workbench = workbench
        self._bubble = Bubble(owner)
        self._hit: Hit | None = None
        self._at = QPoint()
        self._contents: tuple[ColumnContent, ...] = ()

    @property
    def text(self) -> str:
        """What is shown; empty when nothing is."""
        return "" if self._bubble.isHidden() else self._bubble.text

    def show_hit(self, hit: Hit | None, contents: tuple[ColumnContent, ...], at: QPoint) -> None:
        """Show what was hit, beside a point of the owner; None, or the head of a column, hides the card."""
        self._hit, self._contents, self._at = hit, contents, at
        self.refresh()

    def refresh(self) -> None:
        if self._hit is None or self._hit.unit < 0:
            self._bubble.hide()
            return
        self._bubble.show_at(self._at, self._lines(self._hit))

    def _lines(self, hit: Hit) -> tuple[Line, ...]:
        place = hit.place
        if place is None:
            return unit_lines(self._workbench, hit, self._contents)
        title = parameter_title(place, len(self._contents) - 1, self._contents[0].labels)
        return (Line(title), *figure_lines(self._workbench, place))


def unit_lines(workbench: Workbench, hit: Hit, contents: tuple[ColumnContent, ...]) -> tuple[Line, ...]:
    """The name of a unit and its bias; of an input the name, and what picture it is a pixel of."""
    title = Line(unit_name(hit, contents))
    if hit.column == 0:
        is_pixel = workbench.snapshot is not None and shows_sample(workbench.snapshot)
        return (title, Line(_(N_("Picture: the first training sample")))) if is_pixel else (title,)
    now = reading(workbench.snapshot, ParameterPlace(hit.layer, hit.unit))
    return (title,) if now is None else (title, _value_line("b", now.value))


def unit_name(hit: Hit, contents: tuple[ColumnContent, ...]) -> str:
    content = contents[hit.column]
    label = content.labels[hit.unit] if hit.unit < len(content.labels) else str(hit.unit + 1)
    return _(N_("{layer}, unit {unit}")).format(layer=content.title, unit=label)


def figure_lines(workbench: Workbench, place: ParameterPlace) -> tuple[Line, ...]:
    """Value, gradient and last update of a parameter."""
    now, s = reading(workbench.snapshot, place), symbol(place)
    if now is None:
        return ()
    frozen = is_frozen(workbench.experiment, place.layer, place.source, place.unit)
    lock = (Line(_(N_("frozen"))),) if frozen else ()
    return (_value_line(s, now.value), *_step_lines(s, now), *lock)


def _step_lines(s: str, now: Reading) -> tuple[Line, ...]:
    if now.gradient is None or now.update is None:
        return ()
    gradient, update = numbers.significant(now.gradient), numbers.significant(now.update)
    return (
        Line(_(N_("{symbol} = {value} (last batch)")).format(symbol=f"∂L/∂{s}", value=gradient)),
        Line(_(N_("{symbol} = {value} (last step)")).format(symbol=f"Δ{s}", value=update)),
    )


def _value_line(s: str, value: float) -> Line:
    colour = QColor(sign_colour(value, theme().tokens))
    stroke = Stroke(colour, SAMPLE_WIDTH, DASHED if value < 0 else SOLID)
    return Line(f"{s} = {numbers.significant(value)}", stroke if value else None)
