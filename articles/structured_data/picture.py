"""Pictures with their licence, as Google's image metadata asks for: on every page that shows them."""

from django.conf import settings
from django.urls import reverse

from articles.models.image import Image
from articles.models.image_credit import ImageCredit
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
        "width": _pixels(image.width),
        "height": _pixels(image.height),
    }
    credit: ImageCredit | None = getattr(image, "credit", None)
    return node | _rights(credit) if credit else node


def _pixels(number: int | None) -> Node | None:
    """A length in pixels: E37 in the code list of UN/CEFACT (recommendation 20)."""
    return {"@type": "QuantitativeValue", "value": number, "unitCode": "E37"} if number else None


def _rights(credit: ImageCredit) -> Node:
    return {
        "license": credit.terms_url,
        "acquireLicensePage": credit.source_url or absolute(reverse("image_credits")),
        "creditText": credit.line,
        "creator": _creator(credit),
        "copyrightNotice": credit.copyright_notice,
        "digitalSourceType": DIGITAL_SOURCES.get(ImageCredit.AiOrigin(credit.ai_origin)),
    }


def _creator(credit: ImageCredit) -> Node | list[Node] | None:
    """One person or several; an address belongs to one alone."""
    names = credit.as_credit().creators
    people = [_maker(name, credit.creator_url if len(names) == 1 else "") for name in names]
    return people[0] if len(people) == 1 else people or None


def _maker(name: str, url: str) -> Node:
    kind = "Organization" if name == settings.SITE_NAME else "Person"
    return {"@type": kind, "name": name, "url": url}
