"""The busiest pages never read a table that grows with the years from end to end: their queries' plans say so."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.cycles.walk import finish, opened, task_of
from tests.office import PASSWORD, Office

GROWING = ("cycles_assignment", "cycles_steprun", "audit_entry", "notices_notice", "indicators_realisation")
_WHOLE = {
    "sqlite": re.compile(rf"^SCAN ({'|'.join(GROWING)})\b"),
    # told to avoid it, PostgreSQL reads a table from end to end only where no index leads into it
    "postgresql": re.compile(rf"Seq Scan on ({'|'.join(GROWING)})"),
}


def plans_of(statements: list[tuple[str, Any]]) -> list[str]:
    lines = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        word = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        for sql, params in statements:
            cursor.execute(f"{word} {sql}", params)
            lines += [str(row[-1]) for row in cursor.fetchall()]
    return lines


@pytest.mark.parametrize("page", ["tasks", "worksheet", "round"])
def test_what_a_page_asks_is_found_by_an_index(office: Office, client: Client, page: str) -> None:
    round_ = opened(office)
    finish(office, "kabid")
    finish(office, "kasubid.1")
    addresses = {
        "tasks": "/tugas/",
        "worksheet": f"/tugas/{task_of(office, 'analis.1').pk}/",
        "round": f"/putaran/{round_.pk}/",
    }
    client.login(username="analis.1", password=PASSWORD)
    asked: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT"):
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert client.get(addresses[page]).status_code == 200
    assert len(asked) > 10
    assert [line for line in plans_of(asked) if _WHOLE[connection.vendor].search(line)] == []
