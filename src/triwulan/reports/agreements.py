"""What a position promises in a year, and what of it no longer is as its Perjanjian Kinerja says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from triwulan.core.numbers import format_number, format_rupiah
from triwulan.core.quarters import Quarter
from triwulan.documents.blocks import Cell, GroupRow, Table
from triwulan.documents.content import Paper, from_json
from triwulan.documents.imprint import Imprint, Signature
from triwulan.documents.kinds import perjanjian_kinerja
from triwulan.documents.kinds.perjanjian_kinerja import Budgeted, PerjanjianKinerja, Promised
from triwulan.documents.letterheads import overseer_of, signature_by
from triwulan.documents.models import Document, Signing
from triwulan.indicators.measured import goal_words
from triwulan.indicators.models import Horizon, Indicator, Node, Target, TargetChange
from triwulan.indicators.queries import targets_of, valid_in, with_rules
from triwulan.indicators.spending import Spending, spending_by
from triwulan.organisations.models import Position
from triwulan.organisations.queries import holders_of, today


@dataclass(frozen=True)
class Share:
    """The indicators a position answers for, by the places that are its own or because it owns them; and its budgets.

    `signers` are the position itself and its superior, `reasons` why a target was last revised, by indicator.
    """

    position: Position
    year: int
    indicators: tuple[Indicator, ...]
    targets: Mapping[tuple[int, int | None], Target]
    budgets: tuple[Spending, ...]
    signers: tuple[Signature, Signature | None]
    reasons: Mapping[int, str]

    @property
    def total(self) -> Decimal:
        return sum((one.ceiling for one in self.budgets), Decimal(0))


def shares_of(positions: Sequence[Position], year: int) -> list[Share]:
    """In a fixed number of queries; needs the agency's scope. Positions with their superiors and agency loaded."""
    owned = Q(node__position__in=positions) | Q(owner__in=positions)
    indicators = list(with_rules(Indicator.objects.filter(valid_in(year), owned)).order_by("order", "id"))
    targets = {(one.indicator_id, one.quarter): one for one in targets_of(indicators, [year])}
    nodes: dict[int, set[int]] = {}
    for pk, held in Node.objects.filter(position__in=positions).values_list("pk", "position_id"):
        nodes.setdefault(held or 0, set()).add(pk)
    spendings, reasons, signatures = spending_by(Quarter(year, 4)), _reasons(indicators, year), _signatures(positions)
    return [
        Share(
            position,
            year,
            tuple(one for one in indicators if position.pk in (one.owner_id, one.node.position_id)),
            targets,
            tuple(_budgets(nodes.get(position.pk, set()), spendings)),
            signatures[position.pk],
            reasons,
        )
        for position in positions
    ]


def share_of(position: Position, year: int) -> Share:
    return shares_of([position], year)[0]


def papers_in_force(positions: Sequence[Position], year: int, kind: str) -> dict[int, Document]:
    """By position, the last that no other has replaced."""
    rows = Signing.objects.filter(position__in=positions, order=0, document__kind=kind, document__year=year)
    rows = rows.filter(document__superseded_by=None).select_related("document__agency").order_by("document_id")
    return {row.position_id: row.document for row in rows}


def current(position: Position, year: int, kind: str) -> Document | None:
    return papers_in_force([position], year, kind).get(position.pk)


def changes_of(share: Share, document: Document | None) -> tuple[str, ...]:
    """Why the agreement has to be changed, a phrase each; none while it still is as it stands."""
    if document is None:
        return ()
    was, now = from_json(document.content), agreement_paper(share, imprint_of(document))
    return (*_signer_changes(was, now), *_row_changes(was, now, _reasons_by_name(share)))


def agreement_paper(share: Share, imprint: Imprint, changes: tuple[str, ...] = ()) -> Paper:
    first, second = share.signers
    return perjanjian_kinerja.compose(
        PerjanjianKinerja(
            imprint=imprint,
            year=str(share.year),
            first=first,
            second=second,
            promises=tuple(
                Promised(
                    one.node.promise,
                    one.name,
                    _goal(share, one),
                )
                for one in share.indicators
            ),
            budgets=tuple(_budgeted(one) for one in share.budgets),
            total=format_number(share.total, 0),
            changes=changes,
        )
    )


