"""A picture of a result: under which conditions it was taken, which readers have to know before they compare."""

from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models.image import Image


class ImageOutcome(models.Model):
    """What was done, how often, when the picture was taken and how; blank is not stated."""

    image = models.OneToOneField(Image, models.CASCADE, related_name="outcome")
    treatment = models.ForeignKey(
        "articles.TreatmentType", models.PROTECT, null=True, blank=True, verbose_name=_("treatment")
    )
    sessions = models.PositiveSmallIntegerField(_("sessions"), null=True, blank=True)
    interval = models.CharField(
        _("taken how long after"),
        max_length=60,
        blank=True,
        help_text=_("For example: 12 weeks after the last session."),
    )
    is_in_same_light = models.BooleanField(
        _("same light, pose and distance"), default=False, help_text=_("As in the picture from before.")
    )
    is_unretouched = models.BooleanField(_("not retouched, no filter"), default=False)
    is_of_adult = models.BooleanField(_("the person was 18 or older"), default=False)

    class Meta:
        verbose_name = _("conditions of a result")
        verbose_name_plural = _("conditions of results")

    def __str__(self) -> str:
        return self.statement

    def missing(self) -> list[str]:
        """Conditions that are not stated, by the name of their field."""
        names = ("treatment", "sessions", "interval", "is_in_same_light", "is_unretouched", "is_of_adult")
        return [name for name in names if not getattr(self, name if name != "treatment" else "treatment_id")]

    @property
    def statement(self) -> str:
        """What readers are told beside the picture."""
        parts = [str(self.treatment) if self.treatment else "", self._how_often(), self.interval]
        parts.append(gettext("same light, pose and distance") if self.is_in_same_light else "")
        parts.append(gettext("not retouched") if self.is_unretouched else "")
        said = ", ".join(part for part in parts if part)
        result = gettext("Result of one person") + (f": {said}." if said else ".")
        return f"{result} {gettext('Results differ from person to person.')}"

    def _how_often(self) -> str:
        if not self.sessions:
            return ""
        return ngettext("%(count)s session", "%(count)s sessions", self.sessions) % {"count": self.sessions}
