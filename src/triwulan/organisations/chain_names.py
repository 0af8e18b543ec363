"""Whose record a chain is: the record itself knows agencies and governments by their ids alone."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from triwulan.audit.chain import SYSTEM_CHAIN, chain_of
from triwulan.organisations.models import Agency, Government


def names_of(chains: Iterable[str]) -> dict[str, str]:
    """One whose owner is gone keeps its bare name."""
    with scopes_disabled():  # chains of every government are verified together
        agencies = {chain_of(pk, None): name for pk, name in Agency.objects.values_list("pk", "name")}
    governments = {chain_of(None, pk): name for pk, name in Government.objects.values_list("pk", "name")}
    known = agencies | governments | {SYSTEM_CHAIN: _("Sistem")}
    return {chain: known.get(chain, chain) for chain in chains}


def chain_of_agency(asked: str) -> str | None:
    """By id, code, short or whole name; None when it is none, or more than one."""
    words = Q(code__iexact=asked) | Q(short_name__iexact=asked) | Q(name__iexact=asked)
    if asked.isdecimal():
        words |= Q(pk=int(asked))
    with scopes_disabled():  # whoever may run this command reads all of it
        found = list(Agency.objects.filter(words).values_list("pk", flat=True)[:2])
    return chain_of(found[0], None) if len(found) == 1 else None
