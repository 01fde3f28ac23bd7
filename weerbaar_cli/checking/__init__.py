"""From values to findings about meaning: one function a rule, with its code, meaning and remedy beside it.

May import: model, words, reading, playing, roads.
"""
