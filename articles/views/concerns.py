"""What people come for, and where on the body."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import BodyArea, Concern
from articles.pages.concern_page import AreaPage, ConcernPage
from articles.pages.list_data import list_data
from articles.views.public_page import public_page


@public_page
def concern_list(request: HttpRequest) -> HttpResponse:
    concerns, areas = list(Concern.objects.all()), list(BodyArea.objects.all())
    data = list_data(_("Concerns"), reverse("concern_list"), [*concerns, *areas])
    context = {"concerns": concerns, "areas": areas, "structured_data": data}
    return render(request, "articles/concern_list.html", context)


@public_page
def concern_detail(request: HttpRequest, slug: str) -> HttpResponse:
    concern = get_object_or_404(Concern, slug=slug)
    return render(
        request, "articles/concern_detail.html", {"page": ConcernPage(concern, request.GET.get("area", ""))}
    )


@public_page
def area_detail(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(BodyArea, slug=slug)
    return render(
        request, "articles/concern_detail.html", {"page": AreaPage(area, request.GET.get("concern", ""))}
    )
