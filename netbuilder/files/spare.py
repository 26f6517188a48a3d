"""Trained networks that could not be written where they were meant to be, in the data folder.

```
spare/…/NAME          what was written: a project, a Keras model, or plain arrays
spare/…/about.json    the run it is of
```

Only a person removes them.
"""

from __future__ import annotations

import logging
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

from platformdirs import user_data_path
from pydantic import Field, TypeAdapter

from netbuilder.errors import NetBuilderError
from netbuilder.files.atomic import replacing, write_text
from netbuilder.files.json_text import read_json, write_json
from netbuilder.files.weights import plain_name
from netbuilder.project.reading import Count, read

if TYPE_CHECKING:
    from netbuilder.project.document import Document
    from netbuilder.project.run import Run

_ABOUT: Final = "about.json"
_MOST_ABOUT: Final = 100_000
_LATEST: Final = 250_000_000_000
"""The year 9892: `datetime` knows none beyond 9999."""
_Written: TypeAlias = Annotated[int, Field(ge=0, le=_LATEST)]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spare:
    """Entry of the spare folder.

    Attributes:
        path: The file.
        run_id: The run's id.
        name: What the person calls the run.
        title: The project's title.
        epoch: Number of epochs that it learned, those of the runs before it included.
        epochs: Number that was planned, counted in the same way.
        written: Time of writing, in Unix time.
    """

    path: Path
    run_id: str
    name: str
    title: str
    epoch: Count
    epochs: Count
    written: _Written


def spare_folder() -> Path:
    """Return where what has no other place is written."""
    return user_data_path("netbuilder", appauthor=False) / "spare"


def new_place(name: str) -> Path:
    """Return a place for a file of this name, in a new folder; where need be a temporary one.

    Raises:
        OSError: There is none.
    """
    try:
        spare_folder().mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=spare_folder())) / name
    except OSError as error:
        _log.warning("no spare folder: %s", error)
        return Path(tempfile.mkdtemp(prefix="netbuilder-")) / name


def note(path: Path, document: Document) -> None:
    """Write down, beside `path`, that it holds the newest run of the document.

    Raises:
        FileError: It cannot be written.
    """
    run = document.runs[-1]
    spare = Spare(
        path=path,
        run_id=run.id,
        name=run.name,
        title=document.project.title,
        epoch=run.first_epoch + len(run.series.epochs),
        epochs=run.first_epoch + run.plan.epochs,
        written=max(0, int(time.time())),
    )
    write_text(path.with_name(_ABOUT), write_json({**asdict(spare), "path": path.name}))


def write_arrays(run: Run, path: Path) -> None:
    """Write the weights of a run as plain NumPy arrays, in the order of its blocks.

    Raises:
        FileError: They cannot be written.
    """
    import numpy as np

    arrays = {
        f"{place:03}-{plain_name(node)}-{index}": array
        for place, (node, weights) in enumerate(run.weights.items())
        for index, array in enumerate(weights)
    }
    with replacing(path) as temporary, temporary.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)


def spares() -> tuple[Spare, ...]:
    """Return what lies there and can still be read of, the newest first."""
    found = []
    for about in spare_folder().glob(f"*/{_ABOUT}"):
        try:
            spare = _read(about)
        except (OSError, NetBuilderError) as error:
            _log.warning("%s cannot be read: %s", about, error)
            continue
        if spare.path.is_file():
            found.append(spare)
    return tuple(sorted(found, key=lambda spare: spare.written, reverse=True))


def _read(about: Path) -> Spare:
    with about.open("rb") as file:
        content = file.read(_MOST_ABOUT + 1)
    told = read(_adapter(), read_json(content, subject=_ABOUT, most=_MOST_ABOUT), subject=_ABOUT)
    return replace(told, path=about.with_name(told.path.name))


@cache
def _adapter() -> TypeAdapter[Spare]:
    return TypeAdapter(Spare)
