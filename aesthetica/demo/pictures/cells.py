"""Cells and what is smaller: bubbles, drops, beads."""

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
    RUST,
    SAGE,
    SAND,
    Colour,
    mix,
)
from aesthetica.demo.pictures.shapes import Point, honeycomb, organic, shrunk, smoothed


def vesicles(random: Random) -> Canvas:
    """Many small bubbles that drift between two soft shapes."""
    canvas = Canvas(PINE, INK)
    canvas.glow(organic((180, 620), 420, random), CLAY, blur=90, strength=0.85)
    canvas.glow(organic((110, 560), 220, random), ROSE, blur=80, strength=0.9)
    canvas.glow(organic((1500, 380), 380, random), MOSS, blur=80)
    canvas.glow(organic((1560, 330), 200, random), SAGE, blur=70, strength=0.8)
    for _bubble in range(26):
        canvas.glow_circle(_drift(random, 260), random.uniform(20, 70), SAND, blur=22, strength=0.25)
    for number in range(90):
        radius = random.uniform(5, 16) if number < 62 else random.uniform(20, 46)
        _bubble_at(canvas, _drift(random, 190), radius, random)
    return canvas


def _drift(random: Random, spread: float) -> Point:
    """A place along the slow curve from lower left to upper right."""
    x = random.uniform(300, 1420)
    return x, 700 - (x - 300) * 0.32 + math.sin(x / 210) * 70 + random.gauss(0, spread * 0.6)


def _bubble_at(canvas: Canvas, centre: Point, radius: float, random: Random) -> None:
    shade = random.choice([CLAY, SAGE, GOLD, ROSE])
    canvas.sphere(centre, radius, mix(shade, INK, 0.25), mix(shade, CREAM, 0.75), alpha=0.82)
    canvas.ring(centre, radius, CREAM, width=1.4, alpha=0.55)
    if radius > 18:
        for _cargo in range(5):
            angle, far = random.uniform(0, math.tau), random.uniform(0, radius * 0.55)
            spot = (centre[0] + far * math.cos(angle), centre[1] + far * math.sin(angle))
            canvas.circle(spot, radius * 0.09, RUST, alpha=0.6)


def vesicle_stream(random: Random) -> Canvas:
    """A diagram: one large cell lets bubbles go, some reach a second one."""
    canvas = Canvas(CREAM, MIST)
    _cell(canvas, (330, 560), 260, CLAY, random)
    _cell(canvas, (1300, 500), 230, MOSS, random)
    for number in range(34):
        share = number / 33
        x = 560 + share * 560
        y = 545 - math.sin(share * math.pi) * 130 + random.gauss(0, 46)
        canvas.sphere((x, y), random.uniform(9, 20), mix(CLAY, MOSS, share), CREAM)
    return canvas


def _cell(canvas: Canvas, centre: Point, radius: float, colour: Colour, random: Random) -> None:
    outline = organic(centre, radius, random, roughness=0.1)
    canvas.form(outline, mix(colour, CREAM, 0.62))
    canvas.line(_closed(outline), mix(colour, CREAM, 0.2), width=6)
    core = (centre[0] - radius * 0.12, centre[1] + radius * 0.08)
    canvas.sphere(core, radius * 0.38, mix(colour, INK, 0.15), mix(colour, CREAM, 0.5))
    for _grain in range(26):
        angle, far = random.uniform(0, math.tau), random.uniform(0.5, 0.85) * radius
        spot = (centre[0] + far * math.cos(angle), centre[1] + far * math.sin(angle))
        canvas.circle(spot, random.uniform(4, 9), mix(colour, CREAM, 0.3), alpha=0.8)


def _closed(outline: list[Point]) -> list[Point]:
    return [*outline, *outline[:2]]


