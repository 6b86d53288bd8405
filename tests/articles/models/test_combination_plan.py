"""A plan is public only as a clinician signed it, and only of treatments that are public themselves."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import CombinationPlan, PlanComponent
from tests.articles.factories import (
    CombinationPlanFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
    make_user,
    plan_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clinician():
    return PractitionerFactory(user=make_user()).user


@pytest.fixture
def plan():
    return plan_of(make_public(TreatmentTypeFactory()), make_public(TreatmentTypeFactory()))


def public(plan):
    return CombinationPlan.objects.published().filter(pk=plan.pk).exists()


def test_signed_and_published_it_is_public(plan, clinician):
    plan.sign(by=clinician)
    plan.publish(by=None)
    assert public(plan) and plan.is_published and plan.signed_by == clinician.practitioner


def test_an_edit_takes_it_off_the_site_until_it_is_signed_again(plan, clinician):
    plan.sign(by=clinician)
    plan.publish(by=None)
    plan.summary = "Another sentence."
    plan.save()
    plan.note_changes()
    assert not public(plan) and not plan.is_signed
    plan.sign(by=clinician)
    assert public(plan)


@pytest.mark.parametrize("change", [{"role": "Volume"}, {"layer": "Fat layer"}, {"position": 7}])
def test_a_changed_role_or_place_is_a_change_of_the_plan(plan, clinician, change):
    plan.sign(by=clinician)
    plan.publish(by=None)
    part = plan.components.first()
    if "position" in change:
        plan.components.filter(position=2).update(position=3)
        PlanComponent.objects.filter(pk=part.pk).update(position=4)
    else:
        PlanComponent.objects.filter(pk=part.pk).update(**change)
    plan.note_changes()
    assert not public(plan)


def test_a_treatment_that_is_withdrawn_takes_the_plan_along(plan, clinician):
    plan.sign(by=clinician)
    plan.publish(by=None)
    plan.components.first().treatment.withdraw(by=None, reason="Not given any more.")
    assert not public(plan)


def test_withdrawn_it_is_not_public_and_keeps_its_signature(plan, clinician):
    plan.sign(by=clinician)
    plan.publish(by=None)
    plan.withdraw()
    assert not public(plan) and plan.is_signed


def test_it_is_not_public_before_its_moment(plan, clinician):
    plan.sign(by=clinician)
    plan.publish(by=None, at=timezone.now() + timezone.timedelta(hours=1))
    assert not public(plan)


def test_nobody_without_a_registration_number_signs(plan):
    for by in (make_user(), PractitionerFactory(user=make_user(), registration_number="").user):
        with pytest.raises(CombinationPlan.CannotSign):
            plan.sign(by=by)
    plan.refresh_from_db()
    assert not plan.is_signed


def test_unsigned_it_is_not_published(plan):
    with pytest.raises(CombinationPlan.Unsigned):
        plan.publish(by=None)
    assert not public(plan)


def test_a_forbidden_promise_is_not_signed(plan, clinician):
    plan.summary = "A risk-free plan with guaranteed results."
    plan.save()
    with pytest.raises(CombinationPlan.Forbidden, match="risk-free"):
        plan.sign(by=clinician)
    plan.refresh_from_db()
    assert not plan.is_signed


def test_one_treatment_is_no_plan(clinician):
    plan = plan_of(make_public(TreatmentTypeFactory()))
    plan.sign(by=clinician)
    with pytest.raises(ValidationError, match="at least two"):
        plan.publish(by=None)


def test_a_treatment_that_is_not_public_is_named(clinician):
    plan = plan_of(make_public(TreatmentTypeFactory()), TreatmentTypeFactory(name="Hidden one"))
    plan.sign(by=clinician)
    with pytest.raises(ValidationError, match="Not public: Hidden one"):
        plan.publish(by=None)


def test_the_database_refuses_a_treatment_twice_and_half_a_signature(plan):
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanComponent.objects.create(
            plan=plan, treatment=plan.components.first().treatment, position=9, role="x"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        CombinationPlanFactory(signed_digest="x")
