from dyads.report.evidence import read_evidence
from dyads.report.sources import gather_sources

LATER = {
    "document": "b",
    "title": "Later",
    "outlet": "Post",
    "date": "2 May",
    "day": "2015-05-02",
    "start": 0,
}
FIRST = {"document": "a", "title": "First", "outlet": "Post", "date": "1 May", "day": "2015-05-01"}


def gather(**numbers):
    items = {name: {"label": name, "sentences": sentences} for name, sentences in numbers.items()}
    return gather_sources(read_evidence({"items": items}))


def test_a_sentence_behind_two_numbers_stands_once_and_each_says_what_it_counted_there():
    text = "Ann met Bob."
    sources = gather(
        ann=[{**FIRST, "text": text, "marks": [[0, 3]], "rule": "name"}],
        bob=[{**FIRST, "text": text, "marks": [[8, 11]], "rule": "surname"}],
    )
    [article] = sources.articles
    assert (article.id, article.words, article.dated) == ("a.1", ("First", "Post", "1 May"), True)
    [line] = article.lines
    assert [(piece.text, piece.marked) for piece in line.pieces] == [
        ("Ann", True),
        (" met ", False),
        ("Bob", True),
        (".", False),
    ]
    [ann], [bob] = sources.references["evidence-ann"], sources.references["evidence-bob"]
    assert (ann.place, ann.words, ann.marks, ann.rule) == ("s.1.1", "Post · 1 May", "0-3", "name")
    assert (bob.place, bob.marks, bob.rule) == ("s.1.1", "8-11", "surname")


def test_articles_stand_by_day_and_their_sentences_as_they_are_written():
    sources = gather(
        x=[
            {**LATER, "text": "Second.", "start": 40, "marks": []},
            {**LATER, "text": "One.", "start": 3, "marks": []},
            {**FIRST, "text": "Before.", "marks": []},
        ]
    )
    assert [(one.words[0], [line.text for line in one.lines]) for one in sources.articles] == [
        ("First", ["Before."]),
        ("Later", ["One.", "Second."]),
    ]
    assert [one.place for one in sources.references["evidence-x"]] == ["s.2.2", "s.2.1", "s.1.1"]


def test_a_number_of_articles_refers_to_articles():
    sources = gather(x=[{**FIRST, "text": ""}], y=[{"document": "c.txt", "text": "", "title": None}])
    assert [one.lines for one in sources.articles] == [(), ()]
    assert [one.place for number in sources.references.values() for one in number] == ["a.1", "a.2"]
    assert (sources.articles[1].words, sources.articles[1].dated) == (("c.txt",), False)
    assert sources.references["evidence-y"][0].words == "c.txt"


def test_no_evidence_gives_no_articles():
    assert gather() == gather_sources([])
    assert gather().articles == ()


def test_an_article_that_tells_nothing_of_itself_stands_as_a_dash():
    sources = gather(x=[{"text": "Ann met Bob.", "marks": [[0, 3]]}, {"text": ""}])
    [article] = sources.articles
    assert (article.words, article.dated, [line.text for line in article.lines]) == (
        ("–",),
        False,
        ["Ann met Bob."],
    )
    assert [(one.place, one.words) for one in sources.references["evidence-x"]] == [
        ("s.1.1", "–"),
        ("a.1", "–"),
    ]
