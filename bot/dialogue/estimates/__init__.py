"""Kept estimates: listed, opened, named, compared, shared, drawn, taken along and deleted.

Does not know how one is reckoned, `advice` does, nor where it is stored.
"""
