"""A run's figures as event files that TensorBoard reads."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from netbuilder.engine.messages import CheckpointFailed, EpochDone, StepsDone
from netbuilder.errors import NetBuilderError
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.engine.keras_types import Writer
    from netbuilder.engine.messages import Listener, Message
    from netbuilder.project.series import Score

logger = logging.getLogger(__name__)
_SCALAR: Final = 1
"""`DATA_CLASS_SCALAR` of tensorflow/core/framework/summary.proto."""


class EventFiles:
    """Writes what the training loop says, by `tf.summary`, under the names that Keras uses.

    `train` has `epoch_loss`, and `epoch_` with the name of each metric, by epoch, and `batch_loss`
    and the like by optimizer step; `validation` those by epoch. What cannot be written is said once
    and logged; the training goes on. `first_epoch` and `first_step` are how many there were before.
    Epochs count from 0 as in the files that Keras writes: the curves of both lie over each other.
    """

    def __init__(self, folder: Path, *, first_epoch: int = 0, first_step: int = 0) -> None:
        self._folder = folder
        self._first_epoch = first_epoch
        self._step = first_step
        self._writers: dict[str, Writer] = {}
        self._is_broken = False

    def listening(self, emit: Listener) -> Listener:
        """Return a listener that writes what concerns it and passes everything on."""

        def listen(message: Message) -> None:
            was_broken = self._is_broken
            self._write(message)
            emit(message)
            if self._is_broken and not was_broken:
                emit(CheckpointFailed(_run_of(message), _not_written(self._folder)))

        return listen

    def close(self) -> None:
        """Write out what is left."""
        import tensorflow as tf

        for writer in self._writers.values():
            try:
                writer.close()
            except (OSError, tf.errors.OpError):
                logger.exception("event files are not whole")

    def _write(self, message: Message) -> None:
        import tensorflow as tf

        if self._is_broken:
            return
        try:
            match message:
                case StepsDone():
                    self._write_steps(message)
                case EpochDone():
                    self._write_epoch(message)
        except (OSError, tf.errors.OpError):
            self._is_broken = True
            logger.exception("no more event files")

    def _write_steps(self, message: StepsDone) -> None:
        with self._writer("train").as_default():
            for index, loss in enumerate(message.loss):
                _scalar("batch_loss", loss, step=self._step)
                for name, figures in message.metrics.items():
                    _scalar(f"batch_{name}", figures[index], step=self._step)
                self._step += 1

    def _write_epoch(self, message: EpochDone) -> None:
        epoch = message.epoch
        index = epoch_number(message.index, first_epoch=self._first_epoch) - 1
        with self._writer("train").as_default():
            _score(epoch.training, step=index)
            if epoch.learning_rate is not None:
                _scalar("epoch_learning_rate", epoch.learning_rate, step=index)
        if epoch.validation is not None:
            with self._writer("validation").as_default():
                _score(epoch.validation, step=index)
        for writer in self._writers.values():
            writer.flush()

    def _writer(self, name: str) -> Writer:
        """Return the writer of `train` or `validation`, made when first asked for."""
        import tensorflow as tf

        if name not in self._writers:
            self._writers[name] = tf.summary.create_file_writer(str(self._folder / name))
        return self._writers[name]


def _run_of(message: Message) -> str:
    return message.run_id if isinstance(message, StepsDone | EpochDone) else ""


def _not_written(folder: Path) -> NetBuilderError:
    return NetBuilderError(
        _("The TensorBoard files"),
        found=_("a folder that cannot be written to"),
        expected=_("a folder with free space that you may write to"),
        advice=_("Choose a folder other than {folder} before the next training.").format(
            folder=folder
        ),
    )


def _score(score: Score, *, step: int) -> None:
    for name, figure in score.figures():
        _scalar(f"epoch_{name}", figure, step=step)


def _scalar(name: str, figure: float, *, step: int) -> None:
    """Write what `tf.summary.scalar` writes, which itself asks for TensorBoard to be installed.

    Source: tensorboard/plugins/scalar/summary_v2.py, `scalar`, and metadata.py of TensorBoard 2.20.
    """
    import tensorflow as tf

    kind = tf.compat.v1.SummaryMetadata
    metadata = kind(plugin_data=kind.PluginData(plugin_name="scalars"), data_class=_SCALAR)
    tf.summary.write(name, tf.constant(figure, tf.float32), step=step, metadata=metadata)
