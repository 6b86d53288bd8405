"""Monograms in place of faces: the people of the demonstration do not exist."""

from random import Random

from PIL import Image, ImageDraw, ImageFont

from aesthetica.demo.pictures.canvas import CRISP, Canvas
from aesthetica.demo.pictures.palette import CREAM, Colour, mix
from aesthetica.demo.pictures.shapes import organic

SIDE = 1067


def monogram(initials: str, ground: Colour, form: Colour, random: Random) -> Canvas:
    """Two letters on soft shapes; square."""
    canvas = Canvas(mix(ground, CREAM, 0.25), ground, size=(SIDE, SIDE))
    canvas.glow(organic((330, 300), 330, random, roughness=0.3), mix(form, CREAM, 0.3), blur=90, strength=0.7)
    canvas.glow(organic((800, 860), 340, random, roughness=0.3), form, blur=110, strength=0.8)
    canvas.form(organic((SIDE / 2, SIDE / 2), 350, random, roughness=0.16), form, alpha=0.55)
    canvas.form(
        organic((SIDE / 2, SIDE / 2), 320, random, roughness=0.16), mix(form, CREAM, 0.12), alpha=0.55
    )
    letters = Image.new("L", canvas.large.size)
    font = ImageFont.load_default(size=300 * CRISP)
    ImageDraw.Draw(letters).text(
        (letters.width / 2, letters.height / 2), initials, fill=255, font=font, anchor="mm"
    )
    canvas.paste(Image.new("RGB", letters.size, CREAM), (0, 0), letters)
    return canvas
