"""Staff read every rule, try a sentence, and those who may change a rule on a stated ground."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.compliance import rule_pack
from articles.models import RuleSetting
from tests.articles.factories import ArticleFactory, make_public

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/rulesetting/rules/"
RULE = f"{LIST}C13/-/"
ANSWERS = {
    "base": "0",
    "jurisdictions": ["UK"],
    "level": "E",
    "reason": "Our insurer forbids it.",
    "suggestion": "",
    "source": "Letter of the insurer",
    "source_url": "",
    "checked_on": "2026-01-15",
    "why": "Asked by the insurer",
}


def html(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


class TestList:
    def test_it_holds_every_case_of_every_rule(self, cast):
        rows = cast.client("writer").get(LIST).context["rows"]
        assert len(rows) == sum(len(rule.cases) for rule in rule_pack().rules)

    @pytest.mark.parametrize(
        ("query", "rule", "is_there"),
        [
            ({"q": "painless"}, "C13", True),
            ({"q": "painless"}, "C02", False),
            ({"place": "US"}, "C13", False),
            ({"place": "UK", "level": "W"}, "C13", True),
            ({"place": "UK", "level": "E"}, "C13", False),
            ({"place": "US", "level": "off"}, "C13", True),
            ({"state": "changed"}, "C13", False),
            ({"state": "shipped"}, "C13", True),
            ({"level": "nonsense"}, "C13", True),
        ],
    )
    def test_it_can_be_searched_and_filtered(self, cast, query, rule, is_there):
        rows = cast.client("writer").get(LIST, query).context["rows"]
        assert (rule in {row.rule.id for row in rows}) is is_there

    def test_it_says_who_changed_what_when(self, cast):
        cast.client("reviewer").post(RULE, ANSWERS)
        [row] = cast.client("writer").get(LIST, {"state": "changed"}).context["rows"]
        assert (row.rule.id, row.newest.by) == ("C13", cast.reviewer)

    def test_it_costs_the_same_however_much_was_changed(self, cast):
        client = cast.client("writer")
        client.get(LIST)
        with CaptureQueriesContext(connection) as few:
            client.get(LIST)
        for number in range(1, 30):
            RuleSetting.objects.create(
                rule="C13", jurisdiction="UK", number=number, why="x", by=cast.reviewer
            )
        client.get(LIST)
        with CaptureQueriesContext(connection) as many:
            client.get(LIST)
        assert len(many) == len(few)


class TestChange:
    @pytest.mark.parametrize("person", ["reviewer", "administrator"])
    def test_a_change_holds_at_once_and_leads_to_the_pages_it_touches(self, cast, person):
        page = make_public(ArticleFactory(title="Needling", body="It is painless."))
        response = cast.client(person).post(RULE, ANSWERS, follow=True)
        assert response.redirect_chain == [(reverse("admin:articles_rulesetting_touched"), 302)]
        text = response.content.decode()
        assert "Needling" in text and "would not be published any more" in text
        [finding] = [f for f in page.findings() if f.rule == "C13"]
        assert (finding.level, finding.reason) == ("E", "Our insurer forbids it.")

    @pytest.mark.parametrize("person", ["writer", "editor"])
    def test_others_read_and_are_refused_when_they_post(self, cast, person):
        client = cast.client(person)
        assert "Change the rule" not in html(client, RULE)
        assert client.post(RULE, ANSWERS).status_code == 403
        assert not RuleSetting.objects.exists()

    @pytest.mark.parametrize(
        ("wrong", "complaint"),
        [
            ({"source": ""}, "Name the source"),
            ({"checked_on": ""}, "Name the source"),
            ({"checked_on": "2999-01-01"}, "has not come yet"),
            ({"why": ""}, "This field is required"),
            ({"jurisdictions": []}, "This field is required"),
            ({"level": "", "reason": ""}, "Nothing is changed"),
            ({"source_url": "javascript:alert(1)"}, "valid URL"),
        ],
    )
    def test_a_change_without_ground_is_refused_and_nothing_typed_is_lost(self, cast, wrong, complaint):
        response = cast.client("reviewer").post(RULE, {**ANSWERS, **wrong})
        text = response.content.decode()
        assert response.status_code == 200 and complaint in text
        assert "Letter of the insurer" in text or wrong.get("source") == ""
        assert not RuleSetting.objects.exists()

    def test_two_people_do_not_overwrite_each_other(self, cast):
        cast.client("reviewer").post(RULE, ANSWERS)
        late = cast.client("administrator").post(RULE, {**ANSWERS, "level": "N"})
        assert "Somebody has changed this rule meanwhile" in late.content.decode()
        assert RuleSetting.objects.get().level == "E"

    def test_the_form_shows_what_is_shipped_beside_what_holds(self, cast):
        client = cast.client("reviewer")
        client.post(RULE, ANSWERS)
        text = html(client, RULE, **{"in": "UK"})
        assert "As shipped: Calling a procedure painless makes light of it." in text
        assert "Our insurer forbids it." in text and "As shipped: Warning" in text

    def test_back_to_the_shipped_rule(self, cast):
        client = cast.client("reviewer")
        client.post(RULE, ANSWERS)
        newest = RuleSetting.objects.first()
        client.post(RULE, {"base": newest.pk, "jurisdictions": ["UK"], "why": "Settled", "_reset": "1"})
        assert RuleSetting.objects.first().is_reset
        text = html(client, RULE)
        assert "Asked by the insurer" in text and "Settled" in text  # the history keeps both

    def test_an_unknown_rule_is_not_found(self, cast):
        assert cast.client("writer").get(f"{LIST}C99/-/").status_code == 404


class TestTryBox:
    def test_it_says_what_the_present_rules_find(self, cast):
        cast.client("reviewer").post(RULE, ANSWERS)
        response = cast.client("writer").post(f"{LIST}try/", {"text": "It is painless.", "places": ["UK"]})
        text = response.content.decode()
        assert "C13" in text and "Our insurer forbids it." in text and "Blocks publishing" in text
        assert "K03" not in text

    def test_it_shows_what_was_typed_as_text(self, cast):
        response = cast.client("writer").post(
            f"{LIST}try/", {"text": "<script>painless</script> painless", "places": ["UK"]}
        )
        assert "<script>painless" not in response.content.decode()

    def test_nothing_typed_is_asked_for(self, cast):
        response = cast.client("writer").post(f"{LIST}try/", {"text": "", "places": ["UK"]})
        assert response.context["panel"] is None and "This field is required" in response.content.decode()


class TestTouchedPages:
    def test_pages_come_a_bounded_number_at_a_time(self, cast, monkeypatch):
        monkeypatch.setattr("articles.admin.rules.touched_pages.AT_A_TIME", 2)
        for number in range(5):
            make_public(ArticleFactory(title=f"Page {number}", body="It is painless."))
        cast.client("reviewer").post(RULE, ANSWERS)
        client, address, seen = cast.client("writer"), f"{LIST}touched/", []
        cursor = ""
        for _step in range(5):
            context = client.get(address, {"after": cursor}).context
            seen += [found.page.title for found, _link in context["touched"]]
            cursor = context["next_cursor"]
            if not cursor:
                break
        assert seen == [f"Page {number}" for number in range(5)]

    @pytest.mark.parametrize(
        "query", [{"after": "article:x"}, {"after": "x"}, {"since": "x"}, {"since": "9" * 30}]
    )
    def test_a_forged_address_begins_from_the_start(self, cast, query):
        assert cast.client("writer").get(f"{LIST}touched/", query).status_code == 200
