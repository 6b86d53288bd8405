"""Text in every encoding that clinics hand over, misread once, twice or in one paragraph only; correct text stays."""

import pytest
from ftfy import bad_codecs

from articles.importers import read

bad_codecs.ok()
TEXTS = {
    "German": "Das Gefäß ist rot – und die „Haut“ heilt für fünf Tage.",
    "French": "La séance dure moins d’une heure, et l’œil reste fermé…",
    "English": "The patient’s skin — “calm” and naïve — café.",
    "Spanish": "¿Cuánto dura? La piel del niño está roja un día.",
}
RUSSIAN = "Плазма богата тромбоцитами и помогает коже восстанавливаться после процедуры."
POLISH = "Osocze uzyskuje się z krwi pacjenta i podaje tego samego dnia, łagodząc żółte ślady."


def body(raw):
    return read(raw, name="text.txt").body.strip()


def misread(text, times=1):
    for _time in range(times):
        text = text.encode().decode("sloppy-windows-1252")
    return text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_text_is_read_in_its_encoding(text, codec):
    assert body(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("text", "codec"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "utf-16"), (POLISH, "cp1250"), (TEXTS["German"], "mac-roman"), (TEXTS["French"], "mac-roman"), (TEXTS["Spanish"], "latin-1")]
)  # fmt: skip
def test_other_scripts_and_old_standards_are_read_too(text, codec):
    assert body(text.encode(codec)) == text


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("text", [*TEXTS.values(), POLISH, RUSSIAN], ids=[*TEXTS, "Polish", "Russian"])
def test_a_text_misread_once_or_twice_is_whole_again(text, times):
    assert body(misread(text, times).encode()) == text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_misread_paragraph_among_correct_ones_is_repaired_alone(text):
    whole = f"{TEXTS['English']}\n\n{{}}\n\n{TEXTS['German']}"
    assert body(whole.format(misread(text)).encode()) == whole.format(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ångström and Ærø, naïve façade, señor Muñoz — ¿qué?",
        "x² + y³ = ½, 80 °C ± 2 µm, 5 € – 10 €",
        "„So“ sagte sie, «ainsi» dit-elle, “so” he said, ‘so’ they said.",
        "L’été à Orléans, l’œuvre, Škoda, žába, Łódź",
        "ΑΒΓ αβγ, 日本語のテキスト, кожа, 😀 ✓ ™",
        "The Å is a letter. Å’s ring is round.",
    ],
)
def test_correct_text_and_its_quotes_are_never_touched(text):
    found = read(f"A text: {text} And more of it.".encode(), name="text.txt")
    assert text in found.body and not [each for each in found.repairs if each.code == "D1"]
