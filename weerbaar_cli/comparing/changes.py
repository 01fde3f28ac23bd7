"""Two versions of a folder, and one thing that changes for people between them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from weerbaar_cli.model.flow import Flow, Question, Shared
from weerbaar_cli.playing.json_form import chosen_data
from weerbaar_cli.words.wording import listed

SHARED = "gedeeld"
"""Stands for the flow in a change of a shared piece: it changes wherever it is used."""


class Version(NamedTuple):
    """One version: its playable flows with shared pieces filled in, and those pieces."""

    flows: Mapping[str, Flow]
    shared: Shared


class Given(NamedTuple):
    """The answer to one question of an example road."""

    question: Question
    chosen: tuple[str, ...]

    def words(self) -> str:
        """Return the question with its answer, by their texts."""
        answers = self.question.answers
        texts = [str(answers[name].text) if name in answers else name for name in self.chosen]
        return f"{self.question.text} {listed([f'“{text}”' for text in texts])}"


class AdviceItem(NamedTuple):
    """A step, contact or other part of an advice: its kind and id, what people read, and when it shows.

    ``name`` tells it from others, where its id does not.
    """

    kind: str
    id: str
    text: str
    when: str = ""
    name: str = ""


class AdviceRead(NamedTuple):
    """An advice as people read it on one road, or with everything that it may show."""

    place: str
    title: str
    urgency: str
    items: tuple[AdviceItem, ...]

    def ids(self, kind: str) -> list[str]:
        """Return the ids of all items of a kind, in order."""
        return [item.id for item in self.items if item.kind == kind]

    def lost(self, becomes: "AdviceRead", kind: str) -> set[str]:
        """Return the names of all items of a kind that another advice has not, under this name or with this text."""
        there = [each for each in becomes.items if each.kind == kind]
        known = {each.name or each.id for each in there} | {each.text for each in there}
        mine = (each for each in self.items if each.kind == kind and each.text not in known)
        return {each.name or each.id for each in mine} - known

    def as_json(self) -> dict[str, Any]:
        """Return the advice for a program."""
        return {
            "uitkomst": self.place,
            "titel": self.title,
            "urgentie": self.urgency,
            "stappen": self.ids("stap"),
            "contacten": self.ids("contact"),
        }


class FlowChange(NamedTuple):
    """One thing that changes: its kind, where, in a Dutch sentence, and what it was and becomes.

    ``flow`` is a flow id or :data:`SHARED`, ``place`` the ids within it. ``begin`` and ``road``
    are the flow and the answers of one road, as an example, where the change is about roads:
    ``roads`` of them, None where these are too many to count. ``was`` and ``becomes`` are the whole
    advice, and ``title`` is that of the advice or the shared piece in which something changes. ``detail`` is what is so
    in this place only, and ``places`` are all places with the same change, each with that detail.
    ``guarded`` is how much it is about danger, or about what a safety rule speaks of. ``effect`` is the
    kind of change that another condition comes down to, such as ``stap-minder``, and ``difference`` what
    differs in the condition, where that is told in few words.
    """

    flow: str
    kind: str
    place: str
    sentence: str
    before: str = ""
    after: str = ""
    begin: str = ""
    road: tuple[Given, ...] = ()
    roads: int | None = None
    was: AdviceRead | None = None
    becomes: AdviceRead | None = None
    title: str = ""
    detail: str = ""
    places: tuple[tuple[str, str], ...] = ()
    guarded: int = 0
    effect: str = ""
    difference: tuple[str, str] = ("", "")

    @property
    def where(self) -> str:
        """Return the place with its flow."""
        inside = self.place == self.flow or self.kind == "weg"
        return self.place if inside else f"{self.flow}/{self.place}"

    @property
    def heading(self) -> str:
        """Return where it is, by ids and by the title of the advice, and what changes."""
        return f"{self.where}{f' (“{self.title}”)' if self.title else ''}: {self.sentence}"

    def as_json(self) -> dict[str, Any]:
        """Return the change for a program; the answers of ``weg`` are ids, as for ``--antwoord``."""
        data: dict[str, Any] = {
            "keuzehulp": self.flow,
            "soort": self.kind,
            "plaats": self.place,
            "melding": self.sentence,
            "was": self.before,
            "wordt": self.after,
            "begin": self.begin,
            "weg": {str(given.question.id): chosen_data(given.chosen, given.question.kind) for given in self.road},
            "plaatsen": [place for place, _ in self.places] or [self.where],
        }
        if self.kind == "weg":
            data["wegen"] = self.roads
        if self.was is not None or self.becomes is not None:
            data["voor"] = None if self.was is None else self.was.as_json()
            data["na"] = None if self.becomes is None else self.becomes.as_json()
        return data


def together(changes: Iterable[FlowChange]) -> list[FlowChange]:
    """Return the changes, those that say the same of several places as one with all of these."""
    groups: dict[tuple[object, ...], list[FlowChange]] = {}
    for change in changes:
        roads = change.kind != _BY_PLACE and (change.road or change.was or change.becomes)
        alone = change.where if roads else ""
        texts = () if change.kind == _BY_PLACE else (change.before, change.after)
        key = (alone, change.kind, change.sentence, texts, change.place.rpartition("/")[2])
        groups.setdefault(key, []).append(change)
    return [_merged_change(group) for group in groups.values()]


_BY_PLACE = "voorwaarde"
"""The kind of which each place may have its own before and after."""


def _merged_change(group: list[FlowChange]) -> FlowChange:
    """Return one change with the places of all, each with what is so there only."""
    first = group[0]._replace(guarded=max(each.guarded for each in group))
    if any((each.before, each.after) != (first.before, first.after) for each in group):
        alike = {each.difference for each in group}
        before, after = alike.pop() if len(alike) == 1 else ("", "")
        first = first._replace(before=before, after=after)
        if not before and not after:
            group = [each._replace(detail=_differs_here(each)) for each in group]
    return first._replace(places=tuple(dict.fromkeys((each.where, each.detail) for each in group)))


def _differs_here(change: FlowChange) -> str:
    """Return what a change is in its place, where that is another in each."""
    return "; ".join(filter(None, change.difference)) or f"was: {change.before}; wordt: {change.after}"
