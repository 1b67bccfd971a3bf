from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.model import DateInterval, Zone
from dyads.text.dates.find import find_dates, resolve_dates
from dyads.text.records import Article, Sentence


def dates_in(text, published=None):
    """The dates of a one-sentence article, as (surface, first, last, clock)."""
    article = Article("a", text, ())
    found = find_dates(article, [Sentence(1, 1, Zone.BODY, 0, len(text))])
    interval = DateInterval(*published) if published else None
    return [
        (text[d.start : d.end], d.first and d.first.isoformat(), d.last and d.last.isoformat(), d.clock)
        for d in resolve_dates(found, interval)
    ]


@pytest.mark.parametrize(
    ("text", "surface", "first", "last"),
    [
        ("They met on April 17, 2015 - 09:19.", "April 17, 2015 - 09:19", "2015-04-17", "2015-04-17"),
        ("They met at 2024-07-28 07:36:44 there.", "2024-07-28 07:36:44", "2024-07-28", "2024-07-28"),
        ("They met on 17 Apr 2015.", "17 Apr 2015", "2015-04-17", "2015-04-17"),
        ("They met on 17-MAR-1987.", "17-MAR-1987", "1987-03-17", "1987-03-17"),
        (
            "They met on Friday, April 17th, 2015, in town.",
            "Friday, April 17th, 2015",
            "2015-04-17",
            "2015-04-17",
        ),
        ("2015.04.17 입력", "2015.04.17", "2015-04-17", "2015-04-17"),
        ("둑이 열렸다.2015.04.17/강통신", "2015.04.17", "2015-04-17", "2015-04-17"),
        ("2015. 4. 17. 입력", "2015. 4. 17", "2015-04-17", "2015-04-17"),
        ("2015/4/17 配信", "2015/4/17", "2015-04-17", "2015-04-17"),
        ("양국은 2023년 4월 25일 만났다.", "2023년 4월 25일", "2023-04-25", "2023-04-25"),
        ("양국은 2023년 4월에 만났다.", "2023년 4월", "2023-04-01", "2023-04-30"),
        ("両国は2008年7月16日に会談した。", "2008年7月16日", "2008-07-16", "2008-07-16"),
        ("両国は２００８年７月１６日に会談した。", "２００８年７月１６日", "2008-07-16", "2008-07-16"),
        ("令和5年5月7日の会談", "令和5年5月7日", "2023-05-07", "2023-05-07"),
        ("平成元年の合意", "平成元年", "1989-01-01", "1989-12-31"),
        ("昭和40年6月22日の条約", "昭和40年6月22日", "1965-06-22", "1965-06-22"),
        ("In February 2012 they met.", "February 2012", "2012-02-01", "2012-02-29"),
        ("A 1965 agreement ended it.", "1965", "1965-01-01", "1965-12-31"),
        ("Colonial rule of 1910-45 was harsh.", "1910-45", "1910-01-01", "1945-12-31"),
        ("植民地支配(1910年から1945年)", "1910年から1945年", "1910-01-01", "1945-12-31"),
        ("The factories of the 1940s closed.", "1940s", "1940-01-01", "1949-12-31"),
        ("1980年代の報道", "1980年代", "1980-01-01", "1989-12-31"),
    ],
)
def test_a_full_date_means_its_own_days(text, surface, first, last):
    assert dates_in(text) == [(surface, first, last, "mentioned")]


def test_a_date_in_figures_that_can_be_read_two_ways_is_the_days_from_one_to_the_other():
    assert dates_in("Signed on 4/5/2015.") == [("4/5/2015", "2015-04-05", "2015-05-04", "mentioned")]


def test_a_date_in_figures_with_a_day_above_twelve_is_read_the_one_possible_way():
    assert dates_in("Signed on 4/17/2015.") == [("4/17/2015", "2015-04-17", "2015-04-17", "mentioned")]
    assert dates_in("Signed on 17/4/2015.") == [("17/4/2015", "2015-04-17", "2015-04-17", "mentioned")]


@pytest.mark.parametrize(
    "text",
    [
        "It cost 2015 won and 1998 yen.",
        "They sold 1,987 cars for $2015.",
        "He may 5 times march with us.",
        "그는 30일간 100일 동안 기다렸다.",
        "彼は3日間、10日ぶりに休んだ。",
        "On February 30 nothing happens.",
        "The Sunday Times wrote it.",
        "",
    ],
)
def test_numbers_and_words_that_only_look_like_dates_are_none(text):
    assert dates_in(text) == []


