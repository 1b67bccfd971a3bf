import json
import re
from types import MappingProxyType

import pytest

from dyads.corpus import clean, read_documents
from dyads.model import Actor, Mode, Sense, Zone
from dyads.registry import Registry, load
from dyads.text import annotate, build_lexicon
from dyads.text.quotes.find import find_quotes
from dyads.text.records import Article, Mention, Sentence

PEOPLE = {  # invented people, and how each is written
    "anna-berg": ("Anna Berg", "Berg", "안나 베르크", "베르크", "ベルク"),
    "carl-dorn": ("Carl Dorn", "Dorn", "카를 도른", "도른", "ドルン"),
}
STATES = {
    "japan": ("Japan", "Tokyo", "일본", "日本"),
    "south-korea": ("South Korea", "Seoul", "한국", "韓国"),
}
OFFICES = {"foreign-ministry": ("Foreign Ministry", "외교부")}
PARTIES = {"river-party": ("River Party", "강물당"), "hill-party": ("Hill Party", "언덕당")}
FORMS = sorted(
    (
        (form, actor)
        for group in (PEOPLE, STATES, OFFICES, PARTIES)
        for actor, forms in group.items()
        for form in forms
    ),
    key=lambda pair: -len(pair[0]),
)
TYPES = {
    **dict.fromkeys(PEOPLE, "person"),
    **dict.fromkeys(STATES, "state"),
    **dict.fromkeys(OFFICES, "ministry"),
    **dict.fromkeys(PARTIES, "party"),
}
NOTHING = MappingProxyType({})
REGISTRY = Registry(
    MappingProxyType({id_: Actor(id_, type_, {"en": id_}, "XXX") for id_, type_ in TYPES.items()}),
    NOTHING,
    NOTHING,
    NOTHING,
    "test",
)


def quotes_in(*paragraphs, title=None):
    """The quotations of paragraphs, each sentence ending at a full stop outside of marks, as (text, kind, speaker)."""
    paragraphs = (title or "", *paragraphs)
    text = "\n\n".join(paragraphs)
    sentences, place = [], 0
    for number, paragraph in enumerate(paragraphs):
        for match in re.finditer(r"[^.。?!]*(?:[.。?!][”\"’'」]*|$)\s*", paragraph):
            if match.group().strip():
                zone = Zone.BODY if number else Zone.TITLE
                end = place + match.start() + len(match.group().rstrip())
                sentences.append(Sentence(len(sentences), number, zone, place + match.start(), end))
        place += len(paragraph) + 2
    found = find_quotes(Article("a", text, ()), sentences, mentions_in(text), REGISTRY)
    return [(text[q.start : q.end], q.kind, q.speaker) for q in found]


def mentions_in(text):
    taken, mentions = set(), []
    title = len(text.split("\n\n")[0])
    for form, actor in FORMS:
        for match in re.finditer(re.escape(form), text):
            places = set(range(*match.span()))
            if not places & taken:
                taken |= places
                where = (*match.span(), form, 0 if match.start() < title else 1, Zone.BODY)
                mentions.append(Mention(*where, actor, Mode.NAME, Sense.ACTOR, "test"))
    return sorted(mentions, key=lambda m: m.start)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“The river is calm,” Berg said.", "The river is calm,"),
        ('"The river is calm," Berg said.', "The river is calm,"),
        ("「川は静かに流れている」とベルク外相は述べた。", "川は静かに流れている"),
        ('베르크 장관은 "강은 고요하다"고 말했다.', "강은 고요하다"),
        ("베르크 장관은 “강은 고요하다”고 말했다.", "강은 고요하다"),
    ],
)
def test_a_sentence_between_marks_is_a_full_quotation_without_its_marks(text, said):
    [(found, kind, _)] = quotes_in(text)
    assert (found, kind) == (said, "full")


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Berg voiced “grave concern” over the flood.", "grave concern"),
        ('Berg said the plan would "change everything around here".', "change everything around here"),
        ("The pact would “institutionalize” the meetings.", "institutionalize"),
        ('베르크 장관은 이 계획이 "편향적 검증"이라고 비판했다.', "편향적 검증"),
    ],
)
def test_a_fragment_built_into_the_sentence_is_a_partial_quotation(text, fragment):
    [(found, kind, _)] = quotes_in(text)
    assert (found, kind) == (fragment, "partial")


