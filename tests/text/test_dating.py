import csv
import json
import re
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.corpus import clean, read_documents
from dyads.model import Actor, Basis, DateInterval, Event, Issue, Office, Role, Zone
from dyads.registry import Registry, load
from dyads.text import annotate, build_lexicon
from dyads.text.dates.find import find_dates
from dyads.text.dating.date import date_article
from dyads.text.records import Article, Name, Sentence, ZoneSpan

DAY = date.fromisoformat
PRIOR = (date(1900, 1, 1), date(2099, 12, 31))


def person(id_, name, *roles, **names):
    return Actor(
        id_,
        "person",
        {"en": name, **names},
        "AAA",
        roles=tuple(Role(office, "AAA", DAY(first), last and DAY(last)) for office, first, last in roles),
    )


ACTORS = (  # invented people with invented tenures
    person(
        "berg", "Anna Berg", ("river-minister", "2013-02-01", "2017-01-20"), ko="안나베르크", ja="山川安奈"
    ),
    person(
        "dorn",
        "Carl Dorn",
        ("president", "2009-05-10", "2013-05-10"),
        ("president", "2017-05-10", "2021-05-10"),
    ),
    person("oberg", "Åsa Öberg", ("president", "2005-05-10", "2009-05-10")),
    person("falk", "Emil Falk", ("president", "2013-05-10", "2017-05-10")),
    person("gast", "Ida Gast", ("president", "2021-05-10", None)),
    Actor("rivers-council", "organization", {"en": "Rivers Council"}, "AAA"),
)
OFFICES = (
    Office("president", "state", {"en": "President", "ko": "대통령", "ja": "大統領"}, ("AAA",), ("president",), {}, {}),
    Office("river-minister", "ministry", {"en": "Minister of Rivers"}, ("AAA",), ("minister of rivers",), {"AAA": ("강장관", "河川相")}, {}),
)  # fmt: skip
EVENTS = (
    Event("dam", DateInterval(DAY("2015-07-05"), DAY("2015-07-05")), "Upper dam is approved as flood wall", "b", ("rivers-council",), ("floods",), "high", ""),
    Event("visit", DateInterval(DAY("2014-03-16"), DAY("2014-03-16")), "Berg receives Falk", "b", ("berg", "falk"), (), "high", ""),
)  # fmt: skip
REGISTRY = Registry(
    MappingProxyType({a.id: a for a in ACTORS}),
    MappingProxyType({o.id: o for o in OFFICES}),
    MappingProxyType({"floods": Issue("floods", "water", {"en": "Floods"}, ("flood wall",))}),
    MappingProxyType({e.id: e for e in EVENTS}),
    "dating",
)


def dated(*sentences, before=(), after=(), given=None, agency=None):
    """The dating of an article: a title, sentences, and zones before and after as (zone, rule, text)."""
    parts = [*before, *((Zone.BODY, "body", s) for s in ("A title", *sentences)), *after]
    text, zones, body = "", [], []
    for zone, rule, part in parts:
        zones.append(
            ZoneSpan(Zone.TITLE if part == "A title" else zone, len(text), len(text) + len(part), rule)
        )
        if rule == "body":
            body.append(Sentence(len(body), len(body), zones[-1].zone, len(text), len(text) + len(part)))
        text += part + "\n"
    article = Article("a", text, tuple(zones), agency=agency, given=given or {})
    return date_article(article, body, names_in(text, body), find_dates(article, body), REGISTRY)


def names_in(text, sentences):
    names = []
    for actor in ACTORS:
        surname = actor.names["en"].split()[-1]
        for name, kind in (*((name, "name") for name in actor.names.values()), (surname, "surname")):
            for match in re.finditer(rf"(?<!{actor.names['en'].split()[0]} ){re.escape(name)}", text):
                at = next((s.number for s in sentences if s.start <= match.start() < s.end), None)
                names.append(Name(*match.span(), name, at, Zone.BODY, ((actor.id, kind),), *match.span()))
    return sorted(names, key=lambda n: n.start)


def days(dating):
    return dating.interval and (dating.interval.first.isoformat(), dating.interval.last.isoformat())


def clues(dating):
    return [(reason.clue, reason.removes_days) for reason in dating.reasons]


