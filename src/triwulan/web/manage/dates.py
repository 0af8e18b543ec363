from typing import Any

from django import forms

from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)


def year_in(text: str, otherwise: int) -> int:
    """A year of the address; what is none, or one that no table of days off reaches, is the other."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) == len("2026") else 0
    return number if FIRST_YEAR <= number <= LAST_YEAR else otherwise