@pytest.mark.parametrize(
    "text",
    [
        'The rocks ("Alpha" in one language and "Beta" in the other) are bare.',
        "The so-called “river women” came home.",
        "A policy known as “flood first” came into force.",
        "The ministers read the book “A River Runs Home” on the way.",
        "Berg's report is titled “The river is rising and nobody looks.”",
        "이 지역은 '강마을'이라는 이름으로 알려졌다.",
        "한국을 '우대국' 명단에 넣었다.",
        "新聞『川の歌』を読んだ。",
        "「川の家」という名前の店に行った。",
        "Nothing is quoted here; a 6\" pipe isn't the workers' aim.",
        "",
    ],
)
def test_terms_titles_and_names_between_marks_are_no_quotations(text):
    assert quotes_in(text) == []


def test_a_short_wording_that_an_article_marks_again_and_again_is_a_term():
    paragraph = "Berg said the “river women” were there."
    assert quotes_in(paragraph, paragraph, paragraph) == []


def test_where_many_terms_are_marked_only_what_stands_beside_a_verb_of_speech_is_a_quotation():
    terms = "The dam has a “dry room”, a “wet room”, a “stone hall” and a “water court” beside “the stairs of all years” and a “pump of pumps”."
    assert quotes_in(terms, "The dam they said was new has a “well of the five springs”.") == []
    assert quotes_in(terms, "The guide said the hall was “cold and far too wet”.") == [
        ("cold and far too wet", "partial", None)
    ]


def test_what_something_is_defined_or_described_as_is_a_quotation():
    assert quotes_in("Anna Berg defined the rain over the valley as a grave “river matter”.") == [
        ("river matter", "partial", "anna-berg")
    ]


def test_a_comma_inside_the_marks_makes_no_quotation_of_a_name():
    assert quotes_in("As the valley's “Big River,” Berg's brook had two names.") == []
    assert quotes_in("“Big River,” Berg said.") == [("Big River,", "full", "anna-berg")]


def test_a_quotation_that_runs_over_paragraphs_is_one_for_each_pair_of_marks_and_keeps_its_speaker():
    assert quotes_in(
        "“The river is calm,” Berg said. “We have seen it rise before.", "“We will see it again.”"
    ) == [
        ("The river is calm,", "full", "anna-berg"),
        ("We have seen it rise before.", "full", "anna-berg"),
        ("We will see it again.", "full", "anna-berg"),
    ]


def test_a_mark_that_is_never_closed_nor_opened_again_is_stray():
    assert quotes_in("“The river is calm, Berg said.", "Nobody spoke.") == []


