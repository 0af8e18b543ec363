from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.sample_books import books
from tests.documents.samples import short_papers
from triwulan.documents import blocks
from triwulan.documents.blocks import Block, Box, Form, HalfSheet, Landscape
from triwulan.documents.content import ContentUnreadable, Paper, from_json, to_json

st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))  # nan equals nothing
NESTED = (Landscape, HalfSheet, Form)
PLAIN = [found for found in blocks.Block.__args__ if found not in NESTED]
leaves: st.SearchStrategy[Block] = st.one_of([st.from_type(kind) for kind in PLAIN])


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(inner, max_size=3).map(tuple)
    box = st.builds(Box, blocks=some)
    return st.one_of(
        st.builds(Landscape, blocks=some),
        st.builds(HalfSheet, blocks=some),
        st.builds(Form, rows=st.lists(st.lists(box, max_size=2).map(tuple), max_size=2).map(tuple)),
    )


papers = st.builds(Paper, blocks=st.lists(st.recursive(leaves, _nested, max_leaves=4), max_size=4).map(tuple))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers)
def test_a_stored_paper_comes_back_as_it_was(paper: Paper) -> None:
    assert from_json(to_json(paper)) == paper


@pytest.mark.parametrize("kind", [*short_papers(), *books()])
def test_each_kind_comes_back_as_it_was(kind: str) -> None:
    paper = (short_papers() | books())[kind]
    assert from_json(to_json(paper)) == paper
    assert paper.kind == kind


def test_the_same_paper_gives_the_same_text() -> None:
    assert to_json(short_papers()["bahan"]) == to_json(short_papers()["bahan"])


def test_the_stored_form_is_fixed_because_old_papers_must_stay_readable() -> None:
    paper = short_papers()["tanda_terima"]
    small = Paper("T", "dokumen", paper.letterhead, "1", date(2026, 1, 2), "P", (), (), paper.verification)
    assert to_json(small) == (
        '{"format":1,"paper":{"blocks":[],"date":{"type":"date","value":"2026-01-02"},"draft":false,"kind":"dokumen",'
        '"language":"id","letterhead":{"address":["Jalan Contoh Nomor 1, Ibu Kota Contoh, Kode Pos 00000",'
        '"Laman: dinas.contoh.example   Pos-el: dinas@contoh.example"],"agency":"Dinas Komunikasi, Informatika dan Statistik",'
        '"crest":null,"government":"Pemerintah Kabupaten Contoh","look":{"bottom":20,"cover":"","docx_font":"Times New Roman",'
        '"font":"Libertinus Serif","left":30,"paper":"a4","right":20,"top":30,"type":"Look"},"type":"Letterhead"},"number":"1","place":"P","sample":false,'
        '"signers":[],"title":"T","type":"Paper","verification":{"code":"7K4M-QX2P","type":"Verification",'
        '"url":"https://triwulan.contoh.example/v/7K4M-QX2P"}}}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"format":2,"paper":{}}',
        '{"format":1,"paper":{"type":"Asing"}}',
        '{"format":1,"paper":{"type":"Run","text":"x"}}',
    ],
)
def test_what_is_no_paper_is_refused(text: str) -> None:
    with pytest.raises(ContentUnreadable):
        from_json(text)