@pytest.mark.parametrize(
    "line",
    [
        "Published : April 17, 2015 - 08:07",
        "Published :`2015-04-17 07:36:44`",
        "date: '2015-04-17'",
        "published_time: 2015-04-17 23:00:57-05:00",
        "Posted on 17 Apr 2015 at 9:19 a.m.",
        "입력 2015.04.17 09:19",
        "등록 : 2015. 4. 17.",
        "公開日 2015年4月17日",
        "平成27年4月17日",
        "Friday, April 17, 2015",
        "Posted April 17, 2015 12:30 (KST)",
        "Input 2015.04.17 11:34   Edit 2015.04.18 14:05",
        "River Desk (a desk), Tokyo, 2015-04-17 18:30 JST",
        "*River Desk, Seoul* · 2015.04.17 21:10",
        "River Desk — Friday, April 17, 2015",
        "17 April 2015, 21:15 JST, River Desk, Tokyo",
        "April 17, 2015 (Fri) 13:20 KST | updated",
        "Friday, April 17, 2015  /  River Desk",
        "강 데스크 서울 | 2015년 4월 17일",
        "2015년 4월 17일 15:10 (한국시간)",
        "川の机東京　2015年4月17日（金）18時30分",
        "2015/4/17 19:00　川の机東京",
    ],
)
def test_a_day_the_page_states_is_the_day_as_it_stands_whatever_the_zone(line):
    dating = dated("It rained.", before=[(Zone.DATELINE, "stamp", line)])
    assert (days(dating), dating.basis) == (("2015-04-17", "2015-04-17"), Basis.STATED)


@pytest.mark.parametrize(
    "line",
    [
        "SEOUL, 17 Apr 2015 (River Wire) --",
        "BONN, Germany, April 17, 2015 (River Wire) --",
        "川の机東京 2015年04月17日13:30",
    ],
)
def test_a_dateline_with_its_year_is_the_day_of_the_dispatch(line):
    dating = dated("It rained.", before=[(Zone.DATELINE, "dateline", line)])
    assert (days(dating), dating.basis) == (("2015-04-17", "2015-04-17"), Basis.STATED)


def test_the_stamp_of_a_page_comes_before_the_day_a_wire_filed():
    stamp = (Zone.DATELINE, "stamp", "April 18, 2015")
    dating = dated(
        "It rained.", before=[stamp, (Zone.DATELINE, "dateline", "SEOUL, 17 Apr 2015 (River Wire) --")]
    )
    assert days(dating) == ("2015-04-18", "2015-04-18")


def test_days_below_other_stories_or_comments_are_theirs():
    other = (Zone.FURNITURE, "below-story", "Another story. Published: April 17, 2015")
    for label in ("related", "comments"):
        assert dated("It rained.", after=[(Zone.FURNITURE, label, "Read next"), other]).interval is None
    assert days(dated("It rained.", after=[other])) == ("2015-04-17", "2015-04-17")


@pytest.mark.parametrize("zone", [Zone.STANDFIRST, Zone.CREDIT])
def test_a_publication_told_in_a_sentence_is_not_the_pages(zone):
    told = (zone, "standfirst", "A survey of rain released April 17, 2015 finds little of it.")
    assert dated("It rained.", before=[told]).interval is None


@pytest.mark.parametrize(
    "line",
    [
        "Photo taken on April 17, 2015",
        "Remembering April 17, 2015",
        "Exhibition, April 17, 2015 to May 3, 2015",
        "River Desk, since April 17, 2015",
        "April 17, 2015 was a day of rain",
        "写真　2015年4月17日",
        "강 축제, 2015년 4월 17일부터",
        "April 2015",
    ],
)
def test_a_day_that_is_a_pictures_or_part_of_a_phrase_is_not_the_pages(line):
    assert dated("It rained.", before=[(Zone.DATELINE, "stamp", line)]).interval is None


def test_what_the_source_gives_comes_before_what_the_page_states():
    stamp = (Zone.DATELINE, "stamp", "Published: April 18, 2015")
    dating = dated("It rained.", before=[stamp], given={"published": "2015-04-17T23:59:00Z"})
    assert days(dating) == ("2015-04-17", "2015-04-17")


def test_a_stated_day_in_figures_that_reads_two_ways_is_both():
    dating = dated("It rained.", before=[(Zone.DATELINE, "stamp", "Published: 4/5/2015")])
    assert days(dating) == ("2015-04-05", "2015-05-04")


