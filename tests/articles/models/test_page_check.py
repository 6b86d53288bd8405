"""A page is judged by its present text and its present records; what was accepted is marked, for that text only."""

import pytest
from django.utils import timezone

from articles.models import AcceptedFinding, Article, Image, ImageOutcome, Notice
from articles.models.page_check import findings_of
from tests.articles.factories import (
    ArticleFactory,
    CitationFactory,
    ImageFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
    make_user,
)

pytestmark = pytest.mark.django_db


def rules(page, *, blocking=False, **options):
    return [f.rule for f in findings_of(page, **options) if f.is_blocking or not blocking]


def test_a_plain_reviewed_article_has_no_finding():
    article = ArticleFactory()
    assert rules(article) == ["K03"]
    approve(article)
    assert rules(article) == []


def test_every_text_of_an_article_is_read():
    texts = ("title", "excerpt", "meta_description", "body", "hero_alt", "social_quote")
    article = ArticleFactory(**dict.fromkeys(texts, "Painless"))
    article.tags.add("pain-free skin")
    fields = [f.field for f in findings_of(article) if f.rule == "C13"]
    assert fields == [*texts, "tags"]


def test_every_section_and_statement_of_a_treatment_is_read():
    treatment = TreatmentTypeFactory(
        definition="Painless", faq="### Does it hurt?\n\nPainless.", downtime="painless"
    )
    treatment.evidence.create(text="It is painless.", limits="Small study.")
    fields = {f.field for f in findings_of(treatment) if f.rule == "C13"}
    assert fields == {"definition", "faq", "downtime", "evidence:1"}


def test_the_newest_text_is_judged_and_the_live_one_when_asked():
    article = make_public(ArticleFactory())
    article.edit({"body": "Now risk-free."}, by=None)
    assert "C02" in rules(article)
    assert "C02" not in rules(article, live=True)


def test_the_sites_jurisdictions_decide_unless_others_are_asked_for(settings):
    settings.JURISDICTIONS = ["US"]
    article = ArticleFactory(body="Botox")
    assert "C12" not in rules(article)
    assert "C12" in rules(article, jurisdictions=["UK"])


def test_a_linked_treatments_delivery_contradicts_the_sentence():
    article = ArticleFactory(body="This is non-invasive.\n\n## Risks\n\nSome.\n\n## Who should wait\n\nSome.")
    assert [f.level for f in findings_of(article) if f.rule == "C11"] == ["W"]
    article.treatments.add(TreatmentTypeFactory(deliveries=["injection"]))
    assert [f.level for f in findings_of(article) if f.rule == "C11"] == ["E"]


def test_a_title_that_the_import_proposed_from_the_text_is_judged_in_the_text():
    body = "Miracle cells for the skin are what this text is about."
    article = ArticleFactory(title="Miracle cells for the skin", title_is_proposed=True, body=body)
    assert [f.field for f in findings_of(article) if f.rule == "C05"] == ["body"]
    article.title = "A miracle"
    assert [f.field for f in findings_of(article) if f.rule == "C05"] == ["title", "body"]


def test_what_the_import_reported_is_judged_anew():
    report = {"warnings": [
        {"code": "D16", "message": "The text has no title.", "line": 1},
        {"code": "D31", "message": "microbeads", "line": 3, "is_blocking": True},
        {"code": "D99", "message": "Grave.", "line": 4, "is_blocking": True},
    ]}  # fmt: skip
    article = ArticleFactory(import_report=report, title_is_proposed=True, body="Use microbeads.")
    assert {"D16", "C39", "D99"} <= set(rules(article)) and "D31" not in rules(article)
    article.body, article.title_is_proposed = "Use fruit enzymes.", False
    assert not {"D16", "C39"} & set(rules(article))


