from datetime import date
from typing import get_args

import pytest

from dyads.charts.calendar import name_bin
from dyads.charts.labels import clip
from dyads.charts.nouns import Unit, count_units, units_in
from dyads.fonts import measure
from dyads.language import speaking, written_in


@pytest.mark.parametrize("unit", get_args(Unit))
def test_every_unit_is_one_noun_in_korean_and_japanese(unit):
    for language in ("ko", "ja"):
        words = units_in(unit, speaking(language))
        assert words["unit"] == words["a_unit"] == words["units"]
        assert written_in(words["unit"]) == language


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 paragraph", "1,200 articles"),
        ("ko", "문단 1개", "기사 1,200건"),
        ("ja", "1段落", "記事1,200件"),
    ],
)
def test_a_count_is_written_with_the_word_of_its_unit(language, one, many):
    assert count_units(1, "paragraph", speaking(language)) == one
    assert count_units(1200, "document", speaking(language)) == many


@pytest.mark.parametrize(
    ("first", "end", "written"),
    [
        (date(2015, 1, 1), date(2016, 1, 1), "2015"),
        (date(2015, 12, 1), date(2016, 1, 1), "December 2015"),
        (date(2015, 4, 13), date(2015, 4, 20), "13–19 April 2015"),
        (date(2015, 4, 13), date(2015, 4, 14), "13 April 2015"),
    ],
)
def test_a_bin_is_named_as_readers_say_it(first, end, written):
    assert name_bin(first, end, speaking("en")) == written


def test_a_bin_in_korean_and_japanese():
    assert name_bin(date(2015, 4, 1), date(2015, 5, 1), speaking("ko")) == "2015년 4월"
    assert name_bin(date(2015, 4, 13), date(2015, 4, 14), speaking("ja")) == "2015年4月13日"


def test_a_clipped_text_fits():
    assert clip("Japan", 100, 12) == "Japan"
    assert measure(clip("日本国" * 9, 100, 12), 12) <= 100
    assert clip("日本国", 5, 12) == "…"
