"""Pictures with their licence, as Google's image metadata asks for: on every page that shows them."""

from django.conf import settings
from django.urls import reverse

from articles.models.image import Image, ImageCredit
from articles.structured_data.graph import Node, absolute

DIGITAL_SOURCES = {
    ImageCredit.AiOrigin.GENERATED: "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    ImageCredit.AiOrigin.EDITED: "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}


def image_object(image: Image) -> Node | None:
    """The picture and whose it is; None for one that may not be shown."""
    if not image.url:
        return None
    url = absolute(image.url)
    node: Node = {
        "@type": "ImageObject",
        "@id": f"{url}#image",
        "contentUrl": url,
        "width": image.width,
        "height": image.height,
    }
    credit: ImageCredit | None = getattr(image, "credit", None)
    return node | _rights(credit) if credit else node


def _rights(credit: ImageCredit) -> Node:
    return {
        "license": credit.licence_url,
        "acquireLicensePage": credit.source_url or absolute(reverse("image_credits")),
        "creditText": credit.line,
        "creator": _creator(credit),
        "copyrightNotice": credit.copyright_notice,
        "digitalSourceType": DIGITAL_SOURCES.get(ImageCredit.AiOrigin(credit.ai_origin)),
    }


def _creator(credit: ImageCredit) -> Node | None:
    if not credit.creator:
        return None
    kind = "Organization" if credit.creator == settings.SITE_NAME else "Person"
    return {"@type": kind, "name": credit.creator, "url": credit.creator_url}
