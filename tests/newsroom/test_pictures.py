from __future__ import annotations

import re
from datetime import date

from dyads.newsroom.calendars import lay_out
from dyads.newsroom.cards import read_card
from dyads.newsroom.sparks import draw_bars, draw_line
from dyads.report.shelves import read_edition


def card(folder):
    return read_card(read_edition(folder, folder.parent.name))


def days(stretch):
    return [day.day for day in stretch.days], [card.briefing for card in stretch.cards]


def test_a_week_falls_into_the_stretches_that_share_an_edition(put_edition):
    week = card(put_edition("weekly", "2015-04-13", "2015-04-20"))
    some = card(put_edition("three-days", "2015-04-15", "2015-04-18"))
    calendar = lay_out([week, some])
    ((year, (month,)),) = calendar.years
    assert (year, month.first, len(month.weeks)) == (2015, date(2015, 4, 1), 5)
    assert [days(stretch) for stretch in month.weeks[2]] == [
        ([13, 14], ["weekly"]),
        ([15, 16, 17], ["three-days", "weekly"]),  # the shortest first
        ([18, 19], ["weekly"]),
    ]
    assert [days(stretch) for stretch in month.weeks[0]] == [
        ([1, 2, 3, 4, 5], [])
    ]  # April began on a Wednesday


def test_an_edition_over_the_turn_of_the_year_stands_in_both_the_newest_year_first(put_edition):
    calendar = lay_out([card(put_edition("weekly", "2015-12-28", "2016-01-04"))])
    assert [(year, [month.first for month in months]) for year, months in calendar.years] == [
        (2016, [date(2016, 1, 1)]),
        (2015, [date(2015, 12, 1)]),
    ]


def test_long_and_open_periods_are_listed_and_not_laid_out(put_edition):
    cards = [card(put_edition("year", "2015-01-01", "2016-01-01")), card(put_edition("all", None, None))]
    assert lay_out(cards).years == ()
    assert lay_out(cards).long == tuple(cards)
    assert lay_out([]).years == ()


def test_a_line_goes_from_foot_to_head_and_breaks_where_a_share_is_missing():
    line = str(draw_line([0.0, 1.0, None, 0.5], "A & B"))
    assert re.search(r'<path d="([^"]+)"', line)[1] == "M3.0 25.0 L41.0 3.0 M117.0 14.0"
    assert line.count("<circle") == 1  # the last share is the newest
    assert 'aria-label="A &amp; B"' in line
    assert (draw_line([0.5], ""), draw_line([None, 0.5], ""), draw_line([], "")) == ("", "", "")


def test_bars_stand_where_their_days_are_and_days_without_articles_are_empty():
    bars = str(draw_bars([(date(2015, 4, 1), 2), (date(2015, 4, 2), 1), (date(2015, 4, 10), 4)], ""))
    # ten days in 120 px: 12 px a day, bars 0.8 of it; the highest is 28 px
    assert re.findall(r'x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"', bars) == [
        ("0.00", "14.00", "9.60", "14.00"),
        ("12.00", "21.00", "9.60", "7.00"),
        ("108.00", "0.00", "9.60", "28.00"),
    ]
    assert (draw_bars([(date(2015, 4, 1), 2)], ""), draw_bars([], "")) == ("", "")


def test_what_a_card_says_comes_from_the_record_and_the_tables(put_edition, named):
    folder = put_edition(
        "weekly", title=None, language="fr", revision=2,
        tables={
            "frequency-table": named(("japan", "Japan", 3, 4)),
            "coverage": [
                {"outlet": "A", "day": date(2015, 4, 13), "certain": 1},
                {"outlet": "B", "day": date(2015, 4, 13), "certain": 2},
                {"outlet": "B", "day": None, "certain": 1},  # without a day
            ],
        },
        findings=["**[Japan](#evidence-japan)** is named.", "Nothing *else*."],
    )  # fmt: skip
    made = card(folder)
    assert (made.title, made.language, made.revision, made.articles) == ("weekly", "en", 2, 4)
    assert made.findings == ("Japan is named.", "Nothing else.")
    assert made.volume == ((date(2015, 4, 13), 3),)
    assert [made.find_share(actor) for actor in ("japan", "nobody")] == [0.75, 0.0]
    assert card(put_edition("empty")).find_share("japan") is None
