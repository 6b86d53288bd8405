"""Treatments: MedicalWebPage about a MedicalProcedure, whose kind follows from how it is given."""

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from articles.models.image import Image
from articles.models.review import Review
from articles.models.treatment_type import Delivery, TreatmentType
from articles.rendering import Rendering, questions
from articles.structured_data.graph import Crumbs, Node, absolute, json_ld, moment, reference
from articles.structured_data.medical_page import medical_webpage
from articles.structured_data.page import breadcrumbs, organization, webpage, website
from articles.structured_data.picture import image_object

PERCUTANEOUS = "https://schema.org/PercutaneousProcedure"
NONINVASIVE = "https://schema.org/NoninvasiveProcedure"


def treatment_json_ld(
    treatment: TreatmentType,
    *,
    crumbs: Crumbs,
    sections: Mapping[str, Rendering],
    review: Review | None = None,
    areas: Sequence[str] = (),
    images: Sequence[Image] = (),
) -> SafeString:
    """The page of one treatment; `sections` are its rendered texts by field, `areas` the names of body areas it shows."""
    path = treatment.get_absolute_url()
    url = absolute(path)
    page = medical_webpage(treatment, crumbs=crumbs, review=review)
    page |= {"mainEntity": reference(f"{url}#procedure"), "dateModified": moment(treatment.changed_at)}
    shown = [treatment.hero, *images] if treatment.hero else list(images)
    pictures = list({node["@id"]: node for image in shown if (node := image_object(image))}.values())
    procedure = _procedure(treatment, sections, areas)
    procedure["image"] = [reference(picture["@id"]) for picture in pictures]
    nodes = [organization(), website(), page, breadcrumbs(path, crumbs), procedure, *pictures]
    return json_ld([*nodes, *_faq(url, sections.get("faq"))])


def comparison_json_ld(
    name: str, path: str, *, crumbs: Crumbs, treatments: Sequence[TreatmentType]
) -> SafeString:
    """The page that shows treatments side by side; none where nothing is compared yet."""
    page = webpage(name, path, crumbs=crumbs)
    page["about"] = [named_procedure(treatment) for treatment in treatments]
    return json_ld([organization(), website(), page, breadcrumbs(path, crumbs)])


def named_procedure(treatment: TreatmentType) -> Node:
    """The short form, for pages that are about a treatment and not its own."""
    url = absolute(treatment.get_absolute_url())
    return {"@type": "MedicalProcedure", "@id": f"{url}#procedure", "name": treatment.name, "url": url}


def procedure_type(treatment: TreatmentType) -> str | None:
    """Percutaneous where the skin is pierced, non-invasive only where all is known to stay on it, else nothing."""
    if treatment.is_injected:
        return PERCUTANEOUS
    stays_outside = {Delivery.TOPICAL, Delivery.HOME_PRODUCT}
    return NONINVASIVE if treatment.deliveries and set(treatment.deliveries) <= stays_outside else None


def _procedure(treatment: TreatmentType, sections: Mapping[str, Rendering], areas: Sequence[str]) -> Node:
    url = absolute(treatment.get_absolute_url())
    return {
        "@type": "MedicalProcedure",
        "@id": f"{url}#procedure",
        "name": treatment.name,
        "url": url,
        "description": treatment.definition,
        "procedureType": procedure_type(treatment),
        "bodyLocation": list(areas),
        "howPerformed": _text(sections, "what_happens"),
        "followup": _text(sections, "aftercare"),
    }


def _text(sections: Mapping[str, Rendering], name: str) -> str:
    return sections[name].text if name in sections else ""


def _faq(url: str, rendering: Rendering | None) -> list[Node]:
    entries = [
        {
            "@type": "Question",
            "name": entry.question,
            "acceptedAnswer": {"@type": "Answer", "text": entry.answer},
        }
        for entry in (questions(rendering) if rendering else ())
    ]
    return [{"@type": "FAQPage", "@id": f"{url}#faq", "mainEntity": entries}] if entries else []
