"""All roads through the flows, exactly, without listing them.

May import: model, reading, playing.
"""
