"""Documents in groups: by the country of an outlet the registry knows, else by the outlet."""

from dataclasses import replace

import dyads


def article(outlet, number, text):
    return f"{outlet}\n\nHarbour news {number}\n\nPublished : April {number}, 2015 - 09:19\n\n{text}\n"


def with_outlets(news, *outlets):
    return news.documents.sort_values("source").assign(outlet=list(outlets))


def test_a_known_outlet_is_its_country_and_an_unknown_one_itself_however_it_is_set(read):
    news = read(*(f"Harbour news\n\nShip {number} came in.\n" for number in range(5)))
    documents = with_outlets(news, "THE KOREA HERALD", "Harbour Post", "HARBOUR — POST", "Harbour Post", None)
    groups = dyads.group_outlets(replace(news, documents=documents))
    by_source = dict(zip(documents["source"], documents["id"], strict=True))
    named = {source: groups.get(document) for source, document in by_source.items()}
    assert named == {
        "0.txt": "South Korea",
        "1.txt": "Harbour Post",
        "2.txt": "Harbour Post",
        "3.txt": "Harbour Post",
        "4.txt": None,
    }


def test_groups_of_one_document_are_not_set_side_by_side():
    groups = {"1": "Seoul", "2": "Seoul", "3": "Tokyo", "4": "Lima", "5": "Lima", "6": "Lima"}
    assert dyads.largest_groups(groups) == ("Lima", "Seoul")
    assert dyads.largest_groups(groups, ["Tokyo", "Seoul"]) == ("Seoul",)
    assert dyads.first_two(("Lima", "Seoul")) == ("Lima", "Seoul")
    assert dyads.first_two(("Lima",)) == ("", "")


def test_a_group_counts_its_own_documents_only(read):
    news = read("Wool\n\nPeru sold wool.\n", "Ships\n\nChile built ships.\n")
    groups = dict(zip(news.documents["id"], ["one", "other"], strict=True))
    counted = dyads.count_groups(news.mentions, news.documents, groups, ["one", "other"])
    assert sorted(tuple(table["actor"]) for table in counted.values()) == [("chile",), ("peru",)]
    assert all(table["share"].tolist() == [1.0] for table in counted.values())


def test_whose_words_are_counted_group_by_group(read):
    news = read("News of one\n\nDokdo is far.\n", "News of two\n\nTakeshima is far.\n")
    sources = dict(zip(news.documents["id"], news.documents["source"], strict=True))
    groups = {document: {"0.txt": "Lima", "1.txt": "Quito"}[source] for document, source in sources.items()}
    table = dyads.show_group_wordings(news, groups, ["Lima", "Quito"])
    assert [row[1:6] for row in table.rows] == [
        ("Japan", "Quito", 1, 1, 1.0),
        ("South Korea", "Lima", 1, 1, 1.0),
    ]
    assert dyads.show_group_wordings(news, {}, []).rows == ()


def test_a_group_tells_its_outlets_and_counts_the_articles_without_one_too(read):
    news = read(*(f"Harbour news\n\nShip {number} came in.\n" for number in range(3)))
    documents = with_outlets(news, "Harbour Post", None, "Bay Times")
    groups = dict.fromkeys(documents["id"], "Elsewhere")
    [row] = dyads.show_groups(replace(news, documents=documents), groups).rows
    assert (row[0], row[1], row[-1]) == ("Elsewhere", 3, "Bay Times; Harbour Post")
    [row] = dyads.show_groups(replace(news, documents=documents.assign(outlet=None)), groups).rows
    assert (row[1], row[-1]) == (3, "")
