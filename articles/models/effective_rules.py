"""The rules as they hold: those that are shipped, with the newest decisions of staff on top."""

from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max

from articles.compliance import rule_pack
from articles.compliance.rule_changes import changed
from articles.compliance.rule_pack import RulePack
from articles.models.rule_setting import RuleSetting

Stamp = tuple[int, int | None, datetime | None]


def effective_rules(until: int | None = None) -> RulePack:
    """The rules now, or as they were right after the change of that number (0: as shipped).

    Costs one small query; the rules themselves are put together once a process for each state.
    """
    totals = RuleSetting.objects.until(until).aggregate(Count("pk"), Max("pk"), Max("changed_at"))
    return _rules_at((totals["pk__count"], totals["pk__max"], totals["changed_at__max"]))


@lru_cache(maxsize=4)
def _rules_at(stamp: Stamp) -> RulePack:
    """The stamp counts, too: a change that was stored late may have a lower number than one that is known."""
    shipped = rule_pack()
    if not stamp[0]:
        return shipped
    changes = [setting.as_change() for setting in RuleSetting.objects.until(stamp[1]).newest()]
    return changed(shipped, changes, version=f"{shipped.version}+{stamp[1]}")
