"""weerbaar: an offline guide for office holders who are threatened or uneasy."""

__version__ = "2.0.0"
