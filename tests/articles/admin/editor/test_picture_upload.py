"""Pictures dragged or pasted into a text: into the library with the checks of its form, once, with what is missing said."""

import io

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow

from articles.models import Image
from tests.articles.factories import ImageFactory
from tests.articles.picture_files.drawn import spot

pytestmark = pytest.mark.django_db


def picture(name="a-vial_of plasma.png", colour="red", **options):
    buffer = io.BytesIO()
    Pillow.new("RGB", (600, 400), colour).save(buffer, "JPEG" if name.endswith("jpg") else "PNG", **options)
    return SimpleUploadedFile(name, buffer.getvalue())


def upload(client, file):
    return client.post(reverse("admin:articles_image_upload"), {"picture": file})


def test_a_picture_arrives_with_what_is_missing_about_it(cast):
    response = upload(cast.client("writer"), picture())
    image = Image.objects.get()
    assert (image.title, image.slug, image.width) == ("a vial of plasma", "a-vial-of-plasma", 600)
    assert (image.alt_state, image.credit_line) == ("missing", "")
    answer = response.json()
    assert answer["markdown"] == "![](image:a-vial-of-plasma)"
    assert answer["state"] == "description missing · credit missing"
    assert answer["message"].startswith("The picture is in the library. Still to do: description missing")
    assert LogEntry.objects.get().user == cast.writer


def test_the_same_file_is_not_stored_twice(cast):
    client = cast.client("writer")
    upload(client, picture())
    again = upload(client, picture("another name.png")).json()
    assert Image.objects.count() == 1
    assert again["key"] == "a-vial-of-plasma"
    assert again["message"].startswith("The library has this picture already.")


def test_a_picture_from_the_clipboard_gets_a_name(cast):
    upload(cast.client("writer"), picture("image.png"))
    upload(cast.client("writer"), picture("image.png", colour="blue"))
    assert set(Image.objects.values_list("title", "slug")) == {
        ("Pasted picture", "pasted-picture"),
        ("Pasted picture", "pasted-picture-2"),
    }


def test_position_and_device_are_left_behind(cast):
    exif = Pillow.Exif()
    exif[0x010F] = "A maker of cameras"
    exif.get_ifd(0x8825)[1] = "N"
    upload(cast.client("writer"), picture("photo.jpg", exif=exif))
    with Image.objects.get().file.open() as stored, Pillow.open(stored) as opened:
        assert not opened.getexif()


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "no JPEG"), (b"not a picture", "no JPEG"), (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG")],
)
def test_what_is_no_picture_is_refused_with_a_reason(cast, content, reason):
    response = upload(
        cast.client("writer"), SimpleUploadedFile("x.png", content + b" ", content_type="image/png")
    )
    assert response.status_code == 400
    assert reason in response.json()["message"]
    assert not Image.objects.exists()


def test_a_withdrawn_picture_does_not_come_back(cast):
    client = cast.client("writer")
    upload(client, picture())
    Image.objects.get().withdraw_consent(by=cast.editor)
    response = upload(client, picture())
    assert response.status_code == 400 and "withdrawn" in response.json()["message"]


@pytest.mark.parametrize(("who", "status"), [("reviewer", 403), ("desk", 403), ("visitor", 302)])
def test_only_who_may_add_pictures_sends_them(cast, who, status):
    assert upload(cast.client(who), picture()).status_code == status
    assert not Image.objects.exists()


def test_pictures_are_picked_with_their_description(cast, django_assert_max_num_queries):
    ImageFactory(slug="vial", title="Vial", alt="A [small] vial", alt_state="text")
    for _each in range(30):
        ImageFactory(title="Skin", alt="Skin")
    client = cast.client("writer")
    with django_assert_max_num_queries(5):  # session, user, permissions, pictures with their credits
        found = client.get(reverse("admin:articles_image_pick"), {"q": "vial"}).json()["results"]
    assert [hit["markdown"] for hit in found] == ["![A (small) vial](image:vial)"]


def test_a_picture_that_looks_like_another_is_said(cast):
    client = cast.client("writer")
    small, large = io.BytesIO(), io.BytesIO()
    spot((30, 40)).save(large, "JPEG")
    spot((30, 40)).resize((300, 200)).save(small, "PNG")
    upload(client, SimpleUploadedFile("large.jpg", large.getvalue(), "image/jpeg"))
    message = upload(client, SimpleUploadedFile("small.png", small.getvalue(), "image/png")).json()["message"]
    assert "It looks like “large”: keep one of them." in message
    other = io.BytesIO()
    spot((80, 70)).save(other, "PNG")
    assert (
        "looks like"
        not in upload(client, SimpleUploadedFile("other.png", other.getvalue(), "image/png")).json()[
            "message"
        ]
    )
