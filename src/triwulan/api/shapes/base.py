"""What all shapes share. `Shape` is what the API says, `Given` what it is told; each resource has one of either."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, model_validator

# What a figure can hold at most, and more than any text in this house needs.
MOST_DIGITS = 30
LONGEST_TEXT = 20_000


def as_number(value: Decimal) -> int | float:
    """A whole one as an integer; a fraction in the shortest decimal form that means it."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(as_number, return_type=int | float)]
"""A Decimal that leaves as a JSON number. Achievements are not rounded; 15 digits are exact."""


class Unusable(ValueError):
    """A sentence about what was sent; it becomes a 422 of its own words."""


def _no_truth(value: Any) -> Any:
    if isinstance(value, bool):
        raise Unusable(_("Tulis bilangan bulat, bukan true atau false."))
    return value


Whole = Annotated[int, BeforeValidator(_no_truth)]
"""Python counts true as 1; we do not."""

Instant = datetime
"""With the offset of the agency's time zone; see `instants.local`."""


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True)


class Given(BaseModel):
    """An unknown field is refused by name, unless it is null; null for a known one means: not given."""

    model_config = ConfigDict(extra="forbid", str_max_length=LONGEST_TEXT)

    @model_validator(mode="before")
    @classmethod
    def _usable(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        _refuse_unusable(data)
        return {key: value for key, value in data.items() if value is not None}


def _refuse_unusable(value: Any) -> None:
    """What no database stores and no figure is: NUL, half a character, a number of a thousand digits."""
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
            raise Unusable(_("Teks memuat karakter yang tidak dapat disimpan."))
    elif isinstance(value, dict):
        for key, inner in value.items():
            _refuse_unusable(key)
            _refuse_unusable(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_unusable(inner)
    elif isinstance(value, int | Decimal) and value and abs(Decimal(value).adjusted()) > MOST_DIGITS:
        raise Unusable(_("Angka terlalu panjang. Tulis paling banyak %(most)s angka.") % {"most": MOST_DIGITS})
