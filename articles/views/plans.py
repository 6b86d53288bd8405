"""Combination plans."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import CombinationPlan
from articles.pages.plan_page import PlanPage, for_page
from articles.views.public_page import public_page


@public_page
def plan_list(request: HttpRequest) -> HttpResponse:
    plans = CombinationPlan.objects.published().prefetch_related("components__treatment")
    return render(request, "articles/plan_list.html", {"plans": plans})


@public_page
def plan_detail(request: HttpRequest, slug: str) -> HttpResponse:
    plan = get_object_or_404(for_page(CombinationPlan.objects.published()), slug=slug)
    return render(request, "articles/plan_detail.html", {"plan": plan, "page": PlanPage(plan)})
