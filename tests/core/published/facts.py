"""Figures that offices published, with the office and the year: target, realisation, achievement, direction, verdict."""

Fact = tuple[str, str, str, str, str]

KLATEN_2016: tuple[Fact, ...] = (
    # LKjIP Kabupaten Klaten 2016, table 3.4; it prints R/T for drop-out rates too, and T/R against the plan's end
    ("92,19", "92,37", "100,20", "tinggi", "ya"),
    ("94,53", "105,23", "111,32", "tinggi", "ya"),
    ("96,64", "92,43", "95,64", "tinggi", "ya"),
    ("0,02", "0,03", "150", "rendah", "ya"),
    ("0,01", "0,03", "33,33", "rendah", "ya"),
    ("0,05", "0,08", "62,50", "rendah", "ya"),
)
POM_PANGKALPINANG_2021: tuple[Fact, ...] = (
    ("80.00%", "63.89%", "79.86", "tinggi", "ya"),
    ("80%", "65,91%", "82,39", "tinggi", "ya"),
)
PALEMBANG_2018: tuple[Fact, ...] = (("2.212.558", "2.123.150", "95.96 %", "tinggi", "ya"),)
POLEWALI_MANDAR_2022: tuple[Fact, ...] = (
    ("95.56", "93", "97.32", "tinggi", "ya"),
    ("3", "5", "166.67", "tinggi", "ya"),
)
CUSTOMS_ACEH_2019: tuple[Fact, ...] = (
    # capped at 120; three figures that nothing gives
    ("70%", "90%", "120", "tinggi", "ya"),
    ("75%", "98.2%", "120", "tinggi", "ya"),
    ("30%", "90%", "120%", "tinggi", "ya"),
    ("4.38", "4.6", "105,02%", "tinggi", "ya"),
    ("4.38", "4.6", "105.2", "tinggi", "tidak"),
    ("100%", "117.38%", "120", "tinggi", "tidak"),
    ("92.7%", "100%", "108.7", "tinggi", "tidak"),
)
HOUSING_MINISTRY_2015: tuple[Fact, ...] = (
    # achievements typed by hand
    ("5", "5.00", "95.71", "tinggi", "tidak"),
    ("38", "38.00", "100.00", "tinggi", "ya"),
    ("12", "12.00", "50.00", "tinggi", "tidak"),
)
REGULATION_2021: tuple[Fact, ...] = (
    # annex of PermenPANRB 8/2021; its 113 is a misprint for 102,2
    ("80 - 90%", "92%", "113%", "", "tidak"),
    ("80 - 90%", "70%", "87,5%", "", "ya"),
    ("7 - 8 bulan", "6,5 bulan", "107%", "rendah", "ya"),
    ("7 - 8 bulan", "9 bulan", "87,5%", "rendah", "ya"),
)
PUBLISHED = (
    *KLATEN_2016,
    *POM_PANGKALPINANG_2021,
    *PALEMBANG_2018,
    *POLEWALI_MANDAR_2022,
    *CUSTOMS_ACEH_2019,
    *HOUSING_MINISTRY_2015,
    *REGULATION_2021,
)
