"""Check whether Qt can open a window here: made before Qt is, since Qt would end the process."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netbuilder.system_packages import install_command
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_X: Final = "xcb"
_WAYLAND: Final = "wayland"
_LIBRARY: Final = re.compile(r"(lib[^\s:/]+\.so[.\d]*): cannot open shared object")


def why_no_window() -> str | None:
    """Return in one line why no window can be opened here, or None where one can.

    Looked at are the display and the system libraries of Qt's platform plug-in. Both matter on
    Linux only: elsewhere the system itself brings them.
    """
    if not sys.platform.startswith("linux"):
        return None
    troubles = [_trouble(platform, os.environ) for platform in _platforms(os.environ)]
    return None if None in troubles else troubles[-1]


def _platforms(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield Qt's platform plug-ins in the order in which it tries them; any one is enough.

    Source: `init_platform` in qtbase/src/gui/kernel/qguiapplication.cpp (Qt 6.11).
    """
    asked = environment.get("QT_QPA_PLATFORM", "")
    if asked:
        yield from (name.partition(":")[0] for name in asked.split(";"))
        return
    if environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == _WAYLAND:
        yield _WAYLAND
    yield _X


def _trouble(platform: str, environment: Mapping[str, str]) -> str | None:
    if platform == _X and not environment.get("DISPLAY"):
        return _no_display(_("neither DISPLAY nor WAYLAND_DISPLAY is set"))
    if platform == _WAYLAND and not _wayland_answers(environment):
        return _no_display(_("no Wayland display responds"))
    missing = _missing_library(platform)
    if missing is not None:
        return missing
    if platform == _X and not _x_answers(environment["DISPLAY"]):
        answer = _("the display “{name}” does not respond").format(name=environment["DISPLAY"])
        return _no_display(answer)
    return None


def _no_display(found: str) -> str:
    return _(
        "No display to open a window on: {found}. NetBuilder also works on the "
        "command line: see netbuilder --help (in a checkout: uv run netbuilder "
        "--help)."
    ).format(found=found)


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    folder = Path(environment.get("XDG_RUNTIME_DIR", "/nowhere"))
    return (folder / environment.get("WAYLAND_DISPLAY", "wayland-0")).is_socket()


def _x_answers(display: str) -> bool:
    """Tell whether an X server can be reached; its library is known to be there."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    for function in (xcb.xcb_connection_has_error, xcb.xcb_disconnect):
        function.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(display.encode(), None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def _missing_library(platform: str) -> str | None:
    """Load Qt's plug-in for `platform` and return what it lacks, in one line."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return _("Qt is missing from this installation. Reinstall NetBuilder.")
    folder = Path(spec.origin).parent / "Qt" / "plugins" / "platforms"
    known = sorted(path.stem.removeprefix("libq") for path in folder.glob("libq*.so"))
    if not known:  # Another Qt than the one from the package index: let it speak.
        return None
    plugin = folder / f"libq{platform.partition('-')[0]}.so"
    if not plugin.exists():
        return _("QT_QPA_PLATFORM: found {found}, expected one of {names}.").format(
            found=repr(platform[:40]), names=", ".join(known)
        )
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return _lacks(str(error))
    return None


def _lacks(reason: str) -> str:
    match = _LIBRARY.search(reason)
    if match is None:
        return _("Qt cannot be loaded: {reason}").format(reason=reason.replace("\n", " "))
    return _("The window requires the system library {library}. {advice}").format(
        library=match.group(1), advice=install_command(match.group(1))
    )
