"""Where the bytes of stored files lie: on this machine's disk, or in object storage. It knows hashes and no rows.

Whoever stores or reads a file of the office calls `documents/files.py`; only what moves all of them (backup, restore,
`triwulan files`) comes here.
"""
