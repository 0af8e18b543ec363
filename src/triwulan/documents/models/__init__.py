from triwulan.documents.models.archive import ArchiveBox, ArchiveFolder, Begins, Fate, RetentionRule, Security
from triwulan.documents.models.disposal import Act, Disposal
from triwulan.documents.models.document import Document, Manner, Rendition, Signing
from triwulan.documents.models.file import StoredFile
from triwulan.documents.models.illustration import Illustration
from triwulan.documents.models.letter import LetterTemplate
from triwulan.documents.models.loan import Loan
from triwulan.documents.models.number import NumberPattern, NumberSequence, ReservedNumber
from triwulan.documents.models.signer import SignerRule, SigningCertificate, SigningIdentity, SigningService, Who
from triwulan.documents.models.text import DocumentText

__all__ = [
    "Act",
    "ArchiveBox",
    "ArchiveFolder",
    "Begins",
    "Disposal",
    "Document",
    "DocumentText",
    "Fate",
    "Illustration",
    "LetterTemplate",
    "Loan",
    "Manner",
    "NumberPattern",
    "NumberSequence",
    "Rendition",
    "ReservedNumber",
    "RetentionRule",
    "Security",
    "SignerRule",
    "Signing",
    "SigningCertificate",
    "SigningIdentity",
    "SigningService",
    "StoredFile",
    "Who",
]
