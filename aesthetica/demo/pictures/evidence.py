"""Steps that stand for kinds of study."""

from random import Random

from aesthetica.demo.pictures.canvas import WIDTH, Canvas
from aesthetica.demo.pictures.palette import CLAY, CREAM, GOLD, INK, MIST, MOSS, PINE, RUST, SAGE, SAND, mix


def evidence_ladder(random: Random) -> Canvas:
    """Wide steps that become lighter towards the top."""
    canvas = Canvas(PINE, mix(PINE, INK, 0.5))
    canvas.glow_circle((1330, 210), 360, mix(GOLD, CREAM, 0.4), blur=150, strength=0.75)
    canvas.circle((1330, 210), 84, mix(GOLD, CREAM, 0.55))
    colours = [
        mix(SAND, CREAM, 0.6),
        SAND,
        mix(SAND, CLAY, 0.4),
        CLAY,
        mix(CLAY, RUST, 0.5),
        mix(RUST, INK, 0.4),
    ]
    for number, colour in enumerate(colours):
        left, top = 1180 - number * 232, 400 + number * 112
        canvas.shadowed(
            [(left, top), (WIDTH + 20, top), (WIDTH + 20, 1090), (left, 1090)], colour, strength=0.4
        )
        canvas.box((left, top, WIDTH + 20, top + 14), mix(colour, CREAM, 0.4))
    return canvas


def evidence_steps(random: Random) -> Canvas:
    """A diagram: from a dish to two groups of people that can be compared."""
    canvas = Canvas(CREAM, MIST)
    for number in range(5):
        left, top = 90 + number * 290, 860 - number * 130
        canvas.box((left, top, left + 270, 1000), mix(SAGE, PINE, number / 5), radius=14)
    canvas.box((140, 800, 310, 842), mix(SAGE, CREAM, 0.4), radius=20)
    for x in (180, 225, 268):
        canvas.circle((x, 816), 11, CLAY)
    canvas.circle((500, 690), 38, mix(CLAY, SAND, 0.3))
    canvas.circle((548, 668), 25, mix(CLAY, SAND, 0.3))
    canvas.circle((562, 648), 11, CLAY)
    canvas.line([(464, 700), (420, 676), (404, 704)], CLAY, width=6)
    _person(canvas, 805, 590, CLAY)
    for x in (1020, 1095, 1170):
        _person(canvas, x, 460, CLAY)
    for x, colour in ((1275, CLAY), (1332, CLAY), (1440, MOSS), (1497, MOSS)):
        _person(canvas, x, 330, colour)
    canvas.line([(1386, 210), (1386, 330)], INK, width=4, alpha=0.5)
    return canvas


def _person(canvas: Canvas, x: float, foot: float, colour: tuple[int, int, int]) -> None:
    canvas.circle((x, foot - 98), 20, colour)
    canvas.box((x - 23, foot - 74, x + 23, foot), colour, radius=20)
