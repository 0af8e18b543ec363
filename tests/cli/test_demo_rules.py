"""The demo's rules between indicators, and the warnings that its people have answered."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django_scopes import scope
from pytest_django import Settings

from triwulan.cli.demo import build
from triwulan.cli.demo.rules import RULES
from triwulan.core import clock
from triwulan.cycles.models import Round
from triwulan.indicators.models import CrossRule, Indicator
from triwulan.organisations.models import Agency, Government
from triwulan.web.rounds.validation import board_of

pytestmark = pytest.mark.django_db


def test_the_live_round_has_warnings_of_the_demos_rules_with_their_answers(settings: Settings, tmp_path: Path) -> None:
    settings.DEMO_MARK = tmp_path / "demo"
    with clock.frozen(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        build.prepare()
    government = Government.objects.get(name="Kabupaten Jeneponto")
    with scope(government=government, agency=None):
        agency = Agency.objects.select_related("government").get(name=build.AGENCY)
    with scope(government=government, agency=agency):
        rows = board_of(Round.objects.get(), of=None, only_troubled=False).rows
        found = [(row.figure.indicator.code, one.answer) for row in rows for one in row.findings.warnings]
        shares = Indicator.objects.filter(agency=agency, value_kind="persentase", value_maximum=100).count()
        names = list(CrossRule.objects.filter(agency=agency).order_by("id").values_list("name", flat=True))
    answered = {answer for _code, answer in found}
    codes = {code for code, _answer in found} & {"2.20.02.2.01.0017", "2.20.02.2.01.0018"}
    assert (answered, codes, shares, names) == (
        {"Benar, sesuai catatan bidang (data contoh)."},
        {"2.20.02.2.01.0017", "2.20.02.2.01.0018"},
        8,
        [name for name, _expression, _message in RULES],
    )
