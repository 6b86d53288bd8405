"""Picture files, from the upload to what browsers load: judged by their bytes, stood up, in sRGB, in all sizes. Pure Pillow."""

from articles.picture_files.focal_point import guess
from articles.picture_files.likeness import likeness, look_alike
from articles.picture_files.opening import NotAPicture, Opened, open_picture
from articles.picture_files.sizes import CROPS, Rendition, crop, preview, renditions
from articles.picture_files.tone import tone

__all__ = [
    "CROPS",
    "NotAPicture",
    "Opened",
    "Rendition",
    "crop",
    "guess",
    "likeness",
    "look_alike",
    "open_picture",
    "preview",
    "renditions",
    "tone",
]
