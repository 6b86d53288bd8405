"""The places where patients are seen."""

from datetime import datetime
from typing import Any, Self
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics.open_hours import OpenHours


def site_time_zone() -> str:
    return settings.TIME_ZONE


def known_time_zone(name: str) -> None:
    """Raise ValidationError unless the name is in the time zone database."""
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone “%(name)s”."), params={"name": name})


class ClinicQuerySet(models.QuerySet["Clinic"]):
    def open(self, at: datetime | None = None) -> Self:
        """Clinics that receive patients at that moment (now by default): the ones shown to the public."""
        return self.filter(Q(closed_at=None) | Q(closed_at__gt=at or timezone.now()))

    def with_hours(self) -> Self:
        """Each with its week and the exceptions that are not over, in two queries more, however many there are."""
        from clinics.models.opening_exception import OpeningException

        return self.prefetch_related(
            "opening_hours", Prefetch("opening_exceptions", queryset=OpeningException.objects.lasting())
        )


class Clinic(models.Model):
    """A place with an address, a telephone, opening hours and a team."""

    slug = models.SlugField(_("address of the page"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=120)
    address = models.TextField(_("street address"), help_text=_("One line each, without town and post code."))
    town = models.CharField(_("town"), max_length=80)
    postcode = models.CharField(_("post code"), max_length=16, blank=True)
    country = models.CharField(
        _("country"), max_length=2, default="GB", help_text=_("Two letters, for example GB.")
    )
    telephone = models.CharField(_("telephone"), max_length=32, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=site_time_zone, validators=[known_time_zone],
        help_text=_("Codes for this clinic alone end at midnight here."),
    )  # fmt: skip
    description = models.TextField(
        _("description"), blank=True, help_text=_("Markdown. How to find the door, who works here, access.")
    )
    photo = models.ForeignKey(
        "articles.Image", models.SET_NULL, null=True, blank=True, verbose_name=_("photo"), related_name="+"
    )
    map_picture = models.ForeignKey(
        "articles.Image", models.SET_NULL, null=True, blank=True, verbose_name=_("map"), related_name="+",
        help_text=_("A picture of the streets around, with its credit. The page loads nothing from a map service."),
    )  # fmt: skip
    practitioners = models.ManyToManyField(
        "articles.Practitioner", blank=True, verbose_name=_("team"), related_name="clinics"
    )
    treatments = models.ManyToManyField(
        "articles.TreatmentType", through="ClinicTreatment", related_name="clinics"
    )
    staff = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, verbose_name=_("desk staff"), related_name="clinics",
        help_text=_("The desk page starts with this clinic for these people."),
    )  # fmt: skip
    is_demonstration = models.BooleanField(
        _("fictional example"),
        default=False,
        help_text=_("Said on the page, so that nobody takes it for a real clinic."),
    )
    closed_at = models.DateTimeField(
        _("closed for good from"),
        null=True,
        blank=True,
        help_text=_("The page leaves the site; what was redeemed here stays on record."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = ClinicQuerySet.as_manager()

    class Meta:
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="clinic_place_has_both_coordinates",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None) | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="clinic_place_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("clinic_detail", args=[self.slug])

    @property
    def is_open(self) -> bool:
        """Whether it still receives patients; the same rule as open()."""
        return self.closed_at is None or self.closed_at > timezone.now()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def open_hours(self) -> OpenHours:
        return OpenHours(list(self.opening_hours.all()), list(self.opening_exceptions.all()), self.zone)

    @property
    def address_lines(self) -> list[str]:
        """The whole postal address, a line each."""
        return [
            line.strip() for line in [*self.address.splitlines(), self.town, self.postcode] if line.strip()
        ]

    @property
    def tel(self) -> str:
        """The number as a tel: link wants it (RFC 3966): digits and a leading plus."""
        return "".join(character for character in self.telephone if character.isdigit() or character == "+")

    @property
    def map_url(self) -> str:
        """A map on another site, to be followed by a click: nothing is loaded from there."""
        if self.latitude is None:
            return "https://www.openstreetmap.org/search?" + urlencode(
                {"query": ", ".join(self.address_lines)}
            )
        place = {"mlat": self.latitude, "mlon": self.longitude}
        return f"https://www.openstreetmap.org/?{urlencode(place)}#map=17/{self.latitude}/{self.longitude}"

    @property
    def directions_url(self) -> str:
        """The way there on another site, to be followed by a click; where somebody starts is asked there."""
        place = ", ".join(self.address_lines)
        if self.latitude is not None:
            place = f"{self.latitude},{self.longitude}"
        return "https://www.openstreetmap.org/directions?" + urlencode({"to": place})

    def week(self) -> list[tuple[str, list[Any]]]:
        """The seven days with their opening hours; an empty list is a closed day."""
        from clinics.models.opening_hours import Weekday

        hours = list(self.opening_hours.all())
        return [(str(day.label), [each for each in hours if each.weekday == day]) for day in Weekday]
