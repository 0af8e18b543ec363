"""What a task says of itself."""

from tests.api.caller import Staff, said
from tests.hands import Hands
from tests.office import BEGINNING, Office
from triwulan.organisations.models import Agency, Holding

FIELDS = {
    "id",
    "no",
    "work",
    "activity",
    "unit",
    "cycle",
    "year",
    "quarter",
    "opened_at",
    "due_at",
    "late",
    "missing",
    "warnings",
    "outcomes",
}


def test_a_task_says_what_where_and_until_when(office: Office, staff: Staff, round_id: int) -> None:
    task = staff.task("kabid")
    assert FIELDS - set(task) == set()
    assert {key: task[key] for key in sorted(FIELDS - {"id", "cycle"})} == {
        "no": "1",
        "work": "disposisi",
        "activity": (
            "Menugaskan Kasubag/Kasubid untuk menyusun Laporan data kinerja bidang setiap tanggal 10 awal Triwulan"
        ),
        "unit": "Bidang Statistik",
        "year": 2026,
        "quarter": 1,
        "opened_at": "2026-04-10T07:30:00+08:00",
        "due_at": "2026-04-10T07:45:00+08:00",
        "late": False,
        "missing": [],
        "warnings": [],
        "outcomes": ["selesai"],
    }
    assert (task["round"], task["position"]["title"], task["waiting"], task["requirements"], task["outputs"]) == (
        round_id,
        "Kabid Statistik",
        False,
        ["Indikator Sasaran"],
        ["Disposisi"],
    )


def test_a_disposition_names_whom_it_may_address_and_how_it_is_drafted(
    office: Office, staff: Staff, round_id: int
) -> None:
    task = said(staff["kabid"].get(f"tasks/{staff.task('kabid')['id']}"))
    assert [(one["title"], one["username"], one["drafted"], one["indicators"]) for one in task["candidates"]] == [
        ("Kasubid 1", "kasubid.1", True, ["A1", "A2"]),
        ("Kasubid 2", "kasubid.2", True, ["B1"]),
    ]
    drafted = "Susun laporan data kinerja Triwulan I 2026 sesuai dengan indikator kinerja masing-masing dan sertakan bukti dukungnya."
    first, second = office.positions["kasubid.1"], office.positions["kasubid.2"]
    assert task["recipients"] == [
        {"position": first.pk, "indicators": ["A1", "A2"], "instruction": drafted, "coordinator": True},
        {"position": second.pk, "indicators": ["B1"], "instruction": drafted, "coordinator": False},
    ]
    assert staff.finish("kabid", recipients=task["recipients"])["outcome"] == "selesai"


def test_recipients_without_the_sops_qualifications_and_vacant_ones_are_warned_of(
    office: Office, staff: Staff, round_id: int
) -> None:
    with office.scope():
        Holding.objects.filter(position=office.positions["kasubid.2"]).delete()
    warnings = said(staff["kabid"].get(f"tasks/{staff.task('kabid')['id']}"))["warnings"]
    assert warnings == [
        (
            "Kasubid 1 (Kasubid 1) belum tercatat memenuhi kualifikasi SOP: Memiliki Kemampuan Pengolahan Data Sederhana; "
            "Mengetahui Tugas dan Fungsi Sistem Akuntabilitas Kinerja Instansi Pemerintah; Mengetahui Tugas dan Fungsi "
            "dalam Penyusunan Laporan Kinerja."
        ),
        "Kasubid 2 sedang kosong; tugasnya menunggu pemegang jabatannya.",
    ]


