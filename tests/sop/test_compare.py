"""Two revisions side by side: what was added, removed, changed and moved, down to the words."""

import pytest

from tests.office import SEED
from triwulan.sop.compare import Piece, compare
from triwulan.sop.definition import Sop
from triwulan.sop.reader import read_sop

TEXT = SEED.read_text(encoding="utf-8")
FOURTH = 'kegiatan       = "Membuat laporan data kinerja"'
NEW_STEP = """
[[langkah]]
no        = "3a"
kerja     = "dokumen"
kegiatan  = "Memeriksa bahan"
pelaksana = "kasubid"

[[langkah]]
no             = "4"
"""


@pytest.fixture(scope="module")
def seed() -> Sop:
    return read_sop(TEXT)


def test_a_revision_compared_with_itself_is_the_same(seed: Sop) -> None:
    found = compare(seed, seed)
    assert (found.is_same, {step.state for step in found.steps}, len(found.steps)) == (True, {"same"}, 8)


def test_a_changed_text_shows_its_own_words(seed: Sop) -> None:
    other = read_sop(TEXT.replace(FOURTH, 'kegiatan       = "Membuat dan memeriksa laporan kinerja"'))
    found = compare(seed, other)
    (step,) = [step for step in found.steps if step.state != "same"]
    (field,) = step.fields
    assert (step.state, step.before, step.after, field.label, field.state) == (
        "changed",
        "4",
        "4",
        "Kegiatan",
        "changed",
    )
    assert field.before == (
        Piece("Membuat", own=False),
        Piece("laporan", own=False),
        Piece("data", own=True),
        Piece("kinerja", own=False),
    )
    assert field.after == (
        Piece("Membuat", own=False),
        Piece("dan memeriksa", own=True),
        Piece("laporan", own=False),
        Piece("kinerja", own=False),
    )


def test_a_step_is_added_one_way_and_removed_the_other(seed: Sop) -> None:
    longer = read_sop(TEXT.replace('[[langkah]]\nno             = "4"\n', NEW_STEP))
    there, back = compare(seed, longer), compare(longer, seed)
    assert [(step.state, step.before, step.after) for step in there.steps if step.state != "same"] == [
        ("added", "", "3a")
    ]
    assert [(step.state, step.before, step.after) for step in back.steps if step.state != "same"] == [
        ("removed", "3a", "")
    ]
    assert [step.after for step in there.steps] == ["1", "2", "3", "3a", "4", "5", "5a", "6a", "6b"]
    assert [step.after or step.before for step in back.steps] == [step.after for step in there.steps]
    assert (there.count("added"), back.count("removed")) == (1, 1)


def test_the_first_page_is_compared_field_by_field(seed: Sop) -> None:
    other = read_sop(
        TEXT.replace("[mulai]\ntanggal = 10", "[mulai]\ntanggal = 5").replace("tanggal = 10", "tanggal = 5")
    )
    changed = [(field.label, field.state) for field in compare(seed, other).identity if field.state != "same"]
    assert changed == [("Mulai", "changed")]
