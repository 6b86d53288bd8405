"""The decisions that the papers carry already, as records; a verification without a person counts no longer."""

from django.db import migrations
from django.utils import timezone

NAMELESS = "Verified without a name: to be verified again."
IMPORTED = "So it was recorded before decisions had a record."


def record(apps, schema_editor):
    using = schema_editor.connection.alias
    papers = apps.get_model("articles", "Citation").objects.using(using).exclude(state="unverified")
    checks = apps.get_model("articles", "CitationCheck").objects.using(using)
    now = timezone.now()
    for paper in papers.iterator():
        identified = {"doi": paper.doi, "pmid": paper.pmid, "url": paper.url}
        decision, by, reason = paper.state, paper.verified_by_id, ""
        if decision == "verified" and by is None:
            decision, reason = "unverified", NAMELESS
            papers.filter(pk=paper.pk).update(state="unverified", verified_at=None)
        elif decision != "verified":
            by, reason = None, paper.note or IMPORTED
        checks.create(
            citation=paper, decision=decision, by_id=by, at=paper.verified_at or now, reason=reason, **identified
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_citation_checks")]
    operations = [migrations.RunPython(record, migrations.RunPython.noop)]
