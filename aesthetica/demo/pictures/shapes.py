"""Outlines: closed organic forms, smooth curves and walls between cells, as lists of points."""

import math
from collections.abc import Sequence
from random import Random

Point = tuple[float, float]


def organic(
    centre: Point, radius: float, random: Random, *, roughness: float = 0.12, squash: float = 1.0
) -> list[Point]:
    """A closed form like a cell: a circle whose radius swings a little; squash flattens it."""
    waves = [(k, random.uniform(0, math.tau), random.uniform(0.3, 1.0) * roughness / k) for k in (2, 3, 5)]
    points = []
    for step in range(96):
        angle = math.tau * step / 96
        r = radius * (1 + sum(size * math.sin(k * angle + phase) for k, phase, size in waves))
        points.append((centre[0] + r * math.cos(angle), centre[1] + r * math.sin(angle) * squash))
    return points


def smoothed(points: Sequence[Point], *, times: int = 3, closed: bool = False) -> list[Point]:
    """Corner cutting (Chaikin): every round replaces a corner by two points on its sides."""
    result = list(points)
    for _round in range(times):
        pairs = list(zip(result, result[1:] + result[:1] if closed else result[1:], strict=False))
        cut = [point for a, b in pairs for point in (_between(a, b, 0.25), _between(a, b, 0.75))]
        result = cut if closed else [result[0], *cut, result[-1]]
    return result


def wave(width: float, base: float, random: Random, *, height: float, step: float = 20) -> list[Point]:
    """A gentle line from the left edge to the right one, around a base height."""
    swings = [(random.uniform(0.6, 1.4) * k, random.uniform(0, math.tau), height / k) for k in (1, 2, 3)]
    count = int(width / step) + 2
    return [
        (x * step, base + sum(size * math.sin(math.tau * f * x * step / width + p) for f, p, size in swings))
        for x in range(count)
    ]


def shrunk(polygon: Sequence[Point], share: float) -> list[Point]:
    """The polygon drawn towards its middle."""
    x, y = sum(p[0] for p in polygon) / len(polygon), sum(p[1] for p in polygon) / len(polygon)
    return [_between(point, (x, y), share) for point in polygon]


def honeycomb(
    width: float, height: float, size: float, random: Random, *, jitter: float
) -> list[list[Point]]:
    """Six-sided neighbours that share their corners, each corner moved a little at random."""
    moved: dict[tuple[int, int], Point] = {}

    def corner(x: float, y: float) -> Point:
        key = (round(x), round(y))
        if key not in moved:
            moved[key] = (
                x + random.uniform(-jitter, jitter) * size,
                y + random.uniform(-jitter, jitter) * size,
            )
        return moved[key]

    cells, rise = [], size * math.sqrt(3) / 2
    for column in range(-1, int(width / (1.5 * size)) + 2):
        for row in range(-1, int(height / (2 * rise)) + 2):
            x, y = column * 1.5 * size, (2 * row + column % 2) * rise
            angles = [math.tau * corner_no / 6 for corner_no in range(6)]
            cells.append([corner(x + size * math.cos(a), y + size * math.sin(a)) for a in angles])
    return cells


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