def _signatures(positions: Sequence[Position]) -> dict[int, tuple[Signature, Signature | None]]:
    """Without a superior in the agency: its head signs with whom the agency names outside it, anybody else alone."""
    if not positions:
        return {}
    both = {each.pk: each for one in positions for each in (one, one.superior) if each is not None}
    holders = holders_of(both, today(positions[0].unit.agency))
    written = {pk: signature_by(position, holders.get(pk)) for pk, position in both.items()}
    return {one.pk: (written[one.pk], written[one.superior.pk] if one.superior else _outside(one)) for one in positions}


def _outside(position: Position) -> Signature | None:
    return overseer_of(position.unit.agency) if position.unit.parent_id is None else None


def _budgets(nodes: set[int], spendings: Sequence[Spending]) -> Iterable[Spending]:
    """For an own program its kegiatan, for a sasaran its programs: what is one step below, or itself where nothing is."""
    for top in spendings:
        if top.node.objective.pk in nodes and top.node.pk not in nodes:
            yield top
            continue
        for _depth, one in top.walk():
            if one.node.pk in nodes and one.node.parent_id not in nodes:
                yield from one.below or (one,)


def _budgeted(one: Spending) -> Budgeted:
    before = f"semula {format_rupiah(one.first_ceiling)}" if one.first_ceiling is not None else ""
    return Budgeted(str(one.node), format_number(one.ceiling, 0), before)


def _goal(share: Share, indicator: Indicator, quarter: int | None = None) -> str:
    target = share.targets.get((indicator.pk, quarter))
    return goal_words(indicator, target.value if target else None, target.upper if target else None)


def imprint_of(document: Document) -> Imprint:
    """The new paper is compared and not printed: what differs by its number is no change."""
    paper = from_json(document.content)
    return Imprint(paper.letterhead, paper.number, paper.date, paper.place, paper.verification)


def _signer_changes(was: Paper, now: Paper) -> Iterable[str]:
    before = {one.position: one.name for one in was.signers}
    for one in now.signers:
        if one.position not in before:
            yield f"{one.position} ikut menandatangani"
        elif before[one.position] != one.name:
            yield f"{one.position} berganti dari {before[one.position] or 'kosong'} menjadi {one.name or 'kosong'}"


def _reasons(indicators: Sequence[Indicator], year: int) -> dict[int, str]:
    revised = TargetChange.objects.filter(indicator__in=indicators, year=year, quarter=None, horizon=Horizon.YEAR)
    rows = revised.exclude(reason="").order_by("changed_at", "id")
    return dict(rows.values_list("indicator_id", "reason"))


def _reasons_by_name(share: Share) -> dict[str, str]:
    return {one.name: share.reasons[one.pk] for one in share.indicators if one.pk in share.reasons}


def _row_changes(was: Paper, now: Paper, reasons: Mapping[str, str]) -> Iterable[str]:
    for words, place in (("target {name}", 0), ("anggaran {name}", 1)):
        before, after = _amounts(was, place), _amounts(now, place)
        for name in {**before, **after}:
            old, new = before.get(name, "tidak ada"), after.get(name, "tidak ada")
            if old != new:
                because = f" ({reasons[name]})" if name in reasons and place == 0 else ""
                yield f"{words.format(name=name)} dari {old} menjadi {new}{because}"


def _amounts(paper: Paper, place: int) -> dict[str, str]:
    """Of the annex's first table: indicator and target; of its second: program and ceiling."""
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    if len(tables) <= place:
        return {}
    name, amount = ((2, 3), (1, 2))[place]
    rows = [row for row in tables[place].rows if not isinstance(row, GroupRow)]
    return {_text(row[name]): _text(row[amount]) for row in rows}


def _text(cell: str | Cell) -> str:
    found = cell.text if isinstance(cell, Cell) else cell
    return found if isinstance(found, str) else "".join(run.text for run in found)
