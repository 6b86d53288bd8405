"""The source documents as they are: every block of theirs renders."""

import html
import re
from pathlib import Path

import pytest

from articles.rendering import Rendering, reading_minutes, to_html

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside this checkout"),
]


def seed(number: int) -> str:
    [path] = SEEDS.glob(f"{number:03}_*.txt")
    text = path.read_text(encoding="utf-8")
    return re.split(r"^---\n", text, flags=re.MULTILINE)[2] if text.startswith("---") else text


def rendered(number: int) -> Rendering:
    return to_html(seed(number))


def test_seed_000_takes_six_to_seven_minutes_not_the_eight_it_states():
    assert reading_minutes(rendered(0).words) in (6, 7)


@pytest.mark.parametrize(("number", "shortest", "longest"), [(1, 4, 4), (2, 2, 2), (3, 12, 14), (4, 7, 8)])
def test_the_other_seeds_take_the_minutes_that_people_need(number, shortest, longest):
    assert shortest <= reading_minutes(rendered(number).words) <= longest


def test_seed_000_has_its_blocks():
    page = rendered(0).html
    assert page.count("callout-tip") == 1 and page.count("callout-did-you-know") == 1
    assert page.count('class="table-scroll"') == 1 and page.count('<ol class="steps">') == 1
    assert [entry.level for entry in rendered(0).contents] == [2] * 9


@pytest.mark.parametrize("number", range(5))
def test_no_word_of_a_seed_is_lost(number):
    source = re.sub(r"!\[.*?\]\(.*?\)|[*>#|]|\]\(.*?\)", " ", html.unescape(seed(number)))
    seen = set(re.findall(r"\w+", rendered(number).text))
    lost = {word for word in re.findall(r"[^\W\d_]\w+", source) if word not in seen}
    assert lost <= {"EXPERT", "TIP"}
