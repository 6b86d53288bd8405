"""D1: broken spans are decoded, correct letters beside them survive."""

import pytest

from articles.importers.mojibake import fix
from tests.articles.importers.reading import lines_of, read_text, repaired


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("collagen â€“ and more", "collagen – and more"),
        ("donâ€™t rush", "don’t rush"),
        ("âœ… done", "✅ done"),
        ("âš¡ quick", "⚡ quick"),
        ("ðŸ”‘ key", "🔑 key"),
        ("â€œhereâ€ and â€œthereâ€.", "“here” and “there”."),
        ("cafÃ© and Ãœber", "café and Über"),
        ("20 Â°C and Â£5", "20 °C and £5"),
        ("РџСЂРёРІРµС‚", "Привет"),
    ],
)
def test_broken_text_is_decoded(broken, right):
    assert fix(broken) == right


@pytest.mark.parametrize(
    "text",
    [
        "TGF-β – a “signal”, isn’t it? Décolleté, naïve, 20 °C, £5, ½",
        "✅ fine already",
        "«Экзосомы» — не лекарство",
        "LE CAFÉ” et après…",
        "HÂTE-TOI",
    ],
)
def test_correct_text_is_left_alone(text):
    assert fix(text) == text
    assert lines_of(read_text(text + ".\n"), "D1") == []


def test_a_broken_span_beside_correct_letters_is_one_repair():
    document = read_text("Décolleté and TGF-β â€“ both right, said “Zoë”.\n")
    assert document.body == "Décolleté and TGF-β – both right, said “Zoë”.\n"
    [(line, before, after)] = repaired(document, "D1")
    assert line == 1 and "â€“" in before and "–" in after


def test_each_site_is_a_repair_of_its_own():
    assert lines_of(read_text("Skin â€“ calm, dry â€“ needs rest.\nItâ€™s slow work to do.\n"), "D1") == [
        1,
        1,
        2,
    ]


def test_metadata_is_decoded_too():
    document = read_text("---\ntitle: Skin â€“ a primer\n---\n\nA text that says something.\n")
    assert document.title == "Skin – a primer" and lines_of(document, "D1") == [2]


def test_russian_read_as_latin_is_decoded_and_put_up_for_a_look():
    document = read_text("Ýêçîñîìû íå ëåêàðñòâî.\n")
    assert document.body == "Экзосомы не лекарство.\n"
    assert "D1" in {warning.code for warning in document.warnings}
