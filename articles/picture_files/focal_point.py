"""Where a picture has what people look at: a first guess, for a person to correct."""

from PIL import Image as Pillow
from PIL import ImageFilter

GRID = 48
# Skin in YCbCr (Chai and Ngan, "Face segmentation using skin-color map", IEEE TCSVT 9(4), 1999).
CB, CR = range(77, 128), range(133, 174)
SKIN_COUNTS = 90


def guess(picture: Pillow.Image) -> tuple[int, int]:
    """Percent from the left and from the top: the middle of what has edges and the colour of skin, drawn a little to the centre."""
    small = picture.convert("RGB").resize((GRID, GRID), Pillow.Resampling.BILINEAR)
    edges = small.convert("L").filter(ImageFilter.FIND_EDGES).filter(ImageFilter.BoxBlur(1)).tobytes()
    ycbcr = small.convert("YCbCr").tobytes()
    weights = [
        (edges[spot] + (SKIN_COUNTS if _is_skin(ycbcr, spot) else 0)) * _nearness(spot)
        for spot in range(GRID * GRID)
    ]
    threshold = sorted(weights)[-len(weights) // 5]  # the strongest fifth
    strong = [(spot, weight) for spot, weight in enumerate(weights) if weight >= threshold and weight]
    total = sum(weight for _spot, weight in strong)
    if not total:
        return 50, 50
    across = sum((spot % GRID + 0.5) * weight for spot, weight in strong) / total
    down = sum((spot // GRID + 0.5) * weight for spot, weight in strong) / total
    return round(100 * across / GRID), round(100 * down / GRID)


def _is_skin(ycbcr: bytes, spot: int) -> bool:
    return ycbcr[3 * spot + 1] in CB and ycbcr[3 * spot + 2] in CR


def _nearness(spot: int) -> float:
    """One in the middle, a third in the corners; nothing at the very edge, where filters see edges that are none."""
    x, y = spot % GRID, spot // GRID
    if not (1 < x < GRID - 2 and 1 < y < GRID - 2):
        return 0.0
    half = GRID / 2
    return 1 - ((x - half) ** 2 + (y - half) ** 2) / (2 * half**2) * (2 / 3)
