"""The list of earlier clients, as marketing brings it in and privacy takes it out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clinics.models import KnownClient

pytestmark = pytest.mark.django_db
IMPORT, LIST = "admin:clinics_knownclient_import_list", "admin:clinics_knownclient_changelist"


def upload(client, text):
    file = SimpleUploadedFile("clients.csv", text.encode(), "text/csv")
    return client.post(reverse(IMPORT), {"file": file})


def test_a_list_is_imported_and_what_was_refused_is_shown_masked(cast):
    page = upload(
        cast.client("marketing"), "email\nanna@example.org\nsomebody-without-a-host@\n"
    ).content.decode()
    assert "1 clients were read" in page
    assert "1 cell or row could not be used" in page
    assert "somebody-without" not in page
    assert KnownClient.objects.get().added_by == cast.marketing


def test_a_file_that_is_no_list_is_refused_with_what_to_do(cast):
    response = upload(cast.client("marketing"), "town\nLondon\n")
    assert response.status_code == 422
    assert "No column is named" in response.content.decode()


def test_those_who_may_only_look_import_nothing(cast):
    assert upload(cast.client("privacy"), "email\nanna@example.org\n").status_code == 403
    assert not KnownClient.objects.exists()


def test_a_whole_list_is_removed_after_a_confirmation_by_privacy_alone(cast):
    for name in ("old.csv", "old.csv", "new.csv"):
        KnownClient.objects.create(key=f"{KnownClient.objects.count():064}", list_name=name)
    one = KnownClient.objects.filter(list_name="old.csv").first()
    data = {"action": "remove_lists_of_selected", "_selected_action": [one.pk]}
    cast.client("marketing").post(reverse(LIST), data | {"confirmed": "1"})
    assert KnownClient.objects.count() == 3
    assert "old.csv" in cast.client("privacy").post(reverse(LIST), data).content.decode()
    assert KnownClient.objects.count() == 3
    cast.client("privacy").post(reverse(LIST), data | {"confirmed": "1"})
    assert KnownClient.objects.get().list_name == "new.csv"
