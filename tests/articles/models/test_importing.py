"""An imported source becomes one draft, once, and never overwrites anybody's work."""

import pytest

from articles.importers import read
from articles.models import Article, Category, Citation, Image, Revision
from articles.models.importing import Outcome
from tests.articles.factories import (
    ArticleFactory,
    CitationFactory,
    ConcernFactory,
    ImageFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
    make_user,
)
from tests.articles.importers.reading import DATA

pytestmark = pytest.mark.django_db

TEXT = "---\ntitle: Needling\n{more}---\n\nNeedling is slow work for the skin.{tail}\n"


def document(more="", tail="", name="needling.md"):
    return read(TEXT.format(more=more + "\n" if more else "", tail=tail).encode(), name=name)


def import_text(*args, **kwargs):
    return Article.objects.import_document(document(*args, **kwargs))


def test_a_new_source_becomes_a_draft_with_its_first_version():
    author = make_user()
    article, outcome = Article.objects.import_document(document(), by=author)
    article.refresh_from_db()
    assert outcome == Outcome.CREATED
    assert (article.title, article.slug, article.status) == ("Needling", "needling", Article.Status.DRAFT)
    assert article.body == "Needling is slow work for the skin."
    assert (article.source_ref, article.source_name) == ("needling", "needling.md")
    version = article.latest_revision
    assert (version.number, version.kind, version.created_by) == (1, Revision.Kind.IMPORT, author)
    assert version.content == article.content()
    assert version.digest == article.live_digest
    assert article not in Article.objects.published()


def test_the_same_bytes_again_change_nothing():
    article, _ = import_text()
    before = Article.objects.values().get()
    again, outcome = import_text()
    assert (again.pk, outcome) == (article.pk, Outcome.UNCHANGED)
    assert Article.objects.values().get() == before and Revision.objects.count() == 1


def test_a_changed_source_updates_an_untouched_draft():
    article, _ = import_text()
    again, outcome = import_text(tail=" It takes months.")
    article.refresh_from_db()
    assert (again.pk, outcome) == (article.pk, Outcome.UPDATED)
    assert article.body.endswith("It takes months.") and article.latest_revision.number == 2
    assert article.latest_revision.kind == Revision.Kind.IMPORT
    assert import_text(tail=" It takes months.")[1] == Outcome.UNCHANGED


def test_other_bytes_that_say_the_same_make_no_version():
    import_text()
    again, outcome = Article.objects.import_document(
        read(TEXT.format(more="", tail="").strip().encode(), name="needling.md")
    )
    assert outcome == Outcome.UNCHANGED and again.revisions.count() == 1


@pytest.mark.parametrize("touch", ["edit", "publish", "submit", "withdraw", "draft ahead"])
def test_what_people_have_worked_on_is_never_overwritten(touch):
    article, _ = import_text()
    if touch == "edit":
        article.edit({"title": "Needling, by hand"}, by=make_user())
    elif touch == "submit":
        article.submit(by=make_user())
    else:
        make_public(article)
    if touch == "withdraw":
        article.withdraw(by=None, reason="A test.")
    if touch == "draft ahead":
        article.edit({"title": "Needling, by hand"}, by=make_user())
    before = Article.objects.values().get()
    again, outcome = import_text(tail=" It takes months.")
    assert outcome == Outcome.PROTECTED
    assert Article.objects.values().get() == before


def test_an_article_made_by_hand_at_that_address_is_not_overwritten():
    by_hand = ArticleFactory(slug="needling", title="Ours")
    article, outcome = import_text()
    assert (article, outcome) == (by_hand, Outcome.PROTECTED)
    assert Article.objects.get().title == "Ours"


def test_a_taken_address_gets_a_number():
    ArticleFactory(slug="needling")
    article, outcome = import_text(name="another-file.md")
    assert (article.slug, outcome) == ("needling-2", Outcome.CREATED)
    assert import_text(name="a-third-file.md")[0].slug == "needling-3"


def test_every_key_of_front_matter_finds_its_field():
    article, _ = Article.objects.import_document(read(DATA / "front-matter.md"))
    article.refresh_from_db()
    assert article.excerpt.startswith("Discover") and article.meta_description.endswith("...")
    assert (article.category.name, article.category.kind) == ("Needling", Category.Kind.EXACT)
    assert [category.name for category in article.categories.all()] == ["Needling"]
    assert sorted(article.tags.names()) == ["needling", "skin repair"]
    assert (article.is_trending, article.is_featured, article.stated_reading_minutes) == (True, False, 3)
    assert (article.source_status, article.generated_by) == ("new", "Gemini")
    assert article.dated.isoformat() == "2025-06-02T09:30:00+00:00"
    assert article.social_quote == "Small wounds, patient skin."
    assert article.hero_alt == "A calm look at needling"


