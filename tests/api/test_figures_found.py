"""Rules between indicators and bounds through the API: the same sentences, the same answers."""

import pytest

from tests.api.caller import Staff, said
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning.cross_rules import CrossRuleSpec, add_cross_rule


@pytest.fixture
def path(staff: Staff, round_id: int) -> str:
    """The first analyst's worksheet is open."""
    staff.finish("kabid")
    return f"cycles/{staff.finish('kasubid.1')['cycle']}/realisations"


def test_a_rule_is_shown_and_answered(office: Office, staff: Staff, path: str) -> None:
    with office.scope():
        spec = CrossRuleSpec(name="Wajar", expression="A1 = A2.penyebut", valid_from=2024)
        rule = add_cross_rule(agency=office.agency, spec=spec, actor=SYSTEM)
    analyst = staff["analis.1"]
    said(analyst.patch(f"{path}/A2", {"variables": {"pembilang": 40, "penyebut": 100}}))
    shown = said(analyst.patch(f"{path}/A1", {"variables": {"nilai": 10}}))["warnings"]
    sentence = (
        "Aturan “Wajar” tidak terpenuhi: A1 (10 dokumen) = A2.penyebut (100). Apakah angka-angka ini sudah benar?"
    )
    assert shown == [{"code": f"rule-{rule.pk}", "sentence": sentence, "answer": None}]
    said(analyst.patch(f"{path}/A1", {"answers": {f"rule-{rule.pk}": "Memang berbeda."}}))
    rows = {row["indicator"]: row["warnings"] for row in said(analyst.get(path))}
    told = [{"code": f"rule-{rule.pk}", "sentence": sentence, "answer": "Memang berbeda."}]
    assert (rows["A1"], rows["A2"]) == (told, told)


def test_a_value_out_of_bounds_is_refused(office: Office, staff: Staff, path: str) -> None:
    with office.scope():
        Indicator.objects.filter(code="A1").update(value_maximum=50)
    refused = said(staff["analis.1"].patch(f"{path}/A1", {"variables": {"nilai": 51}}), 422)
    assert "Nilai 51 dokumen di luar batas indikator ini: paling besar 50. Periksa isiannya." in str(refused)
