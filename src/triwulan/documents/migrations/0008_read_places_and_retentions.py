"""What stood as a line in the register becomes figures and rows: retention, box, folder. What cannot be read is a note."""

import re
from typing import Any

from django.db import migrations

FATES = {"musnah": "musnah", "permanen": "permanen", "dinilai kembali": "dinilai_kembali"}
ACTIVE = re.compile(r"(?<!in)aktif\D{0,12}(\d{1,2})\b")
INACTIVE = re.compile(r"inaktif\D{0,12}(\d{1,2})\b")
# Of the kinds' first guess, for what says nothing.
YEARS = (1, 2)


def read(apps: Any, _editor: Any) -> None:
    document = apps.get_model("documents", "Document")
    folders = _Folders(apps)
    rows = document.objects.order_by("pk").values_list("pk", "agency_id", "retention", "archive_place")
    for pk, agency, retention, line in list(rows):
        document.objects.filter(pk=pk).update(folder_id=folders.at(agency, line), **_retention(retention))


def _retention(text: str) -> dict[str, Any]:
    said = text.lower()
    active, inactive = ACTIVE.search(said), INACTIVE.search(said)
    fate = next((code for words, code in FATES.items() if words in said), "dinilai_kembali")
    whole = bool(active and inactive and any(words in said for words in FATES))
    return {
        "active_years": int(active[1]) if active else YEARS[0],
        "inactive_years": int(inactive[1]) if inactive else YEARS[1],
        "fate": fate,
        "retention_note": "" if whole else text,
    }


class _Folders:
    """Each box and folder once; the database's own order is not asked."""

    def __init__(self, apps: Any) -> None:
        self.box, self.folder = (apps.get_model("documents", name) for name in ("ArchiveBox", "ArchiveFolder"))
        self.known: dict[tuple[int, str], int] = {}

    def at(self, agency: int, line: str) -> int | None:
        if not line.strip():
            return None
        if (agency, line) not in self.known:
            cabinet, name, folder = ([part.strip() for part in line.split("/", 2)] + ["", ""])[:3]
            box, _new = self.box.objects.get_or_create(agency_id=agency, cabinet=cabinet[:80], name=name[:80])
            row, _new = self.folder.objects.get_or_create(box=box, name=folder[:120])
            self.known[agency, line] = row.pk
        return self.known[agency, line]


def write(apps: Any, _editor: Any) -> None:
    document = apps.get_model("documents", "Document")
    words = {code: said for said, code in FATES.items()}
    rows = document.objects.order_by("pk")
    for row in rows.only("pk", "active_years", "inactive_years", "fate", "retention_note").iterator():
        said = f"Aktif {row.active_years} tahun, inaktif {row.inactive_years} tahun, {words[row.fate]}"
        document.objects.filter(pk=row.pk).update(retention=(row.retention_note or said)[:120], folder=None)
    apps.get_model("documents", "ArchiveFolder").objects.all().delete()
    apps.get_model("documents", "ArchiveBox").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_archive_as_data")]

    operations = [migrations.RunPython(read, write)]
