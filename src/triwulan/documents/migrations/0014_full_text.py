"""The full text beside each paper's words, kept by the database itself; papers from before are entered by their heads."""

from typing import Any

from django.db import migrations

_FTS5 = (
    "CREATE VIRTUAL TABLE documents_search USING fts5(marks, head, body, scans, content='documents_documenttext', "
    "content_rowid='document_id', tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')",
    "CREATE TRIGGER documents_search_in AFTER INSERT ON documents_documenttext BEGIN "
    "INSERT INTO documents_search(rowid, marks, head, body, scans) "
    "VALUES (new.document_id, new.marks, new.head, new.body, new.scans); END",
    "CREATE TRIGGER documents_search_out AFTER DELETE ON documents_documenttext BEGIN "
    "INSERT INTO documents_search(documents_search, rowid, marks, head, body, scans) "
    "VALUES ('delete', old.document_id, old.marks, old.head, old.body, old.scans); END",
    "CREATE TRIGGER documents_search_anew AFTER UPDATE ON documents_documenttext BEGIN "
    "INSERT INTO documents_search(documents_search, rowid, marks, head, body, scans) "
    "VALUES ('delete', old.document_id, old.marks, old.head, old.body, old.scans); "
    "INSERT INTO documents_search(rowid, marks, head, body, scans) "
    "VALUES (new.document_id, new.marks, new.head, new.body, new.scans); END",
)
_NO_FTS5 = (
    *(f"DROP TRIGGER documents_search_{name}" for name in ("in", "out", "anew")),
    "DROP TABLE documents_search",
)
# The same words on both databases: letters and digits, whatever stands between them.
_TSVECTOR = (
    "ALTER TABLE documents_documenttext ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', "
    r"regexp_replace(marks || ' ' || head || ' ' || body || ' ' || scans, '[\W_]+', ' ', 'g'))) STORED",
    "CREATE INDEX documents_words ON documents_documenttext USING gin (words)",
)
_NO_TSVECTOR = ("ALTER TABLE documents_documenttext DROP COLUMN words",)


def make(_apps: Any, editor: Any) -> None:
    _run(editor, _FTS5 if editor.connection.vendor == "sqlite" else _TSVECTOR)


def unmake(_apps: Any, editor: Any) -> None:
    _run(editor, _NO_FTS5 if editor.connection.vendor == "sqlite" else _NO_TSVECTOR)


def _run(editor: Any, statements: tuple[str, ...]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)


def enter(apps: Any, _editor: Any) -> None:
    """Their insides follow by the scheduler, some hundred a minute."""
    document, text = (apps.get_model("documents", name) for name in ("Document", "DocumentText"))
    fields = ("pk", "agency_id", "kind", "year", "quarter", "unit_id", "number", "title", "unit__name")
    rows = list(document.objects.order_by("pk").values_list(*fields))
    text.objects.bulk_create(
        (
            text(
                document_id=pk,
                agency_id=agency,
                marks=_marks((("agensi", agency), ("jenis", kind.replace("_", "")), ("tahun", year)), quarter, unit),
                head=f"{number} {title} {name}",
            )
            for pk, agency, kind, year, quarter, unit, number, title, name in rows
        ),
        batch_size=500,
    )


def _marks(said: tuple[tuple[str, object], ...], quarter: int | None, unit: int) -> str:
    return " ".join(f"{name}{value}" for name, value in (*said, ("triwulan", quarter), ("unit", unit)) if value)


def leave(apps: Any, _editor: Any) -> None:
    apps.get_model("documents", "DocumentText").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("documents", "0013_document_texts")]

    operations = [migrations.RunPython(make, unmake), migrations.RunPython(enter, leave)]
