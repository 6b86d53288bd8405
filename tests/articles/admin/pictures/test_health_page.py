"""The state of the library: what is wrong, what comes first, and the list of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.admin.pictures.weaknesses import WEAKNESSES
from articles.models import Image
from tests.articles.factories import ArticleFactory, ImageFactory, PractitionerFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/articles/image/health/"
TODAY = timezone.localdate


def use(image):
    ArticleFactory().edit({"body": f"![x](image:{image.slug})"}, by=None)
    return image


MAKE = {
    "ended": lambda: use(ImageFactory(shown_until=TODAY() - timedelta(days=1))),
    "no-consent": lambda: ImageFactory(role="outcome"),
    "no-licence": lambda: use(ImageFactory(credit__licence="")),
    "no-alt": lambda: ImageFactory(alt="", alt_state="missing"),
    "trouble": lambda: ImageFactory(files_trouble="The original is lost."),
    "uncredited": lambda: ImageFactory(credit__creator=""),
    "expiring": lambda: ImageFactory(shown_until=TODAY() + timedelta(days=3)),
    "elsewhere": lambda: ImageFactory(),
    "duplicates": lambda: (ImageFactory(likeness="0" * 15 + "7"), ImageFactory(likeness="0" * 15 + "7"))[0],
    "oversized": lambda: ImageFactory(width=8000, height=100),
    "unused": lambda: ImageFactory(),
}


@pytest.mark.parametrize("name", [weakness.name for weakness in WEAKNESSES])
def test_each_weakness_is_counted_and_listed(cast, name):
    image = MAKE[name]()
    client = cast.client("editor")
    assert f"?needs={name}" in client.get(ADDRESS).text
    assert image in client.get(f"/admin/articles/image/?needs={name}").context["cl"].queryset


def test_a_whole_picture_that_is_used_has_none():
    image = use(ImageFactory(remote_url="", file="images/a.jpg", credit__licence="own"))
    assert not [each.name for each in WEAKNESSES if image in each.select(Image.objects.all())]


def test_a_portrait_is_in_use():
    image = ImageFactory()
    PractitionerFactory(photo=image)
    assert image in Image.objects.used() and image not in Image.objects.unused()


def test_who_sees_no_content_sees_no_library(cast):
    assert cast.client("desk").get(ADDRESS).status_code == 403


def test_an_empty_library_has_nothing_to_mend(cast):
    assert "Nothing is to be done" in cast.client("writer").get(ADDRESS).text


def test_the_number_of_queries_is_that_of_the_weaknesses(cast, django_assert_max_num_queries):
    for _each in range(10):
        ImageFactory()
    client = cast.client("editor")
    with django_assert_max_num_queries(len(WEAKNESSES) + 10):
        client.get(ADDRESS)
