"""One look for the site: what cannot be read is refused by name and figure, and a change reaches the cache."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from aesthetica import environment
from clinics import shown_look
from clinics.models import SiteLook
from tests.articles.factories import ImageFactory

pytestmark = pytest.mark.django_db

VIOLET = {"accent": "#3b1a78", "second_accent": "#a3195b", "paper": "#faf8ff"}


def test_nobody_has_chosen_so_the_site_looks_as_shipped():
    look = SiteLook.objects.chosen()
    assert (look.accent, look.paper, look.style_sheet, look.digest) == ("#0e4f47", "#f6f7f3", "", "")
    assert not SiteLook.objects.exists()


def test_a_choice_is_kept_with_who_and_when(cast):
    SiteLook(**VIOLET, rounding="large").choose(by=cast.administrator)
    look = SiteLook.objects.chosen()
    assert (look.accent, look.rounding, look.changed_by) == ("#3b1a78", "large", cast.administrator)
    assert look.changed_at and "--accent: light-dark(#3b1a78, " in look.style_sheet


def test_capitals_and_spaces_are_put_right():
    SiteLook(**VIOLET | {"accent": " #3B1A78 "}).choose(by=None)
    assert SiteLook.objects.chosen().accent == "#3b1a78"


def test_every_change_of_the_sheet_has_another_digest():
    looks = [SiteLook(**VIOLET), SiteLook(**VIOLET, rounding="none"), SiteLook(heading_type="sans")]
    assert len({look.digest for look in looks}) == 3 and all(look.digest for look in looks)
    assert SiteLook(**VIOLET).digest == SiteLook(**VIOLET, strapline="Calm skin").digest


def test_a_change_is_seen_at_once_where_it_is_made(django_capture_on_commit_callbacks):
    assert SiteLook.objects.shown().digest == ""
    with django_capture_on_commit_callbacks(execute=True):
        SiteLook(**VIOLET, strapline="Calm skin").choose(by=None)
    shown = SiteLook.objects.shown()
    assert shown.digest and shown.paper == "#faf8ff" and shown.strapline == "Calm skin"


def test_the_second_look_at_it_asks_no_question(django_assert_num_queries):
    SiteLook.objects.shown()
    with django_assert_num_queries(0):
        SiteLook.objects.shown()


def test_a_cache_that_does_not_answer_takes_no_page_down(settings, client):
    SiteLook(**VIOLET).choose(by=None)
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.CACHES = environment.caches(settings.REDIS_URL)
    assert "#faf8ff" in client.get("/").content.decode()
    shown_look.forget()


def test_back_to_the_shipped_look_leaves_who_did_it(cast, django_capture_on_commit_callbacks):
    SiteLook(**VIOLET, heading_type="sans", logo=uploaded(), strapline="Calm").choose(by=None)
    with django_capture_on_commit_callbacks(execute=True):
        SiteLook.objects.chosen().go_back(by=cast.administrator)
    look = SiteLook.objects.get()
    assert (look.style_sheet, look.logo, look.strapline) == ("", None, "")
    assert look.changed_by == cast.administrator and SiteLook.objects.shown().digest == ""


# --- refusals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "colour", "sentence"),
    [
        (
            "accent",
            "#2a9d8f",
            "The accent has 3.0:1 on the page’s background; it needs 4.5:1. The nearest that would do: #227e72.",
        ),
        ("second_accent", "#f09aac", "The second accent has 1.9:1 on the page’s background; it needs 4.5:1."),
        ("paper", "#999999", "Black text has 7.3:1 on the page’s background; it needs 16:1"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_figure(field, colour, sentence):
    look = SiteLook(**{field: colour})
    with pytest.raises(ValidationError) as refused:
        look.choose(by=None)
    assert refused.value.message_dict[field][0].startswith(sentence)
    assert not SiteLook.objects.exists()


def test_text_on_a_pale_accent_is_named_too():
    with pytest.raises(ValidationError) as refused:
        SiteLook(accent="#7a7a7a", paper="#ffffff").choose(by=None)
    assert "The accent has 4.2:1" in refused.value.message_dict["accent"][0]


def test_what_is_proposed_is_let_through():
    with pytest.raises(ValidationError) as refused:
        SiteLook(accent="#ffd400").choose(by=None)
    proposed = refused.value.message_dict["accent"][0].rstrip(".")[-7:]
    SiteLook(accent=proposed).choose(by=None)


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "#fff;}a{b", "rgb(0,0,0)", ""])
def test_what_is_no_colour_is_refused_at_its_field_alone(text):
    with pytest.raises(ValidationError) as refused:
        SiteLook(accent=text).choose(by=None)
    assert list(refused.value.message_dict) == ["accent"]


def test_a_logo_that_pages_may_not_show_is_refused():
    with pytest.raises(ValidationError) as refused:
        SiteLook(logo=ImageFactory()).choose(by=None)
    assert list(refused.value.message_dict) == ["logo"]


def test_there_is_no_second_look():
    SiteLook.objects.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteLook.objects.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteLook.objects.create(id=2)


@pytest.mark.parametrize("column", ["accent", "second_accent", "paper"])
@pytest.mark.parametrize("text", ["#12;}a{", "#12345G", "#FFFFFF", "1234567", "#12345", "##12345", ""])
def test_the_schema_takes_colours_only(column, text):
    SiteLook.objects.create()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE clinics_sitelook SET {column} = %s", [text])


@pytest.mark.parametrize("choice", ["heading_type", "rounding"])
def test_the_schema_takes_known_choices_only(choice):
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteLook.objects.create(**{choice: "odd"})


def uploaded():
    return ImageFactory(file="images/logo.webp", remote_url="", width=300, height=100)
