"""What is typed and counted reads the same in both languages: "1.234,5" and "03/04/2026" never change their meaning."""

from django.conf.locale.id.formats import (  # type: ignore[import-untyped]  # of Django itself
    DATE_INPUT_FORMATS,
    DATETIME_INPUT_FORMATS,
    DECIMAL_SEPARATOR,
    NUMBER_GROUPING,
    THOUSAND_SEPARATOR,
    TIME_INPUT_FORMATS,
)

__all__ = [
    "DATETIME_INPUT_FORMATS",
    "DATE_FORMAT",
    "DATE_INPUT_FORMATS",
    "DECIMAL_SEPARATOR",
    "NUMBER_GROUPING",
    "THOUSAND_SEPARATOR",
    "TIME_INPUT_FORMATS",
]

DATE_FORMAT = "j F Y"
