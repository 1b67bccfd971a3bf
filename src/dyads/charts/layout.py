"""Where the nodes of a network and their names stand: the same pairs always give the same picture.

Points are px from the upper left corner, whole numbers, so that the last digit of a processor's arithmetic does not show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from dyads.charts.labels import clip
from dyads.fonts import measure

_FONT = 12  # px
_NAMES = (230, 150, 90)  # px, the longest name drawn, and where there is no room for that
_MARGIN = 75  # px left and right of the nodes, for names
_ROUNDS = 60  # of pushing nodes apart
_APART = 6  # px between two nodes, at least
_FLAT = 0.01  # of the width: less height is the rounding of a line
_SLANT = 1.5  # how much more one direction may be stretched than the other, lest close nodes part
_ALWAYS = 12  # nodes whose names stand even over the discs of lesser ones
_MANY = 40  # nodes from which those far out are drawn in
_FAR = 0.85  # of the nodes lie nearer to the middle than far
_SPREAD = 3.0  # the distance between parts that no edge joins, in longest edges


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands, how large it is, and where its name does: left, center or right of its point; None has no room."""

    x: int
    y: int
    radius: float
    label: str | None = None
    label_x: int = 0
    label_y: int = 0
    align: str = "center"


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: _Box) -> bool:
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def overlap(self, other: _Box) -> float:
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


@dataclass(frozen=True, slots=True)
class _Spot:
    x: int
    y: int
    align: str
    box: _Box


def place_nodes(
    radii: Mapping[str, float],
    edges: Mapping[tuple[str, str], float],
    labels: Mapping[str, str],
    size: tuple[int, int],
) -> dict[str, Place]:
    """Return a place for every node: close where the edge between them is heavy, apart enough to be told apart.

    Names are placed in the order of `radii`: where room is short, the first have it.
    """
    if not radii:
        return {}
    points = _stretch(_spring(list(radii), edges), size)
    points = _push_apart(points, np.array(list(radii.values())), size)
    nodes = {
        node: Place(round(float(x)), round(float(y)), radii[node])
        for node, (x, y) in zip(radii, points, strict=True)
    }
    return _place_names(nodes, edges, labels, size)


def _spring(nodes: Sequence[str], edges: Mapping[tuple[str, str], float]) -> np.ndarray:
    """Return points whose distances follow the shortest ways between them (Kamada and Kawai 1989)."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    heaviest = max(edges.values(), default=1.0)
    for (one, other), weight in edges.items():
        graph.add_edge(one, other, length=1 / (0.3 + 0.7 * weight / heaviest) ** 0.5)
    ways = dict(nx.all_pairs_dijkstra_path_length(graph, weight="length"))
    longest = max((length for way in ways.values() for length in way.values()), default=1.0) or 1.0
    far = min(longest, _SPREAD * 1.5)
    distance = {one: {other: ways[one].get(other, far) for other in nodes} for one in nodes}
    start = nx.circular_layout(graph)
    points = nx.kamada_kawai_layout(graph, dist=distance, pos=start) if len(nodes) > 1 else start
    return np.array([points[node] for node in nodes])


def _stretch(points: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Turn the points so that they are widest across, and fill the picture with them."""
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False) if len(points) > 1 else (0, 0, np.eye(2))
    signs = np.where(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)] < 0, -1, 1)
    turned = _draw_in(centred @ (axes * signs[:, None]).T)
    reach = np.abs(turned).max(axis=0)
    reach[reach < _FLAT * reach.max()] = 0  # points in a line stay in a line
    room = np.array([size[0] / 2 - _MARGIN, size[1] / 2 - 24])
    scale = np.where(reach > 0, room / np.where(reach > 0, reach, 1), 0)
    if scale.all():
        scale = np.minimum(scale, _SLANT * scale.min())
    filled: np.ndarray = turned * scale + np.array(size) / 2
    return filled


