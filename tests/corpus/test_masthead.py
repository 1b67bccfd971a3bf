import pytest
from pages import MORE, MORE_JA, MORE_KO, STORY, STORY_JA, STORY_KO, one, outside, zones

TITLE, TITLE_KO, TITLE_JA = (
    "Envoys meet in old town hall",
    "외교 당국자 옛 시청서 만나",
    "外交当局者、古い市庁舎で会談",
)
STORIES = {
    "en": (TITLE, STORY, MORE),
    "ko": (TITLE_KO, STORY_KO, MORE_KO),
    "ja": (TITLE_JA, STORY_JA, MORE_JA),
}
BROKEN = """The envoys of the two sides met in the old town hall
on Monday and agreed to meet again before the summer, when the
fishing season opens and boats leave the harbours of both coasts
for waters that each side has called its own for as long as it
has had boats.
    Nobody expects an early agreement on fishing rights, which
divide the two coasts as they did ten years ago, when another
pair of envoys met in another town hall and parted late in the
night without a paper."""


@pytest.mark.parametrize(
    ("language", "line", "outlet"),
    [
        ("en", "Harbour Example Desk, Busan (a draft)", "Harbour Example Desk, Busan"),
        ("en", "13 April 2021, 21:15 JST, Harbour Example Desk, Busan", "Harbour Example Desk, Busan"),
        ("en", "--07-19 (Monday) | Harbour Example Desk, Busan", "Harbour Example Desk, Busan"),
        ("en", "HARBOUR EXAMPLE HERALD", "HARBOUR EXAMPLE HERALD"),
        ("en", "By the foreign desk of Harbour Example Times", "Harbour Example Times"),
        ("ko", "견본 데스크 부산 22일", "견본 데스크 부산"),
        ("ko", "견본일보 | 2015.04.17", "견본일보"),
        ("ja", "見本新聞　2013年2月22日", "見本新聞"),
    ],
)
def test_an_outlet_is_heard_beside_a_day_a_note_or_a_section(language, line, outlet):
    title, story, more = STORIES[language]
    cleaned = one(f"{title}\n\n{line}\n\n{story}\n\n{more}")
    assert (cleaned["title"], cleaned["outlet"], cleaned["agency"]) == (title, outlet, None)
    assert outside(f"{title}\n\n{line}\n\n{story}\n\n{more}") == [line]


@pytest.mark.parametrize(
    "line", ["HARBOUR EXAMPLE DESK, BUSAN (A DRAFT)", "Harbour Example Desk, Busan. A draft."]
)
def test_a_name_as_the_last_line_is_a_credit_though_no_blank_line_stands_above_it(line):
    text = f"ENVOYS MEET IN OLD TOWN HALL\n\nBUSAN, April 17 -- {BROKEN}\n{line}"
    assert zones(text)[-1] == ("credit", line)
    assert one(text)["outlet"].casefold() == "harbour example desk, busan"


def test_an_outlet_is_heard_in_a_japanese_dateline():
    assert one(f"{TITLE_JA}\n\n【釜山＝見本デスク東京】{STORY_JA}")["outlet"] == "見本デスク東京"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Breaking News"),
        ("en", "Top News"),
        ("en", "Home | World News | Local News"),
        ("en", "Latest Business News"),
        ("en", "Related News Updates"),
        ("en", "Joint Press Conference"),
        ("en", "Foreign Ministry Press Secretary"),
        ("en", "Help Desk"),
        ("en", "Hard Times"),
        ("en", "In Difficult Times"),
        ("en", "Harbour Peace Network"),
        ("en", "Example Fishing Agency"),
        ("en", "Ministry of Foreign Affairs"),
        ("en", "Analysis: Why Seoul Post Matters"),
        ("ko", "주요 뉴스"),
        ("ko", "정보통신"),
        ("ko", "국제 뉴스"),
        ("ko", "생방송"),
        ("ja", "国際ニュース"),
        ("ja", "最新ニュース一覧"),
    ],
)
def test_a_list_of_news_an_office_or_a_phrase_is_no_outlet(language, line):
    title, story, more = STORIES[language]
    for text in (f"{line}\n\n{title}\n\n{story}\n\n{more}", f"{title}\n\n{story}\n\n{more}\n\n{line}"):
        assert (one(text)["outlet"], one(text)["agency"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{TITLE}\n\n(Harbour Example Wire) -- {STORY}", "Harbour Example Wire"),
        (f"{TITLE}\n\nBy the night desk of Harbour Example Wire\n\n{STORY}", "Harbour Example Wire"),
        (f"{TITLE}\n\nBUSAN -- {BROKEN}\nHARBOUR EXAMPLE WIRE. NO DATE", "Harbour Example Wire"),
        (f"{TITLE}\n\n{STORY}\n\nThe Associated Press", "AP"),
    ],
)
def test_an_agency_is_told_by_its_name_however_it_is_set(text, agency):
    assert (one(text)["agency"], one(text)["outlet"]) == (agency, None)


