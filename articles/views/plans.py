"""Combination plans."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import CombinationPlan
from articles.pages.list_data import list_data
from articles.pages.plan_page import PlanPage, for_page
from articles.views.public_page import public_page


@public_page
def plan_list(request: HttpRequest) -> HttpResponse:
    plans = list(CombinationPlan.objects.published().prefetch_related("components__treatment"))
    above = [(_("Treatments"), reverse("treatment_list"))]
    data = list_data(_("Combination plans"), reverse("plan_list"), plans, above=above)
    return render(request, "articles/plan_list.html", {"plans": plans, "structured_data": data})


@public_page
def plan_detail(request: HttpRequest, slug: str) -> HttpResponse:
    plan = get_object_or_404(for_page(CombinationPlan.objects.published()), slug=slug)
    return render(request, "articles/plan_detail.html", {"plan": plan, "page": PlanPage(plan)})
