"""Drawings that are no digit, of which a network should not be sure: letters and small pictures.

Each is a list of strokes, through points of a square from 0 to 1, y down; hands differ by chance.
"""

from __future__ import annotations

import numpy as np
from pens import Hand

_TURN, _STRETCH, _JITTER = 0.15, 0.25, 0.025
_ROUND = np.linspace(0.0, 2.0 * np.pi, 24)


def _circle(x: float, y: float, radius: float, share: float = 1.0) -> list[tuple[float, float]]:
    angles = _ROUND * share
    return [(x + radius * np.sin(a), y - radius * np.cos(a)) for a in angles]


SHAPES: dict[str, list[list[tuple[float, float]]]] = {
    "A": [[(0, 1), (0.5, 0), (1, 1)], [(0.2, 0.6), (0.8, 0.6)]],
    "E": [[(1, 0), (0, 0), (0, 1), (1, 1)], [(0, 0.5), (0.8, 0.5)]],
    "F": [[(1, 0), (0, 0), (0, 1)], [(0, 0.5), (0.8, 0.5)]],
    "H": [[(0, 0), (0, 1)], [(1, 0), (1, 1)], [(0, 0.5), (1, 0.5)]],
    "K": [[(0, 0), (0, 1)], [(1, 0), (0, 0.5), (1, 1)]],
    "M": [[(0, 1), (0, 0), (0.5, 0.6), (1, 0), (1, 1)]],
    "N": [[(0, 1), (0, 0), (1, 1), (1, 0)]],
    "R": [[(0, 1), (0, 0), (0.7, 0.05), (0.8, 0.3), (0.6, 0.5), (0, 0.5), (0.9, 1)]],
    "W": [[(0, 0), (0.25, 1), (0.5, 0.4), (0.75, 1), (1, 0)]],
    "X": [[(0, 0), (1, 1)], [(1, 0), (0, 1)]],
    "plus": [[(0.5, 0), (0.5, 1)], [(0, 0.5), (1, 0.5)]],
    "hash": [
        [(0.3, 0), (0.3, 1)],
        [(0.7, 0), (0.7, 1)],
        [(0, 0.3), (1, 0.3)],
        [(0, 0.7), (1, 0.7)],
    ],
    "triangle": [[(0.5, 0), (1, 1), (0, 1), (0.5, 0)]],
    "arrow": [[(0, 0.5), (1, 0.5)], [(0.6, 0.2), (1, 0.5), (0.6, 0.8)]],
    "house": [[(0, 1), (0, 0.4), (0.5, 0), (1, 0.4), (1, 1), (0, 1)]],
    "heart": [
        [(0.5, 0.3), (0.3, 0.05), (0.05, 0.2), (0.1, 0.5), (0.5, 1)],
        [(0.5, 0.3), (0.7, 0.05), (0.95, 0.2), (0.9, 0.5), (0.5, 1)],
    ],
    "face": [_circle(0.5, 0.5, 0.5), _circle(0.3, 0.4, 0.06), _circle(0.7, 0.4, 0.06)],
    "spiral": [[(0.5 + 0.025 * a * np.sin(a), 0.5 + 0.025 * a * np.cos(a)) for a in _ROUND * 3]],
    "zigzag": [[(0, 0.3), (0.2, 0.7), (0.4, 0.3), (0.6, 0.7), (0.8, 0.3), (1, 0.7)]],
    "star": [[(0.2, 1), (0.5, 0), (0.8, 1), (0, 0.38), (1, 0.38), (0.2, 1)]],
    "wave": [[(x, 0.5 + 0.3 * np.sin(12 * x)) for x in np.linspace(0, 1, 40)]],
}


def drawn(each: int) -> list[Hand]:
    """Return so many drawings of each shape; their digit is -1."""
    chance = np.random.default_rng(9)
    return [_by_a_hand(strokes, chance) for strokes in SHAPES.values() for _ in range(each)]


def _by_a_hand(strokes: list[list[tuple[float, float]]], chance: np.random.Generator) -> Hand:
    turn = chance.uniform(-_TURN, _TURN)
    wide = np.exp(chance.uniform(-_STRETCH, _STRETCH))
    ways = np.array([[np.cos(turn) * wide, np.sin(turn)], [-np.sin(turn) * wide, np.cos(turn)]])
    placed = [(np.array(stroke, float) - 0.5) @ ways for stroke in strokes]
    shaken = [points + chance.normal(0.0, _JITTER, points.shape) for points in placed]
    every = np.concatenate(shaken)
    extent = float((every.max(0) - every.min(0)).max())
    middle = (every.max(0) + every.min(0)) / 2
    return Hand(-1, 0, tuple((points - middle) / extent for points in shaken))
