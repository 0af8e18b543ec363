"""`make messages`: brings the catalogue up to the source and compiles it; 1 while a sentence has no English."""

import sys

import django
from django.conf import settings

from tests.catalogue.extract import marked
from tests.catalogue.keep import MO, PO, brought_up, compiled, lacking, read, written


def main() -> int:
    settings.configure()
    django.setup()
    catalog = brought_up(read(), marked())
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(written(catalog))
    MO.write_bytes(compiled(catalog))
    left = lacking(catalog)
    sys.stdout.write("".join(f"without English: {words}\n" for words in left))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
