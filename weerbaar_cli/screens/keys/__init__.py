"""The guide by keys: arrows and Enter, a digit, or one of the letters.

Each question is drawn in place by prompt_toolkit and taken away when it is answered. What stays
(the advice) is printed a screenful at a time, so that it scrolls like any other output.

May import: the folders before screens, and what screens holds beside this folder.
"""
