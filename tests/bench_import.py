"""How fast an import is and how much memory it takes, by the command and from files, as people run it."""

import random
import resource
import sys
import tempfile
import time
from io import StringIO
from pathlib import Path

WORDS = [
    "skin",
    "collagen",
    "plasma",
    "needle",
    "clinic",
    "the",
    "the",
    "the",
    "of",
    "of",
    "and",
    "and",
    "a",
    "is",
    "are",
    "was",
    "for",
    "with",
    "from",
    "after",
    "before",
    "under",
    "over",
    "light",
    "deep",
    "slow",
    "week",
    "month",
    "patient",
    "nurse",
    "doctor",
    "room",
    "cream",
    "water",
    "sun",
    "heat",
    "cold",
    "red",
    "calm",
    "dry",
    "soft",
    "firm",
    "new",
    "old",
    "small",
    "large",
    "many",
    "few",
    "most",
    "some",
    "none",
    "treat",
    "heal",
    "rest",
    "wait",
]
AIM, SIZES = 200, (100, 1000)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Articles of 10 KB a second into the database; the peak of memory must not grow with their number."""
    for size in sizes:
        seconds = _import(size)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"import      {size / seconds:8.0f} of {size:,} articles of 10 KB a second (aim: {AIM}), peak {peak:.0f} MB"
        )


def _import(size: int) -> float:
    from django.core.management import call_command

    with tempfile.TemporaryDirectory(prefix="aesthetica-bench-import-") as folder:
        for number in range(size):
            (Path(folder) / f"bench-{size}-{number}.md").write_text(document(f"{size}-{number}"), "utf-8")
        started = time.perf_counter()
        call_command("import_articles", folder, stdout=StringIO())
        return time.perf_counter() - started


def document(name: str) -> str:
    """10 KB with front matter."""
    return f"---\ntitle: Imported {name}\nslug: imported-{name}\nkeywords: [skin, collagen]\n---\n\n{body(name)}\n"


def body(name: object) -> str:
    """Ten parts of one paragraph each, every one in other words."""
    dice = random.Random(str(name))
    return "\n\n".join(f"## Part {part} of {name}\n\n{_paragraph(dice)}" for part in range(10))


def _paragraph(dice: random.Random) -> str:
    sentences = (" ".join(dice.choices(WORDS, k=dice.randint(6, 18))) for _sentence in range(16))
    return " ".join(f"{sentence.capitalize()}." for sentence in sentences)


if __name__ == "__main__":
    from tests import bench_scratch

    kept = bench_scratch.set_up()
    main(tuple(map(int, sys.argv[1:])) or SIZES)
    kept.cleanup()
