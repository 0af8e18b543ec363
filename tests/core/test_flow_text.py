import pytest

from triwulan.core.flow.text import Face, text_height, text_width, widest_word, wrap

FACE = Face(10, serif=True, line=11)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("satu", ("satu",)),
        ("satu dua tiga", ("satu", "dua tiga")),
        ("Kasubid/Kasubag", ("Kasubid/", "Kasubag")),
        ("masing-masing", ("masing-", "masing")),
        ("12/2024-08", ("12/2024-08",)),
        ("satu\ndua", ("satu", "dua")),
    ],
)
def test_lines_end_where_a_typesetter_ends_them(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 34, FACE) == lines


def test_nothing_is_lost_and_no_line_is_too_wide() -> None:
    text = "Memeriksa laporan kinerja, jika disetujui diserahkan pada kasubid/kasubag untuk diserahkan kepada kasubag"
    for width in range(60, 300, 7):
        lines = wrap(text, width, FACE)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert [line for line in lines if text_width(line, FACE) > width] == []


def test_height_counts_lines_and_the_widest_word_is_found() -> None:
    assert text_height("satu dua tiga", 34, FACE) == 22
    assert widest_word("a Perencanaan b", FACE) == text_width("Perencanaan", FACE)
    assert widest_word("", FACE) == 0


def test_an_unknown_character_is_taken_as_wide() -> None:
    assert text_width("漢", FACE) == 10
