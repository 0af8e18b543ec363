"""The plan's cascade: one place of it a row, or a whole path from program to sub kegiatan a row, as budgets list them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.kind import Kind, Line, Option, Outcome, Work
from triwulan.exchange.imports.kinds.each import RowRefused, each_row, said
from triwulan.exchange.imports.kinds.years import year_of
from triwulan.exchange.imports.rows import Row, folded
from triwulan.indicators.models import Level, Node, Plan
from triwulan.indicators.models.cascade import CODED, RANKS
from triwulan.indicators.planning.nodes import NodeSpec, add_node
from triwulan.indicators.planning.places import Places
from triwulan.indicators.planning.plans import YEARS, PlanSpec, add_plan, plan_near
from triwulan.organisations.queries import today

# The national nomenclature: bidang urusan, program, kegiatan, sub kegiatan.
_SHAPES = (
    (re.compile(r"[\dX]\.[\dX]{2}"), ""),
    (re.compile(r"[\dX]\.[\dX]{2}\.\d{2}"), Level.PROGRAMME),
    (re.compile(r"[\dX]\.[\dX]{2}\.\d{2}\.\d\.\d{2}"), Level.ACTIVITY),
    (re.compile(r"[\dX]\.[\dX]{2}\.\d{2}\.\d\.\d{2}\.\d{2,4}"), Level.SUBACTIVITY),
)
_SHORT = re.compile(r"\d{1,2}")
_PATH = (
    (Level.OBJECTIVE, "", "sasaran"),
    (Level.PROGRAMME, "program_kode", "program"),
    (Level.ACTIVITY, "kegiatan_kode", "kegiatan"),
    (Level.SUBACTIVITY, "sub_kode", "sub_kegiatan"),
)

COLUMNS = (
    Column("kode", gettext_lazy("Kode; dari bentuknya terbaca program, kegiatan atau sub kegiatan"), also=("kode rekening", "kode program kegiatan"), is_code=True, example="2.20.02"),
    Column("nama", gettext_lazy("Nama"), also=("uraian", "urusan program kegiatan", "program kegiatan sub kegiatan", "nomenklatur"), example="Penyelenggaraan Statistik Sektoral"),
    Column("tingkat", gettext_lazy("Bila tidak terbaca dari kodenya"), also=("level", "jenis"), choices=tuple(Level.values), example="program"),
    Column("induk", gettext_lazy("Kode atau nama di atasnya; kosong: dari kodenya"), also=("kode induk",), is_code=True),
    Column("hasil", gettext_lazy("Sasaran program, kegiatan atau sub kegiatan"), also=("sasaran program", "kinerja", "outcome", "output")),
    Column("sasaran", gettext_lazy("Sasaran strategis di atas program"), also=("sasaran strategis",), carried=True, example="Meningkatnya mutu data"),
    Column("urusan", gettext_lazy("Kode bidang urusan, di depan kode yang tidak lengkap"), also=("kode urusan", "kode bidang urusan", "kdurusan", "kdbidang"), carried=True, is_code=True),
    Column("program_kode", gettext_lazy("Kode program"), also=("kode program", "kdprgrm"), carried=True, is_code=True),
    Column("program", gettext_lazy("Nama program"), also=("nama program", "nmprgrm"), carried=True),
    Column("kegiatan_kode", gettext_lazy("Kode kegiatan"), also=("kode kegiatan", "nukeg"), carried=True, is_code=True),
    Column("kegiatan", gettext_lazy("Nama kegiatan"), also=("nama kegiatan", "nmkeg"), carried=True),
    Column("sub_kode", gettext_lazy("Kode sub kegiatan"), also=("kode sub kegiatan", "kdsubkeg"), is_code=True),
    Column("sub_kegiatan", gettext_lazy("Nama sub kegiatan"), also=("nama sub kegiatan", "nmsubkeg")),
    Column("unit", gettext_lazy("Unit penanggung jawab"), also=("unit kerja", "bidang")),
    Column("jabatan", gettext_lazy("Jabatan penanggung jawab"), also=("penanggung jawab", "pemangku")),
)  # fmt: skip


@dataclass
class _Tree:
    """The plan's nodes as they are known so far: by code, and by parent and name."""

    work: Work
    plan: Plan
    places: Places
    by_code: dict[str, Node] = field(default_factory=dict)
    by_name: dict[tuple[int | None, str], Node] = field(default_factory=dict)
    sectors: set[str] = field(default_factory=set)

    def know(self, node: Node) -> None:
        if node.code:
            self.by_code.setdefault(node.code, node)
        self.by_name[node.parent_id, folded(node.name)] = node

    def named(self, word: str) -> Node | None:
        """By its code, or by its name wherever it stands."""
        code = _code(word)
        return self.by_code.get(code) or next(
            (node for (_parent, name), node in self.by_name.items() if name == folded(word)), None
        )


