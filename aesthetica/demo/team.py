"""The invented people who write, treat and review."""

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from articles.models import Image, Practitioner


def load() -> int:
    """Adds the practitioners that are missing."""
    added = 0
    for position, row in enumerate(texts.rows("practitioners", "practitioner"), start=1):
        fields = {name: value for name, value in row.items() if name not in ("photo", "user")}
        fields |= {
            "photo": Image.objects.get(slug=row["photo"]),
            "user": signed_in_as(row["user"]) if "user" in row else None,
        }
        defaults = fields | {"is_demonstration": True, "position": position}
        added += Practitioner.objects.get_or_create(slug=row["slug"], defaults=defaults)[1]
    return added
