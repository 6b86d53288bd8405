"""Every kind of pixel as eight-bit sRGB: print colours, sixteen bits, palettes, and profiles of cameras and screens."""

import io

from PIL import Image as Pillow
from PIL import ImageCms

SRGB = ImageCms.createProfile("sRGB")
SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L", "I;16N")


def in_srgb(picture: Pillow.Image) -> Pillow.Image:
    """RGB, or RGBA where something shines through."""
    if picture.mode in SIXTEEN_BITS:
        return _eight_bits(picture)
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        converted = _by_profile(picture, profile)
        if converted is not None:
            return converted.convert(mode)
    return picture.convert(mode)


def _eight_bits(picture: Pillow.Image) -> Pillow.Image:
    """Pillow's own conversion would cut everything above 255 to white."""
    wide = picture.convert("I")
    _darkest, brightest = wide.getextrema()
    scale = 1 / 257 if isinstance(brightest, int | float) and brightest > 255 else 1
    return wide.point(lambda value: value * scale).convert("L").convert("RGB")


def _by_profile(picture: Pillow.Image, profile: bytes) -> Pillow.Image | None:
    """None where the profile is damaged or of another kind of picture: the numbers are then taken as sRGB."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
