"""What changed since the period before: worked out by hand, said no louder than it can be known."""

import pandas as pd
import pytest

from dyads.analysis import compare_shares
from dyads.desk import Changes, compare_periods, show_changed, show_changes, tell_changes, write_changes
from dyads.language import speaking

NAMES = {"chile": "Chile", "peru": "Peru", "china": "China", "tuna": "Tuna quotas"}
SAY = speaking("en")


def ranks(**places):
    """`places`: actor → documents, best and worst rank."""
    rows = [
        dict(zip(("documents", "rank_low", "rank_high"), place, strict=True)) for place in places.values()
    ]
    return pd.DataFrame(rows, index=list(places)).rename_axis("actor").reset_index()


def changes_of(before, after, of_before, of_after, **pairs):
    nobody = ranks(chile=(1, None, None))
    return Changes(
        of_before,
        of_after,
        {
            "actor": compare_shares(before, after, of_before, of_after),
            "issue": compare_shares({}, {}, of_before, of_after),
            "pair": compare_shares(
                pairs.get("before_pairs", {}), pairs.get("after_pairs", {}), of_before, of_after
            ),
        },
        pairs.get("ranks_before", nobody),
        pairs.get("ranks_after", nobody),
    )


def test_a_sure_difference_stands_with_both_shares_its_interval_and_its_q():
    said = tell_changes(changes_of({"chile": 48, "peru": 40}, {"chile": 66, "peru": 41}, 80, 80), NAMES, SAY)
    assert said == [
        (
            "**Chile** is named in more of the articles: 66 of 80 (82%), before 48 of 80 (60%). "
            "That is 22 points, 95% interval 9 to 35 (q\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.006)."
        )
    ]


def test_what_accident_explains_is_not_called_a_difference():
    said = tell_changes(changes_of({"chile": 48}, {"chile": 50}, 80, 80), NAMES, SAY)
    assert said == ["No difference can be told from accident: 1 actor, issue or pair was tested."]


def test_who_is_new_and_who_is_gone_is_listed_with_articles_and_a_door():
    changes = changes_of({"chile": 3, "peru": 1}, {"chile": 3, "china": 2}, 4, 4)
    said = tell_changes(changes, NAMES, SAY, link=lambda item: f"#{item}")
    assert said[1:] == [
        "Named now and not before, articles in brackets: [**China**](#china) (2).",
        "Named before and not now: [**Peru**](#peru) (1).",
    ]


def test_a_pair_with_somebody_new_is_not_told_a_second_time():
    changes = changes_of(
        {"chile": 2, "peru": 2},
        {"chile": 2, "peru": 2, "china": 2},
        3,
        3,
        after_pairs={"chile+china": 2, "chile+peru": 1},
    )
    assert tell_changes(changes, NAMES, SAY)[-1] == (
        "Pairs of actors named in both that share an article only now, articles in brackets: **Chile and Peru** (1)."
    )


def test_a_rank_has_moved_only_where_the_ranks_of_other_draws_do_not_meet():
    changes = changes_of(
        {"chile": 20, "peru": 30},
        {"chile": 20, "peru": 30},
        40,
        40,
        ranks_before=ranks(chile=(20, 4, 6), peru=(30, 1, 3)),
        ranks_after=ranks(chile=(20, 1, 3), peru=(30, 2, 4)),
    )
    moved = [sentence for sentence in tell_changes(changes, NAMES, SAY) if "number" in sentence]
    assert moved == [
        "**Chile** is number 2 by articles, before number 2; had other stories been drawn, 1 to 3, before 4 to 6."
    ]


@pytest.mark.parametrize(
    ("of_before", "of_after", "said"),
    [
        (0, 3, "The articles before hold nothing to compare with: there are none."),
        (3, 0, "There is no article now, so nothing can be compared."),
        (2, 1, "With 2 and 1 article no difference can be tested: what follows may be accident."),
    ],
)
def test_too_few_articles_are_said_to_be_too_few(of_before, of_after, said):
    counts = {"chile": min(of_before, of_after)}
    assert tell_changes(changes_of(counts, counts, of_before, of_after), NAMES, SAY)[0] == said


APRIL = "Harbour news\n\nPublished : April 13, 2015 - 09:19\n\nChile spoke to Peru.\n"
MAY = "Fleet news\n\nPublished : May 14, 2015 - 09:19\n\nChina spoke to Peru.\n"


def test_where_nothing_came_before_it_is_said_what_would_give_a_comparison(read):
    news = read(MAY, period="2015-05")
    assert write_changes(news, compare_periods(news)).markdown.splitlines() == [
        "Compared with 1–30 April 2015: 0 articles then, 1 now.",
        "",
        "- The articles before hold nothing to compare with: there are none.",
        "- With a later start of the period, the articles before it are what it is compared with.",
    ]


def test_the_period_before_is_read_from_the_same_corpus(read):
    news = read(APRIL, MAY, period="2015-05")
    changes = compare_periods(news)
    assert changes.differences["actor"].set_index("item")[["before", "after"]].T.to_dict("list") == {
        "chile": [1, 0],
        "china": [0, 1],
        "peru": [1, 1],
    }
    assert changes.differences["pair"].set_index("item")[["before", "after"]].T.to_dict("list") == {
        "chile+peru": [1, 0],
        "china+peru": [0, 1],
    }
    said = write_changes(news, changes).markdown.splitlines()
    assert said[0] == "Compared with 1–30 April 2015: 1 article then, 1 now."
    assert "Named now and not before, articles in brackets: [**China**](#evidence-china) (1)." in said[-2]
    table = show_changes(news, changes)
    opened = show_changed(news, changes).items
    assert {"evidence-china", "evidence-peru", "evidence-articles-china-peru"} <= set(opened)
    assert set(opened) <= set(table.doors)
    assert [row[:4] for row in table.rows if row[0] == "Peru"] == [("Peru", "Actor", 1, 1)]


def test_an_open_period_says_why_nothing_is_compared(read):
    news = read(APRIL)
    assert compare_periods(news) is None
    assert write_changes(news, None).markdown == (
        "This edition has no first or no last day, so there is no period before it to compare with."
    )
    assert show_changes(news, None).rows == ()


def test_a_selection_of_the_articles_is_not_compared_with_all_of_the_period_before(read):
    news = read(APRIL, MAY, period="2015-05").keep([])
    assert write_changes(news, compare_periods(news)).markdown == (
        "These articles were selected from others, so the period before is not compared."
    )