class TestPictures:
    def test_a_picture_of_the_library_answers_for_itself(self):
        picture = ImageFactory(slug="vial")
        article = ArticleFactory(body="![](image:vial)", hero=picture)
        assert not {"K06", "K07", "K08"} & set(rules(article))

    def test_a_foreign_picture_has_no_licence_until_it_is_in_the_library(self):
        article = ArticleFactory(body='![A vial](https://images.unsplash.com/photo-x "A vial")')
        assert "K06" in rules(article)
        ImageFactory(remote_url="https://images.unsplash.com/photo-x")
        assert "K06" not in rules(article)

    def test_a_licence_that_has_run_out_is_none(self):
        picture = ImageFactory(slug="vial")
        article = ArticleFactory(hero=picture)
        assert "K06" not in rules(article)
        Image.objects.filter(pk=picture.pk).update(shown_until=timezone.localdate().replace(year=2020))
        assert "K06" in rules(article)

    def test_alternative_texts(self):
        ImageFactory(slug="a", alt_state=Image.AltState.MISSING, alt="")
        ImageFactory(slug="b", alt_state=Image.AltState.DECORATIVE, alt="")
        assert rules(ArticleFactory(body="![](image:a)"), blocking=True).count("K07") == 1
        assert "K07" not in rules(ArticleFactory(body="![](image:b)"))
        same = ArticleFactory(body="![One text](image:a)\n\n![One text](image:b)")
        assert rules(same).count("K07") == 2

    def test_a_false_caption_is_settled_by_the_role_or_by_the_words(self):
        picture = ImageFactory(slug="a")
        article = ArticleFactory(body='![x](image:a "A diagram of the steps")')
        assert "D6" in rules(article, blocking=True)
        Image.objects.filter(pk=picture.pk).update(role=Image.Role.DIAGRAM)
        assert "D6" not in rules(article)

    def test_withdrawn_consent_blocks_an_outcome(self):
        picture = ImageFactory(
            slug="a", role=Image.Role.OUTCOME, consent_given_on=timezone.localdate(), credit__licence="own"
        )
        ImageOutcome.objects.create(
            image=picture,
            treatment=TreatmentTypeFactory(),
            sessions=1,
            interval="4 weeks after",
            is_in_same_light=True,
            is_unretouched=True,
            is_of_adult=True,
        )
        article = ArticleFactory(body="![A cheek](image:a)\n\nBefore and after pictures.")
        assert not {"K08", "C31"} & set(rules(article))
        picture.withdraw_consent(by=None)
        assert {"K08", "C31"} <= set(rules(article))


def test_references_count_by_their_state():
    paper = CitationFactory(authors="Leo MS", year=2015, state="mismatch")
    article = ArticleFactory(body="As Leo et al. (2015) found, it is well known.")
    article.citations.add(paper)
    [finding] = [f for f in findings_of(article) if f.rule == "K05"]
    assert (finding.level, finding.field, finding.text) == ("E", "body", "Leo et al. (2015)")


class TestNotices:
    def test_a_treatment_page_needs_its_notices_in_force(self):
        treatment = TreatmentTypeFactory(family="vesicle", sources=["plant"])
        assert "K12" not in rules(treatment)
        Notice.objects.filter(code="N-UK-EXO").delete()
        assert [f.text for f in findings_of(treatment) if f.rule == "K12"] == ["N-UK-EXO"]

    def test_the_notices_are_shipped_with_the_schema(self):
        assert Notice.objects.in_force().count() == 11


def test_offers_on_higher_risk_procedures_are_found_in_australia():
    treatment = TreatmentTypeFactory(is_higher_risk_au=True)
    assert "K10" in rules(treatment, jurisdictions=["AU"])
    assert "K10" not in rules(treatment, jurisdictions=["UK"])
    treatment.offer_allowed = False
    assert "K10" not in rules(treatment, jurisdictions=["AU"])


class TestAcceptedFindings:
    def test_an_accepted_finding_is_reported_and_no_longer_blocks(self):
        article = ArticleFactory(body="It is risk-free and painless.")
        boss = make_user("boss", is_superuser=True)
        article.publish(by=boss, override_reason="A leaflet under discussion")
        found = {f.rule: f for f in article.findings()}
        assert found["C02"].is_accepted and not found["C02"].is_blocking
        assert not found["C13"].is_accepted
        assert AcceptedFinding.objects.of(article).count() == 2  # the words and the missing review

    def test_other_words_and_a_later_unreviewed_text_block_again(self):
        article = make_public(ArticleFactory(body="It is risk-free."))
        article.edit({"body": "It is risk-free. It cures acne."}, by=None)
        assert set(rules(article, blocking=True)) == {"K03", "C06"}
        with pytest.raises(Article.NotPublishable):
            article.publish(by=None)

    def test_an_acceptance_on_one_page_counts_on_no_other(self):
        make_public(ArticleFactory(body="It is risk-free."))
        assert "C02" in rules(ArticleFactory(body="It is risk-free."), blocking=True)


@pytest.mark.parametrize("number", [1, 20])
def test_the_number_of_queries_does_not_grow_with_the_page(number, django_assert_max_num_queries):
    article = ArticleFactory(body="\n\n".join(f"![x](image:p{n})" for n in range(number)))
    for n in range(number):
        ImageFactory(slug=f"p{n}")
        article.citations.add(CitationFactory())
        article.treatments.add(TreatmentTypeFactory())
    article = Article.objects.get(pk=article.pk)
    with django_assert_max_num_queries(14):
        findings_of(article)
