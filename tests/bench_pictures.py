"""How fast photos become files for the web, beside what Pillow needs for the encoding alone, and how much memory it takes."""

import io
import resource
import time

from tests import bench_scratch

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
    folder.cleanup()