def take(work: Work, rows: Sequence[Row]) -> Outcome:
    tree = _Tree(work, _plan(work), Places(work.agency, work.actor))
    for node in Node.objects.filter(plan=tree.plan).select_related("parent", "plan"):
        tree.know(node)
    return each_row(work, rows, lambda row: _take(tree, row))


def _plan(work: Work) -> Plan:
    """Of the year asked for, or the nearest; a new one of five years where there is none."""
    year = int(year_of(work["tahun"] or str(today(work.agency).year)))
    spec = PlanSpec(name=_("Rencana Strategis"), first_year=year, last_year=year + YEARS - 1)
    return plan_near(work.agency, year) or add_plan(agency=work.agency, spec=spec, actor=work.actor)


def _take(tree: _Tree, row: Row) -> Line | None:
    if row["nama"]:
        return _take_single(tree, row)
    if any(row[name] or (code and row[code]) for _level, code, name in _PATH[1:]):
        return _take_path(tree, row)
    raise RowRefused(_("Namanya belum diisi."), "nama")


def _take_single(tree: _Tree, row: Row) -> Line:
    code = _code(row["kode"])
    there = None if code or row["tingkat"] else tree.named(row["nama"])
    if there is not None:
        # lists of indicators repeat their place
        return said(row, "same", str(there))
    level = "" if not code and folded(row["nama"]) in tree.sectors else _level(row, code)
    if not level:
        tree.sectors.add(folded(row["nama"]))
        return said(row, "same", _("%s: bidang urusan, tidak menjadi bagian kaskade") % row["nama"])
    parent = _parent(tree, row, level, code)
    spec = _spec(tree, row, level, code, row["nama"])
    return _planted(tree, row, parent, spec)


def _level(row: Row, code: str) -> str:
    said_level = re.sub(r"[\s-]+", "_", row["tingkat"].casefold())
    if said_level:
        return "sub_kegiatan" if said_level == "subkegiatan" else said_level
    for shape, level in _SHAPES:
        if shape.fullmatch(code):
            return level
    sentence = _("Tingkatnya tidak terbaca dari kode “%(code)s”. Isi kolom tingkat: %(levels)s.")
    raise RowRefused(sentence % {"code": row["kode"], "levels": ", ".join(Level.values)}, "tingkat")


def _parent(tree: _Tree, row: Row, level: str, code: str) -> Node | None:
    if row["induk"]:
        found = tree.named(row["induk"])
        if found is None:
            raise RowRefused(_("Induk “%s” tidak ada; tulis barisnya sebelum baris ini.") % row["induk"], "induk")
        return found
    above = code
    while "." in above:
        above = above.rpartition(".")[0]
        if above in tree.by_code:
            return tree.by_code[above]
    if level in (Level.ACTIVITY, Level.SUBACTIVITY):
        raise RowRefused(
            _("Program atau kegiatan di atas kode %s tidak ada; tulis barisnya sebelum baris ini.") % code, "kode"
        )
    return _objective(tree, row) if level == Level.PROGRAMME else None


def _objective(tree: _Tree, row: Row) -> Node | None:
    """The sasaran above a program, made where it is new; none where nobody named one."""
    named = row["sasaran"] or tree.work["sasaran"]
    if not named:
        return None
    found = tree.named(named)
    if found is None or found.level != Level.OBJECTIVE:
        spec = NodeSpec(level=Level.OBJECTIVE, name=named)
        found = add_node(plan=tree.plan, spec=spec, actor=tree.work.actor)
        tree.know(found)
    return found


def _take_path(tree: _Tree, row: Row) -> Line | None:
    """Every level that the row names, from the top; a code that only counts within its parent is put behind it."""
    parent = _objective(tree, row)
    prefix = _code(row["urusan"]) or sector_of(row["program"], tree.work["awalan"])
    line: Line | None = None
    for level, code_key, name_key in _PATH[1:]:
        name, code = row[name_key], _code(row[code_key])
        if not name and not code:
            continue
        code = _whole(code, parent, prefix)
        if level == Level.PROGRAMME and _SHORT.fullmatch(code):
            told = _("Kode program “%s” tidak lengkap. Isi “Kode bidang urusan” di bawah, misalnya 2.20.")
            raise RowRefused(told % row[code_key], code_key)
        spec = _spec(tree, row, level, code, name or _("Sub kegiatan %s") % code)
        line = _planted(tree, row, parent, spec, code_key)
        parent = tree.by_code.get(spec.code) or tree.by_name.get((parent.pk if parent else None, folded(spec.name)))
    return line


