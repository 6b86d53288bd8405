"""The pages and files of the report, read as figures."""

import csv
import io
import re
import zipfile
from datetime import UTC, datetime, timedelta
from html import unescape

from django.urls import reverse

from clinics.models import OfferView

PAGE = "/admin/reports/promotions/"
# In summer London is an hour ahead of UTC: 1 June begins at 23:00 UTC of 31 May.
JUNE = {"from": "2026-06-01", "to": "2026-06-14"}
FIRST_MOMENT = datetime(2026, 5, 31, 23, tzinfo=UTC)
AFTER_LAST_MOMENT = datetime(2026, 6, 14, 23, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def see(promotion, day, count, path, source=""):
    OfferView.objects.create(promotion=promotion, day=day, path=path, source=source, count=count)


def table(client, name, days=JUNE):
    """The rows of a file, without its header."""
    response = client.get(reverse(f"report_promotions_{name}"), days)
    assert response.status_code == 200
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    return {row[0]: row[1:] for row in rows[1:]}


def sheet(workbook):
    return zipfile.ZipFile(io.BytesIO(workbook)).read("xl/worksheets/sheet1.xml").decode()


def cells(workbook):
    """Rows of a workbook as text; None for a blank cell within a row."""
    rows = []
    for row in re.findall(r"<row [^>]*>(.*?)</row>", sheet(workbook)):
        found = {
            "ABCDEFGHIJ".index(place): unescape(text)
            for place, text in re.findall(r'<c r="([A-J])\d+"[^>]*>(?:<is><t[^>]*>|<v>)(.*?)</', row)
        }
        rows.append([found.get(place) for place in range(len(rows[0]) if rows else len(found))])
    return rows


TOGETHER = ["57", "5", "5", "4", "2", "0.0877", "1.0", "0.8", "0.4"]
COUNTED = {
    "week": {
        "2026-06-01": ["33", "3", "3", "3", "2", "0.0909", "1.0", "1.0", "0.6667"],
        "2026-06-08": ["24", "2", "2", "1", "0", "0.0833", "1.0", "0.5", "0.0"],
        "Together": TOGETHER,
    },
    "promotion": {
        "First": ["33", "3", "3", "3", "2", "0.0909", "1.0", "1.0", "0.6667"],
        "Second": ["24", "2", "2", "1", "0", "0.0833", "1.0", "0.5", "0.0"],
        "Together": TOGETHER,
    },
    "source": {
        "Direct": ["27", "2", "2", "1", "0", "0.0741", "1.0", "0.5", "0.0"],
        "news": ["20", "2", "2", "2", "2", "0.1", "1.0", "1.0", "1.0"],
        "search.example": ["10", "1", "1", "1", "0", "0.1", "1.0", "1.0", "0.0"],
        "Together": TOGETHER,
    },
    "page": {
        "/articles/prp/": ["30", "2", "2", "2", "2", "0.0667", "1.0", "1.0", "1.0"],
        "/treatments/prp/": ["24", "2", "2", "1", "0", "0.0833", "1.0", "0.5", "0.0"],
        "Not recorded": ["0", "1", "1", "1", "0", "", "1.0", "1.0", "0.0"],
        "/articles/ageing/": ["3", "0", "0", "0", "0", "0.0", "", "", ""],
        "Together": TOGETHER,
    },
    "treatment": {
        "Platelet-rich plasma": ["54", "4", "4", "3", "2", "0.0741", "1.0", "0.75", "0.5"],
        "Microneedling": ["30", "2", "2", "2", "2", "0.0667", "1.0", "1.0", "1.0"],
        "No treatment in particular": ["3", "1", "1", "1", "0", "0.3333", "1.0", "1.0", "0.0"],
        "Together": TOGETHER,
    },
    "clinic": {"North": ["2", "1", "0.5"], "Together": ["2", "1", "0.5"]},
}
