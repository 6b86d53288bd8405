"""Pictures, what they show and whether they may be shown."""

from datetime import date, datetime
from typing import IO, Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.credits.in_file import InFile
from articles.models.image_health import ImageHealthQuerySet
from articles.models.picture_collection import PictureCollection
from articles.models.remote_image import RemoteImage
from articles.models.unique_slug import unique_slug
from articles.picture_files import NotAPicture, open_picture

LONGEST_ALT = 300
# A description stands between square brackets.
BRACKETS = str.maketrans("[]\n", "() ")


class ImageQuerySet(ImageHealthQuerySet):
    def showable(self, on: date | None = None) -> Self:
        """Pictures that may be shown that day (today by default): consent not withdrawn, licence not ended."""
        still = Q(shown_until=None) | Q(shown_until__gte=on or timezone.localdate())
        return self.filter(still, consent_withdrawn_at=None)

    @transaction.atomic
    def take_in(self, file: IO[bytes], *, title: str) -> tuple["Image", bool]:
        """The picture of an uploaded file and whether it is new: a file that the library holds is not stored twice.

        What the file says of maker and rights becomes its credit; of its description nothing is made up. Raises NotAPicture,
        also for a picture whose consent was withdrawn.
        """
        opened = open_picture(file)
        if held := self.held(opened):
            if held.consent_withdrawn_at:
                raise NotAPicture(
                    gettext("The consent for this picture was withdrawn: it may not be used again.")
                )
            return held, False
        image = self.model(title=title[:200], slug=unique_slug(self.model, slugify(title) or "picture"))
        image.receive(opened)
        try:
            with transaction.atomic():
                image.save(force_insert=True)
        except IntegrityError:
            return self.get(digest=opened.digest), False  # somebody sent the same file at the same moment
        image.note_what_the_file_says(opened.says)
        return image, True


class Image(RemoteImage):
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
    alt = models.CharField(
        _("description"),
        max_length=LONGEST_ALT,
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
    shown_until = models.DateField(
        _("licence ends on"),
        null=True,
        blank=True,
        help_text=_("The last day on which the picture is shown. Blank: the licence does not end."),
    )
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
    collections = models.ManyToManyField(
        PictureCollection, blank=True, related_name="images", verbose_name=_("collections")
    )
    created_at = models.DateTimeField(_("added at"), default=timezone.now, editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["files_due_at"], condition=Q(files_due_at__isnull=False), name="image_files_due"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(file="") | ~Q(remote_url="") | Q(consent_withdrawn_at__isnull=False),
                name="image_is_somewhere",
            ),
            models.CheckConstraint(
                condition=~Q(alt_state="text") | ~Q(alt=""), name="image_described_has_words"
            ),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100), name="image_focal_point_inside"
            ),
            models.UniqueConstraint(fields=["digest"], condition=~Q(digest=""), name="image_original_once"),
            models.UniqueConstraint(
                fields=["remote_url"], condition=~Q(remote_url=""), name="image_remote_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_showable(self, on: date | None = None) -> bool:
        """The rule of showable() for this one picture."""
        if self.consent_withdrawn_at:
            return False
        return self.shown_until is None or self.shown_until >= (on or timezone.localdate())

    @property
    def may_go(self) -> bool:
        """Whether it may have to leave the site at any moment: it stands on a consent, or its licence ends."""
        return self.consent_given_on is not None or self.shown_until is not None

    @property
    def url(self) -> str:
        """Where a page loads the picture from; empty when it may not be shown or lies on a host that is not allowed."""
        if not self.is_showable():
            return ""
        if self.file:
            return self.file.url
        return self.remote_url if urlsplit(self.remote_url).hostname in settings.REMOTE_IMAGE_HOSTS else ""

    @property
    def description(self) -> str:
        """What a reader who can't see it is told; empty for a decoration and where nobody has described it."""
        return self.alt if self.alt_state == self.AltState.TEXT else ""

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
        sizes = self.sizes("card", "webp") or self.sizes("whole", "webp")
        return default_storage.url(sizes[-1]["name"]) if self.url and sizes else self.url

    @property
    def social_url(self) -> str:
        """The cut for shared links, 1200 by 630 where the picture is large enough; empty when it may not be shown."""
        cut = self.sizes("social", "jpeg")
        return default_storage.url(cut[0]["name"]) if self.url and cut else self.url if self.file else ""

    @property
    def social_size(self) -> tuple[int, int] | None:
        """Width and height of what social_url leads to; None where they are not known."""
        cut = self.sizes("social", "jpeg")
        width, height = (cut[0]["width"], cut[0]["height"]) if cut else (self.width, self.height)
        return (width, height) if width and height else None

    @property
    def markdown(self) -> str:
        """How a text shows the picture; its credit comes from the library."""
        return f"![{self.description.translate(BRACKETS)}](image:{self.slug})"

    def note_what_the_file_says(self, says: InFile) -> None:
        """Completes the credit by what the file names; its description is proposed, for a person to confirm."""
        from articles.models.image_credit import ImageCredit

        if says.credit.says_whose or says.credit.licence:
            ImageCredit.objects.complete(self, says.credit)
        if says.alt and not self.alt:
            self.alt = says.alt[:LONGEST_ALT]
            self.save(update_fields=["alt", "changed_at"])

    @transaction.atomic
    def withdraw_consent(self, *, by: Any, at: datetime | None = None) -> None:
        """Takes the picture off every page at once and deletes its files; the record stays."""
        self.consent_withdrawn_at, self.consent_withdrawn_by = at or timezone.now(), by
        self.save(update_fields=["consent_withdrawn_at", "consent_withdrawn_by", "changed_at"])
        self.drop_files()
