"""Completion: which words may follow on a command line, said to the shell that asks.

A shell asks with the variables that Typer uses, so what is known about other Typer programs
holds here. Typer's own answers are not used: they load the drawing library for an
explanation, and its installer speaks English and changes the files of the shell.
"""

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from weerbaar_cli.commands.help_pages import DutchGroup, command_first
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.reading.folder import Library

OpenLibrary = Callable[[str | None], Library]
Words = Sequence[str]


class Word(NamedTuple):
    """A word that may follow, with what it means where that is known."""

    text: str
    meaning: str = ""


class Option(NamedTuple):
    """An option; ``value`` says what belongs behind it, and is empty for a switch."""

    names: tuple[str, ...]
    value: str
    meaning: str


class Command(NamedTuple):
    """A command: what may stand behind it, in order, and whether the last of those may be repeated."""

    meaning: str
    places: tuple[str, ...]
    repeats: bool
    options: tuple[Option, ...]


# -- which words may follow ----------------------------------------------------------------


def following(group: DutchGroup, given: Words, unfinished: str, open_library: OpenLibrary) -> list[Word]:
    """The words that may stand where ``unfinished`` is being typed, after the words ``given``.

    Empty where any word may stand there, such as a path, and where a folder cannot be read.
    """
    commands = _commands(group)
    options = [option for command in commands.values() for option in command.options]
    takes_value = {name: bool(option.value) for option in options for name in option.names}
    name, *rest = command_first(given, commands, takes_value, group.default)
    if name not in commands:
        return []
    command = commands[name]
    before = next((option for option in command.options if rest and rest[-1] in option.names), None)
    if before is not None and before.value:
        found = _values(name, before.value, _folder(rest), open_library)
    elif unfinished.startswith("-"):
        found = [Word(word, option.meaning) for option in command.options for word in option.names]
    elif name not in given:
        found = [Word(each, commands[each].meaning) for each in commands]
    else:
        found = _values(name, _place(command, rest, takes_value), _folder(rest), open_library)
    return [word for word in found if word.text.startswith(unfinished)]


def _commands(group: DutchGroup) -> dict[str, Command]:
    made = {}
    for name, command in group.commands.items():
        context = command.make_context(name, [], resilient_parsing=True)
        params = command.get_params(context)
        arguments = [param for param in params if param.param_type_name == "argument"]
        made[name] = Command(
            command.short_help or "",
            tuple(str(param.metavar) for param in arguments),
            bool(arguments) and arguments[-1].nargs == -1,
            tuple(
                Option(
                    tuple(param.opts),
                    "" if getattr(param, "is_flag", False) else str(param.metavar),
                    getattr(param, "help", "") or "",
                )
                for param in params
                if param.param_type_name == "option"
            ),
        )
    return made


def _place(command: Command, rest: Words, takes_value: Mapping[str, bool]) -> str:
    """What belongs where the next word stands that is not an option; empty where nothing does."""
    number = 0
    for before, word in zip(("", *rest), rest, strict=False):
        number += not word.startswith("-") and not takes_value.get(before, False)
    if number < len(command.places):
        return command.places[number]
    return command.places[-1] if command.repeats else ""


def _folder(rest: Words) -> str | None:
    """The folder of flows that the command line names."""
    for before, word in zip(("", *rest), rest, strict=False):
        if before == "--flows":
            return word
        if word.startswith("--flows="):
            return word.removeprefix("--flows=")
    return None


def _values(command: str, kind: str, folder: str | None, open_library: OpenLibrary) -> list[Word]:
    if kind in ("VORM", "SOORT"):
        return list(map(Word, _forms(command)))
    if kind not in _KINDS:
        return []
    try:
        found = list(_KINDS[kind](open_library(folder)))
    except UserError:
        return []
    # A file of someone's own may have any name; a shell would split or run such a one.
    return [word for word in found if word.text.replace("-", "").isalnum()]


def _forms(command: str) -> Iterable[str]:
    """The forms in which a command writes, or the kinds of file it knows."""
    from weerbaar_cli.commands.exporting import FORMATS
    from weerbaar_cli.commands.maintaining import FORMS
    from weerbaar_cli.formats.schema import FILES

    forms: Mapping[str, Iterable[str]] = {"export": FORMATS, "diagram": FORMS, "schema": FILES}
    return forms.get(command, ())


def _flows(library: Library) -> Iterable[Word]:
    return map(Word, library)


def _roles(library: Library) -> Iterable[Word]:
    from weerbaar_cli.pages.contact_page import ROLE, roles

    shared, _ = library.read_shared(("contacten.yaml", "vragen.yaml"))
    question = shared.questions.get(ROLE)
    meanings = {} if question is None else {name: answer.text for name, answer in question.answers.items()}
    return [Word(role, meanings.get(role, "")) for role in roles(shared)]


def _cases(library: Library) -> Iterable[Word]:
    for name in library:
        for example in library.parsed(name)[0].examples.values():
            if example.discuss:
                yield Word(example.id, example.name)


_KINDS: Mapping[str, Callable[[Library], Iterable[Word]]] = {
    "KEUZEHULP": _flows,
    "ROL": _roles,
    "VOORBEELD": _cases,
}
"""What a help page calls a word to the words that there are."""


