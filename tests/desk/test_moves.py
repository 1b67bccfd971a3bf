"""Bursts and lasting changes, worked out on thirty days by hand."""

from datetime import date, timedelta

import dyads
from dyads.desk import find_moves, write_findings, write_moves

DAY = "Harbour news {number}\n\nPublished : {day} - 09:19\n\n{text}\n"


def days(*texts):
    first = date(2015, 4, 1)
    return [
        DAY.format(number=number, day=f"{first + timedelta(days=number):%B %d, %Y}", text=text)
        for number, text in enumerate(texts)
    ]


def test_a_change_that_stays_is_said_with_its_day_and_its_q(read):
    news = read(*days(*(["Rain fell on the fleet."] * 15), *(["Chile spoke to the fleet."] * 15)))
    moves = find_moves(news, ["chile"])
    assert (moves.freq, moves.bins) == ("day", 30)
    assert write_moves(news, moves).markdown.splitlines() == [
        "Lasting changes and bursts, looked for in 30 days with articles:",
        "",
        "- [**Chile**](#evidence-chile) is named in 0% of the articles at first, 100% from 16 April 2015 on (q\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.001).",
    ]


def test_what_is_named_now_and_then_has_neither_burst_nor_change(read):
    news = read(*days(*(["Chile spoke.", "Rain fell."] * 15)))
    assert write_moves(news, find_moves(news, ["chile"])).markdown == (
        "No burst and no lasting change of Chile is found in 30 days with articles."
    )


def test_with_few_days_nothing_is_looked_for(read):
    news = read(*days("Chile spoke.", "Rain fell."))
    moves = find_moves(news, ["chile"])
    assert moves.freq is None
    assert moves.bursts.empty
    assert write_moves(news, moves).markdown == (
        "Bursts and lasting changes are not looked for: that takes 20 days, weeks, months, quarters or years with articles."
    )


def test_the_first_lasting_change_is_a_key_finding(read):
    news = read(*days(*(["Rain fell on the fleet."] * 15), *(["Chile spoke to the fleet."] * 15)))
    frequency = dyads.count_mentions(news.mentions, news.documents)
    pairs = dyads.pair_actors(news.mentions, news.sentences, news.documents)
    said = write_findings(news, frequency, pairs, moves=find_moves(news, ["chile"])).markdown
    assert "100% from 16 April 2015 on (q\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.001)." in said
