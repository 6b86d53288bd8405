"""Strands: DNA in short lengths, meshes, fibres, branches."""

import math
from random import Random

from aesthetica.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from aesthetica.demo.pictures.palette import (
    CLAY,
    CREAM,
    GOLD,
    INK,
    MIST,
    MOSS,
    PINE,
    ROSE,
    SAGE,
    SAND,
    Colour,
    mix,
)
from aesthetica.demo.pictures.shapes import Point, smoothed


def helix(random: Random) -> Canvas:
    """Broken pieces of a twisted ribbon, like short lengths of DNA."""
    canvas = Canvas(CREAM, SAND, mix(SAND, ROSE, 0.5))
    canvas.glow_circle((1200, 300), 420, CREAM, blur=180)
    canvas.glow_circle((300, 850), 380, mix(ROSE, CLAY, 0.4), blur=160, strength=0.55)
    for centre, length, tilt, size in (
        ((1290, 190), 420, 0.5, 0.5),
        ((330, 230), 360, -0.4, 0.45),
        ((1350, 860), 420, -0.25, 0.55),
    ):
        _ribbon(canvas, centre, length, tilt, size, fade=0.55)
    _ribbon(canvas, (560, 660), 900, -0.34, 1.15, fade=0.0)
    _ribbon(canvas, (1120, 500), 460, 0.62, 0.85, fade=0.15)
    return canvas


def _ribbon(canvas: Canvas, centre: Point, length: float, tilt: float, size: float, *, fade: float) -> None:
    """Two strands around each other with rungs between them; what lies behind is painted first."""
    count = int(length / (4 * size))
    pieces = []
    for step in range(count):
        along = (step / count - 0.5) * length
        turn = along / (74 * size) * 1.05
        for phase, colour in ((0.0, PINE), (math.pi, CLAY)):
            depth = math.cos(turn + phase)
            pieces.append((depth, _turned(centre, along, 92 * size * math.sin(turn + phase), tilt), colour))
        if step % 9 == 0:
            ends = [
                _turned(centre, along, 92 * size * math.sin(turn + phase), tilt) for phase in (0.0, math.pi)
            ]
            canvas.line(ends, mix(GOLD, SAND, 0.2 + fade * 0.6), width=9 * size)
    for depth, spot, colour in sorted(pieces, key=lambda piece: piece[0]):
        near = (depth + 1) / 2
        tone = mix(mix(colour, SAND, 0.45 * (1 - near)), SAND, fade)
        canvas.circle(spot, (13 + 9 * near) * size, tone)


def _turned(centre: Point, along: float, across: float, tilt: float) -> Point:
    return (
        centre[0] + along * math.cos(tilt) - across * math.sin(tilt),
        centre[1] + along * math.sin(tilt) + across * math.cos(tilt),
    )


def matrix_mesh(random: Random) -> Canvas:
    """A loose mesh of pale threads with round drops caught in it."""
    canvas = Canvas(INK, PINE, MOSS)
    canvas.glow_circle((1150, 330), 430, MOSS, blur=170, strength=0.9)
    _threads(canvas, random, 72)
    for _drop in range(38):
        spot = (random.uniform(80, 1520), random.uniform(80, 990))
        colour = random.choice([GOLD, ROSE, SAGE, CLAY])
        canvas.sphere(spot, random.uniform(12, 54), mix(colour, INK, 0.2), CREAM, alpha=0.86)
    _threads(canvas, random, 16)
    return canvas


def matrix_mesh_detail(random: Random) -> Canvas:
    """A diagram: a loose mesh with a few drops in it."""
    canvas = Canvas(CREAM, MIST)
    _threads(canvas, random, 40, colour=SAGE)
    for _drop in range(14):
        spot = (random.uniform(160, 1440), random.uniform(160, 900))
        canvas.sphere(spot, random.uniform(24, 62), CLAY, CREAM, alpha=0.9)
    _threads(canvas, random, 8, colour=MOSS)
    return canvas


def _threads(canvas: Canvas, random: Random, count: int, colour: Colour = MIST) -> None:
    for _thread in range(count):
        slope, lean = random.choice([-1, 1]), random.choice([-1, 1])
        x, y = random.uniform(-300, WIDTH + 300), -40.0 if slope > 0 else HEIGHT + 40.0
        points = [(x, y)]
        while -60 < y < HEIGHT + 60:
            x, y = x + lean * random.uniform(-20, 210), y + slope * random.uniform(70, 190)
            points.append((x, y))
        canvas.line(
            smoothed(points, times=4),
            colour,
            width=random.uniform(1.2, 4.5),
            alpha=random.uniform(0.25, 0.75),
        )


def fibre_weave(random: Random) -> Canvas:
    """Wide bands that pass over and under one another."""
    canvas = Canvas(PINE, INK)
    colours = [SAND, CLAY, SAGE, ROSE, CREAM, GOLD, MOSS]
    for number in range(30):
        base, colour = -260 + number * 54, colours[number % len(colours)]
        phase = random.uniform(0, 0.7) + number * 0.36
        path = [
            (x, base + x * 0.16 + 62 * math.sin(x / 190 + phase) + 26 * math.sin(x / 71 + phase * 2))
            for x in range(-40, WIDTH + 60, 14)
        ]
        canvas.line([(x, y + 9) for x, y in path], INK, width=34, alpha=0.4)
        canvas.line(path, mix(colour, INK, 0.12), width=30)
        canvas.line([(x, y - 6) for x, y in path], mix(colour, CREAM, 0.35), width=9, alpha=0.75)
    return canvas


def stem_branches(random: Random) -> Canvas:
    """One trunk that divides into many fine branches."""
    canvas = Canvas(mix(SAND, CREAM, 0.4), SAND, ROSE)
    canvas.glow_circle((800, 420), 430, CREAM, blur=150, strength=0.9)
    tips: list[Point] = []
    _branch(canvas, (800, 1120), -math.pi / 2, 250, 44, random, tips)
    for tip in tips:
        colour = random.choice([MOSS, SAGE, CLAY, GOLD])
        canvas.sphere(tip, random.uniform(9, 22), mix(colour, INK, 0.1), mix(colour, CREAM, 0.6))
    return canvas


def _branch(
    canvas: Canvas, start: Point, angle: float, length: float, width: float, random: Random, tips: list[Point]
) -> None:
    if length < 46:
        tips.append(start)
        return
    end = (start[0] + length * math.cos(angle), start[1] + length * math.sin(angle))
    bend = ((start[0] + end[0]) / 2 + random.gauss(0, length * 0.07), (start[1] + end[1]) / 2)
    canvas.line(smoothed([start, bend, end], times=3), mix(PINE, MOSS, 1 - width / 44), width=width)
    canvas.circle(end, width / 2 * 0.82, mix(PINE, MOSS, 1 - width / 44))
    for side in (-1, 1):
        turn = angle + side * random.uniform(0.26, 0.58)
        _branch(canvas, end, turn, length * random.uniform(0.7, 0.84), width * 0.64, random, tips)
