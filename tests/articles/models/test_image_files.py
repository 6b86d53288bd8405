"""The files of a picture are made once, in the background; old ones stay for caches, withdrawn ones go at once."""

import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage, storages
from django.utils import timezone
from PIL import Image as Pillow

from articles.credits import Credit, in_file
from articles.models import Image, PictureFile
from articles.models.picture_file import KEPT_AFTER
from tests.articles.factories import ImageCreditFactory
from tests.articles.picture_files.drawn import picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_media")]


def taken(size=(900, 600), **options):
    image, _is_new = Image.objects.take_in(picture(size, **options), title="A vial")
    return image


def prepared(**options):
    image = taken(**options)
    assert Image.objects.prepare_next()
    image.refresh_from_db()
    return image


def stored(image):
    return {each["name"] for each in image.renditions}


def test_an_upload_shows_one_size_at_once_and_all_after_the_worker(django_assert_num_queries):
    image = taken()
    assert [(each["format"], each["width"]) for each in image.renditions] == [("webp", 800)]
    assert image.url and list(Image.objects.waiting()) == [image]
    assert Image.objects.prepare_next()
    image.refresh_from_db()
    assert {each["format"] for each in image.renditions} == {"avif", "webp", "jpeg"}
    assert all(default_storage.exists(name) for name in stored(image))
    assert not Image.objects.waiting().exists() and not Image.objects.prepare_next()
    with django_assert_num_queries(0):
        assert "900w" in image.srcset("whole", "avif") and image.url.endswith(".jpg")


def test_the_original_stays_as_it_came_where_nobody_reads_it():
    data = picture((900, 600)).read()
    image, _is_new = Image.objects.take_in(io.BytesIO(data), title="A vial")
    with storages["originals"].open(image.original.name) as file:
        assert file.read() == data
    assert not default_storage.exists(image.original.name)


def test_the_same_file_is_in_the_library_once():
    image = taken()
    again, is_new = Image.objects.take_in(picture((900, 600)), title="Another name")
    assert again == image and not is_new


def test_another_focal_point_makes_new_files_and_keeps_the_old_ones_for_caches():
    image = prepared(size=(900, 300))
    before = stored(image)
    image.focal_x, image.focal_is_guess = 0, False
    image.save()
    image.renew_files()
    first = picture((900, 300), colour=128)
    with Pillow.open(first) as even:  # cuts of an even picture are the same bytes: draw something into it
        even.paste("red", (0, 0, 100, 300))
        drawn = io.BytesIO()
        even.save(drawn, "PNG")
    storages["originals"].delete(image.original.name)
    storages["originals"].save(image.original.name, io.BytesIO(drawn.getvalue()))
    assert Image.objects.prepare_next()
    image.refresh_from_db()
    gone = before - stored(image)
    assert gone and all(default_storage.exists(name) for name in gone)
    assert not PictureFile.objects.delete_next(timezone.now() + KEPT_AFTER - timedelta(minutes=1))
    assert PictureFile.objects.delete_next(timezone.now() + KEPT_AFTER + timedelta(minutes=1))
    assert not any(default_storage.exists(name) for name in gone)
    assert all(default_storage.exists(name) for name in stored(image))


def test_a_new_credit_stands_in_the_files():
    image = prepared()
    ImageCreditFactory(image=image, creator="Ada Example", licence="CC-BY-SA-4.0")
    image.renew_files()
    Image.objects.prepare_next()
    image.refresh_from_db()
    for name in stored(image):
        with default_storage.open(name) as file, Pillow.open(file) as opened:
            assert in_file.read(opened).credit.creators == ("Ada Example",)


def test_a_licence_without_changes_is_not_cut():
    image = taken(size=(1300, 900))
    ImageCreditFactory(image=image, licence="CC-BY-ND-4.0")
    Image.objects.prepare_next()
    image.refresh_from_db()
    assert {each["shape"] for each in image.renditions} == {"whole"}


def test_a_lost_original_is_said_and_tried_again():
    image = taken()
    storages["originals"].delete(image.original.name)
    at = timezone.now()
    assert Image.objects.prepare_next(at)
    image.refresh_from_db()
    assert image.files_trouble and image.files_due_at > at and image.url
    assert not Image.objects.prepare_next(at + timedelta(minutes=30))


