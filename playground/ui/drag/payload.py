"""What can be dragged, and how it looks under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from playground.ui.drag.offer import Offer

Picture = Callable[[QPainter, QRectF, QColor], None]


@dataclass(frozen=True)
class NewLayer:
    """A dense layer of the palette."""


@dataclass(frozen=True)
class MoveLayer:
    """A layer of the network; `layer` counts from 0."""

    layer: int


@dataclass(frozen=True)
class SetActivation:
    """`kind` out of `engine.activations.ACTIVATIONS`."""

    kind: str


@dataclass(frozen=True)
class SetInitializer:
    """`kind` out of `engine.initializers.INITIALIZERS`, for the weights."""

    kind: str


@dataclass(frozen=True)
class SetData:
    """`kind` of a data set."""

    kind: str


Payload = NewLayer | MoveLayer | SetActivation | SetInitializer | SetData


@dataclass(frozen=True)
class Dragged:
    """A payload with the words and the picture of its ghost.

    elsewhere  what a drop on nothing does; None: nothing, without a word
    """

    payload: Payload
    text: str
    picture: Picture | None = None
    elsewhere: Offer | None = None
