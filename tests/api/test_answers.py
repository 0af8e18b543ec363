"""Every way of saying a mark or a recommendation comes to the same."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from triwulan.api.shapes.answer import FinishIn, MarkIn
from triwulan.api.shapes.figure import RealisationIn

FIX = MarkIn(fits=False)
FIX_BECAUSE = MarkIn(fits=False, note="Sebutkan sebabnya.")
FITS = MarkIn(fits=True)


@pytest.mark.parametrize(
    ("marks", "meant"),
    [
        ({"B1": "perbaiki"}, {"B1": FIX}),
        ({"B1": False, "A1": True}, {"B1": FIX, "A1": FITS}),
        ({"B1": {"fits": False, "note": "Sebutkan sebabnya."}}, {"B1": FIX_BECAUSE}),
        (
            {"B1": {"mark": " Perbaiki ", "reason": "Sebutkan sebabnya."}, "A1": "SESUAI"},
            {"B1": FIX_BECAUSE, "A1": FITS},
        ),
        (
            [{"indicator": "B1", "verdict": "perbaiki"}, {"code": "A1", "mark": "sesuai", "note": None}],
            {"B1": FIX, "A1": FITS},
        ),
        ([], {}),
        (None, {}),
    ],
)
def test_marks(marks: Any, meant: dict[str, MarkIn]) -> None:
    assert FinishIn.model_validate({"marks": marks}).marks == meant


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        ({"A1": "Pertahankan."}, {"A1": "Pertahankan."}),
        ([{"indicator": "A1", "text": "Pertahankan."}], {"A1": "Pertahankan."}),
        ([{"code": "A1", "recommendation": "Pertahankan."}], {"A1": "Pertahankan."}),
        ({}, {}),
    ],
)
def test_recommendations(texts: Any, meant: dict[str, str]) -> None:
    assert FinishIn.model_validate({"recommendations": texts}).recommendations == meant


@pytest.mark.parametrize("texts", [[{"indicator": "A1", "t": "x"}], [{"text": "x"}], ["A1"], {"A1": 5}, "semua"])
def test_a_recommendation_that_says_nothing_is_refused(texts: Any) -> None:
    with pytest.raises(ValidationError):
        FinishIn.model_validate({"recommendations": texts})


@pytest.mark.parametrize(
    ("entered", "kept"),
    [(Decimal("37.41"), Decimal("37.41")), (37, 37), ("37,41", "37,41"), ("1.234", "1.234"), (None, None)],
)
def test_a_number_is_kept_as_it_was_written(entered: Any, kept: Any) -> None:
    assert RealisationIn.model_validate({"variables": {"nilai": entered}}).variables == {"nilai": kept}
