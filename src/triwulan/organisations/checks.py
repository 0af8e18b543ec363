"""What a row must be before it is written: SQLite would take a name of any length, PostgreSQL no zero byte."""

import re
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db.models import CharField, Field, Model, TextField
from django.utils.translation import gettext_lazy as _

from triwulan.core.predicates import Band, Scale, ScaleInvalid
from triwulan.organisations.crest import check_crest
from triwulan.organisations.models import Agency
from triwulan.organisations.refusals import OrganisationRefused

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE_BREAK = re.compile(r"[\n\r\t]")


def check_fields(row: Model) -> None:
    """OrganisationRefused for the first field that is empty, too long or unprintable; relations are the caller's."""
    relations = {field.name for field in row._meta.concrete_fields if field.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        name, sentences = next(iter(error.message_dict.items()))
        raise OrganisationRefused(sentences[0], name) from error
    for field in row._meta.concrete_fields:
        if isinstance(field, CharField | TextField) and _unprintable(field, getattr(row, field.attname)):
            raise OrganisationRefused(_("Isian ini memuat karakter yang tidak dapat dicetak."), field.name)


def check_agency(agency: Agency) -> None:
    check_fields(agency)
    if agency.time_zone not in available_timezones():
        sentence = _("Zona waktu “%s” tidak dikenal; contoh: Asia/Makassar.") % agency.time_zone
        raise OrganisationRefused(sentence, "time_zone")
    if agency.crest_svg:
        check_crest(agency.crest_svg)
    if agency.predicate_scale is not None:
        _check_scale(agency.predicate_scale)


def check_validity(first: date, last: date | None) -> None:
    """OrganisationRefused where the last day of a unit, a position or an agency comes before its first."""
    if last is not None and last < first:
        raise OrganisationRefused(_("Hari terakhir berlaku tidak boleh sebelum hari pertamanya."), "valid_to")


def _check_scale(stored: dict[str, Any]) -> None:
    """In the shape that `indicators.scales` reads."""
    try:
        bands = tuple(
            Band(None if lower is None else Decimal(str(lower)), str(label)) for lower, label in stored["bands"]
        )
        Scale(bands, inclusive=bool(stored.get("inclusive")))
    except ScaleInvalid as error:
        raise OrganisationRefused(error, "predicate_scale") from error
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise OrganisationRefused(
            _("Skala predikat tidak terbaca: isi batas bawah dan predikatnya."), "predicate_scale"
        ) from error


def _unprintable(field: Field[Any, Any], text: str | None) -> bool:
    if not text:
        return False
    one_line = isinstance(field, CharField)
    return bool(_CONTROL.search(text)) or (one_line and bool(_LINE_BREAK.search(text)))
