"""The list of clinics."""

from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.structured_data import page_json_ld
from clinics.clinic_now import ClinicNow
from clinics.models import Clinic


class ClinicListPage:
    """What the template of the list reads; three queries, however many clinics there are."""

    @cached_property
    def cards(self) -> list[ClinicNow]:
        """Every clinic at the same moment."""
        now = timezone.now()
        clinics = Clinic.objects.open(now).with_hours().select_related("photo__credit")
        return [ClinicNow(clinic, now) for clinic in clinics]

    @property
    def structured_data(self) -> SafeString:
        path = reverse("clinic_list")
        return page_json_ld(_("Clinics"), path, crumbs=[(_("Home"), reverse("home")), (_("Clinics"), path)])
