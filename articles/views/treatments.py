"""Treatments: the list, the page of one, several side by side, and the finder."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import TreatmentType
from articles.pages.comparison import Comparison
from articles.pages.finder_page import FinderPage
from articles.pages.list_data import comparison_data, list_data
from articles.pages.treatment_list import TreatmentList
from articles.pages.treatment_page import TreatmentPage, for_page
from articles.views.public_page import public_page


@public_page
def treatment_list(request: HttpRequest) -> HttpResponse:
    page = TreatmentList()
    data = list_data(_("Treatments"), reverse("treatment_list"), page.treatments)
    return render(request, "articles/treatment_list.html", {"page": page, "structured_data": data})


@public_page
def treatment_detail(request: HttpRequest, slug: str) -> HttpResponse:
    treatment = get_object_or_404(for_page(TreatmentType.objects.published()), slug=slug)
    context = {"treatment": treatment, "page": TreatmentPage(treatment)}
    return render(request, "articles/treatment_detail.html", context)


@public_page
def treatment_compare(request: HttpRequest) -> HttpResponse:
    page = Comparison(request.GET.getlist("t"))
    data = comparison_data(page.treatments if page.is_ready else [])
    return render(request, "articles/treatment_compare.html", {"page": page, "structured_data": data})


@public_page
def treatment_finder(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/treatment_finder.html", {"page": FinderPage(request.GET)})
