"""Fills the new columns of what is on record: days, first sendings, counts, and the scope of terms."""

from django.db import migrations
from django.db.models import Count, Min, OuterRef, Subquery
from django.utils import timezone


def fill(apps, schema_editor):
    _days_of_leads(apps.get_model("clinics", "Lead"))
    _first_sendings(apps.get_model("clinics", "PromoCode"), apps.get_model("clinics", "OutgoingEmail"))
    _redeemed_counts(apps.get_model("clinics", "Promotion"), apps.get_model("clinics", "Redemption"))
    _scopes(apps.get_model("clinics", "PromotionTerms"))


def _days_of_leads(lead):
    for each in lead.objects.only("created_at").iterator(chunk_size=1000):
        lead.objects.filter(pk=each.pk).update(day=timezone.localdate(each.created_at))


def _first_sendings(promo_code, email):
    sent = email.objects.filter(promo_code=OuterRef("pk"), status="sent").order_by()
    first = sent.values("promo_code").annotate(first=Min("sent_at")).values("first")
    promo_code.objects.update(sent_at=Subquery(first))


def _redeemed_counts(promotion, redemption):
    live = redemption.objects.filter(voided_at=None).order_by()
    for row in live.values("promo_code__lead__promotion").annotate(count=Count("pk")):
        promotion.objects.filter(pk=row["promo_code__lead__promotion"]).update(redeemed_count=row["count"])


def _scopes(terms):
    """The promotion as it stands: where codes counted until now."""
    for each in terms.objects.select_related("promotion"):
        each.clinics.set(each.promotion.clinics.all())
        each.treatment_types.set(each.promotion.treatments.all())
        terms.objects.filter(pk=each.pk).update(new_clients_only=each.promotion.new_clients_only)


class Migration(migrations.Migration):
    dependencies = [("clinics", "0003_client_journey")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
