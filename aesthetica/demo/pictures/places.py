"""Rooms, streets, hills and still water, as plain forms."""

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
from aesthetica.demo.pictures.shapes import Point, organic, smoothed, wave


def consultation_room(random: Random) -> Canvas:
    """Two empty chairs by a tall window."""
    canvas = Canvas(mix(SAND, CREAM, 0.5), SAND)
    canvas.glow([(560, 120), (1010, 120), (1450, 1067), (380, 1067)], CREAM, blur=60, strength=0.75)
    canvas.box((0, 820, WIDTH, HEIGHT), mix(CLAY, SAND, 0.45))
    canvas.form([(560, 820), (1010, 820), (1330, HEIGHT), (470, HEIGHT)], mix(CREAM, SAND, 0.5), alpha=0.7)
    _arched(canvas, 785, 230, 90, 760, mix(MIST, SAGE, 0.35))
    canvas.form(
        smoothed([(560, 760), (560, 560), (700, 500), (860, 590), (1010, 520), (1010, 760)], times=2),
        SAGE,
        alpha=0.8,
    )
    for x in (712, 858):
        canvas.line([(x, 110), (x, 760)], CREAM, width=9)
    canvas.line([(556, 430), (1014, 430)], CREAM, width=9)
    _chair(canvas, 380, 1, PINE)
    _chair(canvas, 1210, -1, CLAY)
    canvas.box((720, 800, 850, 816), RUST, radius=6)
    canvas.line([(785, 812), (785, 930)], RUST, width=10)
    _plant(canvas, (90, 830), 0.8, random)
    return canvas


def _chair(canvas: Canvas, x: float, way: int, colour: Colour) -> None:
    canvas.box((x - 120, 972, x + 120, 992), INK, radius=10, alpha=0.18)
    for leg in (-88, 88):
        canvas.line([(x + leg, 860), (x + leg * 1.12, 980)], INK, width=12)
    canvas.box(
        (min(x - way * 140, x - way * 60), 520, max(x - way * 140, x - way * 60), 880), colour, radius=40
    )
    canvas.box((x - 140, 760, x + 140, 880), mix(colour, CREAM, 0.16), radius=44)


def _plant(canvas: Canvas, foot: Point, size: float, random: Random) -> None:
    for number in range(11):
        angle = -math.pi / 2 + (number - 5) * 0.24
        tip = (foot[0] + 330 * size * math.cos(angle) * 0.75, foot[1] + 330 * size * math.sin(angle))
        side = (math.cos(angle + math.pi / 2) * 30 * size, math.sin(angle + math.pi / 2) * 30 * size)
        middle = ((foot[0] + tip[0]) / 2, (foot[1] + tip[1]) / 2)
        leaf = [
            foot,
            (middle[0] + side[0], middle[1] + side[1]),
            tip,
            (middle[0] - side[0], middle[1] - side[1]),
        ]
        canvas.form(smoothed(leaf, closed=True), mix(PINE, SAGE, random.random() * 0.7))
    x, y = foot
    canvas.form(
        [
            (x - 74 * size, y - 20),
            (x + 74 * size, y - 20),
            (x + 54 * size, y + 130 * size),
            (x - 54 * size, y + 130 * size),
        ],
        RUST,
    )


def _arched(canvas: Canvas, x: float, half: float, top: float, bottom: float, colour: Colour) -> None:
    canvas.circle((x, top + half), half, colour)
    canvas.box((x - half, top + half, x + half, bottom), colour)


def clinic_larkminster(random: Random) -> Canvas:
    """A row of arches in a pale house front."""
    canvas = Canvas(SAGE, MIST, CREAM)
    canvas.box((150, 190, 1450, 940), mix(CREAM, SAND, 0.35))
    canvas.box((120, 160, 1480, 214), mix(SAND, CLAY, 0.25), radius=6)
    for number in range(5):
        _arched(canvas, 300 + number * 250, 66, 262, 470, PINE if number % 2 else MOSS)
        _arched(canvas, 300 + number * 250, 46, 286, 470, mix(MIST, SAGE, 0.4))
    for number in (0, 1, 3, 4):
        _arched(canvas, 300 + number * 250, 92, 560, 900, mix(SAND, CLAY, 0.3))
        _arched(canvas, 300 + number * 250, 72, 585, 880, mix(PINE, SAGE, 0.35))
    _arched(canvas, 800, 112, 530, 940, CLAY)
    _arched(canvas, 800, 88, 560, 940, RUST)
    canvas.circle((850, 770), 9, GOLD)
    canvas.box((0, 940, WIDTH, HEIGHT), mix(SAND, CLAY, 0.35))
    for x in (210, 1390):
        _plant(canvas, (x, 900), 0.6, random)
    return canvas


