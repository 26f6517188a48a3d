"""Button that tells of the runs which the axes leave out, and shows them on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton, QWidget

from netbuilder.project.metric_words import phrase_of, three_digits
from netbuilder.ui.widgets.labels import plain_tip
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.series.outside import Outside


class OutsideButton(QToolButton):
    """Pressed, the axes hold all runs; otherwise those that did not explode."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.hide()

    def show_outside(self, found: Mapping[Metric, tuple[Outside, ...]]) -> None:
        """Tell of these runs, by the metric whose axis leaves them out."""
        count = len({run.run_id for runs in found.values() for run in runs})
        self.setVisible(count > 0)
        if not count:
            self.setChecked(False)
        self.setText(counts_outside(count))
        words = "\n".join([*sentences_outside(found), self._offer()])
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(words)

    def _offer(self) -> str:
        if self.isChecked():
            return _("Click to leave it out again, so that the other curves fill the plot.")
        return _("Click to see the whole curve; the others will look flat.")


def counts_outside(count: int) -> str:
    """Return how many runs are left out, in words."""
    return counted("{count} run outside", "{count} runs outside", count)


def sentences_outside(found: Mapping[Metric, tuple[Outside, ...]]) -> list[str]:
    """Return which runs are left out, and how high they rose."""
    return [
        _("Outside the axes: {run} ({metric} up to {number})").format(
            run=run.name, metric=phrase_of(metric), number=three_digits(run.reached)
        )
        for metric, runs in found.items()
        for run in runs
    ]
