import pytest

from triwulan.core.duration import Duration, parse_duration


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("15 menit", Duration(15, "menit")),
        ("1 jam", Duration(1, "jam")),
        ("1 Jam", Duration(1, "jam")),
        ("15 Hari", Duration(15, "hari")),
        ("2 hari kerja", Duration(2, "hari")),
        ("  30\u00a0menit ", Duration(30, "menit")),
        ("30menit", Duration(30, "menit")),
    ],
)
def test_durations_are_read_as_sops_write_them(text: str, duration: Duration) -> None:
    assert parse_duration(text) == duration


@pytest.mark.parametrize("text", ["15 menit", "1 jam", "15 hari"])
def test_a_duration_is_written_as_it_was_read(text: str) -> None:
    assert str(parse_duration(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "menit", "15", "1,5 jam", "-1 hari", "1/2 jam", "1 minggu", "satu hari", "1 hari 2 jam", "9" * 5000 + " hari"],
)
def test_what_cannot_be_read_is_answered_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"tidak terbaca\. Tulis angka bulat dan satuannya") as refusal:
        parse_duration(text)
    assert str(refusal.value).startswith(f'Waktu "{text}"')


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0 menit", 'Waktu "0 menit" harus lebih dari 0.'),
        ("2501 hari", 'Waktu "2501 hari" terlalu lama. Periksa angkanya.'),
        ("999999999 menit", 'Waktu "999999999 menit" terlalu lama. Periksa angkanya.'),
    ],
)
def test_a_duration_that_cannot_be_meant_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="Waktu") as refusal:
        parse_duration(text)
    assert str(refusal.value) == sentence


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match=r'^Satuan waktu "minggu" tidak dikenal'):
        Duration(1, "minggu")  # type: ignore[arg-type] # the fault under test


def test_minutes_and_hours_are_under_a_day_however_many() -> None:
    standards = [Duration(900, "menit"), Duration(20, "jam"), Duration(1, "hari")]
    assert [standard.is_under_a_day for standard in standards] == [True, True, False]
