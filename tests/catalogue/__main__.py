"""`make messages`: brings the catalogue up to the source and compiles it; 1 while a sentence has no English."""

import sys

import django
from django.conf import settings

from tests.catalogue.extract import PARTS, marked
from tests.catalogue.keep import brought_up, compiled, lacking, mo_of, po_of, read, written


def main() -> int:
    settings.configure()
    django.setup()
    kept = [read(part) for part in PARTS]
    left: list[str] = []
    for part in PARTS:
        catalog = brought_up(marked(part), *kept)
        po_of(part).parent.mkdir(parents=True, exist_ok=True)
        po_of(part).write_bytes(written(catalog))
        mo_of(part).write_bytes(compiled(catalog))
        left += lacking(catalog)
    sys.stdout.write("".join(f"without English: {words}\n" for words in left))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
