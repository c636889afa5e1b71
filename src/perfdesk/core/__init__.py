"""The domain of PerfDesk: packs, measures, figures, rules, and the views made of them.

Nothing here reads or writes a file, and nothing but the standard library is
imported: every rule can be understood, tested and reused without the rest.
"""