def test_marks_inside_marks_belong_to_the_outer_quotation():
    assert quotes_in("Berg said: “He told us ‘go home’ and we went.”") == [
        ("He told us ‘go home’ and we went.", "full", "anna-berg")
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The river is calm,” Anna Berg said.", "anna-berg"),
        ("“The river is calm,” said Berg, who lives there.", "anna-berg"),
        ("“The river is calm,” said Foreign Minister Anna Berg of South Korea.", "anna-berg"),
        ("“The river is calm,” Berg, the minister for rivers, told reporters.", "anna-berg"),
        ("“The river is calm,” Berg also said on Thursday.", "anna-berg"),
        ("“The river is calm,” the Foreign Ministry said.", "foreign-ministry"),
        ("According to Berg, the river is “calm and far below its mark”.", "anna-berg"),
        ("Berg met Dorn, saying the river was “calm as never before”.", "anna-berg"),
        ("Berg said Japan kept a “calm and principled view” of rivers.", "anna-berg"),
        ("Berg, who leads the Foreign Ministry, said she would “carefully watch” the river.", "anna-berg"),
        (
            "Emil Falk said that if Japan comes, they will take “significant steps”, such as asking for more.",
            None,
        ),
        ("“The river is calm,” a Foreign Ministry official said.", None),
        ("“The river is calm,” an official from South Korea said.", None),
        ("“The river is calm,” said Emil Falk, a fisherman.", None),
        ("“The river is calm,” said a fisherman.", None),
        ("“The river is calm.”", None),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_that_reports(text, speaker):
    [(_, _, found)] = quotes_in(text)
    assert found == speaker


def test_he_and_she_are_the_last_who_spoke_or_acted():
    assert quotes_in("Dorn said the river was low.", "“It is calm,” he said.") == [
        ("It is calm,", "full", "carl-dorn")
    ]
    assert quotes_in("“It is calm,” Berg said.", "“It was not always so,” she added.")[1][2] == "anna-berg"


def test_he_is_nobody_once_a_name_has_come_up_that_the_registry_does_not_know():
    text = "Emil Falk, a fisherman, came by."
    assert quotes_in("“It is calm,” Dorn said.", text, "“It will rise,” he said.")[1][2] is None


def test_after_an_unnamed_speaker_he_is_unnamed_too():
    assert (
        quotes_in("Berg left.", "“It is calm,” the official said.", "“It will rise,” he said.")[1][2] is None
    )


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('안나 베르크 외무상은 "강은 고요하다"며 "곧 오를 것"이라고 말했다.', ["anna-berg", "anna-berg"]),
        (
            '베르크 장관은 도른 총리가 "강은 고요하다"고 한 데 대해 "그렇지 않다"고 반박했다.',
            ["carl-dorn", "anna-berg"],
        ),
        ('일본 정부는 "강은 고요하다"고 밝혔다.', ["japan"]),
        ('어부 한 관계자는 베르크 장관을 만나 "강은 고요하다"고 말했다.', [None]),
        ('"강은 고요하다"고 말한 베르크 장관이 떠났다.', ["anna-berg"]),
        ('안나 베르크 외교부 장관은 "강은 고요하다"고 말했다.', ["anna-berg"]),
        ('안나 베르크 강물당 부부장은 담화에서 "강은 고요하다"고 했다.', ["anna-berg"]),
        ('안나 베르크 할머니는 "강은 고요하다"고 했다.', ["anna-berg"]),
        ('베르크 대통령 권한대행 겸 강둑부 장관은 "강은 고요하다"고 했다.', ["anna-berg"]),
        (
            '베르크 장관은 "강은 고요하다"고 했다. 그는 "고요한 흐름"이라고도 했다.',
            ["anna-berg", "anna-berg"],
        ),
        ('한국이 원하는 조사에 대해 "강은 고요하다"는 지적도 나온다.', [None]),
        ("ベルク外相は「川は静かに流れている」と述べた。", ["anna-berg"]),
        ("日本政府は「川は静かに流れている」とした。", ["japan"]),
        ("ベルク外相（66）は会見で「川は静かに流れている」と述べた。", ["anna-berg"]),
        ("ベルク総裁は「川は静かに流れている」と語った。", ["anna-berg"]),
        (
            "ドルン氏は「川は静かに流れている」と述べた。日本政府高官は「川は増水している」と話す。",
            ["carl-dorn", None],
        ),
        ("「川は静かに流れている」。ベルク外相はそう語った。", ["anna-berg"]),
        ("ベルク外相は「川は静かに流れている」。", ["anna-berg"]),
        ("漁師の男性会長は「川は静かに流れている」と語った。", [None]),
        ("ベルク外相が来た。\n漁師の林さんらは会合に出席し「川は静かに流れている」と語った。", [None]),
    ],
)
def test_in_korean_and_japanese_the_particle_marks_the_speaker(text, speakers):
    assert [speaker for _, _, speaker in quotes_in(text)] == speakers


def test_a_korean_sentence_without_a_subject_goes_on_with_the_one_before():
    assert [
        speaker
        for _, _, speaker in quotes_in(
            '베르크 장관은 강에 갔다. "강은 고요하다"고 말했다. 이어 "곧 오른다"고 덧붙였다.'
        )
    ] == ["anna-berg", "anna-berg"]


def test_in_a_headline_the_name_before_the_marks_speaks():
    assert quotes_in(title="도른 \"강은 고요하다\"…베르크는 '고요' 발언") == [
        ("강은 고요하다", "full", "carl-dorn"),
        ("고요", "partial", "anna-berg"),
    ]


def test_in_a_japanese_headline_the_name_before_the_marks_speaks():
    assert quotes_in(title="川の調査、韓国が発表　ベルク外相「評価」") == [("評価", "partial", "anna-berg")]
    assert quotes_in(title="韓国の「川」") == []


def test_he_is_the_subject_of_the_sentence_before_though_an_apposition_parts_him_from_his_verb():
    assert (
        quotes_in(
            "“It is calm,” Dorn said.",
            "Anna Berg, speaking with Dorn on Friday, urged the town to wait.",
            "“It will rise,” she said.",
        )[1][2]
        == "anna-berg"
    )


def test_a_bare_office_is_the_one_lately_named_with_it():
    said = "大統領は「川は静かに流れている」と述べた。"
    far = "川の水は今日も増えた。" * 20
    assert quotes_in("ドルン大統領が来た。", far, f"ベルク大統領が来た。{said}")[0][2] == "anna-berg"


