"""How well a colour can be read on another: relative luminance and contrast ratio (WCAG 2.2, W3C Recommendation), and tones that do.

Colours are texts of the form #rrggbb; whatever else is given raises ValueError.
"""

import colorsys
import re
from collections.abc import Callable, Iterable

WHITE, NEAR_BLACK = "#ffffff", "#101010"
NEEDED = 4.5
"""The least contrast of text (success criterion 1.4.3); marks and the focus ring need 3 (1.4.11)."""
COLOUR = re.compile(r"#[0-9a-f]{6}")
STEPS = 100


def is_colour(text: str) -> bool:
    """Whether the text is a colour as these functions take it: # and six hexadecimal digits in lower case."""
    return COLOUR.fullmatch(text) is not None


def luminance(colour: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def figure(of: float) -> str:
    """A ratio as people read it, with one place, never rounded up: 4.49 does not pass for 4.5."""
    return f"{int(of * 10 + 1e-9) / 10:.1f}:1"


def mix(one: str, other: str, share: float) -> str:
    """The first colour with that share (0 to 1) of the other one in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return _written(mine + (its - mine) * share for mine, its in pairs)


def nearest(colour: str, ground: str, needed: float = NEEDED) -> str:
    """The colour itself where it has the needed contrast on the ground, else the nearest tone that has, darker on a light ground.

    Hue and saturation (HSL) stay. Where no tone has it: black or white.
    """
    end = 0.0 if luminance(ground) > 0.18 else 1.0
    return _first(lambda step: towards(colour, end, step), lambda tone: ratio(tone, ground) >= needed)


def towards(colour: str, lightness: float, share: float) -> str:
    """The colour with its lightness (HSL) moved that share of the way, from 0 to 1; 0 leaves it as it is."""
    if not share:
        return mix(colour, colour, 0)
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    moved = colorsys.hls_to_rgb(hue, light + (lightness - light) * share, saturation)
    return _written(channel * 255 for channel in moved)


def furthest(ground: str, colour: str, share: float, texts: tuple[str, ...]) -> str:
    """The ground with as much of the colour in it, up to that share, as keeps all these texts readable on it."""
    return _first(
        lambda less: mix(ground, colour, share * (1 - less)),
        lambda tone: all(ratio(text, tone) >= NEEDED for text in texts),
    )


def text_on(colour: str) -> str:
    """White or near-black, whichever reads better on the colour."""
    return max((WHITE, NEAR_BLACK), key=lambda text: ratio(text, colour))


def _first(tone_at: Callable[[float], str], is_enough: Callable[[str], bool]) -> str:
    """The first tone on the way that is enough, else the last one."""
    tones = (tone_at(step / STEPS) for step in range(STEPS + 1))
    return next((tone for tone in tones if is_enough(tone)), tone_at(1))


def _written(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{int(channel + 0.5):02x}" for channel in channels)


def _channels(colour: str) -> tuple[int, int, int]:
    if not is_colour(colour):
        raise ValueError(f"{colour!r} is no colour of the form #rrggbb.")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
