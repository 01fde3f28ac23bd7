"""What is shown, as values without a form: the blocks of a page, an advice, a document, a slide.

May import: the folders before it.
"""
