"""Pictures: uploads are checked at their field and stored in sizes for the web."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow

from articles.models import Image
from tests.articles.admin.forms import form_data
from tests.articles.factories import ArticleFactory, ImageFactory
from tests.articles.picture_files.drawn import spot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_media")]
ADD = "admin:articles_image_add"


def picture(width=40, height=30):
    buffer = io.BytesIO()
    Pillow.new("RGB", (width, height), "teal").save(buffer, "PNG")
    return SimpleUploadedFile("photo.png", buffer.getvalue(), "image/png")


def add(client, **changes):
    data = form_data(client.get(reverse(ADD)))
    data |= {"title": "A vial", "slug": "a-vial", "alt_state": "text", "alt": "A glass vial"}
    return client.post(reverse(ADD), data | changes)


def test_an_upload_is_stored_in_its_sizes_with_its_credit(cast):
    response = add(
        cast.client("writer"),
        upload=picture(),
        **{"credit-0-creator": "Some Body", "credit-0-licence": "own"},
    )
    assert response.status_code == 302, response.context["errors"]
    image = Image.objects.get()
    assert (image.width, image.height) == (40, 30)
    assert image.file.name.endswith(".webp") and image.file.storage.exists(image.file.name)
    assert image.credit.creator == "Some Body"


def test_a_file_that_is_no_picture_is_refused_at_its_field(cast):
    response = add(
        cast.client("writer"), upload=SimpleUploadedFile("x.png", b"<svg onload=alert(1)>", "image/png")
    )
    assert response.context["adminform"].form.errors["upload"] == [
        "This is a drawing (SVG) or a page: save it as PNG."
    ]
    assert not Image.objects.exists()


def test_a_picture_needs_a_file_or_an_address(cast):
    assert "upload" in add(cast.client("writer")).context["adminform"].form.errors


def test_a_described_picture_needs_words(cast):
    assert "alt" in add(cast.client("writer"), upload=picture(), alt="").context["adminform"].form.errors


def test_an_upload_takes_the_place_of_an_address_elsewhere(cast):
    image = ImageFactory()
    client, address = cast.client("writer"), reverse("admin:articles_image_change", args=[image.pk])
    client.post(address, form_data(client.get(address)) | {"upload": picture()})
    image.refresh_from_db()
    assert image.remote_url == "" and image.file


def test_withdrawing_consent_takes_pictures_off_and_names_the_person(cast):
    image = ImageFactory()
    data = {"action": "withdraw_consent_of_selected", "_selected_action": [image.pk]}
    cast.client("writer").post(reverse("admin:articles_image_changelist"), data)
    image.refresh_from_db()
    assert image.url == "" and image.consent_withdrawn_by == cast.writer


def test_the_picture_at_the_head_of_a_page_is_not_deleted(cast):
    image = ImageFactory()
    ArticleFactory().edit({"hero": image.pk}, by=None)
    address = reverse("admin:articles_image_delete", args=[image.pk])
    assert cast.client("editor").post(address, {"post": "yes"}).status_code == 403
    assert Image.objects.filter(pk=image.pk).exists()


def test_a_pasted_credit_fills_what_is_blank_and_what_was_typed_stays(cast):
    response = add(
        cast.client("writer"),
        upload=picture(),
        credit_line="Photo: Ada Example / Flickr / CC BY-SA 4.0",
        **{"credit-0-source": "Our archive"},
    )
    assert response.status_code == 302
    credit = Image.objects.get().credit
    assert (credit.creator, credit.source, credit.licence) == ("Ada Example", "Our archive", "CC-BY-SA-4.0")


def test_a_pasted_line_that_says_nothing_is_refused_at_its_field(cast):
    form = add(cast.client("writer"), upload=picture(), credit_line="A nice day").context["adminform"].form
    assert "Nothing here says who made the picture" in form.errors["credit_line"][0]


def test_a_focal_point_that_a_person_sets_is_no_guess_and_new_files_are_due(cast):
    add(cast.client("writer"), upload=picture())
    Image.objects.prepare_next()
    image = Image.objects.get()
    assert image.focal_is_guess and not Image.objects.waiting().exists()
    client, address = cast.client("writer"), reverse("admin:articles_image_change", args=[image.pk])
    client.post(address, form_data(client.get(address)) | {"focal_x": 10})
    image.refresh_from_db()
    assert image.focal_x == 10 and not image.focal_is_guess and Image.objects.waiting().exists()


def test_the_library_s_own_file_is_named_instead_of_kept_twice(cast):
    add(cast.client("writer"), upload=picture())
    form = add(cast.client("writer"), upload=picture(), slug="again").context["adminform"].form
    assert "The library has this file already: “A vial”" in form.errors["upload"][0]


def test_who_enters_the_day_of_acquiring_acquired_it(cast):
    add(
        cast.client("writer"),
        upload=picture(),
        **{"credit-0-licence": "bought", "credit-0-acquired_on": "2026-01-05"},
    )
    assert Image.objects.get().credit.acquired_by == cast.writer


def with_document(client, data=b"%PDF-1.7 a licence", name="licence.pdf"):
    document = SimpleUploadedFile(name, data, "application/pdf")
    return add(client, upload=picture(), **{"credit-0-licence": "bought", "credit-0-document": document})


def test_the_document_of_a_licence_is_kept_for_staff_alone(cast):
    with_document(cast.client("writer"))
    image = Image.objects.get()
    assert not image.file.storage.exists(image.credit.licence_file.name)
    address = reverse("admin:articles_image_document", args=[image.pk])
    response = cast.client("reviewer").get(address)
    assert b"".join(response.streaming_content) == b"%PDF-1.7 a licence"
    assert response["Content-Disposition"] == 'attachment; filename="licence-a-vial.pdf"'
    assert cast.client("desk").get(address).status_code == 403
    assert (
        "Save the document"
        in cast.client("writer").get(reverse("admin:articles_image_change", args=[image.pk])).text
    )


def test_a_document_of_another_kind_is_refused(cast):
    response = with_document(cast.client("writer"), b"<html>", "licence.pdf")
    assert "Send the document as PDF, JPEG or PNG." in response.text
    assert not Image.objects.exists()


def test_the_focal_point_of_an_upload_is_guessed_unless_somebody_says_it(cast):
    drawn = io.BytesIO()
    spot((25, 40)).save(drawn, "JPEG")
    add(cast.client("writer"), upload=SimpleUploadedFile("a.jpg", drawn.getvalue(), "image/jpeg"))
    guessed = Image.objects.get()
    assert abs(guessed.focal_x - 25) <= 8 and guessed.focal_is_guess
    add(cast.client("writer"), upload=picture(), slug="said", focal_x=90)
    said = Image.objects.get(slug="said")
    assert (said.focal_x, said.focal_is_guess) == (90, False)


def test_nothing_is_stored_of_a_form_that_is_refused(cast, own_media):
    assert add(cast.client("writer"), upload=picture(), alt="").context["adminform"].form.errors["alt"]
    assert not [each for each in own_media.rglob("*") if each.is_file()]
