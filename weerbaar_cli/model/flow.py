"""What a flow, a contact and a journey are: frozen values that keep where they were written.

Named tuples: they cannot change, and making a hundred thousand of them stays cheap.
Texts are :class:`~weerbaar_cli.model.text.Text`, so every value knows its line and column.
The source of every rule about these values is the flow format in ``flows/README.md``.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.conditions import Clause as Clause
from weerbaar_cli.model.conditions import Condition as Condition
from weerbaar_cli.model.rules import Rule
from weerbaar_cli.model.text import EMPTY, Place, Text

ONE = "een"
MANY = "meer"

DIRECT_CONTACTS = ("politie-nood", "ot", "bzk")
"""The contacts that ``weerbaar contact`` shows, whatever the flows say."""

Answers: TypeAlias = Mapping[str, tuple[str, ...]]
"""Question id to the ids of the chosen answers (one for kind ``een``)."""


class Route(NamedTuple):
    """Where the road goes on: a question or outcome of this flow, or the beginning of a flow."""

    target: Text
    to_flow: bool = False
    when: Condition = ()
    place: Place = Place()


class Answer(NamedTuple):
    """One answer of a question; ``routes`` only for kind ``een``, ``exclusive`` only for ``meer``.

    ``rest`` says that it is meant to be named nowhere.
    """

    id: Text
    text: Text
    explanation: str = ""
    when: Condition = ()
    routes: tuple[Route, ...] = ()
    exclusive: bool = False
    rest: bool = False


class Question(NamedTuple):
    """A question; ``shared`` names the shared question it stands for.

    ``whole`` is False where its answers could not all be read.
    """

    id: Text
    text: str = ""
    answers: Mapping[str, Answer] = {}
    explanation: str = ""
    kind: str = ONE
    routes: tuple[Route, ...] = ()
    sources: tuple[Text, ...] = ()
    shared: Text | None = None
    place: Place = Place()
    whole: bool = True


class StepChoice(NamedTuple):
    """Which shared step shows: by the answer to the question ``per``, else ``otherwise``, if any."""

    per: Text
    options: Mapping[Text, Text]
    otherwise: Text | None = None

    @property
    def targets(self) -> tuple[Text, ...]:
        """The ids of the steps that it may stand for, each as often as it is written."""
        return (*self.options.values(), *([self.otherwise] if self.otherwise else []))


class Step(NamedTuple):
    """One thing to do; ``shared`` names the shared step it takes its texts from, ``call`` whom to call.

    A shared step may be a ``choice`` or a ``group`` in place of texts; an outcome whose shared
    pieces are in their places has plain steps only, which came ``through`` those. ``beside`` are
    the keys that stand beside the name of a shared step. ``whole`` is False where a part of it
    could not be read.
    """

    id: Text
    do: str = ""
    explanation: str = ""
    heading: str = ""
    when: Condition = ()
    sources: tuple[Text, ...] = ()
    shared: Text | None = None
    place: Place = Place()
    whole: bool = True
    choice: StepChoice | None = None
    group: "tuple[Step, ...]" = ()
    call: Text | None = None
    beside: tuple[Text, ...] = ()
    through: tuple[Text, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it has texts of its own, and is no choice or group of other steps."""
        return self.choice is None and not self.group


class Item(NamedTuple):
    """A contact, template or flow by its id, shown when ``when`` holds."""

    target: Text
    when: Condition = ()


class Outcome(NamedTuple):
    """The end of a road: the advice. ``whole`` is False where its steps could not all be read.

    ``shared`` names the shared outcome it stands for. ``written`` is the outcome as it stands in
    the file, once shared pieces were put in their places.
    """

    id: Text
    title: str = ""
    urgency: Text = EMPTY
    steps: tuple[Step, ...] = ()
    contacts: tuple[Item, ...] = ()
    intro: str = ""
    templates: tuple[Item, ...] = ()
    follow_on: tuple[Item, ...] = ()
    sources: tuple[Text, ...] = ()
    shared: Text | None = None
    whole: bool = True
    written: "Outcome | None" = None


class Example(NamedTuple):
    """An example case: a test, a workshop case and documentation at once.

    ``goal`` and ``mind`` are for who leads a group. A test that nobody sees has answers and an end
    only; its id is its number. ``whole`` is False where a part of it could not be read.
    """

    id: Text
    name: str = ""
    story: str = ""
    answers: Mapping[Text, tuple[Text, ...]] = {}
    outcome: Text = EMPTY
    shows: tuple[Text, ...] = ()
    hides: tuple[Text, ...] = ()
    discuss: tuple[Text, ...] = ()
    goal: str = ""
    mind: tuple[Text, ...] = ()
    whole: bool = True


