"""The cascade of a plan: what may stand where, and what is ended because it is in use."""

from dataclasses import replace
from typing import Any

import pytest
from django_scopes import scopes_disabled

from tests.indicators.cast import Office, make_indicator, make_office
from tests.plans import objective_of, plan_of, programme_of
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Indicator, Level, Node, Plan
from triwulan.indicators.planning import (
    NodeSpec,
    PlanRefused,
    PlanSpec,
    add_node,
    add_plan,
    change_node,
    change_plan,
    end_node,
    move_node,
    plan_near,
    remove_node,
)

pytestmark = pytest.mark.django_db

PROGRAMME = NodeSpec(level="program", code="2.20.02", name="Penyelenggaraan Statistik Sektoral")
ACTIVITY = NodeSpec(level="kegiatan", code="2.20.02.2.01", name="Penyelenggaraan Statistik di Kabupaten")


def add(office: Office, spec: NodeSpec, parent: Node | None = None) -> Node:
    return add_node(plan=plan_of(office.agency), spec=spec, parent=parent, actor=SYSTEM)


def last_entry() -> tuple[str, dict[str, Any]]:
    entry = Entry.objects.last()
    assert entry is not None
    return entry.action, entry.facts


def test_a_cascade_grows_from_the_vision_to_the_sub_kegiatan(office: Office) -> None:
    node = None
    for level in (Level.VISION, Level.MISSION, Level.GOAL, Level.OBJECTIVE):
        node = add(office, NodeSpec(level=level, name=f" {level.label}\n baru "), node)
    objective = node
    for spec in (PROGRAMME, ACTIVITY, NodeSpec(level="sub_kegiatan", code="2.20.02.2.01.0017", name="Rekomendasi")):
        node = add(office, spec, node)
    assert node is not None
    assert (node.objective, str(node.programme), str(node)) == (
        objective,
        "2.20.02 Penyelenggaraan Statistik Sektoral",
        "2.20.02.2.01.0017 Rekomendasi",
    )
    assert [(each.code, each.name) for each in Node.objects.filter(level="sasaran").order_by("pk")] == [
        ("S1", "Statistik makin baik"),
        ("S2", "Sasaran strategis baru"),
    ]
    facts = {"level": "sub_kegiatan", "node": str(node), "parent": f"{ACTIVITY.code} {ACTIVITY.name}"}
    assert last_entry() == ("node_added", facts)


@pytest.mark.parametrize(
    ("spec", "sentences"),
    [
        (
            NodeSpec(level="apa", name=" "),
            [
                "Nama belum diisi.",
                "Tingkat “apa” tidak dikenal. Pilih: visi, misi, tujuan, sasaran, program, kegiatan, sub_kegiatan.",
            ],
        ),
        (replace(PROGRAMME, code=""), ["Kode belum diisi.", "Program tidak dapat berada di bawah Program."]),
        (replace(ACTIVITY, code="4.1"), ["Kode 4.1 tidak termasuk 2.20.02. Kode di bawahnya diawali 2.20.02."]),
        (replace(ACTIVITY, code="K/1"), ["Kode K/1 bukan kode nomenklatur. Contoh: 2.16.02 atau 2.16.02.2.01.0017."]),
        (replace(ACTIVITY, name="K" * 501), ["Nama paling panjang 500 huruf."]),
        (replace(ACTIVITY, valid_from=2023), ["Tahun berlakunya harus berurutan, dari 2024 sampai 2028."]),
        (
            replace(ACTIVITY, valid_from=2026, valid_to=2025),
            ["Tahun berlakunya harus berurutan, dari 2024 sampai 2028."],
        ),
        (
            NodeSpec(level="sasaran", code="s1", name="Lain"),
            ["Sasaran strategis tidak dapat berada di bawah Program.", "Kode S1 sudah dipakai “Statistik makin baik”."],
        ),
    ],
)
def test_what_may_not_stand_there_is_refused_with_every_fault(
    office: Office, spec: NodeSpec, sentences: list[str]
) -> None:
    programme = add(office, PROGRAMME, office.objective)
    with pytest.raises(PlanRefused) as refused:
        add(office, spec, programme)
    assert (list(refused.value.sentences), Node.objects.count()) == (sentences, 2)


