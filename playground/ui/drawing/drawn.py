"""What is on the plane: the points of the experiment, where they are of the kind that can be drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from playground.datasets.dataset import Dataset
from playground.datasets.points import PLANE, plane_for
from playground.document.edits.points import MAX_CLASSES, class_names, drawn_values, has_points, has_values
from playground.document.experiment import Experiment


@dataclass(frozen=True)
class Drawn:
    """Points (n, 2), the class of each, and the names of the classes that can be drawn; `classes` of them there are.

    edge        half the side of the square they are drawn on
    has_values  the points are an input x and the value y to predict; they are of no class (0)
    """

    points: tuple[tuple[float, ...], ...] = ()
    labels: tuple[int, ...] = ()
    names: tuple[str, ...] = class_names((), MAX_CLASSES)
    classes: int = 2
    edge: float = PLANE
    has_values: bool = False

    @classmethod
    def of(cls, experiment: Experiment) -> Drawn:
        """The points of the experiment; nothing where its data are of another kind."""
        if has_values(experiment):
            points = drawn_values(experiment)
            return cls(points, (0,) * len(points), edge=plane_for(points), has_values=True)
        if not has_points(experiment):
            return cls()
        data = experiment.data
        labels = tuple(int(value) for value in data.y)
        classes = len(data.class_names) or max(2, max(labels) + 1)
        names = data.class_names or tuple(map(str, range(classes)))
        return cls(data.x, labels, class_names(names, MAX_CLASSES), classes, plane_for(data.x))

    def are_in(self, dataset: Dataset) -> bool:
        """Whether a data set may be of these points, as far as can be told at a glance."""
        if not self.points:
            return False
        if self.has_values:
            return dataset.inputs.shape[1] == 1 and not dataset.classes
        return (dataset.plane, dataset.classes) == (self.edge, self.classes)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many points each of the classes that can be drawn has."""
        found = Counter(self.labels)
        return tuple(found[index] for index in range(len(self.names)))


EMPTY, EMPTY_OF_VALUES = Drawn(), Drawn(has_values=True)
