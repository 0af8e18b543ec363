"""Word by word: what went, what came, what stayed."""

import pytest

from triwulan.reports.wording import Token, word_changes


def test_the_specimen_pages_change_is_told_word_by_word() -> None:
    old = (
        "Baru 6 dari 22 kegiatan memenuhi standar. Enam belas kegiatan belum melengkapi metadata variabel. Klinik Mei."
    )
    new = (
        "Baru 6 dari 24 kegiatan memenuhi standar. Delapan belas kegiatan belum melengkapi metadata variabel, termasuk "
        "dua kegiatan baru. Klinik Mei."
    )
    assert word_changes(old, new) == (
        Token("same", "Baru 6 dari "),
        Token("removed", "22 "),
        Token("added", "24 "),
        Token("same", "kegiatan memenuhi standar. "),
        Token("removed", "Enam "),
        Token("added", "Delapan "),
        Token("same", "belas kegiatan belum melengkapi metadata variabel"),
        Token("added", ", termasuk dua kegiatan baru"),
        Token("same", ". Klinik Mei."),
    )


@pytest.mark.parametrize(
    ("old", "new", "tokens"),
    [
        ("Sama saja.", "Sama saja.", (Token("same", "Sama saja."),)),
        ("", "Baru.", (Token("added", "Baru."),)),
        ("Lama.", " ", (Token("removed", "Lama."),)),
        ("", "", ()),
        ("102,27 %", "93,75 %", (Token("removed", "102,27 "), Token("added", "93,75 "), Token("same", "%"))),
        ("Satu\n\ndua", "Satu dua", (Token("same", "Satu dua"),)),
    ],
)
def test_edges_of_a_change(old: str, new: str, tokens: tuple[Token, ...]) -> None:
    assert word_changes(old, new) == tokens


def test_without_what_was_removed_it_is_the_new_text() -> None:
    old, new = "a, b; c (d) – e\nf" * 40, "a, x; c [d] – e\n\ng" * 50
    assert "".join(token.text for token in word_changes(old, new) if token.op != "removed") == new


def test_a_long_text_of_one_word_is_compared_in_no_time() -> None:
    tokens = word_changes("ya " * 3000, "ya " * 3100)
    assert "".join(token.text for token in tokens if token.op != "removed") == ("ya " * 3100).strip()
