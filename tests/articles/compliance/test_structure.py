"""What a page must have, beyond its wording: the rules K01 to K17 and D6."""

from datetime import date, timedelta

import pytest

from articles.compliance import CitationFacts, Content, ImageFacts, ReviewFacts, TreatmentFacts, check

TODAY = date(2026, 11, 22)
PRP = TreatmentFacts("prp", "PRP", family="platelet", deliveries=frozenset({"injection"}))
SIGNED = ReviewFacts(is_current=True, due_on=TODAY + timedelta(days=30))


def levels(rule: str, *places: str, **content: object) -> list[str]:
    content.setdefault("fields", {"body": "A text about skin."})
    return [f.level for f in check(Content(today=TODAY, **content), places or ("UK",)) if f.rule == rule]


class TestSections:
    def test_a_treatment_needs_risks_and_exclusions(self) -> None:
        bare = {"how_it_works": "Blood is spun."}
        assert levels("K01", kind="treatment", fields=bare) == ["E"]
        assert levels("K02", kind="treatment", fields=bare) == ["E"]
        assert levels("K01", kind="treatment", fields=bare | {"risks_common": "Bruises"}) == []
        assert levels("K02", kind="treatment", fields=bare | {"contraindications": "Pregnancy"}) == []

    def test_an_article_about_a_linked_treatment_needs_them_too(self) -> None:
        assert levels("K01", treatments=(PRP,)) == ["E"]
        assert levels("K01", fields={"body": "PRP uses your blood."}) == ["W"]
        assert levels("K01", fields={"body": "Sleep well."}) == []

    @pytest.mark.parametrize("heading", ["Risks", "Side effects and risks", "What can go wrong", "Safety"])
    def test_a_heading_on_risks_settles_it(self, heading: str) -> None:
        fields = {"body": f"PRP.\n\n## {heading}\n\nSome."}
        assert levels("K01", fields=fields, treatments=(PRP,)) == []

    def test_so_does_a_section_that_names_several_risks(self) -> None:
        told = "## The days after\n\nBruises, swelling and, rarely, an infection."
        assert levels("K01", fields={"body": told}, treatments=(PRP,)) == []
        scattered = "## One\n\nBruises.\n\n## Two\n\nSwelling.\n\n## Three\n\nFever."
        assert levels("K01", fields={"body": scattered}, treatments=(PRP,)) == ["E"]

    def test_an_article_says_who_should_not_have_it(self) -> None:
        assert levels("K02", treatments=(PRP,)) == ["E"]
        assert levels("K02", fields={"body": "Not if you are pregnant."}, treatments=(PRP,)) == []
        assert levels("K02", fields={"body": "## Who should wait\n\nMany."}, treatments=(PRP,)) == []

    @pytest.mark.parametrize(
        ("tip", "expected"),
        [
            ("> **Expert tip:** Drink water.", ["W"]),
            ("> **EXPERT TIP:** Drink water.", ["W"]),
            ("> **Expert tip:** Drink water. *Maren Ashdown, doctor*", []),
            ("> **Expert tip:** Drink water. Dr Ashdown", []),
            ("> **Tip:** Drink water.", []),
        ],
    )
    def test_an_expert_has_a_name(self, tip: str, expected: list[str]) -> None:
        assert levels("K14", fields={"body": f"Text.\n\n{tip}\n\nMore Text Here."}) == expected


class TestReview:
    def test_no_review_an_outdated_one_and_an_overdue_one(self) -> None:
        assert levels("K03") == ["E"]
        assert levels("K03", review=ReviewFacts(is_current=False)) == ["E"]
        assert levels("K03", review=ReviewFacts(True, TODAY - timedelta(days=1))) == ["W"]
        assert levels("K03", review=ReviewFacts(True, TODAY)) == []
        assert levels("K03", review=SIGNED) == []

    def test_an_ai_draft_needs_a_human_reviewer_in_the_eu(self) -> None:
        assert levels("K09", "EU", generated_by="A tool") == ["E"]
        assert levels("K09", "UK", generated_by="A tool") == []
        assert levels("K09", "EU", generated_by="A tool", review=SIGNED) == []
        assert levels("K09", "EU") == []


