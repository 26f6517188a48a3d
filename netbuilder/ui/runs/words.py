"""What is said of runs, in sentences for a student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.errors import NetBuilderError
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.run import Run


def no_weights(run: Run) -> NetBuilderError:
    """Return the refusal where the weights of a run are asked for that has none."""
    return NetBuilderError(
        _("The weights of {run} are not here").format(run=run.name),
        found=_("its figures and its network alone"),
        expected=_("a starred run, or the last one: files keep the weights of these"),
        advice=_("Bring back its network and train it again; star a run to keep its weights."),
    )