def _draw_in(points: np.ndarray) -> np.ndarray:
    """Bring the few that lie far out nearer, so that they do not press the many into the middle."""
    if len(points) < _MANY:
        return points
    distance = np.hypot(*points.T)
    far = np.quantile(distance, _FAR) or 1.0
    drawn = np.where(distance > far, far * (1 + np.log(np.maximum(distance, far) / far) / 2), distance)
    nearer: np.ndarray = points * (drawn / np.maximum(distance, 1e-9))[:, None]
    return nearer


def _push_apart(points: np.ndarray, radii: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Move nodes that overlap away from each other, a little each round."""
    points = points.copy()
    need = radii[:, None] + radii[None, :] + _APART
    for _ in range(_ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        distance = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(distance, np.inf)
        short = np.clip(need - distance, 0, None)
        if not short.any():
            break
        away = apart / np.maximum(distance, 1)[..., None]
        points += 0.5 * (away * short[..., None]).sum(axis=1)
        margin = radii[:, None] + 4
        points = np.clip(points, margin, np.array(size) - margin)
    return points


def _place_names(
    nodes: Mapping[str, Place],
    edges: Mapping[tuple[str, str], float],
    labels: Mapping[str, str],
    size: tuple[int, int],
) -> dict[str, Place]:
    discs = [_Box(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in nodes.values()]
    lines = [(nodes[one], nodes[other], weight) for (one, other), weight in edges.items()]
    picture = _Box(0, 0, *size)
    names: list[_Box] = []
    placed = dict(nodes)
    for rank, (node, place) in enumerate(nodes.items()):
        for width in _NAMES:
            label = clip(labels[node], width, _FONT)
            spots = [
                spot
                for spot in _spots(place, label)
                if spot.box.within(picture)
                and not any(spot.box.overlap(name) for name in names)
                and (rank < _ALWAYS or not _covered(spot.box, discs))
            ]
            if spots:  # of equals the first, which is the better spot
                best = min(spots, key=lambda spot: (_covered(spot.box, discs), _crossed(spot.box, lines)))
                names.append(best.box)
                placed[node] = Place(place.x, place.y, place.radius, label, best.x, best.y, best.align)
                break
    return placed


def _covered(box: _Box, discs: Sequence[_Box]) -> float:
    return sum(disc.bottom - disc.top for disc in discs if box.overlap(disc))


def _crossed(box: _Box, lines: Sequence[tuple[Place, Place, float]]) -> float:
    return sum(weight for one, other, weight in lines if _crosses(box, one, other))


def _spots(place: Place, label: str) -> list[_Spot]:
    """Return where a name can stand round its node, the best first: right, left, above, below, then the corners."""
    width, half, gap = measure(label, _FONT), _FONT * 0.62, place.radius + 4
    corner, rise = gap * 0.75, half - 2
    offsets = [
        (gap, 0.0, "left"),
        (-gap, 0.0, "right"),
        (0.0, -gap - rise, "center"),
        (0.0, gap + rise, "center"),
        *(
            (side * corner, way * (corner + 2), "left" if side > 0 else "right")
            for way in (-1, 1)
            for side in (1, -1)
        ),
        *(
            (side * gap, way * (gap + rise), "left" if side > 0 else "right")
            for way in (-1, 1)
            for side in (-0.3, 0.3)
        ),
    ]
    spots = []
    for dx, dy, align in offsets:
        x, y = round(place.x + dx), round(place.y + dy)
        left = x - width * {"left": 0, "center": 0.5, "right": 1}[align]
        spots.append(_Spot(x, y, align, _Box(left, y - half, left + width, y + half)))
    return spots


def _crosses(box: _Box, one: Place, other: Place) -> bool:
    """Say whether the line between two nodes runs through the box (Liang and Barsky 1984)."""
    dx, dy = other.x - one.x, other.y - one.y
    enter, leave = 0.0, 1.0
    for step, near in (
        (-dx, one.x - box.left),
        (dx, box.right - one.x),
        (-dy, one.y - box.top),
        (dy, box.bottom - one.y),
    ):
        if step == 0:
            if near < 0:
                return False
        elif step < 0:
            enter = max(enter, near / step)
        else:
            leave = min(leave, near / step)
    return enter < leave
