"""A conversation by keys or by lines, and what is at the other end of a stream or a file.

May import: the folders before it.
"""
