"""One file with everything an office would miss: the rows of every table and the content of every file.

Rows are JSON lines, the same from SQLite and from PostgreSQL, so an office can move from one to the other. A backup
keeps the migrations it was made under: an older one is loaded under those, and then migrated like the office itself
would have been. docs/adr/0004-backup.md says what is in it and what is not (sessions, the secret key).
"""
