"""Blood at rest in a tube, in layers."""

from random import Random

from aesthetica.demo.pictures.canvas import Canvas
from aesthetica.demo.pictures.palette import CLAY, CREAM, GOLD, INK, MIST, PINE, ROSE, RUST, SAGE, SAND, mix


def plasma_layers(random: Random) -> Canvas:
    """A glass tube in which blood has settled into three layers."""
    canvas = Canvas(SAGE, mix(SAGE, PINE, 0.6), PINE, across=True)
    canvas.glow_circle((430, 360), 420, mix(MIST, SAGE, 0.3), blur=180, strength=0.9)
    for _speck in range(34):
        spot = (random.uniform(60, 1540), random.uniform(40, 1020))
        canvas.glow_circle(spot, random.uniform(14, 44), GOLD, blur=18, strength=0.28)
    for x in (420, 1190):
        _tube(canvas, x, 105, faded=True)
    _tube(canvas, 800, 165, faded=False)
    for _platelet in range(60):
        spot = (random.uniform(660, 940), random.gauss(600, 16))
        canvas.circle(spot, random.uniform(3, 7), CREAM, alpha=0.9)
    return canvas


def blood_tube(random: Random) -> Canvas:
    """A diagram: dark layer below, a thin pale band, a yellow layer on top."""
    canvas = Canvas(CREAM, MIST)
    _tube(canvas, 560, 170, faded=False)
    for number, (colour, y) in enumerate(((GOLD, 330), (CREAM, 602), (RUST, 830))):
        canvas.line([(760, y), (930, y)], PINE, width=4)
        for spot in range(5 - number):
            canvas.sphere(
                (990 + spot * 84, y), 34 - number * 4, mix(colour, RUST, 0.2), mix(colour, CREAM, 0.5)
            )
    return canvas


def _tube(canvas: Canvas, x: float, half: float, *, faded: bool) -> None:
    """Glass, plasma, the thin band of platelets, red cells; paler in the background."""
    haze = 0.5 if faded else 0.0
    left, right = x - half, x + half
    canvas.box((left - 14, 60, right + 14, 1010), MIST, radius=half, alpha=0.35)
    canvas.box((left, 240, right, 990), mix(GOLD, SAGE, haze), radius=half - 8)
    canvas.box((left, 200, right, 640), mix(GOLD, SAGE, haze), radius=26)
    canvas.box((left, 612, right, 990), mix(RUST, PINE, haze), radius=half - 8)
    canvas.box((left, 612, right, 800), mix(RUST, PINE, haze))
    canvas.box((left, 582, right, 622), mix(mix(CREAM, ROSE, 0.25), SAGE, haze))
    canvas.box((left, 622, right, 664), mix(CLAY, PINE, haze), alpha=0.6)
    canvas.box((left + 24, 120, left + 44, 880), CREAM, radius=10, alpha=0.35 if faded else 0.55)
    canvas.box((right - 40, 240, right - 30, 900), INK, radius=5, alpha=0.18)
    canvas.box((left - 30, 36, right + 30, 132), mix(PINE, SAGE, haze), radius=24)
    canvas.box((left - 30, 36, right + 30, 70), mix(SAND, SAGE, 0.6), radius=18, alpha=0.35)
