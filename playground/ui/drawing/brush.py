"""What a brush leaves on the plane and what an eraser takes away: plain numbers, in the units of the plane."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

Point = tuple[float, float]

SPACING = 0.3  # between the points of a line
DENSITY = 2.0  # points more at each of its places for each unit of the brush's radius
LARGEST = 2.0


class Brush:
    """One stroke of a brush of `radius`: a press leaves one point, moving on leaves points around the way.

    edge  half the side of the square that the points stay in
    seed  of the places around the way
    """

    def __init__(self, start: Point, radius: float, edge: float, seed: int) -> None:
        self._radius = radius
        self._edge = edge
        self._random = np.random.default_rng(seed)
        self._at = start
        self.points: list[Point] = [self._inside(start)]

    def move(self, to: Point) -> list[Point]:
        """Go on to a place; the points that this leaves."""
        new: list[Point] = []
        way = math.dist(self._at, to)
        for step in range(1, int(way / SPACING) + 1):
            share = step * SPACING / way
            place = tuple(start + (end - start) * share for start, end in zip(self._at, to, strict=True))
            new.extend(self._around((place[0], place[1])))
        if new:
            # what is left of the way counts for the next move
            share = int(way / SPACING) * SPACING / way
            self._at = (self._at[0] + (to[0] - self._at[0]) * share, self._at[1] + (to[1] - self._at[1]) * share)
        self.points += new
        return new

    def _around(self, place: Point) -> list[Point]:
        """Points spread evenly over the disc of the brush."""
        if not self._radius:
            return [self._inside(place)]
        count = 1 + round(DENSITY * self._radius)
        distances = self._radius * np.sqrt(self._random.random(count))
        angles = 2 * math.pi * self._random.random(count)
        return [
            self._inside((place[0] + distance * math.cos(angle), place[1] + distance * math.sin(angle)))
            for distance, angle in zip(distances.tolist(), angles.tolist(), strict=True)
        ]

    def _inside(self, place: Point) -> Point:
        return min(self._edge, max(-self._edge, place[0])), min(self._edge, max(-self._edge, place[1]))


def within(points: Sequence[Sequence[float]], start: Point, end: Point, radius: float) -> set[int]:
    """The numbers of the points (n, 2) that lie no farther than `radius` from the way between two places."""
    if not points:
        return set()
    way = np.subtract(end, start)
    away = np.array(points, dtype=np.float64) - start
    share = np.clip(away @ way / max(float(way @ way), 1e-12), 0.0, 1.0)
    off = away - share[:, np.newaxis] * way
    return set(np.flatnonzero((off * off).sum(axis=1) <= radius * radius).tolist())
