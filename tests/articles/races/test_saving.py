"""Two people save one page at the same moment: one version and one refusal, whoever comes first."""

import pytest

from articles.models import Article
from articles.models.versioned_text import VersionedText
from tests.articles.factories import ArticleFactory
from tests.clinics.races.processes import run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def save(key, title, base):
    try:
        Article.objects.get(pk=key).edit({"title": title}, by=None, base=base)
    except VersionedText.Stale:
        return "refused"
    return "saved"


@pytest.mark.parametrize("base", [0, 1])
def test_of_two_saves_at_once_one_is_refused(base):
    article = ArticleFactory()
    if base:
        article.edit({}, by=None)
    answers = run_at_once(save, [(article.pk, f"Title {number}", base) for number in range(4)])
    assert sorted(answers) == ["refused", "refused", "refused", "saved"]
    assert article.revisions.count() == base + 1


def test_saves_that_name_no_version_follow_each_other(transactional_db):
    article = ArticleFactory()
    article.edit({}, by=None)
    answers = run_at_once(save, [(article.pk, f"Title {number}", None) for number in range(4)])
    assert answers == ["saved"] * 4
    assert sorted(version.number for version in article.revisions.all()) == [1, 2, 3, 4, 5]
