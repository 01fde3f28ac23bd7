"""What a flow, a contact and a finding are: frozen values that know where they were written, and the one table of keys.

May import: the standard library only.
"""
