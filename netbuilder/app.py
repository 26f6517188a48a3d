"""Starts the desktop program, or says in one line why there can be no window."""

from __future__ import annotations

import sys

from netbuilder.display import why_no_window

EXIT_NO_WINDOW = 2


def main(arguments: list[str]) -> int:
    """Open the window, with the file that `arguments` may name, and return the exit code.

    Qt is imported only once it is known that it can start: without a display, or with one of its
    system libraries missing, it would end the process.
    """
    why = why_no_window()
    if why is not None:
        sys.stderr.write(f"{why}\n")
        return EXIT_NO_WINDOW
    from netbuilder.desktop import run

    return run(arguments)
