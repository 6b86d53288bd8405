"""The search index: documents and words as rows, and the full-text index that each database makes from them."""

import django.db.models.deletion
from django.db import migrations, models


SQLITE = (
    """
    CREATE VIRTUAL TABLE articles_search_document USING fts5(
        title_stems, name_stems, body_stems, labels,
        content='articles_searchdocument', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER articles_search_document_added AFTER INSERT ON articles_searchdocument BEGIN
        INSERT INTO articles_search_document(rowid, title_stems, name_stems, body_stems, labels)
        VALUES (new.id, new.title_stems, new.name_stems, new.body_stems, new.labels);
    END
    """,
    """
    CREATE TRIGGER articles_search_document_removed AFTER DELETE ON articles_searchdocument BEGIN
        INSERT INTO articles_search_document(articles_search_document, rowid, title_stems, name_stems, body_stems, labels)
        VALUES ('delete', old.id, old.title_stems, old.name_stems, old.body_stems, old.labels);
    END
    """,
    """
    CREATE TRIGGER articles_search_document_changed AFTER UPDATE ON articles_searchdocument BEGIN
        INSERT INTO articles_search_document(articles_search_document, rowid, title_stems, name_stems, body_stems, labels)
        VALUES ('delete', old.id, old.title_stems, old.name_stems, old.body_stems, old.labels);
        INSERT INTO articles_search_document(rowid, title_stems, name_stems, body_stems, labels)
        VALUES (new.id, new.title_stems, new.name_stems, new.body_stems, new.labels);
    END
    """,
    """
    CREATE VIRTUAL TABLE articles_search_word USING fts5(
        grams, content='articles_searchword', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER articles_search_word_added AFTER INSERT ON articles_searchword BEGIN
        INSERT INTO articles_search_word(rowid, grams) VALUES (new.id, new.grams);
    END
    """,
    """
    CREATE TRIGGER articles_search_word_removed AFTER DELETE ON articles_searchword BEGIN
        INSERT INTO articles_search_word(articles_search_word, rowid, grams) VALUES ('delete', old.id, old.grams);
    END
    """,
)
SQLITE_UNDONE = (
    "DROP TRIGGER articles_search_document_added",
    "DROP TRIGGER articles_search_document_removed",
    "DROP TRIGGER articles_search_document_changed",
    "DROP TABLE articles_search_document",
    "DROP TRIGGER articles_search_word_added",
    "DROP TRIGGER articles_search_word_removed",
    "DROP TABLE articles_search_word",
)
POSTGRESQL = (
    """
    ALTER TABLE articles_searchdocument ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, title_stems), 'A')
        || setweight(to_tsvector('simple'::regconfig, name_stems), 'B')
        || setweight(to_tsvector('simple'::regconfig, body_stems), 'C')
        || setweight(to_tsvector('simple'::regconfig, labels), 'D')
    ) STORED
    """,
    # In the row itself: the planner would not count what it costs to fetch vectors from elsewhere, and read them all.
    "ALTER TABLE articles_searchdocument ALTER COLUMN vector SET STORAGE MAIN",
    "CREATE INDEX articles_searchdocument_vector ON articles_searchdocument USING gin (vector)",
    """
    ALTER TABLE articles_searchword ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, grams)) STORED
    """,
    "CREATE INDEX articles_searchword_vector ON articles_searchword USING gin (vector)",
)
POSTGRESQL_UNDONE = (
    "ALTER TABLE articles_searchdocument DROP COLUMN vector",
    "ALTER TABLE articles_searchword DROP COLUMN vector",
)


def make_indexes(apps, schema_editor):
    _execute(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def drop_indexes(apps, schema_editor):
    _execute(schema_editor, {"sqlite": SQLITE_UNDONE, "postgresql": POSTGRESQL_UNDONE})


def _execute(schema_editor, statements):
    # A cursor, not schema_editor.execute: a trigger's body holds semicolons of its own.
    with schema_editor.connection.cursor() as cursor:
        for statement in statements[schema_editor.connection.vendor]:
            cursor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0001_content'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40, unique=True, verbose_name='word')),
                ('stem', models.CharField(db_index=True, max_length=40, verbose_name='stem')),
                ('grams', models.TextField(verbose_name='letters in threes')),
            ],
            options={
                'verbose_name': 'search word',
                'verbose_name_plural': 'search words',
            },
        ),
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.TextField(verbose_name='title')),
                ('text', models.TextField(verbose_name='text')),
                ('title_stems', models.TextField(verbose_name='stems of the title')),
                ('name_stems', models.TextField(verbose_name='stems of other names')),
                ('body_stems', models.TextField(verbose_name='stems of the text')),
                ('labels', models.TextField(verbose_name='what it can be filtered by')),
                ('article', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.article')),
                ('treatment_type', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.treatmenttype')),
            ],
            options={
                'verbose_name': 'search document',
                'verbose_name_plural': 'search documents',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', False), ('treatment_type__isnull', True)), models.Q(('article__isnull', True), ('treatment_type__isnull', False)), _connector='OR'), name='searchdocument_belongs_to_one_page'), models.UniqueConstraint(condition=models.Q(('article__isnull', False)), fields=('article',), name='searchdocument_once_per_article'), models.UniqueConstraint(condition=models.Q(('treatment_type__isnull', False)), fields=('treatment_type',), name='searchdocument_once_per_treatment')],
            },
        ),
        migrations.RunPython(make_indexes, drop_indexes, elidable=False),
    ]