def test_an_agency_stated_as_the_author_is_the_agency_and_no_byline():
    cleaned = one(f"{TITLE}\n\n{STORY}", byline="Reuters")
    assert (cleaned["agency"], cleaned["byline"]) == ("Reuters", None)


def test_a_broadcaster_is_heard_in_its_reporters_last_words():
    cleaned = one(f"{TITLE_KO}\n\n{STORY_KO}\n\n{MORE_KO}\n\nMBC뉴스 김견본입니다.")
    assert cleaned["outlet"] == "MBC"


def test_a_place_above_a_clock_is_where_it_was_said_and_wrote_nothing():
    head = "Harbour Hotel\nBusan, South Korea"
    text = f"{TITLE}\n\n{head}\n\n4:20 P.M. KST\n\n{STORY}\n\n{MORE}"
    assert one(text)["byline"] is None
    assert zones(text)[1:3] == [("dateline", head), ("dateline", "4:20 P.M. KST")]


def test_a_desk_is_no_person():
    assert one(f"{TITLE}\n\nHarbour Example Desk, Busan\n\nApril 17, 2015\n\n{STORY}")["byline"] is None


STAMPS = {
    "en": [
        "*Harbour Desk* · 2011.08.01 21:10",
        "Posted February 25, 2013 12:30 (KST)",
        "2019.10.24 (Thu)",
        "13 April 2021, 21:15 JST, Harbour Desk",
        "April 16 (Wed)",
        "--07-19 (Monday)",
        "4:20 P.M. EDT",
        "25.02.2013",
        "Seoul | February 25, 2013",
        "Mon 25 Feb 2013 12.30 GMT",
    ],
    "ko": [
        "입력 2013-02-25 12:30",
        "기사입력 2013년 02월 25일 12시 30분",
        "2월 25일 (월요일)",
        "2013-02-25(월) 12:30",
        "김견본 기자 | 2013.02.25 12:30",
    ],
    "ja": [
        "更新：2013年2月22日 12時30分",
        "配信 8/22(木) 20:41",
        "2013年2月22日（金曜日）",
        "平成25年2月22日",
        "令和3年 4月 13日",
        "［2013年2月22日］",
    ],
}


@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language, lines in STAMPS.items() for line in lines]
)
def test_a_line_with_the_pages_day_is_never_counted(language, line):
    title, story, more = STORIES[language]
    for text in (
        f"{title}\n\n{line}\n\n{story}\n\n{more}",
        f"{line}\n{title}\n{story}\n{more}",
        f"{title}\n\n{story}\n\n{more}\n\n{line}",
        f"{title}\n{story}\n{more}\n{line}",
    ):
        assert one(text)["title"] == title
        assert outside(text) == [line]


EMBEDDED = [
    "See you at the harbour! #example — Ann Example (@example) April 17, 2015",
    "Boats are back pic.twitter.com/abcdEFGH12",
    "Boats are back A photo posted by Ann Example (@example) on Apr 17, 2015 at 9:19am PDT",
    "[Related] Who owns the harbour?",
    "Photo gallery (8): The harbour in May",
    "Photograph: The harbour on a summer morning",
    "( See more from Example's harbour desk)",
    "Newsletter Sign Up Please verify you're not a robot. " + "Invalid email address. " * 40,
    "Most read in harbours " + "ALL AT SEA Boats are back in the harbour " * 40,
    "Photos: The harbour " + "A boat leaves the harbour in May. Hide Caption 1 of 55 " * 40,
]


@pytest.mark.parametrize("line", [line.strip() for line in EMBEDDED])
def test_what_a_page_sets_into_a_story_is_not_the_story(line):
    assert outside(f"{TITLE}\n\n{STORY}\n\n{line}\n\n{MORE}") == [line]


def test_highlights_above_a_story_are_not_counted_down_to_its_first_sentence():
    highlights = (
        "Story highlights Envoys meet in town hall\n\nThey will meet again\n\nFishing rights stay open"
    )
    assert outside(f"{TITLE}\n\n{highlights}\n\n{STORY}\n\n{MORE}") == [highlights]
