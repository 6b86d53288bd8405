"""The pictures of a page with what their records say of licence, role and consent."""

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.utils import timezone

from articles.compliance import ImageFacts
from articles.compliance.pictures import Picture, pictures_in
from articles.models.image import Image
from articles.models.image_credit import ImageCredit
from articles.models.image_outcome import ImageOutcome

LIBRARY = "image:"


def images_of(content: dict[str, Any]) -> tuple[ImageFacts, ...]:
    """The main picture and those in the text, in reading order."""
    used = [picture for text in _texts(content) for picture in pictures_in(text)]
    known = _records(used, content.get("hero"))
    facts = [_facts(picture, known.get(picture.reference)) for picture in used]
    hero = known.get(content.get("hero"))
    if hero is not None:
        shown = Picture(f"{LIBRARY}{hero.slug}", content.get("hero_alt") or "", "")
        facts.insert(0, _facts(shown, hero))
    return tuple(facts)


def _texts(content: dict[str, Any]) -> list[str]:
    return [text for text in content.values() if isinstance(text, str) and "![" in text]


def _records(used: list[Picture], hero: int | None) -> dict[Any, Image]:
    """By key, by address and by the reference as written; one query, or none where there is no picture."""
    references = {picture.reference for picture in used}
    if not references and hero is None:
        return {}
    slugs = {r.removeprefix(LIBRARY) for r in references if r.startswith(LIBRARY)}
    found = Image.objects.filter(Q(pk=hero) | Q(slug__in=slugs) | Q(remote_url__in=references - {""}))
    records: dict[Any, Image] = {}
    for image in found.select_related("credit", "outcome"):
        records |= {image.pk: image, f"{LIBRARY}{image.slug}": image, image.remote_url: image}
    return records


def _facts(picture: Picture, image: Image | None) -> ImageFacts:
    if image is None:
        return ImageFacts(picture.reference, picture.alt, picture.caption)
    credit: ImageCredit | None = getattr(image, "credit", None)
    is_silent = image.alt_state == Image.AltState.DECORATIVE and image.role != Image.Role.OUTCOME
    facts = ImageFacts(
        reference=picture.reference,
        alt=picture.alt or image.alt,
        caption=picture.caption,
        role=Image.Role.DECORATIVE if is_silent else image.role,
        has_live_consent=image.has_live_consent,
        unstated=_unstated(image),
        title=image.title,
        is_elsewhere=image.is_elsewhere,
        has_ended=bool(image.shown_until and image.shown_until < timezone.localdate()),
    )
    return replace(facts, **_rights(credit)) if credit else facts


def _unstated(image: Image) -> tuple[str, ...]:
    if image.role != Image.Role.OUTCOME:
        return ()
    outcome: ImageOutcome = getattr(image, "outcome", None) or ImageOutcome()
    return tuple(outcome.missing())


def _rights(credit: ImageCredit) -> dict[str, Any]:
    return {
        "licence": credit.licence,
        "has_credit": bool(credit.line),
        "lacks": tuple(credit.missing()),
        "is_editorial_only": credit.is_editorial_only,
        "modification": credit.modification,
        "licence_document": credit.licence_document or str(credit.licence_file),
        "has_people": credit.model_release != ImageCredit.Release.NOT_NEEDED,
        "is_ai_generated": credit.ai_origin == ImageCredit.AiOrigin.GENERATED,
        "is_ai_edited": credit.is_ai_edited,
    }
