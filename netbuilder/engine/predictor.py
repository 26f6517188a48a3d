"""The thread that answers the drawing pad: only the newest drawing, by a snapshot of weights."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.answerer import PIXELS, Answerer, Load
from netbuilder.engine.examining import examine
from netbuilder.engine.explaining import explain
from netbuilder.engine.pad_mailbox import Ask, Mailbox
from netbuilder.engine.pad_messages import (
    Activated,
    Compared,
    Predicted,
    PredictorEmpty,
    PredictorLoaded,
    ReadMany,
)
from netbuilder.errors import NetBuilderError
from netbuilder.files.built_in import built_in_model
from netbuilder.project.sets.mnist import MNIST
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.messages import Listener
    from netbuilder.engine.pad_mailbox import Waiting
    from netbuilder.engine.weights_publisher import ShowWeights
    from netbuilder.network.graph import Graph
    from netbuilder.project.run import Weights

logger = logging.getLogger(__name__)


class Predictor:
    """Takes the pad's requests from any thread and answers them in one of its own.

    Args:
        emit: Takes `PredictorLoaded`, `PredictorEmpty` and `Predicted`, in the predictor's thread.
        ready: Set when Keras has been imported; nothing is answered before.
        load: Gives a data set by its key; reasons name images of it.
    """

    def __init__(
        self,
        *,
        emit: Listener,
        ready: threading.Event,
        load: Callable[[str], Dataset] = load_dataset,
    ) -> None:
        self._emit = emit
        self._ready = ready
        self._load_data = load
        self._mail = Mailbox()
        self._answerer, self._rival = Answerer(), Answerer()
        self._compares = False
        self._why_empty = _("There is no trained network yet: press Train.")
        self._asked = 0
        self._run_id = ""
        self._thread = threading.Thread(target=self._serve, name="predictor", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def load(self, graph: Graph, weights: Weights, source: str, *, run_id: str = "") -> None:
        """Answer with these weights from now on."""
        self._load_instead(run_id, Load(graph, weights, source, run_id))

    def load_built_in(self, source: str) -> None:
        """Answer with the model that is inside from now on; it is read in the thread."""
        self._load_instead("", partial(_built_in, source))

    def load_nothing(self, reason: str, *, run_id: str = "") -> None:
        """Say `reason` instead of answering."""
        self._load_instead(run_id, reason)

    def _load_instead(self, run_id: str, load: Load | Callable[[], Load] | str) -> None:
        with self._mail.writing() as waiting:
            self._asked += 1
            waiting.load, waiting.run_id = load, run_id

    def loader_of(self, run_id: str) -> ShowWeights:
        """Return what a training loads its weights with, until somebody asks for others.

        A training that was left may still be at its present step; it must not answer for the
        network that is asked for meanwhile.
        """
        with self._mail.writing():
            asked = self._asked

        def load(graph: Graph, weights: Weights, source: str) -> None:
            with self._mail.writing() as waiting:
                if self._asked == asked:
                    waiting.load, waiting.run_id = Load(graph, weights, source, run_id), run_id

        return load

    def compare(self, source: str) -> None:
        """Let the model that is inside answer, too."""
        with self._mail.writing() as waiting:
            waiting.rival = source

    def compare_no_more(self) -> None:
        """Let only one network answer again."""
        with self._mail.writing() as waiting:
            waiting.rival = ""

    def ask(self, image: NDArray[np.uint8], *, generation: int, looks: bool = False) -> None:
        """Ask for the probabilities of a 28×28 image, and for every block's output."""
        asked = Ask(np.array(image, np.uint8).reshape(1, *PIXELS), generation, looks)
        with self._mail.writing() as waiting:
            waiting.ask = asked

    def explain(self, image: NDArray[np.uint8], *, generation: int) -> None:
        """Ask why a 28×28 image is answered as it is; questions come first."""
        asked = Ask(np.array(image, np.uint8).reshape(1, *PIXELS), generation)
        with self._mail.writing() as waiting:
            waiting.why = asked

    def examine(self, node: str, unit: int) -> None:
        """Ask what one neuron looks for; of several the newest is answered."""
        with self._mail.writing() as waiting:
            waiting.neuron = (node, unit)

    def read_many(self, images: NDArray[np.uint8], *, tag: str) -> None:
        """Ask what the network makes of many 28×28 images; one drawn now comes first."""
        with self._mail.writing() as waiting:
            waiting.many[tag] = np.array(images, np.uint8).reshape(-1, *PIXELS)

    def end(self) -> None:
        """Let the thread end after what it is doing now."""
        with self._mail.writing() as waiting:
            waiting.end = True
        self._ready.set()

    def join(self, timeout: float) -> bool:
        """Wait for the thread's end; tell whether it came."""
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        self._ready.wait()
        while not (waiting := self._mail.take()).end:
            try:
                if waiting.load is not None:
                    self._run_id = waiting.run_id
                    self._load(waiting.load)
                if waiting.ask is not None:
                    self._answer(waiting.ask)
            except NetBuilderError as error:
                self._become_empty(error.sentence())
            except Exception:
                logger.exception("the predictor failed")
                self._become_empty(_("The network could not answer; the log says why."))
            try:
                self._look_closer(waiting)
            except Exception:
                logger.exception("looking closer failed")

    def _look_closer(self, waiting: Waiting) -> None:
        """Do what is beside the answer; where it fails, the pad is answered nevertheless."""
        if waiting.rival is not None:
            self._compares = False
            if waiting.rival:
                self._rival.load(_built_in(waiting.rival))
                self._compares = True
        if waiting.ask is not None:
            self._answer_beside(waiting.ask)
        if waiting.why is not None and not self._mail.has_newer():
            self._explain(waiting.why)
        if waiting.neuron is not None:
            self._examine(*waiting.neuron)
        for tag, images in waiting.many.items():
            shares = self._answerer.probabilities(images if not self._why_empty else images[:0])
            self._emit(ReadMany(tag, shares, self._answerer.source, run_id=self._run_id))

    def _load(self, load: Load | Callable[[], Load] | str) -> None:
        if isinstance(load, str):
            self._become_empty(load)
            return
        self._answerer.load(load if isinstance(load, Load) else load())
        self._why_empty = ""
        self._emit(PredictorLoaded(self._answerer.source, run_id=self._run_id))

    def _answer(self, ask: Ask) -> None:
        if self._answerer.model is None or self._why_empty:
            self._emit(PredictorEmpty(self._why_empty, run_id=self._run_id))
            return
        shares = _as_tuple(self._answerer.probabilities(ask.image)[0])
        source, run_id = self._answerer.source, self._run_id
        self._emit(Predicted(ask.generation, shares, source, run_id=run_id))

    def _answer_beside(self, ask: Ask) -> None:
        """Let the rival answer, too, and show what blocks make of the image."""
        model, run_id = self._answerer.model, self._run_id
        if self._compares:
            shares = _as_tuple(self._rival.probabilities(ask.image)[0])
            self._emit(Compared(ask.generation, shares, self._rival.source, run_id=run_id))
        if ask.looks and model is not None and not self._why_empty:
            values = model.activations(ask.image[0])
            self._emit(Activated(ask.generation, model.graph, values, run_id=run_id))

    def _explain(self, ask: Ask) -> None:
        model = self._answerer.model
        if model is not None and not self._why_empty:
            data = self._load_data(MNIST.key)
            found = explain(model, ask.image[0], generation=ask.generation, data=data)
            self._emit(replace(found, run_id=self._run_id))

    def _examine(self, node: str, unit: int) -> None:
        model, weights = self._answerer.model, self._answerer.weights
        if model is not None and not self._why_empty and node in model.graph.nodes:
            data = self._load_data(MNIST.key)
            found = examine(model, weights, node=node, unit=unit, data=data)
            self._emit(replace(found, run_id=self._run_id))

    def _become_empty(self, reason: str) -> None:
        """Keep the model, which may fit again: compiling anew would cost memory for good."""
        self._why_empty = reason
        self._emit(PredictorEmpty(reason, run_id=self._run_id))


def _built_in(source: str) -> Load:
    """Return the model that is inside.

    Raises:
        NetBuilderError: Its file is missing from this installation, or damaged.
    """
    run = built_in_model()
    return Load(run.graph, run.weights, source)


def _as_tuple(shares: NDArray[np.float32]) -> tuple[float, ...]:
    return tuple(float(share) for share in shares)
