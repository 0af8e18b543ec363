"""What nobody at a desk would send: the answers to a form that are wrong, foreign, huge, or made to hurt."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

from tests.documents import zoo
from tests.fuzz.form_reading import Entry
from tests.fuzz.place import FIRST_KEY

Strategies = dict[str, st.SearchStrategy[Any]]

NASTY = (
    *("", " ", "\x00", "a\x00b", "\r\n", "\u202egnp.exe", "\ufffe", "𐏿", "٣", "２", "½", "İ", "a\u0300"),
    *(
        "0",
        "-0",
        "-1",
        "1",
        "2",
        "3",
        "1e9999",
        "1e-9999",
        "NaN",
        "-Infinity",
        "9" * 30,
        "-" + "9" * 30,
        "1_000",
        "0x10",
    ),
    *("2147483648", "9223372036854775808", "10,5", "10.5.5", "1.000,00", "+5", "1 000", "100 %"),
    *(
        "2026-02-30",
        "0000-00-00",
        "0001-01-01",
        "9999-12-31",
        "10000-01-01",
        "10/04/2026",
        "2026-W15",
        "24:00",
        "07.30",
    ),
    *("true", "null", "[]", "{}", '{"a": 1}', "[[[[]]]]", "%s%n", "%00", "{{ 7*7 }}", "{% debug %}", "{0.__class__}"),
    *("<script>alert(1)</script>", "'; DROP TABLE organisations_person;--", "../../etc/passwd", "=1+1", "a" * 400),
    *("a" * 20_000, "javascript:alert(1)", "//evil.example/", "https://evil.example/", "(" * 200, "*", ".", "a/b"),
)
UNASKED = ("is_staff", "is_active", "agency", "government", "id", "pk", "a\x00", "[]")
FILES = (
    ("laporan.pdf", zoo.pdf()),
    ("skrip.pdf", zoo.pdf_with_script()),
    ("foto.png", zoo.png(tail=b"PK\x03\x04")),
    ("data.csv", "a;b\n1;é\n".encode("cp1252")),
    ("data.csv", b"nip,nama\n\x00,\xff\n"),
    ("lambang.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    ("lambang.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>"),
    ("surat.docx", zoo.openxml("docx")),
    ("sop.toml", b"[identitas]\nnama = 3\n[[langkah]]\n"),
    ("../../" + "x" * 300 + "\u202e.pdf", b""),
    ("nul\x00.txt", b"halo"),
)

keys = st.integers(FIRST_KEY + 1, FIRST_KEY + 40) | st.integers(1, 40) | st.integers(0, 2**65)
texts = st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=30) | keys.map(str)
files = st.sampled_from(FILES)
# No form has these; a page that saves all it is sent would.
unasked: st.SearchStrategy[dict[str, str]] = st.just({}) | st.dictionaries(st.sampled_from(UNASKED), texts, max_size=1)


def answers(entries: dict[str, Entry]) -> st.SearchStrategy[dict[str, Any]]:
    """Mostly a form filled in well but for a few entries, since what is wrong everywhere is refused at the door."""
    likely = {name: _likely(entry) for name, entry in entries.items()}
    hostile = {name: _hostile(entry) for name, entry in entries.items()}
    few = st.lists(st.sampled_from(sorted(entries)), max_size=2).map(set) if entries else st.just(set())
    return _filled_in(likely, hostile, few | few | few | st.just(set(entries)))


@st.composite
def _filled_in(
    draw: st.DrawFn, likely: Strategies, hostile: Strategies, broken_ones: st.SearchStrategy[set[str]]
) -> dict[str, Any]:
    broken = draw(broken_ones)
    sent = {name: draw(hostile[name] if name in broken else likely[name]) for name in likely}
    return {name: value for name, value in sent.items() if value is not None} | draw(unasked)


def _likely(entry: Entry) -> st.SearchStrategy[Any]:
    if entry.kind == "file":
        return _file_of(st.sampled_from(FILES[:1]))
    usual = {"date": ["2026-04-10"], "number": ["3"], "time": ["07:30"], "checkbox": []}.get(entry.kind, ["Uji", "5"])
    found: st.SearchStrategy[Any] = st.sampled_from([each for each in entry.likely if each] or usual or [""])
    return st.none() | found if entry.kind in {"checkbox", "radio", "submit", "button"} else found


def _hostile(entry: Entry) -> st.SearchStrategy[Any]:
    other: st.SearchStrategy[Any] = st.none() | texts | st.lists(texts | _likely(entry), max_size=3)
    return _file_of(files) | other if entry.kind == "file" else other


def _file_of(found: st.SearchStrategy[tuple[str, bytes]]) -> st.SearchStrategy[SimpleUploadedFile]:
    return found.map(lambda file: SimpleUploadedFile(*file))