def clinic_eastmere(random: Random) -> Canvas:
    """Two plain houses on a quay, and their reflection."""
    canvas = Canvas(ROSE, SAND, CREAM)
    canvas.glow_circle((1180, 330), 150, mix(GOLD, CREAM, 0.35), blur=26)
    canvas.form([*wave(WIDTH, 520, random, height=34), (WIDTH, 720), (0, 720)], SAGE)
    for left, right, top, colour in ((330, 620, 330, PINE), (620, 980, 250, CLAY), (980, 1200, 390, MOSS)):
        middle = (left + right) / 2
        canvas.form([(left, top), (middle, top - 110), (right, top), (right, 700), (left, 700)], colour)
        canvas.form(
            [(left, 720), (right, 720), (right, 1000), (middle, 1067), (left, 1000)],
            mix(colour, SAGE, 0.55),
            alpha=0.7,
        )
        for row in range(3 if top < 380 else 2):
            for spot in (0.3, 0.7):
                x, y = left + (right - left) * spot, top + 60 + row * 112
                canvas.box((x - 30, y, x + 30, y + 66), mix(GOLD, CREAM, 0.5), radius=6)
    canvas.box((0, 694, WIDTH, 730), mix(SAND, RUST, 0.4))
    for number in range(26):
        y = 752 + number * 12
        x = random.uniform(0, 1300)
        canvas.line([(x, y), (x + random.uniform(120, 460), y)], CREAM, width=3, alpha=0.4)
    return canvas


def clinic_port_halden(random: Random) -> Canvas:
    """A shop front with an awning, and a tree beside it."""
    canvas = Canvas(mix(MIST, CREAM, 0.5), SAND)
    canvas.box((280, 130, 1130, 950), mix(PINE, MOSS, 0.4))
    canvas.box((340, 470, 780, 860), mix(MIST, SAGE, 0.2), radius=10)
    canvas.form([(340, 860), (560, 470), (640, 470), (420, 860)], CREAM, alpha=0.35)
    canvas.box((850, 500, 1060, 950), CLAY, radius=8)
    canvas.box((884, 540, 1026, 740), mix(MIST, SAGE, 0.3), radius=8)
    for number in range(10):
        left = 300 + number * 81
        stripe = CREAM if number % 2 else CLAY
        canvas.form([(left, 360), (left + 81, 360), (left + 86, 470), (left - 5, 470)], stripe)
        canvas.circle((left + 40, 470), 43, stripe)
    for x in (420, 620, 820, 1000):
        canvas.box((x - 46, 190, x + 46, 310), mix(GOLD, CREAM, 0.45), radius=8)
    canvas.box((0, 950, WIDTH, HEIGHT), mix(SAND, CLAY, 0.3))
    canvas.line([(1350, 950), (1350, 560)], RUST, width=30)
    for x, y, radius in ((1350, 420, 190), (1250, 520, 120), (1450, 520, 130), (1390, 300, 110)):
        canvas.form(organic((x, y), radius, random), mix(MOSS, SAGE, random.random() * 0.6))
    _plant(canvas, (230, 910), 0.55, random)
    return canvas


def sun_arc(random: Random) -> Canvas:
    """A low sun in clay and sand above soft green hills."""
    canvas = Canvas(mix(CLAY, ROSE, 0.5), ROSE, SAND, CREAM)
    for radius, strength in ((520, 0.22), (390, 0.3), (280, 0.4)):
        canvas.glow_circle((980, 470), radius, mix(GOLD, CREAM, 0.3), blur=30, strength=strength)
    canvas.circle((980, 470), 190, mix(GOLD, CREAM, 0.45))
    for number, colour in enumerate((mix(SAGE, SAND, 0.5), SAGE, MOSS, mix(MOSS, PINE, 0.6), PINE, INK)):
        hill = wave(WIDTH, 590 + number * 84, random, height=58 + number * 6)
        canvas.shadowed([*hill, (WIDTH + 40, HEIGHT + 40), (-40, HEIGHT + 40)], colour, strength=0.22)
    return canvas