def test_another_agency_s_unit_and_position_are_refused(office: Office) -> None:
    with scopes_disabled():
        other = make_office("Dukcapil")
    with pytest.raises(PlanRefused) as refused:
        add(office, replace(PROGRAMME, unit=other.division, position=other.kasubid), other.objective)
    assert refused.value.sentences == (
        "Induknya harus dari rencana yang sama.",
        "Unitnya harus dari perangkat daerah yang sama.",
        "Jabatannya harus dari perangkat daerah yang sama.",
    )


def test_one_program_may_serve_two_sasaran(office: Office) -> None:
    other = objective_of(office.agency, "S2", "Data dipakai")
    assert [add(office, PROGRAMME, parent).parent for parent in (office.objective, other)] == [office.objective, other]
    with pytest.raises(PlanRefused, match="sudah dipakai"):
        add(office, PROGRAMME, other)


def test_a_change_is_recorded_and_a_refused_one_leaves_no_trace(office: Office) -> None:
    node = add(office, PROGRAMME, office.objective)
    change_node(node=node, spec=replace(PROGRAMME, result="Data lengkap", unit=office.division), actor=SYSTEM)
    facts = {
        "level": "program",
        "node": str(node),
        "changes": {"result": ["", "Data lengkap"], "unit": [None, "Bidang Statistik"]},
    }
    assert last_entry() == ("node_changed", facts)
    entries = Entry.objects.count()
    change_node(node=node, spec=replace(PROGRAMME, result="Data lengkap", unit=office.division), actor=SYSTEM)
    with pytest.raises(PlanRefused, match="Nama belum diisi"):
        change_node(node=node, spec=replace(PROGRAMME, name=""), actor=SYSTEM)
    assert (node.name, Entry.objects.count()) == (PROGRAMME.name, entries)


def test_a_level_stays_above_what_stands_below(office: Office) -> None:
    add(office, PROGRAMME, office.objective)
    with pytest.raises(PlanRefused) as refused:
        change_node(node=office.objective, spec=NodeSpec(level="sub_kegiatan", code="1.1", name="X"), actor=SYSTEM)
    assert refused.value.sentences == ("Di bawahnya ada Program, yang tidak dapat berada di bawah Sub kegiatan.",)


def test_a_node_moves_under_another_and_among_its_neighbours(office: Office) -> None:
    other = objective_of(office.agency, "S2", "Data dipakai")
    first, second, third = (
        programme_of(parent, code, code)
        for parent, code in ((office.objective, "2.20.02"), (other, "2.20.03"), (other, "2.20.04"))
    )
    move_node(node=first, parent=other, before=third, actor=SYSTEM)
    assert list(Node.objects.filter(parent=other)) == [second, first, third]
    facts = {"level": "program", "node": str(first), "former": "Statistik makin baik", "parent": "Data dipakai"}
    assert last_entry() == ("node_moved", facts)
    move_node(node=first, parent=other, actor=SYSTEM)
    assert list(Node.objects.filter(parent=other)) == [second, third, first]
    entries = Entry.objects.count()
    move_node(node=first, parent=other, actor=SYSTEM)
    assert Entry.objects.count() == entries


def test_nothing_moves_below_itself_or_out_of_its_code(office: Office) -> None:
    programme = add(office, PROGRAMME, office.objective)
    activity = add(office, ACTIVITY, programme)
    other = programme_of(office.objective, "2.16.02", "Komunikasi Publik")
    for node, parent, sentence in (
        (programme, activity, "di bawah dirinya sendiri"),
        (activity, other, "tidak termasuk 2.16.02"),
        (office.objective, programme, "tidak dapat berada di bawah Program"),
    ):
        former = node.parent
        with pytest.raises(PlanRefused, match=sentence):
            move_node(node=node, parent=parent, actor=SYSTEM)
        assert node.parent == former


