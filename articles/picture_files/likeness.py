"""Pictures that look the same though their bytes differ: another size, another format, a little brighter."""

from PIL import Image as Pillow

NEAR = 3  # bits of 64; of four parts one is then the same, by which alike ones are looked up


def likeness(picture: Pillow.Image) -> str:
    """Sixteen hex digits that say where it gets brighter from left to right (difference hash); blank for a plain area."""
    small = picture.convert("L").resize((9, 8), Pillow.Resampling.LANCZOS).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (small[row * 9 + column + 1] > small[row * 9 + column])
    return f"{bits:016x}" if bits else ""


def distance(one: str, other: str) -> int:
    """In how many of 64 bits they differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def look_alike(one: str, other: str) -> bool:
    return bool(one and other) and distance(one, other) <= NEAR
