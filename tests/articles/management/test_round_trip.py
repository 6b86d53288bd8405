"""Export, import into an empty site, export again: the same bytes, for all that the site holds; and what an export never holds."""

import json
import os
import zipfile
from io import BytesIO, StringIO

import pytest
import yaml
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, Image, Notice, Redirect, Review, Revision, TreatmentType
from articles.site_export import Zip, records
from articles.site_export import export as export_site
from clinics.models import Clinic, Lead
from tests.articles.factories import (
    ArticleFactory,
    CategoryFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
    make_user,
    verified,
)
from tests.articles.picture_files.drawn import picture
from tests.clinics.factories import ClinicFactory, issued_code

pytestmark = pytest.mark.django_db


def export(folder):
    call_command("export_articles", str(folder), stdout=StringIO())
    return folder


def files(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def clear():
    """An empty site: no content and nobody but an administrator of its own."""
    if connection.vendor == "postgresql":  # which empties no table whose references are still to be checked
        connection.check_constraints()
    call_command("flush", verbosity=0, interactive=False)
    get_user_model().objects.create_superuser("other-administrator")


def restore(folder):
    call_command("import_articles", str(folder), "--restore", stdout=StringIO())


@pytest.fixture(autouse=True)
def own_content_types():
    """A test that empties the site and is rolled back must not leave its numbers of content types to the next."""
    yield
    ContentType.objects.clear_cache()


@pytest.fixture
def demo():
    """The whole demonstration: articles in all states, treatments, pictures with files, reviews, clinics and an offer."""
    call_command("load_demo", verbosity=0, stdout=StringIO(), stderr=StringIO())


@pytest.fixture
def site(own_media):
    """A small site: a signed article with its picture, a draft, a treatment and its paper, an offer and who asked for it."""
    hero, _is_new = Image.objects.take_in(picture((900, 600)), title="A vial")
    signed = ArticleFactory(
        slug="signed",
        hero=hero,
        body=f"## What it is\n\n{hero.markdown}\n\nSkin.",
        category=CategoryFactory(),
    )
    signed.tags.add("skin")
    approve(signed)
    make_public(signed)
    ArticleFactory(slug="draft")
    verified()
    make_public(TreatmentTypeFactory())
    make_user("somebody", email="somebody@example.org")
    issued_code()


def test_the_same_bytes_come_out_again_for_the_whole_demonstration(demo, tmp_path):
    reviews, versions = Review.objects.count(), Revision.objects.count()
    first = files(export(tmp_path / "first"))
    assert reviews and versions and Image.objects.exclude(original="").exists()
    clear()
    restore(tmp_path / "first")
    second = files(export(tmp_path / "second"))
    assert {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)} == set()
    assert (Review.objects.count(), Revision.objects.count()) == (reviews, versions)


def test_what_was_public_and_signed_is_so_again(demo, tmp_path, client):
    public = {
        page.get_absolute_url() for model in (Article, TreatmentType) for page in model.objects.published()
    }
    signed = (
        {article.slug for article in Article.objects.all() if article.last_approval and article.is_approved}
        if hasattr(Article, "is_approved")
        else set()
    )
    export(tmp_path / "site")
    clear()
    restore(tmp_path / "site")
    assert {
        page.get_absolute_url() for model in (Article, TreatmentType) for page in model.objects.published()
    } == public
    assert all(client.get(path).status_code == 200 for path in sorted(public)[:8])
    assert signed <= {article.slug for article in Article.objects.all() if article.last_approval}
    assert client.get("/search/?q=plasma").status_code == 200


def test_nobody_can_sign_in_who_came_with_a_restore(site, tmp_path):
    export(tmp_path / "site")
    clear()
    restore(tmp_path / "site")
    came = get_user_model().objects.exclude(username="other-administrator")
    assert came.exists() and not any(user.is_active or user.has_usable_password() for user in came)


def test_new_rows_get_keys_of_their_own_after_a_restore(site, tmp_path):
    export(tmp_path / "site")
    clear()
    restore(tmp_path / "site")
    assert ArticleFactory().pk and Redirect.objects.create(old_path="/before/", new_path="/articles/").pk


def test_no_person_outside_of_the_house_and_no_secret_is_in_an_export(site, tmp_path):
    content = b"".join(files(export(tmp_path / "site")).values())
    emails = [
        *Lead.objects.values_list("email", flat=True),
        *get_user_model().objects.values_list("email", flat=True),
    ]
    assert len(emails) > 1
    for email in filter(None, emails):
        assert email.encode() not in content
    assert b"pbkdf2" not in content and b"argon2" not in content


