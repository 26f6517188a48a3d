from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from netbuilder import display
from netbuilder.display import why_no_window
from netbuilder.system_packages import install_command

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looked at on Linux only")


@pytest.fixture(autouse=True)
def _bare(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def without(monkeypatch, library: str) -> None:
    """Let loading any Qt plug-in fail as it does where `library` is not installed."""
    load = ctypes.CDLL

    def refuse(name, *rest):
        if name is not None and "plugins" in name:
            raise OSError(f"{library}: cannot open shared object file: No such file or directory")
        return load(name, *rest)

    monkeypatch.setattr(display.ctypes, "CDLL", refuse)


def test_without_a_display_the_command_line_is_named():
    why = why_no_window()
    assert why is not None
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in why
    assert "netbuilder --help" in why
    assert "\n" not in why


def test_a_display_that_does_not_answer_is_none(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":987")
    assert "“:987” does not respond" in (why_no_window() or "")


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"])
def test_qt_without_a_screen_needs_no_display(monkeypatch, platform):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert why_no_window() is None


def test_a_platform_that_qt_does_not_know_is_told_with_those_that_it_knows(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "ofscreen")
    why = why_no_window()
    assert why is not None
    assert "found 'ofscreen', expected one of " in why
    assert "offscreen, " in why


def test_a_wayland_display_without_its_socket_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    assert "no Wayland display responds" in (why_no_window() or "")


def test_a_missing_library_is_told_with_its_package(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":987")
    without(monkeypatch, "libxcb-cursor.so.0")
    assert why_no_window() == (
        "The window requires the system library libxcb-cursor.so.0. Install it: sudo apt install "
        "libxcb-cursor0 (Debian, Ubuntu) or sudo dnf install xcb-util-cursor (Fedora)."
    )


def test_a_library_of_unknown_package_is_still_named(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    without(monkeypatch, "libnew.so.7")
    assert "libnew.so.7" in (why_no_window() or "")
    assert "package of your system" in install_command("libnew.so.7")


def test_elsewhere_the_system_brings_the_display(monkeypatch):
    monkeypatch.setattr(display.sys, "platform", "darwin")
    assert why_no_window() is None


def test_the_question_is_asked_without_qt():
    code = "import netbuilder.display as d, sys; d.why_no_window(); print('PySide6' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "False\n"
