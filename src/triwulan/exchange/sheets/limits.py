"""How large a table may be: of an office's real ones the longest had some thousand rows."""

MEBIBYTE = 1024 * 1024
MAX_BYTES = 10 * MEBIBYTE
MOST_ROWS = 20_000
MOST_CELLS = 400_000
# Of the process that reads: twice what an honest file of the allowed size needs.
MEMORY = 192 * MEBIBYTE
SECONDS = 30