def test_pages_have_front_matter_that_generators_read_and_drafts_stay_drafts(site, tmp_path):
    folder = export(tmp_path / "site")
    for model, part in ((Article, "articles"), (TreatmentType, "treatments")):
        for page in model.objects.all():
            text = (folder / "content" / part / page.slug / "index.md").read_text("utf-8")
            head = yaml.safe_load(text.split("---\n")[1])
            assert head["title"] == (page.title if part == "articles" else page.name)
            assert head.get("draft", False) is (page.status != model.Status.PUBLISHED)
            assert all(
                isinstance(name, str)
                for name in [*head.get("categories", []), *head.get("tags", []), *head.get("aliases", [])]
            )


def test_pictures_lie_beside_the_text_that_shows_them(site, tmp_path):
    folder = export(tmp_path / "site")
    shown = [path for path in folder.glob("content/articles/*/*") if path.name != "index.md"]
    assert shown
    for path in shown:
        assert path.read_bytes() == (folder / "images" / path.name).read_bytes()
        assert f"./{path.name}" in (path.parent / "index.md").read_text("utf-8")


def test_old_addresses_are_aliases(tmp_path):
    article = make_public(ArticleFactory(slug="new"))
    Redirect.objects.create(old_path="/old/", new_path=article.get_absolute_url())
    head = yaml.safe_load((export(tmp_path) / "content/articles/new/index.md").read_text().split("---\n")[1])
    assert head["aliases"] == ["/old/"]


def test_the_texts_alone_are_imported_as_drafts_into_any_site(site, tmp_path):
    folder, number = export(tmp_path / "site"), Article.objects.count()
    clear()
    call_command("import_articles", str(folder), stdout=StringIO(), stderr=StringIO())
    assert Article.objects.count() == number and not Article.objects.exclude(status="draft").exists()
    assert not TreatmentType.objects.exists() and not Review.objects.exists()


def test_an_earlier_export_is_brought_up_to_date(tmp_path):
    gone = ArticleFactory(slug="gone")
    ArticleFactory(slug="stays")
    export(tmp_path / "site")
    gone.delete()
    export(tmp_path / "site")
    assert [path.parent.name for path in (tmp_path / "site").glob("content/articles/*/index.md")] == ["stays"]


def test_another_folder_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(CommandError, match="holds other files"):
        export(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_an_archive_holds_the_same_files(site, tmp_path):
    stream = BytesIO()
    target = Zip(stream)
    export_site(target)
    target.finish()
    with zipfile.ZipFile(stream) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == files(export(tmp_path / "site"))


def test_nothing_is_restored_into_a_site_that_has_content(tmp_path):
    article = ArticleFactory()
    export(tmp_path / "site")
    with pytest.raises(CommandError, match="has content of its own"):
        restore(tmp_path / "site")
    assert Article.objects.get() == article


@pytest.mark.parametrize("broken", ["{not json", '{"id": 1}', json.dumps({"id": "x"})])
def test_a_broken_record_is_named_and_nothing_is_kept(tmp_path, broken):
    ArticleFactory()
    export(tmp_path / "site")
    (tmp_path / "site/records/articles.article.jsonl").write_text(broken + "\n")
    clear()
    notices = Notice.objects.count()
    with pytest.raises(CommandError, match=r"records/articles\.article\.jsonl:1: "):
        restore(tmp_path / "site")
    assert not Article.objects.exists() and not Clinic.objects.exists() and Notice.objects.count() == notices


def test_an_export_from_before_a_column_that_may_be_empty_comes_back(tmp_path):
    ClinicFactory(name="Eastmere")
    export(tmp_path / "site")
    path = tmp_path / "site/records/clinics.clinic.jsonl"
    (record,) = [json.loads(line) for line in path.read_text().splitlines()]
    del record["map_picture"]
    path.write_text(json.dumps(record) + "\n")
    clear()
    restore(tmp_path / "site")
    assert Clinic.objects.get().name == "Eastmere"


def test_a_folder_that_is_no_export_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"export\.json is missing"):
        restore(tmp_path)


def test_queries_do_not_grow_with_the_number_of_articles(tmp_path, django_assert_max_num_queries):
    for _article in range(3):
        ArticleFactory()
    with django_assert_max_num_queries(150) as few:
        export(tmp_path / "few")
    for _article in range(12):
        ArticleFactory()
    with django_assert_max_num_queries(len(few) + 12 * 2) as many:
        export(tmp_path / "many")
    assert len(many) <= len(few) + 24 and os.listdir(tmp_path / "many") and connection.vendor


def test_every_table_of_content_is_in_the_records():
    named = {records.model_of(table)._meta.label_lower for table in records.TABLES}
    assert {
        "articles.article",
        "articles.review",
        "articles.citation",
        "articles.imagecredit",
        "clinics.clinic",
    } <= named
    assert (
        not {"clinics.lead", "clinics.promocode", "clinics.knownclient", "clinics.outgoingemail", "auth.user"}
        & named
    )
