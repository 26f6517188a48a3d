"""SVG of Qt's written anew in units of the page: no transforms, no cosmetic pens.

Qt writes a curve in the units of its figures, scaled by a matrix, with `vector-effect` for a stroke
that is not to be scaled; librsvg and ImageMagick do not know that, and smear the curve over the
page. Here each point is moved to where it lies on the page, and each stroke has its
width there (Qt 6.11).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontInfo, QTransform

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PIECE: Final = re.compile(r"([MLCZ])([^MLCZ]*)")
_LENGTHS: Final = ("stroke-width", "stroke-dasharray", "stroke-dashoffset")
_COSMETIC: Final = "non-scaling-stroke"
_PLACES: Final = 3
"""Decimal places of a point: a thousandth of a pixel."""


def write_in_page_units(path: Path) -> None:
    """Rewrite an SVG that Qt wrote, in place.

    Raises:
        OSError: It cannot be read or written.
    """
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    tree = ET.parse(path)
    root = tree.getroot()
    for outer in root.iter(_tag("g")):
        for group in list(outer):
            if group.tag == _tag("g"):
                if len(group) and not _is_unseen(group):
                    _flatten(group)
                else:
                    outer.remove(group)
    for element in root.iter():
        _name_font(element)
    tree.write(path, encoding="utf-8", xml_declaration=True)


def _flatten(group: ET.Element) -> None:
    """Move what a group holds to where it lies on the page."""
    matrix = _matrix(group.attrib.pop("transform", ""))
    shape_strokes = [shape for shape in group if shape.tag != _tag("text")]
    cosmetic = any(shape.get("vector-effect") == _COSMETIC for shape in shape_strokes)
    if not cosmetic:
        _scale_lengths(group, matrix)
    for shape in group:
        shape.attrib.pop("vector-effect", None)
        _MOVERS.get(shape.tag.removeprefix(f"{{{_SVG}}}"), _keep_matrix)(shape, matrix)


def _is_unseen(group: ET.Element) -> bool:
    """Tell whether shapes have neither fill nor stroke; ImageMagick draws them nevertheless."""
    if any(shape.tag in (_tag("text"), _tag("image")) for shape in group):
        return False
    return all(
        group.get(name) == "none" or group.get(f"{name}-opacity") == "0"
        for name in ("fill", "stroke")
    )


def _name_font(element: ET.Element) -> None:
    """Name the font that Qt's alias stands for, and the kind of font for where it is missing."""
    alias = element.get("font-family")
    if alias is not None:
        element.set("font-family", f"'{QFontInfo(QFont(alias)).family()}', sans-serif")


def _scale_lengths(group: ET.Element, matrix: QTransform) -> None:
    scale = abs(matrix.determinant()) ** 0.5
    for name in _LENGTHS:
        if name in group.attrib:
            numbers = (float(number) * scale for number in _NUMBER.findall(group.attrib[name]))
            group.set(name, ",".join(map(_written, numbers)))


def _move_path(shape: ET.Element, matrix: QTransform) -> None:
    pieces = (
        letter + " ".join(_points(numbers, matrix))
        for letter, numbers in _PIECE.findall(shape.get("d", ""))
    )
    shape.set("d", " ".join(pieces))


def _move_line(shape: ET.Element, matrix: QTransform) -> None:
    shape.set("points", " ".join(_points(shape.get("points", ""), matrix)))


def _move_box(shape: ET.Element, matrix: QTransform) -> None:
    """Move a rectangle or a picture; one that is turned keeps its matrix."""
    if matrix.isRotating() or matrix.m11() < 0 or matrix.m22() < 0:
        _keep_matrix(shape, matrix)
        return
    for along, size, scale, shift in (
        ("x", "width", matrix.m11(), matrix.dx()),
        ("y", "height", matrix.m22(), matrix.dy()),
    ):
        shape.set(along, _written(float(shape.get(along, "0")) * scale + shift))
        for length in (size, f"r{along}"):
            if length in shape.attrib:
                shape.set(length, _written(float(shape.attrib[length]) * scale))


def _move_round(shape: ET.Element, matrix: QTransform) -> None:
    """Move a circle or an ellipse; one that is turned keeps its matrix."""
    if matrix.isRotating():
        _keep_matrix(shape, matrix)
        return
    radius = shape.attrib.pop("r", "0")
    shape.tag = _tag("ellipse")
    for along, scale, shift in (
        ("x", matrix.m11(), matrix.dx()),
        ("y", matrix.m22(), matrix.dy()),
    ):
        centre, half = float(shape.get(f"c{along}", "0")), float(shape.get(f"r{along}", radius))
        shape.set(f"c{along}", _written(centre * scale + shift))
        shape.set(f"r{along}", _written(half * abs(scale)))


def _move_text(shape: ET.Element, matrix: QTransform) -> None:
    """Move words; those that are turned or scaled keep their matrix, as they have no strokes."""
    if matrix.isRotating() or matrix.isScaling():
        _keep_matrix(shape, matrix)
        return
    place = matrix.map(QPointF(float(shape.get("x", "0")), float(shape.get("y", "0"))))
    shape.set("x", _written(place.x()))
    shape.set("y", _written(place.y()))


def _keep_matrix(shape: ET.Element, matrix: QTransform) -> None:
    numbers = (matrix.m11(), matrix.m12(), matrix.m21(), matrix.m22(), matrix.dx(), matrix.dy())
    if not matrix.isIdentity():
        shape.set("transform", f"matrix({','.join(map(_written, numbers))})")


_MOVERS: Final = {
    "path": _move_path,
    "polyline": _move_line,
    "polygon": _move_line,
    "circle": _move_round,
    "ellipse": _move_round,
    "rect": _move_box,
    "image": _move_box,
    "text": _move_text,
}


def _points(numbers: str, matrix: QTransform) -> Iterable[str]:
    """Yield points `x,y` where they lie on the page."""
    found = [float(number) for number in _NUMBER.findall(numbers)]
    for x, y in zip(found[::2], found[1::2], strict=True):
        place = matrix.map(QPointF(x, y))
        yield f"{_written(place.x())},{_written(place.y())}"


def _matrix(transform: str) -> QTransform:
    numbers = [float(number) for number in _NUMBER.findall(transform)]
    return QTransform(*numbers) if len(numbers) == 6 else QTransform()


def _written(number: float) -> str:
    """Write a number in plain digits, without zeros at its end."""
    return f"{number:.{_PLACES}f}".rstrip("0").rstrip(".")


def _tag(name: str) -> str:
    return f"{{{_SVG}}}{name}"
