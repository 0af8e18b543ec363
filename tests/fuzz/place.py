"""An office whose every name, code and key is unmistakable, in the middle of its SOP; beside it two that may know none of it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from tests.cycles.walk import cycle_of, finish, opened, walk_secretariat, walk_statistics
from tests.documents import zoo
from tests.office import SEED, Office, activate_sop, small_office
from tests.web.world import let_review
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.corrections.asking import ask, decide
from triwulan.cycles.corrections.dropping import drop_evidence
from triwulan.cycles.corrections.filling import attach_file
from triwulan.cycles.questions.asking import ask as ask_about
from triwulan.cycles.questions.asking import reply
from triwulan.documents.files import store
from triwulan.indicators.actions import attach_evidence
from triwulan.indicators.models import Indicator, Node, Realisation, Variable
from triwulan.notices.defaults import reminder_times
from triwulan.organisations.models import Agency, Government, Person, Position, Unit
from triwulan.organisations.tokens import issue_token
from triwulan.sop.actions import activate_revision, upload_revision

MARK = "qz7rahasia"
OF_ITS_GOVERNMENT = "qz8pemda"
APPROVED = Quarter(2025, 3)
# Its rows have keys of their own: from here, nine digits.
FIRST_KEY = 734_000_000
_KEY = re.compile(r"(?<!\d)7340\d{5}(?!\d)")

MARKED = (
    (Agency, ("name", "short_name", "code", "address", "phone")),
    (Unit, ("name", "short_name", "code")),
    (Position, ("title",)),
    (Node, ("name", "code")),
    (Indicator, ("name", "code", "definition", "source")),
)


@dataclass
class Place:
    office: Office
    neighbours: dict[str, Office]

    def person(self, role: str) -> Person:
        """`kabid`; `lain.kabid` and `asing.kabid` sit in another agency and in another government."""
        found = self.neighbours.get(role.partition(".")[0], self.office)
        return found[role]

    def token(self, role: str) -> str:
        return issue_token(self.person(role)).plain


def place() -> Place:
    """The office is at its reports, with material still being gathered and a second round just opened."""
    foreign = small_office("Dinas Asing", None, "asing.")
    office = _marked(after=foreign)
    neighbour = small_office("Dinas Lain", office.government, "lain.")
    with office.scope():
        let_review(office)
        # what an agency makes for itself when first asked
        reminder_times(office.agency)
    for each in (foreign, neighbour):
        activate_sop(each)
        with each.scope():
            opened(each)
    return Place(office, {"lain": neighbour, "asing": foreign})


def _marked(after: Office) -> Office:
    _count_keys_from(FIRST_KEY)
    office = small_office("Dinas Uji")
    Government.objects.filter(pk=office.government.pk).update(name=f"Kabupaten {OF_ITS_GOVERNMENT}")
    Person.objects.filter(government=office.government).update(
        **{name: Concat(Value(MARK), F(name)) for name in ("name", "username")}, email=f"{MARK}@contoh.example"
    )
    with office.scope():
        for model, names in MARKED:
            model.objects.update(**{name: Concat(Value(f"{MARK} "), F(name)) for name in names})
        Variable.objects.filter(indicator__agency=office.agency).update(label=Concat(Value(f"{MARK} "), F("label")))
        _begin_work(office)
    _count_keys_from(FIRST_KEY + 100_000_000)
    return office


def _begin_work(office: Office) -> None:
    text = SEED.read_text(encoding="utf-8").replace('nama = "', f'nama = "{MARK} ', 1)
    activate_revision(upload_revision(office.agency, text, None), office.agency.valid_from, None)
    _doubt_what_was_approved(office)
    opened(office)
    walk_statistics(office, until="4")
    finish(office, "sekretaris")
    finish(office, "kasubag")
    Realisation.objects.filter(indicator__agency=office.agency).update(explanation=MARK)
    opened(office, Quarter(2025, 4))


def _doubt_what_was_approved(office: Office) -> None:
    """An earlier quarter, reported: a value of it is asked about, and is being corrected with other evidence."""
    opened(office, APPROVED)
    walk_statistics(office)
    walk_secretariat(office)
    finish(office, "perencana")
    indicator = Indicator.objects.get(code__endswith="A1")
    proof = attach_evidence(
        indicator=indicator,
        unit=indicator.unit,
        quarter=APPROVED,
        file=store(office.agency, MARK.encode(), "text/csv"),
        name=f"{MARK}.csv",
        actor=SYSTEM,
        person=office["analis.1"],
    )
    question = ask_about(
        person=office["kabid"], indicator=indicator, year=APPROVED.year, quarter=APPROVED.number, text=f"{MARK}?"
    )
    reply(person=office["analis.1"], question_id=question.pk, text=MARK)
    cycle = cycle_of(office, "statistik", APPROVED)
    correction = ask(person=office["kasubid.1"], cycle_id=cycle.pk, indicators=[indicator.pk], reason=MARK)
    decide(person=office["perencana"], correction_id=correction.pk, granted=True, reason=MARK)
    value = correction.values.get()
    attach_file(
        person=office["kasubid.1"],
        correction_id=correction.pk,
        value_id=value.pk,
        name=f"{MARK}.pdf",
        content=zoo.pdf(),
    )
    drop_evidence(
        person=office["kasubid.1"],
        correction_id=correction.pk,
        value_id=value.pk,
        evidence_id=proof.pk,
        reason=MARK,
    )


def _count_keys_from(first: int) -> None:
    """SQLite's own counters; what is written from now on has keys above."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'")
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute("DELETE FROM sqlite_sequence")
        cursor.executemany(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [(each, first) for each in tables]
        )


def leaked(body: str, *, sent: str = "", of_the_same_government: bool = False) -> set[str]:
    """What of the office stands in an answer, but for keys that the question itself named."""
    words = {MARK} if of_the_same_government else {MARK, OF_ITS_GOVERNMENT}
    keys = set(_KEY.findall(body)) - set(_KEY.findall(sent))
    return keys | {word for word in words if word in body.lower()}


@contextmanager
def undone() -> Iterator[None]:
    """Each question finds the place as the one before found it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
