"""Whether something was compared with its sources too long ago."""

from datetime import date

from weerbaar_cli.reading.scalars import is_day


def is_overdue(checked: str, day: date) -> bool:
    """Return whether a day checked lies more than twelve months before ``day``."""
    if not is_day(checked):
        return False
    year, rest = checked.split("-", 1)
    return (int(year) + 1, rest) < (day.year, f"{day:%m-%d}")


def due_day(checked: str) -> str:
    """Return the last day on which a day checked is not too long ago; empty where there is none."""
    if not is_day(checked):
        return ""
    year, rest = checked.split("-", 1)
    return f"{int(year) + 1:04}-{'02-28' if rest == '02-29' else rest}"
