"""Nothing is left behind: no file, no connection, no other program, wherever a person goes.

Three watchers look at the same runs: Python's audit events, the system calls (strace, where
it may be used) and the folders themselves. Every road that matters is gone by lines and as
JSON, every outcome by keys on a terminal. Saving is left out: that is asked for.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pexpect
import pytest

import weerbaar_cli
from tests.support.covering import BUNDLED, Part, Road, all_parts, few, roads, turns
from tests.support.terminal import CODE, FRAME_WORDS, environment
from weerbaar_cli.pages.advice_reading import FIRST_STEPS
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import screens as texts

if sys.platform == "win32":
    pytest.skip("watches as on Unix", allow_module_level=True)

CALLS = (
    *("open", "openat", "openat2", "creat", "mkdir", "mkdirat", "mknod", "mknodat", "memfd_create", "truncate"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir"),
    *("chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown", "fchownat", "utime", "utimes", "utimensat"),
    *("setxattr", "lsetxattr", "fsetxattr", "ftruncate", "fallocate"),
    *("execve", "execveat", "fork", "vfork", "clone", "clone3"),
    *("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4"),
)
WRITES = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")

WATCH = """\
import os, sys
log = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
READS = {"os.listdir", "os.scandir", "os.putenv", "os.unsetenv", "os.getxattr", "os.listxattr", "os.walk",
         "resource.setrlimit"}  # so the system writes no image of the memory
