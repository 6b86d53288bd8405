"""Pictures on other sites come into the library with their rights; what does not arrive stays where it is, with a reason."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.credits import Credit, in_file
from articles.importers import read
from articles.models import Article, Image
from articles.models.page_check import findings_of
from articles.rendered_text import rendered
from tests.articles.factories import ArticleFactory, make_public
from tests.articles.picture_files.drawn import picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_media")]


def imported(url, words="![A vial](%s)"):
    document = read(f"---\ntitle: A text\n---\n\n{words % url}\n".encode(), name="a.md")
    Article.objects.import_document(document)
    return Image.objects.get(remote_url=url)


def work():
    while Image.objects.prepare_next():
        pass


def fetched(image):
    work()
    image.refresh_from_db()
    return image


def test_an_imported_picture_comes_into_the_library_and_the_draft_names_it(other_site):
    packet = in_file.packet(Credit(creators=("Ada Example",)))
    image = fetched(imported(other_site.has("/a.jpg", picture((900, 600), xmp=packet).read())))
    assert (
        image.file and image.files_trouble == "" and {each["format"] for each in image.renditions} > {"avif"}
    )
    assert image.credit.creator == "Ada Example"
    article = Article.objects.get()
    assert f"![A vial](image:{image.slug})" in article.body
    assert article.latest_revision.note == "A picture came into the library."
    assert "K19" not in {each.rule for each in findings_of(article)}


def test_a_public_text_keeps_its_words_and_shows_the_library_s_file(other_site):
    url = other_site.has("/a.jpg", picture((900, 600)).read())
    image = imported(url)
    make_public(Article.objects.get())
    fetched(image)
    article = Article.objects.get()
    assert url in article.body and not article.has_draft_ahead
    assert "/media/images/" in rendered(article.body).html and url not in rendered(article.body).html


def test_a_redirect_is_followed_and_checked_anew(other_site, settings):
    other_site.has("/there.jpg", picture((90, 60)).read())
    image = fetched(imported(other_site.has("/here.jpg", b"", 302, Location="/there.jpg")))
    assert image.file
    inside = other_site.has("/inside.jpg", b"", 302, Location="http://169.254.169.254/latest/meta-data/")
    assert "not on the public internet" in fetched(imported(inside)).files_trouble


@pytest.mark.parametrize("url", ["http://10.0.0.1/a.jpg", "http://localhost/a.jpg", "http://[::1]/a.jpg"])
def test_a_host_inside_is_never_asked(url, settings):
    settings.PICTURE_HOSTS_INSIDE = []
    image = fetched(imported(url))
    assert "not on the public internet" in image.files_trouble and not image.file
    assert image.files_due_at is None and url in Article.objects.get().body


def test_an_endless_redirect_ends(other_site):
    image = fetched(imported(other_site.has("/round.jpg", b"", 301, Location="/round.jpg")))
    assert "without end" in image.files_trouble


def test_what_is_no_picture_is_said(other_site):
    image = fetched(imported(other_site.has("/page.jpg", b"<html>Please sign in</html>")))
    assert "no JPEG" in image.files_trouble and image.files_due_at is None


def test_what_is_gone_is_said_and_not_asked_again(other_site):
    image = fetched(imported(other_site.url("/gone.jpg")))
    assert "no such picture" in image.files_trouble and image.files_due_at is None
    assert "K19" in {each.rule for each in findings_of(Article.objects.get())}


def test_a_server_in_trouble_is_asked_again_for_two_days(other_site):
    image = fetched(imported(other_site.has("/busy.jpg", b"", 503)))
    assert "503" in image.files_trouble and image.files_due_at > timezone.now()
    other_site.has("/busy.jpg", picture((90, 60)).read())
    assert Image.objects.prepare_next(timezone.now() + timedelta(hours=2))
    image.refresh_from_db()
    assert image.file and image.files_trouble == ""


def test_a_server_in_trouble_is_given_up_in_the_end(other_site):
    image = imported(other_site.has("/busy.jpg", b"", 503))
    assert Image.objects.prepare_next(timezone.now() + timedelta(days=3))
    image.refresh_from_db()
    assert image.files_due_at is None


def test_the_same_file_under_another_address_is_the_one_we_have(other_site):
    data = picture((900, 600)).read()
    held, _is_new = Image.objects.take_in(picture((900, 600)), title="A vial")
    image = fetched(imported(other_site.has("/copy.jpg", data)))
    assert not image.file and "has the same file" in image.files_trouble
    assert f"(image:{held.slug})" in Article.objects.get().body


def test_nothing_is_fetched_where_it_is_switched_off(other_site, settings):
    settings.FETCH_PICTURES = False
    image = fetched(imported(other_site.has("/a.jpg", picture((90, 60)).read())))
    assert not image.file and image.files_due_at is None


def test_staff_fetch_on_demand(other_site, cast):
    image = Image.objects.create(
        slug="x", title="x", remote_url=other_site.has("/a.jpg", picture((90, 60)).read())
    )
    ArticleFactory(body=f"![A vial]({image.remote_url})")
    data = {"action": "fetch_selected", "_selected_action": [image.pk]}
    assert "are being fetched" in cast.client("writer").post("/admin/articles/image/", data, follow=True).text
    assert fetched(image).file
