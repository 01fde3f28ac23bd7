"""What ``map.yaml`` says of a folder on top of another, and its keys."""

from typing import NamedTuple

from weerbaar_cli.model.kinds import FOLDER, PROSE, Key, shape_of
from weerbaar_cli.model.text import EMPTY, Text

MAP_FILE = "map.yaml"
BUNDLED = "meegeleverd"
"""What ``basis`` calls the flows that came along, and how their files are shown."""


class FolderMap(NamedTuple):
    """The base that a folder lies on, who publishes it, and where to report a fault."""

    base: Text = EMPTY
    publisher: str = ""
    report_to: str = ""
    prose: tuple[Text, ...] = ()


NOT_ON_TOP = FolderMap()
"""What is said of a folder that lies on no other."""

MAP_SHAPE = shape_of(
    MAP_FILE,
    "Een eigen map bovenop een andere.",
    Key("basis", "base", FOLDER, "De map eronder: meegeleverd, of het pad vanaf dit bestand.", required=True),
    Key("uitgever", "publisher", PROSE, "Wie deze map uitgeeft."),
    Key("meldpunt", "report_to", PROSE, "Waar men een fout kan melden, zonder telefoonnummer."),
)
