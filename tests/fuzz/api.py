"""The API, asked what its own description allows and what it does not, by its own people and by strangers.

The description is the one that is served, so that what it forgets to declare is found as well.
"""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.cycles.walk import open_tasks_of
from tests.fuzz.effort import ask_with
from tests.fuzz.hostile import NASTY
from tests.fuzz.place import MARK, Place, leaked, undone
from triwulan.api.v1 import api
from triwulan.audit.models import Entry as Record
from triwulan.cycles.models import CorrectionFile, CorrectionRemoval, CorrectionValue, Question
from triwulan.documents.models import Signing

pytestmark = pytest.mark.django_db

OWN = ["kasubid.1", "analis.umum", "perencana", "admin"]
STRANGERS = ["lain.perencana", "asing.admin", "asing.kabid"]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


application = WSGIHandler()


def served(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """As a server does: it says who asks, and closes what it has sent."""
    answer = application({**environ, "REMOTE_ADDR": "127.0.0.1"}, start_response)
    body = b"".join(answer)
    answer.close()
    return [body]


def operations() -> Iterator[Any]:
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(), default=str)))
    schema.app = served
    for found in schema.get_all_operations():
        yield found.ok()  # type: ignore[union-attr]  # a description of ours is never in error


def real_keys(place: Place) -> dict[str, list[Any]]:
    """So that most questions reach something: the keys of the office, which a stranger may guess as well."""
    office = place.office
    with office.scope():
        tasks = [task for username in ("kabid", "kasubid.1", "analis.umum") for task in open_tasks_of(office, username)]
        runs = [task.step_run for task in tasks]
        signings = list(Signing.objects.all()[:3])
        value = CorrectionValue.objects.get()
        return {
            "task_id": [task.pk for task in tasks],
            "cycle_id": [run.cycle_id for run in runs],
            "round_id": [run.cycle.round_id for run in runs],
            "sop_id": [run.cycle.round.revision_id for run in runs],
            "document_id": [each.document_id for each in signings],
            "signing_id": [each.pk for each in signings],
            "question_id": list(Question.objects.values_list("pk", flat=True)),
            "correction_id": [value.correction_id],
            "value_id": [value.pk],
            "file_id": list(CorrectionFile.objects.values_list("pk", flat=True)),
            "removal_id": list(CorrectionRemoval.objects.values_list("pk", flat=True)),
            "indicator": [f"{MARK} A1", f"{MARK} U1", "A1"],
            "format": ["pdf", "docx"],
        }


@st.composite
def cases(draw: st.DrawFn, operation: Any, keys: dict[str, list[Any]]) -> Any:
    """Mostly real keys, mostly in the shape that the description asks for."""
    positive, negative = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
    mode = draw(st.sampled_from([positive, positive, negative]))
    case = draw(operation.as_strategy(generation_mode=mode))
    for name in case.path_parameters:
        if draw(st.integers(0, 3)):
            case.path_parameters[name] = draw(st.sampled_from(keys[name]))
    if isinstance(case.body, dict) and case.body and draw(st.booleans()):
        case.body[draw(st.sampled_from(sorted(case.body)))] = draw(st.sampled_from(NASTY))
    return case


def ask(place: Place, role: str, token: str, case: Any) -> None:
    stranger = role in STRANGERS
    with undone():
        before = Record.objects.filter(agency_id=place.office.agency.pk).count()
        answer = case.call(headers={"Authorization": f"Bearer {token}"})
        try:
            case.validate_response(answer, checks=CHECKS)
        except FailureGroup as failures:
            raise AssertionError(str(failures)) from None
        body = answer.content.decode(errors="replace")
        assert "Traceback" not in body
        if stranger:
            sent = f"{case.formatted_path} {case.body}"
            found = leaked(body, sent=sent, of_the_same_government=role.startswith("lain."))
            assert not found, f"{answer.status_code} tells {sorted(found)}"
            after = Record.objects.filter(agency_id=place.office.agency.pk).count()
            assert before == after, "a stranger wrote into the office's record"


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """After an answer Django closes what may be another thread's tomorrow; here it holds the place."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@pytest.mark.parametrize("role", [*OWN, *STRANGERS])
def test_whatever_the_api_is_asked_its_answer_is_as_described(fuzzed: Place, role: str) -> None:
    keys, token = real_keys(fuzzed), fuzzed.token(role)
    faults = {
        operation.label: ask_with(cases(operation, keys), partial(ask, fuzzed, role, token), examples=5)
        for operation in operations()
    }
    assert {name: fault for name, fault in faults.items() if fault} == {}
