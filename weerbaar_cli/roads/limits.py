"""The bounds on deciding about roads, and what is raised where one is hit.

Every bound keeps a check within seconds and a small computer's memory, whatever a file holds.
"""

MOST_PARTS = 15
"""Separately named answers of one question of kind ``meer``: its choices are two to the power of these."""

MOST_CUBES = 20_000
"""Cubes at one place, pieces of one split, or steps of one search."""

MOST_BITS = 1 << 30
"""Bits of all cubes at one place together: 128 MiB."""

MOST_DISJOINT = 4_000
"""Cubes that are made disjoint: each is cut by every other."""

COMPARED_UP_TO = 64
"""Cubes that are held against each other, pair by pair, to leave out those within another."""

MOST_LOOKED_AT = 100_000
"""Things that may show, looked at to see on which roads so many do."""

MOST_JUDGED = 1_000_000
"""The same for all safety rules of a folder together."""

MOST_ROWS = 1 << 14
"""Rows of answers that are looked at together, each as one bit."""

MOST_FOLLOWED = 200_000
"""Cubes at places to decide which answers change nothing, for all questions of a folder together."""

MOST_AHEAD = 3
"""Flows to read for a count of the questions to come."""

MOST_COUNTED = 1_000
"""Questions in these flows: beyond it nobody is helped by a count."""

MOST_KEPT = 1_000
"""Questions in two versions that are compared, where every answer of every road is kept."""

MOST_PAIRS = 1_000_000
"""Pairs of changed roads in a comparison."""


class Undecided(Exception):
    """A bound was hit at ``place``, a question or outcome of ``flow``.

    Both are empty where the raiser does not know them. ``roads`` is how many roads there are at least.
    """

    def __init__(self, place: str, flow: str = "", roads: int = 0) -> None:
        super().__init__(place)
        self.place = place
        self.flow = flow
        self.roads = roads

    def at(self, place: str, flow: str) -> "Undecided":
        """Return the same with this place, unless a more precise one is known."""
        return self if self.place else Undecided(place, flow, self.roads)
