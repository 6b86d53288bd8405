"""The people who treat, write and review."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Practitioner(models.Model):
    """A named person with credentials; only one with a registration number may review."""

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=120)
    credentials = models.CharField(
        _("credentials"),
        max_length=200,
        blank=True,
        help_text=_("As the register states them, for example MBBS, MRCP."),
    )
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example: aesthetic nurse prescriber.")
    )
    registration_body = models.CharField(
        _("register"), max_length=80, blank=True, help_text=_("For example: GMC, NMC, GPhC.")
    )
    registration_number = models.CharField(_("registration number"), max_length=40, blank=True)
    biography = models.TextField(
        _("biography"), blank=True, help_text=_("Markdown. Facts only: training, years, interests.")
    )
    photo = models.ForeignKey(
        "articles.Image", models.SET_NULL, null=True, blank=True, verbose_name=_("photo"), related_name="+"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("sign-in"),
        related_name="practitioner",
        help_text=_("Needed to sign reviews."),
    )
    is_demonstration = models.BooleanField(
        _("fictional example"),
        default=False,
        help_text=_("Shown beside the name, so that nobody takes this person for a real one."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("practitioner")
        verbose_name_plural = _("practitioners")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration_body", "registration_number"],
                condition=~Q(registration_number=""),
                name="practitioner_registered_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("practitioner_detail", args=[self.slug])
