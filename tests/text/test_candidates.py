import pytest

from dyads import registry as registries
from dyads.desk.suggestions import find_candidates


@pytest.fixture(scope="module")
def registry():
    return registries.load()


@pytest.fixture
def candidates(tmp_path, registry):
    """Find the candidates of some articles, each a text of its own."""

    def find(*articles, title="Two sides meet"):
        for number, article in enumerate(articles):
            (tmp_path / f"{number}.txt").write_text(f"{title}\n\n{article}\n", encoding="utf-8")
        return find_candidates(str(tmp_path), registry)

    return find


def described(candidates):
    return [(one.name, one.type, one.country, one.roles) for one in candidates]


def test_a_title_before_a_name_makes_it_a_person_of_the_country_in_the_title(candidates):
    assert described(
        candidates("The talks were led by Japanese Vice Forestry Minister Tetsuo Kurobane on Monday.")
    ) == [("Tetsuo Kurobane", "person", "JPN", ("Japanese Vice Forestry Minister",))]


def test_a_title_behind_a_name_is_cut_before_its_verb(candidates):
    assert described(
        candidates("Tetsuo Kurobane, Japan's deputy envoy for timber, is due in town on Monday.")
    ) == [("Tetsuo Kurobane", "person", "JPN", ("Japan's deputy envoy for timber",))]


@pytest.mark.parametrize(
    "phrase",
    [
        "Tetsuo Kurobane, a professor of timber in Oslo, came late.",
        "Tetsuo Kurobane, a North Korea expert, came late.",
        "The new ambassador to Japan Tetsuo Kurobane came late.",
        "They met Foreign Ministry spokesman Tetsuo Kurobane in the hall.",
    ],
)
def test_a_country_that_the_title_does_not_belong_to_is_not_the_persons(candidates, phrase):
    [found] = candidates(phrase)
    assert (found.name, found.country, found.reason) == ("Tetsuo Kurobane", None, None)


def test_two_countries_are_none(candidates):
    [found] = candidates(
        "They heard Japanese envoy Tetsuo Kurobane first.", "They heard Chinese envoy Tetsuo Kurobane last."
    )
    assert (found.country, found.documents) == (None, 2)


def test_orders_hyphens_and_capitals_of_a_korean_name_are_one_person(candidates):
    [found] = candidates(
        "South Korean envoy Hwang Do-rim spoke.",
        "South Korean envoy Hwang Do-Rim was late.",
        "South Korean envoy Do-rim Hwang left early.",
        "South Korean envoy Hwang Dorim stayed on.",
    )
    assert {found.name, *found.forms} == {"Hwang Do-rim", "Hwang Do-Rim", "Do-rim Hwang", "Hwang Dorim"}
    assert (found.documents, found.mentions, found.family) == (4, 4, "Hwang")


def test_a_korean_name_needs_no_title(candidates):
    assert [one.name for one in candidates("The room was full when Hwang Do-rim came in.")] == [
        "Hwang Do-rim"
    ]


def test_capitals_alone_make_no_person_but_count_where_a_title_stands_elsewhere(candidates):
    assert candidates("The room was full when Tetsuo Kurobane came in.") == []
    [found] = candidates(
        "The room was full when Tetsuo Kurobane came in.", "Japanese envoy Tetsuo Kurobane had a cold."
    )
    assert (found.documents, found.mentions, found.country) == (2, 2, "JPN")


def test_a_family_name_alone_counts_for_the_one_person_who_bears_it(candidates):
    [found] = candidates(
        "Japanese envoy Tetsuo Kurobane had a cold. Kurobane stayed in bed. The tea was for Kurobane."
    )
    assert (found.mentions, found.family, found.goes_by_family) == (3, "Kurobane", True)


def test_a_family_name_that_two_persons_bear_counts_for_neither(candidates):
    found = candidates(
        "Japanese envoy Tetsuo Kurobane and Japanese envoy Haruo Kurobane met. Kurobane had a cold."
    )
    assert sorted((one.name, one.mentions) for one in found) == [
        ("Haruo Kurobane", 1),
        ("Tetsuo Kurobane", 1),
    ]


def test_nobody_whom_the_registry_holds_is_suggested_in_any_order_or_spelling(candidates):
    assert (
        candidates(
            "Prime Minister Shinzo Abe met President Park Geun-hye. Envoy Geun-hye Park and Prime Minister Abe Shinzo agreed. "
            "Mr. Abe and Ms. Park left. Envoy Park Geunhye stayed."
        )
        == []
    )


def test_a_namesake_of_a_registered_person_is_somebody_else(candidates):
    assert [one.name for one in candidates("Prime Minister Shinzo Abe met the novelist Kurotaro Abe.")] == [
        "Kurotaro Abe"
    ]


