"""Published tables recomputed: cells read as they are printed, achievements computed again, and do they hold?

Offices print "1.234,5", "95.96 %", "80 - 90%", "≤ 5 hari", "1:17,9", "n/a" and "#DIV/0!" side by side. `cells` reads one,
`sheet` a whole table, `recompute` a row, `matching` asks whether a formula in use gives what was printed, `oddities`
what is strange where none does.
"""
