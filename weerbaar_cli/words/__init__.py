"""Every Dutch sentence of the interface, and how conditions, days, numbers and columns are said.

May import: model.
"""
