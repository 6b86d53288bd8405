"""Pictures in an S3-like storage go the same ways as those on disk; while it is down, pages answer and uploads say so."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile

from aesthetica.bucket import options
from articles.models import Image, PictureFile
from tests.articles.factories import ArticleFactory, make_public
from tests.articles.picture_files.drawn import picture

pytestmark = pytest.mark.django_db


def taken():
    image, _is_new = Image.objects.take_in(picture((900, 600)), title="A vial")
    return image


def prepared():
    image = taken()
    Image.objects.prepare_next()
    image.refresh_from_db()
    assert image.files_trouble == ""
    return image


def test_files_lie_in_the_bucket_and_are_read_from_our_own_address(client, bucket):
    image = prepared()
    folders = {path.split("/")[2] for path in bucket.files}
    assert folders == {"media", "originals"} and image.url.startswith("/media/images/")
    response = client.get(image.url)
    assert response.status_code == 200 and response["Content-Type"] == "image/jpeg"
    assert b"".join(response.streaming_content) == bucket.files[f"/clinic/media/{image.file.name}"]


def test_a_withdrawn_picture_leaves_the_bucket(client, bucket, cast, django_capture_on_commit_callbacks):
    image = prepared()
    address = image.url
    with django_capture_on_commit_callbacks(execute=True):
        image.withdraw_consent(by=cast.editor)
    assert bucket.files == {} and client.get(address).status_code == 410


def test_what_the_storage_did_not_delete_is_deleted_later(
    client, bucket, cast, django_capture_on_commit_callbacks
):
    image = prepared()
    address = image.url
    bucket.is_down = True
    with django_capture_on_commit_callbacks(execute=True):
        image.withdraw_consent(by=cast.editor)
    assert bucket.files and client.get(address).status_code == 410
    bucket.is_down = False
    assert PictureFile.objects.delete_next() and bucket.files == {}
    assert not PictureFile.objects.delete_next()


def test_pages_answer_while_the_storage_is_down_and_pictures_say_later(client, bucket):
    image = prepared()
    article = make_public(ArticleFactory(hero=image, body=f"![A vial](image:{image.slug})"))
    bucket.is_down = True
    assert image.url in client.get(article.get_absolute_url()).text
    response = client.get(image.url)
    assert response.status_code == 503 and response["Retry-After"]


def test_an_upload_says_that_the_storage_is_down_and_leaves_nothing(bucket, cast):
    bucket.is_down = True
    file = SimpleUploadedFile("a.jpg", picture().read(), "image/jpeg")
    response = cast.client("writer").post("/admin/articles/image/upload/", {"picture": file})
    assert response.status_code == 400 and "does not answer: try again" in response.json()["message"]
    assert not Image.objects.exists()


def test_sizes_wait_until_the_storage_is_back(bucket):
    image = taken()
    bucket.is_down = True
    Image.objects.prepare_next()
    image.refresh_from_db()
    assert image.files_trouble and image.files_due_at


@pytest.mark.parametrize("url", ["https://example.org/clinic", "s3://host/clinic", "s3://key:secret@host"])
def test_an_address_that_names_no_bucket_stops_the_start(url):
    with pytest.raises(ImproperlyConfigured, match="MEDIA_URL_S3 must be"):
        options(url)
