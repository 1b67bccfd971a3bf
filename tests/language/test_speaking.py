"""What a speaker of each language says; numbers, days and lists as CLDR has them."""

from datetime import date

import pytest
from babel import Locale

from dyads.errors import ParamsError
from dyads.language import LANGUAGES, speaking
from dyads.language.catalogue import Catalogue
from dyads.language.fields import Fields
from dyads.language.speaking import Speaker

POLISH = Locale.parse("pl")


def speaker(single=None, plural=None, locale="ko"):
    parsed = Locale.parse(locale)
    return Speaker(locale, parsed, Catalogue(single or {}, plural or {}), Fields(parsed))


def test_a_message_is_its_own_english():
    say = speaking("en")
    assert say("{name} is named in {n:article|articles}", name="Abe", n=1) == "Abe is named in 1 article"
    assert (
        say("{name} is named in {n:article|articles}", name="Abe", n=1234) == "Abe is named in 1,234 articles"
    )


def test_a_translation_may_put_fields_elsewhere_and_add_particles():
    say = speaker({"{n:article|articles} name {actor}": "{actor:이/가} 등장하는 기사 {n}건"})
    assert say("{n:article|articles} name {actor}", n=1234, actor="한국") == "한국이 등장하는 기사 1,234건"


def test_what_has_no_translation_is_said_in_whole_english():
    assert speaker()("{n:article|articles}", n=2) == "2 articles"
    assert speaker().many("{count} article", "{count} articles", 1) == "1 article"


def test_a_language_takes_as_many_plurals_as_it_has():
    articles = {"{n:article|articles}": "{n:artykuł|artykuły|artykułów|artykułu}"}
    many = {
        "{count} article": ("{count} artykuł", "{count} artykuły", "{count} artykułów", "{count} artykułu")
    }
    say = speaker(articles, many, "pl")
    for count, form in ((1, "artykuł"), (3, "artykuły"), (5, "artykułów")):
        assert say("{n:article|articles}", n=count) == f"{count} {form}"
        assert say.many("{count} article", "{count} articles", count) == f"{count} {form}"


def test_what_fills_a_field_is_never_read_as_a_message():
    assert (
        speaking("ko")("{name} and {other}", name="{other.__class__}", other="{0}")
        == "{other.__class__} and {0}"
    )


def test_a_field_cannot_reach_into_its_value():
    with pytest.raises(KeyError):
        speaker({"{name}": "{name.__class__}"})("{name}", name="x")


def test_an_unknown_language_is_refused_with_those_there_are():
    with pytest.raises(ParamsError) as refused:
        speaking("fr")
    assert str(refused.value) == "language:\n  must be one of en, ko, ja, not 'fr'"


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_grouped_and_rounded_as_they_are_printed(language):
    say = speaking(language)
    assert say.number(1234567) == "1,234,567"
    assert say.number(2.675, 2) == "2.67"  # the double is 2.67499…
    assert say.number(12.0, 1) == "12.0"
    assert say.number(None) == say.number(float("nan")) == say.share(None) == "–"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_of_any_size_is_said(language):
    say = speaking(language)
    assert say.number(-(10**30), 1) == "-1" + ",000" * 10 + ".0"
    assert say.number(2.0**100) == "1,267,650,600,228,229,401,496,703,205,376"
    assert say("{n}", n=10**399) == say.number(10**399) == "1" + ",000" * 133
    assert say.number(float("inf")) == "∞"


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0%"), (0.004, "<1%"), (0.425, "42%"), (0.996, ">99%"), (1, "100%")]
)
def test_a_share_that_rounds_to_nothing_or_all_says_so(share, said):
    assert speaking("en").share(share) == speaking("ja").share(share) == said


def test_days_say_once_what_both_share():
    day, week, month, year = date(2015, 4, 13), date(2015, 4, 19), date(2015, 5, 2), date(2016, 1, 5)
    say = speaking("en")
    assert say.days(day, day) == "13 April 2015"
    assert say.days(day, week) == "13–19 April 2015"
    assert say.days(day, month) == "13 April – 2 May 2015"
    assert say.days(day, year) == "13 April 2015 – 5 January 2016"
    assert speaking("ko").days(day, week) == "2015년 4월 13일~19일"
    assert speaking("ja").days(day, year) == "2015年4月13日～2016年1月5日"


def test_a_day_in_a_message_is_written_as_the_reader_writes_it():
    assert (
        speaker({"As of {day}": "기준일 {day}"})("As of {day}", day=date(2026, 6, 1))
        == "기준일 2026년 6월 1일"
    )
    assert speaking("en")("{day}", day=date(2026, 6, 1)) == "1 June 2026"


def test_months_and_lists():
    assert [speaking(language).month(date(2015, 4, 13)) for language in LANGUAGES] == [
        "April 2015",
        "2015년 4월",
        "2015年4月",
    ]
    assert speaking("en").joined(["a", "b", "c"]) == "a, b and c"
    assert speaking("en").joined(["a"]) == "a"
    assert speaking("en").joined([]) == ""


def test_two_are_joined_by_a_particle_and_more_by_commas():
    assert speaking("ko").joined(["일본", "대한민국"]) == "일본과 대한민국"
    assert speaking("ko").joined(["중국", "일본", "대한민국"]) == "중국, 일본, 대한민국"
    assert speaking("ja").joined(["日本", "韓国"]) == "日本と韓国"
    assert speaking("ja").joined(["中国", "日本", "韓国"]) == "中国、日本、韓国"
