"""Which trainings can be begun or made longer, with the document and the state as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.project.run import weights_fit

if TYPE_CHECKING:
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.trainer.controller import TrainingController


class TrainingAbilities:
    """Answers what the verbs of training ask before they do anything, and what enables them."""

    def __init__(self, session: Session, controller: TrainingController) -> None:
        self._session = session
        self._controller = controller
        self._fits_for: tuple[object, object, bool] = (None, None, False)

    @property
    def train(self) -> bool:
        """Whether Train may be pressed."""
        return self._controller.state.can_train

    @property
    def train_on(self) -> bool:
        """Whether there are weights that fit the network as it is."""
        return self.train and self._chosen_fits()

    @property
    def train_longer(self) -> bool:
        """Whether there is a training that more epochs can be added to."""
        controller = self._controller
        return controller.is_steerable or self.train_on

    @property
    def restart(self) -> bool:
        """Whether fresh weights can be trained, now or as soon as the run under way is stopped."""
        return self.train or self._controller.state.can_stop

    def _chosen_fits(self) -> bool:
        run, graph = self._session.chosen_run, self._session.project.graph
        if run is None or not run.weights:
            return False
        known_run, known_graph, answer = self._fits_for
        if known_run is not run or known_graph is not graph:
            answer = weights_fit(graph, run.weights)
            self._fits_for = (run, graph, answer)
        return answer
