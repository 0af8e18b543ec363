"""`{{ row.figure.value }}` is looked up in the way that nearly always holds; whatever else it is, Django finds out.

Django asks of each part of a name whether it is a key, an attribute or a place in a list, by trying one after the other,
and asks of each value whether it is a moment, a number, a lazy sentence. A page has thousands of names, and their values
are attributes of plain objects, and texts. When anything is otherwise, Django's own way is gone from the beginning: what a
template says stays the same (`tests/web/test_lookups.py`).
"""

import html
from collections.abc import Iterable
from typing import Any

from django.template.base import (
    FilterExpression,
    Variable,
    VariableDoesNotExist,
    VariableNode,
    render_value_in_context,
)
from django.template.smartif import TokenBase
from django.utils.safestring import SafeString

_SEVERAL = (list, tuple)


class _Otherwise(Exception):
    """No error: Django's way is taken."""


class _Name(Variable):
    __slots__ = ()

    def _resolve_lookup(self, context: Any) -> Any:
        try:
            return _looked_up(self.lookups or (), context)
        except VariableDoesNotExist:
            raise
        except Exception:  # noqa: BLE001 - Django goes the same way and raises it again, or knows what it stands for
            return super()._resolve_lookup(context)  # type: ignore[misc]  # an inner method, the stubs have none


def _looked_up(names: tuple[str, ...], context: Any) -> Any:
    found = _first(names[0], context)
    for name in names[1:]:
        if type(found) is dict:
            found = found[name]
        elif hasattr(type(found), "__getitem__"):
            raise _Otherwise
        else:
            found = getattr(found, name)
        if callable(found):
            found = _called(found)
    return found


def _first(name: str, context: Any) -> Any:
    for each in reversed(context.dicts):
        if name in each:
            if callable(each[name]):
                raise _Otherwise
            return each[name]
    if hasattr(context, name):
        raise _Otherwise
    raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (name, context))


def _called(found: Any) -> Any:
    """As templates call what they name; not what changes something, nor what is rather shown than called."""
    if getattr(found, "do_not_call_in_templates", False) or getattr(found, "alters_data", False):
        raise _Otherwise
    return found()


class _Shown(VariableNode):
    def render(self, context: Any) -> SafeString:
        found = self.filter_expression.resolve(context)
        if context.autoescape:
            if type(found) is SafeString:
                return found
            if type(found) is str:
                return SafeString(html.escape(found))
        return SafeString(render_value_in_context(found, context))


def quicken(node: object) -> None:
    """The names in what a template says, in place; not those of the nodes inside it."""
    if type(node) is VariableNode:
        node.__class__ = _Shown
    for held in list(vars(node).values()):
        _quicken_in(held)


def _quicken_in(held: object) -> None:
    if isinstance(held, FilterExpression):
        _quicken_in(held.var)
        _quicken_in([argument for _function, arguments in held.filters for _is_name, argument in arguments])
    elif type(held) is Variable:
        held.__class__ = _Name
    elif isinstance(held, TokenBase):
        quicken(held)
    elif isinstance(held, dict):
        _each(held.values())
    elif type(held) in _SEVERAL:
        _each(held)  # type: ignore[arg-type]  # one of the two


def _each(several: Iterable[object]) -> None:
    for one in several:
        _quicken_in(one)
