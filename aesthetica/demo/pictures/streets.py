"""Street plans of towns that do not exist: roads, blocks, a park and water around a mark."""

from random import Random

from aesthetica.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from aesthetica.demo.pictures.palette import CLAY, CREAM, MIST, MOSS, RUST, SAGE, SAND, mix
from aesthetica.demo.pictures.shapes import Point, organic, smoothed

CENTRE: Point = (WIDTH / 2, HEIGHT / 2)
LAND, KERB, ROAD = mix(MIST, SAND, 0.35), mix(SAND, CLAY, 0.25), CREAM
STEP = 190  # from street to street
REACH = 900  # beyond the edges at any turn


def street_plan(random: Random) -> Canvas:
    """An invented quarter; where the clinic would lie is marked."""
    canvas = Canvas(LAND)
    lean = random.uniform(-0.25, 0.25)
    _blocks(canvas, lean, random)
    side = random.choice((-1, 1))
    canvas.form(organic((WIDTH / 2 - side * 430, 270), 190, random), mix(MOSS, MIST, 0.45))
    _streets(canvas, lean)
    _water(canvas, side, random)
    _road(canvas, [(-40, 760), (500, 600), CENTRE, (1100, 470), (WIDTH + 40, 380)], 54)
    _mark(canvas)
    return canvas


def _turned(across: float, down: float, lean: float) -> Point:
    """A place of the grid, counted from the centre, on the leaning plan."""
    return CENTRE[0] + across - lean * down, CENTRE[1] + down + lean * across


def _blocks(canvas: Canvas, lean: float, random: Random) -> None:
    """Houses along the streets, with yards left open."""
    for across in range(-REACH, REACH, STEP // 2):
        for down in range(-REACH, REACH, STEP // 2):
            if random.random() < 0.25:
                continue
            width, depth = random.uniform(46, 78), random.uniform(46, 78)
            corners = ((0, 0), (width, 0), (width, depth), (0, depth))
            outline = [_turned(across + x + 9, down + y + 9, lean) for x, y in corners]
            canvas.form(outline, mix(SAND, KERB, random.random() * 0.55))


def _streets(canvas: Canvas, lean: float) -> None:
    for number in range(-REACH, REACH + 1, STEP):
        for ends in (((number, -REACH), (number, REACH)), ((-REACH, number), (REACH, number))):
            _road(canvas, [_turned(*end, lean) for end in ends], 26)


def _road(canvas: Canvas, points: list[Point], width: float) -> None:
    way = smoothed(points, times=3)
    canvas.line(way, KERB, width=width + 6)
    canvas.line(way, ROAD, width=width)


def _water(canvas: Canvas, side: int, random: Random) -> None:
    """A river along one side."""
    middle = CENTRE[0] + side * random.uniform(480, 600)
    bank = [(middle + random.uniform(-70, 70), y) for y in range(-80, HEIGHT + 160, 160)]
    canvas.line(smoothed(bank, times=5), mix(SAGE, MIST, 0.3), width=130)


def _mark(canvas: Canvas) -> None:
    x, y = CENTRE
    canvas.circle((x, y), 30, RUST, alpha=0.25)
    canvas.form([(x - 46, y - 96), (x + 46, y - 96), (x, y)], RUST)
    canvas.circle((x, y - 118), 54, RUST)
    canvas.circle((x, y - 118), 21, CREAM)
