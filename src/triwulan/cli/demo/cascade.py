"""The demo's five-year plan ("data contoh"): from an invented vision to programs, kegiatan and sub kegiatan with their codes."""

from dataclasses import dataclass, replace

from triwulan.audit.record import SYSTEM
from triwulan.cli.demo.activities import plan_activities
from triwulan.cli.demo.plan import ACCESS, ACCOUNTABILITY, DIGITAL, SECURITY, STATISTICS
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator, Level, Node, Plan
from triwulan.indicators.planning import (
    Metadata,
    NodeSpec,
    PlanSpec,
    add_node,
    add_plan,
    change_indicator,
    set_plan_targets,
    standing_spec,
)
from triwulan.organisations.models import Agency, Position
from triwulan.reports.actions.agreeing import issue_action_plan, issue_agreement
from triwulan.reports.agreements import share_of

_HEAD = "Kepala Dinas"
_IKP1, _IKP2 = "Kasubid Pengelolaan Informasi Publik", "Kasubid Kemitraan Komunikasi"
_APT1, _APT2 = "Kasubid Infrastruktur dan Jaringan", "Kasubid Pengembangan Aplikasi"
_STA1, _STA2 = "Kasubid Statistik Sektoral", "Kasubid Persandian"
_UMUM = "Kasubag Umum dan Kepegawaian"


@dataclass(frozen=True)
class _Part:
    """`code` is the national nomenclature's where the level has one."""

    level: Level
    name: str
    owner: str = _HEAD
    code: str = ""
    result: str = ""
    below: "tuple[_Part, ...]" = ()


def _programme(code: str, name: str, owner: str, result: str, *activities: _Part) -> _Part:
    return _Part(Level.PROGRAMME, name, owner, code, result, activities)


def _activity(code: str, name: str, owner: str, *parts: tuple[str, str, str]) -> _Part:
    """`parts`: the last four digits, the name and the owner of each sub kegiatan."""
    subs = tuple(_Part(Level.SUBACTIVITY, named, held, f"{code}.{digits}") for digits, named, held in parts)
    return _Part(Level.ACTIVITY, name, owner, code, "", subs)


_OPEN = _Part(Level.OBJECTIVE, ACCESS, below=(
    _programme("2.16.02", "Pengelolaan Informasi dan Komunikasi Publik", "Kabid Informasi dan Komunikasi Publik",
        "Meningkatnya kualitas pengelolaan informasi dan komunikasi publik",
        _activity("2.16.02.2.01", "Pengelolaan Informasi dan Komunikasi Publik Pemerintah Daerah", _IKP1,
            ("0011", "Kemitraan dengan Media", _IKP2), ("0015", "Pembinaan Komunitas Informasi", _IKP2),
            ("0017", "Pelayanan Informasi Publik", _IKP1), ("0020", "Diseminasi Informasi Publik", _IKP2),
            ("0023", "Pengelolaan Konten Informasi Publik", _IKP1))),
))  # fmt: skip
_DIGITAL = _Part(Level.OBJECTIVE, DIGITAL, below=(
    _programme("2.16.03", "Pengelolaan Aplikasi Informatika", "Kabid Aplikasi Informatika",
        "Meningkatnya aplikasi dan infrastruktur yang terkelola",
        _activity("2.16.03.2.01", "Pengelolaan Nama Domain dan Sub Domain Pemerintah Daerah", _APT1,
            ("0004", "Pengelolaan Nama Domain dan Sub Domain", _APT1)),
        _activity("2.16.03.2.02", "Pengelolaan E-Government di Lingkup Pemerintah Daerah", _APT2,
            ("0024", "Penyelenggaraan Jaringan Intra", _APT1), ("0032", "Pengembangan Aplikasi Khusus", _APT2),
            ("0034", "Penyelenggaraan Sistem Penghubung Layanan", _APT2), ("0036", "Penyediaan Akses Internet", _APT1))),
))  # fmt: skip
_DATA = _Part(Level.OBJECTIVE, STATISTICS, below=(
    _programme("2.20.02", "Penyelenggaraan Statistik Sektoral", "Kabid Statistik dan Persandian",
        "Meningkatnya cakupan dan mutu statistik sektoral",
        _activity("2.20.02.2.01", "Penyelenggaraan Statistik Sektoral di Lingkup Daerah", _STA1,
            ("0017", "Rekomendasi Kegiatan Statistik", _STA1), ("0018", "Pemenuhan Standar Data dan Metadata", _STA1),
            ("0020", "Pelatihan di Bidang Statistik", _STA1), ("0022", "Penyelenggaraan Forum Satu Data", _STA1))),
))  # fmt: skip
_SAFE = _Part(Level.OBJECTIVE, SECURITY, below=(
    _programme("2.21.02", "Penyelenggaraan Persandian untuk Pengamanan Informasi", "Kabid Statistik dan Persandian",
        "Meningkatnya sistem elektronik yang diamankan",
        _activity("2.21.02.2.01", "Penyelenggaraan Persandian untuk Pengamanan Informasi", _STA2,
            ("0005", "Pelaksanaan Keamanan Informasi", _STA2), ("0007", "Layanan Keamanan Informasi", _STA2))),
))  # fmt: skip
_ACCOUNTABLE = _Part(Level.OBJECTIVE, ACCOUNTABILITY, below=(
    _programme("X.XX.01", "Penunjang Urusan Pemerintahan Daerah", "Sekretaris",
        "Terlaksananya penunjang urusan pemerintahan",
        _activity("X.XX.01.2.01", "Perencanaan, Penganggaran, dan Evaluasi Kinerja", _UMUM,
            ("0001", "Penyusunan Dokumen Perencanaan", _UMUM), ("0006", "Penyusunan Laporan Capaian Kinerja", _UMUM),
            ("0007", "Evaluasi Kinerja Perangkat Daerah", _UMUM))),
))  # fmt: skip

