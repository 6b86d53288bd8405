"""The colours of the demonstration's pictures: deep green and ink, warm sand, clay, sage."""

Colour = tuple[int, int, int]

INK: Colour = (16, 40, 36)
PINE: Colour = (31, 74, 65)
MOSS: Colour = (74, 110, 92)
SAGE: Colour = (143, 168, 152)
MIST: Colour = (222, 230, 220)
CREAM: Colour = (248, 242, 232)
SAND: Colour = (234, 216, 192)
ROSE: Colour = (227, 184, 162)
CLAY: Colour = (194, 120, 89)
RUST: Colour = (138, 66, 48)
GOLD: Colour = (222, 178, 104)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two: share 0 is the first, 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