def test_a_bare_office_is_the_only_one_who_is_named_with_it():
    said = "大統領は「川は静かに流れている」と述べた。"
    assert quotes_in("ベルク大統領が来た。", said)[0][2] == "anna-berg"
    assert quotes_in("ベルク大統領とドルン大統領が来た。", said)[0][2] is None
    assert quotes_in("ベルク外相が来た。", said)[0][2] is None
    korean = '대통령은 "강은 고요하다"고 말했다.'
    assert quotes_in("베르크 대통령이 왔다.", korean)[0][2] == "anna-berg"
    assert quotes_in("베르크 장관과 도른 강둑부 장관이 왔다.", korean.replace("대통령", "장관"))[0][2] is None
    assert quotes_in("베르크 대통령이 왔다.", f"옆 나라 {korean}")[0][2] is None


def test_who_opens_a_headline_before_a_comma_speaks_at_its_end():
    assert quotes_in(title='외교부, 한국 대사 초치…"강둑 철회하라"')[0][2] == "foreign-ministry"
    assert quotes_in(title='회의 뒤 한국, 어부 만나…"강둑 철회하라"')[0][2] is None


def test_the_opposition_of_a_headline_is_the_one_party_that_acts_in_the_first_sentence():
    title = '도른 만난 野 "강둑 철회하라"'
    assert quotes_in("강물당이 도른을 만났다.", title=title)[0][2] == "river-party"
    assert quotes_in("강물당이 언덕당을 비판했다.", title=title)[0][2] is None
    assert quotes_in("도른이 왔다.", title=title)[0][2] is None


def test_what_stands_in_a_korean_document_is_nobodys():
    assert quotes_in('일본 정부는 백서를 냈다. 백서에는 "강은 고요하다"는 주장이 담겼다.')[0][2] is None


def test_the_place_of_the_speaker_and_the_verb_are_kept():
    text = "“The river is calm,” Berg said."
    sentence = Sentence(1, 1, Zone.BODY, 0, len(text))
    [quote] = find_quotes(Article("a", text, ()), [sentence], mentions_in(text), REGISTRY)
    assert (quote.speaker_span.of(text), quote.cue, quote.sentence) == ("Berg", "said", 1)


def test_quotations_of_real_articles_are_those_that_people_marked(shared):
    lexicon = build_lexicon(load())
    found = missed = false = spoken = right = 0
    for file in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        [place] = (shared / "corpus").glob(f"*/{gold['id']}.txt")
        [read] = read_documents([str(place)])
        quotes = annotate(clean(read.documents), lexicon).quotes.to_pylist()
        for mark in gold["quotes"]:
            hit = next((q for q in quotes if is_same(q, mark)), None)
            if hit is None:
                missed += 1
                continue
            quotes.remove(hit)
            found += 1
            if who := gold["actor_ids"].get(mark["speaker"]):
                spoken += 1
                right += hit["speaker"] in who
        false += len(quotes)
    assert 2 * found / (2 * found + missed + false) >= 0.85
    assert right / spoken >= 0.9


def is_same(quote, mark):
    """Say whether two stretches share four fifths of the longer one."""
    shared = min(quote["end"], mark["end"]) - max(quote["start"], mark["start"])
    return shared >= 0.8 * max(quote["end"] - quote["start"], mark["end"] - mark["start"])


def test_a_fragment_that_nobody_is_said_to_say_is_nobodys():
    assert quotes_in(
        "Anna Berg said the river would rise.",
        "The shrine tells of the dry years as “just floods fought for the survival of all” in its halls.",
    ) == [("just floods fought for the survival of all", "partial", None)]


def test_the_subject_of_referring_to_is_the_subject_of_the_sentence():
    assert quotes_in("Anna Berg said the river was “getting ever higher,” referring to the rain.") == [
        ("getting ever higher,", "partial", "anna-berg")
    ]


def test_a_speaker_is_not_meant_any_more_many_sentences_further_down():
    said, rain = "“The river is calm,” Anna Berg said.", f"It rained {'on and ' * 30}on."
    assert quotes_in(said, *[rain] * 5, "“It will rise.”")[1][2] == "anna-berg"
    assert quotes_in(said, *[rain] * 6, "“It will rise.”")[1][2] is None


def test_a_deed_told_behind_a_quotation_reports_no_words():
    assert (
        quotes_in("Amid shouts about “the river of all rivers,” Anna Berg threatened to leave.")[0][2] is None
    )


def test_he_is_not_who_is_only_told_of_by_somebody_the_registry_does_not_know():
    assert quotes_in(
        "But Hugo Lund, vice president of the Rivers Institute, told a paper Carl Dorn was building a dam.",
        "“We know nothing of a second dam,” he said.",
    ) == [("We know nothing of a second dam,", "full", None)]