_VISION = _Part(Level.VISION, "Kabupaten yang terbuka, terhubung dan memutuskan dengan data (data contoh)", below=(
    _Part(Level.MISSION, "Pemerintahan yang terbuka dan digital (data contoh)", below=(
        _Part(Level.GOAL, "Meningkatnya mutu layanan informasi dan pemerintahan digital", below=(_OPEN, _DIGITAL)),
    )),
    _Part(Level.MISSION, "Kebijakan yang bersandar pada data yang aman (data contoh)", below=(
        _Part(Level.GOAL, "Meningkatnya pemanfaatan data sektoral yang aman", below=(_DATA, _SAFE)),
        _Part(Level.GOAL, "Meningkatnya tata kelola perangkat daerah", below=(_ACCOUNTABLE,)),
    )),
))  # fmt: skip


def plant_cascade(agency: Agency, live: Quarter) -> Plan:
    """Before the indicators, which then find their sasaran and programs in it. Needs the agency's scope."""
    spec = PlanSpec(
        name="Rencana Strategis",
        first_year=live.year - 2,
        last_year=live.year + 2,
        decree=f"Peraturan Bupati Nomor 12 Tahun {live.year - 2} (data contoh)",
    )
    plan = add_plan(agency=agency, spec=spec, actor=SYSTEM)
    positions = {each.title: each for each in Position.objects.filter(unit__agency=agency).select_related("unit")}
    _grow(plan, _VISION, None, positions)
    return plan


def place_indicators(plan: Plan) -> None:
    """Each at the place whose code it has; what is no nomenclature's, an IKU, at its sasaran."""
    nodes = {node.code: node for node in plan.nodes.exclude(code="").select_related("plan", "parent__plan")}
    for indicator in Indicator.objects.filter(agency=plan.agency).select_related("node__plan", "node__parent__plan"):
        is_key = indicator.code.startswith("IKU")
        node = indicator.objective if is_key else nodes.get(indicator.code, indicator.node)
        about = replace(
            Metadata.of(indicator),
            is_key=is_key,
            method=_method(indicator),
            classification="Menurut bidang",
            estimation_level="Kabupaten",
            interpretation="Dibaca bersama targetnya menurut arah indikator (data contoh).",
        )
        change_indicator(
            indicator=indicator, spec=replace(standing_spec(indicator), node=node, about=about), actor=SYSTEM
        )
        _promise(plan, indicator)


def _method(indicator: Indicator) -> str:
    labels = [variable.label for variable in indicator.variables.all()]
    return " ÷ ".join(labels) + (" × 100" if indicator.value_kind == "persentase" else "")


def _promise(plan: Plan, indicator: Indicator) -> None:
    """The plan's years as the yearly targets, its last as the last of them."""
    annual = {one.year: one for one in indicator.targets.filter(quarter=None)}
    if not annual:
        return
    years = range(plan.first_year, plan.last_year + 1)
    last = annual[max(annual)]
    set_plan_targets(indicator=indicator, goals={year: annual.get(year, last).value for year in years}, actor=SYSTEM)


def agree(live: Quarter) -> None:
    """The heads' agreements and action plans of the live year."""
    positions = Position.objects.select_related("unit__agency__government", "superior__unit")
    for position in positions.filter(roles__code__in=["kepala_dinas", "kepala_bidang"]).distinct().order_by("pk"):
        share = share_of(position, live.year)
        if not share.indicators:
            continue
        plan_activities(share)
        issue_agreement(position=position, year=live.year, actor=SYSTEM)
        issue_action_plan(position=position, year=live.year, actor=SYSTEM)


def _grow(plan: Plan, part: _Part, parent: Node | None, positions: dict[str, Position]) -> None:
    owner = positions[part.owner]
    spec = NodeSpec(
        level=part.level, name=part.name, code=part.code, result=part.result, position=owner, unit=owner.unit
    )
    node = add_node(plan=plan, spec=spec, parent=parent, actor=SYSTEM)
    for below in part.below:
        _grow(plan, below, node, positions)
