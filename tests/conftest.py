"""What all tests share: off-screen Qt, private folders, quiet TensorFlow."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import hypothesis
import pytest
from leaks import Watch
from turns import turn

from netbuilder.engine.compiled import CompiledCache
from netbuilder.files.hdf5.process import process as hdf5_process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from xdist.workermanage import WorkerController

TURNS = pytest.StashKey[TemporaryDirectory[str]]()
SCREEN = Path(__file__).parent / "support" / "screen.json"
"""Off-screen, a screen is 800 × 800 unless told otherwise, and the window fits its screen."""
PROCESSES = 2
"""More would gain little where each keeps both cores busy, and take 2 GB each."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--headed", action="store_true", help="show the windows while testing")
    parser.addoption(
        "--complete",
        action="store_true",
        help="draw every sample, and run what is marked `complete` as well, as .ci/run does",
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run single files in this process: to start others takes longer than most of them."""
    is_file = ["::" in name or name.endswith(".py") for name in config.args]
    return 0 if all(is_file) else PROCESSES


def pytest_configure(config: pytest.Config) -> None:
    # Else each process that a test starts compiles all of TensorFlow's Python for itself.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"
    examples = 60 if config.getoption("--complete") else 20
    hypothesis.settings.register_profile("netbuilder", deadline=None, max_examples=examples)
    hypothesis.settings.load_profile("netbuilder")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # A shell that starts the tests in the background has them ignore Ctrl-C, and the processes
    # that they start inherit that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--complete"):
        return
    left_out = [item for item in items if item.get_closest_marker("complete")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("complete")]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: WorkerController) -> None:
    """Tell each process of the run where they take turns."""
    stash = node.config.stash
    if TURNS not in stash:
        stash[TURNS] = TemporaryDirectory()
    node.workerinput["turns"] = stash[TURNS].name


def pytest_unconfigure(config: pytest.Config) -> None:
    if TURNS in config.stash:
        config.stash[TURNS].cleanup()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Let a test marked `alone` have the machine to itself, though two processes run tests."""
    told = getattr(item.config, "workerinput", None)
    if told is None:
        return (yield)
    with turn(Path(told["turns"]), alone=item.get_closest_marker("alone") is not None):
        return (yield)


@pytest.fixture(scope="session")
def how_many(pytestconfig: pytest.Config) -> Callable[..., int]:
    """Tell how many samples a long test draws: `how_many(250, quick=40)`.

    The quick ones are the first of the same seeded row, so that a failure comes again in both.
    """
    complete = pytestconfig.getoption("--complete")
    return lambda whole, *, quick: whole if complete else quick


@pytest.fixture(scope="session")
def cache() -> CompiledCache:
    """Keep what the tests compile: to trace and compile takes longer than all else they do."""
    return CompiledCache(most=40)


@pytest.fixture
def compiles_once(cache: CompiledCache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let trainings and engines that are handed no cache have that of the tests."""
    monkeypatch.setattr("netbuilder.engine.training.CompiledCache", lambda: cache)
    monkeypatch.setattr("netbuilder.engine.engine.CompiledCache", lambda: cache)


@pytest.fixture(scope="session")
def watch() -> Watch:
    """Note from now on what is made, and by which line."""
    return Watch(serves_all=lambda child: child.pid == hdf5_process.pid)


@pytest.fixture(autouse=True)
def nothing_is_left_at_work(watch: Watch):
    """Fail the test that leaves a thread, a timer, a window or a child process, with the line."""
    watch.begin()
    yield
    if left := watch.left():
        pytest.fail("left at work: " + "; ".join(left), pytrace=False)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names for private folders; pytest would look through all that there are for the next."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _private_folders(
    nothing_is_left_at_work: None, homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch
):
    home = next(homes)
    home.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    # A program that a test starts would wait at the page of a first start.
    settings = home / "NetBuilder" / "NetBuilder.conf"
    settings.parent.mkdir()
    settings.write_text("[start]\nwelcome=seen\n", encoding="utf-8")
    monkeypatch.setenv("APPDATA", str(home))
    monkeypatch.setenv("LOCALAPPDATA", str(home))
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings

        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home))


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the catalogue of the pseudo-language, which takes a second to write."""
    import translations

    made = tmp_path_factory.mktemp("translations")
    translations.write_pseudo(made)
    return made


@pytest.fixture
def pseudo_language(pseudo_folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Let the program speak the pseudo-language, also where it is asked to choose."""
    from pseudo_language import CODE

    from netbuilder.languages import FOLDER, speak
    from netbuilder.words import ENGLISH, use_language

    monkeypatch.setenv(FOLDER, str(pseudo_folder))
    monkeypatch.setenv("LANGUAGE", CODE)
    assert speak([CODE]) == CODE
    yield
    use_language(ENGLISH)