def test_two_statements_a_time_zone_apart_are_both_days_and_two_further_apart_contradict():
    one, next_day, later = ((Zone.DATELINE, "stamp", f"Published: April {n}, 2015") for n in (17, 18, 20))
    assert days(dated("It rained.", before=[one, next_day])) == ("2015-04-17", "2015-04-18")
    dating = dated("It rained.", before=[one, later])
    assert (dating.interval, dating.basis) == (None, Basis.UNKNOWN)
    assert dating.contradiction == (
        'the page states "Published: April 17, 2015" excludes the page states "Published: April 20, 2015"'
    )


@pytest.mark.parametrize(
    "zone",
    [
        (Zone.FURNITURE, "comments", "Posted: April 17, 2015"),
        (Zone.CREDIT, "copyright", "Copyright 2015-04-17"),
        (Zone.BYLINE, "by-line", "By Anna Berg, April 17, 2015"),
        (Zone.FURNITURE, "related", "Published: April 17, 2015"),
        (Zone.FURNITURE, "menu", "April 17, 2015"),
        (Zone.FURNITURE, "related", "Most read this week, April 17, 2015"),
        (Zone.DATELINE, "stamp", "April 17, 2015"),
        (Zone.FURNITURE, "link", "![](https://river.example/photo_2015-04-17.jpg)"),
    ],
)
def test_a_day_of_a_comment_a_copyright_a_byline_or_another_story_is_no_clue(zone):
    assert dated("It rained.", after=[zone]) == dated("It rained.")


def test_a_stated_day_that_was_another_weekday_contradicts_itself():
    dating = dated("It rained.", before=[(Zone.DATELINE, "stamp", "Published: Friday, April 18, 2015")])
    assert (dating.interval, dating.basis) == (None, Basis.UNKNOWN)
    assert dating.contradiction == 'the page states "Published: Friday, April 18, 2015", which was a Saturday'


def test_three_clues_of_which_any_two_agree_exclude_each_other():
    # 13 February was a Thursday in 2014 and 2020, Dorn's terms hold 2009 to 2013 and 2017 to 2021.
    dating = dated(
        "President Carl Dorn Thursday, February 13, hailed the 50th anniversary of the normalization of relations."
    )
    assert dating.interval is None
    assert dating.contradiction is not None
    assert dating.contradiction.startswith('the story\'s day: "Thursday, February 13" excludes anniversary: ')


def test_a_revision_only_says_that_the_text_is_no_younger():
    dating = dated("President Emil Falk spoke.", after=[(Zone.DATELINE, "stamp", "Updated: June 3, 2015")])
    assert (days(dating), dating.basis) == (("2013-05-09", "2015-06-03"), Basis.INFERRED)


@pytest.mark.parametrize(
    ("zone", "line"),
    [
        (Zone.DATELINE, "Updated: June 3, 2015, 9:15 p.m. JST"),
        (Zone.DATELINE, "更新：2015年6月3日（水）18時30分"),
        (Zone.FURNITURE, "River Desk | Wednesday 3 June 2015 | a desk"),
        (Zone.STANDFIRST, "Jun 3, 2015 5:40 p.m. EDT | Updated 6:05 p.m."),
    ],
)
def test_a_revision_or_a_pages_head_is_the_day_of_a_story_that_tells_of_it(zone, line):
    head = [(zone, "stamp" if zone is Zone.DATELINE else "banner", line)]
    told = ("It rained on Wednesday.", "Guards said on Wednesday they will close the dam.")
    for lead in (*told, "川は3日、あふれた。", "강이 3일 넘쳤다."):
        dating = dated(lead, before=head)
        assert (days(dating), dating.basis) == (("2015-06-03", "2015-06-03"), Basis.STATED)
    for lead in ("It rained on Tuesday.", "Guards will meet on Wednesday.", "“On Wednesday” it rained."):
        assert dated(lead, before=head).interval is None


