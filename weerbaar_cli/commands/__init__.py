"""From the command line to one call, its output and its exit code; one module a command.

May import: every other folder.
"""
