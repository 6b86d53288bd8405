"""How fast photos become files for the web, beside what Pillow needs for the encoding alone, and how much memory it takes."""

import io
import resource
import shutil
import time

from tests import bench_scratch
from tests.bench_server import PORT, server

PHOTOS, DRAWN, SIZE = 100, 5, (6000, 4000)


def report_pictures(photos: int = PHOTOS) -> None:
    """Photos of 24 megapixels through the library; the aim is the time of the encoding plus a fifth, in 600 MB."""
    from articles.models import Image

    drawn = [_photo(number) for number in range(DRAWN)]
    encoding = sum(_encoding(data) for data in drawn) / DRAWN * photos
    started = time.perf_counter()
    for number in range(photos):
        each = (
            drawn[number % DRAWN] + str(number).encode()
        )  # behind the end of the picture: other bytes, the same photo
        Image.objects.take_in(io.BytesIO(each), title=f"Photo {number}")
    taken = time.perf_counter() - started
    while Image.objects.prepare_next():
        pass
    whole = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"pictures    {photos} photos of {SIZE[0] * SIZE[1] / 1e6:.0f} megapixels: taken in {taken:.1f} s, all sizes {whole:.1f} s,"
        f" {whole / encoding:.2f} of the encoding (aim: 1.20), {memory:.0f} MB at most (aim: 600)"
    )


def report_page_weight() -> None:
    """What a telephone loads for an article with six pictures before anybody scrolls, and whether anything jumps."""
    if not (chromium := shutil.which("chromium") or shutil.which("google-chrome")):
        print("page weight skipped: no Chromium is installed")
        return
    path = _article_with_pictures()
    with server():
        loaded, above, jump = _on_a_phone(chromium, f"http://127.0.0.1:{PORT}{path}")
    print(
        f"page weight {above / 1024:.0f} KB of pictures above the fold of an article with six (aim: 250),"
        f" {loaded / 1024:.0f} KB loaded ahead of scrolling; layout shift {jump:.3f} (aim: 0)"
    )


def _article_with_pictures() -> str:
    from articles.models import Article, Image

    hero, *others = Image.objects.exclude(renditions=[]).order_by("pk")[:6]
    parts = "\n\n".join(
        f'## Part {number}\n\n{"What is known of skin and what is not. " * 20}\n\n![A soft area](image:{image.slug} "A soft area")'
        for number, image in enumerate(others)
    )
    article = Article.objects.create(
        title="Six pictures", slug="six-pictures", excerpt="Pictures.", body=parts, hero=hero
    )
    article.publish(by=None, override_reason="A page for measuring.")
    return article.get_absolute_url()


def _on_a_phone(chromium: str, url: str) -> tuple[int, int, float]:
    """Bytes of all pictures loaded, of those above the fold, and the sum of layout shifts; 390 by 844 pixels, three for one."""
    from playwright.sync_api import sync_playwright

    sizes: dict[str, int] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=3)
        page.on(
            "response",
            lambda answer: sizes.update({answer.url: len(answer.body())} if "/media/" in answer.url else {}),
        )
        page.add_init_script(
            "window.jump = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.jump += e.value))"
            ".observe({type: 'layout-shift', buffered: true})"
        )
        page.goto(url, wait_until="networkidle")
        seen = page.evaluate(
            "[...document.images].filter(i => i.getBoundingClientRect().top < innerHeight).map(i => i.currentSrc)"
        )
        jump = page.evaluate("window.jump")
        browser.close()
    return sum(sizes.values()), sum(sizes.get(each, 0) for each in seen), jump


def _encoding(data: bytes) -> float:
    """Seconds that Pillow's encoders need for the sizes of one photo, one after the other."""
    from articles.picture_files import open_picture, sizes

    wanted = list(sizes.drawn(open_picture(io.BytesIO(data)).picture))
    started = time.perf_counter()
    for each in wanted:
        sizes.encoded(each)
    return time.perf_counter() - started


def _photo(number: int) -> bytes:
    """A JPEG with the grain and the soft areas of a photo."""
    from PIL import Image as Pillow
    from PIL import ImageFilter

    small = Pillow.effect_noise((150, 100), 90 + number % 20).filter(ImageFilter.GaussianBlur(3))
    soft = small.resize(SIZE, Pillow.Resampling.BICUBIC)
    grain = Pillow.effect_noise((1500, 1000), 12).resize(SIZE)
    grey = Pillow.blend(soft, grain, 0.25)
    file = io.BytesIO()
    Pillow.merge("RGB", (grey, soft, grain)).save(file, "JPEG", quality=90)
    return file.getvalue()


if __name__ == "__main__":
    folder = bench_scratch.set_up()
    report_pictures()
    report_page_weight()
    folder.cleanup()