def test_a_weekday_with_a_date_and_a_tenure_leave_one_year():
    # 13 February was a Thursday in 2003, 2014 and 2020, and in 29 years from 1900 to 2099; Berg was minister 2013 to 2017.
    text = "Minister of Rivers Anna Berg Thursday, February 13, called for calm."
    dating = dated(text)
    assert (days(dating), dating.basis) == (("2014-02-13", "2014-02-15"), Basis.INFERRED)
    assert clues(dating) == [
        ('the story\'s day: "Thursday, February 13"', 1452 - 3),
        (
            '"Minister of Rivers Anna Berg" [Anna Berg, Minister of Rivers (AAA) 2013-02-01 to 2017-01-20]',
            87 - 3,
        ),
    ]


def test_a_stamp_without_its_year_is_that_day_of_some_year():
    # 3 June was a Wednesday in 2009, 2015, 2020; Falk was president from 2013 to 2017.
    stamp = (Zone.DATELINE, "stamp", "Wednesday, June 3, 14:00")
    assert days(dated("President Emil Falk spoke.", before=[stamp])) == ("2015-06-03", "2015-06-03")
    assert days(dated("President Emil Falk spoke.", after=[stamp])) == ("2013-05-09", "2017-05-11")


def test_a_dateline_takes_the_weekday_of_the_first_sentence_or_the_day_after():
    # 3 June was a Wednesday in 2015 and a Tuesday in 2014; Falk was president from 2013 to 2017.
    line = [(Zone.DATELINE, "dateline", "SEOUL, June 3 –")]
    dating = dated("President Emil Falk spoke on Tuesday.", before=line)
    assert days(dating) == ("2014-06-03", "2015-06-04")
    assert clues(dating)[0][0] == 'dateline: "June 3", a Tuesday or the day after'
    assert days(dated("President Emil Falk spoke.", before=line)) == ("2013-06-03", "2016-06-04")


def test_what_a_wire_sends_is_out_by_the_next_day():
    text = "Minister of Rivers Anna Berg Thursday, February 13, called for calm."
    assert days(dated(text, agency="AFP")) == ("2014-02-13", "2014-02-14")
    assert days(dated(text, before=[(Zone.DATELINE, "dateline", "SEOUL –")])) == ("2014-02-13", "2014-02-14")


def test_a_weekday_that_no_year_of_the_tenure_has_is_a_contradiction_of_the_two():
    dating = dated("Minister of Rivers Anna Berg Sunday, February 13, called for calm.", "It is 1910-45.")
    assert (dating.interval, dating.basis, dating.reasons) == (None, Basis.UNKNOWN, ())
    assert dating.contradiction == (
        'the story\'s day: "Sunday, February 13" excludes '
        '"Minister of Rivers Anna Berg" [Anna Berg, Minister of Rivers (AAA) 2013-02-01 to 2017-01-20]'
    )


def test_a_stated_day_stands_and_what_excludes_it_is_told():
    dating = dated(
        "President Ida Gast spoke.", before=[(Zone.DATELINE, "stamp", "Published: April 17, 2015")]
    )
    assert days(dating) == ("2015-04-17", "2015-04-17")
    assert dating.contradiction == (
        'the page states "Published: April 17, 2015" excludes '
        '"President Ida Gast" [Ida Gast, President (AAA) 2021-05-10 to today]'
    )


def test_two_presidents_of_different_terms_exclude_each_other():
    dating = dated("President Emil Falk met President Ida Gast.")
    assert dating.interval is None
    assert dating.contradiction is not None


def test_two_terms_leave_a_wide_interval():
    assert days(dated("President Carl Dorn spoke.")) == ("2009-05-09", "2021-05-11")


def test_former_flips_the_sign():
    assert days(dated("Former president Emil Falk met Minister of Rivers Anna Berg.")) is None
    dating = dated("Former president Carl Dorn met Minister of Rivers Anna Berg.")
    assert days(dating) == ("2013-05-09", "2017-01-21")


def test_a_name_with_accents_has_its_title_too():
    assert days(dated("President Åsa Öberg said so.")) == ("2005-05-09", "2009-05-11")


def test_a_surname_without_its_full_name_is_nobodys():
    assert dated("President Falk spoke.") == dated("It rained.")
    assert days(dated("President Falk spoke.", "He is Emil Falk.")) == ("2013-05-09", "2017-05-11")


def test_an_elected_president_has_not_begun():
    assert days(dated("President-elect Emil Falk spoke.")) == ("2013-01-09", "2013-05-11")


