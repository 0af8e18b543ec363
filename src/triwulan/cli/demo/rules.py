"""What the demo's planner has the figures checked for: bounds of shares, and rules between indicators (data contoh)."""

from dataclasses import replace
from decimal import Decimal

from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning import change_indicator, standing_spec
from triwulan.indicators.planning.cross_rules import CrossRuleSpec, add_cross_rule
from triwulan.organisations.models import Agency

RULES = (
    (
        "Rekomendasi dan standar data (data contoh)",
        "[2.20.02.2.01.0017].pembilang = [2.20.02.2.01.0018].pembilang",
        "Kegiatan yang mendapat rekomendasi biasanya yang memenuhi standar data dan metadata.",
    ),
    (
        "Seluruh kegiatan statistik sama (data contoh)",
        "[2.20.02.2.01.0017].penyebut = [2.20.02.2.01.0018].penyebut",
        "Keduanya dihitung dari seluruh kegiatan statistik sektoral.",
    ),
    (
        "Jaringan intra dan akses internet (data contoh)",
        "[IKU.2].pembilang <= [2.16.03.2.02.0024]",
        "Perangkat daerah yang terhubung akses internet biasanya juga berada di jaringan intra.",
    ),
)


def set_rules(agency: Agency, year: int) -> None:
    found = Indicator.objects.filter(agency=agency, value_kind="persentase").order_by("id")
    for indicator in found.select_related("agency__government", "unit", "owner__unit", "node__plan"):
        spec = standing_spec(indicator)
        about = replace(spec.about, value_minimum=Decimal(0), value_maximum=Decimal(100))
        change_indicator(indicator=indicator, spec=replace(spec, about=about), actor=SYSTEM)
    for name, expression, message in RULES:
        rule = CrossRuleSpec(name=name, expression=expression, message=message, valid_from=year)
        add_cross_rule(agency=agency, spec=rule, actor=SYSTEM)
