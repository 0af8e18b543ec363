"""The rows of the table of rights that follow the paper: boxes, folders, the retention schedule."""

from typing import Any


def archive_keys(paper: Any) -> dict[str, dict[str, object]]:
    folder = paper.folder
    return {
        "archive:box": {"pk": folder.box_id},
        "archive:box_move": {"pk": folder.box_id},
        "archive:folder": {"pk": folder.pk},
        "archive:bag_file": {"pk": 999},
        "archive:dispose": {"act": "musnah"},
        "archive:disposal": {"pk": 999},
        "archive:disposal_cancel": {"pk": 999},
        "archive:loan": {"document_id": paper.pk},
        "archive:loan_return": {"pk": 999},
        "archive:perform": {"pk": 999},
        "archive:schedule_of": {"kind": "bahan"},
    }


# In the order of ROLES.
ARCHIVE = {
    "archive:bag_file": "302 403 403 403 404 403 404 403 403 403",
    "archive:bags": "302 403 403 403 200 403 200 403 403 403",
    "archive:box": "302 200 200 200 200 200 200 200 404 404",
    "archive:box_move": "302 200 200 403 200 403 403 403 404 404",
    "archive:disposal": "302 404 404 404 404 404 404 404 404 404",
    "archive:disposal_cancel": "302 403 403 403 404 403 403 403 403 403",
    "archive:disposals": "302 200 200 200 200 200 200 200 200 200",
    "archive:dispose": "302 403 403 403 302 403 403 403 403 403",
    "archive:due": "302 200 200 200 200 200 200 200 200 200",
    "archive:fixity": "302 403 403 403 200 403 200 403 403 403",
    "archive:folder": "302 200 200 200 200 200 200 200 404 404",
    "archive:home": "302 200 200 200 200 200 200 200 200 200",
    "archive:inactive": "302 403 403 403 302 403 403 403 403 403",
    "archive:labels": "302 302 302 302 302 302 302 302 302 302",
    "archive:loan": "302 200 200 403 200 403 403 403 404 404",
    "archive:loan_return": "302 405 405 403 405 403 403 403 405 405",
    "archive:loans": "302 200 200 200 200 200 200 200 200 200",
    "archive:perform": "302 403 403 403 404 403 403 403 403 403",
    "archive:schedule": "302 200 200 200 200 200 200 200 200 200",
    "archive:schedule_of": "302 403 403 403 200 403 200 403 403 403",
}
