"""Start weerbaar from this archive. The flows are read from a folder that goes away again."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older one comes as far as here
    sys.exit("weerbaar: hiervoor is Python 3.11 of nieuwer nodig; dit is Python %d.%d" % sys.version_info[:2])  # noqa: UP031

import marshal
import pathlib
import pickle
import tempfile

import leftovers

NAME = "weerbaar-pyz"
IN_USE = "bezet"


def run():
    """Run the program on the flows that came along, whose trees were read before."""
    from weerbaar_cli.commands import launch
    from weerbaar_cli.reading import tree

    flows = marshal.loads(__loader__.get_data(str(pathlib.Path(sys.path[0], "flows.trees"))))
    tree.read_tree = remembering(tree.read_tree, dict(flows.values()))
    from weerbaar_cli.reading import folder

    try:
        place = tempfile.TemporaryDirectory(prefix=f"{NAME}-", ignore_cleanup_errors=True)
    except OSError:
        sys.exit("weerbaar: er is geen tijdelijke map waarin kan worden geschreven")
    with place:
        own = pathlib.Path(place.name)
        folder.default_folder = unpacker(flows, own / "weerbaar_cli" / "flows")
        leftovers.hold(own)
        with (own / IN_USE).open("wb"):
            code = launch.run()
        leftovers.sweep(own, f"{NAME}-*", IN_USE)
        return code


def remembering(read, known):
    """Return a way to read the bytes of a file that knows what some of them say."""

    def read_tree(data, path):
        return pickle.loads(known[data]) if data in known else read(data, path)

    return read_tree


def unpacker(flows, place):
    """Return what gives the folder of the flows, written once it is asked for."""

    def default_folder():
        if not place.is_dir():
            (place / "gedeeld").mkdir(parents=True)
            for name, (data, _) in flows.items():
                (place / name).write_bytes(data)
        return place

    return default_folder


sys.exit(run())
