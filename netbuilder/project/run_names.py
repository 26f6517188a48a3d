"""Names of runs: each run has one of its own, in the trash as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from netbuilder.errors import NetBuilderError
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from netbuilder.project.document import Document

LONGEST_NAME: Final = 60
"""Characters of a name at most; longer ones would leave no room for figures beside them."""


class RunNameError(NetBuilderError):
    """A name that a run cannot have."""


def checked_name(name: str, *, run_id: str, document: Document) -> str:
    """Return `name` for the run `run_id`, with plain single spaces.

    Raises:
        RunNameError: It is empty, too long, or that of another run, deleted ones included.
    """
    plain = " ".join(name.split())
    if not plain:
        raise RunNameError(
            _("A run’s name"),
            found=_("nothing"),
            expected=_("at least one letter or digit"),
            advice=_("The run keeps its old name."),
        )
    if len(plain) > LONGEST_NAME:
        raise RunNameError(
            _("A run’s name"),
            found=counted("{count} character", "{count} characters", len(plain)),
            expected=_("at most {number}").format(number=LONGEST_NAME),
            advice=_("The run keeps its old name."),
        )
    if any(run.name == plain for run in (*document.runs, *document.trash) if run.id != run_id):
        raise RunNameError(
            _("A run’s name"),
            found=_("“{name}”, which another run has").format(name=plain),
            expected=_("a unique name, so that plots and tables can tell the runs apart"),
            advice=_("Check the trash, too; the run keeps its old name."),
        )
    return plain


def run_name(number: int) -> str:
    """Return what a run is called until the person calls it otherwise."""
    return _("Run {number}").format(number=number)


def free_name(name: str, *, run_id: str, document: Document) -> str:
    """Return `name` for the run `run_id`, or the next name that is free where another has it.

    While a training is under way, or lies interrupted, others may have been named so.
    """
    is_taken = any(
        run.name == name for run in (*document.runs, *document.trash) if run.id != run_id
    )
    return run_name(next_number(document)) if is_taken else name


def next_number(document: Document) -> int:
    """Return a number above all that runs are named by, those in the trash included."""
    ends = (re.search(r"\d+$", run.name) for run in (*document.runs, *document.trash))
    return 1 + max((int(end.group()) for end in ends if end is not None), default=0)
