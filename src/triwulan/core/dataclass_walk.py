"""A tree of frozen dataclasses and tuples, rewritten from its leaves up; what nothing touches stays the same object."""

import dataclasses
from collections.abc import Callable
from typing import Any


def rewritten(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, tuple):
        items = tuple(rewritten(item, change) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    changed = {name: new for name, old in fields.items() if (new := rewritten(old, change)) is not old}
    return change(dataclasses.replace(value, **changed) if changed else value)
