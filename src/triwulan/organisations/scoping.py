"""The manager of everything below a government: a query without its scope raises."""

from typing import Any

import django_scopes
from django.db import models


def ScopedManager(**dimensions: str) -> Any:  # noqa: N802 - stands where a class of that name would
    """`dimensions` name the scopes and how the model reaches them, e.g. agency="unit__agency".

    The class that django-scopes makes has no name a type checker could find, and every query would go unchecked. Under
    Django's own name, whose interface it has, each model's manager and related managers are typed.
    """
    manager = django_scopes.ScopedManager(**dimensions)
    type(manager).__module__ = models.Manager.__module__
    type(manager).__qualname__ = models.Manager.__qualname__
    return manager


def only_if(row: models.Model, **conditions: object) -> "models.QuerySet[Any]":
    """The row, while it is so: for `update`, whose number says whether it still was.

    Past the scope, in which the row was fetched: the scope's joins would put the conditions into a subquery, and
    PostgreSQL, having waited for another's update of the row, asks a subquery nothing anew. Both would win.
    """
    return type(row)._base_manager.filter(pk=row.pk, **conditions)
