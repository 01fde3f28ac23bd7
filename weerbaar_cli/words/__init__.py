"""Every Dutch sentence of the interface, and how conditions, days, numbers and columns are said.

A finding or an error has its own sentence beside the code that raises it.
May import: model.
"""