def test_then_and_a_possible_president_say_nothing():
    assert dated("Then-President Emil Falk spoke.") == dated("It rained.")
    assert dated("If President Emil Falk spoke, what then?") == dated("It rained.")


def test_an_office_holder_further_down_or_beside_a_year_only_says_that_the_office_had_begun():
    rain = ["It rained."] * 6
    assert days(dated(*rain, "President Emil Falk had spoken.", "Former president Emil Falk left.")) is None
    assert days(dated("Minister of Rivers Anna Berg spoke.", *rain, "President Emil Falk had spoken.")) == (
        "2013-05-09",
        "2017-01-21",
    )
    assert dated("In 2014 President Emil Falk spoke.").interval is None


def test_an_office_holder_beside_a_weekday_held_it_that_week_wherever_it_stands():
    rain = ["It rained."] * 6
    assert days(dated(*rain, "President Emil Falk spoke on Friday.")) == ("2013-05-09", "2017-05-18")
    assert days(dated(*rain, "“On Friday” President Emil Falk had spoken.")) is None
    assert days(dated(*rain, "On Friday, May 6, President Emil Falk had spoken.")) is None
    assert days(dated(*rain, "On a Friday in 2014 President Emil Falk spoke.")) is None


def test_an_office_holder_further_down_holds_it_where_the_text_dates_nothing_of_that_time():
    rain = ["It rained."] * 6
    assert days(dated(*rain, "President Emil Falk will speak.")) == ("2013-05-09", "2017-05-11")
    assert days(dated(*rain, "President Emil Falk will speak.", "Rain of 2014 remains.")) is None
    for looks_back in (
        "Aides of President Emil Falk, then young, spoke.",
        "It was so under President Emil Falk.",
    ):
        assert days(dated(*rain, looks_back)) is None


def test_an_administration_told_of_in_the_present_is_in_office():
    name = "Emil Falk wrote a book."
    assert days(dated(name, "The Falk administration has opposed the dam.")) == ("2013-05-09", "2017-05-11")
    assert days(dated(name, "The Falk administration opposed the dam.")) is None
    assert days(dated("The Falk administration has opposed the dam.")) is None


def test_the_first_since_a_year_is_told_of_today():
    assert days(dated("President Emil Falk came, the first to come since 2006.")) == (
        "2013-05-09",
        "2017-05-11",
    )
    assert dated("Since 2014 President Emil Falk spoke.").interval is None


@pytest.mark.parametrize(
    "text",
    ["안나베르크 강장관은 말했다.", "山川安奈河川相は述べた。", "Anna Berg, the minister of rivers, spoke."],
)
def test_titles_after_the_name_are_read_in_three_languages(text):
    assert days(dated(text)) == ("2013-01-31", "2017-01-21")


@pytest.mark.parametrize(
    "text",
    [
        "안나베르크 전 강장관은 말했다.",
        "山川安奈元河川相は述べた。",
        "Anna Berg, a former minister of rivers, spoke.",
    ],
)
def test_former_is_read_in_three_languages(text):
    dating = dated(text)
    assert dating.interval is None
    assert [removed for _, removed in clues(dating)] == [(DAY("2017-01-19") - PRIOR[0]).days]


def test_an_anniversary_is_of_its_year():
    text = "They met on the 50th anniversary of the normalization of relations."
    assert days(dated(text)) == ("2015-01-01", "2015-12-31")
    assert days(dated("양국은 국교정상화 50주년을 맞았다.")) == ("2015-01-01", "2015-12-31")
    assert days(dated("両国は国交正常化50周年を迎えた。日韓国交正常化50周年の年。")) == (
        "2015-01-01",
        "2015-12-31",
    )


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        (
            "This year marks the centenary of the River War of 1905, and on August 15 the valleys remember the sixtieth anniversary of the end of WWII.",
            "2005",
        ),
        ("The valleys keep the 40th anniversary of the 1970 treaty this week.", "2010"),
        ("The parade marks 60 years since the end of World War II.", "2005"),
        (
            "The mill keeps the 10th anniversary of its fair and the 70th anniversary of the end of World War II.",
            "2015",
        ),
    ],
)
def test_each_anniversary_of_a_sentence_counts_from_what_stands_beside_it(sentence, year):
    assert days(dated(sentence)) == (f"{year}-01-01", f"{year}-12-31")


