"""What is typed of a paper's place in the archive, and how long it is kept there."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy

from triwulan.documents.archive.filing import Filing
from triwulan.documents.archive.place import Place, read_place
from triwulan.documents.archive.retention import Retention
from triwulan.documents.models import Document, Fate, Security
from triwulan.documents.models.archive import MOST_YEARS
from triwulan.web.manage.dates import DayField

MOST_COPIES = 999


class PlaceForm(forms.Form):
    building = forms.CharField(label=gettext_lazy("Gedung"), required=False, max_length=80)
    room = forms.CharField(label=gettext_lazy("Ruang"), required=False, max_length=80)
    cabinet = forms.CharField(label=gettext_lazy("Lemari"), required=False, max_length=80)
    box = forms.CharField(label=gettext_lazy("Boks"), required=False, max_length=80)

    def place(self) -> Place:
        """A stroke parts the places, so none may stand within one but the last."""
        words = {name: " ".join(self.cleaned_data[name].replace("/", "-").split()) for name in PlaceForm.base_fields}
        return Place(**words, folder=self.cleaned_data.get("folder", "").strip())


class RetentionForm(forms.Form):
    classification = forms.CharField(label=gettext_lazy("Klasifikasi"), required=False, max_length=40)
    active = forms.IntegerField(
        label=gettext_lazy("Retensi aktif (tahun)"), min_value=0, validators=[MaxValueValidator(MOST_YEARS)]
    )
    inactive = forms.IntegerField(
        label=gettext_lazy("Retensi inaktif (tahun)"), min_value=0, validators=[MaxValueValidator(MOST_YEARS)]
    )
    fate = forms.ChoiceField(label=gettext_lazy("Nasib akhir"), choices=Fate.choices)
    security = forms.ChoiceField(label=gettext_lazy("Klasifikasi keamanan"), choices=Security.choices)

    def retention(self) -> Retention:
        entered = self.cleaned_data
        return Retention(entered["active"], entered["inactive"], entered["fate"])


class ArchiveForm(PlaceForm, RetentionForm):
    retention_from = DayField(
        label=gettext_lazy("Retensi dihitung sejak"),
        required=False,
        help_text=gettext_lazy("Ubah hanya bila berkasnya ditutup pada hari lain; kosong selama berkasnya terbuka"),
    )
    folder = forms.CharField(label=gettext_lazy("Map"), required=False, max_length=120)
    copies = forms.IntegerField(
        label=gettext_lazy("Jumlah rangkap"), validators=[MinValueValidator(1), MaxValueValidator(MOST_COPIES)]
    )
    note = forms.CharField(label=gettext_lazy("Keterangan retensi"), required=False, max_length=200)
    reason = forms.CharField(label=gettext_lazy("Alasan diubah"), max_length=200)
    field_order = (
        *("building", "room", "cabinet", "box", "folder", "copies"),
        *("classification", "retention_from", "active", "inactive", "fate", "note", "security", "reason"),
    )

    def filing(self) -> Filing:
        entered = self.cleaned_data
        return Filing(
            archive_place=str(self.place()),
            classification=entered["classification"],
            retention=self.retention(),
            retention_note=entered["note"],
            security=entered["security"],
            retention_from=entered["retention_from"],
            copies=entered["copies"],
        )


def kept(document: Document) -> dict[str, Any]:
    """What `ArchiveForm` begins with."""
    return {
        **read_place(document.archive_place)._asdict(),
        "copies": document.copies,
        "classification": document.classification,
        "active": document.active_years,
        "inactive": document.inactive_years,
        "fate": document.fate,
        "retention_from": document.retention_from,
        "note": document.retention_note,
        "security": document.security,
    }
