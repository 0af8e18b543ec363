"""A page asks many times who holds what, and what is measured where; while it only reads, the first answer is kept.

Never around what changes something: an action must see what became true while it waited for its turn.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.db.models import Model
from django_scopes import get_scope

_R = TypeVar("_R")

_answers: ContextVar[dict[Hashable, object] | None] = ContextVar("answers", default=None)


@contextmanager
def answers_remembered() -> Iterator[None]:
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def remembered(question: Hashable, ask: Callable[[], list[_R]]) -> list[_R]:
    """The same question in another scope is another one."""
    kept = _answers.get()
    if kept is None:
        return ask()
    key = (question, tuple(sorted((name, _plain(value)) for name, value in get_scope().items())))
    if key not in kept:
        kept[key] = ask()
    found: list[_R] = kept[key]  # type: ignore[assignment]
    return list(found)


def _plain(value: object) -> str:
    values = value if isinstance(value, (list, tuple)) else [value]
    return repr([each.pk if isinstance(each, Model) else each for each in values])
