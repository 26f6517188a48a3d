"""Program that reads arrays from the HDF5 files of strangers, in a process of its own.

HDF5 is a large parser in C: one changed byte makes it raise nearly anything, and some files make it
loop for ever with the interpreter's lock held. Here it can be ended. No link is followed but to
what lies in the file itself, and nothing is unpacked: Keras writes contiguous arrays.

`process.py` runs it as `python -I child.py`; it knows nothing else of NetBuilder. Each
message on stdin and stdout is its length in eight bytes, little-endian, and so many bytes:

```
"ping"                                        → "pong"
{"groups": [{"path": "layers/dense/vars",     → {"types": ["<f4", "<f4", …]}, and a message for
  "shapes": [[784, 500], [500]]}, …],             each array with its numbers in C order
 "seconds": 6}, and the file's bytes            or {"refused": {"why": "shape", "group": 0,
                                                  "array": 1, "found": [500, 784]}}
```

Where HDF5 itself fails the process ends without an answer: its state is not to be trusted.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import h5py
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_IDLE_SECONDS: Final = 60.0
"""Seconds without a request after which the process ends."""
_GRACE_SECONDS: Final = 5
"""The parent ends what takes too long; so much later the system does, if the parent is gone."""
_HEADROOM: Final = 256 * 2**20
"""Bytes that reading may take beyond those of the file and of its arrays."""
_LENGTH_BYTES: Final = 8


class _RefusedError(Exception):
    """Error in the file: `why` it is not as it has to be, and what stands there instead."""

    def __init__(self, why: str, found: object = None) -> None:
        super().__init__(why)
        self.answer: dict[str, object] = {"why": why, "found": found}


def main() -> None:
    """Serve one file after the other, until stdin ends."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    for message in iter(lambda: _next_message(source), b""):
        if message == b"ping":
            _send(sink, b"pong")
            continue
        answer, arrays = _answer(json.loads(message), _receive(source))
        _send(sink, json.dumps(answer).encode())
        for array in arrays:
            _send(sink, array.reshape(-1).view(np.uint8).data)


def _next_message(source: BinaryIO) -> bytes:
    """Return the next message, or end the process where none comes for long."""
    idle = threading.Timer(_IDLE_SECONDS, os._exit, (0,))
    idle.daemon = True
    idle.start()
    try:
        return _receive(source)
    finally:
        idle.cancel()


def _answer(
    request: dict[str, Any], content: bytes
) -> tuple[dict[str, object], list[NDArray[np.floating]]]:
    """Return what is said of a file, and its arrays; whatever else HDF5 raises ends the process."""
    _limit(request, len(content))
    try:
        with h5py.File(io.BytesIO(content), "r") as file:
            arrays = list(_arrays(file, request["groups"]))
    except _RefusedError as error:
        return {"refused": error.answer}, []
    except MemoryError:
        return {"refused": {"why": "memory"}}, []
    finally:
        _lift_limits()
    return {"types": [array.dtype.str for array in arrays]}, arrays


def _arrays(file: h5py.File, groups: list[dict[str, Any]]) -> Iterator[NDArray[np.floating]]:
    for index, wanted in enumerate(groups):
        place = None
        try:
            variables = _group(file, wanted["path"])
            if len(variables) != len(wanted["shapes"]):
                raise _RefusedError("count", len(variables))
            for place, shape in enumerate(wanted["shapes"]):
                yield _array(_member(variables, str(place)), tuple(shape))
        except _RefusedError as error:
            error.answer |= {"group": index, "array": place}
            raise


def _group(file: h5py.File, path: str) -> h5py.Group:
    found: h5py.Group | h5py.Dataset = file
    for part in path.split("/"):
        found = _member(found, part) if isinstance(found, h5py.Group) else found
    if not isinstance(found, h5py.Group):
        raise _RefusedError("missing", path)
    return found


def _member(group: h5py.Group, name: str) -> h5py.Group | h5py.Dataset:
    link = group.get(name, getlink=True)
    if not isinstance(link, h5py.HardLink):
        raise _RefusedError("missing", f"{group.name}/{name}")
    return group[name]


def _array(dataset: h5py.Group | h5py.Dataset, shape: tuple[int, ...]) -> NDArray[np.floating]:
    if not isinstance(dataset, h5py.Dataset):
        raise _RefusedError("no array")
    if dataset.shape != shape:
        raise _RefusedError("shape", dataset.shape or ())
    if dataset.dtype.kind != "f" or dataset.dtype.itemsize > np.dtype(np.float64).itemsize:
        raise _RefusedError("type", str(dataset.dtype))
    stored = dataset.id.get_storage_size()
    if dataset.external or dataset.is_virtual or dataset.chunks or stored != dataset.nbytes:
        raise _RefusedError("packed")
    array: NDArray[np.floating] = np.ascontiguousarray(dataset[()]).reshape(shape)
    return array


def _limit(request: dict[str, Any], size: int) -> None:
    """Bound memory and time by the system, where it can: Linux both, macOS time, Windows none."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(request["seconds"]) + _GRACE_SECONDS)
    numbers = sum(
        np.dtype(np.float64).itemsize * int(np.prod(shape, dtype=object))
        for group in request["groups"]
        for shape in group["shapes"]
    )
    used = _address_space()
    if used:
        import resource

        most = used + _HEADROOM + 2 * (size + min(numbers, size))
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _lift_limits() -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(0)


def _address_space() -> int:
    """Return how many bytes of addresses are taken; 0 where the system does not tell (no Linux)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _receive(source: BinaryIO) -> bytes:
    """Return the next message, or none of its bytes at the stream's end."""
    head = source.read(_LENGTH_BYTES)
    return source.read(int.from_bytes(head, "little")) if len(head) == _LENGTH_BYTES else b""


def _send(sink: BinaryIO, content: bytes | memoryview) -> None:
    sink.write(len(content).to_bytes(_LENGTH_BYTES, "little"))
    sink.write(content)
    sink.flush()


if __name__ == "__main__":
    main()
