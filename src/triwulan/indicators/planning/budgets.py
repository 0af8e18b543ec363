"""What a program, kegiatan or sub kegiatan may spend in a year, what it planned to, and what it did; entered by hand, in whole rupiah."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.core.numbers import NumberUnreadable, format_rupiah, number_from
from triwulan.core.roman import to_roman
from triwulan.indicators.entry import Entered, decimals_of
from triwulan.indicators.models import Budget, BudgetChange, Node
from triwulan.indicators.planning.texts import line_faults, one_line
from triwulan.indicators.refusals import PlanRefused

PLANNED = (1, 2, 3)
"""The quarters whose plan is entered: by the end of the fourth the whole ceiling is to be spent."""

_MOST = Decimal(10) ** 15


@dataclass(frozen=True)
class EnteredBudget:
    """As typed; `planned` and `spent` by quarter, each from the beginning of the year to the quarter's end."""

    ceiling: Entered = None
    planned: Mapping[int, Entered] = field(default_factory=dict)
    spent: Mapping[int, Entered] = field(default_factory=dict)


@transaction.atomic
def set_budget(*, node: Node, year: int, entered: EnteredBudget, actor: Actor, reason: str = "") -> Budget | None:
    """Set all of a node's year; None where nothing was entered, which also takes an earlier entry away.

    Another ceiling than the one that was there needs a reason; the first is kept. PlanRefused with every fault; what
    changes nothing writes nothing.
    """
    former = Budget.objects.select_for_update().filter(node=node, year=year).first()
    shall = _read(node, year, entered)
    faults = _change_faults(node, former, shall, reason)
    if faults:
        raise PlanRefused(*(f"{node.name}: {fault}" for fault in faults))
    if former is not None and (shall is None or shall.ceiling != former.ceiling):
        _keep(former, shall, reason, actor)
    if shall is None:
        if former is not None:
            _note(former, "budget_set", actor, _plan(former), None)
            former.delete()
        return None
    before = (_plan(former), former.spent) if former else (None, {})
    columns = {"ceiling": shall.ceiling, "planned": shall.planned, "spent": shall.spent}
    if former is not None and former.first_ceiling is None and former.ceiling != shall.ceiling:
        columns["first_ceiling"] = former.ceiling
    budget, _created = Budget.objects.update_or_create(node=node, year=year, defaults=columns)
    if before[0] != _plan(budget):
        _note(budget, "budget_set", actor, before[0], _plan(budget), reason)
    if before[1] != budget.spent:
        _note(budget, "spending_recorded", actor, before[1], budget.spent)
    return budget


def _change_faults(node: Node, former: Budget | None, shall: Budget | None, reason: str) -> list[str]:
    if not node.is_coded:
        return [_("Anggaran hanya untuk program, kegiatan dan sub kegiatan.")]
    if former is None:
        return []
    if shall is None:
        return [_("Realisasinya sudah tercatat, jadi anggarannya tidak dapat dihapus.")] if former.spent else []
    if shall.ceiling != former.ceiling and not one_line(reason):
        facts = {"before": format_rupiah(former.ceiling), "after": format_rupiah(shall.ceiling)}
        return [_("Pagu berubah dari %(before)s menjadi %(after)s. Tulis alasannya, misalnya nomor DPPA.") % facts]
    return [*line_faults(_("Alasan"), one_line(reason), 500, needed=False)]


def _keep(former: Budget, shall: Budget | None, reason: str, actor: Actor) -> None:
    BudgetChange.objects.create(
        node=former.node,
        year=former.year,
        before=former.ceiling,
        after=shall.ceiling if shall else None,
        reason=one_line(reason),
        changed_at=clock.now(),
        changed_by_id=actor.person_id,
    )


def _read(node: Node, year: int, entered: EnteredBudget) -> Budget | None:
    """Unsaved, as it shall be."""
    faults: list[str] = []
    ceiling = rupiah_from(entered.ceiling, _("Pagu"), faults)
    planned = _amounts(entered.planned, _("Rencana s.d. TW %s"), faults)
    spent = _amounts(entered.spent, _("Realisasi s.d. TW %s"), faults)
    if not faults:
        faults = _contradictions(ceiling, planned, spent)
    if faults:
        raise PlanRefused(*(f"{node.name}: {fault}" for fault in faults))
    if ceiling is None:
        return None
    return Budget(node=node, year=year, ceiling=ceiling, planned=_stored(planned), spent=_stored(spent))


def _contradictions(ceiling: Decimal | None, planned: dict[int, Decimal], spent: dict[int, Decimal]) -> list[str]:
    if ceiling is None:
        return [_("Pagu belum diisi. Isi pagunya, atau kosongkan seluruh barisnya.")] if planned or spent else []
    return [
        *_against(ceiling, planned, _("Rencana s.d. TW %s"), _("Periksa rencana atau pagunya.")),
        *_against(ceiling, spent, _("Realisasi s.d. TW %s"), _("Perbarui pagunya dahulu bila anggaran berubah.")),
    ]


def _against(ceiling: Decimal, amounts: dict[int, Decimal], label: str, advice: str) -> list[str]:
    """What adds up through the year neither falls nor exceeds the year's whole."""
    quarters = sorted(amounts)
    faults = [
        _("%(what)s lebih kecil daripada TW %(former)s. Isi jumlah sejak awal tahun.")
        % {"what": label % to_roman(quarter), "former": to_roman(former)}
        for former, quarter in pairwise(quarters)
        if amounts[quarter] < amounts[former]
    ]
    over = next((quarter for quarter in quarters if amounts[quarter] > ceiling), None)
    if over is not None:
        facts = {
            "what": label % to_roman(over),
            "amount": format_rupiah(amounts[over]),
            "ceiling": format_rupiah(ceiling),
            "advice": advice,
        }
        faults.append(_("%(what)s %(amount)s melebihi pagu %(ceiling)s. %(advice)s") % facts)
    return faults


def _amounts(entered: Mapping[int, Entered], label: str, faults: list[str]) -> dict[int, Decimal]:
    read = {quarter: rupiah_from(typed, label % to_roman(quarter), faults) for quarter, typed in entered.items()}
    return {quarter: amount for quarter, amount in sorted(read.items()) if amount is not None}


def rupiah_from(typed: Entered, label: str, faults: list[str]) -> Decimal | None:
    if typed is None or (isinstance(typed, str) and not typed.strip()):
        return None
    try:
        number = number_from(typed)
    except NumberUnreadable as unreadable:
        faults.append(f"{label}: {unreadable.sentence}")
        return None
    if number < 0 or number >= _MOST or decimals_of(number):
        faults.append(_("%s: isi rupiah utuh, tidak negatif, paling banyak 15 angka.") % label)
        return None
    return number


def _stored(amounts: dict[int, Decimal]) -> dict[str, str]:
    return {str(quarter): f"{amount:f}" for quarter, amount in amounts.items()}


def _plan(budget: Budget) -> dict[str, object]:
    return {"ceiling": f"{budget.ceiling:.0f}", "planned": budget.planned}


def _note(budget: Budget, action: str, actor: Actor, before: object, after: object, reason: str = "") -> None:
    agency = budget.node.plan.agency
    record(
        action,
        actor=actor,
        subject=Subject("budget", budget.pk, agency.pk, agency.government_id),
        facts={
            "programme": str(budget.node),
            "year": budget.year,
            "before": before,
            "after": after,
            **({"reason": one_line(reason)} if one_line(reason) else {}),
        },
    )
