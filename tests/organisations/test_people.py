"""People: who is taken on and who is refused, what they have learnt, and how they leave."""

from datetime import UTC, date, datetime

import pytest

from tests.organisations.office import START, Office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.organisations.changes import change_person
from triwulan.organisations.departure import record_departure
from triwulan.organisations.models import Capacity, Holding, Person
from triwulan.organisations.people import record_qualifications, unqualified
from triwulan.organisations.queries import holder_of
from triwulan.organisations.setup import OrganisationRefused, create_person, set_initial_password
from triwulan.organisations.tokens import issue_token, person_for_token, withdraw_tokens

NIP = "198402062011011005"


def hire(office: Office, **fields: str) -> Person:
    words = {"name": "Rina Contoh", "username": "rina.contoh", **fields}
    return create_person(government=office.government, actor=SYSTEM, **words)


def test_a_person_is_kept_with_titles_and_a_checked_nip(office: Office) -> None:
    person = hire(office, nip="19840206 201101 1 005", front_title="Dr. ", back_title="S.Kom., M.M.", rank=" Penata ")
    person.refresh_from_db()
    assert (person.full_name, person.nip, person.rank, person.username) == (
        "Dr. Rina Contoh, S.Kom., M.M.",
        NIP,
        "Penata",
        "rina.contoh",
    )


def test_without_a_user_name_one_signs_in_by_nip(office: Office) -> None:
    assert hire(office, username="", nip=NIP).username == NIP


def test_nobody_can_sign_in_before_a_password_is_set(office: Office) -> None:
    assert not hire(office).has_usable_password()


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"name": " "}, "name", "Field ini tidak boleh kosong."),
        (
            {"name": "R" * 151},
            "name",
            "Pastikan nilai ini mengandung paling banyak 150 karakter (sekarang 151 karakter).",
        ),
        ({"name": "Rina\0"}, "name", "Isian ini memuat karakter yang tidak dapat dicetak."),
        ({"name": "Rina\nContoh"}, "name", "Isian ini memuat karakter yang tidak dapat dicetak."),
        ({"nip": "19840206"}, "nip", "NIP terdiri atas 18 angka; yang ditulis 8 angka."),
        (
            {"username": "Rina Contoh"},
            "username",
            "Nama pengguna terdiri atas 3 sampai 60 huruf kecil, angka, titik, garis bawah, atau tanda hubung.",
        ),
        ({"email": "rina@"}, "email", "Masukkan alamat email yang valid."),
    ],
)
def test_a_faulty_person_is_refused_with_one_sentence(
    office: Office, fields: dict[str, str], field: str, sentence: str
) -> None:
    before = Person.objects.count()
    with pytest.raises(OrganisationRefused) as refused:
        hire(office, **fields)
    assert (refused.value.field, refused.value.sentence, Person.objects.count()) == (field, sentence, before)


def test_nip_and_user_name_are_unique_over_both_columns(office: Office) -> None:
    hire(office, nip=NIP)
    for fields, sentence in (
        ({"nip": NIP, "username": "lain"}, f"NIP {NIP} sudah terdaftar."),
        ({"username": NIP}, f"Nama pengguna “{NIP}” sudah dipakai."),
        ({"username": "RINA.contoh"}, "Nama pengguna “rina.contoh” sudah dipakai."),
    ):
        with pytest.raises(OrganisationRefused) as refused:
            hire(office, **fields)
        assert refused.value.sentence == sentence


def test_the_initial_password_is_shown_once_and_stands_in_no_record(office: Office) -> None:
    person = hire(office)
    token = issue_token(person).plain
    password = set_initial_password(person=person, actor=SYSTEM)
    person.refresh_from_db()
    assert [len(group) for group in password.split("-")] == [4, 4, 4]
    assert person.check_password(password)
    assert person_for_token(token) is None
    recorded = " ".join(str(entry.facts) for entry in Entry.objects.all())
    assert password not in recorded
    assert Entry.objects.filter(action="password_set", subject_id=person.pk).count() == 1


