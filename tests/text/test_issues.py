from types import MappingProxyType

from dyads.model import Actor, Alias, Issue, Zone
from dyads.registry import Registry
from dyads.text.issues import build_issue_matcher, find_issues
from dyads.text.records import Article, Sentence

JAPAN = Actor("japan", "state", {"en": "Japan", "ko": "일본"}, "JPN", (Alias("Japanese", "demonym"),))
KOREA = Actor("south-korea", "state", {"en": "South Korea", "ja": "韓国"}, "KOR", (Alias("日", "abbr"),))
SEA = Issue(
    "sea",
    "territory",
    {"en": "Sea"},
    ("East Sea", "naming dispute"),
    frames=(("East Sea", "KOR"), ("Sea of Japan", "JPN")),
)
ISLETS = Issue("islets", "territory", {"en": "Islets"}, ("rocky islets", "occup*"), weak_phrases=("islets",))
LABOUR = Issue(
    "labour",
    "history",
    {"en": "Labour"},
    ("forced labor", "labor"),
    phrases_by_language={"ko": ("강제징용",), "ja": ("徴用工",)},
)
DEAL = Issue("deal", "history", {"en": "Deal"}, ("forced labor deal", "labor"), parent="labour")
REGISTRY = Registry(
    MappingProxyType({a.id: a for a in (JAPAN, KOREA)}),
    MappingProxyType({}),
    MappingProxyType({i.id: i for i in (SEA, ISLETS, LABOUR, DEAL)}),
    MappingProxyType({}),
    "test",
)


def hits_in(*sentences, registry=REGISTRY):
    text = "\n".join(sentences)
    spans, start = [], 0
    for number, sentence in enumerate(sentences):
        spans.append(Sentence(number, number, Zone.BODY, start, start + len(sentence)))
        start += len(sentence) + 1
    found = find_issues(Article("a", text, ()), spans, build_issue_matcher(registry))
    assert all(text[hit.start : hit.end] == hit.phrase for hit in found)
    return found


def issues_in(*sentences, registry=REGISTRY):
    return [(hit.sentence, hit.issue, hit.phrase) for hit in hits_in(*sentences, registry=registry)]


def wordings_in(*sentences):
    return [(hit.phrase, hit.wording) for hit in hits_in(*sentences)]


def test_a_phrase_counts_without_regard_to_case_and_only_as_a_whole_word():
    assert issues_in("The NAMING dispute and the Naming Disputes.") == [(0, "sea", "NAMING dispute")]


def test_a_phrase_broken_over_two_lines_counts():
    assert issues_in("Talks on the naming\ndispute.")[0][1:] == ("sea", "naming\ndispute")


def test_a_star_ends_a_beginning_of_words():
    assert issues_in("An occupation, preoccupied.") == [(0, "islets", "occupation")]


def test_the_longest_phrase_wins_over_its_parts():
    assert issues_in("The forced labor deal.") == [(0, "deal", "forced labor deal")]


def test_a_phrase_of_two_issues_is_one_row_for_each():
    assert issues_in("On labor.") == [(0, "labour", "labor"), (0, "deal", "labor")]


def test_korean_particles_and_japanese_without_spaces_do_not_hide_a_phrase():
    assert issues_in("강제징용은 남았다.", "元徴用工問題。") == [
        (0, "labour", "강제징용"),
        (1, "labour", "徴用工"),
    ]


def test_a_weak_phrase_counts_beside_a_strong_one_or_the_pair_and_not_alone():
    assert issues_in(
        "Many islets.", "Islets, rocky islets.", "Japanese islets.", "South Korea's islets."
    ) == [
        (1, "islets", "Islets"),
        (1, "islets", "rocky islets"),
        (2, "islets", "islets"),
        (3, "islets", "islets"),
    ]


def test_a_weak_phrase_counts_anywhere_in_an_article_that_writes_both_of_the_pair_in_a_sentence():
    assert issues_in("Many islets.", "Japan met South Korea.") == [(0, "islets", "islets")]
    assert issues_in("Many islets.", "Japan rained.", "South Korea shone.") == []
    for together in ("한일 회담.", "한·미·일 회담.", "日韓会談。", "日米韓の会談。"):
        assert issues_in("Many islets.", together) == [(0, "islets", "islets")]


def test_a_wording_that_is_only_a_frame_counts_beside_a_strong_phrase_of_its_issue():
    assert issues_in("It fell into the Sea of Japan.", "The Sea of Japan, or East Sea.") == [
        (1, "sea", "Sea of Japan"),
        (1, "sea", "East Sea"),
    ]


def test_a_phrase_says_whose_wording_it_is_where_the_registry_knows():
    assert wordings_in("The naming dispute: EAST SEA or Sea of Japan.") == [
        ("naming dispute", None),
        ("EAST SEA", "KOR"),
        ("Sea of Japan", "JPN"),
    ]


def test_an_empty_text_and_an_empty_registry_have_no_issues():
    empty = Registry(*(MappingProxyType({}) for _ in range(4)), "test")
    assert issues_in("") == []
    assert issues_in("The naming dispute.", registry=empty) == []
