"""What a promotion says of itself, and what the rules for offers say of that."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.compliance import Finding
from articles.rendered_text import rendered
from clinics import text_assignment
from clinics.models import promotion_check
from clinics.models.text_variant import TextVariant


class PromotionText(models.Model):
    """The words beside the form and in the mail; headline and summary can be tried against a second text."""

    class AlreadyTried(Exception):
        """A second text runs already: one at a time, or nobody can tell which of them did it."""

    text_variants: Any  # every second text, newest first

    headline = models.CharField(_("headline"), max_length=160)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences above the form."))
    value = models.CharField(
        _("value"),
        max_length=200,
        help_text=_("What the code is worth, for example: one first consultation at no charge."),
    )
    terms = models.TextField(_("terms"), help_text=_("Markdown. Printed beside the form and in the e-mail."))
    exclusions = models.TextField(
        _("exclusions"), blank=True, help_text=_("What the code can't be used for.")
    )

    class Meta:
        abstract = True

    @property
    def terms_html(self) -> SafeString:
        """The terms, rendered and sanitised."""
        return mark_safe(rendered(self.terms).html)

    @property
    def second_text(self) -> TextVariant | None:
        """The text that is tried against its own at the moment."""
        if hasattr(self, "running_text_id"):  # asked for with the promotion: see with_second_text()
            return getattr(self, "running_text", None)
        return self.text_variants.running().first()

    def text_on(self, path: str, day: date) -> TextVariant | None:
        """The second text where that page shows it on that day, None where it shows the promotion's own."""
        text = self.second_text
        return text if text and text_assignment.shows_second_text(self.pk, path, day) else None

    def findings(self) -> list[Finding]:
        """What the rules say of its own texts, terms and treatments in the site's jurisdictions (see offer_rules)."""
        return promotion_check.findings_of(self)

    def forbidden_words(self) -> dict[str, list[str]]:
        """Sentences about words that the law forbids, by field; whoever edits the texts must refuse them."""
        return promotion_check.forbidden_words(self.findings())

    def check_words(self) -> None:
        """Raise ValidationError, a sentence for each, when a text that pages show says what the law forbids."""
        said = promotion_check.labelled(self.forbidden_words())
        if text := self.second_text:
            said += [
                gettext("Second text, %(sentence)s") % {"sentence": each}
                for each in promotion_check.labelled(text.forbidden_words())
            ]
        if said:
            raise ValidationError(said)

    def start_second_text(
        self, *, headline: str, summary: str = "", by: Any, at: datetime | None = None
    ) -> TextVariant:
        """Show another headline and summary in turn with its own, until TextVariant.end().

        Raises Promotion.AlreadyTried while one runs, and ValidationError, by field, for words that the law forbids.
        """
        text: TextVariant = self.text_variants.model(
            promotion=self, headline=headline, summary=summary, started_by=by, started_at=at or timezone.now()
        )
        if forbidden := text.forbidden_words():
            raise ValidationError({name: list(sentences) for name, sentences in forbidden.items()})
        try:
            with transaction.atomic():
                text.save(force_insert=True)
        except IntegrityError:
            if self.text_variants.running().exists():
                raise self.AlreadyTried from None
            raise
        return text
