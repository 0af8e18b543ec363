"""The agency's retention schedule (JRA): per kind its classification, how long it is kept, and how secret it is."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.documents.archive.retention import FATES, Retention
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.models import Begins, RetentionRule, Security
from triwulan.documents.models.archive import MOST_YEARS
from triwulan.organisations.models import Agency


class ScheduleRefused(ValueError):
    """The text is a sentence for whoever keeps the schedule."""


@dataclass(frozen=True)
class Line:
    """`own`: written by the agency, not guessed."""

    classification: str
    retention: Retention
    security: str = Security.ORDINARY
    begins: str = Begins.DATED
    own: bool = False

    def __str__(self) -> str:
        return f"{self.classification}, {self.retention}, {self.security}, {Begins(self.begins).value}"


def schedule_of(agency: Agency) -> dict[str, Line]:
    """Of every kind, the defaults included."""
    found = {kind: default_line(kind) for kind in KINDS}
    for rule in RetentionRule.objects.filter(agency=agency).order_by("kind"):
        found[rule.kind] = _line(rule)
    return found


def line_for(agency: Agency, kind: str) -> Line:
    rule = RetentionRule.objects.filter(agency=agency, kind=kind).first()
    return _line(rule) if rule else default_line(kind)


@transaction.atomic
def change_schedule(*, agency: Agency, kind: str, line: Line, actor: Actor) -> None:
    """For papers that come later; those in the register keep what they were filed under. The default removes the rule."""
    _check(kind, line)
    before = line_for(agency, kind)
    if str(before) == str(line):
        return
    if str(line) == str(default_line(kind)):
        RetentionRule.objects.filter(agency=agency, kind=kind).delete()
    else:
        RetentionRule.objects.update_or_create(agency=agency, kind=kind, defaults=columns_of(line))
    facts = {"kind": KINDS[kind].label, "before": str(before), "after": str(line)}
    subject = Subject("agency", agency.pk, agency.pk, agency.government_id)
    record("retention_rule_changed", actor=actor, subject=subject, facts=facts)


def columns_of(line: Line) -> dict[str, Any]:
    """As the register's rows and the rules hold it."""
    kept = line.retention
    return {
        "classification": line.classification,
        "active_years": kept.active,
        "inactive_years": kept.inactive,
        "fate": kept.fate,
        "security": line.security,
        "begins": line.begins,
    }


def _check(kind: str, line: Line) -> None:
    if kind not in KINDS:
        raise ScheduleRefused(_("Jenis naskah ini tidak dikenal."))
    if not line.classification.strip():
        raise ScheduleRefused(_("Isi kode klasifikasinya."))
    if not all(0 <= years <= MOST_YEARS for years in (line.retention.active, line.retention.inactive)):
        raise ScheduleRefused(_("Retensi diisi 0 sampai 99 tahun."))
    if line.retention.fate not in FATES or line.security not in Security.values:
        raise ScheduleRefused(_("Pilih nasib akhir dan klasifikasi keamanannya."))
    if line.begins not in {Begins.CLOSED, Begins.DATED}:
        raise ScheduleRefused(_("Pilih sejak kapan retensinya dihitung."))


def default_line(kind: str) -> Line:
    found = KINDS[kind]
    begins = Begins.CLOSED if found.of_a_file else Begins.DATED
    return Line(found.classification, found.retention, begins=begins)


def _line(rule: RetentionRule) -> Line:
    kept = Retention(rule.active_years, rule.inactive_years, rule.fate)
    return Line(rule.classification, kept, rule.security, rule.begins, own=True)
