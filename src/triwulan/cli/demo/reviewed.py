"""The demo's annual reports: a picture in their text, the Inspektorat's review beside the step, and their publication."""

import io

from django_scopes import scope
from PIL import Image, ImageDraw

from triwulan.cli.demo.office import SIGNATORY
from triwulan.cycles.actions.sections import edit_report
from triwulan.cycles.models import Assignment, Round
from triwulan.cycles.narration.commenting import comment, reply, resolve
from triwulan.cycles.narration.sections import give_picture, section_of
from triwulan.cycles.narrative import report_of
from triwulan.cycles.reviewing.asking import ask_review
from triwulan.cycles.reviewing.checklist import ITEMS
from triwulan.cycles.reviewing.ending import Statement, Ticked, save_answers, signatories_of, state_review
from triwulan.cycles.reviewing.publishing import publish_report, unready
from triwulan.documents.kinds.laporan_kinerja import KIND, statement_words
from triwulan.documents.models import Document
from triwulan.documents.passages import Passage, written
from triwulan.organisations.models import Agency, Person, ReviewGrant
from triwulan.organisations.queries import holder_of, today

_NOTE = "Sebutkan juga tindak lanjutnya (data contoh)."
_ANSWER = "Sudah dimuat pada bagian langkah di masa mendatang (data contoh)."


def write_the_year(task: Assignment, person: Person) -> None:
    """Before the planner issues it: what he adds to the draft, and the review, which comes back as stated."""
    report = report_of(task)
    picture = give_picture(person=person, task=task, content=_picture())
    shown = Passage(
        "gambar",
        caption="Alur pengumpulan data kinerja (data contoh)",
        alt="Empat kotak dengan anak panah di antaranya: analis, kasubid, kabid, perencana. Data contoh.",
        sha256=picture.file.sha256,
    )
    body = "\n\n".join((section_of(task, "aspek").drafted, written([shown])))
    edit_report(person=person, cycle_id=task.step_run.cycle_id, sections={"aspek": body})
    reviewer = _reviewer(report.agency)
    if reviewer is None:
        return
    ask_review(person=person, report_id=report.pk, note="Mohon direviu sebelum disampaikan (data contoh).")
    note = comment(person=reviewer, task_id=task.pk, key="penutup", text=_NOTE, place=1)
    reply(person=person, task_id=task.pk, comment_id=note.pk, text=_ANSWER)
    resolve(person=reviewer, task_id=task.pk, comment_id=note.pk)
    ticked = {code: Ticked(met=True) for code, item in ITEMS.items() if not item.only_if}
    save_answers(person=reviewer, report_id=report.pk, ticked=ticked)
    said = Statement(
        text=statement_words(report.agency.name, str(report.year)),
        signer=f"Inspektur {report.agency.government.name}",
        place=report.agency.place,
        signatory=next((each for each in signatories_of(report.agency) if each.title == SIGNATORY), None),
        on=today(report.agency),
    )
    state_review(person=reviewer, report_id=report.pk, statement=said)


def publish_the_year(round_: Round) -> None:
    """Once it is signed; the planner's press."""
    papers = Document.objects.filter(agency=round_.agency_id, kind=KIND, year=round_.year, superseded_by=None)
    document = papers.select_related("agency").order_by("pk").last()
    task = Assignment.objects.filter(step_run__cycle__round=round_, step_run__work="laporan_tahunan").first()
    held = holder_of(task.position, today(round_.agency)) if task else None
    if document is not None and held is not None and not unready(document):
        publish_report(person=held.person, document_id=document.pk, on=document.date)


def _reviewer(agency: Agency) -> Person | None:
    with scope(government=agency.government_id, agency=None):
        grant = ReviewGrant.objects.filter(agency=agency).select_related("position").order_by("pk").first()
        held = holder_of(grant.position, today(agency)) if grant else None
    return held.person if held else None


def _picture() -> bytes:
    """Four boxes and their arrows; drawn here, so that it shows nobody and nothing real."""
    sheet = Image.new("RGB", (1200, 260), "white")
    pen = ImageDraw.Draw(sheet)
    for at, name in enumerate(("Analis", "Kasubid", "Kabid", "Perencana")):
        left = 20 + at * 300
        pen.rectangle((left, 70, left + 220, 190), outline="black", width=4)
        pen.text((left + 110, 130), name, fill="black", anchor="mm", font_size=40)
        if at:
            pen.line((left - 76, 130, left - 8, 130), fill="black", width=4)
            pen.polygon(((left - 6, 130), (left - 26, 118), (left - 26, 142)), fill="black")
    pen.text((600, 235), "data contoh", fill="black", anchor="mm", font_size=28)
    room = io.BytesIO()
    sheet.save(room, "PNG")
    return room.getvalue()
