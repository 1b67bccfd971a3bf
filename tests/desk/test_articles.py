"""Behind a bar of the coverage: its articles, by title, outlet and day."""

import dyads

DATED = "Tuna quotas\n\n10 August 2010\n\nJapan met Peru.\n"


def read(tmp_path, *articles):
    for number, article in enumerate(articles):
        (tmp_path / f"{number}.txt").write_text(article, encoding="utf-8")
    return dyads.open(str(tmp_path))


def test_every_row_of_the_coverage_opens_the_articles_it_counts(tmp_path):
    news = read(tmp_path, DATED, "Trade talks\n\nJapan left.\n")
    drawn = dyads.plot_coverage(dyads.cover_outlets(news, "year")).data
    items = dyads.show_articles(news, "year").items
    assert [items[place]["label"] for place in drawn.doors] == [
        "outlet not named, 10 August 2010",
        "outlet not named, no known day",
    ]
    dated, undated = (items[place] for place in drawn.doors)
    assert dated["total"] == 1
    assert dated["sentences"] == [
        {
            "document": news.documents["id"][news.documents["title"] == "Tuna quotas"].item(),
            "outlet": "",
            "date": "10 August 2010",
            "day": "2010-08-10",
            "title": "Tuna quotas",
            "text": "",
        }
    ]
    assert [entry["title"] for entry in undated["sentences"]] == ["Trade talks"]


def test_of_many_articles_the_first_stand_there_and_their_number(tmp_path):
    news = read(tmp_path, *(DATED.replace("10", f"{day}", 1) for day in (12, 11, 14)))
    items = dyads.show_articles(news, "year", most=2).items.values()
    assert {item["total"] for item in items} == {3}
    assert {tuple(entry["day"] for entry in item["sentences"]) for item in items} == {
        ("2010-08-11", "2010-08-12")
    }


def test_every_number_beside_an_outlet_and_every_way_of_knowing_days_opens_its_articles(tmp_path):
    news = read(tmp_path, DATED, "Trade talks\n\nJapan left.\n")
    items = dyads.show_articles(news, "year").items
    totals = {
        row["door"]: row["total"]
        for rows in dyads.plot_coverage(dyads.cover_outlets(news, "year")).spec["datasets"].values()
        for row in rows
        if "total" in row
    }
    assert [(items[place]["total"], told) for place, told in totals.items()] == [(2, "2, undated 1")]
    assert [items[place]["label"] for place in dyads.show_dating(news).doors] == [
        "Articles whose day is stated",
        "Articles whose day is unknown",
    ]


def test_groups_open_as_outlets_do_and_no_articles_open_nothing(tmp_path):
    news = read(tmp_path, DATED)
    groups = dict.fromkeys(news.documents["id"], "Elsewhere")
    items = dyads.show_articles(news, "year", groups).items
    [place] = dyads.show_groups(news, groups).doors
    assert items[place]["label"] == "Elsewhere"
    assert "Elsewhere, 10 August 2010" in [item["label"] for item in items.values()]
    (tmp_path / "none").mkdir()
    assert dyads.show_articles(dyads.open(str(tmp_path / "none")), "year").items == {}


def test_a_line_between_two_opens_the_articles_of_certain_day_that_name_both(tmp_path):
    undated, alone = "Trade talks\n\nJapan met Peru.\n", DATED.replace("Japan met Peru", "Japan left")
    news = read(tmp_path, DATED.replace("met Peru.", "met again. Peru left."), undated, alone)
    together = dyads.bin_together(news, ["japan", "peru"], "year")
    [(place, item)] = dyads.show_shared_articles(news, together).items.items()
    assert place == "evidence-articles-japan-peru"
    assert item["label"] == "Japan – Peru: articles that name both"
    assert (item["total"], [entry["title"] for entry in item["sentences"]]) == (1, ["Tuna quotas"])
    assert item["total"] == together["certain"].sum()
