"""A second text: started, shown in turn, kept with the lead, ended."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from clinics.defences import fill_time
from clinics.models import Lead, Promotion, TextVariant
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public
from tests.clinics.factories import LeadFactory, PromotionFactory, UserFactory

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def promotion():
    return PromotionFactory(slug="spring", headline="The first text", summary="First summary")


def start(promotion, **fields):
    return promotion.start_second_text(
        **{"headline": "The second text", "summary": "Second summary", "by": None} | fields
    )


def ask(client, **fields):
    stamp = fill_time.stamp(timezone.now() - timedelta(seconds=30), is_cacheable=False)
    form = {"email": "anna@example.org", "adult": "on", "stamp": stamp, "page": "/articles/prp/"}
    return client.post("/offers/spring/", form | fields, headers=OURS)


def test_one_at_a_time_and_the_schema_says_so_too(promotion):
    text = start(promotion, by=UserFactory())
    with pytest.raises(Promotion.AlreadyTried):
        start(promotion)
    with pytest.raises(IntegrityError), transaction.atomic():
        TextVariant.objects.create(promotion=promotion, headline="Third")
    text.end(by=UserFactory())
    assert start(promotion).is_running


def test_ending_keeps_who_and_when_and_a_second_time_changes_nothing(promotion):
    first, second = UserFactory(), UserFactory()
    text = start(promotion)
    text.end(by=first)
    ended_at = text.ended_at
    text.end(by=second)
    assert (text.ended_by, text.ended_at, text.is_running) == (first, ended_at, False)
    assert promotion.second_text is None


def test_a_page_shows_each_text_on_every_other_day(promotion):
    today = timezone.localdate()
    assert promotion.text_on("/articles/prp/", today) is None
    text = start(promotion)
    shown = [promotion.text_on("/articles/prp/", today + timedelta(days=number)) for number in range(6)]
    assert shown in ([None, text] * 3, [text, None] * 3)


@pytest.mark.parametrize("days", [0, 1])
def test_pages_and_forms_show_the_text_of_the_day_and_the_lead_keeps_it(client, promotion, days, monkeypatch):
    make_public(ArticleFactory(slug="prp", call_to_action="Where to send your code"))
    text = start(promotion)
    day = timezone.localdate() + timedelta(days=days)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: day)
    for path in ("/articles/prp/", "/offers/spring/"):
        shown = promotion.text_on(path, day)
        page = client.get(path).content.decode()
        assert (f"{'The second' if shown else 'The first'} text</h" in page) and (
            f">{'Second' if shown else 'First'} summary<" in page
        )
        assert f"{'The first' if shown else 'The second'} text</h" not in page
        value = f' value="{text.pk}"' if shown else ""
        assert f'<input type="hidden" name="text"{value} id="lead_text">' in page
        assert f'&amp;text={text.pk if shown else ""}"' in page


def test_the_lead_keeps_the_text_of_the_first_time_for_good(client, promotion):
    text = start(promotion)
    ask(client, text=text.pk)
    ask(client, text="")
    assert Lead.objects.get().variant == text
    ask(client, text="", email="bea@example.org")
    ask(client, text=text.pk, email="bea@example.org")
    assert Lead.objects.get(email="bea@example.org").variant is None


@pytest.mark.parametrize("claimed", ["999999", "x", "1" * 5000, "-1", "foreign"])
def test_a_text_that_is_not_the_promotions_own_is_not_believed(client, promotion, claimed):
    start(promotion)
    foreign = start(PromotionFactory())
    ask(client, text=foreign.pk if claimed == "foreign" else claimed)
    assert Lead.objects.get().variant is None


def test_the_form_that_comes_back_with_errors_keeps_the_text_that_was_read(client, promotion):
    text = start(promotion)
    for claimed, headline in ((str(text.pk), "The second text"), ("", "The first text")):
        page = ask(client, email="anna@", text=claimed).content.decode()
        assert f"{headline}</h1>" in page and f'name="text" value="{claimed}"' in page or not claimed


def test_a_lead_accepted_after_all_keeps_its_text(promotion):
    text = start(promotion)
    promotion.keep_apart(spam := LeadFactory(variant=text), "honeypot")
    assert promotion.accept(spam).lead.variant == text


def test_words_that_the_law_forbids_are_refused_by_their_field(promotion):
    with pytest.raises(ValidationError) as refused:
        start(promotion, headline="Botox for all", summary="Cheap Botox")
    assert refused.value.message_dict.keys() == {"headline", "summary"}
    assert "“Botox”: Prescription-only medicines" in refused.value.message_dict["headline"][0]
    assert not TextVariant.objects.exists()


def test_it_is_judged_with_its_promotion_and_answers_for_its_own_words_alone(promotion):
    promotion.treatments.add(TreatmentTypeFactory(deliveries=["injection"]))
    Promotion.objects.update(headline="Hurry", terms="Once.")
    promotion.refresh_from_db()
    (found,) = start(promotion, headline="20% off", summary="").findings()
    assert (found.rule, found.field, found.level) == ("O21", "headline", "W")
    assert "pierces the skin" in found.reason


@pytest.mark.parametrize("where", [Promotion, TextVariant])
def test_a_paused_promotion_stays_paused_while_either_text_is_forbidden(promotion, where, settings):
    settings.JURISDICTIONS = ["US"]
    start(promotion)
    where.objects.update(headline="Botox for all")
    promotion.refresh_from_db()
    promotion.pause(by=UserFactory())
    settings.JURISDICTIONS = ["UK"]
    with pytest.raises(ValidationError, match="eadline: “Botox”"):
        promotion.resume(by=UserFactory())
    promotion.refresh_from_db()
    assert promotion.paused_at
    where.objects.update(headline="Skin boosters")
    promotion.refresh_from_db()
    promotion.resume(by=UserFactory())
    assert promotion.is_open
