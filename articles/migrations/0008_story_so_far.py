"""Makes events final in the database, and writes the story that earlier records tell: versions, reviews, publishing.

A later migration that has SQLite make the table anew must run finalise() again: its triggers go with the old table.
"""

from collections.abc import Iterator
from itertools import batched

from django.db import migrations

FINAL = "events of a page are only ever added"
SQLITE = f"""
CREATE TRIGGER page_event_is_final BEFORE UPDATE ON articles_pageevent
BEGIN SELECT RAISE(ABORT, '{FINAL}'); END
"""
POSTGRESQL = f"""
CREATE FUNCTION page_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{FINAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER page_event_is_final BEFORE UPDATE OR DELETE ON articles_pageevent
FOR EACH ROW EXECUTE FUNCTION page_event_is_final()
"""
PORTION = 1000
ACTS = {"edit": "edited", "import": "imported", "revert": "restored"}


def finalise(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def unlock(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS page_event_is_final")
    else:
        schema_editor.execute("DROP TRIGGER IF EXISTS page_event_is_final ON articles_pageevent")
        schema_editor.execute("DROP FUNCTION IF EXISTS page_event_is_final")


def tell(apps, schema_editor):
    event = apps.get_model("articles", "PageEvent")
    events = event.objects.using(schema_editor.connection.alias)
    for model, field, name in (("Article", "article", "title"), ("TreatmentType", "treatment_type", "name")):
        pages = apps.get_model("articles", model).objects.using(events.db)
        for keys in batched(pages.order_by("pk").values_list("pk", flat=True).iterator(), 200, strict=False):
            told = {
                page.pk: (getattr(page, name) or page.slug or "–")[:200] for page in pages.filter(pk__in=keys)
            }
            acts = [*_records(apps, field, keys, events.db), *_states(pages, keys)]
            rows = (
                event(page_field=field, page_key=key, title=told[key], **act)
                for key, act in sorted(acts, key=lambda each: each[1]["at"])
            )
            for portion in batched(rows, PORTION, strict=False):
                events.bulk_create(portion)


def _records(apps, field, keys, using) -> Iterator[tuple[int, dict]]:
    def of_pages(model):
        return apps.get_model("articles", model).objects.using(using).filter(**{f"{field}__in": keys})

    for version in of_pages("Revision").defer("content").iterator(chunk_size=PORTION):
        act = "created" if (version.kind, version.number) == ("edit", 1) else ACTS[version.kind]
        yield getattr(version, f"{field}_id"), _act(
            act, version.created_by_id, version.created_at, version=version.number, note=version.note
        )
    for review in of_pages("Review").select_related("practitioner"):
        is_approval = review.decision == "approved"
        due = review.next_due_on.isoformat() if is_approval else ""
        yield getattr(review, f"{field}_id"), _act(
            "approved" if is_approval else "sent_back",
            review.by_id,
            review.decided_at,
            practitioner=review.practitioner.name,
            due=due,
            reason=review.reason[:500],
        )
    for accepted in of_pages("AcceptedFinding"):
        yield getattr(accepted, f"{field}_id"), _act(
            "findings_accepted",
            accepted.by_id,
            accepted.accepted_at,
            reason=accepted.reason[:500],
            rules=[accepted.rule],
        )


def _states(pages, keys) -> Iterator[tuple[int, dict]]:
    """The last time of each; earlier ones were not kept."""
    for page in pages.filter(pk__in=keys).select_related("live_revision"):
        if page.published_at:
            live = page.live_revision.number if page.live_revision else None
            yield page.pk, _act("published", page.published_by_id, page.published_at, version=live)
        if page.submitted_at:
            yield page.pk, _act("submitted", page.submitted_by_id, page.submitted_at)
        if page.withdrawn_at:
            yield (
                page.pk,
                _act(
                    "withdrawn",
                    page.withdrawn_by_id,
                    page.withdrawn_at,
                    reason=page.withdrawn_reason[:500],
                ),
            )


def _act(act, by, at, version=None, **detail) -> dict:
    detail = {name: value for name, value in detail.items() if value}
    return {"act": act, "by_id": by, "at": at, "version": version, "detail": detail | {"kept": True}}


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_page_events")]
    operations = [
        migrations.RunPython(finalise, unlock),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
