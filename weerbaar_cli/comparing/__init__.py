"""From two folders of flows to what changes for people.

May import: the folders before it.
"""
