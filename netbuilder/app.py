"""Starts the desktop program, or says in one line why there can be no window."""

from __future__ import annotations

import gc
import sys

from netbuilder.display import why_no_window
from netbuilder.words import _

EXIT_NO_WINDOW = EXIT_USAGE = 2


def main(arguments: list[str]) -> int:
    """Open the window, with the file that `arguments` may name, and return the exit code.

    Qt is imported only once it is known that it can start: without a display, or with one of its
    system libraries missing, it would end the process.
    """
    if arguments in (["-h"], ["--help"]):
        sys.stdout.write(f"{_usage()}\n")
        return 0
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        sys.stderr.write(f"{_usage()}\n")
        return EXIT_USAGE
    why = why_no_window()
    if why is not None:
        sys.stderr.write(f"{why}\n")
        return EXIT_NO_WINDOW
    # The window collects garbage by its own clock: see `GarbageKeeper`.
    gc.disable()
    from netbuilder.desktop import run

    return run(arguments)


def _usage() -> str:
    return _("usage: main.py [FILE] opens the window; for the command line see netbuilder --help")
