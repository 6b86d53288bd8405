"""The clinics' part of the sitemap: places that receive patients, offers that are open."""

from django.urls import reverse

from articles.sitemaps import Entry, Section
from clinics.models import Clinic, Promotion


def _clinics() -> list[Entry]:
    pages = [Entry(clinic.get_absolute_url()) for clinic in Clinic.objects.open()]
    return [Entry(reverse("clinic_list")), *pages]


def _offers() -> list[Entry]:
    return [Entry(promotion.get_absolute_url()) for promotion in Promotion.objects.open()]


SECTIONS: dict[str, Section] = {
    "clinics": Section(_clinics, list),
    "offers": Section(_offers, list),
}
