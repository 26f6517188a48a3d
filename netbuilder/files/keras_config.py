"""One layer's configuration in a `.keras` file, read as a block of the catalogue.

Nothing is looked up by a name that the file gives, but in the catalogue; nothing is called.
"""

from __future__ import annotations

import json
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.input import Input
from netbuilder.blocks.settings import SettingKind
from netbuilder.errors import NetBuilderError
from netbuilder.files.errors import DamagedFileError
from netbuilder.project.fields import Json, expect, field, shown
from netbuilder.project.sets.mnist import MNIST
from netbuilder.sentences import one_of, shortened
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.block import Block

INPUT: Final = "InputLayer"
RESCALING: Final = "Rescaling"
_FLOAT32: Final = "float32"
_NEUTRAL: Final = frozenset({"name", "trainable", "dtype", "seed"})
"""Keys that don't change what a trained layer answers; `dtype` is looked at apart."""
_INPUT_KEYS: Final = MappingProxyType({"sparse": False, "ragged": False, "optional": False})
_SHOWN: Final = 40
"""Characters shown of a name that is not ours."""
_OF_255: Final = 1e-6
"""Relative tolerance within which a Rescaling's factor counts as 1/255."""


class KerasFileError(DamagedFileError):
    """A `.keras` file that holds what this NetBuilder does not know."""


@cache
def _by_keras_class() -> Mapping[str, type[Block]]:
    """Return the block class for each Keras class."""
    classes = {cls().keras_config().class_name: cls for cls in catalogue().values()}
    return MappingProxyType({name: cls for name, cls in classes.items() if name != INPUT})


def class_of(layer: Json) -> str:
    """Return the name of a layer's class, which must be Keras's own.

    Raises:
        KerasFileError: It is registered under another name, or comes from elsewhere.
    """
    name = field(layer, "class_name", str)
    module, registered = layer.get("module"), layer.get("registered_name")
    if module != "keras.layers" or registered is not None:
        raise _unknown(layer_name(layer), shortened(str(registered or f"{module}.{name}"), _SHOWN))
    if name not in _by_keras_class() and name != INPUT:
        raise _unknown(layer_name(layer), shortened(name, _SHOWN))
    return name


def layer_name(layer: Json) -> str:
    """Return the name that the layer has in the model.

    Raises:
        FormatError: It has none.
    """
    return expect(_settings(layer).get("name"), str, _("A layer’s name"))


def _unknown(name: str, found: str) -> KerasFileError:
    return KerasFileError(
        _("The layer “{name}” is not supported").format(name=name),
        found=found,
        expected=one_of(_by_keras_class(), near=found.rpartition(".")[2]),
        advice=_("No code in the file was run."),
    )


def read_block(layer: Json, *, wires: int) -> Block:
    """Return the block that a layer of the catalogue is, with so many wires into it.

    Raises:
        KerasFileError: A key is not known here, or says what the block cannot do.
    """
    cls = _by_keras_class()[class_of(layer)]
    name, given = layer_name(layer), _settings(layer)
    _check_dtype(name, given)
    fixed = dict(cls.keras_defaults)
    settings: dict[str, Any] = {} if cls.ports is None else {cls.ports: wires}
    for key, value in _unpacked(cls, cls.settings_of_keras(given)).items():
        if key in cls.model_fields:
            settings[key] = value
        elif key in fixed:
            if not _same(value, fixed[key]):
                raise _cannot(name, key, value, shown(_as_json(fixed[key])))
        elif key not in _NEUTRAL and not key.endswith("_initializer"):
            raise _cannot(name, key, value, _("an unknown setting"))
    missing = next((key for key in cls.model_fields if _is_missing(key, settings)), None)
    if missing is not None:
        raise _cannot(name, missing, None, _("a value"))
    return _of_settings(cls, name, settings)


def _is_missing(key: str, settings: Json) -> bool:
    """Tell whether a setting is not given; how weights began need not be, where they are."""
    return key not in settings and not key.endswith("_initializer")


def _unpacked(cls: type[Block], given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return single numbers for what Keras keeps as a list of one, as of windows along one axis."""
    whole = {n for n, known in cls.declared().items() if known.kind is SettingKind.INTEGER}
    return {
        key: value[0] if key in whole and isinstance(value, list) and len(value) == 1 else value
        for key, value in given.items()
    }


def _of_settings(cls: type[Block], name: str, settings: Json) -> Block:
    try:
        return cls.read(json.dumps(settings))
    except NetBuilderError as error:
        raise KerasFileError(
            _("The layer “{name}”, {subject}").format(name=name, subject=error.subject),
            found=error.found,
            expected=error.expected,
        ) from error


def read_input(layer: Json) -> Input:
    """Return the Input that an `InputLayer` is; pixels are scaled unless the file says otherwise.

    Raises:
        KerasFileError: Its shape or a key cannot be.
    """
    name, given = layer_name(layer), dict(_settings(layer))
    shape = given.pop("batch_shape", None)
    _check_dtype(name, given)
    for key, value in given.items():
        if key in _INPUT_KEYS and value not in (None, _INPUT_KEYS[key]):
            raise _cannot(name, key, value, shown(_INPUT_KEYS[key]))
        if key not in _INPUT_KEYS and key not in _NEUTRAL:
            raise _cannot(name, key, value, _("an unknown setting"))
    if not isinstance(shape, list) or len(shape) < 2:
        raise _cannot(name, "batch_shape", shape, "[null, 28, 28]")
    block = _of_settings(Input, name, {"shape": shape[1:], "scale": True})
    return Input(shape=block.output_shape())


def divides_by_255(layer: Json) -> bool:
    """Tell whether a `Rescaling` layer brings grey values of 0 to 255 to 0 to 1."""
    given = _settings(layer)
    scale, offset = given.get("scale"), given.get("offset")
    return (
        isinstance(scale, float)
        and abs(scale * MNIST.task.input.divisor - 1.0) < _OF_255
        and offset == 0
    )


def _settings(layer: Json) -> Json:
    return field(layer, "config", dict)


def _check_dtype(name: str, given: Json) -> None:
    dtype = given.get("dtype", _FLOAT32)
    if isinstance(dtype, dict) and dtype.get("class_name") == "DTypePolicy":
        dtype = expect(dtype.get("config"), dict, _("The data type")).get("name")
    if dtype != _FLOAT32:
        raise _cannot(name, "dtype", dtype, _FLOAT32)


def _same(value: object, default: object) -> bool:
    plain = _as_json(default)
    return type(value) is type(plain) and value == plain


def _as_json(value: object) -> Any:  # noqa: ANN401
    return [_as_json(part) for part in value] if isinstance(value, tuple) else value


def _cannot(name: str, key: str, value: object, expected: str) -> KerasFileError:
    return KerasFileError(
        _("The layer “{name}”, {key}").format(name=name, key=key[:40]),
        found=shown(value),
        expected=expected,
        advice=_("NetBuilder does not support this; save the model without it."),
    )
