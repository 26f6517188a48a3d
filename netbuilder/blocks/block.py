"""The base class of all blocks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Final

from netbuilder.blocks.keras_config import KerasConfig, KerasValue
from netbuilder.blocks.settings import SettingKind, Settings
from netbuilder.blocks.shape import Shape, format_shape, size_of
from netbuilder.blocks.weight_settings import (
    FROZEN,
    read_weight_settings,
    with_frozen,
    with_regularizers,
)
from netbuilder.words import N_, _, grouped, number

if TYPE_CHECKING:
    from collections.abc import Mapping


class Category(StrEnum):
    """The palette's headings; each has one accent colour everywhere."""

    DATA = "data"
    CORE = "core"
    SHAPE = "shape"
    IMAGE = "image"
    SEQUENCE = "sequence"
    MERGE = "merge"
    REGULARIZATION = "regularization"
    AUGMENTATION = "augmentation"

    @property
    def heading(self) -> str:
        """Words of the heading."""
        return _(_HEADINGS[self])


_HEADINGS: Final = {
    Category.DATA: N_("Data"),
    Category.CORE: N_("Core"),
    Category.SHAPE: N_("Shape"),
    Category.IMAGE: N_("Image"),
    Category.SEQUENCE: N_("Sequence"),
    Category.MERGE: N_("Merge"),
    Category.REGULARIZATION: N_("Regularization"),
    Category.AUGMENTATION: N_("Augmentation"),
}


@dataclass(frozen=True, slots=True)
class WeightSpec:
    """One weight array that a block owns; `trainable` where the block is not frozen.

    The parameter count, what a loader expects and the memory estimate follow from it.
    """

    name: str
    shape: Shape
    trainable: bool = True

    @property
    def size(self) -> int:
        """Count of the array's elements."""
        return size_of(self.shape)


class Block(Settings):
    """A kind of layer that can be placed.

    A subclass declares its words and settings, the shape of its output, its weights in the order
    in which Keras keeps them, and, where its settings are not Keras's own, what Keras is told.
    `formula` is what its help page shows, in the markup of `blocks/formula.py`, and `symbols`
    the sentence that says what its letters stand for.
    `knob` names the setting, a share from 0 to 1, that may be changed while a run is under way;
    `ports` the one that says how many edges come in, which Keras is not told. `weights_path` is
    where in a layer's part of a `.keras` file its arrays lie. All shapes are without the batch
    axis.
    """

    title: ClassVar[str]
    category: ClassVar[Category]
    explanation: ClassVar[str]
    formula: ClassVar[str] = ""
    symbols: ClassVar[str] = ""
    main_setting: ClassVar[str | None] = None
    knob: ClassVar[str | None] = None
    ports: ClassVar[str | None] = None
    weights_path: ClassVar[str] = "vars"
    search_words: ClassVar[tuple[str, ...]] = ()
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = ()

    @classmethod
    def subject(cls) -> str:
        """Return what messages call this block."""
        return cls.title

    @classmethod
    def kind(cls) -> str:
        """Return the name by which files and the catalogue know this block."""
        return cls.__name__

    @property
    def inputs(self) -> int:
        """Number of edges that come in: one for each input port."""
        return 1 if self.ports is None else int(getattr(self, self.ports))

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the shape of the output for these inputs.

        Raises:
            ShapeError: Keras would refuse to build the layer on such inputs.
        """
        return inputs[0]

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return the arrays that the block owns, in Keras's order (`layer.weights`)."""
        return ()

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return how many multiplications with addition one example costs in the forward pass."""
        return 0

    def keras_config(self) -> KerasConfig:
        """Return what Keras is told: by default the block's own name and settings."""
        settings = {
            name: _plain(getattr(self, name))
            for name in type(self).model_fields
            if name != self.ports
        }
        return KerasConfig(self.kind(), with_frozen(with_regularizers(settings)))

    @classmethod
    def settings_of_keras(cls, config: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what a configuration that Keras wrote says of the settings: `keras_config` back.

        What cannot be said by settings is left as it is, and will be refused.
        """
        return read_weight_settings(config, cls.model_fields)

    def summary(self) -> str:
        """Return the main setting in a few characters, for the face of the block."""
        if self.main_setting is None:
            return ""
        return describe_value(getattr(self, self.main_setting), type(self), self.main_setting)

    def parameters(self, *inputs: Shape) -> int:
        """Return how many parameters the block has, trainable or not."""
        return sum(spec.size for spec in self.weights(*inputs))

    @property
    def is_frozen(self) -> bool:
        """True where training leaves the weights as they are."""
        return bool(getattr(self, FROZEN, False))

    def trainable_parameters(self, *inputs: Shape) -> int:
        """Return how many of its parameters gradient descent changes."""
        if self.is_frozen:
            return 0
        return sum(spec.size for spec in self.weights(*inputs) if spec.trainable)


def describe_value(value: object, cls: type[Settings], name: str) -> str:
    """Write the value of a setting as people read it."""
    kind = cls.declared()[name].kind
    if value is None:
        return _("none")
    if kind is SettingKind.BOOLEAN:
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return format_shape(value)
    if kind is SettingKind.INTEGER and isinstance(value, int):
        return grouped(value)
    return number(value) if isinstance(value, float) else _(str(value))


def _plain(value: object) -> KerasValue:
    """Return a setting as the plain data that Keras takes."""
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"a block's setting of type {type(value).__name__} needs its own keras_config")
