"""The people who treat, write and review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Practitioner
from articles.pages.list_data import list_data
from articles.pages.practitioner_page import PractitionerPage
from articles.views.public_page import public_page


@public_page
def team(request: HttpRequest) -> HttpResponse:
    people = list(Practitioner.objects.select_related("photo__credit"))
    data = list_data(_("Team"), reverse("team"), people)
    return render(request, "articles/team.html", {"people": people, "structured_data": data})


@public_page
def practitioner_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(Practitioner.objects.select_related("photo__credit"), slug=slug)
    return render(request, "articles/practitioner_detail.html", {"page": PractitionerPage(person)})
