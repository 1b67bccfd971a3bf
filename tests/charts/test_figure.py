import json
import re
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from small_tables import coverage_of, frequency_of, lanes_of, pairs_of, timeline_of, voices_of, wordings_of

from dyads.charts import (
    Figure,
    TableView,
    plot_coverage,
    plot_frequency,
    plot_groups,
    plot_heatmap,
    plot_lanes,
    plot_network,
    plot_spans,
    plot_timeline,
    plot_tree,
    plot_voices,
    plot_wordings,
    theme,
)

HOSTILE = "</script><img src=x onerror=alert(1)>"
NAMES = [
    "Japan",
    HOSTILE,
    "😀\x00\u202e",
    "$^$ {0} %s `code`",
    "아주 긴 이름 " * 30,
    "日本国" * 40,
    "x" * 400,
    "",
    "role=\"img\" class='a'",
]


@cache
def figures():
    return draw()


LIVE = [
    "frequency",
    "heatmap",
    "network",
    "timeline",
    "spans",
    "lanes",
    "voices",
    "groups",
    "coverage",
    "wordings",
    "tree",
]


@pytest.fixture(params=LIVE)
def figure(request):
    return {figure.id: figure for figure in figures()}[request.param]


def parse(svg):
    return ET.fromstring(svg)  # noqa: S314  ours


def draw():
    actors = [f"a{i}" for i in range(len(NAMES))]
    names = dict(zip(actors, NAMES, strict=True))
    pairs = pairs_of({(a, b): (3, 0.01) for i, a in enumerate(actors) for b in actors[i + 1 :]})
    bins = {actor: [(9, 3, 4), (0, None, None), (9, 9 - i, 9)] for i, actor in enumerate(actors)}
    together = {f"{a}+{b}": [(9, 1, 1), (0, None, None), (9, 1, 1)] for a in actors for b in actors if a < b}
    return [
        plot_frequency(frequency_of({actor: 9 - i for i, actor in enumerate(actors)}), names),
        plot_heatmap(pairs, names),
        plot_network(pairs, names),
        plot_timeline(timeline_of(bins), names),
        plot_spans(timeline_of(bins), timeline_of(together), names),
        plot_lanes(lanes_of(published=[(1, 2), (3, 3)], event=[(0, 1), (9, 9)])),
        plot_voices(voices_of({actor: (9 - i, 8 - i) for i, actor in enumerate(actors)}), names),
        plot_groups(
            {name: frequency_of({actor: 9 - i for i, actor in enumerate(actors)}) for name in NAMES[:5]},
            names,
        ),
        plot_coverage({name: coverage_of([(2, 3), (0, 0)], undated=1) for name in NAMES}),
        plot_wordings(
            wordings_of({actor: dict.fromkeys(actors, (2, 3)) for actor in actors}), names, names, top=99
        ),
        plot_tree(pairs, names),
    ]


def test_every_figure_has_five_faces(figure):
    bundle = figure._repr_mimebundle_()
    assert bundle["application/vnd.vegalite.v6+json"]["$schema"].startswith(
        "https://vega.github.io/schema/vega-lite/v6"
    )
    assert parse(bundle["image/svg+xml"]).get("aria-label") == bundle["text/plain"] == figure.description
    assert bundle["application/vnd.dyads.table+json"]["caption"] == figure.title
    assert bundle["application/vnd.dyads.table+json"]["rows"]
    assert figure.render_png(1).startswith(b"\x89PNG")
    json.dumps(bundle)


def test_hostile_names_are_text(figure):
    root = parse(figure.svg)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg",
        "g",
        "path",
        "rect",
        "line",
        "text",
        "tspan",
        "defs",
        "clipPath",
    }
    assert "<img" not in figure.svg
    if figure.id != "lanes":  # which names nobody
        assert HOSTILE in [row[0] for row in figure.data.rows]
        assert "[U+1F600][U+0000]" in json.dumps(figure.data.to_json())


def test_every_colour_has_its_double_for_the_dark_page(figure):
    colours = set(re.findall(r'(?:fill|stroke)(?:="|: )([^";]+)', figure.svg)) - {"none", "transparent"}
    assert colours
    assert colours <= set(theme.DARK)


def test_the_picture_says_one_thing_to_a_screen_reader(figure):
    elements = list(parse(figure.svg).iter())
    assert [element.get("role") for element in elements if element.get("role")] == ["img"]
    assert sum("aria-label" in element.attrib for element in elements) == 1


def test_ids_inside_the_picture_carry_the_figures_name():
    for figure in figures():
        assert all(found.startswith(f"{figure.id}-") for found in re.findall(r' id="([^"]+)"', figure.svg))
        assert set(re.findall(r"url\(#([^)]+)\)", figure.svg)) <= set(
            re.findall(r' id="([^"]+)"', figure.svg)
        )


def test_the_same_table_gives_the_same_bytes_whatever_was_drawn_before():
    assert [(f.svg, json.dumps(f.spec), f.data) for f in draw()] == [
        (f.svg, json.dumps(f.spec), f.data) for f in figures()
    ]


def test_two_actors_of_one_name_stay_two():
    figure = plot_frequency(frequency_of({"park-1": 3, "park-2": 2}), {"park-1": "Park", "park-2": "Park"})
    assert [row[0] for row in figure.data.rows] == ["Park (park-1)", "Park (park-2)"]


def test_a_missing_face_is_refused():
    with pytest.raises(ValueError, match="lacks") as error:
        Figure("network", "Who?", "", {}, "<svg/>", TableView("", (), ()))
    assert (
        str(error.value) == "figure 'network' lacks description, spec, data: every figure has all its faces"
    )


def test_the_title_is_in_the_live_chart_and_not_in_the_still_one():
    figure = plot_frequency(frequency_of({"jpn": 3}), {"jpn": "Japan"})
    assert figure._repr_mimebundle_()["application/vnd.vegalite.v6+json"]["title"]["text"] == [figure.title]
    assert "title" not in figure.spec


def test_nothing_is_pointed_at_in_the_still_picture(figure):
    assert theme.ACCENT not in figure.svg


def test_a_printed_figure_is_its_name_and_its_title():
    figure = plot_network(pairs_of({("a", "b"): (4, 0.01)}), {"a": "Ana", "b": "Ben"})
    assert str(figure) == (
        "Figure(id='network', title='Ana and Ben are the pair named together most: in 4 of 100 sentences')"
    )
