"""Many pictures come in at once; one that is refused stops no other."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Image
from tests.articles.picture_files.drawn import picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_media")]
ADDRESS = "/admin/articles/image/add-many/"


def file(name, colour=128):
    return SimpleUploadedFile(name, picture((40, 30), colour=colour).read(), "image/jpeg")


def test_each_file_has_its_outcome(cast):
    broken = SimpleUploadedFile("broken.jpg", b"<svg/>", "image/jpeg")
    files = [file("first_vial.jpg"), broken, file("second.jpg", 20), file("copy.jpg")]
    page = cast.client("writer").post(ADDRESS, {"pictures": files})
    assert [image.title for image in Image.objects.order_by("pk")] == ["first vial", "second"]
    assert "This is a drawing (SVG)" in page.text and "The library has it already: first vial" in page.text
    assert f"?keys={','.join(str(i.pk) for i in Image.objects.order_by('pk'))}," in page.text


def test_who_may_not_add_pictures_is_refused(cast):
    assert cast.client("reviewer").get(ADDRESS).status_code == 403
    assert cast.client("desk").post(ADDRESS, {"pictures": [file("a.jpg")]}).status_code == 403
    assert not Image.objects.exists()
