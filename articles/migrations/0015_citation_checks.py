"""What was decided about a paper becomes a record of its own; verifying gets its own permission."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_comments'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CitationCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('verified', 'Read at its source and verified'), ('mismatch', 'Does not say what is claimed'), ('unidentifiable', "Can't be identified"), ('unverified', 'Decision taken back'), ('changed', 'Changed after verification')], editable=False, max_length=14, verbose_name='decision')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='at')),
                ('reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                ('doi', models.CharField(blank=True, editable=False, max_length=120, verbose_name='DOI')),
                ('pmid', models.CharField(blank=True, editable=False, max_length=12, verbose_name='PubMed number')),
                ('url', models.CharField(blank=True, editable=False, max_length=400, verbose_name='address')),
            ],
            options={
                'verbose_name': 'check of a paper',
                'verbose_name_plural': 'checks of papers',
                'ordering': ['-at', '-pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.AlterModelOptions(
            name='citation',
            options={'ordering': ['authors', 'year', 'key'], 'permissions': [('verify_citation', 'May say that a paper was read at its source')], 'verbose_name': 'citation', 'verbose_name_plural': 'citations'},
        ),
        migrations.AddField(
            model_name='citationcheck',
            name='by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='citationcheck',
            name='citation',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='articles.citation', verbose_name='citation'),
        ),
        migrations.AddConstraint(
            model_name='citationcheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'verified'), _negated=True), ('by__isnull', False), _connector='OR'), name='citationcheck_verified_has_person'),
        ),
        migrations.AddConstraint(
            model_name='citationcheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'verified'), _negated=True), models.Q(('doi', ''), _negated=True), models.Q(('pmid', ''), _negated=True), models.Q(('url', ''), _negated=True), _connector='OR'), name='citationcheck_verified_has_identifier'),
        ),
        migrations.AddConstraint(
            model_name='citationcheck',
            constraint=models.CheckConstraint(condition=models.Q(('decision', 'verified'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='citationcheck_has_reason'),
        ),
    ]
