"""The verbs of the command line; each is imported where it is asked for, and not before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from netbuilder.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Command: TypeAlias = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its name, what its help says, and what gives the function behind it."""

    name: str
    help: str
    command: Callable[[], Command]


def _recipes() -> Command:
    from netbuilder.commands.recipes import list_recipes

    return list_recipes


def _blocks() -> Command:
    from netbuilder.commands.blocks import list_blocks

    return list_blocks


def _train() -> Command:
    from netbuilder.commands.plan_options import takes_settings
    from netbuilder.commands.train import train
    from netbuilder.project.plan import Plan

    return takes_settings(train, Plan.declared().values())


def _resume() -> Command:
    from netbuilder.commands.resume import resume

    return resume


def _evaluate() -> Command:
    from netbuilder.commands.evaluate import evaluate

    return evaluate


def _export() -> Command:
    from netbuilder.commands.export import export
    from netbuilder.commands.plan_options import takes_settings
    from netbuilder.engine.export import exporter_infos

    options = {setting.name: setting for info in exporter_infos() for setting in info.options}
    return takes_settings(export, options.values())


def _predict() -> Command:
    from netbuilder.commands.predict import predict

    return predict


def _check() -> Command:
    from netbuilder.commands.check import check

    return check


def _open() -> Command:
    from netbuilder.commands.window import open_file

    return open_file


VERBS: Final = (
    Verb("recipes", N_("List the recipes: networks ready to train."), _recipes),
    Verb("blocks", N_("List the blocks and their settings."), _blocks),
    Verb("train", N_("Train a network and evaluate it on the test examples."), _train),
    Verb("resume", N_("Resume an interrupted training."), _resume),
    Verb("evaluate", N_("Evaluate loss and metrics on the test examples."), _evaluate),
    Verb("predict", N_("Predict the digit that each image shows."), _predict),
    Verb("export", N_("Export a trained network for other programs."), _export),
    Verb(
        "check", N_("Check whether files can be opened, trained and used for predictions."), _check
    ),
    Verb("open", N_("Open a file in the window."), _open),
)


def verbs_for(arguments: Sequence[str]) -> Iterable[Verb]:
    """Return the verb that the arguments begin with, or all: for help, and for slips.

    No arguments at all open the window, which needs no verb.
    """
    if not arguments:
        return ()
    return [verb for verb in VERBS if verb.name == arguments[0]] or VERBS
