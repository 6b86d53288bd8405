"""An import as one thing: only what was public can become public, links and pictures arrive, and all of it goes back."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles.importers import Visibility
from articles.models import Article, Category, Image, ImportBatch, ImportChoice, Redirect
from articles.models.import_run import run
from tests.articles.importers.formats.wxr_text import attachment, export, item
from tests.articles.picture_files.drawn import picture

pytestmark = pytest.mark.django_db

ONE = "---\ntitle: The first\naliases: [/old/first/]\ncategory: Basics\n---\n\nSee [the second](second.md) and ![a tube](pics/tube.jpg).\n"
TWO = "---\ntitle: The second\n---\n\nA text about skin. Back to [the first](/old/first/).\n"


def jpeg():
    return picture((300, 200)).read()


def handed_over(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def imported(*paths, **fields):
    batch = ImportBatch.objects.create(
        name="test", paths=[str(path) for path in paths], is_surveyed=True, **fields
    )
    items = list(run(batch))
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.DONE, batch.trouble
    return batch, items


def take_back(batch, by=None):
    batch.take_back(by=by)
    batch.work_a_moment()
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.TAKEN_BACK


@pytest.fixture
def site(tmp_path, own_media):
    return handed_over(tmp_path / "site", first_md=ONE, second_md=TWO, pics__tube_jpg=jpeg())


def test_links_among_the_texts_lead_to_their_new_places_forward_too(site):
    imported(site)
    first, second = Article.objects.order_by("title")
    assert f"[the second]({second.get_absolute_url()})" in first.body
    assert f"[the first]({first.get_absolute_url()})" in second.body


def test_old_addresses_become_redirects(site, client):
    imported(site)
    first = Article.objects.get(title="The first")
    assert Redirect.objects.get(old_path="/old/first/").new_path == first.get_absolute_url()


def test_a_picture_of_the_delivery_is_in_the_library_and_in_the_text(site):
    imported(site)
    image = Image.objects.get()
    assert image.original and f"![a tube](image:{image.slug})" in Article.objects.get(title="The first").body


def test_an_import_goes_back_whole(site, cast):
    before = set(Category.objects.values_list("pk", flat=True))
    batch, _items = imported(site)
    take_back(batch, by=cast.editor)
    assert not Article.objects.exists() and not Redirect.objects.exists() and not Image.objects.exists()
    assert set(Category.objects.values_list("pk", flat=True)) == before


def test_what_was_edited_since_stays_and_says_why(site, cast):
    batch, _items = imported(site)
    article = Article.objects.get(title="The second")
    article.edit({"title": "By hand"}, by=cast.writer)
    take_back(batch, by=cast.editor)
    assert Article.objects.get().draft_content()["title"] == "By hand"
    kept = batch.items.get(article=article)
    assert kept.kept_because and not kept.is_taken_back


def test_an_updated_draft_gets_its_old_text_again(tmp_path, cast):
    imported(handed_over(tmp_path, second_md=TWO))
    batch, items = imported(handed_over(tmp_path, second_md=TWO + "\nMore of it.\n"))
    assert items[0].outcome == "updated" and "More of it." in Article.objects.get().body
    take_back(batch, by=cast.editor)
    assert "More of it." not in Article.objects.get().draft_content()["body"]


def test_the_same_again_changes_nothing(site):
    imported(site)
    before = list(Article.objects.order_by("pk").values())
    _batch, items = imported(site)
    assert {each.outcome for each in items} == {"unchanged"} and list(
        Article.objects.order_by("pk").values()
    ) == before


@pytest.mark.parametrize(
    ("fields", "visibility"),
    [
        ({"status": "private"}, Visibility.PRIVATE),
        ({"status": "draft"}, Visibility.DRAFT),
        ({"post_password": "not-for-keeps"}, Visibility.PASSWORD),
        ({"status": "odd"}, Visibility.DRAFT),
    ],
)
def test_what_was_not_public_there_never_becomes_public_here(tmp_path, fields, visibility):
    folder = handed_over(
        tmp_path, export_xml=export(item(1, post_name="open"), item(2, post_name="shut", **fields))
    )
    batch, _items = imported(folder, publishes=True, override_reason="All was read.")
    assert Article.objects.get(slug="open").status == Article.Status.PUBLISHED
    shut = Article.objects.get(slug="shut")
    assert shut.status == Article.Status.DRAFT
    found = batch.items.get(article=shut)
    assert found.visibility == visibility and "not public" in found.not_published


def test_what_was_to_appear_later_waits_for_its_day(tmp_path):
    later = {"status": "future", "post_date_gmt": "2999-05-03 10:00:00"}
    folder = handed_over(tmp_path, export_xml=export(item(1, post_name="later", **later)))
    imported(folder, publishes=True, override_reason="All was read.")
    assert not Article.objects.published().exists() and Article.objects.get().publish_from.year == 2999


def test_a_key_that_was_mapped_once_is_known_in_the_next_import(tmp_path, cast):
    text = "---\ntitle: T\nzusammenfassung: What it is about.\n---\n\nA text about skin.\n"
    batch, _items = imported(handed_over(tmp_path, a_md=text))
    assert Article.objects.get().import_report["unmapped"] == {"zusammenfassung": "What it is about."}
    take_back(batch)
    ImportChoice.objects.create(kind="key", written="zusammenfassung", meant="excerpt", chosen_by=cast.editor)
    imported(tmp_path)
    assert Article.objects.get().excerpt == "What it is about."


def test_pictures_of_an_export_keep_their_credit(tmp_path):
    content = '<p>A text.</p><p><img src="https://old.example/a.jpg" alt="A tube"></p>'
    picture_of = attachment(
        9, "https://old.example/a.jpg", caption="Plasma", description="Photo: Demo Maker / CC BY 4.0"
    )
    imported(handed_over(tmp_path, export_xml=export(item(content=content), picture_of)))
    assert Image.objects.get().credit.creator == "Demo Maker"


def test_a_bad_text_is_refused_and_the_others_come_in(tmp_path):
    batch, items = imported(
        handed_over(tmp_path, a_md="---\ntitle: [\n---\n\nText.\n", b_md=TWO, c_zip=b"PK\x03\x04 broken")
    )
    assert {each.name: each.outcome for each in items} == {
        "a.md": "refused",
        "b.md": "created",
        "c.zip": "refused",
    }
    assert all(each.reason for each in items if each.outcome == "refused")


def test_a_dry_run_says_the_same_and_keeps_nothing(site):
    said = StringIO()
    call_command("import_articles", str(site), "--dry-run", stdout=said)
    assert "created    first.md" in said.getvalue() and "nothing was kept" in said.getvalue()
    assert not any(model.objects.exists() for model in (Article, ImportBatch, Image, Redirect))


def test_a_stopped_import_goes_on_where_it_stood(tmp_path):
    for number in range(60):
        handed_over(tmp_path, **{f"t{number:02}_md": TWO.replace("second", f"number {number}")})
    batch = ImportBatch.objects.create(name="test", paths=[str(tmp_path)], is_surveyed=True)
    batch.look()
    while batch.state != ImportBatch.State.READY:
        batch.work_a_moment()
        batch.refresh_from_db()
    batch.carry_out()
    batch.stop()
    batch.work_a_moment()
    assert not Article.objects.exists()
    batch.go_on()
    batch.work_a_moment()
    batch.refresh_from_db()
    assert (
        batch.state == ImportBatch.State.DONE
        and Article.objects.count() == 60 == batch.items.filter(is_done=True).count()
    )
