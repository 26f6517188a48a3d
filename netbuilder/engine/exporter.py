"""The base class of all exporters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks.settings import Settings
from netbuilder.engine.exporting import ExporterInfo
from netbuilder.errors import NetBuilderError
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.engine.exporting import ExportEntry, ExportRequest


class ExportCheckError(NetBuilderError):
    """A file that was written, and does not answer as the network does."""


class NoOptions(Settings):
    """The options of an exporter that has none."""


class Exporter:
    """A format that a network can be written in.

    A subclass declares what its files are called and how they end, whether it needs weights, its
    options as fields of `options`, and its entries in the menu; it is found by standing in the
    package `netbuilder.engine.exporters`.
    Keras is imported inside of the methods alone: the list of exporters is made before it is there.
    """

    title: ClassVar[str]
    suffix: ClassVar[str]
    needs_weights: ClassVar[bool] = True
    options: ClassVar[type[Settings]] = NoOptions
    entries: ClassVar[tuple[ExportEntry, ...]]

    @classmethod
    def key(cls) -> str:
        """Return the name by which requests know this exporter: that of its module."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def info(cls) -> ExporterInfo:
        """Return what menu, dialog and command line need to know."""
        return ExporterInfo(
            key=cls.key(),
            title=cls.title,
            suffix=cls.suffix,
            needs_weights=cls.needs_weights,
            options=tuple(cls.options.declared().values()),
            entries=cls.entries,
        )

    def write(self, request: ExportRequest, path: Path) -> None:
        """Write the network of `request` to `path`, which ends in the exporter's suffix.

        Raises:
            NetBuilderError: The weights do not fit, or the file cannot be written.
        """
        raise NotImplementedError

    def verify(self, request: ExportRequest, path: Path) -> None:
        """Open what was written as those will for whom it is, and compare it with the network.

        Raises:
            ExportCheckError: It is not the same.
        """
        raise NotImplementedError


def refuse_difference(found: str) -> ExportCheckError:
    """Return the refusal of a file that was written and is not what it should be."""
    return ExportCheckError(
        _("The exported file failed its check and was deleted"),
        found=found,
        expected=_("the same outputs as the network itself"),
        advice=_("Please report it. A project file (.netb) keeps the complete network."),
    )
