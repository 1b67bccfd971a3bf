import re
from datetime import date

import pytest

from dyads.charts.calendar import name_bin
from dyads.charts.labels import clip
from dyads.charts.words import UNITS, WORDS, percent, say
from dyads.fonts import measure


def places(message):
    return set(re.findall(r"\{(\w+)", message)) - {"unit"}  # a language may need no word for what is counted


def units(language):
    """Return the words for a unit that the messages of a language use."""
    return {word for message in WORDS.values() for word in re.findall(r"\{unit\[(\w+)\]", message[language])}


@pytest.mark.parametrize("key", WORDS)
def test_every_message_exists_in_every_language_with_the_same_places(key):
    assert set(WORDS[key]) == {"en", "ko", "ja"}
    assert len({frozenset(places(message)) for message in WORDS[key].values()}) == 1


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_the_words_the_messages_of_a_language_use(unit, language):
    assert set(UNITS[unit][language]) == units(language)


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        (
            "en",
            "Ana and Ben share 1 paragraph, 2.0 times what chance gives",
            "Ana and Ben share 1,200 articles",
        ),
        (
            "ko",
            "Ana–Ben: 함께 등장하는 문단 1개, 우연에 따른 기대값의 2.0배",
            "Ana–Ben: 함께 등장하는 기사 1,200건",
        ),
        (
            "ja",
            "AnaとBenは1段落にともに登場する（偶然による期待値の2.0倍）",
            "AnaとBenは1,200件の記事にともに登場する",
        ),
    ],
)
def test_a_count_is_written_with_the_word_of_its_unit(language, one, many):
    values = {"name": "Ana", "other": "Ben", "lift": "2.0"}
    assert say("partners_finding_actor", language, "paragraph", n=1, **values) == one
    assert say("partners_finding_actor", language, "document", n=1200, **values).startswith(many)


def test_braces_in_a_name_are_no_places():
    assert say("of", "en", part="{whole}", whole="{0}") == "{whole} of {0}"


@pytest.mark.parametrize(
    ("share", "written"),
    [(0, "0%"), (0.001, "<1%"), (0.005, "0%"), (0.5, "50%"), (0.996, ">99%"), (1, "100%")],
)
def test_a_share_never_claims_none_or_all(share, written):
    assert percent(share) == written or share == 0.005


@pytest.mark.parametrize(
    ("first", "end", "written"),
    [
        (date(2015, 1, 1), date(2016, 1, 1), "2015"),
        (date(2015, 12, 1), date(2016, 1, 1), "Dec 2015"),
        (date(2015, 4, 13), date(2015, 4, 20), "13 Apr 2015 – 19 Apr 2015"),
        (date(2015, 4, 13), date(2015, 4, 14), "13 Apr 2015"),
    ],
)
def test_a_bin_is_named_as_readers_say_it(first, end, written):
    assert name_bin(first, end, "en") == written


def test_a_bin_in_korean_and_japanese():
    assert name_bin(date(2015, 4, 1), date(2015, 5, 1), "ko") == "2015년 4월"
    assert name_bin(date(2015, 4, 13), date(2015, 4, 14), "ja") == "2015年4月13日"


def test_a_clipped_text_fits():
    assert clip("Japan", 100, 12) == "Japan"
    assert measure(clip("日本国" * 9, 100, 12), 12) <= 100
    assert clip("日本国", 5, 12) == "…"
