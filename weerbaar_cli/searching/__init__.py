"""From a word to what it names: every use, who sees it on which roads, and another name for it.

May import: the folders before it.
"""
