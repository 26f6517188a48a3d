"""The command line put together: its verbs, its words, and what becomes of errors."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, cast

import typer
from typer.core import TyperArgument, TyperOption
from typer.main import get_command

from netbuilder.commands import output
from netbuilder.commands.faults import refused_by_system, unexpected
from netbuilder.commands.verbs import VERBS, verbs_for
from netbuilder.commands.window import open_window
from netbuilder.errors import NetBuilderError
from netbuilder.languages import of_environment, speak
from netbuilder.log import start_log
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from typer.core import TyperGroup

    from netbuilder.commands.verbs import Verb

logger = logging.getLogger(__name__)


def run(arguments: list[str] | None) -> None:
    """Do what the command line asks and end the process with its exit code."""
    start_log()
    output.prepare_streams()
    sys.excepthook = _tell_unexpected
    speak(of_environment())
    try:
        verbs = verbs_for(sys.argv[1:] if arguments is None else arguments)
        make_command(verbs)(arguments, prog_name="netbuilder")
    except NetBuilderError as error:
        output.fail(error)
        sys.exit(output.FAULT)
    except OSError as error:
        output.fail(refused_by_system(error))
        sys.exit(output.FAULT)


def make_command(verbs: Iterable[Verb] = VERBS) -> TyperGroup:
    """Return the command line with these verbs, its help in the language in use."""
    group = cast("TyperGroup", get_command(_make_app(verbs)))
    for command in group.commands.values():
        for parameter in command.params:
            if isinstance(parameter, TyperOption | TyperArgument) and parameter.help:
                parameter.help = _(parameter.help)
    return group


def _make_app(verbs: Iterable[Verb]) -> typer.Typer:
    app = typer.Typer(
        name="netbuilder",
        help=_("Build a neural network, train it on MNIST, and let it recognize your digits."),
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(open_window)
    for verb in verbs:
        app.command(verb.name, help=_(verb.help))(verb.command())
    return app


def _tell_unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log what nobody caught, and tell it on one line."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logger.critical("uncaught", exc_info=(kind, error, trace))
    output.fail(unexpected(error))
