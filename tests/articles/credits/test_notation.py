"""A credit line is taken apart in whatever way clinics write it; what it does not say stays empty."""

import pytest

from articles.credits import parse

ADA = "Ada Example"

LINES = {
    # Markdown and HTML links
    "Photo by [Ada Example](https://unsplash.com/@ada) on [Unsplash](https://unsplash.com/photos/x1)": (
        ADA, "Unsplash", "Unsplash"),
    "Photo by [ada example](https://unsplash.com/@ada?utm_source=x&utm_medium=referral) on Unsplash": (
        "ada example", "Unsplash", "Unsplash"),
    '<a href="https://www.pexels.com/@ada">Ada Example</a> / Pexels': (ADA, "Pexels", "Pexels"),
    "*Image by [Ada Example](https://pixabay.com/users/ada-1/) from [Pixabay](https://pixabay.com/)*": (
        ADA, "Pixabay", "Pixabay"),
    # Creative Commons
    "Image: Ada Example / CC BY 4.0": (ADA, "", "CC-BY-4.0"),
    "Ada Example, CC BY-SA 4.0 <https://creativecommons.org/licenses/by-sa/4.0>, via Wikimedia Commons": (
        ADA, "Wikimedia Commons", "CC-BY-SA-4.0"),
    "Ada Example / Wikimedia Commons / CC BY 2.0": (ADA, "Wikimedia Commons", "CC-BY-2.0"),
    "Foto: Ada Example / CC BY-SA 3.0 DE": (ADA, "", "CC-BY-SA-3.0"),
    "Photo credit: Ada Example via Flickr (CC BY-NC 2.0)": (ADA, "Flickr", "CC-BY-NC-2.0"),
    "“Blue vials” by Ada Example is licensed under CC BY-ND 2.0.": (ADA, "", "CC-BY-ND-2.0"),
    "Creative Commons Attribution-ShareAlike 4.0 International, Ada Example": (ADA, "", "CC-BY-SA-4.0"),
    "Photo: Wellcome Collection. Attribution 4.0 International (CC BY 4.0)": (
        "", "Wellcome Collection", "CC-BY-4.0"),
    "Ada Example, CC0, via Wikimedia Commons": (ADA, "Wikimedia Commons", "CC0-1.0"),
    "Public domain, via Wikimedia Commons": ("", "Wikimedia Commons", "PDM-1.0"),
    "CC BY": ("", "", "CC-BY"),
    # agencies and notices
    "© Getty Images": ("", "Getty Images", ""),
    "© 2023 Ada Example / Getty Images": (ADA, "Getty Images", ""),
    "(c) Ada Example. All rights reserved.": (ADA, "", ""),
    "iStock.com/adaexample": ("adaexample", "iStock", ""),
    "Shutterstock / Ada Example": (ADA, "Shutterstock", ""),
    "Bildnachweis: Ada Example/Adobe Stock": (ADA, "Adobe Stock", ""),
    "Foto: picture alliance / dpa / Ada Example": (ADA, "dpa", ""),
    "Photo: Ada Example / Picture House": (ADA, "Picture House", ""),
    "© 2024": ("", "", ""),
    # courtesy
    "Image courtesy of the National Cancer Institute": ("", "National Cancer Institute", ""),
    "courtesy of Dr Ada Example": ("Dr Ada Example", "", ""),
    "With kind permission of Example Clinic": ("Example Clinic", "", ""),
    "Mit freundlicher Genehmigung von Ada Example": (ADA, "", ""),
    # other languages
    "Foto von Ada Example auf Unsplash": (ADA, "Unsplash", "Unsplash"),
    "Crédit photo : Ada Example": (ADA, "", ""),
    "Photo de Ada Example sur Pexels": (ADA, "Pexels", "Pexels"),
    "Imagen: Ada Example": (ADA, "", ""),
    "Foto di Ada Example su Unsplash": (ADA, "Unsplash", "Unsplash"),
    "Beeld: Ada Example": (ADA, "", ""),
    "Fot. Ada Example": (ADA, "", ""),
    "Quelle: Wikipedia": ("", "Wikimedia Commons", ""),
    # several people
    "Photo: Ada Example and Bo Example": ("Ada Example; Bo Example", "", ""),
    "Photos: Ada Example, Bo Example and Cleo Example": ("Ada Example; Bo Example; Cleo Example", "", ""),
    "Photo: Smith & Sons Photography": ("Smith & Sons Photography", "", ""),
    "Ada Example | Unsplash": (ADA, "Unsplash", "Unsplash"),
    "Image credit: Ada Example": (ADA, "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("line", "parts"), LINES.items())
def test_creator_source_and_licence_are_found(line, parts):
    credit = parse(line)
    assert credit and (credit.creator, credit.source, credit.licence) == parts


@pytest.mark.parametrize(
    "line",
    [
        "A practitioner at work in a bright room.",
        "Photo: results after three sessions",
        "Image: fibroblast cells under a microscope",
        "Ada Example",
        "A clinic with attribution to nobody",
        "The source of exosomes matters",
        "",
    ],
)
def test_a_sentence_is_no_credit(line):
    assert parse(line) is None


def test_links_lead_to_the_maker_and_to_the_picture_there():
    credit = parse("Photo by [Ada](https://unsplash.com/@ada) on [Unsplash](https://unsplash.com/photos/x1)")
    assert (credit.creator_url, credit.source_url) == (
        "https://unsplash.com/@ada",
        "https://unsplash.com/photos/x1",
    )
    assert credit.licence_url == "https://unsplash.com/license"


def test_the_deed_of_a_country_is_kept():
    credit = parse("Ada Example, [CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/de/)")
    assert (credit.licence, credit.licence_url) == (
        "CC-BY-SA-3.0",
        "https://creativecommons.org/licenses/by-sa/3.0/de/",
    )


def test_title_changes_and_notice_are_kept_as_they_are_said():
    credit = parse("“Blue vials” by Ada Example (cropped), © 2020 Vial House, CC BY 4.0")
    assert (credit.title, credit.modification) == ("Blue vials", "cropped")
    assert credit.copyright_notice == "© 2020 Vial House"


@pytest.mark.parametrize(
    ("line", "tool"),
    [
        ("Image generated with Midjourney", "Midjourney"),
        ("KI-generiert (Midjourney)", "Midjourney"),
        ("AI-generated image", ""),
        ("Imagen generada con DALL·E 3", "DALL·E 3"),
    ],
)
def test_what_ai_made_is_said(line, tool):
    credit = parse(line)
    assert credit and credit.is_ai_generated and credit.ai_tool.casefold() == tool.casefold()


def test_an_agency_s_name_does_not_say_that_anybody_paid():
    assert parse("Photo: Ada Example / Shutterstock").licence == ""
