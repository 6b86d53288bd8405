"""Several workers share the pictures that wait: each is made by one of them."""

import pytest

from articles.models import Image, PictureFile
from tests.articles.picture_files.drawn import picture
from tests.clinics.races.processes import run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
PICTURES, WORKERS = 6, 4


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def work(media):
    """How many pictures this worker made."""
    from django.conf import settings

    from articles.models.image_files import ImageFiles

    settings.MEDIA_ROOT = media
    made = []
    original = ImageFiles._made_from
    ImageFiles._made_from = lambda self, opened: made.append(self.pk) or original(self, opened)
    while Image.objects.prepare_next():
        pass
    return made


def test_each_picture_is_made_once(settings):
    for number in range(PICTURES):
        Image.objects.take_in(picture((300, 200), colour=(number * 20, 90, 90)), title=f"Picture {number}")
    made = run_at_once(work, [(str(settings.MEDIA_ROOT),)] * WORKERS)
    assert sorted(pk for each in made for pk in each) == sorted(Image.objects.values_list("pk", flat=True))
    assert not Image.objects.waiting().exists() and not Image.objects.in_trouble().exists()
    for image in Image.objects.all():
        current = set(PictureFile.objects.filter(image=image, retired_at=None).values_list("name", flat=True))
        assert current == {each["name"] for each in image.renditions}
