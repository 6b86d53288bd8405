"""Practitioners: who treats, writes and reviews."""

from django.utils.safestring import SafeString

from articles.models.practitioner import Practitioner
from articles.structured_data.graph import Crumbs, Node, absolute, json_ld, reference
from articles.structured_data.page import breadcrumbs, organization, webpage, website
from articles.structured_data.picture import image_object


def practitioner_json_ld(practitioner: Practitioner, *, crumbs: Crumbs) -> SafeString:
    """The page of one person; wants `photo__credit` selected."""
    path = practitioner.get_absolute_url()
    page = webpage(practitioner.name, path, crumbs=crumbs) | {"mainEntity": reference(_id(practitioner))}
    photo = image_object(practitioner.photo) if practitioner.photo else None
    someone = person(practitioner) | {
        "hasCredential": _credentials(practitioner),
        "identifier": _registration(practitioner),
        "worksFor": reference(absolute("/#organization")),
        "image": reference(photo["@id"]) if photo else None,
    }
    nodes = [organization(), website(), page, breadcrumbs(path, crumbs), someone]
    return json_ld([*nodes, photo] if photo else nodes)


def person(practitioner: Practitioner) -> Node:
    """The short form for author and reviewer."""
    return {
        "@type": "Person",
        "@id": _id(practitioner),
        "name": practitioner.name,
        "url": absolute(practitioner.get_absolute_url()),
        "jobTitle": practitioner.role,
    }


def _id(practitioner: Practitioner) -> str:
    return f"{absolute(practitioner.get_absolute_url())}#person"


def _credentials(practitioner: Practitioner) -> Node | None:
    if not practitioner.credentials:
        return None
    return {"@type": "EducationalOccupationalCredential", "name": practitioner.credentials}


def _registration(practitioner: Practitioner) -> Node | None:
    if not practitioner.registration_number:
        return None
    return {
        "@type": "PropertyValue",
        "propertyID": practitioner.registration_body,
        "value": practitioner.registration_number,
    }
