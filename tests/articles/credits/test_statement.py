"""What readers are told is made by the rules of the licence, and what is missing is named."""

from articles.credits import Credit, missing, statement


def credit(**parts):
    return Credit(**{"creators": ("Ada Example",), "source": "Flickr", **parts})


def test_creative_commons_names_title_author_source_and_licence():
    line = statement(credit(title="Vials", licence="CC-BY-4.0", modification="cropped"))
    assert line == "“Vials” · Ada Example / Flickr · CC BY 4.0 · changed: cropped"


def test_a_library_that_asks_for_no_title_gets_none():
    assert statement(credit(title="Vials", source="Unsplash", licence="Unsplash")) == (
        "Ada Example / Unsplash · Unsplash License"
    )


def test_several_people_are_named_together():
    assert statement(Credit(creators=("A B", "C D", "E F"))) == "A B, C D and E F"


def test_a_notice_stands_where_nobody_is_named_and_nothing_is_said_twice():
    assert statement(Credit(source="Getty Images", copyright_notice="© Getty Images")) == "© Getty Images"
    assert statement(Credit(source="Flickr", copyright_notice="© 2024 Vials")) == "© 2024 Vials · Flickr"


def test_what_ai_made_is_said_with_its_tool():
    assert statement(Credit(is_ai_generated=True, ai_tool="Example")) == "made by AI (Example)"


def test_nothing_known_is_nothing_said():
    assert statement(Credit()) == ""


def test_what_the_licence_asks_for_and_nobody_knows_is_asked_for():
    assert missing(Credit(licence="CC-BY")) == ["version", "creator", "source"]
    assert missing(credit(licence="CC-BY-4.0")) == []
    assert missing(credit(licence="other")) == ["licence_url"]
    assert missing(Credit(licence="CC0-1.0")) == []
    assert missing(credit()) == ["licence"]
