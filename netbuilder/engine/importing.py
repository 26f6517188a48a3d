"""TensorFlow and Keras, imported quietly and without freezing other threads.

Only functions of this package import them; `import_keras` must have run before.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib.util
import logging
import os
import platform
import tempfile
import threading
import warnings
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from netbuilder.engine.yielding import yielding_often
from netbuilder.errors import NetBuilderError
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

logger = logging.getLogger(__name__)
_lock = threading.Lock()
_versions: dict[str, str] = {}

_LIBRARIES: Final = (
    ("libtensorflow_framework.so.2", "libtensorflow_framework.2.dylib"),
    ("libtensorflow_cc.so.2", "libtensorflow_cc.2.dylib"),
    ("python/_pywrap_tensorflow_internal.so",),
)


_FIRST: Final = ("netbuilder.engine.training",)
"""Modules that a window has not waited for. They come before TensorFlow: while its libraries are
opened, no other thread can open any, such as Pillow's, and would stand still."""


class KerasMissingError(NetBuilderError):
    """TensorFlow or Keras cannot be imported."""


def import_keras() -> Mapping[str, str]:
    """Import TensorFlow and Keras, once, and return the versions by library name.

    Takes 3 to 10 s. TensorFlow's large libraries are opened first by a `dlopen` that, unlike
    Python's import, lets other threads run (measured with TensorFlow 2.21 on Python 3.11: the
    longest stall of a window falls from 390–835 ms to 20 ms).

    Raises:
        KerasMissingError: They are not installed, or broken.
    """
    with _lock:
        if not _versions:
            os.environ["KERAS_BACKEND"] = "tensorflow"
            os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
            with yielding_often(), _without_collection(), _quiet_stderr():
                for name in _FIRST:
                    importlib.import_module(name)
                _open_libraries()
                _import()
                _warm_up()
            _versions.update(_read_versions())
    return MappingProxyType(_versions)


def _import() -> None:
    try:
        import keras
        import tensorflow as tf
    except ImportError as error:
        raise KerasMissingError(
            _("Keras cannot be loaded"),
            found=str(error),
            expected=_("TensorFlow with Keras, as installed with NetBuilder"),
            advice=_("Reinstall NetBuilder. Until then networks can be drawn but not trained."),
        ) from error
    # Keras's advice to programmers, such as on a softmax over one number, is not for students.
    warnings.filterwarnings("ignore", module=r"keras\.")
    tf.get_logger().setLevel(logging.ERROR)
    # ~/.keras/keras.json may say otherwise.
    keras.config.set_floatx("float32")
    keras.config.set_image_data_format("channels_last")
    keras.config.set_epsilon(1e-7)
    for gpu in tf.config.list_physical_devices("GPU"):
        with contextlib.suppress(RuntimeError, ValueError):
            tf.config.experimental.set_memory_growth(gpu, True)


def _warm_up() -> None:
    """Start the devices and XLA, which write to stderr when they start.

    And load those parts of NumPy that load themselves when first used, or the window would.
    """
    importlib.import_module("numpy.ma")
    importlib.import_module("numpy.random")
    import tensorflow as tf

    try:
        tf.function(lambda x: x + 1.0, jit_compile=True)(tf.constant(0.0))
    except tf.errors.OpError as error:
        logger.info("XLA does not work here; training falls back: %s", error.message)


def _read_versions() -> dict[str, str]:
    import keras
    import numpy as np
    import tensorflow as tf

    return {
        "netbuilder": version("netbuilder"),
        "tensorflow": tf.__version__,
        "keras": keras.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
    }


def _open_libraries() -> None:
    """Load TensorFlow's libraries without the interpreter lock, where the platform can."""
    spec = importlib.util.find_spec("tensorflow")
    if os.name != "posix" or spec is None or spec.origin is None:
        return
    folder = Path(spec.origin).parent
    try:
        dlopen = ctypes.CDLL(None).dlopen
    except (OSError, AttributeError):
        return
    dlopen.restype = ctypes.c_void_p
    dlopen.argtypes = (ctypes.c_char_p, ctypes.c_int)
    for names in _LIBRARIES:
        for path in (folder / name for name in names):
            if path.exists():
                # RTLD_GLOBAL crashes: the libraries' symbols clash with others.
                dlopen(os.fsencode(path), os.RTLD_NOW | os.RTLD_LOCAL)


@contextlib.contextmanager
def _without_collection() -> Iterator[None]:
    """Put off cyclic garbage collection, and spare it the import's objects for ever after."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


@contextlib.contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Keep what native code writes to file descriptor 2, and log it afterwards."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no stderr, as in a windowed program
        yield
        return
    with tempfile.TemporaryFile() as caught:
        os.dup2(caught.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            caught.seek(0)
            for line in caught.read().decode(errors="replace").splitlines():
                logger.debug("TensorFlow: %s", line)
