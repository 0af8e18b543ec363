"""What finishing a task may be told. Several ways of saying the same are understood; this is what they come to."""

from typing import Any

from django.utils.translation import gettext as _
from pydantic import Field, field_validator, model_validator

from triwulan.api.shapes.base import Given, Unusable

_FITS = {"sesuai", "cocok", "benar", "ok", "ya", "fits"}
_FIX = {"perbaiki", "tidak", "salah", "fix"}
_MARK_WORDS = ("fits", "mark", "verdict")
_NOTE_WORDS = ("note", "reason")
Place = int | str
"""A position or a unit: its id, or what people call it."""


class RecipientIn(Given):
    """A plain id or title means a recipient with the drafted defaults; without `indicators` he gets the drafted ones."""

    position: Place
    indicators: list[str] | None = None
    instruction: str = ""
    coordinator: bool = False

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, data: Any) -> Any:
        return {"position": data} if isinstance(data, int | str) else data

    @field_validator("position", mode="before")
    @classmethod
    def _no_truth(cls, value: Any) -> Any:
        if isinstance(value, bool):
            raise Unusable(_("Penerima disebut dengan nomor, nama jabatan, atau nama pengguna pemegangnya."))
        return value

    @field_validator("indicators", mode="before")
    @classmethod
    def _codes(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value


class MarkIn(Given):
    """`true`, "sesuai", `false` and "perbaiki" mean themselves; also {mark|verdict: …, note|reason: …}."""

    fits: bool
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _as_said(cls, data: Any) -> Any:
        if isinstance(data, bool | str):
            return {"fits": _fits(data)}
        if not isinstance(data, dict):
            return data
        mark: dict[str, Any] = {key: value for key, value in data.items() if key not in {*_MARK_WORDS, *_NOTE_WORDS}}
        said = [data[word] for word in _MARK_WORDS if data.get(word) is not None]
        notes = [data[word] for word in _NOTE_WORDS if data.get(word) is not None]
        if said:
            mark["fits"] = _fits(said[0])
        if notes:
            mark["note"] = notes[0]
        return mark


class FinishIn(Given):
    """Nothing of it is required but what the step's kind of work asks for: an empty body takes every drafted default.

    `marks` and `recommendations` are keyed by indicator code; lists of {indicator, mark, note} and {indicator, text}
    are understood too. `without_late` is the reason for starting without the units that have not handed over.
    """

    outcome: str | None = None
    reason: str = ""
    note: str = ""
    recipients: list[RecipientIn] | None = None
    marks: dict[str, MarkIn] = Field(default_factory=dict)
    recommendations: dict[str, str] = Field(default_factory=dict)
    without_late: str = ""
    urgency: str = Field(default="", max_length=20)
    archive_place: str = Field(default="", max_length=200)
    units: list[Place] = Field(default_factory=list)

    @field_validator("marks", mode="before")
    @classmethod
    def _marks_by_code(cls, value: Any) -> Any:
        return by_indicator(value)

    @field_validator("recommendations", mode="before")
    @classmethod
    def _texts_by_code(cls, value: Any) -> Any:
        return by_key(value, ("indicator", "code"), ("text", "recommendation"))


class StartIn(Given):
    """`without_late` is the reason; without one the task waits on."""

    without_late: str = ""


def by_indicator(value: Any) -> Any:
    """A list of objects, keyed by their indicator; anything else as it is."""
    if not _is_list_of_objects(value):
        return value
    keyed: dict[str, Any] = {}
    for item in value:
        rest = {key: inner for key, inner in item.items() if key not in {"indicator", "code"}}
        _put(keyed, item.get("indicator", item.get("code")), rest)
    return keyed


def by_key(value: Any, keys: tuple[str, str], texts: tuple[str, str]) -> Any:
    """[{key, text}] as {key: text}, under either of the two names of each."""
    if not _is_list_of_objects(value):
        return value
    keyed: dict[str, Any] = {}
    for item in value:
        unknown = set(item) - {*keys, *texts}
        if unknown:
            raise Unusable(_("Isian “%(field)s” tidak dikenal.") % {"field": min(unknown)})
        _put(keyed, item.get(keys[0], item.get(keys[1])), item.get(texts[0], item.get(texts[1])))
    return keyed


def _put(keyed: dict[str, Any], key: Any, value: Any) -> None:
    if not isinstance(key, str) or not key.strip():
        raise Unusable(_("Setiap butir daftar harus menyebut untuk apa ia ditulis, misalnya kode indikatornya."))
    if key in keyed:
        raise Unusable(_("“%(key)s” disebut dua kali.") % {"key": key})
    keyed[key] = value


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _fits(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = value.strip().casefold()
    if word in _FITS or word in _FIX:
        return word in _FITS
    raise Unusable(_("Tanda “%(value)s” tidak dikenal. Tulis “sesuai” atau “perbaiki”.") % {"value": value})
