"""The guide as one page for a browser: its contents as data, and a player of its own that reads them.

May import: the folders before it.
"""
