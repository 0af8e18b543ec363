"""The scan of a signed paper: proof of the ink, so a picture of the paper and nothing that could be edited."""

from django.utils.translation import gettext_lazy as _

from triwulan.documents.files import store
from triwulan.documents.models import StoredFile
from triwulan.documents.refusals import UploadRefused
from triwulan.documents.uploads.check import CheckedUpload, check_upload
from triwulan.documents.uploads.formats import JPEG, PDF, PNG, WEBP
from triwulan.organisations.models import Agency

SCANS = frozenset(kind.content_type for kind in (PDF, PNG, JPEG, WEBP))


def keep_scan(*, agency: Agency, name: str, content: bytes) -> StoredFile:
    """UploadRefused for what is none."""
    upload = checked_scan(name, content)
    return store(agency, upload.content, upload.content_type)


def checked_scan(name: str, content: bytes) -> CheckedUpload:
    """By its content, as every upload."""
    upload = check_upload(name, content)
    if upload.content_type not in SCANS:
        raise UploadRefused(_("Hasil pindai harus berupa PDF atau gambar (PNG, JPEG, WebP)."))
    return upload