def test_what_is_in_use_is_ended_and_never_deleted(office: Office) -> None:
    programme = add(office, PROGRAMME, office.objective)
    activity = add(office, ACTIVITY, programme)
    indicator = make_indicator(office, "A", node=activity)
    with pytest.raises(PlanRefused, match="sudah dipakai, jadi tidak dapat dihapus"):
        remove_node(node=activity, actor=SYSTEM)
    with pytest.raises(PlanRefused) as refused:
        end_node(node=programme, last_year=2029, reason="", actor=SYSTEM)
    assert refused.value.sentences == (
        "Tahun terakhir harus dari 2024 sampai 2028.",
        "Alasan pengakhiran belum diisi.",
        "A Indikator A masih diukur sesudah 2029. Hentikan atau pindahkan dahulu.",
    )
    Indicator.objects.filter(pk=indicator.pk).update(valid_to=2026)
    end_node(node=programme, last_year=2026, reason="Renja berubah", actor=SYSTEM)
    assert list(Node.objects.filter(level__in=["program", "kegiatan"]).values_list("valid_to", flat=True)) == [
        2026,
        2026,
    ]
    facts = {"level": "program", "node": str(programme), "last_year": 2026, "reason": "Renja berubah", "nodes": 2}
    assert last_entry() == ("node_ended", facts)


def test_what_nothing_hangs_on_can_be_removed(office: Office) -> None:
    node = add(office, PROGRAMME, office.objective)
    remove_node(node=node, actor=SYSTEM)
    assert (list(Node.objects.all()), last_entry()) == (
        [office.objective],
        ("node_removed", {"level": "program", "node": str(node)}),
    )


def plan(first: int, last: int, **fields: Any) -> PlanSpec:
    return PlanSpec(**{"name": "Renstra", "first_year": first, "last_year": last, **fields})


def test_a_plan_has_years_of_its_own(office: Office) -> None:
    with pytest.raises(PlanRefused) as refused:
        add_plan(agency=office.agency, spec=plan(2028, 2027, name="", kind="apa"), actor=SYSTEM)
    assert refused.value.sentences == (
        "Nama rencana belum diisi.",
        "Jenis rencana “apa” tidak dikenal.",
        "Tahun rencana harus berurutan, dari 2000 sampai 2100.",
    )
    with pytest.raises(PlanRefused, match="Tahunnya beririsan dengan Renstra 2024–2028"):
        add_plan(agency=office.agency, spec=plan(2028, 2032), actor=SYSTEM)
    later = add_plan(agency=office.agency, spec=plan(2029, 2033, decree="Perbup 1/2029"), actor=SYSTEM)
    assert [str(plan_near(office.agency, year)) for year in (2020, 2028, 2029, 2040)] == [
        "Renstra 2024–2028", "Renstra 2024–2028", "Renstra 2029–2033", "Renstra 2029–2033",
    ]  # fmt: skip
    assert str(later) == "Renstra 2029–2033"


def test_a_plan_keeps_its_nodes_within_its_years(office: Office) -> None:
    add(office, replace(PROGRAMME, valid_to=2028), office.objective)
    there = Plan.objects.get()
    with pytest.raises(PlanRefused) as refused:
        change_plan(plan=there, spec=plan(2024, 2027), actor=SYSTEM)
    assert refused.value.sentences == (
        "“Penyelenggaraan Statistik Sektoral” berlaku di luar tahun rencana ini. Ubah tahunnya dahulu.",
    )
    change_plan(plan=there, spec=plan(2024, 2028, decree="Perbup 7/2024"), actor=SYSTEM)
    facts = {"name": "Renstra", "years": "2024–2028", "changes": {"decree": ["", "Perbup 7/2024"]}}
    assert last_entry() == ("plan_changed", facts)
