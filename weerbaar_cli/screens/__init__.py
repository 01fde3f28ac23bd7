"""A conversation or a demo, by keys or by lines; the standard streams and the files that are written.

May import: the folders before it.
"""
