"""Administrators choose the look in one form; everybody else is refused."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from clinics.models import SiteLook

pytestmark = pytest.mark.django_db

FORM = "/admin/clinics/sitelook/1/change/"
AS_SHIPPED = {
    "accent": "#0e4f47",
    "second_accent": "#97304a",
    "paper": "#f6f7f3",
    "heading_type": "serif",
    "rounding": "small",
    "logo": "",
    "strapline": "",
}


def test_the_list_leads_to_the_form_which_shows_what_was_shipped(cast):
    response = cast.client("administrator").get(reverse("admin:clinics_sitelook_changelist"), follow=True)
    assert response.redirect_chain == [(FORM, 302)]
    assert 'value="#0e4f47"' in response.content.decode()


def test_a_choice_is_stored_and_logged(cast):
    client = cast.client("administrator")
    for accent in ("#3B1A78", "#9c3f1f"):
        response = client.post(FORM, AS_SHIPPED | {"accent": accent, "heading_type": "sans"})
        assert response.status_code == 302
    look = SiteLook.objects.get()
    assert (look.accent, look.heading_type, look.changed_by) == ("#9c3f1f", "sans", cast.administrator)
    assert LogEntry.objects.filter(user=cast.administrator).count() == 2
    assert client.get("/admin/clinics/sitelook/1/history/").status_code == 200


def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can(cast):
    response = cast.client("administrator").post(FORM, AS_SHIPPED | {"accent": "#2a9d8f"})
    page = response.content.decode()
    assert "The accent has 3.0:1 on the page’s background; it needs 4.5:1." in page and "#227e72" in page
    assert not SiteLook.objects.exists()


def test_what_is_no_colour_is_refused(cast):
    response = cast.client("administrator").post(FORM, AS_SHIPPED | {"accent": "#fff;}a{"})
    assert "Enter a colour as # and six digits" in response.content.decode()


def test_back_to_the_shipped_look_asks_once_and_is_logged(cast):
    SiteLook(accent="#3b1a78", strapline="Calm").choose(by=None)
    client, address = cast.client("administrator"), reverse("admin:clinics_sitelook_go_back")
    assert address in client.get(FORM).content.decode()
    assert "Accent #3b1a78" in client.get(address).content.decode()
    assert SiteLook.objects.get().accent == "#3b1a78"
    assert "The site looks as it was shipped." in client.post(address, follow=True).content.decode()
    look = SiteLook.objects.get()
    assert (look.style_sheet, look.strapline, look.changed_by) == ("", "", cast.administrator)
    assert LogEntry.objects.get().change_message == "Back to the shipped look."


def test_the_sidebar_leads_administrators_there(cast):
    address = reverse("admin:clinics_sitelook_changelist")
    assert address in cast.client("administrator").get("/admin/").content.decode()
    assert address not in cast.client("marketing").get("/admin/").content.decode()


@pytest.mark.parametrize("person", ["writer", "reviewer", "editor", "desk", "marketing", "privacy"])
def test_nobody_else_gets_in(cast, person):
    client = cast.client(person)
    for address in (FORM, reverse("admin:clinics_sitelook_go_back")):
        assert client.get(address).status_code == 403
        assert client.post(address, AS_SHIPPED).status_code == 403
    assert not SiteLook.objects.exists()


def test_there_is_nothing_to_add_or_to_delete(cast):
    SiteLook.objects.create()
    client = cast.client("administrator")
    assert client.get("/admin/clinics/sitelook/add/").status_code == 403
    assert client.post("/admin/clinics/sitelook/1/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/admin/clinics/sitelook/2/change/").status_code == 302
