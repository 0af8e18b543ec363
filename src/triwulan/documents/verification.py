"""What a paper says about how to check it; the typesetter's sources say the same in their own words."""

from triwulan.documents.imprint import Verification


def address(verification: Verification) -> str:
    return verification.url.removeprefix("https://")


def sentence(verification: Verification) -> str:
    return (
        f"Keaslian naskah ini dapat diperiksa dengan memindai kode QR atau membuka {address(verification)} dan mencocokkan "
        f"kode {verification.code}. Sidik jari berkas (SHA-256) tercatat di halaman itu."
    )
