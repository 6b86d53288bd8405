"""Which of two texts a page shows on a day: the same for everybody who opens it, without a cookie.

Each page alternates from day to day, so that over two weeks every weekday has had both texts on it; a keyed hash
decides which text a page begins with, so that on any day about half of the pages show either and nobody can choose.
"""

from datetime import date

from django.utils.crypto import salted_hmac


def shows_second_text(promotion_id: int, path: str, day: date) -> bool:
    """Whether the page (its path, without query) shows the promotion's second text on that local day."""
    digest = salted_hmac("clinics.text_assignment", f"{promotion_id} {path}", algorithm="sha256").digest()
    return (digest[0] + day.toordinal()) % 2 == 1
