import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from pages import MORE, MORE_JA, MORE_KO, STORY, STORY_JA, STORY_KO, one, outside, zones

from dyads.corpus import CLEAN, clean
from dyads.model import Zone
from dyads.tables import RAW

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


def test_the_first_line_is_the_title_and_the_rest_the_body():
    cleaned = one(f"Envoys meet in old town hall\n\n{STORY}\n")
    assert (cleaned["title"], cleaned["title_start"], cleaned["title_end"]) == (
        "Envoys meet in old town hall",
        0,
        28,
    )
    assert zones(f"Envoys meet in old town hall\n\n{STORY}\n") == [
        ("title", "Envoys meet in old town hall"),
        ("body", STORY),
    ]


def test_a_heading_mark_is_no_part_of_the_title():
    cleaned = one(f"# Envoys meet\n\n{STORY}")
    assert (cleaned["title"], cleaned["title_start"]) == ("Envoys meet", 2)


def test_a_title_in_front_matter_is_counted_and_the_rest_of_it_is_not():
    text = f'---\ndate: 2015-04-17\ntitle: "Envoys\\_meet"\n---\n{STORY}'
    cleaned = one(text)
    assert cleaned["title"] == "Envoys meet"
    assert text[cleaned["title_start"] : cleaned["title_end"]] == "Envoys\\_meet"
    assert zones(text)[0] == ("furniture", '---\ndate: 2015-04-17\ntitle: "')
    assert zones(text)[-1] == ("body", STORY)


def test_a_title_that_a_wire_broke_is_one_line():
    text = f"ENVOYS MEET IN OLD TOWN HALL AND AGREE TO MEET AGAIN BEFORE\nSUMMER\n\n{STORY}"
    assert one(text)["title"] == "ENVOYS MEET IN OLD TOWN HALL AND AGREE TO MEET AGAIN BEFORE SUMMER"


def test_the_second_copy_of_a_title_is_furniture():
    assert outside(f"Envoys meet again\n\nEnvoys meet again\n\n{STORY}") == ["Envoys meet again"]


def test_a_title_that_only_the_source_states_has_no_place_in_the_text():
    cleaned = one(STORY, title="Envoys meet")
    assert (cleaned["title"], cleaned["title_start"], cleaned["title_end"]) == ("Envoys meet", None, None)


def test_a_text_without_a_title_has_none():
    assert one(STORY)["title"] is None


def test_names_above_a_title_are_not_the_title():
    text = f"The Korea Herald\n\n견본씨\n\nEnvoys meet in old town hall\n\nBy Ann Example\n\nPublished : April 17, 2015 - 09:19\n\n{STORY}"
    cleaned = one(text)
    assert cleaned["title"] == "Envoys meet in old town hall"
    assert cleaned["outlet"] == "The Korea Herald"
    assert cleaned["byline"] == "By Ann Example"
    assert outside(text) == [
        "The Korea Herald",
        "견본씨",
        "By Ann Example",
        "Published : April 17, 2015 - 09:19",
    ]


def test_a_dateline_is_cut_off_the_first_sentence_and_names_the_agency():
    text = f"Envoys meet\n\nSEOUL, March 17 (Yonhap) -- {STORY}"
    assert zones(text)[1:] == [("dateline", "SEOUL, March 17 (Yonhap) --"), ("body", STORY)]
    assert one(text)["agency"] == "Yonhap"


@pytest.mark.parametrize(
    ("dateline", "story", "agency", "byline"),
    [
        ("SEOUL, South Korea –", STORY, None, None),
        ("PYONGYANG, North Korea (AP) —", STORY, "AP", None),
        ("Tokyo, Nov. 3 (Kyodo) --", STORY, "Kyodo", None),
        ("(CNN)", STORY, None, None),
        ("(서울=연합뉴스) 김견본 기자 =", STORY_KO, "Yonhap", "김견본 기자"),
        ("【서울=뉴시스】이견본 기자 =", STORY_KO, "Newsis", "이견본 기자"),
        ("[아시아경제 박견본 기자]", STORY_KO, None, "박견본 기자"),
        ("【ソウル共同】", STORY_JA, "Kyodo", None),
        ("（東京＝時事）", STORY_JA, "Jiji", None),
    ],
)
def test_datelines_of_three_languages(dateline, story, agency, byline):
    title = {STORY: "Envoys meet", STORY_KO: "외교 당국자 만나", STORY_JA: "外交当局者が会談"}[story]
    text = f"{title}\n\n{dateline} {story}"
    assert zones(text)[1:] == [("dateline", dateline), ("body", story)]
    assert (one(text)["agency"], one(text)["byline"]) == (agency, byline)


def test_a_sign_off_is_cut_off_the_last_sentence():
    text = f"Envoys meet\n\n{STORY}\n\n{MORE} (Yonhap)"
    assert zones(text)[-1] == ("credit", "(Yonhap)")
    assert one(text)["agency"] == "Yonhap"


