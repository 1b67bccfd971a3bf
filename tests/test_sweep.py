"""`sweep:` in params: one edition for each value."""

from __future__ import annotations

from datetime import date

import pytest

from dyads.errors import ParamsError
from dyads.params import read_params, read_sweep

DAY = date(2026, 6, 1)


@pytest.fixture
def swept(tmp_path):
    """Write a params file for the notebook about one actor; get what tells its editions apart."""

    def write(lines, *overrides):
        file = tmp_path / "who.yaml"
        file.write_text(f"notebook: actor\ntitle: In the news\n{lines}\n", encoding="utf-8")
        editions = [read_params(str(file), words, DAY) for words in read_sweep(str(file), overrides)]
        return [(one.briefing, one.title, one.values.get("actor"), one.period.slug) for one in editions]

    return write


def test_without_a_sweep_there_is_one_edition(swept):
    assert swept("actor: abe-shinzo") == [("who", "In the news", "abe-shinzo", "all")]


def test_each_actor_has_an_edition_with_a_name_and_a_title_of_its_own(swept):
    assert swept("sweep: {actor: [abe-shinzo, park-geun-hye]}") == [
        ("who-abe-shinzo", "In the news: Shinzo Abe", "abe-shinzo", "all"),
        ("who-park-geun-hye", "In the news: Park Geun-hye", "park-geun-hye", "all"),
    ]


def test_the_title_speaks_the_readers_language(swept):
    [edition] = swept("language: ko\nsweep: {actor: [abe-shinzo]}")
    assert edition[1] == "In the news: 아베 신조"


def test_months_are_editions_of_one_briefing(swept):
    assert swept("actor: abe-shinzo\nsweep: {period: [2015-03, 2015-04]}") == [
        ("who", "In the news", "abe-shinzo", "2015-03-01--2015-03-31"),
        ("who", "In the news", "abe-shinzo", "2015-04-01--2015-04-30"),
    ]


def test_two_sweeps_make_every_combination(swept):
    editions = swept("sweep: {actor: [abe-shinzo, park-geun-hye], period: [2014, 2015]}")
    assert [(who, when[:4]) for who, _, _, when in editions] == [
        ("who-abe-shinzo", "2014"),
        ("who-abe-shinzo", "2015"),
        ("who-park-geun-hye", "2014"),
        ("who-park-geun-hye", "2015"),
    ]


def test_an_override_makes_the_one_edition_of_its_value(swept):
    editions = swept("sweep: {actor: [abe-shinzo, park-geun-hye]}", "actor=park-geun-hye")
    assert [name for name, *_ in editions] == ["who-park-geun-hye"]


@pytest.mark.parametrize(
    ("sweep", "fault"),
    [
        (
            "abe-shinzo",
            "sweep: must name lists of values, as {actor: [abe-shinzo, park-geun-hye]}, not 'abe-shinzo'",
        ),
        ("{actor: []}", "sweep.actor: holds no value, so there would be no edition"),
        ("{title: [A, B]}", "sweep.title: is for the edition; sweep over what its notebook takes"),
        ("{top: [5, 5]}", "sweep.top: '5' would name more than one edition, or none"),
    ],
)
def test_a_sweep_that_makes_no_sense_is_refused(swept, tmp_path, sweep, fault):
    with pytest.raises(ParamsError) as caught:
        swept(f"sweep: {sweep}")
    assert str(caught.value) == f"{tmp_path / 'who.yaml'}:\n  {fault}"


def test_an_actor_nobody_knows_is_told_as_ever(swept):
    with pytest.raises(
        ParamsError, match="actor: 'abe-shinso' is not in the registry; did you mean 'abe-shinzo'"
    ):
        swept("sweep: {actor: [abe-shinso]}")
