from triwulan.documents.models.document import Document, Rendition, Signing
from triwulan.documents.models.file import StoredFile
from triwulan.documents.models.number import NumberSequence

__all__ = ["Document", "NumberSequence", "Rendition", "Signing", "StoredFile"]
