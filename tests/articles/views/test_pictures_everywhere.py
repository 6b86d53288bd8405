"""Whose a picture is stands in the data of every page that shows it; one that may not be shown is nowhere, at once."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Image
from tests.articles.factories import (
    ArticleFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
)
from tests.articles.picture_files.drawn import picture
from tests.articles.views.html import Page
from tests.clinics.factories import ClinicFactory

pytestmark = pytest.mark.django_db
PAGES = (
    "/", "/articles/", "/articles/of-vials/", "/treatments/", "/treatments/prp/", "/team/", "/team/ada/", "/clinics/",
    "/clinics/eastmere/", "/image-credits/",
)  # fmt: skip
OTHERS = ("/feeds/articles.rss", "/feeds/articles.atom", "/sitemap.xml", "/sitemap-articles.xml")


@pytest.fixture
def site(own_media):
    """One picture for each use, and every kind of page that shows one."""

    def taken(colour):
        image, _is_new = Image.objects.take_in(
            picture((900, 600), colour=(colour, 80, 80)), title=f"Picture {colour}"
        )
        Image.objects.filter(pk=image.pk).update(alt=f"What {colour} shows", alt_state="text")
        Image.objects.prepare_next()
        return Image.objects.get(pk=image.pk)

    person = PractitionerFactory(slug="ada", name="Dr Ada", photo=taken(10))
    make_public(TreatmentTypeFactory(slug="prp", hero=taken(60)))
    make_public(
        ArticleFactory(slug="of-vials", hero=taken(110), body=f"![x](image:{taken(160).slug})", author=person)
    )
    ClinicFactory(slug="eastmere", photo=taken(210), map_picture=taken(250))


def names_in(text):
    return set(re.findall(r"images/[0-9a-f]{24}-\d+\.\w+", text))


def in_data(text):
    """The files that a page's structured data names."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    return names_in(json.dumps([json.loads(block) for block in blocks]))


def fallback_files(page):
    return {name for image in page.all("img") for name in names_in(image["src"])}


@pytest.mark.parametrize("path", PAGES)
def test_every_picture_of_a_page_is_in_its_data(client, site, path):
    response = client.get(path)
    shown = fallback_files(Page(response))
    assert shown and shown <= in_data(response.text)


@pytest.mark.parametrize("cause", ["consent", "licence"])
def test_what_may_not_be_shown_is_nowhere_at_once(client, site, cause):
    found = {path: names_in(client.get(path).text) for path in PAGES}
    assert all(found.values())
    if cause == "consent":
        for image in Image.objects.all():
            image.withdraw_consent(by=None)
    else:
        Image.objects.update(shown_until=timezone.localdate() - timedelta(days=1))
    for path in (*PAGES, *OTHERS):
        assert not names_in(client.get(path).text), path
