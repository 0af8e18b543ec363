"""Broken files of every kind are taken or refused in a sentence; nothing else ever comes out of the check."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents import zoo
from triwulan.documents.uploads.check import UploadRefused, check_upload, clean_name

ANIMALS = {
    "a.pdf": zoo.pdf_opening(zoo.action("GoTo", D="x")),
    "a.png": zoo.png(),
    "a.jpg": zoo.jpeg(),
    "a.webp": zoo.webp(b"VP8X"),
    "a.docx": zoo.openxml("docx", {"word/_rels/settings.xml.rels": "<Relationships/>"}),
    "a.ods": zoo.opendocument("ods", {"META-INF/manifest.xml": "<m/>"}),
    "a.csv": "a;b\n1;é\n".encode(),
}
UNHURRIED = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def broken_animals(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(st.sampled_from(sorted(ANIMALS)))
    content = bytearray(ANIMALS[name])
    for _wound in range(draw(st.integers(0, 6))):
        content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    kept = draw(st.integers(1, len(content)))
    return name, bytes(content[:kept] if draw(st.booleans()) else content) + draw(st.binary(max_size=8))


def answer(name: str, content: bytes) -> bytes:
    try:
        return check_upload(name, content, 10_000_000).content
    except UploadRefused as refused:
        return b"refused" if refused.sentence.endswith(".") else b"no sentence"


@UNHURRIED
@given(broken_animals())
def test_a_broken_file_is_taken_or_refused_in_a_sentence(animal: tuple[str, bytes]) -> None:
    name, content = animal
    assert answer(name, content) in {content, b"refused"}


@UNHURRIED
@given(st.text(max_size=300))
def test_any_name_becomes_one_that_is_safe_to_show(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= 120
    assert not set(clean) & set('/\\\0\n\r<>:"|?*')
    assert clean not in {".", ".."}
    assert clean_name(clean) == clean
