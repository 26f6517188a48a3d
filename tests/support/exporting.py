"""Trained networks written as the program writes them, without anybody who listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.engine.export import export
from netbuilder.engine.exporting import export_request

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.run import Run


def export_keras(run: Run, path: Path, *, scaling_inside: bool = False) -> None:
    """Write the network of a run as a Keras model."""
    export_as("keras_model", run, path, scaling_inside=scaling_inside)


def export_as(exporter: str, run: Run, path: Path, **options: object) -> None:
    """Write the network of a run in the format of this exporter."""
    request = export_request(run, path, exporter=exporter, options=options)
    export(request, emit=lambda _message: None)
