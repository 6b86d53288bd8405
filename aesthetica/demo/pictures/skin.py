"""Skin in layers, and what touches it."""

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
    mix,
)
from aesthetica.demo.pictures.shapes import Point, organic, smoothed, wave


def _below(line: list[Point]) -> list[Point]:
    return [*line, (WIDTH + 40, HEIGHT + 40), (-40, HEIGHT + 40)]


def skin_strata(random: Random) -> Canvas:
    """Soft layers like cut paper, from pale to deep green."""
    canvas = Canvas(CREAM, SAND)
    canvas.glow_circle((1180, 190), 210, mix(GOLD, CREAM, 0.3), blur=70, strength=0.7)
    bands = [SAND, mix(SAND, ROSE, 0.6), ROSE, CLAY, mix(CLAY, RUST, 0.5), SAGE, MOSS, PINE, INK]
    for number, colour in enumerate(bands):
        canvas.shadowed(_below(wave(WIDTH, 330 + number * 88, random, height=46)), colour)
    return canvas


def skin_layers(random: Random) -> Canvas:
    """A diagram: outer skin, dermis with fibres, fat below, and a needle that ends in the dermis."""
    canvas = Canvas(MIST, CREAM)
    _block(canvas, random, top=330, dermis=450, fat=790)
    canvas.line([(900, 60), (1010, 500)], PINE, width=9)
    canvas.line([(868, -70), (900, 60)], MOSS, width=44)
    canvas.sphere((1013, 515), 20, GOLD, CREAM)
    return canvas


def skin_layers_deep(random: Random) -> Canvas:
    """A diagram: a block of skin with all its layers, a vessel and fat below."""
    canvas = Canvas(CREAM, MIST)
    _block(canvas, random, top=190, dermis=300, fat=690)
    for start in (420, 1180):
        trunk = smoothed([(start, 1080), (start + 40, 860), (start - 50, 640), (start + 20, 420)], times=4)
        canvas.line(trunk, RUST, width=16)
        for side in (-1, 1):
            canvas.line(
                smoothed([trunk[-20], (start + side * 110, 430), (start + side * 190, 350)], times=4),
                RUST,
                width=8,
            )
    return canvas


def _block(canvas: Canvas, random: Random, *, top: int, dermis: int, fat: int) -> None:
    """Three layers; within the middle one a net of fibres, within the lowest one fat cells."""
    canvas.form(_below(wave(WIDTH, top, random, height=16)), mix(CLAY, ROSE, 0.35))
    border = wave(WIDTH, dermis, random, height=10)
    canvas.form(_below([(x, y + 22 * math.sin(x / 34)) for x, y in border]), mix(ROSE, SAND, 0.4))
    for _fibre in range(130):
        x, y = random.uniform(-60, WIDTH), random.uniform(dermis + 50, fat - 10)
        run = random.uniform(90, 220)
        points = [(x, y), (x + run / 2, y + random.uniform(-36, 36)), (x + run, y + random.uniform(-16, 16))]
        canvas.line(
            smoothed(points, times=3),
            random.choice([CREAM, CLAY, CREAM]),
            width=random.uniform(2.5, 5),
            alpha=0.7,
        )
    canvas.form(_below(wave(WIDTH, fat, random, height=18)), mix(GOLD, SAND, 0.45))
    for row in range(5):
        for column in range(16):
            spot = (column * 108 + (row % 2) * 54, fat + 70 + row * 84)
            canvas.form(organic(spot, 52, random), mix(GOLD, CREAM, 0.55 + 0.15 * random.random()))


def fine_needles(random: Random) -> Canvas:
    """A row of fine pale lines that stop just below a warm surface."""
    canvas = Canvas(PINE, MOSS, SAGE)
    surface = wave(WIDTH, 640, random, height=20)
    canvas.glow(_below(surface), CLAY, blur=10)
    canvas.glow(_below([(x, y + 190) for x, y in surface]), RUST, blur=90)
    tips = [(130 + number * 84, 700 + 26 * math.sin(number * 1.1)) for number in range(17)]
    for tip in tips:
        canvas.glow_circle(tip, 34, GOLD, blur=20, strength=0.85)
    for x, y in tips:
        canvas.form([(x - 7, 120), (x + 7, 120), (x + 1.2, y), (x - 1.2, y)], CREAM, alpha=0.95)
        canvas.form([(x, 120), (x + 7, 120), (x + 1.2, y)], SAGE, alpha=0.7)
        canvas.circle((x, y), 6, CREAM)
    canvas.box((60, 40, WIDTH - 60, 132), mix(INK, PINE, 0.4), radius=30)
    canvas.box((60, 40, WIDTH - 60, 84), mix(PINE, MOSS, 0.5), radius=30)
    return canvas


