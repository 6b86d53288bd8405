"""How often the offers were seen in the demonstration's twelve weeks: synthetic counts that fit its leads."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random

from django.db.models import Count

from clinics.models import Lead, OfferView

Key = tuple[int, date, str, str]  # promotion, day, page, source
MORE_DAYS = 3  # other days on which the same page was seen and nobody may have asked


def load() -> int:
    """Adds the counts, once; they say that many more people saw an offer than asked."""
    if OfferView.objects.exists():
        return 0
    random, seen, asked = Random("views"), Counter[Key](), dict(_asked())
    days = {
        promotion: sorted({key[1] for key in asked if key[0] == promotion}) for promotion, *_rest in asked
    }
    for (promotion, day, path, source), count in asked.items():
        seen[promotion, day, path, source] += count * random.randint(5, 14)
        for other in random.sample(days[promotion], min(MORE_DAYS, len(days[promotion]))):
            seen[promotion, other, path, source] += random.randint(2, 9)
    rows = [
        OfferView(promotion_id=promotion, day=day, path=path, source=source, count=count)
        for (promotion, day, path, source), count in seen.items()
    ]
    return len(OfferView.objects.bulk_create(rows))


def _asked() -> Iterator[tuple[Key, int]]:
    """How many asked, by promotion, day, page and source."""
    leads = Lead.objects.genuine().order_by("promotion", "day", "source_path", "utm_source", "referrer_host")
    grouped = leads.values_list("promotion", "day", "source_path", "utm_source", "referrer_host")
    for promotion, day, path, utm_source, host, asked in grouped.annotate(asked=Count("pk")):
        yield (promotion, day, path, utm_source or host), asked