def test_a_body_is_told_by_its_kind_and_may_go_on_behind_it(candidates):
    found = candidates("A study by the Halvorsen Institute for Timber and Paper Studies (HITPS) came out.")
    assert [(one.name, one.type, one.abbreviation) for one in found] == [
        ("Halvorsen Institute for Timber and Paper Studies", "organization", "HITPS")
    ]


def test_a_kind_of_body_alone_or_beside_one_vague_word_is_none(candidates):
    assert (
        candidates(
            "The West Bank and the Committee met the National Council. The Institute of the town was shut."
        )
        == []
    )


def test_a_body_ends_before_a_day_and_before_another_body(candidates):
    found = candidates(
        "They wrote to the Halvorsen Institute on Monday.",
        "The Halvorsen Institute and the Lindqvist Foundation wrote back.",
    )
    assert [one.name for one in found] == ["Halvorsen Institute", "Lindqvist Foundation"]


def test_a_headline_gives_no_cue_because_every_word_has_a_capital(candidates):
    assert (
        candidates("The day was long.", title="President Rejects Timber Plan as Envoy Kurobane Waits") == []
    )


def test_the_outlet_is_not_suggested(tmp_path, registry):
    (tmp_path / "one.jsonl").write_text(
        '{"title": "Rain", "outlet": "Fjordland Institute", "text": "The Fjordland Institute says that it rained."}\n',
        encoding="utf-8",
    )
    assert find_candidates(str(tmp_path), registry) == []


def test_korean_persons_stand_before_their_office(candidates):
    found = candidates(
        "황도림 외교부 삼림국장은 이날 회의에 늦었다. 황 국장은 기침을 했다.", title="비가 왔다"
    )
    assert [(one.name, one.type, one.roles) for one in found] == [("황도림", "person", ("외교부 삼림국장",))]


def test_a_japanese_name_in_hangul_is_told_by_its_han_characters(candidates):
    found = candidates("구로바네 데쓰오(黒羽哲男) 일본 임야청 장관은 이날 회의에 늦었다.", title="비가 왔다")
    assert [(one.name, one.country) for one in found] == [("구로바네 데쓰오", "JPN")]


@pytest.mark.parametrize(
    "text",
    [
        "정부는 외교부 장관 회의를 열었다.",
        "한국의 외교부 장관은 늦었다.",
        "선임연구원 회의가 열렸다.",
        "이번 회의 대표가 늦었다.",
    ],
)
def test_common_nouns_before_an_office_are_no_korean_names(candidates, text):
    assert candidates(text, title="비가 왔다") == []


def test_korean_bodies_end_in_their_kind(candidates):
    found = candidates("눈꽃삼림연구소는 보고서를 냈다.", title="비가 왔다")
    assert [(one.name, one.type) for one in found] == [("눈꽃삼림연구소", "organization")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会議には高木外務副大臣と上田林道教授が出た。", [("上田林道", "教授")]),
        ("会議には黒羽哲男氏が出た。", [("黒羽哲男", None)]),
        ("会議にはラルス・ハルボルセン教授が出た。", [("ラルス·ハルボルセン", "教授")]),
        ("会議には母黒羽哲さんが出た。", []),
        ("韓国外務省の報道官が出た。", []),
    ],
)
def test_japanese_persons_stand_before_an_office_or_a_courtesy(candidates, text, expected):
    found = candidates(text, title="雨が降った")
    assert [(one.name, one.roles[0] if one.roles else None) for one in found] == expected


def test_those_of_more_stories_come_first_and_copies_are_one_story(candidates):
    copied = (
        "Japanese envoy Tetsuo Kurobane had a cold on the day of the great rain, and so the long talks about timber and paper "
        "were put off until the week after, when the hall in the harbour would be free again for both of the delegations."
    )
    found = candidates(
        copied,
        copied,
        copied,
        "Chinese envoy Liang Qiwen wrote a letter.",
        "Over lunch, Chinese envoy Liang Qiwen told nobody of it.",
    )
    assert [(one.name, one.clusters, one.documents) for one in found] == [
        ("Liang Qiwen", 2, 2),
        ("Tetsuo Kurobane", 1, 3),
    ]


def test_evidence_is_one_sentence_a_story_with_its_file(candidates):
    [found] = candidates("It rained. Japanese envoy Tetsuo Kurobane\nhad a cold. Kurobane slept.")
    assert [(one.source, one.sentence) for one in found.evidence] == [
        ("0.txt", "Japanese envoy Tetsuo Kurobane had a cold.")
    ]


def test_no_articles_give_no_candidates(candidates):
    assert candidates("") == []
