from small_tables import frequency_of

from dyads.charts import plot_groups
from dyads.tables import FREQUENCY

NAMES = {"jpn": "Japan", "kor": "South Korea"}


def test_the_widest_difference_whose_intervals_do_not_meet_is_the_finding():
    groups = {"Seoul": frequency_of({"kor": 8, "jpn": 5}), "Tokyo": frequency_of({"kor": 2, "jpn": 9})}
    figure = plot_groups(
        groups, NAMES
    )  # intervals are ± a fifth: 64–96 % against 16–24 %; 40–60 % against 72–100 %
    assert figure.title == "South Korea is named in 80% of the articles of Seoul, in 20% of those of Tokyo"
    assert figure.data.rows[0] == ("Japan", "Seoul", 5, 10, 0.5, 0.4, 0.6, "jpn")


def test_intervals_that_meet_are_a_question():
    groups = {"Seoul": frequency_of({"jpn": 5}), "Tokyo": frequency_of({"jpn": 6})}
    assert plot_groups(groups, NAMES).title == "Do these groups of articles name different actors?"


def test_an_actor_one_group_never_names_is_compared_with_nothing():
    assert plot_groups(
        {"Seoul": frequency_of({"jpn": 9}), "Tokyo": frequency_of({"kor": 9})}, NAMES
    ).title.endswith("?")


def test_beyond_four_groups_those_with_the_most_documents_are_shown():
    groups = {f"g{n}": frequency_of({"jpn": 1}, total=n) for n in (3, 9, 5, 7, 2)}
    assert {row[1] for row in plot_groups(groups, NAMES).data.rows} == {"g3", "g9", "g5", "g7"}


def test_issues_and_speakers_are_told_as_what_they_are():
    groups = {"Seoul": frequency_of({"kor": 8}), "Tokyo": frequency_of({"kor": 2})}
    titles = [plot_groups(groups, NAMES, subject=subject).title for subject in ("issue", "speaker")]
    assert titles == [
        "South Korea comes up in 80% of the articles of Seoul, in 20% of those of Tokyo",
        "South Korea is quoted in 80% of the articles of Seoul, in 20% of those of Tokyo",
    ]


def test_a_row_opens_the_sentences_of_its_actor():
    figure = plot_groups({"Seoul": frequency_of({"jpn": 5})}, NAMES)
    assert figure.data.doors == ("evidence-jpn",)


def test_no_group_and_empty_groups_are_said():
    assert plot_groups({}, NAMES).title == "There are no groups of articles to set side by side."
    empty = {"Seoul": FREQUENCY.empty()}
    assert plot_groups(empty, NAMES).title == "No actor is named in these articles."
    assert plot_groups(empty, NAMES, subject="speaker").title == "Nobody is quoted by name in these articles."
