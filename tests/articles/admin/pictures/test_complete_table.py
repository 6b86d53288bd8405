"""Descriptions and credits of many pictures are completed in one table."""

import pytest

from articles.models import Image
from tests.articles.factories import ImageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/articles/image/complete/"


def bare(**fields):
    return ImageFactory(alt="", alt_state="missing", credit=None, **fields)


def rows(client, address=ADDRESS):
    formset = client.get(address).context["rows"]
    data = {
        f"{formset.prefix}-{name}": formset.management_form[name].value()
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    for row in formset:
        for field in row:
            data[field.html_name] = field.value() or ""
    return data


def row_of(data, image):
    return next(
        name.rpartition("-")[0] for name, value in data.items() if name.endswith("-id") and value == image.pk
    )


def test_only_what_lacks_something_is_asked_for(cast):
    image = bare()
    ImageFactory(title="Whole")
    assert [row.instance for row in cast.client("writer").get(ADDRESS).context["rows"]] == [image]


def test_a_description_and_a_pasted_credit_are_kept(cast):
    image, other = bare(), bare()
    client = cast.client("writer")
    data = rows(client)
    data |= {
        f"{row_of(data, image)}-alt": "Two vials",
        f"{row_of(data, image)}-credit_line": "Photo: Ada Example / CC BY 4.0",
        f"{row_of(data, other)}-licence": "own",
    }
    assert "2 pictures were completed." in client.post(ADDRESS, data, follow=True).text
    image.refresh_from_db()
    assert (image.alt, image.alt_state) == ("Two vials", Image.AltState.TEXT)
    assert (image.credit.creator, image.credit.licence) == ("Ada Example", "CC-BY-4.0")
    assert Image.objects.get(pk=other.pk).credit.licence == "own"


def test_one_credit_for_all_fills_only_what_is_blank(cast):
    image = bare()
    known = ImageFactory(alt="", alt_state="missing", credit__creator="Bo Example", credit__licence="own")
    client = cast.client("writer")
    client.post(ADDRESS, rows(client) | {"common": "© Ada Example / Unsplash"})
    assert Image.objects.get(pk=image.pk).credit.creator == "Ada Example"
    assert (known.credit.creator, Image.objects.get(pk=known.pk).credit.creator) == (
        "Bo Example",
        "Bo Example",
    )


def test_words_that_say_nothing_are_refused_and_nothing_is_lost(cast):
    image = bare()
    client = cast.client("writer")
    data = rows(client)
    row = row_of(data, image)
    page = client.post(ADDRESS, data | {f"{row}-credit_line": "a nice day", f"{row}-alt": "Two vials"})
    assert "Nothing here says who made the picture" in page.text and 'value="Two vials"' in page.text
    image.refresh_from_db()
    assert image.alt == ""


def test_a_described_picture_needs_words(cast):
    image = bare()
    client = cast.client("writer")
    data = rows(client)
    page = client.post(ADDRESS, data | {f"{row_of(data, image)}-alt_state": "text"})
    assert "Describe the picture, or say that it is decorative." in page.text


def test_chosen_pictures_are_shown_whatever_they_lack(cast):
    image = ImageFactory()
    assert [
        row.instance for row in cast.client("writer").get(f"{ADDRESS}?keys={image.pk},x,9").context["rows"]
    ] == [image]


def test_the_number_of_queries_does_not_grow(cast, django_assert_max_num_queries):
    for _each in range(15):
        bare()
    client = cast.client("writer")
    with django_assert_max_num_queries(11):
        client.get(ADDRESS)


def test_nothing_to_do_is_said(cast):
    assert "Every picture is described" in cast.client("writer").get(ADDRESS).text
