import sys

from triwulan.cli.main import main

sys.exit(main())
