"""Places on a block do not collide."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from netbuilder.ui.canvas.items import geometry


@pytest.mark.parametrize("inputs", range(5))
def test_no_input_lies_on_the_sign_of_the_category(inputs):
    sign = geometry.sign(inputs)
    reach = QPointF(geometry.PORT_RADIUS, geometry.PORT_RADIUS)
    for index in range(inputs):
        at = geometry.input_port(index, inputs)
        assert not sign.intersects(QRectF(at - reach, at + reach))
    assert geometry.NODE_RECT.contains(sign)


def test_the_sign_stands_beside_the_title_where_it_can():
    assert geometry.sign(0) == geometry.sign(1) == geometry.sign(2)