def test_a_caption_printed_twice_is_outside_the_story():
    caption = "The old town hall, in which the envoys of the two sides met,"
    assert outside(f"Envoys meet\n\n{STORY}\n\n{caption}\n{caption}\n\n{MORE}") == [f"{caption}\n{caption}"]


def test_a_lead_that_a_standfirst_says_first_counts_once():
    text = f"Envoys meet\n\n{STORY}\n\n(CNN) {STORY}\n\nThey parted late."
    assert outside(text) == [STORY, "(CNN)"]


FURNITURE = {
    "en": [
        "Accessibility links",
        "Breaking News",
        "Advertisement Continue reading the main story",
        "• Link copied",
        "Facebook Twitter Email Print",
        "XS",
        "Add a comment",
        "There are no comments yet. Add your comment to start the conversation.",
        "Summarize this article with AI",
        "This is AI generated summarization, which may have errors. For context, always refer to the full article.",
        "How does this make you feel?",
        "Download the Example App!",
        "Sign up for our newsletter",
        "Read more: What the envoys want",
        "Image copyright Getty Images Image caption The old town hall",
        "FILE - The old town hall before the envoys came, in May.",
        "The old town hall before the envoys came. (AP Photo/Ann Example)",
        "Copyright 2015 The Example. All rights reserved.",
        "Ann Example in Tokyo contributed to this report.",
        "ann.example@news.example",
        "Staff writer",
        "The old town hall in which the envoys met on Monday. | KYODO",
        "\\###",
    ],
    "ko": [
        "본문 바로가기",
        "글자 크기 가 가",
        "공유하기 | 인쇄",
        "카카오톡 페이스북 트위터",
        "댓글 0",
        "좋아요 0 슬퍼요 0 화나요 0",
        "많이 본 뉴스",
        "관련기사",
        "▶ 견본일보 채널 구독하기",
        "입력 2015.04.17 09:19",
        "[사진] 옛 시청의 모습",
        "옛 시청의 모습이다. 2015.4.17/뉴스1 © News1 김견본 기자",
        "▲ 회담이 열린 옛 시청. ⓒ연합뉴스",
        "김견본 기자 kim@news.example",
        "페이스북에 공유하기",
        "이 기사는 언론사에서 정치 섹션으로 분류했습니다.",
        "저작권자 ⓒ 견본일보, 무단 전재 및 재배포 금지",
    ],
    "ja": [
        "本文へスキップ",
        "印刷する｜文字サイズ　小　中　大",
        "シェアする　ツイート　ブックマーク",
        "関連記事",
        "あわせて読みたい",
        "コメントする",
        "2015年4月17日 9時19分",
        "【写真】会談が開かれた市庁舎",
        "無断転載を禁じます",
        "トップへ戻る",
        "ログインして続きを読む",
        "メールマガジンに登録",
    ],
}


@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language, lines in FURNITURE.items() for line in lines]
)
def test_lines_that_are_furniture_by_how_they_read(language, line):
    title, story, more = {
        "en": ("Envoys meet in old town hall", STORY, MORE),
        "ko": ("외교 당국자 옛 시청서 만나", STORY_KO, MORE_KO),
        "ja": ("外交当局者、古い市庁舎で会談", STORY_JA, MORE_JA),
    }[language]
    assert outside(f"{title}\n\n{story}\n\n{line}\n\n{more}") == [line]


BODY = [
    "Trade",
    "What comes next",
    "He might have contributed to the outbreak of the quarrel.",
    "The report was published in 2015 by the council.",
    "Q: What does the minister want?",
    "“We shall meet again.”",
    "The firm <EX.T> sold chips to both sides.",
    "Related parties met in Seoul.",
    "He said that the photographs would not be published.",
    "Korea 2 Japan 1",
    "Gallery shows the statue",
    "기자들은 박수를 쳤다.",
    "댓글 조작 수사 착수",
    "AI가 생성한 가짜 영상 확산",
    "영상 공개에 양국 긴장",
    "会談は続いた。",
]


@pytest.mark.parametrize("line", BODY)
def test_lines_that_only_look_like_furniture_are_counted(line):
    assert outside(f"Envoys meet in old town hall\n\n{STORY}\n\n{line}\n\n{MORE}") == []


def test_a_list_of_sources_ends_an_article():
    sources = " 『外交当局者が会談』。\n 見本新聞、2015年4月17日。"
    assert outside(f"外交当局者が会談へ\n\n{STORY_JA}\n{sources}\n") == [sources.strip()]


def test_a_label_of_sources_takes_the_links_and_bullets_below_it_however_long_they_are():
    links = f"▶[{MORE}](https://example.org/a) a long report\n\n▶A second report that nobody links to, of the same length as prose"
    text = f"Envoys meet in old town hall\n\n{STORY}\n\n{MORE}\n\n**Related resources:**\n\n{links}\n"
    assert "".join(outside(text)).replace("\n", "") == f"**Related resources:**{links}".replace("\n", "")


