"""`check_articles` lists what is found on every page and says by its exit code whether readers see a blocking one."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, approve, make_public

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    try:
        call_command("check_articles", *arguments, stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


def sound_article(**fields):
    article = ArticleFactory(**fields)
    approve(article)
    return article


def test_nothing_to_say_about_an_empty_site():
    assert run() == (0, "0 pages, 0 errors, 0 warnings, 0 notes, 0 accepted\n")


def test_a_finding_is_a_line_with_place_words_and_reason():
    sound_article(slug="one", body="It is risk-free.")
    code, out = run()
    assert (
        "/articles/one/ (draft, draft text)\n  E C02 body:6-15 “risk-free”: No procedure may be called" in out
    )
    assert code == 0  # nobody reads a draft


def test_many_hits_of_one_rule_are_one_line():
    sound_article(body="Youthful. " * 49)
    assert "N C30 ×49" in run()[1]


def test_a_blocking_finding_on_a_public_page_is_an_error(settings):
    make_public(sound_article(slug="one", body="Suitable for adults. Ask about Dysport."))
    assert run()[0] == 0  # accepted when it was published
    settings.JURISDICTIONS = ["AU"]
    make_public(sound_article(slug="two", body="A text about skin."))
    assert run()[0] == 0
    code, out = run("--jurisdiction", "eu", "--jurisdiction", "US")
    assert code == 0 and "(accepted)" in out


def test_what_was_never_accepted_fails_the_command():
    article = make_public(sound_article(body="Lip fillers are gels."))
    assert run("--jurisdiction", "UK")[0] == 0
    assert run("--jurisdiction", "AU")[0] == 1
    article.withdraw(by=None, reason="Wrong")
    assert run("--jurisdiction", "AU")[0] == 0


def test_a_newer_draft_is_checked_beside_the_public_text():
    article = make_public(sound_article(slug="one"))
    article.edit({"body": "Risk-free."}, by=None)
    code, out = run()
    assert code == 0
    assert (
        "/articles/one/ (published, live text)" in out
        and "/articles/one/ (published, draft text)\n  E " in out
    )


def test_json_for_programs():
    make_public(sound_article(slug="one", title="One", body="It is risk-free. Youthful."))
    TreatmentTypeFactory(slug="prp")
    code, out = run("--json", "--jurisdiction", "UK")
    report = json.loads(out)
    assert code == 0 and report["jurisdictions"] == ["UK"] and report["totals"]["pages"] == 2
    treatment, article = report["items"]
    assert (treatment["page"], treatment["slug"], treatment["status"]) == ("treatmenttype", "prp", "draft")
    assert (article["url"], article["title"], article["text"]) == ("/articles/one/", "One", "live")
    finding = article["findings"][0]
    assert {"rule", "level", "jurisdictions", "field", "start", "end", "text", "reason", "suggestion"} <= set(
        finding
    )
    assert (finding["rule"], finding["start"], finding["end"], finding["accepted"]) == ("C02", 6, 15, True)


def test_an_unknown_jurisdiction_is_refused_by_name():
    with pytest.raises(CommandError, match="Not known: MARS. Choose from UK, US, EU, AU.") as refusal:
        call_command("check_articles", "--jurisdiction", "Mars")
    assert refusal.value.returncode == 2
