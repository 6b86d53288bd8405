"""The pictures of an imported text: one row for each address, with the credit that the source gives, or visibly without."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from django.db.models import Model
from django.utils.text import slugify

from articles.credits import Credit
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
    return Image.objects.create(
        slug=f"{slugify(name)[:100] or 'picture'}-{digest}",
        title=(reference.caption or name)[: _longest("title")],
        remote_url=reference.url,
    )


def _complete(image: Image, reference: ImageReference) -> None:
    alt = reference.alt.strip()[: _longest("alt")]
    if alt and image.alt_state == Image.AltState.MISSING:
        image.alt, image.alt_state = alt, Image.AltState.TEXT
        image.save(update_fields=["alt", "alt_state", "changed_at"])
    if reference.credit and not hasattr(image, "credit"):
        ImageCredit.objects.create(image=image, **_credit_fields(reference.credit))


def _credit_fields(credit: Credit) -> dict[str, str]:
    """The parts of the credit; its wording only where no part says whose the picture is, so that it is not said twice."""
    values = {
        "work_title": credit.title,
        "creator": credit.creator,
        "creator_url": _address(credit.creator_url),
        "source": credit.source,
        "source_url": _address(credit.source_url),
        "licence": credit.licence,
        "licence_url": _address(credit.licence_url),
        "copyright_notice": credit.copyright_notice,
        "credit_text": "" if credit.says_whose else credit.credit_text,
        "modification": credit.modification,
        "ai_tool": credit.ai_tool,
    }
    cut = {name: value[: _longest(name, ImageCredit)] for name, value in values.items()}
    return cut | ({"ai_origin": ImageCredit.AiOrigin.GENERATED} if credit.is_ai_generated else {})


def _address(url: str) -> str:
    """Only addresses of the web, whole or not at all."""
    return url if urlsplit(url).scheme in ("http", "https") and len(url) <= 400 else ""


def _longest(field: str, model: type[Model] = Image) -> int:
    return getattr(model._meta.get_field(field), "max_length", None) or 0
