"""`make fuzz`: everything that is asked of the pages and of the API is answered, and no agency hears of another.

Its modules do not begin with test_, so that `make test` leaves them alone. FUZZ_EXAMPLES asks longer, and at random.
"""
