"""The correction sheet: what the values are to become, checked as the worksheet is, and counted nowhere yet."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.cycles.corrections.fetching import allowed, demand, note, value_for
from triwulan.cycles.corrections.rights import filler
from triwulan.cycles.corrections.states import GRANTED
from triwulan.cycles.models import CorrectionFile, CorrectionValue
from triwulan.cycles.refusals import AlreadyFinished, NotThere
from triwulan.documents import files
from triwulan.documents.uploads.check import check_upload
from triwulan.indicators import queries
from triwulan.indicators.actions import EvidenceRefused
from triwulan.indicators.actions.realisation import read_fields
from triwulan.indicators.entry import Entered
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.models import Evidence, Realisation, WarningAnswer
from triwulan.indicators.prose import tidy_prose
from triwulan.indicators.validation import fingerprint
from triwulan.organisations.models import Person
from triwulan.organisations.scoping import only_if

TEXTS = ("not_applicable", "explanation", "support", "obstacle", "follow_up")


@transaction.atomic
def save_value(
    *,
    person: Person,
    correction_id: int,
    value_id: int,
    variables: Mapping[str, Entered],
    texts: Mapping[str, str],
    answers: Mapping[str, str],
    edition: int,
) -> CorrectionValue:
    """Raises NotThere, MayNot, AlreadyFinished (also when another saved it meanwhile), RealisationRefused by field."""
    value, actor = open_value(person, correction_id, value_id)
    fields = read_fields(value.indicator, proposed(value), variables, texts)
    said = {code: tidy for code, text in answers.items() if (tidy := tidy_prose(text))}
    changed = {name: new for name, new in (fields | {"answers": said}).items() if getattr(value, name) != new}
    if not changed:
        return value
    saved = {"edition": F("edition") + 1, "saved_at": clock.now(), "saved_by": person}
    if not only_if(value, edition=edition, closed_at__isnull=True).update(**changed, **saved):
        raise AlreadyFinished(_("Isian koreksi ini sudah diubah orang lain. Muat ulang untuk melihatnya."))
    note("correction_filled", value.correction, actor, indicator=value.indicator.code)
    value.refresh_from_db(fields=[*changed, "edition", "saved_at", "saved_by"])
    return value


def attach_file(*, person: Person, correction_id: int, value_id: int, name: str, content: bytes) -> CorrectionFile:
    """Raises UploadRefused and EvidenceRefused besides. The file is stored before its row, so a crash loses no proof."""
    value, _actor = open_value(person, correction_id, value_id)
    upload = check_upload(name, content, settings.EVIDENCE_MAX_BYTES)
    stored = files.store(value.correction.cycle.round.agency, content, upload.content_type)
    twice = _("Berkas %s sudah menjadi bukti nilai ini. Pilih berkas lain.") % name
    with transaction.atomic():
        value, actor = open_value(person, correction_id, value_id)
        if Evidence.objects.filter(realisation=value.realisation_id, file=stored, removed_at__isnull=True).exists():
            raise EvidenceRefused(twice)
        kept, is_new = CorrectionFile.objects.get_or_create(
            value=value,
            file=stored,
            defaults={"name": upload.name, "attached_at": clock.now(), "attached_by": person},
        )
        if not is_new:
            raise EvidenceRefused(twice)
        note("correction_filled", value.correction, actor, indicator=value.indicator.code, file=upload.name)
    attached: CorrectionFile = kept
    return attached


@transaction.atomic
def detach_file(*, person: Person, correction_id: int, value_id: int, file_id: int) -> None:
    """Only what the correction itself brought; older evidence leaves by `dropping`, with its reason."""
    value, actor = open_value(person, correction_id, value_id)
    found = value.files.filter(pk=file_id).first()
    if found is None:
        raise NotThere
    found.delete()
    note("correction_filled", value.correction, actor, indicator=value.indicator.code, removed=found.name)


def proposed(value: CorrectionValue) -> Realisation:
    """The realisation as it would be; never saved."""
    row = copy(value.realisation)
    row.variables = value.variables
    for name in TEXTS:
        setattr(row, name, getattr(value, name))
    return row


def draft_figure(value: CorrectionValue) -> Figure:
    """What would come out, with the evidence that is to join, without what is to leave, and the answers that were given."""
    row = proposed(value)
    figure = figures_for([value.indicator], row.year, row.quarter, instead={row.pk: row})[0]
    joining = list(value.files.select_related("file", "attached_by"))
    leaving = set(value.removals.values_list("evidence", "evidence__file"))
    gone, files_gone = {one for one, _file in leaving}, {file for _one, file in leaving}
    staying = [proof for proof in figure.evidence if proof.pk not in gone]
    elsewhere = [use for use in figure.used_elsewhere if use.file_id not in files_gone]
    figure = replace(
        figure,
        evidence=(*staying, *(_evidence(row, each) for each in joining)),
        used_elsewhere=(*elsewhere, *_elsewhere(row, joining)),
    )
    answers = {code: _answer(row, figure, code, text) for code, text in value.answers.items()}
    return replace(figure, answers=figure.answers | answers)


def open_value(person: Person, correction_id: int, value_id: int) -> tuple[CorrectionValue, Actor]:
    value = value_for(person, correction_id, value_id, locked=transaction.get_connection().in_atomic_block)
    sentence = _("Nilai ini diisi oleh pemiliknya atau pimpinan unitnya.")
    actor = allowed(filler(person, value.correction.cycle, value.indicator), sentence)
    demand(value.correction, GRANTED)
    return value, actor


def _evidence(row: Realisation, joining: CorrectionFile) -> Evidence:
    return Evidence(
        realisation=row,
        file=joining.file,
        name=joining.name,
        attached_at=joining.attached_at,
        attached_by=joining.attached_by,
    )


def _elsewhere(row: Realisation, joining: Sequence[CorrectionFile]) -> list[Evidence]:
    uses = queries.uses_of(each.file_id for each in joining)
    return [use for use in uses if use.realisation_id != row.pk]


def _answer(row: Realisation, figure: Figure, code: str, text: str) -> WarningAnswer:
    return WarningAnswer(realisation=row, code=code, text=text, fingerprint=fingerprint(figure, code))
