"""Pictures, what they show and whose they are."""

from datetime import datetime
from typing import IO, Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.unique_slug import unique_slug
from articles.picture_files import NotAPicture, renditions

# A description stands between square brackets.
BRACKETS = str.maketrans("[]\n", "() ")


class ImageQuerySet(models.QuerySet["Image"]):
    def uncredited(self) -> Self:
        """Pictures of which nobody knows whose they are."""
        return self.filter(Q(credit=None) | Q(credit__creator="", credit__credit_text=""))

    def showable(self) -> Self:
        """Pictures that may be shown: no consent was withdrawn."""
        return self.filter(consent_withdrawn_at=None)

    @transaction.atomic
    def take_in(self, file: IO[bytes], *, title: str) -> tuple["Image", bool]:
        """The picture of an uploaded file and whether it is new: a file that the library holds is not stored twice.

        Nothing is known of a new one: description and credit are missing. Raises NotAPicture, also for a picture whose
        consent was withdrawn.
        """
        image = self.model(title=title[:200], slug=unique_slug(self.model, slugify(title) or "picture"))
        image.store(file)
        held = self.filter(file=image.file.name).first()
        if held is None:
            image.save(force_insert=True)
        elif held.consent_withdrawn_at:
            raise NotAPicture(
                gettext("The consent for this picture was withdrawn: it may not be used again.")
            )
        return held or image, held is None


class Image(models.Model):
    """A picture of the library: an uploaded file, or one that still lies on another site."""

    class AltState(models.TextChoices):
        TEXT = "text", _("Described")
        DECORATIVE = "decorative", _("Decorative: nothing to describe")
        MISSING = "missing", _("Missing")

    class Role(models.TextChoices):
        DECORATIVE = "decorative", _("Decoration")
        ILLUSTRATIVE = "illustrative", _("Illustration")
        OUTCOME = "outcome", _("Result of a treatment")
        PORTRAIT = "portrait", _("Portrait")
        DIAGRAM = "diagram", _("Diagram")

    slug = models.SlugField(
        _("key"),
        max_length=120,
        unique=True,
        help_text=_("Write ![description](image:key) to use the picture in a text."),
    )
    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(_("file"), upload_to="images", blank=True, editable=False)
    renditions = models.JSONField(_("sizes"), default=list, blank=True, editable=False)
    remote_url = models.URLField(
        _("address on another site"),
        max_length=600,
        blank=True,
        help_text=_("Only pictures of hosts that the settings allow are shown from there."),
    )
    width = models.PositiveIntegerField(_("width"), null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(_("height"), null=True, blank=True, editable=False)
    alt = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("What a person who can't see the picture needs to know. Not the title, not the caption."),
    )
    alt_state = models.CharField(
        _("description is"), max_length=10, choices=AltState, default=AltState.MISSING
    )
    role = models.CharField(
        _("role"),
        max_length=12,
        choices=Role,
        default=Role.ILLUSTRATIVE,
        help_text=_("A result needs the patient's consent; a stock picture never shows a result."),
    )
    focal_x = models.PositiveSmallIntegerField(_("focal point, % from the left"), default=50)
    focal_y = models.PositiveSmallIntegerField(_("focal point, % from the top"), default=50)
    consent_reference = models.CharField(
        _("consent document"),
        max_length=200,
        blank=True,
        help_text=_("Where the patient's written consent is kept. No name here."),
    )
    consent_given_on = models.DateField(_("consent given on"), null=True, blank=True)
    consent_withdrawn_at = models.DateTimeField(
        _("consent withdrawn at"), null=True, blank=True, editable=False
    )
    consent_withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("added at"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(file="") | ~Q(remote_url=""), name="image_is_somewhere"),
            models.CheckConstraint(
                condition=~Q(alt_state="text") | ~Q(alt=""), name="image_described_has_words"
            ),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100), name="image_focal_point_inside"
            ),
            models.UniqueConstraint(
                fields=["remote_url"], condition=~Q(remote_url=""), name="image_remote_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """Where a page loads the picture from; empty when it may not be shown or lies on a host that is not allowed."""
        if self.consent_withdrawn_at:
            return ""
        if self.file:
            return self.file.url
        return self.remote_url if urlsplit(self.remote_url).hostname in settings.REMOTE_IMAGE_HOSTS else ""

    @property
    def srcset(self) -> str:
        """The sizes that a browser may choose from."""
        return ", ".join(
            f"{default_storage.url(size['name'])} {size['width']}w" for size in reversed(self.renditions)
        )

    @property
    def has_live_consent(self) -> bool:
        """Whether a patient's consent is on record and not withdrawn."""
        return self.consent_given_on is not None and self.consent_withdrawn_at is None

    @property
    def credit_line(self) -> str:
        """Whose picture it is, in one line; empty where unknown."""
        credit = getattr(self, "credit", None)
        return credit.line if credit else ""

    @property
    def smallest_url(self) -> str:
        """The narrowest size, for lists; empty when the picture may not be shown."""
        if self.url and self.renditions:
            return default_storage.url(self.renditions[-1]["name"])
        return self.url

    @property
    def markdown(self) -> str:
        """How a text shows the picture; its credit comes from the library."""
        described = self.alt if self.alt_state == self.AltState.TEXT else ""
        return f"![{described.translate(BRACKETS)}](image:{self.slug})"

    def store(self, file: IO[bytes]) -> None:
        """Keeps an uploaded picture in all sizes (unsaved row). Raises NotAPicture."""
        sizes: list[dict[str, Any]] = []
        for rendition in renditions(file):
            if not default_storage.exists(rendition.name):
                default_storage.save(rendition.name, ContentFile(rendition.data))
            sizes.append({"name": rendition.name, "width": rendition.width, "height": rendition.height})
        self.renditions = sizes
        self.file.name = sizes[0]["name"]
        self.width, self.height = sizes[0]["width"], sizes[0]["height"]

    def withdraw_consent(self, *, by: Any, at: datetime | None = None) -> None:
        """Takes the picture off every page at once; the record stays."""
        self.consent_withdrawn_at, self.consent_withdrawn_by = at or timezone.now(), by
        self.save(update_fields=["consent_withdrawn_at", "consent_withdrawn_by", "changed_at"])
