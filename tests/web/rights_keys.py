"""The words of the addresses that name a task or a document, for the table of rights."""

from typing import Any

from tests.web.rights_of_archive import archive_keys


def task_keys(task: int, indicator: int) -> dict[str, dict[str, object]]:
    row: dict[str, object] = {"task_id": task, "indicator_id": indicator}
    return {
        "tasks:attach": row,
        "tasks:attach_file": {"task_id": task},
        "tasks:change_value": row,
        "tasks:preview": {"task_id": task},
        "tasks:send_back": row,
        "tasks:keep": {"task_id": task},
        "tasks:name_acting": {"task_id": task},
        "tasks:readdress": {"task_id": task},
        "tasks:take_back": {"task_id": task},
        "tasks:withdraw": {"task_id": task},
        "tasks:missing": {"task_id": task},
        "tasks:save_row": row,
        "tasks:save_section": {"task_id": task, "key": "pendahuluan"},
        "tasks:section": {"task_id": task, "key": "pendahuluan"},
        "tasks:section_versions": {"task_id": task, "key": "pendahuluan"},
        "tasks:section_restore": {"task_id": task, "key": "pendahuluan", "number": 1},
        "tasks:comment": {"task_id": task, "key": "pendahuluan"},
        "tasks:comment_answer": {"task_id": task, "comment_id": 1},
        "tasks:comment_settle": {"task_id": task, "comment_id": 1},
        "tasks:sheet": {"task_id": task},
        "tasks:sheet_file": {"task_id": task},
        "tasks:start": {"task_id": task},
        "tasks:step": {"task_id": task},
    }


def document_keys(paper: Any) -> dict[str, dict[str, object]]:
    document: dict[str, object] = {"document_id": paper.pk}
    signing = {**document, "signing_id": paper.signings.first().pk}
    return archive_keys(paper) | {
        "documents:archive": document,
        "documents:detail": document,
        "documents:file": {**document, "format": "pdf"},
        "documents:number_pattern": {"kind": "bahan"},
        "documents:number_void": {"pk": 999},
        "documents:picture": {"sha256": "0" * 64},
        "documents:scan": signing,
        "documents:sealed": document,
        "documents:send": document,
        "documents:sign": signing,
    }
