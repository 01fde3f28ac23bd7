"""The help pages and the errors of the command line itself, in Dutch.

Typer's own pages and errors have English frame words, so its two command classes get pages
written here, and its exceptions are told apart by what they carry and said anew. Only names that
Typer makes public are used.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from weerbaar_cli import __version__
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.suggest import few, possible
from weerbaar_cli.screens.streams import page_width, say
from weerbaar_cli.words.emergency import EMERGENCY, TEAM_PHONE
from weerbaar_cli.words.layout import beside, wrapped

PROGRAM = "weerbaar"
_ROWS = 24
_FEWEST_BETWEEN = 2
"""A page with room for fewer empty lines than these does not fit a screen, and has all of them."""

Rows = Sequence[tuple[str, str]]
Context = Any
"""Typer's context, of a class that has no public name."""
Command = Any
Parameter = TyperArgument | TyperOption


class HelpPage(NamedTuple):
    """A help page: what the command does, how it is used, and lists of names with what they mean."""

    title: str
    paragraphs: tuple[str, ...]
    usage: str
    lists: tuple[tuple[str, Rows], ...]
    closing: tuple[str, ...]

    def text(self, width: int) -> str:
        """Return the page in so many columns."""
        blocks = [wrapped(text, width) for text in (self.title, *self.paragraphs, f"Gebruik: {self.usage}")]
        blocks += ([f"{heading}:", *beside(rows, width)] for heading, rows in self.lists if rows)
        blocks.append([line for text in self.closing for line in wrapped(text, width)])
        return "\n".join(_spaced(blocks))


def _spaced(blocks: Sequence[list[str]]) -> Iterator[str]:
    """Yield the lines with an empty one before each block, as far as a screen has room; the last ones go first."""
    room = _ROWS - sum(map(len, blocks))
    for number, block in enumerate(blocks):
        if number and (number <= room or room < _FEWEST_BETWEEN):
            yield ""
        yield from block


# -- typer's commands with pages of our own ------------------------------------------


class DutchCommand(TyperCommand):
    """A command with a Dutch help page; ``help`` is its text, ``epilog`` one example."""

    def get_params(self, ctx: Context) -> list[Any]:
        return [*self.params, *_frame_options(self)]

    def get_help(self, ctx: Context) -> str:
        return _command_page(self, ctx).text(page_width())

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            # Some of typer's errors do not say where they come from.
            error.ctx = ctx  # type: ignore[attr-defined]
            raise
        if rest and not ctx.resilient_parsing:
            raise UserError(f"dit is te veel: {' '.join(rest)}\nGebruik: {_usage(self, ctx)}", USAGE)
        return rest


class DutchGroup(TyperGroup):
    """The program itself: without the name of a command it is the command ``default``.

    While a shell asks what may follow (``resilient_parsing``), the command may still come.
    """

    default = "start"

    def get_params(self, ctx: Context) -> list[Any]:
        if ctx.resilient_parsing:
            return _own_options(self.commands[self.default], ctx)
        return [*self.params, *_frame_options(self)]

    def get_help(self, ctx: Context) -> str:
        return _program_page(self, ctx).text(page_width())

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        takes_value = {name: not option.is_flag for option in _all_options(self, ctx) for name in option.opts}
        name, *rest = command_first(args, self.commands, takes_value, self.default)
        typed = not ctx.resilient_parsing or name in args
        return super().parse_args(ctx, [name, *rest] if typed else [])

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Any, list[str]]:
        if args[0] not in self.commands:
            raise UnknownCommand(args[0], self.commands)
        return super().resolve_command(ctx, args)


class UnknownCommand(UserError):
    """The first word is not the name of a command."""

    def __init__(self, name: str, commands: Iterable[str]) -> None:
        super().__init__(f'de opdracht "{name}" bestaat niet{possible(name, commands)}', USAGE)
        self.name = name