class TestCitations:
    def test_a_benefit_without_any_reference(self) -> None:
        fields = {"body": "PRP improves texture. Exosomes reduce lines."}
        assert levels("K04", fields=fields) == ["W"]
        assert levels("K04", fields=fields, citations=(CitationFacts("A (2020)"),)) == []
        assert levels("K04", fields={"body": "Sleep improves mood."}) == []

    @pytest.mark.parametrize(
        ("state", "expected"),
        [
            ("verified", []),
            ("unverified", ["W"]),
            ("unidentifiable", ["W"]),
            ("missing", ["W"]),
            ("mismatch", ["E"]),
        ],
    )
    def test_states(self, state: str, expected: list[str]) -> None:
        assert levels("K05", citations=(CitationFacts("Leo et al. (2015)", state),)) == expected

    def test_it_points_at_the_words_that_name_the_paper(self) -> None:
        body = "As Hu et al. (2019) wrote."
        found = check(
            Content({"body": body}, citations=(CitationFacts("Hu Y, Rao S (2019)", "mismatch"),)), ["UK"]
        )
        [finding] = [f for f in found if f.rule == "K05"]
        assert body[finding.start : finding.end] == "Hu et al. (2019)"

    def test_a_paper_named_and_not_recorded(self) -> None:
        assert levels("K05", fields={"body": "As Hu et al. (2019) wrote."}) == ["W"]


class TestImages:
    def test_licence(self) -> None:
        assert levels("K06", images=(ImageFacts("a", alt="A"),)) == ["E"]
        assert levels("K06", images=(ImageFacts("a", alt="A", licence="CC0-1.0"),)) == []

    def test_alternative_text(self) -> None:
        title = {"title": "The title", "body": "x"}
        assert levels("K07", images=(ImageFacts("a"),)) == ["E"]
        assert levels("K07", images=(ImageFacts("a", role="decorative"),)) == []
        assert levels("K07", fields=title, images=(ImageFacts("a", alt="The  TITLE"),)) == ["E"]
        twins = (ImageFacts("a", alt="Same"), ImageFacts("b", alt="same"))
        assert levels("K07", images=twins) == ["E", "E"]
        assert levels("K07", images=(ImageFacts("a", alt="Same"), ImageFacts("a", alt="Same"))) == []

    @pytest.mark.parametrize(
        ("alt", "level"),
        [
            ("IMG_2041.jpg", "E"),
            ("DSC 0042", "E"),
            ("photo-1530103043960-ef38714abb15", "E"),
            ("prp_face_before_after_2", "E"),
            ("3f2a9c0b7d1e4f", "E"),
            ("Image of a vial", "N"),
            ("A picture of a vial", "N"),
            ("Bild von einer Ampulle", "N"),
            ("What it holds", "W"),
        ],
    )
    def test_alternative_texts_that_tell_nothing(self, alt, level):
        assert levels("K07", images=(ImageFacts("a", alt=alt, caption="What it holds"),)) == [level]

    @pytest.mark.parametrize("alt", ["A well-known vial", "Vials", "Photographer at work", "Imaging device"])
    def test_alternative_texts_that_tell_something(self, alt):
        assert levels("K07", images=(ImageFacts("a", alt=alt, caption="What it holds"),)) == []

    def test_outcomes_need_live_consent_and_no_ai(self) -> None:
        assert levels("K08", images=(ImageFacts("a", alt="x", role="outcome"),)) == ["E"]
        assert levels("K08", images=(ImageFacts("a", alt="x", role="outcome", has_live_consent=True),)) == []
        stock = ImageFacts("a", alt="x", role="outcome", has_live_consent=True, licence="Unsplash")
        assert levels("K08", images=(stock,)) == ["E"]
        bare = ImageFacts(
            "a", alt="x", role="outcome", has_live_consent=True, licence="own", unstated=("interval",)
        )
        assert levels("K08", images=(bare,)) == ["W"]
        made = ImageFacts("a", alt="x", role="outcome", has_live_consent=True, is_ai_generated=True)
        assert levels("K08", images=(made,)) == ["E"]

    def test_a_caption_must_fit_the_record(self) -> None:
        diagram = "A diagram of the steps"
        assert levels("D6", images=(ImageFacts("a", alt="x", caption=diagram, role="illustrative"),)) == ["E"]
        assert levels("D6", images=(ImageFacts("a", alt="x", caption=diagram, role="diagram"),)) == []
        assert levels(
            "D6", images=(ImageFacts("a", alt="x", caption="Before and after", role="diagram"),)
        ) == ["E"]
        assert levels("D6", images=(ImageFacts("a", alt="x", caption="A vial"),)) == []


