"""The page of one clinic."""

from datetime import timedelta
from functools import cached_property

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Practitioner, TreatmentType
from articles.rendered_text import rendered
from articles.rendering import Rendering
from clinics.clinic_now import ClinicNow
from clinics.models import Clinic, ClinicTreatment, OpeningException, Promotion
from clinics.structured_data import clinic_json_ld

FORESEEN = timedelta(days=60)


def clinics_with_everything() -> QuerySet[Clinic]:
    """Clinics that receive patients, with all that their page shows; one query a list."""
    offered = ClinicTreatment.objects.filter(treatment__in=TreatmentType.objects.published())
    return (
        Clinic.objects.open()
        .with_hours()
        .select_related("photo__credit", "map_picture__credit")
        .prefetch_related(
            Prefetch("practitioners", queryset=Practitioner.objects.select_related("photo__credit")),
            Prefetch("clinic_treatments", queryset=offered.select_related("treatment")),
        )
    )


class ClinicPage(ClinicNow):
    """What the template of a clinic reads."""

    @cached_property
    def text(self) -> Rendering:
        return rendered(self.clinic.description)

    @property
    def description(self) -> SafeString:
        return mark_safe(self.text.html)

    @cached_property
    def exceptions(self) -> list[OpeningException]:
        """The exceptions from the opening hours of today and the next sixty days."""
        last = self.today + FORESEEN
        every = self.clinic.opening_exceptions.all()
        return [each for each in every if each.last_day >= self.today and each.first_day <= last]

    @cached_property
    def treatments(self) -> list[ClinicTreatment]:
        return list(self.clinic.clinic_treatments.all())

    @cached_property
    def team(self) -> list[Practitioner]:
        return list(self.clinic.practitioners.all())

    @cached_property
    def promotions(self) -> list[Promotion]:
        return list(Promotion.objects.open().valid_at(self.clinic))

    @property
    def trail(self) -> list[tuple[str, str]]:
        return [(_("Clinics"), reverse("clinic_list")), (self.clinic.name, "")]

    @property
    def structured_data(self) -> SafeString:
        here = (self.clinic.name, self.clinic.get_absolute_url())
        return clinic_json_ld(
            self.clinic,
            crumbs=[(_("Home"), reverse("home")), *self.trail[:-1], here],
            description=self.text.text,
            exceptions=self.exceptions,
            treatments=[each.treatment for each in self.treatments],
            team=self.team,
        )
