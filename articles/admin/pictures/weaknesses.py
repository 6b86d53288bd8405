"""The weaknesses of the library in the order in which they should be mended, with what each means and what helps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Weakness:
    """One kind; `select` narrows a set of pictures to those that have it."""

    name: str
    title: Promise
    advice: Promise
    select: Callable[[Any], Any]
    is_urgent: bool = False


WEAKNESSES = (
    Weakness(
        "ended",
        _("Licence ended, still used"),
        _("Readers do not see them any more: renew the licence or choose another picture."),
        lambda pictures: pictures.ended().used(),
        is_urgent=True,
    ),
    Weakness(
        "no-consent",
        _("Result without consent"),
        _("No page with them goes live: record the consent, or give the picture another role."),
        lambda pictures: pictures.without_consent(),
        is_urgent=True,
    ),
    Weakness(
        "no-licence",
        _("Used without a licence on record"),
        _("Find out what allows the use, or take them off their pages."),
        lambda pictures: pictures.without_licence().used(),
        is_urgent=True,
    ),
    Weakness(
        "no-alt",
        _("Not described"),
        _("Who can't see them learns nothing: describe them, or say that they are decorative."),
        lambda pictures: pictures.undescribed(),
        is_urgent=True,
    ),
    Weakness(
        "trouble",
        _("Files missing"),
        _("See in the record why, and send the file again."),
        lambda pictures: pictures.in_trouble(),
        is_urgent=True,
    ),
    Weakness(
        "uncredited",
        _("Nobody knows whose they are"),
        _("Enter the creator, or the credit as the source wants it."),
        lambda pictures: pictures.uncredited(),
    ),
    Weakness(
        "expiring",
        _("Licence ends within thirty days"),
        _("Renew it in time: on the day after its last the picture is gone."),
        lambda pictures: pictures.expiring(),
    ),
    Weakness(
        "elsewhere",
        _("On another site"),
        _("Fetch them into the library: choose them in the list and “Fetch from the other site”."),
        lambda pictures: pictures.elsewhere(),
    ),
    Weakness(
        "duplicates",
        _("Look like another one"),
        _("Keep the better one and use it in both places."),
        lambda pictures: pictures.duplicates(),
    ),
    Weakness(
        "oversized",
        _("Larger than any screen"),
        _("Readers get smaller files anyway; the originals fill your disk."),
        lambda pictures: pictures.oversized(),
    ),
    Weakness(
        "unused",
        _("Not used anywhere"),
        _("Delete what you will not need."),
        lambda pictures: pictures.unused(),
    ),
)


def selected(name: str | None, pictures: Any) -> Any:
    """The pictures with the weakness of that name; all of them for no name or an unknown one."""
    for weakness in WEAKNESSES:
        if weakness.name == name:
            return weakness.select(pictures)
    return pictures
