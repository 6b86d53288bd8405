"""A stored picture is answered for ever, until it may not be shown: then its address says that it is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Image
from tests.articles.picture_files.drawn import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(own_media):
    image, _is_new = Image.objects.take_in(picture((900, 600)), title="A vial")
    Image.objects.prepare_next()
    image.refresh_from_db()
    return image


def answer(client, path):
    response = client.get(path)
    if response.streaming:
        for close in response._resource_closers:  # closing all of it would close the test's database, too
            close()
    return response


def addresses(image):
    return [f"/media/{each['name']}" for each in image.renditions]


def test_a_file_may_be_kept_for_ever(client, image):
    response = answer(client, addresses(image)[0])
    assert response.status_code == 200 and "immutable" in response["Cache-Control"]


def test_what_may_have_to_go_is_kept_for_an_hour(client, image):
    Image.objects.update(consent_given_on=timezone.localdate())
    assert answer(client, addresses(image)[0])["Cache-Control"] == "public, max-age=3600"


def test_every_file_of_a_withdrawn_picture_is_gone(client, image, cast, django_capture_on_commit_callbacks):
    files = addresses(image)
    with django_capture_on_commit_callbacks(execute=True):
        image.withdraw_consent(by=cast.editor)
    assert {answer(client, path).status_code for path in files} == {410}


def test_every_file_is_gone_on_the_day_after_the_licence_s_last(client, image):
    Image.objects.update(shown_until=timezone.localdate() - timedelta(days=1))
    assert {answer(client, path).status_code for path in addresses(image)} == {410}
    Image.objects.update(shown_until=timezone.localdate())
    assert {answer(client, path).status_code for path in addresses(image)} == {200}


def test_a_file_that_never_was_is_not_found(client, image):
    assert answer(client, "/media/images/nothing.webp").status_code == 404
    assert answer(client, "/media/../db.sqlite3").status_code == 400


def test_a_file_costs_one_query(client, image, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer(client, addresses(image)[0])
