"""Invents SOPs for hypothesis: sound ones, and values of every sort to spoil a file with."""

import json
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from triwulan.sop.works import WORKS

TIMES = ["15 menit", "1 Jam", "480 Menit", "1 hari kerja", "2 (dua) hari", "1,5 jam", "", None]

values = st.recursive(
    st.none().map(lambda _: "")
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.dates(date(1900, 1, 1), date(2100, 1, 1))
    | st.sampled_from(["1", "2", "selesai", "bersama 1", "kabid", "bidang", "periksa", "triwulan_4", "15 menit"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def toml_value(value: object) -> str:
    """Enough of TOML to write what `values` draws and what `tomllib` reads."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml_value(str(key))} = {toml_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml_value(item) for item in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value).replace("\x7f", "\\u007f")


def toml_text(table: dict[str, object]) -> str:
    return "".join(f"{toml_value(key)} = {toml_value(value)}\n" for key, value in table.items())


@dataclass(frozen=True)
class Invented:
    text: str
    decisions: dict[str, list[str]]


@st.composite
def sound_sops(draw: st.DrawFn) -> Invented:
    """Straight ways lead on, decisions may also go back or jump; `hanya` only where nothing returns to a row."""
    scopes = draw(st.lists(st.sampled_from(["bidang", "perangkat_daerah"]), min_size=1, max_size=5))
    performers = [{"kode": f"p{i}", "nama": f"P {i}", "lingkup": scope} for i, scope in enumerate(scopes)]
    codes = [performer["kode"] for performer in performers]
    length = draw(st.integers(1, 12))
    steps: list[dict[str, object]] = []
    decisions: dict[str, list[str]] = {}
    for position in range(length):
        doers = draw(st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True))
        step: dict[str, object] = {
            "no": str(position + 1),
            "kerja": draw(st.sampled_from(sorted(WORKS))),
            "pelaksana": doers,
        }
        time = draw(st.sampled_from(TIMES))
        step |= {} if time is None else {"waktu": time}
        if position + 1 < length and draw(st.booleans()):
            ways = {"maju": str(position + 2)}
            ways |= {f"ke {n}": str(n) for n in draw(st.sets(st.integers(1, length), max_size=3))}
            step["lanjut"] = ways
            decisions[str(position + 1)] = list(ways)
        steps.append(step)
    if not decisions:
        for step in steps:
            if draw(st.booleans()):
                step["hanya"] = draw(st.lists(st.sampled_from(["triwulan_1", "triwulan_4"]), min_size=1, max_size=2))
    return Invented(toml_text({"identitas": {"nama": "X"}, "pelaksana": performers, "langkah": steps}), decisions)
