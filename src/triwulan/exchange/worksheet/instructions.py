"""The sheet that says how a worksheet is filled in and brought back."""

from triwulan.exchange.sheets.paper import Workbook, lines_of
from triwulan.exchange.worksheet import layout
from triwulan.exchange.worksheet.contents import Worksheet

_WIDTH = 110

STEPS = (
    f"Isi kolom berlatar kuning pada lembar “{layout.SHEET}”: isian, alasan n/a, penjelasan, hambatan, tindak lanjut. Sel lain terkunci.",
    "Arahkan penunjuk ke nama indikator untuk membaca definisi, rumus dan sumber datanya.",
    "Tulis angka saja, tanpa satuan, dengan tanda desimal aplikasi Anda. Yang terbaca sebagai angka menjadi rata kanan.",
    "Nol berarti memang nol. Yang belum ada dibiarkan kosong.",
    "Yang tidak dapat dinilai pada triwulan ini (n/a): kosongkan isiannya dan tulis sebabnya di kolom “Alasan, bila n/a”.",
    f"Peringatan atas nilai yang sudah ada dijawab pada lembar “{layout.QUESTIONS}”; jawabannya berlaku untuk nilai itu.",
    "Nilai baru dapat menimbulkan pertanyaan baru, yang dijawab di halaman tugas.",
    "Jangan menghapus, menambah atau memindahkan kolom, dan jangan menampilkan lalu mengubah kolom yang tersembunyi.",
    "Simpan sebagai XLSX atau ODS, lalu unggah di halaman tugas: “Isi luring”.",
    "Pratinjau menunjukkan apa yang akan berubah; belum ada yang ditulis sebelum Anda menekan Simpan.",
    "Bila isian di halaman tugas berubah sementara itu, keduanya ditampilkan berdampingan dan Anda yang memutuskan.",
    "Bukti dukung diunggah di halaman tugas; bukti tidak ikut di dalam berkas ini.",
)


def write_instructions(book: Workbook, worksheet: Worksheet) -> None:
    sheet = book.sheet(layout.HELP)
    sheet.protect("")
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, _WIDTH)
    book.put(sheet, 0, 0, f"Petunjuk: {worksheet.title}", "plain", bold=True, font_size=12)
    for row, step in enumerate(STEPS, 2):
        book.put(sheet, row, 0, f"{row - 1}.", "plain")
        book.put(sheet, row, 1, step, "plain", text_wrap=True, font_size=10)
        sheet.set_row(row, 14 * lines_of(step, _WIDTH) + 4)
