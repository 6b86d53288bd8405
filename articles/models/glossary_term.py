"""Words that patients may not know."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class GlossaryTerm(models.Model):
    """A term, its abbreviation and what it means in plain words."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    term = models.CharField(_("term"), max_length=120)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    definition = models.TextField(_("definition"), help_text=_("One or two plain sentences."))

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = [Lower("term")]
        constraints = [models.UniqueConstraint(Lower("term"), name="glossaryterm_once")]

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return f"{reverse('glossary')}#{self.slug}"
