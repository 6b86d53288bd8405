"""The clinics' objects as tests want them: valid, small, and different from each other."""

from datetime import timedelta
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone

from clinics.models import Clinic, ConsentWording, Lead, PromoCode, Promotion


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"person{n}")
    is_staff = True

    @classmethod
    def allowed(cls, *codenames: str, **fields: Any) -> Any:
        """A member of staff with these permissions of the app."""
        user = cls(**fields)
        user.user_permissions.set(
            Permission.objects.filter(content_type__app_label="clinics", codename__in=codenames)
        )
        return user


class ClinicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Clinic

    slug = factory.Sequence(lambda n: f"clinic-{n}")
    name = factory.Sequence(lambda n: f"Clinic {n}")
    address = "1 Example Row"
    town = "Larkminster"
    postcode = "ZZ1 1EX"
    telephone = "020 7946 0101"


class ConsentWordingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsentWording

    version = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"I would like to hear from you by e-mail ({n}).")


class PromotionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Promotion

    slug = factory.Sequence(lambda n: f"offer-{n}")
    headline = "A first consultation at no charge"
    value = "One first consultation at no charge"
    terms = "One code for each new client."
    prefix = "FERN"
    starts_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))


class LeadFactory(factory.django.DjangoModelFactory):
    """An unsaved lead, as the form hands it to the promotion."""

    class Meta:
        model = Lead
        strategy = factory.BUILD_STRATEGY

    email = factory.Sequence(lambda n: f"reader{n}@example.org")
    adult_declared_at = factory.LazyFunction(timezone.now)


def issued_code(
    promotion: Promotion | None = None, *, at: Any = None, is_consenting: bool = False, **lead: Any
) -> PromoCode:
    """A code that a reader has just asked for."""
    return (promotion or PromotionFactory()).issue_to(LeadFactory(**lead), at=at, is_consenting=is_consenting)
