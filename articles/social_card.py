"""The picture that stands beside a shared link where a page has none of its own: drawn from plain values, the same bytes each time."""

import hashlib
import io
import json
from dataclasses import astuple, dataclass
from functools import lru_cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
DRAWING = 1  # counted up with every change of the drawing, so that pictures made before are made anew
TITLE_SIZES = range(86, 42, -4)
TITLE_TOP, TITLE_HEIGHT = 212, 270
LEADING = 1.16
# The colours of static/css/site.css in the light: ground and stroke of each family, else those of the site.
FAMILIES = {
    "platelet": ("#f5ebcd", "#6b4e06"),
    "vesicle": ("#dbe9f0", "#174f6b"),
    "nucleotide": ("#e9e2f1", "#53357c"),
    "cell_therapy": ("#f6e1de", "#842f36"),
    "filler": ("#dfeadb", "#2f5a2a"),
    "biostimulator": ("#f1e2d2", "#7a4415"),
    "device_topical": ("#d5ebe6", "#0e574c"),
    "pipeline": ("#e6e6e1", "#50524c"),
}
SITE = ("#e6ece4", "#0e4f47")
INK, MADDER = "#14211e", "#97304a"

type Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class SocialCard:
    """All that is drawn; `signed` is the line about a review that counts, blank without one."""

    site: str
    kind: str
    title: str
    family: str = ""
    signed: str = ""

    @property
    def digest(self) -> str:
        """16 hexadecimal digits that change with anything that is drawn."""
        values = json.dumps([DRAWING, *astuple(self)], ensure_ascii=False)
        return hashlib.sha256(values.encode()).hexdigest()[:16]


def draw(card: SocialCard) -> bytes:
    """A PNG of 1200 by 630 that carries its digest; see digest_in()."""
    ground, stroke = FAMILIES.get(card.family, SITE)
    picture = Image.new("RGB", (WIDTH, HEIGHT), ground)
    pen = ImageDraw.Draw(picture)
    _draw_mark(picture, stroke)
    room = WIDTH - 2 * MARGIN
    pen.text(
        (MARGIN + 84, 88), _fitted(card.site, "Medium", 34, room - 84), stroke, _font("Medium", 34), "lm"
    )
    pen.text((MARGIN, 178), _fitted(card.kind, "SemiBold", 28, room), stroke, _font("SemiBold", 28), "lm")
    font, lines = title_lines(card.title)
    for number, line in enumerate(lines):
        pen.text((MARGIN, TITLE_TOP + number * font.size * LEADING), line, INK, font)
    if card.signed:
        pen.rectangle((MARGIN, 516, WIDTH - MARGIN, 517), stroke)
        pen.text((MARGIN, 560), _fitted(card.signed, "Regular", 30, room), INK, _font("Regular", 30), "lm")
    return _png(picture, card.digest)


def digest_in(png: bytes) -> str:
    """The digest of a picture that draw() made; blank for any other file."""
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
            return str(picture.info.get("Digest", ""))
    except (OSError, SyntaxError, ValueError):
        return ""


def title_lines(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest letters in which the title fits, and its lines; what fits in none is cut."""
    for size in TITLE_SIZES:
        font, most = _font("Medium", size), int(TITLE_HEIGHT / (size * LEADING))
        lines = _wrapped(_plain(title), font, WIDTH - 2 * MARGIN)
        if len(lines) <= most:
            return font, lines
    rest = " ".join(lines[most - 1 :])
    return font, [*lines[: most - 1], _fitted(rest, "Medium", size, WIDTH - 2 * MARGIN)]


def _wrapped(text: str, font: Font, room: int) -> list[str]:
    """Lines that are no wider than the room; a word that is wider goes on in the next line."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= room:
            lines[-1] = longer
            continue
        *whole, rest = _pieces(word, font, room)
        lines += [*whole, rest]
    return [line for line in lines if line]


def _pieces(word: str, font: Font, room: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if font.getlength(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _fitted(text: str, weight: str, size: int, room: int) -> str:
    """The text in one line, its end cut off where it is too wide."""
    font, text = _font(weight, size), _plain(text)
    if font.getlength(text) <= room:
        return text
    while text and font.getlength(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _draw_mark(picture: Image.Image, stroke: str) -> None:
    """The site's mark (templates/includes/mark.svg), drawn large and made small, which smooths its curves."""
    scale, size = 8, 64
    mark = Image.new("RGBA", (size * scale, size * scale))
    pen, unit = ImageDraw.Draw(mark), size * scale / 40
    for centre, radius, start, end, width in (
        ((20, 20), 16, -32, 298, 1.6),
        ((20, 22), 10.4, 0, 326, 1.6),
        ((34.2, 5.8), 2.6, 0, 360, 1.4),
    ):
        pen.arc(_circle(centre, radius, unit), start, end, stroke, round(width * unit))
    pen.ellipse(_circle((22.6, 22.2), 4.4, unit), MADDER)
    small = mark.resize((size, size), Image.Resampling.LANCZOS)
    picture.paste(small, (MARGIN, 56), small)


def _circle(centre: tuple[float, float], radius: float, unit: float) -> tuple[float, float, float, float]:
    (x, y) = centre
    return (x - radius) * unit, (y - radius) * unit, (x + radius) * unit, (y + radius) * unit


@lru_cache(maxsize=64)
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Inter, which ships with the admin's theme and knows Latin, Greek and Cyrillic; else Pillow's own."""
    file = files("unfold") / f"static/unfold/fonts/inter/Inter-{weight}.woff2"
    try:
        return ImageFont.truetype(io.BytesIO(file.read_bytes()), size)
    except OSError:
        font = ImageFont.load_default(size)
        assert isinstance(font, ImageFont.FreeTypeFont)
        return font


def _png(picture: Image.Image, digest: str) -> bytes:
    says = PngInfo()
    says.add_text("Digest", digest)
    kept = io.BytesIO()
    picture.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        kept, "PNG", pnginfo=says, optimize=True
    )
    return kept.getvalue()