def command_first(
    arguments: Sequence[str], commands: Collection[str], takes_value: Mapping[str, bool], default: str
) -> list[str]:
    """Return the arguments with the command in front, so that options may stand before it as well.

    ``takes_value`` tells of every option of every command whether a value follows it.
    """
    place = 0
    while place < len(arguments) and arguments[place].startswith("-") and arguments[place] not in ("-", "--"):
        name, equals, _ = arguments[place].partition("=")
        if name not in takes_value:
            return [default, *arguments]
        place += 2 if takes_value[name] and not equals else 1
    options, rest = list(arguments[:place]), list(arguments[place:])
    if rest and rest[0] != "--":
        return [rest[0], *options, *rest[1:]]
    about = [option for option in options if option in _FRAME_NAMES]
    return about[:1] or [default, *arguments]


_HELP = ("--help", "-h")
_VERSION = ("--versie",)
_FRAME_NAMES = (*_HELP, *_VERSION)


def _frame_options(command: Command) -> list[TyperOption]:
    """Return the options every command has, made once per command: typer compares them by identity."""
    made: list[TyperOption] | None = getattr(command, "frame_options", None)
    if made is None:
        made = [
            _shows_and_stops(_HELP, "Laat deze uitleg zien.", lambda ctx: ctx.get_help()),
            _shows_and_stops(_VERSION, "Laat zien welke versie dit is.", lambda ctx: f"{PROGRAM} {__version__}"),
        ]
        command.frame_options = made
    return made


def _shows_and_stops(names: tuple[str, ...], meaning: str, text: Any) -> TyperOption:
    def show(ctx: Context, param: Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            say(text(ctx))
            raise typer.Exit

    return TyperOption(
        param_decls=list(names), is_flag=True, is_eager=True, expose_value=False, help=meaning, callback=show
    )


# -- what stands on a page -------------------------------------------------------------


def _program_page(group: DutchGroup, ctx: Context) -> HelpPage:
    title, *paragraphs = _paragraphs(group)
    own = _own_options(group.commands[group.default], ctx)
    options = [each for each in own if _on_every_command(each, group) or "--eenvoudig" in each.opts]
    return HelpPage(
        f"{title}\n{EMERGENCY} Liever praten? Bel het Ondersteuningsteam: {TEAM_PHONE}.",
        tuple(paragraphs),
        f"{PROGRAM} [OPDRACHT] [OPTIES]",
        tuple(_by_audience(group)),
        (
            f"Opties: {', '.join(_option_row(each)[0] for each in options)}",
            f"Voorbeeld: {group.epilog}. Meer uitleg: {PROGRAM} {group.default} --help",
        ),
    )


def _by_audience(group: DutchGroup) -> Iterator[tuple[str, Rows]]:
    """Yield the commands under the heading that they were given, the first under a common one."""
    found: dict[str, list[tuple[str, str]]] = {}
    for command in group.commands.values():
        heading = getattr(command, "rich_help_panel", None) or "Opdrachten"
        found.setdefault(heading, []).append((_signature(command), command.short_help or ""))
    column = max(len(name) for rows in found.values() for name, _ in rows)
    for heading, rows in found.items():
        yield heading, [(name.ljust(column), meaning) for name, meaning in rows]


def _command_page(command: DutchCommand, ctx: Context) -> HelpPage:
    title, *paragraphs = _paragraphs(command)
    arguments = [param for param in command.params if isinstance(param, TyperArgument)]
    return HelpPage(
        f"{PROGRAM} {command.name}: {title[:1].lower()}{title[1:]}",
        tuple(paragraphs),
        _usage(command, ctx),
        (
            ("Na de opdracht", [(_metavar(argument), argument.help or "") for argument in arguments]),
            ("Opties", [_option_row(option) for option in _own_options(command, ctx)]),
        ),
        (f"Voorbeeld: {command.epilog}",),
    )


def _paragraphs(command: Command) -> list[str]:
    return [" ".join(part.split()) for part in (command.help or "").split("\n\n")]


def _usage(command: Command, ctx: Context) -> str:
    return f"{PROGRAM} {_signature(command)} [OPTIES]"


def _signature(command: Command) -> str:
    arguments = [param for param in command.params if isinstance(param, TyperArgument)]
    shown = [_metavar(each) if each.required else f"[{_metavar(each)}]" for each in arguments]
    return " ".join((command.name or "", *shown))


def _metavar(param: Parameter) -> str:
    return f"{param.metavar}{'…' if param.nargs == -1 else ''}"


def _own_options(command: Command, ctx: Context) -> list[TyperOption]:
    return [param for param in command.get_params(ctx) if isinstance(param, TyperOption)]


def _all_options(group: DutchGroup, ctx: Context) -> Iterator[TyperOption]:
    for command in (group, *group.commands.values()):
        yield from _own_options(command, ctx)


def _on_every_command(option: TyperOption, group: DutchGroup) -> bool:
    return all(_parameter_named(command, option.opts[0]) for command in group.commands.values())


def _parameter_named(command: Command, name: str) -> Parameter | None:
    params = (*command.params, *_frame_options(command))
    return next((param for param in params if name in param.opts), None)


def _option_row(option: TyperOption) -> tuple[str, str]:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar}", option.help or ""