def test_what_the_sop_asks_and_a_person_lacks_is_named_in_its_order(office: Office) -> None:
    asked = ("Memahami tugas dan fungsi.", "S1 Statistik", "Mampu mengoperasikan komputer")
    person = hire(office)
    assert unqualified(person, asked) == list(asked)
    record_qualifications(
        person=person, qualifications=["s1  statistik", "Memahami tugas dan fungsi", ""], actor=SYSTEM
    )
    assert unqualified(person, asked) == ["Mampu mengoperasikan komputer"]
    record_qualifications(person=person, qualifications=["Mampu mengoperasikan komputer"], actor=SYSTEM)
    assert unqualified(person, asked) == ["Memahami tugas dan fungsi.", "S1 Statistik"]


def test_who_leaves_keeps_his_record_and_loses_his_positions(office: Office) -> None:
    kabid = office.people["kabid"]
    office.appoint("kabid", "kasubag", date(2026, 6, 1), date(2026, 6, 5), Capacity.PLH)
    with clock.frozen(datetime(2026, 4, 2, tzinfo=UTC)):
        record_departure(person=kabid, last_day=date(2026, 3, 31), actor=SYSTEM)
    held = Holding.objects.filter(person=kabid).values_list("position__title", "starts_on", "ends_on")
    assert list(held) == [("Kabid", START, date(2026, 3, 31))]
    assert holder_of(office.positions["kabid"], date(2026, 4, 1)) is None
    assert Entry.objects.filter(action="person_departed", subject_id=kabid.pk).count() == 1


def test_a_last_day_before_what_he_already_held_is_refused(office: Office) -> None:
    kabid = office.people["kabid"]
    with pytest.raises(OrganisationRefused) as refused:
        record_departure(person=kabid, last_day=date(2020, 1, 1), actor=SYSTEM)
    assert refused.value.sentence.startswith("Orang ini sudah menjabat Kabid sejak ")
    kabid.refresh_from_db()
    assert (kabid.is_active, Holding.objects.filter(person=kabid, ends_on=None).count()) == (True, 1)


def test_who_left_before_today_may_no_longer_sign_in(office: Office) -> None:
    token = issue_token(office.people["analis"]).plain
    record_departure(person=office.people["analis"], last_day=date(2025, 12, 31), actor=SYSTEM)
    assert (office.people["analis"].is_active, person_for_token(token)) == (False, None)


def test_a_changed_person_is_recorded_without_what_is_personal(office: Office) -> None:
    person = hire(office)
    change_person(person=person, rank="Pembina", username="rina.contoh", nip=NIP, actor=SYSTEM)
    change_person(person=person, rank="Pembina", actor=SYSTEM)
    entry = Entry.objects.get(action="person_changed")
    assert entry.facts == {"person": person.pk, "fields": ["nip", "rank"]}


def test_a_change_may_not_take_anothers_name(office: Office) -> None:
    hire(office)
    with pytest.raises(OrganisationRefused, match="sudah dipakai"):
        change_person(person=office.people["kabid"], username="rina.contoh", actor=SYSTEM)


def test_a_token_knows_its_person_until_it_is_withdrawn(office: Office) -> None:
    person = office.people["kabid"]
    first, second = issue_token(person).plain, issue_token(person).plain
    assert [person_for_token(token) for token in (first, second, "salah", "")] == [person, person, None, None]
    assert withdraw_tokens(person) == 2
    assert [person_for_token(token) for token in (first, second)] == [None, None]


def test_only_the_digest_of_a_token_is_kept(office: Office) -> None:
    person = office.people["kabid"]
    token = issue_token(person).plain
    row = person.api_tokens.get()
    assert (token in row.digest, len(row.digest), row.last_used_at) == (False, 64, None)