def test_a_label_of_sources_amid_the_story_takes_nothing():
    assert outside(f"Envoys meet in old town hall\n\n{STORY}\n\nSources:\n\n{MORE}") == []


def test_a_tab_ends_a_headline():
    text = f"외교 당국자 옛 시청서 만나\t{STORY_KO}\n\n{STORY_KO}"
    assert one(text)["title"] == "외교 당국자 옛 시청서 만나"


def test_languages_are_told_by_script_and_commonest_words():
    assert [one(text)["language"] for text in (STORY, STORY_KO, STORY_JA)] == ["en", "ko", "ja"]
    assert (
        one("Die Gesandten trafen sich am Montag im alten Rathaus und wollen sich wieder treffen.")[
            "language"
        ]
        is None
    )


def test_an_english_text_with_its_korean_translation_below_is_english():
    assert one(f"Envoys meet again\n\n{STORY}\n\n{MORE}\n\n{STORY_KO}\n\n{MORE_KO}")["language"] == "en"


def test_what_the_source_states_goes_before_what_the_text_says():
    cleaned = one(
        f"The Korea Herald\n\nEnvoys meet again\n\n{STORY}", outlet="The Example", byline="Ann Example"
    )
    assert (cleaned["outlet"], cleaned["byline"]) == ("The Example", "Ann Example")


def test_what_the_text_does_not_say_stays_missing():
    cleaned = one(f"Envoys meet\n\n{STORY}")
    assert (cleaned["outlet"], cleaned["agency"], cleaned["byline"]) == (None, None, None)


def test_an_empty_batch_is_an_empty_batch():
    assert clean(RAW.batch([])).schema == CLEAN.arrow


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "\0", "x", "---\n", "---\ntitle: [\n---\nx", "\t\t", "# ", "a\u2028b"]
)
def test_odd_texts_have_zones_too(text):
    assert_zones_cover(one(text))


def assert_zones_cover(row):
    """Every letter that is no space is in exactly one zone, and the zones are in order."""
    spans = [(zone["start"], zone["end"]) for zone in row["zones"]]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    inside = {place for start, end in spans for place in range(start, end)}
    assert not [
        place for place, letter in enumerate(row["text"]) if not letter.isspace() and place not in inside
    ]
    assert {zone["zone"] for zone in row["zones"]} <= {zone.value for zone in Zone}
    assert all(zone["rule"] for zone in row["zones"])


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not beside this checkout")
def test_zones_cover_every_article_of_the_shared_corpus():
    paths = sorted(CORPUS.glob("*/*.txt"))
    rows = [
        {
            "id": str(n),
            "source": path.name,
            "sha256": "0",
            "text": path.read_text(encoding="utf-8"),
            "given": [],
        }
        for n, path in enumerate(paths)
    ]
    for row in clean(RAW.batch(rows)).to_pylist():
        assert_zones_cover(row)


# Seconds of processor time: far more than each text takes, far less than work that grows with the square of its length.
CLEAN_WITHIN_LIMIT = """
import resource, sys
from dyads.corpus import clean
from dyads.tables import RAW
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
text = sys.stdin.buffer.read().decode()
clean(RAW.batch([{"id": "0", "source": "a.txt", "sha256": "0", "text": text, "given": []}]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX bounds the processor time of a process")
@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        " " * 1_000_000 + "\nx",
        ("\t" * 100 + "\n") * 5000 + "x",
        "---\n" + "title: x\n" * 100_000,
        "---\na: &a [x, x, x, x]\n" + "".join(f"{n}: &n{n} [*a, *a, *a, *a]\n" for n in range(9)) + "---\nx",
        "Envoys meet\n\n" + "met. " * 100_000 + "a@b" * 1000,
        "(" * 100_000,
        "." * 200_000 + '"' * 200_000 + "x",
    ],
    ids=[
        "one word",
        "spaces",
        "tabs",
        "front matter without end",
        "nested values",
        "one line",
        "brackets",
        "marks",
    ],
)
def test_texts_that_nobody_means_well_end(text):
    run = subprocess.run([sys.executable, "-c", CLEAN_WITHIN_LIMIT], input=text.encode(), check=False)
    assert run.returncode == 0


def test_front_matter_without_a_title_leaves_the_title_to_the_text():
    cleaned = one(f"---\ntitle:\ndate: 2015-04-17\n---\nEnvoys meet in old town hall\n\n{STORY}")
    assert cleaned["title"] == "Envoys meet in old town hall"


@pytest.mark.parametrize(
    ("stated", "language"), [("en-GB", "en"), ("KO", "ko"), ("English", "en"), ("kor", "en"), ("", "en")]
)
def test_a_stated_language_counts_where_it_is_a_code(stated, language):
    assert one(STORY, language=stated)["language"] == language