# -- what the shells ask and are told --------------------------------------------------------


def answer(group: DutchGroup, wish: str, environ: Mapping[str, str], open_library: OpenLibrary) -> str:
    """What a shell is told: for the wish ``source_bash`` the script of that shell, for ``complete_bash`` the words.

    Raises UserError for another wish.
    """
    task, _, name = wish.partition("_")
    shell = _SHELLS.get(name)
    if shell is None or task not in ("source", "complete"):
        raise UserError(f'"{wish}" kan niet; mogelijk: {", ".join(f"source_{each}" for each in _SHELLS)}', USAGE)
    if task == "source":
        return shell.script
    given, unfinished = shell.asked(environ)
    words = following(group, given, unfinished, open_library)
    return "\n".join(shell.line(word) for word in words)


class _Shell(NamedTuple):
    """How one shell asks, how it is told a word, and the script that lets it ask."""

    asked: Callable[[Mapping[str, str]], tuple[Words, str]]
    line: Callable[[Word], str]
    script: str


def _asked_by_number(environ: Mapping[str, str]) -> tuple[Words, str]:
    words = _split(environ.get("COMP_WORDS", ""))
    number = environ.get("COMP_CWORD", "")
    place = int(number) if number.isdecimal() else len(words)
    return words[1:place], words[place] if place < len(words) else ""


def _asked_up_to_here(environ: Mapping[str, str]) -> tuple[Words, str]:
    text = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(text)[1:]
    if words and not text.endswith(" "):
        return words[:-1], words[-1]
    return words, ""


def _asked_with_the_word(environ: Mapping[str, str]) -> tuple[Words, str]:
    words = _split(environ.get("_TYPER_COMPLETE_ARGS", ""))[1:]
    unfinished = environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    return words[:-1] if unfinished else words, unfinished


def _split(text: str) -> list[str]:
    """The words of a line that may end within a quotation."""
    reader = shlex.shlex(text, posix=True)
    reader.whitespace_split = True
    reader.commenters = ""
    words: list[str] = []
    try:
        words.extend(reader)
    except ValueError:
        words.append(reader.token)
    return words


_BASH = """\
_weerbaar_aanvulling() {
    local IFS=$'\\n'
    COMPREPLY=($(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _WEERBAAR_COMPLETE=complete_bash \\
        "${1/#\\~/$HOME}" 2>/dev/null))
}
complete -o default -F _weerbaar_aanvulling weerbaar"""

_ZSH = """\
#compdef weerbaar
_weerbaar_aanvulling() {
    local -a woorden
    woorden=("${(@f)$(_TYPER_COMPLETE_ARGS="${words[1,CURRENT]}" _WEERBAAR_COMPLETE=complete_zsh \\
        ${~words[1]} 2>/dev/null)}")
    if [[ -n ${woorden[1]} ]]; then
        _describe weerbaar woorden
    else
        _files
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _weerbaar_aanvulling weerbaar"""

_FISH = """\
function _weerbaar_aanvulling
    set -lx _WEERBAAR_COMPLETE complete_fish
    set -lx _TYPER_COMPLETE_ARGS (commandline -cp)
    set -l programma (string replace -r '^~' $HOME -- (commandline -opc)[1])
    set -l woorden ($programma 2>/dev/null)
    if test -n "$woorden"
        printf '%s\\n' $woorden
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command weerbaar --no-files --keep-order --arguments '(_weerbaar_aanvulling)'"""

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName weerbaar, weerbaar.exe -ScriptBlock {
    param($woord, $regel, $plaats)
    $env:_WEERBAAR_COMPLETE = 'complete_powershell'
    $env:_TYPER_COMPLETE_ARGS = $regel.ToString()
    $env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $woord
    try {
        & $regel.CommandElements[0].Value 2>$null | Where-Object { $_ } | ForEach-Object {
            $deel = $_ -split ':::', 2
            [System.Management.Automation.CompletionResult]::new($deel[0], $deel[0], 'ParameterValue', $deel[1])
        }
    } finally {
        Remove-Item Env:_WEERBAAR_COMPLETE, Env:_TYPER_COMPLETE_ARGS
        Remove-Item Env:_TYPER_COMPLETE_WORD_TO_COMPLETE -ErrorAction SilentlyContinue
    }
}"""


def _described(between: str) -> Callable[[Word], str]:
    return lambda word: f"{word.text}{between}{word.meaning}" if word.meaning else word.text


_SHELLS: Mapping[str, _Shell] = {
    "bash": _Shell(_asked_by_number, lambda word: word.text, _BASH),
    "zsh": _Shell(_asked_up_to_here, _described(":"), _ZSH),
    "fish": _Shell(_asked_up_to_here, _described("\t"), _FISH),
    # There an explanation may not be empty.
    "powershell": _Shell(_asked_with_the_word, lambda word: f"{word.text}:::{word.meaning or word.text}", _POWERSHELL),
    "pwsh": _Shell(_asked_with_the_word, lambda word: f"{word.text}:::{word.meaning or word.text}", _POWERSHELL),
}
