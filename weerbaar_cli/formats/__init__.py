"""From blocks to text, Markdown, HTML, terminal colours, and drawings.

May import: the folders before it.
"""