def needle_channels(random: Random) -> Canvas:
    """A diagram: short needles above a block of skin, narrow channels below them."""
    canvas = Canvas(MIST, CREAM)
    _block(canvas, random, top=420, dermis=530, fat=850)
    canvas.box((240, 60, 1360, 170), PINE, radius=34)
    for number in range(9):
        x = 320 + number * 120
        canvas.form([(x - 9, 170), (x + 9, 170), (x, 372)], MOSS)
        canvas.form([(x - 7, 405), (x + 7, 405), (x, 640)], CREAM, alpha=0.95)
        canvas.circle((x, 640), 7, RUST)
    return canvas


def vessel_branches(random: Random) -> Canvas:
    """A diagram: small vessels that widen towards one warm spot."""
    canvas = Canvas(mix(CREAM, SAND, 0.4), SAND)
    warm = (1040, 480)
    canvas.glow_circle(warm, 330, CLAY, blur=120, strength=0.75)
    canvas.glow_circle(warm, 170, RUST, blur=90, strength=0.5)
    for number in range(15):
        angle = math.tau * number / 15 + random.uniform(-0.12, 0.12)
        far = (warm[0] + 980 * math.cos(angle), warm[1] + 760 * math.sin(angle))
        bends = [
            (
                warm[0] + (far[0] - warm[0]) * s + random.gauss(0, 60),
                warm[1] + (far[1] - warm[1]) * s + random.gauss(0, 60),
            )
            for s in (0.35, 0.65)
        ]
        path = smoothed([warm, *bends, far], times=4)
        for piece in range(0, len(path) - 2, 2):
            canvas.line(
                path[piece : piece + 4],
                mix(RUST, CLAY, piece / len(path)),
                width=20 * (1 - piece / len(path)) + 2.5,
            )
        twig = path[len(path) // 2]
        canvas.line(
            smoothed([twig, (twig[0] + random.gauss(0, 120), twig[1] + random.gauss(0, 120))], times=2),
            CLAY,
            width=5,
            alpha=0.8,
        )
    return canvas


def eye_contour(random: Random) -> Canvas:
    """Two soft arcs that meet like closed eyelids."""
    canvas = Canvas(CREAM, SAND, ROSE)
    canvas.glow_circle((800, 470), 520, mix(CREAM, SAND, 0.4), blur=160, strength=0.9)
    for number, colour in enumerate((ROSE, mix(ROSE, CLAY, 0.5), CLAY)):
        lid = [(260, 500), (540, 690 + number * 26), (1060, 690 + number * 26), (1340, 500)]
        canvas.glow(smoothed([*lid, (1060, 820), (540, 820)], closed=True), colour, blur=70, strength=0.42)
    fold = smoothed([(250, 470), (520, 300), (1080, 300), (1350, 470)], times=5)
    lash_line = smoothed([(240, 510), (520, 690), (1080, 690), (1360, 510)], times=5)
    canvas.line(fold, CLAY, width=5, alpha=0.7)
    canvas.line(lash_line, INK, width=9)
    for step in range(8, len(lash_line) - 8, 4):
        x, y = lash_line[step]
        lean = (x - 800) / 560
        canvas.line(
            smoothed([(x, y), (x + lean * 40, y + 40), (x + lean * 95, y + 64)], times=3), INK, width=4.5
        )
    brow = smoothed([(270, 230), (560, 110), (1050, 120), (1360, 250)], times=5)
    for step in range(1, len(brow) - 1):
        share = step / len(brow)
        full = 34 * min(1.0, share * 7, (1 - share) * 3.2)
        x, y = brow[step][0] + random.gauss(0, 4), brow[step][1] + random.gauss(0, 3)
        canvas.line(
            [(x - full * 0.5, y + full), (x + full * 0.9, y - full * 0.7)],
            mix(MOSS, PINE, random.random()),
            width=5,
            alpha=0.55,
        )
    return canvas


def tear_trough_diagram(random: Random) -> Canvas:
    """A diagram: a closed eye and a shaded groove below it."""
    canvas = Canvas(CREAM, mix(CREAM, SAND, 0.7))
    groove = [(430, 560), (520, 700), (760, 790), (1010, 760), (960, 800), (740, 850), (500, 770), (400, 620)]
    canvas.glow(smoothed(groove, closed=True), CLAY, blur=26, strength=0.7)
    lash_line = smoothed([(360, 420), (560, 560), (1040, 560), (1240, 420)], times=5)
    canvas.line(smoothed([(370, 390), (580, 250), (1020, 250), (1230, 390)], times=5), MOSS, width=5)
    canvas.line(lash_line, PINE, width=9)
    for step in range(8, len(lash_line) - 8, 6):
        x, y = lash_line[step]
        canvas.line([(x, y), (x + (x - 800) / 12, y + 44)], PINE, width=4)
    canvas.line(smoothed([(425, 560), (540, 720), (760, 805), (1015, 765)], times=5), RUST, width=5)
    canvas.line(smoothed([(1190, 700), (1060, 930), (760, 990)], times=5), SAGE, width=5)
    return canvas