@pytest.mark.parametrize(
    ("text", "surface", "day", "clock"),
    [
        ("They met Thursday, February 13, in town.", "Thursday, February 13", "2014-02-13", "event"),
        ("They met on Thursday.", "Thursday", "2014-02-13", "event"),
        ("They met on Thursday (Feb. 13).", "Thursday (Feb. 13", "2014-02-13", "event"),
        ("両国は13日(木)に会談した。", "13日(木)", "2014-02-13", "event"),
        ("양국은 지난 13일(목) 만났다.", "지난 13일(목)", "2014-02-13", "event"),
        ("They met yesterday.", "yesterday", "2014-02-13", "event"),
        ("양국은 지난 13일 만났다.", "지난 13일", "2014-02-13", "event"),
        ("양국은 오는 25일 만난다.", "오는 25일", "2014-02-25", "scheduled"),
        ("両国は13日に会談した。", "13日", "2014-02-13", "event"),
        ("両国は25日に会談する予定。", "25日", "2014-02-25", "scheduled"),
        ("They will meet on March 3.", "March 3", "2014-03-03", "scheduled"),
        ("They met on December 26.", "December 26", "2013-12-26", "event"),
    ],
)
def test_a_partial_date_is_the_last_such_day_or_the_next_if_it_is_scheduled(text, surface, day, clock):
    assert dates_in(text, (date(2014, 2, 14), date(2014, 2, 14))) == [(surface, day, day, clock)]


@pytest.mark.parametrize(
    ("text", "surface", "first", "last", "clock"),
    [
        ("A visit in December drew protest.", "December", "2013-12-01", "2013-12-31", "mentioned"),
        ("The president is to visit in April.", "April", "2014-04-01", "2014-04-30", "scheduled"),
        ("올해 교역이 늘었다.", "올해", "2014-01-01", "2014-12-31", "mentioned"),
        ("昨年の貿易", "昨年", "2013-01-01", "2013-12-31", "mentioned"),
        ("They agreed last month.", "last month", "2014-01-01", "2014-01-31", "mentioned"),
        ("They agreed last week.", "last week", "2014-02-03", "2014-02-09", "mentioned"),
        ("They meet next year.", "next year", "2015-01-01", "2015-12-31", "scheduled"),
    ],
)
def test_months_and_years_are_seen_from_the_day_of_the_document(text, surface, first, last, clock):
    assert dates_in(text, (date(2014, 2, 14), date(2014, 2, 14))) == [(surface, first, last, clock)]


def test_without_the_documents_day_a_partial_date_stays_missing():
    assert dates_in("They met on Thursday.") == [("Thursday", None, None, "event")]


def test_a_partial_date_is_resolved_to_all_days_the_documents_interval_allows():
    assert dates_in("They met on Thursday.", (date(2014, 2, 13), date(2014, 2, 21))) == [
        ("Thursday", "2014-02-13", "2014-02-20", "event")
    ]


def test_a_partial_date_in_a_document_of_unsure_month_stays_missing():
    assert dates_in("They met on Thursday.", (date(2014, 1, 1), date(2014, 12, 31))) == [
        ("Thursday", None, None, "event")
    ]


def test_a_full_date_of_the_last_month_is_this_storys_event():
    assert dates_in("They met on February 7, 2014.", (date(2014, 2, 14), date(2014, 2, 14))) == [
        ("February 7, 2014", "2014-02-07", "2014-02-07", "event")
    ]


PIECES = st.sampled_from(
    [
        *(
            "19",
            "20",
            "2015",
            "12",
            "31",
            "4",
            "/",
            "-",
            ".",
            "年",
            "月",
            "日",
            "년",
            "월",
            "일",
            "令和",
            "元",
            "in",
            "won",
        ),
        "April",
        "Thursday",
        "next",
        "지난",
        " ",
        "\n",
        "(",
        ")",
        "2015-04-17",
        "1910-45",
        "오늘",
        "今年",
        "yesterday",
    ]
)


@given(st.lists(PIECES, max_size=12), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 40))
def test_any_mixture_of_pieces_gives_dates_in_order_that_end_no_earlier_than_they_begin(pieces, first, width):
    text = "".join(pieces)
    article = Article("a", text, ())
    found = find_dates(article, [Sentence(1, 1, Zone.BODY, 0, len(text))])
    found = resolve_dates(found, DateInterval(first, first + timedelta(width)))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(hit.first <= hit.last for hit in found if hit.first)
