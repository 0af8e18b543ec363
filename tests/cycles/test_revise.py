"""Rounds that are there go on collecting by the version they began with."""

from dataclasses import replace

import pytest

from tests.cycles.walk import opened
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.revise import revise_measured, stop_measured
from triwulan.cycles.entry import indicator_of
from triwulan.cycles.models import Cycle
from triwulan.cycles.people import cycle_indicators
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning import Decision, PlanRefused, standing_spec

pytestmark = pytest.mark.django_db


def test_a_year_that_has_begun_is_refused_and_the_next_is_not(office: Office) -> None:
    opened(office, Quarter(2026, 1))
    indicator = Indicator.objects.get(code="A1")
    spec = replace(standing_spec(indicator), definition="Lebih sempit")
    early = Decision(kind="revisi", year=2026, reason="Renstra perubahan")
    sentence = "Putaran Triwulan I 2026 sudah dibuka dengan definisi lama. Pilih tahun 2027 atau sesudahnya."
    with pytest.raises(PlanRefused, match=sentence):
        revise_measured(indicator=indicator, spec=spec, decision=early, actor=SYSTEM)
    with pytest.raises(PlanRefused, match=sentence):
        stop_measured(indicator=indicator, decision=replace(early, kind="dihentikan"), actor=SYSTEM)
    version = revise_measured(indicator=indicator, spec=spec, decision=replace(early, year=2027), actor=SYSTEM)
    cycle = Cycle.objects.get(unit=office.units["statistik"])
    assert (indicator_of(cycle, "A1"), version in cycle_indicators(cycle)) == (indicator, False)
    stop_measured(indicator=version, decision=replace(early, kind="dihentikan", year=2028), actor=SYSTEM)
    assert Indicator.objects.get(pk=version.pk).valid_to == 2027
