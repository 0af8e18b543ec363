"""Evidence of a figure. A removed one leaves its file and the record of the removal."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.documents.models import StoredFile
from triwulan.indicators.actions.realisation import realisation_row
from triwulan.indicators.entries import note_realisation
from triwulan.indicators.models import Evidence, Indicator, Realisation
from triwulan.indicators.refusals import EvidenceRefused
from triwulan.organisations.models import Person, Unit
from triwulan.organisations.scoping import only_if


def attach_evidence(
    *,
    indicator: Indicator,
    unit: Unit,
    quarter: Quarter,
    file: StoredFile,
    name: str,
    actor: Actor,
    person: Person | None,
    cycle_id: int | None = None,
) -> Evidence:
    """Attach a stored file, checked before by `documents.uploads`; EvidenceRefused when this figure has it already.

    Where else the same file proves something is no refusal: `validation` asks about it.
    """
    with transaction.atomic():
        row = realisation_row(indicator, unit, quarter)
        try:
            with transaction.atomic():
                evidence = Evidence.objects.create(
                    realisation=row, file=file, name=name, attached_at=clock.now(), attached_by=person
                )
        except IntegrityError as twice:
            raise EvidenceRefused(_already(row, file, name)) from twice
        note_realisation(
            "evidence_attached", row, indicator, actor, cycle_id, evidence=evidence.pk, name=name, sha256=file.sha256
        )
    return evidence


def remove_evidence(
    *, evidence: Evidence, actor: Actor, person: Person | None, cycle_id: int | None = None, reason: str = ""
) -> Evidence:
    """EvidenceRefused when it was removed already. `reason` where it had been approved."""
    with transaction.atomic():
        hit = only_if(evidence, removed_at__isnull=True).update(removed_at=clock.now())
        if not hit:
            raise EvidenceRefused(_("Berkas %s sudah dilepas dari bukti. Muat ulang halaman ini.") % evidence.name)
        evidence.refresh_from_db()
        row = evidence.realisation
        note_realisation(
            "evidence_removed",
            row,
            row.indicator,
            actor,
            cycle_id,
            evidence=evidence.pk,
            name=evidence.name,
            sha256=evidence.file.sha256,
            person=person and person.pk,
            **({"reason": reason} if reason else {}),
        )
    return evidence


def _already(row: Realisation, file: StoredFile, name: str) -> str:
    twin = Evidence.objects.filter(realisation=row, file=file, removed_at__isnull=True).first()
    if twin and twin.name != name:
        names = {"name": name, "twin": twin.name}
        return _("Berkas %(name)s sudah dilampirkan pada nilai ini dengan nama %(twin)s. Pilih berkas lain.") % names
    return _("Berkas %s sudah dilampirkan pada nilai ini. Pilih berkas lain.") % name