def _hint(spec: NodeSpec) -> str:
    """Programs of several bidang urusan count from 01 each; the shortest word that tells this one from others is its last."""
    word = re.sub(r"[^\w ]", " ", spec.name).split()[-1].casefold()
    facts = {"word": word}
    return _("Bila bidang urusannya lain, tulis di “Kode bidang urusan”, misalnya: 2.16 | %(word)s = 2.21.") % facts


def sector_of(program: str, told: str) -> str:
    """ "2.16 | statistik = 2.20 | sandi = 2.21": the code of the word that the program's name holds, else the bare one."""
    parts = [part.partition("=") for part in told.split("|")]
    named = [(folded(word), code) for word, sign, code in parts if sign and folded(word) in folded(program)]
    bare_code = next((word for word, sign, _code_ in parts if not sign), "")
    return _code(max(named, key=lambda one: len(one[0]))[1] if named else bare_code)


def _whole(code: str, parent: Node | None, prefix: str) -> str:
    """ "02" in the bidang urusan 2.20 is 2.20.02; "2.01" under it is 2.20.02.2.01; "2.01.0007" below that repeats it."""
    above = parent.code if parent is not None and parent.is_coded else _code(prefix)
    if not code or not above or code.startswith(f"{above}."):
        return code
    last = ".".join(above.split(".")[-2:])
    return f"{above}.{code.removeprefix(f'{last}.')}" if code.startswith(f"{last}.") else f"{above}.{code}"


def _spec(tree: _Tree, row: Row, level: str, code: str, name: str) -> NodeSpec:
    return NodeSpec(
        level=level,
        code=code,
        name=name,
        result=row["hasil"],
        unit=tree.places.unit(row["unit"]) if row["unit"] else None,
        position=tree.places.owner(row["jabatan"]),
    )


def _planted(tree: _Tree, row: Row, parent: Node | None, spec: NodeSpec, column: str = "kode") -> Line:
    """What is there stays as it is; under the same code another name would be another thing."""
    there = (
        tree.by_code.get(spec.code)
        if spec.code
        else tree.by_name.get((parent.pk if parent else None, folded(spec.name)))
    )
    if there is not None and spec.level in CODED and folded(there.name) != folded(spec.name):
        facts = {"code": spec.code, "name": there.name}
        told = _("Kode %(code)s sudah dipakai “%(name)s”.") % facts
        raise RowRefused(f"{told} {_hint(spec)}" if spec.level == Level.PROGRAMME else told, column)
    if there is not None:
        return said(row, "same", str(there))
    node = add_node(plan=tree.plan, parent=parent, spec=spec, actor=tree.work.actor)
    tree.know(node)
    indent = "· " * max(0, RANKS[Level(spec.level)] - RANKS[Level.OBJECTIVE])
    return said(row, "new", f"{indent}{node}")


def _code(text: str) -> str:
    return re.sub(r"\s+", "", text).strip(".").upper()


KIND = Kind(
    code="kaskade",
    title=gettext_lazy("Kaskade"),
    about=gettext_lazy(
        "Sasaran, program, kegiatan dan sub kegiatan: satu baris satu bagian dengan kodenya, atau satu baris satu jalur dari "
        "program sampai sub kegiatan. Yang sudah ada tidak diubah."
    ),
    roles=("perencana", "admin"),
    columns=COLUMNS,
    take=take,
    needed=(("nama", "program", "kegiatan", "sub_kode"),),
    options=(
        Option("tahun", gettext_lazy("Tahun rencana"), gettext_lazy("kosong: tahun ini")),
        Option("sasaran", gettext_lazy("Sasaran di atas program"), gettext_lazy("untuk baris yang tidak menyebutnya")),
        Option(
            "awalan",
            gettext_lazy("Kode bidang urusan"),
            gettext_lazy("di depan kode yang tidak lengkap: 2.20, atau beberapa: 2.16 | statistik = 2.20"),
        ),
    ),
    back="cascade:tree",
)