# -- what is wrong with a command line ---------------------------------------------------


def in_dutch(error: typer.TyperException, group: DutchGroup) -> UserError:
    """Return Typer's complaint about a command line as one Dutch sentence, with what is possible in the ``group``."""
    ctx: Context = getattr(error, "ctx", None)
    message = _complaint(error, ctx, group)
    return UserError(f"{message}\nMeer uitleg: {_path(ctx)} --help", USAGE)


def _path(ctx: Context) -> str:
    return f"{PROGRAM} {ctx.command.name}" if ctx is not None and ctx.command.name else PROGRAM


def _complaint(error: object, ctx: Context, group: DutchGroup) -> str:
    match error:
        case object(option_name=str(name), possibilities=_):
            return _no_such_option(name, ctx, group)
        case object(option_name=str(name)):
            return _bad_option(name, ctx)
        case object(param=TyperArgument() | TyperOption() as param, param_type=_):
            return f"hier ontbreekt nog: {param.metavar or param.name}"
        case typer.BadParameter(param=TyperArgument() | TyperOption() as param):
            return f"bij {param.opts[0]} hoort {_expected(param)}"
        case _:
            return "deze opdracht klopt niet"


def _no_such_option(name: str, ctx: Context, group: DutchGroup) -> str:
    from difflib import get_close_matches

    if ctx is None:
        return f"de optie {name} bestaat niet"
    others = [f"{PROGRAM} {command.name}" for command in group.commands.values() if _parameter_named(command, name)]
    if others:
        return f"de optie {name} hoort niet bij {_path(ctx)}, wel bij: {few(others)}"
    own = [option.opts[0] for option in _own_options(ctx.command, ctx)]
    if not get_close_matches(name, own):
        elsewhere = get_close_matches(name, [each for option in _all_options(group, ctx) for each in option.opts], n=1)
        if elsewhere:
            owner = next(command for command in group.commands.values() if _parameter_named(command, elsewhere[0]))
            return f'de optie {name} bestaat niet; bedoelde u "{PROGRAM} {owner.name} {elsewhere[0]}"?'
    return f"de optie {name} bestaat niet bij {_path(ctx)}{possible(name, own)}"


def _bad_option(name: str, ctx: Context) -> str:
    option = _parameter_named(ctx.command, name) if ctx is not None else None
    if isinstance(option, TyperOption) and option.is_flag:
        return f"achter {name} hoort niets; schrijf alleen {name}"
    return f"achter {name} ontbreekt nog iets; schrijf {name} {option.metavar if option is not None else '…'}"


def _expected(param: Parameter) -> str:
    kind = param.type
    choices = getattr(kind, "choices", ())
    if choices:
        return f"een van: {few([*map(str, choices)])}"
    whole = "int" in kind.name
    if not whole and "float" not in kind.name:
        return f"iets anders; schrijf {param.metavar}"
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    bounds = "" if least is None else f" vanaf {least}"
    bounds += "" if most is None else f" tot en met {most}"
    return f"een {'heel ' if whole else ''}getal{bounds}"
