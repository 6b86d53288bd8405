"""What is done at the desk, and what its pages say."""

import re

DESK = "/admin/desk/"


def words(response):
    page = response.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index('class="desk"') :]))


def hidden(response):
    return dict(
        re.findall(
            r'<input type="hidden" name="(code|clinic|idempotency_key)" value="([^"]+)"',
            response.content.decode(),
        )
    )


def look_up(desk, clinic, text):
    return desk.post(DESK, {"code": text, "clinic": clinic.pk})