def test_pictures_become_rows_with_their_credit_or_visibly_without():
    article, _ = Article.objects.import_document(read(DATA / "front-matter.md"))
    assert article.hero.remote_url.startswith("https://images.unsplash.com/photo-1111111111111")
    credit = article.hero.credit
    assert (credit.creator, credit.creator_url) == ("Ada Example", "https://unsplash.com/@ada_example")
    assert (credit.source, credit.licence) == ("Unsplash", "Unsplash")
    assert Image.objects.count() == 3
    assert sorted(image.remote_url[28:41] for image in Image.objects.uncredited()) == [
        "photo-2222222",
        "photo-3333333",
    ]


def test_what_is_on_record_about_a_picture_stays():
    url = "https://images.unsplash.com/photo-1111111111111-aaaaaaaaaaaa?w=1200"
    known = ImageFactory(remote_url=url, alt="A roller on a steel tray")
    article, _ = Article.objects.import_document(read(DATA / "front-matter.md"))
    known.refresh_from_db()
    assert article.hero == known
    assert (known.alt, known.credit.creator) == ("A roller on a steel tray", "A Photographer")


def test_a_picture_that_cannot_be_held_is_kept_in_the_report():
    article, _ = import_text(more="image: javascript:alert(1)")
    assert article.hero is None and not Image.objects.exists()
    assert article.import_report["unmapped"]["image"] == "javascript:alert(1)"


def test_links_to_treatments_and_concerns_are_made_where_they_lead_somewhere():
    treatment, concern = TreatmentTypeFactory(slug="needling"), ConcernFactory(slug="scars")
    article, _ = import_text(more="treatments: [needling, levitation]\nconcerns: [scars]")
    assert list(article.treatments.all()) == [treatment] and list(article.concerns.all()) == [concern]
    assert article.import_report["unmapped"]["treatments"] == ["levitation"]
    assert "treatments" in {warning["code"] for warning in article.import_report["warnings"]}


def test_tags_and_categories_are_shared_whatever_their_case():
    import_text(more="keywords: [Skin Repair]\ncategory: Needling", name="one.md")
    article, _ = import_text(more="keywords: [skin repair, scars]\ncategory: needling", name="two.md")
    assert sorted(article.tags.names()) == ["Skin Repair", "scars"]
    assert Category.objects.get().name == "Needling" and article.category.name == "Needling"
    assert article.latest_revision.content == article.content()


def test_an_author_who_is_known_is_linked_and_another_is_kept_as_written():
    ada = PractitionerFactory(name="Ada Example")
    known, _ = import_text(more="author: ada example", name="one.md")
    other, _ = import_text(more="author: Grace Example", name="two.md")
    assert (known.author, known.byline) == (ada, "")
    assert (other.author, other.byline) == (None, "Grace Example")


def test_papers_are_recorded_as_unverified_as_they_are():
    article, _ = Article.objects.import_document(read(DATA / "dashes.txt"))
    states = {citation.journal: citation.state for citation in article.citations.all()}
    assert states == {
        "Journal of Invented Dermatology": Citation.State.UNVERIFIED,
        "Archives of Invented Medicine": Citation.State.UNIDENTIFIABLE,
    }
    assert not Citation.objects.filter(state=Citation.State.VERIFIED).exists()


def test_a_paper_on_record_is_linked_and_keeps_its_state():
    paper = CitationFactory(doi="10.1234/abc.56")
    paper.verify(by=make_user())
    article, _ = import_text(tail=" Moreau et al. (2017) saw it (doi 10.1234/ABC.56).")
    assert [citation.pk for citation in article.citations.all()] == [paper.pk]
    assert article.citations.get().is_verified


def test_the_offer_of_the_source_is_kept_beside_the_text():
    article, _ = Article.objects.import_document(read(DATA / "dashes.txt"))
    assert article.call_to_action.startswith("Tell Us Where") and "Voucher" not in article.body


def test_the_report_stays_with_the_article():
    article, _ = Article.objects.import_document(read(DATA / "front-matter.md"))
    article.refresh_from_db()
    report = article.import_report
    assert {
        key: [r for r in report["repairs"] if r["code"] == "D11"][0][key] for key in ("code", "line")
    } == {"code": "D11", "line": 17}
    assert {warning["code"] for warning in report["warnings"] if warning["is_blocking"]} == {"D3", "D6"}
    assert report["unmapped"]["telephone"] == "0123"


def test_what_is_too_long_for_its_field_is_kept_whole_in_the_report():
    long = "word " * 80
    article, _ = import_text(more=f"generatedBy: {long}")
    article.refresh_from_db()
    assert len(article.generated_by) <= 80 and article.generated_by.endswith("…")
    assert article.import_report["unmapped"]["generated_by"] == long.strip()


def test_a_confirmed_title_stays_confirmed():
    plain = "Needling for scars is slow work.\n"
    article, _ = Article.objects.import_document(read(plain.encode(), name="a.txt"))
    assert article.title_is_proposed
    Article.objects.update(title_is_proposed=False)
    article, outcome = Article.objects.import_document(
        read((plain + "It takes months.\n").encode(), name="a.txt")
    )
    assert outcome == Outcome.UPDATED and not article.title_is_proposed
