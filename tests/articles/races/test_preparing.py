"""Several workers share the pictures that wait: each is made by one of them."""

from pathlib import Path

import pytest

from articles.models import Image, PictureFile
from articles.models.image_files import ImageFiles
from tests.articles.picture_files.drawn import picture
from tests.clinics.races.processes import run_at_once
from tests.own_media import kept_in

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
PICTURES, WORKERS = 6, 4


def work(folder):
    """Which pictures this worker made."""
    made = []
    original = ImageFiles._made_from
    ImageFiles._made_from = lambda self, opened: made.append(self.pk) or original(self, opened)
    with kept_in(Path(folder)):
        while Image.objects.prepare_next():
            pass
    return made


def test_each_picture_is_made_once(own_media):
    for number in range(PICTURES):
        Image.objects.take_in(picture((300, 200), colour=(number * 20, 90, 90)), title=f"Picture {number}")
    made = run_at_once(work, [(str(own_media),)] * WORKERS)
    assert sorted(pk for each in made for pk in each) == sorted(Image.objects.values_list("pk", flat=True))
    assert not Image.objects.waiting().exists() and not Image.objects.in_trouble().exists()
    for image in Image.objects.all():
        current = set(PictureFile.objects.filter(image=image, retired_at=None).values_list("name", flat=True))
        assert current == {each["name"] for each in image.renditions}
