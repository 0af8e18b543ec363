"""Whatever is sent, the answer is one of ours: never a fault, and never anything but JSON."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.caller import Staff
from tests.api.test_finish import gather

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=True, allow_infinity=True)
    | st.text(max_size=12)
    | st.sampled_from(["A1", "kasubid.1", "Kasubid 1", "setuju", "perbaiki", "1e9999", "37,41", "２", "\x00", "\u202e"])
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
# Each path with the fields it knows; some of them come with values of their own making.
FIELDS: dict[str, tuple[str, ...]] = {
    "POST tasks/{task}/finish": (
        "outcome",
        "reason",
        "note",
        "recipients",
        "marks",
        "recommendations",
        "without_late",
        "urgency",
        "archive_place",
        "units",
    ),
    "PATCH cycles/{cycle}/realisations/A2": ("variables", "explanation", "answers", "reason", "version"),
    "POST cycles/{cycle}/realisations/A1/return": ("reason",),
    "PATCH cycles/{cycle}/report": ("sections", "versions"),
    "POST rounds": ("year", "quarter", "agency"),
    "POST sops": ("toml", "agency"),
    "POST sops/1/activate": ("from",),
    "POST token": ("username", "password", "code"),
}
USERS = {"POST rounds": "perencana", "POST sops": "admin", "POST sops/1/activate": "admin"}
LIKELY: dict[str, st.SearchStrategy[Any]] = {
    "recipients": st.lists(
        st.fixed_dictionaries({"position": JSON}, optional={"indicators": JSON, "note": JSON}) | JSON
    ),
    "marks": st.dictionaries(st.sampled_from(["A1", "B1", "\x00"]), JSON) | st.lists(st.dictionaries(st.text(), JSON)),
    "variables": st.dictionaries(st.sampled_from(["pembilang", "penyebut", ""]), SCALARS),
    "answers": st.dictionaries(st.text(max_size=5), SCALARS),
    "sections": st.dictionaries(st.sampled_from(["A1", "capaian", "\ud800"]), SCALARS),
    "year": st.sampled_from([2025, 2026, "2026", 1e3]),
    "quarter": st.sampled_from([1, 2, "2", 4.0, 2.5]),
}


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, Any]:
    door = draw(st.sampled_from(sorted(FIELDS)))
    known = {name: LIKELY.get(name, JSON) | JSON for name in FIELDS[door]}
    body = st.fixed_dictionaries({}, optional=known) | st.fixed_dictionaries(known) | JSON
    return door, draw(body)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")
def test_whatever_is_sent_the_answer_is_ours(staff: Staff, round_id: int) -> None:
    cycle = gather(staff)
    places = {"cycle": cycle, "task": staff.task("kasubid.1")["id"]}

    @settings(max_examples=200, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(requests())
    def ask(request: tuple[str, Any]) -> None:
        door, body = request
        method, _space, path = door.partition(" ")
        caller = staff[USERS.get(door, "kasubid.1")]
        answer = caller.send(method, path.format(**places), json.dumps(body).encode())
        assert answer.status_code in {200, 201, 400, 401, 403, 404, 409, 412, 422, 429}, answer.content
        assert isinstance(json.loads(answer.content), dict)

    ask()