class TestOffersAndSources:
    def test_no_offer_on_a_prescription_medicine_or_in_australia_on_higher_risk(self) -> None:
        medicine = TreatmentFacts("x", "X", is_prescription_only=True)
        higher = TreatmentFacts("y", "Y", is_higher_risk_au=True)
        assert levels("K10", treatments=(medicine,), offers=("Spring",)) == ["E"]
        assert levels("K10", treatments=(medicine,)) == []
        assert levels("K10", "UK", treatments=(higher,), offers=("Spring",)) == []
        assert levels("K10", "AU", treatments=(higher,), offers=("Spring",)) == ["E"]
        assert levels("K10", "AU", treatments=(higher,), fields={"call_to_action": "Get your code"}) == ["E"]

    def test_exosomes_state_their_source(self) -> None:
        def exosomes(*sources: str, **facts: object) -> TreatmentFacts:
            return TreatmentFacts(
                "exosomes", "Exosomes", family="vesicle", sources=frozenset(sources), **facts
            )

        assert levels("K11", treatments=(exosomes(),)) == ["E"]
        assert levels("K11", treatments=(exosomes("unstated"),)) == ["E"]
        assert levels("K11", treatments=(exosomes("plant"),)) == []
        assert levels("C22", treatments=(exosomes("umbilical"),)) == ["E"]
        assert levels("C22", "US", treatments=(exosomes("umbilical"),)) == ["W"]
        assert levels("C22", treatments=(exosomes("plant"),)) == []
        assert levels("C23", treatments=(exosomes("plant", deliveries=frozenset({"injection"})),)) == ["E"]

    def test_a_price_says_what_it_includes(self) -> None:
        assert levels("K15", fields={"body": "From £250."}) == ["W"]
        assert levels("K15", fields={"body": "From £250, including a follow-up."}) == []
        priced = TreatmentFacts("x", "X", states_price=True)
        assert levels("K15", kind="treatment", treatments=(priced,)) == ["W"]


class TestTexts:
    def test_the_description_for_search_engines(self) -> None:
        assert levels("K13", fields={"meta_description": "It ends in..."}) == ["W"]
        assert levels("K13", fields={"meta_description": "It ends in…"}) == ["W"]
        assert levels("K13", fields={"meta_description": "x" * 161}) == ["W"]
        assert levels("K13", fields={"meta_description": "x" * 160}) == []

    def test_reading_age(self) -> None:
        hard = (
            "Multidimensional regenerative methodologies necessitate comprehensive interdisciplinary characterisation notwithstanding considerable heterogeneity. "
            * 12
        )
        assert levels("K16", fields={"body": hard}) == ["N"]
        assert (
            levels("K16", fields={"body": "The skin heals. It takes a week or two. You can go out. " * 20})
            == []
        )

    def test_a_page_that_claims_its_own_myth(self) -> None:
        myth = "Myth 1\n:   PRP can reverse ageing.\n\nReality\n:   It cannot stop ageing.\n\n"
        assert levels("K17", fields={"body": myth + "PRP prevents premature ageing."}) == ["W"]
        assert levels("K17", fields={"body": myth + "It is sold as a cream."}) == []
        assert levels("K17", fields={"body": "PRP prevents premature ageing."}) == []

    def test_an_open_warning_of_the_import_keeps_its_code(self) -> None:
        warnings = (("D16", "The text has no title.", False), ("D99", "Something grave.", True))
        found = check(Content({"body": "x"}, import_warnings=warnings), ["UK"])
        assert [(f.rule, f.level, f.reason) for f in found if f.rule.startswith("D")] == [
            ("D16", "W", "The text has no title."),
            ("D99", "E", "Something grave."),
        ]


def test_a_good_page_has_no_finding() -> None:
    body = (
        "PRP uses your own blood. In one review, texture improved in some studies ([Leo 2015](https://example.org)).\n\n"
        "## Risks\n\nBruises and swelling are common.\n\n## Who should not have it\n\nPeople who are pregnant."
    )
    content = Content(
        {"title": "What PRP is", "meta_description": "What PRP is and what is known.", "body": body},
        treatments=(PRP,),
        citations=(CitationFacts("Leo (2015)", "verified", True),),
        images=(ImageFacts("image:a", alt="A tube", licence="own", role="illustrative"),),
        review=SIGNED,
        today=TODAY,
    )
    assert check(content, ("UK", "US", "EU", "AU")) == []
