import re

from small_tables import wordings_of

from dyads.charts import plot_wordings, theme
from dyads.tables import WORDINGS

NAMES = {"islets": "Islets", "water": "Water"}
SIDES = {"JPN": "Japan", "KOR": "South Korea", "PRK": "North Korea", "USA": "United States"}


def test_the_widest_difference_whose_intervals_do_not_meet_is_the_finding():
    table = wordings_of(
        {"islets": {"JPN": (6, 10), "KOR": (3, 10)}, "water": {"JPN": (1, 8), "KOR": (7, 8)}}
    )  # intervals are ± a tenth: 50–70 % against 20–40 %; 2–22 % against 78–98 %
    figure = plot_wordings(table, NAMES, SIDES)
    assert figure.title == (
        "Water: of 8 articles that use the words of a side, 7 use those of South Korea, 1 those of Japan"
    )
    assert figure.description == (
        "Dots with 95% intervals: how many articles use each side's words for an issue, of those that use any side's; "
        "the 2 most frequent of 2 issues. Islets, Japan: 6 of 10; Islets, South Korea: 3 of 10; "
        "Water, Japan: 1 of 8; Water, South Korea: 7 of 8."
    )
    assert figure.data.rows[0] == ("Islets", "Japan", 6, 10, 0.6, 0.5, 0.7, 12, "islets", "JPN")
    assert figure.data.doors == ("evidence-islets", "evidence-islets", "evidence-water", "evidence-water")


def test_intervals_that_meet_and_a_side_alone_are_a_question():
    table = wordings_of({"islets": {"JPN": (6, 10), "KOR": (5, 10)}, "water": {"KOR": (3, 3)}})
    assert plot_wordings(table, NAMES, SIDES).title == "Whose words is each issue told in?"


def test_sides_of_different_issues_are_not_compared():
    table = wordings_of({"islets": {"JPN": (9, 10)}, "water": {"KOR": (1, 10)}})
    assert plot_wordings(table, NAMES, SIDES).title.endswith("?")


def test_the_issues_with_most_articles_are_shown_first():
    table = wordings_of({"few": {"KOR": (2, 2)}, "many": {"KOR": (3, 9)}, "some": {"KOR": (5, 5)}})
    assert [row[0] for row in plot_wordings(table, {}, SIDES, top=2).data.rows] == ["many", "some"]


def test_a_side_keeps_its_colour_whoever_else_is_there():
    alone = plot_wordings(wordings_of({"water": {"KOR": (3, 3)}}), NAMES, SIDES)
    both = plot_wordings(wordings_of({"water": {"JPN": (3, 3), "KOR": (3, 3)}}), NAMES, SIDES)
    assert theme.SIDES[1] in alone.svg
    assert theme.SIDES[0] not in alone.svg
    assert {theme.SIDES[0], theme.SIDES[1]} <= set(re.findall("#[0-9a-f]{6}", both.svg))


def test_beyond_three_sides_the_name_alone_tells_them_apart():
    figure = plot_wordings(
        wordings_of({"water": {"USA": (3, 3), "neutral": (1, 3), "CHN": (1, 3)}}), NAMES, SIDES
    )
    assert [row[1] for row in figure.data.rows] == ["United States", "CHN", "neutral"]
    assert not {colour for colour in theme.SIDES if colour in figure.svg}


def test_small_counts_are_counts_and_no_per_cent():
    svg = plot_wordings(wordings_of({"water": {"KOR": (1, 1)}}), NAMES, SIDES).svg
    assert ">South Korea · 1 of 1</text>" in svg


def test_nothing_is_said():
    assert (
        plot_wordings(WORDINGS.empty(), NAMES, SIDES).title
        == "No article uses the words of one side for an issue."
    )
