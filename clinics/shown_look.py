"""What pages show of the chosen look, kept in the cache for a minute: a look costs a page view no query.

Without Redis every process keeps its own, so that a change reaches all of them within that minute.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage

if TYPE_CHECKING:
    from articles.models import Image

KEY = "clinics:look:1"
KEPT_SECONDS = 60
LOGO_HEIGHT = 132
"""Pixels that a logo needs on the sharpest screens."""


class Logo(NamedTuple):
    """A picture in the head of the page, with the size that keeps its place."""

    url: str
    width: int | None
    height: int | None


class ShownLook(NamedTuple):
    """The version of /look.css (empty: none is needed), the page's background, the logo and the strapline."""

    digest: str
    paper: str
    dark_paper: str
    logo: Logo | None
    strapline: str


def logo_of(image: Image | None) -> Logo | None:
    """The smallest file of a picture that is sharp enough; None where it may not be shown."""
    if image is None or not image.url:
        return None
    sizes = image.sizes("whole", "webp")
    sharp = [size for size in sizes if size["height"] >= LOGO_HEIGHT] or sizes[:1]
    if not sharp:
        return Logo(image.url, image.width, image.height)
    return Logo(default_storage.url(sharp[-1]["name"]), sharp[-1]["width"], sharp[-1]["height"])


def kept(read: Callable[[], ShownLook]) -> ShownLook:
    """The look as the cache has it, else as it is read now; a cache that does not answer takes no page down."""
    try:
        return cache.get_or_set(KEY, read, KEPT_SECONDS) or read()
    except _failures():
        return read()


def forget() -> None:
    """Have the next page read it anew; where the cache does not answer it goes by itself."""
    try:
        cache.delete(KEY)
    except _failures():
        return


def _failures() -> tuple[type[Exception], ...]:
    """What a cache raises that cannot be reached; only Redis can be away."""
    if not settings.REDIS_URL:
        return ()
    from redis.exceptions import RedisError  # large, and most sites do without

    return (RedisError,)
