"""What the office would try first is no password; what merely contains such a word may be one."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.office import small_office
from triwulan.organisations.models import Person

REFUSED = "Kata sandi ini hanya kata-kata kantor. Tambahkan kata lain yang tidak terduga."


@pytest.fixture
def person(db: None) -> Person:
    return small_office("Dinas Perikanan")["kabid"]


@pytest.mark.parametrize("password", ["Triwulan2026!", "kabid-statistik-1", "KepalaDinas#9", "dinasperikanan24"])
def test_words_of_the_office_are_no_password(person: Person, password: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password, person)
    assert refused.value.messages == [REFUSED]


@pytest.mark.parametrize("password", ["dinas-lumba-lumba", "4711-0815-2468-1357", "triwulan kopi pahit"])
def test_another_word_makes_it_one(person: Person, password: str) -> None:
    validate_password(password, person)


@pytest.mark.parametrize(
    ("password", "sentence_begins"),
    [("pendek7", "Kata sandi terlalu pendek"), ("12345678901", "Kata sandi ini terlalu umum")],
)
def test_short_and_common_ones_are_refused(person: Person, password: str, sentence_begins: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password, person)
    assert refused.value.messages[0].startswith(sentence_begins)
