"""The page of the house, the import contracts and the folders tell the same rooms, and the drawing shows every one."""

import re
from pathlib import Path

import pytest
from made.house import arrange, count_imports, draw_house, place_rooms, read_floors

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def imports():
    return count_imports()


def read_table():
    """Return the rooms of each floor as the page lists them, the cellar's two floors apart."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [\w ]+ \| (`.*?) \|", page.split("## Floors")[1].split("\n## ")[0], re.MULTILINE)
    return [set(re.findall(r"`(\w+)`", part)) for row in rows for part in row.split(", then ")]


def test_the_table_of_floors_is_that_of_the_import_contract():
    rows = read_table()
    for floor in read_floors():
        told = set()
        while rows and told < set(floor):
            told |= rows.pop(0)
        assert told == set(floor), (
            "docs/architecture.md, Floors: a row for each room of pyproject.toml's contract"
        )
    assert rows == []


def test_every_package_and_module_has_a_floor():
    there = {
        path.stem
        for path in (ROOT / "src/dyads").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert there - {"__init__"} == {room for floor in read_floors() for room in floor}


def test_no_room_imports_one_of_its_own_floor_or_above(imports):
    depth = {room: number for number, floor in enumerate(read_floors()) for room in floor}
    assert len(imports) > 50
    assert [pair for pair in imports if depth[pair[0]] >= depth[pair[1]]] == []


def test_a_room_stands_above_what_it_imports():
    floors = [("a", "b"), ("c", "d")]
    assert arrange(floors, {("a", "d"): 1, ("b", "c"): 1}) == [("b", "a"), ("c", "d")]


def test_rooms_of_a_floor_stand_beside_one_another_inside_the_picture():
    boxes = [place_rooms([floor])[room] for floor in read_floors() for room in floor]
    assert all(box.left >= 0 and box.left + box.width <= 760 for box in boxes)
    left, right = place_rooms([("one", "two")]).values()
    assert left.left + left.width < right.left
    assert left.top == right.top


def test_the_drawing_has_every_room_and_every_line(imports):
    drawn = draw_house()
    assert drawn.count("<rect") == sum(map(len, read_floors()))
    assert drawn.count("<path") == len(imports)
    assert "<title>desk imports analysis: " in drawn
