"""Weights to continue from: the chosen run's, where they fit the network on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.project.run import weights_fit
from netbuilder.ui.trainer.run_words import why_no_weights
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph
    from netbuilder.project.run import Run
    from netbuilder.ui.document.session import Session


class Continuable:
    """Tells why a session's chosen run cannot be continued; the answer is kept for its network."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: tuple[Run, Graph, bool] | None = None

    def why_not(self, state: TrainingState) -> str:
        """Return the reason in this state of training; empty where the run can be continued."""
        if state is TrainingState.FAILED:
            return _("TensorFlow could not be loaded.")
        if not state.can_train:
            return _("A training is in progress: stop it first.")
        run = self._session.chosen_run
        if run is None or not run.weights or self._fits(run):
            return why_no_weights(run)
        return _(
            "The weights of the selected run do not fit the network on the canvas. "
            "Restore the run’s network, or train from scratch."
        )

    def _fits(self, run: Run) -> bool:
        graph, known = self._session.project.graph, self._known
        if known is None or known[0] is not run or known[1] is not graph:
            known = self._known = (run, graph, weights_fit(graph, run.weights))
        return known[2]
