"""The one colour that stands for a picture until it is loaded."""

from PIL import Image as Pillow

STEPS = 4  # of each channel; the style sheet has a rule for each of the 64


def tone(picture: Pillow.Image) -> str:
    """Three digits of 0 to 3, red, green and blue, of the picture's average; for example "210"."""
    red, green, blue = picture.convert("RGB").resize((1, 1), Pillow.Resampling.BOX).tobytes()
    return "".join(str(round(channel / 255 * (STEPS - 1))) for channel in (red, green, blue))
