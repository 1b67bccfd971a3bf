"""The house as it stands: a floor a band, a room a box, a line for every room that imports another."""

from __future__ import annotations

import html
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import grimp

from made.markdown import code, table

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
_WIDTH, _FLOOR, _BOX, _GAP = 760, 96, 34, 8  # px
_LETTER = 6.4  # px, wide at 12 px

Floors = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Box:
    """Where a room stands."""

    left: float
    top: float
    width: float

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


def draw_house() -> str:
    """Return the picture, and the same as a table."""
    floors = read_floors()
    imports = count_imports()
    boxes = place_rooms(arrange(floors, imports))
    inside = _count_modules()
    height = len(floors) * _FLOOR - (_FLOOR - _BOX) + 2 * _GAP
    parts = [
        *(
            _draw_line(boxes[above], boxes[below], f"{above} imports {below}", times)
            for (above, below), times in sorted(imports.items())
        ),
        *(_draw_room(name, box, inside[name]) for name, box in boxes.items()),
    ]
    words = "; ".join(" and ".join(floor) for floor in floors)
    label = html.escape(f"The rooms of dyads, floor by floor from the top: {words}. All lines lead down.")
    svg = f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" aria-label="{label}">{"".join(parts)}</svg>'
    return f'<figure class="plot house"><div tabindex="0">{svg}</div></figure>\n\n{_list_rooms(floors, imports, inside)}'


def read_floors(project: Path = PROJECT) -> Floors:
    """Return the rooms of each floor from the top, as the import contract has them."""
    contracts = tomllib.loads(project.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (floors,) = (one["layers"] for one in contracts if one["containers"] == ["dyads"])
    return [tuple(room.strip() for room in floor.split("|")) for floor in floors]


def count_imports() -> Mapping[tuple[str, str], int]:
    """Return how many modules of a room import one of another."""
    graph = grimp.build_graph("dyads", cache_dir=None)
    pairs = (
        (_room(module), _room(known))
        for module in graph.modules
        for known in graph.find_modules_directly_imported_by(module)
    )
    return Counter((above, below) for above, below in pairs if above and below and above != below)


def arrange(floors: Floors, imports: Mapping[tuple[str, str], int]) -> Floors:
    """Return the floors with each room near what it imports: as few crossings as one sweep up gives."""
    places: dict[str, float] = {}
    arranged = []
    for floor in reversed(floors):
        known = {
            room: [places[below] for above, below in imports if above == room and below in places]
            for room in floor
        }
        order = sorted(floor, key=lambda room: sum(known[room]) / len(known[room]) if known[room] else 0.5)
        places |= {room: (number + 0.5) / len(order) for number, room in enumerate(order)}
        arranged.append(tuple(order))
    return arranged[::-1]


def place_rooms(floors: Floors) -> dict[str, Box]:
    """Return where each room stands, the rooms of a floor spread over the width."""
    boxes = {}
    for number, floor in enumerate(floors):
        widths = [len(room) * _LETTER + 2 * _GAP for room in floor]
        space = (_WIDTH - sum(widths)) / (len(floor) + 1)
        left = space
        for room, width in zip(floor, widths, strict=True):
            boxes[room] = Box(left, _GAP + number * _FLOOR, width)
            left += width + space
    return boxes


def _list_rooms(floors: Floors, imports: Mapping[tuple[str, str], int], inside: Mapping[str, int]) -> str:
    known = {
        room: [below for floor in floors for below in floor if (room, below) in imports]
        for floor in floors
        for room in floor
    }
    rows = [(code(room), str(inside[room]), ", ".join(map(code, below))) for room, below in known.items()]
    return table(("room", "modules", "imports"), rows)


def _draw_line(above: Box, below: Box, words: str, times: int) -> str:
    top, bottom = above.top + _BOX, below.top
    bend = (bottom - top) / 2
    path = f"M{above.middle:.1f} {top:.1f}C{above.middle:.1f} {top + bend:.1f} {below.middle:.1f} {bottom - bend:.1f} {below.middle:.1f} {bottom:.1f}"
    return f'<path d="{path}" stroke-width="{min(1 + times / 8, 4):.1f}"><title>{words}: {times} modules</title></path>'


def _draw_room(name: str, box: Box, modules: int) -> str:
    words = f"<title>{name}: {modules} modules</title>"
    rect = f'<rect x="{box.left:.1f}" y="{box.top}" width="{box.width:.1f}" height="{_BOX}" rx="4">{words}</rect>'
    return f'{rect}<text x="{box.middle:.1f}" y="{box.top + _BOX / 2 + 4}">{name}</text>'


def _count_modules() -> Counter[str]:
    return Counter(_room(module) for module in grimp.build_graph("dyads", cache_dir=None).modules)


def _room(module: str) -> str:
    return [*module.split("."), ""][1]
