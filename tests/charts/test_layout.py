from itertools import combinations, pairwise
from math import dist

import pytest

from dyads.charts.layout import place_nodes
from dyads.fonts import measure

SIZE = (680, 400)


def ring(n):
    nodes = [f"n{i:03}" for i in range(n)]
    return dict.fromkeys(nodes, 8.0), dict.fromkeys(pairwise([*nodes, nodes[0]]), 1.0) if n > 1 else {}


def boxes(places):
    for place in places.values():
        if place.label is not None:
            width = measure(place.label, 12)
            left = place.label_x - width * {"left": 0, "center": 0.5, "right": 1}[place.align]
            yield left, place.label_y - 6, left + width, place.label_y + 6


@pytest.mark.parametrize("n", [1, 2, 3, 10, 50])
def test_discs_stay_in_the_picture_and_apart(n):
    radii, edges = ring(n)
    places = place_nodes(radii, edges, dict.fromkeys(radii, "Name"), SIZE)
    assert all(
        p.x - p.radius >= 0 and p.x + p.radius <= 680 and p.y - p.radius >= 0 and p.y + p.radius <= 400
        for p in places.values()
    )
    assert all(
        dist((p.x, p.y), (q.x, q.y)) >= p.radius + q.radius for p, q in combinations(places.values(), 2)
    )


@pytest.mark.parametrize("name", ["Name", "아주 긴 이름을 가진 행위자 " * 5, "とても長い名前" * 9])
def test_names_stay_in_the_picture_and_off_each_other(name):
    radii, edges = ring(30)
    placed = list(boxes(place_nodes(radii, edges, dict.fromkeys(radii, name), SIZE)))
    assert len(placed) > 15
    assert all(
        left >= 0 and right <= 680 and top >= 0 and bottom <= 400 for left, top, right, bottom in placed
    )
    assert not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in combinations(placed, 2)
    )


def test_a_heavy_edge_is_short():
    edges = {("a", "b"): 9.0, ("b", "c"): 1.0, ("a", "c"): 1.0}
    places = place_nodes(dict.fromkeys("abc", 5.0), edges, dict(zip("abc", "abc", strict=True)), SIZE)
    point = {node: (place.x, place.y) for node, place in places.items()}
    assert dist(point["a"], point["b"]) < min(dist(point["b"], point["c"]), dist(point["a"], point["c"]))


def test_parts_that_no_edge_joins_all_have_a_place():
    edges = {("a", "b"): 1.0, ("c", "d"): 1.0}
    assert set(
        place_nodes(dict.fromkeys("abcde", 5.0), edges, dict(zip("abcde", "abcde", strict=True)), SIZE)
    ) == set("abcde")


def test_the_same_pairs_give_the_same_places():
    radii, edges = ring(20)
    assert place_nodes(radii, edges, {n: n for n in radii}, SIZE) == place_nodes(
        radii, edges, {n: n for n in radii}, SIZE
    )


def test_nothing_has_no_place():
    assert place_nodes({}, {}, {}, SIZE) == {}
