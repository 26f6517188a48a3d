"""The choices of how the plots are drawn: metric, scale, smoothing, without dropout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSlider, QWidget

from netbuilder.project.metric_words import title_of
from netbuilder.ui.plots.series.shown import Manner
from netbuilder.ui.plots.series.smoothing import MOST_WEIGHT
from netbuilder.ui.widgets.accessible.hidden_label import label_for_readers
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import N_, _, number

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from netbuilder.project.metric import Metric

_LOG, _SMOOTHING, _PLAIN = "plots/log", "plots/smoothing", "plots/plain"
_METRIC = "plots/metric/{main}"
"""Key of the metric shown, by its name, for the tasks with this main metric."""
_PARTS = 100
_SPACING = 8
_SLIDER_WIDTH, _SHORT_SLIDER_WIDTH = 110, 60
_PLAIN_WORDS, _SHORT_PLAIN_WORDS = N_("Measure without dropout"), N_("Without dropout")


class PlotsOptions(QWidget):
    """Row of choices, which it remembers. Where there is little room, it says less.

    Signals:
        changed(): the plots are to be drawn in another manner.
        plain_wanted(wanted): training examples are to be measured as validation is, or no more.
    """

    changed = Signal()
    plain_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.metric_box = QComboBox(self)
        self.log = QCheckBox(_("Log scale"), self)
        self.smoothing = QSlider(Qt.Orientation.Horizontal, self)
        self.name = plain_label(_("Smoothing"), self)
        self.weight = plain_label(parent=self)
        self.plain = QCheckBox(_(_PLAIN_WORDS), self)
        self._metrics: tuple[Metric, ...] = ()
        self._is_compact = False
        self._describe()
        self._restore()
        self._lay_out()
        self.metric_box.activated.connect(self._on_metric)
        self.log.toggled.connect(self._on_log)
        self.smoothing.valueChanged.connect(self._on_smoothing)
        self.plain.toggled.connect(self._on_plain)
        self._write_weight()

    @property
    def manner(self) -> Manner:
        """Manner in which the plots are to be drawn."""
        weight = min(self.smoothing.value() / _PARTS, MOST_WEIGHT)
        chosen = self.metric_box.currentData() or ""
        return Manner(smoothing=weight, is_log=self.log.isChecked(), metric=chosen)

    def offer_metrics(self, metrics: tuple[Metric, ...]) -> None:
        """Let the person choose among the metrics of a task, if there are several.

        The one that was chosen last for tasks with the same main metric is chosen again.
        """
        if metrics == self._metrics:
            return
        self._metrics = metrics
        self.metric_box.clear()
        for metric in metrics:
            self.metric_box.addItem(title_of(metric), metric.name)
        remembered = QSettings().value(_METRIC.format(main=metrics[0].name), "")
        self.metric_box.setCurrentIndex(max(0, self.metric_box.findData(remembered)))
        self.metric_box.setVisible(len(metrics) > 1)

    def minimumSizeHint(self) -> QSize:
        """Return the room that it takes collapsed."""
        known = super().minimumSizeHint()
        return QSize(known.width() - (0 if self._is_compact else self._saving()), known.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse where there is no room for all words."""
        super().resizeEvent(event)
        needed = self.minimumSizeHint().width() + self._saving()
        self._save_room(is_compact=self.width() < needed)

    def _saving(self) -> int:
        """Return the pixels that shorter words save."""
        width = self.plain.fontMetrics().horizontalAdvance
        words = width(_(_PLAIN_WORDS)) - width(_(_SHORT_PLAIN_WORDS))
        slider = _SLIDER_WIDTH - _SHORT_SLIDER_WIDTH
        name = self.name.sizeHint().width()
        return words + slider + self.weight.minimumWidth() + name + 2 * _SPACING

    def _save_room(self, *, is_compact: bool) -> None:
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.plain.setText(_(_SHORT_PLAIN_WORDS if is_compact else _PLAIN_WORDS))
            self.smoothing.setFixedWidth(_SHORT_SLIDER_WIDTH if is_compact else _SLIDER_WIDTH)
            self.weight.setVisible(not is_compact)
            self.name.setVisible(not is_compact)

    def choose_metric(self, place: int) -> None:
        """Choose the metric at a place of the box, as a person does there."""
        self.metric_box.setCurrentIndex(place)
        self.metric_box.activated.emit(place)

    @Slot(int)
    def _on_metric(self, place: int) -> None:
        main, chosen = self._metrics[0], self._metrics[place]
        QSettings().setValue(_METRIC.format(main=main.name), chosen.name)
        self.changed.emit()

    @Slot(bool)
    def _on_log(self, is_log: bool) -> None:
        QSettings().setValue(_LOG, is_log)
        self.changed.emit()

    @Slot(int)
    def _on_smoothing(self, value: int) -> None:
        QSettings().setValue(_SMOOTHING, value)
        self._write_weight()
        self.changed.emit()

    @Slot(bool)
    def _on_plain(self, is_wanted: bool) -> None:
        QSettings().setValue(_PLAIN, is_wanted)
        self.plain_wanted.emit(is_wanted)

    def _write_weight(self) -> None:
        self.weight.setText(number(self.manner.smoothing, ".2f"))

    def _describe(self) -> None:
        self.metric_box.setToolTip(_("Metric to plot beside the loss"))
        label_for_readers(self.metric_box, _("Metric"))
        self.metric_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.metric_box.hide()
        self.log.setToolTip(
            _("Logarithmic scale for the loss, so that small losses can be told apart")
        )
        self.smoothing.setRange(0, round(MOST_WEIGHT * _PARTS))
        self.smoothing.setPageStep(10)
        self.smoothing.setFixedWidth(_SLIDER_WIDTH)
        self.smoothing.setAccessibleName(_("Smoothing of the per-step curve"))
        self.smoothing.setToolTip(
            _("Smooth the per-step curve with a moving average: the further right, the smoother")
        )
        self.plain.setToolTip(
            _(
                "After each epoch, also evaluate the training examples the way "
                "validation does, without dropout and with fixed weights; this takes "
                "a moment each time"
            )
        )
        for box in (self.log, self.plain):
            box.setAccessibleName(box.text())
            box.setAccessibleDescription(box.toolTip())

    def _restore(self) -> None:
        settings = QSettings()
        self.log.setChecked(settings.value(_LOG, False, bool) is True)
        self.plain.setChecked(settings.value(_PLAIN, False, bool) is True)
        value = settings.value(_SMOOTHING, 0, int)
        self.smoothing.setValue(value if isinstance(value, int) else 0)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_SPACING)
        self.name.setBuddy(self.smoothing)
        self.weight.setFixedWidth(self.weight.fontMetrics().horizontalAdvance("0.000"))
        controls = (self.metric_box, self.log, self.name, self.smoothing, self.weight, self.plain)
        for widget in controls:
            line.addWidget(widget)
        line.insertSpacing(2, 12)
        line.addStretch(1)