class Flow(NamedTuple):
    """One decision tree. ``complete`` is False where something its roads depend on could not be
    read, ``torn`` is True where it is not even known what else the file holds, ``lost`` are the
    ids whose parts could not be read. ``prose`` are all texts for people, ``hushed`` the places at
    which enough was said. ``written`` are the outcomes as they stand in the file, once shared
    pieces were put in their places."""

    id: str
    path: str
    title: str = ""
    summary: str = ""
    checked: str = ""
    start: Text = EMPTY
    questions: Mapping[str, Question] = {}
    outcomes: Mapping[str, Outcome] = {}
    examples: Mapping[str, Example] = {}
    tests: tuple[Example, ...] = ()
    sources: tuple[Text, ...] = ()
    no_emergency: bool = False
    complete: bool = True
    torn: bool = False
    lost: frozenset[str] = frozenset()
    prose: tuple[Text, ...] = ()
    hushed: frozenset[Place] = frozenset()
    written: Mapping[str, Outcome] = {}

    @property
    def played(self) -> tuple[Example, ...]:
        """Everything that must end as it says: the examples and the tests."""
        return (*self.examples.values(), *self.tests)


class Person(NamedTuple):
    """Someone behind a contact, shown from the day ``since`` to the day ``until``, each with both days."""

    name: Text
    until: Text | None = None
    since: Text | None = None


class Contact(NamedTuple):
    """Whom to turn to, or (with ``per``) a choice among contacts by the answer to a question.

    ``whole`` is False where a part of it could not be read.
    """

    id: Text
    name: str = ""
    purpose: str = ""
    phone: str = ""
    mail: str = ""
    website: str = ""
    hours: str = ""
    people: tuple[Person, ...] = ()
    note: str = ""
    checked: str = ""
    sources: tuple[Text, ...] = ()
    per: Text | None = None
    choice: Mapping[Text, Text] = {}
    otherwise: Text | None = None
    whole: bool = True

    @property
    def targets(self) -> tuple[Text, ...]:
        """The ids of the contacts that a choice may stand for, each as often as it is written."""
        return (*self.choice.values(), *([self.otherwise] if self.otherwise else []))


class Source(NamedTuple):
    """Where a piece of advice comes from."""

    id: Text
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    seen: str = ""


class Template(NamedTuple):
    """A text to take along: a log, a telephone script."""

    id: Text
    title: str = ""
    text: str = ""
    sources: tuple[Text, ...] = ()


class Shared(NamedTuple):
    """What all flows may use. ``paths`` names the file of each part; ``unread`` the parts
    (``questions``, ``steps`` …) whose file could not be read whole, ``lost`` their lost ids;
    ``complete`` is False where something that names depend on could not be read; ``hushed`` are the
    places, each with its part, at which enough was said.

    Of a folder on top of another, ``layers`` are the base and what lies on it, each with its own
    entries that count; ``paths`` and ``prose`` are then those on top, and ``replaced`` the
    entries of the base that do not count.
    """

    questions: Mapping[str, Question] = {}
    steps: Mapping[str, Step] = {}
    contacts: Mapping[str, Contact] = {}
    outcomes: Mapping[str, Outcome] = {}
    sources: Mapping[str, Source] = {}
    templates: Mapping[str, Template] = {}
    rules: Mapping[str, Rule] = {}
    paths: Mapping[str, str] = {}
    unread: frozenset[str] = frozenset()
    lost: frozenset[tuple[str, str]] = frozenset()
    prose: Mapping[str, tuple[Text, ...]] = {}
    complete: bool = True
    hushed: frozenset[tuple[str, Place]] = frozenset()
    layers: "tuple[Shared, ...]" = ()
    replaced: frozenset[tuple[str, str]] = frozenset()

    @property
    def by_folder(self) -> "tuple[Shared, ...]":
        """What each folder itself holds of this, the base first."""
        return self.layers or (self,)

    def path_of(self, part: str, name: str) -> str:
        """Return the file that holds an entry of a part."""
        for layer in self.layers:
            if name in getattr(layer, part):
                return layer.paths.get(part, "")
        return self.paths.get(part, "")
