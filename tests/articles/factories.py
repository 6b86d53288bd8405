"""Content for tests: one factory a model, with words of our own."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from articles.models import (
    Article,
    BodyArea,
    Category,
    Citation,
    CombinationPlan,
    Concern,
    Image,
    ImageCredit,
    PlanComponent,
    Practitioner,
    Review,
    TreatmentType,
)


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = Category

    name = factory.Sequence(lambda n: f"Category {n}")
    slug = factory.Sequence(lambda n: f"category-{n}")


class ConcernFactory(DjangoModelFactory):
    class Meta:
        model = Concern

    name = factory.Sequence(lambda n: f"Concern {n}")
    slug = factory.Sequence(lambda n: f"concern-{n}")


class BodyAreaFactory(DjangoModelFactory):
    class Meta:
        model = BodyArea

    name = factory.Sequence(lambda n: f"Area {n}")
    slug = factory.Sequence(lambda n: f"area-{n}")


class CitationFactory(DjangoModelFactory):
    class Meta:
        model = Citation

    key = factory.Sequence(lambda n: f"paper-{n}")
    authors = "Example A, Example B"
    year = 2020
    title = "An example of a paper"


def verified(by=None, **fields):
    """A paper that somebody has read at its source: a controlled study in people unless said otherwise."""
    fields = {"study_type": "controlled", "population": "people"} | fields
    fields.setdefault("doi", f"10.1000/{Citation.objects.count() + 1}")
    citation = CitationFactory(**fields)
    citation.verify(by=by or make_user())
    return citation


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = Image
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"picture-{n}")
    title = factory.Sequence(lambda n: f"Picture {n}")
    remote_url = factory.Sequence(lambda n: f"https://images.unsplash.com/photo-{n}")
    alt = "A glass vial on a table"
    alt_state = Image.AltState.TEXT
    credit = factory.RelatedFactory(
        "tests.articles.factories.ImageCreditFactory", factory_related_name="image"
    )


class ImageCreditFactory(DjangoModelFactory):
    class Meta:
        model = ImageCredit

    creator = "A Photographer"
    source = "Unsplash"
    licence = "Unsplash"


class PractitionerFactory(DjangoModelFactory):
    class Meta:
        model = Practitioner

    name = factory.Sequence(lambda n: f"Practitioner {n}")
    slug = factory.Sequence(lambda n: f"practitioner-{n}")
    registration_body = "EXAMPLE"
    registration_number = factory.Sequence(lambda n: f"EXAMPLE-{n:04}")


class TreatmentTypeFactory(DjangoModelFactory):
    class Meta:
        model = TreatmentType

    name = factory.Sequence(lambda n: f"Treatment {n}")
    slug = factory.Sequence(lambda n: f"treatment-{n}")
    family = "platelet"
    definition = "A treatment that stands here as an example."


class CombinationPlanFactory(DjangoModelFactory):
    """A plan without treatments; plan_of() makes one that can be signed and published."""

    class Meta:
        model = CombinationPlan

    name = factory.Sequence(lambda n: f"Plan {n}")
    slug = factory.Sequence(lambda n: f"plan-{n}")
    summary = "Two treatments, one after the other."


def plan_of(*treatments, **fields):
    """A plan of these treatments in this order, neither signed nor published."""
    plan = CombinationPlanFactory(**fields)
    for position, treatment in enumerate(treatments, start=1):
        PlanComponent.objects.create(plan=plan, treatment=treatment, position=position, role="Texture")
    plan.note_changes()
    return plan


class ArticleFactory(DjangoModelFactory):
    """A draft; make_public() turns a page into one that everybody may read."""

    class Meta:
        model = Article

    title = factory.Sequence(lambda n: f"Article {n}")
    slug = factory.Sequence(lambda n: f"article-{n}")
    excerpt = "What the article is about, in a sentence."
    body = "## What it is\n\nA paragraph about skin."


def make_public(page, *, at=None, by=None):
    """Publishes a page as it stands, whatever the compliance check says: for tests of what comes after."""
    page.publish(by=by, at=at, override_reason="A test needs a public page.")
    page.refresh_from_db()
    return page


def approve(page, *, practitioner=None, due=None, at=None):
    """An approval of the page's newest text, without the ceremony."""
    practitioner = practitioner or PractitionerFactory(user=make_user())
    return Review.objects.create(
        **{page.page_field: page},
        digest=page.content_digest,
        decision=Review.Decision.APPROVED,
        practitioner=practitioner,
        by=practitioner.user,
        decided_at=at or timezone.now(),
        next_due_on=due or timezone.localdate().replace(year=timezone.localdate().year + 1, day=1),
    )


def make_user(username=None, **fields):
    """A sign-in without any role."""
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    return users.create_user(
        username or f"person-{users.count() + 1}", password="a long password for tests", **fields
    )
