"""Precision against recall, as an SVG: a curve for each method that has a threshold, a dot where it is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

SIZE, LEFT, TOP = 420, 56, 24
"""Pixels: of the square, and of what stands left of it and above."""
COLOURS = ("#0b6e4f", "#b3541e", "#3d5a80", "#8f2d56", "#6c757d", "#c9a227", "#222222", "#5f0f40")
EVEN = (0.5, 0.6, 0.7, 0.8, 0.9)
"""F1 of the faint lines."""

Point = tuple[float, float]
"""Recall and precision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A method: its name, where it stands, and what it could reach."""

    name: str
    point: Point
    curve: Sequence[Point] = ()
    marks: Sequence[tuple[str, Point]] = ()
    """Points with a name."""


def svg(methods: Sequence[Drawn], title: str) -> str:
    """The picture, as a document of its own."""
    width, height = LEFT + SIZE + 260, TOP + SIZE + 56
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="16" font-weight="bold">{escape(title)}</text>',
        *_axes(),
        *(line for even in EVEN for line in _even(even)),
    ]
    for place, method in enumerate(methods):
        colour = COLOURS[place % len(COLOURS)]
        if method.curve:
            parts.append(
                f'<polyline points="{_points(method.curve)}" fill="none" stroke="{colour}" stroke-width="1.6"/>'
            )
        for word, point in method.marks:
            x, y = _at(point)
            parts += [
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#ffffff" stroke="{colour}" stroke-width="1.6"/>',
                f'<text x="{x + 7:.1f}" y="{y - 6:.1f}" fill="{colour}" font-size="11">{escape(word)}</text>',
            ]
        x, y = _at(method.point)
        precision, recall = f"{method.point[1]:.2f}", f"{method.point[0]:.2f}"
        row = TOP + 14 + 22 * place
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>',
            f'<circle cx="{LEFT + SIZE + 20}" cy="{row - 4}" r="5" fill="{colour}"/>',
            f'<text x="{LEFT + SIZE + 32}" y="{row}">{escape(method.name)} (P {precision}, R {recall})</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])


def _at(point: Point) -> Point:
    return LEFT + SIZE * point[0], TOP + SIZE * (1 - point[1])


def _points(curve: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in map(_at, curve))


def _axes() -> list[str]:
    lines = [f'<rect x="{LEFT}" y="{TOP}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#333333"/>']
    for tenth in range(0, 11, 2):
        share = tenth / 10
        x, y = _at((share, share))
        lines += [
            f'<text x="{x:.1f}" y="{TOP + SIZE + 18}" text-anchor="middle">{share:g}</text>',
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{share:g}</text>',
        ]
    middle = TOP + SIZE // 2
    return [
        *lines,
        f'<text x="{LEFT + SIZE // 2}" y="{TOP + SIZE + 40}" text-anchor="middle">recall</text>',
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">precision</text>',
    ]


def _even(even: float) -> list[str]:
    """Where F1 is the same."""
    least = even / (2 - even)
    recalls = [least + (1 - least) * step / 40 for step in range(41)]
    curve = [(recall, even * recall / (2 * recall - even)) for recall in recalls]
    x, y = _at((1.0, least))
    return [
        f'<polyline points="{_points(curve)}" fill="none" stroke="#dddddd"/>',
        f'<text x="{x + 3:.1f}" y="{y + 4:.1f}" fill="#999999" font-size="10">F1 {even:g}</text>',
    ]