def leaf_cells(random: Random) -> Canvas:
    """Green plant cells side by side, with pale walls."""
    canvas = Canvas(mix(MIST, CREAM, 0.5), mix(SAGE, CREAM, 0.5))
    for cell in honeycomb(WIDTH, HEIGHT, 128, random, jitter=0.2):
        x = sum(p[0] for p in cell) / 6
        y = sum(p[1] for p in cell) / 6
        lit = max(0.0, min(1.0, 1 - math.hypot(x - 500, y - 330) / 1250))
        inner = smoothed(shrunk(cell, 0.09), closed=True, times=3)
        canvas.form(inner, mix(PINE, SAGE, lit * 0.9 + random.uniform(-0.05, 0.1)))
        canvas.form(smoothed(shrunk(cell, 0.3), closed=True), mix(MOSS, MIST, lit * 0.7), alpha=0.45)
        for _grain in range(random.randint(7, 12)):
            angle, far = random.uniform(0, math.tau), random.uniform(38, 84)
            spot = (x + far * math.cos(angle), y + far * math.sin(angle) * 0.95)
            canvas.sphere(spot, random.uniform(6, 11), PINE, mix(GOLD, SAGE, 0.4), alpha=0.75)
    return canvas


def quiet_cells(random: Random) -> Canvas:
    """Many pale cells, and a few darker, larger ones among them."""
    canvas = Canvas(CREAM, SAND, ROSE)
    cells = honeycomb(WIDTH, HEIGHT, 82, random, jitter=0.26)
    old = set(random.sample(range(len(cells)), 9))
    for number, cell in enumerate(cells):
        tint = CLAY if number in old else mix(CREAM, ROSE, random.uniform(0.1, 0.55))
        outline = smoothed(shrunk(cell, 0.02 if number in old else 0.1), closed=True)
        canvas.form(outline, mix(tint, RUST, 0.25) if number in old else tint, alpha=0.92)
        x, y = sum(p[0] for p in cell) / 6, sum(p[1] for p in cell) / 6
        core = RUST if number in old else mix(ROSE, CLAY, 0.35)
        canvas.sphere((x, y), 30 if number in old else 17, core, mix(core, CREAM, 0.45), alpha=0.85)
    return canvas


def cell_signals(random: Random) -> Canvas:
    """A diagram: rows of cells, a few darker ones with short lines around them."""
    canvas = Canvas(CREAM, MIST)
    old = {(2, 1), (5, 2), (7, 0)}
    for row in range(4):
        for column in range(9):
            centre = (150 + column * 165 + (row % 2) * 60, 190 + row * 225)
            is_old = (column, row) in old
            colour = RUST if is_old else SAGE
            radius = 84.0 if is_old else 64.0
            canvas.form(organic(centre, radius, random), mix(colour, CREAM, 0.35))
            canvas.sphere(centre, radius * 0.4, colour, mix(colour, CREAM, 0.5))
            for spoke in range(12 if is_old else 0):
                angle = math.tau * spoke / 12
                ends = [(centre[0] + r * math.cos(angle), centre[1] + r * math.sin(angle)) for r in (98, 118)]
                canvas.line(ends, CLAY, width=6)
    return canvas


def cell_paths(random: Random) -> Canvas:
    """A diagram: one cell in the middle, four paths, four different shapes."""
    canvas = Canvas(CREAM, MIST)
    middle = (800, 533)
    ends = [
        ((270, 260), CLAY, 1.0),
        ((1330, 260), MOSS, 0.45),
        ((270, 810), GOLD, 0.6),
        ((1330, 810), PINE, 1.0),
    ]
    for (x, y), colour, squash in ends:
        bend = ((middle[0] + x) / 2, middle[1] + (y - middle[1]) * 0.15)
        canvas.line(smoothed([middle, bend, (x, y)], times=4), mix(colour, CREAM, 0.35), width=8)
        canvas.form(organic((x, y), 135, random, squash=squash, roughness=0.3), mix(colour, CREAM, 0.35))
        canvas.sphere((x, y), 46 * max(squash, 0.7), colour, mix(colour, CREAM, 0.5))
    _cell(canvas, middle, 165, SAGE, random)
    return canvas


