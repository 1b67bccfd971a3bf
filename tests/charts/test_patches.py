"""A chart for a telephone is the other chart, changed by a patch."""

import pytest
from small_tables import frequency_of

from dyads.charts import plot_frequency
from dyads.charts.patches import find_patch


def change(value, patch):
    """The page's script does the same."""
    for key, part in patch.items():
        place = int(key) if isinstance(value, list) else key
        if isinstance(part, list):
            if isinstance(value, list) and place == len(value):
                value.append(part[0])
            else:
                value[place] = part[0]
        elif part is not None:
            change(value[place], part)
        elif isinstance(value, list):
            del value[place:]
        else:
            del value[place]
    return value


@pytest.mark.parametrize(
    ("before", "after", "patch"),
    [
        ({"width": 680, "mark": "bar"}, {"width": 336, "mark": "bar"}, {"width": [336]}),
        ({"a": [1, 2, 3]}, {"a": [1, 5]}, {"a": {"1": [5], "2": None}}),
        ({"a": [1]}, {"a": [1, {"x": 2}]}, {"a": {"1": [{"x": 2}]}}),
        ({"hconcat": [1]}, {"vconcat": [1]}, {"hconcat": None, "vconcat": [[1]]}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": None, "c": 2}}, {"a": {"b": [None]}}),
        ({"same": 1}, {"same": 1}, {}),
    ],
)
def test_a_patch_holds_what_differs_and_turns_one_into_the_other(before, after, patch):
    assert find_patch(before, after) == patch
    assert change(before, patch) == after


def test_a_figure_says_what_it_is_on_a_telephone():
    spec = plot_frequency(frequency_of({"peru": 3, "chile": 1}), {"peru": "Peru", "chile": "Chile"}).spec
    narrow = change({**spec}, spec["usermeta"]["dyads"]["narrow"])
    assert narrow["width"] == 336
    assert narrow["datasets"] == spec["datasets"]
