"""The pictures of imported texts: one row for each address or file, with the credit that the source gives, or visibly without."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from io import BytesIO
from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.utils.text import slugify

from articles.importers import ArticleDocument, DocumentError, ImageReference
from articles.models.image import Image
from articles.models.image_credit import ImageCredit
from articles.picture_files import NotAPicture, open_picture

LIBRARY = "image:"


class ImportedPictures:
    """The library's pictures for some texts; `made` holds the keys of new ones, `refused` reasons by address.

    What a person has recorded about a picture stays; only a missing credit or description is filled in.
    """

    def __init__(self, documents: Iterable[ArticleDocument]) -> None:
        self._known = _known([url for document in documents for url in _references(document)])
        self.made: list[int] = []

    def of(self, document: ArticleDocument) -> tuple[dict[str, Image], dict[str, str]]:
        """The row of each picture by the address that the text writes, and why others could not be kept."""
        found: dict[str, Image] = {}
        refused: dict[str, str] = {}
        for url, reference in _references(document).items():
            try:
                image = self._image(reference, document)
            except (NotAPicture, DocumentError) as reason:
                refused[url] = str(reason)
                continue
            if image:
                _complete(image, reference)
                found[url] = image
        return found, refused

    def _image(self, reference: ImageReference, document: ArticleDocument) -> Image | None:
        bytes_of = document.picture_files.get(reference.url)
        if bytes_of:
            return self._from_file(reference, bytes_of())
        if reference.url not in self._known and (image := _elsewhere(reference)):
            self._keep(image)
            self._known[reference.url] = image
        return self._known.get(reference.url)

    def _from_file(self, reference: ImageReference, content: bytes) -> Image:
        """The picture that came with the text; the library keeps each file once."""
        opened = open_picture(BytesIO(content))
        if held := Image.objects.held(opened):
            return held
        name = _name(urlsplit(reference.url).path)
        image = Image(
            slug=f"{slugify(name)[:100] or 'picture'}-{opened.digest[:8]}",
            title=(reference.caption or name)[: _longest("title")],
        )
        image.receive(opened)
        self._keep(image)
        image.note_what_the_file_says(opened.says)
        return image

    def _keep(self, image: Image) -> None:
        with transaction.atomic():
            image.save()
        self.made.append(image.pk)


def _references(document: ArticleDocument) -> dict[str, ImageReference]:
    return {image.url: image for image in (*document.images, document.hero) if image}


def _known(urls: list[str]) -> dict[str, Image]:
    if not urls:
        return {}
    slugs = [url.removeprefix(LIBRARY) for url in urls if url.startswith(LIBRARY)]
    remote = Image.objects.select_related("credit").filter(
        remote_url__in=[url for url in urls if not url.startswith(LIBRARY)]
    )
    own = Image.objects.select_related("credit").filter(slug__in=slugs) if slugs else ()
    return {image.remote_url: image for image in remote} | {LIBRARY + image.slug: image for image in own}


def _elsewhere(reference: ImageReference) -> Image | None:
    """A picture of another site, which the worker fetches; None for an address that we cannot hold."""
    parts = urlsplit(reference.url)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or len(reference.url) > _longest("remote_url")
    ):
        return None
    name = _name(parts.path) or parts.hostname
    digest = hashlib.sha256(reference.url.encode()).hexdigest()[:8]
    image = Image(
        slug=f"{slugify(name)[:100] or 'picture'}-{digest}",
        title=(reference.caption or name)[: _longest("title")],
        remote_url=reference.url,
    )
    image.want()
    return image


def _name(path: str) -> str:
    return re.sub(r"\.\w{2,5}$", "", unquote(path).rstrip("/").rpartition("/")[2])


def _complete(image: Image, reference: ImageReference) -> None:
    alt = reference.alt.strip()[: _longest("alt")]
    if alt and image.alt_state == Image.AltState.MISSING:
        image.alt, image.alt_state = alt, Image.AltState.TEXT
        image.save(update_fields=["alt", "alt_state", "changed_at"])
    if reference.credit and not hasattr(image, "credit"):
        ImageCredit.objects.complete(image, reference.credit)


def _longest(field: str) -> int:
    return getattr(Image._meta.get_field(field), "max_length", None) or 0
