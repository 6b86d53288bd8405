"""Lists that the editor lets a writer choose from; each is asked for with ?q= and answers in one form.

`{"results": [{"key", "label", "state", "markdown"}]}`; a link has `url` instead of `markdown`, a picture `thumbnail`
besides, a paper `relation` (what the form's list of references has to name), a new one `add` (what to post to `add_url`). A list whose address does not exist is not offered.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import JsonResponse
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST = 12


class Picker(NamedTuple):
    name: str
    address: str
    title: str | Promise
    hint: str | Promise
    add_address: str = ""  # where a new one is posted to


PICKERS = (
    Picker("link", "admin:articles_link_pick", _("Link to a page"), _("A title, or an address to link to")),
    Picker(
        "picture", "admin:articles_image_pick", _("Picture of the library"), _("Title, key or description")
    ),
    Picker(
        "citation",
        "admin:articles_citation_pick",
        _("Reference"),
        _("Author, year, title or DOI; paste a new one to add it"),
        "admin:articles_citation_quick_add",
    ),
    Picker("offer", "admin:clinics_offer_pick", _("Offer"), _("Headline of an open offer")),
)


def available() -> Iterator[dict[str, Any]]:
    """The lists that this installation has, with the address of each."""
    for picker in PICKERS:
        try:
            url = reverse(picker.address)
        except NoReverseMatch:
            continue
        add_url = reverse(picker.add_address) if picker.add_address else ""
        yield picker._asdict() | {"url": url, "add_url": add_url}


def answer(results: list[dict[str, Any]]) -> JsonResponse:
    return JsonResponse({"results": results[:MOST]})
