"""From answers to a place on the road: the next question, or the advice with its reasons.

May import: model, words, reading.
"""