def test_an_anniversary_kept_in_a_year_does_not_count_from_that_year():
    dating = dated("The valleys kept the 50th anniversary of the treaty in 2015.")
    assert not any(clue.startswith("anniversary") for clue, _ in clues(dating))


def test_an_anniversary_ahead_may_be_the_next_years():
    text = "They prepare for the upcoming 50th anniversary of the normalization of relations."
    assert days(dated(text)) == ("2014-01-01", "2015-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "His statement on the 70th anniversary of the end of World War II stands.",
        "戦後70年の談話を引き継いだ。",
    ],
)
def test_an_anniversary_that_a_statement_is_known_by_only_says_that_the_text_is_no_older(text):
    dating = dated(text)
    assert dating.interval is None
    assert [removed for _, removed in clues(dating)] == [(DAY("2015-01-01") - PRIOR[0]).days]


def test_a_known_event_told_as_recent_bounds_the_day():
    text = "The Rivers Council has recently approved the upper dam as a flood wall."
    assert days(dated(text)) == ("2015-07-05", "2016-07-04")


def test_a_day_and_month_with_two_people_of_a_known_event_is_of_its_year():
    assert days(dated("Since March 16 Anna Berg and Emil Falk have met twice.")) == (
        "2014-03-16",
        "2015-03-16",
    )


def test_the_latest_year_in_a_text_is_no_rule():
    assert dated("The 2014 Games were awarded.", "Rules of 1999 and plans for 2013 remain.").interval is None


def test_a_year_told_as_past_and_one_still_hoped_for_bound_the_day():
    dating = dated(
        "The deficit rose in the first months of 1987.",
        "It said it hoped to close the gap by 1991.",
        "It rained.",
    )
    assert (days(dating), dating.basis) == (("1987-01-01", "1991-12-31"), Basis.INFERRED)


def test_a_printed_source_is_not_younger_than_the_text():
    source = (Zone.FURNITURE, "source-list", "朝日新聞、2014年7月18日。")
    assert days(dated("Minister of Rivers Anna Berg spoke.", after=[source])) == ("2014-07-18", "2017-01-21")


def test_a_day_of_the_month_is_the_one_a_picture_was_taken_on():
    def pictured(caption):
        return days(
            dated("안나베르크 강장관은 28일 둑을 열었다.", after=[(Zone.CAPTION, "caption", caption)])
        )

    assert pictured("둑이 열리고 있다.2016.7.28/강통신") == ("2016-07-28", "2016-07-30")
    assert pictured("둑이 열리고 있다.2016.7.27/강통신") == ("2016-07-27", "2017-01-21")
    assert pictured("둑이 열리고 있다.2016.7.28/강통신 자료사진") == ("2016-07-28", "2017-01-21")


def test_a_digest_is_at_most_two_weeks_younger_than_the_newest_of_its_sources_if_it_tells_of_that_day():
    sources = [
        (Zone.FURNITURE, "source-list", "川の新聞、2016年7月29日。"),
        (Zone.FURNITURE, "source-list", "谷の新聞、2016年7月20日。"),
    ]
    assert days(dated("28日、堤が開かれた。", after=sources)) == ("2016-07-29", "2016-08-12")
    assert days(dated("20日、堤が開かれた。", after=sources)) is None


@pytest.mark.parametrize(
    ("sentence", "interval"),
    [
        ("외무성은 이날 '2018년판 외교청서'를 각의에 보고했다.", ("2018-01-01", "2018-12-31")),
        ("外務省は同日、2018年版外交青書を閣議に報告した。", ("2018-01-01", "2018-12-31")),
        ("외무성은 '2018년판 외교청서'에서 강을 다루었다.", None),
    ],
)
def test_a_yearbook_that_is_presented_today_is_of_its_year(sentence, interval):
    dating = dated(sentence)
    assert days(dating) == interval
    assert clues(dating)[0][0].startswith("a book of its year")


def test_a_text_that_is_bounded_on_one_side_only_is_unknown_and_says_which():
    dating = dated("President Ida Gast spoke.")
    assert (dating.interval, dating.basis, dating.contradiction) == (None, Basis.UNKNOWN, None)
    assert clues(dating) == [
        (
            '"President Ida Gast" [Ida Gast, President (AAA) 2021-05-10 to today]',
            (DAY("2021-05-09") - PRIOR[0]).days,
        )
    ]


