"""The first form anybody fills in: whose system this is, and who keeps it."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from triwulan.core.nip import NipInvalid, parse_nip
from triwulan.organisations.models import Person

ZONES = (
    ("Asia/Jakarta", _("WIB (Asia/Jakarta)")),
    ("Asia/Makassar", _("WITA (Asia/Makassar)")),
    ("Asia/Jayapura", _("WIT (Asia/Jayapura)")),
)

OFFICE = (
    "government",
    "region_code",
    "name",
    "short_name",
    "place",
    "address",
    "phone",
    "website",
    "agency_email",
    "time_zone",
)
KEEPER = ("front_title", "person", "back_title", "nip", "username", "email", "password", "again")


class StartForm(forms.Form):
    government = forms.CharField(
        label=_("Pemerintah daerah"), max_length=200, help_text=_("Misalnya: Kabupaten Jeneponto")
    )
    region_code = forms.CharField(
        label=_("Kode wilayah"), max_length=13, required=False, help_text=_("Kode Kemendagri, misalnya 73.04")
    )
    name = forms.CharField(
        label=_("Perangkat daerah"), max_length=200, help_text=_("Nama lengkap, seperti pada kop surat")
    )
    short_name = forms.CharField(
        label=_("Nama pendek"), max_length=60, required=False, help_text=_("Misalnya: Dinas Kominfo")
    )
    place = forms.CharField(label=_("Kota pada tanggal surat"), max_length=80, help_text=_("Misalnya: Bontosunggu"))
    address = forms.CharField(
        label=_("Alamat pada kop surat"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    phone = forms.CharField(label=_("Telepon"), max_length=60, required=False)
    website = forms.CharField(label=_("Laman"), max_length=120, required=False)
    agency_email = forms.EmailField(label=_("Pos-el dinas"), max_length=120, required=False)
    time_zone = forms.ChoiceField(label=_("Zona waktu"), choices=ZONES, initial="Asia/Makassar")

    front_title = forms.CharField(label=_("Gelar depan"), max_length=40, required=False)
    person = forms.CharField(label=_("Nama administrator"), max_length=150, help_text=_("Tanpa gelar"))
    back_title = forms.CharField(label=_("Gelar belakang"), max_length=80, required=False)
    nip = forms.CharField(
        label="NIP", max_length=30, required=False, help_text=_("NIP 18 angka, boleh memakai spasi; boleh kosong")
    )
    username = forms.CharField(
        label=_("Nama pengguna"), max_length=60, help_text=_("Untuk masuk, misalnya admin"), initial="admin"
    )
    email = forms.EmailField(
        label=_("Pos-el administrator"), required=False, help_text=_("Untuk menyetel ulang kata sandi")
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Sekurangnya delapan huruf atau angka, tidak mudah ditebak"),
    )
    again = forms.CharField(
        label=_("Ulangi kata sandi"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    @property
    def office(self) -> list[forms.BoundField]:
        return [self[name] for name in OFFICE]

    @property
    def keeper(self) -> list[forms.BoundField]:
        return [self[name] for name in KEEPER]

    def clean_nip(self) -> str:
        typed: str = self.cleaned_data["nip"]
        try:
            return parse_nip(typed) if typed.strip() else ""
        except NipInvalid as invalid:
            raise forms.ValidationError(invalid.sentence) from invalid

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", _("Kedua kata sandi tidak sama."))
        if password:
            person = Person(username=cleaned.get("username", ""), name=cleaned.get("person", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return cleaned
