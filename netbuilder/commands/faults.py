"""Reports of errors: one of ours as itself, any other as a sentence instead."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

from netbuilder.errors import NetBuilderError
from netbuilder.log import log_path
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

Done = TypeVar("Done")
logger = logging.getLogger(__name__)


def attempt(work: Callable[[], Done]) -> Done | NetBuilderError:
    """Do the work on one of several inputs, and return what came of it: or what to tell instead.

    Whatever goes wrong with one input costs no other its answer.
    """
    try:
        return work()
    except NetBuilderError as error:
        return error
    except OSError as error:
        return refused_by_system(error)
    except Exception as error:
        logger.exception("uncaught")
        return unexpected(error)


def refused_by_system(error: OSError) -> NetBuilderError:
    """Return what is told of an error of the operating system."""
    return NetBuilderError(
        _("The operating system refused the operation"), found=error.strerror or str(error)
    )


def unexpected(error: BaseException) -> NetBuilderError:
    """Return what is told of an error that nobody expected."""
    return NetBuilderError(
        _("Internal error in NetBuilder"),
        found=f"{type(error).__name__}: {error}",
        advice=_("The log is in {path}.").format(path=log_path()),
    )
