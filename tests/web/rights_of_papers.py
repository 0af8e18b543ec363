"""The rows of the table of rights about how papers look and how they are signed."""

PAPER_KEYS: dict[str, dict[str, object]] = {
    "manage:letter_file": {"kind": "tanda_terima"},
    "manage:letter_remove": {"kind": "tanda_terima"},
    "manage:look_sample": {"page": 2},
}
# In the order of ROLES.
PAPERS = {
    "documents:download": "302 200 200 200 200 200 200 200 302 302",
    "manage:bsre": "302 403 403 403 403 403 200 403 403 403",
    "manage:bsre_remove": "302 403 403 403 403 403 405 403 403 403",
    "manage:letter_example": "302 403 403 403 403 403 200 403 403 403",
    "manage:letter_file": "302 403 403 403 403 403 404 403 403 403",
    "manage:letter_remove": "302 403 403 403 403 403 405 403 403 403",
    "manage:letters": "302 403 403 403 403 403 200 403 403 403",
    "manage:look": "302 403 403 403 403 403 200 403 403 403",
    "manage:look_sample": "302 403 403 403 403 403 200 403 403 403",
    "signatures:bsre": "302 200 200 200 200 200 200 200 200 200",
    "signatures:bsre_ask": "302 405 405 405 405 405 405 405 405 405",
    "signatures:bsre_remove": "302 405 405 405 405 405 405 405 405 405",
    "signatures:certificate": "302 200 200 200 200 200 200 200 200 200",
    "signatures:certificate_remove": "302 405 405 405 405 405 405 405 405 405",
    "signatures:list": "302 200 200 200 200 200 200 200 200 200",
}
