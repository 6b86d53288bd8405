"""The records of catalogues of free pictures are read one to one."""

import json

from articles.credits.catalogue import read_json

OPENVERSE = {
    "title": "Vials",
    "creator": "Ada Example",
    "creator_url": "https://www.flickr.com/people/ada",
    "license": "by-sa",
    "license_version": "4.0",
    "license_url": "https://creativecommons.org/licenses/by-sa/4.0/",
    "source": "flickr",
    "foreign_landing_url": "https://www.flickr.com/photos/ada/1",
    "attribution": '"Vials" by Ada Example is licensed under CC BY-SA 4.0.',
}
WIKIMEDIA = {
    "query": {
        "pages": {
            "1": {
                "imageinfo": [
                    {
                        "descriptionurl": "https://commons.wikimedia.org/wiki/File:Vials.jpg",
                        "extmetadata": {
                            "Artist": {
                                "value": '<a href="//commons.wikimedia.org/wiki/User:Ada">Ada Example</a>'
                            },
                            "ObjectName": {"value": "Vials"},
                            "LicenseShortName": {"value": "CC BY-SA 3.0 de"},
                            "LicenseUrl": {
                                "value": "https://creativecommons.org/licenses/by-sa/3.0/de/deed.en"
                            },
                        },
                    }
                ]
            }
        }
    }
}


def test_openverse():
    credit = read_json(json.dumps(OPENVERSE))
    assert (credit.title, credit.creator, credit.source, credit.licence) == (
        "Vials",
        "Ada Example",
        "Flickr",
        "CC-BY-SA-4.0",
    )
    assert credit.source_url == OPENVERSE["foreign_landing_url"]


def test_openverse_public_domain():
    record = OPENVERSE | {"license": "pdm", "license_version": "1.0", "creator": None}
    credit = read_json(json.dumps(record))
    assert (credit.licence, credit.creators) == ("PDM-1.0", ())


def test_wikimedia_with_html_in_its_fields():
    credit = read_json(json.dumps(WIKIMEDIA))
    assert (credit.creator, credit.licence) == ("Ada Example", "CC-BY-SA-3.0")
    assert credit.creator_url == "https://commons.wikimedia.org/wiki/User:Ada"
    assert credit.source_url == "https://commons.wikimedia.org/wiki/File:Vials.jpg"


def test_an_unknown_author_is_nobody():
    record = {"extmetadata": {"Artist": {"value": "Unknown author"}, "LicenseShortName": {"value": "CC0"}}}
    assert read_json(json.dumps(record)).creators == ()


def test_other_words_are_no_record():
    for text in ("Photo: Ada", "[]", "{}", '{"title": 3}', '"x"'):
        assert read_json(text) is None
