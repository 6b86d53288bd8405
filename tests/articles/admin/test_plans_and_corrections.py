"""Plans are written, signed and published by three people; a correction is told once."""

import pytest

from articles.models import CombinationPlan, Correction
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public, plan_of

pytestmark = pytest.mark.django_db
PLANS = "/admin/articles/combinationplan/"


@pytest.fixture
def plan():
    return plan_of(make_public(TreatmentTypeFactory()), make_public(TreatmentTypeFactory()))


def act(client, action, plan):
    data = {"action": f"{action}_selected", "_selected_action": [plan.pk]}
    answer = client.post(PLANS, data, follow=True)
    plan.refresh_from_db()
    return answer.content.decode()


def test_the_reviewer_signs_and_the_editor_publishes(cast, plan):
    assert "Signed: " in act(cast.client("reviewer"), "sign", plan)
    assert "Published: " in act(cast.client("editor"), "publish", plan)
    assert plan.is_published
    assert "Off the site: " in act(cast.client("editor"), "withdraw", plan) and not plan.is_published


def test_an_edit_is_warned_of_and_ends_the_signature(cast, plan):
    act(cast.client("reviewer"), "sign", plan)
    parts = list(plan.components.all())
    data = {
        "name": plan.name, "slug": plan.slug, "summary": "Changed.", "rationale": "", "position": "0",
        "components-TOTAL_FORMS": "2", "components-INITIAL_FORMS": "2", "components-MIN_NUM_FORMS": "0", "components-MAX_NUM_FORMS": "1000",
    }  # fmt: skip
    for number, part in enumerate(parts):
        fields = {"id": part.pk, "plan": plan.pk, "position": part.position, "treatment": part.treatment_id, "role": part.role, "layer": ""}  # fmt: skip
        data |= {f"components-{number}-{name}": value for name, value in fields.items()}
    answer = cast.client("writer").post(f"{PLANS}{plan.pk}/change/", data, follow=True)
    assert "off the site until a clinician signs it again" in answer.content.decode()
    assert not CombinationPlan.objects.get(pk=plan.pk).is_signed


def test_what_can_not_be_published_says_why(cast, plan):
    assert "a clinician signs it first" in act(cast.client("editor"), "publish", plan)
    CombinationPlan.objects.filter(pk=plan.pk).update(summary="Guaranteed results, risk-free.")
    assert "risk-free" in act(cast.client("reviewer"), "sign", plan)
    assert not plan.is_signed and not plan.is_published


@pytest.mark.parametrize(("who", "action"), [("writer", "sign"), ("editor", "sign"), ("writer", "publish"), ("reviewer", "publish")])  # fmt: skip
def test_nobody_else_signs_or_publishes(cast, plan, who, action):
    if action == "publish":
        plan.sign(by=cast.reviewer)
    act(cast.client(who), action, plan)
    assert plan.published_at is None and (action == "publish" or not plan.is_signed)


def tell(client, **fields):
    data = {"wrong": "This.", "right": "That.", "corrected_on": "2026-11-02"} | fields
    return client.post("/admin/articles/correction/add/", data)


def test_an_editor_tells_a_correction_of_one_page(cast):
    article = make_public(ArticleFactory(title="The page"))
    tell(cast.client("editor"), article=article.pk)
    correction = Correction.objects.get()
    assert (correction.title, correction.page, correction.by) == ("The page", article, cast.editor)


def test_a_correction_of_no_page_or_of_two_is_refused(cast):
    article, treatment = ArticleFactory(), TreatmentTypeFactory()
    for fields in ({}, {"article": article.pk, "treatment_type": treatment.pk}):
        answer = tell(cast.client("editor"), **fields)
        assert "Choose the article or the treatment" in answer.content.decode()
    assert not Correction.objects.exists()
