"""A list of papers is seen as understood before it is stored; known papers are not doubled; the rest stays in the box."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Citation
from tests.articles.factories import CitationFactory

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/citation/add-references/"
TWO = "1. Lee C, Moe D. A first paper. J Ex. 2020;1:1. doi:10.1234/first\n2. Lee C. A second paper. J Ex. 2021;2:2."


def post(cast, text="", **more):
    return cast.client("writer").post(PAGE, {"text": text, **more}, follow=True)


def test_what_is_understood_is_shown_and_nothing_stored(cast):
    html = post(cast, TWO).content.decode()
    assert "A first paper" in html and "10.1234/first" in html and "Read as text: 2 papers." in html
    assert not Citation.objects.exists()


def test_confirmed_papers_are_on_record_not_verified(cast):
    response = post(cast, TWO, is_confirmed="1")
    assert "2 papers are on record now, not verified yet." in response.content.decode()
    first = Citation.objects.get(doi="10.1234/first")
    assert (first.key, first.authors, first.year, first.state) == (
        "lee-2020",
        "Lee C, Moe D",
        2020,
        "unverified",
    )
    assert first.as_written.startswith("1. Lee C, Moe D.")


@pytest.mark.parametrize(
    "known",
    [
        {"doi": "10.1234/first"},
        {"title": "A First Paper.", "year": 2020, "doi": ""},
    ],
)
def test_a_paper_on_record_is_neither_doubled_nor_changed(cast, known):
    old = CitationFactory(**known)
    assert "Known already" in post(cast, TWO).content.decode()
    post(cast, TWO, is_confirmed="1")
    assert Citation.objects.count() == 2
    assert Citation.objects.get(pk=old.pk).authors == old.authors


def test_the_same_paper_twice_in_a_list_is_one_record_and_keys_stay_apart(cast):
    post(
        cast,
        f"{TWO}\n3. Lee C, Moe D. Again. J Ex. 2020;9:9. doi:10.1234/FIRST\n4. Lee C. Other. J Ex. 2020;3:3.",
        is_confirmed="1",
    )
    assert set(Citation.objects.values_list("key", flat=True)) == {"lee-2020", "lee-2021", "lee-2020-2"}


def test_what_is_not_understood_stays_in_the_box_and_the_rest_goes_on(cast):
    broken = "@article{a, title={Never closed, year=2020\n\n@article{b, title={Sound}, year={2021}, author={Lee, C}}"
    assert "Line 1:" in post(cast, broken).content.decode()
    response = post(cast, broken, is_confirmed="1")
    assert list(Citation.objects.values_list("title", flat=True)) == ["Sound"]
    assert "Never closed" in response.context["form"]["text"].value()
    assert "1 entry was not understood" in response.content.decode()


def test_a_file_is_read_as_text_is(cast):
    file = SimpleUploadedFile(
        "list.bib", "@article{a, title={Größe}, year={2020}, author={Lee, C}}".encode("cp1252")
    )
    html = post(cast, file=file).content.decode()
    assert "Größe" in html and "Read as BibTeX" in html


@pytest.mark.parametrize("text", ["", "   \n"])
def test_an_empty_form_says_what_to_do(cast, text):
    assert "Paste some references, or choose a file." in post(cast, text).content.decode()


def test_the_longest_fields_are_cut_and_kept_whole_in_the_source(cast):
    title = "Long " * 200
    post(cast, f"Lee C. {title}end. J Ex. 2020;1:1. doi:10.1234/long", is_confirmed="1")
    paper = Citation.objects.get()
    assert len(paper.title) == 400 and paper.title.endswith("…") and paper.as_written.count("Long") == 200
