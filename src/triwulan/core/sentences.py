"""Sentences of the arithmetic and of the SOP's reader, in the language of whoever is served.

The source is Indonesian. What serves people lends its catalogue with `speak_with`; where nobody does, as in
`triwulan sop`, Indonesian it stays.
"""

from collections.abc import Callable

INDONESIAN = "id"


def _indonesian() -> str:
    return INDONESIAN


_translate: Callable[[str], str] = str
_language: Callable[[], str] = _indonesian


def speak_with(translate: Callable[[str], str], language: Callable[[], str]) -> None:
    """For the whole process; both answer for whoever is served at the moment they are asked."""
    global _translate, _language
    _translate, _language = translate, language


def say(template: str, /, **values: object) -> str:
    """`template` and its %(named)s values; without values a percent sign is only itself."""
    words = _translate(template)
    return words % values if values else words


def term(words: str) -> str:
    """Marks for the catalogue what a table holds and `say` says later."""
    return words


def is_english() -> bool:
    return _language().startswith("en")
