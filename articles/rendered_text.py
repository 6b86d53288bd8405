"""Rendered texts of public pages, from the cache: Markdown runs when a text changes, not when a page is read."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q
from django.utils.translation import get_language

from articles.credit_html import credit_html
from articles.models.image import Image
from articles.rendering import RENDERER_VERSION, Picture, Rendering, to_html

PICTURE = re.compile(
    r"!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<inline>[^\s)>]+)"
    r"|^ {0,3}\[[^\]]+\]:\s*<?(?P<definition>[^\s>]+)",
    re.MULTILINE,
)
LIBRARY = "image:"
KEPT_SECONDS = 24 * 60 * 60


def rendered(
    markdown: str,
    *,
    top_level: int = 2,
    glossary: Mapping[str, str] | None = None,
    images: Mapping[str, Image] | None = None,
    keep: bool = True,
) -> Rendering:
    """One text; a query for its pictures, none where it has no picture."""
    texts = {"s": markdown}
    return rendered_texts(texts, top_level=top_level, glossary=glossary, images=images, keep=keep)["s"]


def rendered_texts(
    texts: Mapping[str, str],
    *,
    top_level: int = 2,
    glossary: Mapping[str, str] | None = None,
    images: Mapping[str, Image] | None = None,
    keep: bool = True,
) -> dict[str, Rendering]:
    """Several texts, for one page or one feed, with a single query for all their pictures.

    Each key becomes the prefix of its text's anchors. `images` are those of images_of(), where the caller has them. The
    cache key is the digest of everything that goes in, so a new credit, a withdrawn picture or a new renderer shows at
    once and nothing has to be cleared. `keep=False` is for a text that is still being typed: it would push the texts that
    readers ask for out of the cache.
    """
    found = images_of(texts.values()) if images is None else images
    pictures = elsewhere(texts.values()) | {key: as_picture(image) for key, image in found.items()}
    return {
        key: _rendered(key, text, pictures, top_level, glossary or {}, keep) for key, text in texts.items()
    }


def images_of(texts: Iterable[str]) -> dict[str, Image]:
    """The library's images that the texts show, by the URL as the Markdown writes it, in order of appearance."""
    references = list(dict.fromkeys(reference for text in texts for reference in references_in(text)))
    if not references:
        return {}
    slugs = [reference.removeprefix(LIBRARY) for reference in references if reference.startswith(LIBRARY)]
    found = Image.objects.filter(Q(slug__in=slugs) | Q(remote_url__in=references)).select_related(
        "credit", "outcome__treatment"
    )
    images = {key: image for image in found for key in (LIBRARY + image.slug, image.remote_url) if key}
    return {reference: images[reference] for reference in references if reference in images}


def references_in(text: str) -> list[str]:
    """The URLs of the text's pictures as its Markdown writes them, in order of appearance."""
    return [found["inline"] or found["definition"] for found in PICTURE.finditer(text)]


def elsewhere(texts: Iterable[str]) -> dict[str, Picture]:
    """The pictures on hosts that pages may not load from, whether the library knows them or not."""
    references = {reference for text in texts for reference in references_in(text)}
    return {
        reference: Picture(src="", elsewhere=reference) for reference in references if _is_foreign(reference)
    }


def _is_foreign(reference: str) -> bool:
    try:
        host = urlsplit(reference).hostname
    except ValueError:
        return False
    return host is not None and host not in {*settings.REMOTE_IMAGE_HOSTS, *own_hosts()}


def as_picture(image: Image) -> Picture:
    """An image of the library as the renderer wants it; without a source where it may not be shown."""
    return Picture(
        src=image.url,
        elsewhere="" if image.url or not image.is_showable() else image.remote_url,
        width=image.width,
        height=image.height,
        alt=image.description,
        credit_html=credit_html(image),
        srcset=image.fallback_srcset() if image.url else "",
        sources=image.sources() if image.url else (),
        tone=image.tone,
    )


def own_hosts() -> frozenset[str]:
    return frozenset({urlsplit(settings.SITE_URL).hostname or ""})


def _rendered(
    prefix: str,
    text: str,
    pictures: Mapping[str, Picture],
    top_level: int,
    glossary: Mapping[str, str],
    keep: bool,
) -> Rendering:
    # Only the pictures of this text, so that another text's picture does not move its key.
    mine = {key: pictures[key] for key in references_in(text) if key in pictures}
    inputs = (
        RENDERER_VERSION,
        get_language(),
        settings.SITE_URL,
        prefix,
        top_level,
        mine,
        sorted(glossary.items()),
        text,
    )
    key = f"rendered:{hashlib.sha256(repr(inputs).encode()).hexdigest()}"
    found = cache.get(key)
    if found is None:
        found = to_html(
            text,
            pictures=mine,
            glossary=glossary,
            own_hosts=own_hosts(),
            top_level=top_level,
            id_prefix=f"{prefix.replace('_', '-')}-",
        )
        if keep:
            cache.set(key, found, KEPT_SECONDS)
    return found
