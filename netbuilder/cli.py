"""Entry of the command line: so light that Ctrl-C finds it ready while it imports the rest."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> None:
    """Do what the command line asks and end the process with its exit code."""
    try:
        from netbuilder.commands.program import run

        run(arguments)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
