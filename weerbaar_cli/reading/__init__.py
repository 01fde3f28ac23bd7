"""From a folder of YAML files to values and findings about how it was written.

May import: model, words.
"""