def test_what_changed_while_files_were_made_is_made_again(monkeypatch):
    image = taken()
    at = timezone.now()

    def meanwhile(self, made):
        Image.objects.get(pk=image.pk).renew_files(at + timedelta(seconds=1))
        return original(self, made)

    original = Image._show
    monkeypatch.setattr(Image, "_show", meanwhile)
    Image.objects.prepare_next(at)
    assert Image.objects.waiting().exists()


def test_consent_withdrawn_leaves_the_record_and_no_file(cast, django_capture_on_commit_callbacks):
    image = prepared()
    names, original = stored(image), image.original.name
    with django_capture_on_commit_callbacks(execute=True):
        image.withdraw_consent(by=cast.editor)
    assert not any(default_storage.exists(name) for name in names)
    assert not storages["originals"].exists(original)
    image.refresh_from_db()
    assert image.url == "" and image.renditions == [] and image.consent_withdrawn_by == cast.editor


def files_below(folder):
    return [each for each in folder.rglob("*") if each.is_file()]


def test_a_withdrawn_picture_is_not_taken_in_again(cast, own_media, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        taken().withdraw_consent(by=cast.editor)
    with pytest.raises(ValueError, match="withdrawn"):
        taken()
    assert files_below(own_media) == []


def test_a_licence_that_ended_yesterday_hides_the_picture_without_any_job():
    image = prepared()
    image.shown_until = timezone.localdate()
    image.save()
    assert image.url and list(Image.objects.showable()) == [image]
    image.shown_until -= timedelta(days=1)
    image.save()
    assert image.url == "" and not Image.objects.showable().exists()


def test_what_the_file_says_becomes_the_credit_and_its_description_a_proposal():
    packet = in_file.packet(
        Credit(creators=("Ada Example",), licence_url="https://creativecommons.org/licenses/by/4.0/"),
        alt="Two vials",
    )
    image = taken(xmp=packet)
    assert (image.credit.creator, image.credit.licence) == ("Ada Example", "CC-BY-4.0")
    assert image.alt == "Two vials" and image.alt_state == Image.AltState.MISSING
    with image.file.open() as file, Pillow.open(file) as first:  # what is shown before the worker comes
        assert in_file.read(first).credit.creators == ("Ada Example",)


def test_nothing_half_written_is_left_of_a_refused_file(own_media):
    with pytest.raises(ValueError, match="cut off"):
        Image.objects.take_in(io.BytesIO(picture().read()[:2000]), title="x")
    assert not Image.objects.exists() and files_below(own_media) == []


def test_a_deleted_picture_takes_all_its_files_along(django_capture_on_commit_callbacks):
    image = prepared()
    credit = ImageCreditFactory(image=image)
    credit.keep_document(b"%PDF-", "pdf")
    credit.save()
    names, kept = stored(image), (image.original.name, credit.licence_file.name)
    image = Image.objects.get(pk=image.pk)
    with django_capture_on_commit_callbacks(execute=True):
        image.remove()
    assert not any(default_storage.exists(name) for name in names)
    assert not any(storages["originals"].exists(name) for name in kept)
    assert not PictureFile.objects.exists()


def test_a_replaced_original_that_comes_back_is_kept():
    image = prepared()
    original = image.original.name
    image.leave_original(original)  # replaced, and the same file sent again
    PictureFile.objects.filter(name=original).update(retired_at=timezone.now() - KEPT_AFTER * 2)
    PictureFile.objects.delete_next()
    assert storages["originals"].exists(original)


@pytest.mark.parametrize("act", ["withdraw", "remove"])
def test_files_that_were_being_made_of_a_picture_that_went_go_too(cast, monkeypatch, act):
    image = taken()

    def meanwhile(self, made):
        held = Image.objects.get(pk=image.pk)
        held.remove() if act == "remove" else held.withdraw_consent(by=cast.editor)
        names.update(each.name for each in made)
        return original(self, made)

    names: set[str] = set()
    original = Image._show
    monkeypatch.setattr(Image, "_show", meanwhile)
    assert Image.objects.prepare_next()
    while PictureFile.objects.delete_next():
        pass
    assert names and not any(default_storage.exists(name) for name in names)
