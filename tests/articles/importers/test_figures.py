"""D2 to D7: pictures, their captions and credits."""

from tests.articles.importers.reading import front, lines_of, read_file, read_text, repaired, warned


def test_captions_move_into_the_picture():
    document = read_text('## Rooms\n\n![A room](https://example.org/a.jpg) *Caption: A "quiet" room.*\n')
    assert document.body == '## Rooms\n\n![A room](https://example.org/a.jpg "A \\"quiet\\" room.")\n'
    assert document.images[0].caption == 'A "quiet" room.'
    assert lines_of(document, "D7") == [3]


def test_a_caption_below_the_picture_is_one_only_when_it_says_so():
    below = read_text("## Rooms\n\n![A room](https://example.org/a.jpg)\n_Caption: A quiet room._\n")
    assert '(https://example.org/a.jpg "A quiet room.")' in below.body
    emphasis = read_text("## Rooms\n\n![A room](https://example.org/a.jpg)\n*Not a caption, just stress.*\n")
    assert "*Not a caption, just stress.*" in emphasis.body and lines_of(emphasis, "D7") == []


def test_a_repeated_hero_goes_and_leaves_its_caption_to_the_hero():
    document = read_file("front-matter.md")
    assert "1111111111111" not in document.body
    assert document.hero and document.hero.caption == "A roller on a tray."
    assert lines_of(document, "D2") == [28] and warned(document, "D2") == [28]
    assert [image.line for image in document.images] == [32, 45]


def test_another_picture_first_is_no_repetition():
    document = read_text(
        front("title: T\nimage: https://example.org/a.jpg", "![B](https://example.org/b.jpg)\n\nText.\n")
    )
    assert "b.jpg" in document.body and lines_of(document, "D2") == []


def test_what_a_person_must_put_right_is_reported():
    document = read_file("front-matter.md")
    assert warned(document, "D3") == [28, 32, 45]
    assert warned(document, "D4") == [13]
    assert warned(document, "D5") == [32, 45]
    assert warned(document, "D6") == [32]
    assert {warning.code for warning in document.warnings if warning.is_blocking} == {"D3", "D6"}


def test_good_pictures_are_left_in_peace():
    document = read_text(
        '## Rooms\n\n![A door](/media/a.jpg "The door")\n\n![A chair](/media/b.jpg "A diagram of the steps")\n\n![A chair](/media/b.jpg)\n\nText here.\n'
    )
    assert [warning.code for warning in document.warnings if warning.code in ("D3", "D4", "D5", "D6")] == []
    assert repaired(document, "D7") == []


def test_a_credit_in_a_caption_is_kept_with_the_picture():
    document = read_text(
        '## Rooms\n\n![A door](https://example.org/a.jpg "The door. Photo by Ada on Pexels")\n\nText here.\n'
    )
    assert document.images[0].credit and document.images[0].credit.creator == "Ada"
    assert warned(document, "D5") == []
