"""The list of clinics."""

from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.pages.list_data import list_data
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
        return list_data(_("Clinics"), reverse("clinic_list"), [card.clinic for card in self.cards])
