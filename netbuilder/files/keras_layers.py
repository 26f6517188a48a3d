"""Connections of the layers in a `.keras` file's `config.json`: Sequential and Functional models.

Source: the configurations that Keras 3 writes (`keras/src/models/{sequential,functional}.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from netbuilder.files.keras_config import INPUT, KerasFileError, class_of, layer_name
from netbuilder.network.rules import require_few_enough
from netbuilder.project.fields import Json, expect, field, shown
from netbuilder.words import _, counted

SEQUENTIAL: Final = "Sequential"
FUNCTIONAL: Final = "Functional"
_HARMLESS_ARGUMENTS: Final = frozenset({"mask", "training"})


@dataclass(frozen=True, slots=True)
class KerasLayer:
    """A layer as it stands in the model.

    Attributes:
        name: Its name in the model.
        class_name: Its class in `keras.layers`.
        data: What the file says of it.
        sources: The names of the layers it takes from, in the order of its inputs.
        group: Where its arrays lie in the weights file.
    """

    name: str
    class_name: str
    data: Json
    sources: tuple[str, ...]
    group: str


def read_layers(config: object) -> tuple[KerasLayer, ...]:
    """Return the layers of a model, an `InputLayer` first.

    Raises:
        KerasFileError: It is no Sequential or Functional model of one input and one output, or a
            layer is not Keras's own.
        FormatError: A part is missing or of the wrong kind.
    """
    model = expect(config, dict, _("The model"))
    kind = field(model, "class_name", str)
    registered = model.get("registered_name")
    module = str(model.get("module"))
    if kind not in (SEQUENTIAL, FUNCTIONAL) or registered not in (None, kind):
        raise _no_model(str(registered or kind))
    if module.partition(".")[0] != "keras":
        raise _no_model(f"{module}.{kind}")
    settings = field(model, "config", dict)
    items = field(settings, "layers", list)
    require_few_enough(len(items))
    layers = [expect(layer, dict, _("A layer")) for layer in items]
    if not layers:
        raise _no_model(_("something other than a layer"))
    read = _sequential(layers) if kind == SEQUENTIAL else _functional(settings, layers)
    _check_names(read)
    return read


def _no_model(found: str) -> KerasFileError:
    return KerasFileError(
        _("The model cannot be opened"),
        found=found[:60],
        expected=_("a Sequential or Functional model of Keras 3"),
        advice=_("Subclassed models cannot be opened; no code in the file was run."),
    )


def _sequential(layers: list[Json]) -> tuple[KerasLayer, ...]:
    """Return a chain; Keras does not count its `InputLayer` where it keeps the weights."""
    names = [layer_name(layer) for layer in layers]
    classes = [class_of(layer) for layer in layers]
    if classes[0] != INPUT:
        raise KerasFileError(
            _("The model has not been built"),
            found=_("a Sequential model without an input shape"),
            expected=_("an InputLayer at the beginning"),
            advice=_("Add keras.Input to the model and save it again."),
        )
    groups = ["", *_groups(classes[1:])]
    return tuple(
        KerasLayer(name, cls, layer, tuple(names[index - 1 : index]), group)
        for index, (name, cls, layer, group) in enumerate(
            zip(names, classes, layers, groups, strict=True)
        )
    )


def _functional(settings: Json, layers: list[Json]) -> tuple[KerasLayer, ...]:
    classes = [class_of(layer) for layer in layers]
    for end in ("input_layers", "output_layers"):
        _one_end(settings, end)
    return tuple(
        KerasLayer(layer_name(layer), cls, layer, _sources(layer), group)
        for layer, cls, group in zip(layers, classes, _groups(classes), strict=True)
    )


def _one_end(settings: Json, end: str) -> None:
    """Refuse more than one: Keras writes `[name, 0, 0]`, or a list of such lists."""
    value = field(settings, end, list)
    if len(value) == 1 and isinstance(value[0], list):
        value = value[0]
    if len(value) != 3 or not isinstance(value[0], str):
        raise KerasFileError(
            _("The model cannot be opened"),
            found=_("{end}: {value}").format(end=end, value=shown(value)),
            expected=_("one input and one output"),
        )


def _groups(classes: list[str]) -> list[str]:
    """Return where Keras keeps each layer's arrays: by class, counted, not by name.

    Source: `_save_container_state` in `keras/src/saving/saving_lib.py` (Keras 3.15).
    """
    seen: Counter[str] = Counter()
    groups = []
    for cls in classes:
        stem = _snake_case(cls)
        groups.append(f"layers/{stem}_{seen[stem]}" if seen[stem] else f"layers/{stem}")
        seen[stem] += 1
    return groups


def _snake_case(name: str) -> str:
    """Source: `to_snake_case` in `keras/src/utils/naming.py` (Keras 3.15)."""
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def _sources(layer: Json) -> tuple[str, ...]:
    name = layer_name(layer)
    calls = field(layer, "inbound_nodes", list)
    if not calls:
        return ()
    if len(calls) > 1:
        raise _wiring(
            name,
            counted(
                "a layer that is used {count} time",
                "a layer that is used {count} times",
                len(calls),
            ),
        )
    call = expect(calls[0], dict, _("The connections of “{name}”").format(name=name))
    for key, value in field(call, "kwargs", dict, default={}).items():
        if key not in _HARMLESS_ARGUMENTS or value not in (None, False):
            raise _wiring(name, f"{key[:40]}={shown(value)}")
    arguments = field(call, "args", list)
    if len(arguments) == 1 and isinstance(arguments[0], list):
        arguments = arguments[0]
    return tuple(_source(name, argument) for argument in arguments)


def _source(name: str, argument: object) -> str:
    history: Any = None
    if isinstance(argument, dict) and argument.get("class_name") == "__keras_tensor__":
        config = argument.get("config")
        history = config.get("keras_history") if isinstance(config, dict) else None
    if isinstance(history, list) and len(history) == 3 and isinstance(history[0], str):
        if history[1:] == [0, 0]:
            return history[0]
        raise _wiring(name, shown(history))
    raise _wiring(name, shown(argument))


def _wiring(name: str, found: str) -> KerasFileError:
    return KerasFileError(
        _("The connections of the layer “{name}”").format(name=name),
        found=found,
        expected=_("a layer that is called once, on the outputs of other layers"),
        advice=_("NetBuilder does not support such a network."),
    )


def _check_names(layers: tuple[KerasLayer, ...]) -> None:
    counts = Counter(layer.name for layer in layers)
    twice = next((name for name, count in counts.items() if count > 1 or not name), None)
    if twice is not None:
        raise _wiring(twice, _("two layers with the same name"))
    for layer in layers:
        missing = next((source for source in layer.sources if source not in counts), None)
        if missing is not None:
            raise _wiring(layer.name, _("no layer “{name}”").format(name=missing[:60]))
