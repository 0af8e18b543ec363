"""The tags that pages are made of, in the exact markup that app.css dresses."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone, translation

from triwulan.core import clock
from triwulan.web.clock import Clock

NOON = datetime(2026, 4, 14, 4, 0, tzinfo=UTC)


def drawn(markup: str, **context: object) -> str:
    rendered = Template("{% load components fields wording %}" + markup).render(Context(context))
    return re.sub(r"\s*\n\s*", "", rendered)


def test_a_badge_says_its_state_by_shape_and_word() -> None:
    assert drawn("{% badge 'late' 'terlambat 2 jam kerja' %}") == (
        '<span class="badge" data-state="late"><svg class="ic" viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
        '<path d="M10 3 18 17H2z"/><path d="M10 8v4M10 14.4v.2"/></svg>terlambat 2 jam kerja</span>'
    )


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        drawn("{% icon 'nyala' %}")


def test_words_from_people_are_escaped() -> None:
    assert "<b>" not in drawn("{% badge 'ok' words %}{% say 'warn' words %}", words="<b>")


def test_the_dial_draws_what_is_left_of_the_hour() -> None:
    html = drawn(
        "{% clock reading %}", reading=Clock("soon", "sisa 12 menit", "batas hari ini 09.47 WITA", "standar 1 jam", 0.2)
    )
    assert html.startswith('<div class="clock" data-state="soon"><svg class="dial" viewBox="0 0 64 64"')
    assert 'stroke-dasharray="32.7 163.4" transform="rotate(198 32 32)"' in html
    assert '<line class="hand" x1="32" y1="32" x2="32" y2="14" transform="rotate(288 32 32)"/>' in html
    assert html.endswith(
        '<p><span class="clock__left">sisa 12 menit</span>'
        '<span class="clock__due">batas hari ini 09.47 WITA<br>standar 1 jam</span></p></div>'
    )


def test_a_late_clock_draws_the_whole_ring_and_one_without_limit_none() -> None:
    late = drawn("{% clock reading 'Kabid' %}", reading=Clock("late", "terlambat 2 jam kerja", "batas …", "", 0.0))
    none = drawn("{% clock reading %}", reading=Clock("", "tanpa batas waktu", "sejak Jumat 10 April 2026"))
    assert ('stroke-dasharray="163.4 163.4"' in late, "pada <b>Kabid</b>, batas …" in late) == (True, True)
    assert none == (
        '<div class="clock"><p><span class="clock__left">tanpa batas waktu</span>'
        '<span class="clock__due">sejak Jumat 10 April 2026</span></p></div>'
    )


@pytest.mark.parametrize(
    ("percent", "label", "full"),
    [
        ("102", "Sangat tinggi", 5),
        ("84.3", "Tinggi", 4),
        ("72.5", "Sedang", 3),
        ("60", "Rendah", 2),
        ("10", "Sangat rendah", 1),
    ],
)
def test_a_predicate_is_bars_and_a_word(percent: str, label: str, full: int) -> None:
    html = drawn("{% predicate percent %}", percent=Decimal(percent))
    assert (html.count('fill="currentColor"'), html.count('fill="none"'), label.lower() in html.lower()) == (
        full,
        5 - full,
        True,
    )


def test_what_cannot_be_judged_has_no_bars() -> None:
    assert drawn("{% predicate percent %}", percent=None) == '<span class="band muted">–</span>'


def test_a_spark_line_keeps_its_gaps_and_marks_the_last_value() -> None:
    values = [Decimal(1), None, Decimal(3), Decimal(2)]
    html = drawn("{% spark values 'empat triwulan' target %}", values=values, target=Decimal(2))
    assert html == (
        '<svg class="spark" viewBox="0 0 96 28" role="img" aria-label="empat triwulan">'
        '<line class="t" x1="2" x2="94" y1="14" y2="14"/><path class="l" d="M4 23 M61.3 5 L90 14"/>'
        '<circle class="p" cx="90" cy="14" r="2.75"/></svg>'
    )


def test_a_spark_line_of_nothing_is_nothing_and_of_one_level_lies_in_the_middle() -> None:
    assert drawn("{% spark values 'x' %}", values=[None, None]) == ""
    assert 'd="M4 14 L90 14"' in drawn("{% spark values 'x' %}", values=[Decimal(5), Decimal(5)])


def test_a_bar_on_the_scale_starts_at_zero_and_is_cut_at_its_end() -> None:
    low = drawn(
        "{% scale_bar value 'Capaian 72,50 %' before=before low=True %}", value=Decimal("72.5"), before=Decimal("79.9")
    )
    far = drawn("{% scale_bar value 'x' %}", value=Decimal(280))
    assert (
        '<rect class="seg-low" x="2" y="5" width="203" height="16"/>' in low,
        '<path class="goal" d="M225.7 1V25"/>' in low,
    ) == (
        True,
        True,
    )
    assert ('width="336"' in far, 'class="goal"' in far) == (True, False)
    assert re.findall(r'x="([\d.]+)" y="12"', drawn("{% scale_axis %}")) == ["2", "142", "184", "212", "254", "338"]


def test_parts_of_a_whole_fill_one_bar() -> None:
    html = drawn("{% stacked_bar parts '15, 6, 3' %}", parts=[(15, "seg-on"), (6, "seg-low"), (3, "")])
    assert re.findall(r'class="(seg[-a-z]*)" x="([\d.]+)" y="3" width="([\d.]+)"', html) == [
        ("seg-on", "2", "210"),
        ("seg-low", "212", "84"),
        ("seg", "2", "336"),
    ]


@pytest.mark.parametrize(
    ("used", "standard", "rects"),
    [
        (48, 60, [("std", "200"), ("used", "160")]),
        (90, 60, [("std", "200"), ("used", "200"), ("over", "100")]),
        (600, 60, [("std", "33.3"), ("used", "33.3"), ("over", "299.7")]),
        (10, None, []),
    ],
)
def test_time_used_is_drawn_against_the_standard(used: int, standard: int | None, rects: list[tuple[str, str]]) -> None:
    html = drawn("{% duration_bar used standard 'kata' 'label' %}", used=used, standard=standard)
    assert re.findall(r'<rect class="([a-z]+)" x="[\d.]+" y="[\d.]+" width="([\d.]+)"', html) == rects


def test_a_step_bar_shows_what_is_done_where_it_is_and_what_waits() -> None:
    html = drawn("{% stepbar stages %}", stages=["done", "now", "wait", "wait"])
    assert re.findall(r'class="(sb-[a-z]+)" x="([\d.]+)"', html) == [
        ("sb-done", "0.5"),
        ("sb-now", "50.5"),
        ("sb-wait", "100.5"),
        ("sb-wait", "150.5"),
    ]


@pytest.mark.parametrize(
    ("markup", "value", "said"),
    [
        ("{{ v|angka }}", Decimal("1234.50"), "1.234,5"),
        ("{{ v|angka:2 }}", Decimal("1234.5"), "1.234,50"),
        ("{{ v|angka }}", None, "belum diisi"),
        ("{{ v|angka }}", 0, "0"),
        ("{{ v|persen }}", Decimal("93.745"), "93,75\N{NO-BREAK SPACE}%"),
        ("{{ v|persen }}", None, "–"),
        ("{{ v|rupiah }}", Decimal(6116399202), "Rp6.116.399.202"),
        ("{{ v|tanggal }}", date(2026, 4, 14), "14 April 2026"),
        ("{{ v|tanggal_hari }}", date(2026, 4, 14), "Selasa 14 April 2026"),
        ("{{ v|tanggal }}", datetime(2026, 4, 13, 17, tzinfo=UTC), "14 April 2026"),
        ("{{ v|waktu }}", NOON, "Selasa 14 April 2026 12.00 WITA"),
        ("{{ v|waktu_dekat }}", NOON, "hari ini 12.00 WITA"),
        ("{{ v|jam }}", NOON, "12.00 WITA"),
        ("{{ v|lama }}", 130, "2 jam 10 menit"),
        ("{{ v|nip }}", "199001012015011001", "19900101 201501 1 001"),
        ("{{ v|sidik }}", "9f2c41d7", "9f2c 41d7"),
        ("{{ v|nomor }}", "000.8/<b>/2026", "000.8/<wbr>&lt;b&gt;/<wbr>2026"),
        ("{{ v|pemerintah }}", "Kabupaten Jeneponto", "PEMERINTAH KABUPATEN JENEPONTO"),
    ],
)
def test_figures_and_times_are_written_as_the_office_writes_them(markup: str, value: object, said: str) -> None:
    with clock.frozen(NOON), timezone.override("Asia/Makassar"):
        assert drawn(markup, v=value) == said


@pytest.mark.parametrize(
    ("markup", "value", "said"),
    [
        ("{{ v|tanggal_hari }}", date(2026, 4, 14), "Tuesday 14 April 2026"),
        ("{{ v|waktu }}", NOON, "Tuesday 14 April 2026 12:00 WITA"),
        ("{{ v|waktu_dekat }}", NOON, "today 12:00 WITA"),
        ("{{ v|waktu_dekat }}", datetime(2026, 4, 13, 4, tzinfo=UTC), "Monday 13 April 2026 12:00 WITA"),
        ("{{ v|lama }}", 511, "1 day 1 hour 1 minute"),
        ("{{ v|lama }}", 0, "0 minutes"),
    ],
)
def test_times_are_said_in_english_too(markup: str, value: object, said: str) -> None:
    with clock.frozen(NOON), timezone.override("Asia/Makassar"), translation.override("en"):
        assert drawn(markup, v=value) == said


class Entry(forms.Form):
    name = forms.CharField(label="Nama", help_text="Tanpa gelar")
    note = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)
    sure = forms.BooleanField(label="Yakin")
    kinds = forms.MultipleChoiceField(label="Jenis", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)


def test_a_field_ties_its_hint_and_fault_to_its_control() -> None:
    html = drawn("{% field form.name %}", form=Entry({"name": ""}))
    assert html == (
        '<div class="field"><label for="id_name">Nama</label><p class="hint" id="id_name_hint">Tanpa gelar</p>'
        '<p class="error" id="id_name_error">'
        '<svg class="ic" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M7 3h6l4 4v6l-4 4H7l-4-4V7z"/>'
        '<path d="M10 6.5v4.5M10 13.4v.2"/></svg><span>Bidang ini tidak boleh kosong.</span></p>'
        '<input type="text" name="name" class="input" aria-describedby="id_name_hint id_name_error" aria-invalid="true"'
        ' required id="id_name"></div>'
    )


def test_choices_are_named_once_for_the_group() -> None:
    group, single = drawn("{% field form.kinds %}", form=Entry()), drawn("{% field form.sure %}", form=Entry())
    assert ("<fieldset" in group, "<legend>Jenis</legend>" in group, group.count('class="choice"')) == (True, True, 1)
    assert (
        '<div class="choice"><input type="checkbox" name="sure" required id="id_sure"><label for="id_sure">Yakin</label>'
        in single
    )


def test_the_qr_code_is_black_on_white_in_any_theme() -> None:
    html = drawn("{% qr 'otpauth://totp/x' %}")
    assert ('fill="#fff"' in html, 'stroke="#000"' in html, "style=" in html) == (True, True, False)
