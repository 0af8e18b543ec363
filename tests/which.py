"""Which tests are asked where, and which of them first."""

# They start the real command, each on a database of its own (tests/server.py). So do tests/crash: on PostgreSQL those are
# played by `make crash`.
OWN_DATABASE = ("tests/cli/", "tests/exchange/backup/")
# Where two databases are likeliest to differ: triggers, who comes first, order, search, plans, what moves from one to the other.
DIFFERING = (
    *(
        "tests/audit/",
        "tests/cycles/",
        "tests/exchange/",
        "tests/notices/",
        "tests/organisations/",
        "tests/web/archive/",
    ),
    *("tests/documents/test_index.py", "tests/documents/test_numbering.py", "tests/documents/test_fixity.py"),
    *("tests/web/test_plans.py", "tests/web/test_list_queries.py", "tests/web/test_documents.py"),
    *("tests/api/test_query_counts.py", "tests/api/test_seed_sop.py"),
)
# Begun first, so that none of them is left for the end, when the other processes have nothing to do.
LONGEST = (
    *(
        "tests/browser/",
        "tests/crash/",
        "tests/exchange/backup/",
        "tests/cli/",
        "tests/standards/",
        "tests/libreoffice/",
    ),
    *("tests/web/test_closed_papers.py", "tests/web/test_rights_table.py", "tests/web/tables/test_walk.py"),
    "tests/api/test_doors.py",
)
