"""The pictures of an imported text: one row for each address, with the credit that the source gives, or visibly without."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from django.utils.text import slugify

from articles.importers import ArticleDocument, ImageReference
from articles.models.image import Image
from articles.models.image_credit import ImageCredit

LIBRARY = "image:"


def keep_pictures(document: ArticleDocument) -> dict[str, Image]:
    """The rows of all pictures by the address that the text writes; one that we cannot hold is left out.

    What a person has recorded about a picture stays; only a missing credit or description is filled in.
    """
    references = {image.url: image for image in (*document.images, document.hero) if image}
    found = _known(list(references))
    for url, reference in references.items():
        image = found.get(url) or _new(reference)
        if image:
            _complete(image, reference)
            found[url] = image
    return found


def _known(urls: list[str]) -> dict[str, Image]:
    if not urls:
        return {}
    slugs = [url.removeprefix(LIBRARY) for url in urls if url.startswith(LIBRARY)]
    remote = Image.objects.select_related("credit").filter(
        remote_url__in=[url for url in urls if not url.startswith(LIBRARY)]
    )
    own = Image.objects.select_related("credit").filter(slug__in=slugs) if slugs else ()
    return {image.remote_url: image for image in remote} | {LIBRARY + image.slug: image for image in own}


def _new(reference: ImageReference) -> Image | None:
    parts = urlsplit(reference.url)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or len(reference.url) > _longest("remote_url")
    ):
        return None
    name = re.sub(r"\.\w{2,5}$", "", parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname
    digest = hashlib.sha256(reference.url.encode()).hexdigest()[:8]
    image = Image(
        slug=f"{slugify(name)[:100] or 'picture'}-{digest}",
        title=(reference.caption or name)[: _longest("title")],
        remote_url=reference.url,
    )
    image.want()
    image.save()
    return image


def _complete(image: Image, reference: ImageReference) -> None:
    alt = reference.alt.strip()[: _longest("alt")]
    if alt and image.alt_state == Image.AltState.MISSING:
        image.alt, image.alt_state = alt, Image.AltState.TEXT
        image.save(update_fields=["alt", "alt_state", "changed_at"])
    if reference.credit and not hasattr(image, "credit"):
        ImageCredit.objects.complete(image, reference.credit)


def _longest(field: str) -> int:
    return getattr(Image._meta.get_field(field), "max_length", None) or 0
