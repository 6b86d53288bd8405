"""A canvas in two passes: soft colour painted small and blurred, then crisp forms painted large and scaled down."""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from aesthetica.demo.pictures.palette import Colour
from aesthetica.demo.pictures.shapes import Point, smoothed

WIDTH, HEIGHT = 1600, 1067
SOFT = 8  # the soft pass is this many times smaller than the picture
CRISP = 1.5  # the crisp pass is this many times larger


class Canvas:
    """Coordinates are those of the finished picture, whatever the pass."""

    def __init__(
        self, *colours: Colour, across: bool = False, size: tuple[int, int] = (WIDTH, HEIGHT)
    ) -> None:
        """An even change of colour from top to bottom, or across from left to right."""
        self.width, self.height = size
        stops = [*colours] if len(colours) > 1 else [*colours, *colours]
        line = Image.new("RGB", (len(stops), 1) if across else (1, len(stops)))
        line.putdata(stops)
        self._soft = line.resize((self.width // SOFT, self.height // SOFT), Image.Resampling.BICUBIC)
        self._large: Image.Image | None = None

    # --- soft pass ----------------------------------------------------------------------------------------------

    def glow(self, outline: Sequence[Point], colour: Colour, *, blur: float, strength: float = 1.0) -> None:
        """A blurred form; blur in pixels of the finished picture."""
        mask = Image.new("L", self._soft.size)
        ImageDraw.Draw(mask).polygon([(x / SOFT, y / SOFT) for x, y in outline], fill=round(255 * strength))
        self._soft.paste(colour, (0, 0), mask.filter(ImageFilter.GaussianBlur(blur / SOFT)))

    def glow_circle(
        self, centre: Point, radius: float, colour: Colour, *, blur: float, strength: float = 1.0
    ) -> None:
        x, y = centre
        corners = [(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)]
        self.glow(smoothed(corners, closed=True), colour, blur=blur, strength=strength)

    # --- crisp pass ---------------------------------------------------------------------------------------------

    @property
    def large(self) -> Image.Image:
        if self._large is None:
            size = (round(self.width * CRISP), round(self.height * CRISP))
            self._large = self._soft.resize(size, Image.Resampling.BICUBIC)
        return self._large

    def form(self, outline: Sequence[Point], colour: Colour, *, alpha: float = 1.0) -> None:
        """A filled form with a clean edge."""
        self._pen().polygon(self._scaled(outline), fill=(*colour, round(255 * alpha)))

    def line(self, points: Sequence[Point], colour: Colour, *, width: float = 2, alpha: float = 1.0) -> None:
        """A line with rounded joints."""
        pen, ink = self._pen(), (*colour, round(255 * alpha))
        pen.line(self._scaled(points), fill=ink, width=max(1, round(width * CRISP)), joint="curve")

    def circle(self, centre: Point, radius: float, colour: Colour, *, alpha: float = 1.0) -> None:
        self._pen().ellipse(self._box(centre, radius), fill=(*colour, round(255 * alpha)))

    def ring(
        self, centre: Point, radius: float, colour: Colour, *, width: float = 2, alpha: float = 1.0
    ) -> None:
        ink = (*colour, round(255 * alpha))
        self._pen().ellipse(self._box(centre, radius), outline=ink, width=max(1, round(width * CRISP)))

    def box(
        self,
        corners: tuple[float, float, float, float],
        colour: Colour,
        *,
        radius: float = 0,
        alpha: float = 1.0,
    ) -> None:
        """A rectangle, with rounded corners if wanted: left, top, right, bottom."""
        scaled = tuple(value * CRISP for value in corners)
        self._pen().rounded_rectangle(scaled, radius * CRISP, fill=(*colour, round(255 * alpha)))

    def sphere(
        self, centre: Point, radius: float, shade: Colour, light: Colour, *, alpha: float = 1.0
    ) -> None:
        """A ball lit from the upper left: the edge in shade, a soft light inside."""
        self.circle(centre, radius, shade, alpha=alpha)
        side = max(2, round(radius * 2 * CRISP))
        wide = round(side * 1.4)
        falloff = ImageChops.invert(Image.radial_gradient("L")).resize(
            (wide, wide), Image.Resampling.BILINEAR
        )
        falloff = falloff.crop((wide - side, wide - side, wide, wide))
        disc = Image.new("L", (side, side))
        ImageDraw.Draw(disc).ellipse((0, 0, side - 1, side - 1), fill=round(255 * alpha))
        lit = ImageChops.multiply(falloff, disc)
        corner = (round((centre[0] - radius) * CRISP), round((centre[1] - radius) * CRISP))
        self.large.paste(light, corner, lit)

    def shadowed(
        self, outline: Sequence[Point], colour: Colour, *, depth: float = 18, strength: float = 0.35
    ) -> None:
        """A form like cut paper, with a soft shadow above its upper edge."""
        mask = Image.new("L", (self.width // 4, self.height // 4))
        ImageDraw.Draw(mask).polygon(
            [(x / 4, (y - depth / 2) / 4) for x, y in outline], fill=round(255 * strength)
        )
        mask = mask.filter(ImageFilter.GaussianBlur(depth / 4)).resize(
            self.large.size, Image.Resampling.BILINEAR
        )
        self.large.paste((10, 26, 23), (0, 0), mask)
        self.form(outline, colour)

    def paste(self, picture: Image.Image, corner: Point, mask: Image.Image) -> None:
        self.large.paste(picture, (round(corner[0] * CRISP), round(corner[1] * CRISP)), mask)

    def finished(self, width: int) -> Image.Image:
        """The picture, that many pixels wide."""
        return self.large.resize((width, round(width * self.height / self.width)), Image.Resampling.HAMMING)

    def _pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.large, "RGBA")

    def _scaled(self, points: Sequence[Point]) -> list[Point]:
        return [(x * CRISP, y * CRISP) for x, y in points]

    def _box(self, centre: Point, radius: float) -> tuple[float, float, float, float]:
        x, y = centre
        return ((x - radius) * CRISP, (y - radius) * CRISP, (x + radius) * CRISP, (y + radius) * CRISP)