def calm_ripples(random: Random) -> Canvas:
    """Rings that spread on still water, in warm colours."""
    canvas = Canvas(SAND, ROSE, CLAY, mix(CLAY, RUST, 0.6))
    canvas.glow_circle((800, 380), 420, CREAM, blur=170, strength=0.85)
    for centre, count, gap in (((760, 620), 11, 66.0), ((1330, 880), 6, 44.0), ((240, 860), 5, 40.0)):
        for number in range(1, count + 1):
            radius = gap * number**1.06
            ring = [
                (
                    centre[0] + radius * math.cos(a / 60 * math.tau),
                    centre[1] + radius * 0.34 * math.sin(a / 60 * math.tau),
                )
                for a in range(62)
            ]
            fade = 1 - number / (count + 1)
            canvas.line(ring, CREAM, width=2 + 5 * fade, alpha=0.25 + 0.6 * fade)
            canvas.line([(x, y + 6) for x, y in ring], RUST, width=2 + 3 * fade, alpha=0.35 * fade)
    canvas.sphere((760, 560), 27, CLAY, CREAM)
    return canvas


def warm_drift(random: Random) -> Canvas:
    """Soft rose and sand shapes that drift into one another."""
    canvas = Canvas(CREAM, SAND)
    places = [
        ((320, 360), 330, ROSE),
        ((900, 240), 300, CLAY),
        ((1330, 620), 360, ROSE),
        ((680, 800), 340, SAND),
        ((240, 930), 260, CLAY),
        ((1130, 960), 260, SAGE),
    ]
    for centre, radius, colour in places:
        canvas.glow(organic(centre, radius, random, roughness=0.3), colour, blur=110, strength=0.75)
    for number in range(16):
        line = wave(WIDTH, 200 + number * 46, Random(7), height=120)
        canvas.line(
            [(x, y + 18 * math.sin(x / 160 + number * 0.4)) for x, y in line], CREAM, width=2.4, alpha=0.62
        )
    return canvas


def notebook(random: Random) -> Canvas:
    """An open notebook with a short list of ticks, and a pencil beside it."""
    canvas = Canvas(SAGE, mix(SAGE, MOSS, 0.5))
    canvas.glow([(300, 260), (1240, 220), (1290, 960), (340, 1000)], INK, blur=50, strength=0.4)
    canvas.form([(280, 220), (770, 200), (770, 920), (280, 950)], CREAM)
    canvas.form([(770, 200), (1240, 180), (1250, 910), (770, 920)], mix(CREAM, SAND, 0.35))
    canvas.line([(770, 200), (770, 920)], mix(SAND, CLAY, 0.3), width=5)
    for number in range(7):
        y = 320 + number * 84
        canvas.line([(350, y + 8), (372, y + 32), (410, y - 20)], CLAY, width=9)
        canvas.line([(450, y + 6), (690 - (number * 53) % 120, y + 2)], SAGE, width=8)
        canvas.line([(830, y), (1180 - (number * 71) % 150, y - 6)], mix(SAND, CLAY, 0.25), width=6)
    canvas.form([(1330, 260), (1384, 274), (1290, 850), (1236, 838)], CLAY)
    canvas.form([(1290, 850), (1236, 838), (1250, 930)], SAND)
    canvas.form([(1262, 888), (1246, 884), (1250, 930)], INK)
    canvas.form([(1330, 260), (1384, 274), (1392, 226), (1338, 212)], ROSE)
    return canvas


def diary_table(random: Random) -> Canvas:
    """A small plant pot, a cup and a notebook in soft colours."""
    canvas = Canvas(mix(ROSE, CREAM, 0.5), SAND)
    canvas.box((0, 720, WIDTH, HEIGHT), mix(CLAY, SAND, 0.35))
    _plant(canvas, (330, 690), 0.95, random)
    canvas.form([(700, 880), (1210, 860), (1330, 990), (660, 1010)], CREAM)
    for number in range(5):
        canvas.line(
            [(730 + number * 4, 900 + number * 20), (1180 + number * 22, 884 + number * 20)], SAGE, width=5
        )
    canvas.box((1060, 540, 1300, 800), MOSS, radius=54)
    canvas.ring((1318, 650), 62, MOSS, width=26)
    canvas.box((1060, 540, 1300, 590), mix(MOSS, CREAM, 0.3), radius=24)
    for number in range(3):
        x = 1110 + number * 66
        canvas.line(
            smoothed([(x, 500), (x + 28, 430), (x - 22, 370), (x + 10, 290)], times=4),
            CREAM,
            width=7,
            alpha=0.7,
        )
    return canvas
