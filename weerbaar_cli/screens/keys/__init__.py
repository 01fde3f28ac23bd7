"""The guide by keys: arrows and Enter, a digit, or one of the letters.

Each question, and each screen of what is read, is drawn in place by prompt_toolkit and taken away
when it is answered. What stays when a person stops (the advice) is printed, so that it scrolls like
any other output.

May import: the folders before screens, and what screens holds beside this folder.
"""