PARTS = {"os", "shutil", "tempfile", "subprocess", "pty", "socket", "sqlite3", "urllib", "http", "ftplib", "smtplib",
         "webbrowser", "fcntl", "resource", "mmap"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def watch(event, arguments):
    if event == "open":
        seen = not isinstance(arguments[0], int) and arguments[0] != os.devnull and arguments[2] & WRITES
    elif event == "socket.__new__":
        seen = arguments[1] != 1  # AF_UNIX: so an event loop wakes itself; a connection has an event of its own
    else:
        seen = event.partition(".")[0] in PARTS and event not in READS
    if seen:
        os.write(log, (event + " " + ascii(arguments[:4]) + "\\n").encode())

sys.addaudithook(watch)
"""

BY_KEYS = f"{WATCH}from weerbaar_cli.commands.launch import run\nsys.exit(run())"

IN_ONE_GO = f"""\
import io, json
from pathlib import Path
{WATCH}
from weerbaar_cli.commands import program
from weerbaar_cli.reading import folder

runs = json.load(sys.stdin)
opened, folders = folder.open_folder, {{}}


def open_once(path, environ, files):  # one reading of the files is as good as a hundred
    return folders.get(path) or folders.setdefault(path, opened(path, environ, files))


folder.open_folder = open_once
out, shown = sys.stdout, []
for arguments, given in runs:
    sys.stdin, sys.stdout = io.StringIO(given), io.StringIO()
    shown.append([program.main(arguments), sys.stdout.getvalue()])
json.dump(shown, out)
"""


# -- watching ------------------------------------------------------------------------------------------


class Seen(NamedTuple):
    """What the watchers saw of one process."""

    code: int
    shown: str
    events: list[str]
    calls: list[str] | None

    def __add__(self, other: object) -> Seen:
        assert isinstance(other, Seen)
        calls = None if self.calls is None or other.calls is None else self.calls + other.calls
        return Seen(self.code or other.code, self.shown + other.shown, self.events + other.events, calls)


class Watched:
    """Three folders of a person, and a place outside of them for what is seen."""

    def __init__(self, folder: Path) -> None:
        self.person, self.logs = folder / "person", folder / "logs"
        self.logs.mkdir()
        for name in ("home", "work", "tmp"):
            (self.person / name).mkdir(parents=True)
        (self.person / "home" / ".python_history").write_text("earlier\n", encoding="utf-8")
        self.before = self.state()

    @property
    def environ(self) -> dict[str, str]:
        places = {"HOME": "home", "TMPDIR": "tmp"}
        # Python's own byte code is written once, by pip where it installs; README names it.
        return {name: str(self.person / place) for name, place in places.items()} | {"PYTHONDONTWRITEBYTECODE": "1"}

    def state(self) -> dict[str, tuple[int, int, int]]:
        """Every file and folder with its rights, size and time of change: in a folder, when something came or went."""
        every = (self.person, *self.person.rglob("*"))
        return {str(path): (path.stat().st_mode, path.stat().st_size, path.stat().st_mtime_ns) for path in every}

    def command(self, name: str, script: str, strace: Sequence[str]) -> list[str]:
        watcher = [*strace, "-o", str(self.logs / f"{name}.calls")] if strace else []
        return [*watcher, sys.executable, "-c", script, str(self.logs / f"{name}.events")]

    def seen(self, name: str, code: int, shown: str, strace: Sequence[str]) -> Seen:
        events = (self.logs / f"{name}.events").read_text(encoding="utf-8").splitlines()
        lines = (self.logs / f"{name}.calls").read_text(encoding="utf-8").splitlines() if strace else None
        return Seen(
            code, shown, events, None if lines is None else [line for line in lines if str(self.logs) not in line]
        )


def run(watched: Watched, name: str, script: str, given: str, strace: Sequence[str]) -> Seen:
    """A script without a terminal."""
    done = subprocess.run(
        watched.command(name, script, strace),
        input=given,
        capture_output=True,
        encoding="utf-8",
        env=environment(**watched.environ),
        cwd=watched.person / "work",
        timeout=300,
        check=False,
    )
    assert done.stderr == ""
    return watched.seen(name, done.returncode, done.stdout, strace)


def on_a_terminal(watched: Watched, command: list[str], rows: int) -> Any:
    """Begin a command where the person who is watched has a terminal."""
    return pexpect.spawn(
        command[0],
        command[1:],
        env=environment(**watched.environ),
        cwd=watched.person / "work",
        dimensions=(rows, 80),
        encoding="utf-8",
        timeout=300,
    )


def play_by_keys(watched: Watched, name: str, keys: str, strace: Sequence[str]) -> Seen:
    """A flow on a terminal so high that nothing has to wait, all keys pressed at the start."""
    guide = on_a_terminal(watched, [*watched.command(name, BY_KEYS, strace), "start", name], rows=400)
    guide.expect_exact(texts.BEGIN)
    guide.send(keys)
    shown = guide.read()
    return watched.seen(name, guide.wait(), " ".join(CODE.sub(" ", shown).split()), strace)


def left_behind(calls: Sequence[str]) -> Iterator[str]:
    """The system calls that leave something behind, or reach out."""
    for line in calls:
        call = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if call is None:
            continue
        name = call[1]
        if name in ("open", "openat", "openat2"):
            harmless = not WRITES.search(line) or '"/dev/null"' in line
        elif name in ("clone", "clone3"):
            harmless = "CLONE_THREAD" in line
        else:
            # The event loop of prompt_toolkit wakes itself up by a pair without address or name.
            harmless = name == "socketpair" and "AF_UNIX" in line
        if not harmless:
            yield line


# -- the runs ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def strace() -> list[str]:
    """How to watch system calls; empty where that cannot be done."""
    program = shutil.which("strace")
    if program is None:
        return []
    calls = ",".join(f"?{name}" for name in CALLS)
    command = [program, "-f", "--seccomp-bpf", "-e", "signal=none", "-e", f"trace={calls}"]
    tried = subprocess.run([*command, "-o", os.devnull, "true"], capture_output=True, check=False)
    return command if tried.returncode == 0 else []


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(BUNDLED)


@pytest.fixture(scope="module")
def every_road(library: Library) -> list[Road]:
    return roads(library)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    return Watched(tmp_path_factory.mktemp("watched"))


def through_the_menu(road: Road, wanted: set[str], read: str = "", look: str = "") -> Iterator[str]:
    """The replies to the items of the menu that are wanted, each with the way back; what is had is wanted no more.

    ``read`` is what it takes to read the advice, ``look`` to read a template.
    """
    follow_on, templates = road.advice.follow_on, [each.id for each in road.advice.templates]
    items = [(f"verder:{name}", f"t{read}") for name in follow_on]
    items += [(f"sjabloon:{name}", look) for name in templates]
    several = len({stop.question.id for stop in road.advice.trail}) > 1
    items += [("wijzigen", "2t" if several else "t")] if road.advice.trail else []
    for number, (item, then) in enumerate(items, 2):
        if item in wanted:
            wanted.discard(item)
            yield str(number)
            yield from then


def every_item(library: Library) -> set[str]:
    """What there is in all menus together, but saving."""
    outcomes = [outcome for name in library for outcome in library[name].outcomes.values()]
    follow_on = {f"verder:{item.target}" for outcome in outcomes for item in outcome.follow_on}
    templates = {f"sjabloon:{item.target}" for outcome in outcomes for item in outcome.templates}
    return {"wijzigen", *follow_on, *templates}


def few_with_every_template(every_road: list[Road], parts: Iterable[Part]) -> list[Road]:
    """A few roads that have the parts, and one more for each template that none of those shows."""
    chosen = few(every_road, parts)
    for road in every_road:
        shown = {template.id for each in chosen for template in each.advice.templates}
        if not {template.id for template in road.advice.templates} <= shown:
            chosen.append(road)
    return chosen


def lines_to_everything(library: Library, every_road: list[Road]) -> str:
    """Every answer, every outcome and every item of every menu: by lines, and the roads as JSON too."""
    runs: list[tuple[list[str], str]] = []
    lines = {name: ["", "?", ""] for name in library}
    for road in few_with_every_template(every_road, all_parts(library)):
        flow, answers = road.journey.flow, road.journey.answers.items()
        runs.append(
            (["start", flow, "--json", *(f"--antwoord={name}={','.join(given)}" for name, given in answers)], "")
        )
        lines[flow] += [" ".join(map(str, numbers)) for _, numbers in turns(road, library)]
        lines[flow] += [*through_the_menu(road, every_item(library)), "o", "2"]
    runs += [(["start", flow, "--eenvoudig"], "\n".join([*given, "s", ""])) for flow, given in lines.items()]
    return json.dumps(runs)


def keys_to_every_outcome(library: Library, every_road: list[Road]) -> dict[str, str]:
    """By flow the keys to every outcome, and once to every flow that follows and every template."""
    wanted = every_item(library)
    keys = dict.fromkeys(library, "\r?\r")
    for road in few_with_every_template(every_road, {road.outcome for road in every_road}):
        for many, numbers in turns(road, library):
            assert max(numbers) < 10  # a key each
            keys[road.journey.flow] += "".join(map(str, numbers)) + "\r" * many
        read = "\r" * (2 if len(road.advice.steps) > FIRST_STEPS else 1)
        keys[road.journey.flow] += read + "".join(through_the_menu(road, wanted, read, "\r")) + "o2"
    assert not wanted
    return {name: pressed + "s" for name, pressed in keys.items()}


@pytest.fixture(scope="module")
def runs(watched: Watched, strace: list[str], library: Library, every_road: list[Road]) -> tuple[Seen, Seen]:
    """What was seen by lines and by keys."""
    given = lines_to_everything(library, every_road)
    with ThreadPoolExecutor(2) as together:
        lines = together.submit(run, watched, "lines", IN_ONE_GO, given, strace)
        keys = [
            together.submit(play_by_keys, watched, name, pressed, strace)
            for name, pressed in keys_to_every_outcome(library, every_road).items()
        ]
    seen = [each.result() for each in keys]
    return lines.result(), sum(seen[1:], seen[0])


@pytest.fixture(scope="module")
def by_lines(runs: tuple[Seen, Seen]) -> Seen:
    return runs[0]


@pytest.fixture(scope="module")
def by_keys(runs: tuple[Seen, Seen]) -> Seen:
    return runs[1]


# -- what is held ---------------------------------------------------------------------------------------


def test_the_runs_went_where_they_should(
    by_lines: Seen, by_keys: Seen, library: Library, every_road: list[Road]
) -> None:
    results = json.loads(by_lines.shown)
    assert {code for code, _ in results} == {0}
    ends = [json.loads(shown)["uitkomst"] for _, shown in results if shown.startswith("{")]
    outcomes = {road.outcome for road in every_road}
    assert {(end["flow"], end["id"], "") for end in ends} == outcomes
    assert by_keys.code == 0
    lines = " ".join(" ".join(shown.split()) for _, shown in results)
    for flow, outcome, _ in outcomes:
        title = str(library[flow].outcomes[outcome].title)
        assert title in lines
        assert title in by_keys.shown
    for template in library.shared.templates.values():
        assert str(template.title) in lines
        assert by_keys.shown.count(str(template.title)) > by_keys.shown.count(texts.template(template.title))


def test_no_file_is_opened_for_writing_no_connection_and_no_other_program(by_lines: Seen, by_keys: Seen) -> None:
    assert by_lines.events == []
    assert by_keys.events == []


def test_the_system_calls_leave_nothing_behind(by_lines: Seen, by_keys: Seen) -> None:
    if by_lines.calls is None or by_keys.calls is None:
        pytest.skip("strace is not there, or may not watch here")
    for seen in (by_lines, by_keys):
        assert seen.calls is not None
        assert any("weerbaar_cli" in call for call in seen.calls)
        started = [call for call in left_behind(seen.calls) if "execve(" in call]
        assert set(left_behind(seen.calls)) == set(started)
        assert all("python" in call for call in started)


def test_no_folder_of_a_person_has_changed(by_lines: Seen, by_keys: Seen, watched: Watched) -> None:
    assert watched.state() == watched.before


def test_all_that_was_shown_is_dutch(by_lines: Seen, by_keys: Seen) -> None:
    assert FRAME_WORDS.findall(by_lines.shown + by_keys.shown) == []


# -- plain mode, as a process of its own ------------------------------------------------------------------

OUR_OWN = (str(Path(weerbaar_cli.__file__).parents[1]), sys.prefix, sys.base_prefix, sys.base_exec_prefix)
OF_THE_SYSTEM = ("/lib", "/usr/lib", "/usr/local/lib", "/etc/ld.so", "/etc/localtime", "/usr/share/zoneinfo")
OF_TERMINALS = ("/usr/share/locale", "/usr/share/terminfo", "/etc/terminfo", "/dev/", "/proc/self/")


def through_a_pipe(watched: Watched, strace: Sequence[str]) -> Seen:
    """The triage by lines, to its second question and out."""
    return run(watched, "pipe", BY_KEYS, "\n1\ns\n", strace)


def by_lines_on_a_terminal(watched: Watched, strace: Sequence[str]) -> Seen:
    """The same where a person types, who asked for plain mode."""
    guide = on_a_terminal(watched, [*watched.command("typed", BY_KEYS, strace), "--eenvoudig"], rows=30)
    shown = ""
    for typed in ("\r", "1\r", "s\r"):
        guide.expect_exact("Zelfmoordpreventie: 113.")
        shown += str(guide.before)
        guide.send(typed)
    shown += guide.read()
    return watched.seen("typed", guide.wait(), shown, strace)


def read_elsewhere(calls: Sequence[str]) -> Iterator[str]:
    """The files that are opened outside of the program, Python and the system."""
    for line in calls:
        opened = re.match(r'(?:\d+ +)?open(?:at2?)?\([^"]*"([^"]*)"', line)
        if opened is None or "O_DIRECTORY" in line or "ENOENT" in line:
            continue
        path = re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), os.fsencode(opened[1]))
        if not os.path.normpath(os.fsdecode(path)).startswith((*OUR_OWN, *OF_THE_SYSTEM, *OF_TERMINALS)):
            yield line


@pytest.mark.parametrize("talk", [through_a_pipe, by_lines_on_a_terminal])
def test_plain_mode_leaves_and_reads_nothing(
    talk: Callable[[Watched, Sequence[str]], Seen], tmp_path: Path, strace: list[str]
) -> None:
    watched = Watched(tmp_path)
    seen = talk(watched, strace)
    assert (seen.code, seen.events) == (0, [])
    assert "Gestopt." in seen.shown
    assert watched.state() == watched.before
    if seen.calls is not None:
        assert any("bedreiging.yaml" in call or "start.yaml" in call for call in seen.calls)
        assert [call for call in left_behind(seen.calls) if "execve(" not in call] == []
        assert list(read_elsewhere(seen.calls)) == []


# -- the watchers themselves ------------------------------------------------------------------------------

TRACES = {
    "a file": "Path('spoor').write_text('x')",
    "a file by number": "os.close(os.open('spoor', os.O_CREAT | os.O_WRONLY))",
    "a folder": "os.mkdir('spoor')",
    "a temporary file": "import tempfile; tempfile.TemporaryFile().close()",
    "a time": "os.utime('.')",
    "a connection": "import socket; socket.socket().close()",
    "another program": "import subprocess; subprocess.run(['true'])",
    "another process": "os.fork() or os._exit(0)",
}


@pytest.mark.parametrize("trace", TRACES)
def test_the_watchers_see_a_trace(tmp_path: Path, strace: list[str], trace: str) -> None:
    watched = Watched(tmp_path)
    seen = run(watched, "trace", f"{WATCH}from pathlib import Path\n{TRACES[trace]}", "", strace)
    assert seen.events
    if seen.calls is not None:
        assert len(list(left_behind(seen.calls))) > 1
    if trace not in ("a connection", "another program", "another process"):
        assert watched.state() != watched.before


@pytest.mark.parametrize(
    ("call", "seen"),
    [
        ('7 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3', 1),
        ('7 open("/home/person/.bash_history", O_RDONLY) = 3', 1),
        ('7 openat(AT_FDCWD, "/usr/lib/../share/anders", O_RDONLY) = 3', 1),
        ('7 openat(AT_FDCWD, "/usr/lib/\\056\\056/share/anders", O_RDONLY) = 3', 1),
        (f'7 openat(AT_FDCWD, "{OUR_OWN[0]}/flows/start.yaml", O_RDONLY) = 3', 0),
    ],
    ids=[
        "a list of people",
        "what someone typed",
        "beside the system's",
        "as strace writes what is not plain",
        "our own",
    ],
)
def test_what_is_read_elsewhere_is_seen(call: str, seen: int) -> None:
    assert len(list(read_elsewhere([call]))) == seen
