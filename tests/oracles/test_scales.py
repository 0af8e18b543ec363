"""Predicate scales as offices printed them, with their gaps, as scales that have none."""

from decimal import Decimal

import pytest

from tests.oracles.place import PUBLISHED
from triwulan.core.predicates import Band, Scale, predicate

SAMPANG = Scale(
    (
        Band(Decimal(90), "Sangat Baik"),
        Band(Decimal(75), "Baik"),
        Band(Decimal(65), "Cukup"),
        Band(Decimal(50), "Kurang"),
        Band(None, "Sangat Kurang"),
    )
)
MALUKU_TENGAH = Scale(
    (
        Band(Decimal(85), "Memuaskan"),
        Band(Decimal(75), "Sangat Baik"),
        Band(Decimal(65), "Baik"),
        Band(Decimal(50), "Cukup Baik"),
        Band(Decimal(30), "Agak Kurang"),
        Band(None, "Kurang"),
    )
)
POLEWALI_MANDAR = Scale(
    (
        Band(Decimal("100.01"), "Melebihi Target"),
        Band(Decimal(100), "Tercapai"),
        Band(Decimal(90), "90"),
        Band(Decimal(75), "75"),
        Band(Decimal(65), "65"),
        Band(Decimal(50), "50"),
        Band(None, "0"),
    ),
    inclusive=True,
)


@pytest.mark.parametrize(
    ("heading", "words", "scale", "judged"),
    [
        (
            "Kab. Sampang",
            ("Sangat Baik", "Cukup", "Sangat Kurang"),
            SAMPANG,
            {
                "91": "Sangat Baik",
                "90.5": "Sangat Baik",
                "90": "Baik",
                "76": "Baik",
                "66": "Cukup",
                "50": "Sangat Kurang",
            },
        ),
        (
            "Kab. Maluku Tengah",
            ("Memuaskan", "Agak Kurang"),
            MALUKU_TENGAH,
            {"120": "Memuaskan", "85": "Sangat Baik", "75": "Baik", "65": "Cukup Baik", "0": "Kurang"},
        ),
        (
            "Kab. Polewali Mandar",
            ("Tercapai 100%", "Melebihi Target"),
            POLEWALI_MANDAR,
            {"100.01": "Melebihi Target", "100": "Tercapai", "99.99": "90", "64.99": "50", "49.99": "0"},
        ),
    ],
)
def test_a_printed_scale_becomes_one_without_gaps(
    heading: str, words: tuple[str, ...], scale: Scale, judged: dict[str, str]
) -> None:
    text = (PUBLISHED / "categories.md").read_text(encoding="utf-8")
    section = next(part for part in text.split("\n## ") if heading in part.splitlines()[0])
    assert [word for word in words if word not in section] == []
    assert {percent: predicate(Decimal(percent), scale) for percent in judged} == judged
