"""All controllers of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import netbuilder.ui.canvas.exporters
from netbuilder.ui.actions import VERBS
from netbuilder.ui.canvas.picture import drawn
from netbuilder.ui.document.window_exports import WindowExports
from netbuilder.ui.insight.insight import Insight
from netbuilder.ui.insight.surroundings import Surroundings
from netbuilder.ui.pad.controller import PadController
from netbuilder.ui.palette.custom_blocks_controller import CustomBlocksController
from netbuilder.ui.plots.controller import PlotsController
from netbuilder.ui.plots.verdict.verdict_controller import VerdictController
from netbuilder.ui.runs.controller import RunsController
from netbuilder.ui.runs.weights_controller import WeightsController
from netbuilder.ui.shell.files.file_controller import FileController
from netbuilder.ui.shell.files.model_exports import ModelExports
from netbuilder.ui.shell.getting_started import GettingStarted
from netbuilder.ui.shell.help_pages import HelpPages
from netbuilder.ui.shell.menus.export_verbs import with_exports
from netbuilder.ui.shell.menus.inspect_verbs import with_views
from netbuilder.ui.trainer.controller import TrainingController
from netbuilder.ui.trainer.preferences import TrainingPreferences
from netbuilder.ui.training.augmentation import AugmentationController

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from netbuilder.ui.document.context import Context
    from netbuilder.ui.shell.panels import Panels


class Controllers:
    """The controllers, made once and known by name; `verbs` are all that they can do."""

    def __init__(self, context: Context, panels: Panels, parent: QObject) -> None:
        self.preferences = TrainingPreferences(context, parent)
        self.training = TrainingController(context, self.preferences, parent)
        self.files = FileController(context, self.training, parent)
        suggest = self.files.suggestion
        self.custom_blocks = CustomBlocksController(context, panels.canvas, panels.palette, parent)
        self.pad = PadController(context, panels.pad, parent)
        self.augmentation = AugmentationController(context, parent)
        self.runs = RunsController(context, panels.runs, suggest, parent)
        self.weights = WeightsController(context, panels.banners.weights, parent)
        self.verdicts = VerdictController(context, self.training, panels.plots.verdict, parent)
        self.plots = PlotsController(context, panels.plots, self.preferences, suggest, parent)
        self.exports = ModelExports(context, suggest, parent)
        self.network_exports = WindowExports(
            context,
            netbuilder.ui.canvas.exporters,
            panels.canvas,
            source=partial(drawn, panels.canvas),
            suggest=lambda suffix: suggest(f"-network{suffix}"),
        )
        around = Surroundings(
            context=context, pad=panels.pad, canvas=panels.canvas, training=self.training
        )
        self.insight = Insight(around, parent)
        self.verbs = with_views(
            with_exports(
                VERBS, self.exports, self.network_exports, self.plots.exports, self.runs.exports
            ),
            self.insight,
        )
        self.getting_started = GettingStarted(context, self.files, panels, parent)
        self.help = HelpPages(context, self.verbs, parent)
