from django.db import models

from triwulan.documents.models.document import Document
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class DocumentText(models.Model):
    """What a paper is found by: `head` since it is in the register, `body` and `scans` once the worker has read them.

    Both databases keep their full text beside it by themselves (migration 0014: triggers on SQLite, a generated column on
    PostgreSQL), so that whatever writes a row, a restored backup too, is found. A migration that rebuilds this table on
    SQLite has to make its triggers anew.
    """

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True, related_name="text")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="document_texts")
    marks = models.CharField(max_length=200, help_text="agency, kind, year, quarter, unit, each as one word")
    head = models.TextField()
    body = models.TextField(blank=True)
    scans = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    def __str__(self) -> str:
        return self.head[:40]
