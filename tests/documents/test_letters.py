"""An office's own template for its letters: what is wrong with it is listed, and a template that lies does no harm."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import docx
import pytest

from tests.documents.register import compose
from tests.organisations.office import Office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.documents.actions import register_document
from triwulan.documents.files import read_file
from triwulan.documents.letters.call import TemplateRefused, fill_letter
from triwulan.documents.letters.fields import EXPLAINED, fields_of
from triwulan.documents.letters.templates import keep_template, remove_template, sample, templates_of
from triwulan.documents.models import Document, LetterTemplate
from triwulan.documents.refusals import UploadRefused
from triwulan.documents.renditions import rendition
from triwulan.documents.typesetting.call import Limits


def template(*lines: str, header: str = "") -> bytes:
    made, room = docx.Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.sections[0].header.paragraphs[0].text = header
    made.save(room)
    return room.getvalue()


def read(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def letter(office: Office) -> Document:
    return register_document(
        agency=office.agency,
        unit=office.units["statistik"],
        kind="tanda_terima",
        title="Tanda terima",
        on=date(2026, 4, 9),
        year=2026,
        quarter=1,
        compose=compose,
        signers=[office.positions["kabid"]],
        actor=SYSTEM,
    )


def keep(office: Office, content: bytes, name: str = "surat.docx") -> LetterTemplate:
    return keep_template(agency=office.agency, kind="tanda_terima", name=name, content=content, actor=SYSTEM)


def test_a_letter_is_filled_in_the_offices_own_form_and_twice_the_same(office: Office) -> None:
    keep(office, template("Nomor {{ nomor }}", "{%p for x in isian %}", "{{ x.label|upper }}", "{%p endfor %}"))
    document = letter(office)
    content = read_file(rendition(document, "docx").file)
    assert read(content)[0] == f"Nomor {document.number}"
    fields = fields_of(sample(office.agency))
    own = template("{{ judul }}")
    assert fill_letter(own, fields) == fill_letter(own, fields)
    assert set(fields) == set(EXPLAINED)


def test_a_letter_keeps_the_form_of_its_own_time(office: Office) -> None:
    before = letter(office)
    keep(office, template("PERTAMA {{ nomor }}"))
    during = letter(office)
    keep(office, template("KEDUA {{ nomor }}"))
    remove_template(agency=office.agency, kind="tanda_terima", actor=SYSTEM)
    after = letter(office)
    first = [read(read_file(rendition(each, "docx").file))[:1] for each in (before, during, after)]
    assert [f"PERTAMA {during.number}"] == first[1]
    assert ["PERTAMA" in "".join(words) or "KEDUA" in "".join(words) for words in (first[0], first[2])] == [
        False,
        False,
    ]
    actions = Entry.objects.filter(action__startswith="letter_").order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["letter_template_kept", "letter_template_kept", "letter_template_removed"]


def test_what_is_put_in_is_text_and_never_markup_nor_another_template(office: Office) -> None:
    fields = fields_of(sample(office.agency)) | {"nomor": '</w:t><w:br/>"&{{ judul }}'}
    assert read(fill_letter(template("{{ nomor }}"), fields)) == ['</w:t><w:br/>"&{{ judul }}']


@pytest.mark.parametrize(
    ("lines", "sentences"),
    [
        (["{{ nomer }} {{ tangal }}"], ["Isian “nomer” tidak dikenal", "Isian “tangal” tidak dikenal"]),
        (["{% for x in isian %}{{ x.label }}"], ["Penulisan isiannya salah"]),
        (["{{ nomor.__class__.__mro__ }}"], ["“__class__” tidak boleh dipakai", "“__mro__” tidak boleh dipakai"]),
        (["{{ nomor|attr('__class__') }}"], ["Saringan “attr” tidak dikenal"]),
        (["{{ isian['__class__'] }}"], ["Bentuk “[…]” tidak diizinkan"]),
        (["{{ nomor.format(1) }}"], ["Bentuk “Call” tidak diizinkan"]),
        (["{% for i in range(999999999) %}{% endfor %}"], ["Bentuk “Call” tidak diizinkan", "“range” tidak dikenal"]),
        (["{{ 'a' * 999999999 }}"], ["Bentuk “Mul” tidak diizinkan"]),
        (["{% include 'x' %}"], ["Bentuk “Include” tidak diizinkan"]),
        (["{% set x = 1 %}"], ["Bentuk “Assign” tidak diizinkan"]),
        (["{% for x in isian %}{{ x.harga }}{% endfor %}"], ["Isian tidak ada pada naskah contoh"]),
    ],
)
def test_everything_that_is_wrong_with_a_template_is_listed(
    office: Office, lines: list[str], sentences: list[str]
) -> None:
    with pytest.raises(TemplateRefused) as refused:
        keep(office, template(*lines))
    told = refused.value.sentences
    assert [any(wanted in said for said in told) for wanted in sentences] == [True] * len(sentences)
    assert (templates_of(office.agency), len(told)) == ({}, len(sentences))


def test_headers_are_looked_at_as_well(office: Office) -> None:
    with pytest.raises(TemplateRefused, match="“nomer” tidak dikenal"):
        keep(office, template("{{ nomor }}", header="{{ nomer }}"))


def test_a_template_that_multiplies_its_loops_is_stopped_in_time(office: Office) -> None:
    fields = fields_of(sample(office.agency)) | {"isian": [{"label": "x", "nilai": "y"}] * 60}
    deep = "".join("{% for x in isian %}" for _level in range(6)) + "z" + "{% endfor %}" * 6
    with pytest.raises(TemplateRefused, match="terlalu banyak waktu atau memori"):
        fill_letter(template(deep), fields, Limits(seconds=1.5, megabytes=300))


def changed(content: bytes, name: str, more: bytes) -> bytes:
    """With a part of another content, or one part more."""
    room = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as found, zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as made:
        for part in found.namelist():
            if part != name:
                made.writestr(part, found.read(part))
        made.writestr(name, more)
    return room.getvalue()


OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http:'
    b'//schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://jahat.contoh/t.dotm"'
    b' TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("surat.docx", lambda: b"bukan DOCX"),
        ("surat.docx", lambda: changed(template("x"), "word/vbaProject.bin", b"\xd0\xcf\x11\xe0")),
        ("surat.docx", lambda: changed(template("x"), "word/_rels/settings.xml.rels", OUTSIDE)),
        ("surat.docx", lambda: changed(template("x"), "word/media/besar.bin", b"\0" * 310_000_000)),
        ("surat.docx", lambda: template("x") + b"\0" * 2_100_000),
        ("surat.txt", lambda: b"teks biasa"),
    ],
    ids=["rubbish", "macro", "outside", "bomb", "too large", "text"],
)
def test_a_file_that_is_no_harmless_docx_is_refused(office: Office, name: str, content: Callable[[], bytes]) -> None:
    with pytest.raises(UploadRefused):
        keep(office, content(), name)
    assert templates_of(office.agency) == {}


def test_a_template_that_fails_later_leaves_the_ordinary_docx(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """Its sample had an entry, the letter has none."""
    keep(office, template("{{ (isian|first).label }}"))
    document = letter(office)
    assert read(read_file(rendition(document, "docx").file)) != []
    assert "letter template" in caplog.text
    assert rendition(document, "pdf").format == "pdf"