def extract_drops(random: Random) -> Canvas:
    """A diagram: whole plant cells on the left, separate drops on the right."""
    canvas = Canvas(CREAM, mix(MIST, CREAM, 0.4), across=True)
    for cell in honeycomb(760, HEIGHT, 92, random, jitter=0.15):
        x, y = sum(p[0] for p in cell) / 6, sum(p[1] for p in cell) / 6
        if x < 700 - abs(y - 533) * 0.25 and x > 60 and 90 < y < 980:
            canvas.form(smoothed(shrunk(cell, 0.08), closed=True), mix(MOSS, SAGE, random.random()))
            canvas.sphere((x, y), 24, PINE, SAGE)
    for _drop in range(44):
        x = random.uniform(800, 1520)
        radius = random.uniform(10, 44) * (1.15 - (x - 800) / 1100)
        y = 533 + random.gauss(0, 190)
        canvas.sphere((x, max(90, min(y, 980))), radius, mix(MOSS, GOLD, random.random() * 0.6), CREAM)
    return canvas


def gel_drops(random: Random) -> Canvas:
    """Large clear drops of gel on a pale ground."""
    canvas = Canvas(CREAM, mix(SAGE, CREAM, 0.35), mix(SAGE, PINE, 0.35))
    places = [
        (470, 600, 250),
        (920, 430, 190),
        (1270, 690, 280),
        (760, 850, 120),
        (1140, 240, 90),
        (250, 270, 110),
        (1480, 330, 70),
        (180, 880, 80),
    ]
    for x, y, radius in places:
        canvas.glow_circle((x + 40, y + radius * 0.75), radius * 0.95, INK, blur=60, strength=0.35)
    for x, y, radius in places:
        canvas.sphere((x, y), radius, mix(SAGE, PINE, 0.25), CREAM, alpha=0.72)
        canvas.ring((x, y), radius - 1, CREAM, width=2.5, alpha=0.7)
        spot = organic((x - radius * 0.42, y - radius * 0.46), radius * 0.14, random, squash=0.7)
        canvas.form(spot, CREAM, alpha=0.85)
    return canvas


def mineral_beads(random: Random) -> Canvas:
    """Small round beads in a heap, in sand and clay."""
    canvas = Canvas(INK, PINE)
    canvas.glow_circle((1100, 240), 420, MOSS, blur=160, strength=0.7)
    beads = [(random.gauss(800, 480), random.random() ** 0.7, random.uniform(22, 62)) for _bead in range(340)]
    for x, share, radius in sorted(beads, key=lambda bead: bead[1]):
        crest = 300 + abs(x - 800) ** 1.5 / 40
        y = crest + share * (1120 - crest)
        colour = random.choice([SAND, SAND, CREAM, ROSE, CLAY])
        canvas.sphere((x, y), radius, mix(colour, RUST, 0.55), mix(colour, CREAM, 0.55))
    return canvas


def pigment_map(random: Random) -> Canvas:
    """A diagram: a patch of skin from above with round marks in shades of brown."""
    canvas = Canvas(mix(SAND, ROSE, 0.4), mix(ROSE, CLAY, 0.3))
    for _pore in range(900):
        spot = (random.uniform(0, WIDTH), random.uniform(0, HEIGHT))
        canvas.circle(spot, random.uniform(1.5, 3.5), CLAY, alpha=0.22)
    for _mark in range(22):
        centre = (random.uniform(120, 1480), random.uniform(120, 950))
        radius = random.choice([14, 18, 26, 34, 52, 78])
        colour = mix(CLAY, RUST, random.random())
        canvas.form(organic(centre, radius, random, roughness=0.1), colour, alpha=0.62)
        canvas.form(organic(centre, radius * 0.8, random, roughness=0.1), colour, alpha=0.35)
    return canvas
