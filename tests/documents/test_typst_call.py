import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.documents.sample_books import books
from tests.documents.samples import short_papers
from triwulan.documents.content import Paper
from triwulan.documents.render import render_docx, render_pdf
from triwulan.documents.typesetting import call as typst_call
from triwulan.documents.typesetting.call import Limits, RenderFailed, rasterise, typeset_pdf
from triwulan.documents.typesetting.data import typst_data

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'


def data() -> dict[str, Any]:
    return typst_data(short_papers()["bahan"])


def refused(entry: str, job: dict[str, Any], limits: Limits) -> str:
    with pytest.raises(RenderFailed) as raised:
        typeset_pdf(entry, job, limits)
    return str(raised.value)


def test_a_layout_that_takes_too_long_is_killed_and_said() -> None:
    sentence = refused("naskah.typ", data(), Limits(seconds=0.02))
    assert sentence == "Dokumen belum jadi sampai batas waktunya dan dihentikan. Coba lagi; bila berulang, bagi isinya."


def test_a_layout_that_takes_too_much_memory_ends_and_is_said() -> None:
    sentence = refused("naskah.typ", data(), Limits(megabytes=16))
    assert sentence == "Dokumen belum jadi karena melampaui batas memori atau waktu. Bagi isinya, lalu coba lagi."


@pytest.mark.parametrize(
    "complaint",
    [
        b"MemoryError",
        b"memory allocation of 544 bytes failed",
        b"ImportError: _typst.abi3.so: failed to map segment from shared object",
        b"ImportError: _typst.abi3.so: cannot map zero-fill pages",
        b'ThreadPoolBuildError { kind: IOError(Os { message: "Resource temporarily unavailable" }) }',
    ],
)
def test_no_memory_is_understood_whoever_says_it(complaint: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess([], 1, b"", complaint)
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: done)
    sentence = refused("naskah.typ", data(), Limits())
    assert sentence == "Dokumen belum jadi karena melampaui batas memori atau waktu. Bagi isinya, lalu coba lagi."


def test_content_that_cannot_become_an_archive_file_is_said() -> None:
    sentence = refused("gambar.typ", {"svg": [SQUARE]}, Limits())  # a picture without words instead
    assert sentence == "Dokumen belum jadi karena isinya tidak dapat disusun menjadi PDF/A. Hubungi pengelola sistem."


def test_a_process_that_cannot_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    sentence = refused("naskah.typ", data(), Limits())
    assert sentence == "Dokumen belum jadi karena proses penyusun tidak dapat dijalankan. Coba lagi."


@pytest.mark.parametrize("answer", [b"", b"{", b"[1]", b'["a"]'])
def test_an_answer_cut_short_gives_no_half_file(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess([], 0, answer, b"")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: done)
    sentence = refused("naskah.typ", data(), Limits())
    assert sentence == "Dokumen belum jadi karena hasil penyusunannya tidak terbaca. Coba lagi."


@pytest.mark.parametrize("render", [render_pdf, render_docx])
def test_a_failure_leaves_nothing_behind(render: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_call, "_run", _fail)
    with pytest.raises(RenderFailed):
        render(short_papers()["dokumen"])


def _fail(*_given: object) -> Any:
    raise RenderFailed("gagal")


def test_the_child_is_told_neither_the_secret_key_nor_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    monkeypatch.setenv("DATABASE_URL", "postgres://rahasia")
    seen: dict[str, str] = {}

    def run(_command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        seen.update(options["env"])
        return subprocess.CompletedProcess([], 0, json.dumps(["QQ=="]).encode(), b"")

    monkeypatch.setattr(subprocess, "run", run)
    assert typeset_pdf("naskah.typ", {}) == b"A"
    assert seen["PATH"] == os.environ["PATH"]
    assert [name for name, value in seen.items() if "rahasia" in value] == []


def test_data_larger_than_an_argument_may_be_reach_the_child() -> None:
    words = "Data kinerja. " * 40000
    paper = short_papers()["dokumen"]
    large = Paper(**{**vars(paper), "blocks": (*paper.blocks, *_paragraphs(words))})
    assert render_pdf(large).startswith(b"%PDF")


def _paragraphs(words: str) -> tuple[Any, ...]:
    from triwulan.documents.prose import prose

    return prose("\n\n".join(words[i : i + 14000] for i in range(0, len(words), 14000)))


def test_drawings_become_pictures_in_their_order_and_size() -> None:
    tall = SQUARE.replace("0 0 2 1", "0 0 1 2")
    sizes = [_size(png) for png in rasterise((SQUARE, tall), ppi=127)]
    assert sizes == [(800, 400), (800, 1600)]
    assert rasterise(()) == ()


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_the_child_knows_nothing_of_django() -> None:
    code = "import sys, triwulan.documents.typesetting.child; print([name for name in sys.modules if name.startswith('django')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_book_is_laid_out_once_for_its_pdf_and_the_pages_of_its_docx(monkeypatch: pytest.MonkeyPatch) -> None:
    data = typst_data(books()["laporan_triwulan"])
    asked = typst_call.places("naskah.typ", data)
    made = typst_call.typeset_book("naskah.typ", data)
    monkeypatch.setattr(typst_call, "_run", lambda *_: pytest.fail("asked again"))
    assert (made[:5], typst_call.places("naskah.typ", data)) == (b"%PDF-", asked)