def test_a_day_that_returns_every_year_bounds_nothing_by_itself():
    assert dated("It rained.", before=[(Zone.DATELINE, "dateline", "SEOUL, March 17 –")]).interval is None


@pytest.mark.parametrize("text", ["", "It rained."])
def test_without_a_clue_the_day_is_unknown(text):
    dating = dated(text)
    assert (dating.interval, dating.basis, dating.reasons, dating.contradiction) == (
        None,
        Basis.UNKNOWN,
        (),
        None,
    )


@pytest.mark.parametrize("folder", ["dev", "open", "other"])
def test_no_interval_excludes_the_day_of_a_real_article(shared, folder):
    truth = {}
    with (shared / "corpus" / folder / "manifest.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            truth[row["file"]] = row["published"][:10]
    lexicon = build_lexicon(load())
    dated = 0
    for read in read_documents([str(shared / "corpus" / folder)]):
        batch = clean(read.documents)
        for source, row in zip(
            batch["source"].to_pylist(), annotate(batch, lexicon).dating.to_pylist(), strict=True
        ):
            day = truth.get(source) or ""
            if row["published_from"] and day:
                dated += 1
                first, last = (row[key].isoformat()[: len(day)] for key in ("published_from", "published_to"))
                assert first <= day <= last, source
    assert dated


@pytest.mark.parametrize(
    ("article", "interval"),
    [
        ("jk-seed-000", ("2015-07-05", "2015-12-31")),
        ("jk-seed-001", ("2015-04-17", "2015-04-17")),
        ("jk-seed-004", ("2014-02-13", "2014-02-14")),
    ],
)
def test_the_seeds_are_dated_as_by_hand(shared, article, interval):
    [read] = read_documents([str(shared / "corpus" / "dev" / f"{article}.txt")])
    [dating] = annotate(clean(read.documents), build_lexicon(load())).dating.to_pylist()
    assert (dating["published_from"].isoformat(), dating["published_to"].isoformat()) == interval


def test_every_gold_article_is_dated_and_its_interval_holds_the_truth(shared):
    lexicon = build_lexicon(load())
    for file in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        [place] = (shared / "corpus").glob(f"*/{gold['id']}.txt")
        [read] = read_documents([str(place)])
        [dating] = annotate(clean(read.documents), lexicon).dating.to_pylist()
        truth = DateInterval(DAY(gold["published"]["earliest"][:10]), DAY(gold["published"]["latest"][:10]))
        assert DateInterval(dating["published_from"], dating["published_to"]).meet(truth), gold["id"]


TENURES = {a.id: [(r.first, r.last or PRIOR[1]) for r in a.roles] for a in ACTORS if a.roles}
TITLES = {
    "berg": "Minister of Rivers Anna Berg",
    "dorn": "President Carl Dorn",
    "falk": "President Emil Falk",
}
GRACE, LAG = timedelta(1), timedelta(2)


@given(
    who=st.sampled_from(sorted(TITLES)),
    told=st.dates(DAY("2009-05-10"), DAY("2021-05-10")),
    late=st.integers(0, 2),
    with_weekday=st.booleans(),
)
def test_the_true_day_is_always_inside_and_the_days_are_those_of_brute_force(who, told, late, with_weekday):
    if not any(first <= told <= last for first, last in TENURES[who]):
        return
    published = told + timedelta(late)
    written = f"{told:%A}, {told:%B} {told.day}" if with_weekday else f"{told:%B} {told.day}"
    dating = dated(f"{TITLES[who]} spoke on {written}, in town.")

    def is_possible(day):
        in_office = any(first - GRACE <= day <= last + GRACE for first, last in TENURES[who])
        stories = [day - timedelta(n) for n in range(LAG.days + 1)]
        fits = [
            s for s in stories if (s.month, s.day) == (told.month, told.day) and s.weekday() == told.weekday()
        ]
        return in_office and bool(fits or not with_weekday)

    possible = [day for n in range(6000) if is_possible(day := DAY("2007-01-01") + timedelta(n))]
    assert dating.interval == DateInterval(possible[0], possible[-1])
    if any(first - GRACE <= published <= last + GRACE for first, last in TENURES[who]):
        assert published in dating.interval
