"""What is said of a file, by every command and screen alike."""

from __future__ import annotations

from weerbaar_cli.model.findings import one_line


def written(path: object) -> str:
    """A file was written; ``path`` says where."""
    return f"Geschreven: {one_line(path)}"