def test_a_worksheet_names_what_it_still_lacks(staff: Staff, round_id: int) -> None:
    staff.finish("kabid")
    staff.finish("kasubid.1")
    task = staff.task("analis.1")
    assert (task["work"], [one["code"] for one in task["indicators"]], task["missing"]) == (
        "bahan",
        ["A1", "A2"],
        [
            "A1 Indikator A1: Nilai belum diisi. Isi Nilai.",
            "A2 Indikator A2: Nilai belum diisi. Isi Pembilang dan Penyebut.",
        ],
    )
    path = f"cycles/{task['cycle']}/realisations/A1"
    said(staff["analis.1"].patch(path, {"variables": {"nilai": 40}, "explanation": "Banyak."}))
    task = staff.task("analis.1")
    question = "A1 Indikator A1: Capaian 400,00\N{NO-BREAK SPACE}% di atas 150\N{NO-BREAK SPACE}%. Apakah 40 dokumen sudah benar?"
    assert (task["missing"][0], task["warnings"]) == (question, [question])


def test_the_one_who_hands_in_waits_for_his_colleagues_and_for_corrections(staff: Staff, round_id: int) -> None:
    staff.finish("kabid")
    for number in (1, 2):
        staff.finish(f"kasubid.{number}")
        staff.fill(f"analis.{number}")
        staff.finish(f"analis.{number}")
    cycle = staff.task("kasubid.1")["cycle"]
    said(staff["kasubid.2"].post(f"cycles/{cycle}/realisations/B1/return", {"reason": "Periksa lagi."}))
    assert {name: staff.task(name)["missing"] for name in ("kasubid.1", "kasubid.2")} == {
        "kasubid.1": [
            "B1 Indikator B1 masih diperbaiki Analis 2.",
            "Bagian Kasubid 2 belum selesai. Tunggu atau ingatkan.",
        ],
        "kasubid.2": ["B1 Indikator B1 masih diperbaiki Analis 2."],
    }


def test_late_turns_on_at_the_end_of_the_day_and_stays_with_what_was_finished_late(
    staff: Staff, round_id: int, hands: Hands
) -> None:
    hands.set("2026-04-10T15:00")
    assert staff.task("kabid")["late"] is False
    hands.set("2026-04-13T08:00")
    assert staff.task("kabid")["late"] is True
    assert staff.finish("kabid")["late"] is True


def test_a_finished_task_lacks_nothing_and_tells_who_did_it(staff: Staff, round_id: int) -> None:
    done = staff.finish("kabid", note="Segera.")
    found = said(staff["perencana"].get(f"tasks/{done['id']}"))
    assert found == done
    assert (found["missing"], found["candidates"], found["finished_at"], found["note"], found["holder"]) == (
        [],
        [],
        "2026-04-10T07:30:00+08:00",
        "Segera.",
        {"position": "Kabid Statistik", "person": "Kabid Statistik", "capacity": ""},
    )


def test_open_tasks_come_before_those_that_wait(office: Office, staff: Staff, round_id: int) -> None:
    with office.scope():
        Holding.objects.create(
            position=office.positions["kabid"], person=office["perencana"], capacity="Plh.", starts_on=BEGINNING
        )
    walk_to_the_end(staff)
    said(staff["perencana"].post("rounds", {"year": 2026, "quarter": 2}), 201)
    assert [(task["no"], task["waiting"]) for task in staff.tasks("perencana")] == [("1", False), ("6a", True)]


def walk_to_the_end(staff: Staff) -> None:
    staff.finish("perencana", "1")
    for number in (1, 2):
        staff.finish(f"kasubid.{number}")
        staff.fill(f"analis.{number}")
        staff.finish(f"analis.{number}")
    staff.finish("kasubid.2")
    staff.finish("kasubid.1")
    staff.finish("perencana", "5", outcome="setuju")
    staff.finish("kasubid.1")


def test_times_carry_the_offset_of_the_tasks_own_agency(office: Office, round_id: int) -> None:
    with office.scope():
        Agency.objects.filter(pk=office.agency.pk).update(time_zone="Asia/Jakarta")
    task = Staff(office).task("kabid")
    assert (task["opened_at"], task["due_at"]) == ("2026-04-10T06:30:00+07:00", "2026-04-10T06:45:00+07:00")
