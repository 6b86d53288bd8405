"""The pictures that came with an imported text, kept in the library before the text is stored: making sizes takes long."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from articles.importers import ArticleDocument, DocumentError, ImageReference, Warning
from articles.models.image import Image
from articles.picture_files import NotAPicture, open_picture

LONGEST_TITLE = Image._meta.get_field("title").max_length or 200


def keep_pictures(document: ArticleDocument, *, made: dict[str, Any]) -> ArticleDocument:
    """The text, naming its pictures by their keys in the library; `made` learns which of them are new.

    A picture that can't be used stays named by its address, and a warning says why.
    """
    keys: dict[str, str] = {}
    warnings: list[Warning] = []
    for image in (*document.images, document.hero):
        if image and image.url in document.picture_files and image.url not in keys:
            try:
                keys[image.url] = f"image:{_kept(image, document.picture_files[image.url](), made).slug}"
            except (NotAPicture, DocumentError) as reason:
                warnings.append(_refused(image, reason))
    return _renamed(replace(document, warnings=(*document.warnings, *warnings), picture_files={}), keys)


def _kept(reference: ImageReference, content: bytes, made: dict[str, Any]) -> Image:
    """The library keeps each file once."""
    opened = open_picture(BytesIO(content))
    held: Image | None = Image.objects.held(opened)
    if held:
        return held
    name = re.sub(r"\.\w{2,5}$", "", unquote(urlsplit(reference.url).path).rpartition("/")[2])
    image = Image(
        slug=f"{slugify(name)[:100] or 'picture'}-{opened.digest[:8]}",
        title=(reference.caption or name or opened.digest[:8])[:LONGEST_TITLE],
    )
    image.receive(opened)
    with transaction.atomic():
        image.save()
        image.note_what_the_file_says(opened.says)
    made.setdefault("images", []).append(image.pk)
    return image


def _refused(image: ImageReference, reason: Exception) -> Warning:
    words = {"address": image.url, "reason": reason}
    message = gettext("The picture “%(address)s” was not taken: %(reason)s") % words
    return Warning("picture", message, image.line)


def _renamed(document: ArticleDocument, keys: dict[str, str]) -> ArticleDocument:
    body = document.body
    for url, key in keys.items():
        address = re.compile(r"(\]\(\s*<?)" + re.escape(url) + r"(?=[\s>)])")
        body = address.sub(lambda found, key=key: found[1] + key, body)  # type: ignore[misc]
    images = tuple(replace(image, url=keys.get(image.url, image.url)) for image in document.images)
    hero = document.hero and replace(document.hero, url=keys.get(document.hero.url, document.hero.url))
    return replace(document, body=body, images=images, hero=hero)
